// empower lint --fix: writes mended files back, and reads them again.
#include "mend.h"

#include "terminal.h"

#include <string.h>

bool mends(const struct options *options) {
    return options->fix || options->unsafe_fixes || options->diff;
}

// One playbook's files, which the mended ones replace one after the other.
struct round {
    struct mending *mending;
    struct emp_file *files;
    size_t n; // that have been taken
    bool changed;
};

static int take(void *context, const struct emp_edited *file) {
    struct round *round = context;
    struct emp_file *mended = &round->files[round->n++];
    if (!file->changed) return 0;
    round->changed = true;
    if (round->mending->options->diff) {
        print_diff(file);
        return 0;
    }
    char *bytes = take_memory(NULL, file->len + 1);
    memcpy(bytes, file->bytes, file->len);
    mended->bytes = bytes;
    mended->len = file->len;
    return !put_back(file);
}

static void say_mended(const struct round *round, const char *path, size_t fixed) {
    const struct options *options = round->mending->options;
    if (fixed && !options->quiet && !options->diff)
        say("mended %zu finding%s in %s", fixed, fixed == 1 ? "" : "s", path);
}

int mend(struct mending *mending, const struct emp_lint_options *lint,
         const struct file_list *files, const struct emp_limits *limits,
         struct emp_playbook **playbook) {
    if (!strcmp(files->files[0].name, "<stdin>") && !mending->options->diff) {
        say("what comes from standard input cannot be mended there: use --diff, or name the file");
        emp_free(*playbook);
        return EXIT_USAGE;
    }
    struct file_list mended = *files;
    mended.files = take_memory(NULL, files->n * sizeof *files->files);
    memcpy(mended.files, files->files, files->n * sizeof *files->files);
    struct round round = {.mending = mending, .files = mended.files};
    size_t fixed = 0;
    int code = settle(
        *playbook, emp_fix(*playbook, lint, mending->options->unsafe_fixes, &fixed, take, &round));
    mending->changed |= round.changed;
    if (code == EXIT_YES && !round.changed) return EXIT_YES;
    emp_free(*playbook);
    if (code != EXIT_YES) return code;
    say_mended(&round, files->path, fixed);
    return read_playbook(files->files[0].name, &mended, limits, playbook) ? EXIT_YES
                                                                          : EXIT_UNREADABLE;
}
