// From what is planned for every line to edits of its blanks.
#include "edit/layout.h"

#include "base/buf.h"
#include "edit/plan.h"

#include <string.h>

static bool is_break(char c) {
    return c == '\n' || c == '\r';
}

// ---- tabs between texts ----

static struct str run_of_blanks(struct str bytes, size_t tab, size_t from, size_t end) {
    size_t start = tab, stop = tab;
    while (start > from && is_blank(bytes.ptr[start - 1])) start--;
    while (stop < end && is_blank(bytes.ptr[stop])) stop++;
    return str_slice(bytes, start, stop);
}

// Blanks at either end of a line are none of ours. A comment with two blanks before it is a comment
// for certain, with one it may be a part of the sentence: that stays as it is.
static void replace_tab(struct plan *plan, struct str run) {
    struct str bytes = plan->source->bytes;
    size_t start = (size_t)(run.ptr - bytes.ptr), end = start + run.len;
    if (start == 0 || is_break(bytes.ptr[start - 1])) return;
    if (end == bytes.len || is_break(bytes.ptr[end])) return;
    struct span at = {plan->source->base + (uint32_t)start, plan->source->base + (uint32_t)end};
    edits_add(plan->edits, at, bytes.ptr[end] == '#' && run.len > 1 ? S("  ") : S(" "));
}

static void replace_tabs(struct plan *plan, uint32_t from, uint32_t to) {
    struct str bytes = plan->source->bytes;
    size_t at = from - plan->source->base, end = to - plan->source->base;
    const char *tab;
    while (at < end && (tab = memchr(bytes.ptr + at, '\t', end - at))) {
        struct str run = run_of_blanks(bytes, (size_t)(tab - bytes.ptr), at, end);
        replace_tab(plan, run);
        at = (size_t)(run.ptr - bytes.ptr) + run.len;
    }
}

// Between names, texts and comments there are only signs of YAML and blanks.
static void space_signs(struct plan *plan) {
    size_t text = 0, comment = 0;
    uint32_t at = plan->source->base, end = at + (uint32_t)plan->source->bytes.len;
    while (at < end) {
        struct span next = {end, end};
        if (text < plan->texts.n) next = plan->texts.items[text];
        bool is_comment = comment < plan->file->comments.n &&
                          plan->file->comments.items[comment].at.start < next.start;
        if (is_comment) next = plan->file->comments.items[comment].at;
        if (next.start > at) replace_tabs(plan, at, next.start);
        if (next.end > at) at = next.end;
        if (is_comment)
            comment++;
        else
            text++;
    }
}

// ---- lines ----

static struct str blanks(struct plan *plan, int32_t n) {
    struct buf out = buf_new(plan->arena);
    buf_repeat(&out, ' ', (size_t)n);
    return buf_str(&out);
}

static void indent_line(struct plan *plan, uint32_t line) {
    struct str text = plan_text(plan, line);
    struct line_plan planned = plan->lines[line];
    bool tabs = planned.within != WITHIN_BLOCK; // below | and > they belong to the text
    size_t n = 0;
    while (n < text.len && (text.ptr[n] == ' ' || (tabs && text.ptr[n] == '\t'))) n++;
    bool same = n == (size_t)planned.indent && !memchr(text.ptr, '\t', n);
    uint32_t start = plan_start(plan, line);
    if (!same)
        edits_add(plan->edits, (struct span){start, start + (uint32_t)n},
                  blanks(plan, planned.indent));
}

// A backslash keeps the blank behind it.
static size_t trimmed_length(const struct plan *plan, struct str text, uint32_t line) {
    size_t n = text.len;
    if (plan->lines[line].within == WITHIN_BLOCK) return n;
    while (n > 0 && is_blank(text.ptr[n - 1])) n--;
    return n > 0 && text.ptr[n - 1] == '\\' ? text.len : n;
}

static void end_line(struct plan *plan, uint32_t line, uint32_t stop) {
    uint32_t end =
        plan_start(plan, line) + (uint32_t)trimmed_length(plan, plan_text(plan, line), line);
    if (end < stop) edits_add(plan->edits, (struct span){end, stop}, S(""));
}

// A line below | and > that holds blanks only keeps those behind the indentation.
static bool is_hollow(const struct plan *plan, uint32_t line) {
    return plan_is_blank(plan, line) &&
           (plan->lines[line].within != WITHIN_BLOCK || plan->lines[line].indent == 0);
}

static void write_line(struct plan *plan, uint32_t line) {
    const struct source *source = plan->source;
    bool last = line + 1 == source->n_lines;
    uint32_t start = plan_start(plan, line);
    uint32_t next = source->base + (last ? (uint32_t)source->bytes.len : source->lines[line + 1]);
    uint32_t stop = last ? next : next - 1; // without its line feed
    if (plan->lines[line].gone) {
        if (next > start) edits_add(plan->edits, (struct span){start, next}, S(""));
        return;
    }
    if (plan->lines[line].blank_before)
        edits_add(plan->edits, (struct span){start, start}, S("\n"));
    bool hollow = is_hollow(plan, line);
    if (!hollow && plan->lines[line].indent != UNPLANNED) indent_line(plan, line);
    if (hollow && stop > start)
        edits_add(plan->edits, (struct span){start, stop}, S(""));
    else if (!hollow)
        end_line(plan, line, stop);
    if (last && !hollow && stop > start) edits_add(plan->edits, (struct span){stop, stop}, S("\n"));
}

static void drop_mark(struct plan *plan) {
    uint32_t base = plan->source->base;
    if (str_starts(plan->source->bytes, S("\xEF\xBB\xBF")))
        edits_add(plan->edits, (struct span){base, base + 3}, S(""));
}

void layout_edits(struct edits *out, const struct sources *sources, size_t index,
                  const struct yaml_file *file) {
    const struct source *source = &sources->files.items[index];
    struct plan plan = {.arena = out->arena,
                        .edits = out,
                        .sources = sources,
                        .source = source,
                        .file = file,
                        .lines = arena_array(out->arena, struct line_plan, source->n_lines)};
    for (uint32_t i = 0; i < source->n_lines; i++) plan.lines[i].indent = UNPLANNED;
    plan_tree(&plan);
    plan_comments(&plan);
    plan_blank_lines(&plan);
    plan_entries(&plan);
    drop_mark(&plan);
    space_signs(&plan);
    for (uint32_t i = 0; i < source->n_lines; i++) write_line(&plan, i);
}
