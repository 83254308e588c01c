// Writes new entries: what an author must fill in, and what may be added.
#include "model/fresh.h"

// A term is a condition, which has no rows: this one never holds.
static const struct row term_row = {
    .key = "now",
    .help = "TODO the condition: facts and their tests.",
    .example = "before 2000-01-01",
    .start = "before 2000-01-01",
};

static const struct row *row_at(const struct shape *shape, size_t i) {
    if (!shape->rows) return i ? NULL : &term_row;
    return i < shape->n ? &shape->rows[i] : NULL;
}

// What stands behind the key; ptr is NULL where the key is only a comment.
static struct str start_of(const struct row *row, const struct fresh *fresh) {
    if (row->start) return str_of(row->start);
    return row->required ? fresh->to : (struct str){NULL, 0};
}

static void put_comment(struct buf *out, const struct row *row, const struct fresh *fresh) {
    struct str example = example_form(out->arena, str_of(row->example), fresh->currency);
    buf_fmt(out, "# %s: %.*s  # %s\n", row->key, S_ARG(example), row->help);
}

// A text that says TODO speaks for itself; other starts are said what they are.
static void put_start(struct buf *out, const struct row *row, struct str start,
                      const struct fresh *fresh) {
    struct str example = example_form(out->arena, str_of(row->example), fresh->currency);
    buf_fmt(out, "%s: %.*s", row->key, S_ARG(start));
    if (str_find(start, S("TODO")) < 0) {
        buf_fmt(out, "  # %s", row->help);
        bool more = row->start && !row->choices && !str_eq(start, example);
        if (more) buf_fmt(out, " For example %.*s", S_ARG(example));
    }
    buf_char(out, '\n');
}

void fresh_lines(struct buf *out, const struct shape *shape, const struct fresh *fresh) {
    const struct row *row;
    size_t inside = fresh->indent + fresh->step;
    buf_repeat(out, ' ', fresh->indent);
    buf_fmt(out, "%.*s:\n", S_ARG(fresh->id));
    for (size_t i = 0; (row = row_at(shape, i)); i++) {
        struct str start = start_of(row, fresh);
        buf_repeat(out, ' ', inside);
        if (start.ptr)
            put_start(out, row, start, fresh);
        else
            put_comment(out, row, fresh);
    }
}

void fresh_in_braces(struct buf *out, const struct shape *shape, const struct fresh *fresh) {
    const struct row *row;
    const char *before = "{";
    buf_fmt(out, "%.*s: ", S_ARG(fresh->id));
    for (size_t i = 0; (row = row_at(shape, i)); i++) {
        struct str start = start_of(row, fresh);
        if (!start.ptr) continue;
        buf_fmt(out, "%s%s: %.*s", before, row->key, S_ARG(start));
        before = ", ";
    }
    buf_char(out, '}');
}
