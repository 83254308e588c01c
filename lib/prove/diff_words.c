// What changed, in words: the limit, or what stood or stands in the way.
#include "base/buf.h"
#include "model/condition.h"
#include "prove/diff_inner.h"

static struct arena *work_of(const struct told *told) {
    return told->c->work;
}

// ---- limits ----

// The grant by which the role may give something alone, whatever the amount; NULL: none.
static const struct grant *own_grant(const struct told *told, int side) {
    struct request request = told->request[side];
    const struct gesture *gesture = told->gesture[side];
    request.has_amount = false;
    struct decision decision = decide(told->c->decider[side], work_of(told), &request);
    bool some = decision.limit.kind == SIZE_UNLIMITED || decision.limit.value > 0 ||
                decision.verdict == VERDICT_ALLOW;
    for (size_t i = 0; some && i < gesture->authority.n; i++) {
        const struct grant *grant = &gesture->authority.items[i];
        if (grant->at.start == decision.rule_at.start && !grant->jointly_with.n) return grant;
    }
    return NULL;
}

static void add_grant(const struct told *told, struct buf *out, int side, const struct grant *grant,
                      bool scope) {
    const struct playbook *playbook = told->c->playbook[side];
    struct limit limit = grant->limit.limit;
    if (!scope) limit.scope = S("");
    if (limit.kind != LIMIT_NONE && !limit.exactly) buf_text(out, scope ? "up to " : "");
    buf_add(out, limit_show(work_of(told), &limit, playbook->header.currency));
    if (grant->when)
        buf_fmt(out, ", %.*s", S_ARG(condition_show(work_of(told), playbook, grant->when)));
}

// "up to £60 per stay (was £50)"; empty where neither the limit nor its condition changed.
static struct str limit_words(const struct told *told) {
    const struct grant *own[] = {own_grant(told, OLD), own_grant(told, FRESH)};
    const struct limit *was = own[OLD] ? &own[OLD]->limit.limit : NULL;
    const struct limit *is = own[FRESH] ? &own[FRESH]->limit.limit : NULL;
    bool scope = !was || !is || !str_eq(was->scope, is->scope);
    struct buf old = buf_new(work_of(told)), out = buf_new(work_of(told));
    if (was) add_grant(told, &old, OLD, own[OLD], scope);
    if (is) add_grant(told, &out, FRESH, own[FRESH], scope);
    if (str_eq(buf_str(&old), buf_str(&out))) return S("");
    buf_clear(&out);
    if (is)
        add_grant(told, &out, FRESH, own[FRESH], true);
    else
        buf_text(&out, "nothing alone");
    buf_fmt(&out, " (was %.*s)", S_ARG(was ? buf_str(&old) : S("nothing alone")));
    return buf_str(&out);
}

static struct str count_words(const struct told *told) {
    const struct text *was = &told->gesture[OLD]->at_most.text;
    const struct text *is = &told->gesture[FRESH]->at_most.text;
    if (str_eq(was->s, is->s)) return S("");
    return str_fmt(work_of(told), "at most %.*s (was %.*s)",
                   S_ARG(text_is_set(*is) ? is->s : S("as often as it takes")),
                   S_ARG(text_is_set(*was) ? was->s : S("as often as it takes")));
}

// ---- what stood in the way, or stands there now ----

static struct str lacking_words(const struct told *told, int side) {
    struct buf out = buf_new(work_of(told));
    const struct decision *decision = &told->decision[side];
    for (size_t i = 0; i < decision->lacking.n; i++)
        buf_fmt(&out, "%s%.*s", i ? ", " : "", S_ARG(decision->lacking.items[i]));
    return buf_str(&out);
}

static struct str condition_of(const struct told *told, int side) {
    const struct clause *clause = told->decision[side].clause;
    if (!clause) return S("");
    return condition_show(work_of(told), told->c->playbook[side], clause->when);
}

static struct str guardrail_words(const struct told *told, int side) {
    struct str rule = told->decision[side].rule, when = condition_of(told, side);
    return str_fmt(work_of(told), "barred by %.*s%s%.*s", S_ARG(rule), when.len ? ": " : "",
                   S_ARG(when));
}

// What keeps it from being allowed; empty where that is a limit.
static struct str obstacle_words(const struct told *told, int side) {
    const struct decision *decision = &told->decision[side];
    struct arena *arena = work_of(told);
    switch (decision->reason) {
    case REASON_ESCALATION: return str_fmt(arena, "handed over by %.*s", S_ARG(decision->rule));
    case REASON_GUARDRAIL: return guardrail_words(told, side);
    case REASON_NEVER: return str_fmt(arena, "never when %.*s", S_ARG(condition_of(told, side)));
    case REASON_NOT_WHEN: return str_fmt(arena, "only when %.*s", S_ARG(condition_of(told, side)));
    case REASON_NOT_YET: return str_fmt(arena, "not before %.*s", S_ARG(lacking_words(told, side)));
    case REASON_BELOW_MINIMUM:
        return str_fmt(arena, "at least %.*s", S_ARG(told->gesture[side]->at_least.text.s));
    case REASON_MISSING_FACT: return S("asks first where nobody says so");
    default: return S("");
    }
}

// "needs-approval by duty-manager (was general-manager)"
static struct str verdict_words(const struct told *told) {
    struct arena *arena = work_of(told);
    const struct diff_case *found = told_case(told, arena);
    struct str was = diff_half_words(arena, &found->before);
    struct str is = diff_half_words(arena, &found->after);
    const struct diff_half *old = &found->before;
    bool party = old->verdict == found->after.verdict && !old->with.n && !found->after.with.n;
    if (party && old->by.len) was = old->by;
    if (party && old->to.len) was = old->to;
    return str_fmt(arena, "%.*s (was %.*s)", S_ARG(is), S_ARG(was));
}

struct str told_words(const struct told *told, enum diff_class class) {
    if (class == DIFF_ROUTE) return verdict_words(told);
    int side = class == DIFF_WIDER ? OLD : FRESH;
    struct str words = obstacle_words(told, side);
    if (words.len)
        return str_fmt(work_of(told), "%s%.*s", side == OLD ? "was " : "now ", S_ARG(words));
    if (told->decision[side].reason == REASON_OVER_COUNT) words = count_words(told);
    if (!words.len) words = limit_words(told);
    return words.len ? words : verdict_words(told);
}

// ---- all the authority of a gesture ----

struct str authority_words(struct arena *arena, const struct playbook *playbook,
                           const struct gesture *gesture) {
    struct buf out = buf_new(arena);
    for (size_t i = 0; i < gesture->authority.n; i++) {
        const struct grant *grant = &gesture->authority.items[i];
        buf_fmt(&out, "%s%.*s: %.*s", i ? "; " : "", S_ARG(grant->role.id.s),
                S_ARG(limit_show(arena, &grant->limit.limit, playbook->header.currency)));
        if (grant->when)
            buf_fmt(&out, ", %.*s", S_ARG(condition_show(arena, playbook, grant->when)));
    }
    return buf_str(&out);
}
