// Words on a sheet: limits, people and lists, as they are said rather than as they are written.
#include "cards/words.h"
#include "base/buf.h"
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
    return limit_said(plan->arena, plan->playbook, *limit, plan->in);
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

static void add_way(struct buf *out, const struct sheet_plan *plan, struct str way) {
    if (way.len == 0) return;
    buf_add(out, plan_label(plan, LABEL_COMMA));
    buf_add(out, way);
}

struct str words_reach(const struct sheet_plan *plan, const struct entry *who,
                       const struct span_of_time *within) {
    struct buf out = buf_new(plan->arena);
    struct period period = within && within->period.count ? within->period : replies_of(who);
    buf_add(&out, entry_title(plan->playbook, who));
    add_way(&out, plan, reach_of(who));
    if (period.count)
        add_way(&out, plan,
                plan_fill(plan, LABEL_WITHIN, period_say(plan->arena, period, plan->in), S("")));
    return buf_str(&out);
}

struct str words_titles(const struct sheet_plan *plan, const refs *list) {
    struct buf out = buf_new(plan->arena);
    for (size_t i = 0; i < list->n; i++) {
        const struct entry *entry = playbook_ref(plan->playbook, &list->items[i]);
        if (!entry) continue;
        if (out.len) buf_add(&out, plan_label(plan, LABEL_COMMA));
        buf_add(&out, entry_title(plan->playbook, entry));
    }
    return buf_str(&out);
}

struct str words_condition(const struct sheet_plan *plan, const struct condition *condition) {
    return condition_words(plan->arena, plan->playbook, condition, plan->in);
}

static struct str without_stop(struct str s) {
    if (str_ends(s, S("\u3002"))) return str_slice(s, 0, s.len - S("\u3002").len);
    return str_ends(s, S(".")) ? str_slice(s, 0, s.len - 1) : s;
}

struct str words_joined(const struct sheet_plan *plan, const texts *list) {
    struct buf out = buf_new(plan->arena);
    for (size_t i = 0; i < list->n; i++) {
        if (i) buf_add(&out, plan_label(plan, LABEL_COMMA));
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

void words_grant(const struct sheet_plan *plan, struct doc_node *node, struct str before,
                 const struct grant *grant) {
    doc_text(node, before);
    if (before.len) doc_text(node, plan_label(plan, LABEL_COLON));
    doc_strong(node, words_limit(plan, &grant->limit.limit));
}

void words_add(struct doc_node *paragraph, struct str separator, struct str part) {
    if (paragraph->runs && part.len) doc_text(paragraph, separator);
    doc_text(paragraph, part);
}

void words_told(const struct sheet_plan *plan, struct doc_node *paragraph, enum label label,
                struct str text) {
    if (text.len) words_add(paragraph, S(" "), plan_fill(plan, label, text, S("")));
}

void words_labelled(const struct sheet_plan *plan, struct doc_node *parent, enum label label,
                    struct str text) {
    if (text.len == 0) return;
    struct doc_node *line = doc_paragraph(parent, S(""));
    doc_strong(line, plan_label(plan, label));
    doc_text(line, S(" "));
    doc_text(line, text);
}
