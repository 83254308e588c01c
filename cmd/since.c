// Reads and lints playbooks as they were in an earlier revision.
#include "since.h"

#include "terminal.h"

#include <stdlib.h>
#include <string.h>

struct earlier {
    const struct options *options;
    const char *revision;
    size_t limit;
    const struct emp_lint_options *lint;
    const struct emp_limits *limits;
    struct emp_playbook **playbooks;
    size_t n;
};

// Under the configuration of today: what it asks for newly is no news of the playbook.
static int lint_one(struct earlier *earlier, const char *path, const struct file_list *files) {
    struct emp_playbook *playbook;
    struct found_config config;
    struct emp_lint_options lint = *earlier->lint;
    if (!find_config(earlier->options, path, &config)) return EXIT_UNREADABLE;
    set_config(&lint, &config, config_paths(&config, files));
    if (!read_playbook(files->path, files, earlier->limits, &playbook)) return EXIT_UNREADABLE;
    earlier->playbooks =
        take_memory(earlier->playbooks, (earlier->n + 1) * sizeof *earlier->playbooks);
    earlier->playbooks[earlier->n++] = playbook;
    return settle(playbook, emp_lint(playbook, &lint));
}

static int lint_at(struct earlier *earlier, const char *path) {
    struct playbook_list list = {0};
    const char *name = named_then(earlier->revision, path);
    if (!name) {
        say("--since compares files of this repository, and %s is none", path);
        return EXIT_USAGE;
    }
    if (!has_revision(name)) return EXIT_YES;
    int code = find_playbooks(name, earlier->limit, &list) ? EXIT_YES : EXIT_UNREADABLE;
    for (size_t i = 0; i < list.n && code == EXIT_YES; i++)
        code = lint_one(earlier, path, &list.items[i]);
    return code;
}

static int lint_all(struct earlier *earlier, const struct options *options,
                    const struct words *paths) {
    int code = EXIT_YES;
    if (!paths->n) {
        const char *path = locate_playbook(options);
        return path ? lint_at(earlier, path) : EXIT_USAGE;
    }
    for (size_t i = 0; i < paths->n && code == EXIT_YES; i++)
        code = lint_at(earlier, paths->items[i]);
    return code;
}

int findings_since(const struct options *options, const struct words *paths, size_t limit,
                   const struct emp_lint_options *lint, const struct emp_limits *limits,
                   struct bytes *known) {
    struct earlier earlier = {.options = options,
                              .revision = options->since,
                              .limit = limit,
                              .lint = lint,
                              .limits = limits};
    if (!has_revision(format_text("%s^{commit}", options->since))) {
        say("git has no revision \"%s\" here", options->since);
        return EXIT_USAGE;
    }
    int code = lint_all(&earlier, options, paths);
    if (code == EXIT_YES &&
        emp_write_baseline(earlier.playbooks, earlier.n, gather, known) != EMP_OK)
        code = EXIT_UNREADABLE;
    for (size_t i = 0; i < earlier.n; i++) emp_free(earlier.playbooks[i]);
    return code;
}
