// Splits lines into entries by their indentation, where one of the lines is wrong.
#include "yaml/split.h"

#include <string.h>

// ---- lines ----

// Nothing but closing brackets?
static bool closes(struct str content) {
    struct str text = plain_end(content);
    for (size_t i = 0; i < text.len; i++) {
        if (!strchr("]}, ", text.ptr[i])) return false;
    }
    return text.len > 0;
}

bool is_entry(const struct line *line) {
    return (line->kind == LINE_KEY || line->kind == LINE_DASH) && !line->tabbed;
}

// Brackets opened and not closed in a line; roughly, for it does not look at quotes.
static int balance_of(struct str s) {
    int balance = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '[' || s.ptr[i] == '{') balance++;
        if (s.ptr[i] == ']' || s.ptr[i] == '}') balance--;
    }
    return balance;
}

struct str lone_name(const struct line *line) {
    struct str rest = plain_end(line_content(line));
    while (rest.len && strchr("\"'`@%*&!|>:;,.?[]{}- ", rest.ptr[0])) rest = str_from(rest, 1);
    struct str name = str_slice(rest, 0, name_length(rest));
    for (size_t i = name.len; i < rest.len; i++) {
        if ((unsigned char)rest.ptr[i] >= 0x80 || is_alnum(rest.ptr[i])) return S("");
    }
    return name;
}

static bool has_name(const struct line *line) {
    struct str key = str_trim(str_slice(line->s, line->content, line->colon));
    bool quotes = key.len > 1 && strchr("\"'", key.ptr[0]);
    return line->kind == LINE_KEY && (quotes || (is_name(key) && key.ptr[0] != '-'));
}

// May deeper lines belong to this one?
static bool can_hold(const struct line *line) {
    if (line->kind == LINE_DASH || line->open) return true;
    if (line->kind == LINE_TEXT) return lone_name(line).len > 0;
    struct str value = str_trim(str_from(line->s, line->colon + 1));
    if (strchr("|>", value.ptr[0])) return true;
    if (!has_name(line)) return lone_name(line).len > 0;
    if (strchr("\"'", value.ptr[0])) return quoted_end(value) == 0;
    return balance_of(value) > 0;
}

struct region lines_below(struct region lines) {
    return (struct region){lines.first + 1, lines.end, 0};
}

bool has_lines(const struct reader *reader, struct region lines) {
    for (uint32_t i = lines.first; i < lines.end; i++) {
        if (region_line(reader, lines, i).kind != LINE_EMPTY) return true;
    }
    return false;
}

struct region skip_empty(const struct reader *reader, struct region lines) {
    while (lines.first < lines.end && region_line(reader, lines, lines.first).kind == LINE_EMPTY)
        lines = lines_below(lines);
    return lines;
}

bool is_flow(const struct reader *reader, struct region lines) {
    struct line first = region_line(reader, lines, lines.first);
    if (balance_of(first.s) <= 0) return false;
    for (uint32_t i = lines.first + 1; i < lines.end; i++) {
        struct line line = region_line(reader, lines, i);
        if (closes(line_content(&line))) return true;
    }
    return false;
}

size_t usual_step(const struct reader *reader) {
    size_t counts[9] = {0}, best = 2, before = 0;
    for (uint32_t i = 0; i < reader->source->n_lines; i++) {
        struct line line = line_read(reader->source, i, 0);
        if (!is_entry(&line)) continue;
        if (line.indent > before && line.indent - before < 9) counts[line.indent - before]++;
        before = line.indent;
    }
    for (size_t i = 1; i < 9; i++) {
        if (counts[i] > counts[best]) best = i;
    }
    return best;
}

// ---- where the entries of a block begin ----

// How often lines that may be outermost have so many blanks.
struct votes {
    size_t indent[INDENTS_MOST], n[INDENTS_MOST];
    size_t used;
    bool proven; // a line that stands where it is expected holds others a step further right
};

static void vote(struct votes *votes, size_t indent) {
    size_t i = 0;
    while (i < votes->used && votes->indent[i] != indent) i++;
    if (i == INDENTS_MOST) return;
    if (i == votes->used) votes->indent[votes->used++] = indent;
    votes->n[i]++;
}

// Most votes; among equals what is expected, else what came first. Lines that come first and a step
// too far right may have lost what held them.
static size_t winner(const struct votes *votes, size_t expected, size_t step) {
    size_t best = 0;
    if (votes->proven && votes->indent[0] == expected + step) return expected;
    for (size_t i = 1; i < votes->used; i++) {
        bool more = votes->n[i] > votes->n[best];
        bool equal = votes->n[i] == votes->n[best];
        if (more || (equal && votes->indent[i] == expected)) best = i;
    }
    return votes->indent[best];
}

// What is known of the last line that voted.
struct outer {
    size_t indent, inside; // its blanks; those of the lines it holds, SIZE_MAX: none yet
    bool holds;            // lines may belong to it
    bool dashed;           // it begins with a dash
};

// Is a deeper line outermost nevertheless, so that it or the last one slipped? Only if it stands
// less than a step further right, or where it is expected.
static bool stands_beside(const struct outer *last, const struct line *line, size_t step,
                          size_t expected) {
    if (line->kind == LINE_TEXT || line->tabbed) return false;
    bool near = line->indent - last->indent < step;
    if (!last->holds) return near || line->indent == expected;
    if (last->dashed && line->indent == last->indent + 1) return true; // no room for the dash
    if (last->inside == SIZE_MAX || line->indent >= last->inside) return false;
    bool alike = last->dashed == (line->kind == LINE_DASH);
    return line->indent == expected || (near && alike && can_hold(line));
}

static size_t find_level(const struct reader *reader, struct region lines, size_t expected) {
    struct votes votes = {0};
    struct outer last = {0, SIZE_MAX, false, false};
    size_t step = reader->step;
    for (uint32_t i = lines.first; i < lines.end; i++) {
        struct line line = region_line(reader, lines, i);
        if (line.kind == LINE_EMPTY || line.tabbed || closes(line_content(&line))) continue;
        bool deeper = votes.used && line.indent > last.indent;
        if (!deeper || stands_beside(&last, &line, step, expected)) {
            vote(&votes, line.indent);
            last = (struct outer){line.indent, SIZE_MAX, can_hold(&line), line.kind == LINE_DASH};
        } else if (line.kind != LINE_TEXT && line.indent < last.inside) {
            last.holds = true;
            last.inside = line.indent;
            if (last.indent == expected && last.inside == expected + step) votes.proven = true;
        }
    }
    lines = skip_empty(reader, lines);
    if (votes.used || lines.first == lines.end) return winner(&votes, expected, step);
    return region_line(reader, lines, lines.first).indent; // nothing but tabs
}

// A list or a map? What most entries at the level are; a list may stand straight below its key, and
// a name with odd signs may be a spoilt dash.
static enum node_kind find_kind(const struct reader *reader, struct region lines, size_t level) {
    size_t dashes = 0, keys = 0;
    bool just_opened = false, below_key = false, dash_first = false;
    for (uint32_t i = lines.first; i < lines.end; i++) {
        struct line line = region_line(reader, lines, i);
        if (line.kind == LINE_EMPTY) continue;
        bool here = is_entry(&line) && line.indent == level;
        if (here && line.kind == LINE_DASH) {
            below_key = below_key || just_opened;
            dash_first = dash_first || (keys == 0 && dashes == 0);
            if (!below_key) dashes++;
        } else if (here) {
            keys += has_name(&line);
            below_key = false;
        }
        just_opened = here && line.open;
    }
    return dashes > keys || (dashes && dashes == keys && dash_first) ? NODE_LIST : NODE_MAP;
}

struct block split_block(const struct reader *reader, struct region lines, size_t expected) {
    size_t level = find_level(reader, lines, expected);
    return (struct block){lines, level, find_kind(reader, lines, level)};
}

bool holds_entries(const struct reader *reader, struct region lines, size_t expected) {
    size_t level = find_level(reader, lines, expected);
    bool header = false; // a line that may be the spoilt header of those below it
    for (uint32_t i = lines.first; i < lines.end; i++) {
        struct line line = region_line(reader, lines, i);
        if (is_entry(&line) && (line.indent == level || (header && line.indent > level)))
            return true;
        if (line.tabbed && (line.kind == LINE_KEY || line.kind == LINE_DASH)) return true;
        if (line.kind != LINE_EMPTY)
            header = line.kind == LINE_TEXT && line.indent == level && lone_name(&line).len;
    }
    return false;
}

// ---- where an entry ends ----

// An entry that is being collected.
struct growing {
    const struct reader *reader;
    const struct block *block;
    struct line first, before; // its first line, and the last that is not empty
    uint32_t quoted;           // the line behind a text in quotes that the first line opens
    int balance;               // brackets still open
    size_t open[INDENTS_MOST]; // indentations at which it may go on
    size_t n_open;
};

// Where the first line opens a text in quotes that a later line closes, before any other entry.
static uint32_t quote_end(const struct growing *growing, uint32_t at) {
    const struct line *first = &growing->first;
    size_t from = first->kind == LINE_KEY ? first->colon + 1 : first->content + 1;
    struct str value = str_trim(str_from(first->s, from));
    if (!is_entry(first) || !value.len || !strchr("\"'", value.ptr[0]) || quoted_end(value))
        return at;
    for (uint32_t i = at + 1; i < growing->block->lines.end; i++) {
        struct line line = region_line(growing->reader, growing->block->lines, i);
        if (is_entry(&line)) return at;
        if (str_find_char(line.s, value.ptr[0]) >= 0) return i + 1;
    }
    return at;
}

static void remember(struct growing *growing, const struct line *line) {
    if (line->kind == LINE_EMPTY || line->tabbed) return;
    growing->before = *line;
    growing->balance += balance_of(line->s);
    if (line->indent <= growing->block->level) return;
    while (growing->n_open && growing->open[growing->n_open - 1] > line->indent) growing->n_open--;
    bool known = growing->n_open && growing->open[growing->n_open - 1] == line->indent;
    if (!known && growing->n_open < INDENTS_MOST) growing->open[growing->n_open++] = line->indent;
}

// May a deeper line with so many blanks be more of the entry?
static bool goes_on_at(const struct growing *growing, size_t indent) {
    const struct line *before = &growing->before;
    if (can_hold(before) && indent > before->indent + (before->kind == LINE_DASH)) return true;
    for (size_t i = 0; i < growing->n_open; i++) {
        if (growing->open[i] == indent) return true;
    }
    return false;
}

// A list may stand straight below its key, even where the key lost its colon.
static bool is_dash_below(const struct growing *growing, const struct line *line) {
    const struct line *first = &growing->first;
    bool key = first->open || (first->kind == LINE_TEXT && lone_name(first).len);
    return key && growing->block->kind == NODE_MAP && line->kind == LINE_DASH && !line->tabbed &&
           line->indent <= growing->block->level;
}

// The first line behind `at` that is not empty or, where `out` is set, stands no deeper than the
// block.
static bool line_behind(const struct growing *growing, uint32_t at, bool out, struct line *line) {
    for (uint32_t i = at + 1; i < growing->block->lines.end; i++) {
        *line = region_line(growing->reader, growing->block->lines, i);
        if (line->kind != LINE_EMPTY && (!out || line->indent <= growing->block->level))
            return true;
    }
    return false;
}

// A line that slipped out of the entry, or is garbage, must not end it where the lines behind go on
// at a place that the entry knows.
static bool interrupts(const struct growing *growing, const struct line *line, uint32_t at) {
    size_t level = growing->block->level, step = growing->reader->step;
    struct line next;
    bool plain_key = line->kind == LINE_KEY && can_hold(line);
    if (!plain_key && line_behind(growing, at, true, &next) && is_dash_below(growing, &next))
        return true;
    if (!line_behind(growing, at, false, &next) || next.indent <= level) return false;
    if (!can_hold(line)) return is_entry(&next) && goes_on_at(growing, next.indent);
    // The own place of a header that is spoilt is a step left of the lines below it.
    if (has_name(line)) return false;
    bool list_below = next.kind == LINE_DASH && goes_on_at(growing, next.indent);
    return list_below || (next.indent > level + step && goes_on_at(growing, next.indent - step));
}

static bool belongs(const struct growing *growing, const struct line *line, uint32_t at) {
    const struct block *block = growing->block;
    if (at < growing->quoted || line->kind == LINE_EMPTY) return true;
    if (line->tabbed) return can_hold(&growing->first) || line->indent > block->level;
    if (line->indent > block->level) return true;
    if (is_dash_below(growing, line)) return true;
    if (line->kind == LINE_TEXT && growing->balance > 0) {
        struct str before = plain_end(growing->before.s);
        bool open = before.len && strchr("[{,", before.ptr[before.len - 1]);
        if (open || closes(line_content(line))) return true;
    }
    return interrupts(growing, line, at);
}

// libyaml stumbles over a tab before nothing or before a comment; behind an entry such lines do not
// matter.
static uint32_t without_tabs(const struct growing *growing, struct region lines) {
    uint32_t end = lines.end;
    for (uint32_t i = lines.end; i-- > lines.first + 1;) {
        struct line line = region_line(growing->reader, lines, i);
        if (line.kind != LINE_EMPTY) break;
        if (line.tabbed && line.indent <= growing->block->level) end = i;
    }
    return end;
}

struct entry split_entry(const struct reader *reader, const struct block *block, uint32_t first) {
    struct growing growing = {.reader = reader, .block = block};
    struct region lines = {first, first + 1, first == block->lines.first ? block->lines.blank : 0};
    growing.first = region_line(reader, block->lines, first);
    growing.quoted = quote_end(&growing, first);
    remember(&growing, &growing.first);
    enum standing standing = growing.first.tabbed                   ? TABBED
                             : growing.first.indent == block->level ? AT_LEVEL
                                                                    : ODD;
    for (uint32_t i = first + 1; i < block->lines.end; i++) {
        struct line line = region_line(reader, block->lines, i);
        bool in = standing == TABBED ? line.tabbed || line.kind == LINE_EMPTY
                                     : belongs(&growing, &line, i);
        if (!in) break;
        lines.end = i + 1;
        remember(&growing, &line);
    }
    lines.end = without_tabs(&growing, lines);
    return (struct entry){lines, standing};
}
