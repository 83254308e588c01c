// Configurations that are open in the editor: what is wrong in them, and that they hold as they
// stand there.
#include "api/editor.h"

#include "lint/config.h"

bool is_config_path(struct str path) {
    return path.ptr && str_ends(path, S("/.empower.yaml"));
}

// Alone, so that its places are those of the file that was read for the project.
static struct config *read_config(struct arena *arena, const struct emp_playbook *playbook) {
    const struct source *source = &playbook->sources.files.items[0];
    return config_read(arena, NULL, source->name, source->bytes, str_of(emp_version()));
}

static void find_mistakes(struct emp_playbook *playbook, void *arguments) {
    (void)arguments;
    arena_reset(&playbook->checks, (struct arena_mark){0});
    playbook->found = read_config(&playbook->checks, playbook)->findings;
}

enum emp_status config_lint(struct project *project) {
    return door_open(project->playbook, find_mistakes, NULL);
}

const struct config *config_for_answer(struct emp_playbook *playbook) {
    return read_config(&playbook->scratch, playbook);
}

void configs_changed(struct emp_editor *editor) {
    for (struct project *project = editor->projects; project; project = project->next)
        if (!project->config) project->stage = STAGE_STALE;
}

void config_from_editor(const struct emp_editor *editor, struct emp_lint_options *options) {
    struct str name = str_of(options->config_name ? options->config_name : "");
    for (const struct document *document = editor->documents; document; document = document->next) {
        if (!document->project || !document->project->config || !str_eq(document->path, name))
            continue;
        options->config = document->bytes.ptr;
        options->config_len = document->bytes.len;
    }
}
