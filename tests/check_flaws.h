// What the tests of flaws share: finding them, and replaying the case of each.
#ifndef CHECK_FLAWS_H
#define CHECK_FLAWS_H

#include "check_decide.h"
#include "replay.h"

#include "prove/figures.h"
#include "prove/flaws.h"

static const char *const flaw_names[] = {[FLAW_LIMIT_UNREACHABLE] = "unreachable",
                                         [FLAW_POWERLESS_FRONTLINE] = "powerless",
                                         [FLAW_SMALL_SUM] = "small-sum",
                                         [FLAW_LIMIT_INVERSION] = "inversion",
                                         [FLAW_LIMIT_GAP] = "gap",
                                         [FLAW_LIMIT_OVERLAP] = "overlap",
                                         [FLAW_CONDITION_NEVER] = "never",
                                         [FLAW_CONDITION_ALWAYS] = "always",
                                         [FLAW_NEVER_GIVEN] = "never-given",
                                         [FLAW_DEAD_GRANT] = "dead",
                                         [FLAW_GRANT_OUT_OF_TIME] = "out-of-time",
                                         [FLAW_GRANT_GAP] = "grant-gap",
                                         [FLAW_BOUNDARY] = "boundary",
                                         [FLAW_APPROVER_OVERLAP] = "approvers",
                                         [FLAW_APPROVER_UNREACHABLE] = "no-reach",
                                         [FLAW_PARTNER_LOWER] = "partner",
                                         [FLAW_SINGLE_APPROVER] = "single",
                                         [FLAW_ESCALATE_FIRST] = "first",
                                         [FLAW_ESCALATION_CYCLE] = "cycle",
                                         [FLAW_TOP_LIMITED] = "top",
                                         [FLAW_NOT_ANALYSED] = "not-analysed"};

static inline void expect_replay(const struct playbook *playbook, const struct flaw *flaw) {
    if (!flaw->request.gesture) return;
    struct decision decision = replay(&arena, playbook, flaw->witness);
    ck_assert_msg(decision.verdict == flaw->verdict && decision.verdict != VERDICT_ASK,
                  "<%.*s> comes to %s, not %s", S_ARG(flaw->witness),
                  verdict_name(decision.verdict), verdict_name(flaw->verdict));
}

static inline flaws flaws_in(const struct playbook *playbook) {
    struct arena scratch;
    arena_init(&scratch, allocator_malloc, 0);
    flaws list = flaws_find(&arena, &scratch, playbook, small_amount(playbook, SMALL_USUAL));
    arena_free(&scratch);
    for (size_t i = 0; i < list.n; i++) expect_replay(playbook, &list.items[i]);
    return list;
}

#endif
