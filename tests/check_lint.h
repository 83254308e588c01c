// What the tests of single rules share: linting a few lines behind a header, and what was found.
#ifndef CHECK_LINT_H
#define CHECK_LINT_H

#include "lint/lint.h"
#include "model/read.h"
#include "run.h"

#include <stdio.h>

static struct arena arena, scratch;
static struct sources sources;
static struct findings findings;

static void setup(void) {
    arena_init(&arena, allocator_malloc, 0);
    arena_init(&scratch, allocator_malloc, 0);
}

static void teardown(void) {
    arena_free(&scratch);
    arena_free(&arena);
}

// Lints `text` behind the lines that every playbook begins with, as of 2026-07-01, by the rules of
// `select`; answers how many findings there are, those of reading apart.
static inline size_t lint_text(const char *select, const char *text) {
    sources = sources_new(&arena);
    findings = findings_new(&arena);
    sources_add(&sources, S("p.yaml"),
                str_fmt(&arena, "empower: 1\nplaybook: p\ntitle: T\n%s", text));
    struct playbook *playbook = playbook_read(&arena, &sources, &yaml_limits_default, &findings);
    struct lint_options options = {.select = str_of(select), .thresholds = thresholds_usual};
    struct str error, better;
    ck_assert(date_read(&arena, S("2026-07-01"), &options.as_of, &error, &better));
    ck_assert(lint_run(&arena, &scratch, playbook, &findings, &options, &error));
    return findings.list.n;
}

// What the i-th finding points at.
static inline struct str found(size_t i) {
    return span_bytes(&sources, findings.list.items[i].at);
}

static inline void expect(const char *select, const char *text, const char *marked) {
    size_t n = lint_text(select, text);
    ck_assert_msg(n == 1, "%zu findings in <%s>", n, text);
    ck_assert_msg(str_eq(found(0), str_of(marked)), "<%.*s> in <%s>", S_ARG(found(0)), text);
}

static inline void expect_none(const char *select, const char *text) {
    ck_assert_msg(lint_text(select, text) == 0, "<%.*s> in <%s>", S_ARG(found(0)), text);
}

#define RUN(name, ...) RUN_BETWEEN(name, setup, teardown, __VA_ARGS__)

#endif
