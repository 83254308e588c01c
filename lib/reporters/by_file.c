// Sorts findings by file, keeping their order.
#include "reporters/by_file.h"

static size_t file_of(const struct report_part *part, const struct finding *finding) {
    const struct source *source = source_at(part->sources, finding->at.start);
    return source ? (size_t)(source - part->sources->files.items) : 0;
}

struct by_file findings_by_file(struct arena *arena, const struct report_part *part) {
    size_t files = part->sources->files.n, n = part->findings->list.n;
    struct by_file by = {arena_array(arena, const struct finding *, n + 1),
                         arena_array(arena, size_t, files + 2)};
    size_t *next = arena_array(arena, size_t, files + 2);
    for (size_t i = 0; i < n; i++) by.starts[file_of(part, &part->findings->list.items[i]) + 1]++;
    for (size_t i = 0; i < files; i++) by.starts[i + 1] += by.starts[i];
    for (size_t i = 0; i < files; i++) next[i] = by.starts[i];
    for (size_t i = 0; i < n; i++) {
        const struct finding *finding = &part->findings->list.items[i];
        by.items[next[file_of(part, finding)]++] = finding;
    }
    return by;
}
