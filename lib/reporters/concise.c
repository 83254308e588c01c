// Findings as one line each, as compilers print them.
#include "base/escape.h"
#include "reporters/reporters.h"

static void write_finding(struct buf *out, const struct report_part *part,
                          const struct finding *finding) {
    struct place place = place_at(part->sources, finding->at.start);
    if (place.source) {
        escape_terminal(out, place.source->name, false);
        buf_fmt(out, ":%u:%u: ", place.line, place.column);
    }
    buf_fmt(out, "%s: ", level_name((enum level)finding->level));
    escape_terminal(out, finding->message, false);
    buf_fmt(out, " [%s %s]\n", finding->info->id, finding->info->name);
}

void reporter_concise(struct buf *out, const struct report *report) {
    for (size_t p = 0; p < report->n; p++)
        for (size_t i = 0; i < report->parts[p].findings->list.n; i++)
            write_finding(out, &report->parts[p], &report->parts[p].findings->list.items[i]);
    if (report_dropped(report)) buf_fmt(out, "and %zu more\n", report_dropped(report));
}
