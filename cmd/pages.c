// Help pages from the rows: the overview, a command in short, in full, and for the manual.
#include "command.h"
#include "terminal.h"

#include <stdio.h>
#include <string.h>

static const char *const group_names[GROUP_COUNT] = {
    "Write a playbook", "Check it", "Use it on a call", "Hand it out", "Tools",
};

void help_overview(void) {
    print_text("empower - playbooks that tell agents what they may do for a customer\n\n"
               "  empower init                        a playbook to start from\n"
               "  empower ask \"words of a customer\"   what to say and what to give\n"
               "  empower lint                        what is wrong, and how to mend it\n");
    const struct command *command;
    for (int group = 0; group < GROUP_COUNT; group++) {
        print_format("\n%s\n", group_names[group]);
        for (size_t i = 0; (command = command_at(i)); i++)
            if (command_group_at(i) == (enum command_group)group)
                print_format("  %-11s %s\n", command->name, command->summary);
    }
    print_text(
        "\n`empower COMMAND -h` shows examples and options; `empower --version` the version.\n");
}

// The next line of a text; false at its end.
static bool next_line(const char **text, int *len) {
    if (!**text) return false;
    *len = (int)strcspn(*text, "\n");
    return true;
}

static void skip_line(const char **text, int len) {
    *text += len + ((*text)[len] == '\n');
}

static void print_examples(const struct command *command, const char *before) {
    const char *at = command->examples;
    for (int len; next_line(&at, &len); skip_line(&at, len))
        print_format("%s%.*s\n", before, len, at);
}

static void print_option(const struct option_row *row) {
    char name[64];
    snprintf(name, sizeof name, "%s--%s%s%s", row->letter ? "" : "    ", row->name,
             row->argument ? " " : "", row->argument ? row->argument : "");
    if (row->letter)
        print_format("  -%c, %-22s %s\n", row->letter, name, row->help);
    else
        print_format("  %-26s %s\n", name, row->help);
}

static void print_options(const struct command *command, size_t most) {
    for (size_t i = 0; i < command->n_options && i < most; i++) print_option(&command->options[i]);
}

static void print_usage(const struct command *command) {
    print_format("Usage: empower %s%s%s [options]\n", command->name,
                 command->arguments[0] ? " " : "", command->arguments);
}

// How many options find room beside the examples and the lines that every command has.
static size_t room_for_options(const struct command *command) {
    enum { MOST_LINES = 24, OTHER_LINES = 5 };
    size_t lines = OTHER_LINES;
    const char *at = command->examples;
    for (int len; next_line(&at, &len); skip_line(&at, len)) lines++;
    return MOST_LINES - lines;
}

// Rows stand in order of use: what finds no room is seldom wanted.
void help_short(const struct command *command) {
    size_t room = room_for_options(command), n = command->n_options;
    print_format("%s\n\n", command->summary);
    print_examples(command, "  ");
    print_text("\n");
    print_usage(command);
    print_options(command, room);
    print_format("`empower %s --help` says more%s.\n", command->name,
                 n > room ? format_text(", with %zu options more", n - room) : "");
}

static void print_choices(const struct command *command) {
    struct emp_item item;
    if (!command->choices.title) return;
    print_format("\n%s\n", command->choices.title);
    for (size_t i = 0; command->choices.at(&item, i); i++)
        print_format("  %-11s %s\n", item.name, item.title);
}

void help_long(const struct command *command) {
    print_format("empower %s - %s\n\n", command->name, command->summary);
    print_usage(command);
    print_text("\n");
    print_prose(command->details);
    print_text("\nExamples\n");
    print_examples(command, "  ");
    print_text("\nOptions\n");
    print_options(command, command->n_options);
    for (size_t i = 0; i < n_common_options; i++) print_option(&common_options[i]);
    print_choices(command);
    print_text("\nExit codes\n"
               "  0  yes, clean, found\n"
               "  1  no, findings, nothing found\n"
               "  2  the call cannot be: a wrong option, name or date\n"
               "  3  the playbook cannot be read, or the answer could not be written\n"
               "  4  needs approval   5  hand it over   6  facts are missing\n");
}

static bool ends_sentence(const char *text) {
    return strchr(".?!", *text) && text[1] == ' ';
}

// Text of a manual page: what means something to roff is escaped, no line begins like a request,
// and every sentence begins a line.
void print_roff(const char *text) {
    bool line_start = true;
    for (; *text; text++) {
        if (line_start && (*text == '.' || *text == '\'')) print_text("\\&");
        if (*text == '\\')
            print_text("\\e");
        else if (*text == '-')
            print_text("\\-");
        else if (*text == '`')
            print_text("\\(ga");
        else
            print_format("%c", *text);
        line_start = *text == '\n' || ends_sentence(text);
        if (ends_sentence(text)) print_text("\n"), text++;
    }
}

// Paragraphs are parted by empty lines, which mdoc writes as .Pp; an indented line stays as it is.
static void print_paragraphs(const char *text) {
    for (int len; next_line(&text, &len); skip_line(&text, len)) {
        char line[512];
        snprintf(line, sizeof line, "%.*s\n", len, text);
        bool literal = *text == ' ';
        if (literal) print_text(".Dl ");
        if (len)
            print_roff(line + (literal ? 2 : 0));
        else
            print_text(".Pp\n");
    }
}

static void print_manual_option(const struct option_row *row) {
    print_text(".It ");
    if (row->letter) print_format("Fl %c , ", row->letter);
    print_format("Fl Fl %s", row->name);
    if (row->argument) print_format(" Ar %s", row->argument);
    print_text("\n");
    print_roff(row->help);
    print_text("\n");
}

static void print_manual_choices(const struct command *command) {
    struct emp_item item;
    if (!command->choices.title) return;
    print_format(".Pp\n%s:\n.Bl -tag -width Ds -compact\n", command->choices.title);
    for (size_t i = 0; command->choices.at(&item, i); i++) {
        print_format(".It Cm %s\n", item.name);
        print_roff(item.title);
        print_text("\n");
    }
    print_text(".El\n");
}

void help_manual(const struct command *command) {
    print_format(".Ss empower %s%s%s [options]\n", command->name, command->arguments[0] ? " " : "",
                 command->arguments);
    print_roff(command->summary);
    print_text(".\n.Pp\n");
    print_paragraphs(command->details);
    print_text(".Bd -literal -offset indent\n");
    const char *at = command->examples;
    for (int len; next_line(&at, &len); skip_line(&at, len)) {
        char line[512];
        snprintf(line, sizeof line, "%.*s\n", len, at);
        print_roff(line);
    }
    print_text(".Ed\n");
    print_manual_choices(command);
    if (!command->n_options) return;
    print_text(".Bl -tag -width Ds\n");
    for (size_t i = 0; i < command->n_options; i++) print_manual_option(&command->options[i]);
    print_text(".El\n");
}
