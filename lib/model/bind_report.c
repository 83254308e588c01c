// What the binder has to say: findings with their place, their object and a suggestion.
#include "base/utf8.h"
#include "model/bind.h"
#include "model/nearest.h"

#include <string.h>

enum { CLIP_CELLS = 60 };

void bind_at(struct binder *b, const char *section, struct entry *entry) {
    b->section = section;
    b->entry = entry;
}

static struct str object(struct binder *b) {
    if (!b->section) return S("");
    if (!b->entry) return str_of(b->section);
    return str_fmt(b->arena, "%s/%.*s", b->section, S_ARG(bind_clip(b, b->entry->id.s)));
}

// The formatting is left out where the finding would be thrown away.
__attribute__((format(printf, 4, 0))) static struct finding *
add(struct binder *b, const char *rule, struct span at, const char *format, va_list args) {
    size_t before = b->findings->list.n;
    struct finding *finding = finding_add(b->findings, rule, at, "%s", "");
    if (b->findings->list.n == before) return NULL;
    finding->message = str_vfmt(b->findings->arena, format, args);
    finding->object = object(b);
    return finding;
}

struct finding *bind_error(struct binder *b, const char *rule, struct span at, const char *format,
                           ...) {
    if (b->entry) b->entry->hurt = true;
    va_list args;
    va_start(args, format);
    struct finding *finding = add(b, rule, at, format, args);
    va_end(args);
    return finding;
}

struct finding *bind_note(struct binder *b, const char *rule, struct span at, const char *format,
                          ...) {
    va_list args;
    va_start(args, format);
    struct finding *finding = add(b, rule, at, format, args);
    va_end(args);
    return finding;
}

void bind_help(struct binder *b, struct finding *finding, const char *format, ...) {
    if (!finding) return;
    va_list args;
    va_start(args, format);
    finding->help = str_vfmt(b->findings->arena, format, args);
    va_end(args);
}

void bind_relate(struct binder *b, struct finding *finding, struct span at, const char *format,
                 ...) {
    if (!finding) return;
    va_list args;
    va_start(args, format);
    struct str says = str_vfmt(b->findings->arena, format, args);
    va_end(args);
    finding_relate(b->findings, finding, at, "%.*s", S_ARG(says));
}

void bind_fix(struct binder *b, struct finding *finding, bool safe, const char *title,
              struct span at, struct str text) {
    if (finding) finding_fix(b->findings, finding, safe, title, at, text);
}

void bind_did_you_mean(struct binder *b, struct finding *finding, struct span at,
                       struct str right) {
    if (!finding || right.len == 0) return;
    bind_help(b, finding, "Did you mean \"%.*s\"?", S_ARG(right));
    bind_fix(b, finding, false, "Write the known name.", at, right);
}

bool bind_is_reported(const struct binder *b, const char *rule, struct span at) {
    for (size_t i = 0; i < b->findings->list.n; i++) {
        const struct finding *finding = &b->findings->list.items[i];
        if (finding->at.start == at.start && strcmp(finding->rule, rule) == 0) return true;
    }
    return false;
}

struct str bind_clip(struct binder *b, struct str text) {
    struct str head = utf8_cut(text, CLIP_CELLS);
    return head.len == text.len ? text : str_fmt(b->arena, "%.*s...", S_ARG(head));
}

struct str bind_nearest(struct binder *b, struct str wrong, const struct str *words, size_t n) {
    if (n > b->guesses) return S("");
    b->guesses -= n;
    struct nearest nearest = nearest_to(wrong);
    for (size_t i = 0; i < n; i++) nearest_try(&nearest, words[i]);
    return nearest.best;
}
