// Asking without words: at a terminal while one types, or line by line.
#include "ask.h"
#include "keys.h"
#include "lines.h"
#include "screen.h"
#include "terminal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_WORDS = 4096 };

struct typing {
    struct emp_playbook *playbook;
    const struct emp_ask_options *ask;
    struct emp_ask_view view;
    struct bytes text; // of the screen
    struct keys keys;
    char words[MOST_WORDS];
    size_t len;
};

bool can_type(void) {
    return is_terminal(STDIN_FILENO) && is_terminal(STDERR_FILENO);
}

// ---- what a key does ----

static void back_one(struct typing *t) {
    while (t->len && ((unsigned char)t->words[t->len - 1] & 0xc0) == 0x80) t->len--;
    if (t->len) t->len--;
}

static void back_word(struct typing *t) {
    while (t->len && t->words[t->len - 1] == ' ') t->len--;
    while (t->len && t->words[t->len - 1] != ' ') t->len--;
}

static void change_words(struct typing *t, enum key key) {
    t->view.chosen = 0;
    if (key == KEY_TEXT && t->len < MOST_WORDS) t->words[t->len++] = t->keys.byte;
    if (key == KEY_BACKSPACE) back_one(t);
    if (key == KEY_BACK_WORD) back_word(t);
    if (key == KEY_CLEAR) t->len = 0;
}

// Answers whether the asking is over.
static bool take_key(struct typing *t, enum key key) {
    switch (key) {
    case KEY_NONE: return false;
    case KEY_UP: t->view.chosen -= t->view.chosen > 0; return false;
    case KEY_DOWN: t->view.chosen += t->view.chosen + 1 < t->view.hits; return false;
    case KEY_ENTER: return t->view.hits > 0;
    case KEY_LEAVE: return true;
    default: change_words(t, key); return false;
    }
}

// ---- the screen ----

static enum emp_status make_screen(struct typing *t) {
    struct emp_ask_options options = *t->ask;
    screen_size(&options.width, &t->view.rows);
    t->view.typing = true;
    options.color = color_wanted(NULL);
    t->text.len = 0;
    return emp_ask_screen(&t->view, t->playbook, t->words, t->len, &options, gather, &t->text);
}

// Between two bytes of one character the words cannot be read, and the screen stays as it is.
static void draw(struct typing *t) {
    if (make_screen(t) == EMP_OK) screen_draw(t->text.ptr, t->text.len, t->view.column);
}

// The key that ended it; KEY_LEAVE where the input ended.
static enum key type(struct typing *t) {
    for (;;) {
        draw(t);
        if (!keys_read(&t->keys)) return KEY_LEAVE;
        while (keys_left(&t->keys)) {
            enum key key = keys_next(&t->keys);
            if (take_key(t, key)) return key;
        }
    }
}

static int show_chosen(struct typing *t) {
    enum emp_status status =
        emp_ask_chosen(&t->view, t->playbook, t->words, t->len, t->ask, print, NULL);
    return status == EMP_OK ? EXIT_YES : settle(t->playbook, status);
}

// ---- without a screen ----

// A line that was typed goes on as words; false at the end of the input.
static bool read_answer(struct lines *lines, struct typing *t) {
    bool too_long;
    size_t len;
    const char *line = lines_next(lines, &len, &too_long);
    if (!line) return false;
    t->len = len < MOST_WORDS ? len : MOST_WORDS;
    memcpy(t->words, line, t->len);
    return true;
}

static bool read_choice(struct lines *lines, size_t hits, size_t *out) {
    bool too_long;
    size_t len;
    for (const char *line; (line = lines_next(lines, &len, &too_long));) {
        char text[16] = "1", *end;
        if (len && len < sizeof text) memcpy(text, line, len), text[len] = '\0';
        unsigned long number = strtoul(text, &end, 10);
        *out = number - 1;
        if (!*end && number && number <= hits && len < sizeof text) return true;
        say("type a number from 1 to %zu (Enter: 1)", hits);
    }
    return false;
}

static int ask_by_number(struct typing *t) {
    struct lines lines;
    lines_open(&lines);
    say("what does the customer say? (Enter: all scenarios)");
    if (!read_answer(&lines, t)) return EXIT_NO;
    enum emp_status status =
        emp_ask_list(&t->view, t->playbook, t->words, t->len, t->ask, print, NULL);
    if (status != EMP_OK) return settle(t->playbook, status);
    if (!t->view.hits) return EXIT_NO;
    say("which one? (Enter: 1)");
    return read_choice(&lines, t->view.hits, &t->view.chosen) ? show_chosen(t) : EXIT_NO;
}

static bool may_draw(void) {
    const char *term = environment("TERM");
    return term && strcmp(term, "dumb") != 0 && !environment("ACCESSIBLE");
}

int ask_typed(struct emp_playbook *playbook, const struct emp_ask_options *ask) {
    struct typing *t = take_memory(NULL, sizeof *t);
    *t = (struct typing){.playbook = playbook, .ask = ask};
    enum emp_status status = make_screen(t); // says what is wrong before the screen is taken
    if (status != EMP_OK) return settle(playbook, status);
    if (!may_draw() || !screen_open()) return ask_by_number(t);
    enum key key = type(t);
    screen_close();
    return key == KEY_ENTER ? show_chosen(t) : EXIT_NO;
}
