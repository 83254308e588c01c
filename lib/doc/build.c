// Builds document trees: nodes and runs, each added behind the last.
#include "doc/doc.h"

struct doc *doc_new(struct arena *arena, struct str title, struct str lang) {
    struct doc *doc = arena_new(arena, struct doc);
    doc->title = title;
    doc->lang = lang;
    doc->theme = doc_usual_theme;
    doc->body.arena = arena;
    doc->body.kind = DOC_BODY;
    return doc;
}

struct doc_node *doc_add(struct doc_node *parent, enum doc_kind kind) {
    struct doc_node *node = arena_new(parent->arena, struct doc_node);
    node->arena = parent->arena;
    node->kind = (uint8_t)kind;
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    return parent->last = node;
}

struct doc_node *doc_add_text(struct doc_node *parent, enum doc_kind kind, struct str text) {
    struct doc_node *node = doc_add(parent, kind);
    doc_text(node, text);
    return node;
}

struct doc_node *doc_section(struct doc_node *parent, struct str heading) {
    struct doc_node *section = doc_add(parent, DOC_SECTION);
    doc_add_text(section, DOC_HEADING, heading);
    return section;
}

struct doc_node *doc_paragraph(struct doc_node *parent, struct str text) {
    return doc_add_text(parent, DOC_PARAGRAPH, text);
}

struct doc_node *doc_styled(struct doc_node *parent, enum doc_paragraph_style style,
                            struct str text) {
    struct doc_node *paragraph = doc_paragraph(parent, text);
    paragraph->style = (uint8_t)style;
    return paragraph;
}

struct doc_node *doc_list(struct doc_node *parent, enum doc_list_style style) {
    struct doc_node *list = doc_add(parent, DOC_LIST);
    list->style = (uint8_t)style;
    return list;
}

struct doc_node *doc_item(struct doc_node *list, struct str text) {
    return doc_add_text(list, DOC_ITEM, text);
}

struct doc_node *doc_table(struct doc_node *parent, struct str caption,
                           const struct doc_column *columns, size_t n) {
    struct doc_node *table = doc_add_text(parent, DOC_TABLE, caption);
    table->columns = columns;
    table->count = (uint16_t)n;
    return table;
}

struct doc_node *doc_row(struct doc_node *table, enum doc_row_style style) {
    struct doc_node *row = doc_add(table, DOC_ROW);
    row->style = (uint8_t)style;
    return row;
}

struct doc_node *doc_cell(struct doc_node *row, enum doc_scope scope, struct str text) {
    struct doc_node *cell = doc_add_text(row, DOC_CELL, text);
    cell->scope = (uint8_t)scope;
    return cell;
}

static struct doc_node *toned(struct doc_node *parent, enum doc_kind kind, enum doc_tone tone,
                              struct str label) {
    struct doc_node *node = doc_add_text(parent, kind, label);
    node->tone = (uint8_t)tone;
    return node;
}

struct doc_node *doc_callout(struct doc_node *parent, enum doc_tone tone, struct str label) {
    return toned(parent, DOC_CALLOUT, tone, label);
}

struct doc_node *doc_card(struct doc_node *parent, enum doc_tone tone, struct str label) {
    return toned(parent, DOC_CARD, tone, label);
}

struct doc_node *doc_lines(struct doc_node *parent, unsigned count) {
    struct doc_node *lines = doc_add(parent, DOC_LINES);
    lines->count = (uint16_t)count;
    return lines;
}

struct doc_node *doc_figure(struct doc_node *parent, const struct doc_figure *figure) {
    struct doc_node *node = doc_add(parent, DOC_FIGURE);
    node->figure = figure;
    return node;
}

struct doc_node *doc_page_break(struct doc_node *parent, enum doc_break_style style) {
    struct doc_node *node = doc_add(parent, DOC_PAGE_BREAK);
    node->style = (uint8_t)style;
    return node;
}

static struct doc_run *add_run(struct doc_node *node, enum doc_run_kind kind, struct str text) {
    struct doc_run *run = arena_new(node->arena, struct doc_run);
    run->kind = kind;
    run->text = text;
    if (node->last_run)
        node->last_run->next = run;
    else
        node->runs = run;
    return node->last_run = run;
}

void doc_text(struct doc_node *node, struct str text) {
    if (text.len) add_run(node, DOC_TEXT, text);
}

void doc_strong(struct doc_node *node, struct str text) {
    if (text.len) add_run(node, DOC_STRONG, text);
}

void doc_code(struct doc_node *node, struct str text) {
    if (text.len) add_run(node, DOC_CODE, text);
}

void doc_link(struct doc_node *node, struct str text, struct str href) {
    if (text.len) add_run(node, DOC_LINK, text)->href = href;
}

void doc_line_end(struct doc_node *node) {
    if (node->runs) add_run(node, DOC_LINE_END, S(""));
}

void doc_box(struct doc_node *node, struct str means) {
    add_run(node, DOC_BOX, means);
}
