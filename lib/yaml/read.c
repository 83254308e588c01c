// Reads one file: checks its bytes, parses it, recovers after errors, finds duplicates and
// comments.
#include "base/utf8.h"
#include "yaml/reader.h"

struct finding *syntax_finding(struct reader *reader, struct span at, const char *format, ...) {
    va_list args;
    reader->out->broken = true;
    // It will only be counted.
    if (reader->findings->dropped) return finding_add(reader->findings, "yaml-syntax", at, "more");
    va_start(args, format);
    struct str message = str_vfmt(reader->findings->arena, format, args);
    va_end(args);
    return finding_add(reader->findings, "yaml-syntax", at, "%.*s", S_ARG(message));
}

void report_no_playbook(struct reader *reader) {
    struct span start = {reader->source->base, reader->source->base};
    struct finding *finding = syntax_finding(reader, start, "This file is no playbook.");
    finding_help(reader->findings, finding,
                 "A playbook is a text file of entries such as \"title: Late fees\", with a space "
                 "behind each colon.");
}

struct str quote_source(struct arena *arena, struct str s) {
    enum { CELLS = 40 };
    struct str line;
    s = str_trim(s);
    if (!str_split(&s, '\n', &line)) return S("");
    line = str_trim(line);
    struct str cut = utf8_cut(line, CELLS);
    return cut.len == line.len && s.len == 0 ? line : str_fmt(arena, "%.*s...", S_ARG(cut));
}

struct span region_span(const struct reader *reader, struct region lines) {
    struct span at = {0, 0};
    for (uint32_t i = lines.first; i < lines.end; i++) {
        struct line line = region_line(reader, lines, i);
        if (line.kind == LINE_EMPTY) continue;
        if (at.end == 0) at.start = line.start + (uint32_t)line.content;
        struct str text = str_trim(line.s);
        at.end = line.start + (uint32_t)(text.ptr + text.len - line.s.ptr);
    }
    return at;
}

struct line region_line(const struct reader *reader, struct region lines, uint32_t number) {
    return line_read(reader->source, number, number == lines.first ? lines.blank : 0);
}

// The bytes of whole lines.
static struct piece region_piece(const struct reader *reader, struct region lines) {
    const struct source *source = reader->source;
    size_t start = source->lines[lines.first];
    size_t end = lines.end < source->n_lines ? source->lines[lines.end] : source->bytes.len;
    if (start == 0 && str_starts(source->bytes, S("\xEF\xBB\xBF"))) start = 3;
    return (struct piece){
        .bytes = str_slice(source->bytes, start, end),
        .start = source->base + (uint32_t)start,
        .blank = lines.blank,
    };
}

bool read_region(struct reader *reader, struct region lines, size_t depth, struct parsed *out) {
    struct piece piece = region_piece(reader, lines);
    size_t most = reader->limits->nodes, left = reader->nodes < most ? most - reader->nodes : 0;
    piece.depth = depth;
    if (parse_piece(reader->arena, reader->tree, &piece, reader->limits, left, out)) {
        return true;
    }
    if (out->failure == FAIL_NODES && !reader->stopped) {
        reader->stopped = true;
        struct finding *finding =
            syntax_finding(reader, (struct span){out->at, out->at},
                           "The file has more than %zu entries and texts; that is the most that is "
                           "read.",
                           reader->limits->nodes);
        finding_help(reader->findings, finding, "Split it into several files in one folder.");
    }
    return false;
}

void accept_parsed(struct reader *reader, const struct parsed *parsed) {
    reader->nodes += parsed->nodes;
    report_refusals(reader, parsed);
}

// Lines of a file that are not YAML's own.
static void read_lines(struct reader *reader, struct region lines) {
    struct parsed parsed;
    bool good = read_region(reader, lines, 0, &parsed);
    const struct node *root = good ? parsed.root : NULL;
    bool is_text = root && root->kind == NODE_SCALAR && root->at.start < root->at.end;
    if (good && !is_text) {
        accept_parsed(reader, &parsed);
        reader->out->root = parsed.root;
        return;
    }
    if (reader->stopped) return;
    if (looks_like_playbook(reader->source->bytes))
        reader->out->root = recover(reader, lines);
    else
        report_no_playbook(reader);
    if (reader->stopped) reader->out->root = NULL;
}

void yaml_read(struct yaml_file *out, struct arena *arena, const struct sources *sources,
               size_t index, const struct yaml_limits *limits, bool with_comments,
               struct findings *findings) {
    yaml_read_apart(out, arena, arena, sources, index, limits, with_comments, findings);
}

void yaml_read_apart(struct yaml_file *out, struct arena *arena, struct arena *nodes,
                     const struct sources *sources, size_t index, const struct yaml_limits *limits,
                     bool with_comments, struct findings *findings) {
    *out = (struct yaml_file){0};
    struct reader reader = {
        .arena = arena,
        .tree = nodes,
        .sources = sources,
        .source = &sources->files.items[index],
        .limits = limits,
        .findings = findings,
        .out = out,
    };
    if (!preflight(&reader)) return;
    uint32_t first = skip_directives(&reader);
    if (first < reader.source->n_lines)
        read_lines(&reader, (struct region){first, reader.source->n_lines, 0});
    report_duplicates(&reader);
    if (with_comments && !reader.stopped) collect_comments(&reader);
}
