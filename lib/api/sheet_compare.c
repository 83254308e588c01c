// A sheet beside an earlier one, for callers of the library.
#include "api/sheet.h"

#include "base/escape.h"
#include "base/json.h"
#include "sheets/changes.h"

struct compare_job {
    struct emp_playbook *old;
    const char *kind;
    const struct emp_sheet_options *options;
    struct sink sink;
    struct emp_sheet_changes found;
};

static void put_escaped(struct buf *out, const char *before, struct str text) {
    buf_text(out, before);
    escape_terminal(out, text, false);
    buf_char(out, '\n');
}

// Page and heading once, above all that changed under them.
static void write_text(struct buf *out, const sheet_changes *changes) {
    struct str page = S(""), section = S("");
    for (size_t i = 0; i < changes->n; i++) {
        const struct sheet_change *change = &changes->items[i];
        if (!i || !str_eq(page, change->line.page)) {
            put_escaped(out, i ? "\n" : "", page = change->line.page);
            section = S("");
        }
        if (!str_eq(section, change->line.section))
            put_escaped(out, "  ", section = change->line.section);
        put_escaped(out, change->added ? "    + " : "    - ", change->line.text);
    }
}

static void write_json(struct buf *out, const struct sheet *sheet, const sheet_changes *changes) {
    struct json json = json_writer(out, false);
    json_object(&json);
    json_member(&json, "sheet", str_of(sheet->name));
    json_key(&json, "changes");
    json_array(&json);
    for (size_t i = 0; i < changes->n; i++) {
        const struct sheet_change *change = &changes->items[i];
        json_object(&json);
        json_member(&json, "page", change->line.page);
        json_member(&json, "section", change->line.section);
        json_member(&json, change->added ? "new" : "gone", change->line.text);
        json_object_end(&json);
    }
    json_array_end(&json);
    json_object_end(&json);
}

static struct emp_sheet_changes count(const sheet_changes *changes) {
    struct emp_sheet_changes found = {.lines = changes->n};
    for (size_t i = 0; i < changes->n; i++)
        if (!i || !str_eq(changes->items[i - 1].line.page, changes->items[i].line.page))
            found.pages++;
    return found;
}

static void run_compare(struct emp_playbook *fresh, void *arguments) {
    struct compare_job *job = arguments;
    const struct sheet *sheet = sheet_wanted(fresh, job->kind);
    struct sheet_options options;
    if (!sheet || !read_sheet_options(fresh, job->options, &options)) return;
    struct str error = {0}, error_then = {0};
    struct doc *now = sheet_make(&fresh->scratch, fresh->model, sheet, &options, &error);
    struct doc *then = sheet_make(&fresh->scratch, job->old->model, sheet, &options, &error_then);
    if (!now && !then) {
        door_refuse(fresh, EMP_NOT_FOUND, "%.*s", S_ARG(error));
        return;
    }
    sheet_changes changes = sheet_compare(&fresh->scratch, then, now);
    job->found = count(&changes);
    struct buf out = buf_new(&fresh->scratch);
    if (job->options->format && str_eq(str_of(job->options->format), S("json")))
        write_json(&out, sheet, &changes);
    else
        write_text(&out, &changes);
    sink_buf(fresh, &job->sink, &out);
}

enum emp_status emp_sheet_compare(struct emp_sheet_changes *out, struct emp_playbook *old,
                                  struct emp_playbook *fresh, const char *kind,
                                  const struct emp_sheet_options *options, emp_write *write,
                                  void *context) {
    static const struct emp_sheet_options usual = {0};
    struct compare_job job = {old, kind, options ? options : &usual, {write, context}, {0}};
    enum emp_status status = door_open_both(fresh, old, run_compare, &job);
    *out = job.found;
    return status;
}
