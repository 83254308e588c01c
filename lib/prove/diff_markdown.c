// Differences as Markdown, for a comment on a pull request: a table, and the cases folded below.
#include "base/escape.h"
#include "prove/diff_write.h"

enum { MOST_ROWS = 100, MOST_CASES = 40 }; // a comment holds only so much

// Nobody is called by what a playbook says.
static void add_escaped(struct buf *out, struct str text) {
    struct buf shown = buf_new(out->arena), once = buf_new(out->arena);
    escape_terminal(&shown, text, false); // marks that turn the direction of writing, and the like
    escape_markdown(&once, buf_str(&shown));
    struct str rest = buf_str(&once), piece;
    for (bool first = true; str_split(&rest, '@', &piece); first = false) {
        if (!first) buf_text(out, "&#64;");
        buf_add(out, piece);
    }
    if (str_ends(buf_str(&once), S("@"))) buf_text(out, "&#64;");
}

static void add_cell(struct buf *out, struct str text) {
    buf_text(out, " ");
    add_escaped(out, text);
    buf_text(out, " |");
}

static void add_row(struct buf *out, const struct diff_page *page,
                    const struct difference *difference) {
    bool authority = difference->class <= DIFF_NOT_ANALYSED;
    buf_fmt(out, "| %s |", diff_class_title(difference->class));
    add_cell(out, authority ? difference->role : S(""));
    add_cell(out, diff_name(page->arena, difference));
    add_cell(out, diff_what(page->arena, difference));
    add_cell(out, diff_where(page, difference));
    buf_char(out, '\n');
}

static void add_table(struct buf *out, const struct diff_page *page) {
    const differences *list = &page->diff->list;
    if (!list->n) return;
    buf_text(out, "\n| | Role | Of | What changed | Where |\n|---|---|---|---|---|\n");
    for (size_t i = 0; i < list->n && i < MOST_ROWS; i++) add_row(out, page, &list->items[i]);
    if (list->n > MOST_ROWS)
        buf_fmt(out, "\n%zu more: `empower diff` lists them all.\n", list->n - MOST_ROWS);
}

// Indented, so that nothing in it can end the block.
static void add_case(struct buf *out, const struct diff_page *page,
                     const struct diff_case *example) {
    buf_text(out, "    # now ");
    escape_terminal(out, diff_half_words(page->arena, &example->after), false);
    buf_text(out, ", was ");
    escape_terminal(out, diff_half_words(page->arena, &example->before), false);
    buf_text(out, "\n    ");
    escape_terminal(out, diff_command(page, example, 1), false);
    buf_char(out, '\n');
}

// One for each cause.
static void add_cases(struct buf *out, const struct diff_page *page) {
    const differences *list = &page->diff->list;
    size_t n = 0;
    for (size_t i = 0; i < list->n && n < MOST_CASES; i++) {
        bool told = !list->items[i].example;
        for (size_t k = 0; k < i && !told; k++)
            told = diff_same_cause(&list->items[k], &list->items[i]);
        if (told) continue;
        if (!n++) buf_text(out, "\n<details><summary>Cases that changed</summary>\n\n");
        add_case(out, page, list->items[i].example);
    }
    if (n) buf_text(out, "\n</details>\n");
}

static void add_contacts(struct buf *out, const struct diff_page *page) {
    static const char *const words[] = {"newly allowed at once", "no longer allowed at once",
                                        "decided otherwise"};
    const struct diff_contacts *contacts = page->contacts;
    size_t changed = 0;
    for (int class = 0; class < DIFF_AUTHORITY; class ++) changed += contacts->all.changed[class];
    buf_fmt(out, "\n**%zu of %zu contacts change**\n\n", changed,
            contacts->contacts - contacts->failed - contacts->no_gesture);
    for (int class = 0; class < DIFF_AUTHORITY; class ++) {
        if (!contacts->all.changed[class]) continue;
        buf_fmt(out, "- %zu %s", contacts->all.changed[class], words[class]);
        if (class != DIFF_ROUTE)
            buf_fmt(out, ": %.*s", S_ARG(diff_money(page, &contacts->all.money[class])));
        buf_char(out, '\n');
    }
    if (contacts->failed) buf_fmt(out, "- %zu could not be decided\n", contacts->failed);
}

void diff_markdown(struct buf *out, const struct diff_page *page) {
    buf_fmt(out, "**%.*s**\n", S_ARG(diff_summary(page->arena, page->diff)));
    add_table(out, page);
    add_cases(out, page);
    if (page->contacts) add_contacts(out, page);
}
