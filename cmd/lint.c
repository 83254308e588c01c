// empower lint: what is wrong with playbooks, and how to mend it.
#include "files.h"
#include "formats.h"
#include "mend.h"
#include "since.h"
#include "terminal.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_FINDINGS = 1000000, MOST_NOTES = 10 };

struct lint_run {
    const struct options *options;
    struct words formats; // as given, or the usual one
    struct emp_lint_options lint;
    size_t limit;
    struct emp_playbook **playbooks;
    struct linted *linted; // beside them
    size_t n;
    struct mending mending;
};

struct linted {
    const char *path;
    struct found_config config;
    const char **paths; // of its files, from the folder of the configuration
    bool config_known;  // a playbook before it has the same
};

// ---- formats ----

static enum emp_status write_report(const struct lint_run *run, const char *name, bool color,
                                    emp_write *write, struct bytes *all) {
    struct emp_report_options report = {
        .width = terminal_width(80),
        .color = color,
        .folder = real_path("."),
        .root = repository_root(),
    };
    return emp_report(run->playbooks, run->n, name, &report, write, all);
}

static int report_in(const struct lint_run *run, const char *format) {
    const char *file = format_file(format);
    bool color = !file && color_wanted(run->options->color);
    struct bytes all = {0};
    enum emp_status status =
        write_report(run, format_name(format), color, file ? gather : print, &all);
    bool good = status == EMP_OK && (!file || write_file(file, all.ptr, all.len));
    return good ? EXIT_YES : EXIT_UNREADABLE;
}

static bool read_formats(struct lint_run *run) {
    const struct words *given = &run->options->formats;
    for (size_t i = 0; i < given->n; i++) add_word(&run->formats, given->items[i]);
    if (run->options->json) add_word(&run->formats, "json");
    if (!run->formats.n) add_word(&run->formats, "text");
    for (size_t i = 0; i < run->formats.n; i++) {
        if (!is_format(run->formats.items[i])) return false;
        for (size_t before = 0; before < i; before++)
            if (!go_apart(run->formats.items[before], run->formats.items[i])) return false;
    }
    return true;
}

// A slip of the pen must not cost the playbook.
static bool spares(const struct lint_run *run, const char *path) {
    for (size_t i = 0; i < run->formats.n; i++) {
        const char *file = format_file(run->formats.items[i]);
        const char *target = file ? real_path(file) : NULL, *real = target ? real_path(path) : NULL;
        if (!real || strcmp(real, target) != 0) continue;
        say("--format %s would overwrite the playbook", run->formats.items[i]);
        return false;
    }
    return true;
}

static bool spares_all(const struct lint_run *run, const struct file_list *files) {
    for (size_t i = 0; i < files->n; i++)
        if (!spares(run, files->files[i].name)) return false;
    return true;
}

// ---- playbooks ----

static bool was_met(const struct lint_run *run, const char *config) {
    bool met = false;
    for (size_t i = 0; i < run->n && run->linted[i].config.name; i++)
        met |= !strcmp(config, run->linted[i].config.name);
    return met;
}

// The options of a run, and the configuration of one of its playbooks.
static struct emp_lint_options with_config(const struct lint_run *run,
                                           const struct linted *linted) {
    struct emp_lint_options lint = run->lint;
    set_config(&lint, &linted->config, linted->paths);
    lint.config_known = linted->config_known;
    return lint;
}

static int add_playbook(void *context, const struct file_list *files) {
    struct lint_run *run = context;
    struct emp_limits limits = limits_for(run->limit);
    // A baseline must hold them all, or the rest would be new the next time; and all are mended.
    if (run->options->baseline || run->options->since || run->options->write_baseline ||
        mends(run->options))
        limits.findings = MOST_FINDINGS;
    struct emp_playbook *playbook;
    if (!spares_all(run, files)) return EXIT_USAGE;
    struct linted linted = {.path = files->path};
    if (!find_config(run->options, files->files[0].name, &linted.config)) return EXIT_UNREADABLE;
    linted.paths = config_paths(&linted.config, files);
    linted.config_known = linted.config.name && was_met(run, linted.config.name);
    if (!read_playbook(files->files[0].name, files, &limits, &playbook)) return EXIT_UNREADABLE;
    hint_at_folder(run->options, files);
    if (mends(run->options)) {
        struct emp_lint_options lint = with_config(run, &linted);
        int code = mend(&run->mending, &lint, files, &limits, &playbook);
        if (code != EXIT_YES) return code;
    }
    run->playbooks = take_memory(run->playbooks, (run->n + 1) * sizeof *run->playbooks);
    run->linted = take_memory(run->linted, (run->n + 1) * sizeof *run->linted);
    run->linted[run->n] = linted;
    run->playbooks[run->n++] = playbook;
    return EXIT_YES;
}

static enum emp_profile profile_of(const char *name) {
    if (!name || !strcmp(name, "standard")) return EMP_PROFILE_STANDARD;
    if (!strcmp(name, "min")) return EMP_PROFILE_MIN;
    return !strcmp(name, "basic") ? EMP_PROFILE_BASIC : EMP_PROFILE_STRICT;
}

static int lint_all(struct lint_run *run) {
    for (size_t i = 0; i < run->n; i++) {
        struct emp_lint_options lint = with_config(run, &run->linted[i]);
        enum emp_status status = emp_lint(run->playbooks[i], &lint);
        if (status != EMP_OK) return settle(run->playbooks[i], status);
    }
    return EXIT_YES;
}

static size_t count(const struct lint_run *run, enum emp_level level) {
    size_t sum = 0;
    for (size_t i = 0; i < run->n; i++) sum += emp_count(run->playbooks[i], level);
    return sum;
}

static size_t count_all(const struct lint_run *run) {
    return count(run, EMP_ERROR) + count(run, EMP_WARNING) + count(run, EMP_INFO);
}

// GitHub shows the first ten notes of a step; where there are more, its summary lists them all.
static int summarize(const struct lint_run *run) {
    const char *path = environment("GITHUB_STEP_SUMMARY");
    struct bytes all = {0};
    if (!path || count_all(run) <= MOST_NOTES) return EXIT_YES;
    bool good = write_report(run, "markdown", false, gather, &all) == EMP_OK &&
                append_file(path, all.ptr, all.len);
    return good ? EXIT_YES : EXIT_UNREADABLE;
}

static int report_all(const struct lint_run *run) {
    int code = EXIT_YES;
    for (size_t i = 0; i < run->formats.n && code == EXIT_YES; i++) {
        code = report_in(run, run->formats.items[i]);
        if (code == EXIT_YES && !strcmp(format_name(run->formats.items[i]), "github"))
            code = summarize(run);
    }
    return code;
}

static bool has_failed(const struct lint_run *run) {
    bool failed = false;
    for (size_t i = 0; i < run->n; i++) failed |= emp_failed(run->playbooks[i]);
    return failed;
}

static const char *counted(size_t n, const char *word) {
    return format_text("%zu %s%s", n, word, n == 1 ? "" : "s");
}

// What a baseline holds is there all the same.
static const char *state_of(struct emp_silenced silenced, const char *since) {
    const char *ignored = "", *state = "is clean";
    if (since) state = format_text("has nothing new since %s", since);
    if (silenced.ignores)
        ignored = format_text("; comments silence %s", counted(silenced.ignores, "finding"));
    if (silenced.baseline)
        state = format_text("has nothing new; the baseline holds %s",
                            counted(silenced.baseline, "finding"));
    return format_text("%s%s", state, ignored);
}

static void say_clean(const struct lint_run *run) {
    if (run->options->quiet || count_all(run)) return;
    for (size_t i = 0; i < run->n; i++) {
        struct emp_summary summary;
        if (emp_summary(&summary, run->playbooks[i]) != EMP_OK) return;
        // Clean it is, and of no use: perhaps the rest stands in files that were not read.
        bool empty = !summary.scenarios && !summary.gestures;
        say("%s %s (%s, %s, %s)%s", run->linted[i].path,
            state_of(emp_silenced(run->playbooks[i]), run->options->since),
            counted(summary.scenarios, "scenario"), counted(summary.gestures, "gesture"),
            counted(summary.roles, "role"), empty ? "; it answers no question yet" : "");
    }
}

static int write_baseline(const struct lint_run *run, const char *path) {
    struct bytes all = {0};
    enum emp_status status = emp_write_baseline(run->playbooks, run->n, gather, &all);
    bool good = status == EMP_OK && write_file(path, all.ptr, all.len);
    return good ? EXIT_YES : EXIT_UNREADABLE;
}

// ---- what holds, and own rules ----

static int show_config(const struct lint_run *run, const struct words *arguments) {
    if (run->n > 1) {
        say("--show-config takes one playbook, or one of its files");
        return EXIT_USAGE;
    }
    const struct linted *linted = &run->linted[0];
    struct emp_lint_options lint = with_config(run, linted);
    lint.playbook_why = arguments->n ? "named" : located_by(run->options);
    lint.config_why = linted->config.why;
    return settle(run->playbooks[0],
                  emp_lint_settings(run->playbooks[0], &lint, 0, run->options->json, print, NULL));
}

static int test_rules(const struct lint_run *run, const struct words *arguments) {
    struct found_config config;
    bool passed;
    if (!find_config(run->options, arguments->n ? arguments->items[0] : ".", &config))
        return EXIT_UNREADABLE;
    if (!config.name) {
        say("there is no .empower.yaml here; name the configuration with --config FILE");
        return EXIT_USAGE;
    }
    struct emp_lint_options lint = {
        .config = config.bytes.ptr, .config_len = config.bytes.len, .config_name = config.name};
    enum emp_status status = emp_test_rules(&passed, &lint, run->options->json, print, NULL);
    return status != EMP_OK ? EXIT_UNREADABLE : passed ? EXIT_YES : EXIT_NO;
}

// ---- a run ----

static int report_and_judge(struct lint_run *run) {
    int code = report_all(run);
    if (code != EXIT_YES) return code;
    say_clean(run);
    return has_failed(run) ? EXIT_NO : EXIT_YES;
}

static int learn_what_was(struct lint_run *run, const struct words *arguments,
                          struct bytes *known) {
    struct emp_limits limits = limits_for(run->limit);
    limits.findings = MOST_FINDINGS;
    if (!run->options->since) return EXIT_YES;
    int code = findings_since(run->options, arguments, run->limit, &run->lint, &limits, known);
    run->lint.known = known->ptr;
    run->lint.known_len = known->len;
    return code;
}

static int lint_and_report(struct lint_run *run, const struct words *arguments) {
    struct bytes known = {0};
    if (run->options->test_rules) return test_rules(run, arguments);
    int learned = learn_what_was(run, arguments, &known);
    if (learned != EXIT_YES) return learned;
    int read = each_playbook(run->options, arguments, run->limit, add_playbook, run);
    if (read == EXIT_USAGE || !run->n) return read;
    if (run->options->show_config) return read != EXIT_YES ? read : show_config(run, arguments);
    if (run->options->diff) return read == EXIT_YES && run->mending.changed ? EXIT_NO : read;
    int code = lint_all(run);
    if (code != EXIT_YES) return code;
    // A baseline must hold them all, or those of a path that is missing would be new the next time.
    if (run->options->write_baseline)
        return read == EXIT_YES ? write_baseline(run, run->options->write_baseline) : read;
    code = report_and_judge(run);
    return read != EXIT_YES ? read : code;
}

static bool read_options(struct lint_run *run) {
    const struct options *options = run->options;
    if (!read_formats(run)) return false;
    run->lint = (struct emp_lint_options){
        .profile = profile_of(options->profile),
        .own_profile = options->profile,
        .fail_on = options->fail_on,
        .select = options->select,
        .ignore = options->ignore,
        .as_of = options->as_of ? options->as_of : today(),
        .baseline_name = options->baseline,
    };
    if (options->config && options->no_config) {
        say("--no-config and --config FILE rule each other out");
        return false;
    }
    if (options->write_baseline && (options->baseline || options->since)) {
        say("--write-baseline writes all that is found: leave out --%s",
            options->baseline ? "baseline" : "since");
        return false;
    }
    if (!size_limit(options, &run->limit)) return false;
    return true;
}

static int read_baseline(struct lint_run *run, struct bytes *baseline) {
    const char *path = run->options->baseline;
    if (path && !read_file(path, run->limit, baseline)) return EXIT_UNREADABLE;
    run->lint.baseline = baseline->ptr;
    run->lint.baseline_len = baseline->len;
    return EXIT_YES;
}

static int run(const struct options *options, const struct words *arguments) {
    struct lint_run run = {.options = options, .mending = {.options = options}};
    struct bytes baseline = {0};
    int code = EXIT_USAGE;
    if (options->manual)
        return emp_reference(true, print, NULL) == EMP_OK ? EXIT_YES : EXIT_UNREADABLE;
    if (read_options(&run)) code = read_baseline(&run, &baseline);
    if (code == EXIT_YES) code = lint_and_report(&run, arguments);
    for (size_t i = 0; i < run.n; i++) emp_free(run.playbooks[i]);
    return code;
}

static const struct option_row rows[] = {
    PLAYBOOK_OPTION,
    WORDS_OPTION("format", 0, "F[:FILE]", formats, "how (text); to FILE; may be repeated"),
    JSON_OPTION,
    TEXT_OPTION("select", 0, "RULES", select, "only these rules: ids or names, by commas"),
    TEXT_OPTION("ignore", 0, "RULES", ignore, "not these rules"),
    ONE_OF("profile", 0, "NAME", profile, "min basic standard strict",
           "min, basic, standard or strict (standard)"),
    ONE_OF("fail-on", 0, "LEVEL", fail_on, "error warning info never",
           "exit 1 from this level on (warning)"),
    FLAG("fix", 0, fix, "mend what needs no guessing, then report"),
    FLAG("unsafe-fixes", 0, unsafe_fixes, "mend also where the way out is a guess"),
    FLAG("diff", 0, diff, "show what --fix would change, and write nothing"),
    TEXT_OPTION("baseline", 0, "FILE", baseline, "report only what is not in FILE"),
    TEXT_OPTION("since", 0, "REV", since, "report only what was not found in this revision"),
    TEXT_OPTION("write-baseline", 0, "FILE", write_baseline, "write what is found to FILE"),
    CONFIG_OPTIONS,
    FLAG("show-config", 0, show_config, "every value in force for a file, and why it holds"),
    FLAG("test-rules", 0, test_rules, "run the examples of your own rules"),
    AS_OF_OPTION,
    MAX_SIZE_OPTION,
    FLAG("manual", 0, manual, "the list of keys in empower-config(5), in mdoc"),
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
        "--format says how findings are written, and with `:FILE` where to; given several times, "
        "it\n"
        "writes several reports in one run. On GitHub, where more than ten are found, `github` "
        "also\n"
        "adds the table of `markdown` to the summary of the job ($GITHUB_STEP_SUMMARY).\n"
        "\n"
        "A baseline lets a playbook with old findings pass while new ones fail.\n"
        "\n"
        "What a team sets for itself stands in .empower.yaml, beside the playbook or above it up to\n"
        "the root of the repository: profile, levels by rule and path, thresholds, rules of its own\n"
        "(see empower-config(5)). Options win over it.\n"
        "\n"
        "`empower explain RULE` says more about a rule; `empower explain` lists all rules.",
    .examples = "empower lint\n"
                "empower lint --select yaml-syntax,unknown-key --format json\n"
                "empower lint --format github --format sarif:lint.sarif\n",
    .options = rows,
    .n_options = sizeof rows / sizeof *rows,
    .choices = {"Formats", emp_reporter_at},
    .run = run,
};
