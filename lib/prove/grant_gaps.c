// Grant gaps: grants name some values of a choice each, and one value is named by none of them.
#include "prove/analysis.h"

#include "base/buf.h"
#include "model/condition.h"

// The grants of a gesture and one choice.
struct choosing {
    struct analysis *a;
    struct survey *survey;
    struct domain domain;
    fact_key key;
    uint32_t cells;
    diagram_ref any; // some grant applies
};

// Which values a grant can apply to, as bits; none for grants that do not tell values apart.
static uint64_t values_of(const struct choosing *c, size_t rule) {
    diagram_ref when = survey_when(c->survey, rule);
    uint64_t bits = 0;
    for (uint32_t i = 0; i < c->cells; i++)
        if (survey_at(c->survey, when, c->key, i) != DIAGRAM_NO) bits |= UINT64_C(1) << i;
    return bits == (UINT64_C(1) << c->cells) - 1 ? 0 : bits;
}

// Two grants at least that name different values: so the author went through them one by one.
static bool is_enumerated(const struct choosing *c) {
    struct survey_rule rule;
    uint64_t first = 0;
    for (size_t i = 0; survey_rule_at(c->survey, i, &rule); i++) {
        uint64_t bits = rule.grant && rule.in_force ? values_of(c, i) : 0;
        if (bits && first && bits != first) return true;
        if (bits) first = bits;
    }
    return false;
}

static bool is_named(const struct choosing *c, struct str value, uint32_t but) {
    for (uint32_t i = 0; i < c->cells; i++)
        if (i != but && str_eq(survey_cell(c->survey, c->key, i).text.s, value)) return true;
    return false;
}

// What nobody names shares a cell: all of these values, by commas.
static struct str values_in(const struct choosing *c, uint32_t cell) {
    struct buf out = buf_new(c->a->arena);
    struct str value;
    for (size_t i = 0; (value = domain_choice(c->a->playbook, &c->domain, i)).ptr; i++)
        if (!is_named(c, value, cell)) buf_fmt(&out, "%s%.*s", out.len ? ", " : "", S_ARG(value));
    struct str alone = survey_cell(c->survey, c->key, cell).text.s;
    bool several = !is_named(c, alone, cell) && out.len;
    return several ? buf_str(&out) : alone;
}

static void tell(const struct choosing *c, uint32_t cell, diagram_ref where) {
    struct analysis *a = c->a;
    for (size_t i = a->out->n; i > 0 && a->out->items[i - 1].gesture == a->gesture; i--)
        if (a->out->items[i - 1].kind == FLAW_GRANT_GAP &&
            str_eq(a->out->items[i - 1].name, c->domain.name))
            return;
    struct flaw *flaw = flaw_add(a, FLAW_GRANT_GAP, a->gesture->entry.id.at);
    flaw->role = survey_request(c->survey)->role;
    flaw->name = c->domain.name;
    flaw->value = values_in(c, cell);
    flaw_show(a, flaw, c->survey, (struct showing){where, DIAGRAM_YES, 0});
}

// Where it is not refused by design, but for want of a grant.
static void look(const struct choosing *c) {
    if (!is_enumerated(c)) return;
    diagram_ref missing = uncovered(c->survey);
    for (uint32_t i = 0; i < c->cells; i++) {
        if (survey_at(c->survey, c->any, c->key, i) != DIAGRAM_NO) continue;
        diagram_ref where = both(c->survey, missing, survey_in(c->survey, c->key, i));
        if (where != DIAGRAM_NO) tell(c, i, where);
    }
}

static diagram_ref any_grant(struct survey *survey) {
    struct survey_rule rule;
    diagram_ref any = DIAGRAM_NO;
    for (size_t i = 0; survey_rule_at(survey, i, &rule); i++)
        if (rule.grant) any = either(survey, any, survey_when(survey, i));
    return any;
}

void find_grant_gaps(struct analysis *a) {
    enum { MOST_CELLS = 63 };
    struct survey *survey;
    for (size_t i = 0; analysis_next(a, &a->holders, &i, &survey);) {
        struct choosing c = {.a = a, .survey = survey, .any = any_grant(survey)};
        for (size_t k = 0; survey_key_at(survey, k, &c.key); k++) {
            c.domain = key_domain(a->playbook, c.key, a->gesture->unit.s);
            c.cells = survey_cells(survey, c.key);
            if (c.domain.type == FACT_CHOICE && c.cells > 1 && c.cells <= MOST_CELLS) look(&c);
        }
    }
}
