// Opens the one playbook that a command works on.
#include "cache.h"
#include "terminal.h"

#include <stdlib.h>
#include <string.h>

enum { MEBIBYTE = 1 << 20, MOST_MEBIBYTES = 1024 };

bool size_limit(const struct options *options, size_t *out) {
    *out = MEBIBYTE;
    if (!options->max_size) return true;
    char *end;
    unsigned long size = strtoul(options->max_size, &end, 10);
    if (*end || !size || size > MOST_MEBIBYTES || options->max_size[0] == '-') {
        say("--max-size takes a number of MiB from 1 to %d (not \"%s\")", MOST_MEBIBYTES,
            options->max_size);
        return false;
    }
    *out = size * MEBIBYTE;
    return true;
}

// Texts and entries grow with the file: the shortest take about ten bytes.
struct emp_limits limits_for(size_t bytes) {
    struct emp_limits limits = {.file_bytes = bytes};
    if (bytes > MEBIBYTE) limits.nodes = bytes / 10;
    return limits;
}

static int say_several(const char *path, const struct playbook_list *list) {
    say("%s holds %zu playbooks; name one of them with -p:", path, list->n);
    for (size_t i = 0; i < list->n && i < 10; i++) say("  -p %s", list->items[i].path);
    return EXIT_USAGE;
}

int settle(const struct emp_playbook *playbook, enum emp_status status) {
    if (status == EMP_OK) return EXIT_YES;
    if (status != EMP_WRITE_FAILED) say("%s", emp_message(playbook));
    return status == EMP_BAD_ARGUMENT || status == EMP_NOT_FOUND ? EXIT_USAGE : EXIT_UNREADABLE;
}

// The only playbook, or the only one whose header stands in the folder itself: folders below with a
// header of their own are apart.
static const struct file_list *choose(const struct playbook_list *list) {
    if (list->n == 1) return &list->items[0];
    for (size_t i = 0; i < list->n; i++)
        if (list->items[i].here) return &list->items[i];
    return NULL;
}

// A file of another kind has nothing to answer from.
static bool holds_nothing(struct emp_playbook *playbook) {
    struct emp_summary summary;
    return emp_read_errors(playbook) && emp_summary(&summary, playbook) == EMP_OK &&
           !summary.id[0] && !summary.title[0] &&
           !(summary.scenarios + summary.gestures + summary.roles);
}

static void warn_if_broken(const struct options *options, const struct emp_playbook *playbook,
                           const struct file_list *files, const char *path) {
    size_t errors = emp_read_errors(playbook);
    if (!errors || options->quiet) return;
    say("%s has %zu mistake%s; the answer rests on what could be read. `empower lint %s` shows %s.",
        files->path, errors, errors == 1 ? "" : "s", path, errors == 1 ? "it" : "them");
}

void hint_at_folder(const struct options *options, const struct file_list *files) {
    const char *path = files->path, *slash = strrchr(path, '/');
    if (options->quiet || files->n > 1 || !is_file(path)) return;
    if (emp_kind_of_file(files->files[0].bytes, files->files[0].len) != EMP_FILE_HEADER) return;
    const char *folder = slash ? format_text("%.*s", (int)(slash - path), path) : ".";
    if (slash == path || !is_spread(folder)) return;
    say("%s was read alone, without the other files of its playbook; -p %s reads them all", path,
        folder);
}

static bool say_unread(const char *name, enum emp_status status) {
    if (status == EMP_OK) return false;
    say("%s: %s", name,
        status == EMP_NO_MEMORY ? "there is no memory left" : "larger than the limits allow");
    return true;
}

bool read_playbook(const char *name, const struct file_list *files, const struct emp_limits *limits,
                   struct emp_playbook **out) {
    return !say_unread(name, emp_read(out, files->files, files->n, limits, NULL));
}

static int each_at(const char *path, size_t limit, take_playbook *take, void *context) {
    struct playbook_list list = {0};
    int code = find_playbooks(path, limit, &list) ? EXIT_YES : EXIT_UNREADABLE;
    for (size_t i = 0; code == EXIT_YES && i < list.n; i++) code = take(context, &list.items[i]);
    return code;
}

int each_playbook(const struct options *options, const struct words *paths, size_t limit,
                  take_playbook *take, void *context) {
    int code = EXIT_YES;
    if (!paths->n) {
        const char *path = locate_playbook(options);
        return path ? each_at(path, limit, take, context) : EXIT_USAGE;
    }
    // One that is missing keeps nobody from hearing of the others.
    for (size_t i = 0; i < paths->n && code != EXIT_USAGE; i++) {
        int one = each_at(paths->items[i], limit, take, context);
        if (one == EXIT_USAGE || code == EXIT_YES || (one == EXIT_UNREADABLE && code == EXIT_NO))
            code = one;
    }
    return code;
}

int open_playbook(const struct options *options, struct emp_playbook **out) {
    struct cache none = {.off = true};
    int code = open_by_cache(options, &none, out);
    if (code == EXIT_YES) hint_at_folder(options, none.files);
    return code;
}

int open_by_cache(const struct options *options, struct cache *cache, struct emp_playbook **out) {
    size_t limit;
    *out = NULL;
    if (!size_limit(options, &limit)) return EXIT_USAGE;
    const char *path = locate_playbook(options);
    if (!path) return EXIT_USAGE;
    struct playbook_list list = {0};
    if (!find_playbooks(path, limit, &list)) return EXIT_UNREADABLE;
    const struct file_list *files = choose(&list);
    if (!files) return say_several(path, &list);
    struct emp_limits limits = limits_for(limit);
    if (say_unread(path, cache_read(cache, files, &limits, out))) return EXIT_UNREADABLE;
    if (holds_nothing(*out)) {
        say("%s holds no playbook that can be read; `empower lint %s` says why", path, path);
        return EXIT_UNREADABLE;
    }
    cache->files = files;
    warn_if_broken(options, *out, files, path);
    return EXIT_YES;
}
