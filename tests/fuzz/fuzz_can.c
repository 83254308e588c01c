// Fuzzes decisions: the first line is a question in words, the second one a line of a batch, the
// rest the playbook.
#include "empower.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int ignore(void *context, const char *bytes, size_t len) {
    (void)context;
    (void)bytes;
    (void)len;
    return 0;
}

static void ask(struct emp_playbook *playbook, char *words) {
    static const struct emp_can_options options = {.role = "agent"};
    const char *list[16];
    struct emp_can_answer answer;
    size_t n = 0;
    for (char *word = strtok(words, " "); word && n < 16; word = strtok(NULL, " "))
        list[n++] = word;
    emp_can(&answer, playbook, list, n, &options, ignore, NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const struct emp_can_options options = {.role = "agent"};
    char words[256] = {0};
    const uint8_t *first = memchr(data, '\n', size);
    if (!first || (size_t)(first - data) >= sizeof words) return 0;
    size_t rest = size - (size_t)(first + 1 - data);
    const uint8_t *line = first + 1, *second = memchr(line, '\n', rest);
    if (!second) return 0;
    memcpy(words, data, (size_t)(first - data));
    rest -= (size_t)(second + 1 - line);
    struct emp_file file = {"f.yaml", (const char *)second + 1, rest};
    struct emp_limits limits = {.memory = 64u << 20};
    struct emp_playbook *playbook;
    struct emp_test_counts counts;
    bool answered;
    if (emp_read(&playbook, &file, 1, &limits, NULL) != EMP_OK) return 0;
    ask(playbook, words);
    emp_can_line(&answered, playbook, (const char *)line, (size_t)(second - line), &options, ignore,
                 NULL);
    emp_test(&counts, playbook);
    emp_free(playbook);
    return 0;
}
