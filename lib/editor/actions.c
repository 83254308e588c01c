// What can be done about findings: mending them, or saying why one is right as it is.
#include "editor/answers.h"

#include "editor/outline.h"
#include "model/language.h"

void write_text_edit(struct json *json, const struct view *view, struct span at, struct str text) {
    json_object(json);
    json_key(json, "range");
    write_range(json, view->sources, at, view->ruler);
    json_member(json, "newText", text);
    json_object_end(json);
}

// "edit":{"changes":{"file:..":[ : left open for the edits of the file.
void begin_file_edits(struct json *json, const struct view *view) {
    json_key(json, "edit");
    json_object(json);
    json_key(json, "changes");
    json_object(json);
    json_key_str(json, view->uris[view->file]);
    json_array(json);
}

void end_file_edits(struct json *json) {
    json_array_end(json);
    json_object_end(json);
    json_object_end(json);
}

static void begin_action(struct json *json, const struct view *view, struct str title,
                         const struct finding *finding) {
    json_object(json);
    json_member(json, "title", title);
    json_member(json, "kind", S("quickfix"));
    json_key(json, "diagnostics");
    json_array(json);
    write_diagnostic(json, view, finding);
    json_array_end(json);
}

// ---- mending ----

static bool is_in_file(const struct view *view, struct span at) {
    return source_at(view->sources, at.start) == view_source(view);
}

static bool can_mend(const struct view *view, const struct finding *finding) {
    if (!finding->fix) return false;
    for (size_t i = 0; i < finding->fix->edits.n; i++)
        if (!is_in_file(view, finding->fix->edits.items[i].at)) return false;
    return true;
}

// A guess is never taken without a look at it.
static void offer_fix(struct json *json, const struct view *view, const struct finding *finding) {
    const struct fix *fix = finding->fix;
    struct str title = fix->title;
    if (str_ends(title, S("."))) title.len--;
    if (!fix->safe) title = str_fmt(view->arena, "%.*s (a guess)", S_ARG(title));
    begin_action(json, view, title, finding);
    json_key(json, "isPreferred");
    json_bool(json, fix->safe);
    begin_file_edits(json, view);
    const struct edit *edit = NULL;
    while ((edit = fix_next_edit(fix, edit))) write_text_edit(json, view, edit->at, edit->text);
    end_file_edits(json);
    json_object_end(json);
}

// ---- silencing ----

static bool has_crlf(struct str text) {
    ptrdiff_t end = str_find_char(text, '\n');
    return end > 0 && text.ptr[end - 1] == '\r';
}

// A comment above the line in which the entry begins: within brackets and texts there is no room.
static void offer_silence(struct json *json, const struct view *view,
                          const struct finding *finding) {
    const struct source *source = view_source(view);
    const char *id = finding->info->id;
    struct outline outline;
    size_t indent = 0;
    outline_read(&outline, NULL, str_slice(source->bytes, 0, finding->at.end - source->base));
    struct str line = str_from(source->bytes, outline.line);
    while (indent < line.len && line.ptr[indent] == ' ') indent++;
    uint32_t at = source->base + (uint32_t)outline.line;
    struct str comment = str_fmt(view->arena, "%*s# empower: ignore[%s] -- TODO say why%s",
                                 (int)indent, "", id, has_crlf(line) ? "\r\n" : "\n");
    begin_action(json, view, str_fmt(view->arena, "Silence %s here (%s)", id, finding->info->name),
                 finding);
    begin_file_edits(json, view);
    write_text_edit(json, view, (struct span){at, at}, comment);
    end_file_edits(json);
    json_object_end(json);
}

// ---- all of them ----

bool wants_action(const struct view *view, struct str kind) {
    const struct json_value *only = json_get(json_get(view->params, "context"), "only");
    if (!only || only->kind != JSON_ARRAY) return str_eq(kind, S("quickfix"));
    for (const struct json_value *item = only->first; item; item = item->next) {
        bool whole = str_eq(item->text, kind);
        bool above = str_starts(kind, item->text) && kind.ptr[item->text.len] == '.';
        if (item->kind == JSON_STRING && item->text.len && (whole || above)) return true;
    }
    return false;
}

static bool read_span(const struct view *view, struct span *out) {
    const struct json_value *range = json_get(view->params, "range");
    struct editor_position start, end;
    if (!read_position(json_get(range, "start"), &start) ||
        !read_position(json_get(range, "end"), &end))
        return false;
    out->start = position_in(view_source(view), start, view->encoding);
    out->end = position_in(view_source(view), end, view->encoding);
    return true;
}

void write_actions(struct json *json, const struct view *view) {
    struct span asked;
    if (!wants_action(view, S("quickfix")) || !read_span(view, &asked)) return;
    for (size_t i = 0; i < view->findings->list.n; i++) {
        const struct finding *finding = &view->findings->list.items[i];
        bool meets = finding->at.start <= asked.end && asked.start <= finding->at.end;
        if (!meets || !is_in_file(view, finding->at)) continue;
        if (can_mend(view, finding)) offer_fix(json, view, finding);
        if (finding->info->level != LEVEL_ERROR) offer_silence(json, view, finding);
    }
}
