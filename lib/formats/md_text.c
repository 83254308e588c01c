// Markdown: runs and their escaping.
#include "formats/md_write.h"

#include "base/escape.h"

// escape_markdown takes blanks off both ends, but between runs they part words.
void md_text(struct md *md, struct str s) {
    s = inline_visible(md->out->arena, s);
    bool before = str_starts(s, S(" ")), after = str_ends(s, S(" ")) && s.len > 1;
    if (before) buf_char(md->out, ' ');
    escape_markdown(md->out, s);
    if (after) buf_char(md->out, ' ');
}

// Blanks inside the signs would keep them from working.
void md_wrapped(struct md *md, const char *sign, struct str s) {
    s = str_trim(s);
    if (s.len == 0) return;
    buf_text(md->out, sign);
    md_text(md, s);
    buf_text(md->out, sign);
}

// An id needs no escaping; anything else is safer as escaped text.
static void code(struct md *md, struct str s) {
    bool plain = true;
    for (size_t i = 0; i < s.len; i++)
        plain = plain && (is_alnum(s.ptr[i]) || s.ptr[i] == '-' || s.ptr[i] == '_');
    if (plain)
        buf_fmt(md->out, "`%.*s`", S_ARG(s));
    else
        md_text(md, s);
}

static void link(struct md *md, const struct doc_run *run) {
    if (!doc_link_is_safe(run->href)) {
        md_text(md, run->text);
        return;
    }
    buf_char(md->out, '[');
    md_text(md, run->text);
    buf_text(md->out, "](<");
    escape_markdown(md->out, run->href);
    buf_text(md->out, ">)");
}

// Readers that drop HTML must not glue the words on both sides, hence the blank.
static void line_end(struct md *md) {
    buf_text(md->out, md->in_table ? " <br>" : "\\\n");
    if (!md->in_table) buf_add(md->out, md->prefix);
}

void md_runs(struct md *md, const struct doc_node *node) {
    for (const struct doc_run *run = node->runs; run; run = run->next) {
        switch (run->kind) {
        case DOC_TEXT: md_text(md, run->text); break;
        case DOC_STRONG: md_wrapped(md, "**", run->text); break;
        case DOC_CODE: code(md, run->text); break;
        case DOC_LINK: link(md, run); break;
        case DOC_LINE_END: line_end(md); break;
        case DOC_BOX: buf_text(md->out, "\u2610"); break;
        }
    }
}
