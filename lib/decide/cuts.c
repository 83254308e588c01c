// Where tests cut the axis of an unknown fact: on both sides of a cut they answer otherwise.
#include "decide/inner.h"

static int64_t floor_to(int64_t value, int64_t grain) {
    int64_t rest = value % grain;
    return value - (rest < 0 ? rest + grain : rest);
}

// The cell that an end of a range lies in may end before it or behind it: both are cut.
static void cut_round(struct evaluation *e, struct slot *slot, int64_t end) {
    if (end <= POINT_LEAST || end >= POINT_MOST) return;
    int64_t at = floor_to(end, slot->grain);
    cut_at(e, slot, at);
    cut_at(e, slot, at + slot->grain);
}

static void cut_by_range(struct evaluation *e, struct slot *slot, struct range range) {
    if (slot->grain == 1) {
        cut_at(e, slot, range.lo);
        if (range.hi < POINT_MOST) cut_at(e, slot, range.hi + 1);
        return;
    }
    cut_round(e, slot, range.lo);
    cut_round(e, slot, range.hi);
}

static void cut_by_values(struct evaluation *e, struct slot *slot, const struct test *test) {
    size_t n = test_ranges(test);
    for (size_t i = 0; i < n; i++) cut_by_range(e, slot, test_range(e, test, i));
}

static struct slot *open_slot(const struct evaluation *e, const struct operand *operand) {
    if (operand->slot == NO_SLOT || !slot_is_open(e, operand->slot)) return NULL;
    struct slot *slot = &e->slots[operand->slot];
    return slot_is_ordered(slot) ? slot : NULL;
}

// The two sides of a test that compares two facts; false for every other test.
static bool sides(struct evaluation *e, const struct test *test, struct operand out[2]) {
    if (!test->other.id.s.len) return false;
    out[0] = operand_of(e, &test->fact, test->reserved);
    out[1] = operand_of(e, &test->other, test->other_reserved);
    return true;
}

static void cut_by_test(struct evaluation *e, const struct test *test) {
    struct operand both[2];
    struct operand own = operand_of(e, &test->fact, test->reserved);
    struct slot *slot = open_slot(e, &own);
    if (slot) cut_by_values(e, slot, test);
    if (!sides(e, test, both)) return;
    for (int i = 0; i < 2; i++) {
        slot = open_slot(e, &both[i]);
        bool fixed = both[1 - i].slot == NO_SLOT || !slot_is_open(e, both[1 - i].slot);
        if (!slot || !fixed) continue;
        cut_round(e, slot, both[1 - i].point.lo);
        cut_round(e, slot, both[1 - i].point.hi);
    }
}

void cut_by_tests(struct evaluation *e) {
    for (size_t i = 0; i < e->plan->tests.n; i++) cut_by_test(e, e->plan->tests.items[i]);
}

// ---- two unknown facts compared ----

// Behind each corner of the other fact as many values as there are facts, so that any order of them
// all can come about.
static void cut_by_corners(struct evaluation *e, struct slot *slot, const struct slot *other,
                           size_t many) {
    int64_t grain = slot->grain > other->grain ? slot->grain : other->grain;
    for (size_t i = 0; i < other->corners.n; i++) {
        int64_t at = floor_to(other->corners.items[i], slot->grain);
        for (size_t k = 0; k <= many + 1 && at <= slot->most; k++, at += grain) {
            if (!diagram_step(&e->diagram)) return;
            cut_at(e, slot, at);
        }
    }
}

static bool both_open(struct evaluation *e, const struct test *test, struct slot *out[2]) {
    struct operand both[2];
    if (!sides(e, test, both)) return false;
    out[0] = open_slot(e, &both[0]);
    out[1] = open_slot(e, &both[1]);
    return out[0] && out[1];
}

// Marks and counts the facts that are compared with another unknown one.
static void mark_compared(struct evaluation *e) {
    struct slot *both[2];
    for (size_t i = 0; i < e->plan->tests.n; i++) {
        if (!both_open(e, e->plan->tests.items[i], both)) continue;
        for (int k = 0; k < 2; k++) {
            e->compared += !both[k]->compared;
            both[k]->compared = true;
        }
    }
}

// Each is cut by the corners of every other one, for comparisons may be joined to chains.
void cut_by_comparisons(struct evaluation *e) {
    enum { MOST_COMPARED = 12 };
    if (!e->compared) mark_compared(e);
    size_t many = e->compared;
    if (many >= MOST_COMPARED) e->diagram.over = true;
    for (uint32_t i = 0; !e->diagram.over && i < e->n_vars; i++) {
        struct slot *slot = &e->slots[e->vars[i]];
        for (uint32_t k = 0; slot->compared && k < e->n_vars; k++) {
            const struct slot *other = &e->slots[e->vars[k]];
            if (!other->compared || k == i) continue;
            bool dates = slot->type >= FACT_DATE && other->type >= FACT_DATE;
            if (dates || slot->type == other->type) cut_by_corners(e, slot, other, many);
        }
    }
}
