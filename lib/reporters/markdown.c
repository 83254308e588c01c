// Findings as a Markdown table, for comments on a change and summaries of a job.
#include "base/escape.h"
#include "reporters/reporters.h"

// A comment on GitHub holds 65536 characters.
enum { MOST_BYTES = 60000 };

static void write_finding(struct buf *out, const struct report *report,
                          const struct report_part *part, const struct finding *finding) {
    struct place place = place_at(part->sources, finding->at.start);
    buf_fmt(out, "| %s | ", level_name((enum level)finding->level));
    if (place.source) {
        escape_comment(out, place.source->name);
        buf_fmt(out, ":%u:%u", place.line, place.column);
    }
    buf_text(out, " | ");
    escape_comment(out, report_says(report, finding));
    buf_fmt(out, " | %s %s |\n", finding->info->id, finding->info->name);
}

// Answers how many of a level found no room.
static size_t write_level(struct buf *out, const struct report *report, size_t from,
                          enum level level) {
    size_t left = 0;
    for (size_t p = 0; p < report->n; p++)
        for (size_t i = 0; i < report->parts[p].findings->list.n; i++) {
            const struct finding *finding = &report->parts[p].findings->list.items[i];
            if (finding->level != level) continue;
            size_t before = out->len;
            if (!left) write_finding(out, report, &report->parts[p], finding);
            if (left || out->len - from > MOST_BYTES) out->len = before, left++;
        }
    return left;
}

static void write_counts(struct buf *out, const struct report *report) {
    size_t errors = report_count(report, LEVEL_ERROR),
           warnings = report_count(report, LEVEL_WARNING);
    size_t infos = report_count(report, LEVEL_INFO), found = errors + warnings + infos;
    if (found + report_dropped(report) == 0)
        buf_text(out, "### empower lint: no findings\n");
    else
        buf_fmt(out, "### empower lint: errors %zu, warnings %zu, infos %zu\n", errors, warnings,
                infos);
    if (found) buf_text(out, "\n| level | place | finding | rule |\n|---|---|---|---|\n");
}

void reporter_markdown(struct buf *out, const struct report *report) {
    size_t from = out->len, left = report_dropped(report);
    write_counts(out, report);
    for (int level = LEVEL_ERROR; level <= LEVEL_INFO; level++)
        left += write_level(out, report, from, (enum level)level);
    if (left) buf_fmt(out, "\nand %zu more\n", left);
}
