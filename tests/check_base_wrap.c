// Words broken into lines: whole words, cells instead of bytes, and nothing that a terminal obeys.
#include "check_base.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "base/wrap.h"

static struct str wrapped(const char *text, size_t width) {
    str_list lines = {0};
    struct buf out = buf_new(&arena);
    wrap_words(&lines, &arena, str_of(text), width);
    for (size_t i = 0; i < lines.n; i++) buf_fmt(&out, "%.*s|", S_ARG(lines.items[i]));
    return buf_str(&out);
}

START_TEST(words_stay_whole) {
    EXPECT(wrapped("", 10), "");
    EXPECT(wrapped(" \t\n ", 10), "");
    EXPECT(wrapped("one two three", 7), "one two|three|");
    EXPECT(wrapped("one two three", 6), "one|two|three|");
    EXPECT(wrapped("one  two\nthree", 80), "one two three|");
}
END_TEST

START_TEST(only_a_word_that_no_line_holds_is_cut) {
    EXPECT(wrapped("incomprehensibility", 8), "incompre|hensibil|ity|");
    EXPECT(wrapped("an incomprehensibility is", 8), "an|incompre|hensibil|ity is|");
    EXPECT(wrapped("日本語日本語", 5), "日本|語日|本語|"); // two cells each
    EXPECT(wrapped("日", 1), "日|");                       // no line holds it
}
END_TEST

START_TEST(every_word_is_escaped_as_the_first_of_a_line) {
    EXPECT(wrapped("a ::error::b", 4), "a|:\\:e|rror|:\\:b|");
    EXPECT(wrapped("\x1b[31mred", 40), "\\x1B[31mred|");
}
END_TEST

static void wrap_poorly(struct arena *poor) {
    str_list lines = {0};
    wrap_words(&lines, poor, S("some words that are broken into a good many lines"), 7);
}

START_TEST(every_allocation_may_fail) {
    fail_each_allocation(wrap_poorly);
}
END_TEST

RUN("base-wrap", words_stay_whole, only_a_word_that_no_line_holds_is_cut,
    every_word_is_escaped_as_the_first_of_a_line, every_allocation_may_fail)
