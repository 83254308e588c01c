// A session with an editor: its messages in, answers out, in the order of the protocol.
#include "api/editor.h"

#include <string.h>

// ---- memory ----

struct arena *session_arena(struct emp_editor *editor, struct arena *arena) {
    arena->memory = editor->memory;
    arena->door = editor->door.scratch.door;
    return arena;
}

void *session_new(struct emp_editor *editor, size_t size) {
    void *memory = editor->memory.alloc(editor->memory.context, size);
    if (!memory) arena_fail(&editor->door.scratch, ARENA_NO_MEMORY);
    return memset(memory, 0, size);
}

void session_free(struct emp_editor *editor, void *memory) {
    editor->memory.free(editor->memory.context, memory);
}

// ---- out ----

static void send_message(struct emp_editor *editor, const struct buf *message) {
    struct buf out = buf_new(&editor->door.scratch);
    struct sink sink = {editor->host.write, editor->host.context};
    frame_write(&out, buf_str(message));
    sink_buf(&editor->door, &sink, &out);
}

static struct json begin_message(struct buf *out) {
    struct json json = json_writer(out, false);
    json_object(&json);
    json_member(&json, "jsonrpc", S("2.0"));
    return json;
}

void send_own(struct emp_editor *editor, int id, const char *method, struct str params) {
    struct buf out = buf_new(&editor->door.scratch);
    struct json json = begin_message(&out);
    if (id) {
        json_key(&json, "id");
        json_number(&json, id);
    }
    json_member(&json, "method", str_of(method));
    json_key(&json, "params");
    json_raw(&json, params);
    json_object_end(&json);
    send_message(editor, &out);
}

static void write_id(struct json *json, const struct json_value *id) {
    json_key(json, "id");
    if (id && id->kind == JSON_NUMBER)
        json_raw(json, id->text);
    else if (id && id->kind == JSON_STRING)
        json_str(json, id->text);
    else
        json_null(json);
}

static void send_answer(struct call *call, const struct json_value *id, struct str result) {
    struct buf out = buf_new(&call->editor->door.scratch);
    struct json json = begin_message(&out);
    write_id(&json, id);
    if (call->problem.ptr) {
        json_key(&json, "error");
        json_object(&json);
        json_key(&json, "code");
        json_number(&json, call->error);
        json_member(&json, "message", call->problem);
        json_object_end(&json);
    } else {
        json_key(&json, "result");
        json_raw(&json, result.len ? result : S("null"));
    }
    json_object_end(&json);
    send_message(call->editor, &out);
}

void refuse_call(struct call *call, enum rpc_error error, const char *format, ...) {
    va_list args;
    va_start(args, format);
    call->error = error;
    call->problem = str_vfmt(&call->editor->door.scratch, format, args);
    va_end(args);
}

// ---- in ----

// May the method be called now?
static bool is_in_order(struct call *call, struct str name) {
    enum session_state state = call->editor->state;
    bool first = str_eq(name, S("initialize"));
    if (str_eq(name, S("exit"))) return true;
    if (state == SESSION_NEW && !first)
        refuse_call(call, RPC_NOT_INITIALIZED, "The first request must be \"initialize\".");
    else if (state == SESSION_OPEN && first)
        refuse_call(call, RPC_INVALID_REQUEST, "The session is initialized already.");
    else if (state == SESSION_SHUT)
        refuse_call(call, RPC_INVALID_REQUEST, "The session is shut down.");
    return !call->problem.ptr;
}

// A request about a file: its playbook is read, and answers from behind its own door.
struct question {
    struct call *call;
    struct view view;
    struct ruler ruler;
    bool config; // the file is a configuration
    void (*answer)(struct json *json, struct view *view);
};

static void answer_question(struct emp_playbook *playbook, void *arguments) {
    struct question *question = arguments;
    question->view.arena = &playbook->scratch;
    if (question->config) question->view.config = config_for_answer(playbook);
    question->answer(question->call->result, &question->view);
    struct str refusal = question->view.refusal;
    if (refusal.ptr) refuse_call(question->call, RPC_FAILED, "%.*s", S_ARG(refusal));
}

static bool find_place(struct call *call, struct view *view) {
    const struct json_value *value = json_get(call->params, "position");
    struct editor_position position;
    if (!value) return true;
    if (!read_position(value, &position)) return false;
    view->at = position_in(view_source(view), position, view->encoding);
    return true;
}

static void ask_file(struct call *call, const struct method *method) {
    struct document *document = document_of(call);
    if (!document) {
        refuse_call(call, RPC_BAD_PARAMS, "No open file is named.");
        return;
    }
    bool config = document->project->config;
    struct question question = {call, .config = config};
    question.answer = config ? method->in_config : method->answer;
    if (!question.answer) return;
    if (!project_read(call->editor, document->project)) return; // there is nothing to say
    question.view = project_view(call->editor, document->project, document->file, &question.ruler);
    question.view.params = call->params;
    if (!find_place(call, &question.view)) {
        refuse_call(call, RPC_BAD_PARAMS, "The position cannot be read.");
        return;
    }
    struct emp_playbook *playbook = document->project->playbook;
    if (door_open(playbook, answer_question, &question) != EMP_OK)
        refuse_call(call, RPC_FAILED, "%s", playbook->message);
}

static void run_method(struct call *call, const struct method *method) {
    if (method->run)
        method->run(call);
    else
        ask_file(call, method);
}

static void take_request(struct call *call, struct str name, const struct json_value *id) {
    struct buf result = buf_new(&call->editor->door.scratch);
    struct json json = json_writer(&result, false);
    const struct method *method = method_find(name);
    call->result = &json;
    if (is_in_order(call, name)) {
        if (method && method->request)
            run_method(call, method);
        else
            refuse_call(call, RPC_NO_METHOD, "There is no request \"%.*s\".", S_ARG(name));
    }
    send_answer(call, id, buf_str(&result));
}

static void take_notification(struct call *call, struct str name) {
    const struct method *method = method_find(name);
    if (method && !method->request && is_in_order(call, name)) method->run(call);
}

static void refuse_message(struct emp_editor *editor, enum rpc_error error, struct str why) {
    struct call call = {.editor = editor};
    refuse_call(&call, error, "%.*s", S_ARG(why));
    send_answer(&call, NULL, S(""));
}

static void take_message(struct emp_editor *editor, struct str bytes) {
    struct str error = {NULL, 0};
    const struct json_value *message = json_read(&editor->door.scratch, bytes, &error);
    if (!message) {
        refuse_message(editor, RPC_PARSE, error);
        return;
    }
    const struct json_value *method = json_get(message, "method"), *id = json_get(message, "id");
    struct call call = {.editor = editor, .params = json_get(message, "params")};
    bool answer = json_get(message, "result") || json_get(message, "error");
    if (method && method->kind == JSON_STRING && id)
        take_request(&call, method->text, id);
    else if (method && method->kind == JSON_STRING)
        take_notification(&call, method->text);
    else if (!answer) // answers to our own requests change nothing
        refuse_message(editor, RPC_INVALID_REQUEST, S("The message has no method."));
}

struct frame_job {
    struct str bytes; // that came
    bool more;        // there may be another message
};

// A message at a time, so that its memory is given back before the next one.
static void take_frame(struct emp_playbook *door, void *arguments) {
    struct frame_job *job = arguments;
    struct emp_editor *editor = (struct emp_editor *)(void *)door;
    struct str message;
    session_arena(editor, &editor->incoming);
    if (job->bytes.len) frames_add(&editor->frames, job->bytes);
    job->bytes.len = 0;
    enum frame frame = frames_next(&editor->frames, &message);
    job->more = frame != FRAME_NONE;
    if (frame == FRAME_MESSAGE)
        take_message(editor, message);
    else if (frame == FRAME_TOO_LARGE)
        refuse_message(editor, RPC_INVALID_REQUEST, S("The message is larger than 64 MiB."));
    else if (frame == FRAME_NO_HEADER)
        refuse_message(editor, RPC_PARSE, S("A message begins with Content-Length and a number."));
}

enum emp_status emp_editor_feed(struct emp_editor *editor, const char *bytes, size_t len) {
    struct frame_job job = {{bytes, len}, true};
    enum emp_status status = EMP_OK;
    while (status == EMP_OK && job.more && editor->state != SESSION_ENDED)
        status = door_open(&editor->door, take_frame, &job);
    return status;
}

// ---- what nobody waits for ----

// The playbook that is most in need of it.
static struct project *project_to_lint(const struct emp_editor *editor) {
    struct project *found = NULL;
    for (struct project *project = editor->projects; project; project = project->next) {
        enum emp_work left = project_work_left(project);
        if (left == EMP_WORK_NOW) return project;
        if (left == EMP_WORK_LATER) found = project;
    }
    return found;
}

enum emp_work emp_editor_work_left(const struct emp_editor *editor) {
    const struct project *project = project_to_lint(editor);
    if (project) return project_work_left(project);
    return is_gone(editor) ? EMP_WORK_NOW : EMP_WORK_NONE;
}

static void work(struct emp_playbook *door, void *arguments) {
    struct emp_editor *editor = (struct emp_editor *)(void *)door;
    struct project *project = project_to_lint(editor);
    (void)arguments;
    if (project)
        project_lint(editor, project, project_work_left(project) == EMP_WORK_LATER);
    else
        tell_gone(editor);
}

enum emp_status emp_editor_work(struct emp_editor *editor) {
    return door_open(&editor->door, work, NULL);
}

// ---- the session ----

bool emp_editor_ended(const struct emp_editor *editor, bool *clean) {
    bool open = editor->state == SESSION_OPEN;
    *clean = editor->state == SESSION_ENDED ? editor->clean : !open;
    return editor->state == SESSION_ENDED;
}

enum emp_status emp_editor_open(struct emp_editor **out, const struct emp_editor_host *host,
                                const struct emp_allocator *allocator) {
    struct allocator memory = allocator_malloc;
    if (allocator && allocator->alloc)
        memory = (struct allocator){allocator->alloc, allocator->free, allocator->context};
    struct emp_editor *editor = *out = memory.alloc(memory.context, sizeof *editor);
    if (!editor) return EMP_NO_MEMORY;
    *editor = (struct emp_editor){.host = *host, .memory = memory};
    door_init(&editor->door, memory, 0);
    arena_init(&editor->incoming, memory, 0);
    editor->frames = frames_new(&editor->incoming);
    return EMP_OK;
}

void emp_editor_close(struct emp_editor *editor) {
    if (!editor) return;
    while (editor->documents) document_free(editor, editor->documents);
    while (editor->projects) project_free(editor, editor->projects);
    arena_free(&editor->incoming);
    arena_free(&editor->kept);
    arena_free(&editor->telling);
    arena_free(&editor->telling_next);
    door_close(&editor->door);
    editor->memory.free(editor->memory.context, editor);
}
