// Option rows to values: --name VALUE, --name=VALUE, -n VALUE, -nVALUE, -- ends the options.
#include "command.h"
#include "terminal.h"

#include <stdlib.h>
#include <string.h>

const struct option_row common_options[] = {
    FLAG("quiet", 'q', quiet, "say nothing but the answer"),
    ONE_OF("color", 0, "WHEN", color, "auto always never", "colour: auto, always or never"),
    FLAG("short-help", 'h', help, "this help, in short"),
    FLAG("help", 0, long_help, "all there is to say"),
};
const size_t n_common_options = sizeof common_options / sizeof *common_options;

const char *environment(const char *name) {
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

struct reading {
    const struct command *command;
    struct options *options;
    struct words *arguments;
    int argc;
    char **argv;
    int next; // the word to read next
};

static const struct option_row *row_at(const struct command *command, size_t i) {
    if (i < command->n_options) return &command->options[i];
    i -= command->n_options;
    return i < n_common_options ? &common_options[i] : NULL;
}

static const struct option_row *row_of_name(const struct command *command, const char *name,
                                            size_t len) {
    const struct option_row *row;
    for (size_t i = 0; (row = row_at(command, i)); i++)
        if (strlen(row->name) == len && !memcmp(row->name, name, len)) return row;
    return NULL;
}

static const struct option_row *row_of_letter(const struct command *command, char letter) {
    const struct option_row *row;
    for (size_t i = 0; (row = row_at(command, i)); i++)
        if (row->letter == letter) return row;
    return NULL;
}

void add_word(struct words *words, const char *word) {
    words->items = take_memory(words->items, (words->n + 1) * sizeof *words->items);
    words->items[words->n++] = word;
}

static bool takes_value(const struct option_row *row, const char *value) {
    if (!row->values) return true;
    size_t len = strlen(value);
    for (const char *at = row->values; *at;) {
        size_t word = strcspn(at, " ");
        if (word == len && !memcmp(at, value, len)) return true;
        at += word + (at[word] == ' ');
    }
    say("--%s takes one of: %s (not \"%s\")", row->name, row->values, value);
    return false;
}

static bool set_option(struct options *options, const struct option_row *row, const char *value) {
    char *field = (char *)options + row->offset;
    if (row->type == OPTION_FLAG) {
        memcpy(field, &(bool){true}, sizeof(bool));
        return true;
    }
    if (!takes_value(row, value)) return false;
    if (row->type == OPTION_TEXT)
        memcpy(field, &value, sizeof value);
    else
        add_word((struct words *)(void *)field, value);
    return true;
}

static void say_unknown(const struct reading *reading, const char *name, size_t len) {
    char *word = format_text("%.*s", (int)len, name);
    const struct option_row *row, *best = NULL;
    size_t nearest = 3;
    for (size_t i = 0; (row = row_at(reading->command, i)); i++) {
        size_t distance = emp_distance(word, row->name, nearest - 1);
        if (distance < nearest) nearest = distance, best = row;
    }
    if (best)
        say("`%s` takes no option --%s; did you mean --%s?", reading->command->name, word,
            best->name);
    else
        say("`%s` takes no option --%s; `empower %s -h` lists what it takes",
            reading->command->name, word, reading->command->name);
}

// The value of an option: what stands behind it in the same word, else the next word.
static bool find_value(struct reading *reading, const struct option_row *row, const char *attached,
                       const char **out) {
    *out = attached;
    if (row->type == OPTION_FLAG) {
        if (attached) say("--%s takes no value", row->name);
        return !attached;
    }
    if (attached) return true;
    if (reading->next < reading->argc) {
        *out = reading->argv[reading->next++];
        return true;
    }
    say("--%s needs a value: --%s %s", row->name, row->name, row->argument);
    return false;
}

static bool read_long(struct reading *reading, const char *word) {
    const char *equals = strchr(word, '=');
    size_t len = equals ? (size_t)(equals - word) : strlen(word);
    const struct option_row *row = row_of_name(reading->command, word, len);
    const char *value;
    if (!row) {
        say_unknown(reading, word, len);
        return false;
    }
    return find_value(reading, row, equals ? equals + 1 : NULL, &value) &&
           set_option(reading->options, row, value);
}

static bool read_letters(struct reading *reading, const char *letters) {
    while (*letters) {
        const struct option_row *row = row_of_letter(reading->command, *letters);
        if (!row) {
            say("`%s` takes no option -%c; `empower %s -h` lists what it takes",
                reading->command->name, *letters, reading->command->name);
            return false;
        }
        letters++;
        const char *value = NULL;
        bool is_flag = row->type == OPTION_FLAG;
        if (!is_flag && !find_value(reading, row, *letters ? letters : NULL, &value)) return false;
        if (!set_option(reading->options, row, value)) return false;
        if (!is_flag) return true;
    }
    return true;
}

// "-5" is no option but an amount that cannot be, and the command says so.
static bool is_letters(const char *word) {
    char letter = (char)(word[1] | 0x20);
    return word[0] == '-' && letter >= 'a' && letter <= 'z';
}

bool options_read(const struct command *command, int argc, char **argv, struct options *options,
                  struct words *arguments) {
    struct reading reading = {command, options, arguments, argc, argv, 0};
    while (reading.next < argc) {
        const char *word = argv[reading.next++];
        bool good = true;
        if (!strcmp(word, "--")) {
            while (reading.next < argc) add_word(arguments, argv[reading.next++]);
        } else if (!strncmp(word, "--", 2)) {
            good = read_long(&reading, word + 2);
        } else if (is_letters(word)) {
            good = read_letters(&reading, word + 1);
        } else {
            add_word(arguments, word);
        }
        if (!good) return false;
    }
    return true;
}
