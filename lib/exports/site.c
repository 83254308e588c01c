// Exports the whole playbook as one page for agents: a search, the cards, limits, guardrails,
// stories.
#include "exports/site.h"
#include "base/escape.h"
#include "doc/contrast.h"
#include "exports/embedded.h"
#include "exports/exports.h"
#include "formats/html_write.h"

#include <string.h>

struct page {
    struct html html;
    struct sheet_plan plan;
    struct doc_node *parts[SITE_PARTS]; // what they hold
};

// ---- pieces ----

static struct buf *out_of(struct page *page) {
    return page->html.out;
}

static void text(struct page *page, struct str words) {
    html_text(&page->html, words);
}

static void say(struct page *page, enum label label) {
    text(page, plan_label(&page->plan, label));
}

// `<name rest>words</name>`
static void element(struct page *page, const char *name, const char *rest, struct str words) {
    buf_fmt(out_of(page), "<%s%s>", name, rest);
    text(page, words);
    html_close(&page->html, name);
}

// An empty document beside the plan's own, for pieces of the page.
static struct doc_node *new_body(struct page *page) {
    return &doc_new(page->plan.arena, S(""), S(""))->body;
}

static void write_blocks(struct page *page, const struct doc_node *body, unsigned level) {
    page->html.level = level;
    html_blocks(&page->html, body);
}

static bool holds_something(struct page *page, size_t part) {
    return doc_first(page->parts[part], page->html.audience) != NULL;
}

// ---- the head ----

static bool is_remark(struct str line) {
    return line.len == 0 || str_starts(line, S("//")) ||
           (str_starts(line, S("/*")) && str_ends(line, S("*/")));
}

// A script or style without what only those need who work on it.
static void add_bare(struct buf *out, const char *source) {
    struct str rest = str_of(source), line;
    while (str_split(&rest, '\n', &line)) {
        line = str_trim(line);
        if (is_remark(line)) continue;
        buf_add(out, line);
        buf_char(out, '\n');
    }
}

static struct str style_of(struct arena *arena) {
    struct buf out = buf_new(arena);
    add_bare(&out, site_style);
    return buf_str(&out);
}

static struct str script_of(struct arena *arena) {
    struct buf out = buf_new(arena);
    add_bare(&out, site_ask);
    add_bare(&out, site_page);
    return buf_str(&out);
}

// Colours that are read on white are too dark for the dark: there they are lighter, up to what can
// be read on the lightest ground of site.css.
static void own_colors(struct buf *out, const struct doc_theme *theme) {
    enum { LIGHTEST = 0x38241a, CHOSEN = 0x223445 };
    const uint32_t *colors = theme->colors, *usual = doc_usual_theme.colors;
    if (!memcmp(colors, usual, sizeof theme->colors)) return;
    buf_text(out, "@media screen and (prefers-color-scheme:light){");
    html_own_colors(out, theme);
    if (colors[DOC_INK] != usual[DOC_INK]) buf_text(out, ":root{--chosen:var(--band)}");
    buf_text(out, "}\n@media screen and (prefers-color-scheme:dark){");
    if (colors[DOC_AGENT] != usual[DOC_AGENT])
        buf_fmt(out, ":root{--agent:#%06x}", contrast_lighter(colors[DOC_AGENT], CHOSEN));
    if (colors[DOC_WARNING] != usual[DOC_WARNING])
        buf_fmt(out, ":root{--warning:#%06x}", contrast_lighter(colors[DOC_WARNING], LIGHTEST));
    buf_text(out, "}\n");
}

static struct str own_style(struct page *page) {
    const struct doc *doc = page->plan.doc;
    struct buf out = buf_new(page->plan.arena);
    own_colors(&out, &doc->theme);
    html_own_fonts(&out, &doc->theme);
    buf_add(&out, html_page_style(page->plan.arena, doc));
    return buf_str(&out);
}

static void head(struct page *page, struct str script) {
    struct buf *out = out_of(page);
    struct str style = style_of(page->plan.arena), foot = own_style(page);
    buf_text(
        out,
        "<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
        "content=\"default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src");
    inline_source_hash(out, style);
    inline_source_hash(out, foot);
    buf_text(out, "; script-src");
    inline_source_hash(out, script);
    buf_text(out, "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                  "<meta name=\"color-scheme\" content=\"light dark\">\n");
    element(page, "title", "", page->plan.doc->footer.title);
    buf_fmt(out, "<style>%.*s</style>\n<style>%.*s</style>\n</head>\n", S_ARG(style), S_ARG(foot));
}

static void add_kicker(struct page *page, struct str words) {
    if (words.len == 0) return;
    buf_text(out_of(page), "<span>");
    text(page, words);
    html_close(&page->html, "span");
}

// For whom it is, of which day and version, and what is wrong with that.
static void banner(struct page *page) {
    const struct sheet_plan *plan = &page->plan;
    const struct doc_footer *footer = &plan->doc->footer;
    role_list roles = plan_roles(plan, NULL);
    buf_text(out_of(page), "<header>\n");
    html_logo(&page->html, plan->doc->theme.logo);
    buf_text(out_of(page), "<p class=\"kicker\">");
    add_kicker(page, plan_role_titles(plan, &roles));
    if (plan->as_of.precision != DATE_NONE)
        add_kicker(page, plan_fill(plan, LABEL_AS_OF, date_say(plan->arena, plan->as_of, plan->in),
                                   S("")));
    add_kicker(page, footer->version);
    html_close(&page->html, "p");
    element(page, "h1", "", footer->title);
    if (footer->mark.len) element(page, "p", " class=\"mark\"", footer->mark);
    html_close(&page->html, "header");
}

// Hidden until the script shows it: without one, there is nothing to ask.
static void search(struct page *page) {
    struct buf *out = out_of(page);
    buf_text(out, "<div id=\"ask\" role=\"search\" hidden>\n");
    element(page, "label", " for=\"said\"", plan_label(&page->plan, LABEL_SEARCH));
    buf_text(out, "<input id=\"said\" type=\"text\" role=\"combobox\" aria-autocomplete=\"list\" "
                  "aria-expanded=\"false\" aria-controls=\"found\" aria-describedby=\"keys\" "
                  "autocomplete=\"off\" autocapitalize=\"none\" spellcheck=\"false\" "
                  "enterkeyhint=\"go\">\n");
    element(page, "p", " id=\"keys\"", plan_label(&page->plan, LABEL_KEYS));
    buf_text(out, "<p id=\"told\" role=\"status\"></p>\n<ul id=\"found\" role=\"listbox\" "
                  "aria-label=\"");
    say(page, LABEL_SCENARIOS);
    buf_text(out, "\" hidden></ul>\n</div>\n");
}

// ---- contents ----

static void link_to(struct page *page, const char *prefix, struct str id, struct str words) {
    buf_fmt(out_of(page), "<li><a href=\"#%s%.*s\">", prefix, S_ARG(id));
    text(page, words);
    buf_text(out_of(page), "</a></li>\n");
}

static void scenarios_of(struct page *page, uint8_t moment) {
    static const enum label labels[] = {[MOMENT_UNSET] = LABEL_SCENARIOS,
                                        [MOMENT_RESPOND] = LABEL_RESPOND,
                                        [MOMENT_RECOVER] = LABEL_RECOVER,
                                        [MOMENT_SURPRISE] = LABEL_SURPRISE};
    const struct sheet_plan *plan = &page->plan;
    bool opened = false;
    for (size_t i = 0; i < plan->scenarios.n; i++) {
        const struct scenario *scenario = plan->scenarios.items[i];
        if (scenario->moment.value != moment) continue;
        if (!opened) {
            element(page, "h2", "", plan_label(plan, labels[moment]));
            buf_text(out_of(page), "<ul>\n");
        }
        opened = true;
        link_to(page, "scenario-", scenario->entry.id.s,
                entry_title(plan->playbook, &scenario->entry));
    }
    if (opened) html_close(&page->html, "ul");
}

static void contents(struct page *page) {
    buf_text(out_of(page), "<nav aria-label=\"");
    say(page, LABEL_CONTENTS);
    buf_text(out_of(page), "\">\n<ul class=\"parts\">\n");
    for (size_t i = 0; i < SITE_PARTS; i++) {
        if (i == SITE_PARTS_BEFORE)
            link_to(page, "", S("scenarios"), plan_label(&page->plan, LABEL_SCENARIOS));
        if (holds_something(page, i))
            link_to(page, "", str_of(site_parts[i].id),
                    plan_label(&page->plan, site_parts[i].label));
    }
    html_close(&page->html, "ul");
    for (uint8_t moment = MOMENT_RESPOND; moment <= MOMENT_SURPRISE; moment++)
        scenarios_of(page, moment);
    scenarios_of(page, MOMENT_UNSET);
    html_close(&page->html, "nav");
}

// ---- the sections ----

static void open_section(struct page *page, const char *id, enum label label) {
    struct buf *out = out_of(page);
    buf_fmt(out,
            "<section id=\"%s\" class=\"part\" aria-labelledby=\"%s-title\">\n"
            "<h2 id=\"%s-title\">",
            id, id, id);
    say(page, label);
    html_close(&page->html, "h2");
}

static void part(struct page *page, size_t i) {
    const struct site_part *which = &site_parts[i];
    if (!holds_something(page, i)) return;
    open_section(page, which->id, which->label);
    if (which->wide)
        buf_fmt(out_of(page),
                "<div class=\"wide\" role=\"group\" tabindex=\"0\" "
                "aria-labelledby=\"%s-title\">\n",
                which->id);
    else
        buf_text(out_of(page), "<div>\n");
    write_blocks(page, page->parts[i], 1);
    html_close(&page->html, "div");
    html_close(&page->html, "section");
}

// The page of the sheet `card`, as an article.
static void card(struct page *page, const struct scenario *scenario) {
    struct sheet_plan one = page->plan;
    one.doc = doc_new(one.arena, S(""), one.lang);
    card_page(&one, scenario);
    buf_fmt(out_of(page), "<article id=\"scenario-%.*s\" tabindex=\"-1\" aria-label=\"",
            S_ARG(scenario->entry.id.s));
    text(page, entry_title(one.playbook, &scenario->entry));
    buf_text(out_of(page), "\">\n");
    write_blocks(page, &one.doc->body, 2);
    html_close(&page->html, "article");
}

static void sections(struct page *page) {
    const struct sheet_plan *plan = &page->plan;
    buf_text(out_of(page), "<main>\n");
    for (size_t i = 0; i < SITE_PARTS; i++) {
        if (i == SITE_PARTS_BEFORE) {
            open_section(page, "scenarios", LABEL_SCENARIOS);
            for (size_t k = 0; k < plan->scenarios.n; k++) card(page, plan->scenarios.items[k]);
            html_close(&page->html, "section");
        }
        part(page, i);
    }
    html_close(&page->html, "main");
}

// ---- the whole ----

static void index_of(struct page *page) {
    struct buf json = buf_new(page->plan.arena);
    site_index(&json, &page->plan);
    buf_text(out_of(page), "<script type=\"application/json\" id=\"index\">");
    escape_script(out_of(page), buf_str(&json));
    html_close(&page->html, "script");
}

// False where there is no card to show.
static bool open_page(struct page *page, const struct export_plan *export) {
    if (!export_cards(&page->plan, export)) return false;
    for (size_t i = 0; i < SITE_PARTS; i++) {
        page->parts[i] = new_body(page);
        site_parts[i].fill(&page->plan, page->parts[i]);
    }
    return true;
}

static void body(struct page *page, struct str script) {
    buf_text(out_of(page), "<body>\n<a class=\"skip\" href=\"#scenarios\">");
    say(page, LABEL_SKIP);
    html_close(&page->html, "a");
    banner(page);
    search(page);
    contents(page);
    sections(page);
    html_footer(&page->html, &page->plan.doc->footer);
    index_of(page);
    buf_fmt(out_of(page), "<script>%.*s</script>\n</body>\n</html>\n", S_ARG(script));
}

static void write_site(struct buf *out, const struct export_plan *export, struct str *error) {
    struct page page = {.html = {.out = out, .audience = DOC_FOR_AGENT}};
    if (!open_page(&page, export)) {
        *error = export_lacks(export, LABEL_LACKS_SCENARIO);
        return;
    }
    struct str script = script_of(export->arena);
    buf_text(out, "<!DOCTYPE html>\n<html lang=\"");
    text(&page, page.plan.lang);
    buf_fmt(out, "\" dir=\"%s\">\n", doc_is_rtl(page.plan.lang) ? "rtl" : "ltr");
    head(&page, script);
    body(&page, script);
}

const struct export export_site = {
    .name = "site",
    .title = "the whole playbook for agents, as one page with a search",
    .extension = "html",
    .of_role = true,
    .dated = true,
    .themed = true,
    .write = write_site,
};
