// Walks document trees as one audience sees them: hidden and empty nodes are passed over.
#include "doc/members.h"

unsigned doc_audience_of(struct str name) {
    int i = doc_name_find(doc_audience_names, name);
    return i < 0 ? 0 : 1u << i;
}

bool doc_is_for(const struct doc_node *node, unsigned audience) {
    return node->audience == DOC_FOR_ALL || (node->audience & audience) != 0;
}

bool doc_has_text(const struct doc_node *node) {
    for (const struct doc_run *run = node->runs; run; run = run->next)
        if (run->kind == DOC_BOX || (run->kind != DOC_LINE_END && str_trim(run->text).len))
            return true;
    return false;
}

// Is there anything in a block besides what only names it?
static bool has_content(const struct doc_node *parent, unsigned audience) {
    for (const struct doc_node *child = parent->first; child; child = child->next)
        if (child->kind != DOC_HEADING && doc_shows(child, audience)) return true;
    return false;
}

static bool has_body_row(const struct doc_node *table, unsigned audience) {
    for (const struct doc_node *row = table->first; row; row = row->next)
        if (row->style == DOC_BODY_ROW && doc_shows(row, audience)) return true;
    return false;
}

bool doc_shows(const struct doc_node *node, unsigned audience) {
    if (!doc_is_for(node, audience)) return false;
    switch (node->kind) {
    case DOC_LINES: return node->count > 0;
    case DOC_FIGURE: return node->figure != NULL;
    case DOC_FIELD:
    case DOC_PAGE_BREAK: return true;
    case DOC_TABLE: return has_body_row(node, audience);
    case DOC_ITEM:
    case DOC_QUOTE: return doc_has_text(node) || has_content(node, audience);
    case DOC_TITLE:
    case DOC_HEADING:
    case DOC_PARAGRAPH:
    case DOC_BACK:
    case DOC_CELL: return doc_has_text(node);
    default: return has_content(node, audience);
    }
}

static const struct doc_node *shown(const struct doc_node *node, unsigned audience) {
    while (node && !doc_shows(node, audience)) node = node->next;
    return node;
}

const struct doc_node *doc_first(const struct doc_node *parent, unsigned audience) {
    return doc_is_for(parent, audience) ? shown(parent->first, audience) : NULL;
}

const struct doc_node *doc_next(const struct doc_node *node, unsigned audience) {
    return shown(node->next, audience);
}

bool doc_link_is_safe(struct str href) {
    static const char *const schemes[] = {"http://", "https://", "mailto:"};
    for (size_t i = 0; i < href.len; i++)
        if ((unsigned char)href.ptr[i] <= ' ' || (unsigned char)href.ptr[i] >= 0x7f) return false;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        struct str scheme = str_of(schemes[i]);
        if (href.len > scheme.len && str_eq_nocase(str_slice(href, 0, scheme.len), scheme))
            return true;
    }
    return false;
}

bool doc_is_rtl(struct str lang) {
    static const char *const right_to_left[] = {"ar", "dv", "fa", "he", "ps", "ug", "ur", "yi"};
    struct str rest = lang, primary = S("");
    str_split(&rest, '-', &primary);
    for (size_t i = 0; i < sizeof right_to_left / sizeof *right_to_left; i++)
        if (str_eq_nocase(primary, str_of(right_to_left[i]))) return true;
    return false;
}
