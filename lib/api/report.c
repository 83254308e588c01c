// The reports of a lead, for callers of the library: opened, fed with real contacts, written.
#include "api/ask.h"
#include "api/decisions.h"
#include "api/door.h"
#include "lint/config.h"
#include "model/read.h"
#include "reports/reports.h"

struct emp_figures {
    struct emp_playbook *playbook;
    const struct report *report;
    int32_t role, asker; // -1: all; none
    struct date as_of;
    int64_t small; // minor units
    struct contacts reader;
    bool fed; // contacts were given, be it none
    struct contact_figures contacts;
    struct coverage coverage;
};

// ---- opening ----

struct open_job {
    const char *kind;
    const struct emp_figures_options *options;
    struct emp_figures *figures;
};

static bool read_options(struct emp_playbook *playbook, const struct open_job *job,
                         struct emp_figures *figures) {
    const struct emp_figures_options *options = job->options;
    if (options->role && !figures->report->by_role) {
        door_refuse(playbook, EMP_BAD_ARGUMENT, "The report %s is the same for every role.",
                    figures->report->name);
        return false;
    }
    const char *asker = options->asker ? options->asker : options->role;
    return read_role(playbook, options->role, &figures->role) &&
           read_role(playbook, asker, &figures->asker) &&
           read_as_of(playbook, options->as_of, &figures->as_of);
}

static uint32_t small_sum(struct emp_playbook *playbook,
                          const struct emp_figures_options *options) {
    struct str bytes = {options->config, options->config_len};
    if (!bytes.ptr) return thresholds_usual.small_sum;
    struct config *config =
        config_read(&playbook->scratch, NULL, S(".empower.yaml"), bytes, str_of(emp_version()));
    return config->thresholds.small_sum;
}

static void start_contacts(struct emp_playbook *playbook, const struct open_job *job,
                           struct emp_figures *figures) {
    const char *as = job->options->contacts;
    enum contacts_format format = CONTACTS_BY_FIRST_BYTE;
    if (as && str_eq(str_of(as), S("csv"))) format = CONTACTS_CSV;
    if (as && str_eq(str_of(as), S("jsonl"))) format = CONTACTS_LINES;
    figures->reader = contacts_new(&playbook->arena, playbook->model, format);
    figures->reader.as_of = figures->as_of;
    if (figures->asker >= 0)
        figures->reader.role = playbook->model->roles.items[figures->asker].entry.id.s;
    figures->contacts = contact_figures_new(&playbook->arena, playbook->model, figures->small);
}

static void run_open(struct emp_playbook *playbook, void *arguments) {
    struct open_job *job = arguments;
    struct emp_figures *figures = arena_new(&playbook->arena, struct emp_figures);
    figures->playbook = playbook;
    figures->report = report_find(str_of(job->kind));
    if (!figures->report) {
        door_refuse_name(playbook, "report", job->kind, emp_figures_at);
        return;
    }
    if (!read_options(playbook, job, figures)) return;
    figures->small = small_amount(playbook->model, small_sum(playbook, job->options));
    if (!playbook->digest.ptr)
        playbook->digest = playbook_digest(&playbook->arena, playbook->model);
    start_contacts(playbook, job, figures);
    if (figures->report->contacts == CONTACTS_LOOKED_UP)
        figures->coverage =
            coverage_make(&playbook->arena, playbook->model, figures->role, figures->as_of);
    job->figures = figures;
}

enum emp_status emp_figures_open(struct emp_figures **out, struct emp_playbook *playbook,
                                 const char *kind, const struct emp_figures_options *options) {
    static const struct emp_figures_options usual = {0};
    struct open_job job = {kind, options ? options : &usual, NULL};
    enum emp_status status = decisions_open(playbook, run_open, &job);
    *out = job.figures;
    return status;
}

// ---- contacts ----

struct feed_job {
    struct emp_figures *figures;
    struct str bytes;
};

static bool ready(struct emp_playbook *playbook, const struct emp_figures *figures) {
    switch (figures->report->contacts) {
    case CONTACTS_DECIDED: return decisions_ready(playbook);
    case CONTACTS_LOOKED_UP: ask_prepare(playbook); return true;
    case CONTACTS_REFUSED: break;
    }
    door_refuse(playbook, EMP_BAD_ARGUMENT, "The report %s takes no contacts.",
                figures->report->name);
    return false;
}

static void count_contacts(struct emp_playbook *playbook, struct emp_figures *figures) {
    struct arena *scratch = &playbook->scratch;
    struct arena_mark mark = arena_mark(scratch);
    struct contact contact;
    while (contact_next(&figures->reader, scratch, &contact)) {
        if (figures->report->contacts == CONTACTS_DECIDED)
            contact_figures_add(&figures->contacts, scratch, playbook->decider, &contact);
        else
            coverage_add(&figures->coverage, scratch, playbook->lookup, &contact);
        arena_reset(scratch, mark);
    }
}

static struct contacts_fate fate_of(const struct emp_figures *figures) {
    const struct contact_figures *decided = &figures->contacts;
    const struct coverage *found = &figures->coverage;
    bool looked_up = figures->report->contacts == CONTACTS_LOOKED_UP;
    struct contacts_fate fate = {
        .contacts = looked_up ? found->contacts : decided->contacts,
        .failed = looked_up ? found->failed : decided->failed,
        .idle = looked_up ? found->unsaid : decided->no_gesture,
        .wanted = looked_up ? S("holds what the customer said") : S("names a gesture"),
    };
    const struct failed_contact *first =
        looked_up ? found->failures.items : decided->failures.items;
    if (fate.failed) fate.failure = first->why, fate.failed_line = first->line;
    return fate;
}

static void run_feed(struct emp_playbook *playbook, void *arguments) {
    struct feed_job *job = arguments;
    struct emp_figures *figures = job->figures;
    if (!ready(playbook, figures)) return;
    bool last = !job->bytes.len;
    figures->fed = true;
    do {
        size_t taken = contacts_feed(&figures->reader, job->bytes);
        job->bytes = str_from(job->bytes, taken);
        count_contacts(playbook, figures);
    } while (job->bytes.len && !figures->reader.error.len);
    struct contacts_fate fate = fate_of(figures);
    if (last && !figures->reader.error.len)
        figures->reader.error = contacts_in_vain(&playbook->arena, &fate);
    if (figures->reader.error.len)
        door_refuse(playbook, EMP_BAD_ARGUMENT, "%.*s", S_ARG(figures->reader.error));
}

enum emp_status emp_figures_feed(struct emp_figures *figures, const char *bytes, size_t len) {
    struct feed_job job = {figures, {bytes, len}};
    return decisions_open(figures->playbook, run_feed, &job);
}

// ---- writing ----

struct figures_job {
    struct emp_figures *figures;
    const char *format;
    unsigned width;
    struct sink sink;
};

static const struct writer *find_writer(struct emp_playbook *playbook,
                                        const struct figures_job *job) {
    const char *name = job->format ? job->format : "text";
    const struct writer *writer = writer_find(str_of(name));
    if (!writer) door_refuse_name(playbook, "format", name, emp_figures_format_at);
    if (!writer || !writer->only) return writer;
    if (str_eq(str_of(writer->only), str_of(job->figures->report->name))) return writer;
    door_refuse(playbook, EMP_BAD_ARGUMENT, "Only the report %s can be written as %s.",
                writer->only, writer->name);
    return NULL;
}

static void run_write(struct emp_playbook *playbook, void *arguments) {
    const struct figures_job *job = arguments;
    struct emp_figures *figures = job->figures;
    const struct writer *writer = find_writer(playbook, job);
    if (!writer) return;
    struct report_plan plan = {.arena = &playbook->scratch,
                               .playbook = playbook->model,
                               .report = figures->report,
                               .digest = playbook->digest,
                               .as_of = figures->as_of,
                               .role = figures->role,
                               .small = figures->small,
                               .width = job->width,
                               .coverage = &figures->coverage};
    if (figures->fed) plan.contacts = &figures->contacts;
    struct buf out = buf_new(&playbook->scratch);
    report_write(&out, &plan, writer);
    sink_buf(playbook, &job->sink, &out);
}

enum emp_status emp_figures_write(struct emp_figures *figures, const char *format, unsigned width,
                                  emp_write *write, void *context) {
    struct figures_job job = {figures, format, width, {write, context}};
    return decisions_open(figures->playbook, run_write, &job);
}

bool emp_figures_at(struct emp_item *out, size_t i) {
    const struct report *report = report_at(i);
    if (report) *out = (struct emp_item){report->name, report->title};
    return report;
}

bool emp_figures_format_at(struct emp_item *out, size_t i) {
    const struct writer *writer = writer_at(i);
    if (writer) *out = (struct emp_item){writer->name, writer->title};
    return writer;
}
