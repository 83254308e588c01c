// Decides real contacts and counts what became of them; memory does not grow with their number.
#include "prove/figures_contacts.h"

#include "model/condition.h"

enum { FAILURES_SHOWN = 5 };

struct contact_figures contact_figures_new(struct arena *arena, const struct playbook *playbook,
                                           int64_t small) {
    struct contact_figures figures = {.arena = arena, .playbook = playbook, .small = small};
    figures.gestures = arena_array(arena, tallies, playbook->gestures.n + 1);
    figures.approvers = arena_array(arena, size_t, playbook->roles.n + 1);
    return figures;
}

void contact_figures_fail(struct contact_figures *figures, const struct contact *contact) {
    figures->contacts++;
    figures->failed++;
    if (figures->failures.n == FAILURES_SHOWN) return;
    struct str why = str_dup(figures->arena, contact->question.error);
    *PUSH(figures->arena, &figures->failures) = (struct failed_contact){contact->line, why};
}

static struct tally *tally_of(struct contact_figures *figures, const struct request *request) {
    tallies *list = &figures->gestures[request->gesture - figures->playbook->gestures.items];
    for (size_t i = 0; i < list->n; i++)
        if (list->items[i].role == request->role) return &list->items[i];
    struct tally *tally = PUSH(figures->arena, list);
    tally->role = request->role;
    return tally;
}

struct price {
    bool known, usual;
    int64_t minor;
};

static struct price price_of(const struct request *request) {
    const struct gesture *gesture = request->gesture;
    if (request->has_amount && !gesture->unit.s.len)
        return (struct price){true, false, request->amount};
    return (struct price){gesture->cost.set, gesture->cost.set, gesture->cost.value};
}

static void count(const struct contact_figures *figures, struct tally *tally, enum verdict verdict,
                  struct price price) {
    tally->contacts++;
    tally->verdicts[verdict]++;
    tally->at_usual += price.usual;
    tally->unpriced += !price.known;
    if (!price.known) return;
    tally->small += price.minor < figures->small;
    tally->under_50 += price.minor < small_amount(figures->playbook, SMALL_USUAL);
    sum_add(&tally->asked, price.minor);
    if (verdict == VERDICT_ALLOW) sum_add(&tally->allowed, price.minor);
}

static struct missing_fact *missing_of(struct contact_figures *figures, fact_key key) {
    for (size_t i = 0; i < figures->missing.n; i++)
        if (figures->missing.items[i].key == key) return &figures->missing.items[i];
    struct missing_fact *fact = PUSH(figures->arena, &figures->missing);
    fact->key = key;
    fact->name = key_domain(figures->playbook, key, S("")).name;
    return fact;
}

void contact_figures_add(struct contact_figures *figures, struct arena *scratch,
                         struct decider *decider, struct contact *contact) {
    if (contact->question.error.len) {
        contact_figures_fail(figures, contact);
        return;
    }
    figures->contacts++;
    figures->no_gesture += !contact->asks;
    if (!contact->asks) return;
    const struct request *request = question_request(&contact->question);
    struct decision decision = decide(decider, scratch, request);
    struct price price = price_of(request);
    if (decision.verdict == VERDICT_NEEDS_APPROVAL && decision.by >= 0)
        figures->approvers[decision.by]++;
    for (size_t i = 0; i < decision.missing.n; i++)
        missing_of(figures, decision.missing.items[i])->contacts++;
    count(figures, &figures->all, decision.verdict, price);
    count(figures, tally_of(figures, request), decision.verdict, price);
}
