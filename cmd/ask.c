// empower ask: the card of the scenario that fits a customer's words.
#include "ask.h"
#include "cache.h"
#include "lines.h"
#include "terminal.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_TOP = 1000 };

static bool read_top(const struct options *options, size_t *out) {
    *out = 0;
    if (!options->top) return true;
    char *end;
    unsigned long top = strtoul(options->top, &end, 10);
    if (*end || !top || top > MOST_TOP || options->top[0] == '-') {
        say("--top takes a number from 1 to %d (not \"%s\")", MOST_TOP, options->top);
        return false;
    }
    *out = top;
    return true;
}

static enum emp_status answer(bool *out, struct emp_playbook *playbook, const char *line,
                              size_t len, const void *options) {
    return emp_ask_line(out, playbook, line, len, options, print, NULL);
}

static int ask_batch(struct emp_playbook *playbook, const struct emp_ask_options *ask) {
    return answer_lines(playbook, answer, ask,
                        "{\"id\":null,\"error\":\"the line is longer than 64 KiB\"}\n");
}

static char *join(const struct words *arguments) {
    size_t len = 1;
    for (size_t i = 0; i < arguments->n; i++) len += strlen(arguments->items[i]) + 1;
    char *text = take_memory(NULL, len), *at = text;
    for (size_t i = 0; i < arguments->n; i++) {
        if (i) *at++ = ' ';
        size_t word = strlen(arguments->items[i]);
        memcpy(at, arguments->items[i], word);
        at += word;
    }
    *at = '\0';
    return text;
}

static int ask_words(struct emp_playbook *playbook, const struct emp_ask_options *ask,
                     const struct words *arguments) {
    char *words = join(arguments);
    enum emp_match match = EMP_MATCH_NONE;
    enum emp_status status = emp_ask(&match, playbook, words, strlen(words), ask, print, NULL);
    if (status != EMP_OK) return settle(playbook, status);
    return match == EMP_MATCH_STRONG || match == EMP_MATCH_CLOSE ? EXIT_YES : EXIT_NO;
}

static int run(const struct options *options, const struct words *arguments) {
    struct emp_ask_options ask = {
        .role = options->role ? options->role : environment("EMPOWER_ROLE"),
        .channel = options->channel,
        .as_of = options->as_of ? options->as_of : today(),
        .width = terminal_width(0),
        .color = color_wanted(options->color),
        .explain = options->explain,
        .json = options->json,
    };
    if (!read_top(options, &ask.top)) return EXIT_USAGE;
    bool typed = !arguments->n && !options->batch;
    if (typed && (options->json || options->no_input || !can_type())) {
        say("say what the customer says: empower ask \"there was a party next door all night\"");
        return EXIT_USAGE;
    }
    if (options->batch && arguments->n) {
        say("--batch reads what customers say from standard input, not from the command line");
        return EXIT_USAGE;
    }
    struct emp_playbook *playbook;
    struct cache cache = {.ask = options->batch ? NULL : &ask};
    int code = open_by_cache(options, &cache, &playbook);
    if (code == EXIT_YES)
        code = options->batch ? ask_batch(playbook, &ask)
               : typed        ? ask_typed(playbook, &ask)
                              : ask_words(playbook, &ask, arguments);
    if (code == EXIT_NO && !options->batch) hint_at_folder(options, cache.files);
    if (code == EXIT_YES || code == EXIT_NO) {
        output_flush(); // the answer does not wait
        cache_keep(&cache, playbook);
    }
    emp_free(playbook);
    return code;
}

static const struct option_row rows[] = {
    PLAYBOOK_OPTION,
    TEXT_OPTION("role", 'r', "ROLE", role, "whose limits to show ($EMPOWER_ROLE)"),
    TEXT_OPTION("channel", 0, "ID", channel, "only scenarios of this channel"),
    AS_OF_OPTION,
    TEXT_OPTION("top", 0, "N", top, "how many scenarios to rank (3)"),
    FLAG("explain", 0, explain, "the ranking and its reasons, no card"),
    JSON_OPTION,
    FLAG("batch", 0, batch, "a question a line on standard input, JSON lines out"),
    FLAG("no-input", 0, no_input, "never ask at the terminal"),
    MAX_SIZE_OPTION,
};

const struct command command_ask = {
    .name = "ask",
    .arguments = "[WORDS..]",
    .summary = "Shows the card of the scenario that fits a customer's words",
    .details =
        "Words are matched with what customers say in `signals`, with titles and with the rest of\n"
        "each scenario: whole words in any form, small typing mistakes, the synonyms of `words` "
        "and\n"
        "the patterns between slashes. The card says what to find out first, what to say, what "
        "the\n"
        "role may give alone, above that whom to ask, and the next step.\n"
        "\n"
        "Where nothing fits well, the best three titles are shown as a weak match, and the exit "
        "code\n"
        "is 1. Where two scenarios are too close to each other, both are named.\n"
        "\n"
        "Without words, at a terminal, a list follows what is typed, with the card of the chosen "
        "scenario;\n"
        "Enter shows it and Esc leaves. Where TERM is dumb or ACCESSIBLE is set, it is a question "
        "and\n"
        "a numbered list.\n"
        "\n"
        "With --batch every line of standard input is a question: plain words, or where it begins\n"
        "with { an object {\"id\",\"said\",\"role\",\"channel\"}. The answers are lines of JSON in "
        "the\n"
        "same order.",
    .examples = "empower ask \"there was a party next door all night\"\n"
                "empower ask \"there was a party next door\" --role guest-agent --json\n"
                "empower ask noise --explain\n",
    .options = rows,
    .n_options = sizeof rows / sizeof *rows,
    .run = run,
};
