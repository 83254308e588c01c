// Fuzzes reports: the first half is contacts, fed in uneven pieces, the second half the playbook;
// and all of it is contacts for a sound playbook.
#include "empower.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char sound[] =
    "empower: 1\nplaybook: t\ntitle: T\ncurrency: GBP\neffective: 2026-04-01 to 2027-03-31\n"
    "roles: {agent: {frontline: yes, reports_to: lead}, lead: {title: Lead}}\n"
    "facts: {fault: {yes_no: ours}, nights: {number: nights}}\n"
    "gestures: {credit: {cost: £5, authority: [{agent: £5 per stay}, {lead: no limit}]}}\n"
    "scenarios: {slow: {title: Slow, signals: [it is slow], offer_in_order: [credit], volume: 9 "
    "per "
    "day}}\n";

static int count(void *context, const char *bytes, size_t len) {
    size_t *sum = context;
    for (size_t i = 0; i < len; i++) // no control character may come out
        if ((unsigned char)bytes[i] < 0x20 && bytes[i] != '\n') abort();
    *sum += len;
    return 0;
}

static int ignore(void *context, const char *bytes, size_t len) {
    (void)context;
    (void)bytes;
    (void)len;
    return 0;
}

static void feed(struct emp_figures *figures, const char *bytes, size_t len) {
    for (size_t at = 0, piece = 1; at < len; at += piece, piece = piece * 5 % 911 + 1) {
        if (piece > len - at) piece = len - at;
        if (emp_figures_feed(figures, bytes + at, piece) != EMP_OK) return;
    }
    emp_figures_feed(figures, NULL, 0);
}

static void use(struct emp_playbook *playbook, const char *contacts, size_t len) {
    static const struct emp_figures_options options = {.as_of = "2026-07-01"};
    struct emp_item kind;
    size_t written = 0;
    for (size_t i = 0; emp_figures_at(&kind, i); i++) {
        struct emp_figures *figures;
        if (emp_figures_open(&figures, playbook, kind.name, &options) != EMP_OK) continue;
        if (len) feed(figures, contacts, len);
        emp_figures_write(figures, "text", 80, count, &written);
        emp_figures_write(figures, "json", 0, count, &written);
        emp_figures_write(figures, "csv", 0, ignore, NULL);
        emp_figures_write(figures, "html", 0, ignore, NULL);
        emp_figures_write(figures, "ics", 0, ignore, NULL);
    }
}

static void run(const char *book, size_t book_len, const char *contacts, size_t len) {
    struct emp_file file = {"fuzz.yaml", book, book_len};
    struct emp_limits limits = {.memory = 256 << 20};
    struct emp_playbook *playbook;
    if (emp_read(&playbook, &file, 1, &limits, NULL) == EMP_OK) use(playbook, contacts, len);
    emp_free(playbook);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *bytes = malloc(size + 1);
    if (!bytes) return 0;
    memcpy(bytes, data, size);
    run(sound, sizeof sound - 1, bytes, size);
    run(bytes + size / 2, size - size / 2, bytes, size / 2);
    free(bytes);
    return 0;
}
