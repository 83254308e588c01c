// Writes what a playbook holds, for people at 80 columns and as JSON.
#include "cards/show.h"

#include "base/escape.h"
#include "base/json.h"
#include "base/utf8.h"
#include "base/wrap.h"

enum { LABEL = 16, LABEL_MOST = 26 }; // cells of the label column

static void write_bold(struct buf *out, const struct show *show, struct str text) {
    if (show->bold) buf_text(out, "\033[1m");
    escape_terminal(out, text, false);
    if (show->bold) buf_text(out, "\033[0m");
}

static void pad(struct buf *out, struct str written, size_t cells) {
    size_t have = utf8_cells(written);
    buf_repeat(out, ' ', have < cells ? cells - have : 1);
}

// Text between words, with a hanging indent.
static void write_wrapped(struct buf *out, const struct show *show, struct str text,
                          size_t indent) {
    str_list lines = {0};
    wrap_words(&lines, show->arena, text, show->width > indent ? show->width - indent : 1);
    for (size_t i = 0; i < lines.n; i++) {
        if (i) buf_char(out, '\n');
        if (i) buf_repeat(out, ' ', indent);
        buf_add(out, lines.items[i]);
    }
    buf_char(out, '\n');
}

// "good_looks_like" reads as "good looks like", "emotion.from" as "emotion from".
static struct str label_of(struct arena *arena, struct str key) {
    struct buf label = buf_new(arena);
    for (size_t i = 0; i < key.len; i++)
        buf_char(&label, key.ptr[i] == '_' || key.ptr[i] == '.' ? ' ' : key.ptr[i]);
    return buf_str(&label);
}

// As wide as the widest label needs, within reason.
static size_t label_cells(const fields *list) {
    size_t widest = LABEL;
    for (size_t i = 0; i < list->n; i++)
        if (list->items[i].key.len + 1 > widest) widest = list->items[i].key.len + 1;
    return widest < LABEL_MOST ? widest : LABEL_MOST;
}

static void write_field(struct buf *out, const struct show *show, const struct field *field,
                        size_t label_width) {
    struct str label = label_of(show->arena, field->key);
    buf_text(out, "  ");
    buf_add(out, label);
    pad(out, label, label_width);
    for (size_t i = 0; i < field->values.n; i++) {
        if (i) buf_repeat(out, ' ', label_width + 2);
        bool bullet = field->values.n > 1;
        if (bullet) buf_text(out, "- ");
        write_wrapped(out, show, field->values.items[i], label_width + 2 + (bullet ? 2 : 0));
    }
}

static void write_json_field(struct json *json, const struct field *field) {
    json_key_str(json, field->key);
    if (!field->many) {
        json_str(json, field->values.items[0]);
        return;
    }
    json_array(json);
    for (size_t i = 0; i < field->values.n; i++) json_str(json, field->values.items[i]);
    json_array_end(json);
}

static void write_json_fields(struct json *json, const fields *list) {
    json_object(json);
    for (size_t i = 0; i < list->n; i++) write_json_field(json, &list->items[i]);
    json_object_end(json);
}

static struct json begin_json(struct buf *out, const struct show *show) {
    struct json json = json_writer(out, false);
    json_object(&json);
    json_key(&json, "schema_version");
    json_number(&json, 1);
    json_member(&json, "playbook", show->playbook->header.playbook.s);
    json_member(&json, "version", show->playbook->header.version.s);
    json_member(&json, "digest", show->digest);
    return json;
}

static void end_json(struct buf *out, struct json *json) {
    json_object_end(json);
    buf_char(out, '\n');
}

static void show_entry_json(struct buf *out, const struct show *show, const struct entry *entry,
                            const fields *list) {
    struct json json = begin_json(out, show);
    struct place place = place_at(show->playbook->sources, entry->id.at.start);
    json_member(&json, "kind", str_of(kind_name((enum kind)entry->kind)));
    json_member(&json, "id", entry->id.s);
    json_member(&json, "file", place.source->name);
    json_key(&json, "line");
    json_number(&json, place.line);
    json_key(&json, "fields");
    write_json_fields(&json, list);
    end_json(out, &json);
}

void show_entry(struct buf *out, const struct show *show, const struct entry *entry) {
    fields list = entry_fields(show->arena, show->playbook, entry);
    if (show->json) {
        show_entry_json(out, show, entry, &list);
        return;
    }
    struct place place = place_at(show->playbook->sources, entry->id.at.start);
    write_bold(out, show, entry->id.s);
    buf_fmt(out, "   %s, ", kind_name((enum kind)entry->kind));
    escape_terminal(out, place.source->name, false);
    buf_fmt(out, ":%u\n", place.line);
    size_t width = label_cells(&list);
    for (size_t i = 0; i < list.n; i++) write_field(out, show, &list.items[i], width);
}

static void show_section_json(struct buf *out, const struct show *show, const struct row *row) {
    struct json json = begin_json(out, show);
    bool list = row->value == VALUE_LIST;
    json_member(&json, "section", str_of(row->key));
    json_key(&json, list ? "items" : "fields");
    if (list) json_array(&json);
    for (size_t i = 0; i < section_items(show->playbook, row); i++) {
        fields found = section_fields(show->arena, show->playbook, row, i);
        write_json_fields(&json, &found);
    }
    if (list) json_array_end(&json);
    end_json(out, &json);
}

void show_section(struct buf *out, const struct show *show, const struct row *row) {
    size_t written = 0;
    if (show->json) {
        show_section_json(out, show, row);
        return;
    }
    write_bold(out, show, str_of(row->key));
    buf_char(out, '\n');
    for (size_t i = 0; i < section_items(show->playbook, row); i++) {
        fields list = section_fields(show->arena, show->playbook, row, i);
        size_t width = label_cells(&list);
        if (i) buf_char(out, '\n');
        for (size_t k = 0; k < list.n; k++) write_field(out, show, &list.items[k], width);
        written += list.n;
    }
    if (!written) buf_fmt(out, "  This playbook has none. %s\n", row->help);
}

static void show_kind_json(struct buf *out, const struct show *show, enum kind kind) {
    struct json json = begin_json(out, show);
    const struct entry *entry;
    json_key(&json, kind_section(kind));
    json_array(&json);
    for (size_t i = 0; (entry = playbook_entry(show->playbook, kind, i)); i++) {
        json_object(&json);
        json_member(&json, "id", entry->id.s);
        json_member(&json, "title", entry_title(show->playbook, entry));
        json_object_end(&json);
    }
    json_array_end(&json);
    end_json(out, &json);
}

void show_kind(struct buf *out, const struct show *show, enum kind kind) {
    if (show->json) {
        show_kind_json(out, show, kind);
        return;
    }
    const struct entry *entry;
    size_t widest = 0;
    for (size_t i = 0; (entry = playbook_entry(show->playbook, kind, i)); i++)
        if (entry->id.s.len > widest) widest = entry->id.s.len;
    if (widest > 28) widest = 28;
    for (size_t i = 0; (entry = playbook_entry(show->playbook, kind, i)); i++) {
        write_bold(out, show, entry->id.s);
        pad(out, entry->id.s, widest + 2);
        write_wrapped(out, show, entry_title(show->playbook, entry), widest + 2);
    }
    if (!widest) buf_fmt(out, "This playbook has no %s.\n", kind_section(kind));
}

static void show_overview_json(struct buf *out, const struct show *show) {
    struct json json = begin_json(out, show);
    json_member(&json, "title", show->playbook->header.title.s);
    json_key(&json, "counts");
    json_object(&json);
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
        json_key(&json, kind_section((enum kind)kind));
        json_number(&json, (int64_t)playbook_section(show->playbook, (enum kind)kind)->n);
    }
    json_key(&json, "examples");
    json_number(&json, (int64_t)show->playbook->examples.n);
    json_object_end(&json);
    end_json(out, &json);
}

static void write_count(struct buf *out, const char *name, size_t n) {
    buf_fmt(out, "  %-*s%zu\n", LABEL, name, n);
}

void show_overview(struct buf *out, const struct show *show) {
    if (show->json) {
        show_overview_json(out, show);
        return;
    }
    const struct header *header = &show->playbook->header;
    write_bold(out, show, header->title.s.len ? header->title.s : S("A playbook without a title"));
    buf_text(out, "\n  ");
    escape_terminal(out, header->playbook.s.len ? header->playbook.s : S("without an id"), false);
    if (header->version.s.len) {
        buf_text(out, ", version ");
        escape_terminal(out, header->version.s, false);
    }
    buf_fmt(out, ", digest %.*s\n", S_ARG(show->digest));
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
        size_t n = playbook_section(show->playbook, (enum kind)kind)->n;
        if (n) write_count(out, kind_section((enum kind)kind), n);
    }
    if (show->playbook->examples.n) write_count(out, "examples", show->playbook->examples.n);
    buf_text(out, "`empower show KIND` lists a kind, `empower show ID` shows an entry.\n");
}
