// Finds the place of a new entry, and puts it there so that nothing else of the file changes.
#include "edit/insert.h"

#include "base/buf.h"
#include "edit/plan.h"

static struct plan plan_of(const struct sources *sources, size_t index,
                           const struct yaml_file *file) {
    return (struct plan){.sources = sources, .source = &sources->files.items[index], .file = file};
}

// The start of a line, which may be the end of the file.
static uint32_t position_of(const struct plan *plan, uint32_t line) {
    const struct source *source = plan->source;
    size_t offset = line < source->n_lines ? source->lines[line] : source->bytes.len;
    return source->base + (uint32_t)offset;
}

// The line behind a node and the comments that belong to it: those deeper than `column`.
static uint32_t line_behind(const struct plan *plan, const struct node *node, int32_t column) {
    uint32_t line = plan_last_line(plan, node) + 1;
    for (; line < plan->source->n_lines; line++) {
        bool comment = str_starts(str_trim(plan_text(plan, line)), S("#"));
        if (!comment || plan_indent(plan, line) <= column) break;
    }
    return line;
}

static const struct node *last_of(const struct node *section) {
    const struct node *last = section->first;
    while (last->next) last = last->next;
    return last;
}

// By how many blanks the keys of the entries stand deeper than their names.
static size_t step_of(const struct plan *plan, const struct node *section) {
    for (const struct node *entry = section->first; entry; entry = entry->next) {
        bool block = entry->kind == NODE_MAP && entry->style == STYLE_BLOCK && entry->key;
        if (block)
            return (size_t)(plan_column(plan, entry->at.start) -
                            plan_column(plan, entry->key->at.start));
    }
    return STEP;
}

static void slot_in_braces(struct slot *out, const struct plan *plan, const struct node *section) {
    struct str bytes = span_bytes(plan->sources, section->at);
    bytes.len--; // without the brace
    while (bytes.len && str_find_char(S(" \t\r\n"), bytes.ptr[bytes.len - 1]) >= 0) bytes.len--;
    out->in_braces = true;
    out->at = section->at.start + (uint32_t)bytes.len;
    out->first = str_ends(bytes, S(","));
}

// `section:` with nothing behind it, or with empty braces or brackets.
static void slot_below(struct slot *out, const struct plan *plan, const struct node *section) {
    uint32_t colon = section->key->at.end;
    out->indent = (size_t)plan_column(plan, section->key->at.start) + STEP;
    if (section->at.end > section->at.start) out->drop = (struct span){colon + 1, section->at.end};
    out->at = position_of(plan, plan_line(plan, colon) + 1);
    out->first = true;
}

bool slot_behind(struct slot *out, const struct sources *sources, size_t index,
                 const struct yaml_file *file, const struct node *section, bool listed) {
    struct plan plan = plan_of(sources, index, file);
    *out = (struct slot){.indent = STEP, .step = STEP, .listed = listed};
    bool empty = section->len == 0;
    if (section->hurt || (!empty && section->kind != (listed ? NODE_LIST : NODE_MAP))) return false;
    if (empty) {
        slot_below(out, &plan, section);
    } else if (section->style == STYLE_FLOW) {
        slot_in_braces(out, &plan, section);
    } else {
        int32_t column = plan_column(&plan, section->at.start);
        out->indent = (size_t)column;
        out->step = step_of(&plan, section);
        out->at = position_of(&plan, line_behind(&plan, last_of(section), column));
    }
    return true;
}

// The line behind everything in a file that holds nothing but comments; 0: it holds something.
static uint32_t line_behind_comments(const struct plan *plan) {
    uint32_t end = plan->source->n_lines;
    for (uint32_t line = 0; line < end; line++) {
        struct str text = str_trim(plan_text(plan, line));
        if (text.len && text.ptr[0] != '#') return 0;
    }
    while (end > 1 && plan_is_blank(plan, end - 1)) end--;
    return end;
}

bool slot_new_section(struct slot *out, const struct sources *sources, size_t index,
                      const struct yaml_file *file, const struct node *above, bool listed) {
    struct plan plan = plan_of(sources, index, file);
    const struct node *root = file->root;
    bool sections = root && root->kind == NODE_MAP && root->style == STYLE_BLOCK;
    if (!sections && root) return false;
    if (!above && sections) above = last_of(root);
    int32_t column = sections ? plan_column(&plan, root->at.start) : 0;
    uint32_t line = above ? line_behind(&plan, above, column) : line_behind_comments(&plan);
    *out = (struct slot){.indent = (size_t)column + STEP,
                         .step = STEP,
                         .new_section = true,
                         .listed = listed,
                         .at = position_of(&plan, line),
                         .first = !above && plan_is_blank(&plan, 0)};
    return line > 0;
}

// ---- putting it there ----

static bool is_blank_line(struct str rest) {
    struct str line;
    return !str_split(&rest, '\n', &line) || str_trim(line).len == 0;
}

// The text with the line ends of the file.
static struct str in_its_lines(struct arena *arena, const struct source *source, struct str text) {
    ptrdiff_t end = str_find_char(source->bytes, '\n');
    if (end <= 0 || source->bytes.ptr[end - 1] != '\r') return text;
    struct buf out = buf_new(arena);
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\n') buf_char(&out, '\r');
        buf_char(&out, text.ptr[i]);
    }
    return buf_str(&out);
}

void slot_fill(struct edits *out, const struct source *source, const struct slot *slot,
               struct str text) {
    struct span at = {slot->at, slot->at};
    struct buf all = buf_new(out->arena);
    struct str before = str_slice(source->bytes, 0, slot->at - source->base);
    struct str after = str_from(source->bytes, before.len);
    if (slot->in_braces) {
        buf_text(&all, slot->first ? " " : ", ");
        buf_add(&all, text);
        edits_add(out, at, buf_str(&all));
        return;
    }
    if (before.len && !str_ends(before, S("\n"))) buf_char(&all, '\n');
    bool parted = !slot->listed || slot->new_section; // items of a list stand close together
    bool apart = before.len && !slot->first && parted;
    if (apart && !str_ends(before, S("\n\n"))) buf_char(&all, '\n');
    buf_add(&all, text);
    if (parted && !is_blank_line(after)) buf_char(&all, '\n');
    if (slot->drop.start) edits_add(out, slot->drop, S(""));
    edits_add(out, at, in_its_lines(out->arena, source, buf_str(&all)));
}
