// empower lint: what is wrong with playbooks, and how to mend it.
#include "files.h"
#include "terminal.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_FINDINGS = 1000000 };

struct lint_run {
    const struct options *options;
    struct emp_lint_options lint;
    size_t limit;
    struct emp_playbook **playbooks;
    const char **paths;
    size_t n;
};

static bool add_playbook(struct lint_run *run, const struct file_list *files) {
    struct emp_limits limits = limits_for(run->limit);
    // A baseline must hold them all, or the rest would be new the next time.
    if (run->options->baseline || run->options->write_baseline) limits.findings = MOST_FINDINGS;
    struct emp_playbook *playbook;
    if (!read_playbook(files->files[0].name, files, &limits, &playbook)) return false;
    run->playbooks = take_memory(run->playbooks, (run->n + 1) * sizeof *run->playbooks);
    run->paths = take_memory(run->paths, (run->n + 1) * sizeof *run->paths);
    run->paths[run->n] = files->path;
    run->playbooks[run->n++] = playbook;
    return true;
}

static int read_path(struct lint_run *run, const char *path) {
    struct playbook_list list = {0};
    bool good = find_playbooks(path, run->limit, &list);
    for (size_t i = 0; good && i < list.n; i++) good = add_playbook(run, &list.items[i]);
    return good ? EXIT_YES : EXIT_UNREADABLE;
}

static int read_paths(struct lint_run *run, const struct words *arguments) {
    if (!arguments->n) {
        const char *path = locate_playbook(run->options);
        return path ? read_path(run, path) : EXIT_USAGE;
    }
    int code = EXIT_YES;
    for (size_t i = 0; i < arguments->n && code == EXIT_YES; i++)
        code = read_path(run, arguments->items[i]);
    return code;
}

static enum emp_profile profile_of(const char *name) {
    if (!name || !strcmp(name, "standard")) return EMP_PROFILE_STANDARD;
    if (!strcmp(name, "min")) return EMP_PROFILE_MIN;
    return !strcmp(name, "basic") ? EMP_PROFILE_BASIC : EMP_PROFILE_STRICT;
}

static int lint_all(struct lint_run *run) {
    for (size_t i = 0; i < run->n; i++) {
        enum emp_status status = emp_lint(run->playbooks[i], &run->lint);
        if (status != EMP_OK) return settle(run->playbooks[i], status);
    }
    return EXIT_YES;
}

// A format may name a file to write to: "json:findings.json".
static int report_in(const struct lint_run *run, const char *format) {
    const char *colon = strchr(format, ':');
    char *name = colon ? format_text("%.*s", (int)(colon - format), format) : copy_text(format);
    struct emp_report_options report = {terminal_width(80),
                                        !colon && color_wanted(run->options->color)};
    struct bytes all = {0};
    enum emp_status status =
        emp_report(run->playbooks, run->n, name, &report, colon ? gather : print, &all);
    int code = status == EMP_OK ? EXIT_YES : EXIT_UNREADABLE;
    if (colon && status == EMP_OK && !write_file(colon + 1, all.ptr, all.len))
        code = EXIT_UNREADABLE;
    return code;
}

static bool is_format(const char *format) {
    size_t len = strcspn(format, ":");
    if (format[len] && !format[len + 1]) {
        say("--format %s names no file; write --format %sfindings.txt", format, format);
        return false;
    }
    struct emp_item item;
    for (size_t i = 0; emp_reporter_at(&item, i); i++)
        if (strlen(item.name) == len && !strncmp(item.name, format, len)) return true;
    say("there is no format \"%.*s\"; `empower lint --help` lists them", (int)len, format);
    return false;
}

static int report_all(const struct lint_run *run) {
    const struct words *formats = &run->options->formats;
    if (!formats->n) return report_in(run, run->options->json ? "json" : "text");
    int code = EXIT_YES;
    for (size_t i = 0; i < formats->n && code == EXIT_YES; i++)
        code = report_in(run, formats->items[i]);
    return code;
}

static size_t count(const struct lint_run *run, enum emp_level level) {
    size_t sum = 0;
    for (size_t i = 0; i < run->n; i++) sum += emp_count(run->playbooks[i], level);
    return sum;
}

static bool has_failed(const struct lint_run *run) {
    const char *level = run->options->fail_on;
    if (level && !strcmp(level, "never")) return false;
    size_t bad = count(run, EMP_ERROR);
    if (!level || strcmp(level, "error") != 0) bad += count(run, EMP_WARNING);
    if (level && !strcmp(level, "info")) bad += count(run, EMP_INFO);
    return bad > 0;
}

static void say_clean(const struct lint_run *run) {
    bool found = count(run, EMP_ERROR) || count(run, EMP_WARNING) || count(run, EMP_INFO);
    if (run->options->quiet || found) return;
    for (size_t i = 0; i < run->n; i++) {
        struct emp_summary summary;
        if (emp_summary(&summary, run->playbooks[i]) != EMP_OK) return;
        say("%s is clean (%zu scenario%s, %zu gesture%s, %zu role%s)", run->paths[i],
            summary.scenarios, summary.scenarios == 1 ? "" : "s", summary.gestures,
            summary.gestures == 1 ? "" : "s", summary.roles, summary.roles == 1 ? "" : "s");
    }
}

static int write_baseline(const struct lint_run *run, const char *path) {
    struct bytes all = {0};
    enum emp_status status = emp_write_baseline(run->playbooks, run->n, gather, &all);
    bool good = status == EMP_OK && write_file(path, all.ptr, all.len);
    return good ? EXIT_YES : EXIT_UNREADABLE;
}

static int lint_and_report(struct lint_run *run, const struct words *arguments) {
    int code = read_paths(run, arguments);
    if (code == EXIT_YES) code = lint_all(run);
    if (code != EXIT_YES) return code;
    if (run->options->write_baseline) return write_baseline(run, run->options->write_baseline);
    code = report_all(run);
    if (code != EXIT_YES) return code;
    say_clean(run);
    return has_failed(run) ? EXIT_NO : EXIT_YES;
}

static bool read_options(struct lint_run *run, struct bytes *baseline) {
    const struct options *options = run->options;
    for (size_t i = 0; i < options->formats.n; i++)
        if (!is_format(options->formats.items[i])) return false;
    run->lint = (struct emp_lint_options){
        .profile = profile_of(options->profile),
        .select = options->select,
        .ignore = options->ignore,
        .as_of = options->as_of ? options->as_of : today(),
        .baseline_name = options->baseline,
    };
    if (options->baseline && options->write_baseline) {
        say("--write-baseline writes all that is found: leave out --baseline");
        return false;
    }
    if (!size_limit(options, &run->limit)) return false;
    if (options->baseline && !read_file(options->baseline, run->limit, baseline)) return false;
    run->lint.baseline = baseline->ptr;
    run->lint.baseline_len = baseline->len;
    return true;
}

static int run(const struct options *options, const struct words *arguments) {
    struct lint_run run = {.options = options};
    struct bytes baseline = {0};
    int code = EXIT_USAGE;
    if (read_options(&run, &baseline)) code = lint_and_report(&run, arguments);
    for (size_t i = 0; i < run.n; i++) emp_free(run.playbooks[i]);
    return code;
}

static const struct option_row rows[] = {
    PLAYBOOK_OPTION,
    WORDS_OPTION("format", 0, "F[:FILE]", formats, "text, concise or json; to FILE; repeatable"),
    JSON_OPTION,
    TEXT_OPTION("select", 0, "RULES", select, "only these rules: ids or names, by commas"),
    TEXT_OPTION("ignore", 0, "RULES", ignore, "not these rules"),
    ONE_OF("profile", 0, "NAME", profile, "min basic standard strict",
           "min, basic, standard or strict (standard)"),
    ONE_OF("fail-on", 0, "LEVEL", fail_on, "error warning info never",
           "exit 1 from this level on (warning)"),
    TEXT_OPTION("baseline", 0, "FILE", baseline, "report only what is not in FILE"),
    TEXT_OPTION("write-baseline", 0, "FILE", write_baseline, "write what is found to FILE"),
    AS_OF_OPTION,
    MAX_SIZE_OPTION,
};

const struct command command_lint = {
    .name = "lint",
    .arguments = "[PATH..]",
    .summary = "Says what is wrong with playbooks, and how to mend it",
    .details =
        "Each finding names the place, the cause and the way out; where the way out is certain, "
        "the\n"
        "corrected line is shown. After a mistake in the YAML, the faulty entry is left out and "
        "all\n"
        "else is still checked. A folder that holds several playbooks has each of them checked.\n"
        "\n"
        "A comment silences a rule on its line, or above an entry in all of it:\n"
        "  # empower: ignore[L018] until=2027-03-01 -- why it is right here\n"
        "\n"
        "A baseline lets a playbook with old findings pass while new ones fail.\n"
        "`empower explain RULE` says more about a rule; `empower explain` lists all rules.",
    .examples = "empower lint\n"
                "empower lint --format concise\n"
                "empower lint --select yaml-syntax,unknown-key --format json\n",
    .options = rows,
    .n_options = sizeof rows / sizeof *rows,
    .run = run,
};
