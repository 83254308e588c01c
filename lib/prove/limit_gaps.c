// Limit gaps: an amount that nobody up the chain may grant, while a larger one may be granted.
#include "prove/analysis.h"

#include "decide/point.h"
#include "model/condition.h"

struct gap {
    struct analysis *a;
    struct survey *survey;
    diagram_ref denied, given; // uncovered; granted by more than one sum
    fact_key amount;
    uint32_t cells;
};

// One sum between two tests, which boundaries.c has told.
static bool is_boundary(const struct gap *gap, uint32_t cell) {
    const struct analysis *a = gap->a;
    int64_t least = survey_cell(gap->survey, gap->amount, cell).amount;
    if (least != survey_cell_end(gap->survey, gap->amount, cell)) return false;
    for (size_t i = a->out->n; i > 0 && a->out->items[i - 1].gesture == a->gesture; i--) {
        const struct flaw *flaw = &a->out->items[i - 1];
        bool amount = str_eq(flaw->name, str_of(reserved_name(RESERVED_AMOUNT)));
        if (flaw->kind == FLAW_BOUNDARY && amount && flaw->amount == least) return true;
    }
    return false;
}

// The least amount above a cell that may be granted where it may not.
static uint32_t larger(const struct gap *gap, uint32_t cell, diagram_ref *where) {
    diagram_ref denied = *where;
    uint32_t up = cell;
    do {
        up++;
        *where = both(gap->survey, denied, survey_at(gap->survey, gap->given, gap->amount, up));
    } while (*where == DIAGRAM_NO && up + 1 < gap->cells);
    return up;
}

// Of a cell, its end, for that is mostly a limit.
static int64_t told_amount(const struct gap *gap, uint32_t cell) {
    int64_t end = survey_cell_end(gap->survey, gap->amount, cell);
    return end > POINT_MOST / 4 ? survey_cell(gap->survey, gap->amount, cell).amount : end;
}

static bool is_granted(const struct gap *gap, const struct flaw *flaw) {
    struct request request = flaw->request;
    request.amount = flaw->reach;
    struct decision decision = decide(gap->a->decider, gap->a->scratch, &request);
    return decision.verdict <= VERDICT_NEEDS_APPROVAL || decision.verdict == VERDICT_ESCALATE;
}

static void tell(const struct gap *gap, uint32_t cell, uint32_t up, diagram_ref where) {
    struct analysis *a = gap->a;
    struct flaw *flaw = flaw_add(a, FLAW_LIMIT_GAP, a->gesture->entry.id.at);
    flaw->role = survey_request(gap->survey)->role;
    where = both(gap->survey, where, survey_in(gap->survey, gap->amount, cell));
    flaw_show(a, flaw, gap->survey, (struct showing){where, DIAGRAM_YES, 0});
    if (!flaw->request.gesture) {
        a->out->n--;
        return;
    }
    flaw->amount = flaw->request.amount;
    flaw->reach = told_amount(gap, up);
    if (!is_granted(gap, flaw)) flaw->reach = survey_cell(gap->survey, gap->amount, up).amount;
}

// For each cell, where somebody may grant more.
static diagram_ref *more_granted(const struct gap *gap) {
    diagram_ref *more = arena_array(gap->a->scratch, diagram_ref, gap->cells);
    more[gap->cells - 1] = DIAGRAM_NO;
    for (uint32_t cell = gap->cells - 1; cell > 0; cell--)
        more[cell - 1] =
            either(gap->survey, more[cell], survey_at(gap->survey, gap->given, gap->amount, cell));
    return more;
}

static bool find_in(const struct gap *gap) {
    const diagram_ref *more = more_granted(gap);
    for (uint32_t cell = 0; cell + 1 < gap->cells; cell++) {
        diagram_ref denied = survey_at(gap->survey, gap->denied, gap->amount, cell);
        diagram_ref where = both(gap->survey, denied, more[cell]);
        if (where == DIAGRAM_NO || is_boundary(gap, cell)) continue;
        uint32_t up = larger(gap, cell, &where);
        tell(gap, cell, up, where);
        return true;
    }
    return false;
}

void find_limit_gaps(struct analysis *a) {
    struct survey *survey;
    for (size_t i = 0; analysis_next(a, &a->holders, &i, &survey);) {
        struct gap gap = {.a = a, .survey = survey, .amount = amount_key(a)};
        gap.denied = at_first(a, survey, uncovered(survey));
        gap.given = but_not(survey, granted(survey), covered_exactly(survey));
        gap.cells = survey_cells(survey, gap.amount);
        if (find_in(&gap)) return;
    }
}
