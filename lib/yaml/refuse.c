// Reports what YAML allows and playbooks do not have, and what to write instead.
#include "yaml/fault.h"
#include "yaml/reader.h"

static const struct row {
    bool shows; // the message begins with the offending text
    const char *message, *help;
} rows[] = {
    [REFUSE_ANCHOR] = {true,
                       "makes YAML remember this place for later, which playbooks do not have.",
                       "If the & belongs to the text, put the text in quotes; else delete it, and "
                       "write the text out wherever it is needed."},
    [REFUSE_TAG] = {true, "tells YAML how to read the text behind it, which playbooks do not have.",
                    "If the ! belongs to the text, put the text in quotes; else delete it."},
    [REFUSE_ALIAS] =
        {true, "points back to another place of the file, which playbooks do not have.",
         "If the * belongs to the text, put the text in quotes; else write the text out "
         "again here."},
    [REFUSE_MERGE] = {true,
                      "copies entries from another place of the file, which playbooks do not have.",
                      "Write the entries out here."},
    [REFUSE_KEY] = {true, "stands before a colon, where only a plain name may stand.",
                    "Write a name there; if the colon belongs to a text, put the text in quotes."},
    [REFUSE_BRACES] = {true, "begins with {, which YAML takes for the start of a group of entries.",
                       "Put the whole text in quotes."},
    [REFUSE_QUESTION] = {false, "A question mark with a space behind it may not begin a text.",
                         "Put the whole text in quotes, or delete the question mark."},
    [REFUSE_NO_KEY] = {false, "There is no name before this colon.",
                       "Write the entry's name before the colon."},
    [REFUSE_COLONS] = {false, "One colon is enough behind a name.", "Delete the other colon."},
    [REFUSE_SPACE] = {false, "There is no space behind this colon, so it does not end a name.",
                      "Put a space behind the colon."},
    [REFUSE_ODD] = {false,
                    "The space here is of another kind (a non-breaking one), which does not count.",
                    "Delete it and type a space."},
};

static bool is_one_line(struct str s) {
    return s.len > 0 && str_find_char(s, '\n') < 0;
}

static void quote_whole(struct reader *reader, struct finding *finding,
                        const struct refusal *refusal, bool safe) {
    struct str text = span_bytes(reader->sources, refusal->whole);
    if (is_one_line(text))
        finding_fix(reader->findings, finding, safe, "Put the text in quotes.", refusal->whole,
                    quote_text(reader->findings->arena, text));
}

// A letter or digit: no sign that would be the next stumbling block.
static bool begins_text(const struct reader *reader, uint32_t position) {
    struct str next = span_bytes(reader->sources, (struct span){position, position + 1});
    return next.len && (is_alnum(next.ptr[0]) || (next.ptr[0] & 0x80));
}

static void add_fix(struct reader *reader, struct finding *finding, const struct refusal *refusal) {
    struct findings *findings = reader->findings;
    struct span behind = {refusal->at.end, refusal->at.end};
    switch (refusal->kind) {
    case REFUSE_ANCHOR:
    case REFUSE_TAG:
    case REFUSE_ALIAS: quote_whole(reader, finding, refusal, false); break;
    case REFUSE_BRACES: quote_whole(reader, finding, refusal, true); break;
    case REFUSE_COLONS:
        finding_fix(findings, finding, true, "Delete the colon.", refusal->at, S(""));
        break;
    case REFUSE_ODD:
        finding_fix(findings, finding, false, "Put an ordinary space there.", refusal->at, S(" "));
        break;
    case REFUSE_SPACE:
        finding_fix(findings, finding, begins_text(reader, refusal->at.end),
                    "Put a space behind the colon.", behind, S(" "));
        break;
    default: break;
    }
}

static void report_refusal(struct reader *reader, const struct refusal *refusal) {
    const struct row *row = &rows[refusal->kind];
    struct str text =
        quote_source(reader->findings->arena, span_bytes(reader->sources, refusal->at));
    struct finding *finding;
    if (row->shows)
        finding = syntax_finding(reader, refusal->at, "\"%.*s\" %s", S_ARG(text), row->message);
    else
        finding = syntax_finding(reader, refusal->at, "%s", row->message);
    finding_help(reader->findings, finding, "%s", row->help);
    add_fix(reader, finding, refusal);
}

void report_refusals(struct reader *reader, const struct parsed *parsed) {
    for (size_t i = 0; i < parsed->refusals.n; i++) {
        const struct refusal *refusal = &parsed->refusals.items[i];
        if (reader->findings->dropped) // nobody reads more of them
            syntax_finding(reader, refusal->at, "more");
        else
            report_refusal(reader, refusal);
        if (refusal->dropped) *PUSH(reader->arena, &reader->out->cut) = refusal->whole;
    }
}

// A line of its own at the start that is for the YAML program, not for the playbook.
static void refuse_directive(struct reader *reader, const struct line *line) {
    struct str text = str_trim(line->s);
    struct span at = {line->start, line->start + (uint32_t)text.len};
    struct finding *finding =
        syntax_finding(reader, at,
                       "A line that begins with %% is an order to YAML, which playbooks "
                       "do not have.");
    finding_help(reader->findings, finding, "Delete the line.");
}

// %YAML 1.2, with any digits.
static bool is_version(struct str line) {
    struct str word;
    if (!str_word(&line, &word) || !str_eq(word, S("%YAML")) || !str_word(&line, &word))
        return false;
    for (size_t i = 0; i < word.len; i++) {
        if (!is_digit(word.ptr[i]) && word.ptr[i] != '.') return false;
    }
    return plain_end(line).len == 0;
}

uint32_t skip_directives(struct reader *reader) {
    uint32_t first = 0;
    bool versions = false;
    for (uint32_t i = 0; i < reader->source->n_lines; i++) {
        struct line line = line_read(reader->source, i, 0);
        bool directive = line.s.len && line.s.ptr[0] == '%';
        if (!directive && line.kind != LINE_EMPTY) break;
        if (!directive) continue;
        if (versions || !is_version(line.s)) refuse_directive(reader, &line);
        versions = true;
        first = i + 1;
    }
    return first;
}
