// Reading a playbook, and what it is at a glance.
#include "api/door.h"
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
};

static size_t or_default(size_t given, size_t usual) {
    return given ? given : usual;
}

static void read_files(struct emp_playbook *playbook, void *arguments) {
    const struct read_job *job = arguments;
    playbook->limits =
        (struct yaml_limits){or_default(job->limits.file_bytes, yaml_limits_default.bytes),
                             or_default(job->limits.depth, yaml_limits_default.depth),
                             or_default(job->limits.nodes, yaml_limits_default.nodes),
                             or_default(job->limits.scalar_bytes, yaml_limits_default.scalar)};
    playbook->sources = sources_new(&playbook->arena);
    playbook->read = findings_new(&playbook->arena);
    playbook->found = findings_new(&playbook->checks);
    playbook->read.most = job->limits.findings;
    for (size_t i = 0; i < job->n; i++)
        sources_add(&playbook->sources, str_dup(&playbook->arena, str_of(job->files[i].name)),
                    (struct str){job->files[i].bytes, job->files[i].len});
    playbook->model =
        playbook_read(&playbook->arena, &playbook->sources, &playbook->limits, &playbook->read);
}

enum emp_status emp_read(struct emp_playbook **out, const struct emp_file *files, size_t n,
                         const struct emp_limits *limits, const struct emp_allocator *allocator) {
    struct allocator memory = allocator_malloc;
    if (allocator && allocator->alloc)
        memory = (struct allocator){allocator->alloc, allocator->free, allocator->context};
    struct read_job job = {files, n, limits ? *limits : (struct emp_limits){0}};
    *out = NULL;
    struct emp_playbook *playbook = memory.alloc(memory.context, sizeof *playbook);
    if (!playbook) return EMP_NO_MEMORY;
    memset(playbook, 0, sizeof *playbook);
    door_init(playbook, memory, job.limits.memory);
    enum emp_status status = door_open(playbook, read_files, &job);
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
