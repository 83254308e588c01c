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
        if (line.kind == LINE_EMPTY || line.indent < first || (line.indent > first && !all)) continue;
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

// The lines below and the line above agree: what stands between them slipped to the left.
bool cause_slipped(const struct fault *fault, struct diagnosis *out) {
    struct line header, above;
    if (fault->kind != FAULT_UNDER || !line_above(fault, fault->lines.first, &header)) return false;
    uint32_t number = place_at(fault->reader->sources, header.start).line - 1;
    if (!line_above(fault, number, &above) || above.indent != fault->line.indent) return false;
    out->at = (struct span){header.start + (uint32_t)header.content,
                            header.start + (uint32_t)(header.colon ? header.colon : header.s.len)};
    diag_say(out, fault, "This line begins with %zu space%s, the lines around it with %zu.",
        header.indent, plural(header.indent), fault->line.indent);
    diag_help(out, "Give it as many spaces as the lines around it.");
    out->title = "Move it straight below its neighbours.";
    out->trusted = true;
    struct edit *edit = PUSH(fault->reader->findings->arena, &out->edits);
    edit->at = (struct span){header.start, header.start + (uint32_t)header.indent};
    edit->text = diag_spaces(fault, fault->line.indent);
    return true;
}

bool cause_under(const struct fault *fault, struct diagnosis *out) {
    struct line above;
    if (fault->kind != FAULT_UNDER || !line_above(fault, fault->lines.first, &above)) return false;
    out->at = blanks(fault);
    diag_say(out, fault, "This line stands further right than the entry above, which has its text already.");
    diag_help(out, "Begin it with as many spaces as the entry above; if it belongs inside that entry, "
                "delete the text behind that entry's colon.");
    out->related = (struct span){above.start + (uint32_t)above.content,
                                 above.start + (uint32_t)above.s.len};
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
    struct str before = str_fmt(fault->reader->findings->arena, "%.*s- ",
                                S_ARG(diag_spaces(fault, fault->dash)));
    out->at = blanks(fault);
    diag_say(out, fault, "This line begins with %zu space%s, which fits neither a new item nor the one above.",
        fault->line.indent, plural(fault->line.indent));
    struct str help = str_fmt(fault->reader->findings->arena,
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
    diag_say(out, fault, "This line begins with %zu space%s, its neighbours with %zu.", n, plural(n),
        fault->level);
    diag_help(out, "Entries that belong together begin with the same number of spaces.");
    shift(fault, out, fault->level);
    return true;
}

// Does the text of the line above look unfinished?
static bool seems_to_go_on(const struct line *above) {
    struct str words = plain_end(str_from(above->s, above->kind == LINE_KEY ? above->colon + 1
                                                                           : above->content));
    char last = words.len ? words.ptr[words.len - 1] : '.';
    struct str rest = words, word;
    size_t n = 0;
    while (str_word(&rest, &word)) n++;
    if (n == 1 && (str_find_char(words, '|') >= 0 || str_find_char(words, '>') >= 0)) return true;
    return n >= 3 && last != '.' && last != '!' && last != '?';
}

// A text that goes on in a line which is not indented.
bool cause_goes_on(const struct fault *fault, struct diagnosis *out) {
    struct line above;
    bool good_above = fault->above.first < fault->above.end;
    if (fault->kind != FAULT_KIND || fault->colon || fault->dashed || !good_above ||
        !line_above(fault, fault->lines.first, &above) || !seems_to_go_on(&above))
        return false;
    out->at = fault_span(fault, fault->head, fault->head + 1);
    diag_say(out, fault, "The text of the entry above seems to go on here, without spaces before it.");
    diag_help(out, "Begin the line with two more spaces than the entry above; if it is an entry of its "
                   "own, it needs a name and a colon, or in a list a dash.");
    shift(fault, out, fault->level + 2);
    out->title = "Move the line to the right.";
    return true;
}
