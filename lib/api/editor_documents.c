// The files that are open in the editor: opened, changed by pieces, closed.
#include "api/editor.h"

static struct str text_of(const struct json_value *value) {
    return value && value->kind == JSON_STRING ? value->text : (struct str){NULL, 0};
}

static int64_t version_of(const struct json_value *document) {
    uint32_t version = 0;
    read_number(json_get(document, "version"), &version);
    return version;
}

struct document *document_of(const struct call *call) {
    struct str uri = text_of(json_get(json_get(call->params, "textDocument"), "uri"));
    struct document *document = call->editor->documents;
    while (document && !str_eq(document->uri, uri)) document = document->next;
    return document;
}

// The bytes are built beside the old ones, for these are what they are built of.
static void take_bytes(struct emp_editor *editor, struct document *document, struct str bytes) {
    document->bytes = str_dup(session_arena(editor, &document->fresh), bytes);
    struct arena old = document->memory;
    document->memory = document->fresh;
    document->fresh = old;
    arena_free(&document->fresh);
}

void document_open(struct call *call) {
    struct emp_editor *editor = call->editor;
    const struct json_value *given = json_get(call->params, "textDocument");
    struct str uri = text_of(json_get(given, "uri")), text = text_of(json_get(given, "text"));
    if (!uri.ptr || !text.ptr) return;
    if (document_of(call)) document_close(call);
    struct document *document = session_new(editor, sizeof *document);
    document->next = editor->documents;
    editor->documents = document;
    struct arena *name = session_arena(editor, &document->name);
    document->uri = str_dup(name, uri);
    document->path = uri_path(name, uri);
    document->version = version_of(given);
    take_bytes(editor, document, text);
    project_attach(editor, document);
    if (document->project->config) configs_changed(editor);
}

// One piece: the bytes of a range, or of all, become other ones.
static struct str changed(struct emp_editor *editor, struct str bytes,
                          const struct json_value *change) {
    const struct json_value *range = json_get(change, "range");
    enum encoding encoding = editor->client.encoding;
    struct editor_position start, end;
    struct str text = text_of(json_get(change, "text"));
    if (!text.ptr) return bytes;
    if (!range) return text;
    if (!read_position(json_get(range, "start"), &start) ||
        !read_position(json_get(range, "end"), &end))
        return bytes;
    size_t from = offset_of(bytes, start, encoding), to = offset_of(bytes, end, encoding);
    struct buf out = buf_new(&editor->door.scratch);
    buf_reserve(&out, bytes.len + text.len);
    buf_add(&out, str_slice(bytes, 0, from));
    buf_add(&out, text);
    buf_add(&out, str_from(bytes, to > from ? to : from));
    return buf_str(&out);
}

void document_change(struct call *call) {
    struct document *document = document_of(call);
    const struct json_value *changes = json_get(call->params, "contentChanges");
    if (!document || !changes || changes->kind != JSON_ARRAY) return;
    struct str bytes = document->bytes;
    for (const struct json_value *change = changes->first; change; change = change->next)
        bytes = changed(call->editor, bytes, change);
    document->version = version_of(json_get(call->params, "textDocument"));
    project_changed(document->project); // what was read of the old bytes goes before they do
    take_bytes(call->editor, document, bytes);
    if (document->project->config) configs_changed(call->editor);
}

void document_free(struct emp_editor *editor, struct document *document) {
    struct document **link = &editor->documents;
    while (*link != document) link = &(*link)->next;
    *link = document->next;
    arena_free(&document->name);
    arena_free(&document->memory);
    arena_free(&document->fresh);
    session_free(editor, document);
}

void document_close(struct call *call) {
    struct document *document = document_of(call);
    if (!document) return;
    if (document->project->config) configs_changed(call->editor);
    project_detach(call->editor, document);
    document_free(call->editor, document);
}

// Which files belong together may be another matter now.
static void attach_again(struct emp_editor *editor) {
    for (struct document *document = editor->documents; document; document = document->next)
        project_detach(editor, document);
    for (struct document *document = editor->documents; document; document = document->next)
        project_attach(editor, document);
}

void files_changed(struct call *call) {
    enum { CHANGED = 2 }; // 1: created, 3: deleted
    const struct json_value *changes = json_get(call->params, "changes");
    const struct json_value *change =
        changes && changes->kind == JSON_ARRAY ? changes->first : NULL;
    bool others = false;
    for (; change; change = change->next) {
        uint32_t type = 0;
        others |= read_number(json_get(change, "type"), &type) && type != CHANGED;
    }
    for (struct project *project = call->editor->projects; project; project = project->next) {
        project->reload = true;
        project_changed(project);
    }
    if (others) attach_again(call->editor);
}
