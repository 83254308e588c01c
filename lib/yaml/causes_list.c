// Causes in lists by dashes.
#include "yaml/causes.h"

static bool in_list(const struct fault *fault) {
    return fault->around->kind == NODE_LIST;
}

bool cause_list_mark(const struct fault *fault, struct diagnosis *out) {
    size_t at = fault->line.content;
    size_t n = item_mark(str_from(fault->text, at));
    if (!in_list(fault) || fault->dashed || n == 0) return false;
    out->at = fault_span(fault, at, at + n - 1);
    diag_say(out, fault, "Items of a list begin with a dash and a space, not with \"%.*s\".",
             S_ARG(fault_slice(fault, at, at + n - 1)));
    diag_help(out, "Put a dash there.");
    out->title = "Put a dash there.";
    out->safe = fault->kind != FAULT_ODD;
    diag_change(out, fault, at, at + n, S("- "));
    return true;
}

bool cause_dash_space(const struct fault *fault, struct diagnosis *out) {
    size_t at = fault->line.content;
    if (!in_list(fault) || fault->dashed || fault_char(fault, at) != '-') return false;
    out->at = fault_span(fault, at, at + 1);
    diag_say(out, fault, "There is no space behind the dash.");
    diag_help(out, "Put a space there.");
    out->title = "Put a space behind the dash.";
    out->safe = fault->kind != FAULT_ODD;
    diag_change(out, fault, at + 1, at + 1, S(" "));
    return true;
}

// A name and a colon straight below the dashes: more of the item above, or an item without its
// dash.
bool cause_key_in_list(const struct fault *fault, struct diagnosis *out) {
    if (!in_list(fault) || fault->kind != FAULT_KIND || !fault->colon || fault->dashed)
        return false;
    out->at = fault_span(fault, fault->head, fault->colon);
    diag_say(out, fault, "\"%.*s\" stands straight below the dashes of a list, without a dash.",
             S_ARG(fault_slice(fault, fault->head, fault->colon)));
    diag_help(out,
              "If it belongs to the item above, begin the line with two more spaces; if it is an "
              "item of its own, put a dash and a space before it.");
    out->title = "Move it into the item above.";
    diag_change(out, fault, fault->head, fault->head, S("  "));
    return true;
}

bool cause_text_in_list(const struct fault *fault, struct diagnosis *out) {
    if (!in_list(fault) || fault->kind != FAULT_KIND || fault->dashed) return false;
    out->at = fault_span(fault, fault->head, fault->head + 1);
    diag_say(out, fault, "This line stands among the items of a list, without a dash.");
    diag_help(
        out, "Put a dash and a space before it; if it is more of the text above, begin it with two "
             "more spaces.");
    out->title = "Put a dash before it.";
    diag_change(out, fault, fault->head, fault->head, S("- "));
    return true;
}

bool cause_dash_in_map(const struct fault *fault, struct diagnosis *out) {
    size_t at = fault->line.content;
    bool misplaced = fault->kind == FAULT_KIND || fault->kind == FAULT_ODD;
    if (in_list(fault) || !misplaced || !fault->dashed) return false;
    out->at = fault_span(fault, at, at + 1);
    diag_say(out, fault, "An item of a list stands here among entries with names.");
    diag_help(
        out,
        "Give it a name and a colon in place of the dash, or move it below the entry whose list "
        "it belongs to.");
    if (fault->colon && fault->one_line) {
        out->title = "Delete the dash.";
        diag_change(out, fault, at, fault->head, S(""));
    }
    return true;
}

// Blanks before the next line of the entry, at least two more than before its name.
static size_t next_indent(const struct fault *fault) {
    for (uint32_t i = fault->lines.first + 1; i < fault->lines.end; i++) {
        struct line line = region_line(fault->reader, fault->lines, i);
        if (line.kind != LINE_EMPTY) return line.indent;
    }
    return fault->head + 2;
}

bool cause_list_on_line(const struct fault *fault, struct diagnosis *out) {
    struct str value = str_from(fault->text, fault->value);
    if (!fault->colon || item_mark(value) == 0 || value.ptr[0] != '-') return false;
    struct buf before = buf_new(fault->reader->findings->arena);
    buf_char(&before, '\n');
    buf_repeat(&before, ' ', next_indent(fault));
    out->at = fault_span(fault, fault->value, fault->value + 1);
    diag_say(out, fault, "The first item of a list may not stand on the line of its name.");
    diag_help(out,
              "Begin a new line for it, with two spaces more; or write the list in brackets, as in "
              "[one, two].");
    out->title = "Begin a new line.";
    diag_change(out, fault, fault->colon + 1, fault->value, buf_str(&before));
    return true;
}

// Puts every line that begins like an item where the first item stands, with a dash.
bool cause_items(const struct fault *fault, struct diagnosis *out) {
    if (fault->failure != FAIL_ITEMS) return false;
    size_t column = fault->dashed ? fault->line.content : SIZE_MAX;
    for (uint32_t i = fault->lines.first; i < fault->lines.end; i++) {
        struct line line = region_line(fault->reader, fault->lines, i);
        size_t start = line.start - fault->start, mark = item_mark(line_content(&line));
        if (mark == 0 || start + line.content < fault->value) continue;
        if (column == SIZE_MAX) column = line.content;
        diag_change(out, fault, start, start + line.content, diag_spaces(fault, column));
        diag_change(out, fault, start + line.content, start + line.content + mark, S("- "));
    }
    size_t at = fault->where - fault->start, n = item_mark(str_from(fault->text, at));
    out->at = fault_span(fault, at, at + n - 1);
    diag_say(out, fault,
             "This line looks like an item of a list, but it is read as more of the text above.");
    diag_help(out,
              "Let each item begin with a dash and a space, straight below the other items; if it "
              "is one text, put it in quotes.");
    out->title = "Put the items below each other, with dashes.";
    return true;
}
