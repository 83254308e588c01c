// After a syntax error: reads the good entries and cuts out the innermost faulty ones. Each line is
// parsed once per level of nesting, so the whole stays linear.
#include "yaml/fault.h"
#include "yaml/split.h"

#include <string.h>

// A list or map that is put together from entries.
struct rebuilt {
    struct reader *reader;
    struct block block;
    size_t depth; // levels around it
    size_t dash;  // column of the dash it stands behind; SIZE_MAX: none
    struct node *node;
    struct node **tail;  // where the next child goes
    struct region above; // the last entry, if it was good
};

static struct node *read_block(struct reader *reader, struct region lines, size_t depth,
                               size_t expected, size_t dash);
static void read_entry(struct rebuilt *rebuilt, struct entry entry);

static void adopt(struct rebuilt *rebuilt, struct node *first) {
    *rebuilt->tail = first;
    for (; first; first = first->next) {
        rebuilt->node->len++;
        rebuilt->node->at.end = first->at.end;
        rebuilt->tail = &first->next;
    }
}

static void report_fault(struct rebuilt *rebuilt, enum fault_kind kind, struct region lines,
                         const struct parsed *parsed) {
    rebuilt->node->hurt = 1;
    struct fault fault = {
        .reader = rebuilt->reader,
        .kind = kind,
        .failure = parsed ? parsed->failure : PARSED,
        .where = parsed ? parsed->at : 0,
        .lines = lines,
        .above = rebuilt->above,
        .around = rebuilt->node,
        .level = rebuilt->block.level,
        .depth = rebuilt->depth,
        .dash = rebuilt->dash,
    };
    diagnose(&fault);
}

// Cuts lines out.
static void lose(struct rebuilt *rebuilt, enum fault_kind kind, struct region lines,
                 const struct parsed *parsed) {
    struct reader *reader = rebuilt->reader;
    if (reader->stopped) return;
    *PUSH(reader->arena, &reader->out->cut) = region_span(reader, lines);
    report_fault(rebuilt, kind, lines, parsed);
}

static struct node *key_node(struct reader *reader, const struct line *line, struct str name) {
    struct node *key = arena_new(reader->arena, struct node);
    uint32_t start = line->start + (uint32_t)(name.ptr - line->s.ptr);
    key->at = (struct span){start, start + (uint32_t)name.len};
    key->ptr = name.ptr;
    key->len = (uint32_t)name.len;
    reader->nodes++;
    return key;
}

// How many blanks the entries inside an entry should have: a list may stand straight below its key.
static size_t expected_inside(const struct rebuilt *rebuilt, struct region lines) {
    size_t level = rebuilt->block.level, dashes = 0;
    for (uint32_t i = lines.first; i < lines.end && dashes < 2; i++) {
        struct line line = region_line(rebuilt->reader, lines, i);
        if (line.kind == LINE_DASH && line.indent == level && !line.tabbed) dashes++;
    }
    return dashes == 2 ? level : level + rebuilt->reader->step;
}

// The value of a key, from the lines below it.
static void adopt_section(struct rebuilt *rebuilt, struct node *key, struct region lines) {
    struct reader *reader = rebuilt->reader;
    size_t expected = expected_inside(rebuilt, lines);
    struct node *value = read_block(reader, lines, rebuilt->depth + 1, expected, SIZE_MAX);
    value->key = key;
    adopt(rebuilt, value);
}

// The first line does not parse, but what stands below it may.
static void read_below_bad_header(struct rebuilt *rebuilt, struct region lines,
                                  const struct parsed *parsed) {
    struct reader *reader = rebuilt->reader;
    struct line line = region_line(reader, lines, lines.first);
    struct region below = lines_below(lines);
    struct str name = lone_name(&line);
    bool section = name.len && rebuilt->node->kind == NODE_MAP && !is_flow(reader, lines) &&
                   holds_entries(reader, below, expected_inside(rebuilt, below));
    if (!section) {
        lose(rebuilt, FAULT_SYNTAX, lines, parsed);
        return;
    }
    struct region header = {lines.first, lines.first + 1, lines.blank};
    report_fault(rebuilt, FAULT_HEADER, header, parsed);
    adopt_section(rebuilt, key_node(reader, &line, name), below);
}

// Lines below an entry that is complete: entries of their own, rather than more of its text?
static bool is_named(const struct reader *reader, struct region lines) {
    struct line first = region_line(reader, lines, lines.first);
    if (first.kind == LINE_DASH) return true;
    return first.kind == LINE_KEY && is_name(str_slice(first.s, first.content, first.colon));
}

// Deeper lines stand below an entry that is complete. Where they are good they are read as its
// neighbours, for there is nothing else that they can be.
static void read_under(struct rebuilt *rebuilt, struct region lines, const struct parsed *failed) {
    struct parsed parsed;
    if (read_region(rebuilt->reader, lines, rebuilt->depth, &parsed) && parsed.root &&
        parsed.root->kind == rebuilt->node->kind) {
        report_fault(rebuilt, FAULT_UNDER, lines, failed);
        accept_parsed(rebuilt->reader, &parsed);
        adopt(rebuilt, parsed.root->first);
    } else {
        lose(rebuilt, FAULT_UNDER, lines, failed);
    }
}

// A line "name: text" or "name:" by itself.
static bool read_header(const struct rebuilt *rebuilt, struct region lines, struct parsed *out) {
    struct region header = {lines.first, lines.first + 1, lines.blank};
    return read_region(rebuilt->reader, header, rebuilt->depth, out) && out->root &&
           out->root->kind == NODE_MAP && out->root->len == 1;
}

// name: text, with deeper lines that do not fit.
static void read_key(struct rebuilt *rebuilt, const struct line *line, struct region lines,
                     const struct parsed *parsed) {
    struct reader *reader = rebuilt->reader;
    struct region rest = skip_empty(reader, lines_below(lines));
    struct str value = str_trim(str_from(line->s, line->colon + 1));
    bool text = value.len && strchr("|>", value.ptr[0]);
    bool entries = rest.first < rest.end && !text && !is_flow(reader, lines) &&
                   holds_entries(reader, rest, expected_inside(rebuilt, rest));
    struct parsed header;
    if (!entries) {
        lose(rebuilt, FAULT_SYNTAX, lines, parsed);
    } else if (!read_header(rebuilt, lines, &header)) {
        read_below_bad_header(rebuilt, lines, parsed);
    } else if (line->open) {
        accept_parsed(reader, &header);
        adopt_section(rebuilt, header.root->first->key, rest);
    } else if (is_named(reader, rest)) {
        accept_parsed(reader, &header);
        adopt(rebuilt, header.root->first);
        rebuilt->above = (struct region){lines.first, lines.first + 1, lines.blank};
        read_under(rebuilt, rest, parsed);
    } else {
        lose(rebuilt, FAULT_SYNTAX, lines, parsed);
    }
}

// - item, of which a part may be good.
static void read_item(struct rebuilt *rebuilt, const struct line *line, struct region lines,
                      const struct parsed *parsed) {
    struct reader *reader = rebuilt->reader;
    struct region item = {lines.first, lines.end, line->content + 1};
    struct line inner = region_line(reader, item, item.first);
    bool single = !has_lines(reader, lines_below(item));
    if (single || inner.kind == LINE_TEXT || !holds_entries(reader, item, inner.indent)) {
        lose(rebuilt, FAULT_SYNTAX, lines, parsed);
        return;
    }
    size_t expected = inner.kind == LINE_EMPTY ? line->content + reader->step : inner.indent;
    adopt(rebuilt, read_block(reader, item, rebuilt->depth + 1, expected, line->content));
}

// An entry that failed: its parts are tried one by one.
static void descend(struct rebuilt *rebuilt, struct entry entry, const struct parsed *parsed) {
    struct reader *reader = rebuilt->reader;
    struct line line = region_line(reader, entry.lines, entry.lines.first);
    bool fits = (line.kind == LINE_DASH) == (rebuilt->node->kind == NODE_LIST);
    if (rebuilt->depth + 1 >= reader->limits->depth || !fits)
        lose(rebuilt, fits ? FAULT_SYNTAX : FAULT_KIND, entry.lines, parsed);
    else if (line.kind == LINE_DASH)
        read_item(rebuilt, &line, entry.lines, parsed);
    else if (line.kind == LINE_KEY)
        read_key(rebuilt, &line, entry.lines, parsed);
    else
        read_below_bad_header(rebuilt, entry.lines, parsed);
}

// A section that stands a little too far left or right is read nevertheless; a single line is not,
// for it may belong to the entry above or to the one around.
static void read_odd(struct rebuilt *rebuilt, struct entry entry) {
    struct reader *reader = rebuilt->reader;
    struct line line = region_line(reader, entry.lines, entry.lines.first);
    bool section =
        line.kind == LINE_KEY && line.open && has_lines(reader, lines_below(entry.lines));
    if (!section || rebuilt->node->kind != NODE_MAP) {
        lose(rebuilt, FAULT_ODD, entry.lines, NULL);
        return;
    }
    report_fault(rebuilt, FAULT_ODD, entry.lines, NULL);
    entry.standing = AT_LEVEL;
    read_entry(rebuilt, entry);
}

static bool is_last(const struct rebuilt *rebuilt, struct region lines) {
    struct region rest = {lines.end, rebuilt->block.lines.end, 0};
    return !has_lines(rebuilt->reader, rest);
}

static void read_entry(struct rebuilt *rebuilt, struct entry entry) {
    struct parsed parsed;
    if (entry.standing == TABBED) {
        lose(rebuilt, FAULT_TABS, entry.lines, NULL);
    } else if (entry.standing == ODD) {
        read_odd(rebuilt, entry);
    } else if (!read_region(rebuilt->reader, entry.lines, rebuilt->depth, &parsed)) {
        if (!rebuilt->reader->stopped) descend(rebuilt, entry, &parsed);
    } else if (parsed.root && parsed.root->kind == rebuilt->node->kind &&
               parsed.root->style == STYLE_BLOCK) {
        rebuilt->node->hurt |= parsed.root->hurt;
        accept_parsed(rebuilt->reader, &parsed);
        adopt(rebuilt, parsed.root->first);
    } else if (parsed.root || !is_last(rebuilt, entry.lines)) {
        lose(rebuilt, FAULT_KIND, entry.lines, &parsed);
    }
}

static struct node *read_block(struct reader *reader, struct region lines, size_t depth,
                               size_t expected, size_t dash) {
    struct rebuilt rebuilt = {.reader = reader, .depth = depth, .dash = dash};
    rebuilt.block = split_block(reader, lines, expected);
    rebuilt.node = arena_new(reader->arena, struct node);
    rebuilt.node->kind = (uint8_t)rebuilt.block.kind;
    rebuilt.node->style = STYLE_BLOCK;
    rebuilt.tail = &rebuilt.node->first;
    reader->nodes++;
    uint32_t start = region_span(reader, lines).start;
    rebuilt.node->at = (struct span){start, start};
    for (uint32_t i = lines.first; i < lines.end && !reader->stopped; i++) {
        if (region_line(reader, lines, i).kind == LINE_EMPTY) continue;
        struct entry entry = split_entry(reader, &rebuilt.block, i);
        size_t faults = reader->faults;
        read_entry(&rebuilt, entry);
        rebuilt.above = faults == reader->faults ? entry.lines : (struct region){0};
        i = entry.lines.end - 1;
    }
    return rebuilt.node;
}

// A line at the end of the file that says that it ends here.
static struct region without_dots(const struct reader *reader, struct region lines) {
    uint32_t last = lines.end;
    while (last > lines.first && region_line(reader, lines, last - 1).kind == LINE_EMPTY) last--;
    if (last == lines.first) return lines;
    struct line line = region_line(reader, lines, last - 1);
    if (str_eq(plain_end(line.s), S("..."))) lines.end = last - 1;
    return lines;
}

struct node *recover(struct reader *reader, struct region lines) {
    lines = skip_empty(reader, without_dots(reader, lines));
    if (lines.first == lines.end) return NULL;
    struct line first = region_line(reader, lines, lines.first);
    // Three dashes may begin the file.
    if (str_eq(plain_end(first.s), S("---"))) lines.first++;
    reader->step = usual_step(reader);
    return read_block(reader, lines, 0, 0, SIZE_MAX);
}
