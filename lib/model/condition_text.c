// A condition in the words of a card: short, for somebody who is on a call.
#include "base/buf.h"
#include "base/date.h"
#include "base/number.h"
#include "model/condition.h"

struct words {
    struct buf *out;
    const struct playbook *playbook;
};

// An id as people say it: "loyal-guest" -> "loyal guest".
static void add_id(struct words *w, struct str id) {
    for (size_t i = 0; i < id.len; i++) {
        char c = id.ptr[i];
        buf_char(w->out, c == '-' || c == '_' ? ' ' : c);
    }
}

static size_t first_word(struct str id) {
    size_t n = 0;
    while (n < id.len && id.ptr[n] != '-' && id.ptr[n] != '_') n++;
    return n;
}

// ---- values ----

static void add_entry(struct words *w, enum kind kind, uint32_t i) {
    buf_add(w->out, entry_title(w->playbook, playbook_entry(w->playbook, kind, i)));
}

static void add_value(struct words *w, const struct domain *domain, const struct value *value) {
    struct arena *arena = w->out->arena;
    bool listed = value->type == FACT_CHOICE && value->choice != CHOICE_OPEN;
    if (listed && domain->reserved == RESERVED_ROLE)
        add_entry(w, KIND_ROLE, value->choice);
    else if (listed && domain->reserved == RESERVED_TEAM)
        add_entry(w, KIND_TEAM, value->choice);
    else if (listed && domain->reserved == RESERVED_ALSO_GIVEN)
        add_entry(w, KIND_GESTURE, value->choice);
    else if (value->type == FACT_NUMBER && !domain->fact)
        buf_add(w->out, value->text.s); // `amount`: with the gesture's unit, as it was written
    else
        buf_add(w->out, value_show(arena, w->playbook, domain, value));
}

// "member or gold"; the unit of numbers stands once, behind the last: "2 or 3 nights".
static void add_values(struct words *w, const struct domain *domain, const struct test *test) {
    struct domain bare = *domain;
    bare.unit = (struct str){NULL, 0};
    const char *between = test->op == TEST_BETWEEN ? " to " : " or ";
    for (size_t i = 0; i < test->values.n; i++) {
        bool last = i + 1 == test->values.n;
        if (i) buf_text(w->out, last ? between : ", ");
        add_value(w, last ? domain : &bare, &test->values.items[i]);
    }
    if (test->other.id.s.len) add_id(w, test->other.id.s);
}

// ---- tests ----

// Words that say little without what they are about.
static bool is_bare(struct str s) {
    static const char *const words[] = {"yes",  "no",    "none", "other",  "unknown", "any",
                                        "true", "false", "high", "medium", "low",     "all"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq_nocase(s, str_of(words[i]))) return true;
    return s.len < 2 || is_digit(s.ptr[0]);
}

// "visits_missed", counted in visits: what stands behind the unit, "at least 1 visit missed".
static bool begins_with_unit(const struct domain *domain) {
    if (domain->type != FACT_NUMBER || !domain->unit.len) return false;
    return unit_eq(str_slice(domain->name, 0, first_word(domain->name)), domain->unit);
}

// Can the values do without the name of the fact in front of them?
static bool speaks_for_itself(const struct domain *domain, const struct test *test) {
    if (test->other.id.s.len) return false;
    if (domain->type != FACT_CHOICE)
        return begins_with_unit(domain) || domain->reserved == RESERVED_NOW;
    for (size_t i = 0; i < test->values.n; i++)
        if (is_bare(test->values.items[i].text.s)) return false;
    return true;
}

// "booked_at" before a date is "booked".
static void add_name(struct words *w, const struct domain *domain) {
    static const struct str endings[] = {S_INIT("_at"), S_INIT("_on"), S_INIT("-at"),
                                         S_INIT("-on")};
    struct str name = domain->name;
    bool dated = domain->type == FACT_DATE || domain->type == FACT_TIME;
    for (size_t i = 0; dated && i < sizeof endings / sizeof *endings; i++)
        if (str_ends(domain->name, endings[i])) name.len = domain->name.len - endings[i].len;
    add_id(w, name);
    buf_char(w->out, ' ');
}

static const char *op_shown(uint8_t op, bool negated) {
    static const struct {
        const char *plain, *negated;
    } shown[] = {
        [TEST_IS] = {"", "not "},
        [TEST_NOT] = {"not ", ""},
        [TEST_AT_LEAST] = {"at least ", "less than "},
        [TEST_AT_MOST] = {"at most ", "more than "},
        [TEST_MORE_THAN] = {"more than ", "at most "},
        [TEST_LESS_THAN] = {"less than ", "at least "},
        [TEST_BETWEEN] = {"", "not "},
        [TEST_BEFORE] = {"before ", "not before "},
        [TEST_AFTER] = {"after ", "not after "},
        [TEST_ON] = {"on ", "not on "},
        [TEST_WITHIN] = {"in the last ", "not in the last "},
    };
    return negated ? shown[op].negated : shown[op].plain;
}

static bool says_yes(const struct test *test, bool *yes) {
    if (test->values.n != 1 || test->values.items[0].type != FACT_YES_NO) return false;
    *yes = test->values.items[0].yes == (test->op == TEST_IS);
    return true;
}

static void add_given(struct words *w, const struct domain *domain, const struct test *test,
                      bool negated) {
    buf_text(w->out, (test->op == TEST_NOT) != negated ? "not yet given: " : "given already: ");
    add_values(w, domain, test);
}

static void add_test(struct words *w, const struct condition *condition, bool negated) {
    const struct test *test = &condition->test;
    struct domain domain = domain_of_test(w->playbook, test, (struct str){NULL, 0});
    bool yes, same = test->op <= TEST_NOT && test->other.id.s.len;
    if (says_yes(test, &yes)) {
        if (yes == negated) buf_text(w->out, "not ");
        add_id(w, test->fact.id.s);
        return;
    }
    if (test->reserved == RESERVED_ALSO_GIVEN) {
        add_given(w, &domain, test, negated);
        return;
    }
    bool bare = speaks_for_itself(&domain, test);
    if (!bare) add_name(w, &domain);
    buf_text(w->out, op_shown(test->op, negated));
    if (same) buf_text(w->out, "the same as ");
    if (test->op == TEST_WITHIN)
        buf_add(w->out, period_show(w->out->arena, test->period));
    else
        add_values(w, &domain, test);
    if (bare && begins_with_unit(&domain))
        add_id(w, str_from(domain.name, first_word(domain.name)));
}

// ---- all, any, none ----

enum join { JOIN_NONE, JOIN_AND, JOIN_OR };

static void add_condition(struct words *w, const struct condition *condition, bool negated,
                          enum join outer);

// None of several, and not all of several: each part is negated, and the join turns round.
static void add_parts(struct words *w, const struct condition *condition, bool negated,
                      enum join outer) {
    bool any = condition->kind == CONDITION_ANY, none = condition->kind == CONDITION_NONE;
    bool alternatives = none ? negated : any != negated;
    enum join join = alternatives ? JOIN_OR : JOIN_AND;
    if (condition->parts.n == 1) join = outer;
    bool brackets = outer && join != outer;
    if (brackets) buf_char(w->out, '(');
    for (size_t i = 0; i < condition->parts.n; i++) {
        if (i) buf_text(w->out, alternatives ? " or " : ", ");
        add_condition(w, &condition->parts.items[i], none != negated, join);
    }
    if (brackets) buf_char(w->out, ')');
}

static void add_condition(struct words *w, const struct condition *condition, bool negated,
                          enum join outer) {
    const struct test *test = &condition->test;
    if (condition->kind != CONDITION_TEST)
        add_parts(w, condition, negated, outer);
    else if (condition->hurt && !test->values.n && !test->other.id.s.len && !test->period.count)
        buf_add(w->out, test->text.s.len ? test->text.s : test->fact.id.s); // it could not be read
    else
        add_test(w, condition, negated);
}

struct str condition_show(struct arena *arena, const struct playbook *playbook,
                          const struct condition *condition) {
    struct buf out = buf_new(arena);
    struct words words = {&out, playbook};
    if (condition) add_condition(&words, condition, false, JOIN_NONE);
    return buf_str(&out);
}
