// What decisions and look-ups can rest on: grants, clauses, guardrails, escalations, scenarios.
#ifndef PROVE_GROUNDS_H
#define PROVE_GROUNDS_H

#include "model/playbook.h"

enum ground_kind {
    GROUND_GRANT,
    GROUND_ONLY,
    GROUND_NEVER,
    GROUND_EVIDENCE,
    GROUND_AT_LEAST,
    GROUND_AT_MOST,
    GROUND_GUARDRAIL, // one of its never_when, or its never_together
    GROUND_ESCALATION,
    GROUND_SCENARIO,
    GROUND_KINDS
};

struct ground {
    enum ground_kind kind;
    struct span at;          // as a decision's rule_at
    struct entry *entry;     // the gesture, guardrail, escalation or scenario that it stands in
    struct gesture *gesture; // of the first six kinds
    struct grant *grant;
    struct clause
        *clause; // of never_when and only_when, a guardrail's as well; NULL: never_together
    struct ref *evidence;
    struct guardrail *guardrail;
    struct escalation *escalation;
};
typedef LIST(struct ground) grounds;

// In the order of the files. Gestures of which a part cannot be read are left out.
grounds grounds_of(struct arena *arena, const struct playbook *playbook);
// The one that stands there; NULL.
const struct ground *ground_at(const grounds *list, struct span at);

const char *ground_kind_name(enum ground_kind kind); // "grants", "only_when"
// "stay-credit/guest-agent", "noisy-room".
struct str ground_id(struct arena *arena, const struct ground *ground);
// What it says, in short: "£50 per stay, gold".
struct str ground_words(struct arena *arena, const struct playbook *playbook,
                        const struct ground *ground);
// Its condition; NULL where it has none.
struct condition *ground_when(const struct ground *ground);

#endif
