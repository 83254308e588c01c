// The reference part of playbook(5), in mdoc: every section, key and value, from the rows.
#include "model/reference.h"

#include "base/escape.h"

// ---- words ----

static const char *const type_words[] = {
    [VALUE_TEXT] = "text",
    [VALUE_WORD] = "text",
    [VALUE_ID] = "id",
    [VALUE_TEXTS] = "text or list of texts",
    [VALUE_SIGNALS] = "list of texts and patterns",
    [VALUE_WORDS] = "name or list of names",
    [VALUE_REF] = "",
    [VALUE_REFS] = "list of ",
    [VALUE_CHOICE] = "word",
    [VALUE_YES_NO] = "yes or no",
    [VALUE_MONEY] = "money",
    [VALUE_QUANTITY] = "money, or number in the gesture's unit",
    [VALUE_COUNT] = "number",
    [VALUE_DATE] = "date",
    [VALUE_PERIOD] = "period",
    [VALUE_RANGE] = "range",
    [VALUE_REVIEW] = "review",
    [VALUE_AT_MOST] = "at most",
    [VALUE_STAND_IN] = "stand-in",
    [VALUE_CONDITION] = "condition",
    [VALUE_CLAUSES] = "condition or list of conditions",
    [VALUE_AUTHORITY] = "list of grants, or nobody",
    [VALUE_OBJECT] = "keys",
    [VALUE_LIST] = "list",
    [VALUE_ENTRIES] = "entries by id",
    [VALUE_TERMS] = "conditions by id",
    [VALUE_SYNONYMS] = "lists of words by word",
    [VALUE_FACTS] = "values by fact",
    [VALUE_FACT_TYPE] = "text or nothing",
    [VALUE_FACT_CHOICE] = "list of words",
};

static void add_kinds(struct buf *out, const struct row *row) {
    bool many = row->value == VALUE_REFS;
    uint32_t left = row->kinds & ~(1u << KIND_NONE);
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
        if (!(left & 1u << kind)) continue;
        buf_text(out, many ? kind_section((enum kind)kind) : kind_name((enum kind)kind));
        left &= ~(1u << kind);
        if (left) buf_text(out, " or ");
    }
    if (row->kinds & 1u << KIND_NONE) buf_text(out, ", or nobody");
}

void reference_type(struct buf *out, const struct row *row) {
    buf_text(out, row->choices ? "word" : type_words[row->value]);
    add_kinds(out, row);
}

static bool names_all(const char *help, const char *const *choices) {
    for (size_t i = 0; choices[i]; i++)
        if (str_find(str_of(help), str_of(choices[i])) < 0) return false;
    return true;
}

// "One of a, b or c." where the help does not name them anyway.
static void add_choices(struct buf *out, const struct row *row) {
    if (!row->choices || names_all(row->help, row->choices)) return;
    buf_text(out, "One of ");
    for (size_t i = 0; row->choices[i]; i++) {
        if (i) buf_text(out, row->choices[i + 1] ? ", " : " or ");
        buf_text(out, row->choices[i]);
    }
    buf_text(out, ".\n");
}

void reference_key(struct buf *out, const struct row *row) {
    buf_fmt(out, "%s: ", row->key);
    reference_type(out, row);
    if (row->required) buf_text(out, " (required)");
    buf_fmt(out, "\n%s\n", row->help);
    add_choices(out, row);
    buf_fmt(out, "For example %s: %s\n", row->key, row->example);
}

// ---- mdoc ----

static void heading(struct buf *out, const char *macro, const char *title) {
    buf_fmt(out, ".%s %s\n", macro, title);
}

static bool ends_sentence(struct str word) {
    char last = word.ptr[word.len - 1];
    return last == '.' || last == '?' || last == '!';
}

void reference_text(struct buf *out, const char *text) {
    enum { LINE_MOST = 78 };
    struct str rest = str_of(text), word;
    size_t start = out->len;
    bool fresh = true;
    while (str_word(&rest, &word)) {
        bool fits = out->len - start + word.len < LINE_MOST;
        if (out->len > start) buf_char(out, fresh || !fits ? '\n' : ' ');
        if (fresh || !fits) start = out->len;
        escape_roff(out, word);
        fresh = ends_sentence(word);
    }
    buf_char(out, '\n');
}

void reference_sample(struct buf *out, struct str text) {
    struct str part;
    for (bool first = true; str_split(&text, '-', &part); first = false) {
        if (!first) buf_text(out, "\\-");
        escape_roff(out, part);
    }
}

// An indented line of the language. One quoted argument, so that no word of it is taken for a
// macro.
static void sample(struct buf *out, const char *key, const char *value) {
    buf_fmt(out, ".Dl \"%s: ", key);
    reference_sample(out, str_of(value));
    buf_text(out, "\"\n");
}

static void list_begin(struct buf *out) {
    buf_text(out, ".Bl -tag -width Ds\n");
}

static void list_end(struct buf *out) {
    buf_text(out, ".El\n");
}

static void keys(struct buf *out, const struct shape *shape);

static void key(struct buf *out, const struct row *row) {
    buf_fmt(out, ".It Ic %s : Em \"", row->key);
    reference_type(out, row);
    buf_fmt(out, "%s\"\n", row->required ? " (required)" : "");
    reference_text(out, row->help);
    struct buf choices = buf_new(out->arena);
    add_choices(&choices, row);
    if (choices.len) reference_text(out, str_dup(out->arena, buf_str(&choices)).ptr);
    if (row->value == VALUE_OBJECT)
        keys(out, row->shape);
    else
        sample(out, row->key, row->example);
}

static void keys(struct buf *out, const struct shape *shape) {
    list_begin(out);
    for (size_t i = 0; i < shape->n; i++) key(out, &shape->rows[i]);
    list_end(out);
}

// ---- sections ----

static bool is_section(const struct row *row) {
    return row->value == VALUE_ENTRIES || row->value == VALUE_TERMS || row->value == VALUE_LIST ||
           row->value == VALUE_SYNONYMS || row->value == VALUE_OBJECT;
}

static void header(struct buf *out) {
    heading(out, "Ss", "The header");
    reference_text(out, "Exactly one file of a playbook carries the header.");
    list_begin(out);
    for (size_t i = 0; i < language.n; i++)
        if (!is_section(&language.rows[i])) key(out, &language.rows[i]);
    list_end(out);
}

static void short_form(struct buf *out, const struct shape *shape) {
    if (!shape->short_key) return;
    buf_text(out, "A text alone,\n.Ql id: text ,\nstands for\n");
    buf_fmt(out, ".Ql id: {%s: text} .\n", shape->short_key);
}

static void section(struct buf *out, const struct row *row) {
    heading(out, "Ss", row->key);
    reference_text(out, row->help);
    if (row->value == VALUE_ENTRIES) short_form(out, row->shape);
    if (row->shape && row->shape->n)
        keys(out, row->shape);
    else
        sample(out, row->key, row->example);
}

// The first row of a kind of value, which holds the shape of what it is made of.
static const struct row *row_of(const struct shape *shape, uint8_t value) {
    const struct row *found = NULL;
    for (size_t i = 0; i < shape->n && !found; i++) {
        const struct row *row = &shape->rows[i];
        if (row->value == value)
            found = row;
        else if (row->value == VALUE_ENTRIES)
            found = row_of(row->shape, value);
    }
    return found;
}

static void part(struct buf *out, const char *title, uint8_t value) {
    const struct shape *shape = row_of(&language, value)->shape;
    heading(out, "Ss", title);
    reference_text(out, shape->help);
    keys(out, shape);
}

// ---- values ----

// Examples stand with bars between them: one a line in the source, so that none gets long.
static void examples(struct buf *out, const char *label, const char *list) {
    struct str rest = str_of(list), one;
    buf_fmt(out, ".It %s\n", label);
    while (str_split(&rest, '|', &one)) {
        reference_sample(out, str_trim(one));
        buf_text(out, rest.len ? " |\n" : "\n");
    }
}

static void grammar(struct buf *out, const struct grammar *grammar) {
    buf_fmt(out, ".It Em \"%s\"\n", grammar->name);
    reference_text(out, grammar->form);
    buf_text(out, ".Bl -tag -width wrong -compact\n");
    examples(out, "right", grammar->examples);
    examples(out, "wrong", grammar->bad);
    list_end(out);
}

static void values(struct buf *out) {
    heading(out, "Sh", "VALUES");
    reference_text(
        out, "What a value is follows from its key and from the facts, never from how YAML would "
             "read it: 0123, 12:30 and 1.10 stay what they are.");
    reference_text(out, "These forms are read:");
    list_begin(out);
    for (int kind = 0; kind < GRAMMAR_COUNT; kind++)
        grammar(out, grammar_of((enum grammar_kind)kind));
    list_end(out);
}

void reference_write(struct buf *out) {
    heading(out, "Sh", "KEYS");
    header(out);
    for (size_t i = 0; i < language.n; i++)
        if (is_section(&language.rows[i])) section(out, &language.rows[i]);
    part(out, "Grants", VALUE_AUTHORITY);
    part(out, "Conditions with a reason", VALUE_CLAUSES);
    values(out);
    reference_conditions(out);
}
