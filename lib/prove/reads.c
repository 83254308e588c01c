// Which reserved facts a condition reads, through the terms that it uses as well.
#include "prove/reads.h"

#include "model/condition.h"

static uint16_t reads_ref(const struct reads *reads, const struct ref *ref, uint8_t reserved) {
    if (ref->kind == KIND_TERM) return reads->terms[ref->index];
    if (ref->kind == KIND_FACT) reserved = reserved_of_name(ref->id.s); // `given` may be declared
    return reserved ? (uint16_t)(1u << reserved) : 0;
}

uint16_t reads_of(const struct reads *reads, const struct condition *condition) {
    uint16_t out = 0;
    if (!condition) return 0;
    for (size_t i = 0; i < condition->parts.n; i++)
        out |= reads_of(reads, &condition->parts.items[i]);
    if (condition->kind != CONDITION_TEST) return out;
    const struct test *test = &condition->test;
    out |= reads_ref(reads, &test->fact, test->reserved);
    return out | reads_ref(reads, &test->other, test->other_reserved);
}

struct reads reads_new(struct arena *arena, const struct playbook *playbook) {
    struct reads reads = {playbook, arena_array(arena, uint16_t, playbook->terms.n)};
    size_t n_sound;
    const uint32_t *order = terms_in_order(arena, playbook, &n_sound);
    for (size_t i = 0; i < playbook->terms.n; i++)
        reads.terms[order[i]] = reads_of(&reads, playbook->terms.items[order[i]].when);
    return reads;
}
