// Findings as Checkstyle's XML: a list of files, each with its errors.
#include "reporters/by_file.h"
#include "reporters/xml.h"

static void write_finding(struct buf *out, const struct report *report,
                          const struct report_part *part, const struct finding *finding) {
    struct place place = place_at(part->sources, finding->at.start);
    buf_text(out, "    <error");
    if (place.source) buf_fmt(out, " line=\"%u\" column=\"%u\"", place.line, place.column);
    xml_attribute(out, "severity", str_of(level_name((enum level)finding->level)));
    xml_attribute(out, "message", report_says(report, finding));
    buf_fmt(out, " source=\"empower.%s.%s\"/>\n", finding->info->id, finding->info->name);
}

static void write_part(struct buf *out, const struct report *report,
                       const struct report_part *part) {
    struct by_file by = findings_by_file(report->arena, part);
    for (size_t f = 0; f < part->sources->files.n; f++) {
        buf_text(out, "  <file");
        xml_attribute(out, "name", part->sources->files.items[f].name);
        buf_text(out, ">\n");
        for (size_t i = by.starts[f]; i < by.starts[f + 1]; i++)
            write_finding(out, report, part, by.items[i]);
        buf_text(out, "  </file>\n");
    }
}

void reporter_checkstyle(struct buf *out, const struct report *report) {
    buf_text(out, XML_DECLARATION "<checkstyle version=\"4.3\">\n");
    for (size_t p = 0; p < report->n; p++) write_part(out, report, &report->parts[p]);
    buf_text(out, "</checkstyle>\n");
}
