// Parts that several sheets have: what was promised, who stands behind it, thanks, care.
#include "base/date.h"
#include "sheets/plan.h"

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
    struct str who = sponsor->who.s;
    if (sponsor->says.s.len) doc_text(line, plan_fill(plan, LABEL_QUOTED, sponsor->says.s, S("")));
    if (sponsor->confirmed.date.precision != DATE_NONE)
        who = plan_fill(plan, LABEL_SINCE, who,
                        date_say(plan->arena, sponsor->confirmed.date, plan->in));
    words_add(line, S(" "), who);
}

void part_recognition(const struct sheet_plan *plan, struct doc_node *parent) {
    const struct recognition *recognition = &plan->playbook->recognition;
    struct str comma = plan_label(plan, LABEL_COMMA);
    struct doc_node *line = doc_paragraph(parent, plan->playbook->assurances.recognition.s);
    words_add(line, S(" "), recognition->how.s);
    words_add(line, comma, recognition->where.s);
    if (recognition->who.s.len)
        words_add(line, comma, plan_fill(plan, LABEL_BY, recognition->who.s, S("")));
}

void part_care(const struct sheet_plan *plan, struct doc_node *parent) {
    const struct agent_care *care = &plan->playbook->agent_care;
    struct doc_node *line = doc_paragraph(parent, care->debrief.s);
    words_told(plan, line, LABEL_PAUSE, care->pause.s);
    words_told(plan, line, LABEL_HELP, care->help.s);
}
