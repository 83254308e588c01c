// Findings as one JSON object; its fields are a contract and grow by addition.
#include "base/json.h"
#include "reporters/reporters.h"

static void write_position(struct json *json, const char *key, struct place place) {
    json_key(json, key);
    json_object(json);
    json_key(json, "line");
    json_number(json, place.line);
    json_key(json, "column");
    json_number(json, place.column);
    json_key(json, "byte");
    json_number(json, place.byte);
    json_object_end(json);
}

// The members "file", "start" and "end"; null where a finding has no place.
static void write_span(struct json *json, const struct sources *sources, struct span at) {
    struct place start = place_at(sources, at.start);
    if (!start.source) {
        json_member(json, "file", (struct str){0});
        json_member(json, "start", (struct str){0});
        json_member(json, "end", (struct str){0});
        return;
    }
    json_member(json, "file", start.source->name);
    write_position(json, "start", start);
    write_position(json, "end", place_at(sources, at.end));
}

static void write_related(struct json *json, const struct sources *sources,
                          const struct finding *finding) {
    json_key(json, "related");
    json_array(json);
    for (size_t i = 0; i < finding->related.n; i++) {
        const struct related *related = &finding->related.items[i];
        json_object(json);
        json_member(json, "message", related->says);
        write_span(json, sources, related->at);
        json_object_end(json);
    }
    json_array_end(json);
}

static void write_fix(struct json *json, const struct report *report, const struct sources *sources,
                      const struct fix *fix) {
    json_key(json, "fix");
    if (!fix) {
        json_null(json);
        return;
    }
    uint32_t line = 0;
    struct str corrected = fix_corrected_line(report->arena, sources, fix, &line);
    json_object(json);
    json_member(json, "title", fix->title);
    json_key(json, "safe");
    json_bool(json, fix->safe);
    json_key(json, "line");
    json_number(json, line);
    json_member(json, "corrected", corrected);
    json_key(json, "edits");
    json_array(json);
    for (size_t i = 0; i < fix->edits.n; i++) {
        json_object(json);
        write_span(json, sources, fix->edits.items[i].at);
        json_member(json, "text", fix->edits.items[i].text);
        json_object_end(json);
    }
    json_array_end(json);
    json_object_end(json);
}

static struct str or_null(struct str s) {
    return s.len ? s : (struct str){0};
}

void report_write_json(struct json *json, const struct report *report,
                       const struct report_part *part, size_t i) {
    const struct finding *finding = &part->findings->list.items[i];
    json_object(json);
    json_member(json, "rule", str_of(finding->info->id));
    json_member(json, "name", str_of(finding->info->name));
    json_member(json, "level", str_of(level_name((enum level)finding->level)));
    json_member(json, "confidence",
                str_of(confidence_name((enum confidence)finding->info->confidence)));
    json_member(json, "message", finding->message);
    json_member(json, "help", or_null(finding->help));
    write_span(json, part->sources, finding->at);
    json_member(json, "object", or_null(finding->object));
    write_related(json, part->sources, finding);
    json_member(json, "witness", or_null(finding->witness));
    json_member(json, "shows", or_null(finding->shows));
    write_fix(json, report, part->sources, finding->fix);
    json_member(json, "fingerprint", part->fingerprints[i]);
    json_object_end(json);
}

// What is not among the findings, and why.
static void write_silenced(struct json *json, const struct report *report) {
    size_t held = 0, ignored = 0;
    for (size_t p = 0; p < report->n; p++) {
        held += report->parts[p].findings->held;
        ignored += report->parts[p].findings->ignored;
    }
    json_key(json, "silenced");
    json_object(json);
    json_key(json, "baseline");
    json_number(json, (int64_t)held);
    json_key(json, "ignores");
    json_number(json, (int64_t)ignored);
    json_object_end(json);
}

static void write_summary(struct json *json, const struct report *report) {
    json_key(json, "summary");
    json_object(json);
    json_key(json, "errors");
    json_number(json, (int64_t)report_count(report, LEVEL_ERROR));
    json_key(json, "warnings");
    json_number(json, (int64_t)report_count(report, LEVEL_WARNING));
    json_key(json, "infos");
    json_number(json, (int64_t)report_count(report, LEVEL_INFO));
    json_key(json, "more");
    json_number(json, (int64_t)report_dropped(report));
    json_key(json, "playbooks");
    json_number(json, (int64_t)report->n);
    write_silenced(json, report);
    json_object_end(json);
}

void reporter_json(struct buf *out, const struct report *report) {
    struct json json = json_writer(out, false);
    json_object(&json);
    json_key(&json, "schema_version");
    json_number(&json, 1);
    json_key(&json, "findings");
    json_array(&json);
    for (size_t p = 0; p < report->n; p++)
        for (size_t i = 0; i < report->parts[p].findings->list.n; i++)
            report_write_json(&json, report, &report->parts[p], i);
    json_array_end(&json);
    write_summary(&json, report);
    json_object_end(&json);
    buf_char(out, '\n');
}
