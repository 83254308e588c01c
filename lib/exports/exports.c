// The table of exports, and what several of them begin with.
#include "exports/exports.h"

#include "sheets/plan.h"

static const struct export *const exports[] = {
#define X(name) &export_##name,
#include "exports/exports.def"
#undef X
};

const struct export *export_at(size_t i) {
    return i < sizeof exports / sizeof *exports ? exports[i] : NULL;
}

const struct export *export_find(struct str name) {
    for (size_t i = 0; export_at(i); i++)
        if (str_eq(str_of(export_at(i)->name), name)) return export_at(i);
    return NULL;
}

struct str export_lacks(const struct export_plan *plan, enum label what) {
    return label(sheet_language(plan->playbook), what);
}

bool export_cards(struct sheet_plan *out, const struct export_plan *plan) {
    struct sheet_options options = {
        .as_of = plan->as_of, .theme = plan->theme, .note = plan->note, .digest = plan->digest};
    struct str error;
    if (plan->role >= 0) options.role = plan->playbook->roles.items[plan->role].entry.id.s;
    return plan_open(out, plan->arena, plan->playbook, &sheet_card, &options, &error);
}

bool export_concerns(const struct export_plan *plan, const struct scenario *scenario) {
    bool all = plan->role < 0 || scenario->roles.n == 0;
    return all || words_refer_to(&scenario->roles, plan->role);
}

bool export_questions(quiz_questions *out, const struct export_plan *plan, struct str *error) {
    struct quiz quiz = quiz_new(plan->arena, plan->playbook);
    *out = quiz_all(&quiz, plan->role);
    if (!out->n) *error = export_lacks(plan, LABEL_LACKS_QUESTION);
    return out->n > 0;
}
