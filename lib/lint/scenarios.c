// Rules of group 3, scenarios: is each situation met, from the first word to the next step?
#include "lint/scenarios.h"

#include "model/language.h"

enum { COMPARED_MOST = 64 }; // names of a list that are compared with those of another

// ---- what such rules share ----

void each_scenario(struct lint *lint,
                   void (*check)(struct lint *lint, const struct scenario *scenario)) {
    for (size_t i = 0; i < lint->playbook->scenarios.n; i++) {
        const struct scenario *scenario = &lint->playbook->scenarios.items[i];
        if (!scenario->entry.hurt) check(lint, scenario);
    }
}

bool scenarios_are_whole(const struct playbook *playbook) {
    for (size_t i = 0; i < playbook->scenarios.n; i++)
        if (playbook->scenarios.items[i].entry.hurt) return false;
    return !playbook->hurt;
}

// A list that is left out means all of them; one that is too long to be compared is taken so, too.
static bool means_all(size_t n) {
    return n == 0 || n > COMPARED_MOST;
}

static bool share_channel(const texts *a, const texts *b) {
    bool any = means_all(a->n) || means_all(b->n);
    for (size_t i = 0; !any && i < a->n; i++)
        for (size_t j = 0; !any && j < b->n; j++) any = str_eq(a->items[i].s, b->items[j].s);
    return any;
}

static bool share_entry(const refs *a, const refs *b) {
    bool any = means_all(a->n) || means_all(b->n);
    for (size_t i = 0; !any && i < a->n; i++)
        for (size_t j = 0; !any && j < b->n; j++) any = a->items[i].index == b->items[j].index;
    return any;
}

bool scenarios_meet(const struct scenario *a, const struct scenario *b) {
    return share_channel(&a->channels, &b->channels) && share_entry(&a->roles, &b->roles) &&
           share_entry(&a->teams, &b->teams);
}

bool is_by_a_person(const struct scenario *scenario) {
    enum { SELF_SERVICE = 2 };
    return scenario->handled_by.value != SELF_SERVICE;
}

// ---- where a scenario leads ----

// Is there something of the list that somebody may give?
static bool offers_something(const struct playbook *playbook, const struct scenario *scenario) {
    for (size_t i = 0; i < scenario->offers.n; i++) {
        int32_t offer = scenario->offers.items[i].index;
        if (offer < 0 || span_is_nowhere(playbook->gestures.items[offer].nobody)) return true;
    }
    return false;
}

static bool leads_nowhere(const struct playbook *playbook, const struct scenario *scenario) {
    return !text_is_set(scenario->next_step) && !scenario->routes.n && !scenario->escalations.n &&
           !offers_something(playbook, scenario);
}

static void check_dead_end_of(struct lint *lint, const struct scenario *scenario) {
    struct text id = scenario->entry.id;
    if (!leads_nowhere(lint->playbook, scenario)) return;
    struct finding *finding =
        finding_add(lint->findings, "dead-end", id.at,
                    "%.*s leads nowhere: %s, no route, no escalation and no next step.",
                    S_ARG(id.s), scenario->offers.n ? "nobody may give its offers" : "no offer");
    finding_help(lint->findings, finding,
                 "Say in `next_step` what the customer may count on, and in `offer_in_order` what "
                 "agents may give.");
}

static void check_dead_end(struct lint *lint) {
    each_scenario(lint, check_dead_end_of);
}

// ---- what a scenario lacks ----

struct lack {
    const char *rule, *key;
    const char *says; // of the scenario
    bool (*is_lacking)(const struct playbook *playbook, const struct scenario *scenario);
};

// A dead end lacks more than that.
static bool lacks_next_step(const struct playbook *playbook, const struct scenario *scenario) {
    return !text_is_set(scenario->next_step) && !leads_nowhere(playbook, scenario);
}

static bool lacks_emotion(const struct playbook *playbook, const struct scenario *scenario) {
    bool both = text_is_set(scenario->emotion_from) && text_is_set(scenario->emotion_to);
    (void)playbook;
    return !both && is_by_a_person(scenario);
}

static bool lacks_good(const struct playbook *playbook, const struct scenario *scenario) {
    (void)playbook;
    return !text_is_set(scenario->good_looks_like);
}

static bool lacks_signals(const struct playbook *playbook, const struct scenario *scenario) {
    (void)playbook;
    return !scenario->signals.n;
}

static void check_lack(struct lint *lint, const struct lack *lack) {
    const struct playbook *playbook = lint->playbook;
    const struct row *row = shape_row(language_shape(KIND_SCENARIO), str_of(lack->key));
    for (size_t i = 0; i < playbook->scenarios.n; i++) {
        const struct scenario *scenario = &playbook->scenarios.items[i];
        struct text id = scenario->entry.id;
        if (scenario->entry.hurt || !lack->is_lacking(playbook, scenario)) continue;
        struct finding *finding =
            finding_add(lint->findings, lack->rule, id.at, "%.*s %s.", S_ARG(id.s), lack->says);
        finding_help(lint->findings, finding, "Add `%s` to it, as in: %s: %s", row->key, row->key,
                     row->example);
    }
}

static void check_next_step(struct lint *lint) {
    static const struct lack lack = {"no-next-step", "next_step", "does not say what happens next",
                                     lacks_next_step};
    check_lack(lint, &lack);
}

static void check_emotion(struct lint *lint) {
    static const struct lack lack = {"no-emotion", "emotion",
                                     "does not say how customers feel at first and in the end",
                                     lacks_emotion};
    check_lack(lint, &lack);
}

static void check_good(struct lint *lint) {
    static const struct lack lack = {"no-good-looks-like", "good_looks_like",
                                     "does not say how one knows that it went well", lacks_good};
    check_lack(lint, &lack);
}

static void check_signals(struct lint *lint) {
    static const struct lack lack = {"no-signals", "signals",
                                     "has no signals, so that customers' words cannot find it",
                                     lacks_signals};
    check_lack(lint, &lack);
}

// ---- what the scenarios of a playbook lack together ----

bool is_a_book(const struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    return playbook->scenarios.n >= lint->options->thresholds.whole_scenarios &&
           text_is_set(playbook->header.playbook) && scenarios_are_whole(playbook);
}

static void check_moments(struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    if (!is_a_book(lint)) return;
    for (size_t i = 0; i < playbook->scenarios.n; i++)
        if (playbook->scenarios.items[i].moment.value != MOMENT_RESPOND) return;
    struct finding *finding = finding_add(
        lint->findings, "respond-only-book", playbook->header.playbook.at,
        "All %zu scenarios respond to wishes; none recovers from a fault, or surprises anybody.",
        playbook->scenarios.n);
    finding_help(
        lint->findings, finding,
        "Add one with moment: recover for what goes wrong, and one with moment: surprise.");
}

static void check_crisis(struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    if (!is_a_book(lint)) return;
    for (size_t i = 0; i < playbook->scenarios.n; i++)
        if (playbook->scenarios.items[i].crisis.yes) return;
    struct finding *finding =
        finding_add(lint->findings, "no-crisis-scenario", playbook->header.playbook.at,
                    "None of the %zu scenarios is marked as a crisis.", playbook->scenarios.n);
    finding_help(
        lint->findings, finding,
        "Add one, with crisis: yes, for the case in which somebody is in danger or minutes "
        "count.");
}

// ---- the rows ----

static const struct rule rules[] = {
    {RULE("L301", "no-next-step", WARNING, HIGH, STANDARD,
          "A scenario that does not say what happens next",
          "A customer who knows what happens next, and when, need not contact you again to ask. "
          "What is promised is kept only where somebody knows that it was.",
          "Add `next_step`: who does what, and by when.",
          "scenarios:\n"
          "  «late-parcel»:\n"
          "    # ...\n"
          "    offer_in_order: [refund]\n"
          "    next_step: -\n",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    offer_in_order: [refund]\n"
          "    next_step: Write to the customer tomorrow at ten.\n"),
     check_next_step},
    {RULE("L304", "no-emotion", INFO, HIGH, STRICT,
          "A scenario that does not say how the customer feels",
          "What counts is the way from angry to reassured, and not only the minutes: an agent who "
          "knows where it should end knows when the work is done.",
          "Add `emotion`, with how customers feel at first and how they should feel in the end.",
          "scenarios:\n"
          "  «late-parcel»:\n"
          "    # ...\n"
          "    emotion: -\n",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    emotion: {from: worried, to: relieved}\n"),
     check_emotion},
    {RULE("L305", "no-good-looks-like", INFO, HIGH, STRICT,
          "A scenario that does not say when it went well",
          "Who knows what a good end looks like can find a way to it that no list of steps has.",
          "Add `good_looks_like`: something that one can see or hear.",
          "scenarios:\n"
          "  «late-parcel»:\n"
          "    # ...\n"
          "    good_looks_like: -\n",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    good_looks_like: The customer knows the new day.\n"),
     check_good},
    {RULE("L306", "no-signals", WARNING, HIGH, STANDARD, "A scenario that no words lead to",
          "An agent types what the customer says. Without signals only the title and the steps can "
          "be found, and customers do not talk like these.",
          "Add `signals`: sentences that customers really said.",
          "scenarios:\n"
          "  «late-parcel»:\n"
          "    # ...\n"
          "    signals: -\n",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    signals:\n"
          "      - my parcel has not come\n"
          "      - where is my order\n"
          "      - it should have been here on Monday\n"
          "      - the tracking has not moved for a week\n"
          "      - I am still waiting for my delivery\n"),
     check_signals},
    {RULE("L310", "dead-end", WARNING, HIGH, STANDARD, "A scenario that leads nowhere",
          "Every contact can be solved, or brought nearer to it. Here an agent may give nothing, "
          "call on nobody and promise nothing.",
          "Add what agents may give, whom they may call on, or what the customer may count on.",
          "scenarios:\n"
          "  «late-parcel»:\n"
          "    # ...\n"
          "    offer_in_order: -\n"
          "    routes: -\n"
          "    next_step: -\n",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    offer_in_order: -\n"
          "    routes: -\n"
          "    next_step: Write to the customer tomorrow at ten.\n"),
     check_dead_end},
    {RULE("L320", "respond-only-book", INFO, MEDIUM, STRICT,
          "A playbook in which nothing goes wrong, and nobody is surprised",
          "Wishes are what customers bring by themselves. They stay for how you recover when "
          "something went wrong, and they tell others of what they did not expect.",
          "Add a scenario with `moment: recover`, and one with `moment: surprise`.",
          "playbook: «base»\n"
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    moment: respond\n"
          "  present:\n"
          "    # ...\n"
          "    moment: respond\n",
          "playbook: base\n"
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    moment: recover\n"
          "  present:\n"
          "    # ...\n"
          "    moment: surprise\n"),
     check_moments},
    {RULE("L321", "no-crisis-scenario", INFO, MEDIUM, STRICT, "A playbook without a crisis",
          "When somebody is in danger there is no time to look for whom to call: it must stand "
          "where all the rest stands, and have been trained.",
          "Add a scenario with `crisis: yes`, and the escalation that it needs.",
          "playbook: «base»\n"
          "scenarios:\n"
          "  unsafe-item:\n"
          "    # ...\n"
          "    crisis: no\n",
          "playbook: base\n"
          "scenarios:\n"
          "  unsafe-item:\n"
          "    # ...\n"
          "    crisis: yes\n"),
     check_crisis},
};

const struct rule_group scenarios_rules = {"scenarios", rules, sizeof rules / sizeof *rules};
