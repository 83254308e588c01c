// Rules of group 2, authority: can a gesture be had again and again?
#include "lint/cases.h"
#include "prove/reads.h"

// Said of a customer who has had it often before.
enum { MANY_TIMES = 99 };

struct misuse {
    struct cases cases;
    struct reads reads;
    struct request request; // the case at hand
};

// ---- what bounds it ----

static bool counts(const struct misuse *m, const struct condition *when) {
    uint16_t counted = 1 << RESERVED_GIVEN | 1 << RESERVED_TIMES_GIVEN;
    return reads_of(&m->reads, when) & counted;
}

static bool any_counts(const struct misuse *m, const clauses *list) {
    for (size_t i = 0; i < list->n; i++)
        if (counts(m, list->items[i].when)) return true;
    return false;
}

static bool guardrails_count(const struct misuse *m) {
    const struct playbook *playbook = m->cases.lint->playbook;
    for (size_t i = 0; i < playbook->guardrails.n; i++)
        if (any_counts(m, &playbook->guardrails.items[i].never_when)) return true;
    return false;
}

// What is owed by law is given as often as it is owed.
static bool is_bounded(const struct misuse *m, const struct gesture *gesture) {
    return gesture->entry.hurt || gesture->entitlement.yes || gesture->at_most.most.count ||
           any_counts(m, &gesture->only_when) || any_counts(m, &gesture->never_when);
}

// ---- what is worth bounding ----

static bool costs_money(const struct gesture *gesture) {
    static const bool kinds[GESTURE_ACTION + 1] = {
        [GESTURE_REFUND] = true,  [GESTURE_CREDIT] = true,      [GESTURE_FEE_WAIVER] = true,
        [GESTURE_UPGRADE] = true, [GESTURE_REPLACEMENT] = true, [GESTURE_GIFT] = true};
    return kinds[gesture->kind.value] || (gesture->cost.set && gesture->cost.value > 0);
}

// Nothing must have happened first.
static bool is_unconditional(const struct gesture *gesture, const struct grant *grant) {
    return !gesture->only_when.n && !gesture->evidence.n && !grant->when;
}

// One sum a request, whatever was given before; a sum that follows a fact is bound to it.
static bool is_per_request(const struct limit *limit) {
    bool figure = limit->kind == LIMIT_MONEY || limit->kind == LIMIT_NUMBER;
    return figure && !limit->exactly && !limit->for_each.len &&
           str_eq_nocase(limit->scope, S("request"));
}

// ---- what is said ----

// Looks whether somebody may give it to a customer who has had it many times.
static enum proof prove(struct misuse *m, const struct gesture *gesture,
                        const struct grant *grant) {
    struct lint *lint = m->cases.lint;
    struct known *times = arena_new(lint->scratch, struct known);
    times->key = key_of_reserved(lint->playbook, RESERVED_TIMES_GIVEN);
    times->value = (struct value){.type = FACT_NUMBER, .amount = MANY_TIMES * (int64_t)NUMBER_ONE};
    m->request = (struct request){.role = case_giver(&m->cases, grant),
                                  .gesture = gesture,
                                  .known = times,
                                  .n_known = 1,
                                  .as_of = playbook_first_day(lint->playbook)};
    return case_allowed(&m->cases, &m->request, grant);
}

static struct str giver(const struct misuse *m) {
    return m->cases.lint->playbook->roles.items[m->request.role].entry.id.s;
}

// Each says it of a gesture by the first grant that shows it.
typedef struct finding *saying(struct misuse *m, const struct gesture *gesture,
                               const struct grant *grant);

static struct finding *say_no_cap(struct misuse *m, const struct gesture *gesture,
                                  const struct grant *grant) {
    struct findings *findings = m->cases.lint->findings;
    struct finding *finding = finding_add(
        findings, "no-misuse-cap", gesture->entry.id.at,
        "Nothing keeps one customer from getting %.*s every time.", S_ARG(gesture->entry.id.s));
    finding_relate(findings, finding, grant->limit.text.at, "%.*s may give it without a limit",
                   S_ARG(giver(m)));
    finding_help(findings, finding, "Add `at_most:`, as in: at_most: 2 per customer per 12 months");
    return finding;
}

static struct finding *say_stacking(struct misuse *m, const struct gesture *gesture,
                                    const struct grant *grant) {
    struct findings *findings = m->cases.lint->findings;
    struct finding *finding =
        finding_add(findings, "unbounded-stacking", grant->limit.text.at,
                    "%.*s may give this again with each request, so %.*s has no limit.",
                    S_ARG(giver(m)), S_ARG(gesture->entry.id.s));
    finding_help(findings, finding,
                 "Count it per contact or per order, or add `at_most: 1 per contact`.");
    return finding;
}

static bool is_boundless(const struct gesture *gesture, const struct grant *grant) {
    return grant->limit.limit.kind == LIMIT_NONE && costs_money(gesture) &&
           is_unconditional(gesture, grant);
}

static bool is_stacking(const struct gesture *gesture, const struct grant *grant) {
    return is_per_request(&grant->limit.limit) && costs_money(gesture);
}

static void look(struct misuse *m, const struct gesture *gesture,
                 bool (*is_meant)(const struct gesture *gesture, const struct grant *grant),
                 saying *say) {
    size_t n = is_bounded(m, gesture) ? 0 : gesture->authority.n;
    for (size_t i = 0; i < n; i++) {
        const struct grant *grant = &gesture->authority.items[i];
        bool open = case_giver(&m->cases, grant) >= 0 && !counts(m, grant->when);
        if (!open || !is_meant(gesture, grant)) continue;
        enum proof proof = prove(m, gesture, grant);
        if (proof == PROOF_NEVER) continue;
        struct finding *finding = say(m, gesture, grant);
        if (proof == PROOF_POSSIBLE) case_show(&m->cases, finding, &m->request, VERDICT_ALLOW);
        return;
    }
}

static void look_at_all(struct lint *lint,
                        bool (*is_meant)(const struct gesture *gesture, const struct grant *grant),
                        saying *say) {
    struct misuse m = {.cases = cases_open(lint)};
    m.reads = reads_new(lint->scratch, lint->playbook);
    size_t n = guardrails_count(&m) ? 0 : lint->playbook->gestures.n;
    for (size_t i = 0; i < n; i++) look(&m, &lint->playbook->gestures.items[i], is_meant, say);
    cases_close(&m.cases);
}

static void check_cap(struct lint *lint) {
    look_at_all(lint, is_boundless, say_no_cap);
}

static void check_stacking(struct lint *lint) {
    look_at_all(lint, is_stacking, say_stacking);
}

// ---- rows ----

static const struct rule rules[] = {
    {RULE("L209", "no-misuse-cap", WARNING, HIGH, STANDARD,
          "A gesture without a condition, a limit and a count",
          "A few customers will find out and ask each time. Where nothing stops it, agents begin "
          "to distrust everybody, and the gesture is taken away from all.",
          "Say with `at_most` how often one customer may have it, or when it is due.",
          "gestures:\n"
          "  «refund»:\n"
          "    # ...\n"
          "    only_when: -\n"
          "    authority: [{agent: no limit}]\n"
          "    at_most: -\n",
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    only_when: -\n"
          "    authority: [{agent: no limit}]\n"
          "    at_most: 2 per customer per 12 months\n"),
     check_cap},
    {RULE("L210", "unbounded-stacking", WARNING, MEDIUM, STANDARD,
          "A limit per request that may be used again and again",
          "Each request stands for itself, so four of £50 make £200: the limit holds nothing back, "
          "and agents cannot tell whether that is meant.",
          "Count it per contact, per order or per customer per year; or say with `at_most` how "
          "often.",
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    authority: [{agent: «£50 per request»}, {supervisor: no limit}]\n"
          "    at_most: -\n",
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    authority: [{agent: £50 per order}, {supervisor: no limit}]\n"
          "    at_most: -\n"),
     check_stacking},
};

const struct rule_group misuse_rules = {"misuse", rules, sizeof rules / sizeof *rules};
