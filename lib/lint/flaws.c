// What is said of each flaw of authority that was proved.
#include "prove/flaws.h"

#include "base/grammar.h"
#include "decide/authority.h"
#include "lint/lint.h"
#include "model/condition.h"

struct saying {
    struct lint *lint;
    const struct flaw *flaw;
    struct finding *finding;
};

// ---- words ----

static struct str role_id(const struct saying *s, int32_t role) {
    return s->lint->playbook->roles.items[role].entry.id.s;
}

static struct str gesture_id(const struct saying *s) {
    return s->flaw->gesture->entry.id.s;
}

static struct str amount(const struct saying *s, int64_t amount) {
    struct domain domain = {.unit = s->flaw->gesture->unit.s};
    struct value value = {.type = domain.unit.len ? FACT_NUMBER : FACT_MONEY, .amount = amount};
    return value_show(s->lint->arena, s->lint->playbook, &domain, &value);
}

static struct str limit(const struct grant *grant) {
    return grant->limit.text.s;
}

#define SAY(s, ...)  ((s)->finding->message = str_fmt((s)->lint->arena, __VA_ARGS__))
#define HELP(s, ...) finding_help((s)->lint->findings, (s)->finding, __VA_ARGS__)
#define RELATE(s, ...) \
    finding_relate((s)->lint->findings, (s)->finding, (s)->flaw->related, __VA_ARGS__)

// ---- each kind ----

static void say_unreachable(const struct saying *s) {
    const struct flaw *flaw = s->flaw;
    if (flaw->reach)
        SAY(s, "Nobody can ever give this limit of %.*s in full: %.*s is the most.",
            S_ARG(amount(s, flaw->amount)), S_ARG(amount(s, flaw->reach)));
    else
        SAY(s, "Nobody can ever give anything up to this limit of %.*s.",
            S_ARG(amount(s, flaw->amount)));
    RELATE(s, "this keeps it out");
    HELP(s, "Write the limit that is meant, or change what keeps it out.");
}

static void say_powerless(const struct saying *s) {
    SAY(s, "%.*s is on the front line and may give nothing alone.",
        S_ARG(role_id(s, s->flaw->role)));
    HELP(s, "Grant it something of its own, so that it need not ask each time.");
}

static void say_small_sum(const struct saying *s) {
    SAY(s, "%.*s must ask for as little as %.*s.", S_ARG(role_id(s, s->flaw->role)),
        S_ARG(amount(s, s->flaw->amount)));
    HELP(s, "Raise the limit: asking costs two people's time, which is worth more than that.");
}

static void say_inversion(const struct saying *s) {
    const struct flaw *flaw = s->flaw;
    struct str senior = role_id(s, flaw->role), junior = role_id(s, flaw->by);
    if (role_holds(s->lint->playbook, flaw->role, flaw->by, flaw->gesture))
        SAY(s,
            "%.*s's own limit is below that of %.*s, which %.*s holds as well: it counts for "
            "nothing where both hold.",
            S_ARG(senior), S_ARG(junior), S_ARG(senior));
    else
        SAY(s, "%.*s may give less than %.*s, which reports to it.", S_ARG(senior), S_ARG(junior));
    RELATE(s, "the limit of %.*s is here", S_ARG(junior));
    HELP(s, "Look at both: one of the two was mistyped, or forgotten when the other one rose.");
}

static void say_limit_gap(const struct saying *s) {
    SAY(s, "Nobody may grant %.*s of %.*s, though %.*s may be granted.",
        S_ARG(amount(s, s->flaw->amount)), S_ARG(gesture_id(s)), S_ARG(amount(s, s->flaw->reach)));
    HELP(s, "Let the limit below and the condition above meet.");
}

static void say_limit_overlap(const struct saying *s) {
    SAY(s, "Where both hold, %.*s counts and not %.*s.", S_ARG(limit(s->flaw->other)),
        S_ARG(limit(s->flaw->grant)));
    RELATE(s, "the other limit is here");
    HELP(s, "Where the smaller one is meant to hold, say in the other condition that it does not.");
}

static void say_never(const struct saying *s) {
    SAY(s, "This condition never holds, so %.*s decides nothing.", S_ARG(s->flaw->why));
    HELP(s, "Look for tests that rule each other out, and for values that cannot be.");
}

static void say_always(const struct saying *s) {
    SAY(s, "This condition holds in every case, so %.*s needs none.", S_ARG(s->flaw->why));
    HELP(s, "Take it out, or write the condition that was meant.");
}

static void say_never_given(const struct saying *s) {
    SAY(s, "%.*s can never be given, whoever asks and whatever the facts.", S_ARG(gesture_id(s)));
    if (!span_is_nowhere(s->flaw->related)) RELATE(s, "this keeps it out in every case");
    HELP(s, "Change the conditions; or write `authority: nobody`, if that is what is meant.");
}

static void say_dead(const struct saying *s) {
    SAY(s, "This grant decides nothing: without it, every answer is the same.");
    if (s->flaw->other) RELATE(s, "this one decides in its place");
    HELP(s, "Take it out, or write the limit or the condition that was meant.");
}

static void say_out_of_time(const struct saying *s) {
    SAY(s, "This grant is never in force: its days lie outside of the playbook's.");
    HELP(s, "Mend the dates, or take it out.");
}

static void say_grant_gap(const struct saying *s) {
    SAY(s, "Grants name values of %.*s one by one, and none is for %.*s.", S_ARG(s->flaw->name),
        S_ARG(s->flaw->value));
    HELP(s, "Add a grant for it, or one that has no condition.");
}

static void say_boundary(const struct saying *s) {
    SAY(s, "%.*s of exactly %.*s is decided otherwise than just below and just above it.",
        S_ARG(s->flaw->name), S_ARG(s->flaw->value));
    if (!span_is_nowhere(s->flaw->related)) RELATE(s, "the other side of it is here");
    HELP(s, "Let one of the two tests hold there: at least, or at most.");
}

static void say_approvers(const struct saying *s) {
    SAY(s, "Two rules can hold at once and name different people: %.*s wins over %.*s.",
        S_ARG(s->flaw->name), S_ARG(s->flaw->value));
    RELATE(s, "the other rule is here");
    HELP(s, "Say in one of the conditions that the other one is not meant.");
}

static void say_unreachable_approver(const struct saying *s) {
    const struct role *role = &s->lint->playbook->roles.items[s->flaw->role];
    SAY(s, "%.*s must say yes for %.*s, but the playbook does not say %s.",
        S_ARG(role_id(s, s->flaw->role)), S_ARG(role_id(s, s->flaw->by)),
        text_is_set(role->reach) ? "how soon it answers" : "how to reach it");
    HELP(s, "Add `reach` and `replies_within`: a customer is waiting.");
}

static void say_partner(const struct saying *s) {
    const struct flaw *flaw = s->flaw;
    struct str partner = role_id(s, flaw->role), own = role_id(s, flaw->by);
    struct str more = S("");
    if (flaw->reach) more = str_fmt(s->lint->arena, " and %lld more", (long long)flaw->reach);
    if (flaw->grant)
        SAY(s, "%.*s may give %.*s where %.*s may give %.*s, and no reason is given.",
            S_ARG(partner), S_ARG(limit(flaw->grant)), S_ARG(own), S_ARG(limit(flaw->other)));
    else
        SAY(s, "%.*s, a partner's role, may not give %.*s%.*s at all, as %.*s may.", S_ARG(partner),
            S_ARG(gesture_id(s)), S_ARG(more), S_ARG(own));
    RELATE(s, "the limit of %.*s is here", S_ARG(own));
    if (flaw->grant)
        HELP(s, "Give both the same, or say why not, as in: because: their till ends there.");
    else
        HELP(s, "Let it be the same_as %.*s, or grant it less and say `because`.", S_ARG(own));
}

static void say_single(const struct saying *s) {
    struct str right =
        str_fmt(s->lint->arena, "stand_in: %.*s up to £150", S_ARG(role_id(s, s->flaw->by)));
    SAY(s, "Only %.*s can say yes to %.*s, and nobody stands in.", S_ARG(role_id(s, s->flaw->role)),
        S_ARG(role_id(s, s->flaw->by)));
    HELP(s, "Add `stand_in:`, as in: %.*s",
         S_ARG(example_form(s->lint->arena, right, s->lint->playbook->header.currency)));
}

static void say_first(const struct saying *s) {
    SAY(s, "%.*s must hand %.*s over to %.*s, though its own limit covers it.",
        S_ARG(role_id(s, s->flaw->role)), S_ARG(gesture_id(s)), S_ARG(s->flaw->name));
    HELP(s, "Let %.*s decide, or say under `because:` why not.", S_ARG(role_id(s, s->flaw->role)));
}

static void say_cycle(const struct saying *s) {
    SAY(s, "%.*s hands over to %.*s, and %.*s hands the same case to %.*s.",
        S_ARG(role_id(s, s->flaw->role)), S_ARG(s->flaw->name), S_ARG(s->flaw->name),
        S_ARG(s->flaw->value));
    RELATE(s, "the way back is here");
    HELP(s, "Let one of the two end with somebody who may decide.");
}

static void say_top(const struct saying *s) {
    SAY(s, "Above %.*s nobody at all may grant %.*s.", S_ARG(amount(s, s->flaw->amount)),
        S_ARG(gesture_id(s)));
    HELP(s, "Say who may, if only the top: somewhere there must be a yes.");
}

static void say_not_analysed(const struct saying *s) {
    struct str more = S("was");
    if (s->flaw->reach)
        more = str_fmt(s->lint->arena, "and %lld more gestures were", (long long)s->flaw->reach);
    SAY(s, "%.*s %.*s not looked at for flaws of authority: %.*s.", S_ARG(gesture_id(s)),
        S_ARG(more), S_ARG(s->flaw->why));
    HELP(s, "Its answers are exact all the same; fewer conditions would let it be analysed.");
}

struct kind_row {
    const char *rule;
    void (*say)(const struct saying *s);
};

static const struct kind_row kinds[] = {
    [FLAW_LIMIT_UNREACHABLE] = {"limit-unreachable", say_unreachable},
    [FLAW_POWERLESS_FRONTLINE] = {"powerless-frontline", say_powerless},
    [FLAW_SMALL_SUM] = {"small-sum-approval", say_small_sum},
    [FLAW_LIMIT_INVERSION] = {"limit-inversion", say_inversion},
    [FLAW_LIMIT_GAP] = {"limit-gap", say_limit_gap},
    [FLAW_LIMIT_OVERLAP] = {"limit-overlap", say_limit_overlap},
    [FLAW_CONDITION_NEVER] = {"condition-never-true", say_never},
    [FLAW_CONDITION_ALWAYS] = {"condition-always-true", say_always},
    [FLAW_NEVER_GIVEN] = {"gesture-never-given", say_never_given},
    [FLAW_DEAD_GRANT] = {"dead-grant", say_dead},
    [FLAW_GRANT_OUT_OF_TIME] = {"grant-out-of-time", say_out_of_time},
    [FLAW_GRANT_GAP] = {"grant-gap", say_grant_gap},
    [FLAW_BOUNDARY] = {"exact-boundary-undecided", say_boundary},
    [FLAW_APPROVER_OVERLAP] = {"approver-overlap", say_approvers},
    [FLAW_APPROVER_UNREACHABLE] = {"approver-unreachable", say_unreachable_approver},
    [FLAW_PARTNER_LOWER] = {"partner-second-class", say_partner},
    [FLAW_SINGLE_APPROVER] = {"single-approver", say_single},
    [FLAW_ESCALATE_FIRST] = {"escalate-first", say_first},
    [FLAW_ESCALATION_CYCLE] = {"escalation-cycle", say_cycle},
    [FLAW_TOP_LIMITED] = {"top-without-authority", say_top},
    [FLAW_NOT_ANALYSED] = {"not-analysed", say_not_analysed},
};

// ---- reporting ----

static void report(struct lint *lint, const struct flaw *flaw) {
    const struct kind_row *row = &kinds[flaw->kind];
    struct finding *finding = finding_add(lint->findings, row->rule, flaw->at, "%s", "");
    struct saying saying = {lint, flaw, finding};
    row->say(&saying);
    if (!flaw->request.gesture) return;
    finding->witness = flaw->witness;
    finding->shows = str_of(verdict_name(flaw->verdict));
}

static bool any_proved(const struct lint_options *options) {
    const struct rule *rule;
    for (size_t i = 0; (rule = rule_at(i)); i++)
        if (rule->proved && rule_is_wanted(&rule->info, options)) return true;
    return false;
}

static int64_t small_sum(const struct lint *lint) {
    return money_minor((int)lint->options->thresholds.small_sum, lint->playbook->header.currency);
}

void report_flaws(struct lint *lint) {
    if (!any_proved(lint->options) || lint->findings->dropped) return;
    if (find_broken(lint->playbook->sources, lint->findings)) return;
    flaws list = flaws_find(lint->arena, lint->scratch, lint->playbook, small_sum(lint));
    for (size_t i = 0; i < list.n; i++) {
        const struct rule *rule = rule_find(str_of(kinds[list.items[i].kind].rule));
        if (rule_is_wanted(&rule->info, lint->options)) report(lint, &list.items[i]);
    }
}
