// Diagnostics of a session: lints when nothing else is to be done, and tells what has changed.
#include "api/editor.h"

static void publish(struct emp_editor *editor, struct str uri, struct str diagnostics,
                    const struct document *document) {
    struct buf out = buf_new(&editor->door.scratch);
    struct json json = json_writer(&out, false);
    json_object(&json);
    json_member(&json, "uri", uri);
    if (document) {
        json_key(&json, "version");
        json_number(&json, document->version);
    }
    json_key(&json, "diagnostics");
    json_raw(&json, diagnostics);
    json_object_end(&json);
    send_own(editor, 0, "textDocument/publishDiagnostics", buf_str(&out));
}

static const struct document *open_file(const struct emp_editor *editor,
                                        const struct project *project, size_t file) {
    const struct document *document = editor->documents;
    while (document && !(document->project == project && document->file == file))
        document = document->next;
    return document;
}

static const struct told *told_of(const struct emp_editor *editor, struct str uri) {
    for (size_t i = 0; i < editor->tells.n; i++)
        if (str_eq(editor->tells.items[i].uri, uri)) return &editor->tells.items[i];
    return NULL;
}

// ---- what was told, as it becomes ----

typedef LIST(struct told) told_list;

static void keep(struct emp_editor *editor, told_list *list, const struct told *told) {
    struct arena *arena = session_arena(editor, &editor->telling_next);
    *PUSH(arena, list) =
        (struct told){str_dup(arena, told->uri), str_dup(arena, told->diagnostics), told->project};
}

static bool is_kept(const told_list *list, struct str uri) {
    for (size_t i = 0; i < list->n; i++)
        if (str_eq(list->items[i].uri, uri)) return true;
    return false;
}

static void replace_tells(struct emp_editor *editor, const told_list *list) {
    struct arena old = editor->telling;
    editor->telling = editor->telling_next;
    editor->telling_next = old;
    arena_free(&editor->telling_next);
    editor->tells.items = list->items;
    editor->tells.n = list->n;
    editor->tells.room = list->room;
}

// Keeps what still holds of files that are not told of now, and takes the rest back.
static void settle_others(struct emp_editor *editor, told_list *list,
                          const struct project *project) {
    for (size_t i = 0; i < editor->tells.n; i++) {
        const struct told *told = &editor->tells.items[i];
        if (is_kept(list, told->uri)) continue;
        if (told->project != project)
            keep(editor, list, told);
        else if (told->diagnostics.len > 2)
            publish(editor, told->uri, S("[]"), NULL);
    }
    replace_tells(editor, list);
}

// ---- telling ----

struct telling {
    struct emp_editor *editor;
    struct project *project;
    told_list *list;
};

static void tell_file(struct telling *telling, size_t file) {
    struct emp_editor *editor = telling->editor;
    struct project *project = telling->project;
    struct ruler ruler;
    struct view view = project_view(editor, project, file, &ruler);
    const struct document *document = open_file(editor, project, file);
    struct buf out = buf_new(&editor->door.scratch);
    struct json json = json_writer(&out, false);
    view.arena = &editor->door.scratch;
    answer_diagnostics(&json, &view);
    struct told told = {project->uris[file], buf_str(&out), project};
    const struct told *before = told_of(editor, told.uri);
    if (document || !before || !str_eq(before->diagnostics, told.diagnostics))
        publish(editor, told.uri, told.diagnostics, document);
    keep(editor, telling->list, &told);
}

static void tell_project(struct emp_editor *editor, struct project *project) {
    told_list list = {NULL, 0, 0};
    struct telling telling = {editor, project, &list};
    struct ruler ruler;
    struct view view = project_view(editor, project, 0, &ruler);
    size_t *counts = arena_array(&editor->door.scratch, size_t, project->n);
    count_findings(counts, &view);
    for (size_t file = 0; file < project->n; file++)
        if (counts[file] || open_file(editor, project, file)) tell_file(&telling, file);
    settle_others(editor, &list, project);
}

// What is wrong with the configuration itself is told of its own file, where that is open.
static void configure(struct emp_editor *editor, const struct project *project,
                      struct emp_lint_options *options) {
    const struct sources *sources = &project->playbook->sources;
    struct emp_file *files = arena_array(&editor->door.scratch, struct emp_file, sources->files.n);
    for (size_t i = 0; i < sources->files.n; i++)
        files[i] = (struct emp_file){.name = sources->files.items[i].name.ptr};
    editor->host.configure(editor->host.context, files, sources->files.n, options);
    config_from_editor(editor, options);
    options->config_known = true;
}

struct emp_lint_options session_rules(struct emp_editor *editor, const struct project *project) {
    struct emp_lint_options options = {0};
    if (editor->host.configure && project->playbook) configure(editor, project, &options);
    if (editor->host.today) options.as_of = editor->host.today(editor->host.context);
    return options;
}

enum emp_work project_work_left(const struct project *project) {
    if (project->stage == STAGE_DONE) return EMP_WORK_NONE;
    bool basic = project->stage == STAGE_STALE && (!project->told || project->bytes > LARGE);
    return basic || project->bytes <= SMALL ? EMP_WORK_NOW : EMP_WORK_LATER;
}

static enum emp_status lint_playbook(struct emp_editor *editor, const struct project *project,
                                     bool whole) {
    struct emp_lint_options options = session_rules(editor, project);
    if (!whole) options.profile = EMP_PROFILE_BASIC, options.own_profile = true;
    return emp_lint(project->playbook, &options);
}

void project_lint(struct emp_editor *editor, struct project *project, bool whole) {
    project->stage = STAGE_DONE; // where it cannot be linted, either
    if (!project_read(editor, project)) return;
    enum emp_status status = EMP_OK;
    bool ours = !project->config && project_is_playbook(project);
    whole |= project->bytes <= SMALL;
    if (project->config) status = config_lint(project);
    if (ours) status = lint_playbook(editor, project, whole);
    if (status != EMP_OK) return;
    tell_project(editor, project);
    project->told = true;
    if (ours && !whole) project->stage = STAGE_BASIC;
}

bool is_gone(const struct emp_editor *editor) {
    for (size_t i = 0; i < editor->tells.n; i++)
        if (!editor->tells.items[i].project) return true;
    return false;
}

void tell_gone(struct emp_editor *editor) {
    told_list list = {NULL, 0, 0};
    if (is_gone(editor)) settle_others(editor, &list, NULL);
}
