// Reading a playbook, and what it is at a glance.
#include "api/compiled.h"
#include "model/read.h"

#include <string.h>

#define TEXT(x)    #x
#define VERSION(x) TEXT(x)

const char *emp_version(void) {
    return VERSION(EMPOWER_VERSION);
}

struct read_job {
    const struct emp_file *files;
    size_t n;
    struct emp_limits limits;
    const struct emp_compiled *compiled; // NULL: there is none
};

static size_t or_default(size_t given, size_t usual) {
    return given ? given : usual;
}

struct yaml_limits limits_of(const struct emp_limits *limits) {
    if (!limits) return yaml_limits_default;
    return (struct yaml_limits){or_default(limits->file_bytes, yaml_limits_default.bytes),
                                or_default(limits->depth, yaml_limits_default.depth),
                                or_default(limits->nodes, yaml_limits_default.nodes),
                                or_default(limits->scalar_bytes, yaml_limits_default.scalar)};
}

static void read_files(struct emp_playbook *playbook, const struct read_job *job) {
    playbook->limits = limits_of(&job->limits);
    playbook->sources = sources_new(&playbook->arena);
    playbook->read = findings_new(&playbook->arena);
    playbook->found = findings_new(&playbook->checks);
    playbook->read.most = job->limits.findings;
    for (size_t i = 0; i < job->n; i++)
        sources_add(&playbook->sources, str_dup(&playbook->arena, str_of(job->files[i].name)),
                    (struct str){job->files[i].bytes, job->files[i].len});
    playbook->checked = playbook->sources;
    playbook->model =
        playbook_read(&playbook->arena, &playbook->sources, &playbook->limits, &playbook->read);
}

void read_now(struct emp_playbook *playbook) {
    if (!playbook->unread) return;
    playbook->lookup = NULL; // it was over what had been kept
    read_files(playbook, playbook->unread);
    playbook->unread = NULL;
}

static const struct read_job *copy_job(struct arena *arena, const struct read_job *job) {
    struct read_job *copy = arena_new(arena, struct read_job);
    struct emp_file *files = arena_array(arena, struct emp_file, job->n);
    *copy = (struct read_job){files, job->n, job->limits, NULL};
    for (size_t i = 0; i < job->n; i++) {
        files[i] = job->files[i];
        files[i].name = str_dup(arena, str_of(files[i].name)).ptr;
    }
    return copy;
}

static void read_or_keep(struct emp_playbook *playbook, void *arguments) {
    const struct read_job *job = arguments;
    struct yaml_limits limits = limits_of(&job->limits);
    if (job->compiled)
        playbook->kept = kept_open(&playbook->arena, job->compiled, job->files, job->n, &limits);
    if (playbook->kept)
        playbook->unread = copy_job(&playbook->arena, job);
    else
        read_files(playbook, job);
}

enum emp_status emp_read(struct emp_playbook **out, const struct emp_file *files, size_t n,
                         const struct emp_limits *limits, const struct emp_allocator *allocator) {
    return emp_read_compiled(out, files, n, limits, allocator, NULL);
}

enum emp_status emp_read_compiled(struct emp_playbook **out, const struct emp_file *files, size_t n,
                                  const struct emp_limits *limits,
                                  const struct emp_allocator *allocator,
                                  const struct emp_compiled *compiled) {
    struct allocator memory = allocator_malloc;
    if (allocator && allocator->alloc)
        memory = (struct allocator){allocator->alloc, allocator->free, allocator->context};
    struct read_job job = {files, n, limits ? *limits : (struct emp_limits){0}, compiled};
    *out = NULL;
    struct emp_playbook *playbook = memory.alloc(memory.context, sizeof *playbook);
    if (!playbook) return EMP_NO_MEMORY;
    memset(playbook, 0, sizeof *playbook);
    door_init(playbook, memory, job.limits.memory);
    enum emp_status status = door_open(playbook, read_or_keep, &job);
    if (status == EMP_OK)
        *out = playbook;
    else
        emp_free(playbook);
    return status;
}

void emp_free(struct emp_playbook *playbook) {
    if (!playbook) return;
    struct allocator memory = playbook->arena.memory;
    door_close(playbook);
    memory.free(memory.context, playbook);
}

const char *emp_message(const struct emp_playbook *playbook) {
    return playbook->message;
}

static const char *terminated(struct emp_playbook *playbook, struct str s) {
    return str_dup(&playbook->arena, s).ptr;
}

static void summarize(struct emp_playbook *playbook, void *arguments) {
    struct emp_summary *out = arguments;
    const struct playbook *model = playbook->model;
    if (!playbook->digest.ptr) playbook->digest = playbook_digest(&playbook->arena, model);
    out->id = terminated(playbook, model->header.playbook.s);
    out->title = terminated(playbook, model->header.title.s);
    out->version = terminated(playbook, model->header.version.s);
    out->digest = terminated(playbook, playbook->digest);
    out->scenarios = model->scenarios.n;
    out->gestures = model->gestures.n;
    out->roles = model->roles.n;
    out->broken = model->hurt;
}

enum emp_status emp_summary(struct emp_summary *out, struct emp_playbook *playbook) {
    *out = (struct emp_summary){.id = "", .title = "", .version = "", .digest = ""};
    return door_open(playbook, summarize, out);
}
