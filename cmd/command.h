// A command is one row: its words for help, its options, and what it does.
#ifndef CMD_COMMAND_H
#define CMD_COMMAND_H

#include "empower.h"

#include <stdbool.h>
#include <stddef.h>

// The exit codes; one table for all commands.
enum exit_code {
    EXIT_YES = 0,        // yes, clean, found
    EXIT_NO = 1,         // no, findings, differences, nothing found
    EXIT_USAGE = 2,      // the call, or a fact, cannot be
    EXIT_UNREADABLE = 3, // playbook unreadable, or the answer could not be written
    EXIT_APPROVAL = 4,   // needs approval
    EXIT_ESCALATE = 5,   // hand it over
    EXIT_ASK = 6,        // facts are missing
};

enum command_group { GROUP_WRITE, GROUP_CHECK, GROUP_USE, GROUP_PRINT, GROUP_TOOLS, GROUP_COUNT };

// Words that were given for an option that may be repeated, or as arguments.
struct words {
    const char **items;
    size_t n;
};

// Every option of every command; a command's rows say which it takes.
struct options {
    bool help, long_help, quiet, json, batch, receipt, no_input, explain, manual;
    bool coverage, mutate, check, diff, fix, unsafe_fixes, stdio;
    bool no_config, show_config, test_rules, large, key;
    const char *color;
    const char *playbook, *role, *channel, *as_of, *output, *example, *paper;
    const char *select, *ignore, *profile, *fail_on, *baseline, *write_baseline;
    const char *top, *max_size, *contacts, *since, *config, *audience, *people, *theme;
    struct words formats, scenarios, font_dirs;
};

enum option_type { OPTION_FLAG, OPTION_TEXT, OPTION_WORDS };

struct option_row {
    const char *name;     // "role", of --role
    char letter;          // 'r', or 0
    const char *argument; // "ROLE"; NULL for a flag
    const char *help;     // one line
    const char *values;   // "auto always never": all that it takes; NULL: anything
    unsigned char type;   // enum option_type
    size_t offset;        // in struct options
};

#define FLAG(name, letter, field, help) \
    { name, letter, NULL, help, NULL, OPTION_FLAG, offsetof(struct options, field) }
#define TEXT_OPTION(name, letter, argument, field, help) \
    { name, letter, argument, help, NULL, OPTION_TEXT, offsetof(struct options, field) }
#define ONE_OF(name, letter, argument, field, values, help) \
    { name, letter, argument, help, values, OPTION_TEXT, offsetof(struct options, field) }
#define WORDS_OPTION(name, letter, argument, field, help) \
    { name, letter, argument, help, NULL, OPTION_WORDS, offsetof(struct options, field) }
// Rows that many commands share.
#define PLAYBOOK_OPTION \
    TEXT_OPTION("playbook", 'p', "PATH", playbook, "the playbook: a file, a folder, - or REV:PATH")
#define AS_OF_OPTION TEXT_OPTION("as-of", 0, "DATE", as_of, "the rules in force then (today)")
#define JSON_OPTION  FLAG("json", 0, json, "one JSON object")
#define CONFIG_OPTIONS                                                                            \
    TEXT_OPTION("config", 0, "FILE", config, "the configuration, also REV:PATH (.empower.yaml)"), \
        FLAG("no-config", 0, no_config, "no configuration")
#define MAX_SIZE_OPTION \
    TEXT_OPTION("max-size", 0, "MB", max_size, "the largest file that is read, in MiB (1)")

struct command {
    const char *name;
    const char *arguments; // "WORDS.."; "" for none
    const char *summary;   // one line
    const char *details;   // paragraphs for --help and the manual
    const char *examples;  // one a line, each runs as it stands in a folder with a playbook
    const struct option_row *options;
    size_t n_options;
    struct {
        const char *title; // "Formats"; NULL: none are listed
        bool (*at)(struct emp_item *out, size_t i);
    } choices; // what one of the options or arguments may be
    int (*run)(const struct options *options, const struct words *arguments);
};

#define X(name, group) extern const struct command command_##name;
#include "commands.def"
#undef X

const struct command *command_at(size_t i); // NULL past the end
enum command_group command_group_at(size_t i);
const struct command *command_find(const char *name);
// The command whose name is nearest to a misspelt one, or NULL.
const struct command *command_near(const char *name);
// Options that every command takes.
extern const struct option_row common_options[];
extern const size_t n_common_options;

// options.c: fills `options` and `arguments` from argv (without the command's name). On a usage
// error says what is wrong and answers false.
bool options_read(const struct command *command, int argc, char **argv, struct options *options,
                  struct words *arguments);
// Adds a word behind the others.
void add_word(struct words *words, const char *word);
// The value of an environment variable, NULL where it is unset or empty.
const char *environment(const char *name);

// pages.c
void help_overview(void);                        // `empower`, `empower --help`
void help_short(const struct command *command);  // -h: at most 24 lines
void help_long(const struct command *command);   // --help
void help_manual(const struct command *command); // its section of the manual, in mdoc
void print_roff(const char *text);               // running text of a page of the manual

#endif
