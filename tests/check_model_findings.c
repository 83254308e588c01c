// Checks what the binder says of faulty playbooks: rule, place, words and the corrected line.
#include "check_model.h"

// ---- keys ----

START_TEST(unknown_keys) {
    static const struct row_case cases[] = {
        {"scenarios:\n  a:\n    acknowlege: Say sorry.\n", "unknown-key", 3, 5,
         "\"acknowlege\" is not a key of a scenario.", "    acknowledge: Say sorry."},
        {"gesture:\n  a: {title: A}\n", "unknown-key", 1, 1, "Did you mean \"gestures\"?",
         "gestures:"},
        {"signals: [x]\n", "unknown-key", 1, 1, "is a key of a scenario; indent it", NULL},
        {"acknowledge: Sorry.\n", "unknown-key", 1, 1, "indent it below", NULL},
        {"tools:\n  a: {wibble: x}\n", "unknown-key", 2, 7, "Its keys are title, access, if_down.",
         NULL},
        {"scenarios:\n  a: {wibble: x}\n", "unknown-key", 2, 7, "and others", NULL},
        {"scenarios:\n  a: {authority: x}\n", "unknown-key", 2, 7, "is a key of a gesture.", NULL},
        {"voice: {wibble: x}\n", "unknown-key", 1, 9, "is not a key of \"voice\".", NULL},
        {"voice: {avoids: [x]}\n", "unknown-key", 1, 9, "Did you mean \"avoid\"?",
         "voice: {avoid: [x]}"},
        {"aims:\n  a: {wibble: x}\n", "unknown-key", 2, 7, "not a key of an aim.", NULL},
        {GIFT("approval: {hand_ovr: [x]}"), "unknown-key", 3, 16, "not a key of \"approval\"",
         "    approval: {hand_over: [x]}"},
        {"scenarios:\n  a: {emotion: {form: sad}}\n", "unknown-key", 2, 17,
         "Did you mean \"from\"?", "  a: {emotion: {from: sad}}"},
        {ROLES GIFT("authority: [{agent: £5 per stay, becuase: x}]"), "unknown-key", 4, 38,
         "not a key of a grant", "    authority: [{agent: £5 per stay, because: x}]"},
        {ROLES GIFT("authority: [{form: 2026-01-01, agent: £5 per stay}]"), "unknown-key", 4, 18,
         "Did you mean \"from\"?", "    authority: [{from: 2026-01-01, agent: £5 per stay}]"},
        {GIFT("never_when: [{when: {amount: 5}, becuase: x}]"), "unknown-key", 3, 38,
         "not a key of a condition", "    never_when: [{when: {amount: 5}, because: x}]"},
    };
    CHECK(cases);
}
END_TEST

START_TEST(missing_keys) {
    static const struct row_case cases[] = {
        {"escalations:\n  fire: {first: Run.}\n", "missing-key", 2, 3, "has no \"to\"", NULL},
        {"facts:\n  sky: {ask: What is it?}\n", "missing-key", 2, 3, "does not say what it is",
         NULL},
        {"examples:\n  - {facts: {}}\n", "missing-key", 2, 6, "no \"give\"", NULL},
        {"examples:\n  - {said: hello}\n", "missing-key", 2, 6, "no \"expect\"", NULL},
        {"gestures: {a: {}}\nexamples:\n  - {give: a, expect: allow}\n", "missing-key", 3, 6,
         "no \"as\"", NULL},
    };
    CHECK(cases);
    read_str(S("empower: 1\nplaybook: a\n"));
    ck_assert_str_eq(findings.list.items[0].rule, "missing-key");
    ck_assert_uint_eq(findings.list.n, 1);
}
END_TEST

START_TEST(headers) {
    read_str(S("title: x\n"));
    ck_assert_str_eq(findings.list.items[0].rule, "no-header");
    ck_assert_uint_eq(findings.list.n, 1);
    read_str(S(""));
    ck_assert_str_eq(findings.list.items[0].rule, "no-header");
    ck_assert_uint_eq(findings.list.n, 1);
    read_str(S("empower: 2\nplaybook: a\ntitle: A\n"));
    ck_assert_str_eq(findings.list.items[0].rule, "wrong-type");
    ck_assert_uint_eq(findings.list.n, 1);
    struct str names[] = {S("a.yaml"), S("b.yaml")};
    struct str texts_of[] = {S(HEADER), S("owner: me\n" HEADER)};
    read_files(names, texts_of, 2);
    const struct finding *finding = &findings.list.items[0];
    ck_assert_str_eq(finding->rule, "two-headers");
    ck_assert_uint_eq(place_at(&sources, finding->at.start).line, 2);
    EXPECT(place_at(&sources, finding->related.items[0].at.start).source->name, "a.yaml");
    ck_assert_uint_eq(findings.list.n, 1);
    // Other keys of the header may stand in any file, but once.
    texts_of[1] = S("owner: me\ncurrency: GBP\n");
    read_files(names, texts_of, 2);
    finding = &findings.list.items[0];
    ck_assert_str_eq(finding->rule, "duplicate-id");
    ck_assert_uint_eq(findings.list.n, 1);
    ck_assert_uint_eq(finding->related.n, 1);
}
END_TEST

// ---- kinds of values ----

START_TEST(wrong_types) {
    static const struct row_case cases[] = {
        {"scenarios:\n  a: {title: [x]}\n", "wrong-type", 2, 7,
         "\"title\" needs a text; here is a list", NULL},
        {"voice: x\n", "wrong-type", 1, 1, "\"voice\" needs keys of its own", NULL},
        {"gestures: x\n", "wrong-type", 1, 1, "needs entries below it", NULL},
        {"gestures:\n  - id: a\n    title: A\n", "wrong-type", 1, 1, "Write \"name:\"", NULL},
        {"gestures:\n  a: some words\n", "wrong-type", 2, 3, "needs keys below it; here is a text",
         NULL},
        {"gestures:\n  a: [x]\n", "wrong-type", 2, 3, "without hyphens", NULL},
        {"terms: [x]\n", "wrong-type", 1, 1, "a list with hyphens", NULL},
        {"words: [x]\n", "wrong-type", 1, 1, "needs words below it", NULL},
        {"sponsors: {who: me}\n", "wrong-type", 1, 1, "each item behind a hyphen", NULL},
        {"sponsors: [me]\n", "wrong-type", 1, 12, "behind each hyphen; here is a text", NULL},
        {"scenarios:\n  a: {steps: {b: c}}\n", "wrong-type", 2, 7, "needs a text or a list", NULL},
        {"scenarios:\n  a: {steps: [[b]]}\n", "wrong-type", 2, 16, "a text behind each hyphen",
         NULL},
        {"tools:\n  a: {access: {b: c}}\n", "wrong-type", 2, 7, "needs a name or a list of names",
         NULL},
        {"tools:\n  a: {access: [{b: c}]}\n", "wrong-type", 2, 17, "a text behind each hyphen",
         NULL},
        {"teams:\n  a: {partner: maybe}\n", "wrong-type", 2, 16, "neither yes nor no", NULL},
        {"teams:\n  a: {partner: on}\n", "wrong-type", 2, 16, "neither yes nor no",
         "  a: {partner: yes}"},
        {"aims:\n  a: {better: highr}\n", "wrong-type", 2, 15, "Did you mean \"higher\"",
         "  a: {better: higher}"},
        {"aims:\n  a: {better: good}\n", "wrong-type", 2, 15, "is not a word that \"better\" knows",
         NULL},
        {"exercises:\n  a: {minutes: ten}\n", "wrong-type", 2, 16, "", "  a: {minutes: 10}"},
        {"exercises:\n  a: {minutes: -1}\n", "wrong-type", 2, 16, "cannot be negative", NULL},
        {"roles:\n  a: {replies_within: soon}\n", "wrong-type", 2, 23, "", NULL},
        {GIFT("at_most: sometimes"), "wrong-type", 3, 14, "", NULL},
        {GIFT("authority: [lead]"), "wrong-type", 3, 17, "a role and its limit", NULL},
        {GIFT("never_when: gold"), "wrong-type", 3, 5, "", "    never_when: {gold: yes}"},
        {"voice:\n  say:\n    - {a: b, c: d}\n", "wrong-type", 3, 8, "needs a text", NULL},
        {"examples:\n  - {said: x, expect: nothing, facts: [a]}\n", "wrong-type", 2, 32,
         "needs facts with their values", NULL},
        {ROLES GIFT("authority: [{agent: nothing at all}]"), "wrong-type", 4, 25, "", NULL},
        {GIFT("authority: everybody"), "wrong-type", 3, 16, "or the word nobody", NULL},
        {GIFT("authority: [{because: x}]"), "wrong-type", 3, 18, "names no role", NULL},
        {ROLES GIFT("authority: [{agent: }]"), "wrong-type", 4, 18, "needs a limit", NULL},
        {ROLES GIFT("authority: [{agent: £5 per stay, lead: no limit}]"), "wrong-type", 4, 38,
         "the second role of this line", NULL},
        {ROLES GIFT("authority:\n      agent: £5 per stay\n      lead: no limit"), "wrong-type", 4,
         5, "a hyphen before each role", "      - agent: £5 per stay"},
        {GIFT("never_when: [{because: x}]"), "wrong-type", 3, 19, "no condition beside", NULL},
        {"examples:\n  - {said: x, expect: nothing, reason: becuase}\n", "wrong-type", 2, 40,
         "is not a word that \"reason\" knows", NULL},
    };
    CHECK(cases);
    read_str(S("- empower: 1\n"));
    ck_assert_ptr_nonnull(finding_of("wrong-type"));
}
END_TEST

START_TEST(money_and_dates) {
    static const struct row_case cases[] = {
        {GIFT("cost: $50"), "bad-money", 3, 11, "", "    cost: £50"},
        {GIFT("cost: 50 pounds"), "bad-money", 3, 11, "", "    cost: £50"},
        {GIFT("at_least: ten"), "bad-money", 3, 15, "", NULL},
        {ROLES GIFT("authority: [{agent: $50 per stay}]"), "bad-money", 4, 25, "",
         "    authority: [{agent: £50 per stay}]"},
        {GIFT("at_least: 2\n    unit: day\n    cost: £5,00"), "bad-money", 5, 11, "",
         "    cost: £5"},
        {"stories:\n  a: {happened: 1 May 2026}\n", "bad-date", 2, 17, "",
         "  a: {happened: 2026-05-01}"},
        {"stories:\n  a: {happened: 2026-02-30}\n", "bad-date", 2, 17, "", NULL},
        {"effective: 2026-04-01\n", "bad-date", 1, 12, "", NULL},
        {"review: twice\n", "bad-date", 1, 9, "", NULL},
        {"language: English\n", "wrong-type", 1, 11, "Did you mean \"en\"?", "language: en"},
        {"language: klingon\n", "wrong-type", 1, 11, "as in en for English", NULL},
        {"language: e\n", "wrong-type", 1, 11, "", NULL},
    };
    CHECK(cases);
    read_below_header("language: pt-BR\n");
    expect_clean("a code with a country");
    read_str(S("empower: 1\nplaybook: a\ntitle: A\ncurrency: GPB\n"));
    ck_assert_str_eq(findings.list.items[0].rule, "bad-money");
    ck_assert_uint_eq(findings.list.n, 1);
    read_str(S("empower: 1\nplaybook: a\ntitle: A\ncurrency: €\n"));
    EXPECT(findings.list.items[0].help, "Did you mean \"EUR\"?");
    read_str(S("empower: 1\nplaybook: test\ntitle: Test\ncurrency: $\n"));
    EXPECT(findings.list.items[0].help, "Did you mean \"USD\"?");
}
END_TEST

START_TEST(empty_values) {
    static const struct row_case cases[] = {
        {"guardrails:\n", "empty-section", 1, 1, "Nothing stands behind \"guardrails:\"", NULL},
        {"scenarios:\n  a:\n    title:\n", "empty-section", 3, 5, "For example title:", NULL},
        {"scenarios:\n  a:\n", "empty-section", 2, 3, "below this scenario", NULL},
        {"scenarios:\n  a:\n    roles:\n      -\n", "empty-section", 4, 8, "An item", NULL},
        {"scenarios:\n  a:\n    steps:\n      -\n      - b\n", "empty-section", 4, 8, "An item",
         NULL},
    };
    CHECK(cases);
    read_below_header("facts:\n  rate: {money: }\n");
    expect_clean("a fact without words");
}
END_TEST

// ---- ids ----

START_TEST(ids) {
    static const struct row_case cases[] = {
        {"gestures:\n  Stay Credit: {title: A}\n", "bad-id", 2, 3, "at most 63 long: stay-credit.",
         "  stay-credit: {title: A}"},
        {"facts:\n  Guest Tier: {yes_no: x}\n", "bad-id", 2, 3, "guest_tier",
         "  guest_tier: {yes_no: x}"},
        {"gestures:\n  nobody: {title: A}\n", "reserved-id", 2, 3, "is a word of the language",
         NULL},
        {"facts:\n  amount: {money: x}\n", "reserved-id", 2, 3, "every playbook has", NULL},
        {"terms:\n  given: {amount: 5}\n", "reserved-id", 2, 3, "every playbook has", NULL},
        {"roles:\n  when: {title: A}\n", "reserved-id", 2, 3, "is a word of the language", NULL},
        {GIFT("never_when: [{id: Long Stays, amount: 5}]"), "bad-id", 3, 23, "long-stays",
         "    never_when: [{id: long-stays, amount: 5}]"},
        {"facts:\n  a: {yes_no: x}\nterms:\n  a: {amount: 5}\n", "duplicate-id", 4, 3,
         "is a fact and a term", NULL},
        {"facts:\n  a: {choice: [b, c, b]}\n", "duplicate-id", 2, 22, "is there twice", NULL},
    };
    CHECK(cases);
    read_below_header("facts:\n  given: {money: x}\n  times_given: {number: x}\n"
                      "gestures:\n  when: {title: A}\n");
    expect_clean("given, times_given; when as a gesture");
}
END_TEST

START_TEST(an_id_in_two_files_names_both) {
    struct str names[] = {S("b.yaml"), S("a.yaml")};
    struct str texts_of[] = {S("gestures: {gift: {title: B}}\nwords: {v: [w]}\n"),
                             S(HEADER "gestures: {gift: {title: A}}\nwords: {v: [z]}\n")};
    struct playbook *playbook = read_files(names, texts_of, 2);
    ck_assert_uint_eq(findings.list.n, 2);
    for (size_t i = 0; i < 2; i++) {
        const struct finding *finding = &findings.list.items[i];
        ck_assert_str_eq(finding->rule, "duplicate-id");
        EXPECT(place_at(&sources, finding->at.start).source->name, "b.yaml");
        EXPECT(place_at(&sources, finding->related.items[0].at.start).source->name, "a.yaml");
    }
    EXPECT(findings.list.items[0].object, "gestures/gift");
    ck_assert_uint_eq(playbook->gestures.n, 1);
    EXPECT(playbook->gestures.items[0].title.s, "A"); // the first file by name
    ck_assert(playbook->gestures.items[0].entry.hurt);
    ck_assert_uint_eq(playbook->words.n, 1);
}
END_TEST

// ---- references ----

START_TEST(undefined_references) {
    static const struct row_case cases[] = {
        {"gestures: {gift: {}}\nscenarios:\n  a: {offer_in_order: [gitf]}\n", "undefined-reference",
         3, 24, "There is no gesture \"gitf\".", "  a: {offer_in_order: [gift]}"},
        {"tools: {pms: {}}\nscenarios:\n  a: {offer_in_order: [pms]}\n", "undefined-reference", 3,
         24, "\"pms\" is a tool.", NULL},
        {"scenarios:\n  a: {roles: wibble}\n", "undefined-reference", 2, 14,
         "Put it under \"roles:\"", NULL},
        {"escalations:\n  a: {to: wibble}\n", "undefined-route", 2, 11,
         "There is no role or route \"wibble\".", NULL},
        {ROLES "roles2: x\n", "unknown-key", 2, 1, "Did you mean \"roles\"?", "roles: x"},
        {ROLES GIFT("authority: [{agnet: £5 per stay}]"), "undefined-reference", 4, 18,
         "There is no role \"agnet\"", "    authority: [{agent: £5 per stay}]"},
        {ROLES GIFT("authority: [{agent: £5 per stay, jointly_with: lad}]"), "undefined-reference",
         4, 52, "lead", "    authority: [{agent: £5 per stay, jointly_with: lead}]"},
        {ROLES GIFT("at_most: 2 per stay, beyond asks laed"), "undefined-reference", 4, 38, "lead",
         "    at_most: 2 per stay, beyond asks lead"},
        {"roles:\n  a: {stand_in: bb up to £5}\n", "undefined-reference", 2, 17, "no role \"bb\"",
         NULL},
        {"applies_to: {teams: [home]}\n", "undefined-reference", 1, 22, "no team \"home\"", NULL},
        {"applies_to: {channels: [phone]}\nscenarios:\n  a: {channels: [phnoe]}\n",
         "undefined-reference", 3, 18, "no channel", "  a: {channels: [phone]}"},
        {"refusals: {may_refuse: [boss]}\n", "undefined-reference", 1, 25, "no role", NULL},
        {GIFT("needs: pms"), "undefined-reference", 3, 12, "no tool", NULL},
        {"examples:\n  - {said: x, expect: noisy}\n", "undefined-reference", 2, 23, "no scenario",
         NULL},
    };
    CHECK(cases);
    read_below_header("refusals: {may_refuse: nobody}\n");
    expect_clean("nobody");
    read_below_header("scenarios: {a: {roles: nobody}}\n");
    ck_assert_ptr_nonnull(finding_of("undefined-reference"));
}
END_TEST

START_TEST(what_was_lost_is_not_missed) {
    // The entry "gift" cannot be read; what refers to it is not to blame.
    read_below_header("gestures:\n  gift: {title: [A\n  other: {title: B}\nscenarios:\n"
                      "  a: {offer_in_order: [gift]}\n");
    ck_assert_ptr_nonnull(finding_of("yaml-syntax"));
    ck_assert_msg(!finding_of("undefined-reference"), "%.*s", S_ARG(all_findings()));
    // A section of the wrong form defines nothing that could be known.
    read_below_header("roles: [agent, lead]\nteams: {a: {roles: [agent]}}\n");
    ck_assert_msg(!finding_of("undefined-reference"), "%.*s", S_ARG(all_findings()));
    ck_assert_uint_eq(findings.list.n, 1);
    // Nor are entries of a misspelt section, or with a name that cannot be one.
    read_below_header("gestrues: {gift: {}}\nscenarios: {a: {offer_in_order: [gift]}}\n");
    ck_assert_uint_eq(findings.list.n, 1);
    ck_assert_str_eq(findings.list.items[0].rule, "unknown-key");
    read_below_header("gestures: {Big Gift: {}}\nscenarios: {a: {offer_in_order: [big-gift]}}\n");
    ck_assert_uint_eq(findings.list.n, 1);
    ck_assert_str_eq(findings.list.items[0].rule, "bad-id");
}
END_TEST

START_TEST(cycles) {
    static const struct row_case cases[] = {
        {"roles:\n  a: {reports_to: b}\n  b: {reports_to: c}\n  c: {reports_to: a}\n",
         "reference-cycle", 4, 19, "By \"reports_to\", \"a\" leads back to itself.", NULL},
        {"roles:\n  a: {reports_to: a}\n", "reference-cycle", 2, 19, "leads back", NULL},
        {"roles:\n  a: {same_as: b}\n  b: {same_as: a}\n", "reference-cycle", 3, 16, "same_as",
         NULL},
        {"aims:\n  a: {yields_to: [c, b]}\n  b: {yields_to: [a]}\n  c: {}\n", "reference-cycle", 3,
         19, "yields_to", NULL},
    };
    CHECK(cases);
    struct playbook *playbook = read_below_header(cases[0].text);
    ck_assert_int_eq(playbook->roles.items[2].reports_to.index, -1); // no endless chains for others
    ck_assert_uint_eq(findings.list.items[0].related.n, 2);
    read_below_header("aims:\n  a: {yields_to: [b, c]}\n  b: {yields_to: [c]}\n  c: {}\n");
    expect_clean("two ways to one aim");
}
END_TEST

// ---- limits ----

#define TRIP                                                                               \
    "facts:\n  seats: {number: x, unit: seat}\n  rate: {money: x}\n  share: {number: x}\n" \
    "  tier: {choice: [b]}\n" ROLES
START_TEST(limits) {
    static const struct row_case cases[] = {
        {ROLES GIFT("authority: [{agent: £50}]"), "limit-without-scope", 4, 25,
         "\"£50\" does not say per what.", NULL},
        {ROLES GIFT("authority: [{agent: £5 per stay}, {lead: £9 per guest per year}]"),
         "mixed-scopes", 4, 46, "per guest per year, another one per stay", NULL},
        {ROLES GIFT("authority: [{agent: 3 bags per stay}]"), "wrong-type", 4, 25, "Add unit: bags",
         NULL},
        {ROLES GIFT("unit: day\n    authority: [{agent: 3 weeks per stay}]"), "wrong-type", 5, 25,
         "counted in days, not in weeks", NULL},
        {ROLES GIFT("unit: day\n    authority: [{agent: £3 per stay}]"), "wrong-type", 5, 25,
         "counted in days, not in money", NULL},
        {GIFT("unit: day\n    at_least: £3"), "wrong-type", 4, 15, "", NULL},
        {GIFT("unit: day\n    at_least: 3 weeks"), "wrong-type", 4, 15, "counted in days", NULL},
        {TRIP GIFT("authority: [{agent: 50% of rat per stay}]"), "undefined-reference", 9, 32,
         "no fact \"rat\"", "    authority: [{agent: 50% of rate per stay}]"},
        {TRIP GIFT("authority: [{agent: 50% of tier per stay}]"), "wrong-type", 9, 32,
         "must be a sum of money", NULL},
        {TRIP GIFT("authority: [{agent: rate% of rate per stay}]"), "wrong-type", 9, 25,
         "must be a number", NULL},
        {TRIP GIFT("authority: [{agent: £5 for each wheel per stay}]"), "undefined-reference", 9,
         37, "no fact \"wheel\"", NULL},
        {TRIP GIFT("authority: [{agent: £5 for each tier per stay}]"), "wrong-type", 9, 37,
         "must be a number", NULL},
        {"facts:\n  a: {number: x, unit: seat}\n  b: {number: x, unit: seats}\n" ROLES GIFT(
             "authority: [{agent: £5 for each seat per stay}]"),
         "wrong-type", 7, 37, "Two facts are counted in \"seat\".", NULL},
        {TRIP GIFT("evidence: tier"), "wrong-type", 9, 15, "is no fact of yes or no", NULL},
    };
    CHECK(cases);
}
END_TEST

START_TEST(units_in_the_singular_and_the_plural) {
    static const char *const pairs[][2] = {
        {"seat", "seats"},    {"city", "cities"},    {"box", "boxes"},
        {"person", "people"}, {"child", "children"}, {"day", "days"},
        {"GB", "gb"},         {"size", "sizes"},     {"bus", "buses"},
    };
    EACH(i, pairs) {
        for (size_t turn = 0; turn < 2; turn++) {
            struct playbook *playbook = read_str(
                str_fmt(&arena,
                        HEADER ROLES "facts: {a: {number: x, unit: %s}, b: {number: x}}\n" GIFT(
                            "authority: [{agent: £5 for each %s per stay}]"),
                        pairs[i][turn], pairs[i][1 - turn]));
            expect_clean(pairs[i][turn]);
            EXPECT(playbook_ref(playbook,
                                &playbook->gestures.items[0].authority.items[0].limit.for_each)
                       ->id.s,
                   "a");
        }
    }
}
END_TEST

START_TEST(good_limits) {
    struct playbook *playbook = read_below_header(
        TRIP GIFT("authority: [{agent: £5 for each seat per stay}, {agent: £5 for each seats per "
                  "request}, {lead: share% of rate per Stay}, {lead: rate per request}]"));
    expect_clean("limits");
    const struct gesture *gift = FIND(playbook, GESTURE, "gift");
    const struct fact *seats = FIND(playbook, FACT, "seats");
    for (size_t i = 0; i < 2; i++)
        ck_assert_ptr_eq(playbook_ref(playbook, &gift->authority.items[i].limit.for_each),
                         (const void *)seats);
    EXPECT(playbook_ref(playbook, &gift->authority.items[2].limit.percent)->id.s, "share");
    EXPECT(playbook_ref(playbook, &gift->authority.items[3].limit.fact)->id.s, "rate");
    playbook = read_below_header(
        ROLES GIFT("unit: day\n    at_least: 0.5\n    authority: [{agent: 2.5 per stay}, {lead: "
                   "exactly 3 days per stay}]"));
    expect_clean("days");
    gift = FIND(playbook, GESTURE, "gift");
    ck_assert_int_eq(gift->authority.items[0].limit.limit.kind, LIMIT_NUMBER);
    ck_assert_int_eq(gift->authority.items[0].limit.limit.amount, 2500000);
    ck_assert_int_eq(gift->at_least.value, 500000);
}
END_TEST

// ---- facts and examples ----

START_TEST(facts_and_examples) {
    static const struct row_case cases[] = {
        {"facts:\n  a: {choice: [b], money: z}\n", "wrong-type", 2, 20, "is of one type", NULL},
        {"facts:\n  a: {yes_no: x, money: z}\n", "wrong-type", 2, 18, "is of one type", NULL},
        {"facts:\n  a: {choice: []}\n", "wrong-type", 2, 3, "nothing to choose from", NULL},
        {"facts:\n  given: {number: x}\n", "wrong-type", 2, 3, "always is a sum of money", NULL},
        {"facts:\n  times_given: {money: x}\n", "wrong-type", 2, 3, "always is a number", NULL},
        {"facts:\n  a: {yes_no: x, assume: perhaps}\n", "wrong-type", 2, 26, "", NULL},
        {"gestures: {g: {}}\n" ROLES
         "examples:\n  - {as: agent, give: g, amount: $5, expect: deny}\n",
         "bad-money", 4, 34, "", "  - {as: agent, give: g, amount: £5, expect: deny}"},
        {"gestures: {g: {}}\n" ROLES "examples:\n  - {as: agent, give: g, expect: alow}\n",
         "wrong-type", 4, 34, "is no verdict", "  - {as: agent, give: g, expect: allow}"},
        {"gestures: {g: {}}\n" ROLES
         "examples:\n  - {as: agent, give: g, expect: deny, facts: {amount: 5}}\n",
         "wrong-type", 4, 48, "Write amount: beside facts:.", NULL},
        {"gestures: {g: {}}\n" ROLES
         "examples:\n  - {as: agent, give: g, expect: deny, facts: {role: agent}}\n",
         "wrong-type", 4, 48, "Write as: beside facts:.", NULL},
        {"gestures: {g: {}}\n" ROLES
         "examples:\n  - {as: agent, give: g, expect: deny, facts: {now: 2026-01-01}}\n",
         "wrong-type", 4, 48, "Write on: beside facts:.", NULL},
        {"gestures: {g: {}}\nfacts: {sad: {yes_no: x}}\n" ROLES
         "examples:\n  - {as: agent, give: g, expect: deny, facts: {sad: very}}\n",
         "wrong-type", 5, 53, "", NULL},
        {"gestures: {g: {}}\nterms: {t: {amount: 5}}\n" ROLES
         "examples:\n  - {as: agent, give: g, expect: deny, facts: {t: yes}}\n",
         "wrong-type", 5, 48, "is a term, which nobody can set", NULL},
        {"gestures: {g: {}}\nfacts: {sad: {yes_no: x}}\n" ROLES
         "examples:\n  - {as: agent, give: g, expect: deny, facts: {sda: yes}}\n",
         "undefined-reference", 5, 48, "no fact \"sda\"",
         "  - {as: agent, give: g, expect: deny, facts: {sad: yes}}"},
        {"gestures: {g: {}}\nfacts: {sad: {yes_no: x}}\n" ROLES
         "examples:\n  - {as: agent, give: g, expect: ask, missing: [sda]}\n",
         "undefined-reference", 5, 49, "no fact \"sda\"",
         "  - {as: agent, give: g, expect: ask, missing: [sad]}"},
        {"facts: {sad: {yes_no: x}}\nexamples:\n  - {said: x, expect: nothing, facts: {sad: }}\n",
         "wrong-type", 3, 40, "needs one value", NULL},
    };
    CHECK(cases);
    read_below_header("gestures: {g: {}}\n" ROLES
                      "examples:\n  - {as: agent, give: g, expect: ask, "
                      "facts: {channel: phone, country: GB}, missing: [amount, given]}\n");
    expect_clean("reserved facts in an example");
}
END_TEST

START_TEST(grants_and_clauses) {
    struct playbook *playbook = read_below_header(
        ROLES GIFT("authority: nobody\n    never_when:\n      - {amount: more than 5, because: Too "
                   "much., law: "
                   "L1}\n      - {when: {amount: 7}, law: L2, id: seven, from: 2026-01-01}"));
    ck_assert_uint_eq(findings.list.n, 1); // without `when`, law is a fact like any other
    EXPECT(findings.list.items[0].message, "There is no fact or term \"law\".");
    const struct gesture *gift = FIND(playbook, GESTURE, "gift");
    ck_assert(!span_is_nowhere(gift->nobody));
    ck_assert_uint_eq(gift->authority.n, 0);
    EXPECT(gift->never_when.items[0].because.s, "Too much.");
    ck_assert(!text_is_set(gift->never_when.items[0].law));
    EXPECT(gift->never_when.items[1].law.s, "L2");
    EXPECT(gift->never_when.items[1].id.s, "seven");
    EXPECT(date_show(&arena, gift->never_when.items[1].from.date), "2026-01-01");
}
END_TEST

RUN("model/findings", unknown_keys, missing_keys, headers, wrong_types, money_and_dates,
    empty_values, ids, an_id_in_two_files_names_both, undefined_references,
    what_was_lost_is_not_missed, cycles, limits, units_in_the_singular_and_the_plural, good_limits,
    facts_and_examples, grants_and_clauses)
