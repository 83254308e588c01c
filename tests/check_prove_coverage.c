// What examples touch, and the examples that are offered for the rest.
#include "check_prove.h"

// "grants 1/5 only_when 0/1": the shares that have something to share.
static struct str shares_line(const struct coverage *coverage) {
    struct buf out = buf_new(&arena);
    for (int i = 0; i < GROUND_KINDS; i++) {
        const struct share *share = &coverage->shares[i];
        if (share->all)
            buf_fmt(&out, "%s%s %zu/%zu", out.len ? ", " : "",
                    ground_kind_name((enum ground_kind)i), share->touched, share->all);
    }
    return buf_str(&out);
}

static struct str lines_of(const struct coverage *coverage) {
    struct buf out = buf_new(&arena);
    for (size_t i = 0; i < coverage->untouched.n; i++)
        if (coverage->untouched.items[i].example.len)
            buf_fmt(&out, "  %.*s\n", S_ARG(coverage->untouched.items[i].example));
    return buf_str(&out);
}

// ---- what examples touch ----

#define SMALL                                                                                     \
    "roles: {agent: {reports_to: lead}, lead: {}}\n"                                              \
    "facts: {fault: {yes_no: ours}}\n"                                                            \
    "gestures: {credit: {only_when: {fault: yes}, authority: [{agent: £50 per request}, {lead: " \
    "no limit}]}}\n"                                                                              \
    "scenarios: {noise: {signals: [too loud]}}\n"                                                 \
    "examples:\n  - "

static const struct {
    const char *example, *shares;
} touching[] = {
    {"{as: agent, give: credit, amount: £50, facts: {fault: yes}, expect: allow}",
     "grants 1/2, only_when 0/1, scenarios 0/1"},
    // above the limit it rests on the grant of whom it asks
    {"{as: agent, give: credit, amount: £51, facts: {fault: yes}, expect: needs-approval}",
     "grants 1/2, only_when 0/1, scenarios 0/1"},
    {"{as: agent, give: credit, amount: £50, facts: {fault: no}, expect: deny}",
     "grants 0/2, only_when 1/1, scenarios 0/1"},
    // a question does not rest on the grant, unless its limit is expected
    {"{as: agent, give: credit, facts: {fault: yes}, expect: ask}",
     "grants 0/2, only_when 0/1, scenarios 0/1"},
    {"{as: agent, give: credit, facts: {fault: yes}, expect: ask, limit: £50}",
     "grants 1/2, only_when 0/1, scenarios 0/1"},
    // what never happens says nothing of what does
    {"{never: credit, as: agent, over: £50}", "grants 0/2, only_when 0/1, scenarios 0/1"},
    {"{said: it was too loud, expect: noise}", "grants 0/2, only_when 0/1, scenarios 1/1"},
    {"{said: the moon, expect: nothing}", "grants 0/2, only_when 0/1, scenarios 0/1"},
};

START_TEST(test_touching) {
    EACH(i, touching) {
        struct book book = book_of(str_fmt(&arena, HEADER SMALL "%s\n", touching[i].example));
        struct coverage coverage = cover(&book);
        expect_of(touching[i].example, shares_line(&coverage), touching[i].shares);
    }
}
END_TEST

// ---- what is offered ----

// After pasting, all examples pass and everything that one was offered for is touched.
static void check_offers(struct book *book, const char *of) {
    struct coverage before = cover(book);
    struct book again = pasted(book, lines_of(&before), of);
    struct coverage after = cover(&again);
    for (size_t i = 0, k = 0; i < before.untouched.n; i++) {
        const struct untouched *one = &before.untouched.items[i];
        bool still = k < after.untouched.n &&
                     after.untouched.items[k].ground.at.start == one->ground.at.start;
        ck_assert_msg(still == !one->example.len, "of %s: %.*s %.*s", of, S_ARG(one->id),
                      S_ARG(one->example));
        k += still;
    }
}

static void check_shipped(struct book *book, const char *name) {
    check_offers(book, name);
    book->playbook->examples.n = 0; // and as if they had no example at all
    struct coverage none = cover(book);
    ck_assert_uint_eq(none.shares[GROUND_GRANT].touched, 0);
    pasted(book, lines_of(&none), name);
}

START_TEST(test_offers_of_shipped_playbooks) {
    each_shipped(check_shipped);
}
END_TEST

START_TEST(test_offers_of_everything) {
    struct book book = book_of(S(HEADER EVERYTHING));
    struct coverage coverage = cover(&book);
    check_offers(&book, "everything");
    EXPECT(shares_line(&coverage),
           "grants 0/8, only_when 0/1, never_when 0/1, evidence 0/1, at_least 0/1, at_most 0/1, "
           "guardrails 0/2, escalations 0/2, scenarios 0/1");
    for (size_t i = 0; i < coverage.untouched.n; i++) {
        const struct untouched *one = &coverage.untouched.items[i];
        bool offered = one->ground.kind != GROUND_SCENARIO; // customers' words are for people
        ck_assert_msg((one->example.len > 0) == offered, "no example for %.*s", S_ARG(one->id));
    }
}
END_TEST

static const struct {
    const char *id, *words, *part; // of the example
} offers[] = {
    // the commas of choices and amounts stand in quotes
    {"credit/agent", "£1,200.50 per stay, trusted", "tier: \"gold, plus\""},
    {"credit/head", "no limit", "expect: needs-approval, by: head, with: [lead]"},
    // dated entries on a day of theirs
    {"days/agent", "2 days per request", "amount: 2 days, on: 2026-06-01, expect: allow}"},
    {"later", "more than 20 bags", "on: 2026-10-01, facts: {bags: 21 bags"},
    // what must have been given before
    {"no-double", "never together: credit, voucher", "also_given: [voucher]"},
    {"credit", "2 per year, beyond asks lead", "times_given: 2"},
    // a no says which one it is, and the fact that it is about
    {"credit", "photo", "photo: no}, expect: deny, reason: not-yet}"},
    // a guardrail that somebody may lift
    {"no-late", "booked in the last 3 days", "expect: needs-approval, by: lead"},
    {"danger", "hurt", "facts: {hurt: yes}, expect: escalate, to: desk}"},
};

START_TEST(test_offer_in_words) {
    struct book book = book_of(S(HEADER EVERYTHING));
    struct coverage coverage = cover(&book);
    EACH(i, offers) {
        struct str got = S("nothing");
        for (size_t k = 0; k < coverage.untouched.n; k++) {
            const struct untouched *one = &coverage.untouched.items[k];
            bool same = str_eq(one->id, str_of(offers[i].id)) &&
                        str_eq(one->words, str_of(offers[i].words));
            if (same) got = one->example;
        }
        ck_assert_msg(str_find(got, str_of(offers[i].part)) >= 0, "of %s %s: %.*s", offers[i].id,
                      offers[i].words, S_ARG(got));
    }
}
END_TEST

// A grant that never decides has no example.
START_TEST(test_no_offer) {
    struct book book = book_of(S(HEADER "roles: {agent: {}}\ngestures: {credit: {authority: "
                                        "[{agent: £5 per stay}, {agent: £9 per stay}]}}\n"));
    struct coverage coverage = cover(&book);
    ck_assert_uint_eq(coverage.untouched.n, 2);
    EXPECT(coverage.untouched.items[0].example, "");
    EXPECT(coverage.untouched.items[1].example,
           "- {as: agent, give: credit, amount: £9, given: £0, expect: allow}");
}
END_TEST

// ---- scenarios ----

// Of each signal it is asked where its words would lead if it were not written down; one alone that
// would lead elsewhere, as of noise, is nothing to worry about.
START_TEST(test_confusable) {
    static const char text[] = HEADER
        "scenarios:\n"
        "  noise: {signals: [the room was so loud, a party next door all night, the breakfast was "
        "loud]}\n"
        "  food: {signals: [the breakfast was cold, the breakfast was late, no breakfast at all, "
        "'/cold toast/']}\n";
    struct book book = book_of(S(text));
    struct coverage coverage = cover(&book);
    ck_assert_uint_eq(coverage.confusable.n, 1);
    const struct confusable *one = &coverage.confusable.items[0];
    EXPECT(one->scenario->entry.id.s, "food");
    EXPECT(one->taken_for->entry.id.s, "noise");
    ck_assert_uint_eq(one->times, 2);
    ck_assert_uint_eq(one->signals, 3); // a pattern is none in words
}
END_TEST

START_TEST(test_not_confusable_by_pattern) {
    static const char text[] = HEADER
        "scenarios:\n"
        "  noise: {signals: [the room was so loud, a party next door all night, the breakfast was "
        "loud]}\n"
        "  food: {signals: [the breakfast was cold, the breakfast was late, no breakfast at all, "
        "'/cold|late|no breakfast/']}\n";
    struct book book = book_of(S(text));
    ck_assert_uint_eq(cover(&book).confusable.n, 0);
}
END_TEST

static bool cover_all(struct emp_playbook *playbook) {
    return emp_test_coverage(playbook) == EMP_OK;
}

START_TEST(test_every_allocation_failing) {
    fail_each_call(cover_all);
}
END_TEST

RUN("coverage", test_touching, test_offers_of_shipped_playbooks, test_offers_of_everything,
    test_offer_in_words, test_no_offer, test_confusable, test_not_confusable_by_pattern,
    test_every_allocation_failing)
