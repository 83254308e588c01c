// Decides real contacts in two playbooks and counts what changed; memory does not grow with their
// number.
#include "prove/diff_contacts.h"

#include "base/buf.h"
#include "prove/diff_inner.h"

enum { FIRST_FEW = 5 };

struct diff_contacts diff_contacts_new(struct arena *arena, struct str role) {
    return (struct diff_contacts){
        .arena = arena, .role = role, .all.role = S(""), .failure = S("")};
}

static void fail(struct diff_contacts *contacts, const struct contact *contact) {
    if (contacts->failed++) return;
    contacts->failure = str_dup(contacts->arena, contact->question.error);
    contacts->failed_line = contact->line;
}

static struct contact_tally *tally_of(struct diff_contacts *contacts, struct str role) {
    for (size_t i = 0; i < contacts->roles.n; i++)
        if (str_eq(contacts->roles.items[i].role, role)) return &contacts->roles.items[i];
    struct contact_tally *tally = PUSH(contacts->arena, &contacts->roles);
    tally->role = role;
    return tally;
}

static void count(struct contact_tally *tally, enum diff_class class,
                  const struct request *request) {
    const struct amount *cost = &request->gesture->cost;
    bool money = request->has_amount && !request->gesture->unit.s.len;
    tally->changed[class]++;
    if (money || cost->set)
        sum_add(&tally->money[class], money ? request->amount : cost->value);
    else
        tally->unpriced[class]++;
}

// False where nothing changed.
static bool class_of(struct arena *scratch, const struct diff_case *found, enum diff_class *out) {
    bool could = found->before.verdict == VERDICT_ALLOW,
         can = found->after.verdict == VERDICT_ALLOW;
    *out = can ? DIFF_WIDER : could ? DIFF_TIGHTER : DIFF_ROUTE;
    if (can || could) return can != could;
    return !str_eq(diff_half_words(scratch, &found->before),
                   diff_half_words(scratch, &found->after));
}

static void name(struct diff_contacts *contacts, uint64_t line, enum diff_class class,
                 const struct diff_case *found, const struct request *request) {
    if (contacts->first.n == FIRST_FEW) return;
    *PUSH(contacts->arena, &contacts->first) =
        (struct contact_change){.line = line,
                                .class = class,
                                .role = found->role,
                                .gesture = request->gesture->entry.id.s,
                                .before = diff_half_words(contacts->arena, &found->before),
                                .after = diff_half_words(contacts->arena, &found->after)};
}

static void compare(struct diff_contacts *contacts, struct arena *scratch,
                    const struct diff_request *request, uint64_t line,
                    const struct request *const asked[2]) {
    struct comparison c = {
        .work = scratch,
        .request = request,
        .decider = {request->old, request->fresh},
        .playbook = {decider_playbook(request->old), decider_playbook(request->fresh)}};
    struct told told = {.c = &c, .request = {*asked[OLD], *asked[FRESH]}};
    for (int side = 0; side < 2; side++)
        told.decision[side] = decide(c.decider[side], scratch, asked[side]);
    const struct diff_case *found = told_case(&told, scratch);
    enum diff_class class;
    if (contacts->role.len && !str_eq(contacts->role, found->role)) return;
    if (!class_of(scratch, found, &class)) return;
    count(&contacts->all, class, asked[FRESH]);
    count(tally_of(contacts, found->role), class, asked[FRESH]);
    name(contacts, line, class, found, asked[FRESH]);
}

void diff_contacts_add(struct diff_contacts *contacts, struct arena *scratch,
                       const struct diff_request *request, struct contact *fresh,
                       struct contact *old) {
    contacts->contacts++;
    if (fresh->question.error.len || old->question.error.len) {
        fail(contacts, fresh->question.error.len ? fresh : old);
        return;
    }
    contacts->no_gesture += !fresh->asks;
    if (!fresh->asks) return;
    const struct request *const asked[] = {question_request(&old->question),
                                           question_request(&fresh->question)};
    compare(contacts, scratch, request, fresh->line, asked);
}
