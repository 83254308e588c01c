// Fuzzes mending: mended again, nothing changes.
#include "empower.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct result {
    char *bytes;
    size_t len;
};

static int keep(void *context, const struct emp_edited *file) {
    struct result *result = context;
    result->bytes = malloc(file->len + 1);
    if (!result->bytes) return 1;
    memcpy(result->bytes, file->bytes, file->len);
    result->len = file->len;
    return 0;
}

static bool mend(const char *bytes, size_t len, struct result *out) {
    const struct emp_lint_options options = {.profile = EMP_PROFILE_STRICT};
    struct emp_file file = {"fuzz.yaml", bytes, len};
    struct emp_limits limits = {.memory = 256 << 20};
    struct emp_playbook *playbook;
    if (emp_read(&playbook, &file, 1, &limits, NULL) != EMP_OK) return false;
    bool good = emp_fix(playbook, &options, true, NULL, keep, out) == EMP_OK;
    emp_free(playbook);
    return good;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *bytes = malloc(size + 1);
    struct result once = {NULL, 0}, twice = {NULL, 0};
    if (!bytes) return 0;
    memcpy(bytes, data, size);
    if (mend(bytes, size, &once) && mend(once.bytes, once.len, &twice)) {
        if (once.len != twice.len || memcmp(once.bytes, twice.bytes, once.len) != 0) abort();
    }
    free(bytes);
    free(once.bytes);
    free(twice.bytes);
    return 0;
}
