// The debrief: for an agent after a hard call, to write down and to know who can help.
#include "sheets/plan.h"

static void write_down(const struct sheet_plan *plan, enum label heading, unsigned lines) {
    doc_lines(plan_section(plan, heading), lines);
}

static void change(const struct sheet_plan *plan) {
    struct doc_node *section = plan_section(plan, LABEL_WHAT_TO_CHANGE);
    doc_lines(section, 2);
    part_routes(plan, section, 1u << PURPOSE_IDEA);
}

static void help(const struct sheet_plan *plan) {
    struct doc_node *section = plan_section(plan, LABEL_WHO_HELPS);
    part_care(plan, section);
    part_routes(plan, section, 1u << PURPOSE_SUPPORT);
}

static struct str lacks(const struct sheet_plan *plan) {
    const struct agent_care *care = &plan->playbook->agent_care;
    if (care->debrief.s.len + care->pause.s.len + care->help.s.len) return S("");
    for (size_t i = 0; i < plan->playbook->routes.n; i++)
        if (plan->playbook->routes.items[i].purpose.value == PURPOSE_SUPPORT) return S("");
    return plan_label(plan, LABEL_LACKS_CARE);
}

static void fill(const struct sheet_plan *plan) {
    doc_styled(plan_page(plan), DOC_LEAD, plan_label(plan, LABEL_FOR_YOU));
    help(plan);
    write_down(plan, LABEL_WHAT_HAPPENED, 5);
    write_down(plan, LABEL_WHAT_I_FELT, 4);
    write_down(plan, LABEL_WHAT_I_KEEP, 4);
    change(plan);
    part_promises(plan, plan_section(plan, LABEL_COVERED));
}

const struct sheet sheet_debrief = {
    .name = "debrief",
    .title = "for an agent after a hard call: to write down, and who can help",
    .label = LABEL_CARE,
    .audience = DOC_FOR_AGENT,
    .whole = true,
    .page = {.scale = DOC_HANDOUT, .rail = true, .pages = 1, .tightest = 85},
    .lacks = lacks,
    .fill = fill,
};
