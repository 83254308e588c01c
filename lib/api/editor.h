// A session with an editor: what its parts share.
#ifndef API_EDITOR_H
#define API_EDITOR_H

#include "api/door.h"
#include "editor/answers.h"
#include "editor/frames.h"

// A file that is open in the editor: its bytes are those that hold, whatever stands on disk.
struct document {
    struct document *next;
    struct arena name;   // of `uri` and `path`
    struct arena memory; // of `bytes`
    struct arena fresh;  // of the bytes after a change, while it is made
    struct str uri;
    struct str path; // ptr is NULL: it is no file
    struct str bytes;
    int64_t version;
    struct project *project;
    size_t file; // of the playbook, once that is read
};

enum stage {
    STAGE_STALE, // what was told is not true any more
    STAGE_BASIC, // the rules that take no time are told
    STAGE_DONE
};

// A playbook of at most this many bytes is linted at once, for it takes no time; a larger one by
// the basic rules first, where nothing is told of it yet, or where it is very large.
enum { SMALL = 16 << 10, LARGE = 256 << 10 };

// A playbook that at least one open file belongs to.
struct project {
    struct project *next;
    struct arena disk_memory;      // of `disk`
    struct arena reading;          // of `uris` and what is read
    LIST(struct emp_file) disk;    // its files, as they stand on disk
    struct emp_playbook *playbook; // NULL: not read since the last change
    struct str *uris;              // of its files
    size_t n, bytes;               // how many there are, and how long they are together
    enum stage stage;
    bool config; // it is a configuration, and no playbook at all
    bool told;   // the client knows something of it
    bool reload; // the files on disk may have changed
};

// What the client was told of a file last.
struct told {
    struct str uri, diagnostics;   // as JSON
    const struct project *project; // NULL: it is gone
};

enum session_state { SESSION_NEW, SESSION_OPEN, SESSION_SHUT, SESSION_ENDED };

struct emp_editor {
    struct emp_playbook door; // its arenas alone: there is no playbook behind it
    struct emp_editor_host host;
    struct allocator memory;
    struct arena incoming;
    struct frames frames;
    struct arena kept; // what the client said of itself
    LIST(const char *) folders;
    struct view client; // what the client can show; the rest is filled in for each answer
    bool watches;       // the client tells of changed files where it is asked to
    bool actions;       // the client takes changes that can be made
    struct document *documents;
    struct project *projects;
    struct arena telling, telling_next;
    LIST(struct told) tells; // in `telling`
    enum session_state state;
    bool clean; // it was shut down before it ended
};

// An arena of the session's, whose end of memory comes back to the session's door.
struct arena *session_arena(struct emp_editor *editor, struct arena *arena);
// Zeroed memory beside the arenas, for what has arenas itself; give it back by session_free.
void *session_new(struct emp_editor *editor, size_t size);
void session_free(struct emp_editor *editor, void *memory);

// ---- messages (editor.c) ----

// The errors of the protocol.
enum rpc_error {
    RPC_PARSE = -32700,
    RPC_INVALID_REQUEST = -32600,
    RPC_NO_METHOD = -32601,
    RPC_BAD_PARAMS = -32602,
    RPC_NOT_INITIALIZED = -32002,
    RPC_FAILED = -32803 // the request was right, and cannot be done
};

// A request or notification that is being answered.
struct call {
    struct emp_editor *editor;
    const struct json_value *params;
    struct json *result; // of a request: where its answer is written
    enum rpc_error error;
    struct str problem; // ptr is not NULL: an error instead of the answer
};
void refuse_call(struct call *call, enum rpc_error error, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
// Sends a message of our own; `id` 0: a notification. `params` is JSON.
void send_own(struct emp_editor *editor, int id, const char *method, struct str params);

// A row of what is understood.
struct method {
    const char *name;
    bool request; // else a notification
    void (*run)(struct call *call);
    void (*answer)(struct json *json, struct view *view);    // of a request about a playbook
    void (*in_config)(struct json *json, struct view *view); // about a configuration; NULL: nothing
};
const struct method *method_find(struct str name); // editor_methods.c

// ---- open files (editor_documents.c) ----

void document_open(struct call *call);
void document_change(struct call *call);
void document_close(struct call *call);
void files_changed(struct call *call);
// The open file that the parameters name, or NULL.
struct document *document_of(const struct call *call);
void document_free(struct emp_editor *editor, struct document *document);

// ---- configurations (editor_config.c) ----

bool is_config_path(struct str path);
// Reads the configuration that a project is; what it finds is what the project finds.
enum emp_status config_lint(struct project *project);
// The same behind the project's own door, for an answer: it lives as long as that.
const struct config *config_for_answer(struct emp_playbook *playbook);
// Other rules may hold for the playbooks that are open.
void configs_changed(struct emp_editor *editor);
// Has the configuration that holds count as it stands in the editor, where it is open.
void config_from_editor(const struct emp_editor *editor, struct emp_lint_options *options);

// ---- playbooks (editor_projects.c) ----

// Finds the playbook of a file; reads which files it has where it is the first of them.
void project_attach(struct emp_editor *editor, struct document *document);
// Drops the playbook with its last open file.
void project_detach(struct emp_editor *editor, struct document *document);
void project_changed(struct project *project);
// Reads it where it is not read; false where that cannot be.
bool project_read(struct emp_editor *editor, struct project *project);
// Has it a header, or several keys of the language? Other YAML is none of our business.
bool project_is_playbook(const struct project *project);
// What answers rest on: about a file of a playbook that is read.
struct view project_view(const struct emp_editor *editor, const struct project *project,
                         size_t file, struct ruler *ruler);
void project_free(struct emp_editor *editor, struct project *project);

// ---- diagnostics (editor_lint.c) ----

// Lints a playbook and tells the client; `whole`: by all rules.
void project_lint(struct emp_editor *editor, struct project *project, bool whole);
enum emp_work project_work_left(const struct project *project);
// Which rules the session runs.
struct emp_lint_options session_rules(struct emp_editor *editor, const struct project *project);
// Takes back what was told of playbooks that are gone.
void tell_gone(struct emp_editor *editor);
bool is_gone(const struct emp_editor *editor); // is there anything to take back?

// ---- changes of files (editor_edits.c) ----

void format_document(struct call *call);
void answer_actions(struct call *call);

#endif
