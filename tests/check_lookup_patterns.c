// Checks signals that are patterns: what is accepted, what is refused, and hostile ones.
#include "check_model.h"

#include "lookup/lookup.h"

START_TEST(slashes_make_a_pattern) {
    static const struct {
        const char *signal, *inside;
    } rows[] = {{"/noise/", "noise"}, {"/a/b/", "a/b"}, {"//", ""},       {"/", NULL},
                {"noise", NULL},      {"/noise", NULL}, {"noise/", NULL}, {"", NULL}};
    EACH(i, rows) {
        struct str inside = signal_pattern(str_of(rows[i].signal));
        if (rows[i].inside)
            expect_of(rows[i].signal, inside, rows[i].inside);
        else
            ck_assert_ptr_null(inside.ptr);
    }
}
END_TEST

static bool accepted(const char *pattern, size_t *offset, struct str *error) {
    *error = S("");
    return pattern_check(&arena, str_of(pattern), error, offset);
}

START_TEST(good_patterns_are_accepted) {
    static const char *const rows[] = {
        "nois[ey]|construction", "air ?con(ditioning)?", "\\bwi-?fi\\b", "\\p{L}+ling", "a{2,5}",
        "(?=.*late)(?=.*fee)",   "gro\xC3\x9F",          "(a+)+$",       "(.)\\1",
    };
    size_t offset;
    struct str error;
    EACH(i, rows)
    ck_assert_msg(accepted(rows[i], &offset, &error), "%s: %.*s", rows[i], S_ARG(error));
}
END_TEST

START_TEST(bad_patterns_are_refused_with_a_reason) {
    static const struct {
        const char *pattern, *reason;
        size_t offset;
    } rows[] = {
        {"noise(", "parenthes", 6},
        {"[a-", "]", 3},
        {"a**b*{", "", 0},
        {"\\C", "\\C", 2},
        {"(*UTF8)a", "\"(*\"", 0},
        {"(*LIMIT_MATCH=9)a", "\"(*\"", 0},
        {"", "every text", 0},
        {"x*", "every text", 0},
        {"\\b", "every text", 0},
        {"(a|b?)", "every text", 0},
        {"((((((((((((((((((((((((((((((((((((((((((((((((((((a))))))))))))))))))))))))))))))))))))"
         "))))))))))))))))",
         "nested", 0},
        {"a\xff", "UTF-8", 1},
    };
    EACH(i, rows) {
        size_t offset = 99;
        struct str error;
        if (!rows[i].reason[0]) continue;
        ck_assert_msg(!accepted(rows[i].pattern, &offset, &error), "%s", rows[i].pattern);
        ck_assert_msg(str_find(error, str_of(rows[i].reason)) >= 0, "%s: %.*s", rows[i].pattern,
                      S_ARG(error));
        if (rows[i].offset) ck_assert_uint_eq(offset, rows[i].offset);
        ck_assert_uint_le(offset, strlen(rows[i].pattern));
    }
    char *text = arena_alloc(&arena, 1025, 1);
    struct str error;
    size_t offset;
    memset(text, 'a', 1025);
    ck_assert(pattern_check(&arena, (struct str){text, 1024}, &error, &offset));
    ck_assert(!pattern_check(&arena, (struct str){text, 1025}, &error, &offset));
}
END_TEST

START_TEST(a_bad_pattern_is_a_finding_and_the_rest_works) {
    struct playbook *playbook = read_below_header(
        "scenarios:\n  a: {title: Noise, signals: ['/noise(/', '/loud/', '/noise(/']}\n");
    findings = findings_new(&arena);
    struct lookup *lookup = lookup_new(&arena, playbook, &findings);
    ck_assert_uint_eq(findings.list.n, 1); // once, though it stands there twice
    ck_assert_str_eq(findings.list.items[0].rule, "bad-pattern");
    struct lookup_query query = {.words = S("so loud"), .role = -1};
    struct lookup_answer answer = lookup_ask(lookup, &arena, &query);
    ck_assert(answer.hits.n == 1 && answer.hits.items[0].by_pattern);
}
END_TEST

static bool pattern_matches(const char *pattern, const char *words) {
    struct text signal = {str_fmt(&arena, "/%s/", pattern), {1, 2}};
    struct playbook *playbook = read_below_header("scenarios: {a: {title: Something}}\n");
    *PUSH(&arena, &playbook->scenarios.items[0].signals) = signal;
    struct lookup *lookup = lookup_new(&arena, playbook, &findings);
    struct lookup_query query = {.words = str_of(words), .role = -1};
    struct lookup_answer answer = lookup_ask(lookup, &arena, &query);
    return answer.hits.n > 0 && answer.hits.items[0].by_pattern;
}

START_TEST(patterns_match_without_case_and_by_unicode) {
    static const struct {
        const char *pattern, *words;
        bool matches;
    } rows[] = {
        {"nois[ey]", "The NOISE", true},
        {"\xC3\xA4rger", "\xC3\x84RGER", true},
        {"couldn't", "couldn\xE2\x80\x99t", true},
        {"^\\w+$", "\xD0\xBF\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82", true},
        {"(?=.*fee)(?=.*late)", "a late fee", true},
        {"(?=.*fee)(?=.*late)", "a late tee", false},
        {"a.c", "a\nc", true}, // a line break is a blank to look-up
        {"\\d{4}", "call 0123", true},
        {"noise$", "noise.", false},
    };
    EACH(i, rows)
    ck_assert_msg(pattern_matches(rows[i].pattern, rows[i].words) == rows[i].matches, "%s on %s",
                  rows[i].pattern, rows[i].words);
}
END_TEST

// Patterns whose letters need not all stand in the text, for the prefilter to trip over.
START_TEST(no_pattern_is_left_untried_that_matches) {
    static const struct {
        const char *pattern, *words;
    } rows[] = {
        {"colou?r", "color"},
        {"abc|de", "de"},
        {"abc|defg|hij", "xhijx"},
        {"abcd*e", "abce"},
        {"abcd*?e", "abce"},
        {"abcd{0,2}e", "abce"},
        {"a{0}bcd", "bcd"},
        {"(abc)?def", "def"},
        {"[a-z]def|[]x]yyy", "]yyy"},
        {"[^]a]bcd", "xbcd"},
        {"(?i)ABC", "abc"},
        {"(?x) f o o", "foo"},
        {"foo(?#bar)baz", "foobaz"},
        {"foo(?#()baz", "foobaz"},
        {"foo(*ACCEPT)bar", "foo"},
        {"fo\\x6f", "foo"},
        {"\\Qa|b\\Ecc", "a|bcc"},
        {"a\\|bcd", "a|bcd"},
        {"abc\\bdef|x", "x"},
        {"kelvin", "\xE2\x84\xAA"
                   "elvin"},
        {"sofa", "\xC5\xBF"
                 "ofa"},
        {"stra\xC3\x9F.", "stra\xC3\x9Fx"},
        {"(?(?=a)abc|bcd)", "bcd"},
        {"(?|abc|bcd)efg", "bcdefg"},
        {"([[:alpha:]]+)xyz", "axyz"},
        {"wi ?fi|network", "wifi"},
        {"a+bc", "aaabc"},
        {"abc+d", "abcccd"},
        {"x{2,3}yz", "xxyz"},
        {"TV|Radio", "the radio"},
        {"((a)|(b))ccc", "bccc"},
        {"(?<=x)abc(?!d)", "xabc"},
        {"a[\\]]bcd", "a]bcd"},
    };
    EACH(i, rows)
    ck_assert_msg(pattern_matches(rows[i].pattern, rows[i].words), "%s on %s", rows[i].pattern,
                  rows[i].words);
}
END_TEST

static struct str pumped(const char *piece, size_t len) {
    struct buf out = buf_new(&arena);
    while (out.len < len) buf_text(&out, piece);
    buf_char(&out, '!');
    return buf_str(&out);
}

// 200 patterns that would never end, on the longest text: what is wanted is that this test ends.
START_TEST(hostile_patterns_are_given_up) {
    struct buf text = buf_new(&arena);
    buf_text(&text, "scenarios:\n  a:\n    title: Loud\n    signals:\n");
    for (int i = 0; i < 200; i++) buf_fmt(&text, "      - /(a+|b{%d})+$/\n", i + 2);
    buf_text(&text, "      - /loud/\n");
    struct playbook *playbook = read_below_header(str_dup(&arena, buf_str(&text)).ptr);
    struct lookup *lookup = lookup_new(&arena, playbook, &findings);
    static const size_t lengths[] = {30, 300, 4000};
    EACH(i, lengths) {
        struct lookup_query query = {.words = pumped("a", lengths[i]), .role = -1};
        struct lookup_answer answer = lookup_ask(lookup, &arena, &query);
        ck_assert(answer.hits.n == 0 || !answer.hits.items[0].by_pattern);
        struct buf loud = buf_new(&arena);
        buf_add(&loud, query.words);
        buf_text(&loud, " loud"); // patterns behind the hostile ones still match
        query.words = buf_str(&loud);
        answer = lookup_ask(lookup, &arena, &query);
        ck_assert(answer.hits.n == 1 && answer.hits.items[0].by_pattern);
    }
}
END_TEST

START_TEST(slow_patterns_are_told_from_others) {
    static const struct {
        const char *pattern;
        bool slow;
    } rows[] = {
        {"(a+)+$", true},
        {"room (a+)+$", true},
        {"(\\w+ ?)+$", true},
        {"(noise|nois.+)*$x", true},
        {"(x+x+)+y", true},
        {"refund.*late", false},
        {"air ?con(ditioning)?|radiator", false},
        {"charged (me |us )?(twice|double)|wrong (bill|amount|invoice)", false},
        {"(?=.*late)(?=.*fee)", false},
        {"nois[ey]|construction", false},
        {"(", false},
    };
    EACH(i, rows) {
        struct str subject = S("");
        bool slow = pattern_is_slow(&arena, str_of(rows[i].pattern), &subject);
        ck_assert_msg(slow == rows[i].slow, "%s", rows[i].pattern);
    }
}
END_TEST

RUN("lookup patterns", slashes_make_a_pattern, good_patterns_are_accepted,
    bad_patterns_are_refused_with_a_reason, a_bad_pattern_is_a_finding_and_the_rest_works,
    patterns_match_without_case_and_by_unicode, no_pattern_is_left_untried_that_matches,
    hostile_patterns_are_given_up, slow_patterns_are_told_from_others)
