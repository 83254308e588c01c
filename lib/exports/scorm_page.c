// The page of a SCORM package: cards to read, then questions; script and style are in it.
#include "exports/scorm.h"

#include "base/digest.h"
#include "formats/html_write.h"
#include "sheets/plan.h"

struct page {
    struct html html;
    const struct export_plan *plan;
    struct str lang;
    const quiz_questions *questions;
};

static void add(struct page *page, const char *markup) {
    buf_text(page->html.out, markup);
}

static void add_element(struct page *page, const char *name, const char *attributes,
                        struct str text) {
    if (!text.len) return;
    buf_fmt(page->html.out, "<%s%s>", name, attributes);
    html_text(&page->html, text);
    buf_fmt(page->html.out, "</%s>\n", name);
}

static struct str words(const struct page *page, enum label which) {
    return label(page->lang, which);
}

// ---- head ----

static struct str whole_style(struct arena *arena, const struct doc_theme *theme) {
    struct buf style = buf_new(arena);
    for (size_t i = 0; html_style[i]; i++) buf_text(&style, html_style[i]);
    buf_text(&style, scorm_style);
    html_own_colors(&style, theme);
    html_own_fonts(&style, theme);
    return buf_str(&style);
}

static void add_head(struct page *page, struct str title) {
    struct str style = whole_style(page->plan->arena, page->plan->theme);
    add(page,
        "<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
        "content=\"default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; script-src");
    inline_source_hash(page->html.out, str_of(scorm_script));
    add(page, "; style-src");
    inline_source_hash(page->html.out, style);
    add(page, "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    add_element(page, "title", "", title);
    add(page, "<style>");
    buf_add(page->html.out, style);
    add(page, "</style>\n</head>\n");
}

// ---- cards ----

// The page of the sheet `card`, below a line that opens it and says its title.
static void add_card(struct page *page, const struct sheet_plan *cards,
                     const struct scenario *scenario) {
    struct sheet_plan one = *cards;
    one.doc = doc_new(one.arena, S(""), one.lang);
    card_page(&one, scenario);
    one.doc->body.first = one.doc->body.first->next;
    add(page, "<details>\n<summary>");
    add_element(page, "h3", "", entry_title(one.playbook, &scenario->entry));
    add(page, "</summary>\n<div>\n");
    html_blocks(&page->html, &one.doc->body);
    add(page, "</div>\n</details>\n");
}

static void add_cards(struct page *page) {
    struct sheet_plan cards;
    if (!export_cards(&cards, page->plan)) return;
    add(page, "<section>\n");
    add_element(page, "h2", "", words(page, LABEL_COURSE_CARDS));
    add(page, "<div>\n");
    for (size_t i = 0; i < cards.scenarios.n; i++) add_card(page, &cards, cards.scenarios.items[i]);
    add(page, "</div>\n</section>\n");
}

// ---- questions ----

static void add_option(struct page *page, size_t question, size_t option, struct str text) {
    buf_fmt(page->html.out, "<label><input type=\"radio\" name=\"q%zu\" value=\"%zu\"><span>",
            question, option);
    html_text(&page->html, text);
    add(page, "</span></label>\n");
}

static void add_facts(struct page *page, const struct quiz_question *question) {
    if (!question->facts.n) return;
    add(page, "<ul>\n");
    for (size_t i = 0; i < question->facts.n; i++)
        add_element(page, "li", "", question->facts.items[i]);
    add(page, "</ul>\n");
}

static void add_question(struct page *page, size_t place) {
    const struct quiz_question *question = &page->questions->items[place];
    struct buf *out = page->html.out;
    buf_fmt(out, "<fieldset data-right=\"%zu\" aria-describedby=\"t%zu\">\n<legend>%zu</legend>\n",
            question->right, place, place + 1);
    buf_fmt(out, "<div id=\"t%zu\">\n", place);
    add_element(page, "p", " class=\"ask\"", question->text);
    add_facts(page, question);
    add(page, "</div>\n");
    for (size_t i = 0; i < question->options.n; i++)
        add_option(page, place, i, question->options.items[i]);
    add(page, "<div class=\"feedback\" hidden><p></p>\n");
    add_element(page, "p", "", question->because);
    add(page, "</div>\n</fieldset>\n");
}

// What the script says, in the words of the playbook's language.
static void add_sayings(struct page *page) {
    static const struct {
        const char *name;
        enum label label;
    } sayings[] = {
        {"right", LABEL_COURSE_RIGHT},   {"wrong", LABEL_COURSE_WRONG},
        {"open", LABEL_COURSE_OPEN},     {"score", LABEL_COURSE_SCORE},
        {"passed", LABEL_COURSE_PASSED}, {"failed", LABEL_COURSE_FAILED},
        {"thanks", LABEL_COURSE_THANKS},
    };
    for (size_t i = 0; i < sizeof sayings / sizeof *sayings; i++) {
        buf_fmt(page->html.out, " data-%s=\"", sayings[i].name);
        html_text(&page->html, words(page, sayings[i].label));
        buf_char(page->html.out, '"');
    }
}

// Answers are kept with this key, so that they are never taken for answers to other questions.
static struct str key_of(const struct page *page) {
    struct digest *digest = digest_new(page->plan->arena);
    for (size_t i = 0; i < page->questions->n; i++)
        digest_field(digest, page->questions->items[i].id);
    return digest_hex(page->plan->arena, digest, DIGEST_HEX);
}

static void add_form(struct page *page) {
    bool asks = page->questions->n > 0;
    add(page, "<section>\n");
    if (asks) add_element(page, "h2", "", words(page, LABEL_COURSE_QUESTIONS));
    buf_fmt(page->html.out, "<div>\n<form data-mastery=\"%d\" data-key=\"%.*s\"", SCORM_MASTERY,
            S_ARG(key_of(page)));
    add_sayings(page);
    add(page, ">\n");
    for (size_t i = 0; i < page->questions->n; i++) add_question(page, i);
    add_element(page, "button", " type=\"submit\"",
                words(page, asks ? LABEL_COURSE_CHECK : LABEL_COURSE_READ));
    add_element(page, "button", " type=\"reset\" hidden", words(page, LABEL_COURSE_AGAIN));
    add(page,
        "<p id=\"result\" role=\"status\" tabindex=\"-1\"></p>\n</form>\n</div>\n</section>\n");
}

// ---- page ----

static void add_footer(struct page *page) {
    struct doc_footer footer = sheet_footer(page->plan->arena, page->plan->playbook,
                                            page->plan->as_of, page->plan->digest);
    footer.note = page->plan->note;
    add(page, "<footer>\n");
    add_element(page, "p", "", inline_footer(page->plan->arena, &footer));
    add_element(page, "p", " class=\"mark\"", footer.mark);
    add(page, "</footer>\n");
}

void scorm_page(struct buf *out, const struct export_plan *plan, const quiz_questions *questions) {
    struct page page = {{.out = out, .audience = DOC_FOR_AGENT, .level = 2},
                        plan,
                        sheet_language(plan->playbook),
                        questions};
    struct str title = sheet_playbook_title(plan->playbook);
    buf_text(out, "<!DOCTYPE html>\n<html lang=\"");
    html_text(&page.html, page.lang);
    buf_fmt(out, "\" dir=\"%s\">\n", doc_is_rtl(page.lang) ? "rtl" : "ltr");
    add_head(&page, title);
    add(&page, "<body class=\"handout\">\n<main>\n");
    html_logo(&page.html, plan->theme->logo);
    add(&page, "<header>\n");
    add_element(&page, "h1", "", title);
    add_element(&page, "p", " id=\"alone\" hidden", words(&page, LABEL_COURSE_ALONE));
    add(&page, "</header>\n");
    add_cards(&page);
    add_form(&page);
    add(&page, "</main>\n");
    add_footer(&page);
    add(&page, "<script>");
    add(&page, scorm_script);
    add(&page, "</script>\n</body>\n</html>\n");
}
