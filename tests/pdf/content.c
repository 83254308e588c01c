// Takes the content of a page apart.
#include "content.h"

static bool is_white(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool ends_word(char c) {
    return is_white(c) || strchr("()<>[]{}/%", c) != NULL;
}

static char take(struct content *content) {
    char c = content->rest.ptr[0];
    content->rest = str_from(content->rest, 1);
    return c;
}

static int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static struct str hex_string(struct content *content) {
    struct buf out = buf_new(content->arena);
    int high = -1;
    while (content->rest.len) {
        char c = take(content);
        if (c == '>') break;
        int digit = hex(c);
        if (digit < 0) continue;
        if (high >= 0) buf_char(&out, (char)(high << 4 | digit));
        high = high < 0 ? digit : -1;
    }
    if (high >= 0) buf_char(&out, (char)(high << 4));
    return buf_str(&out);
}

static char escaped(struct content *content) {
    static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
    char c = take(content);
    const char *at = strchr(from, c);
    if (at && c) return to[at - from];
    int value = 0, n = 0;
    if (c < '0' || c > '7') return c;
    for (value = c - '0';
         n < 2 && content->rest.len && content->rest.ptr[0] >= '0' && content->rest.ptr[0] <= '7';
         n++)
        value = value * 8 + (take(content) - '0');
    return (char)value;
}

static struct str literal_string(struct content *content) {
    struct buf out = buf_new(content->arena);
    for (int depth = 1; content->rest.len;) {
        char c = take(content);
        if (c == '(') depth++;
        if (c == ')' && --depth == 0) break;
        buf_char(&out, c == '\\' && content->rest.len ? escaped(content) : c);
    }
    return buf_str(&out);
}

// "<< .. >>", with what stands between.
static struct str dictionary(struct content *content) {
    struct str all = content->rest;
    for (int depth = 0; content->rest.len >= 2;) {
        bool opens = str_starts(content->rest, S("<<")),
             closes = str_starts(content->rest, S(">>"));
        content->rest = str_from(content->rest, opens || closes ? 2 : 1);
        depth += opens - closes;
        if (closes && depth == 0) break;
    }
    return str_slice(all, 0, (size_t)(content->rest.ptr - all.ptr));
}

static struct str word(struct content *content) {
    size_t len = 1;
    while (len < content->rest.len && !ends_word(content->rest.ptr[len])) len++;
    struct str text = str_slice(content->rest, 0, len);
    content->rest = str_from(content->rest, len);
    return text;
}

static void add(struct operation *out, struct str text, bool string) {
    enum { ROOM = sizeof out->operands / sizeof *out->operands };
    if (out->n == ROOM)
        memmove(out->operands, out->operands + 1, sizeof out->operands - sizeof *out->operands);
    out->n -= out->n == ROOM;
    out->operands[out->n++] = (struct operand){text, string};
}

static bool is_operand(struct str text) {
    return text.ptr[0] == '/' || strchr("+-.0123456789", text.ptr[0]) || str_eq(text, S("true")) ||
           str_eq(text, S("false"));
}

// The strings of a TJ array come as one: only which codes are shown counts.
bool next_operation(struct content *content, struct operation *out) {
    struct buf shown = buf_new(content->arena);
    bool in_array = false;
    out->n = 0;
    while (content->rest.len) {
        char c = content->rest.ptr[0];
        if (is_white(c)) {
            take(content);
        } else if (c == '[' || c == ']') {
            take(content);
            in_array = c == '[';
            if (c == ']') add(out, buf_str(&shown), true);
        } else if (str_starts(content->rest, S("<<"))) {
            add(out, dictionary(content), false);
        } else if (c == '(' || c == '<') {
            take(content);
            struct str string = c == '(' ? literal_string(content) : hex_string(content);
            if (in_array)
                buf_add(&shown, string);
            else
                add(out, string, true);
        } else {
            struct str text = word(content);
            if (in_array) continue;
            if (!is_operand(text)) {
                out->name = text;
                return true;
            }
            add(out, text, false);
        }
    }
    return false;
}
