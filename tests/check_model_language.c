// Checks the rows of the language: each is sound, and its own example reads without a finding.
#include "check_model.h"

#include "model/bind.h"

// ---- every row of every shape ----

static size_t size_of(const struct row *row) {
    switch ((enum value_kind)row->value) {
    case VALUE_TEXT:
    case VALUE_WORD:
    case VALUE_ID:
    case VALUE_FACT_TYPE: return sizeof(struct text);
    case VALUE_TEXTS:
    case VALUE_SIGNALS:
    case VALUE_WORDS:
    case VALUE_FACT_CHOICE: return sizeof(texts);
    case VALUE_REF: return sizeof(struct ref);
    case VALUE_CHOICE: return sizeof(struct choice);
    case VALUE_YES_NO: return sizeof(struct yes_no);
    case VALUE_MONEY:
    case VALUE_QUANTITY: return sizeof(struct amount);
    case VALUE_COUNT: return sizeof(struct count);
    case VALUE_DATE: return sizeof(struct when);
    case VALUE_PERIOD: return sizeof(struct span_of_time);
    case VALUE_RANGE: return sizeof(struct range_at);
    case VALUE_REVIEW: return sizeof(struct review_at);
    case VALUE_AT_MOST: return sizeof(struct at_most_at);
    case VALUE_STAND_IN: return sizeof(struct stand_in_at);
    case VALUE_CONDITION: return sizeof(struct condition *);
    case VALUE_OBJECT: return 0;
    default: // lists of all sorts
        return sizeof(struct section);
    }
}

static void check_row(const struct shape *shape, const struct row *row) {
    size_t length = strlen(row->help);
    ck_assert_msg(length > 10 && row->help[length - 1] == '.', "%s.%s: %s", shape->name, row->key,
                  row->help);
    ck_assert_msg(strlen(row->example) > 0, "%s.%s", shape->name, row->key);
    ck_assert_msg(row->offset + size_of(row) <= shape->size, "%s.%s", shape->name, row->key);
    ck_assert_msg(row->offset % alignof(uint32_t) == 0, "%s.%s", shape->name, row->key);
    bool refers = row->value == VALUE_REF || row->value == VALUE_REFS;
    ck_assert_msg(refers == (row->kinds != 0), "%s.%s", shape->name, row->key);
    ck_assert_msg(row->value != VALUE_CHOICE || row->choices, "%s.%s", shape->name, row->key);
    ck_assert_msg((row->value == VALUE_FACT_TYPE) == (row->fact_type != FACT_NONE), "%s.%s",
                  shape->name, row->key);
    ck_assert_ptr_eq(shape_row(shape, str_of(row->key)), row); // no key is there twice
    for (const char *c = row->key; *c; c++)
        ck_assert_msg((*c >= 'a' && *c <= 'z') || *c == '_', "%s.%s", shape->name, row->key);
}

static size_t check_shape(const struct shape *shape) {
    size_t rows = 0;
    size_t length = strlen(shape->help);
    ck_assert_msg(shape->help[length - 1] == '.', "%s", shape->name);
    ck_assert(!shape->short_key || shape_row(shape, str_of(shape->short_key)));
    for (size_t i = 0; i < shape->n; i++) {
        check_row(shape, &shape->rows[i]);
        rows += 1 + (shape->rows[i].shape ? check_shape(shape->rows[i].shape) : 0);
    }
    return rows;
}

START_TEST(every_row_is_sound) {
    ck_assert_uint_gt(check_shape(&language), 200);
    ck_assert_uint_le(language.n, 64); // room of bind_make_room
}
END_TEST

START_TEST(kinds_and_sections_are_the_same_in_both_tables) {
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
        enum kind k = (enum kind)kind;
        const struct shape *shape = language_shape(k);
        const struct row *row = shape_row(&language, str_of(kind_section(k)));
        ck_assert_ptr_nonnull(shape);
        ck_assert_str_eq(shape->name, kind_name(k));
        ck_assert_uint_eq(shape->size, kind_size(k));
        ck_assert_ptr_eq(row->shape, shape);
        ck_assert_int_eq(kind_of_name(str_of(kind_name(k))), kind);
        ck_assert_int_eq(kind_of_name(str_of(kind_section(k))), kind);
    }
    ck_assert_ptr_null(language_shape(KIND_NONE));
    ck_assert_ptr_null(shape_row(&language, S("")));
    ck_assert_ptr_null(shape_row(&language, S("own")));
    ck_assert_ptr_null(shape_row(&language, S("ownership")));
    ck_assert_int_eq(kind_of_name(S("nobody")), KIND_NONE);
}
END_TEST

// ---- every example ----

// Keys that an entry must have so that this one makes sense.
static struct str companions(const struct shape *shape, const struct row *row) {
    struct str key = str_of(row->key);
    struct buf out = buf_new(&arena);
    if (shape->kind == KIND_ESCALATION && !row->required) return S("    to: safety-team\n");
    if (shape->kind == KIND_FACT && row->value != VALUE_FACT_TYPE &&
        row->value != VALUE_FACT_CHOICE)
        return S("    number: what is counted\n");
    if (strcmp(shape->name, "condition") == 0 && !str_eq(key, S("when")))
        return S("        when: {nights: 0}\n");
    if (strcmp(shape->name, "grant") == 0) return S("        guest-agent: £50 per stay\n");
    if (strcmp(shape->name, "example") != 0) return S("");
    if (str_eq(key, S("said"))) return S("    expect: noisy-room\n");
    if (!str_eq(key, S("as"))) buf_text(&out, "    as: guest-agent\n");
    if (!str_eq(key, S("give"))) buf_text(&out, "    give: stay-credit\n");
    if (!str_eq(key, S("expect"))) buf_text(&out, "    expect: allow\n");
    return buf_str(&out);
}

// The example in a file of its own, which is read before the golden block: where that has the key
// as well, the block's is the second one.
static void read_example(const char *before, const struct shape *shape, const struct row *row,
                         const char *indent) {
    struct str files[2], names[] = {S("a.yaml"), S("b.yaml")};
    files[0] = str_fmt(&arena, "%s%s%s: %s\n%.*s", before, indent, row->key, row->example,
                       S_ARG(companions(shape, row)));
    files[1] = golden_text();
    read_files(names, files, 2);
    for (size_t i = 0; i < findings.list.n; i++) {
        const char *rule = findings.list.items[i].rule;
        bool twice = strcmp(rule, "duplicate-id") == 0 || strcmp(rule, "two-headers") == 0;
        ck_assert_msg(twice, "of <%.*s>:%.*s", S_ARG(files[0]), S_ARG(all_findings()));
    }
}

static void read_examples_of(const char *before, const struct shape *shape, const char *indent);

static void read_examples_below(const char *before, const struct row *row, const char *indent) {
    const char *list =
        row->value == VALUE_AUTHORITY || row->value == VALUE_CLAUSES ? "      - x" : "";
    if (*list) {
        before = str_fmt(&arena, "%s    %s:\n      -\n", before, row->key).ptr;
        read_examples_of(before, row->shape, "        ");
    } else if (row->value == VALUE_OBJECT) {
        before = str_fmt(&arena, "%s%s%s:\n", before, indent, row->key).ptr;
        read_examples_of(before, row->shape, *indent ? "      " : "  ");
    } else if (row->value == VALUE_LIST) {
        before = str_fmt(&arena, "%s:\n  -\n", row->key).ptr;
        read_examples_of(before, row->shape, "    ");
    } else if (row->value == VALUE_ENTRIES) {
        before = str_fmt(&arena, "%s:\n  zz-new:\n", row->key).ptr;
        read_examples_of(before, row->shape, "    ");
    }
}

static void read_examples_of(const char *before, const struct shape *shape, const char *indent) {
    for (size_t i = 0; i < shape->n; i++) {
        read_example(before, shape, &shape->rows[i], indent);
        read_examples_below(before, &shape->rows[i], indent);
    }
}

START_TEST(every_example_reads_without_a_finding) {
    read_examples_of("", &language, "");
}
END_TEST

RUN("model/language", every_row_is_sound, kinds_and_sections_are_the_same_in_both_tables,
    every_example_reads_without_a_finding)
