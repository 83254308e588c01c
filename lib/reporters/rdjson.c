// Findings in reviewdog's Diagnostic Format, with suggestions to accept.
#include "base/json.h"
#include "reporters/reporters.h"

// Columns are counted in bytes of UTF-8, from 1.
static void write_position(struct json *json, const char *key, struct place place) {
    json_key(json, key);
    json_object(json);
    json_key(json, "line");
    json_number(json, place.line);
    json_key(json, "column");
    json_number(json, place.byte - place.source->lines[place.line - 1] + 1);
    json_object_end(json);
}

static void write_range(struct json *json, const struct sources *sources, struct span at) {
    json_key(json, "range");
    json_object(json);
    write_position(json, "start", place_at(sources, at.start));
    write_position(json, "end", place_at(sources, at.end));
    json_object_end(json);
}

static void write_location(struct json *json, const struct sources *sources, struct span at) {
    const struct source *source = source_at(sources, at.start);
    json_key(json, "location");
    json_object(json);
    json_member(json, "path", source ? source->name : S(""));
    if (source) write_range(json, sources, at);
    json_object_end(json);
}

// All edits of a fix as one, with what stands between them. False where they lie in several files.
static bool join_edits(struct arena *arena, const struct sources *sources, const struct fix *fix,
                       struct edit *out) {
    struct buf text = buf_new(arena);
    const struct edit *edit = fix_next_edit(fix, NULL);
    if (!edit) return false;
    *out = (struct edit){.at = {edit->at.start, edit->at.start}};
    for (; edit; edit = fix_next_edit(fix, edit)) {
        bool one_file = source_at(sources, edit->at.end) == source_at(sources, out->at.start);
        if (!one_file || edit->at.start < out->at.end) return false;
        buf_add(&text, span_bytes(sources, (struct span){out->at.end, edit->at.start}));
        buf_add(&text, edit->text);
        out->at.end = edit->at.end;
    }
    out->text = buf_str(&text);
    return true;
}

static void write_suggestion(struct json *json, const struct report *report,
                             const struct sources *sources, const struct fix *fix) {
    struct edit edit;
    if (!fix || !join_edits(report->arena, sources, fix, &edit)) return;
    json_key(json, "suggestions");
    json_array(json);
    json_object(json);
    write_range(json, sources, edit.at);
    json_member(json, "text", edit.text);
    json_object_end(json);
    json_array_end(json);
}

static void write_related(struct json *json, const struct sources *sources,
                          const struct finding *finding) {
    if (!finding->related.n) return;
    json_key(json, "related_locations");
    json_array(json);
    for (size_t i = 0; i < finding->related.n; i++) {
        json_object(json);
        json_member(json, "message", finding->related.items[i].says);
        write_location(json, sources, finding->related.items[i].at);
        json_object_end(json);
    }
    json_array_end(json);
}

static void write_finding(struct json *json, const struct report *report,
                          const struct sources *sources, const struct finding *finding) {
    static const char *const severities[] = {"ERROR", "WARNING", "INFO"};
    json_object(json);
    json_member(json, "message", report_says(report, finding));
    write_location(json, sources, finding->at);
    json_member(json, "severity", str_of(severities[finding->level]));
    json_key(json, "code");
    json_object(json);
    json_member(json, "value", str_of(finding->info->id));
    json_object_end(json);
    write_suggestion(json, report, sources, finding->fix);
    write_related(json, sources, finding);
    json_object_end(json);
}

void reporter_rdjson(struct buf *out, const struct report *report) {
    struct json json = json_writer(out, true);
    json_object(&json);
    json_key(&json, "source");
    json_object(&json);
    json_member(&json, "name", S("empower"));
    json_object_end(&json);
    json_key(&json, "diagnostics");
    json_array(&json);
    for (size_t p = 0; p < report->n; p++)
        for (size_t i = 0; i < report->parts[p].findings->list.n; i++)
            write_finding(&json, report, report->parts[p].sources,
                          &report->parts[p].findings->list.items[i]);
    json_array_end(&json);
    json_object_end(&json);
    buf_char(out, '\n');
}
