// Words on a sheet: limits, people and lists, as they are said rather than as they are written.
#include "base/buf.h"
#include "lookup/lookup.h"
#include "model/condition.h"
#include "sheets/plan.h"

void words_signals(const struct sheet_plan *plan, struct doc_node *parent,
                   const struct scenario *scenario, size_t most) {
    struct doc_node *list = doc_list(parent, DOC_SAYINGS);
    for (size_t i = 0, n = 0; i < scenario->signals.n && n < most; i++) {
        if (signal_pattern(scenario->signals.items[i].s).ptr) continue;
        plan_quoted(plan, list, scenario->signals.items[i].s);
        n++;
    }
}

// "room_rate" -> "room rate".
static struct str spaced(struct arena *arena, struct str id) {
    struct buf out = buf_new(arena);
    for (size_t i = 0; i < id.len; i++) buf_char(&out, id.ptr[i] == '_' ? ' ' : id.ptr[i]);
    return buf_str(&out);
}

struct str words_limit(const struct sheet_plan *plan, const struct limit *limit) {
    struct limit said = *limit;
    if (limit->kind == LIMIT_NONE) return plan_label(plan, LABEL_NO_LIMIT);
    said.fact = spaced(plan->arena, limit->fact);
    said.percent = spaced(plan->arena, limit->percent);
    said.for_each = spaced(plan->arena, limit->for_each);
    return limit_show(plan->arena, &said, plan->playbook->header.currency);
}

static struct str reach_of(const struct entry *who) {
    const void *at = who;
    return who->kind == KIND_ROLE ? ((const struct role *)at)->reach.s
                                  : ((const struct route *)at)->reach.s;
}

static struct period replies_of(const struct entry *who) {
    const void *at = who;
    return who->kind == KIND_ROLE ? ((const struct role *)at)->replies_within.period
                                  : ((const struct route *)at)->replies_within.period;
}

struct str words_reach(const struct sheet_plan *plan, const struct entry *who,
                       const struct span_of_time *within) {
    struct buf out = buf_new(plan->arena);
    struct period period = within && within->period.count ? within->period : replies_of(who);
    buf_add(&out, entry_title(plan->playbook, who));
    if (reach_of(who).len) buf_fmt(&out, ", %.*s", S_ARG(reach_of(who)));
    if (period.count) {
        struct str time = period_show(plan->arena, period);
        buf_fmt(&out, ", %.*s", S_ARG(plan_fill(plan, LABEL_WITHIN, time, S(""))));
    }
    return buf_str(&out);
}

struct str words_titles(const struct sheet_plan *plan, const refs *list) {
    struct buf out = buf_new(plan->arena);
    for (size_t i = 0; i < list->n; i++) {
        const struct entry *entry = playbook_ref(plan->playbook, &list->items[i]);
        if (!entry) continue;
        if (out.len) buf_text(&out, ", ");
        buf_add(&out, entry_title(plan->playbook, entry));
    }
    return buf_str(&out);
}

// "gold" alone does not say of what: "guest tier gold". The title of a yes/no fact says it all,
// unless it is a question.
static struct str words_test(const struct sheet_plan *plan, const struct condition *condition) {
    const struct test *test = &condition->test;
    struct str shown = condition_show(plan->arena, plan->playbook, condition);
    const void *entry =
        test->fact.kind == KIND_FACT ? playbook_ref(plan->playbook, &test->fact) : NULL;
    const struct fact *fact = entry;
    if (!fact || test->op != TEST_IS || test->values.n == 0) return shown;
    if (fact->type == FACT_CHOICE)
        return str_fmt(plan->arena, "%.*s %.*s", S_ARG(spaced(plan->arena, fact->entry.id.s)),
                       S_ARG(shown));
    bool says_it = fact->type == FACT_YES_NO && test->values.n == 1 && test->values.items[0].yes;
    struct str title = entry_title(plan->playbook, &fact->entry);
    return says_it && !str_ends(title, S("?")) ? title : shown;
}

struct str words_condition(const struct sheet_plan *plan, const struct condition *condition) {
    if (condition && condition->kind == CONDITION_TEST) return words_test(plan, condition);
    if (!condition || condition->kind != CONDITION_ALL)
        return condition_show(plan->arena, plan->playbook, condition);
    struct buf out = buf_new(plan->arena);
    for (size_t i = 0; i < condition->parts.n; i++) {
        if (i) buf_text(&out, ", ");
        buf_add(&out, words_condition(plan, &condition->parts.items[i]));
    }
    return buf_str(&out);
}

static struct str without_stop(struct str s) {
    return str_ends(s, S(".")) ? str_slice(s, 0, s.len - 1) : s;
}

struct str words_joined(const struct sheet_plan *plan, const texts *list) {
    struct buf out = buf_new(plan->arena);
    for (size_t i = 0; i < list->n; i++) {
        if (i) buf_text(&out, ", ");
        buf_add(&out, without_stop(list->items[i].s));
    }
    return buf_str(&out);
}

bool words_refer_to(const refs *list, int32_t index) {
    for (size_t i = 0; i < list->n; i++)
        if (list->items[i].index == index) return true;
    return false;
}
