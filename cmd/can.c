// empower can: may this role do this gesture, alone, now?
#include "files.h"
#include "lines.h"
#include "terminal.h"

#include <string.h>
#include <unistd.h>

static int code_of(enum emp_verdict verdict) {
    static const int codes[] = {EXIT_YES, EXIT_APPROVAL, EXIT_NO, EXIT_ESCALATE, EXIT_ASK};
    return codes[verdict];
}

// ---- batch ----

static enum emp_status answer(bool *out, struct emp_playbook *playbook, const char *line,
                              size_t len, const void *options) {
    return emp_can_line(out, playbook, line, len, options, print, NULL);
}

static int can_batch(struct emp_playbook *playbook, const struct emp_can_options *can) {
    return answer_lines(playbook, answer, can,
                        "{\"id\":null,\"error\":\"The line is longer than 64 KiB.\"}\n");
}

// ---- one question ----

struct asking {
    struct emp_playbook *playbook;
    const struct options *options; // as they were given
    const struct emp_can_options *can;
    struct words words; // those of the command line, then what was answered
    struct words open;  // facts that nothing was said of
    struct emp_can_answer answer;
    struct bytes text;
};

static enum emp_status ask_once(struct asking *asking) {
    struct emp_can_options can = *asking->can;
    can.open = asking->open.items, can.n_open = asking->open.n;
    asking->text = (struct bytes){0};
    return emp_can(&asking->answer, asking->playbook, asking->words.items, asking->words.n, &can,
                   gather, &asking->text);
}

// "y" and "n" are enough where the answer is yes or no.
static const char *in_full(const struct emp_can_answer *answer, const char *typed) {
    if (strcmp(answer->kind, "yes or no") != 0) return typed;
    if (!strcmp(typed, "y") || !strcmp(typed, "Y")) return "yes";
    return !strcmp(typed, "n") || !strcmp(typed, "N") ? "no" : typed;
}

enum { LINE_MOST = 4096 }; // bytes that a terminal hands over of a line

// A line from the terminal without its line break; false where none comes.
static bool answer_typed(const struct emp_can_answer *answer, char typed[LINE_MOST]) {
    size_t len = 0;
    char c = 0;
    say("%s (%s: %s; Enter: leave it open)", answer->question, answer->fact, answer->kind);
    while (len + 1 < LINE_MOST && read(STDIN_FILENO, &c, 1) == 1 && c != '\n') typed[len++] = c;
    typed[len] = '\0';
    return len || c == '\n';
}

static char *with_option(char *line, const char *name, const char *value) {
    return value ? format_text("%s --%s %s", line, name, shell_word(value)) : line;
}

static void say_again(const struct asking *asking) {
    char *line = copy_text("empower can");
    for (size_t i = 0; i < asking->words.n; i++)
        line = format_text("%s %s", line, shell_word(asking->words.items[i]));
    line = with_option(line, "role", asking->can->role);
    line = with_option(line, "as-of", asking->options->as_of);
    line = with_option(line, "playbook", asking->options->playbook);
    say_whole("the same again: %s%s", line, asking->options->receipt ? " --receipt" : "");
}

static enum emp_status take_typed(struct asking *asking, const char *typed) {
    const struct emp_can_answer *answer = &asking->answer;
    if (!*typed) {
        add_word(&asking->open, copy_text(answer->fact));
        return ask_once(asking);
    }
    add_word(&asking->words, format_text("%s=%s", answer->fact, in_full(answer, typed)));
    enum emp_status status = ask_once(asking);
    if (status != EMP_BAD_ARGUMENT) return status;
    say("%s", emp_message(asking->playbook));
    asking->words.n--;
    return ask_once(asking);
}

// Asks for what is missing, one by one, until it is clear or the input ends.
static enum emp_status ask_at_terminal(struct asking *asking, enum emp_status status) {
    size_t before = asking->words.n;
    char typed[LINE_MOST];
    while (status == EMP_OK && asking->answer.fact && answer_typed(&asking->answer, typed))
        status = take_typed(asking, typed);
    if (asking->words.n > before) say_again(asking);
    return status;
}

static bool may_ask(const struct options *options) {
    return !options->no_input && !options->json && is_terminal(STDIN_FILENO) &&
           is_terminal(STDERR_FILENO);
}

static int can_words(struct emp_playbook *playbook, const struct options *options,
                     const struct emp_can_options *can, const struct words *arguments) {
    struct asking asking = {.playbook = playbook, .options = options, .can = can};
    for (size_t i = 0; i < arguments->n; i++) add_word(&asking.words, arguments->items[i]);
    enum emp_status status = ask_once(&asking);
    if (may_ask(options)) status = ask_at_terminal(&asking, status);
    if (status == EMP_OK) print(NULL, asking.text.ptr, asking.text.len);
    return status == EMP_OK ? code_of(asking.answer.verdict) : settle(playbook, status);
}

static int run(const struct options *options, const struct words *arguments) {
    struct emp_can_options can = {
        .role = options->role ? options->role : environment("EMPOWER_ROLE"),
        .as_of = options->as_of ? options->as_of : today(),
        .color = color_wanted(options->color),
        .width = terminal_width(0),
        .receipt = options->receipt,
        .json = options->json,
    };
    if (!options->batch && !arguments->n) {
        say("name a gesture: empower can stay-credit £50 photo guest_tier=gold; `empower show "
            "gestures` lists them");
        return EXIT_USAGE;
    }
    if (options->batch && arguments->n) {
        say("--batch reads questions from standard input, not from the command line");
        return EXIT_USAGE;
    }
    struct emp_playbook *playbook;
    int code = open_playbook(options, &playbook);
    if (code == EXIT_YES)
        code = options->batch ? can_batch(playbook, &can)
                              : can_words(playbook, options, &can, arguments);
    emp_free(playbook);
    return code;
}

static const struct option_row rows[] = {
    PLAYBOOK_OPTION,
    TEXT_OPTION("role", 'r', "ROLE", role, "who decides ($EMPOWER_ROLE)"),
    AS_OF_OPTION,
    JSON_OPTION,
    FLAG("receipt", 0, receipt, "three lines to paste into the ticket"),
    FLAG("no-input", 0, no_input, "never ask at the terminal"),
    FLAG("batch", 0, batch, "JSON objects on standard input, JSON lines out"),
    MAX_SIZE_OPTION,
};

const struct command command_can = {
    .name = "can",
    .arguments = "GESTURE [AMOUNT] [FACT=VALUE].. [FACT]..",
    .summary = "Says whether a role may do a gesture, alone, now",
    .details =
        "A yes/no fact is said by its bare name or as FACT=no. given=, times_given= and "
        "also_given=\n"
        "(gestures by commas) say what was given before; channel=, country= and team= where it "
        "is.\n"
        "Without an amount the answer says how much there is to give. Facts that nobody says "
        "count\n"
        "as unknown; where they can still change the answer, they are named, the most decisive\n"
        "first, and at a terminal asked for one by one.\n"
        "\n"
        "Exit code: 0 allowed, 1 not this, 4 needs approval, 5 hand it over, 6 facts are missing;\n"
        "2 where a fact cannot be, 3 where a mistake in the playbook keeps it from being decided.\n"
        "\n"
        "With --batch every line of standard input is an object {\"id\",\"role\",\"gesture\",\n"
        "\"amount\",\"facts\":{..},\"given\",\"times_given\",\"also_given\":[..],\"as_of\"}, and "
        "the\n"
        "answers are lines of JSON in the same order. A line that cannot be gives "
        "{\"id\",\"error\"},\n"
        "and the exit code after the last line is 2.",
    .examples = "empower can late-checkout --role guest-agent\n"
                "empower can room-move room_free -r guest-agent --receipt\n"
                "empower can treat-in-room £40 diet_checked -r guest-agent --json\n",
    .options = rows,
    .n_options = sizeof rows / sizeof *rows,
    .run = run,
};
