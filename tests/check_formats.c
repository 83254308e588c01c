// Checks the formats: every kind of node in each, and that no text of a playbook can act.
#include "base/base64.h"
#include "base/digest.h"
#include "base/utf8.h"
#include "formats/formats.h"
#include "formats/inline.h"

#include "run.h"

#include <stdlib.h>
#include <string.h>

static struct arena arena;

static void setup(void) {
    arena_init(&arena, allocator_malloc, 0);
}

static void teardown(void) {
    arena_free(&arena);
}

static const struct doc_column columns[] = {{DOC_START, 40}, {DOC_CENTER, 0}, {DOC_END, 20}};
static const struct doc_figure code = {
    .alt = S_INIT("A code"), .bytes = S_INIT("\1\1\0\0\0\1\1\0\1"), .side = 3, .width = 25};

static void add_table(struct doc_node *body) {
    struct doc_node *table =
        doc_table(doc_section(body, S("Table")), S("What you may give"), columns, 3);
    struct doc_node *row = doc_row(table, DOC_HEADER_ROW);
    doc_cell(row, DOC_COLUMN_HEADER, S("Gesture"));
    doc_cell(row, DOC_COLUMN_HEADER, S("Limit"));
    doc_cell(row, DOC_COLUMN_HEADER, S("Cost"));
    row = doc_row(table, DOC_BODY_ROW);
    struct doc_node *cell = doc_cell(row, DOC_ROW_HEADER, S("Credit on the bill"));
    doc_line_end(cell);
    doc_code(cell, S("stay-credit"));
    doc_cell(row, DOC_DATA, S("£50 per stay"));
    doc_cell(row, DOC_DATA, S("£30"));
    row = doc_row(table, DOC_BODY_ROW);
    doc_cell(row, DOC_ROW_HEADER, S("Late check-out"));
    doc_cell(row, DOC_DATA, S("no limit"));
    doc_cell(row, DOC_DATA, S("£20"))->audience = DOC_FOR_LEAD;
}

static void add_text(struct doc_node *body) {
    struct doc_node *section = doc_section(body, S("Text"));
    struct doc_node *p = doc_paragraph(section, S("Plain, "));
    doc_strong(p, S("strong"));
    doc_text(p, S(", "));
    doc_code(p, S("stay-credit"));
    doc_text(p, S(" and a "));
    doc_link(p, S("link"), S("https://example.org/a_b"));
    doc_text(p, S("."));
    doc_line_end(p);
    doc_text(
        p,
        S("A second line, so long that the text format breaks it at the place where it is full."));
    doc_styled(section, DOC_NOTE, S("A note."));
    struct doc_node *inner = doc_section(section, S("Inner"));
    struct doc_node *quote = doc_add_text(inner, DOC_QUOTE, S("I back any decision."));
    doc_styled(quote, DOC_NOTE, S("chief operating officer"));
    doc_paragraph(inner, S("Bonjour."))->lang = S("fr");
}

static void add_lists(struct doc_node *body) {
    struct doc_node *section = doc_section(body, S("Lists"));
    struct doc_node *list = doc_list(section, DOC_BULLETS);
    doc_item(list, S("one"));
    doc_item(doc_list(doc_item(list, S("two")), DOC_BULLETS), S("inner"));
    doc_item(list, S("three"));
    list = doc_list(section, DOC_NUMBERS);
    doc_item(list, S("first"));
    doc_item(list, S("second"));
    doc_item(doc_list(section, DOC_SAYINGS), S("“couldn't sleep”"));
    doc_item(doc_add(section, DOC_CHECKLIST), S("seen"));
}

static void add_blocks(struct doc_node *body) {
    struct doc_node *section = doc_section(body, S("Blocks"));
    doc_paragraph(doc_callout(section, DOC_TONE_WARNING, S("Never say")), S("That's our policy."));
    struct doc_node *card = doc_card(section, DOC_TONE_CUSTOMER, S("Customer"));
    doc_paragraph(card, S("Two hours of sleep."));
    doc_paragraph(card, S("She is a travel blogger."))->audience = DOC_FOR_CUSTOMER;
    doc_paragraph(doc_add(section, DOC_KEEP), S("Kept together."));
    doc_add_text(section, DOC_FIELD, S("Name"));
    doc_lines(section, 2);
    doc_text(doc_figure(section, &code), S("Scan me."));
}

// A document with every kind of node.
static struct doc *whole(struct arena *in) {
    struct doc *doc = doc_new(in, S("Whole"), S("en"));
    struct doc_node *title = doc_add_text(&doc->body, DOC_TITLE, S("Every kind of node"));
    doc_styled(title, DOC_KICKER, S("Kicker"));
    doc_styled(title, DOC_LEAD, S("What leads on."));
    add_text(&doc->body);
    add_lists(&doc->body);
    add_table(&doc->body);
    add_blocks(&doc->body);
    doc_page_break(&doc->body, DOC_NEXT_PAGE);
    doc_paragraph(&doc->body, S("The last page."));
    doc->audience = DOC_FOR_AGENT;
    doc->page.rail = true;
    doc->footer = (struct doc_footer){S("Harbour House"), S("version 3.2"), S("0123456789ab"),
                                      S("DRAFT"), S("")};
    return doc;
}

static struct str written(struct arena *in, const char *format, const struct doc *doc,
                          unsigned audience) {
    struct format_options options = {.audience = audience};
    struct buf out = buf_new(in);
    format_find(str_of(format))->write(&out, doc, &options);
    return buf_str(&out);
}

static void expect(struct str got, const char *wanted) {
    ck_assert_str_eq(str_dup(&arena, got).ptr, wanted);
}

static void expect_part(struct str got, const char *part) {
    ck_assert_msg(str_find(got, str_of(part)) >= 0, "no \"%s\" in:\n%.2000s", part,
                  str_dup(&arena, got).ptr);
}

static void expect_no(struct str got, const char *part) {
    ptrdiff_t at = str_find(got, str_of(part));
    ck_assert_msg(at < 0, "\"%s\" at byte %td", part, at);
}

static size_t times(struct str text, struct str part) {
    size_t n = 0;
    for (ptrdiff_t at; (at = str_find(text, part)) >= 0; n++)
        text = str_from(text, (size_t)at + part.len);
    return n;
}

// ---- every kind of node ----

START_TEST(markdown_of_every_kind) {
    expect(
        written(&arena, "md", whole(&arena), 0),
        "Kicker\n\n# Every kind of node\n\nWhat leads on.\n\n## Text\n\n"
        "Plain, **strong**, `stay-credit` and a [link](<https\\://example.org/a\\_b>).\\\n"
        "A second line, so long that the text format breaks it at the place where it is full.\n\n"
        "A note.\n\n### Inner\n\n> I back any decision.\n>\n> chief operating officer\n\n"
        "Bonjour.\n\n## Lists\n\n- one\n- two\n\n  - inner\n- three\n\n1. first\n2. second\n\n"
        "* “couldn't sleep”\n\n- [ ] seen\n\n## Table\n\nWhat you may give\n\n"
        "| Gesture | Limit | Cost |\n| --- | :-: | --: |\n"
        "| Credit on the bill <br>`stay-credit` | £50 per stay | £30 |\n"
        "| Late check-out | no limit |  |\n\n## Blocks\n\n"
        "> **Never say**\n>\n> That's our policy.\n\n"
        "> **Customer**\n>\n> Two hours of sleep.\n\nKept together.\n\n"
        "Name \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\n\n___\n\n___\n\n*A code*\n\nScan me.\n\n"
        "***\n\nThe last page.\n\n***\n\n"
        "Harbour House · version 3.2 · 0123456789ab · **DRAFT**\n");
}
END_TEST

#define LINE10 "__________"
#define DASH10 "----------"
#define SAME10 "=========="

START_TEST(text_of_every_kind) {
    expect(
        written(&arena, "txt", whole(&arena), 0),
        "Kicker\n\nEvery kind of node\n==================\n\nWhat leads on.\n\n"
        "Text\n----\nPlain, strong, stay-credit and a link <https://example.org/a_b>.\n"
        "A second line, so long that the text format breaks it at the place where it is\nfull.\n\n"
        "A note.\n\nInner\n\n    I back any decision.\n\n    chief operating officer\n\n"
        "Bonjour.\n\nLists\n-----\n  - one\n  - two\n\n      - inner\n  - three\n\n"
        " 1. first\n 2. second\n\n  - “couldn't sleep”\n\n[ ] seen\n\n"
        "Table\n-----\nWhat you may give\n\n"
        "Gesture                Limit      Cost\n"
        "------------------  ------------  ----\n"
        "Credit on the bill  £50 per stay   £30\nstay-credit\n"
        "Late check-out        no limit\n\n"
        "Blocks\n------\n| Never say\n| That's our policy.\n\n" DASH10 DASH10 DASH10 DASH10 DASH10
            DASH10 DASH10
        "--------\nCustomer\nTwo hours of sleep.\n" DASH10 DASH10 DASH10 DASH10 DASH10 DASH10 DASH10
        "--------\n\nKept together.\n\n"
        "Name " LINE10 LINE10 LINE10 LINE10 LINE10 LINE10 LINE10
        "___\n\n" LINE10 LINE10 LINE10 LINE10 LINE10 LINE10 LINE10
        "________\n\n" LINE10 LINE10 LINE10 LINE10 LINE10 LINE10 LINE10
        "________\n\n[A code]\n\nScan me.\n\n" SAME10 SAME10 SAME10 SAME10 SAME10 SAME10 SAME10
        "========\n\nThe last page.\n\n" DASH10 DASH10 DASH10 DASH10 DASH10 DASH10 DASH10
        "--------\nHarbour House · version 3.2 · 0123456789ab DRAFT\n");
}
END_TEST

static const char *const html_parts[] = {
    "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n",
    "content=\"default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src ",
    "<title>Whole</title>",
    "@page{size:A4;margin:24mm 18mm 35mm;@bottom-left{content:\"Harbour\\000020House",
    "@bottom-right{content:\"DRAFT\" ",
    "<body class=\"handout rail\">\n<main>\n",
    "<header>\n<div>\n<p class=\"kicker\">Kicker</p>\n<h1>Every kind of node</h1>\n"
    "<p class=\"lead\">What leads on.</p>\n</div>\n</header>\n",
    "<section>\n<h2>Text</h2>\n<div>\n<p>Plain, <strong>strong</strong>, <code>stay-credit</code> "
    "and a <a href=\"https://example.org/a_b\">link</a>.<br>A second line,",
    "<p class=\"note\">A note.</p>\n<section>\n<h3>Inner</h3>\n<div>\n"
    "<blockquote><p>I back any decision.</p>\n<p class=\"note\">chief operating officer</p>\n"
    "</blockquote>\n<p lang=\"fr\" dir=\"ltr\">Bonjour.</p>\n</div>\n</section>\n",
    "<ul>\n<li>one</li>\n<li>two<ul>\n<li>inner</li>\n</ul>\n</li>\n<li>three</li>\n</ul>\n",
    "<ol>\n<li>first</li>\n<li>second</li>\n</ol>\n",
    "<ul class=\"sayings\">\n<li>“couldn&#39;t sleep”</li>\n</ul>\n",
    "<ul class=\"checks\">\n<li><label><input type=\"checkbox\"> seen</label></li>\n</ul>\n",
    "<table>\n<caption>What you may give</caption>\n"
    "<colgroup><col class=\"w40\"><col><col class=\"w20\"></colgroup>\n"
    "<thead>\n<tr>\n<th scope=\"col\">Gesture</th>\n<th class=\"center\" scope=\"col\">Limit</th>\n"
    "<th class=\"end\" scope=\"col\">Cost</th>\n</tr>\n</thead>\n"
    "<tbody>\n<tr>\n<th scope=\"row\">Credit on the bill<br><code>stay-credit</code></th>\n"
    "<td class=\"center\">£50 per stay</td>\n<td class=\"end\">£30</td>\n</tr>\n"
    "<tr>\n<th scope=\"row\">Late check-out</th>\n<td class=\"center\">no limit</td>\n"
    "<td class=\"end\"></td>\n</tr>\n</tbody>\n</table>\n",
    "<aside class=\"callout warning\">\n<p class=\"label\">Never say</p>\n"
    "<p>That&#39;s our policy.</p>\n</aside>\n",
    "<article class=\"card customer\">\n<p class=\"label\">Customer</p>\n"
    "<p>Two hours of sleep.</p>\n</article>\n",
    "<div class=\"keep\">\n<p>Kept together.</p>\n</div>\n",
    "<p class=\"field\"><label>Name <input type=\"text\"></label></p>\n",
    "<div class=\"lines\" aria-hidden=\"true\"><i></i><i></i></div>\n",
    "<figure>\n<svg role=\"img\" aria-label=\"A code\" viewBox=\"0 0 11 11\" width=\"25mm\" "
    "height=\"25mm\"><path d=\"M4 4h2v1h-2zM6 5h1v1h-1zM4 6h1v1h-1zM6 6h1v1h-1z\"/></svg>\n"
    "<figcaption>Scan me.</figcaption>\n</figure>\n",
    "<hr class=\"page\">\n<p>The last page.</p>\n</main>\n",
    "<footer>\n<p>Harbour House · version 3.2 · 0123456789ab</p>\n<p class=\"mark\">DRAFT</p>\n"
    "</footer>\n</body>\n</html>\n",
};

START_TEST(html_of_every_kind) {
    expect_part(written(&arena, "html", whole(&arena), 0), html_parts[_i]);
}
END_TEST

static const struct {
    struct doc_page page;
    const char *style, *body;
} pages[] = {
    {{.paper = DOC_A4}, "@page{size:A4;margin:24mm 18mm 35mm;", "\"handout\""},
    {{.paper = DOC_LETTER, .scale = DOC_JOB_AID},
     "@page{size:Letter;margin:18mm 20.95mm 23.4mm;",
     "\"job-aid\""},
    {{.landscape = true, .rail = true},
     "@page{size:A4 landscape;margin:14mm 29.5mm 22mm;",
     "\"handout rail landscape\""},
    {{.paper = DOC_LETTER, .scale = DOC_HUDDLE, .landscape = true},
     "@page{size:Letter landscape;margin:18mm 20.7mm 23.9mm;",
     "\"huddle landscape\""},
};

START_TEST(html_sets_up_the_page) {
    struct doc *doc = whole(&arena);
    doc->page = pages[_i].page;
    struct str html = written(&arena, "html", doc, 0);
    expect_part(html, pages[_i].style);
    expect_part(html, str_fmt(&arena, "<body class=%s>", pages[_i].body).ptr);
}
END_TEST

START_TEST(html_writes_from_right_to_left) {
    struct doc *doc = doc_new(&arena, S("x"), S("ar-EG"));
    doc_paragraph(&doc->body, S("x"))->lang = S("en");
    struct str html = written(&arena, "html", doc, 0);
    expect_part(html, "<html lang=\"ar-EG\" dir=\"rtl\">");
    expect_part(html, "<p lang=\"en\" dir=\"ltr\">x</p>");
    expect_no(html, "<footer>");
}
END_TEST

START_TEST(html_holds_its_pictures) {
    static const struct doc_figure png = {.alt = S_INIT("a \"logo\""),
                                          .media = S_INIT("image/png"),
                                          .bytes = S_INIT("\x89PNG"),
                                          .width = 20};
    static const struct doc_figure odd = {
        .alt = S_INIT("odd"), .media = S_INIT("text/html\" onload=\"x"), .bytes = S_INIT("<b>")};
    struct doc *doc = doc_new(&arena, S("x"), S("en"));
    doc_figure(&doc->body, &png);
    doc_figure(&doc->body, &odd);
    struct str html = written(&arena, "html", doc, 0);
    expect_part(html, "<img width=\"75\" src=\"data:image/png;base64,iVBORw==\" "
                      "alt=\"a &quot;logo&quot;\">");
    expect_part(html, "<figure>\nodd</figure>\n");
    expect_no(html, "onload");
}
END_TEST

// ---- who may read what ----

START_TEST(a_format_writes_only_what_the_audience_may_read) {
    const char *format = format_at((size_t)_i)->name;
    struct str agent = written(&arena, format, whole(&arena), 0);
    expect_no(agent, "blogger");
    expect_no(agent, "£20");
    expect_part(written(&arena, format, whole(&arena), DOC_FOR_CUSTOMER), "blogger");
    expect_part(written(&arena, format, whole(&arena), DOC_FOR_LEAD), "£20");
}
END_TEST

// ---- hostile text ----

static const char *const hostile[] = {
    "<script>alert(1)</script>",
    "</style></title></textarea>--><img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)\" x='",
    "&lt;script&gt; &#x3c;b&#x3e;",
    "# heading\n\n# another\n- item\n> quote\n```\ncode",
    "[x](javascript:alert(1)) ![x](http://evil/x.png) <http://evil>",
    "a | b | c\n| --- | --- |",
    "\x1b[31mred\x1b[0m\a\b\x7f \xc2\x85 \xe2\x80\xa8",
    "\xe2\x80\xae"
    "drowssap \xe2\x81\xa6isolate \xe2\x80\x8f",
    "::error file=x::boom ##[error]boom ##vso[task.x]y",
    "\xff\xfe broken \xc3",
    "日本語の長い文章は空白がないのでどこででも折り返せなければならない。日本語の長い文章は空白がな"
    "い",
    "\"}body{background:url(http://evil/)}@import 'http://evil/x.css';/*",
    "%s%n%99999d \\ \\\\ `` ` ~~~ *** ___ ---",
};
enum { HOSTILE = sizeof hostile / sizeof *hostile };

// A document with `text` wherever a text can stand.
static struct doc *filled(struct arena *in, struct str text) {
    static struct doc_figure figure;
    figure = (struct doc_figure){.alt = text, .bytes = S("\1"), .side = 1, .width = 10};
    struct doc *doc = doc_new(in, text, S("en"));
    struct doc_node *body = &doc->body;
    struct doc_node *title = doc_add_text(body, DOC_TITLE, text);
    doc_styled(title, DOC_KICKER, text);
    doc_styled(title, DOC_LEAD, text);
    struct doc_node *section = doc_section(body, text);
    struct doc_node *p = doc_paragraph(section, text);
    doc_strong(p, text);
    doc_code(p, text);
    doc_line_end(p);
    doc_link(p, text, text);
    doc_link(p, text, S("javascript:alert(1)"));
    doc_link(p, text, S("https://example.org/\"><script>"));
    for (int style = DOC_BULLETS; style <= DOC_SAYINGS; style++)
        doc_paragraph(doc_item(doc_list(section, (enum doc_list_style)style), text), text);
    doc_item(doc_add(section, DOC_CHECKLIST), text);
    struct doc_node *table = doc_table(section, text, columns, 3);
    for (int style = DOC_HEADER_ROW; style >= DOC_BODY_ROW; style--) {
        struct doc_node *row = doc_row(table, (enum doc_row_style)style);
        for (int i = 0; i < 3; i++) doc_cell(row, i ? DOC_DATA : DOC_ROW_HEADER, text);
    }
    doc_paragraph(doc_callout(section, DOC_TONE_WARNING, text), text);
    doc_paragraph(doc_card(section, DOC_TONE_AGENT, text), text);
    doc_paragraph(doc_add_text(section, DOC_QUOTE, text), text)->lang = text;
    doc_add_text(section, DOC_FIELD, text);
    doc_text(doc_figure(section, &figure), text);
    doc->footer = (struct doc_footer){text, text, text, text, text};
    doc->lang = text;
    return doc;
}

static bool is_quiet(uint32_t c) {
    bool bidi = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    bool control = (c < 0x20 && c != '\n') || (c >= 0x7f && c < 0xa0);
    return !bidi && !control && c != 0x2028 && c != 0x2029;
}

static void expect_quiet(struct str text) {
    uint32_t c;
    for (size_t i = 0, n; i < text.len; i += n) {
        n = utf8_decode(str_from(text, i), &c);
        ck_assert_msg(n > 0, "no UTF-8 at byte %zu", i);
        ck_assert_msg(is_quiet(c), "U+%04X at byte %zu", (unsigned)c, i);
    }
}

// The style elements are the document's own, and each has its hash in the content policy.
static void expect_own_styles(struct str html) {
    ck_assert_uint_eq(times(html, S("<style>")), 2);
    ck_assert_uint_eq(times(html, S("</style>")), 2);
    struct str rest = html;
    for (int i = 0; i < 2; i++) {
        rest = str_from(rest, (size_t)str_find(rest, S("<style>")) + 7);
        struct digest *digest = digest_new(&arena);
        struct str style = str_slice(rest, 0, (size_t)str_find(rest, S("</style>")));
        digest_add(digest, style);
        expect_no(style, "url(");
        expect_no(style, "@import");
        struct str hex = digest_hex(&arena, digest, 64);
        char bytes[32];
        for (int k = 0; k < 32; k++) {
            char two[3] = {hex.ptr[2 * k], hex.ptr[2 * k + 1], 0};
            bytes[k] = (char)strtoul(two, NULL, 16);
        }
        struct str hash = base64_encode(&arena, (struct str){bytes, 32});
        expect_part(html, str_fmt(&arena, " 'sha256-%.*s'", S_ARG(hash)).ptr);
    }
}

START_TEST(html_makes_hostile_text_harmless) {
    struct str html = written(&arena, "html", filled(&arena, str_of(hostile[_i])), 0);
    static const char *const never[] = {
        "<script", "<img", "<b>", "</title></", "javascript:alert(1)\"", "\" onmouseover", "-->"};
    expect_quiet(html);
    expect_own_styles(html);
    for (size_t i = 0; i < sizeof never / sizeof *never; i++) expect_no(html, never[i]);
    ck_assert_uint_eq(times(html, S("<title>")), 1);
    ck_assert_uint_eq(times(html, S("</title>")), 1);
}
END_TEST

// Only the writer's own signs are without a backslash: "](<https" and "<br>".
static void expect_escaped(struct str md) {
    bool escaped = false;
    for (size_t i = 0; i < md.len; i++) {
        struct str rest = str_from(md, i), before = str_slice(md, 0, i);
        bool own = str_starts(rest, S("<br>")) || str_ends(before, S("]("));
        if (md.ptr[i] == '<' && !escaped) ck_assert_msg(own, "'<' at byte %zu", i);
        if (str_starts(rest, S("](")) && !escaped) ck_assert(str_starts(rest, S("](<https\\:")));
        escaped = md.ptr[i] == '\\' && !escaped;
    }
}

START_TEST(markdown_makes_hostile_text_harmless) {
    struct str md = written(&arena, "md", filled(&arena, str_of(hostile[_i])), 0);
    expect_quiet(md);
    expect_escaped(md);
    expect_no(md, "\n# another");
    expect_no(md, "\n```");
    expect_no(md, "\n~~~");
    ck_assert_uint_eq(times(md, S("\n# ")), 1); // the title
    ck_assert_uint_eq(times(md, S("\n## ")), 1);
}
END_TEST

static void expect_lines_of(struct str text, size_t width) {
    struct str line;
    while (str_split(&text, '\n', &line))
        ck_assert_msg(utf8_cells(line) <= width, "%zu cells: %.*s", utf8_cells(line), S_ARG(line));
}

START_TEST(text_makes_hostile_text_harmless) {
    struct str txt = written(&arena, "txt", filled(&arena, str_of(hostile[_i])), 0);
    expect_quiet(txt);
    expect_lines_of(txt, 78);
    expect_no(txt, "\n::");
    expect_no(txt, "##[");
    expect_no(txt, "##vso[");
}
END_TEST

// ---- width ----

static const unsigned widths[] = {1, 2, 7, 20, 40, 78, 100, 500};

static struct str long_word(void) {
    struct buf word = buf_new(&arena);
    buf_repeat(&word, 'w', 10000);
    buf_text(&word, " then 語語語語");
    // one character as it is drawn, wider than any line
    for (int i = 0; i < 300; i++) buf_text(&word, "\U0001F469\u200d");
    return buf_str(&word);
}

START_TEST(no_line_of_text_is_too_wide) {
    struct format_options options = {.width = widths[_i]};
    struct buf out = buf_new(&arena);
    format_txt.write(&out, filled(&arena, long_word()), &options);
    // what a list or a quote is indented by stands before at least 2 cells
    expect_lines_of(buf_str(&out), widths[_i] < 12 ? 12 : widths[_i]);
}
END_TEST

START_TEST(a_table_of_many_columns_is_stacked) {
    static const struct doc_column many[30];
    struct doc *doc = doc_new(&arena, S("x"), S("en"));
    struct doc_node *table = doc_table(&doc->body, S(""), many, 30);
    struct doc_node *row = doc_row(table, DOC_HEADER_ROW);
    for (int i = 0; i < 30; i++) doc_cell(row, DOC_COLUMN_HEADER, str_fmt(&arena, "head %d", i));
    row = doc_row(table, DOC_BODY_ROW);
    for (int i = 0; i < 30; i++) doc_cell(row, DOC_DATA, i == 3 ? S("") : S("value"));
    doc_cell(doc_row(table, DOC_BODY_ROW), DOC_DATA, S("short"));
    struct str txt = written(&arena, "txt", doc, 0);
    expect_part(txt, "head 0: value\nhead 1: value\nhead 2: value\nhead 4: value\n");
    expect_part(txt, "head 29: value\n\nhead 0: short\n");
}
END_TEST

START_TEST(cells_wrap_in_their_columns) {
    struct doc *doc = doc_new(&arena, S("x"), S("en"));
    struct doc_node *table = doc_table(&doc->body, S(""), columns, 3);
    struct doc_node *row = doc_row(table, DOC_BODY_ROW);
    doc_cell(row, DOC_ROW_HEADER, S("A gesture with quite a long title that takes several lines"));
    doc_cell(row, DOC_DATA, S("日本語の長い文章は空白がないのでどこででも折り返せる"));
    doc_cell(row, DOC_DATA, S("Duty manager, radio 1, within 15 minutes"));
    row = doc_row(table, DOC_BODY_ROW);
    doc_cell(row, DOC_ROW_HEADER, S("Short"));
    struct format_options options = {.width = 60};
    struct buf out = buf_new(&arena);
    format_txt.write(&out, doc, &options);
    expect(buf_str(&out), "A gesture with  日本語の長い文章は空白がない          Duty\n"
                          "quite a long      のでどこででも折り返せる        manager,\n"
                          "title that                                        radio 1,\n"
                          "takes several                                    within 15\n"
                          "lines                                              minutes\n"
                          "\nShort\n");
}
END_TEST

// ---- links, and what stands before all formats ----

static const struct {
    const char *href;
    bool safe;
} links[] = {
    {"http://example.org", true},
    {"HTTPS://example.org/x?y=z#a", true},
    {"mailto:a@example.org", true},
    {"https://", false},
    {"javascript:alert(1)", false},
    {"JaVaScRiPt:alert(1)", false},
    {" https://example.org", false},
    {"https://example.org/a b", false},
    {"https://exa\nmple.org", false},
    {"data:text/html,x", false},
    {"//example.org", false},
    {"/etc/passwd", false},
    {"vbscript:x", false},
    {"", false},
    {"https://ex\u00e4mple.org", false},
    {"file:///etc/passwd", false},
};

START_TEST(only_some_links_are_safe) {
    ck_assert_int_eq(doc_link_is_safe(str_of(links[_i].href)), links[_i].safe);
}
END_TEST

static const char *const base64[][2] = {
    {"", ""},
    {"f", "Zg=="},
    {"fo", "Zm8="},
    {"foo", "Zm9v"},
    {"foob", "Zm9vYg=="},
    {"fooba", "Zm9vYmE="},
    {"foobar", "Zm9vYmFy"},
    {"\xff\xfe\xfd", "//79"},
};

START_TEST(base64_is_that_of_rfc_4648) {
    struct str back;
    expect(base64_encode(&arena, str_of(base64[_i][0])), base64[_i][1]);
    ck_assert(base64_decode(&arena, str_of(base64[_i][1]), &back));
    expect(back, base64[_i][0]);
}
END_TEST

static const char *const no_base64[] = {
    "A", "AAA", "AA=A", "=AAA", "A===", "====", "AA\nA", "AA-_", "Zh==", "Zm9=", "AA==AAAA"};

START_TEST(what_nothing_would_have_encoded_is_no_base64) {
    struct str back;
    ck_assert(!base64_decode(&arena, str_of(no_base64[_i]), &back));
}
END_TEST

static const struct {
    uint32_t c;
    bool unprintable;
} characters[] = {{'a', false},    {'\n', true},    {0x7f, true},    {0x9f, true},
                  {0xa0, false},   {0x61c, false},  {0x200e, false}, {0x200f, false},
                  {0x2028, true},  {0x2029, true},  {0x2027, false}, {0x202a, true},
                  {0x202e, true},  {0x202f, false}, {0x2066, true},  {0x2069, true},
                  {0x206a, false}, {0x1f600, false}};

START_TEST(some_characters_are_unprintable) {
    ck_assert_int_eq(utf8_is_unprintable(characters[_i].c), characters[_i].unprintable);
}
END_TEST

START_TEST(formats_are_found_by_name) {
    ck_assert_ptr_eq(format_find(S("html")), &format_html);
    ck_assert_ptr_eq(format_find(S("txt")), &format_txt);
    ck_assert_ptr_null(format_find(S("HTML")));
    ck_assert_ptr_null(format_at(4));
}
END_TEST

START_TEST(an_empty_document_is_written) {
    struct doc *doc = doc_new(&arena, S(""), S(""));
    ck_assert_uint_eq(written(&arena, "txt", doc, 0).len, 0);
    ck_assert_uint_eq(written(&arena, "md", doc, 0).len, 0);
    expect_part(written(&arena, "html", doc, 0), "<main>\n</main>\n");
}
END_TEST

START_TEST(the_same_document_gives_the_same_bytes) {
    const char *format = format_at((size_t)_i)->name;
    struct arena other;
    arena_init(&other, allocator_malloc, 0);
    struct str a = written(&arena, format, whole(&arena), 0);
    struct str b = written(&other, format, whole(&other), 0);
    ck_assert(str_eq(a, b));
    arena_free(&other);
}
END_TEST

// ---- out of memory ----

static size_t left; // allocations until they fail

static void *failing_alloc(void *context, size_t size) {
    (void)context;
    return left-- ? malloc(size) : NULL;
}

static void failing_free(void *context, void *memory) {
    (void)context;
    free(memory);
}

START_TEST(no_allocation_may_fail_unnoticed) {
    static const struct allocator failing = {failing_alloc, failing_free, NULL};
    const char *format = format_at((size_t)_i)->name;
    struct arena small;
    jmp_buf door;
    for (volatile size_t n = 0;; n++) {
        left = n;
        arena_init(&small, failing, 0);
        small.door = &door;
        if (setjmp(door) == 0) {
            written(&small, format, whole(&small), 0);
            break;
        }
        ck_assert_int_eq(small.fault, ARENA_NO_MEMORY);
        arena_free(&small);
    }
    arena_free(&small);
}
END_TEST

RUN_LOOPS("formats", setup, teardown, ONCE(markdown_of_every_kind), ONCE(text_of_every_kind),
          FOR_EACH(html_of_every_kind, html_parts), FOR_EACH(html_sets_up_the_page, pages),
          ONCE(html_writes_from_right_to_left), ONCE(html_holds_its_pictures),
          TIMES(a_format_writes_only_what_the_audience_may_read, 4),
          TIMES(html_makes_hostile_text_harmless, HOSTILE),
          TIMES(markdown_makes_hostile_text_harmless, HOSTILE),
          TIMES(text_makes_hostile_text_harmless, HOSTILE),
          FOR_EACH(no_line_of_text_is_too_wide, widths), ONCE(a_table_of_many_columns_is_stacked),
          ONCE(cells_wrap_in_their_columns), FOR_EACH(only_some_links_are_safe, links),
          FOR_EACH(base64_is_that_of_rfc_4648, base64),
          FOR_EACH(what_nothing_would_have_encoded_is_no_base64, no_base64),
          FOR_EACH(some_characters_are_unprintable, characters), ONCE(formats_are_found_by_name),
          ONCE(an_empty_document_is_written), TIMES(the_same_document_gives_the_same_bytes, 4),
          TIMES(no_allocation_may_fail_unnoticed, 4))
