// Changes that a session makes to a file: the house style, and mending what lint finds.
#include "api/edit.h"
#include "api/editor.h"

struct changing {
    struct call *call;
    struct view view;
    struct ruler ruler;
};

// Takes the changes of the file that is asked about; those of others are left.
static void write_changes(void *context, size_t file, const struct edits *edits) {
    struct changing *changing = context;
    struct json *json = changing->call->result;
    if (file != changing->view.file) return;
    for (size_t i = 0; i < edits->list.n; i++)
        write_text_edit(json, &changing->view, edits->list.items[i].at, edits->list.items[i].text);
}

static bool begin(struct changing *changing, struct call *call, struct document *document) {
    changing->call = call;
    if (!document) refuse_call(call, RPC_BAD_PARAMS, "No open file is named.");
    // The house style and the fixes are those of playbooks.
    if (!document || document->project->config) return false;
    if (!project_read(call->editor, document->project)) return false;
    changing->view =
        project_view(call->editor, document->project, document->file, &changing->ruler);
    changing->view.arena = &call->editor->door.scratch;
    changing->view.params = call->params;
    return true;
}

static void settle(struct call *call, struct emp_playbook *playbook, enum emp_status status) {
    if (status != EMP_OK) refuse_call(call, RPC_FAILED, "%s", playbook->message);
}

void format_document(struct call *call) {
    struct document *document = document_of(call);
    struct changing changing;
    if (!begin(&changing, call, document)) return;
    struct emp_playbook *playbook = document->project->playbook;
    const struct edit_taker taker = {.changes = write_changes, .context = &changing};
    json_array(call->result);
    settle(call, playbook, format_open(playbook, &taker));
    json_array_end(call->result);
}

static void offer_all_fixes(struct changing *changing, const struct project *project) {
    struct emp_editor *editor = changing->call->editor;
    struct json *json = changing->call->result;
    const struct edit_taker taker = {.changes = write_changes, .context = changing};
    struct emp_lint_options options = session_rules(editor, project);
    size_t fixed = 0;
    json_object(json);
    json_member(json, "title", S("Mend all that can be mended for certain"));
    json_member(json, "kind", S("source.fixAll.empower"));
    begin_file_edits(json, &changing->view);
    settle(changing->call, project->playbook,
           fix_open(project->playbook, &options, false, &fixed, &taker));
    end_file_edits(json);
    json_object_end(json);
}

// What was found must be true of the file as it stands now.
void answer_actions(struct call *call) {
    struct document *document = document_of(call);
    struct changing changing;
    if (document && !document->project->config && document->project->stage == STAGE_STALE)
        project_lint(call->editor, document->project, true);
    if (!begin(&changing, call, document)) return;
    json_array(call->result);
    if (call->editor->actions) {
        write_actions(call->result, &changing.view);
        if (wants_action(&changing.view, S("source.fixAll.empower")))
            offer_all_fixes(&changing, document->project);
    }
    json_array_end(call->result);
}
