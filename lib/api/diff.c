// Comparing two playbooks, for callers of the library: opened, fed with real contacts, written.
#include "api/decisions.h"
#include "api/door.h"
#include "prove/diff_write.h"

struct emp_diff {
    struct emp_playbook *old, *fresh;
    struct diff_request request;
    struct diff diff;
    enum contacts_format format;
    struct contacts reader;
    bool fed; // contacts were given, be it none
    struct diff_contacts contacts;
};

static const struct {
    struct emp_item item;
    void (*write)(struct buf *out, const struct diff_page *page);
} formats[] = {
    {{"text", "lines for people"}, diff_text},
    {{"json", "one JSON object"}, diff_json},
    {{"markdown", "a comment for a pull request"}, diff_markdown},
};

enum { FORMATS = sizeof formats / sizeof *formats };

bool emp_diff_format_at(struct emp_item *out, size_t i) {
    if (i < FORMATS) *out = formats[i].item;
    return i < FORMATS;
}

bool emp_change_at(struct emp_item *out, size_t i) {
    static const char *const titles[] = {"a role may do alone what it could not",
                                         "a role may no longer do alone what it could",
                                         "somebody else says yes, or is asked otherwise",
                                         "authority that nobody can compare",
                                         "an entry that was not there",
                                         "an entry that is there no longer",
                                         "other words"};
    if (i < EMP_CHANGES) *out = (struct emp_item){diff_class_name((enum diff_class)i), titles[i]};
    return i < EMP_CHANGES;
}

// ---- two playbooks ready ----

// What the one of them says is the message of the call.
static bool one_ready(struct emp_playbook *fresh, struct emp_playbook *playbook) {
    playbook->status = EMP_OK;
    if (!decisions_ready(playbook)) {
        if (playbook != fresh) door_refuse(fresh, playbook->status, "%s", playbook->message);
        return false;
    }
    if (!playbook->model->hurt) return true;
    struct place place = place_at(&playbook->sources, playbook->model->header.at.start);
    struct str name = place.source ? place.source->name : S("One of the playbooks");
    door_refuse(fresh, EMP_BROKEN,
                "%.*s has a piece that cannot be read, so nobody can tell what changed in it. "
                "`empower lint` shows it.",
                S_ARG(name));
    return false;
}

static bool both_ready(struct emp_diff *diff) {
    if (!one_ready(diff->fresh, diff->old) || !one_ready(diff->fresh, diff->fresh)) return false;
    diff->request.old = diff->old->decider;
    diff->request.fresh = diff->fresh->decider;
    return true;
}

// Deciders are no longer whole where memory ran out while they were used.
static enum emp_status open_both(struct emp_diff *diff, door_job *job, void *arguments) {
    struct emp_playbook *both[] = {diff->old, diff->fresh};
    bool had_digest[] = {diff->old->digest.ptr != NULL, diff->fresh->digest.ptr != NULL};
    enum emp_status status = door_open_both(diff->fresh, diff->old, job, arguments);
    for (int i = 0; i < 2 && (status == EMP_NO_MEMORY || status == EMP_OVER_LIMIT); i++) {
        both[i]->decider = NULL;
        if (!had_digest[i]) both[i]->digest = (struct str){NULL, 0};
    }
    return status;
}

// ---- opening ----

struct open_job {
    struct emp_diff diff;
    const struct emp_diff_options *options;
    struct emp_diff *made;
};

static struct str id_of(struct emp_playbook *playbook, int32_t role) {
    return role < 0 ? S("") : playbook->model->roles.items[role].entry.id.s;
}

static bool read_options(struct emp_playbook *fresh, const struct emp_diff_options *options,
                         struct diff_request *request) {
    int32_t role;
    request->one_day = options->as_of;
    if (!read_role(fresh, options->role, &role)) return false;
    request->role = id_of(fresh, role);
    if (!read_as_of(fresh, options->as_of, &request->as_of)) return false;
    return !options->today || read_as_of(fresh, options->today, &request->today);
}

static enum contacts_format format_of(const char *name) {
    if (name && str_eq(str_of(name), S("csv"))) return CONTACTS_CSV;
    if (name && str_eq(str_of(name), S("jsonl"))) return CONTACTS_LINES;
    return CONTACTS_BY_FIRST_BYTE;
}

static void run_open(struct emp_playbook *fresh, void *arguments) {
    struct open_job *job = arguments;
    struct emp_diff *diff = arena_alloc(&fresh->arena, sizeof *diff, alignof(max_align_t));
    *diff = job->diff;
    if (!both_ready(diff) || !read_options(fresh, job->options, &diff->request)) return;
    diff->diff = diff_make(&fresh->arena, &fresh->scratch, &diff->request);
    diff->format = format_of(job->options->contacts);
    job->made = diff;
}

enum emp_status emp_diff_open(struct emp_diff **out, struct emp_playbook *old,
                              struct emp_playbook *fresh, const struct emp_diff_options *options) {
    static const struct emp_diff_options usual = {0};
    struct open_job job = {.diff = {.old = old, .fresh = fresh},
                           .options = options ? options : &usual};
    enum emp_status status = open_both(&job.diff, run_open, &job);
    *out = status == EMP_OK ? job.made : NULL;
    return status;
}

size_t emp_diff_count(const struct emp_diff *diff, enum emp_change change) {
    return change < EMP_CHANGES ? diff->diff.counts[change] : 0;
}

// ---- contacts ----

struct feed_job {
    struct emp_diff *diff;
    struct str bytes;
};

static void start_contacts(struct emp_diff *diff) {
    struct arena *arena = &diff->fresh->arena;
    diff->reader = contacts_new(arena, diff->fresh->model, diff->format);
    diff->reader.also = diff->old->model;
    if (diff->request.one_day) diff->reader.as_of = diff->request.as_of;
    if (diff->reader.as_of.precision == DATE_NONE) diff->reader.as_of = diff->request.today;
    diff->reader.role = diff->request.role;
    diff->contacts = diff_contacts_new(arena, diff->request.role);
    diff->fed = true;
}

static void count_contacts(struct emp_diff *diff, struct arena *scratch) {
    struct arena_mark mark = arena_mark(scratch);
    struct contact fresh, old;
    while (contact_next(&diff->reader, scratch, &fresh)) {
        contact_also(&diff->reader, scratch, &old);
        diff_contacts_add(&diff->contacts, scratch, &diff->request, &fresh, &old);
        arena_reset(scratch, mark);
    }
}

static struct str in_vain(const struct emp_diff *diff) {
    const struct diff_contacts *contacts = &diff->contacts;
    const struct contacts_fate fate = {.contacts = contacts->contacts,
                                       .failed = contacts->failed,
                                       .idle = contacts->no_gesture,
                                       .wanted = S("names a gesture"),
                                       .failure = contacts->failure,
                                       .failed_line = contacts->failed_line};
    return contacts_in_vain(contacts->arena, &fate);
}

static void run_feed(struct emp_playbook *fresh, void *arguments) {
    struct feed_job *job = arguments;
    struct emp_diff *diff = job->diff;
    if (!both_ready(diff)) return;
    bool last = !job->bytes.len;
    if (!diff->fed) start_contacts(diff);
    do {
        size_t taken = contacts_feed(&diff->reader, job->bytes);
        job->bytes = str_from(job->bytes, taken);
        count_contacts(diff, &fresh->scratch);
    } while (job->bytes.len && !diff->reader.error.len);
    if (last && !diff->reader.error.len) diff->reader.error = in_vain(diff);
    if (diff->reader.error.len)
        door_refuse(fresh, EMP_BAD_ARGUMENT, "%.*s", S_ARG(diff->reader.error));
}

enum emp_status emp_diff_feed(struct emp_diff *diff, const char *bytes, size_t len) {
    struct feed_job job = {diff, {bytes, len}};
    return open_both(diff, run_feed, &job);
}

// ---- writing ----

struct write_job {
    const struct emp_diff *diff;
    const struct emp_diff_page *page;
    struct sink sink;
};

static void run_write(struct emp_playbook *fresh, void *arguments) {
    const struct write_job *job = arguments;
    const struct emp_diff *diff = job->diff;
    const char *format = job->page->format ? job->page->format : "text";
    struct diff_page page = {.arena = &fresh->scratch,
                             .diff = &diff->diff,
                             .contacts = diff->fed ? &diff->contacts : NULL,
                             .digests = {diff->old->digest, fresh->digest},
                             .width = job->page->width ? job->page->width : 80,
                             .color = job->page->color};
    page.paths[0] = str_of(job->page->old_path ? job->page->old_path : "OLD");
    page.paths[1] = str_of(job->page->path ? job->page->path : "NEW");
    struct buf out = buf_new(&fresh->scratch);
    size_t i = 0;
    while (i < FORMATS && !str_eq(str_of(format), str_of(formats[i].item.name))) i++;
    if (i == FORMATS) {
        door_refuse_name(fresh, "format", format, emp_diff_format_at);
        return;
    }
    formats[i].write(&out, &page);
    sink_buf(fresh, &job->sink, &out);
}

enum emp_status emp_diff_write(struct emp_diff *diff, const struct emp_diff_page *page,
                               emp_write *write, void *context) {
    static const struct emp_diff_page usual = {0};
    struct write_job job = {diff, page ? page : &usual, {write, context}};
    return open_both(diff, run_write, &job);
}
