// Fuzzes the public door: reads, lints, reports, asks, shows and prints whatever the bytes hold.
#include "empower.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int count(void *context, const char *bytes, size_t len) {
    size_t *sum = context;
    for (size_t i = 0; i < len; i++) // no control character may come out
        if ((unsigned char)bytes[i] < 0x20 && bytes[i] != '\n') abort();
    *sum += len;
    return 0;
}

static void use(struct emp_playbook *playbook, const char *words, size_t len) {
    size_t written = 0;
    struct emp_item reporter;
    enum emp_match match;
    bool answered;
    struct emp_summary summary;
    struct emp_lint_options strict = {.profile = EMP_PROFILE_STRICT, .as_of = "2026-07-01"};
    emp_summary(&summary, playbook);
    if (emp_lint(playbook, &strict) != EMP_OK) abort();
    for (size_t i = 0; emp_reporter_at(&reporter, i); i++)
        emp_report(&playbook, 1, reporter.name, NULL, count, &written);
    emp_ask(&match, playbook, words, len, NULL, count, &written);
    emp_ask_line(&answered, playbook, words, len, NULL, count, &written);
    emp_show(playbook, NULL, NULL, count, &written);
    emp_show(playbook, "gestures", NULL, count, &written);
    emp_sheet(playbook, "card", &(struct emp_sheet_options){.format = "txt"}, count, &written);
    emp_sheet(playbook, "handout", &(struct emp_sheet_options){.format = "md"}, count, &written);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *bytes = malloc(size + 1);
    if (!bytes) return 0;
    memcpy(bytes, data, size);
    struct emp_file file = {"fuzz.yaml", bytes, size};
    struct emp_limits limits = {.memory = 256 << 20};
    struct emp_playbook *playbook;
    size_t words = size < 200 ? size : 200;
    if (emp_read(&playbook, &file, 1, &limits, NULL) == EMP_OK) use(playbook, bytes, words);
    emp_free(playbook);
    free(bytes);
    return 0;
}
