// Findings as diagnostics of the protocol.
#include "editor/answers.h"

#include <string.h>

const struct source *view_source(const struct view *view) {
    return &view->sources->files.items[view->file];
}

// What has no place is about the playbook as a whole: its first file.
static size_t file_of(const struct view *view, struct span at) {
    const struct source *source = source_at(view->sources, at.start);
    return source ? (size_t)(source - view->sources->files.items) : 0;
}

void count_findings(size_t *counts, const struct view *view) {
    for (size_t i = 0; i < view->findings->list.n; i++)
        counts[file_of(view, view->findings->list.items[i].at)]++;
}

static void write_related(struct json *json, const struct view *view,
                          const struct finding *finding) {
    if (!view->related || !finding->related.n) return;
    json_key(json, "relatedInformation");
    json_array(json);
    for (size_t i = 0; i < finding->related.n; i++) {
        const struct related *related = &finding->related.items[i];
        json_object(json);
        json_key(json, "location");
        json_object(json);
        json_member(json, "uri", view->uris[file_of(view, related->at)]);
        json_key(json, "range");
        write_range(json, view->sources, related->at, view->ruler);
        json_object_end(json);
        json_member(json, "message", related->says);
        json_object_end(json);
    }
    json_array_end(json);
}

// Editors show in grey what is there for nothing.
static void write_tags(struct json *json, const struct finding *finding) {
    enum { UNNECESSARY = 1 };
    const char *name = finding->info->name;
    if (strncmp(name, "unused-", 7) && strncmp(name, "dead-", 5)) return;
    json_key(json, "tags");
    json_array(json);
    json_number(json, UNNECESSARY);
    json_array_end(json);
}

static struct str message_of(const struct view *view, const struct finding *finding) {
    struct buf out = buf_new(view->arena);
    buf_add(&out, finding->message);
    if (finding->help.len) buf_fmt(&out, " %.*s", S_ARG(finding->help));
    if (finding->witness.len) buf_fmt(&out, "\nSee: %.*s", S_ARG(finding->witness));
    return buf_str(&out);
}

void write_diagnostic(struct json *json, const struct view *view, const struct finding *finding) {
    json_object(json);
    json_key(json, "range");
    write_range(json, view->sources, finding->at, view->ruler);
    json_key(json, "severity"); // 1 error, 2 warning, 3 information
    json_number(json, finding->level + 1);
    json_member(json, "code", str_of(finding->info->id));
    json_member(json, "source", S("empower"));
    json_member(json, "message", message_of(view, finding));
    write_related(json, view, finding);
    write_tags(json, finding);
    json_object_end(json);
}

void answer_diagnostics(struct json *json, const struct view *view) {
    json_array(json);
    for (size_t i = 0; i < view->findings->list.n; i++) {
        const struct finding *finding = &view->findings->list.items[i];
        if (file_of(view, finding->at) == view->file) write_diagnostic(json, view, finding);
    }
    json_array_end(json);
}
