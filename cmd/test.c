// empower test: runs the examples of playbooks.
#include "files.h"
#include "terminal.h"

#include <string.h>

struct test_run {
    const struct options *options;
    size_t limit;
    struct emp_playbook **playbooks;
    size_t n;
    size_t failed;
};

static int add_playbook(void *context, const struct file_list *files) {
    struct test_run *run = context;
    struct emp_limits limits = limits_for(run->limit);
    struct emp_playbook *playbook;
    struct emp_test_counts counts;
    if (!read_playbook(files->files[0].name, files, &limits, &playbook)) return EXIT_UNREADABLE;
    hint_at_folder(run->options, files);
    run->playbooks = take_memory(run->playbooks, (run->n + 1) * sizeof *run->playbooks);
    run->playbooks[run->n++] = playbook;
    int code = settle(playbook, emp_test(&counts, playbook));
    run->failed += counts.failed;
    if (code == EXIT_YES && run->options->coverage)
        code = settle(playbook, emp_test_coverage(playbook));
    if (code == EXIT_YES && run->options->mutate)
        code = settle(playbook, emp_test_mutate(playbook));
    return code;
}

static const char *format_of(const struct options *options) {
    struct emp_item item;
    if (options->formats.n > 1) {
        say("test writes one format at a time");
        return NULL;
    }
    const char *name = options->json ? "json" : "text";
    if (options->formats.n) name = options->formats.items[0];
    for (size_t i = 0; emp_test_format_at(&item, i); i++)
        if (!strcmp(item.name, name)) return name;
    say("there is no format \"%s\"; there are text, json, junit and tap", name);
    return NULL;
}

// What goes beyond passed and failed has no place in the formats of other tools.
static bool fits(const struct options *options, const char *format) {
    bool more = options->coverage || options->mutate;
    if (!more || !strcmp(format, "text") || !strcmp(format, "json")) return true;
    say("--%s is shown as text or json, not as %s; run the command twice for both",
        options->coverage ? "coverage" : "mutate", format);
    return false;
}

static int run(const struct options *options, const struct words *arguments) {
    struct test_run run = {.options = options};
    const char *format = format_of(options);
    if (!format || !fits(options, format) || !size_limit(options, &run.limit)) return EXIT_USAGE;
    int code = each_playbook(options, arguments, run.limit, add_playbook, &run);
    if (code != EXIT_USAGE && run.n) {
        enum emp_status status = emp_test_report(run.playbooks, run.n, format, print, NULL);
        if (status != EMP_OK) code = EXIT_UNREADABLE;
        if (code == EXIT_YES && run.failed) code = EXIT_NO;
    }
    for (size_t i = 0; i < run.n; i++) emp_free(run.playbooks[i]);
    return code;
}

static const struct option_row rows[] = {
    PLAYBOOK_OPTION,
    FLAG("coverage", 0, coverage, "also show what no example touches"),
    FLAG("mutate", 0, mutate, "also show which mistakes no example would notice"),
    WORDS_OPTION("format", 0, "F", formats, "text, json, junit or tap (text)"),
    JSON_OPTION,
    MAX_SIZE_OPTION,
};

const struct command command_test = {
    .name = "test",
    .arguments = "[PATH..]",
    .summary = "Runs the examples of playbooks",
    .details =
        "An example with give: is decided, and what it expects is compared: the verdict, and where "
        "it\n"
        "names them by, to, with, missing, limit and reason. One with said: is looked up. One "
        "with\n"
        "never: is proved for every combination of facts; where there are too many of them, it is\n"
        "reported as not analysed.\n"
        "\n"
        "Examples are run as of `on`, else of the first day of `effective`, and never of today. "
        "The\n"
        "exit code is 1 where one fails.\n"
        "\n"
        "With --coverage comes what no example touches: grants, clauses, evidence, minimum,\n"
        "count, guardrails and escalations that no example's decision rests on, scenarios\n"
        "that none expects, and scenarios that look-up takes for one another. Below each\n"
        "stands an example to paste, where one was found. An example with never: says only\n"
        "what does not happen, and touches nothing.\n"
        "\n"
        "With --mutate the mistakes that people make are tried out one by one: one more or\n"
        "less, two digits swapped, a digit lost, a zero more or less, at least for more than,\n"
        "no for yes, a day off. Of each place in limits, counts, conditions and dates the\n"
        "nearest mistake that no example notices is shown, and an example that would notice.\n"
        "What a mistake does is found by comparing every combination of facts; where it makes\n"
        "no difference, it is only counted.\n"
        "\n"
        "Neither changes the exit code, for they only inform.",
    .examples = "empower test\n"
                "empower test --coverage\n"
                "empower test --mutate\n"
                "empower test --format tap\n",
    .options = rows,
    .n_options = sizeof rows / sizeof *rows,
    .run = run,
};
