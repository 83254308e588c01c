// Fuzzes .empower.yaml: reads whatever the bytes hold, lints a playbook under it, shows what holds, and
// runs the examples of its rules.
#include "empower.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char playbook_text[] =
    "empower: 1\nplaybook: shop\ntitle: Corner Shop\nowner: NO\n"
    "roles:\n  agent: {title: Agent, frontline: yes, reports_to: lead}\n  lead: {title: Lead}\n"
    "principles: {own-it: We own it.}\nwords: {credit: [money back]}\n"
    "gestures:\n  refund:\n    title: Refund\n    record: ticket\n    cost: $30\n"
    "    authority: [{agent: $20 per order}, {lead: no limit}]\n"
    "scenarios:\n  late:\n    title: It is late\n    signals: [where is it, it has not come]\n"
    "    time_budget: 1 hour\n";

static int count(void *context, const char *bytes, size_t len) {
    size_t *sum = context;
    for (size_t i = 0; i < len; i++) // no control character may come out
        if ((unsigned char)bytes[i] < 0x20 && bytes[i] != '\n') abort();
    *sum += len;
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *bytes = malloc(size + 1);
    if (!bytes) return 0;
    memcpy(bytes, data, size);
    struct emp_file file = {"playbook.yaml", playbook_text, sizeof playbook_text - 1};
    struct emp_lint_options lint = {.config = bytes, .config_len = size, .as_of = "2026-07-01"};
    struct emp_playbook *playbook;
    struct emp_item reporter;
    size_t written = 0;
    bool passed;
    if (emp_read(&playbook, &file, 1, NULL, NULL) != EMP_OK) abort();
    if (emp_lint(playbook, &lint) != EMP_OK) abort();
    for (size_t i = 0; emp_reporter_at(&reporter, i); i++)
        emp_report(&playbook, 1, reporter.name, NULL, count, &written);
    emp_lint_settings(playbook, &lint, 0, false, count, &written);
    emp_lint_settings(playbook, &lint, 0, true, count, &written);
    emp_test_rules(&passed, &lint, false, count, &written);
    emp_test_rules(&passed, &lint, true, count, &written);
    emp_free(playbook);
    free(bytes);
    return 0;
}
