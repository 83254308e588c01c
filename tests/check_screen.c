// What `ask` shows while somebody types: it fits every terminal, and what is chosen is marked.
#include "check_model.h"

#include "base/utf8.h"
#include "cards/screen.h"
#include "lookup/lookup.h"

static struct playbook *playbook;
static struct lookup *lookup;

static void look_up_in(struct playbook *read) {
    struct findings about_patterns = findings_new(&arena);
    playbook = read;
    lookup = lookup_new(&arena, playbook, &about_patterns);
}

static void open_book(void) {
    look_up_in(read_str(golden_text()));
}

static struct lookup_answer answer_to(const char *words) {
    struct lookup_query query = {.words = str_of(words), .role = -1, .top = 9};
    return *words ? lookup_ask(lookup, &arena, &query) : lookup_all(lookup, &arena, &query);
}

static struct str screen_at(size_t chosen, const char *words, unsigned width, unsigned rows,
                            unsigned *column) {
    struct lookup_answer answer = answer_to(words);
    struct buf out = buf_new(&arena);
    struct screen screen = {
        .answer = &answer, .words = str_of(words), .chosen = chosen, .width = width, .rows = rows};
    if (answer.hits.n)
        screen.card = card_make(&arena, playbook, answer.hits.items[chosen].scenario,
                                (struct card_options){.role = -1});
    screen_text(&out, &screen);
    if (column) *column = screen.column;
    return buf_str(&out);
}

static struct str screen_of(const char *words, unsigned width, unsigned rows, unsigned *column) {
    return screen_at(0, words, width, rows, column);
}

// "at most `rows` lines, none longer than `width`", and the cursor on the first one
START_TEST(it_fits_every_terminal) {
    open_book();
    static const char *const words[] = {
        "", "party", "what is the capital of France",
        "couldn't sleep at all last night because the party next door went on until four and "
        "nobody "
        "came although we rang three times",
        "\x1b[31mnoise \xE2\x80\xAE\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E"};
    for (unsigned width = 40; width <= 200; width += 7)
        for (unsigned rows = 4; rows <= 40; rows += 3) EACH(i, words) {
                unsigned column, lines = 1;
                struct str text = screen_of(words[i], width, rows, &column);
                for (struct str rest = text; rest.len; lines++) {
                    ptrdiff_t end = str_find_char(rest, '\n');
                    struct str line = end < 0 ? rest : str_slice(rest, 0, (size_t)end);
                    ck_assert_msg(utf8_cells(line) <= width, "<%.*s> at %u", S_ARG(line), width);
                    ck_assert(str_find_char(line, '\x1b') < 0);
                    if (end < 0) break;
                    rest = str_from(rest, (size_t)end + 1);
                }
                ck_assert_msg(lines <= rows, "%u lines of %u, at %u", lines, rows, width);
                ck_assert_uint_ge(column, 1);
                ck_assert_uint_le(column, width);
            }
}
END_TEST

START_TEST(the_chosen_one_is_marked_above_its_card) {
    open_book();
    struct str text = screen_of("party next door", 80, 24, NULL);
    ck_assert(str_starts(text, S("What does the customer say? party next door\n")));
    ck_assert(str_find(text, S("\n> Could not sleep because of noise · noisy-room\n")) > 0);
    ck_assert(str_find(text, S(" SAY    Apologise for the night itself.")) > 0);
    ck_assert(str_find(screen_of("", 80, 24, NULL), S("All scenarios.")) > 0);
    ck_assert(str_find(screen_of("party", 80, 6, NULL), S(" SAY ")) < 0); // no room for a card
}
END_TEST

START_TEST(where_nothing_fits_a_card_is_shown_only_when_it_is_chosen) {
    static const char words[] = "what is the capital of France";
    look_up_in(read_below_header(
        "scenarios:\n"
        "  noise: {title: Noise, signals: [it was loud], acknowledge: Say sorry.}\n"
        "  bill: {title: Bill, signals: [what is on it], acknowledge: Say sorry.}\n"));
    struct str text = screen_of(words, 80, 24, NULL);
    ck_assert(str_find(text, S("Nothing in this playbook fits these words. Nearest:\n> ")) > 0);
    ck_assert(str_find(text, S(" SAY ")) < 0);
    ck_assert(str_find(screen_at(1, words, 80, 24, NULL), S(" SAY ")) > 0);
}
END_TEST

START_TEST(the_list_has_numbers) {
    open_book();
    struct lookup_answer answer = answer_to("party next door");
    struct buf out = buf_new(&arena);
    screen_list(&out, &answer, 0);
    ck_assert(str_starts(buf_str(&out), S("  1  Could not sleep because of noise · noisy-room\n")));
}
END_TEST

RUN("screen", it_fits_every_terminal, the_chosen_one_is_marked_above_its_card,
    where_nothing_fits_a_card_is_shown_only_when_it_is_chosen, the_list_has_numbers)
