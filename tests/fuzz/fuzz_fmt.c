// Fuzzes the house style and new entries: formatting twice changes nothing, the digest stays, and
// what is refused for it is refused for a reason.
#include "empower.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct result {
    char *bytes;
    size_t len;
    bool broken;
};

static int keep(void *context, const struct emp_edited *file) {
    struct result *result = context;
    free(result->bytes);
    result->bytes = malloc(file->len + 1);
    if (!result->bytes) return 1;
    memcpy(result->bytes, file->bytes, file->len);
    result->len = file->len;
    result->broken = file->broken;
    return 0;
}

static struct emp_playbook *open_bytes(const char *bytes, size_t len) {
    struct emp_file file = {"fuzz.yaml", bytes, len};
    struct emp_limits limits = {.memory = 256 << 20};
    struct emp_playbook *playbook;
    return emp_read(&playbook, &file, 1, &limits, NULL) == EMP_OK ? playbook : NULL;
}

// Formats, and adds an entry; the digest goes to `digest`.
static bool format(const char *bytes, size_t len, struct result *out, char digest[16]) {
    struct emp_playbook *playbook = open_bytes(bytes, len);
    struct emp_summary summary;
    struct result added = {NULL, 0, false};
    if (!playbook) return false;
    enum emp_status status = emp_format(playbook, keep, out);
    if (status == EMP_ALTERED) abort();
    bool good = status == EMP_OK && emp_summary(&summary, playbook) == EMP_OK;
    if (good) strncpy(digest, summary.digest, 15);
    if (emp_new(playbook, "principle", "brand-new", keep, &added) == EMP_ALTERED) abort();
    free(added.bytes);
    emp_free(playbook);
    return good;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *bytes = malloc(size + 1);
    char before[16] = "", after[16] = "";
    struct result once = {NULL, 0, false}, twice = {NULL, 0, false};
    if (!bytes) return 0;
    memcpy(bytes, data, size);
    if (format(bytes, size, &once, before) && !once.broken &&
        format(once.bytes, once.len, &twice, after)) {
        if (twice.broken || strcmp(before, after) != 0) abort();
        if (once.len != twice.len || memcmp(once.bytes, twice.bytes, once.len) != 0) abort();
    }
    free(bytes);
    free(once.bytes);
    free(twice.bytes);
    return 0;
}
