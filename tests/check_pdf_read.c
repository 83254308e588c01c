// Checks that a document survives its way through JSON, and that nothing else passes for one.
#include "pdf/read.h"

#include "formats/formats.h"
#include "model/read.h"
#include "sheets/sheets.h"

#include "check_base.h"

#include <dirent.h>
#include <stdio.h>

static struct str written(const char *format, const struct doc *doc, unsigned audience) {
    struct format_options options = {.audience = audience};
    struct buf out = buf_new(&arena);
    format_find(str_of(format))->write(&out, doc, &options);
    return buf_str(&out);
}

static struct doc *read_back(const struct doc *doc, unsigned audience) {
    struct str error = S("");
    struct doc *back = pdf_read(&arena, written("json", doc, audience), &error);
    ck_assert_msg(back != NULL, "%.*s", S_ARG(error));
    return back;
}

// What an audience sees is what everybody sees of the document that was written for it.
static void expect_same(const struct doc *doc, unsigned audience) {
    const struct doc *back = read_back(doc, audience);
    for (size_t i = 0; format_at(i); i++) {
        const char *format = format_at(i)->name;
        struct str before = written(format, doc, audience), after = written(format, back, 0);
        ck_assert_msg(str_eq(before, after), "%s:\n%.*s\n---- and back:\n%.*s", format,
                      S_ARG(before), S_ARG(after));
    }
}

// ---- every kind of node ----

static const struct doc_column columns[] = {{DOC_START, 40}, {DOC_CENTER, 0}, {DOC_END, 20}};
static const struct doc_figure modules = {
    .alt = S_INIT("A code"), .bytes = S_INIT("\1\1\0\0\0\1\1\0\1"), .side = 3, .width = 25};
static const struct doc_figure image = {.alt = S_INIT("A logo"),
                                        .media = S_INIT("image/png"),
                                        .bytes = S_INIT("\x89PNG\r\n\x1a\n"),
                                        .width = 30};
static const struct doc_figure odd = {
    .alt = S_INIT("odd"), .media = S_INIT("text/html"), .bytes = S_INIT("<b>"), .width = 9};

static void add_runs(struct doc_node *node) {
    doc_text(node, S("Plain \x1b[31m\xe2\x80\xae \n "));
    doc_strong(node, S("strong"));
    doc_line_end(node);
    doc_code(node, S("stay-credit"));
    doc_link(node, S("link"), S("https://example.org/a_b"));
    doc_link(node, S("no link"), S("javascript:alert(1)"));
    doc_box(node, S("seen"));
    doc_text(node, S("日本語 \"quoted\" \\ \xff"));
}

static void add_table(struct doc_node *body) {
    struct doc_node *table = doc_table(body, S("Caption"), columns, 3), *row = NULL;
    for (int style = DOC_HEADER_ROW; style >= DOC_BODY_ROW; style--) {
        row = doc_row(table, (enum doc_row_style)style);
        doc_cell(row, DOC_ROW_HEADER, S("a"));
        doc_cell(row, DOC_COLUMN_HEADER, S("b"));
        struct doc_node *cell = doc_cell(row, DOC_DATA, S("of leads"));
        cell->audience = DOC_FOR_LEAD;
        cell->lang = S("fr");
    }
    doc_row(table, DOC_BODY_ROW)->audience = DOC_FOR_LEAD;
    doc_cell(table->last, DOC_DATA, S("a row of leads"));
}

static void add_blocks(struct doc_node *body) {
    for (int style = DOC_PLAIN; style <= DOC_NOTE; style++)
        doc_styled(body, (enum doc_paragraph_style)style, S("styled"));
    for (int style = DOC_BULLETS; style <= DOC_SAYINGS; style++)
        doc_item(
            doc_list(doc_item(doc_list(body, (enum doc_list_style)style), S("outer")), DOC_NUMBERS),
            S("inner"));
    for (int tone = DOC_TONE_PLAIN; tone < DOC_TONES; tone++)
        doc_paragraph(doc_callout(body, (enum doc_tone)tone, S("label")), S("toned"));
    doc_item(doc_add(body, DOC_CHECKLIST), S("tick"));
    doc_paragraph(doc_add_text(body, DOC_QUOTE, S("words")), S("who"));
    doc_lines(body, 7);
    doc_add_text(body, DOC_FIELD, S("Name"));
    doc_text(doc_figure(body, &modules), S("scan"));
    doc_figure(body, &image);
    doc_figure(body, &odd);
    struct doc_node *card = doc_card(doc_add(body, DOC_DECK), DOC_TONE_CUSTOMER, S("Customer"));
    doc_paragraph(card, S("secret"))->audience = DOC_FOR_CUSTOMER;
    doc_paragraph(card, S("open"));
    doc_add_text(card, DOC_BACK, S("the back"));
    doc_paragraph(doc_add(body, DOC_KEEP), S("kept"));
    doc_page_break(body, DOC_NEXT_PAGE);
    doc_page_break(body, DOC_NEXT_LEAF);
}

static struct doc *whole(void) {
    struct doc *doc = doc_new(&arena, S("Whole"), S("ar-EG"));
    struct doc_node *title = doc_add_text(&doc->body, DOC_TITLE, S("Title"));
    title->id = S("noisy-room");
    doc_styled(title, DOC_KICKER, S("Kicker"));
    struct doc_node *section = doc_section(&doc->body, S("Heading"));
    add_runs(doc_paragraph(doc_section(section, S("Inner")), S("")));
    add_table(section);
    add_blocks(section);
    doc->kind = S("card");
    doc->audience = DOC_FOR_AGENT | DOC_FOR_OBSERVER;
    doc->page = (struct doc_page){DOC_LETTER, DOC_WALL, true, true, true, true, 2, 85};
    doc->theme.colors[DOC_AGENT] = 0x00ff7f;
    doc->theme.fonts = S("Inter, Arial");
    doc->theme.logo = &image;
    doc->footer = (struct doc_footer){S("House"), S("version 3"), S("0123"), S("DRAFT"), S("note")};
    return doc;
}

START_TEST(every_kind_of_node_comes_back) {
    static const unsigned audiences[] = {0, DOC_FOR_AGENT, DOC_FOR_CUSTOMER, DOC_FOR_LEAD};
    EACH(i, audiences)
    expect_same(whole(), audiences[i]);
}
END_TEST

START_TEST(what_no_page_shows_comes_back_too) {
    struct doc *doc = whole();
    const struct doc *back = read_back(doc, 0);
    ck_assert(str_eq(back->title, doc->title) && str_eq(back->kind, doc->kind));
    ck_assert(str_eq(back->lang, doc->lang));
    ck_assert_uint_eq(back->audience, doc->audience);
    ck_assert_mem_eq(&back->page, &doc->page, sizeof doc->page);
    ck_assert_mem_eq(back->theme.colors, doc->theme.colors, sizeof doc->theme.colors);
    ck_assert(str_eq(back->theme.fonts, doc->theme.fonts));
    ck_assert(str_eq(back->theme.logo->bytes, image.bytes));
    ck_assert_uint_eq(back->theme.logo->width, image.width);
    ck_assert(str_eq(back->body.first->id, S("noisy-room")));
    ck_assert(str_eq(back->footer.note, doc->footer.note));
}
END_TEST

START_TEST(what_is_hidden_is_not_written) {
    struct str agent = written("json", whole(), DOC_FOR_AGENT);
    ck_assert_int_lt(str_find(agent, S("secret")), 0);
    ck_assert_int_lt(str_find(agent, S("of leads")), 0);
    ck_assert_int_ge(str_find(written("json", whole(), DOC_FOR_CUSTOMER), S("secret")), 0);
    ck_assert_int_ge(str_find(agent, S("{\"schema_version\":1,\"title\":\"Whole\",")), 0);
}
END_TEST

// ---- every sheet that we ship ----

static void add_file(struct sources *sources, const char *path, const char *name) {
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "%s", path);
    char *bytes = arena_bytes(&arena, 1 << 20);
    size_t len = fread(bytes, 1, 1 << 20, file);
    fclose(file);
    sources_add(sources, str_dup(&arena, str_of(name)), (struct str){bytes, len});
}

static void add_folder(struct sources *sources, const char *path) {
    DIR *folder = opendir(path);
    if (!folder) {
        add_file(sources, path, "playbook.yaml");
        return;
    }
    for (const struct dirent *entry; (entry = readdir(folder));) {
        struct str inner = str_fmt(&arena, "%s/%s", path, entry->d_name);
        if (entry->d_name[0] == '.') continue;
        if (str_ends(inner, S(".yaml")))
            add_file(sources, inner.ptr, entry->d_name);
        else
            add_folder(sources, inner.ptr);
    }
    closedir(folder);
}

static const char *const shipped[] = {"airline.yaml", "brightline-telecom.yaml",
                                      "retail.yaml",  "starter.yaml",
                                      "abcd-shop",    "harbour-house"};

static const struct playbook *read_shipped(const char *name) {
    struct sources *sources = arena_new(&arena, struct sources);
    struct findings findings = findings_new(&arena);
    *sources = sources_new(&arena);
    add_folder(sources, str_fmt(&arena, "%s/%s", PLAYBOOKS_DIR, name).ptr);
    return playbook_read(&arena, sources, &yaml_limits_default, &findings);
}

START_TEST(every_sheet_comes_back) {
    EACH(i, shipped) {
        const struct playbook *playbook = read_shipped(shipped[i]);
        ck_assert_uint_gt(playbook->scenarios.n, 0);
        for (size_t s = 0; sheet_at(s); s++) {
            struct sheet_options options = {0};
            struct str error;
            struct doc *doc = sheet_make(&arena, playbook, sheet_at(s), &options, &error);
            if (doc) expect_same(doc, 0);
        }
    }
}
END_TEST

// ---- what is no document ----

#define HEAD         "{\"schema_version\":1"
#define IN(blocks)   HEAD ",\"blocks\":[" blocks "]}"
#define TEXT(run)    IN("{\"kind\":\"paragraph\",\"runs\":[" run "]}")
#define FIGURE(text) IN("{\"kind\":\"figure\",\"figure\":{" text "}}")

static const struct {
    const char *json, *says;
} mistakes[] = {
    {"", "ends too early"},
    {"[]", "it must be an object"},
    {"{}", "it has no \"schema_version\""},
    {"{\"schema_version\":2}", "/schema_version is 2, and what can be read is 1"},
    {"{\"schema_version\":1.0}", "/schema_version must be a whole number from 0 to 999"},
    {"{\"schema_version\":1e0}", "must be a whole number"},
    {"{\"schema_version\":4294967297}", "must be a whole number"},
    {"{\"schema_version\":-1}", "must be a whole number"},
    {HEAD ",\"title\":7}", "/title must be a text"},
    {HEAD ",\"title\":\"\\u001b[31m\"}", "/title holds a character that cannot be printed, U+001B"},
    {HEAD ",\"title\":\"\\u202e\"}", "U+202E"},
    {HEAD ",\"audience\":\"agent\"}", "/audience must be a list"},
    {HEAD ",\"audience\":[\"agents\"]}", "/audience/0 is \"agents\", but there are only agent, "},
    {HEAD ",\"page\":[]}", "/page must be an object"},
    {HEAD ",\"page\":{\"paper\":\"a5\"}}", "/page/paper is \"a5\", but there are only a4, letter."},
    {HEAD ",\"page\":{\"large\":1}}", "/page/large must be true or false"},
    {HEAD ",\"page\":{\"pages\":256}}", "/page/pages must be a whole number from 0 to 255"},
    {HEAD ",\"theme\":{\"colors\":{\"ink\":\"black\"}}}", "/theme/colors/ink must be a colour"},
    {HEAD ",\"theme\":{\"colors\":{\"ink\":\"#12345g\"}}}", "/theme/colors/ink must be a colour"},
    {HEAD ",\"blocks\":{}}", "/blocks must be a list"},
    {IN("7"), "/blocks/0 must be an object"},
    {IN("{}"), "/blocks/0 has no \"kind\""},
    {IN("{\"kind\":\"keep\"},{\"kind\":\"tabel\"}"), "/blocks/1/kind is \"tabel\", but there are"},
    {IN("{\"kind\":\"tab\\u001b\"}"), "/blocks/0/kind is \"tab\\x1B\", but there are only"},
    {IN("{\"kind\":\"body\"}"), "/blocks/0 is of the kind body, which may not stand in a body"},
    {IN("{\"kind\":\"row\"}"), "of the kind row, which may not stand in a body"},
    {IN("{\"kind\":\"list\",\"blocks\":[{\"kind\":\"paragraph\"}]}"),
     "/blocks/0/blocks/0 is of the kind paragraph, which may not stand in a list"},
    {IN("{\"kind\":\"keep\",\"blocks\":[{\"kind\":\"back\"}]}"), "may not stand in a keep"},
    {IN("{\"kind\":\"keep\",\"style\":\"note\"}"), "/blocks/0/style stands at a block that has no"},
    {IN("{\"kind\":\"list\",\"style\":\"note\"}"), "/blocks/0/style is \"note\", but there are"},
    {IN("{\"kind\":\"lines\",\"count\":1001}"), "/blocks/0/count must be a whole number"},
    {IN("{\"kind\":\"cell\",\"scope\":1}"), "may not stand in a body"},
    {IN("{\"kind\":\"table\",\"columns\":[{\"share\":101}]}"), "/blocks/0/columns/0/share must be"},
    {TEXT("{}"), "/blocks/0/runs/0 has no \"kind\""},
    {TEXT("{\"kind\":\"bold\"}"), "/blocks/0/runs/0/kind is \"bold\", but there are only text, "},
    {TEXT("{\"kind\":\"link\",\"text\":\"x\"}"), "/blocks/0/runs/0 is a link without \"href\""},
    {TEXT("{\"kind\":\"link\",\"href\":\"file:///etc\"}"),
     "/href must begin with http:, https: or"},
    {FIGURE("\"media\":\"image/gif\""), "/blocks/0/figure/media is \"image/gif\", but there are"},
    {FIGURE("\"media\":\"image/png\""), "/blocks/0/figure has no \"bytes\""},
    {FIGURE("\"media\":\"image/png\",\"bytes\":\"a\""), "/blocks/0/figure/bytes must be Base64"},
    {FIGURE("\"width\":1001"), "/blocks/0/figure/width must be"},
    {FIGURE("\"modules\":[\"01\"]"), "/modules/0 must have as many signs as rows"},
    {FIGURE("\"modules\":[\"1\",1]"), "/modules/0 must have as many signs as rows"},
    {FIGURE("\"modules\":[1]"), "/modules/0 must be a text"},
};

static void expect_refused(struct str json, const char *says) {
    struct str error = S("");
    ck_assert_msg(!pdf_read(&arena, json, &error), "%.*s", S_ARG(json));
    ck_assert_msg(str_find(error, str_of(says)) >= 0, "%.*s\nnot: %s", S_ARG(error), says);
}

START_TEST(a_mistake_is_named) {
    EACH(i, mistakes)
    expect_refused(str_of(mistakes[i].json), mistakes[i].says);
}
END_TEST

static struct str repeated(const char *before, const char *item, const char *separator, size_t n,
                           const char *after) {
    struct buf out = buf_new(&arena);
    buf_text(&out, before);
    for (size_t i = 0; i < n; i++) {
        if (i) buf_text(&out, separator);
        buf_text(&out, item);
    }
    buf_text(&out, after);
    return buf_str(&out);
}

START_TEST(everything_is_bounded) {
    expect_refused(repeated(HEAD, ",\"blocks\":[{\"kind\":\"keep\"", "", 16, ""), "deeper than 32");
    expect_refused(repeated(HEAD ",\"blocks\":[", "{\"kind\":\"keep\"}", ",", 100001, "]}"),
                   "/blocks/100000 is one of more than 100000 blocks");
    expect_refused(
        repeated(HEAD ",\"blocks\":[{\"kind\":\"table\",\"columns\":[", "{}", ",", 65, "]}]}"),
        "/blocks/0/columns has more than 64 columns");
    expect_refused(repeated(HEAD ",\"theme\":{\"logo\":{\"modules\":[", "\"0\"", ",", 178, "]}}}"),
                   "/theme/logo/modules has more than 177 rows");
    expect_refused(repeated(HEAD ",\"theme\":{\"logo\":{\"media\":\"image/png\",\"bytes\":\"",
                            "AAAA", "", (4 << 20) / 3 + 1, "\"}}}"),
                   "/theme/logo/bytes is an image of more than 4 MiB");
}
END_TEST

START_TEST(little_is_enough) {
    struct str error;
    const struct doc *doc = pdf_read(&arena, S(HEAD ",\"later\":{\"versions\":[]}}"), &error);
    ck_assert_ptr_nonnull(doc);
    ck_assert_ptr_null(doc->body.first);
    ck_assert_uint_eq(doc->theme.colors[DOC_INK], doc_usual_theme.colors[DOC_INK]);
}
END_TEST

// ---- what the manual shows ----

START_TEST(the_example_of_the_manual_is_read) {
    struct sources sources = sources_new(&arena);
    add_file(&sources, TESTS_DIR "/../man/empower-document.5", "manual");
    struct str page = sources.files.items[0].bytes, error = S("");
    page = str_from(page, (size_t)str_find(page, S("{\"schema_version\"")));
    page = str_slice(page, 0, (size_t)str_find(page, S(".Ed")));
    const struct doc *doc = pdf_read(&arena, page, &error);
    ck_assert_msg(doc != NULL, "%.*s", S_ARG(error));
    ck_assert(str_starts(written("md", doc, 0), S("# Nut allergy\n\n## Say\n\nI will ask")));
}
END_TEST

// ---- out of memory ----

static struct str json_of_whole;

static void read_whole(struct arena *small) {
    struct str error;
    ck_assert_ptr_nonnull(pdf_read(small, json_of_whole, &error));
}

START_TEST(no_allocation_may_fail_unnoticed) {
    json_of_whole = written("json", whole(), 0);
    fail_each_allocation(read_whole);
}
END_TEST

RUN("pdf_read", every_kind_of_node_comes_back, what_no_page_shows_comes_back_too,
    what_is_hidden_is_not_written, every_sheet_comes_back, a_mistake_is_named,
    everything_is_bounded, little_is_enough, the_example_of_the_manual_is_read,
    no_allocation_may_fail_unnoticed)
