// Causes that a whole line has: marks of other programs, tabs, limits, a bad line above good ones.
#include "yaml/causes.h"

#include <string.h>

static struct str content(const struct fault *fault) {
    return line_content(&fault->line);
}

bool cause_conflict(const struct fault *fault, struct diagnosis *out) {
    static const char *const signs[] = {"<<<<<<<", "=======", ">>>>>>>", "|||||||"};
    size_t at = fault->line.content;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (!str_starts(content(fault), str_of(signs[i]))) continue;
        out->at = fault_span(fault, at, at + 7);
        diag_say(out, fault,
                 "Two versions of this file were put together here, and nobody chose yet.");
        diag_help(out,
                  "Keep the lines that are right, and delete the lines that begin with <<<<<<<, "
                  "======= and >>>>>>>.");
        return true;
    }
    return false;
}

bool cause_document(const struct fault *fault, struct diagnosis *out) {
    size_t at = fault->line.content;
    if (!is_document_mark(content(fault))) return false;
    out->at = fault_span(fault, at, at + 3);
    diag_say(out, fault,
             fault_char(fault, at) == '-'
                 ? "Three dashes begin a second document here, and a playbook is one."
                 : "Three dots end the playbook here, and more follows.");
    diag_help(out, "Delete the line; to set parts apart, use a comment such as # ---.");
    out->title = "Delete the line.";
    out->trusted = true;
    diag_change(out, fault, at, at + 3, S(""));
    return true;
}

bool cause_fence(const struct fault *fault, struct diagnosis *out) {
    size_t at = fault->line.content;
    if (!str_starts(content(fault), S("```"))) return false;
    out->at = fault_span(fault, at, at + 3);
    diag_say(out, fault, "The line with ``` comes from the place this was copied from.");
    diag_help(out, "Delete the line.");
    out->title = "Delete the line.";
    out->trusted = true;
    diag_change(out, fault, at, at + content(fault).len, S(""));
    return true;
}

static size_t count_tabs(struct str s) {
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++) n += s.ptr[i] == '\t';
    return n;
}

// Spaces for the first line as its neighbours have them, and two for each further tab.
bool cause_tabs(const struct fault *fault, struct diagnosis *out) {
    enum { STEP = 2 };
    struct reader *reader = fault->reader;
    if (fault->kind != FAULT_TABS) return false;
    const struct line *first = &fault->line;
    size_t tabs = count_tabs(str_slice(first->s, 0, first->content));
    size_t base = fault->above.end ? fault->level : fault->level + tabs * STEP;
    for (uint32_t i = fault->lines.first; i < fault->lines.end; i++) {
        struct line line = region_line(reader, fault->lines, i);
        size_t start = line.start - fault->start,
               n = count_tabs(str_slice(line.s, 0, line.content));
        if (!line.tabbed || line.kind == LINE_EMPTY) continue;
        size_t wide = n > tabs ? base + (n - tabs) * STEP : base;
        diag_change(out, fault, start + (i == fault->lines.first ? fault->lines.blank : 0),
                    start + line.content, diag_spaces(fault, wide));
    }
    out->at = fault_span(fault, first->indent, first->content);
    diag_say(out, fault, "This line begins with a tab; only spaces may stand there.");
    diag_help(out, "Use two spaces for each step to the right.");
    out->title = "Put spaces in place of the tabs.";
    return true;
}

bool cause_depth(const struct fault *fault, struct diagnosis *out) {
    size_t most = fault->reader->limits->depth;
    if (fault->failure != FAIL_DEPTH && fault->depth + 1 < most) return false;
    size_t at = fault->where > fault->start ? fault->where - fault->start : fault->head;
    out->at = fault_span(fault, at, at + 1);
    diag_say(out, fault, "Entries stand inside each other more than %zu levels deep here.", most);
    diag_help(out, "Write it with fewer levels.");
    return true;
}

bool cause_long(const struct fault *fault, struct diagnosis *out) {
    if (fault->failure != FAIL_SCALAR) return false;
    size_t at = fault->where > fault->start ? fault->where - fault->start : fault->head;
    out->at = fault_span(fault, at, at + 1);
    diag_say(out, fault, "This text has more than %zu bytes; that is the most for one text.",
             fault->reader->limits->scalar);
    diag_help(out, "Make it shorter, or divide it between several entries.");
    return true;
}

bool cause_header_colon(const struct fault *fault, struct diagnosis *out) {
    struct str line = plain_end(str_from(fault->text, fault->head));
    if (fault->kind != FAULT_HEADER || str_find_char(line, ':') >= 0) return false;
    size_t end = fault->head + name_length(line);
    if (end == fault->head) return false;
    out->at = fault_span(fault, fault->head, end);
    diag_say(out, fault, "There is no colon behind \"%.*s\".",
             S_ARG(fault_slice(fault, fault->head, end)));
    diag_help(out, "Put a colon there; the entries below belong to it.");
    out->title = "Put a colon there.";
    out->safe = end == fault->head + line.len;
    diag_change(out, fault, end, fault->head + line.len, S(":"));
    return true;
}

bool cause_header(const struct fault *fault, struct diagnosis *out) {
    if (fault->kind != FAULT_HEADER) return false;
    size_t start = fault->head;
    while (start < fault->text.len && !name_length(str_from(fault->text, start))) start++;
    while (fault_char(fault, start) == '-') start++;
    struct str name = str_from(fault->text, start);
    name = str_slice(name, 0, name_length(name));
    out->at = fault_span(fault, fault->head, fault->text.len);
    diag_say(out, fault, "Over the lines below there may only be a name and a colon: \"%.*s:\".",
             S_ARG(name));
    diag_help(out, "Delete the other signs on this line.");
    out->title = "Delete the other signs.";
    size_t end = fault->head + plain_end(str_from(fault->text, fault->head)).len;
    diag_change(out, fault, fault->head, end,
                str_fmt(fault->reader->findings->arena, "%.*s:", S_ARG(name)));
    return true;
}

// Spaces copied from a web page or a word processor are none to YAML.
bool cause_odd_space(const struct fault *fault, struct diagnosis *out) {
    size_t start = fault->line.content, behind = 0, n;
    if (!odd_space(str_from(fault->text, start))) {
        ptrdiff_t colon = str_find_char(content(fault), ':');
        if (colon < 0) return false;
        start += (size_t)colon + 1;
    }
    for (behind = start; (n = odd_space(str_from(fault->text, behind))) > 0; behind += n)
        diag_change(out, fault, behind, behind + n, S(" "));
    if (behind == start) return false;
    out->at = fault_span(fault, start, behind);
    diag_say(out, fault,
             "The space here is of another kind (a non-breaking one), which does not count.");
    diag_help(out, "Delete it and type a space.");
    out->title = "Put ordinary spaces there.";
    out->safe = start > fault->line.content; // at the start of a line it is a guess
    return true;
}
