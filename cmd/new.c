// empower new: an entry to fill in, at its place in the playbook.
#include "files.h"
#include "terminal.h"

struct new_run {
    const struct options *options;
    const char *kind, *id;
};

static int take(void *context, const struct emp_edited *file) {
    const struct new_run *run = context;
    if (run->options->diff) {
        print_diff(file);
        return 0;
    }
    if (!put_back(file)) return 1;
    if (!run->options->quiet)
        say("added the %s %s: %s:%zu; fill in what says TODO", run->kind, run->id, file->name,
            file->line);
    return 0;
}

static int say_usage(void) {
    struct emp_item kind;
    say("new takes a kind and an id, as in `empower new scenario lost-voucher`; the kinds are:");
    for (size_t i = 0; emp_kind_at(&kind, i); i++) say("  %-11s %s", kind.name, kind.title);
    return EXIT_USAGE;
}

static int run(const struct options *options, const struct words *arguments) {
    if (arguments->n != 2) return say_usage();
    struct new_run run = {options, arguments->items[0], arguments->items[1]};
    struct emp_playbook *playbook;
    int code = open_playbook(options, &playbook);
    if (code == EXIT_YES) code = settle(playbook, emp_new(playbook, run.kind, run.id, take, &run));
    emp_free(playbook);
    return code;
}

static const struct option_row rows[] = {
    PLAYBOOK_OPTION,
    FLAG("diff", 0, diff, "show what would be added, and write nothing"),
    MAX_SIZE_OPTION,
};

const struct command command_new = {
    .name = "new",
    .arguments = "KIND ID",
    .summary = "Adds an entry to fill in",
    .details = "KIND is scenario, gesture, role, team, route, tool, fact, term, guardrail,\n"
               "escalation, notice, principle, aim, story, exercise or example. The entry\n"
               "goes behind the last one of its kind, in the file that has most of them,\n"
               "and is written as its neighbours are; nothing else of the file changes.\n"
               "Keys that it needs say TODO, which lint finds; the others stand there as\n"
               "comments with an example each.\n"
               "\n"
               "A new gesture is given by nobody, and a new term or escalation never holds,\n"
               "until you say who and when. The ID of an example is that of the gesture or\n"
               "scenario that it is about.",
    .examples = "empower new scenario lost-voucher\n"
                "empower new gesture free-parking --diff\n",
    .options = rows,
    .n_options = sizeof rows / sizeof *rows,
    .run = run,
};
