// Checks what rules about principles and offers leave alone, and where they point.
#include "check_lint.h"

#include "lint/sayings.h"

// ---- sayings ----

static struct str said_in(const char *text) {
    struct sayings list = sayings_new(&arena, S(""));
    sayings_add(&list, S("go the extra mile"), 1);
    sayings_add(&list, S("the extra mile"), 2);
    sayings_add(&list, S("that's our policy"), 3);
    sayings_add(&list, S("?"), 4);
    struct buf out = buf_new(&arena);
    said_list said = sayings_in(&list, &arena, str_of(text));
    for (size_t i = 0; i < said.n; i++)
        buf_fmt(&out, "%u@%zu ", said.items[i].id, said.items[i].sentence);
    return buf_str(&out);
}

START_TEST(sayings_are_whole_and_longest) {
    static const struct {
        const char *text, *said;
    } cases[] = {
        {"We go the extra mile.", "1@0 "},
        {"GO, the extra-mile!", "1@0 "},
        {"Yes. The extra mile, the extra miles", "2@1 "},
        {"Go. The extra mile", "2@1 "},
        {"go the extra", ""},
        {"Sorry; that’s our policy. That's our policy!", "3@1 3@2 "},
        {"", ""},
        {"? ?", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(str_eq(said_in(cases[i].text), str_of(cases[i].said)), "<%s>: <%.*s>",
                      cases[i].text, S_ARG(said_in(cases[i].text)));
}
END_TEST

START_TEST(a_saying_may_be_too_long) {
    struct sayings list = sayings_new(&arena, S("de"));
    struct buf words = buf_new(&arena);
    buf_repeat(&words, 'a', 1);
    for (int i = 1; i < SAYING_WORDS_MOST; i++) buf_text(&words, " a");
    struct str most = str_dup(&arena, buf_str(&words));
    buf_text(&words, " a");
    sayings_add(&list, buf_str(&words), 1);
    ck_assert_uint_eq(sayings_in(&list, &arena, buf_str(&words)).n, 0);
    sayings_add(&list, most, 1);
    ck_assert_uint_eq(sayings_in(&list, &arena, buf_str(&words)).n, 1);
}
END_TEST

// ---- principles ----

START_TEST(a_slogan_shows_nobody_doing_anything) {
    expect("L312", "principles: {a: Be kind.}\n", "Be kind.");
    expect("L312", "principles: {a: We strive to be the best at what we do.}\n",
           "We strive to be the best at what we do.");
    expect_none("L312", "principles: {a: {says: Be kind., looks_like: [Gives a name.]}}\n");
    expect_none("L312", "principles: {a: Whoever hears it owns it.}\n");
    expect_none("L312", "language: de\nprinciples: {a: We strive to be the best at what we do.}\n");
}
END_TEST

START_TEST(what_may_be_named_is_not_unused) {
    const char *named = "principles: {a: A., b: B.}\nscenarios:\n  s: {principles: [a]}\n";
    expect("L313", named, "b");
    expect_none("L313", "principles: {a: A., b: B.}\nscenarios:\n  s: {title: S}\n");
    expect_none("L313", "principles: {a: A., b: B.}\nscenarios:\n  s: {principles: [a, c]}\n");
    expect_none("L313",
                "principles: {a: A., b: B.}\nscenarios:\n  s: {principles: [a]}\n  t: [b\n");
    expect_none("L311", "scenarios:\n  s: {title: S}\n");
}
END_TEST

// ---- offers ----

#define OFFERS(first, list)                                                           \
    "gestures:\n  gift: {kind: gift, cost: $3}\n  credit: {kind: credit, cost: $9}\n" \
    "  money: {" first "}\nscenarios:\n  s: {offer_in_order: [" list "]}\n"

START_TEST(a_token_may_be_too_dear) {
    expect("L316", OFFERS("kind: refund, cost: $20", "money, credit, gift"), "money");
    const struct finding *finding = &findings.list.items[0];
    ck_assert_msg(str_find(finding->message, S("gift costs $3")) > 0, "%.*s",
                  S_ARG(finding->message));
    ck_assert_uint_eq(finding->fix->edits.n, 2);
    expect_none("L316", OFFERS("kind: refund, cost: $20", "gift, credit, money"));
    expect_none("L316", OFFERS("kind: refund, cost: $3", "money, gift"));
    expect_none("L316", OFFERS("kind: refund, cost: $5", "money, gift"));
    expect("L316", OFFERS("kind: refund, cost: $6", "money, gift"), "money");
    expect_none("L316", OFFERS("kind: refund", "money, gift"));
    // What mends the fault, and what is owed, comes first whatever it costs.
    expect_none("L316", OFFERS("kind: replacement, cost: $20", "money, gift"));
    expect_none("L316", OFFERS("kind: refund, cost: $20, entitlement: yes", "money, gift"));
    expect_none("L316", OFFERS("kind: refund, cost: $20", "money, nothing-known"));
}
END_TEST

START_TEST(a_wish_has_one_path) {
    expect("L315",
           "gestures: {a: {title: A}}\n"
           "scenarios:\n  s: {moment: recover, offer_in_order: [a]}\n",
           "a");
    expect_none("L315", "gestures: {a: {title: A}}\n"
                        "scenarios:\n  s: {moment: respond, offer_in_order: [a]}\n");
    expect_none("L315", "scenarios:\n  s: {moment: recover}\n");
}
END_TEST

RUN("principles", sayings_are_whole_and_longest, a_saying_may_be_too_long,
    a_slogan_shows_nobody_doing_anything, what_may_be_named_is_not_unused, a_token_may_be_too_dear,
    a_wish_has_one_path)
