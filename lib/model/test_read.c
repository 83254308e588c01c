// Reading one test of a condition, once it is known what its fact holds.
#include "model/test_read.h"

#include "base/grammar.h"
#include "base/utf8.h"
#include "model/nearest.h"

#define BIT(type) (1u << (type))
#define AMOUNTS   (BIT(FACT_MONEY) | BIT(FACT_NUMBER))
#define DATES     (BIT(FACT_DATE) | BIT(FACT_TIME))
#define ALL_TYPES (AMOUNTS | DATES | BIT(FACT_YES_NO) | BIT(FACT_CHOICE))

struct op_row {
    struct str words;
    uint8_t op;
    uint8_t types; // that it goes with
};

static const struct op_row op_rows[] = {
    {S_INIT("not"), TEST_NOT, ALL_TYPES},           {S_INIT("at least"), TEST_AT_LEAST, AMOUNTS},
    {S_INIT("at most"), TEST_AT_MOST, AMOUNTS},     {S_INIT("more than"), TEST_MORE_THAN, AMOUNTS},
    {S_INIT("less than"), TEST_LESS_THAN, AMOUNTS}, {S_INIT("before"), TEST_BEFORE, DATES},
    {S_INIT("after"), TEST_AFTER, DATES},           {S_INIT("on"), TEST_ON, DATES},
    {S_INIT("within"), TEST_WITHIN, DATES},
};
static const struct op_row op_plain = {S_INIT(""), TEST_IS, ALL_TYPES};

static const struct op_row *op_row(enum test_op op) {
    for (size_t i = 0; i < sizeof op_rows / sizeof *op_rows; i++)
        if (op_rows[i].op == op) return &op_rows[i];
    return &op_plain;
}

struct str op_words(enum test_op op) {
    return op_row(op)->words;
}

bool op_fits(enum test_op op, uint8_t type) {
    return (op_row(op)->types & BIT(type)) != 0;
}

static const struct op_row *op_of(struct str text, struct str *operand) {
    for (size_t i = 0; i < sizeof op_rows / sizeof *op_rows; i++) {
        struct str words = op_rows[i].words;
        if (!str_starts(text, words) || text.len == words.len || !is_blank(text.ptr[words.len]))
            continue;
        *operand = str_trim(str_from(text, words.len));
        return &op_rows[i];
    }
    *operand = text;
    return &op_plain;
}

static bool fits(const struct test_reader *r, unsigned types) {
    return (types & BIT(r->domain->type)) != 0;
}

static bool fail(const struct test_reader *r, const char *rule, struct str says, struct str help) {
    *r->fault = (struct value_fault){.rule = rule, .says = says, .help = help};
    return false;
}

// ---- another fact in place of a value ----

static int32_t entry_index(const struct playbook *playbook, enum kind kind,
                           const struct entry *entry) {
    const char *first = playbook_section(playbook, kind)->items;
    return (int32_t)((size_t)((const char *)entry - first) / kind_size(kind));
}

bool fact_named(const struct playbook *playbook, struct str name, struct ref *ref,
                uint8_t *reserved) {
    static const enum kind kinds[] = {KIND_FACT, KIND_TERM};
    ref->kind = KIND_NONE;
    ref->index = -1;
    *reserved = reserved_of_name(name);
    for (size_t i = 0; i < 2 && !*reserved; i++) {
        const struct entry *entry = playbook_find(playbook, kinds[i], name);
        if (!entry) continue;
        ref->kind = (uint8_t)kinds[i];
        ref->index = entry_index(playbook, kinds[i], entry);
        return true;
    }
    return *reserved != RESERVED_NONE;
}

static bool comparable(const struct domain *a, const struct domain *b) {
    if (a->reserved == RESERVED_ALSO_GIVEN || b->reserved == RESERVED_ALSO_GIVEN) return false;
    if ((DATES & BIT(a->type)) && (DATES & BIT(b->type))) return true;
    return a->type == b->type && (!a->unit.len || !b->unit.len || unit_eq(a->unit, b->unit));
}

static bool read_other(const struct test_reader *r, struct str name, struct test *out) {
    struct test other = {.fact = out->other, .reserved = out->other_reserved};
    struct domain domain = domain_of_test(r->playbook, &other, r->domain->unit);
    if (str_eq(name, r->domain->name))
        return fail(r, "wrong-type",
                    str_fmt(r->arena, "%.*s is compared with itself.", S_ARG(name)),
                    S("Name a value, or another fact."));
    if (domain.type == FACT_NONE)
        return fail(r, NULL, (struct str){NULL, 0}, (struct str){NULL, 0});
    if (comparable(r->domain, &domain)) return true;
    struct str says = str_fmt(r->arena, "%.*s holds %s and %.*s %s: they cannot be compared.",
                              S_ARG(r->domain->name), fact_type_words(r->domain->type), S_ARG(name),
                              fact_type_words(domain.type));
    if (domain.type == r->domain->type)
        says = str_fmt(r->arena, "%.*s and %.*s are not counted in the same unit.",
                       S_ARG(r->domain->name), S_ARG(name));
    return fail(r, "wrong-type", says, S("Compare facts of one type and one unit."));
}

// The fact of the same type whose name is nearest to a misspelt one.
static struct str fact_meant(const struct test_reader *r, struct str name) {
    enum { MOST_COMPARED = 200 };
    struct nearest nearest = nearest_to(name);
    for (size_t i = 0; i < r->playbook->facts.n && i < MOST_COMPARED; i++) {
        const struct fact *fact = &r->playbook->facts.items[i];
        if (fact->type == r->domain->type) nearest_try(&nearest, fact->entry.id.s);
    }
    return nearest.best;
}

// Puts what is right about an operand back between the words that stand round it.
static void frame(const struct test_reader *r, struct str whole, struct str operand) {
    size_t start = (size_t)(operand.ptr - whole.ptr);
    struct str before = str_slice(whole, 0, start), after = str_from(whole, start + operand.len);
    if (r->fault->right.len)
        r->fault->right =
            str_fmt(r->arena, "%.*s%.*s%.*s", S_ARG(before), S_ARG(r->fault->right), S_ARG(after));
}

// As much room as it takes: conditions are many, and most have one value.
static void reserve(const struct test_reader *r, struct test *out, size_t n) {
    out->values.items = arena_array(r->arena, struct value, n);
    out->values.room = n;
}

static bool read_value(const struct test_reader *r, struct text text, struct str operand,
                       struct test *out) {
    struct text part = {operand, text.at};
    struct value value;
    if (!value_read(r->arena, r->playbook, r->domain, part, &value, r->fault)) {
        frame(r, text.s, operand);
        return false;
    }
    if (!out->values.room) reserve(r, out, 1);
    *PUSH(r->arena, &out->values) = value;
    return true;
}

static bool read_operand(const struct test_reader *r, struct text text, struct str operand,
                         struct test *out) {
    if (read_value(r, text, operand, out)) return true;
    if (!id_is_valid(operand)) return false;
    out->other.id = (struct text){operand, text.at};
    if (fact_named(r->playbook, operand, &out->other, &out->other_reserved))
        return read_other(r, operand, out);
    struct str meant = fact_meant(r, operand);
    if (r->domain->type == FACT_CHOICE || r->domain->type == FACT_YES_NO || !meant.len)
        return false;
    fail(r, "undefined-reference",
         str_fmt(r->arena, "\"%.*s\" is neither a value nor a fact.", S_ARG(operand)),
         (struct str){NULL, 0});
    r->fault->right = meant;
    frame(r, text.s, operand);
    return false;
}

// ---- lists, ranges, periods ----

// `[a, b]` inside a text, which is how a list stands behind `not`.
static bool read_listed(const struct test_reader *r, struct text text, struct str operand,
                        struct test *out) {
    struct str rest = str_slice(operand, 1, operand.len - 1), item;
    while (str_split(&rest, ',', &item)) {
        item = str_trim(item);
        bool quoted = item.len >= 2 && (item.ptr[0] == '"' || item.ptr[0] == '\'') &&
                      item.ptr[item.len - 1] == item.ptr[0];
        if (quoted) item = str_slice(item, 1, item.len - 1);
        if (!read_value(r, text, item, out)) return false;
    }
    if (out->values.n) return true;
    return fail(r, "wrong-type", S("The list is empty."), S("Name at least one value."));
}

static bool is_listed(struct str s) {
    return s.len >= 2 && s.ptr[0] == '[' && s.ptr[s.len - 1] == ']';
}

static int value_cmp(const struct value *a, const struct value *b) {
    if (BIT(a->type) & DATES) return date_cmp(a->date, b->date);
    return (a->amount > b->amount) - (a->amount < b->amount);
}

static bool read_range(const struct test_reader *r, struct text text, struct str low,
                       struct str high, struct test *out) {
    reserve(r, out, 2);
    if (!read_value(r, text, low, out) || !read_value(r, text, high, out)) return false;
    out->op = TEST_BETWEEN;
    if (value_cmp(&out->values.items[0], &out->values.items[1]) <= 0) return true;
    fail(r, "wrong-type",
         str_fmt(r->arena, "\"%.*s\" holds nothing: its first value is the greater one.",
                 S_ARG(text.s)),
         S("Write the smaller value first."));
    r->fault->right = str_fmt(r->arena, "%.*s to %.*s", S_ARG(high), S_ARG(low));
    return false;
}

static bool split_range(struct str text, struct str *low, struct str *high) {
    ptrdiff_t at = str_find(text, S(" to "));
    if (at < 0) return false;
    *low = str_trim(str_slice(text, 0, (size_t)at));
    *high = str_trim(str_from(text, (size_t)at + 4));
    return low->len && high->len;
}

static bool read_within(const struct test_reader *r, struct text text, struct str operand,
                        struct test *out) {
    struct str error = {NULL, 0}, better = {NULL, 0};
    if (r->domain->reserved == RESERVED_NOW)
        return fail(r, "wrong-type", S("now is always within any time."),
                    S("Test a date fact with within, or compare now with a date."));
    if (period_read(r->arena, operand, &out->period, &error, &better)) return true;
    fail(r, "wrong-type", error, S("Write it as in: within 30 days."));
    r->fault->right = better;
    r->fault->sure = true;
    frame(r, text.s, operand);
    return false;
}

// ---- a whole test ----

static bool misfit(const struct test_reader *r, const struct op_row *row, struct str operand) {
    static const char *const ways[] = {
        [FACT_YES_NO] = "Write yes or no.",
        [FACT_CHOICE] = "Choices have no order: name the ones you mean, as in [a, b].",
        [FACT_MONEY] = "Write at least, at most, more than, less than, or a range: 5 to 10.",
        [FACT_NUMBER] = "Write at least, at most, more than, less than, or a range: 5 to 10.",
        [FACT_DATE] = "Write before, after, on, within, or a range of dates.",
        [FACT_TIME] = "Write before, after, on, within, or a range of dates.",
    };
    struct str name = r->domain->name;
    uint8_t type = r->domain->type;
    fail(r, "wrong-type",
         str_fmt(r->arena, "\"%.*s\" does not go with %.*s, which holds %s.", S_ARG(row->words),
                 S_ARG(name), fact_type_words(type)),
         str_of(ways[type]));
    r->fault->right = test_from_misfit(r, row->op, operand, &r->fault->sure);
    return false;
}

static bool range_after_op(const struct test_reader *r, const struct op_row *row, struct str text) {
    return fail(r, "wrong-type",
                str_fmt(r->arena, "\"%.*s\": \"%.*s\" cannot stand before a range.",
                        S_ARG(utf8_cut(text, 60)), S_ARG(row->words)),
                S("Write the range alone; for all but a range, put it into none:."));
}

static bool read_plainly(const struct test_reader *r, struct text text, struct test *out) {
    struct str operand, low, high;
    const struct op_row *row = op_of(text.s, &operand);
    bool ranges = fits(r, AMOUNTS | DATES);
    out->op = row->op;
    out->text = text;
    if (!fits(r, row->types)) return misfit(r, row, operand);
    if (row->op == TEST_WITHIN) return read_within(r, text, operand, out);
    if (row->op <= TEST_NOT && is_listed(operand)) return read_listed(r, text, operand, out);
    if (ranges && split_range(operand, &low, &high))
        return row->op == TEST_IS ? read_range(r, text, low, high, out)
                                  : range_after_op(r, row, text.s);
    return read_operand(r, text, operand, out);
}

static void forget(struct test *out) {
    out->values.items = NULL;
    out->values.n = out->values.room = 0;
    out->other = (struct ref){.index = -1};
    out->other_reserved = RESERVED_NONE;
    out->period.count = 0;
}

// Other words for a test are no part of the language, but what they mean is known.
static void suggest(const struct test_reader *r, struct text text, struct test *out) {
    if (!r->fault->rule || (r->fault->sure && r->fault->right.len)) return;
    struct value_fault fault;
    struct test_reader again = *r;
    struct text meant = {test_from_words(r, text.s), text.at};
    again.fault = &fault;
    forget(out);
    if (!meant.s.ptr || !read_plainly(&again, meant, out)) return;
    fail(r, "wrong-type",
         str_fmt(r->arena, "\"%.*s\" is not the way to write a test.", S_ARG(utf8_cut(text.s, 60))),
         (struct str){NULL, 0});
    r->fault->right = meant.s;
    r->fault->sure = true;
}

bool test_read_scalar(const struct test_reader *r, struct text text, struct test *out) {
    text.s = str_trim(text.s);
    forget(out);
    out->op = TEST_IS;
    out->text = text;
    if (choice_find(r->playbook, r->domain, text.s) >= 0)
        return read_value(r, text, text.s, out); // an own value wins over every other reading
    if (r->domain->type == FACT_NONE) return read_value(r, text, text.s, out); // says why
    struct text words = {test_from_symbols(r, text.s), text.at};
    if (read_plainly(r, words.s.ptr ? words : text, out)) return true;
    suggest(r, text, out);
    forget(out);
    out->op = TEST_IS;
    out->text = text;
    return false;
}

static bool fail_in_list(const struct test_reader *r, struct str text) {
    struct str operand;
    const struct op_row *row = op_of(text, &operand);
    if (row == &op_plain) return false;
    return fail(r, "wrong-type",
                str_fmt(r->arena, "\"%.*s\" stands in a list, which holds values only.",
                        S_ARG(utf8_cut(text, 60))),
                row->op == TEST_NOT ? S("For none of several values write not [a, b].")
                                    : S("For one of several tests use any:."));
}

bool test_read_list(const struct test_reader *r, struct test *out, size_t *n_read) {
    struct value *items = out->values.items;
    out->op = TEST_IS;
    for (*n_read = 0; *n_read < out->values.n; ++*n_read) {
        struct value *item = &items[*n_read];
        struct text text = item->text;
        if (!value_read(r->arena, r->playbook, r->domain, text, item, r->fault))
            return fail_in_list(r, text.s);
    }
    return true;
}
