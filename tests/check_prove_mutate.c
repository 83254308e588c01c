// Mistakes that people make, and whether an example notices.
#include "check_prove.h"

#include "model/read.h"
#include "prove/mistakes.h"
#include "prove/sites.h"

// ---- numbers ----

static const struct {
    int64_t value, unit, least;
    const char *wrong;
} numbers[] = {
    {50, 1, 1, " 51 49 5 500"},      // one more, one less, a digit or a zero lost, a zero more
    {12, 1, 1, " 13 11 21 2 1 120"}, // swapped; either digit lost
    {120, 1, 1, " 121 119 102 210 20 12 10 1200"},
    {2, 1, 1, " 3 1 20"},
    {1, 1, 1, " 2 10"}, // no limit of nothing
    {1, 1, 0, " 2 0 10"},
    {0, 1, 0, " 1"},
    {5000, 100, 1, " 5100 4900 500 50000"}, // pounds in pence
    {INT64_MAX, 1, 1, ""},
};

START_TEST(test_numbers) {
    EACH(i, numbers) {
        int64_t wrong[MISTAKES_MOST];
        struct buf out = buf_new(&arena);
        size_t n = mistakes_in(numbers[i].value, numbers[i].unit, numbers[i].least, wrong);
        for (size_t k = 0; k < n; k++) buf_fmt(&out, " %lld", (long long)wrong[k]);
        expect_of(numbers[i].wrong, buf_str(&out), numbers[i].wrong);
    }
}
END_TEST

// ---- places ----

static struct str places_line(const struct mutations *mutations) {
    struct buf out = buf_new(&arena);
    buf_fmt(&out, "%zu/%zu", mutations->noticed, mutations->noticed + mutations->unnoticed);
    if (mutations->same) buf_fmt(&out, " same %zu", mutations->same);
    for (size_t i = 0; i < mutations->places.n; i++) {
        const struct unnoticed *place = &mutations->places.items[i];
        buf_fmt(&out, "\n%.*s: %.*s -> %.*s", S_ARG(place->id), S_ARG(place->was),
                S_ARG(place->now));
    }
    return buf_str(&out);
}

#define FACTS                                                                                     \
    "effective: 2026-01-01 to 2027-12-31\nroles: {agent: {reports_to: lead}, lead: {}}\n"         \
    "facts: {fault: {yes_no: ours}, nights: {number: nights, unit: night}, fare: {money: fare}, " \
    "booked: {date: booked}}\n"

static const struct {
    const char *text, *places;
} rows[] = {
    // each limit needs an example on either side
    {"gestures: {credit: {authority: [{agent: £50 per request}, {lead: no limit}]}}\n",
     "0/4\ncredit/agent: £50 per request -> £51 per request"},
    {"gestures: {credit: {authority: [{agent: £50 per request}, {lead: no limit}]}}\nexamples:\n"
     "  - {as: agent, give: credit, amount: £50, expect: allow}\n",
     "2/4\ncredit/agent: £50 per request -> £51 per request"},
    {"gestures: {credit: {authority: [{agent: £50 per request}, {lead: no limit}]}}\nexamples:\n"
     "  - {as: agent, give: credit, amount: £50, expect: allow}\n"
     "  - {as: agent, give: credit, amount: £51, expect: needs-approval, by: lead}\n",
     "4/4"},
    {"gestures: {credit: {authority: [{agent: £50 per request}, {lead: no limit}]}}\nexamples:\n"
     "  - {never: credit, as: agent, over: £50}\n",
     "2/4\ncredit/agent: £50 per request -> £49 per request"},
    // one that fails already notices nothing
    {"gestures: {credit: {authority: [{agent: £50 per request}, {lead: no limit}]}}\nexamples:\n"
     "  - {as: agent, give: credit, amount: £50, expect: deny}\n",
     "0/4\ncredit/agent: £50 per request -> £51 per request"},
    // nobody can tell a limit below a larger one of the same role
    {"gestures: {credit: {authority: [{agent: £5 per request}, {agent: £200 per request}]}}\n",
     "0/4 same 3\ncredit/agent: £200 per request -> £201 per request"},
    {"gestures: {credit: {at_least: £5, at_most: 2 per year, authority: [{agent: no limit}]}}\n",
     "0/3 same 3\ncredit: 2 per year -> 3 per year"},
    {"gestures: {credit: {at_least: £5.50, authority: [{agent: £9 per request}]}}\nexamples:\n"
     "  - {as: agent, give: credit, amount: £9, expect: allow}\n"
     "  - {as: agent, give: credit, amount: £10, expect: deny}\n",
     "4/9\ncredit: £5.50 -> £5.51"},
    // tests: the number, the words before it, and both ends of a range
    {"gestures: {free: {only_when: {nights: more than 3}, authority: [{agent: no limit}]}}\n",
     "0/4\nfree: more than 3 nights -> at least 3 nights"},
    {"gestures: {free: {only_when: {nights: 3 to 5}, authority: [{agent: no limit}]}}\nexamples:\n"
     "  - {as: agent, give: free, facts: {nights: 3}, expect: allow}\n"
     "  - {as: agent, give: free, facts: {nights: 6}, expect: deny}\n",
     "4/6\nfree: 3 to 5 nights -> 2 to 5 nights\n"
     "free: 3 to 5 nights -> 3 to 4 nights"},
    {"gestures: {free: {never_when: {fault: no}, authority: [{agent: no limit}]}}\n",
     "0/1\nfree: not fault -> fault"},
    {"gestures: {free: {never_when: {fare: less than £0.50}, authority: [{agent: no limit}]}}\n",
     "0/6\nfree: fare less than £0.50 -> fare at most £0.50"},
    {"gestures: {free: {only_when: {booked: before 2026-02-01}, authority: [{agent: no limit}]}}\n",
     "0/2\nfree: booked before 2026-02-01 -> booked before 2026-02-02"},
    {"gestures: {free: {only_when: {booked: within 2 months}, authority: [{agent: no limit}]}}\n",
     "0/3\nfree: booked in the last 2 months -> booked in the last 3 months"},
    {"gestures: {free: {only_when: {now: before 2026-02-01}, authority: [{agent: no limit}]}}\n",
     "0/2\nfree: before 2026-02-01 -> before 2026-02-02"},
    // dates of entries: a month is moved by a month
    {"gestures:\n  free:\n    authority:\n      - agent: no limit\n        from: 2026-02\n"
     "        until: 2026-03-31\nexamples:\n"
     "  - {as: agent, give: free, on: 2026-03-31, expect: allow}\n",
     "1/4\nfree/agent: from 2026-02 -> from 2026-03\n"
     "free/agent: until 2026-03-31 -> until 2026-04-01"},
    // the last day that can be written has none after it
    {"gestures: {free: {authority: [{agent: no limit, until: 9999-12-31}]}}\n",
     "0/1\nfree/agent: until 9999-12-31 -> until 9999-12-30"},
    // terms reach whatever uses them, and terms that use them
    {"terms: {long: {nights: at least 7}, good: {long: yes}}\n"
     "gestures: {free: {only_when: {good: yes}, authority: [{agent: no limit}]}}\nexamples:\n"
     "  - {as: agent, give: free, facts: {nights: 7}, expect: allow}\n",
     "5/6\nlong: at least 7 nights -> at least 6 nights"},
    // what binds every gesture is noticed by the examples of any
    {"gestures: {free: {authority: [{agent: no limit}]}, gift: {authority: [{agent: no limit}]}}\n"
     "escalations: {big: {when: {nights: more than 9}, to: lead}}\nexamples:\n"
     "  - {as: agent, give: gift, facts: {nights: 10}, expect: escalate, to: lead}\n",
     "2/4\nbig: more than 9 nights -> at least 9 nights"},
    {"gestures: {free: {authority: [{agent: no limit}]}, gift: {authority: [{agent: no limit}]}}\n"
     "guardrails: {one: {never_together: [free, gift], until: 2026-05-31}}\n",
     "0/2\none: until 2026-05-31 -> until 2026-06-01"},
};

START_TEST(test_places) {
    EACH(i, rows) {
        struct book book = book_of(str_fmt(&arena, HEADER FACTS "%s", rows[i].text));
        struct mutations mutations = mutate(&book);
        expect_of(rows[i].text, places_line(&mutations), rows[i].places);
    }
}
END_TEST

// ---- what is offered ----

static struct str lines_of(const struct mutations *mutations) {
    struct buf out = buf_new(&arena);
    for (size_t i = 0; i < mutations->places.n; i++)
        if (mutations->places.items[i].example.len)
            buf_fmt(&out, "  %.*s\n", S_ARG(mutations->places.items[i].example));
    return buf_str(&out);
}

static bool is_there(const struct mutations *mutations, const struct unnoticed *place) {
    for (size_t i = 0; i < mutations->places.n; i++) {
        const struct unnoticed *one = &mutations->places.items[i];
        if (one->at.start == place->at.start && str_eq(one->was, place->was) &&
            str_eq(one->now, place->now))
            return true;
    }
    return false;
}

// After pasting, all examples pass, each of these mistakes is noticed, and the playbook is what it
// was.
static void check_offers(struct book *book, const char *of) {
    struct str digest = playbook_digest(&arena, book->playbook);
    struct mutations before = mutate(book);
    ck_assert(str_eq(digest, playbook_digest(&arena, book->playbook)));
    struct book again = pasted(book, lines_of(&before), of);
    struct mutations after = mutate(&again);
    for (size_t i = 0; i < before.places.n; i++) {
        const struct unnoticed *place = &before.places.items[i];
        ck_assert_msg(place->example.len > 0, "of %s: no example for %.*s", of, S_ARG(place->id));
        ck_assert_msg(!is_there(&after, place), "of %s: %.*s does not notice %.*s", of,
                      S_ARG(place->example), S_ARG(place->now));
    }
    ck_assert_uint_ge(after.noticed, before.noticed + before.places.n);
    ck_assert_uint_eq(after.tried, before.tried);
}

START_TEST(test_offers_of_shipped_playbooks) {
    each_shipped(check_offers);
}
END_TEST

START_TEST(test_offers_of_everything) {
    struct book book = book_of(S(HEADER EVERYTHING));
    check_offers(&book, "everything");
}
END_TEST

// ---- mistakes in memory ----

// How many examples fail; with the decider that was there before, and with one made now.
static size_t count_failures(struct book *book, struct decider *fresh) {
    struct arena scratch;
    size_t n = 0;
    arena_init(&scratch, allocator_malloc, 0);
    for (size_t i = 0; i < book->playbook->examples.n; i += 7) {
        const struct example *example = &book->playbook->examples.items[i];
        if (!text_is_set(example->give.id)) continue;
        bool passes = example_passes(&scratch, fresh, example);
        ck_assert_int_eq(example_passes(&scratch, book->decider, example), passes);
        n += !passes;
    }
    arena_free(&scratch);
    return n;
}

// What a decider has found out before a mistake holds with the mistake in the playbook, too: it
// points to the numbers, and keeps none of them.
START_TEST(test_plans_see_mistakes) {
    struct book book = shipped_book("harbour-house");
    struct arena scratch;
    arena_init(&scratch, allocator_malloc, 0);
    grounds all = grounds_of(&arena, book.playbook);
    sites list = sites_of(&arena, book.playbook, &all);
    size_t seen = 0;
    for (size_t i = 0; i < list.n; i++) {
        patches wrong = site_mistakes(&arena, book.playbook, &list.items[i]);
        for (size_t k = 0; k < wrong.n; k++) {
            patch_apply(&wrong.items[k]);
            seen += count_failures(&book, decider_new(&scratch, book.playbook));
            patch_undo(&wrong.items[k]);
            arena_reset(&scratch, (struct arena_mark){0});
        }
    }
    ck_assert_uint_gt(seen, 0);
    arena_free(&scratch);
}
END_TEST

// One mistake after the other is made while this is read: small, for every allocation fails in
// turn.
static bool mutate_all(struct emp_playbook *playbook) {
    return emp_test_mutate(playbook) == EMP_OK;
}

// Wherever memory runs out, no mistake stays in the playbook: its one example passes afterwards.
START_TEST(test_every_allocation_failing) {
    fail_each_call(mutate_all);
}
END_TEST

RUN("mutate", test_numbers, test_places, test_offers_of_shipped_playbooks,
    test_offers_of_everything, test_plans_see_mistakes, test_every_allocation_failing)
