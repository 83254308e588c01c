// Writes the tree of a document as JSON, for programs that lay pages out themselves.
#include "base/json.h"
#include "base/base64.h"
#include "doc/members.h"
#include "formats/inline.h"

enum { SCHEMA_VERSION = 1 };

struct tree {
    struct json json;
    unsigned audience;
};

static void text(struct tree *tree, const char *key, struct str says) {
    json_key(&tree->json, key);
    json_str(&tree->json, inline_visible(tree->json.out->arena, says));
}

static void member(struct tree *tree, const void *of, const struct doc_member *row) {
    uint32_t value = row->type == DOC_MEMBER_TEXT ? 0 : doc_member_get(of, row);
    json_key(&tree->json, row->key);
    switch (row->type) {
    case DOC_MEMBER_NAME: json_text(&tree->json, row->names[value]); break;
    case DOC_MEMBER_FLAG: json_bool(&tree->json, value); break;
    default: json_number(&tree->json, value);
    }
}

static bool is_usual(const void *of, const struct doc_member *row) {
    if (row->type == DOC_MEMBER_TEXT) return doc_member_text(of, row).len == 0;
    return doc_member_get(of, row) == 0;
}

// `all`: also what is as usual, so that readers see what there is.
static void members(struct tree *tree, const void *of, const struct doc_member *rows, bool all) {
    for (; rows->key; rows++) {
        if (!all && is_usual(of, rows)) continue;
        if (rows->type == DOC_MEMBER_TEXT)
            text(tree, rows->key, doc_member_text(of, rows));
        else
            member(tree, of, rows);
    }
}

// ---- figures ----

// A text of "0" and "1" a row.
static void modules(struct tree *tree, const struct doc_figure *figure) {
    char *row = arena_bytes(tree->json.out->arena, figure->side);
    json_key(&tree->json, "modules");
    json_array(&tree->json);
    for (size_t y = 0; y < figure->side; y++) {
        for (size_t x = 0; x < figure->side; x++) {
            size_t at = y * figure->side + x;
            row[x] = at < figure->bytes.len && figure->bytes.ptr[at] ? '1' : '0';
        }
        json_str(&tree->json, (struct str){row, figure->side});
    }
    json_array_end(&tree->json);
}

static void figure(struct tree *tree, const char *key, const struct doc_figure *figure) {
    if (!figure) return;
    json_key(&tree->json, key);
    json_object(&tree->json);
    members(tree, figure, doc_figure_members, false);
    if (figure->side) {
        modules(tree, figure);
    } else if (doc_name_find(doc_media_names, figure->media) >= 0) {
        json_member(&tree->json, "media", figure->media);
        json_member(&tree->json, "bytes", base64_encode(tree->json.out->arena, figure->bytes));
    }
    json_object_end(&tree->json);
}

// ---- blocks ----

// What a link leads to is written only where it may be followed.
static void run(struct tree *tree, const struct doc_run *run) {
    bool plain = run->kind == DOC_LINK && !doc_link_is_safe(run->href);
    json_object(&tree->json);
    json_key(&tree->json, "kind");
    json_text(&tree->json, doc_run_names[plain ? DOC_TEXT : run->kind]);
    if (run->kind != DOC_LINE_END) text(tree, "text", run->text);
    if (run->kind == DOC_LINK && !plain) json_member(&tree->json, "href", run->href);
    json_object_end(&tree->json);
}

static void runs(struct tree *tree, const struct doc_node *node) {
    if (!node->runs) return;
    json_key(&tree->json, "runs");
    json_array(&tree->json);
    for (const struct doc_run *at = node->runs; at; at = at->next) run(tree, at);
    json_array_end(&tree->json);
}

static void columns(struct tree *tree, const struct doc_node *table) {
    json_key(&tree->json, "columns");
    json_array(&tree->json);
    for (size_t i = 0; i < table->count; i++) {
        json_object(&tree->json);
        members(tree, &table->columns[i], doc_column_members, true);
        json_object_end(&tree->json);
    }
    json_array_end(&tree->json);
}

static void node(struct tree *tree, const struct doc_node *node);

// A cell that is not for the audience stays, empty: the columns must not move.
static void blocks(struct tree *tree, const struct doc_node *parent) {
    const struct doc_node *first = doc_first(parent, tree->audience);
    if (!first) return;
    json_key(&tree->json, "blocks");
    json_array(&tree->json);
    if (parent->kind == DOC_ROW)
        for (const struct doc_node *at = parent->first; at; at = at->next) node(tree, at);
    else
        for (; first; first = doc_next(first, tree->audience)) node(tree, first);
    json_array_end(&tree->json);
}

static void content(struct tree *tree, const struct doc_node *node) {
    const char *const *styles = doc_style_names(node->kind);
    if (styles && node->style) {
        json_key(&tree->json, "style");
        json_text(&tree->json, styles[node->style]);
    }
    members(tree, node, doc_node_members, false);
    if (node->kind == DOC_LINES) {
        json_key(&tree->json, "count");
        json_number(&tree->json, node->count);
    }
    if (node->kind == DOC_TABLE) columns(tree, node);
    figure(tree, "figure", node->figure);
    runs(tree, node);
    blocks(tree, node);
}

static void node(struct tree *tree, const struct doc_node *node) {
    json_object(&tree->json);
    json_key(&tree->json, "kind");
    json_text(&tree->json, doc_kind_names[node->kind]);
    if (doc_shows(node, tree->audience))
        content(tree, node);
    else if (node->lang.len)
        text(tree, "lang", node->lang);
    json_object_end(&tree->json);
}

// ---- the document ----

static void object(struct tree *tree, const char *key, const void *of,
                   const struct doc_member *rows) {
    json_key(&tree->json, key);
    json_object(&tree->json);
    members(tree, of, rows, true);
    json_object_end(&tree->json);
}

static void audience(struct tree *tree) {
    json_key(&tree->json, "audience");
    json_array(&tree->json);
    for (unsigned i = 0; doc_audience_names[i]; i++)
        if (tree->audience >> i & 1) json_text(&tree->json, doc_audience_names[i]);
    json_array_end(&tree->json);
}

static void theme(struct tree *tree, const struct doc_theme *theme) {
    struct arena *arena = tree->json.out->arena;
    json_key(&tree->json, "theme");
    json_object(&tree->json);
    json_key(&tree->json, "colors");
    json_object(&tree->json);
    for (unsigned i = 0; i < DOC_COLORS; i++)
        json_member(&tree->json, doc_color_names[i],
                    str_fmt(arena, "#%06x", (unsigned)theme->colors[i]));
    json_object_end(&tree->json);
    members(tree, theme, doc_theme_members, true);
    figure(tree, "logo", theme->logo);
    json_object_end(&tree->json);
}

static void write_json(struct buf *out, const struct doc *doc,
                       const struct format_options *options) {
    struct tree tree = {.json = json_writer(out, false), .audience = inline_audience(doc, options)};
    json_object(&tree.json);
    json_key(&tree.json, "schema_version");
    json_number(&tree.json, SCHEMA_VERSION);
    members(&tree, doc, doc_members, true);
    audience(&tree);
    object(&tree, "page", &doc->page, doc_page_members);
    theme(&tree, &doc->theme);
    object(&tree, "footer", &doc->footer, doc_footer_members);
    blocks(&tree, &doc->body);
    json_object_end(&tree.json);
    buf_char(out, '\n');
}

const struct format format_json = {
    .name = "json",
    .title = "the tree of the document, for programs (see empower-document(5))",
    .extension = "json",
    .media_type = "application/json",
    .typeset = true,
    .write = write_json,
};
