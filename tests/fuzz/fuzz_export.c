// Fuzzes the exports: any bytes, read as a playbook, in the bytes of every other software.
#include "empower.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

// No text may hold what could act on a terminal or end a line where none ends.
static int check(void *context, const char *bytes, size_t len) {
    const struct emp_export *export = context;
    for (size_t i = 0; !export->binary && i < len; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if ((c < 0x20 && !strchr("\t\r\n", c)) || c == 0x7f) abort();
    }
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len) {
    struct emp_file file = {"fuzz.yaml", (const char *)bytes, len};
    struct emp_limits limits = {.memory = 256 << 20};
    struct emp_playbook *playbook;
    struct emp_export export;
    if (emp_read(&playbook, &file, 1, &limits, NULL) == EMP_OK)
        for (size_t i = 0; emp_export_at(&export, i); i++)
            emp_export(playbook, export.name, NULL, check, &export);
    emp_free(playbook);
    return 0;
}
