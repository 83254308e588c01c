// Reads a document's tree from JSON, trusting nothing in it.
#include "pdf/read.h"

#include "base/base64.h"
#include "base/escape.h"
#include "base/json.h"
#include "base/utf8.h"
#include "doc/members.h"

enum {
    SCHEMA_VERSION = 1,
    NODES_MOST = 100000,
    COLUMNS_MOST = 64,
    LINES_MOST = 1000,
    SIDE_MOST = 177, // modules of the largest QR code
    BYTES_MOST = 4 << 20
};

struct reader {
    struct arena *arena;
    struct str *error;
    size_t nodes;
};

// A value, and where it stands; `value` is NULL for a member that is not there.
struct at {
    const struct at *up;
    const struct json_value *value;
    size_t index; // in a list
};

static void add_path(struct buf *out, const struct at *at) {
    if (!at->up) return;
    add_path(out, at->up);
    if (at->value->key.len)
        buf_fmt(out, "/%.*s", S_ARG(at->value->key));
    else
        buf_fmt(out, "/%zu", at->index);
}

__attribute__((format(printf, 3, 4))) static bool refuse(struct reader *reader, const struct at *at,
                                                         const char *format, ...) {
    struct buf path = buf_new(reader->arena);
    va_list args;
    va_start(args, format);
    struct str why = str_vfmt(reader->arena, format, args);
    va_end(args);
    add_path(&path, at);
    *reader->error = str_fmt(reader->arena, "The document cannot be used: %.*s%s%.*s.",
                             S_ARG(buf_str(&path)), path.len ? " " : "it ", S_ARG(why));
    return false;
}

static struct at member(const struct at *of, const char *key) {
    return (struct at){of, json_get(of->value, key), 0};
}

static struct at first(const struct at *list) {
    return (struct at){list, list->value ? list->value->first : NULL, 0};
}

static void step(struct at *item) {
    item->value = item->value->next;
    item->index++;
}

// ---- plain values ----

static bool expect(struct reader *reader, const struct at *at, enum json_kind kind) {
    static const char *const names[] = {
        [JSON_NULL] = "nothing",    [JSON_FALSE] = "true or false", [JSON_TRUE] = "true or false",
        [JSON_NUMBER] = "a number", [JSON_STRING] = "a text",       [JSON_ARRAY] = "a list",
        [JSON_OBJECT] = "an object"};
    return at->value->kind == kind || refuse(reader, at, "must be %s", names[kind]);
}

static bool read_text(struct reader *reader, const struct at *at, struct str *out) {
    if (!expect(reader, at, JSON_STRING)) return false;
    *out = at->value->text;
    uint32_t c;
    for (size_t i = 0; i < out->len; i += utf8_decode(str_from(*out, i), &c)) {
        utf8_decode(str_from(*out, i), &c);
        if (utf8_is_unprintable(c))
            return refuse(reader, at, "holds a character that cannot be printed, U+%04X",
                          (unsigned)c);
    }
    return true;
}

// Digits only, so that no number is ever rounded.
static bool read_number(struct reader *reader, const struct at *at, uint32_t most, uint32_t *out) {
    if (!expect(reader, at, JSON_NUMBER)) return false;
    struct str digits = at->value->text;
    bool fits = digits.len <= 9;
    *out = 0;
    for (size_t i = 0; fits && i < digits.len; i++) {
        fits = is_digit(digits.ptr[i]);
        *out = *out * 10 + (uint32_t)(digits.ptr[i] - '0');
    }
    return (fits && *out <= most) ||
           refuse(reader, at, "must be a whole number from 0 to %u", (unsigned)most);
}

static bool refuse_name(struct reader *reader, const struct at *at, const char *const *names) {
    struct buf list = buf_new(reader->arena);
    for (size_t i = 0; names[i]; i++) buf_fmt(&list, "%s%s", i ? ", " : "", names[i]);
    return refuse(reader, at, "is \"%.*s\", but there are only %.*s", S_ARG(at->value->text),
                  S_ARG(buf_str(&list)));
}

static bool read_name(struct reader *reader, const struct at *at, const char *const *names,
                      uint32_t *out) {
    if (!expect(reader, at, JSON_STRING)) return false;
    int i = doc_name_find(names, at->value->text);
    *out = (uint32_t)i;
    return i >= 0 || refuse_name(reader, at, names);
}

static bool read_flag(struct reader *reader, const struct at *at, uint32_t *out) {
    *out = at->value->kind == JSON_TRUE;
    return *out || expect(reader, at, JSON_FALSE);
}

static bool read_member(struct reader *reader, const struct at *at, const struct doc_member *row,
                        void *of) {
    struct str text = S("");
    uint32_t value = 0;
    bool good = false;
    switch (row->type) {
    case DOC_MEMBER_TEXT: good = read_text(reader, at, &text); break;
    case DOC_MEMBER_NAME: good = read_name(reader, at, row->names, &value); break;
    case DOC_MEMBER_FLAG: good = read_flag(reader, at, &value); break;
    case DOC_MEMBER_NUMBER: good = read_number(reader, at, row->most, &value); break;
    }
    if (good && row->type == DOC_MEMBER_TEXT) doc_member_set_text(of, row, text);
    if (good && row->type != DOC_MEMBER_TEXT) doc_member_set(of, row, value);
    return good;
}

// What is not there stays as it is.
static bool read_members(struct reader *reader, const struct at *object,
                         const struct doc_member *rows, void *of) {
    if (!expect(reader, object, JSON_OBJECT)) return false;
    for (; rows->key; rows++) {
        struct at at = member(object, rows->key);
        if (at.value && !read_member(reader, &at, rows, of)) return false;
    }
    return true;
}

static bool read_part(struct reader *reader, const struct at *object, const char *key,
                      const struct doc_member *rows, void *of) {
    struct at part = member(object, key);
    return !part.value || read_members(reader, &part, rows, of);
}

// ---- figures ----

static bool read_modules(struct reader *reader, const struct at *list, struct doc_figure *figure) {
    if (!expect(reader, list, JSON_ARRAY)) return false;
    size_t side = 0;
    for (struct at row = first(list); row.value; step(&row)) side++;
    if (side > SIDE_MOST) return refuse(reader, list, "has more than %d rows", SIDE_MOST);
    char *modules = arena_bytes(reader->arena, side * side + 1), *next = modules;
    for (struct at row = first(list); row.value; step(&row)) {
        struct str signs = row.value->text;
        if (!expect(reader, &row, JSON_STRING)) return false;
        for (size_t i = 0; i < side && i < signs.len; i++) *next++ = signs.ptr[i] == '1';
        if (signs.len != side) return refuse(reader, &row, "must have as many signs as rows");
    }
    figure->side = (uint32_t)side;
    figure->bytes = (struct str){modules, side * side};
    return true;
}

static bool read_image(struct reader *reader, const struct at *object, struct doc_figure *figure) {
    struct at media = member(object, "media"), bytes = member(object, "bytes");
    uint32_t known;
    if (!media.value) return true;
    if (!read_name(reader, &media, doc_media_names, &known)) return false;
    if (!bytes.value) return refuse(reader, object, "has no \"bytes\"");
    if (!expect(reader, &bytes, JSON_STRING)) return false;
    if (bytes.value->text.len > BYTES_MOST / 3 * 4)
        return refuse(reader, &bytes, "is an image of more than 4 MiB");
    if (!base64_decode(reader->arena, bytes.value->text, &figure->bytes))
        return refuse(reader, &bytes, "must be Base64");
    figure->media = str_of(doc_media_names[known]);
    return true;
}

static bool read_figure(struct reader *reader, const struct at *object,
                        const struct doc_figure **out) {
    struct doc_figure *figure = arena_new(reader->arena, struct doc_figure);
    struct at modules = member(object, "modules");
    if (!object->value) return true;
    *out = figure;
    if (!read_members(reader, object, doc_figure_members, figure)) return false;
    return modules.value ? read_modules(reader, &modules, figure)
                         : read_image(reader, object, figure);
}

// ---- blocks ----

static bool read_href(struct reader *reader, const struct at *run, struct str *out) {
    struct at href = member(run, "href");
    if (!href.value) return refuse(reader, run, "is a link without \"href\"");
    if (!read_text(reader, &href, out)) return false;
    return doc_link_is_safe(*out) ||
           refuse(reader, &href, "must begin with http:, https: or mailto:");
}

static bool read_run(struct reader *reader, const struct at *run, struct doc_node *node) {
    if (!expect(reader, run, JSON_OBJECT)) return false;
    struct at name = member(run, "kind"), says = member(run, "text");
    struct str text = S(""), href;
    uint32_t kind;
    if (!name.value) return refuse(reader, run, "has no \"kind\"");
    if (!read_name(reader, &name, doc_run_names, &kind)) return false;
    if (says.value && !read_text(reader, &says, &text)) return false;
    switch ((enum doc_run_kind)kind) {
    case DOC_TEXT: doc_text(node, text); break;
    case DOC_STRONG: doc_strong(node, text); break;
    case DOC_CODE: doc_code(node, text); break;
    case DOC_LINK:
        if (!read_href(reader, run, &href)) return false;
        doc_link(node, text, href);
        break;
    case DOC_LINE_END: doc_line_end(node); break;
    case DOC_BOX: doc_box(node, text); break;
    }
    return true;
}

static bool read_runs(struct reader *reader, const struct at *object, struct doc_node *node) {
    struct at list = member(object, "runs");
    if (!list.value) return true;
    if (!expect(reader, &list, JSON_ARRAY)) return false;
    for (struct at run = first(&list); run.value; step(&run))
        if (!read_run(reader, &run, node)) return false;
    return true;
}

static bool read_columns(struct reader *reader, const struct at *object, struct doc_node *table) {
    struct at list = member(object, "columns");
    if (!list.value) return true;
    if (!expect(reader, &list, JSON_ARRAY)) return false;
    struct doc_column *columns = arena_array(reader->arena, struct doc_column, COLUMNS_MOST);
    for (struct at column = first(&list); column.value; step(&column)) {
        if (column.index == COLUMNS_MOST)
            return refuse(reader, &list, "has more than %d columns", COLUMNS_MOST);
        if (!read_members(reader, &column, doc_column_members, &columns[column.index]))
            return false;
        table->count++;
    }
    table->columns = columns;
    return true;
}

static bool read_count(struct reader *reader, const struct at *object, struct doc_node *lines) {
    struct at at = member(object, "count");
    uint32_t count = 0;
    if (at.value && !read_number(reader, &at, LINES_MOST, &count)) return false;
    lines->count = (uint16_t)count;
    return true;
}

static bool read_style(struct reader *reader, const struct at *object, struct doc_node *node) {
    const char *const *names = doc_style_names(node->kind);
    struct at at = member(object, "style");
    uint32_t style = 0;
    if (!at.value) return true;
    if (!names) return refuse(reader, &at, "stands at a block that has no styles");
    if (!read_name(reader, &at, names, &style)) return false;
    node->style = (uint8_t)style;
    return true;
}

// Rows stand in tables and nowhere else, and nothing else stands there; and so on.
static bool belongs(enum doc_kind kind, enum doc_kind parent) {
    static const uint8_t only[DOC_KINDS] = {[DOC_TABLE] = DOC_ROW,
                                            [DOC_ROW] = DOC_CELL,
                                            [DOC_LIST] = DOC_ITEM,
                                            [DOC_CHECKLIST] = DOC_ITEM,
                                            [DOC_DECK] = DOC_CARD};
    if (only[parent]) return kind == only[parent];
    if (kind == DOC_BACK) return parent == DOC_CARD;
    return kind != DOC_ROW && kind != DOC_CELL && kind != DOC_ITEM;
}

static bool read_blocks(struct reader *reader, const struct at *object, struct doc_node *parent);

static bool read_content(struct reader *reader, const struct at *object, struct doc_node *node) {
    struct at figure = member(object, "figure");
    return read_style(reader, object, node) &&
           read_members(reader, object, doc_node_members, node) &&
           (node->kind != DOC_LINES || read_count(reader, object, node)) &&
           (node->kind != DOC_TABLE || read_columns(reader, object, node)) &&
           read_figure(reader, &figure, &node->figure) && read_runs(reader, object, node) &&
           read_blocks(reader, object, node);
}

static bool read_block(struct reader *reader, const struct at *object, struct doc_node *parent) {
    if (!expect(reader, object, JSON_OBJECT)) return false;
    struct at name = member(object, "kind");
    uint32_t kind;
    if (++reader->nodes > NODES_MOST)
        return refuse(reader, object, "is one of more than %d blocks", NODES_MOST);
    if (!name.value) return refuse(reader, object, "has no \"kind\"");
    if (!read_name(reader, &name, doc_kind_names, &kind)) return false;
    if (kind == DOC_BODY || !belongs((enum doc_kind)kind, (enum doc_kind)parent->kind))
        return refuse(reader, object, "is of the kind %s, which may not stand in a %s",
                      doc_kind_names[kind], doc_kind_names[parent->kind]);
    return read_content(reader, object, doc_add(parent, (enum doc_kind)kind));
}

static bool read_blocks(struct reader *reader, const struct at *object, struct doc_node *parent) {
    struct at list = member(object, "blocks");
    if (!list.value) return true;
    if (!expect(reader, &list, JSON_ARRAY)) return false;
    for (struct at block = first(&list); block.value; step(&block))
        if (!read_block(reader, &block, parent)) return false;
    return true;
}

// ---- the document ----

static bool read_color(struct reader *reader, const struct at *at, uint32_t *out) {
    if (!expect(reader, at, JSON_STRING)) return false;
    struct str text = at->value->text;
    bool good = text.len == 7 && text.ptr[0] == '#';
    uint32_t color = 0;
    for (size_t i = 1; good && i < 7; i++) {
        char c = to_lower(text.ptr[i]);
        good = is_digit(c) || (c >= 'a' && c <= 'f');
        color = color << 4 | (uint32_t)(is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    *out = color;
    return good || refuse(reader, at, "must be a colour like #1c212b");
}

static bool read_theme(struct reader *reader, const struct at *document, struct doc_theme *theme) {
    struct at object = member(document, "theme");
    if (!object.value) return true;
    if (!read_members(reader, &object, doc_theme_members, theme)) return false;
    struct at colors = member(&object, "colors"), logo = member(&object, "logo");
    for (size_t i = 0; i < DOC_COLORS; i++) {
        struct at color = member(&colors, doc_color_names[i]);
        if (color.value && !read_color(reader, &color, &theme->colors[i])) return false;
    }
    return read_figure(reader, &logo, &theme->logo);
}

static bool read_audience(struct reader *reader, const struct at *document, uint16_t *out) {
    struct at list = member(document, "audience");
    uint32_t bit;
    if (!list.value) return true;
    if (!expect(reader, &list, JSON_ARRAY)) return false;
    for (struct at item = first(&list); item.value; step(&item)) {
        if (!read_name(reader, &item, doc_audience_names, &bit)) return false;
        *out |= (uint16_t)(1u << bit);
    }
    return true;
}

static bool read_version(struct reader *reader, const struct at *document) {
    struct at at = member(document, "schema_version");
    uint32_t version;
    if (!at.value) return refuse(reader, document, "has no \"schema_version\"");
    if (!read_number(reader, &at, 999, &version)) return false;
    return version == SCHEMA_VERSION || refuse(reader, &at, "is %u, and what can be read is %d",
                                               (unsigned)version, SCHEMA_VERSION);
}

// What a message quotes must not act on a terminal.
static struct str harmless(struct arena *arena, struct str error) {
    struct buf out = buf_new(arena);
    escape_terminal(&out, error, false);
    return buf_str(&out);
}

struct doc *pdf_read(struct arena *arena, struct str json, struct str *error) {
    struct reader reader = {.arena = arena, .error = error};
    struct at root = {NULL, json_read(arena, json, error), 0};
    struct doc *doc = doc_new(arena, S(""), S(""));
    bool good = root.value && expect(&reader, &root, JSON_OBJECT) && read_version(&reader, &root) &&
                read_members(&reader, &root, doc_members, doc) &&
                read_audience(&reader, &root, &doc->audience) &&
                read_part(&reader, &root, "page", doc_page_members, &doc->page) &&
                read_theme(&reader, &root, &doc->theme) &&
                read_part(&reader, &root, "footer", doc_footer_members, &doc->footer) &&
                read_blocks(&reader, &root, &doc->body);
    if (!good) *error = harmless(arena, *error);
    return good ? doc : NULL;
}
