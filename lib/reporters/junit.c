// Findings as JUnit's XML: a file is a suite, a finding a test that fails; an info passes.
#include "reporters/by_file.h"
#include "reporters/xml.h"

// "playbook/gestures" for playbook/gestures.yaml: readers take what follows a dot for a class.
static struct str class_name(struct str name) {
    size_t dot = name.len;
    while (dot > 0 && name.ptr[dot - 1] != '.' && name.ptr[dot - 1] != '/') dot--;
    bool has_ending = dot > 1 && name.ptr[dot - 1] == '.';
    return has_ending ? str_slice(name, 0, dot - 1) : name;
}

static bool fails(const struct finding *finding) {
    return finding->level != LEVEL_INFO;
}

static struct str details(const struct report *report, const struct report_part *part,
                          const struct finding *finding) {
    struct place place = place_at(part->sources, finding->at.start);
    struct buf out = buf_new(report->arena);
    if (place.source)
        buf_fmt(&out, "%.*s:%u:%u: ", S_ARG(place.source->name), place.line, place.column);
    buf_add(&out, report_says(report, finding));
    if (finding->witness.len) buf_text(&out, "\ntry: ");
    buf_add(&out, report_shown(report, finding->witness));
    return buf_str(&out);
}

static void write_finding(struct buf *out, const struct report *report,
                          const struct report_part *part, const struct source *file,
                          const struct finding *finding) {
    buf_fmt(out, "    <testcase name=\"%s %s", finding->info->id, finding->info->name);
    if (finding->object.len) buf_char(out, ' ');
    escape_xml(out, report_shown(report, finding->object));
    buf_char(out, '"');
    xml_attribute(out, "classname", class_name(file->name));
    if (fails(finding)) {
        buf_fmt(out, ">\n      <failure type=\"%s\"", level_name((enum level)finding->level));
        xml_attribute(out, "message", report_shown(report, finding->message));
    } else {
        buf_text(out, ">\n      <system-out");
    }
    buf_char(out, '>');
    escape_xml(out, details(report, part, finding));
    buf_fmt(out, "</%s>\n    </testcase>\n", fails(finding) ? "failure" : "system-out");
}

static size_t count_failures(const struct by_file *by, size_t from, size_t to) {
    size_t count = 0;
    for (size_t i = from; i < to; i++) count += fails(by->items[i]);
    return count;
}

// A suite without a test would read as one that did not run.
static void write_suite(struct buf *out, const struct report *report,
                        const struct report_part *part, const struct by_file *by, size_t f) {
    const struct source *file = &part->sources->files.items[f];
    size_t from = by->starts[f], to = by->starts[f + 1];
    buf_text(out, "  <testsuite");
    xml_attribute(out, "name", file->name);
    buf_fmt(out, " tests=\"%zu\" failures=\"%zu\" errors=\"0\">\n", to > from ? to - from : 1,
            count_failures(by, from, to));
    for (size_t i = from; i < to; i++) write_finding(out, report, part, file, by->items[i]);
    if (from == to) {
        buf_text(out, "    <testcase name=\"no findings\"");
        xml_attribute(out, "classname", class_name(file->name));
        buf_text(out, "/>\n");
    }
    buf_text(out, "  </testsuite>\n");
}

void reporter_junit(struct buf *out, const struct report *report) {
    buf_text(out, XML_DECLARATION "<testsuites name=\"empower lint\">\n");
    for (size_t p = 0; p < report->n; p++) {
        struct by_file by = findings_by_file(report->arena, &report->parts[p]);
        for (size_t f = 0; f < report->parts[p].sources->files.n; f++)
            write_suite(out, report, &report->parts[p], &by, f);
    }
    buf_text(out, "</testsuites>\n");
}
