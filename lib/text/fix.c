// What a line looks like after a fix.
#include "text/finding.h"

#include "base/buf.h"

// Edits at one place keep their order.
const struct edit *fix_next_edit(const struct fix *fix, const struct edit *last) {
    const struct edit *best = NULL;
    for (size_t i = 0; i < fix->edits.n; i++) {
        const struct edit *edit = &fix->edits.items[i];
        bool later = !last || edit->at.start > last->at.start ||
                     (edit->at.start == last->at.start && edit > last);
        if (later && (!best || edit->at.start < best->at.start)) best = edit;
    }
    return best;
}

static struct str without_break(struct str line) {
    return str_ends(line, S("\r")) ? str_slice(line, 0, line.len - 1) : line;
}

// The text from the start of `line` on, with the edits that begin in that line made.
static struct str edited(struct arena *arena, const struct source *source, uint32_t line,
                         const struct fix *fix, const struct edit *edit) {
    struct buf out = buf_new(arena);
    size_t at = source->lines[line - 1], end = at + source_line(source, line).len;
    for (; edit && edit->at.start - source->base <= end; edit = fix_next_edit(fix, edit)) {
        buf_add(&out, str_slice(source->bytes, at, edit->at.start - source->base));
        buf_add(&out, edit->text);
        if (edit->at.end - source->base > at) at = edit->at.end - source->base;
    }
    if (at > source->bytes.len) at = source->bytes.len;
    bool deleted = out.len == 0 && at > end && source->bytes.ptr[at - 1] == '\n';
    struct str rest = str_from(source->bytes, at);
    ptrdiff_t stop = str_find_char(rest, '\n');
    if (!deleted) buf_add(&out, stop < 0 ? rest : str_slice(rest, 0, (size_t)stop));
    return buf_str(&out);
}

struct str fix_corrected_line(struct arena *arena, const struct sources *sources,
                              const struct fix *fix, uint32_t *line) {
    const struct edit *first = fix_next_edit(fix, NULL);
    struct place place = first ? place_at(sources, first->at.start) : (struct place){0};
    *line = place.line;
    if (!place.source) return S("");
    struct str rest = edited(arena, place.source, place.line, fix, first);
    struct str before = source_line(place.source, place.line), now = S(""), then = S("");
    str_split(&rest, '\n', &now);
    now = without_break(now);
    if (!str_eq(now, before) || !str_split(&rest, '\n', &then)) return now;
    *line += 1;
    return without_break(then);
}
