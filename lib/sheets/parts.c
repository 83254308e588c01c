// Parts that several sheets have: a story, an exercise, what was promised, thanks, care.
#include "base/date.h"
#include "sheets/plan.h"

void part_story(const struct sheet_plan *plan, struct doc_node *parent, const struct story *story) {
    const struct currency *currency = plan->playbook->header.currency;
    struct doc_node *tale = doc_paragraph(parent, story->situation.s);
    words_add(tale, S(" "), story->what_we_did.s);
    if (story->cost.set)
        words_told(plan, tale, LABEL_COST,
                   money_say(plan->arena, story->cost.value, currency, plan->in));
    words_add(tale, S(" "), story->worth.s);
    if (story->lesson.s.len) doc_text(tale, S(" "));
    doc_strong(tale, story->lesson.s);
}

// What the customer knows, the answer and what the trainer looks for are for other sheets.
struct doc_node *part_exercise(struct doc_node *parent, const struct exercise *exercise,
                               struct str minutes) {
    struct doc_node *keep = doc_add(parent, DOC_KEEP);
    words_add(doc_paragraph(keep, exercise->brief.s), S(" "), minutes);
    doc_strong(doc_paragraph(keep, S("")), exercise->ask.s);
    doc_strong(doc_paragraph(keep, S("")), exercise->question.s);
    words_items(doc_add(keep, DOC_CHECKLIST), &exercise->options);
    return keep;
}

void part_promises(const struct sheet_plan *plan, struct doc_node *parent) {
    const struct assurances *assurances = &plan->playbook->assurances;
    const struct text *const answers[] = {&assurances->job_security, &assurances->liability,
                                          &assurances->when_it_goes_wrong};
    struct period learning = assurances->learning_period.period;
    struct doc_node *list = doc_list(parent, DOC_BULLETS);
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) doc_item(list, answers[i]->s);
    if (learning.count)
        doc_item(list, plan_fill(plan, LABEL_LEARNING_PERIOD,
                                 period_say(plan->arena, learning, plan->in), S("")));
}

void part_sponsor(const struct sheet_plan *plan, struct doc_node *line,
                  const struct sponsor *sponsor) {
    struct date since = sponsor->confirmed.date;
    struct str who = sponsor->who.s;
    words_told(plan, line, LABEL_QUOTED, sponsor->says.s);
    if (since.precision != DATE_NONE)
        who = plan_fill(plan, LABEL_SINCE, who, date_say(plan->arena, since, plan->in));
    words_add(line, S(" "), who);
}

void part_recognition(const struct sheet_plan *plan, struct doc_node *parent) {
    const struct recognition *recognition = &plan->playbook->recognition;
    struct doc_node *line = doc_paragraph(parent, plan->playbook->assurances.recognition.s);
    words_add(line, S(" "), recognition->how.s);
    words_add(line, plan_label(plan, LABEL_COMMA), recognition->where.s);
    if (recognition->who.s.len)
        words_add(line, plan_label(plan, LABEL_COMMA),
                  plan_fill(plan, LABEL_BY, recognition->who.s, S("")));
}

void part_care(const struct sheet_plan *plan, struct doc_node *parent) {
    const struct agent_care *care = &plan->playbook->agent_care;
    struct doc_node *line = doc_paragraph(parent, care->debrief.s);
    words_told(plan, line, LABEL_PAUSE, care->pause.s);
    words_told(plan, line, LABEL_HELP, care->help.s);
}

void part_routes(const struct sheet_plan *plan, struct doc_node *parent, unsigned purposes) {
    struct doc_node *list = doc_list(parent, DOC_BULLETS);
    for (size_t i = 0; i < plan->playbook->routes.n; i++) {
        const struct route *route = &plan->playbook->routes.items[i];
        if (purposes & 1u << route->purpose.value)
            doc_item(list, words_reach(plan, &route->entry, NULL));
    }
}
