// What the tests of the public door share: answers gathered as text, and memory that runs out.
#ifndef CHECK_API_H
#define CHECK_API_H

#include "empower.h"
#include "run.h"

#include <string.h>

struct answer {
    char *text;
    size_t len;
};

static inline int take(void *context, const char *bytes, size_t len) {
    struct answer *answer = context;
    answer->text = realloc(answer->text, answer->len + len + 1);
    ck_assert_ptr_nonnull(answer->text);
    memcpy(answer->text + answer->len, bytes, len);
    answer->len += len;
    answer->text[answer->len] = '\0';
    return 0;
}

static inline int take_nothing(void *context, const char *bytes, size_t len) {
    (void)context, (void)bytes, (void)len;
    return 1;
}

static inline void forget(struct answer *answer) {
    free(answer->text);
    *answer = (struct answer){NULL, 0};
}

// Gives memory until the `left`th time, and counts what is out.
struct scarce {
    long left, out;
};

static inline void *give(void *context, size_t size) {
    struct scarce *scarce = context;
    if (scarce->left-- <= 0) return NULL;
    scarce->out++;
    return malloc(size);
}

static inline void take_back(void *context, void *memory) {
    struct scarce *scarce = context;
    if (memory) scarce->out--;
    free(memory);
}

// `scarce` NULL: there is enough.
static inline struct emp_playbook *open_text(const char *name, const char *text,
                                             struct scarce *scarce) {
    struct emp_allocator allocator = {give, take_back, scarce};
    struct emp_file file = {name, text, strlen(text)};
    struct emp_playbook *playbook;
    ck_assert_int_eq(emp_read(&playbook, &file, 1, NULL, scarce ? &allocator : NULL), EMP_OK);
    return playbook;
}

#define RUN(name, ...) RUN_BETWEEN(name, NULL, NULL, __VA_ARGS__)

#endif
