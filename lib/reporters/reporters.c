// The table of reporters.
#include "reporters/reporters.h"

#include "base/escape.h"

static const struct reporter reporters[] = {
#define X(name, title) {#name, title, reporter_##name},
#include "reporters/reporters.def"
#undef X
};

const struct reporter *reporter_at(size_t i) {
    return i < sizeof reporters / sizeof *reporters ? &reporters[i] : NULL;
}

const struct reporter *reporter_find(struct str name) {
    const struct reporter *reporter;
    for (size_t i = 0; (reporter = reporter_at(i)); i++)
        if (str_eq(name, str_of(reporter->name))) return reporter;
    return NULL;
}

struct str report_shown(const struct report *report, struct str text) {
    struct buf out = buf_new(report->arena);
    escape_terminal(&out, text, false);
    return buf_str(&out);
}

struct str report_says(const struct report *report, const struct finding *finding) {
    if (!finding->help.len) return report_shown(report, finding->message);
    return report_shown(
        report, str_fmt(report->arena, "%.*s %.*s", S_ARG(finding->message), S_ARG(finding->help)));
}

size_t report_count(const struct report *report, enum level level) {
    size_t count = 0;
    for (size_t p = 0; p < report->n; p++)
        for (size_t i = 0; i < report->parts[p].findings->list.n; i++)
            count += report->parts[p].findings->list.items[i].level == (unsigned char)level;
    return count;
}

size_t report_dropped(const struct report *report) {
    size_t count = 0;
    for (size_t p = 0; p < report->n; p++) count += report->parts[p].findings->dropped;
    return count;
}
