// Findings for people: the place, the line with a mark under it, the corrected line, the way out.
#include "base/escape.h"
#include "base/utf8.h"
#include "reporters/reporters.h"

// SGR codes; without colour all are empty.
struct ink {
    const char *level[3], *quiet, *good, *plain;
};

static const struct ink colored = {
    {"\033[1;31m", "\033[1;33m", "\033[1;36m"}, "\033[2m", "\033[32m", "\033[0m"};
static const struct ink plain = {{"", "", ""}, "", "", ""};

enum { GUTTER = 8 }; // cells before the text of an excerpt: five of a number, " | "

// A place in wrapped text: how many cells of the line are used, and where the next line begins.
struct wrap {
    unsigned used, indent, width;
};

// One word, or several that stay together, on this line or the next.
static void write_word(struct buf *out, struct wrap *wrap, struct str word, bool first) {
    unsigned cells = (unsigned)utf8_cells(word);
    if (!first && wrap->used + 1 + cells > wrap->width) {
        buf_char(out, '\n');
        buf_repeat(out, ' ', wrap->indent);
        wrap->used = wrap->indent;
    } else if (!first) {
        buf_char(out, ' ');
        wrap->used++;
    }
    buf_add(out, word);
    wrap->used += cells;
}

// Breaks text between words so that no line is wider than the width.
static void write_wrapped(struct buf *out, struct arena *arena, struct wrap *wrap,
                          struct str text) {
    struct buf clean = buf_new(arena);
    escape_terminal(&clean, text, false);
    struct str rest = buf_str(&clean), word;
    for (bool first = true; str_word(&rest, &word); first = false)
        write_word(out, wrap, word, first);
}

// Tabs would move the mark: each is shown as one blank.
static struct str shown_line(struct arena *arena, struct str line) {
    struct buf out = buf_new(arena);
    for (size_t i = 0; i < line.len;) {
        size_t end = i;
        while (end < line.len && line.ptr[end] != '\t') end++;
        escape_terminal(&out, str_slice(line, i, end), false);
        if (end < line.len) buf_char(&out, ' ');
        i = end + 1;
    }
    return buf_str(&out);
}

// How much of a line is shown: a window that holds the mark.
struct window {
    struct str text; // what is shown
    unsigned skip;   // cells before the mark, within the window
    unsigned mark;   // cells of the mark
    bool cut_left, cut_right;
};

// The longest tail of `s` that fits `cells`.
static struct str last_cells(struct str s, size_t cells) {
    size_t all = utf8_cells(s);
    if (all <= cells) return s;
    return str_from(s, utf8_cut(s, all - cells).len);
}

static struct window make_window(struct arena *arena, struct str before, struct str marked,
                                 struct str after, size_t room) {
    struct str left = shown_line(arena, before), mid = shown_line(arena, marked),
               right = shown_line(arena, after);
    struct window window = {0};
    size_t left_room = utf8_cells(left) + utf8_cells(mid) <= room ? room : room / 3;
    struct str kept = last_cells(left, left_room);
    window.cut_left = kept.len < left.len;
    window.skip = (unsigned)utf8_cells(kept);
    size_t room_left = room > window.skip ? room - window.skip : 0; // a wide letter may overhang
    struct str seen = utf8_cut(mid, room_left);
    window.mark = (unsigned)utf8_cells(seen);
    bool whole = seen.len == mid.len;
    struct str tail = utf8_cut(right, whole ? room_left - window.mark : 0);
    window.cut_right = !whole || tail.len < right.len;
    window.text = str_fmt(arena, "%.*s%.*s%.*s", S_ARG(kept), S_ARG(seen), S_ARG(tail));
    if (!window.mark) window.mark = 1;
    return window;
}

static void write_excerpt(struct buf *out, const struct report *report, const struct ink *ink,
                          const struct sources *sources, struct span at, enum level level) {
    struct place start = place_at(sources, at.start), end = place_at(sources, at.end);
    struct str line = source_line(start.source, start.line);
    size_t from = start.byte - start.source->lines[start.line - 1];
    size_t to = end.source == start.source && end.line == start.line
                    ? end.byte - start.source->lines[start.line - 1]
                    : line.len;
    size_t room = report->width > GUTTER + 12 ? report->width - GUTTER - 2 : 12;
    struct window window = make_window(report->arena, str_slice(line, 0, from),
                                       str_slice(line, from, to), str_from(line, to), room);
    buf_fmt(out, "%s%5u |%s %s%.*s%s\n", ink->quiet, start.line, ink->plain,
            window.cut_left ? "…" : "", S_ARG(window.text), window.cut_right ? "…" : "");
    buf_fmt(out, "%s      |%s ", ink->quiet, ink->plain);
    buf_repeat(out, ' ', window.skip + window.cut_left);
    buf_text(out, ink->level[level]);
    buf_repeat(out, '^', window.mark);
    buf_fmt(out, "%s\n", ink->plain);
}

// "write" before a line that is certain, "maybe" before a guess.
static void write_corrected(struct buf *out, const struct report *report, const struct ink *ink,
                            const struct sources *sources, const struct fix *fix) {
    uint32_t number = 0;
    struct str line = fix_corrected_line(report->arena, sources, fix, &number);
    if (!str_trim(line).len) return;
    struct str shown = shown_line(report->arena, line);
    struct str part = utf8_cut(shown, report->width - GUTTER);
    buf_fmt(out, "%s%s |%s %s%.*s%s%s\n", ink->quiet, fix->safe ? "write" : "maybe", ink->plain,
            ink->good, S_ARG(part), part.len < shown.len ? "…" : "", ink->plain);
}

static void write_related(struct buf *out, const struct report *report,
                          const struct sources *sources, const struct finding *finding) {
    for (size_t i = 0; i < finding->related.n; i++) {
        struct place place = place_at(sources, finding->related.items[i].at.start);
        buf_text(out, "        ");
        size_t before = out->len;
        if (place.source) {
            escape_terminal(out, place.source->name, false);
            buf_fmt(out, ":%u: ", place.line);
        }
        unsigned used = 8 + (unsigned)utf8_cells(str_from(buf_str(out), before));
        struct wrap wrap = {used, 8, report->width};
        write_wrapped(out, report->arena, &wrap, finding->related.items[i].says);
        buf_char(out, '\n');
    }
}

static void write_heading(struct buf *out, const struct report *report, const struct ink *ink,
                          const struct report_part *part, const struct finding *finding) {
    struct place place = place_at(part->sources, finding->at.start);
    size_t before = out->len;
    if (place.source) {
        escape_terminal(out, place.source->name, false);
        buf_fmt(out, ":%u:%u: ", place.line, place.column);
    }
    unsigned used = (unsigned)utf8_cells(str_from(buf_str(out), before));
    const char *level = level_name((enum level)finding->level);
    used += (unsigned)str_of(level).len + 2;
    buf_fmt(out, "%s%s%s: ", ink->level[finding->level], level, ink->plain);
    struct wrap wrap = {used, 2, report->width};
    write_wrapped(out, report->arena, &wrap, finding->message);
    write_word(out, &wrap,
               str_fmt(report->arena, "[%s %s]", finding->info->id, finding->info->name), false);
    buf_char(out, '\n');
}

// A finding about a file as a whole marks nothing in it. The file may be no playbook but somebody's
// secrets: its first line is not shown.
static bool marks_text(const struct sources *sources, struct span at) {
    return !span_is_nowhere(at) && (at.end > at.start || place_at(sources, at.start).byte > 0);
}

static void write_finding(struct buf *out, const struct report *report, const struct ink *ink,
                          const struct report_part *part, const struct finding *finding) {
    write_heading(out, report, ink, part, finding);
    if (marks_text(part->sources, finding->at))
        write_excerpt(out, report, ink, part->sources, finding->at, (enum level)finding->level);
    if (finding->fix) write_corrected(out, report, ink, part->sources, finding->fix);
    write_related(out, report, part->sources, finding);
    if (finding->help.len) {
        struct wrap wrap = {8, 8, report->width};
        buf_text(out, "        ");
        write_wrapped(out, report->arena, &wrap, finding->help);
        buf_char(out, '\n');
    }
    if (finding->witness.len) {
        buf_text(out, "        try: ");
        escape_terminal(out, finding->witness, false);
        if (finding->shows.len) buf_fmt(out, "  # %.*s", S_ARG(finding->shows));
        buf_char(out, '\n');
    }
    buf_char(out, '\n');
}

static void write_count(struct buf *out, size_t count, const char *word, bool *filled) {
    if (!count) return;
    buf_fmt(out, "%s%zu %s%s", *filled ? ", " : "", count, word, count == 1 ? "" : "s");
    *filled = true;
}

static size_t count_fixes(const struct report *report, bool safe) {
    size_t count = 0;
    for (size_t p = 0; p < report->n; p++)
        for (size_t i = 0; i < report->parts[p].findings->list.n; i++) {
            const struct fix *fix = report->parts[p].findings->list.items[i].fix;
            count += fix && fix->safe == safe;
        }
    return count;
}

static void write_ways_out(struct buf *out, const struct report *report) {
    size_t safe = count_fixes(report, true), guesses = count_fixes(report, false);
    if (safe) buf_fmt(out, "`empower lint --fix` mends %zu. ", safe);
    if (guesses)
        buf_fmt(out, "`%s--unsafe-fixes` mends %zu%s, by a guess. ", safe ? "" : "empower lint ",
                guesses, safe ? " more" : "");
    if (safe && guesses) out->ptr[out->len - 1] = '\n'; // one line would be too long
    if (safe || guesses) buf_text(out, "`--diff` shows how.\n");
}

static void write_closing(struct buf *out, const struct report *report) {
    bool filled = false;
    write_count(out, report_count(report, LEVEL_ERROR), "error", &filled);
    write_count(out, report_count(report, LEVEL_WARNING), "warning", &filled);
    write_count(out, report_count(report, LEVEL_INFO), "info", &filled);
    if (!filled && !report_dropped(report)) return;
    if (report_dropped(report))
        buf_fmt(out, "%s%zu more", filled ? ", and " : "", report_dropped(report));
    buf_text(out, ". `empower explain RULE` says more about a rule.\n");
    write_ways_out(out, report);
}

void reporter_text(struct buf *out, const struct report *report) {
    const struct ink *ink = report->color ? &colored : &plain;
    for (size_t p = 0; p < report->n; p++)
        for (size_t i = 0; i < report->parts[p].findings->list.n; i++)
            write_finding(out, report, ink, &report->parts[p],
                          &report->parts[p].findings->list.items[i]);
    write_closing(out, report);
}
