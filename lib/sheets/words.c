// Words on a sheet: limits, people and lists, as they are said rather than as they are written.
#include "base/buf.h"
#include "cards/words.h"
#include "lookup/lookup.h"
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

struct str words_limit(const struct sheet_plan *plan, const struct limit *limit) {
    if (limit->kind == LIMIT_NONE) return plan_label(plan, LABEL_NO_LIMIT);
    return limit_said(plan->arena, plan->playbook, *limit);
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

struct str words_condition(const struct sheet_plan *plan, const struct condition *condition) {
    return condition_words(plan->arena, plan->playbook, condition);
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

void words_items(struct doc_node *list, const texts *from) {
    for (size_t i = 0; i < from->n; i++) doc_item(list, from->items[i].s);
}
