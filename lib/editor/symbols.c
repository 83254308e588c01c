// The outline of a file: sections, the entries in them, and what can be folded.
#include "editor/answers.h"

#include "editor/outline.h"
#include "model/language.h"

// Of the protocol.
enum symbol_kind {
    SYMBOL_NAMESPACE = 3,
    SYMBOL_CLASS = 5,
    SYMBOL_METHOD = 6,
    SYMBOL_PROPERTY = 7,
    SYMBOL_INTERFACE = 11,
    SYMBOL_VARIABLE = 13,
    SYMBOL_BOOLEAN = 17,
    SYMBOL_OBJECT = 19,
    SYMBOL_EVENT = 24
};

static enum symbol_kind symbol_of(enum kind kind) {
    static const enum symbol_kind symbols[KIND_COUNT] = {
        [KIND_NONE] = SYMBOL_PROPERTY,  [KIND_SCENARIO] = SYMBOL_EVENT,
        [KIND_GESTURE] = SYMBOL_METHOD, [KIND_ROLE] = SYMBOL_CLASS,
        [KIND_TEAM] = SYMBOL_INTERFACE, [KIND_FACT] = SYMBOL_VARIABLE,
        [KIND_TERM] = SYMBOL_BOOLEAN,
    };
    return symbols[kind] ? symbols[kind] : SYMBOL_OBJECT;
}

struct symbols {
    const struct view *view;
    struct json *json;
    struct outline outline;
    uint32_t base; // position of the file
};

static struct span span_of(const struct symbols *symbols, size_t start, size_t end) {
    return (struct span){symbols->base + (uint32_t)start, symbols->base + (uint32_t)end};
}

static void write_span(const struct symbols *symbols, const char *key, struct span span) {
    json_key(symbols->json, key);
    write_range(symbols->json, symbols->view->sources, span, symbols->view->ruler);
}

static struct str detail_of(const struct symbols *symbols, enum kind kind, struct str id) {
    const struct playbook *playbook = symbols->view->playbook;
    const struct entry *entry = kind == KIND_NONE ? NULL : playbook_find(playbook, kind, id);
    return entry ? entry_title(playbook, entry) : (struct str){NULL, 0};
}

// In a tree the entries stand under their section; in a list they name it.
static void write_symbol(const struct symbols *symbols, size_t i, enum kind kind,
                         const struct outline_key *section) {
    const struct outline_key *key = &symbols->outline.keys.items[i];
    struct json *json = symbols->json;
    struct span all = span_of(symbols, key->at, outline_end(&symbols->outline, i));
    struct str detail = detail_of(symbols, kind, key->key);
    json_member(json, "name", key->key.len ? key->key : S("\"\""));
    json_key(json, "kind");
    json_number(json, section ? symbol_of(kind) : SYMBOL_NAMESPACE);
    if (symbols->view->tree) {
        if (detail.len) json_member(json, "detail", detail);
        write_span(symbols, "range", all);
        write_span(symbols, "selectionRange", span_of(symbols, key->at, key->at + key->key.len));
        return;
    }
    json_key(json, "location");
    json_object(json);
    json_member(json, "uri", symbols->view->uris[symbols->view->file]);
    write_span(symbols, "range", all);
    json_object_end(json);
    if (section) json_member(json, "containerName", section->key);
}

static enum kind kind_in(struct str section) {
    const struct row *row = shape_row(&language, section);
    return row && row->shape ? (enum kind)row->shape->kind : KIND_NONE;
}

static void write_entries(const struct symbols *symbols, size_t section) {
    const struct outline_key *keys = symbols->outline.keys.items;
    enum kind kind = kind_in(keys[section].key);
    for (size_t i = section + 1; i < symbols->outline.keys.n && keys[i].depth > 1; i++) {
        if (keys[i].depth != 2) continue;
        json_object(symbols->json);
        write_symbol(symbols, i, kind, &keys[section]);
        json_object_end(symbols->json);
    }
}

static void write_section(const struct symbols *symbols, size_t i) {
    struct json *json = symbols->json;
    json_object(json);
    write_symbol(symbols, i, KIND_NONE, NULL);
    if (symbols->view->tree) {
        json_key(json, "children");
        json_array(json);
        write_entries(symbols, i);
        json_array_end(json);
    }
    json_object_end(json);
    if (!symbols->view->tree) write_entries(symbols, i);
}

static struct symbols symbols_of(struct json *json, const struct view *view) {
    const struct source *source = view_source(view);
    struct symbols symbols = {.view = view, .json = json, .base = source->base};
    outline_read(&symbols.outline, view->arena, source->bytes);
    return symbols;
}

void answer_symbols(struct json *json, struct view *view) {
    struct symbols symbols = symbols_of(json, view);
    json_array(json);
    for (size_t i = 0; i < symbols.outline.keys.n; i++)
        if (symbols.outline.keys.items[i].depth == 1) write_section(&symbols, i);
    json_array_end(json);
}

void answer_folding(struct json *json, struct view *view) {
    struct symbols symbols = symbols_of(json, view);
    json_array(json);
    for (size_t i = 0; i < symbols.outline.keys.n; i++) {
        const struct outline_key *key = &symbols.outline.keys.items[i];
        if (key->flow) continue;
        uint32_t end = symbols.base + (uint32_t)outline_end(&symbols.outline, i);
        uint32_t first = line_at(view->sources, symbols.base + (uint32_t)key->at);
        uint32_t last = line_at(view->sources, end);
        if (last <= first) continue;
        json_object(json);
        json_key(json, "startLine");
        json_number(json, first - 1);
        json_key(json, "endLine");
        json_number(json, last - 1);
        json_object_end(json);
    }
    json_array_end(json);
}
