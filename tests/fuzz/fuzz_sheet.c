// Fuzzes the sheets: any bytes, read as a playbook, printed as every sheet in every format.
#include "base/utf8.h"
#include "formats/formats.h"
#include "model/read.h"
#include "sheets/sheets.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

// No sheet may hold what could act on a terminal or in a browser.
static void check(const struct format *format, struct str sheet) {
    uint32_t c;
    if (!utf8_is_valid(sheet)) abort();
    for (size_t i = 0; i < sheet.len; i += utf8_decode(str_from(sheet, i), &c)) {
        utf8_decode(str_from(sheet, i), &c);
        bool bidi = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
        if (bidi || (c < 0x20 && c != '\n') || (c >= 0x7f && c < 0xa0)) abort();
    }
    if (format == &format_html && str_find(sheet, S("<script")) >= 0) abort();
    struct str line;
    while (format == &format_txt && str_split(&sheet, '\n', &line))
        if (utf8_cells(line) > 78) abort();
}

static void print_all(struct arena *arena, const struct playbook *playbook,
                      struct sheet_options options) {
    for (size_t s = 0; sheet_at(s / 2); s++) {
        options.key = s % 2;
        struct str error;
        struct doc *doc = sheet_make(arena, playbook, sheet_at(s / 2), &options, &error);
        for (size_t f = 0; doc && format_at(f); f++) {
            struct buf out = buf_new(arena);
            format_at(f)->write(&out, doc, NULL);
            check(format_at(f), buf_str(&out));
        }
    }
}

// The whole of it, and what one role and one scenario choose.
static void print(struct arena *arena, const struct playbook *playbook) {
    print_all(arena, playbook, (struct sheet_options){0});
    if (playbook->roles.n == 0 || playbook->scenarios.n == 0) return;
    const struct sheet_options one = {.role = playbook->roles.items[0].entry.id.s,
                                      .scenarios = &playbook->scenarios.items[0].entry.id.s,
                                      .n_scenarios = 1};
    print_all(arena, playbook, one);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len) {
    struct arena arena;
    jmp_buf door;
    arena_init(&arena, allocator_malloc, (size_t)256 << 20);
    arena.door = &door;
    if (setjmp(door) == 0) {
        struct sources sources = sources_new(&arena);
        struct findings findings = findings_new(&arena);
        sources_add(&sources, S("fuzz.yaml"), (struct str){(const char *)bytes, len});
        print(&arena, playbook_read(&arena, &sources, &yaml_limits_default, &findings));
    }
    arena_free(&arena);
    return 0;
}
