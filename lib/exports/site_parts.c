// The parts of the site beside its cards: notices, limits, guardrails, principles, routes, stories.
#include "cards/card.h"
#include "exports/site.h"

static void notices(const struct sheet_plan *plan, struct doc_node *body) {
    struct doc_node *list = doc_list(body, DOC_BULLETS);
    for (size_t i = 0; i < plan->playbook->notices.n; i++) {
        const struct notice *notice = &plan->playbook->notices.items[i];
        if (!in_force(&notice->from, &notice->until, plan->as_of) ||
            !notice_is_for(plan->playbook, notice, plan->role))
            continue;
        struct doc_node *item = doc_item(list, notice->says.s);
        if (!item->runs || notice->until.date.precision == DATE_NONE) continue;
        struct str until = date_say(plan->arena, notice->until.date, plan->in);
        doc_text(item, S(" ("));
        doc_text(item, plan_fill(plan, LABEL_UNTIL, until, S("")));
        doc_text(item, S(")"));
    }
}

// A scenario in which every gesture is offered: what is true there is true of the whole playbook.
static struct scenario everything(const struct sheet_plan *plan) {
    struct scenario all = {0};
    for (size_t i = 0; i < plan->playbook->gestures.n; i++)
        *PUSH(plan->arena, &all.offers) =
            (struct ref){.id = plan->playbook->gestures.items[i].entry.id,
                         .index = (int32_t)i,
                         .kind = KIND_GESTURE};
    return all;
}

static void authority(const struct sheet_plan *plan, struct doc_node *body) {
    struct scenario all = everything(plan);
    role_list roles = plan_roles(plan, NULL);
    if (all.offers.n) authority_table(plan, body, &all, &roles, NULL);
}

static void guardrails(const struct sheet_plan *plan, struct doc_node *body) {
    struct scenario all = everything(plan);
    guardrail_tables(plan, body, &all);
}

static void principles(const struct sheet_plan *plan, struct doc_node *body) {
    struct doc_node *list = doc_list(body, DOC_BULLETS);
    for (size_t i = 0; i < plan->playbook->principles.n; i++) {
        const struct principle *principle = &plan->playbook->principles.items[i];
        struct doc_node *item = doc_item(list, S(""));
        doc_strong(item, principle->says.s);
        if (item->runs) doc_text(item, S(" "));
        doc_text(item, principle->why.s);
        struct doc_node *looks_like = doc_list(item, DOC_BULLETS);
        for (size_t k = 0; k < principle->looks_like.n; k++)
            doc_item(looks_like, principle->looks_like.items[k].s);
    }
}

static struct str purpose(const struct sheet_plan *plan, const struct route *route) {
    static const enum label labels[] = {
        [PURPOSE_SUPPORT] = LABEL_FOR_SUPPORT,   [PURPOSE_OPPORTUNITY] = LABEL_FOR_OPPORTUNITY,
        [PURPOSE_SYSTEMIC] = LABEL_FOR_SYSTEMIC, [PURPOSE_IDEA] = LABEL_FOR_IDEA,
        [PURPOSE_CRISIS] = LABEL_FOR_CRISIS,
    };
    if (route->when.s.len) return route->when.s;
    return route->purpose.value ? plan_label(plan, labels[route->purpose.value]) : S("");
}

// "Safety team, ext. 911, within 2 minutes: when there is danger".
static void routes(const struct sheet_plan *plan, struct doc_node *body) {
    struct doc_node *list = doc_list(body, DOC_BULLETS);
    for (size_t i = 0; i < plan->playbook->routes.n; i++) {
        const struct route *route = &plan->playbook->routes.items[i];
        struct str who = entry_title(plan->playbook, &route->entry);
        struct str reach = words_reach(plan, &route->entry, NULL), when = purpose(plan, route);
        struct doc_node *item = doc_item(list, S(""));
        doc_strong(item, who);
        doc_text(item, str_from(reach, who.len));
        if (when.len) doc_text(item, S(": "));
        doc_text(item, when);
    }
}

static void stories(const struct sheet_plan *plan, struct doc_node *body) {
    for (size_t i = 0; i < plan->playbook->stories.n; i++) {
        const struct story *story = &plan->playbook->stories.items[i];
        part_story(plan, doc_section(body, entry_title(plan->playbook, &story->entry)), story);
    }
}

const struct site_part site_parts[SITE_PARTS] = {
    {"notices", LABEL_NOTICES, false, notices},
    {"authority", LABEL_MAY_GIVE, true, authority},
    {"guardrails", LABEL_GUARDRAILS, true, guardrails},
    {"principles", LABEL_PRINCIPLES, false, principles},
    {"routes", LABEL_ROUTES, false, routes},
    {"stories", LABEL_HAPPENED, false, stories},
};
