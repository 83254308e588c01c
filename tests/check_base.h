// What the tests of the lowest floors share: an arena, and comparing slices.
#ifndef CHECK_BASE_H
#define CHECK_BASE_H

#include "base/arena.h"
#include "base/str.h"
#include "run.h"

static struct arena arena;

static void setup(void) {
    arena_init(&arena, allocator_malloc, 0);
}

static void teardown(void) {
    arena_free(&arena);
}

// The slice must hold exactly the text; `of` is what it came from, for the message.
static inline void expect_of(const char *of, struct str actual, const char *wanted) {
    ck_assert_msg(str_eq(actual, str_of(wanted)), "of <%s>: <%.*s> instead of <%s>", of,
                  S_ARG(actual), wanted);
}

#define EXPECT(actual, wanted) expect_of(#actual, (actual), (wanted))
#define COUNT(array)           (sizeof(array) / sizeof *(array))
#define EACH(row, rows)        for (size_t row = 0; row < COUNT(rows); row++)

// An allocator that has nothing left after `until` pieces, and knows how many are out.
struct scarce {
    size_t until, given, live;
};

static inline void *scarce_alloc(void *context, size_t size) {
    struct scarce *scarce = context;
    if (scarce->given == scarce->until) return NULL;
    scarce->given++;
    scarce->live++;
    return malloc(size);
}

static inline void scarce_free(void *context, void *memory) {
    ((struct scarce *)context)->live--;
    free(memory);
}

// Does the scenario leave by the door when there are only `until` pieces?
static inline bool runs_out(void (*scenario)(struct arena *), size_t until) {
    jmp_buf door;
    struct scarce scarce = {.until = until};
    struct arena poor;
    arena_init(&poor, (struct allocator){scarce_alloc, scarce_free, &scarce}, 0);
    poor.door = &door;
    if (setjmp(door) == 0) scenario(&poor);
    bool out = poor.fault != ARENA_OK;
    arena_free(&poor);
    ck_assert_uint_eq(scarce.live, 0);
    ck_assert(!out || poor.fault == ARENA_NO_MEMORY);
    return out;
}

// Runs the scenario with the first, the second ... allocation failing, until none does.
static inline void fail_each_allocation(void (*scenario)(struct arena *)) {
    size_t until = 0;
    while (runs_out(scenario, until)) until++;
    ck_assert_uint_gt(until, 0);
}

#define RUN(name, ...) RUN_BETWEEN(name, setup, teardown, __VA_ARGS__)

#endif
