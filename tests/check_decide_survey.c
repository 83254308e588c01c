// Surveys: what comes out for every combination of facts, compared between two playbooks, and
// cases.
#include "check_decide.h"

#include "decide/survey.h"

#define FACTS                                                                    \
    "facts:\n  fault: {yes_no: ours}\n  tier: {choice: [plain, silver, gold]}\n" \
    "  nights: {number: nights}\n  price: {money: price}\n  share: {number: share}\n"
#define CREDIT(lines) HEADER CHAIN FACTS "gestures:\n  credit:\n" lines

static struct decider *open_book(const char *text) {
    struct playbook *playbook = read_str(str_of(text));
    expect_clean(text);
    return decider_new(&arena, playbook);
}

static struct survey *survey_of(struct decider *decider, const char *role) {
    const struct playbook *playbook = decider_playbook(decider);
    struct request request = {.gesture = playbook->gestures.items,
                              .as_of = {.day = date_days(2026, 5, 1), .precision = DATE_DAY}};
    while (!str_eq(playbook->roles.items[request.role].entry.id.s, str_of(role))) request.role++;
    return survey_open(decider, &arena, &request);
}

static struct str facts_of(struct survey *survey, const struct proof_case *found) {
    const struct playbook *playbook = decider_playbook(survey_decider(survey));
    struct buf out = buf_new(&arena);
    for (size_t i = 0; i < found->facts.n; i++) {
        const struct change *fact = &found->facts.items[i];
        struct domain domain = key_domain(playbook, fact->key, S(""));
        struct str value = value_show(&arena, playbook, &domain, &fact->value);
        buf_fmt(&out, "%.*s=%.*s ", S_ARG(domain.name), S_ARG(value));
    }
    if (found->amount.kind == SIZE_VALUE) buf_fmt(&out, "%lld", (long long)found->amount.value);
    return str_trim(buf_str(&out));
}

static enum verdict replayed(struct survey *survey, const struct proof_case *found) {
    struct request request = survey_case_request(survey, found);
    return decide(survey_decider(survey), &arena, &request).verdict;
}

static struct str case_of(struct survey *survey, diagram_ref truth) {
    struct proof_case found;
    return survey_case(survey, truth, &found) ? facts_of(survey, &found) : S("none");
}

// ---- two playbooks ----

static void add_change(struct buf *out, struct survey *both[2], diagram_ref where, int kind) {
    static const char *const names[] = {"wider", "tighter", "route"};
    struct proof_case found[2];
    if (!survey_case_of_both(both[0], both[1], where, &found[0], &found[1])) return;
    enum verdict before = replayed(both[0], &found[0]), after = replayed(both[1], &found[1]);
    ck_assert((after == VERDICT_ALLOW) == (kind == CHANGE_WIDER));
    ck_assert((before == VERDICT_ALLOW) == (kind == CHANGE_TIGHTER));
    struct str old = facts_of(both[0], &found[0]), fresh = facts_of(both[1], &found[1]);
    if (out->len) buf_text(out, "; ");
    buf_fmt(out, "%s: %.*s", names[kind], S_ARG(fresh));
    if (!str_eq(old, fresh)) buf_fmt(out, " was %.*s", S_ARG(old));
}

static struct str changes_between(struct survey *before, struct survey *after) {
    struct survey *both[] = {before, after};
    diagram_ref where[CHANGE_KINDS];
    struct buf out = buf_new(&arena);
    if (!survey_align(both[0], both[1])) return S("other unit");
    ck_assert(survey_run(both[0]) && survey_run(both[1]));
    survey_changes(both[0], both[1], where);
    for (int kind = 0; kind < CHANGE_KINDS; kind++) add_change(&out, both, where[kind], kind);
    return out.len ? buf_str(&out) : S("same");
}

static struct str changes_of(const char *before, const char *after, const char *role) {
    return changes_between(survey_of(open_book(before), role), survey_of(open_book(after), role));
}

static const char fifty[] =
    CREDIT("    only_when: {fault: yes}\n"
           "    authority: [{agent: £50 per stay}, {lead: £90 per stay}]\n");

// "WIDER, TIGHTER, ROUTE per role, each with a concrete case that changed"
START_TEST(test_changes) {
    static const struct {
        const char *before, *after, *role, *wanted;
    } rows[] = {
        {fifty, fifty, "agent", "same"},
        {fifty,
         CREDIT("    only_when: {fault: yes}\n"
                "    authority: [{lead: £90 per stay}, {agent: £60 per stay}]\n"),
         "agent", "wider: fault=yes given=£0 5100"},
        {fifty,
         CREDIT("    only_when: {fault: yes}\n"
                "    authority: [{lead: £90 per stay}, {agent: £60 per stay}]\n"),
         "lead", "same"},
        {fifty,
         CREDIT("    only_when: {fault: yes}\n"
                "    authority: [{agent: £50 per stay}, {head: £90 per stay}]\n"),
         "agent", "route: fault=yes given=£0 5100"},
        {fifty,
         CREDIT("    only_when: {fault: yes, nights: more than 2}\n"
                "    authority: [{agent: £50 per stay}, {lead: £90 per stay}]\n"),
         "agent",
         "tighter: fault=yes given=£0 nights=0 100 was fault=yes given=£0 100; "
         "route: fault=yes given=£0 nights=0 5100 was fault=yes given=£0 5100"},
        {fifty,
         CREDIT("    authority: [{agent: £50 per stay, when: {tier: [silver, gold]}}, "
                "{lead: £90 per stay}]\n"),
         "agent",
         "wider: given=£0 tier=silver 100 was fault=no given=£0 100; "
         "tighter: given=£0 tier=plain 100 was fault=yes given=£0 100; "
         "route: given=£0 tier=plain 100 was fault=no given=£0 100"},
        {fifty, CREDIT("    unit: day\n    authority: [{agent: 2 days per stay}]\n"), "agent",
         "other unit"},
        {CREDIT("    authority: [{agent: no limit, until: 2026-04-30}]\n"),
         CREDIT("    authority: [{agent: no limit, from: 2026-05-01}]\n"), "agent", "wider: "},
        {CREDIT("    authority: [{agent: 20% of price per request}]\n"),
         CREDIT("    authority: [{agent: 25% of price per request}]\n"), "agent",
         "wider: price=£4 100"},
        {CREDIT("    authority: [{agent: 25% of price per request}]\n"),
         CREDIT("    authority: [{agent: £60 per request}]\n"), "agent",
         "wider: 100 was price=£0 100; tighter: 10000 was price=£500 10000"},
        {CREDIT("    authority: [{agent: £60 per request}]\n"),
         CREDIT("    authority: [{agent: 25% of price per request}]\n"), "agent",
         "wider: price=£500 10000 was 10000; tighter: price=£0 100 was 100"},
        // £4, or £1, would do for both, or for neither
        {CREDIT("    never_when: {amount: at least £1}\n"
                "    authority: [{agent: 20% of price per request}]\n"),
         CREDIT("    never_when: {amount: at least £1}\n"
                "    authority: [{agent: 25% of price per request}]\n"),
         "agent", "wider: price=£0.04 1"},
        {CREDIT("    authority: [{agent: £60 per request}, "
                "{agent: 50% of price for each nights per request}]\n"),
         CREDIT("    authority: [{agent: £60 per request}, "
                "{agent: 100% of price for each nights per request}]\n"),
         "agent", "wider: nights=1 price=£61 6100"},
        {CREDIT("    authority: [{agent: £60 per stay}, {agent: 50% of price for each nights per "
                "stay}, {lead: 100% of price for each nights per stay}]\n"),
         CREDIT("    authority: [{agent: £60 per stay}, {agent: 50% of price for each nights per "
                "stay}, {head: 100% of price for each nights per stay}]\n"),
         "agent", "route: given=£0 nights=100 price=£1 10000"},
        {CREDIT("    authority: [{agent: £50 per request}]\n"),
         CREDIT("    authority: [{agent: £50 per request}]\n    never_when: {price: £3}\n"),
         "agent", "tighter: price=£3 100 was 100"},
        {CREDIT("    authority: [{agent: £50 per request}]\n"),
         CREDIT(
             "    authority: [{agent: £50 per request}]\n    only_when: {nights: at most 2.5}\n"),
         "agent", "tighter: nights=3 100 was 100"},
        {CREDIT("    authority: [{agent: £60 per request}, "
                "{agent: 100% of price for each nights per request}]\n"
                "    never_when: {price: less than £5000}\n"),
         CREDIT("    authority: [{agent: £60 per request}, {agent: 50% of price per request}]\n"
                "    never_when: {price: less than £5000}\n"),
         "agent",
         "wider: price=£500,000 600100 "
         "was nights=0 price=£500,000 600100; "
         "tighter: price=£500,000 25000100 was nights=1 price=£500,000 25000100"},
        {CREDIT("    only_when: {tier: gold}\n    authority: [{agent: no limit}]\n"),
         CREDIT("    only_when: {tier: silver}\n    authority: [{agent: no limit}]\n"), "agent",
         "wider: tier=silver; tighter: tier=gold"},
        {CREDIT("    only_when: {channel: phone}\n    authority: [{agent: no limit}]\n"),
         CREDIT("    only_when: {channel: mail}\n    authority: [{agent: no limit}]\n"), "agent",
         "wider: channel=mail; tighter: channel=phone"},
        // whom it is handed over to is told by the name, not by the place among all
        {CREDIT("    authority: [{agent: no limit}]\n"
                "escalations: {hot: {when: {fault: yes}, to: desk}}\n"),
         HEADER
         "roles: {agent: {title: A}, amy: {title: B}, lead: {title: C}, zoe: {title: D}, head: "
         "{title: E}}\nroutes: {alarm: {for: crisis}, desk: {for: crisis}}\n" FACTS
         "gestures: {credit: {authority: [{agent: no limit}]}}\n"
         "escalations: {hot: {when: {fault: yes}, to: desk}}\n",
         "agent", "same"},
        {HEADER "roles: {agent: {title: A}}\nroutes: {desk: {for: crisis}}\n" FACTS
                "gestures: {credit: {authority: [{agent: no limit}]}}\n"
                "escalations: {hot: {when: {fault: yes}, to: desk}}\n",
         HEADER "roles: {agent: {title: A}}\nroutes: {alarm: {for: crisis}}\n" FACTS
                "gestures: {credit: {authority: [{agent: no limit}]}}\n"
                "escalations: {hot: {when: {fault: yes}, to: alarm}}\n",
         "agent", "route: fault=yes"},
        // at £51 the head would have to agree in both
        {CREDIT(
             "    authority: [{lead: £0.50 per request}, "
             "{lead: 50% of price per request, jointly_with: [head]}]\n    only_when: {price: at least £2}\n"
             "guardrails: {own: {never_when: {nights: at least 0}, liftable_by: lead}}\n"),
         CREDIT(
             "    authority: [{lead: £0.60 per request}, "
             "{lead: 50% of price per request, jointly_with: [head]}]\n    only_when: {price: at least £2}\n"
             "guardrails: {own: {never_when: {nights: at least 0}, liftable_by: lead}}\n"),
         "agent", "route: price=£2 51"},
        // plain values, where some will do; else those of the far end
        {CREDIT("    authority: [{agent: £60 per request}, "
                "{agent: 50% of price for each nights per request}]\n"
                "    never_when: {price: less than £5000}\n"),
         CREDIT("    authority: [{agent: £60 per request}, "
                "{agent: 100% of price for each nights per request}]\n"
                "    never_when: {price: less than £5000}\n"),
         "agent", "wider: nights=0.000001 price=£23,058,430,092,136,939.51 1152921504700"},
        {CREDIT("    only_when: {share: at least 3}\n    authority: [{agent: £60 per request}, "
                "{agent: 100% of price for each nights per request}]\n"
                "    never_when: {price: less than £5000}\n"),
         CREDIT("    authority: [{agent: £60 per request}, "
                "{agent: 50% of price for each nights per request}]\n"
                "    never_when: {price: less than £5000}\n"),
         "agent",
         "wider: nights=0 price=£500,000 100 "
         "was nights=0 price=£500,000 share=0 100; "
         "tighter: nights=0.000001 price=£23,058,430,092,136,939.51 1152921504700 was nights=0.000001 price=£23,058,430,092,136,939.51 share=3 1152921504700"},
        {CREDIT("    authority: [{agent: £60 per request}, "
                "{agent: share% of price for each nights per request}]\n"),
         CREDIT("    authority: [{agent: £60 per request}, "
                "{agent: 50% of price for each nights per request}]\n"),
         "agent",
         "wider: nights=2 price=£6,001 600100 was nights=2 price=£6,001 share=0 600100; "
         "tighter: nights=1 price=£1 600100 was nights=1 price=£1 share=600100 600100"},
        {CREDIT("    authority: [{agent: £60 per request}, "
                "{agent: 100% of price for each nights per request}]\n"),
         CREDIT("    authority: [{agent: £60 per request}, {agent: 50% of price per request}]\n"),
         "agent",
         "wider: price=£12,002 600100 was nights=0 price=£12,002 600100; "
         "tighter: price=£2 600100 was nights=6000 price=£2 600100"},
    };
    EACH(i, rows)
    expect_of(rows[i].after, changes_of(rows[i].before, rows[i].after, rows[i].role),
              rows[i].wanted);
}
END_TEST

// A fact whose type changed is another fact; of a choice only what both can take is compared.
START_TEST(test_other_facts) {
    static const char of_two[] = HEADER CHAIN "facts:\n  tier: {choice: [plain, gold]}\n"
                                              "gestures:\n  credit:\n    only_when: {tier: gold}\n"
                                              "    authority: [{agent: no limit}]\n";
    static const char of_three[] =
        HEADER CHAIN "facts:\n  tier: {choice: [black, gold, plain]}\n"
                     "gestures:\n  credit:\n    only_when: {tier: [gold, black]}\n"
                     "    authority: [{agent: no limit}]\n";
    static const char yes_no[] = HEADER CHAIN "facts:\n  tier: {yes_no: gold}\n"
                                              "gestures:\n  credit:\n    only_when: {tier: yes}\n"
                                              "    authority: [{agent: no limit}]\n";
    EXPECT(changes_of(of_two, of_three, "agent"), "same");
    EXPECT(changes_of(of_three, of_two, "agent"), "same");
    EXPECT(changes_of(of_two, yes_no, "agent"),
           "wider: tier=yes was tier=plain; tighter: tier=no was tier=gold");
}
END_TEST

// Facts that share no value have but their names in common; so have amounts in other money.
START_TEST(test_nothing_in_common) {
    static const struct {
        const char *before, *after, *wanted;
    } rows[] = {
        {HEADER CHAIN
         "facts: {size: {choice: [small, tiny, mini]}}\ngestures: {g: {only_when: {size: [small, tiny]}, "
         "authority: [{agent: no limit}]}}\n",
         HEADER CHAIN
         "facts: {size: {choice: [large, huge]}}\ngestures: {g: {never_when: {size: large}, "
         "authority: [{agent: no limit}]}}\n",
         "wider: size=huge was size=mini; tighter: size=large was size=small"},
        {HEADER CHAIN "facts: {cold: {number: c, may_be_negative: yes}}\ngestures: {g: {only_when: "
                      "{cold: -9 to 3}, authority: [{agent: no limit}]}}\n",
         HEADER CHAIN "facts: {cold: {number: c}}\ngestures: {g: {only_when: {cold: at most 4}, "
                      "authority: [{agent: no limit}]}}\n",
         "wider: cold=4"},
        {HEADER CHAIN "facts: {size: {number: size}, b: {yes_no: b}}\ngestures: {g: {only_when: "
                      "{size: at least 2, b: yes}, authority: [{agent: no limit}]}}\n",
         HEADER CHAIN "facts: {size: {money: size}, a: {yes_no: a}}\ngestures: {g: {only_when: "
                      "{size: at least £3, a: yes}, authority: [{agent: no limit}]}}\n",
         "wider: a=yes size=£3 was b=no size=0; tighter: a=no size=£0 was b=yes size=2"},
        {CREDIT("    authority: [{agent: 5 per stay}]\n"),
         "empower: 1\nplaybook: test\ntitle: Test\ncurrency: EUR\n" CHAIN FACTS
         "gestures: {credit: {authority: [{agent: 5 per stay}]}}\n",
         "other unit"},
        {CREDIT("    unit: day\n    authority: [{agent: 2 days per stay}]\n"),
         CREDIT("    unit: bag\n    authority: [{agent: 2 bags per stay}]\n"), "other unit"},
    };
    EACH(i, rows)
    expect_of(rows[i].after, changes_of(rows[i].before, rows[i].after, "agent"), rows[i].wanted);
}
END_TEST

// Two roles of one playbook read facts in orders of their own, and other values of them.
START_TEST(test_two_roles) {
    struct decider *decider =
        open_book(HEADER CHAIN "facts: {tier: {choice: [a, b, c, d, e]}, fault: {yes_no: ours}}\n"
                               "terms: {odd: {tier: e}, even: {tier: [a, c]}}\n"
                               "gestures: {g: {never_when: {even: yes}, authority: [{agent: no "
                               "limit}]}}\n"
                               "escalations: {hot: {when: {fault: yes, odd: yes}, to: head, for: "
                               "[agent]}}\n");
    EXPECT(changes_between(survey_of(decider, "agent"), survey_of(decider, "lead")),
           "wider: tier=e was fault=yes tier=e");
    EXPECT(changes_between(survey_of(decider, "lead"), survey_of(decider, "agent")),
           "tighter: fault=yes tier=e was tier=e");
    // asked for in turn
    struct survey *agent = survey_of(decider, "agent"), *lead = survey_of(decider, "lead");
    ck_assert(survey_run(agent) && survey_run(lead));
    EXPECT(case_of(agent, survey_when(agent, 0)), "fault=yes tier=e");
    EXPECT(case_of(lead, survey_when(lead, 0)), "tier=a");
    EXPECT(case_of(agent, survey_when(agent, 1)), "fault=no tier=a");
}
END_TEST

// ---- what is known ----

static struct survey *survey_asked(const char *text, const char *words) {
    struct decider *decider = open_book(text);
    struct question *q = arena_new(&arena, struct question);
    *q = asked(decider_playbook(decider), words);
    return survey_open(decider, &arena, question_request(q));
}

// What is known stays as it is, in whichever of the two it is known and read.
START_TEST(test_known) {
    static const char more[] =
        CREDIT("    only_when: {fault: yes, nights: more than 2}\n"
               "    authority: [{agent: £50 per stay}, {lead: £90 per stay}]\n");
    static const char *const rows[][3] = {
        {"agent credit fault", "agent credit fault nights=3", "same"},
        {"agent credit", "agent credit fault nights=3",
         "wider: given=£0 100 was fault=no given=£0 100; "
         "route: given=£0 5100 was fault=no given=£0 5100"},
        {"agent credit fault", "agent credit fault nights=2",
         "tighter: given=£0 100; route: given=£0 5100"},
        {"agent credit fault", "agent credit nights=3",
         "tighter: fault=no given=£0 100 was given=£0 100; "
         "route: fault=no given=£0 5100 was given=£0 5100"},
    };
    EACH(i, rows)
    expect_of(rows[i][1],
              changes_between(survey_asked(fifty, rows[i][0]), survey_asked(more, rows[i][1])),
              rows[i][2]);
    EXPECT(changes_between(survey_asked(more, "agent credit"), survey_asked(fifty, "agent credit")),
           "wider: fault=yes given=£0 100 was fault=yes given=£0 nights=0 100; "
           "route: fault=yes given=£0 5100 was fault=yes given=£0 nights=0 5100");
    struct survey *s = survey_asked(fifty, "agent credit £5");
    ck_assert_uint_gt(
        survey_cells(s, key_of_reserved(decider_playbook(survey_decider(s)), RESERVED_AMOUNT)), 1);
    s = survey_asked(CREDIT("    authority: [{agent: 50% of price per request}]\n"),
                     "agent credit price=£9");
    ck_assert(survey_run(s));
    EXPECT(case_of(s, survey_where(s, survey_outcome(s), VERDICT_DENY)), "45100");
    s = survey_asked(fifty, "agent credit fault");
    ck_assert_uint_eq(survey_cells(s, key_of_fact(decider_playbook(survey_decider(s)), 0)), 0);
}
END_TEST

// ---- what nobody says ----

static struct survey *unsaid_of(const char *text, const char *fact) {
    struct decider *decider = open_book(text);
    const struct playbook *playbook = decider_playbook(decider);
    const struct fact *named = FIND(playbook, FACT, fact);
    fact_key key = key_of_fact(playbook, (size_t)(named - playbook->facts.items));
    struct request request = *survey_request(survey_of(decider, "agent"));
    return survey_open_unsaid(decider, &arena, &request, &key, 1);
}

static struct str changes_unsaid(const char *before, const char *after, const char *fact) {
    return changes_between(unsaid_of(before, fact), unsaid_of(after, fact));
}

#define ONLY(fact)                                                                       \
    HEADER CHAIN "facts:\n  fault: {yes_no: ours" fact "}\n  nights: {number: nights}\n" \
                 "gestures:\n  credit:\n    only_when: {fault: yes, nights: 1}\n"        \
                 "    authority: [{agent: no limit}]\n"

// The fact itself does not stand in the case.
START_TEST(test_unsaid) {
    EXPECT(changes_unsaid(ONLY(""), ONLY(""), "fault"), "same");
    EXPECT(changes_unsaid(ONLY(", assume: no"), ONLY(", assume: yes"), "fault"), "wider: nights=1");
    EXPECT(changes_unsaid(ONLY(", assume: yes"), ONLY(""), "fault"), "tighter: nights=1");
    EXPECT(changes_unsaid(ONLY(", assume: no"), ONLY(""), "fault"), "route: nights=1");
}
END_TEST

// Facts that nobody says stand beside those that are known; one that nothing reads is no matter.
START_TEST(test_unsaid_and_known) {
    struct decider *decider = open_book(ONLY(", assume: yes"));
    const struct playbook *playbook = decider_playbook(decider);
    struct question q = asked(playbook, "agent credit nights=1");
    fact_key fault = key_of_fact(playbook, 0), given = key_of_reserved(playbook, RESERVED_CHANNEL);
    const fact_key unsaid[] = {given, fault};
    struct survey *s = survey_open_unsaid(decider, &arena, question_request(&q), unsaid, 2);
    ck_assert(survey_run(s));
    ck_assert_uint_eq(survey_where(s, survey_outcome(s), VERDICT_ALLOW), DIAGRAM_YES);
    ck_assert(survey_assumed(s, fault).yes);
    ck_assert_int_eq(survey_assumed(s, given).type, FACT_NONE);
}
END_TEST

// Over the budget of steps nothing may be concluded, nor where nobody says the day.
START_TEST(test_nothing_to_conclude) {
    struct survey *s = survey_of(open_book(fifty), "agent");
    survey_diagram(s)->steps = DIAGRAM_BUDGET;
    ck_assert(!survey_run(s) && !survey_lacks_day(s));
    ck_assert_uint_eq(survey_where(s, DIAGRAM_GAP, VERDICT_ALLOW), DIAGRAM_GAP);
    struct proof_case found;
    ck_assert(!survey_case(s, DIAGRAM_YES, &found));
    s = survey_asked(HEADER CHAIN "gestures: {g: {only_when: {now: after 2026-01-01}, authority: "
                                  "[{agent: no limit}]}}\n",
                     "agent g");
    ck_assert(!survey_run(s) && survey_lacks_day(s) && !survey_is_exact(s));
    s = survey_of(open_book(fifty), "agent");
    struct survey *late = survey_of(open_book(fifty), "agent");
    diagram_ref where[CHANGE_KINDS];
    struct decision none = {0};
    ck_assert(survey_align(s, late) && survey_run(s));
    survey_diagram(late)->steps = DIAGRAM_BUDGET - 40;
    ck_assert(!survey_run(late));
    survey_changes(s, late, where);
    survey_other_changes(s, late, where[CHANGE_ROUTE], &none, &none);
    ck_assert(survey_is_exact(s) && !survey_is_exact(late));
    ck_assert_uint_eq(survey_where(s, DIAGRAM_GAP, VERDICT_ALLOW), DIAGRAM_NO);
}
END_TEST

// ---- one playbook ----

static size_t rule_named(const struct survey *survey, const char *id, size_t nth) {
    struct survey_rule rule;
    size_t i = 0;
    for (; survey_rule_at(survey, i, &rule); i++)
        if (str_eq(rule.id, str_of(id)) && !nth--) return i;
    ck_abort_msg("there is no rule %s", id);
    return i;
}

static struct survey *run(const char *text, const char *role) {
    struct survey *survey = survey_of(open_book(text), role);
    ck_assert(survey_run(survey));
    return survey;
}

START_TEST(test_rules) {
    struct survey *s =
        run(CREDIT("    only_when: {nights: at least 2}\n"
                   "    authority: [{agent: £50 per request}, {agent: £40 per request, when: "
                   "{tier: gold}}, {lead: £80 per request}]\n"),
            "agent");
    size_t dear = rule_named(s, "credit/agent", 0), cheap = rule_named(s, "credit/agent", 1);
    size_t lead = rule_named(s, "credit/lead", 0), only = rule_named(s, "credit", 0);
    diagram_ref bare = survey_bare(s, survey_outcome(s));
    ck_assert_uint_eq(survey_bare(s, survey_without(s, cheap)), bare);
    ck_assert_uint_ne(survey_bare(s, survey_without(s, dear)), bare);
    ck_assert_uint_ne(survey_bare(s, survey_without(s, lead)), bare);
    EXPECT(case_of(s, survey_when(s, only)), "nights=2 100");
    EXPECT(case_of(s, survey_covers_less(s, cheap, dear)), "nights=0 tier=gold 100");
    EXPECT(case_of(s, survey_covers_less(s, dear, cheap)), "none");
    EXPECT(case_of(s, survey_rests_on(s, VERDICT_NEEDS_APPROVAL, lead)), "nights=2 5100");
    EXPECT(case_of(s, survey_rests_on(s, VERDICT_ALLOW, dear)), "nights=2 100");
    EXPECT(case_of(s, survey_rests_on(s, VERDICT_ALLOW, cheap)), "none");
    EXPECT(case_of(s, survey_where(s, survey_outcome(s), VERDICT_DENY)), "nights=0 100");
    ck_assert(survey_is_exact(s));
    ck_assert(survey_run(s)); // all grants count again
    ck_assert_uint_eq(survey_bare(s, survey_outcome(s)), bare);
}
END_TEST

// Each role reads facts and terms in an order of its own: whichever was asked before, a survey goes
// by its own.
START_TEST(test_in_turn) {
    struct decider *decider = open_book(
        HEADER CHAIN
        "facts: {tier: {choice: [a, b, c, d, e]}, fault: {yes_no: ours}, price: {money: price}}\n"
        "terms: {odd: {tier: e}, even: {tier: [a, c]}, dear: {price: at least £9}}\n"
        "gestures:\n  g:\n    authority:\n"
        "      - {agent: £5 per request, when: {tier: [a, c]}}\n"
        "      - {agent: £9 per request, when: {tier: [c, d]}}\n"
        "      - {agent: £7 per request, when: {tier: d}}\n"
        "escalations:\n  rest: {when: {price: at least £0}, to: head}\n"
        "  cool: {when: {even: yes}, to: head}\n  dear: {when: {dear: yes}, to: head}\n"
        "  hot: {when: {fault: yes, odd: yes}, to: head, for: [agent]}\n");
    struct survey *agent = survey_of(decider, "agent"), *lead = survey_of(decider, "lead");
    ck_assert(survey_run(lead) && survey_run(agent));
    size_t cool = rule_named(lead, "cool", 0), less = rule_named(agent, "g/agent", 0);
    EXPECT(case_of(lead, survey_when(lead, rule_named(lead, "dear", 0))), "price=£9 tier=a");
    survey_when(lead, cool);
    EXPECT(case_of(agent, survey_when(agent, rule_named(agent, "cool", 0))),
           "fault=no price=£0 tier=a");
    survey_when(lead, cool);
    ck_assert_uint_eq(survey_without(agent, less), survey_outcome(agent));
    survey_when(lead, cool);
    EXPECT(case_of(agent, survey_covers_less(agent, less, less + 1)), "fault=no price=£0 tier=c");
    survey_when(lead, cool);
    EXPECT(case_of(agent, survey_covers(agent, less + 2)), "fault=no price=£0 tier=d 100");
}
END_TEST

static fact_key key_named(struct survey *survey, const char *name) {
    const struct playbook *playbook = decider_playbook(survey_decider(survey));
    fact_key key = 0;
    for (size_t i = 0; survey_key_at(survey, i, &key); i++)
        if (str_eq(key_domain(playbook, key, S("")).name, str_of(name))) return key;
    ck_abort_msg("nothing reads %s", name);
    return key;
}

START_TEST(test_cells) {
    struct survey *s = run(CREDIT("    only_when: {tier: not gold}\n"
                                  "    authority: [{agent: £50 per request}]\n"),
                           "agent");
    fact_key amount = key_named(s, "amount"), tier = key_named(s, "tier");
    ck_assert_uint_eq(survey_cells(s, amount), 2);
    ck_assert_int_eq(survey_cell_end(s, amount, 0), 5000);
    ck_assert_int_eq(survey_cell_end(s, amount, 1), INT64_MAX);
    ck_assert_int_eq(survey_cell(s, amount, 1).amount, 5001);
    ck_assert_uint_eq(survey_cells(s, tier), 2);
    ck_assert_uint_eq(survey_cell(s, tier, 1).choice, 2);
    diagram_ref allowed = survey_where(s, survey_outcome(s), VERDICT_ALLOW);
    ck_assert_uint_eq(survey_at(s, allowed, amount, 1), DIAGRAM_NO);
    ck_assert_uint_eq(survey_cells(s, 0), 0);
    s = run(CREDIT("    only_when: {nights: at least 2, channel: [a, b, a]}\n"
                   "    authority: [{agent: no limit}]\n"),
            "agent");
    ck_assert_uint_eq(survey_cells(s, key_named(s, "channel")), 3); // a, b, and what nobody names
    ck_assert_uint_eq(survey_cells(s, key_named(s, "nights")), 2);  // less than two, two and more
}
END_TEST

// What one fact is compared with cuts the limit that is counted by it: from £5 on, half of the
// price covers £2.50, and more is for the lead.
START_TEST(test_limit_of_a_compared_fact) {
    struct survey *s =
        run(HEADER CHAIN "facts: {price: {money: price}, least: {money: least}}\n"
                         "gestures: {g: {only_when: {all: [{price: at least least}, {least: at "
                         "least £5}]}, authority: [{agent: 50% of price per request}, {lead: £3 "
                         "per request}]}}\n",
            "agent");
    size_t lead = rule_named(s, "g/lead", 0);
    EXPECT(case_of(s, survey_rests_on(s, VERDICT_NEEDS_APPROVAL, lead)), "least=£5 price=£5 251");
}
END_TEST

// Many limits by the same two facts are still within the budget.
START_TEST(test_limits_by_the_same_facts) {
    struct survey *s = run(
        CREDIT("    at_most: '1 per stay, beyond asks lead'\n    authority:\n"
               "      - {agent: £60 per stay}\n"
               "      - {agent: 20% of price for each nights per stay}\n"
               "      - {agent: 30% of price for each nights per stay, when: {tier: gold}}\n"
               "      - {agent: 32% of price for each nights per stay, when: {tier: silver}}\n"
               "      - {agent: 35% of price for each nights per stay, when: {fault: yes}}\n"
               "      - {agent: 37% of price for each nights per stay, when: {share: 3}}\n"
               "      - {lead: 40% of price for each nights per stay}\n      - {head: no limit}\n"),
        "agent");
    ck_assert(survey_is_exact(s));
}
END_TEST

// Terms, the cells of a fact and the conditions of grants are functions like any other.
START_TEST(test_functions) {
    struct survey *s = run(CREDIT("    only_when: {dear: yes}\n"
                                  "    authority: [{agent: £50 per request, when: {tier: gold}}]\n"
                                  "terms: {dear: {price: more than £9}, odd: {nights: 1}}\n"),
                           "agent");
    const struct term *term;
    diagram_ref truth;
    ck_assert(survey_term_at(s, 0, &term, &truth));
    EXPECT(term->entry.id.s, "dear");
    EXPECT(case_of(s, truth), "price=£10 tier=plain 100");
    ck_assert(!survey_term_at(s, 1, &term, &truth)); // nothing reads the other one
    EXPECT(case_of(s, survey_in(s, key_named(s, "price"), 0)), "price=£0 tier=plain 100");
    EXPECT(case_of(s, survey_in(s, key_named(s, "price"), 1)), "price=£10 tier=plain 100");
    EXPECT(case_of(s, survey_when(s, rule_named(s, "credit/agent", 0))), "price=£0 tier=gold 100");
    fact_key key;
    size_t n = 0;
    while (survey_key_at(s, n, &key)) n++;
    ck_assert_uint_eq(n, 5); // amount, given, times_given, price, tier
}
END_TEST

// A case is told in round values, with facts as they are assumed, where it stays the same case.
START_TEST(test_cases) {
    static const struct {
        const char *facts, *gesture, *fact;
        uint32_t cell;
        const char *wanted;
    } rows[] = {
        // £500 would be allowed as well, but is another cell
        {"price: {money: price}",
         "only_when: {any: [{price: at least £5}, {price: at least £9}]}, authority: [{agent: no "
         "limit}]",
         "price", 1, "price=£5"},
        {"nights: {number: nights, assume: 4}, photo: {yes_no: photo, assume: yes}, tier: {choice: [a, b, "
         "c], assume: c}, price: {money: price}",
         "only_when: {nights: [2, 4, 6], photo: yes, tier: [b, c]}, never_when: {price: £3}, "
         "authority: [{agent: no limit}]",
         "price", 1, "nights=4 photo=yes price=£3 tier=c"},
        {"nights: {number: nights}, price: {money: price}",
         "only_when: {nights: more than 2.5}, never_when: {price: less than £5.50}, authority: "
         "[{agent: no limit}]",
         "price", 1, "nights=0 price=£6"},
        // £500 would be denied, too, but for another reason; by another rule; asked of another role
        {"price: {money: price}",
         "only_when: {any: [{price: £5}, {price: at least £50}]}, never_when: {price: at least "
         "£400}, authority: [{agent: no limit}]",
         "price", 2, "price=£6"},
        {"price: {money: price}",
         "never_when: [{price: £5 to £9}, {price: at least £90}], authority: [{agent: no limit}]",
         "price", 1, "price=£5"},
        {"price: {money: price}",
         "authority: [{agent: no limit, when: {price: less than £5}}, {lead: no limit, when: "
         "{price: less than £50}}, {head: no limit}]",
         "price", 1, "price=£5"},
        {"price: {money: price}",
         "never_when: {price: at least £300000000000000}, authority: [{agent: no limit}]", "price",
         1, "price=£300,000,000,000,000"},
        {"price: {money: price}",
         "unit: day, never_when: {price: £3}, authority: [{agent: 2 days per request}]", "price", 1,
         "price=£3 1000000"},
        {"nights: {number: nights}", "never_when: {nights: 3}, authority: nobody", "nights", 1,
         "nights=3"},
        // 3, and 2.6, would be denied by the same rule, but are in another cell
        {"nights: {number: nights}, price: {money: price}",
         "never_when: [{nights: more than 2.5}, {nights: at least 2.6}], authority: [{agent: 10% of "
         "price per request}]",
         "nights", 1, "nights=2.51 price=£0 100"},
        // £1 would be denied by the same rule, but is less than more than two millions
        {"price: {money: price}",
         "never_when: {any: [{price: at most £1}, {price: more than £2000000}]}, authority: "
         "[{agent: no limit}]",
         "price", 2, "price=£2,000,001"},
        // £1 would need somebody else's approval
        {"price: {money: price}",
         "authority: [{agent: 10% of price per request}, {lead: £0.50 per request}, {head: £5 per "
         "request}]",
         "price", 0, "price=£0 10"},
        // days are not told in pounds
        {"nights: {number: nights}, price: {money: price}",
         "unit: day, never_when: {price: more than £0.04}, authority: [{agent: 1 day for each nights "
         "per request}]",
         "price", 1, "nights=0 price=£5 1000000"},
        // a million is not yet more than people know; money ends where the last one does
        {"price: {money: price}",
         "only_when: {any: [{price: at least £10000}, {price: less than £10000}]}, authority: "
         "[{agent: 10% of price per request}]",
         "price", 4, "price=£1,000,000 100"},
        {"price: {money: price}",
         "never_when: {price: at least £230584300921369.39}, authority: [{agent: 10% of price per "
         "request}]",
         "price", 4, "price=£23,058,430,092,136,939 100"},
    };
    EACH(i, rows) {
        const char *text = str_fmt(&arena, HEADER CHAIN "facts: {%s}\ngestures: {g: {%s}}\n",
                                   rows[i].facts, rows[i].gesture)
                               .ptr;
        struct survey *s = run(text, "agent");
        diagram_ref in = survey_in(s, key_named(s, rows[i].fact), rows[i].cell);
        expect_of(text, case_of(s, in), rows[i].wanted);
    }
}
END_TEST

static diagram_ref and_in(struct survey *s, diagram_ref f, diagram_ref g) {
    return diagram_apply(survey_diagram(s), OP_AND, f, g);
}

// The asker's grant comes first.
static diagram_ref less_than_asker(struct survey *s) {
    return survey_covers_less(s, 1, 0);
}

static diagram_ref between_both(struct survey *s) {
    return and_in(s, survey_covers_less(s, 1, 2), survey_covers_less(s, 2, 3));
}

static diagram_ref best_less_than_last(struct survey *s) {
    struct diagram *d = survey_diagram(s);
    diagram_ref best = diagram_apply(d, OP_BEST, survey_size(s, 1), survey_size(s, 2));
    return and_in(s, survey_when(s, 1), diagram_apply(d, OP_LESS, best, survey_size(s, 3)));
}

static diagram_ref only_first_covers(struct survey *s) {
    return and_in(s, survey_covers(s, 1), diagram_not(survey_diagram(s), survey_covers(s, 2)));
}

static diagram_ref term_holds(struct survey *s) {
    const struct term *term;
    diagram_ref truth;
    ck_assert(survey_term_at(s, 0, &term, &truth));
    return truth;
}

static diagram_ref second_applies(struct survey *s) {
    return survey_when(s, 1);
}

// Where the decision is the same with a hundred times as much money, a case is not told so if other
// rules, which it is about, came to something else.
START_TEST(test_cases_of_rules) {
    static const struct {
        const char *lines;
        diagram_ref (*truth)(struct survey *s);
        const char *wanted;
    } rows[] = {
        // a grant applies up to £1
        {"    authority: [{lead: £10 per request, when: {price: £0.50 to £1}}, {agent: no limit}, "
         "{lead: price per request}]\n",
         less_than_asker, "price=£0.50"},
        // half of the price is worth less than 60p
        {"    authority: [{lead: £0.02 per request}, {lead: 50% of price per request}, {lead: £0.60 "
         "per request}, {agent: no limit}]\n",
         between_both, "price=£1"},
        // it leaves less than 40p
        {"    authority: [{lead: 50% of price per stay, when: {price: at least £2}}, {lead: £0.40 per "
         "request}, {lead: £0.45 per request}, {agent: no limit}]\n",
         best_less_than_last, "given=£0.70 price=£2"},
        // 60p cover the amount
        {"    authority: [{lead: £0.60 per request}, {lead: 50% of price per request}, {agent: no "
         "limit}]\n",
         only_first_covers, "price=£0 10"},
        // a term, in place of which another condition holds
        {"    authority: [{agent: no limit, when: {any: [{dear: yes}, {price: more than £4}]}}, "
         "{lead: 50% of price per request}]\nterms: {dear: {price: £0.05 to £4}}\n",
         term_holds, "price=£1 1"},
        // a rule that does not decide, for another one always holds
        {"    never_when: [{nights: at least 0}, {price: £0.50 to £1}]\n"
         "    authority: [{lead: 50% of price per request}]\n",
         second_applies, "price=£0.50"},
        // two facts that are held against each other
        {"    authority: [{agent: no limit}, {lead: £1 per request, when: {share: more than 0.02, "
         "nights: more than share}}]\n",
         second_applies, "nights=0.020002 share=0.020001"},
        // what was given with the amount is more than 90p
        {"    authority: [{agent: no limit}, {lead: £0.95 per stay}, {lead: £0.90 per stay}]\n",
         only_first_covers, "given=£0 91"},
    };
    EACH(i, rows) {
        const char *text = str_fmt(&arena, CREDIT("%s"), rows[i].lines).ptr;
        struct survey *s = run(text, "agent");
        expect_of(text, case_of(s, rows[i].truth(s)), rows[i].wanted);
    }
}
END_TEST

// Of what is not as it is assumed to be, the first.
START_TEST(test_unusual_case) {
    struct survey *s = run(
        HEADER CHAIN "facts: {tier: {choice: [a, b, c], assume: c}}\n"
                     "gestures: {g: {never_when: [{tier: a}, {tier: b}], authority: [{agent: no "
                     "limit}]}}\n",
        "agent");
    EXPECT(case_of(s, survey_where(s, survey_outcome(s), VERDICT_DENY)), "tier=a");
}
END_TEST

// One change after the other, each with a cause of its own.
static struct str causes_of(const char *before, const char *after, int kind) {
    struct survey *both[] = {survey_of(open_book(before), "agent"),
                             survey_of(open_book(after), "agent")};
    diagram_ref where[CHANGE_KINDS];
    struct proof_case in_old, in_fresh;
    struct buf out = buf_new(&arena);
    ck_assert(survey_align(both[0], both[1]) && survey_run(both[0]) && survey_run(both[1]));
    survey_changes(both[0], both[1], where);
    diagram_ref rest = where[kind];
    while (survey_case_of_both(both[0], both[1], rest, &in_old, &in_fresh)) {
        struct request old = survey_case_request(both[0], &in_old);
        struct request fresh = survey_case_request(both[1], &in_fresh);
        struct decision was = decide(survey_decider(both[0]), &arena, &old);
        struct decision is = decide(survey_decider(both[1]), &arena, &fresh);
        buf_fmt(&out, "%s%.*s: %s to %s", out.len ? "; " : "", S_ARG(facts_of(both[1], &in_fresh)),
                reason_name(was.reason), reason_name(is.reason));
        rest = survey_other_changes(both[0], both[1], rest, &was, &is);
    }
    return buf_str(&out);
}

START_TEST(test_causes) {
    static const char before[] = CREDIT(
        "    authority: [{agent: £50 per stay}, {lead: £90 per stay, jointly_with: [clerk]}, "
        "{head: £95 per stay, jointly_with: [clerk]}]\n"
        "escalations: {hot: {when: {nights: 9}, to: head}}\n");
    static const char after[] = CREDIT(
        "    at_least: £5\n    at_most: 2 per stay\n    never_when: {tier: gold}\n"
        "    authority: [{agent: £40 per stay}, {lead: £90 per stay, jointly_with: [head]}]\n"
        "escalations: {hot: {when: {nights: 9}, to: desk}}\n");
    EXPECT(causes_of(before, after, CHANGE_TIGHTER),
           "given=£0 nights=0 tier=plain times_given=0 100: within-limit to below-minimum; "
           "given=£0 nights=0 tier=plain times_given=0 4100: within-limit to over-limit; "
           "given=£0 nights=0 tier=gold times_given=0 100: within-limit to never; "
           "given=£0 nights=0 tier=plain times_given=2 500: within-limit to over-count");
    // the same grant for two reasons
    EXPECT(
        causes_of(CREDIT("    authority: [{agent: £5 per stay, when: {tier: gold}}, "
                         "{lead: £9 per stay}]\n"),
                  CREDIT("    authority: [{agent: £5 per stay, when: {tier: gold}}, "
                         "{head: £9 per stay}]\n"),
                  CHANGE_ROUTE),
        "given=£0 tier=plain 100: no-grant to no-grant; given=£0 tier=gold 600: over-limit to over-limit");
    EXPECT(causes_of(before, CREDIT("    authority: nobody\n"), CHANGE_TIGHTER),
           "given=£0 100: within-limit to no-grant");
    EXPECT(causes_of(before, after, CHANGE_ROUTE),
           "given=£0 nights=0 tier=plain times_given=0 5100: over-limit to over-limit; "
           "given=£0 nights=0 tier=plain times_given=0 9100: over-limit to over-limit; "
           "given=£0 nights=9 tier=plain times_given=0 100: escalation to escalation; "
           "given=£0 nights=0 tier=gold times_given=0 5100: over-limit to never; "
           "given=£0 nights=0 tier=plain times_given=2 5100: over-limit to over-count; "
           "given=£0 nights=0 tier=gold times_given=0 9100: over-limit to never; "
           "given=£0 nights=0 tier=plain times_given=2 9100: over-limit to over-count; "
           "given=£50 nights=0 tier=plain times_given=0 100: over-limit to below-minimum; "
           "given=£86 nights=0 tier=plain times_given=0 499: over-limit to below-minimum");
}
END_TEST

// A rule that names a gesture twice stands there once.
START_TEST(test_rules_stand_there_once) {
    struct survey *s =
        run(CREDIT("    authority: [{agent: no limit}]\n"
                   "  letter: {authority: [{agent: no limit}]}\n"
                   "guardrails:\n  other: {never_when: {fault: no}, gestures: [letter]}\n"
                   "  rail: {never_when: {fault: yes}, gestures: [credit, credit]}\n"),
            "agent");
    struct survey_rule rule;
    size_t n = 0;
    for (size_t i = 0; survey_rule_at(s, i, &rule); i++) n += rule.kind == SURVEY_GUARDRAIL;
    ck_assert_uint_eq(n, 1);
}
END_TEST

// What is held for all of a survey: the day, and gestures given before.
START_TEST(test_held) {
    struct survey *s =
        run(CREDIT("    authority: [{agent: no limit, from: 2026-03-01, until: 2026-04}]\n"
                   "    never_when: [{now: before 2026-02-01, nights: 3}, {also_given: gift}]\n"
                   "  gift: {authority: [{agent: no limit}]}\n"
                   "  voucher: {authority: [{agent: no limit}]}\n"
                   "  letter: {authority: [{agent: no limit}]}\n"
                   "guardrails:\n  once: {never_together: [voucher, credit]}\n"
                   "  soft: {never_together: [letter, credit], liftable_by: lead}\n"
                   "  late: {gestures: [credit], never_when: {fault: yes}}\n"
                   "escalations: {hot: {when: {fault: yes}, to: lead, from: 2026-01-01, gestures: "
                   "[credit]}}\n"),
            "agent");
    survey_times times = {0};
    survey_ids ids = {0};
    struct buf out = buf_new(&arena);
    survey_moments(s, &arena, &times);
    survey_also_given(s, &arena, &ids);
    for (size_t i = 0; i < times.n; i++) {
        struct date day = {.day = (int32_t)(times.items[i] / (24 * 60)), .precision = DATE_DAY};
        buf_fmt(&out, "%.*s ", S_ARG(date_show(&arena, day)));
    }
    for (size_t i = 0; i < ids.n; i++) buf_fmt(&out, "%.*s ", S_ARG(ids.items[i]));
    EXPECT(buf_str(&out),
           "2026-01-01 2026-03-01 2026-05-01 2026-02-01 2026-02-02 voucher letter gift ");
    ck_assert(survey_tests_also_given(s));
    ids.n = 0;
    s = survey_of(open_book(CREDIT("    authority: [{agent: no limit}]\n"
                                   "    only_when: {also_given: gift}\n"
                                   "  gift: {authority: nobody}\n")),
                  "agent");
    survey_also_given(s, &arena, &ids);
    ck_assert(ids.n == 1 && survey_tests_also_given(s));
    static const char *const tests[][2] = {
        {"day: on 2026-05-02", "0"},
        {"all: [{day: before now}, {late: before 2026-05-02T10:00}, {nights: 3}]", "2"},
        {"all: [{day: before now}, {day: after 2026-05-02}]", "2"},
        {"all: [{day: within 3 days}, {late: on 2026-05}]", "2"}};
    EACH(i, tests) {
        const char *text =
            str_fmt(&arena,
                    HEADER CHAIN
                    "facts: {day: {date: day}, late: {time: late}, nights: {number: nights}}\n"
                    "gestures: {g: {only_when: {%s}, authority: [{agent: no "
                    "limit}]}}\nguardrails: {rail: {never_when: {day: after "
                    "late}}}\n",
                    tests[i][0])
                .ptr;
        times.n = ids.n = 0;
        s = survey_of(open_book(text), "agent");
        survey_moments(s, &arena, &times);
        survey_also_given(s, &arena, &ids);
        expect_of(tests[i][0], str_fmt(&arena, "%zu", times.n), tests[i][1]);
        ck_assert(!ids.n && !survey_tests_also_given(s));
    }
}
END_TEST

RUN("decide-survey", test_changes, test_other_facts, test_nothing_in_common, test_two_roles,
    test_known, test_unsaid, test_unsaid_and_known, test_nothing_to_conclude, test_rules,
    test_rules_stand_there_once, test_functions, test_cases, test_cases_of_rules, test_unusual_case,
    test_causes, test_in_turn, test_cells, test_limit_of_a_compared_fact,
    test_limits_by_the_same_facts, test_held)
