// Rules of group 7, learning: do the playbook's own examples come out, and touch every grant?
#include "prove/examples.h"

#include "lint/lint.h"
#include "prove/coverage.h"
#include "prove/witness.h"

// May decisions rest on the playbook, and does it have examples at all?
static bool can_be_run(const struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    return playbook->examples.n && !lint->findings->dropped &&
           !find_broken(playbook->sources, lint->findings);
}

// What deciding makes for a gesture stays as long as the findings do, for what each example takes
// is given back in between.
static struct decider *decider_of(const struct lint *lint) {
    return decider_new(lint->arena, lint->playbook);
}

// ---- examples that fail ----

static struct span place_of(const struct example *example) {
    if (text_is_set(example->expect)) return example->expect.at;
    return text_is_set(example->never.id) ? example->never.id.at : example->at;
}

static void add_witness(struct lint *lint, struct decider *decider, struct finding *finding,
                        const struct example *example) {
    struct question q = question_new(lint->scratch, lint->playbook);
    if (!text_is_set(example->give.id) || !example_asks(&q, example)) return;
    const struct request *request = question_request(&q);
    finding->witness = witness_command(lint->arena, lint->playbook, request);
    finding->shows = str_of(verdict_name(decide(decider, lint->scratch, request).verdict));
}

static void report_failed(struct lint *lint, struct decider *decider,
                          const struct example_result *result) {
    struct finding *finding = finding_add(
        lint->findings, "failing-example", place_of(result->example),
        "This example expects %.*s, and gets %.*s.", S_ARG(result->expected), S_ARG(result->got));
    finding_help(lint->findings, finding, "%.*s Mend the rule or the example.", S_ARG(result->why));
    add_witness(lint, decider, finding, result->example);
}

// Where the one behind it begins.
static uint32_t end_of(const struct playbook *playbook, const struct example *example) {
    const struct example *next = example + 1;
    bool last = next == playbook->examples.items + playbook->examples.n;
    return last || next->at.start < example->at.start ? UINT32_MAX : next->at.start;
}

static bool has_finding(const struct lint *lint, const struct example *example) {
    const struct sources *sources = lint->playbook->sources;
    uint32_t end = end_of(lint->playbook, example);
    for (size_t i = 0; i < lint->findings->list.n; i++) {
        const struct finding *finding = &lint->findings->list.items[i];
        if (finding->at.start >= example->at.start && finding->at.start < end &&
            str_eq(section_of(sources, finding), S("examples")))
            return true;
    }
    return false;
}

// Does it fail by itself, and not for a mistake that was found already?
static bool fails_itself(const struct lint *lint, const struct example *example,
                         bool scenarios_lost) {
    const struct ref *about = text_is_set(example->give.id) ? &example->give : &example->never;
    if (has_finding(lint, example)) return false;
    if (text_is_set(example->said)) return !scenarios_lost;
    return about->index < 0 || !lint->playbook->gestures.items[about->index].entry.hurt;
}

static void run_examples(struct lint *lint) {
    struct decider *decider = decider_of(lint);
    struct findings about_patterns = findings_new(lint->arena); // bad-pattern has told them
    const struct lookup *lookup = NULL;
    if (examples_need_lookup(lint->playbook))
        lookup = lookup_new(lint->arena, lint->playbook, &about_patterns);
    bool lost = section_may_be_lost(lint, "scenarios");
    example_results results = examples_run(lint->arena, lint->scratch, decider, lookup);
    for (size_t i = 0; i < results.n; i++)
        if (results.items[i].state == EXAMPLE_FAILED &&
            fails_itself(lint, results.items[i].example, lost))
            report_failed(lint, decider, &results.items[i]);
}

static void check_failing(struct lint *lint) {
    if (can_be_run(lint)) run_examples(lint);
}

// ---- grants that no example touches ----

// Puts the example on a line of its own below the last one, where that one stands on one line.
static void add_example(struct lint *lint, struct finding *finding, struct str example) {
    const struct playbook *playbook = lint->playbook;
    struct span last = playbook->examples.items[playbook->examples.n - 1].at;
    struct place place = place_at(playbook->sources, last.start);
    struct str line = source_line(place.source, place.line), text = str_trim(line);
    if (!str_starts(text, S("- {")) || !str_ends(text, S("}"))) return;
    uint32_t end = place.source->base + place.source->lines[place.line - 1] + (uint32_t)line.len;
    finding_fix(lint->findings, finding, false, "Add an example for it.", (struct span){end, end},
                str_fmt(lint->arena, "\n%*s%.*s", (int)(text.ptr - line.ptr), "", S_ARG(example)));
}

static void report_uncovered(struct lint *lint, const struct untouched *one) {
    struct finding *finding =
        finding_add(lint->findings, "uncovered-grant", one->ground.at,
                    "No example touches this grant: nobody would notice if it were mistyped.");
    finding_help(lint->findings, finding, "Add one, such as %.*s", S_ARG(one->example));
    add_example(lint, finding, one->example);
}

static void report_share(struct lint *lint, const struct share *share) {
    struct finding *finding = finding_add(
        lint->findings, "uncovered-grant", section_key(lint->playbook, "examples"),
        "Examples touch only %zu of %zu grants: nobody would notice if the others were mistyped.",
        share->touched, share->all);
    finding_help(lint->findings, finding, "`empower test --coverage` writes the others for you.");
}

// A grant for which no example can be found decides nothing, and dead-grant tells it.
static void find_uncovered(struct lint *lint) {
    struct coverage coverage = coverage_of_grants(lint->arena, lint->scratch, decider_of(lint));
    const struct share *share = &coverage.shares[GROUND_GRANT];
    if (share->touched * 2 < share->all) report_share(lint, share);
    for (size_t i = 0; i < coverage.untouched.n; i++)
        if (coverage.untouched.items[i].example.len)
            report_uncovered(lint, &coverage.untouched.items[i]);
}

static void check_uncovered(struct lint *lint) {
    if (can_be_run(lint)) find_uncovered(lint);
}

static const struct rule rules[] = {
    {RULE(
         "L712", "failing-example", ERROR, HIGH, STANDARD, "An example that does not come out",
         "Examples say what was meant. Where one fails, a limit or a condition says something else, "
         "and agents get the answer that nobody meant.",
         "Mend the rule that it names, or the example, where the rule was changed on purpose.",
         "examples:\n"
         "  - {as: agent, give: refund, amount: £60, given: £0, times_given: 0, facts: {our_fault: yes, tier: basic}, expect: «allow»}\n"
         "  - {as: agent, give: refund, amount: £80, given: £0, times_given: 0, facts: {our_fault: yes, tier: gold}, expect: allow}\n"
         "  - {as: supervisor, give: refund, amount: £90, given: £0, times_given: 0, facts: {our_fault: yes}, expect: allow}\n"
         "  - {as: agent, give: small-gift, times_given: 0, facts: {our_fault: yes}, expect: allow}\n",
         "examples:\n"
         "  - {as: agent, give: refund, amount: £50, given: £0, times_given: 0, facts: {our_fault: yes, tier: basic}, expect: allow}\n"
         "  - {as: agent, give: refund, amount: £80, given: £0, times_given: 0, facts: {our_fault: yes, tier: gold}, expect: allow}\n"
         "  - {as: supervisor, give: refund, amount: £90, given: £0, times_given: 0, facts: {our_fault: yes}, expect: allow}\n"
         "  - {as: agent, give: small-gift, times_given: 0, facts: {our_fault: yes}, expect: allow}\n"),
     check_failing, .also = "uncovered-grant"},
    {RULE(
         "L713", "uncovered-grant", INFO, HIGH, STRICT, "A grant that no example touches",
         "An example that rests on a grant fails when somebody mistypes it. Without one, the mistake "
         "is noticed by customers.",
         "Add an example that asks for just what the grant allows.",
         "gestures:\n"
         "  refund:\n"
         "    # ...\n"
         "    authority:\n"
         "      - agent: £50 per order\n"
         "      - «agent»: £80 per order\n"
         "        when: {valued: yes}\n"
         "      - supervisor: no limit\n"
         "examples:\n"
         "  - {as: agent, give: refund, amount: £50, given: £0, times_given: 0, facts: {our_fault: yes, tier: basic}, expect: allow}\n"
         "  - {as: supervisor, give: refund, amount: £90, given: £0, times_given: 0, facts: {our_fault: yes}, expect: allow}\n"
         "  - {as: agent, give: small-gift, times_given: 0, facts: {our_fault: yes}, expect: allow}\n",
         "examples:\n"
         "  - {as: agent, give: refund, amount: £50, given: £0, times_given: 0, facts: {our_fault: yes, tier: basic}, expect: allow}\n"
         "  - {as: agent, give: refund, amount: £80, given: £0, times_given: 0, facts: {our_fault: yes, tier: gold}, expect: allow}\n"
         "  - {as: supervisor, give: refund, amount: £90, given: £0, times_given: 0, facts: {our_fault: yes}, expect: allow}\n"
         "  - {as: agent, give: small-gift, times_given: 0, facts: {our_fault: yes}, expect: allow}\n"),
     check_uncovered},
};

const struct rule_group examples_rules = {"examples", rules, sizeof rules / sizeof *rules};
