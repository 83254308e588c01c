// empower help: the overview, a command, or the commands' part of the manual.
#include "command.h"
#include "terminal.h"

#include <string.h>

static int print_manual(void) {
    const struct command *command;
    for (size_t i = 0; (command = command_at(i)); i++) help_manual(command);
    return EXIT_YES;
}

// The section of a page of the manual, NULL for what is none.
static const char *section_of(const char *name) {
    static const char *const pages[][2] = {{"playbook", "5"},
                                           {"empower-config", "5"},
                                           {"empower-document", "5"},
                                           {"empower-rules", "7"}};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        if (!strcmp(name, pages[i][0])) return pages[i][1];
    return NULL;
}

static int run(const struct options *options, const struct words *arguments) {
    if (options->manual) return print_manual();
    if (!arguments->n) {
        help_overview();
        return EXIT_YES;
    }
    const char *name = arguments->items[0];
    const struct command *command = command_find(name), *near = command_near(name);
    struct emp_rule rule;
    if (command)
        help_long(command);
    else if (emp_rule_find(&rule, name))
        say("\"%s\" is a rule: `empower explain %s` says what it is about", name, name);
    else if (section_of(name))
        say("\"%s\" is a page of the manual: man %s %s", name, section_of(name), name);
    else if (near)
        say("there is no help on \"%s\"; did you mean `empower help %s`?", name, near->name);
    else
        say("there is no help on \"%s\"; `empower help` lists the commands", name);
    return command ? EXIT_YES : EXIT_USAGE;
}

static const struct option_row rows[] = {
    FLAG("manual", 0, manual, "the commands' part of empower(1), in mdoc"),
};

const struct command command_help = {
    .name = "help",
    .arguments = "[COMMAND]",
    .summary = "Shows all commands, or all there is to say on one",
    .details = "`empower COMMAND -h` shows a command in short.",
    .examples = "empower help\n"
                "empower help lint\n",
    .options = rows,
    .n_options = sizeof rows / sizeof *rows,
    .run = run,
};
