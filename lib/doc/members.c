// The fields and names of a document: one table, which its writer and its reader share.
#include "doc/members.h"

#include <stddef.h>

const char *const doc_kind_names[] = {
    [DOC_BODY] = "body",           [DOC_TITLE] = "title",
    [DOC_SECTION] = "section",     [DOC_HEADING] = "heading",
    [DOC_PARAGRAPH] = "paragraph", [DOC_LIST] = "list",
    [DOC_CHECKLIST] = "checklist", [DOC_ITEM] = "item",
    [DOC_TABLE] = "table",         [DOC_ROW] = "row",
    [DOC_CELL] = "cell",           [DOC_CALLOUT] = "callout",
    [DOC_QUOTE] = "quote",         [DOC_LINES] = "lines",
    [DOC_FIELD] = "field",         [DOC_FIGURE] = "figure",
    [DOC_CARD] = "card",           [DOC_DECK] = "deck",
    [DOC_BACK] = "back",           [DOC_KEEP] = "keep",
    [DOC_PAGE_BREAK] = "break",    [DOC_KINDS] = NULL,
};
const char *const doc_run_names[] = {
    [DOC_TEXT] = "text",
    [DOC_STRONG] = "strong",
    [DOC_CODE] = "code",
    [DOC_LINK] = "link",
    [DOC_LINE_END] = "line-end",
    [DOC_BOX] = "box",
    NULL,
};
// In the order of their bits.
const char *const doc_audience_names[] = {"agent",   "customer", "observer", "facilitator",
                                          "learner", "lead",     "leader",   NULL};
const char *const doc_color_names[] = {
    [DOC_INK] = "ink",           [DOC_MUTED] = "muted",       [DOC_AGENT] = "agent",
    [DOC_CUSTOMER] = "customer", [DOC_OBSERVER] = "observer", [DOC_FACILITATOR] = "facilitator",
    [DOC_WARNING] = "warning",   [DOC_WARM] = "warm",         [DOC_RULE] = "rule",
    [DOC_BAND] = "band",         [DOC_COLORS] = NULL,
};
const char *const doc_media_names[] = {"image/png", "image/jpeg", "image/svg+xml", NULL};

static const char *const papers[] = {[DOC_A4] = "a4", [DOC_LETTER] = "letter", NULL};
static const char *const scales[] = {[DOC_HANDOUT] = "handout",
                                     [DOC_JOB_AID] = "job-aid",
                                     [DOC_HUDDLE] = "huddle",
                                     [DOC_WALL] = "wall",
                                     NULL};
static const char *const aligns[] = {
    [DOC_START] = "start", [DOC_CENTER] = "center", [DOC_END] = "end", NULL};
static const char *const scopes[] = {
    [DOC_DATA] = "data", [DOC_COLUMN_HEADER] = "column", [DOC_ROW_HEADER] = "row", NULL};
static const char *const tones[] = {
    [DOC_TONE_PLAIN] = "plain",
    [DOC_TONE_AGENT] = "agent",
    [DOC_TONE_CUSTOMER] = "customer",
    [DOC_TONE_OBSERVER] = "observer",
    [DOC_TONE_FACILITATOR] = "facilitator",
    [DOC_TONE_WARNING] = "warning",
    [DOC_TONES] = NULL,
};

const char *const *doc_style_names(unsigned kind) {
    static const char *const paragraphs[] = {[DOC_PLAIN] = "plain",
                                             [DOC_LEAD] = "lead",
                                             [DOC_KICKER] = "kicker",
                                             [DOC_NOTE] = "note",
                                             NULL};
    static const char *const lists[] = {
        [DOC_BULLETS] = "bullets", [DOC_NUMBERS] = "numbers", [DOC_SAYINGS] = "sayings", NULL};
    static const char *const rows[] = {[DOC_BODY_ROW] = "body", [DOC_HEADER_ROW] = "header", NULL};
    static const char *const breaks[] = {[DOC_NEXT_PAGE] = "page", [DOC_NEXT_LEAF] = "leaf", NULL};
    static const char *const *const styles[DOC_KINDS] = {[DOC_PARAGRAPH] = paragraphs,
                                                         [DOC_LIST] = lists,
                                                         [DOC_ROW] = rows,
                                                         [DOC_PAGE_BREAK] = breaks};
    return styles[kind];
}

int doc_name_find(const char *const *names, struct str name) {
    for (int i = 0; names[i]; i++)
        if (str_eq(name, str_of(names[i]))) return i;
    return -1;
}

#define MEMBER(of, field, type, most, names)                                                    \
    {                                                                                           \
#field, type, (uint8_t)sizeof((struct of *)0)->field, offsetof(struct of, field), most, \
            names                                                                               \
    }
#define TEXT(of, field)         MEMBER(of, field, DOC_MEMBER_TEXT, 0, NULL)
#define FLAG(of, field)         MEMBER(of, field, DOC_MEMBER_FLAG, 1, NULL)
#define NUMBER(of, field, most) MEMBER(of, field, DOC_MEMBER_NUMBER, most, NULL)
#define NAME(of, field, names)  MEMBER(of, field, DOC_MEMBER_NAME, 0, names)
#define END \
    { .key = NULL }

const struct doc_member doc_members[] = {TEXT(doc, title), TEXT(doc, kind), TEXT(doc, lang), END};
const struct doc_member doc_page_members[] = {
    NAME(doc_page, paper, papers), NAME(doc_page, scale, scales),   FLAG(doc_page, landscape),
    FLAG(doc_page, rail),          FLAG(doc_page, poster),          FLAG(doc_page, large),
    NUMBER(doc_page, pages, 255),  NUMBER(doc_page, tightest, 100), END};
const struct doc_member doc_footer_members[] = {TEXT(doc_footer, title),  TEXT(doc_footer, version),
                                                TEXT(doc_footer, digest), TEXT(doc_footer, mark),
                                                TEXT(doc_footer, note),   END};
const struct doc_member doc_theme_members[] = {TEXT(doc_theme, fonts), END};
const struct doc_member doc_figure_members[] = {TEXT(doc_figure, alt),
                                                NUMBER(doc_figure, width, 1000), END};
const struct doc_member doc_column_members[] = {NAME(doc_column, align, aligns),
                                                NUMBER(doc_column, share, 100), END};
const struct doc_member doc_node_members[] = {NAME(doc_node, tone, tones),
                                              NAME(doc_node, scope, scopes), TEXT(doc_node, lang),
                                              TEXT(doc_node, id), END};

struct str doc_member_text(const void *of, const struct doc_member *member) {
    return *(const struct str *)(const void *)((const char *)of + member->offset);
}

void doc_member_set_text(void *of, const struct doc_member *member, struct str value) {
    *(struct str *)(void *)((char *)of + member->offset) = value;
}

uint32_t doc_member_get(const void *of, const struct doc_member *member) {
    const void *at = (const char *)of + member->offset;
    switch (member->size) {
    case 1: return *(const uint8_t *)at;
    case 2: return *(const uint16_t *)at;
    default: return *(const uint32_t *)at;
    }
}

void doc_member_set(void *of, const struct doc_member *member, uint32_t value) {
    void *at = (char *)of + member->offset;
    switch (member->size) {
    case 1: *(uint8_t *)at = (uint8_t)value; break;
    case 2: *(uint16_t *)at = (uint16_t)value; break;
    default: *(uint32_t *)at = value;
    }
}
