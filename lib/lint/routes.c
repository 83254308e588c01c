// Rules of group 4, routes: is there a way for what an agent cannot settle, and does it lead on?
#include "lint/lint.h"

// ---- by when ----

static void check_routes(struct lint *lint) {
    for (size_t i = 0; i < lint->playbook->routes.n; i++) {
        const struct route *route = &lint->playbook->routes.items[i];
        if (route->replies_within.period.count || route->entry.hurt) continue;
        struct finding *finding = finding_add(
            lint->findings, "route-without-deadline", route->entry.id.at,
            "%.*s does not say how soon somebody answers there.", S_ARG(route->entry.id.s));
        finding_help(lint->findings, finding,
                     "Add `replies_within:`, as in: replies_within: 10 minutes");
    }
}

// A route that has no time is told itself.
static void check_escalations(struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    for (size_t i = 0; i < playbook->escalations.n; i++) {
        const struct escalation *escalation = &playbook->escalations.items[i];
        if (escalation->to.kind != KIND_ROLE || escalation->entry.hurt) continue;
        const struct role *role = &playbook->roles.items[escalation->to.index];
        if (escalation->within.period.count || role->replies_within.period.count) continue;
        struct finding *finding =
            finding_add(lint->findings, "route-without-deadline", escalation->entry.id.at,
                        "%.*s does not say by when %.*s takes over.", S_ARG(escalation->entry.id.s),
                        S_ARG(role->entry.id.s));
        finding_relate(lint->findings, finding, escalation->to.id.at, "it is handed over here");
        finding_help(lint->findings, finding, "Add `within:`, as in: within: 10 minutes");
    }
}

static void check_deadlines(struct lint *lint) {
    check_routes(lint);
    check_escalations(lint);
}

// ---- lanes ----

struct lane {
    const char *rule;
    enum purpose purpose;
    const char *says, *help;
};

static void check_lane(struct lint *lint, const struct lane *lane) {
    const struct playbook *playbook = lint->playbook;
    bool found = !playbook->scenarios.n;
    for (size_t i = 0; i < playbook->routes.n && !found; i++)
        found = playbook->routes.items[i].purpose.value == lane->purpose;
    if (found || section_may_be_lost(lint, "routes")) return;
    struct finding *finding =
        finding_add(lint->findings, lane->rule, section_key(playbook, "routes"), "%s", lane->says);
    finding_help(lint->findings, finding, "%s", lane->help);
}

static void check_opportunity(struct lint *lint) {
    static const struct lane lane = {
        "no-opportunity-lane", PURPOSE_OPPORTUNITY,
        "No route is for opportunities: agents have nobody to tell of a moment worth more.",
        "Add a route with `for: opportunity`, how to reach it, and how soon it answers."};
    check_lane(lint, &lane);
}

static void check_systemic(struct lint *lint) {
    static const struct lane lane = {
        "no-systemic-route", PURPOSE_SYSTEMIC,
        "No route is for faults that come back: each customer will bring them anew.",
        "Add a route with `for: systemic`, how to reach it, and how soon it answers."};
    check_lane(lint, &lane);
}

// ---- rows ----

static const struct rule rules[] = {
    {RULE("L401", "undefined-route", ERROR, HIGH, MIN, "A route that the playbook does not have",
          "The agent is sent to somebody who cannot be found, at the moment when it matters.",
          "Use a route that the playbook has, or add it under `routes`.",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    routes: [«fault-lists»]\n",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    routes: [fault-list]\n")},
    {RULE(
         "L402", "escalation-cycle", ERROR, HIGH, STANDARD,
         "A case that is handed round in a circle",
         "Each hands it to the next, and nobody decides: the customer is passed on until they give "
         "up.",
         "Let one of them decide, or hand over to somebody who may.",
         "escalations:\n"
         "  «dear-order»: {when: {order_value: more than £500}, for: [agent], to: supervisor, within: 5 minutes, because: Two see more.}\n"
         "  many-bags: {when: {bags: more than 5}, for: [supervisor], to: agent, within: 5 minutes, because: Agents know the customer.}\n",
         "escalations:\n"
         "  dear-order: {when: {order_value: more than £500}, for: [agent], to: supervisor, within: 5 minutes, because: Two see more.}\n"
         "  many-bags: {when: {bags: more than 5, order_value: at most £500}, for: [supervisor], to: agent, within: 5 minutes, because: Agents know the customer.}\n"),
     .proved = true},
    {RULE(
         "L403", "escalate-first", INFO, MEDIUM, STANDARD,
         "A case handed over though the role could decide it",
         "The role has the authority, and an escalation takes it away again: the customer waits "
         "for an answer that was there.",
         "Let the role decide, or say under `because` what it takes that the role has not got.",
         "escalations:\n"
         "  «many-bags»: {when: {bags: at least 3}, for: [agent], to: supervisor, within: 5 minutes}\n",
         "escalations:\n"
         "  many-bags: {when: {bags: at least 3}, for: [agent], to: supervisor, within: 5 minutes, because: The carrier wants a form.}\n"),
     .proved = true},
    {RULE(
         "L404", "route-without-deadline", WARNING, HIGH, STANDARD,
         "A way to somebody that does not say how soon",
         "An agent who hands something over must tell the customer by when; without a time, "
         "nobody can promise anything.",
         "Add `replies_within` to the route, or `within` to the escalation.",
         "routes:\n"
         "  «press-desk»: {title: Press desk, for: support, reach: ext. 9}\n",
         "routes:\n"
         "  press-desk: {title: Press desk, for: support, reach: ext. 9, replies_within: 1 hour}\n"),
     check_deadlines},
    {RULE(
         "L405", "no-opportunity-lane", INFO, HIGH, STRICT, "No route for opportunities",
         "Agents hear first of a wedding, a large order or a story that the papers would like. "
         "Where nobody is there to be told, the moment passes.",
         "Add a route with `for: opportunity`.",
         "«routes»:\n"
         "  story-box: {title: Ideas, for: idea, reach: idea channel, replies_within: 24 hours}\n",
         "routes:\n"
         "  story-box: {title: Stories, for: opportunity, reach: ext. 8, replies_within: 1 hour}\n"),
     check_opportunity},
    {RULE(
         "L406", "no-systemic-route", INFO, HIGH, STRICT, "No route for faults that come back",
         "Agents see a fault of the system weeks before anybody else does. Where nobody is there "
         "to be told, they make up for it case by case.",
         "Add a route with `for: systemic`.",
         "«routes»:\n"
         "  fault-list: {title: Ideas, for: idea, reach: idea channel, replies_within: 24 hours}\n",
         "routes:\n"
         "  fault-list: {title: Faults, for: systemic, reach: ext. 7, replies_within: 4 hours}\n"),
     check_systemic},
};

const struct rule_group routes_rules = {"routes", rules, sizeof rules / sizeof *rules};
