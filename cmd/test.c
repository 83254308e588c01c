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

static int add_playbook(struct test_run *run, const struct file_list *files) {
    struct emp_limits limits = limits_for(run->limit);
    struct emp_playbook *playbook;
    struct emp_test_counts counts;
    if (!read_playbook(files->files[0].name, files, &limits, &playbook)) return EXIT_UNREADABLE;
    run->playbooks = take_memory(run->playbooks, (run->n + 1) * sizeof *run->playbooks);
    run->playbooks[run->n++] = playbook;
    int code = settle(playbook, emp_test(&counts, playbook));
    run->failed += counts.failed;
    return code;
}

static int test_path(struct test_run *run, const char *path) {
    struct playbook_list list = {0};
    int code = find_playbooks(path, run->limit, &list) ? EXIT_YES : EXIT_UNREADABLE;
    for (size_t i = 0; code == EXIT_YES && i < list.n; i++)
        code = add_playbook(run, &list.items[i]);
    return code;
}

static int test_paths(struct test_run *run, const struct words *arguments) {
    if (!arguments->n) {
        const char *path = locate_playbook(run->options);
        return path ? test_path(run, path) : EXIT_USAGE;
    }
    int code = EXIT_YES;
    for (size_t i = 0; i < arguments->n && code == EXIT_YES; i++)
        code = test_path(run, arguments->items[i]);
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

static int run(const struct options *options, const struct words *arguments) {
    struct test_run run = {.options = options};
    const char *format = format_of(options);
    if (!format || !size_limit(options, &run.limit)) return EXIT_USAGE;
    int code = test_paths(&run, arguments);
    if (code == EXIT_YES) {
        enum emp_status status = emp_test_report(run.playbooks, run.n, format, print, NULL);
        code = status != EMP_OK ? EXIT_UNREADABLE : run.failed ? EXIT_NO : EXIT_YES;
    }
    for (size_t i = 0; i < run.n; i++) emp_free(run.playbooks[i]);
    return code;
}

static const struct option_row rows[] = {
    PLAYBOOK_OPTION,
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
        "exit code is 1 where one fails.",
    .examples = "empower test\n"
                "empower test --format tap\n",
    .options = rows,
    .n_options = sizeof rows / sizeof *rows,
    .run = run,
};
