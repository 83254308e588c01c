// empower show: what a playbook holds.
#include "files.h"
#include "terminal.h"

static int run(const struct options *options, const struct words *arguments) {
    if (arguments->n > 1) {
        say("show takes one kind or id, as in `empower show gestures`");
        return EXIT_USAGE;
    }
    struct emp_show_options show = {
        .as_of = options->as_of ? options->as_of : today(),
        .width = terminal_width(80),
        .color = color_wanted(options->color),
        .json = options->json,
    };
    struct emp_playbook *playbook;
    int code = open_playbook(options, &playbook);
    if (code == EXIT_YES) {
        const char *what = arguments->n ? arguments->items[0] : NULL;
        enum emp_status status = emp_show(playbook, what, &show, print, NULL);
        code = settle(playbook, status);
        if (status == EMP_NOT_FOUND) code = EXIT_NO;
    }
    emp_free(playbook);
    return code;
}

static const struct option_row rows[] = {PLAYBOOK_OPTION, AS_OF_OPTION, JSON_OPTION,
                                         MAX_SIZE_OPTION};

const struct command command_show = {
    .name = "show",
    .arguments = "[KIND|ID]",
    .summary = "Shows what a playbook holds, or one entry in full",
    .details =
        "Without a word: the playbook at a glance, with its version and digest. With a kind\n"
        "(scenarios, gestures, roles, facts ...): its entries, a line each. With another key of "
        "the\n"
        "top level (assurances, words, examples ...): what stands there. With an id: the entry in\n"
        "full. Where several kinds have the id, write the kind before it, as in\n"
        "role/guest-agent.",
    .examples = "empower show\n"
                "empower show gestures\n"
                "empower show noisy-room\n",
    .options = rows,
    .n_options = sizeof rows / sizeof *rows,
    .run = run,
};
