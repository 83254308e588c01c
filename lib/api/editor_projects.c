// The playbooks that open files belong to: which files each has, and reading them.
#include "api/editor.h"

#include "model/margin.h"

// ---- which files ----

static bool has_file(const struct project *project, struct str path) {
    for (size_t i = 0; path.ptr && i < project->disk.n; i++)
        if (str_eq(path, str_of(project->disk.items[i].name))) return true;
    return false;
}

static const struct emp_file *files_on_disk(const struct emp_editor *editor, struct str path,
                                            size_t *n) {
    const struct emp_editor_host *host = &editor->host;
    *n = 0;
    if (!host->files || !path.ptr || is_config_path(path)) return NULL;
    return host->files(host->context, path.ptr, editor->folders.items, editor->folders.n, n);
}

static void keep_files(struct emp_editor *editor, struct project *project,
                       const struct emp_file *files, size_t n) {
    arena_free(&project->disk_memory);
    project->disk.items = NULL;
    project->disk.n = project->disk.room = 0;
    struct arena *memory = session_arena(editor, &project->disk_memory);
    for (size_t i = 0; i < n; i++) {
        struct str bytes = str_dup(memory, (struct str){files[i].bytes, files[i].len});
        struct str name = str_dup(memory, str_of(files[i].name));
        *PUSH(memory, &project->disk) = (struct emp_file){name.ptr, bytes.ptr, bytes.len};
    }
}

static struct project *project_with(const struct emp_editor *editor, struct str path) {
    struct project *project = editor->projects;
    while (project && !has_file(project, path)) project = project->next;
    return project;
}

static struct project *add_project(struct emp_editor *editor) {
    struct project *project = session_new(editor, sizeof *project);
    project->next = editor->projects;
    return editor->projects = project;
}

// A file that is not on disk yet is a part of the playbook around it, or has a header of its own.
void project_attach(struct emp_editor *editor, struct document *document) {
    struct project *project = project_with(editor, document->path);
    size_t n = 0;
    const struct emp_file *files = project ? NULL : files_on_disk(editor, document->path, &n);
    if (n) project = project_with(editor, str_of(files[0].name));
    bool there = false;
    for (size_t i = 0; i < n; i++) there |= str_eq(document->path, str_of(files[i].name));
    if (n && !there && margin_of(document->bytes).header) n = 0, project = NULL;
    if (!project) {
        project = add_project(editor);
        project->config = is_config_path(document->path);
        keep_files(editor, project, files, n);
    }
    document->project = project;
    project_changed(project);
}

static const struct document *document_in(const struct emp_editor *editor,
                                          const struct project *project) {
    const struct document *document = editor->documents;
    while (document && document->project != project) document = document->next;
    return document;
}

void project_detach(struct emp_editor *editor, struct document *document) {
    struct project *project = document->project;
    document->project = NULL;
    project->reload = true; // what was open is what stands on disk again
    project_changed(project);
    if (!document_in(editor, project)) project_free(editor, project);
}

static void reload(struct emp_editor *editor, struct project *project) {
    const struct document *document = document_in(editor, project);
    size_t n;
    const struct emp_file *files = files_on_disk(editor, document->path, &n);
    if (n) keep_files(editor, project, files, n);
    project->reload = false;
}

void project_changed(struct project *project) {
    emp_free(project->playbook);
    project->playbook = NULL;
    project->stage = STAGE_STALE;
}

void project_free(struct emp_editor *editor, struct project *project) {
    struct project **link = &editor->projects;
    while (*link != project) link = &(*link)->next;
    *link = project->next;
    for (size_t i = 0; i < editor->tells.n; i++)
        if (editor->tells.items[i].project == project) editor->tells.items[i].project = NULL;
    emp_free(project->playbook);
    arena_free(&project->disk_memory);
    arena_free(&project->reading);
    session_free(editor, project);
}

// ---- reading ----

static struct document *open_at(const struct emp_editor *editor, const struct project *project,
                                struct str path) {
    struct document *document = editor->documents;
    while (document && !(document->project == project && str_eq(document->path, path)))
        document = document->next;
    return document;
}

static void add_file(struct project *project, struct emp_file *files, struct emp_file file,
                     struct str uri) {
    project->uris[project->n] = uri;
    project->bytes += file.len;
    files[project->n++] = file;
}

static void add_open(struct project *project, struct emp_file *files, struct document *document) {
    const char *name = document->path.ptr ? document->path.ptr : document->uri.ptr;
    document->file = project->n;
    add_file(project, files, (struct emp_file){name, document->bytes.ptr, document->bytes.len},
             document->uri);
}

static struct emp_file *list_files(struct emp_editor *editor, struct project *project) {
    struct arena *reading = session_arena(editor, &project->reading);
    size_t most = project->disk.n;
    for (struct document *d = editor->documents; d; d = d->next) most += d->project == project;
    struct emp_file *files = arena_array(reading, struct emp_file, most);
    project->uris = arena_array(reading, struct str, most);
    project->n = project->bytes = 0;
    for (size_t i = 0; i < project->disk.n; i++) {
        struct str path = str_of(project->disk.items[i].name);
        struct document *document = open_at(editor, project, path);
        if (document)
            add_open(project, files, document);
        else
            add_file(project, files, project->disk.items[i], path_uri(reading, path));
    }
    for (struct document *d = editor->documents; d; d = d->next)
        if (d->project == project && !has_file(project, d->path)) add_open(project, files, d);
    return files;
}

bool project_read(struct emp_editor *editor, struct project *project) {
    if (project->playbook) return true;
    if (project->reload) reload(editor, project);
    arena_free(&project->reading);
    struct emp_file *files = list_files(editor, project);
    struct emp_allocator memory = {editor->memory.alloc, editor->memory.free,
                                   editor->memory.context};
    return emp_read(&project->playbook, files, project->n, &editor->host.limits, &memory) == EMP_OK;
}

bool project_is_playbook(const struct project *project) {
    const struct sources *sources = &project->playbook->sources;
    bool header = false;
    size_t keys = 0;
    for (size_t i = 0; i < sources->files.n && !header; i++) {
        struct margin margin = margin_of(sources->files.items[i].bytes);
        header = margin.header;
        keys += margin.about + margin.sections;
    }
    return header || keys > 1;
}

struct view project_view(const struct emp_editor *editor, const struct project *project,
                         size_t file, struct ruler *ruler) {
    struct view view = editor->client;
    *ruler = (struct ruler){.encoding = view.encoding};
    view.ruler = ruler;
    view.playbook = project->playbook->model;
    view.sources = &project->playbook->sources;
    view.findings = &project->playbook->found;
    view.uris = project->uris;
    view.file = file;
    return view;
}
