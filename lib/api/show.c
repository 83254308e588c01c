// Show, for callers of the library: finds what is asked for.
#include "cards/show.h"
#include "api/door.h"
#include "model/nearest.h"
#include "model/read.h"

struct show_job {
    const char *what;
    const struct emp_show_options *options;
    struct sink sink;
};

// The only entry of any kind with an id; more than one is refused, with what to write instead.
static const struct entry *only_entry(struct emp_playbook *playbook, struct str id) {
    const struct entry *found = NULL;
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
        const struct entry *entry = playbook_find(playbook->model, (enum kind)kind, id);
        if (!entry) continue;
        if (found) {
            door_refuse(playbook, EMP_BAD_ARGUMENT,
                        "\"%.*s\" is a %s and a %s. Write %s/%.*s or %s/%.*s.", S_ARG(id),
                        kind_name((enum kind)found->kind), kind_name((enum kind)kind),
                        kind_name((enum kind)found->kind), S_ARG(id), kind_name((enum kind)kind),
                        S_ARG(id));
            return NULL;
        }
        found = entry;
    }
    return found;
}

// `alone`: no id stands behind it, so that it may be any key of the top level.
static struct str near_kind(struct str word, bool alone) {
    struct nearest nearest = nearest_to(word);
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++)
        nearest_try(&nearest, str_of(kind_name((enum kind)kind)));
    for (size_t i = 0; i < language.n && alone; i++)
        nearest_try(&nearest, str_of(language.rows[i].key));
    return nearest.best;
}

static void refuse_unknown(struct emp_playbook *playbook, enum kind kind, struct str id) {
    struct str near = playbook_did_you_mean(playbook->model, kind, id);
    if (!near.len && kind == KIND_NONE) near = near_kind(id, true);
    const char *word = kind == KIND_NONE ? "entry" : kind_name(kind);
    if (near.len)
        door_refuse(playbook, EMP_NOT_FOUND, "There is no %s \"%.*s\". Did you mean \"%.*s\"?",
                    word, S_ARG(id), S_ARG(near));
    else
        door_refuse(playbook, EMP_NOT_FOUND,
                    "There is no %s \"%.*s\". `empower show` lists the kinds.", word, S_ARG(id));
}

static void refuse_kind(struct emp_playbook *playbook, struct str word) {
    struct str near = near_kind(word, false);
    if (near.len)
        door_refuse(playbook, EMP_NOT_FOUND, "There is no kind \"%.*s\". Did you mean \"%.*s\"?",
                    S_ARG(word), S_ARG(near));
    else
        door_refuse(playbook, EMP_NOT_FOUND,
                    "There is no kind \"%.*s\". `empower show` lists the kinds.", S_ARG(word));
}

static const struct entry *find_entry(struct emp_playbook *playbook, struct str what) {
    ptrdiff_t slash = str_find_char(what, '/');
    struct str before = slash < 0 ? S("") : str_slice(what, 0, (size_t)slash);
    struct str id = slash < 0 ? what : str_from(what, (size_t)slash + 1);
    enum kind kind = kind_of_name(before);
    if (slash >= 0 && kind == KIND_NONE) {
        refuse_kind(playbook, before);
        return NULL;
    }
    const struct entry *entry =
        kind == KIND_NONE ? only_entry(playbook, id) : playbook_find(playbook->model, kind, id);
    if (!entry && playbook->status == EMP_OK) refuse_unknown(playbook, kind, id);
    return entry;
}

static void show_what(struct emp_playbook *playbook, struct buf *out, const struct show *show,
                      const char *what) {
    enum kind kind = what ? kind_of_name(str_of(what)) : KIND_NONE;
    const struct row *row = what ? shape_row(&language, str_of(what)) : NULL;
    if (!what) {
        show_overview(out, show);
    } else if (kind != KIND_NONE) {
        show_kind(out, show, kind);
    } else if (row) {
        show_section(out, show, row);
    } else {
        const struct entry *entry = find_entry(playbook, str_of(what));
        if (entry) show_entry(out, show, entry);
    }
}

static void run_show(struct emp_playbook *playbook, void *arguments) {
    const struct show_job *job = arguments;
    struct date as_of;
    if (!read_as_of(playbook, job->options->as_of, &as_of)) return;
    if (!playbook->digest.ptr)
        playbook->digest = playbook_digest(&playbook->arena, playbook->model);
    struct show show = {&playbook->scratch,  playbook->model,
                        playbook->digest,    job->options->width ? job->options->width : 80,
                        job->options->color, job->options->json};
    struct buf out = buf_new(&playbook->scratch);
    show_what(playbook, &out, &show, job->what);
    sink_buf(playbook, &job->sink, &out);
}

enum emp_status emp_show(struct emp_playbook *playbook, const char *what,
                         const struct emp_show_options *options, emp_write *write, void *context) {
    static const struct emp_show_options usual = {0};
    struct show_job job = {what, options ? options : &usual, {write, context}};
    return door_open(playbook, run_show, &job);
}
