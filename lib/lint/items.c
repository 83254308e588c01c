// Finds what goes with an item of a list, in the bytes around its text.
#include "lint/items.h"

#include <string.h>

static bool is_in_line(char c) {
    return strchr(" \t\r", c) != NULL;
}

// Offset behind the line break that follows nothing but blanks; 0 where something else follows.
static size_t line_end(struct str bytes, size_t at) {
    while (at < bytes.len && is_in_line(bytes.ptr[at])) at++;
    if (at == bytes.len) return at;
    return bytes.ptr[at] == '\n' ? at + 1 : 0;
}

// Offset of the line that begins with nothing but blanks before `at`; false where it does not.
static bool line_start(struct str bytes, size_t at, size_t *out) {
    while (at > 0 && is_in_line(bytes.ptr[at - 1])) at--;
    *out = at;
    return at == 0 || bytes.ptr[at - 1] == '\n';
}

static bool item_whole(const struct sources *sources, struct span text, struct span *out) {
    const struct source *source = source_at(sources, text.start);
    struct str bytes = source->bytes;
    size_t start = text.start - source->base, end = text.end - source->base, line;
    while (start > 0 && strchr(" \t\r\n", bytes.ptr[start - 1])) start--;
    char sign = start > 0 ? bytes.ptr[start - 1] : '\0';
    if (sign == ',') {
        *out = (struct span){source->base + (uint32_t)start - 1, text.end};
        return true;
    }
    size_t next = line_end(bytes, end);
    if (sign != '-' || !next || !line_start(bytes, start - 1, &line)) return false;
    *out = (struct span){source->base + (uint32_t)line, source->base + (uint32_t)next};
    return true;
}

void item_offer_out(struct lint *lint, struct finding *finding, struct span text,
                    const char *title) {
    struct span whole;
    if (item_whole(lint->playbook->sources, text, &whole))
        finding_fix(lint->findings, finding, true, title, whole, S(""));
}

void item_offer_in(struct lint *lint, struct finding *finding, const refs *list, struct str id,
                   const char *title) {
    uint32_t end = list->items[list->n - 1].id.at.end;
    const struct source *source = source_at(lint->playbook->sources, end);
    struct str rest = str_trim(str_from(source->bytes, end - source->base));
    if (str_starts(rest, S("]")))
        finding_fix(lint->findings, finding, false, title, (struct span){end, end},
                    str_fmt(lint->arena, ", %.*s", S_ARG(id)));
}
