// The door to the commands: finds the row, reads its options, runs it, checks the last output.
#include "command.h"
#include "terminal.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct {
    const struct command *command;
    enum command_group group;
} commands[] = {
#define X(name, group) {&command_##name, GROUP_##group},
#include "commands.def"
#undef X
};

enum { COMMANDS = sizeof commands / sizeof *commands };

const struct command *command_at(size_t i) {
    return i < COMMANDS ? commands[i].command : NULL;
}

enum command_group command_group_at(size_t i) {
    return commands[i].group;
}

const struct command *command_find(const char *name) {
    for (size_t i = 0; i < COMMANDS; i++)
        if (!strcmp(name, commands[i].command->name)) return commands[i].command;
    return NULL;
}

const struct command *command_near(const char *name) {
    const struct command *best = NULL;
    size_t nearest = 6;
    for (size_t i = 0; i < COMMANDS; i++) {
        // People seldom mistype the first letter: it counts as half a mistake.
        const char *other = commands[i].command->name;
        size_t distance = 2 * emp_distance(name, other, 2) + (name[0] != other[0]);
        if (distance < nearest) nearest = distance, best = commands[i].command;
    }
    return best;
}

// A descriptor that the caller closed would be given to the next file that is opened: hold its
// place with one that cannot be used, so that reading it is no empty input and writing to it no
// success.
static void hold_descriptors(void) {
    for (int descriptor = 0; descriptor <= 2; descriptor++) {
        int mode = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY;
        if (fcntl(descriptor, F_GETFD) < 0 && open("/dev/null", mode) < 0) _exit(EXIT_UNREADABLE);
    }
}

static int say_unknown(const char *name) {
    const struct command *near = command_near(name);
    if (near)
        say("there is no command \"%s\"; did you mean `empower %s`?", name, near->name);
    else if (name[0] == '-')
        say("the command comes first, its options behind it; `empower help` lists the commands");
    else
        say("there is no command \"%s\"; `empower help` lists them", name);
    return EXIT_USAGE;
}

static int run(const struct command *command, int argc, char **argv) {
    struct options options = {0};
    struct words arguments = {0};
    int code = EXIT_USAGE;
    if (options_read(command, argc, argv, &options, &arguments)) {
        code = EXIT_YES;
        if (options.long_help)
            help_long(command);
        else if (options.help)
            help_short(command);
        else
            code = command->run(&options, &arguments);
    }
    return code;
}

static bool is_one_of(const char *word, const char *a, const char *b) {
    return !strcmp(word, a) || !strcmp(word, b);
}

int main(int argc, char **argv) {
    hold_descriptors();
    signal(SIGPIPE, SIG_IGN);
    int code = EXIT_YES;
    if (argc < 2 || is_one_of(argv[1], "-h", "--help")) {
        help_overview();
    } else if (is_one_of(argv[1], "-V", "--version")) {
        print_format("empower %s\n", emp_version());
    } else {
        const struct command *command = command_find(argv[1]);
        code = command ? run(command, argc - 2, argv + 2) : say_unknown(argv[1]);
    }
    code = output_finish(code);
    give_back_memory();
    return code;
}
