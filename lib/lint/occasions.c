// Rules of group 2, authority: is there an occasion for each gesture, in time, and for more than
// money?
#include "lint/cases.h"

// ---- gestures that no scenario offers ----

static const bool *offered(struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    bool *marks = arena_array(lint->scratch, bool, playbook->gestures.n);
    for (size_t i = 0; i < playbook->scenarios.n; i++) {
        const refs *offers = &playbook->scenarios.items[i].offers;
        for (size_t k = 0; k < offers->n; k++)
            if (offers->items[k].kind == KIND_GESTURE) marks[offers->items[k].index] = true;
    }
    return marks;
}

// Does the gesture itself say when it is due?
static bool says_when(const struct gesture *gesture) {
    bool says = gesture->only_when.n || gesture->never_when.n || gesture->evidence.n;
    for (size_t i = 0; i < gesture->authority.n; i++)
        says |= gesture->authority.items[i].when != NULL;
    return says;
}

typedef void gesture_visitor(struct lint *lint, const struct gesture *gesture);

// Visits what somebody may give and no scenario offers, by whether it says when.
static void each_orphan(struct lint *lint, bool says, gesture_visitor *visit) {
    if (!lint->playbook->scenarios.n || section_may_be_lost(lint, "scenarios")) return;
    struct arena_mark mark = arena_mark(lint->scratch);
    const bool *marks = offered(lint);
    for (size_t i = 0; i < lint->playbook->gestures.n; i++) {
        const struct gesture *gesture = &lint->playbook->gestures.items[i];
        bool given = gesture->authority.n && !gesture->entry.hurt &&
                     gesture->kind.value != GESTURE_APOLOGY; // which needs no occasion
        if (given && !marks[i] && says_when(gesture) == says) visit(lint, gesture);
    }
    arena_reset(lint->scratch, mark);
}

static void say_when(struct lint *lint, const struct gesture *gesture) {
    struct finding *finding =
        finding_add(lint->findings, "gesture-without-when", gesture->entry.id.at,
                    "Nothing says when %.*s is due: no condition, and no scenario.",
                    S_ARG(gesture->entry.id.s));
    finding_help(lint->findings, finding,
                 "Name it under `offer_in_order` of a scenario, or add `only_when:`.");
}

static void check_when(struct lint *lint) {
    each_orphan(lint, false, say_when);
}

static void say_orphan(struct lint *lint, const struct gesture *gesture) {
    struct finding *finding = finding_add(lint->findings, "orphan-gesture", gesture->entry.id.at,
                                          "No scenario offers %.*s, so no card will show it.",
                                          S_ARG(gesture->entry.id.s));
    finding_help(lint->findings, finding,
                 "Name it under `offer_in_order` of the scenarios that it is for.");
}

static void check_orphans(struct lint *lint) {
    each_orphan(lint, true, say_orphan);
}

// ---- money and nothing else ----

static bool is_money(const struct playbook *playbook, const struct ref *offer) {
    if (offer->kind != KIND_GESTURE) return false;
    uint8_t kind = playbook->gestures.items[offer->index].kind.value;
    return kind == GESTURE_REFUND || kind == GESTURE_CREDIT || kind == GESTURE_FEE_WAIVER;
}

static void check_money(struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    for (size_t i = 0; i < playbook->scenarios.n; i++) {
        const struct scenario *scenario = &playbook->scenarios.items[i];
        bool only = scenario->moment.value == MOMENT_RECOVER && scenario->offers.n &&
                    !scenario->steps.n && !scenario->entry.hurt;
        for (size_t k = 0; only && k < scenario->offers.n; k++)
            only = is_money(playbook, &scenario->offers.items[k]);
        if (!only) continue;
        struct finding *finding = finding_add(
            lint->findings, "money-only-recovery", scenario->entry.id.at,
            "%.*s gives money back and puts nothing right.", S_ARG(scenario->entry.id.s));
        finding_help(lint->findings, finding,
                     "Add `steps:` that mend the thing itself, or a gesture that is no money.");
    }
}

// ---- time ----

static bool needs_time(const struct scenario *scenario) {
    return !scenario->time_budget.period.count &&
           scenario->handled_by.value != HANDLER_SELF_SERVICE && !scenario->entry.hurt;
}

static void check_time(struct lint *lint) {
    for (size_t i = 0; i < lint->playbook->scenarios.n; i++) {
        const struct scenario *scenario = &lint->playbook->scenarios.items[i];
        if (!needs_time(scenario)) continue;
        struct finding *finding = finding_add(
            lint->findings, "no-time-budget", scenario->entry.id.at,
            "%.*s does not say how long an agent may take.", S_ARG(scenario->entry.id.s));
        finding_help(lint->findings, finding, "Add `time_budget:`, as in: time_budget: 20 minutes");
    }
}

// ---- gestures whose time is over ----

static bool is_over(const struct when *until, struct date as_of) {
    struct when always = {0};
    return until->date.precision != DATE_NONE && !in_force(&always, until, as_of);
}

// The last grant to end, where all have ended; NULL where one has not.
static const struct grant *last_expired(const struct gesture *gesture, struct date as_of) {
    const struct grant *last = NULL;
    for (size_t i = 0; i < gesture->authority.n; i++) {
        const struct grant *grant = &gesture->authority.items[i];
        if (!is_over(&grant->until, as_of)) return NULL;
        if (!last || date_cmp(grant->until.date, last->until.date) > 0) last = grant;
    }
    return last;
}

static void say_expired(struct cases *cases, const struct ref *offer, const struct grant *last) {
    struct lint *lint = cases->lint;
    const struct gesture *gesture = &lint->playbook->gestures.items[offer->index];
    struct finding *finding =
        finding_add(lint->findings, "expired-gesture-in-use", offer->id.at,
                    "%.*s is offered here, and nobody may give it since its grants ended on %.*s.",
                    S_ARG(gesture->entry.id.s), S_ARG(date_show(lint->arena, last->until.date)));
    finding_relate(lint->findings, finding, last->until.at, "the last grant ends here");
    finding_help(lint->findings, finding, "Take it out of the scenario, or renew its grants.");
    int32_t giver = case_giver(cases, last);
    if (giver < 0) giver = last->role.index;
    struct request request = {.role = giver, .gesture = gesture, .as_of = lint->options->as_of};
    if (giver >= 0) case_show(cases, finding, &request, VERDICT_DENY);
}

static void check_expired(struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    if (lint->options->as_of.precision == DATE_NONE) return;
    struct cases cases = cases_open(lint);
    const struct grant **last =
        arena_array(lint->scratch, const struct grant *, playbook->gestures.n);
    for (size_t i = 0; i < playbook->gestures.n; i++)
        last[i] = last_expired(&playbook->gestures.items[i], lint->options->as_of);
    for (size_t i = 0; i < playbook->scenarios.n; i++) {
        const refs *offers = &playbook->scenarios.items[i].offers;
        for (size_t k = 0; k < offers->n; k++) {
            const struct ref *offer = &offers->items[k];
            if (offer->kind == KIND_GESTURE && last[offer->index])
                say_expired(&cases, offer, last[offer->index]);
        }
    }
    cases_close(&cases);
}

// ---- rows ----

static const struct rule rules[] = {
    {RULE(
         "L215", "gesture-without-when", WARNING, MEDIUM, STANDARD,
         "A gesture of which nothing says when it is due",
         "Without a condition and without a scenario, each agent will guess, and customers with "
         "the same trouble get different answers.",
         "Offer it in the scenarios that it is for, or say in `only_when` what must have happened.",
         "gestures:\n"
         "  «voucher»:\n"
         "    title: A voucher for next time\n"
         "    kind: gift\n"
         "    cost: £5\n"
         "    authority: [{agent: no limit}]\n"
         "    at_most: 1 per customer per 12 months\n"
         "    steps: [Send the code by e-mail.]\n",
         "gestures:\n"
         "  voucher:\n"
         "    title: A voucher for next time\n"
         "    kind: gift\n"
         "    cost: £5\n"
         "    authority: [{agent: no limit}]\n"
         "    at_most: 1 per customer per 12 months\n"
         "    steps: [Send the code by e-mail.]\n"
         "scenarios:\n"
         "  present:\n"
         "    # ...\n"
         "    offer_in_order: [small-gift, voucher]\n"),
     check_when},
    {RULE("L218", "orphan-gesture", INFO, HIGH, STANDARD, "A gesture that no scenario offers",
          "Who looks up what the customer said never gets to see it, so it is as if it were not "
          "there.",
          "Name it under `offer_in_order` of the scenarios that it is for; take it out if there "
          "are none.",
          "gestures:\n"
          "  «voucher»:\n"
          "    title: A voucher for next time\n"
          "    kind: gift\n"
          "    cost: £5\n"
          "    only_when: {our_fault: yes}\n"
          "    authority: [{agent: no limit}]\n"
          "    at_most: 1 per customer per 12 months\n"
          "    steps: [Send the code by e-mail.]\n",
          "gestures:\n"
          "  voucher:\n"
          "    title: A voucher for next time\n"
          "    kind: gift\n"
          "    cost: £5\n"
          "    only_when: {our_fault: yes}\n"
          "    authority: [{agent: no limit}]\n"
          "    at_most: 1 per customer per 12 months\n"
          "    steps: [Send the code by e-mail.]\n"
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    offer_in_order: [voucher, refund]\n"),
     check_orphans},
    {RULE("L221", "money-only-recovery", INFO, MEDIUM, STRICT,
          "A scenario that gives money back and puts nothing right",
          "Money makes up for a loss, but the parcel is still missing: people come back where "
          "somebody mended what went wrong.",
          "Say under `steps` what is done about the thing itself, or offer a gesture that is no "
          "money.",
          "scenarios:\n"
          "  «late-parcel»:\n"
          "    # ...\n"
          "    steps: -\n",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    steps: [Find the parcel while the customer waits.]\n"),
     check_money},
    {RULE("L222", "no-time-budget", INFO, HIGH, STRICT,
          "A scenario that does not say how long it may take",
          "Without a time, the clock on the wall decides: agents hurry where they should listen.",
          "Add `time_budget`: as long as it takes to do it well.",
          "scenarios:\n"
          "  «late-parcel»:\n"
          "    # ...\n"
          "    time_budget: -\n",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    time_budget: 15 minutes\n"),
     check_time},
    {RULE("L227", "expired-gesture-in-use", WARNING, HIGH, STANDARD,
          "A gesture that is offered though its time is over",
          "The agent offers it, and then has to take it back: nobody may give it any more.",
          "Take it out of the scenario, or renew its grants.",
          "gestures:\n"
          "  spring-gift:\n"
          "    title: A spring gift\n"
          "    kind: gift\n"
          "    cost: £3\n"
          "    authority:\n"
          "      - agent: no limit\n"
          "        until: 2026-05-31\n"
          "    at_most: 1 per customer per 12 months\n"
          "    steps: [Put it into the next parcel.]\n"
          "scenarios:\n"
          "  present:\n"
          "    # ...\n"
          "    offer_in_order: [«spring-gift», small-gift]\n",
          "gestures:\n"
          "  spring-gift:\n"
          "    title: A spring gift\n"
          "    kind: gift\n"
          "    cost: £3\n"
          "    authority:\n"
          "      - agent: no limit\n"
          "        until: 2027-05-31\n"
          "    at_most: 1 per customer per 12 months\n"
          "    steps: [Put it into the next parcel.]\n"
          "scenarios:\n"
          "  present:\n"
          "    # ...\n"
          "    offer_in_order: [spring-gift, small-gift]\n"),
     check_expired},
};

const struct rule_group occasions_rules = {"occasions", rules, sizeof rules / sizeof *rules};
