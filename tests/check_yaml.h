// What the tests of the YAML floor share: reading a text, and the tree as a text.
#ifndef CHECK_YAML_H
#define CHECK_YAML_H

#include "check_base.h"

#include "base/buf.h"
#include "yaml/tree.h"

#include <stdio.h>
#include <string.h>

// A file that was read, with all that belongs to it.
struct reading {
    struct sources sources;
    struct findings findings;
    struct yaml_file file;
};

static inline struct reading read_with(struct arena *memory, struct str text,
                                       const struct yaml_limits *limits) {
    struct reading reading = {sources_new(memory), findings_new(memory), {0}};
    size_t index = sources_add(&reading.sources, S("playbook.yaml"), text);
    yaml_read(&reading.file, memory, &reading.sources, index, limits, true, &reading.findings);
    return reading;
}

static inline struct reading read_text(struct str text) {
    return read_with(&arena, text, &yaml_limits_default);
}

static inline struct reading read_file(const char *terminated) {
    return read_text(str_of(terminated));
}

static inline struct str bytes_of(const struct reading *reading, struct span at) {
    return span_bytes(&reading->sources, at);
}

static inline void show_node(struct buf *out, const struct node *node) {
    static const char *const open = "?[{", *const close = "?]}";
    if (node->key) buf_fmt(out, "%.*s: ", S_ARG(node_str(node->key)));
    if (node->kind == NODE_SCALAR) {
        buf_fmt(out, "<%.*s>", S_ARG(node_str(node)));
        return;
    }
    buf_char(out, open[node->kind]);
    for (const struct node *child = node->first; child; child = child->next) {
        show_node(out, child);
        if (child->next) buf_text(out, ", ");
    }
    buf_char(out, close[node->kind]);
    if (node->hurt) buf_char(out, '!');
}

// "{a: <1>, b: [<x>, <y>]!}": texts in < >, an exclamation mark behind what is hurt.
static inline struct str show_tree(const struct reading *reading) {
    struct buf out = buf_new(&arena);
    if (!reading->file.root) return S("-");
    show_node(&out, reading->file.root);
    return buf_str(&out);
}

static inline const struct finding *finding_at(const struct reading *reading, size_t i) {
    ck_assert_uint_lt(i, reading->findings.list.n);
    return &reading->findings.list.items[i];
}

static inline bool says(struct str text, const char *part) {
    return str_find(text, str_of(part)) >= 0;
}

// The first line of a finding's fix, corrected; "-" where it has none.
static inline struct str corrected(const struct reading *reading, const struct finding *finding) {
    uint32_t line;
    if (!finding->fix) return S("-");
    return fix_corrected_line(&arena, &reading->sources, finding->fix, &line);
}

// The whole text with a fix made.
static inline struct str mended(const struct reading *reading, const struct fix *fix) {
    const struct source *source = &reading->sources.files.items[0];
    struct buf out = buf_new(&arena);
    uint32_t at = source->base;
    for (size_t i = 0; i < fix->edits.n; i++) {
        struct edit edit = fix->edits.items[i];
        ck_assert_uint_ge(edit.at.start, at);
        buf_add(&out, bytes_of(reading, (struct span){at, edit.at.start}));
        buf_add(&out, edit.text);
        at = edit.at.end;
    }
    buf_add(&out, bytes_of(reading, (struct span){at, source->base + (uint32_t)source->bytes.len}));
    return buf_str(&out);
}

static inline struct str load(struct arena *memory, const char *path) {
    FILE *file = fopen(path, "rb");
    struct buf out = buf_new(memory);
    char chunk[4096];
    ck_assert_msg(file != NULL, "%s cannot be opened", path);
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, file)) > 0;)
        buf_add(&out, (struct str){chunk, n});
    fclose(file);
    return buf_str(&out);
}

#endif
