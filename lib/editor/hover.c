// What something means: the entry that a name names, the key of the language, the word of a
// condition.
#include "editor/names.h"
#include "editor/spot.h"

#include "base/escape.h"
#include "model/reference.h"

enum { LINES_MOST = 12 };

void write_hover(struct json *json, const struct view *view, struct str text, struct span at) {
    json_object(json);
    json_key(json, "contents");
    json_object(json);
    json_member(json, "kind", view->markdown ? S("markdown") : S("plaintext"));
    json_member(json, "value", text);
    json_object_end(json);
    json_key(json, "range");
    write_range(json, view->sources, at, view->ruler);
    json_object_end(json);
}

// A line of running text; in Markdown a paragraph.
void add_hover_line(struct buf *out, const struct view *view, struct str line) {
    if (view->markdown)
        escape_markdown(out, line);
    else
        buf_add(out, line);
    buf_text(out, view->markdown ? "\n\n" : "\n");
}

// ---- entries ----

// The first lines of the entry as they stand in its file. What would end a block of Markdown is
// left out.
static void add_lines(struct buf *out, const struct view *view, struct span at) {
    const struct source *source = source_at(view->sources, at.start);
    uint32_t first = line_at(view->sources, at.start), last = line_at(view->sources, at.end);
    bool fenced = view->markdown;
    if (fenced && str_find(span_bytes(view->sources, at), S("```")) >= 0) return;
    if (fenced) buf_text(out, "```yaml\n");
    for (uint32_t line = first; line <= last && line < first + LINES_MOST; line++)
        buf_fmt(out, "%.*s\n", S_ARG(source_line(source, line)));
    if (last >= first + LINES_MOST) buf_text(out, "...\n");
    if (fenced) buf_text(out, "```\n");
}

static void hover_entry(struct json *json, const struct view *view, const struct name *name) {
    const struct entry *entry = playbook_entry(view->playbook, (enum kind)name->kind, name->index);
    struct str title = entry_title(view->playbook, entry);
    struct buf out = buf_new(view->arena);
    add_hover_line(
        &out, view,
        str_fmt(view->arena, "%.*s (%s)", S_ARG(title), kind_name((enum kind)name->kind)));
    // Where it is defined it is to be seen anyway.
    if (!name->defines) add_lines(&out, view, entry->at);
    write_hover(json, view, buf_str(&out), name->at);
}

// ---- keys and words ----

static void hover_row(struct json *json, const struct view *view, const struct row *row,
                      struct span at) {
    struct buf text = buf_new(view->arena), out = buf_new(view->arena);
    reference_key(&text, row);
    struct str rest = buf_str(&text), line;
    while (str_split(&rest, '\n', &line)) add_hover_line(&out, view, line);
    write_hover(json, view, buf_str(&out), at);
}

static bool hover_word(struct json *json, const struct view *view, struct str word,
                       struct span at) {
    const char *says = reference_word(word);
    if (!says) return false;
    struct buf out = buf_new(view->arena);
    add_hover_line(&out, view, str_fmt(view->arena, "%.*s: %s", S_ARG(word), says));
    write_hover(json, view, buf_str(&out), at);
    return true;
}

static const struct row *row_at(const struct spot *spot) {
    const struct slot *slot = &spot->slot;
    bool keys = slot->kind == SLOT_KEYS || slot->kind == SLOT_CLAUSES || slot->kind == SLOT_GRANT;
    if (keys && spot->standing != AT_VALUE) return shape_row(slot->shape, spot->word);
    // A word of the language; prose speaks for itself.
    bool word = slot->kind == SLOT_VALUE && slot->row->choices;
    return word && spot->standing == AT_VALUE ? slot->row : NULL;
}

void answer_hover(struct json *json, struct view *view) {
    struct names names = names_of(view->arena, view->playbook);
    const struct name *name = name_at(&names, view->at);
    struct spot spot = spot_find(view, view->at, true);
    const struct row *row = spot.word.len ? row_at(&spot) : NULL;
    if (name)
        hover_entry(json, view, name);
    else if (row)
        hover_row(json, view, row, spot.at);
    else if (spot.standing == AT_NOTHING || !hover_word(json, view, spot.word, spot.at))
        json_null(json);
}
