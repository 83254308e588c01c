// Checks conditions: how tests are read, what is said of wrong ones, how they are shown.
#include "check_model.h"

#include "model/condition.h"

// Every row's YAML stands under the term `x` of this playbook.
static const char base[] = "empower: 1\n"
                           "playbook: p\n"
                           "title: P\n"
                           "currency: GBP\n"
                           "applies_to: {countries: [GB, IE], channels: [front-desk, phone]}\n"
                           "roles: {agent: {reports_to: lead}, lead: {title: Team lead}}\n"
                           "teams: {home: {roles: [agent]}}\n"
                           "facts:\n"
                           "  guest_tier: {choice: [guest, member, gold, 5 to 10, nights, none]}\n"
                           "  old_tier: {choice: [guest, member]}\n"
                           "  nights: {number: nights affected, unit: night}\n"
                           "  days_late: {number: days, unit: day}\n"
                           "  stays: {number: how many}\n"
                           "  room_rate: {money: one night}\n"
                           "  fare: {money: the fare}\n"
                           "  our_fault: {yes_no: our fault}\n"
                           "  photo: {yes_no: a photo}\n"
                           "  temperature: {number: degrees, may_be_negative: yes}\n"
                           "  arrival: {date: of arrival}\n"
                           "  departure: {date: of departure}\n"
                           "  reported: {time: of the report}\n"
                           "  booked_at: {time: of booking}\n"
                           "gestures:\n"
                           "  credit: {title: Credit, authority: nobody}\n"
                           "terms:\n"
                           "  loyal: {guest_tier: [member, gold]}\n"
                           "  x:\n"
                           "    ";

static struct playbook *read_term(const char *yaml) {
    return read_str(str_fmt(&arena, "%s%s\n", base, yaml));
}

static const struct condition *term_x(const struct playbook *playbook) {
    const struct entry *entry = playbook_find(playbook, KIND_TERM, S("x"));
    ck_assert_ptr_nonnull(entry);
    return ((const struct term *)(const void *)entry)->when;
}

// "surprising-scalar" and the like are not about conditions.
static bool is_sound(void) {
    static const char *const rules[] = {"wrong-type",          "bad-money",       "bad-date",
                                        "undefined-reference", "reference-cycle", "yaml-syntax"};
    EACH(i, rules) if (finding_of(rules[i])) return false;
    return true;
}

// ---- how a test is understood ----

static void dump_test(struct buf *out, const struct playbook *playbook, const struct test *test) {
    static const char *const ops[] = {"is",        "not",       "at-least", "at-most",
                                      "more-than", "less-than", "between",  "before",
                                      "after",     "on",        "within"};
    struct domain domain = domain_of_test(playbook, test, S(""));
    buf_text(out, ops[test->op]);
    for (size_t i = 0; i < test->values.n; i++) {
        buf_char(out, i ? '|' : ' ');
        buf_add(out, value_show(&arena, playbook, &domain, &test->values.items[i]));
    }
    if (test->other.id.s.len) buf_fmt(out, " @%.*s", S_ARG(test->other.id.s));
    if (test->period.count) {
        buf_char(out, ' ');
        buf_add(out, period_show(&arena, test->period));
    }
}

static void dump(struct buf *out, const struct playbook *playbook,
                 const struct condition *condition) {
    static const char *const kinds[] = {"all", "any", "none"};
    if (condition->kind == CONDITION_TEST) {
        dump_test(out, playbook, &condition->test);
        return;
    }
    buf_fmt(out, "%s(", kinds[condition->kind]);
    for (size_t i = 0; i < condition->parts.n; i++) {
        if (i) buf_text(out, ", ");
        dump(out, playbook, &condition->parts.items[i]);
    }
    buf_char(out, ')');
}

static const struct {
    const char *yaml, *means, *shown;
} good[] = {
    // choices
    {"guest_tier: gold", "is gold", "gold"},
    {"guest_tier: \"gold\"", "is gold", "gold"},
    {"guest_tier: [member, gold]", "is member|gold", "member or gold"},
    {"guest_tier:\n      - member\n      - gold", "is member|gold", "member or gold"},
    {"guest_tier: not gold", "not gold", "not gold"},
    {"guest_tier: not [member, gold]", "not member|gold", "not member or gold"},
    {"{guest_tier: \"not [member, 'gold']\"}", "not member|gold", "not member or gold"},
    {"guest_tier: 5 to 10", "is 5 to 10", "guest tier 5 to 10"}, // an own value goes first
    {"guest_tier: nights", "is nights", "nights"},
    {"guest_tier: none", "is none", "guest tier none"},
    {"guest_tier: old_tier", "is @old_tier", "guest tier the same as old tier"},
    {"guest_tier: not old_tier", "not @old_tier", "guest tier not the same as old tier"},
    // yes or no, terms
    {"our_fault: yes", "is yes", "our fault"},
    {"our_fault: no", "is no", "not our fault"},
    {"our_fault: not yes", "not yes", "not our fault"},
    {"our_fault: not no", "not no", "our fault"},
    {"our_fault: photo", "is @photo", "our fault the same as photo"},
    {"our_fault: loyal", "is @loyal", "our fault the same as loyal"},
    {"loyal: yes", "is yes", "loyal"},
    // numbers
    {"nights: 2", "is 2 nights", "2 nights"},
    {"nights: 1", "is 1 night", "1 night"},
    {"nights: 2.50", "is 2.5 nights", "2.5 nights"},
    {"nights: 2 nights", "is 2 nights", "2 nights"},
    {"nights: [2, 3]", "is 2 nights|3 nights", "2 or 3 nights"},
    {"nights: not 2", "not 2 nights", "not 2 nights"},
    {"nights: at least 2", "at-least 2 nights", "at least 2 nights"},
    {"nights: at most 3 nights", "at-most 3 nights", "at most 3 nights"},
    {"nights: more than 14", "more-than 14 nights", "more than 14 nights"},
    {"nights: less than 1,000", "less-than 1000 nights", "less than 1000 nights"},
    {"nights: 5 to 10", "between 5 nights|10 nights", "5 to 10 nights"},
    {"nights: at most stays", "at-most @stays", "nights at most stays"},
    {"stays: 2 stays", "is 2", "stays 2"},
    {"days_late: more than 3", "more-than 3 days", "more than 3 days late"},
    {"temperature: less than -5", "less-than -5", "temperature less than -5"},
    {"times_given: at least 2", "at-least 2", "times given at least 2"},
    // money
    {"room_rate: £80", "is £80", "room rate £80"},
    {"room_rate: at least 80 GBP", "at-least £80", "room rate at least £80"},
    {"room_rate: £50 to £100", "between £50|£100", "room rate £50 to £100"},
    {"room_rate: at most fare", "at-most @fare", "room rate at most fare"},
    {"amount: more than room_rate", "more-than @room_rate", "amount more than room rate"},
    {"amount: fare", "is @fare", "amount the same as fare"},
    {"given: less than 5", "less-than £5", "given less than £5"},
    // dates
    {"arrival: 2026-05-01", "is 2026-05-01", "arrival 2026-05-01"},
    {"arrival: before 2026-05", "before 2026-05", "arrival before 2026-05"},
    {"arrival: after departure", "after @departure", "arrival after departure"},
    {"arrival: on 2026-05-01", "on 2026-05-01", "arrival on 2026-05-01"},
    {"arrival: 2026-05-01 to 2026-06", "between 2026-05-01|2026-06",
     "arrival 2026-05-01 to 2026-06"},
    {"arrival: within 30 days", "within 30 days", "arrival in the last 30 days"},
    {"arrival: before now", "before @now", "arrival before now"},
    {"booked_at: within 24 hours", "within 24 hours", "booked in the last 24 hours"},
    {"reported: after 2026-05-01T09:30", "after 2026-05-01T09:30",
     "reported after 2026-05-01T09:30"},
    {"now: before 2026-05-01T09:30", "before 2026-05-01T09:30", "before 2026-05-01T09:30"},
    // other reserved facts
    {"role: [agent, lead]", "is agent|lead", "agent or Team lead"},
    {"country: not GB", "not GB", "not GB"},
    {"also_given: credit", "is credit", "given already: Credit"},
    {"also_given: not credit", "not credit", "not yet given: Credit"},
    // several
    {"{guest_tier: gold, nights: more than 14}", "all(is gold, more-than 14 nights)",
     "gold, more than 14 nights"},
    {"any: [{photo: yes}, {our_fault: no}]", "any(is yes, is no)", "photo or not our fault"},
    {"none: [{photo: yes}, {nights: at least 3}]", "none(is yes, at-least 3 nights)",
     "not photo, less than 3 nights"},
    {"none: [{guest_tier: gold, nights: 1}]", "none(all(is gold, is 1 night))",
     "not gold or not 1 night"},
    {"{loyal: yes, any: [{photo: yes}, {our_fault: yes}]}", "all(is yes, any(is yes, is yes))",
     "loyal, (photo or our fault)"},
    {"all: [{loyal: yes}, {any: [{photo: yes}]}]", "all(is yes, any(is yes))", "loyal, photo"},
    {"none: [{none: [{photo: yes}, {loyal: yes}]}]", "none(none(is yes, is yes))",
     "photo or loyal"},
    {"none: [{arrival: within 3 days}, {arrival: before 2026-05}]",
     "none(within 3 days, before 2026-05)",
     "arrival not in the last 3 days, arrival not before 2026-05"},
    // symbols
    {"nights: \">= 2\"", "at-least 2 nights", "at least 2 nights"},
    {"nights: <2", "less-than 2 nights", "less than 2 nights"},
    {"nights: \"= 2\"", "is 2 nights", "2 nights"},
    {"guest_tier: \"!= gold\"", "not gold", "not gold"},
    {"arrival: \"> 2026-05-01\"", "after 2026-05-01", "arrival after 2026-05-01"},
    {"arrival: \">= 2026-05\"", "after 2026-04-30", "arrival after 2026-04-30"},
    {"arrival: \"<= 2026-05\"", "before 2026-06-01", "arrival before 2026-06-01"},
    {"reported: \">= 2026-05-01T00:00\"", "after 2026-04-30T23:59",
     "reported after 2026-04-30T23:59"},
};

static void check_good(size_t i) {
    struct playbook *playbook = read_term(good[i].yaml);
    const struct condition *x = term_x(playbook);
    struct buf out = buf_new(&arena);
    dump(&out, playbook, x);
    expect_of(good[i].yaml, buf_str(&out), good[i].means);
    expect_of(good[i].yaml, condition_show(&arena, playbook, x), good[i].shown);
    ck_assert_msg(is_sound() && !x->hurt, "%s: %.*s", good[i].yaml,
                  S_ARG(findings.list.n ? findings.list.items[0].message : S("")));
}

START_TEST(tests_are_understood) {
    EACH(i, good) check_good(i);
}
END_TEST

START_TEST(symbols_are_noted_with_the_words_as_a_safe_fix) {
    static const struct {
        const char *yaml, *fix;
    } rows[] = {{"nights: \">= 2\"", "at least 2"},
                {"guest_tier: \"!= gold\"", "not gold"},
                {"arrival: \"<= 2026-05\"", "before 2026-06-01"}};
    EACH(i, rows) {
        read_term(rows[i].yaml);
        const struct finding *finding = finding_of("symbol-test");
        ck_assert_msg(finding && finding->fix, "%s", rows[i].yaml);
        ck_assert(finding->fix->safe);
        EXPECT(finding->fix->edits.items[0].text, rows[i].fix);
    }
    read_term("nights: at least 2");
    ck_assert_ptr_null(finding_of("symbol-test"));
}
END_TEST

// ---- what is said of a wrong one ----

// `fix` is NULL where there is none; `sure`: it is safe.
static const struct {
    const char *yaml, *rule, *says, *fix;
    bool sure;
} bad[] = {
    // facts
    {"our_falt: yes", "undefined-reference", "our_falt", "our_fault", false},
    {"rol: agent", "undefined-reference", "rol", "role", false},
    {"loyl: yes", "undefined-reference", "loyl", "loyal", false},
    {"weather: wet", "undefined-reference", "weather", NULL, false},
    // choices
    {"guest_tier: Gold", "wrong-type", "\"Gold\" is no value", "gold", true},
    {"guest_tier: gld", "wrong-type", "\"gld\" is no value", "gold", false},
    {"guest_tier: platinum", "wrong-type", "\"platinum\"", NULL, false},
    {"guest_tier: [gold, membr]", "wrong-type", "\"membr\"", "member", false},
    {"guest_tier: not platinum", "wrong-type", "\"platinum\"", NULL, false},
    {"guest_tier: gold or member", "wrong-type", "gold or member", "[gold, member]", true},
    {"guest_tier: gold, member", "wrong-type", "gold, member", "[gold, member]", true},
    {"guest_tier: not gold or member", "wrong-type", "gold", "\"not [gold, member]\"", true},
    {"guest_tier: at least gold", "wrong-type", "does not go with", "[gold, 5 to 10, nights, none]",
     false},
    {"old_tier: more than guest", "wrong-type", "does not go with", "[member]", false},
    {"old_tier: at most member", "wrong-type", "does not go with", "[guest, member]", false},
    {"guest_tier: before gold", "wrong-type", "does not go with", NULL, false},
    {"guest_tier: room_rate", "wrong-type", "cannot be compared", NULL, false},
    {"channel: Phone", "wrong-type", "\"Phone\"", "phone", true},
    {"country: FR", "wrong-type", "\"FR\"", NULL, false},
    {"role: agnt", "wrong-type", "\"agnt\"", "agent", false},
    {"team: hom", "wrong-type", "\"hom\"", "home", false},
    {"also_given: refund", "wrong-type", "\"refund\"", NULL, false},
    // yes or no
    {"our_fault: maybe", "wrong-type", "neither yes nor no", NULL, false},
    {"our_fault: y", "wrong-type", "neither yes nor no", "yes", true},
    {"our_fault: at least yes", "wrong-type", "does not go with", NULL, false},
    {"loyal: gold", "wrong-type", "neither yes nor no", NULL, false},
    // numbers
    {"nights: two", "wrong-type", "two", "2", true},
    {"nights: at least two", "wrong-type", "two", "at least 2", true},
    {"nights: five to 10", "wrong-type", "five", "5 to 10", true},
    {"nights: [1, two]", "wrong-type", "two", "2", true},
    {"nights: 2 days", "wrong-type", "\"days\"", "2", false},
    {"stays: 2 days", "wrong-type", "without a unit", "2", false},
    {"nights: -1", "wrong-type", "cannot be negative", NULL, false},
    {"nights: 10 to 5", "wrong-type", "holds nothing", "5 to 10", false},
    {"nights: not 5 to 10", "wrong-type", "cannot stand before a range", NULL, false},
    {"nights: [1, more than 3]", "wrong-type", "values only", NULL, false},
    {"guest_tier: [not gold]", "wrong-type", "values only", NULL, false},
    {"nights: before 5", "wrong-type", "does not go with", "less than 5", true},
    {"nights: on 5", "wrong-type", "does not go with", "5", true},
    {"nights: within 5 days", "wrong-type", "does not go with", NULL, false},
    {"nights: over 14", "wrong-type", "over 14", "more than 14", true},
    {"nights: 2 or more", "wrong-type", "2 or more", "at least 2", true},
    {"nights: between 5 and 10", "wrong-type", "between", "5 to 10", true},
    {"nights: 5-10", "wrong-type", "5-10", "5 to 10", true},
    {"nights: At Least 2", "wrong-type", "At Least 2", "at least 2", true},
    {"nights: not more than 3", "wrong-type", "not more than 3", "at most 3", true},
    {"nights: nights", "wrong-type", "compared with itself", NULL, false},
    {"nights: at most days_late", "wrong-type", "not counted in the same unit", NULL, false},
    {"nights: at least", "wrong-type", "at least", NULL, false},
    {"nights: at most stay", "undefined-reference", "\"stay\"", "at most stays", false},
    // money
    {"room_rate: cheap", "bad-money", "cheap", NULL, false},
    {"room_rate: $50", "bad-money", "GBP", "£50", true},
    {"room_rate: more than £12,50", "bad-money", "", "more than £12.50", true},
    {"room_rate: at most far", "undefined-reference", "\"far\"", "at most fare", false},
    {"room_rate: £10 to £5", "wrong-type", "holds nothing", "£5 to £10", false},
    // dates
    {"arrival: 1 May 2026", "bad-date", "1 May 2026", "2026-05-01", true},
    {"arrival: 2026-02-30", "bad-date", "", NULL, false},
    {"arrival: 2026-05-01T09:30", "bad-date", "no time of day", "2026-05-01", false},
    {"arrival: at least 2026-05-01", "wrong-type", "does not go with", "after 2026-04-30", true},
    {"arrival: at most 2026-12", "wrong-type", "does not go with", "before 2027-01-01", true},
    {"arrival: at most 9999-12", "wrong-type", "does not go with", NULL, false},
    {"arrival: more than 2026-05-01", "wrong-type", "", "after 2026-05-01", true},
    {"reported: at most 2026-05-01T23:59", "wrong-type", "", "before 2026-05-02T00:00", true},
    {"arrival: since 2026-05-01", "wrong-type", "since", "after 2026-04-30", true},
    {"arrival: in the last 30 days", "wrong-type", "in the last", "within 30 days", true},
    {"arrival: within a month", "wrong-type", "", "within 1 month", true},
    {"arrival: 2026-06-01 to 2026-05-01", "wrong-type", "holds nothing", "2026-05-01 to 2026-06-01",
     false},
    {"now: within 3 days", "wrong-type", "always", NULL, false},
    // structure
    {"nights: []", "wrong-type", "an empty list", NULL, false},
    {"nights: {min: 2}", "wrong-type", "a map", NULL, false},
    {"nights:", "wrong-type", "nothing", NULL, false},
    {"guest_tier: [[gold]]", "wrong-type", "a list of lists", NULL, false},
    {"guest_tier: \"not []\"", "wrong-type", "empty", NULL, false},
    {"or: [{photo: yes}]", "wrong-type", "\"or\"", "any", false},
    {"not: [{photo: yes}]", "wrong-type", "\"not\"", "none", false},
    {"any: {photo: yes}", "wrong-type", "needs a list", NULL, false},
    {"all: []", "wrong-type", "needs a list", NULL, false},
    {"all: photo", "wrong-type", "needs a list", NULL, false},
    {"any: [photo]", "wrong-type", "a text", "{photo: yes}", false},
    {"our_fault", "wrong-type", "a text", "{our_fault: yes}", false},
    {"[{our_fault: yes}]", "wrong-type", "a list", NULL, false},
    {"{}", "wrong-type", "an empty group", NULL, false},
    {"{guest_tier: gold, member}", "wrong-type", "comma", "[gold, member]", false},
    {"{guest_tier: guest, member, gold}", "wrong-type", "comma", "[guest, member, gold]", false},
    {"{room_rate: more than £1,000}", "wrong-type", "comma", "\"more than £1,000\"", false},
};

static void expect_fix(const struct finding *finding, const char *yaml, const char *fix,
                       bool sure) {
    ck_assert_msg((finding->fix != NULL) == (fix != NULL), "%s: fix?", yaml);
    if (!fix) return;
    expect_of(yaml, finding->fix->edits.items[0].text, fix);
    ck_assert_msg(finding->fix->safe == sure, "%s: safe?", yaml);
}

static struct str mended(const struct finding *finding) {
    struct str bytes = sources.files.items[0].bytes;
    struct edit edit = finding->fix->edits.items[0];
    uint32_t base_at = sources.files.items[0].base;
    struct buf out = buf_new(&arena);
    buf_add(&out, str_slice(bytes, 0, edit.at.start - base_at));
    buf_add(&out, edit.text);
    buf_add(&out, str_from(bytes, edit.at.end - base_at));
    return str_dup(&arena, buf_str(&out));
}

static void check_bad(size_t i) {
    const char *yaml = bad[i].yaml;
    struct playbook *playbook = read_term(yaml);
    const struct finding *finding = finding_of(bad[i].rule);
    ck_assert_msg(finding, "%s: no %s", yaml, bad[i].rule);
    ck_assert_msg(findings.list.n == 1, "%s: said twice: %.*s", yaml,
                  S_ARG(findings.list.items[1].message));
    ck_assert_msg(str_find(finding->message, str_of(bad[i].says)) >= 0, "%s: %.*s", yaml,
                  S_ARG(finding->message));
    bool says_how = str_find(finding->message, S("as in")) >= 0 || finding->help.len > 0;
    ck_assert_msg(says_how || str_starts(str_of(finding->rule), S("bad-date")), "%s: no help",
                  yaml);
    EXPECT(finding->object, "terms/x");
    ck_assert_msg(term_x(playbook)->hurt, "%s: not hurt", yaml);
    expect_fix(finding, yaml, bad[i].fix, bad[i].sure);
    if (!bad[i].fix) return;
    read_str(mended(finding));
    ck_assert_msg(is_sound(), "%s: after the fix: %.*s", yaml,
                  S_ARG(findings.list.items[0].message));
}

START_TEST(mistakes_are_explained_and_mended) {
    EACH(i, bad) check_bad(i);
}
END_TEST

START_TEST(missing_lists_take_any_name) {
    struct playbook *playbook = read_str(S("empower: 1\nplaybook: p\ntitle: P\nterms:\n"
                                           "  x: {channel: phone, country: GB, team: in-house}\n"
                                           "  y: {channel: by phone}\n"));
    const struct condition *x = term_x(playbook);
    ck_assert(!x->hurt);
    for (size_t i = 0; i < x->parts.n; i++)
        ck_assert_uint_eq(x->parts.items[i].test.values.items[0].choice, CHOICE_OPEN);
    EXPECT(condition_show(&arena, playbook, x), "phone, GB, in-house");
    ck_assert_uint_eq(findings.list.n, 1); // y
}
END_TEST

// ---- amounts of gestures that are not counted in money ----

static bool gesture_reads(const char *gestures) {
    read_str(str_fmt(&arena,
                     "empower: 1\nplaybook: p\ntitle: P\nroles: {agent: {title: A}}\n"
                     "gestures: {late: {title: L, unit: day, authority: [{agent: 2 days per stay%s}"
                     "]}, cash: {title: C, authority: [{agent: 5 per stay}]}}\n%s",
                     gestures[0] == ',' ? gestures : "", gestures[0] == ',' ? "" : gestures));
    return is_sound();
}

START_TEST(amounts_are_in_the_unit_of_the_gesture) {
    ck_assert(gesture_reads(", when: {amount: more than 1 day}"));
    ck_assert(gesture_reads(", when: {given: at most 3}"));
    ck_assert(!gesture_reads(", when: {amount: $5}"));
    ck_assert(gesture_reads("guardrails: {g: {never_when: {amount: 1 day}, gestures: [late]}}"));
    ck_assert(!gesture_reads("guardrails: {g: {never_when: {amount: 1 day}}}"));
    ck_assert(gesture_reads("guardrails: {g: {never_when: {amount: $5}, gestures: [late, cash]}}"));
    ck_assert(gesture_reads("escalations: {e: {to: agent, when: {amount: more than 1}}}"));
}
END_TEST

START_TEST(what_a_broken_file_lost_is_not_called_unknown) {
    struct playbook *playbook = read_str(S("empower: 1\nplaybook: p\ntitle: P\nroles:\n"
                                           "  a: {title: \"A}\n  b: {title: B}\n"
                                           "terms:\n  x: {role: a}\n"));
    ck_assert_uint_eq(findings.list.n, 1);
    ck_assert_ptr_nonnull(finding_of("yaml-syntax"));
    ck_assert(term_x(playbook)->hurt && playbook->terms.items[0].entry.hurt);
}
END_TEST

// ---- terms ----

static struct str chain_of(size_t n, bool closed) {
    struct buf out = buf_new(&arena);
    buf_text(&out, "empower: 1\nplaybook: p\ntitle: P\nfacts: {fact: {yes_no: f}}\nterms:\n");
    for (size_t i = 0; i < n; i++) {
        bool last = i + 1 == n;
        if (last && !closed)
            buf_fmt(&out, "  x%zu: {fact: yes}\n", i);
        else
            buf_fmt(&out, "  x%zu: {x%zu: yes}\n", i, last ? 0 : i + 1);
    }
    return buf_str(&out);
}

START_TEST(a_long_chain_of_terms_is_no_cycle) {
    enum { N = 10000 };
    size_t n_sound;
    struct playbook *playbook = read_str(chain_of(N, false));
    ck_assert(is_sound());
    const uint32_t *order = terms_in_order(&arena, playbook, &n_sound);
    ck_assert_uint_eq(n_sound, N);
    size_t *at = arena_array(&arena, size_t, N);
    for (size_t i = 0; i < N; i++) at[order[i]] = i;
    for (size_t i = 0; i < N; i++) {
        const struct ref *used = &playbook->terms.items[i].when->test.fact;
        ck_assert(!playbook->terms.items[i].when->hurt);
        if (used->kind == KIND_TERM) ck_assert_uint_lt(at[used->index], at[i]);
    }
}
END_TEST

START_TEST(cycles_are_named_and_hurt_whatever_rests_on_them) {
    struct playbook *playbook = read_str(
        S("empower: 1\nplaybook: p\ntitle: P\nfacts: {fact: {yes_no: f}}\nterms:\n"
          "  a: {b: yes}\n  b: {any: [{fact: yes}, {c: no}]}\n  c: {fact: a}\n"
          "  self: {none: [{self: yes}]}\n  user: {a: yes, fact: no}\n  free: {fact: yes}\n"
          "gestures: {g: {title: G, only_when: {user: yes}, never_when: {free: no}}}\n"));
    ck_assert_uint_eq(findings.list.n, 2);
    EXPECT(findings.list.items[0].message, "This term rests on itself: a -> b -> c -> a.");
    ck_assert_uint_eq(findings.list.items[0].related.n, 2);
    EXPECT(findings.list.items[1].message, "This term rests on itself: self -> self.");
    static const char *const ids[] = {"a", "b", "c", "free", "self", "user"};
    EACH(i, ids) {
        EXPECT(playbook->terms.items[i].entry.id.s, ids[i]);
        ck_assert_msg(playbook->terms.items[i].when->hurt == (i != 3), "%s", ids[i]);
        ck_assert(playbook->terms.items[i].entry.hurt == (i != 3));
    }
    ck_assert(playbook->gestures.items[0].only_when.items[0].when->hurt);
    ck_assert(!playbook->gestures.items[0].never_when.items[0].when->hurt);
}
END_TEST

START_TEST(a_cycle_of_ten_thousand_terms_is_one_finding) {
    read_str(chain_of(10000, true));
    ck_assert_uint_eq(findings.list.n, 1);
    ck_assert_ptr_nonnull(finding_of("reference-cycle"));
}
END_TEST

// ---- memory ----

static struct str poor_text;

static void read_and_show(struct arena *poor) {
    struct sources files = sources_new(poor);
    struct findings found = findings_new(poor);
    sources_add(&files, S("p.yaml"), poor_text);
    struct playbook *playbook = playbook_read(poor, &files, &yaml_limits_default, &found);
    for (size_t i = 0; i < playbook->terms.n; i++)
        condition_show(poor, playbook, playbook->terms.items[i].when);
}

START_TEST(every_allocation_may_fail) {
    struct buf text = buf_new(&arena);
    buf_text(&text, base);
    buf_text(&text, "photo: yes\n");
    EACH(i, good) if (good[i].yaml[0] == '{') buf_fmt(&text, "  g%zu: %s\n", i, good[i].yaml);
    EACH(i, bad) if (bad[i].yaml[0] == '{') buf_fmt(&text, "  b%zu: %s\n", i, bad[i].yaml);
    poor_text = buf_str(&text);
    fail_each_allocation(read_and_show);
}
END_TEST

RUN("conditions", tests_are_understood, mistakes_are_explained_and_mended,
    symbols_are_noted_with_the_words_as_a_safe_fix, missing_lists_take_any_name,
    amounts_are_in_the_unit_of_the_gesture, what_a_broken_file_lost_is_not_called_unknown,
    a_long_chain_of_terms_is_no_cycle, cycles_are_named_and_hurt_whatever_rests_on_them,
    a_cycle_of_ten_thousand_terms_is_one_finding, every_allocation_may_fail)
