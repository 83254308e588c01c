// The huddle: twelve minutes of a team and its lead, on one principle of the playbook.
#include "sheets/plan.h"

enum { PRINCIPLE = 2, STORY = 3, QUESTION = 4, THANKS = 2, TRY = 1 }; // minutes

// What a page is made from. There may be no scenario, story or exercise.
struct page {
    const struct sheet_plan *plan;
    const struct principle *principle;
    const struct scenario *scenario;
    const struct story *story;
    const struct exercise *exercise;
};

// ---- what to talk about ----

static const struct story *story_of(const struct sheet_plan *plan,
                                    const struct scenario *scenario) {
    for (size_t i = 0; i < scenario->stories.n; i++) {
        const void *story = playbook_ref(plan->playbook, &scenario->stories.items[i]);
        if (story) return story;
    }
    return NULL;
}

// What a group can talk about comes before what has one right answer.
static unsigned is_talk(const struct exercise *exercise) {
    if (exercise->ask.s.len == 0) return exercise->question.s.len > 0;
    return exercise->kind.value == EXERCISE_DISCUSSION ? 3 : 2;
}

static const struct exercise *exercise_of(const struct sheet_plan *plan,
                                          const struct scenario *scenario) {
    const struct exercise *best = NULL;
    for (size_t i = 0; i < scenario->exercises.n; i++) {
        const void *entry = playbook_ref(plan->playbook, &scenario->exercises.items[i]);
        const struct exercise *exercise = entry;
        if (exercise && is_talk(exercise) > (best ? is_talk(best) : 0)) best = exercise;
    }
    return best;
}

static const struct principle *principle_of(const struct sheet_plan *plan,
                                            const struct scenario *scenario, size_t i) {
    const void *principle = playbook_ref(plan->playbook, &scenario->principles.items[i]);
    return principle;
}

// How much there is to tell of a principle by a scenario; 0: it is not at work there.
static unsigned fits(const struct sheet_plan *plan, const struct scenario *scenario,
                     const struct principle *principle) {
    for (size_t i = 0; i < scenario->principles.n; i++)
        if (principle_of(plan, scenario, i) == principle)
            return 1 + (i == 0) + 4 * (story_of(plan, scenario) != NULL) +
                   2 * (exercise_of(plan, scenario) != NULL);
    return 0;
}

static const struct scenario *best_scenario(const struct sheet_plan *plan,
                                            const struct principle *principle) {
    const struct scenario *best = NULL;
    unsigned most = 0;
    for (size_t i = 0; i < plan->scenarios.n; i++) {
        unsigned here = fits(plan, plan->scenarios.items[i], principle);
        if (here <= most) continue;
        most = here;
        best = plan->scenarios.items[i];
    }
    return best;
}

// The first that the scenario names.
static const struct principle *first_principle(const struct sheet_plan *plan,
                                               const struct scenario *scenario) {
    for (size_t i = 0; i < scenario->principles.n; i++)
        if (principle_of(plan, scenario, i)) return principle_of(plan, scenario, i);
    return NULL;
}

// ---- the page ----

static struct doc_node *section(const struct page *page, enum label label, unsigned minutes) {
    const struct sheet_plan *plan = page->plan;
    struct str time = str_fmt(plan->arena, "%u", minutes);
    return doc_section(&plan->doc->body,
                       plan_fill(plan, LABEL_MIN_FOR, time, plan_label(plan, label)));
}

static void heading(const struct page *page) {
    const struct sheet_plan *plan = page->plan;
    const struct str parts[] = {plan_label(plan, LABEL_HUDDLE),
                                page->scenario ? entry_title(plan->playbook, &page->scenario->entry)
                                               : S("")};
    struct str says = page->principle->says.s;
    if (says.len == 0) says = entry_title(plan->playbook, &page->principle->entry);
    plan_headed(plan, says, page->principle->entry.id.s, parts, 2);
}

static void principle(const struct page *page) {
    struct doc_node *part = section(page, LABEL_PRINCIPLE, PRINCIPLE);
    doc_paragraph(part, page->principle->why.s);
    struct doc_node *list = doc_list(part, DOC_BULLETS);
    for (size_t i = 0; i < page->principle->looks_like.n; i++)
        doc_item(list, page->principle->looks_like.items[i].s);
    doc_paragraph(part, plan_label(page->plan, LABEL_ASK_WHERE));
}

static void question(const struct page *page) {
    struct doc_node *part = section(page, LABEL_QUESTION, QUESTION);
    if (page->exercise)
        part_exercise(part, page->exercise, S(""));
    else
        doc_strong(doc_paragraph(part, S("")), plan_label(page->plan, LABEL_ASK_HARD));
}

static void story(const struct page *page) {
    struct doc_node *part = section(page, LABEL_HAPPENED, STORY);
    if (page->story) part_story(page->plan, part, page->story);
    doc_paragraph(part, plan_label(page->plan, LABEL_ASK_STORY));
}

static void thanks(const struct page *page) {
    struct doc_node *part = section(page, LABEL_CELEBRATE, THANKS);
    doc_strong(doc_paragraph(part, S("")), plan_label(page->plan, LABEL_ASK_THANKS));
    doc_lines(part, 2);
    part_recognition(page->plan, part);
}

static void next(const struct page *page) {
    struct doc_node *part = section(page, LABEL_UNTIL_NEXT, TRY);
    doc_strong(doc_paragraph(part, S("")), plan_label(page->plan, LABEL_ASK_TRY));
    doc_lines(part, 2);
}

static void add_page(const struct sheet_plan *plan, const struct principle *which,
                     const struct scenario *scenario) {
    struct page page = {.plan = plan, .principle = which, .scenario = scenario};
    if (scenario) page.story = story_of(plan, scenario);
    if (scenario) page.exercise = exercise_of(plan, scenario);
    if (plan->doc->body.first) doc_page_break(&plan->doc->body, DOC_NEXT_PAGE);
    heading(&page);
    principle(&page);
    story(&page);
    question(&page);
    thanks(&page);
    next(&page);
}

// A week has one principle: a scenario that was asked for brings the one that it names first.
static void fill(const struct sheet_plan *plan) {
    for (size_t i = 0; plan->chosen && i < plan->scenarios.n; i++)
        add_page(plan, first_principle(plan, plan->scenarios.items[i]), plan->scenarios.items[i]);
    for (size_t i = 0; !plan->chosen && i < plan->playbook->principles.n; i++) {
        const struct principle *which = &plan->playbook->principles.items[i];
        add_page(plan, which, best_scenario(plan, which));
    }
}

static struct str lacks(const struct sheet_plan *plan) {
    if (plan->playbook->principles.n == 0) return plan_label(plan, LABEL_LACKS_PRINCIPLE);
    for (size_t i = 0; plan->chosen && i < plan->scenarios.n; i++) {
        const struct scenario *scenario = plan->scenarios.items[i];
        if (!first_principle(plan, scenario))
            return plan_fill(plan, LABEL_LACKS_PRINCIPLE_OF, scenario->entry.id.s, S(""));
    }
    return S("");
}

const struct sheet sheet_huddle = {
    .name = "huddle",
    .title = "for team leads: twelve minutes on a principle, a page a principle",
    .label = LABEL_HUDDLE,
    .audience = DOC_FOR_LEAD,
    .page = {.scale = DOC_HUDDLE, .rail = true, .pages = 1, .tightest = 85},
    .lacks = lacks,
    .fill = fill,
};
