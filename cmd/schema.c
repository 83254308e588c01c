// empower schema: the language as a JSON Schema, or as its manual.
#include "command.h"
#include "terminal.h"

static int run(const struct options *options, const struct words *arguments) {
    if (arguments->n) {
        say("schema takes no words");
        return EXIT_USAGE;
    }
    enum emp_status status =
        options->manual ? emp_reference(false, print, NULL) : emp_schema(print, NULL);
    return status == EMP_OK ? EXIT_YES : EXIT_UNREADABLE;
}

static const struct option_row rows[] = {
    FLAG("manual", 0, manual, "the reference part of playbook(5), in mdoc"),
};

const struct command command_schema = {
    .name = "schema",
    .arguments = "",
    .summary = "Writes the JSON Schema of playbooks, for editors",
    .details = "An editor with a YAML language server completes keys, shows their help and marks\n"
               "mistakes while one types, where the first line of the playbook names the file:\n"
               "  # yaml-language-server: $schema=playbook.schema.json",
    .examples = "empower schema\n",
    .options = rows,
    .n_options = sizeof rows / sizeof *rows,
    .run = run,
};
