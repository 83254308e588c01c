// After a syntax error: splits lines into entries, reads the good ones and cuts out the innermost
// faulty ones. Each line is parsed once per level of nesting, so the whole stays linear.
#include "yaml/fault.h"

#include <string.h>

// Lines of entries that stand side by side.
struct block {
    struct reader *reader;
    struct region lines;
    size_t depth; // levels around it
    size_t level; // blanks before its entries
    size_t dash;  // column of the dash it stands behind; SIZE_MAX: none
    struct node *node;
    struct node **tail;  // where the next child goes
    struct region above; // the last entry
};

enum standing { AT_LEVEL, ODD, TABBED };

struct entry {
    struct region lines;
    enum standing standing;
};

static struct node *read_block(struct reader *reader, struct region lines, size_t depth,
                               size_t dash);
static void read_entry(struct block *block, struct entry entry);

static bool closes(struct str content) {
    return content.len && strchr("]}", content.ptr[0]);
}

static bool is_entry(const struct line *line) {
    return (line->kind == LINE_KEY || line->kind == LINE_DASH) && !line->tabbed;
}

// Entries at a level, without those below an entry that stands further left.
static size_t count_at(const struct reader *reader, struct region lines, size_t level) {
    size_t n = 0;
    bool below = false;
    for (uint32_t i = lines.first; i < lines.end; i++) {
        struct line line = region_line(reader, lines, i);
        if (line.kind == LINE_EMPTY || line.tabbed) continue;
        if (line.indent < level)
            below = line.open || line.kind == LINE_DASH;
        else if (line.indent == level && !below)
            n++;
    }
    return n;
}

// The blanks before most of the outermost entries: those of the first line, unless more lines stand
// further left.
static size_t find_level(const struct reader *reader, struct region lines) {
    size_t first = SIZE_MAX, least = SIZE_MAX;
    for (uint32_t i = lines.first; i < lines.end; i++) {
        struct line line = region_line(reader, lines, i);
        if (line.kind == LINE_EMPTY || closes(line_content(&line))) continue;
        if (first == SIZE_MAX) first = line.indent;
        if (is_entry(&line) && line.indent < least) least = line.indent;
    }
    if (first == SIZE_MAX) return 0;
    if (least >= first) return first;
    return count_at(reader, lines, least) > count_at(reader, lines, first) ? least : first;
}

// A list or a map? What most entries at the level are; a list may stand straight below its key.
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
            keys++;
            below_key = false;
        }
        just_opened = here && line.open;
    }
    return dashes > keys || (dashes == keys && dash_first) ? NODE_LIST : NODE_MAP;
}

static bool holds_entries(const struct reader *reader, struct region lines) {
    size_t level = find_level(reader, lines);
    for (uint32_t i = lines.first; i < lines.end; i++) {
        struct line line = region_line(reader, lines, i);
        if (is_entry(&line) && line.indent == level) return true;
        if (line.tabbed && line.kind != LINE_EMPTY && line.kind != LINE_TEXT) return true;
    }
    return false;
}

static struct region below(struct region lines) {
    return (struct region){lines.first + 1, lines.end, 0};
}

static bool has_lines(const struct reader *reader, struct region lines) {
    for (uint32_t i = lines.first; i < lines.end; i++) {
        if (region_line(reader, lines, i).kind != LINE_EMPTY) return true;
    }
    return false;
}

static bool ends_open(struct str s) {
    struct str text = plain_end(s);
    if (text.len == 0) return false;
    char last = text.ptr[text.len - 1];
    bool bracket = str_find_char(text, '[') >= 0 || str_find_char(text, '{') >= 0;
    return last == '[' || last == '{' || (last == ',' && bracket);
}

// Does a line belong to the entry that began at `first`?
static bool belongs(const struct block *block, const struct line *first, const struct line *before,
                    const struct line *line, bool *list_below) {
    if (line->kind == LINE_EMPTY) return true;
    if (line->indent > block->level || (line->tabbed && line->indent == block->level)) return true;
    if (line->kind == LINE_TEXT && !line->tabbed)
        return closes(line_content(line)) || ends_open(before->s);
    bool dash_below = line->kind == LINE_DASH && line->indent == block->level && !line->tabbed;
    if (!dash_below || first->kind != LINE_KEY || !first->open) return false;
    if (before->start == first->start) *list_below = true;
    return *list_below;
}

// Where the first line opens a text in quotes that a later line closes, before any other entry: the
// line behind that one.
static uint32_t quote_end(const struct block *block, const struct line *first, uint32_t at) {
    size_t from = first->kind == LINE_KEY ? first->colon + 1 : first->content + 1;
    struct str value = str_trim(str_from(first->s, from));
    if (!is_entry(first) || !value.len || !strchr("\"'", value.ptr[0]) || quoted_end(value))
        return at;
    for (uint32_t i = at + 1; i < block->lines.end; i++) {
        struct line line = region_line(block->reader, block->lines, i);
        if (is_entry(&line)) return at;
        if (str_find_char(line.s, value.ptr[0]) >= 0) return i + 1;
    }
    return at;
}

// libyaml stumbles over a tab before nothing or before a comment; behind an entry such lines do not
// matter.
static uint32_t without_tabs(const struct block *block, struct region lines) {
    uint32_t end = lines.end;
    for (uint32_t i = lines.end; i-- > lines.first + 1;) {
        struct line line = region_line(block->reader, lines, i);
        if (line.kind != LINE_EMPTY) break;
        if (line.tabbed && line.indent <= block->level) end = i;
    }
    return end;
}

static struct entry find_entry(const struct block *block, uint32_t at) {
    struct line first = region_line(block->reader, block->lines, at), before = first;
    uint32_t quoted = quote_end(block, &first, at);
    struct region lines = {at, at + 1, at == block->lines.first ? block->lines.blank : 0};
    struct entry entry = {lines, first.tabbed                   ? TABBED
                                 : first.indent == block->level ? AT_LEVEL
                                                                : ODD};
    bool list_below = false;
    for (uint32_t i = at + 1; i < block->lines.end; i++) {
        struct line line = region_line(block->reader, block->lines, i);
        bool in = i < quoted || (entry.standing == TABBED
                                     ? line.kind == LINE_EMPTY || line.tabbed
                                     : belongs(block, &first, &before, &line, &list_below));
        if (!in) break;
        entry.lines.end = i + 1;
        if (line.kind != LINE_EMPTY) before = line;
    }
    entry.lines.end = without_tabs(block, entry.lines);
    return entry;
}

static void adopt(struct block *block, struct node *first) {
    *block->tail = first;
    for (; first; first = first->next) {
        block->node->len++;
        block->node->at.end = first->at.end;
        block->tail = &first->next;
    }
}

static void report_fault(struct block *block, enum fault_kind kind, struct region lines,
                         const struct parsed *parsed) {
    block->node->hurt = 1;
    struct fault fault = {
        .reader = block->reader,
        .kind = kind,
        .failure = parsed ? parsed->failure : PARSED,
        .where = parsed ? parsed->at : 0,
        .lines = lines,
        .above = block->above,
        .level = block->level,
        .depth = block->depth,
        .dash = block->dash,
        .around = block->node,
    };
    diagnose(&fault);
}

// Cuts lines out.
static void lose(struct block *block, enum fault_kind kind, struct region lines,
                 const struct parsed *parsed) {
    if (block->reader->stopped) return;
    *PUSH(block->reader->arena, &block->reader->out->cut) = region_span(block->reader, lines);
    report_fault(block, kind, lines, parsed);
}

// A header that does not parse, over entries that do: what its name was meant to be.
static struct node *name_in(struct reader *reader, const struct line *line) {
    struct str content = line_content(line), rest = content;
    while (rest.len && strchr("\"'`@%*&!|>:;,.?[]{}- ", rest.ptr[0])) rest = str_from(rest, 1);
    struct str name = str_slice(rest, 0, name_length(rest));
    for (size_t i = name.len; i < rest.len; i++) {
        if ((unsigned char)rest.ptr[i] >= 0x80 || is_alnum(rest.ptr[i])) return NULL;
    }
    if (name.len == 0) return NULL;
    struct node *key = arena_new(reader->arena, struct node);
    uint32_t start = line->start + (uint32_t)(name.ptr - line->s.ptr);
    key->at = (struct span){start, start + (uint32_t)name.len};
    key->ptr = name.ptr;
    key->len = (uint32_t)name.len;
    reader->nodes++;
    return key;
}

// The value of a key, from the lines below it.
static void adopt_section(struct block *block, struct node *key, struct region lines) {
    struct node *value = read_block(block->reader, lines, block->depth + 1, SIZE_MAX);
    value->key = key;
    adopt(block, value);
}

// Does text in brackets that the first line opens end in a line of its own?
static bool is_flow(const struct reader *reader, struct region lines) {
    struct line first = region_line(reader, lines, lines.first);
    if (!ends_open(first.s)) return false;
    for (uint32_t i = lines.first + 1; i < lines.end; i++) {
        struct line line = region_line(reader, lines, i);
        if (closes(line_content(&line))) return true;
    }
    return false;
}

// The first line does not parse, but what stands below it may.
static void read_below_bad_header(struct block *block, struct region lines,
                                  const struct parsed *parsed) {
    struct reader *reader = block->reader;
    struct line line = region_line(reader, lines, lines.first);
    bool section = block->node->kind == NODE_MAP && !is_flow(reader, lines) &&
                   holds_entries(reader, below(lines));
    struct node *key = section ? name_in(reader, &line) : NULL;
    if (!key) {
        lose(block, FAULT_SYNTAX, lines, parsed);
        return;
    }
    report_fault(block, FAULT_HEADER, (struct region){lines.first, lines.first + 1, lines.blank},
                 parsed);
    adopt_section(block, key, below(lines));
}

// Lines below an entry that is complete: entries of their own, rather than more of its text?
static bool is_named(const struct reader *reader, struct region lines) {
    struct line first = region_line(reader, lines, lines.first);
    if (first.kind == LINE_DASH) return true;
    return first.kind == LINE_KEY && is_name(str_slice(first.s, first.content, first.colon));
}

// Deeper lines stand below an entry that is complete. Where they are good they are read as its
// neighbours, for there is nothing else that they can be.
static void read_under(struct block *block, struct region lines, const struct parsed *failed) {
    struct parsed parsed;
    if (read_region(block->reader, lines, block->depth, &parsed) && parsed.root &&
        parsed.root->kind == block->node->kind) {
        report_fault(block, FAULT_UNDER, lines, failed);
        adopt(block, parsed.root->first);
    } else {
        lose(block, FAULT_UNDER, lines, failed);
    }
}

static struct region skip_empty(const struct reader *reader, struct region lines) {
    while (lines.first < lines.end && region_line(reader, lines, lines.first).kind == LINE_EMPTY)
        lines.first++, lines.blank = 0;
    return lines;
}

// key: value, with deeper lines that do not fit.
static void read_key(struct block *block, const struct line *line, struct region lines,
                     const struct parsed *parsed) {
    struct reader *reader = block->reader;
    struct region header = {lines.first, lines.first + 1, lines.blank}, rest = below(lines);
    struct str value = str_trim(str_from(line->s, line->colon + 1));
    bool text = value.len && strchr("|>", value.ptr[0]);
    struct parsed alone;
    rest = skip_empty(reader, rest);
    if (rest.first == rest.end || text || is_flow(reader, lines)) {
        lose(block, FAULT_SYNTAX, lines, parsed);
    } else if (line->open && !holds_entries(reader, rest)) {
        lose(block, FAULT_SYNTAX, lines, parsed);
    } else if (!read_region(reader, header, block->depth, &alone) || !alone.root ||
               alone.root->kind != NODE_MAP || alone.root->len != 1) {
        read_below_bad_header(block, lines, parsed);
    } else if (line->open) {
        adopt_section(block, alone.root->first->key, rest);
    } else if (holds_entries(reader, rest) && is_named(reader, rest)) {
        adopt(block, alone.root->first);
        block->above = header;
        read_under(block, rest, parsed);
    } else {
        lose(block, FAULT_SYNTAX, lines, parsed);
    }
}

// - item, of which a part may be good.
static void read_item(struct block *block, const struct line *line, struct region lines,
                      const struct parsed *parsed) {
    struct region item = {lines.first, lines.end, line->content + 1};
    struct line inner = region_line(block->reader, item, item.first);
    bool single = !has_lines(block->reader, below(item));
    if (single || (inner.kind == LINE_TEXT) || !holds_entries(block->reader, item)) {
        lose(block, FAULT_SYNTAX, lines, parsed);
        return;
    }
    struct node *value = read_block(block->reader, item, block->depth + 1, line->content);
    adopt(block, value);
}

// An entry that failed: its parts are tried one by one.
static void descend(struct block *block, struct entry entry, const struct parsed *parsed) {
    struct reader *reader = block->reader;
    struct line line = region_line(reader, entry.lines, entry.lines.first);
    bool fits = (line.kind == LINE_DASH) == (block->node->kind == NODE_LIST);
    if (block->depth + 1 >= reader->limits->depth || !fits)
        lose(block, fits ? FAULT_SYNTAX : FAULT_KIND, entry.lines, parsed);
    else if (line.kind == LINE_DASH)
        read_item(block, &line, entry.lines, parsed);
    else if (line.kind == LINE_KEY)
        read_key(block, &line, entry.lines, parsed);
    else
        read_below_bad_header(block, entry.lines, parsed);
}

// A section that stands a little too far left or right is read nevertheless; a single line is not,
// for it may belong to the entry above or to the one around.
static void read_odd(struct block *block, struct entry entry) {
    struct line line = region_line(block->reader, entry.lines, entry.lines.first);
    bool section = line.kind == LINE_KEY && line.open &&
                   has_lines(block->reader, below(entry.lines));
    if (!section || block->node->kind != NODE_MAP) {
        lose(block, FAULT_ODD, entry.lines, NULL);
        return;
    }
    report_fault(block, FAULT_ODD, entry.lines, NULL);
    entry.standing = AT_LEVEL;
    read_entry(block, entry);
}

static struct region after(const struct block *block, struct region lines) {
    return (struct region){lines.end, block->lines.end, 0};
}

static void read_entry(struct block *block, struct entry entry) {
    struct parsed parsed;
    if (entry.standing == TABBED) {
        lose(block, FAULT_TABS, entry.lines, NULL);
    } else if (entry.standing == ODD) {
        read_odd(block, entry);
    } else if (!read_region(block->reader, entry.lines, block->depth, &parsed)) {
        if (!block->reader->stopped) descend(block, entry, &parsed);
    } else if (parsed.root && parsed.root->kind == block->node->kind &&
               parsed.root->style == STYLE_BLOCK) {
        block->node->hurt |= parsed.root->hurt;
        adopt(block, parsed.root->first);
    } else if (parsed.root || has_lines(block->reader, after(block, entry.lines))) {
        lose(block, FAULT_KIND, entry.lines, &parsed);
    }
}

static struct node *read_block(struct reader *reader, struct region lines, size_t depth,
                               size_t dash) {
    struct block block = {.reader = reader, .lines = lines, .depth = depth, .dash = dash};
    block.level = find_level(reader, lines);
    block.node = arena_new(reader->arena, struct node);
    block.node->kind = (uint8_t)find_kind(reader, lines, block.level);
    block.node->style = STYLE_BLOCK;
    block.tail = &block.node->first;
    reader->nodes++;
    struct span at = region_span(reader, lines);
    block.node->at = (struct span){at.start, at.start};
    for (uint32_t i = lines.first; i < lines.end && !reader->stopped; i++) {
        if (region_line(reader, lines, i).kind == LINE_EMPTY) continue;
        struct entry entry = find_entry(&block, i);
        size_t faults = reader->faults;
        read_entry(&block, entry);
        block.above = faults == reader->faults ? entry.lines : (struct region){0};
        i = entry.lines.end - 1;
    }
    return block.node;
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
    return read_block(reader, lines, 0, SIZE_MAX);
}
