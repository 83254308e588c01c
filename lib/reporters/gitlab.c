// Findings as GitLab's Code Quality report.
#include "base/json.h"
#include "base/map.h"
#include "reporters/reporters.h"

// GitLab takes two of one fingerprint for one: the second and later ones are numbered.
static struct str numbered(struct arena *arena, struct map *seen, struct str fingerprint) {
    uint32_t count = ++*map_put(seen, fingerprint, 0);
    return count == 1 ? fingerprint : str_fmt(arena, "%.*s:%u", S_ARG(fingerprint), count);
}

static void write_location(struct json *json, const struct report *report,
                           const struct report_part *part, const struct finding *finding) {
    struct place start = place_at(part->sources, finding->at.start);
    struct place end = place_at(part->sources, finding->at.end);
    struct str name = start.source ? start.source->name : S("");
    json_key(json, "location");
    json_object(json);
    json_member(json, "path", report_path(report, name));
    json_key(json, "lines");
    json_object(json);
    json_key(json, "begin");
    json_number(json, start.line ? start.line : 1);
    json_key(json, "end");
    json_number(json, end.line ? end.line : 1);
    json_object_end(json);
    json_object_end(json);
}

static void write_finding(struct json *json, const struct report *report,
                          const struct report_part *part, size_t i, struct map *seen) {
    static const char *const severities[] = {"critical", "major", "info"};
    const struct finding *finding = &part->findings->list.items[i];
    json_object(json);
    json_member(json, "description", report_says(report, finding));
    json_member(json, "check_name", str_of(finding->info->name));
    json_member(json, "fingerprint", numbered(report->arena, seen, part->fingerprints[i]));
    json_member(json, "severity", str_of(severities[finding->level]));
    write_location(json, report, part, finding);
    json_object_end(json);
}

void reporter_gitlab(struct buf *out, const struct report *report) {
    struct json json = json_writer(out, true);
    struct map seen = map_new(report->arena);
    json_array(&json);
    for (size_t p = 0; p < report->n; p++)
        for (size_t i = 0; i < report->parts[p].findings->list.n; i++)
            write_finding(&json, report, &report->parts[p], i, &seen);
    json_array_end(&json);
    buf_char(out, '\n');
}
