// Reads the outline of a file, line by line, and never gives up: what is half written stands at the
// end.
#include "editor/outline.h"

#include "yaml/line.h"

#include <string.h>

struct scan {
    struct outline *out;
    struct str text;
    size_t at, end; // of the line that is read; `end` is its break
    bool literal;   // in a text of several lines, which goes on where lines are further right
    size_t literal_indent;
};

static char byte_at(const struct scan *s, size_t at) {
    return at < s->text.len ? s->text.ptr[at] : '\n';
}

static void find_end(struct scan *s) {
    ptrdiff_t end = str_find_char(str_from(s->text, s->at), '\n');
    s->end = end < 0 ? s->text.len : s->at + (size_t)end;
}

static void skip_blanks(struct scan *s) {
    while (s->at < s->end && strchr(" \t\r", byte_at(s, s->at))) s->at++;
}

static void stand(struct scan *s, enum standing_at standing) {
    s->out->standing = standing;
    s->out->token = s->at;
}

static struct nesting *top(const struct scan *s) {
    return s->out->n ? &s->out->levels[s->out->n - 1] : NULL;
}

// What is nested deeper than a playbook may be stays in the level above.
static struct nesting *push(struct scan *s, size_t indent, bool list, bool flow) {
    if (s->out->n < OUTLINE_DEEPEST) s->out->n++;
    struct nesting *level = top(s);
    *level = (struct nesting){.indent = indent, .list = list, .flow = flow, .at = s->at};
    return level;
}

size_t outline_owner(const struct outline *outline) {
    return outline->n > 1 ? outline->levels[outline->n - 2].at + 1 : 0;
}

static struct str without_quotes(struct str key) {
    bool quoted = key.len > 1 && strchr("\"'", key.ptr[0]);
    return quoted ? str_slice(key, 1, key.len - 1) : key;
}

static void take_key(struct scan *s, size_t start, size_t end) {
    struct outline *out = s->out;
    struct nesting *level = top(s);
    level->key = without_quotes(str_trim(str_slice(s->text, start, end)));
    level->at = start;
    level->in_value = true;
    if (!out->arena) return;
    *PUSH(out->arena, &out->keys) =
        (struct outline_key){level->key, start, outline_owner(out), (uint32_t)out->n, level->flow};
}

// ---- texts ----

static size_t indent_at(const struct scan *s, size_t line) {
    size_t at = line;
    while (at < s->text.len && s->text.ptr[at] == ' ') at++;
    return at - line;
}

// Text in quotes goes on in lines that are further right than the entry; what is never closed ends
// with its line.
static void skip_quoted(struct scan *s, size_t indent) {
    size_t end = quoted_end(str_from(s->text, s->at));
    size_t stop = end ? s->at + end : s->text.len;
    while (s->end < stop && s->end + 1 < s->text.len) {
        size_t next = s->end + 1;
        bool inside =
            indent_at(s, next) > indent || strchr("\r\n", byte_at(s, next + indent_at(s, next)));
        if (!inside) break;
        s->at = next;
        find_end(s);
    }
    s->at = stop < s->end ? stop : s->end;
}

static bool ends_plain(const struct scan *s, size_t at) {
    char c = byte_at(s, at);
    if (c == '#') return at > 0 && is_blank(s->text.ptr[at - 1]);
    return strchr(",[]{}", c) != NULL;
}

static bool is_colon(const struct scan *s, size_t at) {
    return byte_at(s, at) == ':' && strchr(" \t\r\n,[]{}", byte_at(s, at + 1));
}

// ---- brackets ----

static void skip_flow_token(struct scan *s, size_t indent) {
    size_t start = s->at;
    struct nesting *level = top(s);
    bool key = !level->list && !level->in_value;
    stand(s, level->list ? AT_ITEM : key ? AT_KEY : AT_VALUE);
    if (level->list) level->at = start;
    if (strchr("\"'", byte_at(s, s->at)))
        skip_quoted(s, indent);
    else
        while (s->at < s->end && !ends_plain(s, s->at) && !(key && is_colon(s, s->at))) s->at++;
    size_t end = s->at;
    skip_blanks(s);
    if (!key || !is_colon(s, s->at)) return;
    take_key(s, start, end);
    s->at++;
    skip_blanks(s);
    stand(s, AT_VALUE);
}

// Where a word would stand that begins here.
static void stand_in_flow(struct scan *s) {
    const struct nesting *level = top(s);
    stand(s, level->list ? AT_ITEM : level->in_value ? AT_VALUE : AT_KEY);
    s->out->fresh = false;
}

static void flow_sign(struct scan *s, size_t indent) {
    char c = byte_at(s, s->at);
    if (c == '{' || c == '[') {
        if (top(s) && top(s)->list) top(s)->at = s->at;
        push(s, indent, c == '[', true);
    } else if (c == ',') {
        top(s)->in_value = false;
        top(s)->key = (struct str){NULL, 0};
    } else {
        s->out->n--;
    }
    s->at++;
    skip_blanks(s);
    if (s->out->n && top(s)->flow) stand_in_flow(s);
}

// Goes to the next line, if it can belong to the brackets: it is further right than their entry.
static bool next_flow_line(struct scan *s, size_t indent) {
    size_t next = s->end + 1;
    if (s->end >= s->text.len) return false;
    size_t own = indent_at(s, next);
    bool blank = next + own >= s->text.len || strchr("\r\n", byte_at(s, next + own));
    if (!blank && own <= indent) return false;
    s->at = next + own;
    find_end(s);
    return true;
}

static void read_flow(struct scan *s, size_t indent) {
    size_t outside = s->out->n;
    flow_sign(s, indent);
    while (s->out->n > outside) {
        skip_blanks(s);
        char c = byte_at(s, s->at);
        if (s->at >= s->end || c == '#') {
            if (c == '#' && s->at < s->end) s->at = s->end, stand(s, AT_NOTHING);
            if (s->end >= s->text.len) return;
            if (!next_flow_line(s, indent)) break;
            if (top(s)->flow) stand_in_flow(s);
        } else if (strchr("{}[],", c)) {
            flow_sign(s, indent);
        } else {
            skip_flow_token(s, indent);
        }
    }
    if (s->out->n > outside) s->out->n = outside;
    stand(s, AT_NOTHING);
}

// ---- lines ----

// What stands behind a colon or a dash, or alone in a line.
static void read_value(struct scan *s, size_t indent) {
    char c = byte_at(s, s->at);
    if (s->at >= s->end) return;
    if (c == '{' || c == '[') {
        read_flow(s, indent);
    } else if (c == '"' || c == '\'') {
        skip_quoted(s, indent);
    } else if (c == '|' || c == '>') {
        s->literal = true;
        s->literal_indent = indent;
        stand(s, AT_NOTHING);
    } else {
        struct str line = str_slice(s->text, s->at, s->end);
        struct str plain = plain_end(line);
        s->at = s->end;
        if (plain.len < line.len && str_find_char(str_from(line, plain.len), '#') >= 0)
            stand(s, AT_NOTHING);
    }
}

// Leaves the lists and maps that end before a line with this indentation.
static void leave(struct scan *s, size_t indent, bool dash) {
    while (s->out->n) {
        const struct nesting *level = top(s);
        bool own_list = level->indent == indent && level->list && !dash;
        if (!level->flow && level->indent <= indent && !own_list) return;
        s->out->n--;
    }
}

static bool is_dash(const struct scan *s) {
    return byte_at(s, s->at) == '-' && strchr(" \t\r\n", byte_at(s, s->at + 1));
}

static void read_dashes(struct scan *s, size_t line) {
    while (s->at < s->end && is_dash(s)) {
        size_t indent = s->at - line;
        leave(s, indent, true);
        struct nesting *level = top(s);
        if (!level || !level->list || level->indent != indent) level = push(s, indent, true, false);
        level->at = s->at++;
        skip_blanks(s);
        stand(s, AT_ITEM);
    }
}

static void read_entry(struct scan *s, size_t line) {
    size_t indent = s->at - line;
    struct str content = str_slice(s->text, s->at, s->end);
    ptrdiff_t colon = key_colon(content);
    size_t outer = s->out->n && top(s)->list ? top(s)->indent : indent;
    if (colon >= 0) {
        size_t start = s->at;
        struct nesting *level = top(s);
        if (!level || level->list || level->indent != indent) push(s, indent, false, false);
        take_key(s, start, start + (size_t)colon);
        s->at = start + (size_t)colon + 1;
        skip_blanks(s);
        stand(s, AT_VALUE);
        outer = indent;
    }
    read_value(s, outer);
}

static bool is_in_literal(struct scan *s, size_t line, size_t indent) {
    bool blank = line + indent >= s->end || byte_at(s, line + indent) == '\r';
    if (s->literal && (indent > s->literal_indent || (blank && s->end < s->text.len))) return true;
    s->literal = false;
    return false;
}

static void read_line(struct scan *s) {
    size_t line = s->at, indent = indent_at(s, line);
    if (line == 0 && str_starts(s->text, S("\xEF\xBB\xBF"))) line = s->at = 3;
    if (is_in_literal(s, line, indent)) {
        stand(s, AT_NOTHING);
        return;
    }
    s->at = line;
    skip_blanks(s);
    bool comment = byte_at(s, s->at) == '#';
    if (s->at >= s->end && s->end < s->text.len) return;
    stand(s, comment ? AT_NOTHING : AT_KEY);
    if (comment) return;
    s->out->line = line;
    leave(s, indent, is_dash(s));
    s->out->fresh = !top(s) || top(s)->list || top(s)->indent != indent;
    read_dashes(s, line);
    if (s->at < s->end) read_entry(s, line);
}

void outline_read(struct outline *out, struct arena *arena, struct str text) {
    *out = (struct outline){.text = text, .arena = arena};
    struct scan s = {.out = out, .text = text};
    for (;;) {
        find_end(&s);
        read_line(&s);
        if (s.end >= text.len) return;
        s.at = s.end + 1;
    }
}

// ---- where keys end ----

// The start of the line in which something stands, but not before `least`.
static size_t line_start(struct str text, size_t least, size_t at) {
    while (at > least && text.ptr[at - 1] != '\n') at--;
    return at;
}

// Without blank lines and lines of comments at the end.
static size_t trim_lines(struct str text, size_t start, size_t end) {
    while (end > start) {
        size_t line = line_start(text, start, end - 1);
        struct str last = str_trim(str_slice(text, line, end));
        bool nothing = !last.len || (line > start && last.ptr[0] == '#');
        if (!nothing) return (size_t)(last.ptr + last.len - text.ptr);
        end = line;
    }
    return end;
}

size_t outline_end(const struct outline *outline, size_t i) {
    const struct outline_key *key = &outline->keys.items[i], *next = key + 1;
    const struct outline_key *behind = outline->keys.items + outline->keys.n;
    while (next < behind && next->depth > key->depth) next++;
    size_t end = next < behind ? next->at : outline->text.len;
    // Up to the dash or the indentation before the next key.
    if (next < behind && !next->flow) end = line_start(outline->text, key->at, end);
    return end > key->at ? trim_lines(outline->text, key->at, end) : key->at + key->key.len;
}
