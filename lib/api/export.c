// Exports, for callers of the library.
#include "api/theme.h"
#include "decide/authority.h"
#include "exports/exports.h"
#include "model/read.h"

struct export_job {
    const char *format;
    const struct emp_export_options *options;
    struct sink sink;
};

static bool export_name_at(struct emp_item *out, size_t i) {
    const struct export *export = export_at(i);
    if (export) *out = (struct emp_item){export->name, export->title};
    return export;
}

static void run_export(struct emp_playbook *playbook, void *arguments) {
    const struct export_job *job = arguments;
    const struct export *export = export_find(str_of(job->format));
    struct export_plan plan = {.arena = &playbook->scratch, .playbook = playbook->model};
    if (!export) {
        door_refuse_name(playbook, "export", job->format, export_name_at);
        return;
    }
    struct theme theme;
    if (!theme_read(playbook, &job->options->theme, &theme) ||
        !read_role(playbook, job->options->role, &plan.role) ||
        !read_as_of(playbook, job->options->as_of, &plan.as_of))
        return;
    if (plan.as_of.precision == DATE_NONE) plan.as_of = playbook_first_day(playbook->model);
    plan.theme = &theme.look;
    plan.note = theme.note;
    plan.digest = playbook_digest(plan.arena, plan.playbook);
    struct buf out = buf_new(plan.arena);
    struct str error = {0};
    export->write(&out, &plan, &error);
    if (error.ptr)
        door_refuse(playbook, EMP_NOT_FOUND, "%.*s", S_ARG(error));
    else
        sink_buf(playbook, &job->sink, &out);
}

enum emp_status emp_export(struct emp_playbook *playbook, const char *format,
                           const struct emp_export_options *options, emp_write *write,
                           void *context) {
    static const struct emp_export_options usual = {0};
    struct export_job job = {format, options ? options : &usual, {write, context}};
    return door_open(playbook, run_export, &job);
}

static unsigned takes(const struct export *export) {
    return (export->of_role ? EMP_TAKES_ROLE : 0) | (export->dated ? EMP_TAKES_DATE : 0) |
           (export->themed ? EMP_TAKES_THEME : 0);
}

bool emp_export_at(struct emp_export *out, size_t i) {
    const struct export *export = export_at(i);
    if (export)
        *out = (struct emp_export){export->name, export->title, export->extension, export->binary,
                                   takes(export)};
    return export;
}
