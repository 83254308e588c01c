// Causes in the spaces at the start of lines.
#include "yaml/causes.h"

// Lets the entry begin with `level` blanks. The lines inside it move along only where they would no
// longer stand inside.
static void shift(const struct fault *fault, struct diagnosis *out, size_t level) {
    size_t first = fault->line.indent;
    bool all = false;
    for (uint32_t i = fault->lines.first; i < fault->lines.end; i++) {
        struct line line = region_line(fault->reader, fault->lines, i);
        all = all || (line.kind != LINE_EMPTY && line.indent > first && line.indent <= level);
    }
    for (uint32_t i = fault->lines.first; i < fault->lines.end; i++) {
        struct line line = region_line(fault->reader, fault->lines, i);
        size_t start = line.start - fault->start;
        if (line.kind == LINE_EMPTY || line.indent < first || (line.indent > first && !all))
            continue;
        diag_change(out, fault, start, start + line.indent,
                    diag_spaces(fault, line.indent + level - first));
    }
    out->title = "Move it straight below its neighbours.";
}

static const char *plural(size_t n) {
    return n == 1 ? "" : "s";
}

// The blanks before the first line, or where there are none, its first byte.
static struct span blanks(const struct fault *fault) {
    size_t n = fault->line.indent;
    return fault_span(fault, n ? 0 : fault->line.content, n ? n : fault->line.content + 1);
}

// The last line above the entry that is not empty; false: there is none.
static bool line_above(const struct fault *fault, uint32_t number, struct line *out) {
    while (number-- > 0) {
        *out = line_read(fault->reader->source, number, 0);
        if (out->kind != LINE_EMPTY) return true;
    }
    return false;
}

bool cause_under(const struct fault *fault, struct diagnosis *out) {
    struct line above;
    if (fault->kind != FAULT_UNDER || !line_above(fault, fault->lines.first, &above)) return false;
    out->at = blanks(fault);
    diag_say(out, fault,
             "This line stands further right than the entry above, which has its text already.");
    diag_help(out,
              "Begin it with as many spaces as the entry above; if it belongs inside that entry, "
              "delete the text behind that entry's colon.");
    out->related =
        (struct span){above.start + (uint32_t)above.content, above.start + (uint32_t)above.s.len};
    out->related_says = "the entry above";
    shift(fault, out, fault->level);
    return true;
}

static bool begins_with_first_key(const struct fault *fault) {
    const struct node *first = fault->around->first;
    return fault->around->kind == NODE_MAP && first && fault->colon &&
           str_eq(node_str(first->key), fault_slice(fault, fault->head, fault->colon));
}

// Left of the other entries of an item, with the name that the item begins with: a new item.
bool cause_new_item(const struct fault *fault, struct diagnosis *out) {
    if (fault->kind != FAULT_ODD || fault->dash == SIZE_MAX || fault->line.kind != LINE_KEY ||
        fault->line.indent >= fault->level || !begins_with_first_key(fault))
        return false;
    struct str before =
        str_fmt(fault->reader->findings->arena, "%.*s- ", S_ARG(diag_spaces(fault, fault->dash)));
    out->at = blanks(fault);
    diag_say(out, fault,
             "This line begins with %zu space%s, which fits neither a new item nor the one above.",
             fault->line.indent, plural(fault->line.indent));
    struct str help =
        str_fmt(fault->reader->findings->arena,
                "\"%.*s\" is there already, so most likely a new item begins here: put "
                "a dash before it; if it belongs to the item above, begin it with %zu "
                "spaces.",
                S_ARG(word_at(fault, fault->head)), fault->level);
    out->help = help;
    out->title = "Begin a new item.";
    out->trusted = true;
    diag_change(out, fault, 0, fault->head, before);
    return true;
}

bool cause_odd(const struct fault *fault, struct diagnosis *out) {
    if (fault->kind != FAULT_ODD) return false;
    size_t n = fault->line.indent;
    out->at = blanks(fault);
    diag_say(out, fault, "This line begins with %zu space%s, its neighbours with %zu.", n,
             plural(n), fault->level);
    diag_help(out, "Entries that belong together begin with the same number of spaces.");
    shift(fault, out, fault->level);
    return true;
}

// Words that no entry is named by.
static bool is_small_word(struct str word) {
    static const char small[] =
        "the a an and or to of for with in on at by from as but if so than that "
        "this these is are was were be we you it they our your their please";
    struct str rest = S(small), one;
    while (str_word(&rest, &one)) {
        if (str_eq_nocase(one, word)) return true;
    }
    return false;
}

// Does the text above look unfinished, and this line like more of it rather than like a name?
static bool seems_to_go_on(const struct fault *fault, const struct line *above) {
    enum { LONG = 60 };
    size_t from = above->kind == LINE_KEY ? above->colon + 1 : above->content;
    struct str text = str_trim(plain_end(str_from(above->s, from))), word;
    struct str rest = str_from(fault->line.s, fault->head);
    if (text.len == 0 || !str_word(&rest, &word)) return false;
    if (text.len <= 2 && (text.ptr[0] == '|' || text.ptr[0] == '>')) return true;
    char last = text.ptr[text.len - 1];
    if (str_find_char(text, ' ') < 0 || last == '.' || last == '!' || last == '?') return false;
    return is_small_word(word) || to_lower(word.ptr[0]) != word.ptr[0] || text.len >= LONG;
}

// A text that goes on in a line which is not indented.
bool cause_goes_on(const struct fault *fault, struct diagnosis *out) {
    struct line above;
    bool good_above = fault->above.first < fault->above.end;
    if (fault->kind != FAULT_KIND || fault->colon || fault->dashed || !good_above ||
        !line_above(fault, fault->lines.first, &above) || !seems_to_go_on(fault, &above))
        return false;
    out->at = fault_span(fault, fault->head, fault->head + 1);
    diag_say(out, fault,
             "The text of the entry above seems to go on here, without spaces before it.");
    diag_help(out,
              "Begin the line with two more spaces than the entry above; if it is an entry of its "
              "own, it needs a name and a colon, or in a list a dash.");
    shift(fault, out, fault->level + 2);
    out->title = "Move the line to the right.";
    return true;
}
