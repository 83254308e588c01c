// What the tests of the model share: reading playbooks from texts, and looking findings up.
#ifndef CHECK_MODEL_H
#define CHECK_MODEL_H

#include "check_base.h"

#include "base/buf.h"
#include "model/language.h"
#include "model/read.h"

#include <stdio.h>
#include <string.h>

#define HEADER "empower: 1\nplaybook: test\ntitle: Test\ncurrency: GBP\n"
enum { HEADER_LINES = 4 };

static struct sources sources;
static struct findings findings;

static inline struct str file_text(const char *path) {
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "cannot open %s", path);
    ck_assert_int_eq(fseek(file, 0, SEEK_END), 0);
    long size = ftell(file);
    rewind(file);
    char *bytes = arena_alloc(&arena, (size_t)size + 1, 1);
    ck_assert_uint_eq(fread(bytes, 1, (size_t)size, file), (size_t)size);
    fclose(file);
    return (struct str){bytes, (size_t)size};
}

static inline struct str golden_text(void) {
    return file_text(TESTS_DIR "/data/format-block.yaml");
}

static inline struct playbook *read_files(const struct str *names, const struct str *texts_of,
                                          size_t n) {
    sources = sources_new(&arena);
    findings = findings_new(&arena);
    for (size_t i = 0; i < n; i++) sources_add(&sources, names[i], texts_of[i]);
    struct playbook *playbook = playbook_read(&arena, &sources, &yaml_limits_default, &findings);
    findings_sort(&findings, &sources);
    return playbook;
}

static inline struct playbook *read_str(struct str text) {
    return read_files(&S("book.yaml"), &text, 1);
}

// A header, and the text after it.
static inline struct playbook *read_below_header(const char *text) {
    return read_str(str_fmt(&arena, HEADER "%s", text));
}

static inline struct str all_findings(void) {
    struct buf out = buf_new(&arena);
    for (size_t i = 0; i < findings.list.n; i++) {
        const struct finding *finding = &findings.list.items[i];
        struct place place = place_at(&sources, finding->at.start);
        buf_fmt(&out, "\n%u:%u %s: %.*s (%.*s)", place.line, place.column, finding->rule,
                S_ARG(finding->message), S_ARG(finding->help));
    }
    return buf_str(&out);
}

static inline const struct finding *finding_of(const char *rule) {
    for (size_t i = 0; i < findings.list.n; i++) {
        if (strcmp(findings.list.items[i].rule, rule) == 0) return &findings.list.items[i];
    }
    return NULL;
}

static inline void expect_clean(const char *what) {
    ck_assert_msg(findings.list.n == 0, "of <%s>:%.*s", what, S_ARG(all_findings()));
}

#define ROLES               "roles: {agent: {reports_to: lead}, lead: {}}\n"
#define GIFT(key_and_value) "gestures:\n  gift:\n    " key_and_value "\n"

// A text below the header and the one finding that it must have. Lines count from the text's first.
struct row_case {
    const char *text;
    const char *rule;
    uint32_t line, column;
    const char *message; // a part of the message or of the help
    const char *fixed;   // the corrected line; NULL: there is no fix
};

static inline void check_case(const struct row_case *c) {
    read_below_header(c->text);
    ck_assert_msg(findings.list.n == 1, "of <%s>:%.*s", c->text, S_ARG(all_findings()));
    const struct finding *finding = &findings.list.items[0];
    struct place place = place_at(&sources, finding->at.start);
    ck_assert_msg(strcmp(finding->rule, c->rule) == 0 && place.line == c->line + HEADER_LINES &&
                      place.column == c->column,
                  "of <%s>:%.*s", c->text, S_ARG(all_findings()));
    bool said = str_find(finding->message, str_of(c->message)) >= 0 ||
                str_find(finding->help, str_of(c->message)) >= 0;
    ck_assert_msg(said, "of <%s>:%.*s", c->text, S_ARG(all_findings()));
    char last = finding->message.ptr[finding->message.len - 1];
    ck_assert_msg(last == '.', "of <%s>:%.*s", c->text, S_ARG(all_findings()));
    ck_assert_msg((finding->fix != NULL) == (c->fixed != NULL), "of <%s>: fix", c->text);
    if (!c->fixed) return;
    uint32_t line;
    struct str fixed = fix_corrected_line(&arena, &sources, finding->fix, &line);
    ck_assert_msg(str_eq(fixed, str_of(c->fixed)), "of <%s>: <%.*s>", c->text, S_ARG(fixed));
}

static inline void check_cases(const struct row_case *cases, size_t n) {
    for (size_t i = 0; i < n; i++) check_case(&cases[i]);
}
#define CHECK(cases) check_cases(cases, COUNT(cases))

#define FIND(playbook, kind, id) ((const void *)playbook_find((playbook), KIND_##kind, str_of(id)))

#endif
