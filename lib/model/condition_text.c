// A condition in the words of a card: short, for somebody who is on a call.
#include "base/buf.h"
#include "base/date.h"
#include "base/number.h"
#include "base/phrases.h"
#include "model/condition.h"

struct words {
    struct buf *out;
    const struct playbook *playbook;
    const struct phrases *in; // NULL: English
};

static void add_phrase(struct words *w, enum phrase which) {
    buf_add(w->out, phrase(w->in, which));
}

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
        buf_add(w->out, value_say(arena, w->playbook, domain, value, w->in));
}

// The fact that a value is compared with. Whatever its title says, between quotation marks it is a
// name.
static void add_other(struct words *w, const struct test *test) {
    const struct entry *fact = w->in ? playbook_ref(w->playbook, &test->other) : NULL;
    struct str title = fact ? entry_own_title(fact) : S("");
    if (!title.len || is_question(title)) {
        add_id(w, test->other.id.s);
        return;
    }
    phrase_open(w->out, w->in, PHRASE_QUOTED);
    buf_add(w->out, title);
    phrase_close(w->out, w->in, PHRASE_QUOTED);
}

// "member or gold"; the unit of numbers stands once, behind the last: "2 or 3 nights".
static void add_values(struct words *w, const struct domain *domain, const struct test *test) {
    struct domain bare = *domain;
    bare.unit = (struct str){NULL, 0};
    enum phrase between = test->op == TEST_BETWEEN ? PHRASE_UP_TO : PHRASE_OR;
    for (size_t i = 0; i < test->values.n; i++) {
        bool last = i + 1 == test->values.n;
        if (i) add_phrase(w, last ? between : PHRASE_COMMA);
        add_value(w, last ? domain : &bare, &test->values.items[i]);
    }
    if (test->other.id.s.len) add_other(w, test);
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
static bool speaks_for_itself(const struct words *w, const struct domain *domain,
                              const struct test *test) {
    if (test->other.id.s.len) return false;
    if (domain->reserved == RESERVED_NOW) return true;
    if (w->in) return domain->reserved == RESERVED_ROLE || domain->reserved == RESERVED_TEAM;
    if (domain->type != FACT_CHOICE) return begins_with_unit(domain);
    for (size_t i = 0; i < test->values.n; i++)
        if (is_bare(test->values.items[i].text.s)) return false;
    return true;
}

// "booked_at" before a date is "booked".
static struct str short_name(const struct domain *domain) {
    static const struct str endings[] = {S_INIT("_at"), S_INIT("_on"), S_INIT("-at"),
                                         S_INIT("-on")};
    struct str name = domain->name;
    bool dated = domain->type == FACT_DATE || domain->type == FACT_TIME;
    for (size_t i = 0; dated && i < sizeof endings / sizeof *endings; i++)
        if (str_ends(domain->name, endings[i])) name.len = domain->name.len - endings[i].len;
    return name;
}

// What a fact is called in the playbook's own language; empty where it is called nothing.
static struct str title_of(const struct words *w, const struct domain *domain) {
    return w->in && domain->fact ? domain->fact->title.s : S("");
}

static void add_name(struct words *w, const struct domain *domain) {
    struct str title = title_of(w, domain);
    if (domain->reserved)
        add_phrase(w, (enum phrase)(PHRASE_FACT_ROLE + domain->reserved - RESERVED_ROLE));
    else if (title.len && !is_question(title))
        buf_add(w->out, title);
    else
        add_id(w, short_name(domain));
    add_phrase(w, PHRASE_OF);
}

static enum phrase op_shown(uint8_t op, bool negated) {
    static const struct {
        enum phrase plain, negated;
    } shown[] = {
        [TEST_IS] = {PHRASE_PLAIN, PHRASE_NOT},
        [TEST_NOT] = {PHRASE_NOT, PHRASE_PLAIN},
        [TEST_AT_LEAST] = {PHRASE_NO_LESS, PHRASE_LESS_THAN},
        [TEST_AT_MOST] = {PHRASE_NO_MORE, PHRASE_MORE_THAN},
        [TEST_MORE_THAN] = {PHRASE_MORE_THAN, PHRASE_NO_MORE},
        [TEST_LESS_THAN] = {PHRASE_LESS_THAN, PHRASE_NO_LESS},
        [TEST_BETWEEN] = {PHRASE_PLAIN, PHRASE_NOT},
        [TEST_BEFORE] = {PHRASE_BEFORE, PHRASE_NOT_BEFORE},
        [TEST_AFTER] = {PHRASE_AFTER, PHRASE_NOT_AFTER},
        [TEST_ON] = {PHRASE_ON, PHRASE_NOT_ON},
        [TEST_WITHIN] = {PHRASE_IN_LAST, PHRASE_NOT_IN_LAST},
    };
    return negated ? shown[op].negated : shown[op].plain;
}

static bool says_yes(const struct test *test, bool *yes) {
    if (test->values.n != 1 || test->values.items[0].type != FACT_YES_NO) return false;
    *yes = test->values.items[0].yes == (test->op == TEST_IS);
    return true;
}

// "not fault"; by its title "Did we cause it? no", "not: a photo is there".
static void add_yes_no(struct words *w, const struct domain *domain, const struct test *test,
                       bool yes) {
    struct str title = title_of(w, domain);
    if (is_question(title)) {
        buf_add(w->out, title);
        buf_char(w->out, ' ');
        add_phrase(w, yes ? PHRASE_YES : PHRASE_NO);
        return;
    }
    enum phrase shown = yes ? PHRASE_PLAIN : PHRASE_NOT;
    phrase_open(w->out, w->in, shown);
    if (title.len)
        buf_add(w->out, title);
    else
        add_id(w, test->fact.id.s);
    phrase_close(w->out, w->in, shown);
}

static void add_given(struct words *w, const struct domain *domain, const struct test *test,
                      bool negated) {
    enum phrase shown = (test->op == TEST_NOT) != negated ? PHRASE_NOT_GIVEN : PHRASE_GIVEN;
    phrase_open(w->out, w->in, shown);
    add_values(w, domain, test);
    phrase_close(w->out, w->in, shown);
}

static void add_measure(struct words *w, const struct domain *domain, const struct test *test,
                        enum phrase shown) {
    bool same = test->op <= TEST_NOT && test->other.id.s.len;
    phrase_open(w->out, w->in, shown);
    if (same) phrase_open(w->out, w->in, PHRASE_SAME_AS);
    if (test->op == TEST_WITHIN)
        buf_add(w->out, period_say(w->out->arena, test->period, w->in));
    else
        add_values(w, domain, test);
    if (same) phrase_close(w->out, w->in, PHRASE_SAME_AS);
    phrase_close(w->out, w->in, shown);
}

static void add_test(struct words *w, const struct condition *condition, bool negated) {
    const struct test *test = &condition->test;
    struct domain domain = domain_of_test(w->playbook, test, (struct str){NULL, 0});
    bool yes;
    if (says_yes(test, &yes)) {
        add_yes_no(w, &domain, test, yes != negated);
        return;
    }
    if (test->reserved == RESERVED_ALSO_GIVEN) {
        add_given(w, &domain, test, negated);
        return;
    }
    bool bare = speaks_for_itself(w, &domain, test);
    if (!bare) add_name(w, &domain);
    add_measure(w, &domain, test, op_shown(test->op, negated));
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
        if (i) add_phrase(w, alternatives ? PHRASE_OR : PHRASE_COMMA);
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

struct str condition_say(struct arena *arena, const struct playbook *playbook,
                         const struct condition *condition, const struct phrases *in) {
    struct buf out = buf_new(arena);
    struct words words = {&out, playbook, in};
    if (condition) add_condition(&words, condition, false, JOIN_NONE);
    return buf_str(&out);
}

struct str condition_show(struct arena *arena, const struct playbook *playbook,
                          const struct condition *condition) {
    return condition_say(arena, playbook, condition, NULL);
}
