// Fuzzes the YAML reader: whatever comes in, the tree, its spans, the comments and the findings
// hold.
#include "yaml/tree.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct check {
    const struct sources *sources;
    struct span file;
    uint32_t done; // end of the last text
};

static void check_span(const struct check *check, struct span at) {
    assert(at.start <= at.end);
    assert(at.start >= check->file.start && at.end <= check->file.end);
}

static void check_text(struct check *check, const struct node *node) {
    struct str slice = span_bytes(check->sources, node->at), value = node_str(node);
    char first = slice.len ? slice.ptr[0] : '\0',
         last = slice.len ? slice.ptr[slice.len - 1] : '\0';
    check_span(check, node->at);
    assert(node->at.start >= check->done);
    check->done = node->at.end;
    if (node->style == STYLE_SINGLE) assert(slice.len >= 2 && first == '\'' && last == '\'');
    if (node->style == STYLE_DOUBLE) assert(slice.len >= 2 && first == '"' && last == '"');
    if (node->style == STYLE_LITERAL) assert(first == '|');
    if (node->style == STYLE_FOLDED) assert(first == '>');
    bool alias = first == '*' && value.len == 0;
    if (node->style == STYLE_PLAIN && !alias && str_find_char(slice, '\n') < 0)
        assert(str_eq(slice, value));
}

static void check_node(struct check *check, const struct node *node, const struct node *parent) {
    assert((node->key != NULL) == (parent && parent->kind == NODE_MAP));
    if (node->key) {
        assert(node->key->kind == NODE_SCALAR);
        check_text(check, node->key);
    }
    if (parent) assert(node->at.start >= parent->at.start && node->at.end <= parent->at.end);
    if (node->kind == NODE_SCALAR) {
        check_text(check, node);
        return;
    }
    uint32_t n = 0;
    check_span(check, node->at);
    for (const struct node *child = node->first; child; child = child->next, n++)
        check_node(check, child, node);
    assert(n == node->len);
}

static void check_comments(const struct check *check, const struct yaml_file *file) {
    uint32_t done = check->file.start;
    for (size_t i = 0; i < file->comments.n; i++) {
        struct span at = file->comments.items[i].at;
        struct str text = span_bytes(check->sources, at);
        check_span(check, at);
        assert(at.start >= done);
        assert(text.len && text.ptr[0] == '#' && str_find_char(text, '\n') < 0);
        done = at.end;
    }
}

static void check_findings(const struct check *check, const struct findings *findings,
                           struct arena *arena) {
    uint32_t line;
    for (size_t i = 0; i < findings->list.n; i++) {
        const struct finding *finding = &findings->list.items[i];
        check_span(check, finding->at);
        assert(finding->message.len > 0);
        for (size_t k = 0; k < finding->related.n; k++)
            check_span(check, finding->related.items[k].at);
        if (!finding->fix) continue;
        uint32_t done = check->file.start;
        for (size_t k = 0; k < finding->fix->edits.n; k++) {
            check_span(check, finding->fix->edits.items[k].at);
            assert(finding->fix->edits.items[k].at.start >= done);
            done = finding->fix->edits.items[k].at.end;
        }
        fix_corrected_line(arena, check->sources, finding->fix, &line);
        assert(line > 0);
    }
}

static void read_all(struct arena *arena, struct str text) {
    struct sources sources = sources_new(arena);
    struct findings findings = findings_new(arena);
    struct yaml_file file;
    size_t index = sources_add(&sources, S("fuzz.yaml"), text);
    yaml_read(&file, arena, &sources, index, &yaml_limits_default, true, &findings);
    uint32_t base = sources.files.items[index].base;
    struct check check = {&sources, {base, base + (uint32_t)text.len}, base};
    uint32_t done = base;
    for (size_t i = 0; i < file.cut.n; i++) {
        check_span(&check, file.cut.items[i]);
        assert(file.cut.items[i].start >= done);
        done = file.cut.items[i].end;
    }
    if (file.cut.n) assert(file.broken);
    if (file.broken) assert(findings.list.n > 0);
    if (file.root) check_node(&check, file.root, NULL);
    check_comments(&check, &file);
    check_findings(&check, &findings, arena);
    findings_sort(&findings, &sources);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena;
    jmp_buf door;
    arena_init(&arena, allocator_malloc, 256 << 20);
    arena.door = &door;
    if (setjmp(door) == 0) {
        char *copy = arena_bytes(&arena, size); // of this size exactly, so that overruns show
        if (size) memcpy(copy, data, size);
        read_all(&arena, (struct str){copy, size});
    }
    arena_free(&arena);
    return 0;
}
