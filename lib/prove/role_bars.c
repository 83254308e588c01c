// Whether a gesture's own conditions leave a role out, whatever the facts are.
#include "prove/role_bars.h"

#include "decide/authority.h"

enum truth { TRUTH_NO, TRUTH_OPEN, TRUTH_YES };

struct asking {
    const struct playbook *playbook;
    struct str role;
    size_t terms; // that were gone through, so that a ring of them ends
};

static enum truth truth_of(struct asking *asking, const struct condition *when);

static enum truth not(enum truth truth) { return (enum truth)(TRUTH_YES - truth); }

static bool names_role(const struct asking *asking, const struct test *test) {
    for (size_t i = 0; i < test->values.n; i++)
        if (str_eq(str_trim(test->values.items[i].text.s), asking->role)) return true;
    return false;
}

static enum truth term_truth(struct asking *asking, const struct test *test) {
    bool plain = test->values.n == 1 && test->fact.index >= 0;
    if (!plain || asking->terms++ > asking->playbook->terms.n) return TRUTH_OPEN;
    enum truth truth = truth_of(asking, asking->playbook->terms.items[test->fact.index].when);
    return test->values.items[0].yes ? truth : not(truth);
}

static enum truth test_truth(struct asking *asking, const struct test *test) {
    enum truth truth = TRUTH_OPEN;
    if (test->other.id.s.len) return TRUTH_OPEN;
    if (test->fact.kind == KIND_TERM) truth = term_truth(asking, test);
    if (test->reserved == RESERVED_ROLE) truth = names_role(asking, test) ? TRUTH_YES : TRUTH_NO;
    return test->op == TEST_NOT ? not(truth) : truth;
}

static enum truth truth_of(struct asking *asking, const struct condition *when) {
    if (!when || when->hurt) return TRUTH_OPEN;
    if (when->kind == CONDITION_TEST) return test_truth(asking, &when->test);
    bool all = when->kind == CONDITION_ALL;
    enum truth out = all ? TRUTH_YES : TRUTH_NO;
    for (size_t i = 0; i < when->parts.n; i++) {
        enum truth part = truth_of(asking, &when->parts.items[i]);
        if (all ? part < out : part > out) out = part;
    }
    return when->kind == CONDITION_NONE ? not(out) : out;
}

// Does one of them that is in force come to this?
static bool any_is(struct asking *asking, const clauses *list, enum truth wanted,
                   struct date as_of) {
    for (size_t i = 0; i < list->n; i++) {
        const struct clause *clause = &list->items[i];
        asking->terms = 0;
        if (in_force(&clause->from, &clause->until, as_of) &&
            truth_of(asking, clause->when) == wanted)
            return true;
    }
    return false;
}

bool gesture_bars_role(const struct playbook *playbook, const struct gesture *gesture, int32_t role,
                       struct date as_of) {
    struct asking asking = {playbook, playbook->roles.items[role].entry.id.s, 0};
    return any_is(&asking, &gesture->only_when, TRUTH_NO, as_of) ||
           any_is(&asking, &gesture->never_when, TRUTH_YES, as_of);
}
