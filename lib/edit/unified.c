// Writes a unified diff from edits: no lines are compared but those that edits touch.
#include "edit/unified.h"

#include "base/escape.h"

enum { CONTEXT = 3 };

// Old lines that become others. Lines count from 0.
struct change {
    uint32_t first, end;   // old lines [first, end)
    struct str old, fresh; // whole lines
    uint32_t n_fresh;
};
typedef LIST(struct change) changes;

struct diff {
    struct buf *out;
    const struct source *source;
    changes list;
    int64_t moved; // how much further down the new file stands than the old one
};

static struct str lines_of(const struct source *source, uint32_t first, uint32_t end) {
    if (first >= end) return S("");
    size_t stop = end < source->n_lines ? source->lines[end] : source->bytes.len;
    return str_slice(source->bytes, source->lines[first], stop);
}

// The first line of `s` with its line break.
static struct str first_line(struct str s) {
    ptrdiff_t end = str_find_char(s, '\n');
    return end < 0 ? s : str_slice(s, 0, (size_t)end + 1);
}

static struct str last_line(struct str s) {
    size_t at = s.len ? s.len - 1 : 0;
    while (at > 0 && s.ptr[at - 1] != '\n') at--;
    return str_from(s, at);
}

static uint32_t count_lines(struct str s) {
    uint32_t n = 0;
    for (; s.len; n++) s = str_from(s, first_line(s).len);
    return n;
}

// Leaves only the lines that differ.
static void trim(struct change *change) {
    struct str line;
    while (change->old.len && str_eq(line = first_line(change->old), first_line(change->fresh))) {
        change->old = str_from(change->old, line.len);
        change->fresh = str_from(change->fresh, line.len);
        change->first++;
    }
    while (change->old.len && str_eq(line = last_line(change->old), last_line(change->fresh))) {
        change->old.len -= line.len;
        change->fresh.len -= line.len;
    }
    change->end = change->first + count_lines(change->old);
    change->n_fresh = count_lines(change->fresh);
}

// The edits from `i` on that touch lines which hang together, as one change; sets `i` behind them.
static struct change next_change(struct arena *arena, const struct sources *sources,
                                 const struct source *source, const struct edits *edits,
                                 size_t *i) {
    struct buf fresh = buf_new(arena);
    struct change change = {0};
    change.first = line_at(sources, edits->list.items[*i].at.start) - 1;
    uint32_t last = change.first;
    size_t at = source->lines[change.first];
    for (; *i < edits->list.n; ++*i) {
        const struct edit *edit = &edits->list.items[*i];
        if (line_at(sources, edit->at.start) - 1 > last) break;
        buf_add(&fresh, str_slice(source->bytes, at, edit->at.start - source->base));
        buf_add(&fresh, edit->text);
        at = edit->at.end - source->base;
        last = line_at(sources, edit->at.end) - 1;
    }
    change.old = lines_of(source, change.first, last + 1);
    buf_add(&fresh, str_slice(source->bytes, at, source->lines[change.first] + change.old.len));
    change.fresh = buf_str(&fresh);
    trim(&change);
    return change;
}

// A range as unified diffs write it: an empty one is named by the line before it.
static void put_range(struct buf *out, char sign, int64_t first, uint32_t n) {
    buf_fmt(out, "%c%lld", sign, (long long)(n ? first + 1 : first));
    if (n != 1) buf_fmt(out, ",%u", n);
}

static void put_lines(struct buf *out, char sign, struct str lines) {
    while (lines.len) {
        struct str line = first_line(lines);
        buf_char(out, sign);
        buf_add(out, line);
        if (!str_ends(line, S("\n"))) buf_text(out, "\n\\ No newline at end of file\n");
        lines = str_from(lines, line.len);
    }
}

// Lines that there are: what follows the last line break is none where it is empty.
static uint32_t real_lines(const struct source *source) {
    return source->n_lines - (str_ends(source->bytes, S("\n")) || !source->bytes.len);
}

// Changes that follow each other without a line between: what went, then what came. Answers the
// number of the change behind them.
static size_t put_run(struct diff *diff, size_t i, size_t end) {
    const struct change *change = diff->list.items;
    size_t next = i + 1;
    while (next < end && change[next].first == change[next - 1].end) next++;
    for (size_t k = i; k < next; k++) put_lines(diff->out, '-', change[k].old);
    for (size_t k = i; k < next; k++) put_lines(diff->out, '+', change[k].fresh);
    return next;
}

// The changes [i, end) with the lines around and between them.
static void put_hunk(struct diff *diff, size_t i, size_t end) {
    const struct change *change = diff->list.items;
    uint32_t lines = real_lines(diff->source), n_fresh = 0;
    uint32_t first = change[i].first > CONTEXT ? change[i].first - CONTEXT : 0, at = first;
    uint32_t last = change[end - 1].end + CONTEXT < lines ? change[end - 1].end + CONTEXT : lines;
    int64_t grown = 0;
    for (size_t k = i; k < end; k++)
        grown += (int64_t)change[k].n_fresh - (change[k].end - change[k].first);
    n_fresh = (uint32_t)(last - first + grown);
    buf_text(diff->out, "@@ ");
    put_range(diff->out, '-', first, last - first);
    buf_char(diff->out, ' ');
    put_range(diff->out, '+', first + diff->moved, n_fresh);
    buf_text(diff->out, " @@\n");
    while (i < end) {
        put_lines(diff->out, ' ', lines_of(diff->source, at, change[i].first));
        i = put_run(diff, i, end);
        at = change[i - 1].end;
    }
    put_lines(diff->out, ' ', lines_of(diff->source, at, last));
    diff->moved += grown;
}

void unified_diff(struct buf *out, const struct sources *sources, size_t index,
                  const struct edits *edits) {
    const struct source *source = &sources->files.items[index];
    struct diff diff = {.out = out, .source = source};
    for (size_t i = 0; i < edits->list.n;) {
        struct change change = next_change(out->arena, sources, source, edits, &i);
        if (change.old.len || change.fresh.len) *PUSH(out->arena, &diff.list) = change;
    }
    if (!diff.list.n) return;
    for (int side = 0; side < 2; side++) {
        buf_text(out, side ? "+++ " : "--- ");
        escape_terminal(out, source->name, false);
        buf_char(out, '\n');
    }
    for (size_t i = 0, end; i < diff.list.n; i = end) {
        const struct change *change = diff.list.items;
        for (end = i + 1; end < diff.list.n; end++)
            if (change[end].first - change[end - 1].end > 2 * CONTEXT) break;
        put_hunk(&diff, i, end);
    }
}
