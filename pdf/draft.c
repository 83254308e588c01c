// Drafts a text from a node's runs, sayings in a row or words of ours: what is said, in spans.
#include "pdf/flow.h"

#include "base/utf8.h"
#include "formats/inline.h"

struct drafting {
    struct flow *flow;
    const struct setting *setting;
    struct buf plain;
    LIST(struct span) spans;
    LIST(struct stand_in) stand_ins;
    uint32_t item;
    struct str lang;
};

static const double code_size = .92;

// A mark over what has no font is read with it.
static void add_stand_in(struct drafting *drafting, struct str character, uint32_t c) {
    size_t n = drafting->stand_ins.n;
    struct stand_in *last = n ? &drafting->stand_ins.items[n - 1] : NULL;
    bool follows = last && last->says.ptr + last->says.len == character.ptr;
    if (follows && g_unichar_ismark(c)) {
        last->says.len += character.len;
        return;
    }
    *PUSH(drafting->plain.arena, &drafting->stand_ins) =
        (struct stand_in){(uint32_t)drafting->plain.len, character};
    buf_add(&drafting->plain, STAND_IN);
}

static void add_characters(struct drafting *drafting, struct str text) {
    const struct fonts *fonts = drafting->flow->fonts;
    if (fonts->missing.n == 0) {
        buf_add(&drafting->plain, text);
        return;
    }
    uint32_t c = 0;
    for (size_t i = 0, len; i < text.len; i += len) {
        len = utf8_decode(str_from(text, i), &c);
        struct str character = str_slice(text, i, i + len);
        if (fonts_misses(fonts, c))
            add_stand_in(drafting, character, c);
        else
            buf_add(&drafting->plain, character);
    }
}

static struct span *begin_span(struct drafting *drafting, enum span_kind kind) {
    const struct setting *setting = drafting->setting;
    const struct style *style = &drafting->flow->sizes.styles[setting->type];
    struct span *span = PUSH(drafting->plain.arena, &drafting->spans);
    *span = (struct span){.kind = (uint8_t)kind,
                          .bold = style->bold || setting->bold,
                          .from = (uint32_t)drafting->plain.len,
                          .size = style->size,
                          .item = drafting->item,
                          .lang = drafting->lang,
                          .color = setting->color ? setting->color - 1
                                                  : flow_color(drafting->flow, style->color)};
    return span;
}

static struct span *add_span(struct drafting *drafting, enum span_kind kind, struct str text) {
    struct span *span = begin_span(drafting, kind);
    add_characters(drafting, text);
    span->to = (uint32_t)drafting->plain.len;
    return span;
}

static bool is_id(struct str text) {
    for (size_t i = 0; i < text.len; i++) {
        if (!is_alnum(text.ptr[i]) && text.ptr[i] != '-' && text.ptr[i] != '_') return false;
    }
    return true;
}

static void add_code(struct drafting *drafting, struct str text) {
    struct span *span = add_span(drafting, SPAN_CODE, text);
    span->size *= code_size;
    span->bold = false;
    span->whole = is_id(text);
    span->color = flow_color(drafting->flow, DOC_MUTED);
}

static void add_link(struct drafting *drafting, const struct doc_run *run, struct str text) {
    struct span *span = add_span(drafting, SPAN_LINK, text);
    span->says = run->href;
    span->color = flow_color(drafting->flow, DOC_AGENT);
}

// U+FFFC keeps the place of a box, and of a gap where a text follows.
static void add_box(struct drafting *drafting, const struct doc_run *run, struct str means) {
    struct span *span = begin_span(drafting, SPAN_BOX);
    bool alone = !run->next || run->next->kind == DOC_LINE_END;
    buf_text(&drafting->plain, "\uFFFC");
    span->to = (uint32_t)drafting->plain.len;
    span->room = alone ? span->size : span->size * 1.5;
    span->says = means;
}

static void add_run(struct drafting *drafting, const struct doc_run *run) {
    struct str text = inline_visible(drafting->plain.arena, run->text);
    switch (run->kind) {
    case DOC_TEXT: add_span(drafting, SPAN_TEXT, text); break;
    case DOC_STRONG: add_span(drafting, SPAN_TEXT, text)->bold = true; break;
    case DOC_CODE: add_code(drafting, text); break;
    case DOC_LINK:
        if (doc_link_is_safe(run->href))
            add_link(drafting, run, text);
        else
            add_span(drafting, SPAN_TEXT, text);
        break;
    case DOC_LINE_END: add_span(drafting, SPAN_TEXT, S("\n")); break;
    case DOC_BOX: add_box(drafting, run, text); break;
    }
}

static void add_runs(struct drafting *drafting, const struct doc_node *node) {
    for (const struct doc_run *run = node->runs; run; run = run->next) add_run(drafting, run);
}

// Sayings in a row, with a middot between two; a line ends behind it, not before.
static void add_items(struct drafting *drafting, const struct doc_node *first) {
    unsigned audience = drafting->flow->doc->audience;
    for (const struct doc_node *at = first; at; at = doc_next(at, audience)) {
        drafting->item++;
        drafting->lang = at->lang;
        add_runs(drafting, at);
        if (doc_next(at, audience))
            add_span(drafting, SPAN_BETWEEN, S("\u00a0\u00b7 "))->color =
                flow_color(drafting->flow, DOC_MUTED);
    }
}

static struct draft finish(struct drafting *drafting) {
    const struct flow *flow = drafting->flow;
    const struct style *style = &flow->sizes.styles[drafting->setting->type];
    size_t len = drafting->plain.len;
    buf_char(&drafting->plain, '\0');
    PUSH(flow->arena, &drafting->stand_ins)->from = UINT32_MAX;
    return (struct draft){.plain = {drafting->plain.ptr, len},
                          .spans = drafting->spans.items,
                          .n_spans = drafting->spans.n,
                          .stand_ins = drafting->stand_ins.items,
                          .n_stand_ins = drafting->stand_ins.n - 1,
                          .lang = flow->lang,
                          .size = style->size,
                          .tracking = style->tracking,
                          .bold = style->bold || drafting->setting->bold,
                          .tabular = style->tabular,
                          .rtl = flow->rtl};
}

struct draft draft_text(struct flow *flow, const struct setting *setting) {
    struct drafting drafting = {.flow = flow, .setting = setting};
    drafting.plain = buf_new(flow->arena);
    if (setting->items)
        add_items(&drafting, setting->items);
    else if (setting->node)
        add_runs(&drafting, setting->node);
    if (setting->words.len)
        add_span(&drafting, SPAN_TEXT, inline_visible(flow->arena, setting->words));
    return finish(&drafting);
}
