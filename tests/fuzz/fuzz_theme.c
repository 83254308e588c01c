// Fuzzes themes: any bytes, as a theme and as the logo that it names.
#include "empower_print.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const char book[] = "empower: 1\nplaybook: shop\ntitle: Shop\n"
                           "scenarios: {late: {title: Late, acknowledge: Sorry.}}\n";
static const struct emp_file file = {"shop.yaml", book, sizeof book - 1};

// A style sheet must not be ended by what a theme says.
static int look_at(void *context, const char *bytes, size_t len) {
    (void)context;
    size_t styles = 0;
    for (size_t i = 0; i + 7 <= len; i++) styles += !memcmp(bytes + i, "<style>", 7);
    if (styles != 2) abort();
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len) {
    struct emp_playbook *playbook;
    char path[64];
    struct emp_theme theme = {
        .bytes = (const char *)bytes, .len = len, .logo = (const char *)bytes, .logo_len = len};
    struct emp_sheet_options options = {.theme = theme};
    struct emp_export_options page = {.theme = theme};
    if (emp_read(&playbook, &file, 1, NULL, NULL) != EMP_OK) abort();
    emp_theme_logo(path, sizeof path, theme.bytes, len);
    emp_sheet(playbook, "card", &options, look_at, NULL);
    emp_export(playbook, "site", &page, look_at, NULL);
    emp_free(playbook);
    return 0;
}
