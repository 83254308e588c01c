// Cases: the command that shows what a finding says, with the verdict that it comes to.
#ifndef LINT_CASES_H
#define LINT_CASES_H

#include "decide/authority.h"
#include "decide/decide.h"
#include "lint/lint.h"

// Opened by a check for all its findings.
struct cases {
    struct lint *lint;
    struct decider *decider; // made with the first case
    bool asked;              // whether something is broken on which every decision rests
    int32_t *givers;         // by role: who on the front line holds what it is granted; -1: nobody
    struct arena_mark start;
};

struct cases cases_open(struct lint *lint);
void cases_close(struct cases *cases); // gives scratch memory back

// Somebody on the front line who holds a grant alone; -1: nobody does.
int32_t case_giver(const struct cases *cases, const struct grant *grant);
// Looks for facts and an amount, the limit of the grant where it can be, with which the request is
// allowed, and adds them to it. PROOF_TOO_LARGE where nothing can be decided, or only after long.
enum proof case_allowed(struct cases *cases, struct request *request, const struct grant *grant);
// Shows the request by a finding, where it comes to this verdict.
void case_show(struct cases *cases, struct finding *finding, const struct request *request,
               enum verdict verdict);

#endif
