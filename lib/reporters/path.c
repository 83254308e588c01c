// Names of files as other tools want them: from the root of the repository.
#include "reporters/reporters.h"

typedef LIST(struct str) names;

static bool is_up(struct str name) {
    return str_eq(name, S(".."));
}

static void add_names(struct arena *arena, names *list, struct str path) {
    struct str name;
    while (str_split(&path, '/', &name)) {
        if (!name.len || str_eq(name, S("."))) continue;
        if (is_up(name) && list->n && !is_up(list->items[list->n - 1]))
            list->n--;
        else
            *PUSH(arena, list) = name;
    }
}

struct str report_path(const struct report *report, struct str name) {
    names root = {0}, path = {0};
    add_names(report->arena, &root, report->root);
    if (!str_starts(name, S("/"))) add_names(report->arena, &path, report->folder);
    add_names(report->arena, &path, name);
    size_t shared = 0;
    while (shared < root.n && shared + 1 < path.n && str_eq(root.items[shared], path.items[shared]))
        shared++;
    struct buf out = buf_new(report->arena);
    for (size_t i = shared; i < root.n; i++) buf_text(&out, "../");
    for (size_t i = shared; i < path.n; i++) {
        if (i > shared) buf_char(&out, '/');
        buf_add(&out, path.items[i]);
    }
    return buf_str(&out);
}
