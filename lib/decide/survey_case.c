// Cases: one concrete combination of facts for a truth function of a survey, in round values.
#include "decide/survey_inner.h"

#include "base/number.h"

#include <string.h>

// One survey's half of a case.
struct half {
    struct survey *survey;
    struct proof_case *out;
    int64_t amount;           // where nobody has to say it
    changes others;           // the facts that nobody has to say
    struct decision decision; // with the values as they were found
    struct str standing;      // the same
};

struct found {
    struct half halves[2];
    size_t n;
    diagram_ref truth; // what it is a case of
    // By variable, which the halves share:
    uint32_t *cells; // where it was found
    bool *rests;     // what must be said, so that the answer is certain
    bool *loose;     // survey_mark_loose, of either
    bool by_rules;   // the truth function may rest on more than what is decided
};

// ---- a way to yes ----

// The plainest case costs least: facts as they are assumed to be, nothing given before, first
// choices; a larger amount is no matter.
enum { COST_CELL = 16, COST_UNUSUAL = 1024, COST_MOST_CELLS = 63 };

static bool cell_holds(const struct slot *slot, uint32_t cell, struct point point) {
    if (!slot_is_ordered(slot)) {
        const struct point *at = &slot->cells[cell];
        return slot->type == FACT_CHOICE ? str_eq(at->name, point.name) : at->lo == point.lo;
    }
    bool below = cell + 1 < slot->n_cells && slot->cells[cell + 1].lo <= point.lo;
    return slot->cells[cell].lo <= point.lo && !below;
}

static uint32_t slot_cost(const struct evaluation *e, uint32_t index, uint32_t cell) {
    uint32_t steps = cell < COST_MOST_CELLS ? cell : COST_MOST_CELLS;
    const struct value *assumed = &e->plan->assumed[index];
    if (index == SLOT_AMOUNT) return 0;
    if (assumed->type != FACT_NONE)
        return cell_holds(&e->slots[index], cell, point_of(assumed)) ? 0 : COST_UNUSUAL + steps;
    return steps * COST_CELL;
}

static uint32_t cell_cost(const void *context, uint32_t var, uint32_t cell) {
    const struct found *found = context;
    for (const struct half *half = found->halves;;
         half++) { // each variable is that of a fact of one
        const struct evaluation *e = &half->survey->e;
        for (uint32_t k = 0; k < e->plan->keys.n; k++)
            if (slot_is_open(e, k) && e->slots[k].var == var) return slot_cost(e, k, cell);
    }
}

// What the way does not pass stays as plain as can be.
static void plain_cells(struct found *found) {
    const struct survey *first = found->halves[0].survey;
    for (uint32_t var = 0; var < first->n_vars; var++)
        for (uint32_t cell = 1; cell < first->e.diagram.cells[var]; cell++)
            if (cell_cost(found, var, cell) < cell_cost(found, var, found->cells[var]))
                found->cells[var] = cell;
}

// Whoever asks says what the answer rests on; the rest is kept for `complete`.
static void fill(const struct found *found, struct half *half) {
    const struct evaluation *e = &half->survey->e;
    *half->out = (struct proof_case){0};
    for (size_t i = 0; i < e->plan->keys.n; i++) {
        uint32_t index = e->plan->by_name[i];
        const struct slot *slot = &e->slots[index];
        if (!slot_is_open(e, index)) continue;
        bool said = found->rests[slot->var] && !half->survey->unsaid[index];
        const struct point *cell = &slot->cells[found->cells[slot->var]];
        if (index == SLOT_AMOUNT) {
            half->amount = cell->lo;
            if (said) half->out->amount = (struct size){.kind = SIZE_VALUE, .value = cell->lo};
        } else {
            *PUSH(e->arena, said ? &half->out->facts : &half->others) =
                (struct change){e->plan->keys.items[index], value_at(slot, *cell)};
        }
    }
}

// ---- replayed ----

struct request survey_case_request(struct survey *survey, const struct proof_case *found) {
    struct request request = request_with(survey->e.arena, &survey->request, &found->facts);
    request.has_amount = found->amount.kind == SIZE_VALUE;
    request.amount = found->amount.value;
    return request;
}

// The request with every fact.
static struct request complete(const struct half *half) {
    struct request said = survey_case_request(half->survey, half->out);
    struct request request = request_with(half->survey->e.arena, &said, &half->others);
    if (!request.has_amount) request.has_amount = true, request.amount = half->amount;
    return request;
}

static struct decision replay(const struct half *half) {
    struct request request = survey_case_request(half->survey, half->out);
    return decide(half->survey->e.decider, half->survey->e.arena, &request);
}

// ---- round values ----

static uint32_t cell_with(const struct slot *slot, struct point point) {
    uint32_t cell = 0;
    while (cell + 1 < slot->n_cells && !cell_holds(slot, cell, point)) cell++;
    return cell;
}

// The least value of its cell from this one on with as few decimals as may be.
static int64_t rounded(const struct survey *survey, uint32_t index, int64_t value) {
    const struct slot *slot = &survey->e.slots[index];
    uint32_t cell = cell_with(slot, (struct point){.lo = value});
    int64_t end = cell + 1 < slot->n_cells ? slot->cells[cell + 1].lo - 1 : slot->most;
    for (int64_t step = whole_of(&survey->e, slot->type); value % step; step /= 10)
        if (round_up(value, step) <= end) return round_up(value, step);
    return value;
}

// Where a half says what `slot` stands for: facts of the same name and type are the same.
static int64_t *said_at(const struct half *half, struct str name, uint8_t type) {
    const struct evaluation *e = &half->survey->e;
    if (half->out->amount.kind == SIZE_VALUE && str_eq(e->plan->domains[SLOT_AMOUNT].name, name))
        return &half->out->amount.value;
    for (size_t i = 0; i < half->out->facts.n; i++) {
        struct change *fact = &half->out->facts.items[i];
        uint32_t slot = survey_slot(half->survey, fact->key);
        if (fact->value.type == type && str_eq(e->plan->domains[slot].name, name))
            return &fact->value.amount;
    }
    return NULL;
}

// Whom an escalation goes to follows from its rule.
static bool same_decision(const struct decision *a, const struct decision *b) {
    return a->verdict == b->verdict && a->reason == b->reason && a->by == b->by &&
           a->with.items == b->with.items && a->rule_at.start == b->rule_at.start;
}

// By variable, the cells that a case lies in now.
static uint32_t *cells_now(const struct found *found) {
    uint32_t n_vars = found->halves[0].survey->n_vars;
    uint32_t *cells = arena_array(found->halves[0].survey->e.arena, uint32_t, n_vars);
    memcpy(cells, found->cells, n_vars * sizeof *cells);
    for (size_t i = 0; i < found->n; i++) {
        struct survey *survey = found->halves[i].survey;
        const struct proof_case *out = found->halves[i].out;
        const struct slot *amount = &survey->e.slots[SLOT_AMOUNT];
        for (size_t k = 0; k < out->facts.n; k++) {
            const struct change *fact = &out->facts.items[k];
            const struct slot *slot = &survey->e.slots[survey_slot(survey, fact->key)];
            cells[slot->var] = cell_with(slot, point_of(&fact->value));
        }
        if (out->amount.kind == SIZE_VALUE)
            cells[amount->var] = cell_with(amount, (struct point){.lo = out->amount.value});
    }
    return cells;
}

struct staying {
    const struct found *found;
    const uint32_t *cells;
};

static uint32_t leaving_cost(const void *context, uint32_t var, uint32_t cell) {
    const struct staying *staying = context;
    return staying->found->loose[var] || staying->cells[var] == cell ? 0 : DIAGRAM_NO_WAY;
}

// Can the truth function that the case was found for still be yes, as far as cells tell?
static bool may_be_case(const struct found *found) {
    struct diagram *d = &found->halves[0].survey->e.diagram;
    struct staying staying = {found, cells_now(found)};
    struct diagram_way way = {.wanted = leaf_is_yes, .cost = leaving_cost, .context = &staying};
    return diagram_find(d, found->truth, &way, cells_now(found));
}

static struct str standing_of(const struct half *half) {
    struct request request = complete(half);
    return survey_standing(half->survey, &request);
}

// Cells tell all but of loose facts: there the rules must come to what they came to.
static bool still_holds(const struct found *found) {
    for (size_t i = 0; i < found->n; i++) {
        struct decision now = replay(&found->halves[i]);
        if (!same_decision(&now, &found->halves[i].decision)) return false;
    }
    for (size_t i = 0; i < found->n && found->by_rules; i++)
        if (!str_eq(standing_of(&found->halves[i]), found->halves[i].standing)) return false;
    return may_be_case(found);
}

// In all halves at once; taken back where it would be another case.
static void round_one(const struct found *found, const struct half *half, uint32_t index) {
    const struct slot *slot = &half->survey->e.slots[index];
    struct str name = half->survey->e.plan->domains[index].name;
    int64_t *said = said_at(half, name, slot->type);
    if (!said || (slot->type != FACT_MONEY && slot->type != FACT_NUMBER)) return;
    int64_t before = *said, after = rounded(half->survey, index, before);
    for (int back = 0; back < 2 && after != before; back++) {
        for (size_t i = 0; i < found->n; i++) {
            int64_t *other = said_at(&found->halves[i], name, slot->type);
            if (other) *other = back ? before : after;
        }
        if (!back && still_holds(found)) return;
    }
}

static int64_t times(int64_t value, int64_t by) {
    return value <= POINT_MOST / by ? value * by : value;
}

// A copy with all money times as much.
static struct proof_case scaled(const struct half *half) {
    const struct evaluation *e = &half->survey->e;
    int64_t by = whole_of(&half->survey->e, FACT_MONEY);
    struct proof_case copy = {.amount = half->out->amount};
    bool money = e->slots[SLOT_AMOUNT].type == FACT_MONEY;
    if (money) copy.amount.value = times(copy.amount.value, by);
    for (size_t i = 0; i < half->out->facts.n; i++) {
        struct change *fact = PUSH(e->arena, &copy.facts);
        *fact = half->out->facts.items[i];
        if (fact->value.type == FACT_MONEY) fact->value.amount = times(fact->value.amount, by);
    }
    return copy;
}

static bool multiplies(const struct half *half) {
    const rules *list = &half->survey->e.plan->grants;
    for (size_t i = 0; i < list->n; i++)
        for (int k = 0; k < 3; k++)
            if (list->items[i].slots[k] != NO_SLOT) return true;
    return false;
}

// Percentages are told as well in pounds as in pence.
static void scale_all(const struct found *found) {
    struct proof_case before[2];
    if (!multiplies(&found->halves[0]) && !multiplies(&found->halves[found->n - 1])) return;
    for (size_t i = 0; i < found->n; i++) {
        before[i] = *found->halves[i].out;
        *found->halves[i].out = scaled(&found->halves[i]);
    }
    if (still_holds(found)) return;
    for (size_t i = 0; i < found->n; i++) *found->halves[i].out = before[i];
}

// ---- values that people know ----

enum { MOST_TAMED = 3, TAME = 1000000 };

struct taming {
    const struct found *found;
    int64_t *said[MOST_TAMED][2]; // in each half; NULL where it does not say it
    int64_t whole[MOST_TAMED], before[MOST_TAMED];
    size_t n_said;
};

static void set_said(const struct taming *t, size_t i, int64_t value) {
    for (size_t k = 0; k < t->found->n; k++)
        if (t->said[i][k]) *t->said[i][k] = value;
}

// Tries every combination of plain values, small ones first.
static bool tame_from(const struct taming *t, size_t i) {
    static const int16_t plain[] = {1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000};
    if (i == t->n_said) return still_holds(t->found);
    for (size_t k = 0; k < sizeof plain / sizeof *plain; k++) {
        set_said(t, i, plain[k] * t->whole[i]);
        if (tame_from(t, i + 1)) return true;
    }
    return false;
}

// The amount and other numbers that this half is the first to say; false where none is as large as
// nobody ever sees it.
static bool find_wild(struct taming *t, size_t half) {
    const struct evaluation *e = &t->found->halves[half].survey->e;
    bool wild = false;
    for (uint32_t k = 0; k < e->plan->keys.n && t->n_said < MOST_TAMED; k++) {
        struct str name = e->plan->domains[k].name;
        uint8_t type = e->slots[k].type;
        int64_t **said = t->said[t->n_said], whole = whole_of(e, type);
        for (size_t i = 0; i < t->found->n; i++)
            said[i] = said_at(&t->found->halves[i], name, type);
        bool counts = type == FACT_MONEY || type == FACT_NUMBER;
        if (!counts || !said[half] || !*said[half] || (half && said[0])) continue;
        wild |= *said[half] / whole > TAME;
        t->whole[t->n_said] = whole;
        t->before[t->n_said++] = *said[half];
    }
    return wild;
}

// Where facts are multiplied, what is found may lie at the far end of what can be.
static void tame_all(const struct found *found) {
    struct taming t = {.found = found};
    bool wild = false;
    for (size_t i = 0; i < found->n; i++) wild |= find_wild(&t, i);
    if (!wild || tame_from(&t, 0)) return;
    for (size_t i = 0; i < t.n_said; i++) set_said(&t, i, t.before[i]);
}

static void round_all(struct found *found) {
    for (size_t i = 0; i < found->n; i++) {
        found->halves[i].decision = replay(&found->halves[i]);
        if (found->by_rules) found->halves[i].standing = standing_of(&found->halves[i]);
    }
    scale_all(found);
    for (size_t i = 0; i < found->n; i++)
        for (uint32_t k = 0; k < found->halves[i].survey->e.plan->keys.n; k++)
            if (slot_is_open(&found->halves[i].survey->e, k))
                round_one(found, &found->halves[i], k);
    tame_all(found);
}

// ---- the door ----

static void mark_loose(struct found *found) {
    uint32_t n_vars = found->halves[0].survey->n_vars;
    for (size_t i = 0; i < found->n; i++) survey_mark_loose(found->halves[i].survey, found->loose);
    // What is asked of two surveys is what they come to.
    for (uint32_t i = 0; i < n_vars && found->n == 1; i++) found->by_rules |= found->loose[i];
}

static bool find(struct found *found) {
    struct survey *first = found->halves[0].survey;
    struct diagram *d = &first->e.diagram;
    struct diagram_way way = {.wanted = leaf_is_yes, .cost = cell_cost, .context = found};
    found->cells = arena_array(first->e.arena, uint32_t, first->n_vars);
    found->rests = arena_array(first->e.arena, bool, first->n_vars);
    found->loose = arena_array(first->e.arena, bool, first->n_vars);
    plain_cells(found);
    if (d->over || !diagram_find(d, found->truth, &way, found->cells)) return false;
    diagram_support(d, found->truth, found->rests);
    for (size_t i = 0; i < found->n; i++) {
        struct survey *survey = found->halves[i].survey;
        diagram_support(&survey->e.diagram, survey->outcome.all, found->rests);
    }
    for (size_t i = 0; i < found->n; i++) fill(found, &found->halves[i]);
    mark_loose(found);
    round_all(found);
    return true;
}

bool survey_case(struct survey *survey, diagram_ref truth, struct proof_case *out) {
    struct found found = {.halves = {{.survey = survey, .out = out}}, .n = 1, .truth = truth};
    return find(&found);
}

bool survey_case_of_both(struct survey *old, struct survey *fresh, diagram_ref truth,
                         struct proof_case *in_old, struct proof_case *in_fresh) {
    struct found found = {
        .halves = {{.survey = old, .out = in_old}, {.survey = fresh, .out = in_fresh}},
        .n = 2,
        .truth = truth};
    return find(&found);
}
