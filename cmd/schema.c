// empower schema: the language or the configuration as a JSON Schema, or the language as its
// manual.
#include "command.h"
#include "terminal.h"

#include <string.h>

static const struct {
    const char *name;
    enum emp_status (*write)(emp_write *write, void *context);
} schemas[] = {{"playbook", emp_schema}, {"config", emp_config_schema}};

static int write_schema(const char *name) {
    for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++)
        if (!strcmp(name, schemas[i].name))
            return schemas[i].write(print, NULL) == EMP_OK ? EXIT_YES : EXIT_UNREADABLE;
    say("there is no schema \"%s\"; write `empower schema` or `empower schema config`", name);
    return EXIT_USAGE;
}

static int run(const struct options *options, const struct words *arguments) {
    if (arguments->n > 1) {
        say("schema takes one word, as in `empower schema config`");
        return EXIT_USAGE;
    }
    if (options->manual)
        return emp_reference(false, print, NULL) == EMP_OK ? EXIT_YES : EXIT_UNREADABLE;
    return write_schema(arguments->n ? arguments->items[0] : schemas[0].name);
}

static const struct option_row rows[] = {
    FLAG("manual", 0, manual, "the reference part of playbook(5), in mdoc"),
};

const struct command command_schema = {
    .name = "schema",
    .arguments = "[playbook|config]",
    .summary = "Writes the JSON Schema of playbooks or .empower.yaml",
    .details = "An editor with a YAML language server completes keys, shows their help and marks\n"
               "mistakes while one types, where the first line of the playbook names the file:\n"
               "  # yaml-language-server: $schema=playbook.schema.json\n"
               "and in the same way in .empower.yaml, with the schema that `config` writes.",
    .examples = "empower schema\n"
                "empower schema config > empower.schema.json\n",
    .options = rows,
    .n_options = sizeof rows / sizeof *rows,
    .run = run,
};
