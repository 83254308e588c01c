// Lint and reports for callers of the library.
#include "api/lint.h"

#include "lint/lint.h"
#include "reporters/reporters.h"

static enum profile profile_of(enum emp_profile profile) {
    static const enum profile profiles[] = {PROFILE_STANDARD, PROFILE_MIN, PROFILE_BASIC,
                                            PROFILE_STRICT};
    return profiles[profile];
}

// The findings of reading, copied: lint drops and sorts, and may run again with other options.
static struct findings copy_findings(struct arena *arena, const struct findings *read) {
    struct findings copy = findings_new(arena);
    copy.most = read->most;
    copy.dropped = read->dropped;
    for (size_t i = 0; i < read->list.n; i++) *PUSH(arena, &copy.list) = read->list.items[i];
    return copy;
}

bool lint_options_read(struct emp_playbook *playbook, const struct emp_lint_options *given,
                       struct lint_options *out) {
    *out = (struct lint_options){.profile = profile_of(given->profile),
                                 .thresholds = thresholds_usual};
    if (given->select) out->select = str_of(given->select);
    if (given->ignore) out->ignore = str_of(given->ignore);
    out->baseline = (struct str){given->baseline, given->baseline ? given->baseline_len : 0};
    out->known = (struct str){given->known, given->known ? given->known_len : 0};
    out->baseline_name = str_of(given->baseline_name ? given->baseline_name : "");
    return !given->as_of || read_as_of(playbook, given->as_of, &out->as_of);
}

static void lint(struct emp_playbook *playbook, void *arguments) {
    struct lint_options options;
    if (!lint_options_read(playbook, arguments, &options)) return;
    // Nothing is found until all is: findings without their rows cannot be counted or reported.
    arena_reset(&playbook->checks, (struct arena_mark){0});
    playbook->found = findings_new(&playbook->checks);
    struct findings found = copy_findings(&playbook->checks, &playbook->read);
    struct str error = {0};
    if (lint_run(&playbook->checks, &playbook->scratch, playbook->model, &found, &options, &error))
        playbook->found = found;
    else
        door_refuse(playbook, EMP_BAD_ARGUMENT, "%.*s", S_ARG(error));
}

enum emp_status emp_lint(struct emp_playbook *playbook, const struct emp_lint_options *options) {
    struct emp_lint_options given = options ? *options : (struct emp_lint_options){0};
    return door_open(playbook, lint, &given);
}

size_t emp_count(const struct emp_playbook *playbook, enum emp_level level) {
    size_t count = level == EMP_ERROR ? playbook->found.dropped : 0;
    for (size_t i = 0; i < playbook->found.list.n; i++)
        count += playbook->found.list.items[i].level == (unsigned char)level;
    return count;
}

struct emp_silenced emp_silenced(const struct emp_playbook *playbook) {
    return (struct emp_silenced){playbook->found.held, playbook->found.ignored};
}

size_t emp_read_errors(const struct emp_playbook *playbook) {
    size_t count = 0;
    for (size_t i = 0; i < playbook->read.list.n; i++) {
        const struct rule *rule = rule_find(str_of(playbook->read.list.items[i].rule));
        count += rule && rule->info.level == LEVEL_ERROR;
    }
    return count;
}

struct report_job {
    struct emp_playbook *const *playbooks;
    size_t n;
    const char *reporter;
    struct emp_report_options options;
    struct sink sink;
};

static struct report_part part_of(struct arena *arena, const struct emp_playbook *playbook) {
    struct report_part part = {&playbook->found, &playbook->sources, NULL};
    part.fingerprints = arena_array(arena, struct str, part.findings->list.n + 1);
    for (size_t i = 0; i < part.findings->list.n; i++)
        part.fingerprints[i] =
            finding_fingerprint(arena, part.sources, &part.findings->list.items[i]);
    return part;
}

static void report(struct emp_playbook *alone, void *arguments) {
    const struct report_job *job = arguments;
    const struct reporter *reporter = reporter_find(str_of(job->reporter));
    if (!reporter) {
        door_refuse(alone, EMP_BAD_ARGUMENT, "There is no format \"%s\".", job->reporter);
        return;
    }
    struct report_part *parts = arena_array(&alone->scratch, struct report_part, job->n + 1);
    for (size_t i = 0; i < job->n; i++) parts[i] = part_of(&alone->scratch, job->playbooks[i]);
    bool rooted = job->options.folder && job->options.root;
    struct report whole = {
        .arena = &alone->scratch,
        .parts = parts,
        .n = job->n,
        .width = job->options.width ? job->options.width : 80,
        .color = job->options.color,
        .version = emp_version(),
        .folder = rooted ? str_of(job->options.folder) : S(""),
        .root = rooted ? str_of(job->options.root) : S(""),
    };
    struct buf out = buf_new(&alone->scratch);
    reporter->write(&out, &whole);
    sink_buf(alone, &job->sink, &out);
}

enum emp_status emp_report(struct emp_playbook *const *playbooks, size_t n, const char *reporter,
                           const struct emp_report_options *options, emp_write *write,
                           void *context) {
    struct report_job job = {playbooks,
                             n,
                             reporter,
                             options ? *options : (struct emp_report_options){0},
                             {write, context}};
    return door_alone(report, &job);
}

static void write_baseline(struct emp_playbook *alone, void *arguments) {
    const struct report_job *job = arguments;
    helds list = {0};
    for (size_t i = 0; i < job->n; i++)
        baseline_add(&alone->scratch, &list, job->playbooks[i]->model, &job->playbooks[i]->found);
    struct buf out = buf_new(&alone->scratch);
    baseline_write(&out, &list);
    sink_buf(alone, &job->sink, &out);
}

enum emp_status emp_write_baseline(struct emp_playbook *const *playbooks, size_t n,
                                   emp_write *write, void *context) {
    struct report_job job = {playbooks, n, NULL, {0}, {write, context}};
    return door_alone(write_baseline, &job);
}

bool emp_reporter_at(struct emp_item *out, size_t i) {
    const struct reporter *reporter = reporter_at(i);
    if (reporter) *out = (struct emp_item){reporter->name, reporter->title};
    return reporter;
}

static struct emp_rule public_rule(const struct rule_info *info) {
    return (struct emp_rule){info->id,
                             info->name,
                             (enum emp_level)info->level,
                             confidence_name((enum confidence)info->confidence),
                             profile_name((enum profile)info->profile),
                             info->title,
                             info->why,
                             info->fix,
                             info->bad,
                             info->good};
}

bool emp_rule_at(struct emp_rule *out, size_t i) {
    const struct rule *rule = rule_at(i);
    if (rule) *out = public_rule(&rule->info);
    return rule;
}

bool emp_rule_find(struct emp_rule *out, const char *id_or_name) {
    *out = (struct emp_rule){0};
    const struct rule *rule = rule_find(str_of(id_or_name));
    const struct rule *shown = rule ? rule : rule_near(str_of(id_or_name));
    if (shown) *out = public_rule(&shown->info);
    return rule;
}
