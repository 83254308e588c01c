// empower completion: what a shell needs to complete commands and options.
#include "command.h"
#include "terminal.h"

#include <string.h>

static void print_option_names(const struct command *command, const char *between) {
    for (size_t i = 0; i < command->n_options; i++)
        print_format("%s--%s", between, command->options[i].name);
    for (size_t i = 0; i < n_common_options; i++)
        print_format("%s--%s", between, common_options[i].name);
}

static void print_bash(void) {
    const struct command *command;
    print_text("_empower() {\n"
               "  local word=${COMP_WORDS[COMP_CWORD]} words=\n"
               "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    words='");
    for (size_t i = 0; (command = command_at(i)); i++)
        print_format("%s%s", i ? " " : "", command->name);
    print_text("'\n  else\n    case ${COMP_WORDS[1]} in\n");
    for (size_t i = 0; (command = command_at(i)); i++) {
        print_format("      %s) words='", command->name);
        print_option_names(command, " ");
        print_text("' ;;\n");
    }
    print_text("    esac\n"
               "    case $word in -*) ;; *) words= ;; esac\n"
               "  fi\n"
               "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
               "  [ \"${#COMPREPLY[@]}\" -gt 0 ] || COMPREPLY=($(compgen -f -- \"$word\"))\n"
               "}\n"
               "complete -o filenames -F _empower empower\n");
}

// Help in single quotes: no quote may be in it.
static void print_quoted(const char *text) {
    for (; *text; text++)
        if (*text != '\'') print_format("%c", *text);
}

static void print_fish_option(const char *command, const struct option_row *row) {
    print_format("complete -c empower -n '__fish_seen_subcommand_from %s' -l %s", command,
                 row->name);
    if (row->letter) print_format(" -s %c", row->letter);
    if (row->argument) print_text(" -r");
    if (row->values) print_format(" -f -a '%s'", row->values);
    print_text(" -d '");
    print_quoted(row->help);
    print_text("'\n");
}

static void print_fish(void) {
    const struct command *command;
    for (size_t i = 0; (command = command_at(i)); i++) {
        print_format("complete -c empower -n __fish_use_subcommand -f -a %s -d '", command->name);
        print_quoted(command->summary);
        print_text("'\n");
        for (size_t o = 0; o < command->n_options; o++)
            print_fish_option(command->name, &command->options[o]);
    }
}

static void print_zsh(void) {
    print_text("#compdef empower\n"
               "autoload -U +X bashcompinit && bashcompinit\n");
    print_bash();
}

static int run(const struct options *options, const struct words *arguments) {
    (void)options;
    const char *shell = arguments->n == 1 ? arguments->items[0] : "";
    if (!strcmp(shell, "bash"))
        print_bash();
    else if (!strcmp(shell, "zsh"))
        print_zsh();
    else if (!strcmp(shell, "fish"))
        print_fish();
    else {
        say("completion takes one of: bash, zsh, fish");
        return EXIT_USAGE;
    }
    return EXIT_YES;
}

const struct command command_completion = {
    .name = "completion",
    .arguments = "SHELL",
    .summary = "Writes completions for bash, zsh or fish",
    .details = "For bash, put this into ~/.bashrc:\n"
               "  eval \"$(empower completion bash)\"\n"
               "For zsh, write it to a file _empower in a folder of $fpath.\n"
               "\n"
               "For fish, write it to ~/.config/fish/completions/empower.fish.",
    .examples = "empower completion bash\n",
    .run = run,
};
