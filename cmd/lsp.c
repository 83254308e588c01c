// empower lsp: a language server for editors, over standard input and output.
#include "files.h"
#include "terminal.h"

#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

// ---- the files of a playbook, as they stand on disk ----

struct host {
    size_t limit;     // of a file, in bytes
    const void *mark; // what was taken for the last answer came after it
};

// Up to where files may belong to the playbook of this one: the folder that the editor works in, or
// the repository. NULL: it stands alone, for nobody wants a whole disk to be read.
static const char *highest(const char *path, const char *const *folders, size_t n) {
    const char *best = NULL;
    for (size_t i = 0; i < n; i++) {
        if (!path_inside(folders[i], path)) continue;
        if (!best || strlen(folders[i]) < strlen(best)) best = folders[i];
    }
    for (char *folder = copy_text(path); !best && strrchr(folder, '/') > folder;) {
        *strrchr(folder, '/') = '\0';
        if (is_git_root(folder)) best = folder;
    }
    return best;
}

static bool holds(const struct file_list *list, const char *path) {
    for (size_t i = 0; i < list->n; i++)
        if (!strcmp(list->files[i].name, path)) return true;
    return false;
}

static enum emp_file_kind kind_of(const struct emp_file *file) {
    return emp_kind_of_file(file->bytes, file->len);
}

// Beside a playbook of one file, all other files are somebody else's.
static void drop_strangers(struct file_list *files) {
    size_t header = 0;
    for (size_t i = 0; i < files->n; i++) {
        if (kind_of(&files->files[i]) == EMP_FILE_SECTIONS) return;
        if (kind_of(&files->files[i]) == EMP_FILE_HEADER) header = i;
    }
    files->files[0] = files->files[header];
    files->n = 1;
}

// The playbook with this file in it; a file that is not there yet will be one of the folder's.
static const struct file_list *find_around(const struct playbook_list *list, const char *path) {
    bool there = is_file(path);
    for (size_t i = 0; i < list->n; i++) {
        struct file_list *files = &list->items[i];
        if (!files->headless) drop_strangers(files);
        if (!files->headless && (there ? holds(files, path) : files->here)) return files;
    }
    return NULL;
}

static const struct emp_file *files_around(void *context, const char *path,
                                           const char *const *folders, size_t n_folders,
                                           size_t *n) {
    struct host *host = context;
    const struct file_list *found = NULL;
    give_back_since(host->mark);
    const char *top = highest(path, folders, n_folders);
    char *folder = copy_text(path);
    while (top && !found && strrchr(folder, '/') > folder && path_inside(top, folder)) {
        struct playbook_list list = {0};
        *strrchr(folder, '/') = '\0';
        if (!is_folder(folder)) continue;
        if (!find_playbooks(folder, host->limit, &list)) break;
        found = find_around(&list, path);
    }
    *n = found ? found->n : 0;
    return found ? found->files : NULL;
}

// ---- the session ----

static const char *this_day(void *context) {
    (void)context;
    return today();
}

// One that cannot be read (said) is as if there were none.
static void configure(void *context, const struct emp_file *files, size_t n,
                      struct emp_lint_options *options) {
    static const struct options usual;
    const struct host *host = context;
    struct file_list list = {.files = (struct emp_file *)(uintptr_t)files, .n = n};
    struct found_config config;
    give_back_since(host->mark);
    if (!n || !find_config(&usual, files[0].name, &config)) return;
    set_config(options, &config, config_paths(&config, &list));
    if (config.name) options->config_name = format_text("%s/.empower.yaml", config.folder);
}

// Is there anything to read? Waits for it where there is nothing else to do, or nothing that
// hurries.
static bool has_input(enum emp_work left) {
    enum { PAUSE = 150 }; // milliseconds: longer than between two keys
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    int wait = left == EMP_WORK_NONE ? -1 : left == EMP_WORK_NOW ? 0 : PAUSE, ready;
    do ready = poll(&input, 1, wait);
    while (ready < 0 && errno == EINTR);
    return ready != 0;
}

// False at the end of the input.
static bool take_input(struct emp_editor *editor, enum emp_status *status) {
    char bytes[65536];
    ssize_t got;
    do got = read(STDIN_FILENO, bytes, sizeof bytes);
    while (got < 0 && errno == EINTR);
    if (got < 0) say("standard input cannot be read: %s", strerror(errno));
    if (got > 0) *status = emp_editor_feed(editor, bytes, (size_t)got);
    return got > 0;
}

// What came is answered before anything is linted: many changes at once are linted once.
static int serve(struct emp_editor *editor) {
    enum emp_status status = EMP_OK;
    bool clean = false, open = true;
    while (open && status == EMP_OK && !emp_editor_ended(editor, &clean)) {
        if (has_input(emp_editor_work_left(editor)))
            open = take_input(editor, &status);
        else
            status = emp_editor_work(editor);
        if (output_flush()) return EXIT_UNREADABLE;
    }
    // What came by a pipe is answered to its end.
    while (!open && status == EMP_OK && emp_editor_work_left(editor))
        status = emp_editor_work(editor);
    if (status == EMP_NO_MEMORY) say("there is no memory left");
    if (status != EMP_OK) return EXIT_UNREADABLE;
    emp_editor_ended(editor, &clean);
    return clean ? EXIT_YES : EXIT_NO;
}

static int run(const struct options *options, const struct words *arguments) {
    struct host host = {0};
    struct emp_editor *editor;
    if (arguments->n || is_terminal(STDIN_FILENO)) {
        say("an editor starts this command and talks with it; `empower help lsp` says how");
        return EXIT_USAGE;
    }
    if (!size_limit(options, &host.limit)) return EXIT_USAGE;
    host.mark = memory_mark();
    struct emp_editor_host world = {&host,    print,     files_around,
                                    this_day, configure, limits_for(host.limit)};
    if (emp_editor_open(&editor, &world, NULL) != EMP_OK) {
        say("there is no memory left");
        return EXIT_UNREADABLE;
    }
    int code = serve(editor);
    emp_editor_close(editor);
    return code;
}

static const struct option_row rows[] = {
    FLAG("stdio", 0, stdio, "over standard input and output, as always"),
    MAX_SIZE_OPTION,
};

const struct command command_lsp = {
    .name = "lsp",
    .arguments = "",
    .summary = "Helps in editors while a playbook is written",
    .details =
        "A language server (LSP 3.17). An editor starts it and shows what it says: findings\n"
        "while you type, help on keys and ids, what may be written next, where something\n"
        "is defined and used, its new name everywhere, the house style, and ways to mend\n"
        "a finding or to silence it. In .empower.yaml: mistakes, what may be written next,\n"
        "help on keys and rules. empower(1) says how editors are set up.\n"
        "\n"
        "A file that is open counts as it stands in the editor; the other files of its\n"
        "playbook as they stand on disk. All rules of the standard profile run once nothing\n"
        "has been typed for a moment; in a playbook that was just opened, the basic ones at\n"
        "once.\n"
        "\n"
        "Exit code 1 where the editor went away without shutting it down.",
    .examples = "empower lsp\n",
    .options = rows,
    .n_options = sizeof rows / sizeof *rows,
    .run = run,
};
