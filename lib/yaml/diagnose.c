// Says what is wrong with a faulty entry: the first cause that fits, whose correction really
// parses.
#include "yaml/fault.h"

#include "yaml/causes.h"

enum { FAULTS_MOST = 200, CONTEXT_MOST = 16 << 10 };

// The order matters: the first that fits wins.
static const struct cause causes[] = {
#define X(name, example, mended) {#name, cause_##name, example, mended},
#include "yaml/causes.def"
#undef X
};

const struct cause *cause_at(size_t i) {
    return i < sizeof causes / sizeof *causes ? &causes[i] : NULL;
}

static bool is_break_or_blank(char c) {
    return is_blank(c) || c == '\n' || c == '\r';
}

// The text behind the name, which may begin lines below.
static void find_value(struct fault *fault) {
    size_t at = fault->colon ? fault->colon + 1 : fault->head;
    while (at < fault->text.len) {
        char c = fault->text.ptr[at];
        if (c == '#' && at > 0 && is_break_or_blank(fault->text.ptr[at - 1])) {
            while (at < fault->text.len && fault->text.ptr[at] != '\n') at++;
        } else if (is_break_or_blank(c)) {
            at++;
        } else {
            break;
        }
    }
    fault->value = at;
    while (at < fault->text.len && fault->text.ptr[at] != '\n') at++;
    fault->one_line = at == fault->text.len;
    while (at > fault->value && is_break_or_blank(fault->text.ptr[at - 1])) at--;
    fault->value_end = at;
}

static void find_parts(struct fault *fault) {
    const struct source *source = fault->reader->source;
    struct span at = region_span(fault->reader, fault->lines);
    fault->line = region_line(fault->reader, fault->lines, fault->lines.first);
    fault->start = fault->line.start;
    fault->text = str_slice(source->bytes, fault->start - source->base, at.end - source->base);
    fault->head = fault->line.content;
    while (fault_char(fault, fault->head) == '-' &&
           is_break_or_blank(fault_char(fault, fault->head + 1))) {
        fault->dashed = true;
        for (fault->head++; is_blank(fault_char(fault, fault->head));) fault->head++;
    }
    ptrdiff_t colon = key_colon(str_from(fault->line.s, fault->head));
    fault->colon = colon < 0 ? 0 : fault->head + (size_t)colon;
    find_value(fault);
}

static bool needs_context(const struct fault *fault) {
    return fault->kind == FAULT_ODD || fault->kind == FAULT_UNDER || fault->kind == FAULT_KIND;
}

// The entry with the edits made, and where they are about its place, with the entry above.
static struct str mended_text(const struct fault *fault, const struct diagnosis *diagnosis,
                              size_t *blank) {
    const struct source *source = fault->reader->source;
    struct buf out = buf_new(fault->reader->arena);
    uint32_t at = fault->start;
    *blank = fault->lines.blank;
    if (needs_context(fault) && fault->above.first < fault->above.end) {
        uint32_t above = source->base + source->lines[fault->above.first];
        if (at - above <= CONTEXT_MOST) {
            at = above;
            *blank = fault->above.blank;
        }
    }
    for (size_t i = 0; i <= diagnosis->edits.n; i++) {
        bool last = i == diagnosis->edits.n;
        struct edit end = {{fault->start + (uint32_t)fault->text.len, 0}, S("")};
        struct edit edit = last ? end : diagnosis->edits.items[i];
        buf_add(&out, str_slice(source->bytes, at - source->base, edit.at.start - source->base));
        buf_add(&out, edit.text);
        at = edit.at.end;
    }
    return buf_str(&out);
}

static bool mends(const struct fault *fault, const struct diagnosis *diagnosis) {
    if (diagnosis->trusted) return true;
    struct reader *reader = fault->reader;
    struct arena_mark mark = arena_mark(reader->arena);
    struct parsed parsed;
    struct piece piece = {.start = 1, .depth = fault->depth};
    piece.bytes = mended_text(fault, diagnosis, &piece.blank);
    bool good = parse_piece(reader->arena, reader->arena, &piece, reader->limits,
                            reader->limits->nodes, &parsed) &&
                parsed.refusals.n == 0 && parsed.root &&
                (fault->kind == FAULT_TABS || parsed.root->kind == fault->around->kind);
    arena_reset(reader->arena, mark);
    return good;
}

// A cause without a fix, or with a good one, is taken; else the first that fitted, without its fix.
static const struct cause *find_cause(const struct fault *fault, struct diagnosis *out) {
    const struct cause *second_best = NULL;
    struct diagnosis found = {0};
    for (size_t i = 0; cause_at(i); i++) {
        struct diagnosis diagnosis = {0};
        if (!cause_at(i)->find(fault, &diagnosis)) continue;
        if (diagnosis.too_much) diagnosis.edits.n = 0;
        if (diagnosis.edits.n == 0 || mends(fault, &diagnosis)) {
            *out = diagnosis;
            return cause_at(i);
        }
        if (second_best) continue;
        second_best = cause_at(i);
        found = diagnosis;
        found.edits.n = 0;
    }
    *out = found;
    return second_best;
}

// Nothing is known but the place where reading stopped.
static void say_generally(const struct fault *fault, struct diagnosis *out) {
    size_t at = fault->where > fault->start ? fault->where - fault->start : 0;
    if (at <= fault->line.content || at >= fault->text.len) at = fault->line.content;
    out->at = fault_span(fault, at, at + 1);
    diag_say(out, fault, "From here on this entry cannot be read.");
    diag_help(out,
              "Look for a quotation mark, a bracket, a colon or a space that is missing or one too "
              "many; putting the whole text in quotes often helps.");
}

static void emit(const struct fault *fault, const struct diagnosis *diagnosis) {
    struct reader *reader = fault->reader;
    struct findings *findings = reader->findings;
    struct finding *finding =
        syntax_finding(reader, diagnosis->at, "%.*s", S_ARG(diagnosis->message));
    finding_help(findings, finding, "%.*s", S_ARG(diagnosis->help));
    if (!span_is_nowhere(diagnosis->related))
        finding_relate(findings, finding, diagnosis->related, "%s", diagnosis->related_says);
    for (size_t i = 0; i < diagnosis->edits.n; i++) {
        struct edit edit = diagnosis->edits.items[i];
        finding_fix(findings, finding, diagnosis->safe, diagnosis->title, edit.at, edit.text);
    }
}

const struct cause *diagnose(struct fault *fault) {
    struct diagnosis diagnosis = {0};
    find_parts(fault);
    if (++fault->reader->faults > FAULTS_MOST) {
        if (fault->reader->faults > FAULTS_MOST + 1) return NULL;
        diagnosis.at = fault_span(fault, fault->line.content, fault->line.content + 1);
        diag_say(&diagnosis, fault, "From here on there are more mistakes, which are not shown.");
        diag_help(&diagnosis, "Mend the ones above first.");
        emit(fault, &diagnosis);
        return NULL;
    }
    const struct cause *cause = find_cause(fault, &diagnosis);
    if (!cause) say_generally(fault, &diagnosis);
    emit(fault, &diagnosis);
    return cause;
}
