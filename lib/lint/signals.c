// Rules of group 8, upkeep: do signals still tell scenarios apart?
#include "base/reading.h"
#include "lint/lint.h"
#include "prove/confusable.h"

// None at all is another rule's.
static void check_few(struct lint *lint) {
    uint32_t least = lint->options->thresholds.few_signals;
    for (size_t i = 0; i < lint->playbook->scenarios.n; i++) {
        const struct scenario *scenario = &lint->playbook->scenarios.items[i];
        size_t n = scenario->signals.n;
        if (n == 0 || n >= least || scenario->entry.hurt) continue;
        struct finding *finding = finding_add(
            lint->findings, "few-signals", scenario->entry.id.at,
            "%.*s has only %zu signal%s: customers who word it otherwise are not found.",
            S_ARG(scenario->entry.id.s), n, n == 1 ? "" : "s");
        finding_help(lint->findings, finding,
                     "Add what customers really said, up to %u signals at least.", least);
    }
}

static struct span place_of(const struct scenario *scenario, struct str signal) {
    for (size_t i = 0; i < scenario->signals.n; i++)
        if (scenario->signals.items[i].s.ptr == signal.ptr) return scenario->signals.items[i].at;
    return scenario->entry.id.at;
}

static void report_confusable(struct lint *lint, const struct confusable *one) {
    struct str own = one->scenario->entry.id.s, other = one->taken_for->entry.id.s;
    struct finding *finding =
        finding_add(lint->findings, "confusable-scenarios", place_of(one->scenario, one->signal),
                    "Were it not written here, \"%.*s\" would find %.*s.",
                    S_ARG(brief(one->signal)), S_ARG(other));
    finding_relate(lint->findings, finding, one->taken_for->entry.id.at, "%.*s is here",
                   S_ARG(other));
    finding_help(lint->findings, finding,
                 "So it goes with %zu of the %zu signals of %.*s: add words that only it has, or "
                 "make one scenario of the two.",
                 one->times, one->signals, S_ARG(own));
}

// So many times likelier must the wrong scenario be: in a small playbook chance alone makes it a
// few times as likely.
enum { SURELY = 8 };

// A few signals that lie near another scenario are in the nature of words; half of them are too
// many.
static void check_confusable(struct lint *lint) {
    const struct lookup *lookup = lint_lookup(lint);
    struct arena_mark mark = arena_mark(lint->scratch);
    confusables list = confusable_find(lint->arena, lint->scratch, lookup, SURELY);
    for (size_t i = 0; i < list.n; i++)
        if (list.items[i].times * 2 >= list.items[i].signals)
            report_confusable(lint, &list.items[i]);
    arena_reset(lint->scratch, mark);
}

static const struct rule rules[] = {
    {RULE("L807", "few-signals", INFO, MEDIUM, STANDARD, "A scenario with few signals",
          "A scenario is found by the words that customers use for it. From a few of them nobody "
          "can tell how else they might say it.",
          "Add signals from real contacts, in the customers' own words, five at least.",
          "scenarios:\n"
          "  «late-parcel»:\n"
          "    # ...\n"
          "    signals: [my parcel has not come, where is my order]\n",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    signals: [my parcel has not come, where is my order, is it lost, it is late, no van "
          "came]\n"),
     check_few},
    {RULE("L808", "confusable-scenarios", INFO, MEDIUM, STRICT,
          "Two scenarios whose customers say much the same",
          "Each signal was left out in turn, and look-up took what it says for the other scenario: "
          "customers who word it a little otherwise get the wrong card.",
          "Add signals that tell the two apart, or make one scenario of the two.",
          "scenarios:\n"
          "  lost-parcel:\n"
          "    title: The parcel is lost\n"
          "    moment: recover\n"
          "    signals:\n"
          "      - «my parcel has not come at all»\n"
          "      - my order has not come\n"
          "      - the tracking has not moved for two weeks\n"
          "      - somebody else took it in\n"
          "      - it was left out in the rain\n"
          "    time_budget: 10 minutes\n"
          "    steps: [Ask the carrier.]\n"
          "    emotion: {from: worried, to: relieved}\n"
          "    principles: [own-the-problem]\n"
          "    good_looks_like: The customer knows what comes instead.\n"
          "    acknowledge: Say sorry for the trouble.\n"
          "    offer_in_order: [refund]\n"
          "    routes: [fault-list]\n"
          "    next_step: Write to the customer tomorrow at ten.\n",
          "scenarios:\n"
          "  torn-parcel:\n"
          "    title: The box is torn\n"
          "    moment: recover\n"
          "    signals:\n"
          "      - somebody cut the box open\n"
          "      - the cardboard is wet and ripped\n"
          "      - there is a hole in the side\n"
          "      - the lid is crushed\n"
          "      - half of it fell out on the way\n"
          "    time_budget: 10 minutes\n"
          "    steps: [Ask for a photo.]\n"
          "    emotion: {from: worried, to: relieved}\n"
          "    principles: [own-the-problem]\n"
          "    good_looks_like: The customer knows what comes instead.\n"
          "    acknowledge: Say sorry for the trouble.\n"
          "    offer_in_order: [refund]\n"
          "    routes: [fault-list]\n"
          "    next_step: Write to the customer tomorrow at ten.\n"),
     check_confusable},
};

const struct rule_group signals_rules = {"upkeep", rules, sizeof rules / sizeof *rules};
