// The canonical bytes of conditions, clauses and grants.
#include "model/canon.h"
#include "model/condition.h"

void canon_value(struct canon *c, const struct value *value) {
    canon_number(c, value->type);
    switch ((enum fact_type)value->type) {
    case FACT_YES_NO: canon_number(c, value->yes); break;
    case FACT_MONEY:
    case FACT_NUMBER: canon_number(c, value->amount); break;
    case FACT_DATE:
    case FACT_TIME:
        canon_number(c, value->date.precision);
        canon_number(c, value->date.day);
        canon_number(c, value->date.minute);
        break;
    case FACT_CHOICE:
    case FACT_NONE: canon_words(c, value->text.s); break;
    }
}

static void put_test(struct canon *c, const struct test *test, bool hurt) {
    if (hurt) canon_words(c, test->text.s); // as written: it may not have been read
    canon_put(c, test->fact.id.s);
    canon_number(c, test->op);
    canon_number(c, (int64_t)test->values.n);
    for (size_t i = 0; i < test->values.n; i++) canon_value(c, &test->values.items[i]);
    canon_put(c, test->other.id.s);
    canon_number(c, test->period.count);
    canon_number(c, test->period.unit);
}

// The order of the parts means nothing, in a map as in a list.
void canon_condition(struct canon *c, const struct condition *condition) {
    canon_number(c, condition->kind);
    if (condition->kind == CONDITION_TEST) {
        put_test(c, &condition->test, condition->hurt);
        return;
    }
    canon_number(c, (int64_t)condition->parts.n);
    size_t mark = canon_mark(c);
    for (size_t i = 0; i < condition->parts.n; i++) {
        canon_piece(c);
        canon_condition(c, &condition->parts.items[i]);
    }
    canon_sort(c, mark);
}

void canon_clauses(struct canon *c, const struct row *row, const clauses *list) {
    if (list->n) canon_number(c, (int64_t)list->n);
    for (size_t i = 0; i < list->n; i++) {
        canon_object(c, row->shape, &list->items[i]);
        buf_char(&c->out, '\n');
    }
}

static void put_limit(struct canon *c, const struct limit_at *at) {
    const struct limit *limit = &at->limit;
    canon_number(c, limit->kind);
    if (limit->kind == LIMIT_UNSET) canon_words(c, at->text.s); // as written: it could not be read
    canon_number(c, limit->exactly);
    canon_number(c, limit->amount);
    canon_words(c, limit->unit);
    canon_put(c, limit->fact);
    canon_put(c, limit->percent);
    canon_words(c, limit->for_each);
    canon_words(c, limit->scope);
}

void canon_grants(struct canon *c, const struct row *row, const struct gesture *gesture) {
    if (!span_is_nowhere(gesture->nobody)) canon_put(c, S("nobody"));
    if (gesture->authority.n) canon_number(c, (int64_t)gesture->authority.n);
    for (size_t i = 0; i < gesture->authority.n; i++) {
        const struct grant *grant = &gesture->authority.items[i];
        canon_put(c, grant->role.id.s);
        put_limit(c, &grant->limit);
        canon_object(c, row->shape, grant);
        buf_char(&c->out, '\n');
    }
}
