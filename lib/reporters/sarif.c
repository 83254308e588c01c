// Findings as SARIF 2.1.0, as code scanning and editors read it.
#include "base/digest.h"
#include "base/escape.h"
#include "base/map.h"
#include "reporters/line_hash.h"
#include "reporters/reporters.h"
#include "reporters/sarif_rule.h"

#include <stdlib.h>

#define SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"
#define ROOT   "%SRCROOT%"

struct sarif {
    struct json json;
    struct arena *arena;
    const struct report *report;
    const struct report_part *part; // the one that is written
    size_t artifact;                // the place of its first file among the artifacts
    LIST(const struct rule_info *) rules;
    struct map places; // id -> place in rules
    const struct source *hashed;
    struct line_hashes hashes; // of that file
};

static void write_number(struct sarif *sarif, const char *key, size_t number) {
    json_key(&sarif->json, key);
    json_number(&sarif->json, (int64_t)number);
}

static void write_message(struct sarif *sarif, const char *key, struct str text) {
    struct buf out = buf_new(sarif->arena);
    escape_sarif(&out, text);
    json_key(&sarif->json, key);
    json_object(&sarif->json);
    json_member(&sarif->json, "text", buf_str(&out));
    json_object_end(&sarif->json);
}

// ---- places ----

// The file's name is a path from the root of the repository; no path of this machine is told.
static void write_file(struct sarif *sarif, const char *key, size_t file) {
    struct buf uri = buf_new(sarif->arena);
    escape_uri(&uri, report_path(sarif->report, sarif->part->sources->files.items[file].name));
    json_key(&sarif->json, key);
    json_object(&sarif->json);
    json_member(&sarif->json, "uri", buf_str(&uri));
    json_member(&sarif->json, "uriBaseId", S(ROOT));
    write_number(sarif, "index", sarif->artifact + file);
    json_object_end(&sarif->json);
}

// A mark of the byte order is no character of the first line.
static uint32_t column_of(struct place place) {
    bool marked =
        place.line == 1 && place.byte >= 3 && str_starts(place.source->bytes, S("\xEF\xBB\xBF"));
    return place.column - marked;
}

static void write_region(struct sarif *sarif, const char *key, struct span at) {
    struct place start = place_at(sarif->part->sources, at.start);
    struct place end = place_at(sarif->part->sources, at.end);
    json_key(&sarif->json, key);
    json_object(&sarif->json);
    write_number(sarif, "startLine", start.line);
    write_number(sarif, "startColumn", column_of(start));
    write_number(sarif, "endLine", end.line);
    write_number(sarif, "endColumn", column_of(end));
    write_number(sarif, "byteOffset", start.byte);
    write_number(sarif, "byteLength", at.end - at.start);
    json_object_end(&sarif->json);
}

static size_t file_at(const struct sarif *sarif, uint32_t position) {
    const struct source *source = source_at(sarif->part->sources, position);
    return (size_t)(source - sarif->part->sources->files.items);
}

static void write_place(struct sarif *sarif, struct span at) {
    if (!source_at(sarif->part->sources, at.start)) return;
    json_key(&sarif->json, "physicalLocation");
    json_object(&sarif->json);
    write_file(sarif, "artifactLocation", file_at(sarif, at.start));
    write_region(sarif, "region", at);
    json_object_end(&sarif->json);
}

static void write_locations(struct sarif *sarif, const struct finding *finding) {
    json_key(&sarif->json, "locations");
    json_array(&sarif->json);
    json_object(&sarif->json);
    write_place(sarif, finding->at);
    if (finding->object.len) {
        json_key(&sarif->json, "logicalLocations");
        json_array(&sarif->json);
        json_object(&sarif->json);
        json_member(&sarif->json, "fullyQualifiedName", finding->object);
        json_object_end(&sarif->json);
        json_array_end(&sarif->json);
    }
    json_object_end(&sarif->json);
    json_array_end(&sarif->json);
}

static void write_related(struct sarif *sarif, const struct finding *finding) {
    if (!finding->related.n) return;
    json_key(&sarif->json, "relatedLocations");
    json_array(&sarif->json);
    for (size_t i = 0; i < finding->related.n; i++) {
        json_object(&sarif->json);
        write_number(sarif, "id", i + 1);
        write_message(sarif, "message", finding->related.items[i].says);
        write_place(sarif, finding->related.items[i].at);
        json_object_end(&sarif->json);
    }
    json_array_end(&sarif->json);
}

// ---- fixes ----

static void write_edit(struct sarif *sarif, const struct edit *edit) {
    json_object(&sarif->json);
    write_region(sarif, "deletedRegion", edit->at);
    json_key(&sarif->json, "insertedContent");
    json_object(&sarif->json);
    json_member(&sarif->json, "text", edit->text);
    json_object_end(&sarif->json);
    json_object_end(&sarif->json);
}

// The edits in the file of the next edit behind `last`; answers the last of them. Files lie one
// after the other, so edits in order of place are in order of file.
static const struct edit *write_change(struct sarif *sarif, const struct fix *fix,
                                       const struct edit *edit) {
    size_t file = file_at(sarif, edit->at.start);
    json_object(&sarif->json);
    write_file(sarif, "artifactLocation", file);
    json_key(&sarif->json, "replacements");
    json_array(&sarif->json);
    for (; edit && file_at(sarif, edit->at.start) == file; edit = fix_next_edit(fix, edit))
        write_edit(sarif, edit);
    json_array_end(&sarif->json);
    json_object_end(&sarif->json);
    return edit;
}

static void write_fix(struct sarif *sarif, const struct fix *fix) {
    const struct edit *edit = fix ? fix_next_edit(fix, NULL) : NULL;
    if (!edit) return;
    json_key(&sarif->json, "fixes");
    json_array(&sarif->json);
    json_object(&sarif->json);
    write_message(sarif, "description", fix->title);
    json_key(&sarif->json, "artifactChanges");
    json_array(&sarif->json);
    while (edit) edit = write_change(sarif, fix, edit);
    json_array_end(&sarif->json);
    json_key(&sarif->json, "properties");
    json_object(&sarif->json);
    json_key(&sarif->json, "safe");
    json_bool(&sarif->json, fix->safe);
    json_object_end(&sarif->json);
    json_object_end(&sarif->json);
    json_array_end(&sarif->json);
}

// ---- results ----

static struct str hash_of_line(struct sarif *sarif, uint32_t position) {
    struct place place = place_at(sarif->part->sources, position);
    if (!place.source) return S("");
    if (place.source != sarif->hashed) {
        sarif->hashed = place.source;
        sarif->hashes = line_hashes(sarif->arena, place.source->bytes);
    }
    return line_hash_show(sarif->arena, &sarif->hashes, place.line);
}

// GitHub's own, so that an alert stays the same one, and the key of the baseline.
static void write_fingerprints(struct sarif *sarif, const struct finding *finding,
                               struct str fingerprint) {
    struct str hash = hash_of_line(sarif, finding->at.start);
    json_key(&sarif->json, "partialFingerprints");
    json_object(&sarif->json);
    if (hash.len) json_member(&sarif->json, "primaryLocationLineHash", hash);
    json_member(&sarif->json, "empowerObject/v1", fingerprint);
    json_object_end(&sarif->json);
}

static void write_witness(struct sarif *sarif, const struct finding *finding) {
    if (!finding->witness.len) return;
    json_key(&sarif->json, "properties");
    json_object(&sarif->json);
    json_member(&sarif->json, "witness", finding->witness);
    if (finding->shows.len) json_member(&sarif->json, "shows", finding->shows);
    json_object_end(&sarif->json);
}

static void write_result(struct sarif *sarif, size_t i) {
    const struct finding *finding = &sarif->part->findings->list.items[i];
    struct str id = str_of(finding->info->id);
    json_object(&sarif->json);
    json_member(&sarif->json, "ruleId", id);
    write_number(sarif, "ruleIndex", *map_get(&sarif->places, id));
    json_member(&sarif->json, "level", str_of(sarif_level((enum level)finding->level)));
    write_message(sarif, "message", report_says(sarif->report, finding));
    write_locations(sarif, finding);
    write_related(sarif, finding);
    write_fingerprints(sarif, finding, sarif->part->fingerprints[i]);
    write_fix(sarif, finding->fix);
    write_witness(sarif, finding);
    json_object_end(&sarif->json);
}

// Calls `write` with each part as the one that is written.
static void each_part(struct sarif *sarif, const char *key, void (*write)(struct sarif *sarif)) {
    sarif->artifact = 0;
    json_key(&sarif->json, key);
    json_array(&sarif->json);
    for (size_t p = 0; p < sarif->report->n; p++) {
        sarif->part = &sarif->report->parts[p];
        write(sarif);
        sarif->artifact += sarif->part->sources->files.n;
    }
    json_array_end(&sarif->json);
}

static void write_results(struct sarif *sarif) {
    for (size_t i = 0; i < sarif->part->findings->list.n; i++) write_result(sarif, i);
}

static void write_artifacts(struct sarif *sarif) {
    for (size_t i = 0; i < sarif->part->sources->files.n; i++) {
        struct str bytes = sarif->part->sources->files.items[i].bytes;
        struct digest *digest = digest_new(sarif->arena);
        digest_add(digest, bytes);
        json_object(&sarif->json);
        write_file(sarif, "location", i);
        write_number(sarif, "length", bytes.len);
        json_key(&sarif->json, "roles");
        json_array(&sarif->json);
        json_text(&sarif->json, "analysisTarget");
        json_array_end(&sarif->json);
        json_key(&sarif->json, "hashes");
        json_object(&sarif->json);
        json_member(&sarif->json, "sha-256", digest_hex(sarif->arena, digest, 64));
        json_object_end(&sarif->json);
        json_object_end(&sarif->json);
    }
}

// ---- the run ----

static int rule_cmp(const void *a, const void *b) {
    const struct rule_info *const *x = a, *const *y = b;
    return strcmp((*x)->id, (*y)->id);
}

// The rules that found something, by id.
static void collect_rules(struct sarif *sarif) {
    sarif->places = map_new(sarif->arena);
    for (size_t p = 0; p < sarif->report->n; p++) {
        const struct findings *findings = sarif->report->parts[p].findings;
        for (size_t i = 0; i < findings->list.n; i++) {
            const struct rule_info *info = findings->list.items[i].info;
            uint32_t *met = map_put(&sarif->places, str_of(info->id), 0);
            if (!*met) *PUSH(sarif->arena, &sarif->rules) = info;
            *met = 1;
        }
    }
    if (!sarif->rules.n) return;
    qsort(sarif->rules.items, sarif->rules.n, sizeof *sarif->rules.items, rule_cmp);
    for (size_t i = 0; i < sarif->rules.n; i++)
        *map_get(&sarif->places, str_of(sarif->rules.items[i]->id)) = (uint32_t)i;
}

static void write_tool(struct sarif *sarif) {
    json_key(&sarif->json, "tool");
    json_object(&sarif->json);
    json_key(&sarif->json, "driver");
    json_object(&sarif->json);
    json_member(&sarif->json, "name", S("empower"));
    json_member(&sarif->json, "semanticVersion", str_of(sarif->report->version));
    json_key(&sarif->json, "rules");
    json_array(&sarif->json);
    for (size_t i = 0; i < sarif->rules.n; i++)
        sarif_write_rule(&sarif->json, sarif->arena, sarif->rules.items[i]);
    json_array_end(&sarif->json);
    json_object_end(&sarif->json);
    json_object_end(&sarif->json);
}

static void write_dropped(struct sarif *sarif) {
    size_t dropped = report_dropped(sarif->report);
    if (!dropped) return;
    json_key(&sarif->json, "toolExecutionNotifications");
    json_array(&sarif->json);
    json_object(&sarif->json);
    json_member(&sarif->json, "level", S("warning"));
    write_message(sarif, "message", str_fmt(sarif->arena, "and %zu more findings", dropped));
    json_object_end(&sarif->json);
    json_array_end(&sarif->json);
}

static void write_invocation(struct sarif *sarif) {
    json_key(&sarif->json, "invocations");
    json_array(&sarif->json);
    json_object(&sarif->json);
    json_key(&sarif->json, "executionSuccessful");
    json_bool(&sarif->json, true);
    write_dropped(sarif);
    json_object_end(&sarif->json);
    json_array_end(&sarif->json);
}

static void write_root(struct sarif *sarif) {
    json_key(&sarif->json, "originalUriBaseIds");
    json_object(&sarif->json);
    json_key(&sarif->json, ROOT);
    json_object(&sarif->json);
    write_message(sarif, "description", S("The root of the repository."));
    json_object_end(&sarif->json);
    json_object_end(&sarif->json);
}

static void write_run(struct sarif *sarif) {
    json_object(&sarif->json);
    write_tool(sarif);
    json_key(&sarif->json, "automationDetails");
    json_object(&sarif->json);
    json_member(&sarif->json, "id", S("empower/lint/"));
    json_object_end(&sarif->json);
    write_invocation(sarif);
    write_root(sarif);
    json_member(&sarif->json, "columnKind", S("unicodeCodePoints"));
    json_member(&sarif->json, "defaultEncoding", S("utf-8"));
    json_member(&sarif->json, "defaultSourceLanguage", S("yaml"));
    each_part(sarif, "artifacts", write_artifacts);
    each_part(sarif, "results", write_results);
    json_object_end(&sarif->json);
}

void reporter_sarif(struct buf *out, const struct report *report) {
    struct sarif sarif = {.json = json_writer(out, true), .arena = report->arena, .report = report};
    collect_rules(&sarif);
    json_object(&sarif.json);
    json_member(&sarif.json, "$schema", S(SCHEMA));
    json_member(&sarif.json, "version", S("2.1.0"));
    json_key(&sarif.json, "runs");
    json_array(&sarif.json);
    write_run(&sarif);
    json_array_end(&sarif.json);
    json_object_end(&sarif.json);
    buf_char(out, '\n');
}
