// Findings as workflow commands of GitHub, which become notes on the lines of a change.
#include "base/escape.h"
#include "reporters/reporters.h"

static void write_property(struct buf *out, const char *name, struct str value) {
    buf_fmt(out, "%s=", name);
    escape_workflow_property(out, value);
}

static void write_place(struct buf *out, const struct report *report,
                        const struct report_part *part, const struct finding *finding) {
    struct place start = place_at(part->sources, finding->at.start);
    struct place end = place_at(part->sources, finding->at.end);
    if (!start.source) return;
    write_property(out, "file", report_path(report, start.source->name));
    buf_fmt(out, ",line=%u,col=%u,", start.line, start.column);
    if (end.source == start.source) buf_fmt(out, "endLine=%u,endColumn=%u,", end.line, end.column);
}

static void write_finding(struct buf *out, const struct report *report,
                          const struct report_part *part, const struct finding *finding) {
    static const char *const commands[] = {"error", "warning", "notice"};
    buf_fmt(out, "::%s ", commands[finding->level]);
    write_place(out, report, part, finding);
    write_property(out, "title",
                   str_fmt(report->arena, "%s %s", finding->info->id, finding->info->name));
    buf_text(out, "::");
    escape_workflow(out, finding->message);
    if (finding->help.len) buf_text(out, "%0A");
    escape_workflow(out, finding->help);
    if (finding->witness.len) buf_text(out, "%0Atry: ");
    escape_workflow(out, finding->witness);
    buf_char(out, '\n');
}

// GitHub shows ten of a kind and drops the rest: what matters most comes first.
void reporter_github(struct buf *out, const struct report *report) {
    for (int level = LEVEL_ERROR; level <= LEVEL_INFO; level++)
        for (size_t p = 0; p < report->n; p++)
            for (size_t i = 0; i < report->parts[p].findings->list.n; i++) {
                const struct finding *finding = &report->parts[p].findings->list.items[i];
                if (finding->level == level) write_finding(out, report, &report->parts[p], finding);
            }
    if (report_dropped(report))
        buf_fmt(out, "::warning title=empower lint::and %zu more\n", report_dropped(report));
}
