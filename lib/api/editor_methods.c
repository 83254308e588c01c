// What a session understands, a row a method; how it begins and ends.
#include "api/editor.h"

// ---- what the client can do ----

static bool is_true(const struct json_value *value) {
    return value && value->kind == JSON_TRUE;
}

// "textDocument.hover.contentFormat" of the capabilities.
static const struct json_value *capability(const struct call *call, const char *path) {
    const struct json_value *value = json_get(call->params, "capabilities");
    struct str rest = str_of(path), part;
    while (value && str_split(&rest, '.', &part))
        value = json_get(value, str_dup(&call->editor->door.scratch, part).ptr);
    return value;
}

static bool lists(const struct json_value *list, const char *word) {
    const struct json_value *item = list && list->kind == JSON_ARRAY ? list->first : NULL;
    while (item && !(item->kind == JSON_STRING && str_eq(item->text, str_of(word))))
        item = item->next;
    return item != NULL;
}

// Only where Markdown comes first is it what the client would rather show.
static bool prefers_markdown(const struct json_value *formats) {
    const struct json_value *first = formats && formats->kind == JSON_ARRAY ? formats->first : NULL;
    return first && first->kind == JSON_STRING && str_eq(first->text, S("markdown"));
}

static void read_capabilities(struct call *call) {
    struct emp_editor *editor = call->editor;
    bool utf8 = lists(capability(call, "general.positionEncodings"), "utf-8");
    editor->client = (struct view){
        .encoding = utf8 ? ENCODING_UTF8 : ENCODING_UTF16,
        .related = is_true(capability(call, "textDocument.publishDiagnostics.relatedInformation")),
        .tree = is_true(
            capability(call, "textDocument.documentSymbol.hierarchicalDocumentSymbolSupport")),
        .snippets =
            is_true(capability(call, "textDocument.completion.completionItem.snippetSupport")),
        .markdown = prefers_markdown(capability(call, "textDocument.hover.contentFormat")),
    };
    editor->actions = capability(call, "textDocument.codeAction.codeActionLiteralSupport") != NULL;
    editor->watches =
        is_true(capability(call, "workspace.didChangeWatchedFiles.dynamicRegistration"));
}

static void keep_folder(struct emp_editor *editor, const struct json_value *uri) {
    struct arena *kept = session_arena(editor, &editor->kept);
    if (!uri || uri->kind != JSON_STRING) return;
    struct str path = uri_path(kept, uri->text);
    if (path.ptr) *PUSH(kept, &editor->folders) = path.ptr;
}

static void keep_folders(struct emp_editor *editor, const struct json_value *list) {
    const struct json_value *folder = list && list->kind == JSON_ARRAY ? list->first : NULL;
    for (; folder; folder = folder->next) keep_folder(editor, json_get(folder, "uri"));
}

// ---- what we can do ----

static void write_flags(struct json *json, const char *const *names) {
    for (; *names; names++) {
        json_key(json, *names);
        json_bool(json, true);
    }
}

static void write_capabilities(struct json *json, const struct view *client) {
    static const char *const flags[] = {"documentSymbolProvider",
                                        "foldingRangeProvider",
                                        "hoverProvider",
                                        "definitionProvider",
                                        "referencesProvider",
                                        "documentHighlightProvider",
                                        "documentFormattingProvider",
                                        NULL};
    json_key(json, "capabilities");
    json_object(json);
    json_member(json, "positionEncoding",
                client->encoding == ENCODING_UTF8 ? S("utf-8") : S("utf-16"));
    json_key(json, "textDocumentSync"); // 2: changes come as pieces
    json_raw(json, S("{\"openClose\":true,\"change\":2}"));
    write_flags(json, flags);
    json_key(json, "completionProvider");
    json_raw(json, S("{\"triggerCharacters\":[\" \",\":\",\"[\",\"{\"]}"));
    json_key(json, "codeActionProvider");
    json_raw(json, S("{\"codeActionKinds\":[\"quickfix\",\"source.fixAll.empower\"]}"));
    json_key(json, "renameProvider");
    json_raw(json, S("{\"prepareProvider\":true}"));
    json_key(json, "workspace");
    json_raw(json, S("{\"workspaceFolders\":{\"supported\":true,\"changeNotifications\":true}}"));
    json_object_end(json);
}

static void initialize(struct call *call) {
    struct emp_editor *editor = call->editor;
    const struct json_value *folders = json_get(call->params, "workspaceFolders");
    read_capabilities(call);
    if (folders && folders->kind == JSON_ARRAY)
        keep_folders(editor, folders);
    else
        keep_folder(editor, json_get(call->params, "rootUri"));
    editor->state = SESSION_OPEN;
    json_object(call->result);
    write_capabilities(call->result, &editor->client);
    json_key(call->result, "serverInfo");
    json_object(call->result);
    json_member(call->result, "name", S("empower"));
    json_member(call->result, "version", str_of(emp_version()));
    json_object_end(call->result);
    json_object_end(call->result);
}

// Other files of a playbook may change outside of the editor.
static void initialized(struct call *call) {
    static const struct str params = S_INIT(
        "{\"registrations\":[{\"id\":\"files\",\"method\":\"workspace/didChangeWatchedFiles\","
        "\"registerOptions\":{\"watchers\":[{\"globPattern\":\"**/*.{yaml,yml}\"}]}}]}");
    if (call->editor->watches) send_own(call->editor, 1, "client/registerCapability", params);
}

static void folders_changed(struct call *call) {
    struct emp_editor *editor = call->editor;
    const struct json_value *event = json_get(call->params, "event");
    keep_folders(editor, json_get(event, "added"));
}

static void shut_down(struct call *call) {
    call->editor->state = SESSION_SHUT;
    json_null(call->result);
}

static void end(struct call *call) {
    call->editor->clean = call->editor->state == SESSION_SHUT;
    call->editor->state = SESSION_ENDED;
}

// ---- all of it ----

#define NOTE(name, run) \
    { name, false, run, NULL, NULL }
#define REQUEST(name, run) \
    { name, true, run, NULL, NULL }
#define FILE_REQUEST(name, answer, in_config) \
    { "textDocument/" name, true, NULL, answer, in_config }

static const struct method methods[] = {
    REQUEST("initialize", initialize),
    NOTE("initialized", initialized),
    REQUEST("shutdown", shut_down),
    NOTE("exit", end),
    NOTE("textDocument/didOpen", document_open),
    NOTE("textDocument/didChange", document_change),
    NOTE("textDocument/didClose", document_close),
    NOTE("workspace/didChangeWatchedFiles", files_changed),
    NOTE("workspace/didChangeWorkspaceFolders", folders_changed),
    REQUEST("textDocument/formatting", format_document),
    REQUEST("textDocument/codeAction", answer_actions),
    FILE_REQUEST("documentSymbol", answer_symbols, answer_symbols),
    FILE_REQUEST("foldingRange", answer_folding, answer_folding),
    FILE_REQUEST("completion", answer_completion, answer_config_completion),
    FILE_REQUEST("hover", answer_hover, answer_config_hover),
    FILE_REQUEST("definition", answer_definition, NULL),
    FILE_REQUEST("references", answer_references, NULL),
    FILE_REQUEST("documentHighlight", answer_highlights, NULL),
    FILE_REQUEST("prepareRename", answer_prepare_rename, NULL),
    FILE_REQUEST("rename", answer_rename, NULL),
};

const struct method *method_find(struct str name) {
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
        if (str_eq(name, str_of(methods[i].name))) return &methods[i];
    return NULL;
}
