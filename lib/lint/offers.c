// Rules of group 3, offers: is there a choice, and does it begin where it should?
#include "lint/scenarios.h"

static const struct gesture *offer_at(const struct playbook *playbook,
                                      const struct scenario *scenario, size_t i) {
    int32_t index = scenario->offers.items[i].index;
    return index < 0 ? NULL : &playbook->gestures.items[index];
}

// ---- one offer and nothing else ----

static void check_one_path_of(struct lint *lint, const struct scenario *scenario) {
    if (scenario->moment.value != MOMENT_RECOVER || scenario->offers.n != 1) return;
    if (scenario->routes.n || scenario->escalations.n) return;
    struct text offer = scenario->offers.items[0].id;
    struct finding *finding =
        finding_add(lint->findings, "one-path-only", offer.at,
                    "Whoever does not want %.*s is offered nothing else.", S_ARG(offer.s));
    finding_help(lint->findings, finding,
                 "Add a second offer, or a route to somebody who may find one.");
}

static void check_one_path(struct lint *lint) {
    each_scenario(lint, check_one_path_of);
}

// ---- the dearest first ----

// Is it money, or as good as money? What mends the fault itself comes first whatever it costs, and
// so does what is owed.
static bool is_a_token(const struct gesture *gesture) {
    static const bool tokens[] = {
        [GESTURE_REFUND] = true,     [GESTURE_CREDIT] = true, [GESTURE_UPGRADE] = true,
        [GESTURE_FEE_WAIVER] = true, [GESTURE_GIFT] = true,   [GESTURE_ACTION] = false};
    return gesture && gesture->kind.value < sizeof tokens && tokens[gesture->kind.value] &&
           gesture->cost.set && !gesture->entitlement.yes;
}

// The cheapest token behind the first offer, where the first one is dearer than any other offer
// and so many times as dear as that; else 0.
static size_t cheaper_offer(const struct lint *lint, const struct scenario *scenario) {
    const struct playbook *playbook = lint->playbook;
    uint32_t times = lint->options->thresholds.dearer_times;
    const struct gesture *first = scenario->offers.n ? offer_at(playbook, scenario, 0) : NULL;
    size_t best = 0;
    if (!is_a_token(first)) return 0;
    for (size_t i = 1; i < scenario->offers.n; i++) {
        const struct gesture *other = offer_at(playbook, scenario, i);
        if (other && other->cost.value >= first->cost.value) return 0;
        if (!is_a_token(other)) continue;
        if (other->cost.value > first->cost.value / times) continue;
        if (!best || other->cost.value < offer_at(playbook, scenario, best)->cost.value) best = i;
    }
    return best;
}

static void check_dearest_of(struct lint *lint, const struct scenario *scenario) {
    size_t cheaper = cheaper_offer(lint, scenario);
    if (!cheaper) return;
    struct text first = scenario->offers.items[0].id, other = scenario->offers.items[cheaper].id;
    struct finding *finding = finding_add(
        lint->findings, "dearest-offer-first", first.at,
        "%.*s is offered first, and usually costs %.*s; %.*s costs %.*s.", S_ARG(first.s),
        S_ARG(offer_at(lint->playbook, scenario, 0)->cost.text.s), S_ARG(other.s),
        S_ARG(offer_at(lint->playbook, scenario, cheaper)->cost.text.s));
    finding_relate(lint->findings, finding, other.at, "the cheapest one is here");
    finding_help(lint->findings, finding, "Offer %.*s first, and more where it is not enough.",
                 S_ARG(other.s));
    finding_fix(lint->findings, finding, false, "Let the two change places.", first.at, other.s);
    finding_fix(lint->findings, finding, false, "", other.at, first.s);
}

static void check_dearest(struct lint *lint) {
    each_scenario(lint, check_dearest_of);
}

// ---- the rows ----

static const struct rule rules[] = {
    {RULE("L315", "one-path-only", INFO, MEDIUM, STRICT,
          "A scenario with one offer and nothing else",
          "Something went wrong, and the customer may take what there is or leave. A choice gives "
          "back a little of the say that the fault has taken away.",
          "Add a second offer that suits another customer, or a route.",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    moment: recover\n"
          "    offer_in_order: [«refund»]\n"
          "    routes: -\n",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    moment: recover\n"
          "    offer_in_order: [refund]\n"
          "    routes: [fault-list]\n"),
     check_one_path},
    {RULE("L316", "dearest-offer-first", INFO, LOW, STRICT, "The dearest token comes first",
          "A token says that you care; mostly the small one says it as well. Where the largest "
          "comes first nothing is left to offer, and money takes the place of mending the fault.",
          "Begin with the smaller one; where the fault is worth more, more can follow.",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    offer_in_order: [«refund», small-gift]\n",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    offer_in_order: [small-gift, refund]\n"),
     check_dearest},
};

const struct rule_group offers_rules = {"offers", rules, sizeof rules / sizeof *rules};
