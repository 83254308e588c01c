// Where something is defined, where it is named, and calling it by another name.
#include "editor/names.h"

static size_t file_of(const struct view *view, struct span at) {
    return (size_t)(source_at(view->sources, at.start) - view->sources->files.items);
}

// {"range":.., ...}: left open.
static void begin_range(struct json *json, const struct view *view, struct span at) {
    json_object(json);
    json_key(json, "range");
    write_range(json, view->sources, at, view->ruler);
}

static void write_location(struct json *json, const struct view *view, struct span at) {
    begin_range(json, view, at);
    json_member(json, "uri", view->uris[file_of(view, at)]);
    json_object_end(json);
}

void answer_definition(struct json *json, struct view *view) {
    struct names names = names_of(view->arena, view->playbook);
    const struct name *here = name_at(&names, view->at);
    json_array(json);
    for (size_t i = 0; here && i < names.list.n; i++) {
        const struct name *name = &names.list.items[i];
        if (name->defines && name_is_same(here, name)) write_location(json, view, name->at);
    }
    json_array_end(json);
}

void answer_references(struct json *json, struct view *view) {
    const struct json_value *context = json_get(view->params, "context");
    const struct json_value *declared = json_get(context, "includeDeclaration");
    struct names names = names_of(view->arena, view->playbook);
    const struct name *here = name_at(&names, view->at);
    json_array(json);
    for (size_t i = 0; here && i < names.list.n; i++) {
        const struct name *name = &names.list.items[i];
        if (name->defines && !(declared && declared->kind == JSON_TRUE)) continue;
        if (name_is_same(here, name)) write_location(json, view, name->at);
    }
    json_array_end(json);
}

void answer_highlights(struct json *json, struct view *view) {
    enum { READS = 2, WRITES = 3 };
    struct names names = names_of(view->arena, view->playbook);
    const struct name *here = name_at(&names, view->at);
    json_array(json);
    for (size_t i = 0; here && i < names.list.n; i++) {
        const struct name *name = &names.list.items[i];
        if (!name_is_same(here, name) || file_of(view, name->at) != view->file) continue;
        begin_range(json, view, name->at);
        json_key(json, "kind");
        json_number(json, name->defines ? WRITES : READS);
        json_object_end(json);
    }
    json_array_end(json);
}

// ---- another name ----

static struct str id_of(const struct view *view, const struct name *name) {
    return playbook_entry(view->playbook, (enum kind)name->kind, name->index)->id.s;
}

// The bytes of the id itself, without quotes; nowhere where it stands under another spelling, such
// as a unit that means the fact.
static struct span id_span(const struct view *view, const struct name *name) {
    struct span at = name->at;
    struct str bytes = span_bytes(view->sources, at);
    if (bytes.len > 1 && (bytes.ptr[0] == '"' || bytes.ptr[0] == '\'')) {
        at = (struct span){at.start + 1, at.end - 1};
        bytes = str_slice(bytes, 1, bytes.len - 1);
    }
    return str_eq(bytes, id_of(view, name)) ? at : (struct span){0, 0};
}

void answer_prepare_rename(struct json *json, struct view *view) {
    struct names names = names_of(view->arena, view->playbook);
    const struct name *here = name_at(&names, view->at);
    struct span at = here ? id_span(view, here) : (struct span){0, 0};
    if (span_is_nowhere(at)) {
        json_null(json);
        return;
    }
    begin_range(json, view, at);
    json_member(json, "placeholder", id_of(view, here));
    json_object_end(json);
}

static void write_edits(struct json *json, const struct view *view, const struct names *names,
                        const struct name *here, struct str id) {
    json_array(json);
    for (size_t i = 0; i < names->list.n; i++) {
        const struct name *name = &names->list.items[i];
        if (!name_is_same(here, name) || file_of(view, name->at) != view->file) continue;
        struct span at = id_span(view, name);
        if (span_is_nowhere(at)) continue;
        begin_range(json, view, at);
        json_member(json, "newText", id);
        json_object_end(json);
    }
    json_array_end(json);
}

static bool is_named_in(const struct view *view, const struct names *names,
                        const struct name *here) {
    for (size_t i = 0; i < names->list.n; i++) {
        const struct name *name = &names->list.items[i];
        if (name_is_same(here, name) && file_of(view, name->at) == view->file) return true;
    }
    return false;
}

void answer_rename(struct json *json, struct view *view) {
    const struct json_value *given = json_get(view->params, "newName");
    struct names names = names_of(view->arena, view->playbook);
    const struct name *here = name_at(&names, view->at);
    struct view file = *view;
    if (!here || !given || given->kind != JSON_STRING) {
        view->refusal = S("There is no name of an entry here.");
        return;
    }
    view->refusal = id_refusal(view->arena, view->playbook, (enum kind)here->kind, given->text);
    if (view->refusal.ptr) return;
    json_object(json);
    json_key(json, "changes");
    json_object(json);
    for (file.file = 0; file.file < view->sources->files.n; file.file++) {
        if (!is_named_in(&file, &names, here)) continue;
        json_key_str(json, view->uris[file.file]);
        write_edits(json, &file, &names, here, given->text);
    }
    json_object_end(json);
    json_object_end(json);
}
