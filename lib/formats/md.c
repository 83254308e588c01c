// Writes a document as CommonMark with GitHub's tables and task lists.
#include "formats/md_write.h"

static void blocks(struct md *md, const struct doc_node *first);

static void blocks_of(struct md *md, const struct doc_node *parent) {
    blocks(md, doc_first(parent, md->audience));
}

static struct str without_trailing_blanks(struct str s) {
    while (s.len && s.ptr[s.len - 1] == ' ') s.len--;
    return s;
}

// Begins a block on a line of its own, after a blank one unless it is the first.
static void begin(struct md *md) {
    if (md->started && !md->tight) {
        buf_add(md->out, without_trailing_blanks(md->marker.len ? md->outer : md->prefix));
        buf_char(md->out, '\n');
    }
    buf_add(md->out, md->marker.len ? md->marker : md->prefix);
    md->marker = S("");
    md->started = true;
    md->tight = false;
}

// What stands in an item, a quote or a callout: the marker goes before its first line and the
// indent before the others.
static struct md inside(const struct md *outer, const char *marker, const char *indent) {
    struct arena *arena = outer->out->arena;
    struct md inner = *outer;
    struct str first = outer->marker.len ? outer->marker : outer->prefix;
    inner.outer = outer->marker.len ? outer->outer : outer->prefix;
    inner.marker = str_fmt(arena, "%.*s%s", S_ARG(first), marker);
    inner.prefix = str_fmt(arena, "%.*s%s", S_ARG(outer->prefix), indent);
    return inner;
}

static void leave(struct md *outer, const struct md *inner) {
    outer->started = inner->started;
    outer->marker = S("");
    outer->tight = false;
}

static void line(struct md *md, const char *before, const struct doc_node *node) {
    begin(md);
    buf_text(md->out, before);
    md_runs(md, node);
    buf_char(md->out, '\n');
}

static void paragraph(struct md *md, const struct doc_node *node) {
    line(md, "", node);
}

static void title(struct md *md, const struct doc_node *node) {
    const struct doc_node *at = doc_first(node, md->audience);
    for (; at && at->style == DOC_KICKER; at = doc_next(at, md->audience)) paragraph(md, at);
    line(md, "# ", node);
    blocks(md, at);
}

static void heading(struct md *md, const struct doc_node *node) {
    static const char *const signs[] = {"# ", "## ", "### ", "#### ", "##### ", "###### "};
    line(md, signs[md->level < 5 ? md->level : 5], node);
}

static void section(struct md *md, const struct doc_node *node) {
    md->level++;
    blocks_of(md, node);
    md->level--;
}

static void item(struct md *md, const struct doc_node *node, const char *marker,
                 const char *indent) {
    struct md inner = inside(md, marker, indent);
    if (doc_has_text(node)) paragraph(&inner, node);
    blocks_of(&inner, node);
    leave(md, &inner);
}

static void list(struct md *md, const struct doc_node *node) {
    unsigned n = 0;
    for (const struct doc_node *at = doc_first(node, md->audience); at;
         at = doc_next(at, md->audience)) {
        struct str number = str_fmt(md->out->arena, "%u. ", ++n);
        md->tight = md->tight || n > 1;
        if (node->kind == DOC_CHECKLIST)
            item(md, at, "- [ ] ", "  ");
        else if (node->style == DOC_NUMBERS)
            item(md, at, number.ptr, n < 10 ? "   " : "    ");
        else
            item(md, at, node->style == DOC_SAYINGS ? "* " : "- ", "  ");
    }
}

static void row(struct md *md, const struct doc_node *table, const struct doc_node *node) {
    const struct doc_node *at = node ? node->first : NULL;
    buf_char(md->out, '|');
    for (size_t i = 0; i < table->count; i++) {
        buf_char(md->out, ' ');
        if (at && doc_shows(at, md->audience)) md_runs(md, at);
        buf_text(md->out, " |");
        if (at) at = at->next;
    }
    buf_char(md->out, '\n');
}

static void rule(struct md *md, const struct doc_node *table) {
    static const char *const signs[] = {
        [DOC_START] = " --- |", [DOC_CENTER] = " :-: |", [DOC_END] = " --: |"};
    buf_add(md->out, md->prefix);
    buf_char(md->out, '|');
    for (size_t i = 0; i < table->count; i++) buf_text(md->out, signs[table->columns[i].align]);
    buf_char(md->out, '\n');
}

// GitHub's tables have one header row, which may be empty but not missing.
static void table(struct md *md, const struct doc_node *node) {
    const struct doc_node *at = doc_first(node, md->audience);
    if (doc_has_text(node)) paragraph(md, node);
    begin(md);
    md->in_table = true;
    bool headed = at->style == DOC_HEADER_ROW;
    row(md, node, headed ? at : NULL);
    rule(md, node);
    for (at = headed ? doc_next(at, md->audience) : at; at; at = doc_next(at, md->audience)) {
        buf_add(md->out, md->prefix);
        row(md, node, at);
    }
    md->in_table = false;
}

static void callout(struct md *md, const struct doc_node *node) {
    struct md inner = inside(md, "> ", "> ");
    if (doc_has_text(node)) {
        struct buf label = buf_new(md->out->arena);
        for (const struct doc_run *run = node->runs; run; run = run->next)
            buf_add(&label, run->kind == DOC_LINE_END ? S(" ") : run->text);
        begin(&inner);
        md_wrapped(&inner, "**", buf_str(&label));
        buf_char(md->out, '\n');
    }
    blocks_of(&inner, node);
    leave(md, &inner);
}

static void quote(struct md *md, const struct doc_node *node) {
    struct md inner = inside(md, "> ", "> ");
    if (doc_has_text(node)) paragraph(&inner, node);
    blocks_of(&inner, node);
    leave(md, &inner);
}

static void mark(struct md *md, const char *says) {
    begin(md);
    buf_text(md->out, says);
    buf_char(md->out, '\n');
}

static void lines(struct md *md, const struct doc_node *node) {
    for (unsigned i = 0; i < node->count; i++) mark(md, "___");
}

static void field(struct md *md, const struct doc_node *node) {
    begin(md);
    md_runs(md, node);
    buf_text(md->out, " \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\n");
}

static void figure(struct md *md, const struct doc_node *node) {
    begin(md);
    md_wrapped(md, "*", node->figure->alt);
    buf_char(md->out, '\n');
    if (doc_has_text(node)) paragraph(md, node);
}

static void page_break(struct md *md, const struct doc_node *node) {
    (void)node;
    mark(md, "***");
}

static void blocks(struct md *md, const struct doc_node *first) {
    static void (*const writers[DOC_KINDS])(struct md *, const struct doc_node *) = {
        [DOC_TITLE] = title,         [DOC_SECTION] = section, [DOC_HEADING] = heading,
        [DOC_PARAGRAPH] = paragraph, [DOC_LIST] = list,       [DOC_CHECKLIST] = list,
        [DOC_TABLE] = table,         [DOC_CALLOUT] = callout, [DOC_QUOTE] = quote,
        [DOC_LINES] = lines,         [DOC_FIELD] = field,     [DOC_FIGURE] = figure,
        [DOC_CARD] = callout,        [DOC_KEEP] = blocks_of,  [DOC_PAGE_BREAK] = page_break,
        [DOC_DECK] = blocks_of,
    };
    for (const struct doc_node *at = first; at; at = doc_next(at, md->audience))
        if (writers[at->kind]) writers[at->kind](md, at);
}

static void footer(struct md *md, const struct doc_footer *footer) {
    struct str says = inline_footer(md->out->arena, footer);
    if (says.len + footer->mark.len == 0) return;
    mark(md, "***");
    begin(md);
    md_text(md, says);
    if (footer->mark.len) {
        buf_text(md->out, says.len ? " \u00b7 " : "");
        md_wrapped(md, "**", footer->mark);
    }
    buf_char(md->out, '\n');
}

static void write_md(struct buf *out, const struct doc *doc, const struct format_options *options) {
    struct md md = {.out = out, .audience = inline_audience(doc, options)};
    blocks_of(&md, &doc->body);
    footer(&md, &doc->footer);
}

const struct format format_md = {
    .name = "md",
    .title = "Markdown, for wikis and repositories",
    .extension = "md",
    .media_type = "text/markdown; charset=utf-8",
    .write = write_md,
};
