// The poster: the principles for the wall, in few words.
#include "sheets/plan.h"

static struct str lacks(const struct sheet_plan *plan) {
    for (size_t i = 0; i < plan->playbook->principles.n; i++)
        if (plan->playbook->principles.items[i].says.s.len) return S("");
    return plan_label(plan, LABEL_LACKS_PRINCIPLE);
}

// A heading is nothing where nothing stands below it.
static void stand(struct doc_node *keep, const struct principle *principle) {
    if (principle->why.s.len)
        doc_paragraph(doc_section(keep, principle->says.s), principle->why.s);
    else
        doc_strong(doc_styled(keep, DOC_LEAD, S("")), principle->says.s);
}

static void fill(const struct sheet_plan *plan) {
    const struct playbook *playbook = plan->playbook;
    struct doc_node *lead = doc_styled(plan_page(plan), DOC_LEAD, S(""));
    words_told(plan, lead, LABEL_WE_ARE, words_joined(plan, &playbook->voice.we_are));
    for (size_t i = 0; i < playbook->principles.n; i++) {
        const struct principle *principle = &playbook->principles.items[i];
        if (principle->says.s.len == 0) continue;
        stand(doc_add(&plan->doc->body, DOC_KEEP), principle);
    }
}

const struct sheet sheet_poster = {
    .name = "poster",
    .title = "for the wall: the principles, on A3 or tabloid",
    .label = LABEL_POSTER,
    .audience = DOC_FOR_AGENT,
    .whole = true,
    .page = {.scale = DOC_WALL, .poster = true, .pages = 1, .tightest = 85},
    .lacks = lacks,
    .fill = fill,
};
