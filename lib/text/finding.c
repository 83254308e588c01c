// Collecting findings and putting them in order.
#include "text/finding.h"

#include <string.h>

enum { MOST_BY_DEFAULT = 1000 };

struct findings findings_new(struct arena *arena) {
    return (struct findings){.arena = arena};
}

// What is thrown away is built in the item behind the last one, which is never counted.
static bool is_dropped(const struct findings *findings, const struct finding *finding) {
    return finding == findings->list.items + findings->list.n;
}

struct finding *finding_add(struct findings *findings, const char *rule, struct span at,
                            const char *format, ...) {
    size_t most = findings->most ? findings->most : MOST_BY_DEFAULT;
    bool drop = findings->list.n >= most;
    uint32_t order = (uint32_t)(findings->list.n + findings->dropped);
    struct finding *finding = PUSH(findings->arena, &findings->list);
    *finding = (struct finding){.rule = rule, .at = at, .order = order};
    if (drop) {
        findings->list.n--;
        findings->dropped++;
        return finding;
    }
    va_list args;
    va_start(args, format);
    finding->message = str_vfmt(findings->arena, format, args);
    va_end(args);
    return finding;
}

void finding_help(struct findings *findings, struct finding *finding, const char *format, ...) {
    if (is_dropped(findings, finding)) return;
    va_list args;
    va_start(args, format);
    finding->help = str_vfmt(findings->arena, format, args);
    va_end(args);
}

void finding_relate(struct findings *findings, struct finding *finding, struct span at,
                    const char *format, ...) {
    if (is_dropped(findings, finding)) return;
    va_list args;
    va_start(args, format);
    struct str says = str_vfmt(findings->arena, format, args);
    va_end(args);
    *PUSH(findings->arena, &finding->related) = (struct related){at, says};
}

void finding_fix(struct findings *findings, struct finding *finding, bool safe, const char *title,
                 struct span at, struct str text) {
    if (is_dropped(findings, finding)) return;
    if (!finding->fix) {
        finding->fix = arena_new(findings->arena, struct fix);
        finding->fix->title = str_of(title);
        finding->fix->safe = safe;
    }
    finding->fix->safe &= safe; // one guess makes the whole a guess
    *PUSH(findings->arena, &finding->fix->edits) = (struct edit){at, text};
}

static int compare(const struct sources *sources, const struct finding *a,
                   const struct finding *b) {
    const struct source *in_a = source_at(sources, a->at.start);
    const struct source *in_b = source_at(sources, b->at.start);
    int order = str_cmp(in_a ? in_a->name : S(""), in_b ? in_b->name : S(""));
    if (order == 0) order = (a->at.start > b->at.start) - (a->at.start < b->at.start);
    if (order == 0) order = strcmp(a->rule, b->rule);
    if (order == 0) order = (a->order > b->order) - (a->order < b->order);
    return order;
}

// Merges the sorted runs [start, middle) and [middle, end) of `from` into `to`.
static void merge(const struct sources *sources, const struct finding *from, struct finding *to,
                  size_t start, size_t middle, size_t end) {
    size_t left = start, right = middle;
    for (size_t i = start; i < end; i++) {
        bool take_left =
            right == end || (left < middle && compare(sources, &from[left], &from[right]) <= 0);
        to[i] = from[take_left ? left++ : right++];
    }
}

void findings_sort(struct findings *findings, const struct sources *sources) {
    size_t n = findings->list.n;
    struct finding *from = findings->list.items;
    struct finding *to = arena_array(findings->arena, struct finding, n);
    for (size_t run = 1; run < n; run *= 2) {
        for (size_t start = 0; start < n; start += 2 * run) {
            size_t middle = start + run < n ? start + run : n;
            size_t end = middle + run < n ? middle + run : n;
            merge(sources, from, to, start, middle, end);
        }
        struct finding *merged = to;
        to = from;
        from = merged;
    }
    findings->list.items = from;
    findings->list.room = n;
}
