// Lint and reports for callers of the library.
#include "api/lint.h"

#include "lint/config.h"
#include "lint/lint.h"
#include "lint/user_rules.h"
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

static struct str text_or_empty(const char *text) {
    return str_of(text ? text : "");
}

struct config *config_given(struct arena *arena, const struct sources *sources,
                            const struct emp_lint_options *given) {
    struct str name = str_of(given->config_name ? given->config_name : ".empower.yaml");
    struct str bytes = {given->config, given->config_len};
    if (!given->config) return NULL;
    return config_read(arena, sources, str_dup(arena, name), str_dup(arena, bytes),
                       str_of(emp_version()));
}

// What was asked for, else what the configuration says; false where it cannot be (said).
static bool read_fail_on(struct emp_playbook *playbook, const struct lint_options *options,
                         enum fail_on *out) {
    static const char *const words[] = {"error", "warning", "info", "never"};
    *out = config_fail_on(options->config);
    if (!options->fail_on.len) return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        *out = (enum fail_on)i;
        if (str_eq(options->fail_on, str_of(words[i]))) return true;
    }
    door_refuse(playbook, EMP_BAD_ARGUMENT,
                "\"%.*s\" is no level to fail on: write error, warning, info or never.",
                S_ARG(options->fail_on));
    return false;
}

bool lint_options_read(struct emp_playbook *playbook, struct arena *arena,
                       const struct emp_lint_options *given, struct lint_options *out) {
    *out = (struct lint_options){
        .profile = profile_of(given->profile),
        .own_profile = given->own_profile,
        .select = text_or_empty(given->select),
        .ignore = text_or_empty(given->ignore),
        .fail_on = text_or_empty(given->fail_on),
        .config = config_given(arena, &playbook->sources, given),
        .paths = given->paths,
        .thresholds = thresholds_usual,
        .baseline = {given->baseline, given->baseline ? given->baseline_len : 0},
        .baseline_name = text_or_empty(given->baseline_name),
        .known = {given->known, given->known ? given->known_len : 0},
    };
    if (out->config) out->thresholds = out->config->thresholds;
    return !given->as_of || read_as_of(playbook, given->as_of, &out->as_of);
}

// Nothing is found until all is: findings without their rows cannot be counted or reported.
static void forget_findings(struct emp_playbook *playbook) {
    arena_reset(&playbook->checks, (struct arena_mark){0});
    playbook->found = findings_new(&playbook->checks);
    playbook->checked = playbook->sources;
    playbook->failed = false;
}

static bool is_grave(const struct emp_playbook *playbook, enum fail_on fail_on) {
    bool grave = playbook->found.dropped && fail_on != FAIL_ON_NEVER;
    for (size_t i = 0; i < playbook->found.list.n && fail_on != FAIL_ON_NEVER; i++)
        grave |= playbook->found.list.items[i].level <= (unsigned char)fail_on;
    return grave;
}

static void keep_found(struct emp_playbook *playbook, const struct findings *found,
                       const struct config *config, enum fail_on fail_on) {
    playbook->found = *found;
    playbook->failed = is_grave(playbook, fail_on);
    // A configuration in which nothing is wrong is no file that reports should name.
    if (config && !config->is_known && config->findings.list.n) playbook->checked = config->sources;
}

static void lint(struct emp_playbook *playbook, void *arguments) {
    const struct emp_lint_options *given = arguments;
    struct lint_options options;
    enum fail_on fail_on;
    forget_findings(playbook);
    if (!lint_options_read(playbook, &playbook->checks, given, &options)) return;
    if (!read_fail_on(playbook, &options, &fail_on)) return;
    if (given->config_known && options.config) options.config->is_known = true;
    struct findings found = copy_findings(&playbook->checks, &playbook->read);
    struct str error = {0};
    if (lint_run(&playbook->checks, &playbook->scratch, playbook->model, &found, &options, &error))
        keep_found(playbook, &found, options.config, fail_on);
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

bool emp_failed(const struct emp_playbook *playbook) {
    return playbook->failed;
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

// ---- what holds ----

struct settings_job {
    const struct emp_lint_options *options;
    size_t file;
    bool json;
    struct sink sink;
};

static void show_settings(struct emp_playbook *playbook, void *arguments) {
    const struct settings_job *job = arguments;
    struct lint_options options;
    enum fail_on fail_on;
    if (!lint_options_read(playbook, &playbook->scratch, job->options, &options)) return;
    if (!read_fail_on(playbook, &options, &fail_on)) return;
    const struct sources *sources = &playbook->sources;
    if (job->file >= sources->files.n) {
        door_refuse(playbook, EMP_NOT_FOUND, "The playbook has %zu files.", sources->files.n);
        return;
    }
    const struct emp_lint_options *given = job->options;
    struct str name = sources->files.items[job->file].name;
    struct str path = options.paths ? str_of(options.paths[job->file]) : name;
    struct config_origin origin = {name, text_or_empty(given->playbook_why),
                                   given->config ? text_or_empty(given->config_name) : S("none"),
                                   text_or_empty(given->config_why)};
    struct buf out = buf_new(&playbook->scratch);
    config_show(&out, &options, path, job->json, &origin);
    sink_buf(playbook, &job->sink, &out);
}

enum emp_status emp_lint_settings(struct emp_playbook *playbook,
                                  const struct emp_lint_options *options, size_t file, bool json,
                                  emp_write *write, void *context) {
    static const struct emp_lint_options usual;
    struct settings_job job = {options ? options : &usual, file, json, {write, context}};
    return door_open(playbook, show_settings, &job);
}

struct test_rules_job {
    const struct emp_lint_options *options;
    bool json, passed;
    struct sink sink;
};

static void test_rules(struct emp_playbook *alone, void *arguments) {
    struct test_rules_job *job = arguments;
    static const struct emp_lint_options empty = {.config = ""};
    const struct emp_lint_options *options = job->options->config ? job->options : &empty;
    const struct config *config = config_given(&alone->checks, NULL, options);
    struct buf out = buf_new(&alone->scratch);
    job->passed = user_rules_test(&out, &alone->scratch, config, job->json);
    sink_buf(alone, &job->sink, &out);
}

enum emp_status emp_test_rules(bool *out, const struct emp_lint_options *options, bool json,
                               emp_write *write, void *context) {
    struct test_rules_job job = {options, json, false, {write, context}};
    enum emp_status status = door_alone(test_rules, &job);
    *out = job.passed;
    return status;
}

// ---- reports ----

struct report_job {
    struct emp_playbook *const *playbooks;
    size_t n;
    const char *reporter;
    struct emp_report_options options;
    struct sink sink;
};

static struct report_part part_of(struct arena *arena, const struct emp_playbook *playbook) {
    struct report_part part = {&playbook->found, &playbook->checked, NULL};
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
