// empower fmt: gives playbooks the house style, byte by byte.
#include "files.h"
#include "terminal.h"

#include <stdio.h>
#include <string.h>

struct fmt_run {
    const struct options *options;
    size_t limit;
    size_t changed;
    bool broken; // a file could not be read: of the playbook at hand, then of any
};

static int take(void *context, const struct emp_edited *file) {
    struct fmt_run *run = context;
    bool shown = run->options->check || run->options->diff;
    bool to_stdout = !strcmp(file->name, "<stdin>") && !shown;
    run->broken |= file->broken;
    run->changed += file->changed;
    if (file->broken || (!file->changed && !to_stdout)) return 0;
    if (run->options->diff)
        print_diff(file);
    else if (run->options->check)
        emp_escape(file->name, strlen(file->name), print, NULL), print_text("\n");
    else if (!put_back(file))
        return 1;
    else if (!run->options->quiet && !to_stdout)
        say("formatted %s", file->name);
    return 0;
}

static int print_error(void *context, const char *bytes, size_t len) {
    (void)context;
    return fwrite(bytes, 1, len, stderr) != len;
}

// What keeps files from being read, as lint says it.
static void say_broken(struct emp_playbook *playbook) {
    static const struct emp_lint_options syntax = {.select = "yaml-syntax"};
    struct emp_report_options report = {.width = terminal_width(80)};
    if (emp_lint(playbook, &syntax) == EMP_OK)
        emp_report(&playbook, 1, "text", &report, print_error, NULL);
    say("what YAML cannot read is left as it is; mend it first");
}

static int format_playbook(void *context, const struct file_list *files) {
    struct fmt_run *run = context;
    struct emp_limits limits = limits_for(run->limit);
    struct emp_playbook *playbook;
    bool broken = run->broken;
    run->broken = false;
    if (!read_playbook(files->files[0].name, files, &limits, &playbook)) return EXIT_UNREADABLE;
    int code = settle(playbook, emp_format(playbook, take, run));
    if (run->broken) say_broken(playbook);
    run->broken |= broken;
    emp_free(playbook);
    return code;
}

static int run(const struct options *options, const struct words *arguments) {
    struct fmt_run run = {.options = options};
    if (!size_limit(options, &run.limit)) return EXIT_USAGE;
    int code = each_playbook(options, arguments, run.limit, format_playbook, &run);
    if (code != EXIT_YES) return code;
    if (run.broken) return EXIT_UNREADABLE;
    return run.changed && (options->check || options->diff) ? EXIT_NO : EXIT_YES;
}

static const struct option_row rows[] = {
    PLAYBOOK_OPTION,
    FLAG("check", 0, check, "name the files that would change, and write nothing"),
    FLAG("diff", 0, diff, "show what would change, and write nothing"),
    MAX_SIZE_OPTION,
};

const struct command command_fmt = {
    .name = "fmt",
    .arguments = "[PATH..]",
    .summary = "Gives playbooks the house style",
    .details = "Two blanks a level, LF, a line break at the end, no blanks at the ends of\n"
               "lines, no tabs; one blank line where there were several, and one between\n"
               "entries that take several lines; \"at least 2\" for \">= 2\"; quotes round\n"
               "texts that other software would cut or retype. Only these bytes change:\n"
               "your order, your lines and every comment stay, and so does the meaning,\n"
               "which is checked before anything is written. A file that YAML cannot read\n"
               "is left as it is.\n"
               "\n"
               "A folder has all its files formatted. \"-\" reads standard input and writes\n"
               "standard output. With --check or --diff, exit 1 says that something would\n"
               "change.",
    .examples = "empower fmt\n"
                "empower fmt --check\n"
                "empower fmt --diff playbook\n",
    .options = rows,
    .n_options = sizeof rows / sizeof *rows,
    .run = run,
};
