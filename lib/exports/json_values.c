// JSON of what a playbook writes in small grammars: its parts, and the words.
#include "exports/json_write.h"

#include "model/condition.h"

void export_text(struct json_export *e, const char *key, struct str text) {
    if (text.len) json_member(&e->json, key, text);
}

void export_date(struct json_export *e, const char *key, struct date date) {
    if (date.precision != DATE_NONE) json_member(&e->json, key, date_show(e->arena, date));
}

// "minute", "month"
static struct str unit_of(struct arena *arena, uint8_t unit) {
    struct str rest = period_show(arena, (struct period){1, unit}), one;
    str_word(&rest, &one);
    return str_trim(rest);
}

void export_period(struct json_export *e, struct period period) {
    json_object(&e->json);
    json_key(&e->json, "count");
    json_number(&e->json, period.count);
    json_member(&e->json, "unit", unit_of(e->arena, period.unit));
    json_object_end(&e->json);
}

void export_review(struct json_export *e, const struct review *review) {
    json_object(&e->json);
    json_key(&e->json, "every");
    export_period(e, review->every);
    export_date(e, "next", review->next);
    json_object_end(&e->json);
}

void export_range(struct json_export *e, const struct date_range *range) {
    json_object(&e->json);
    export_date(e, "from", range->from);
    export_date(e, "to", range->to);
    json_object_end(&e->json);
}

void export_at_most(struct json_export *e, const struct at_most_at *at_most) {
    json_object(&e->json);
    json_key(&e->json, "count");
    json_number(&e->json, at_most->most.count);
    json_member(&e->json, "per", at_most->most.scope);
    export_text(e, "beyond_asks", at_most->most.beyond_asks);
    json_member(&e->json, "words", at_most->text.s);
    json_object_end(&e->json);
}

void export_stand_in(struct json_export *e, const struct stand_in_at *stand_in) {
    const struct currency *currency = e->playbook->header.currency;
    json_object(&e->json);
    json_member(&e->json, "role", stand_in->stand_in.role);
    json_member(&e->json, "up_to", money_plain(e->arena, stand_in->stand_in.minor, currency));
    json_object_end(&e->json);
}

// ---- limits ----

static const char *const limit_kinds[] = {
    [LIMIT_UNSET] = "unreadable", [LIMIT_NONE] = "no-limit",         [LIMIT_MONEY] = "money",
    [LIMIT_NUMBER] = "number",    [LIMIT_PERCENT_OF_FACT] = "share", [LIMIT_FACT_PERCENT] = "share",
    [LIMIT_FACT] = "fact",
};

static void add_amount(struct json_export *e, const struct limit *limit) {
    if (limit->kind == LIMIT_MONEY)
        json_member(&e->json, "amount",
                    money_plain(e->arena, limit->amount, e->playbook->header.currency));
    if (limit->kind == LIMIT_NUMBER)
        json_member(&e->json, "amount", number_show(e->arena, limit->amount));
    if (limit->kind == LIMIT_PERCENT_OF_FACT)
        json_member(&e->json, "per_cent", number_show(e->arena, limit->amount));
}

void export_limit(struct json_export *e, const struct limit_at *at) {
    const struct limit *limit = &at->limit;
    json_object(&e->json);
    json_member(&e->json, "kind", str_of(limit_kinds[limit->kind]));
    add_amount(e, limit);
    export_text(e, "unit", limit->unit);
    export_text(e, "per_cent_fact", limit->percent);
    export_text(e, "of", limit->fact);
    export_text(e, "for_each", limit->for_each);
    export_text(e, "per", limit->scope);
    json_key(&e->json, "exactly");
    json_bool(&e->json, limit->exactly);
    json_member(&e->json, "words", at->text.s);
    json_object_end(&e->json);
}

// ---- conditions ----

void export_value(struct json_export *e, const struct value *value) {
    const struct currency *currency = e->playbook->header.currency;
    switch ((enum fact_type)value->type) {
    case FACT_YES_NO: json_bool(&e->json, value->yes); break;
    case FACT_MONEY: json_str(&e->json, money_plain(e->arena, value->amount, currency)); break;
    case FACT_NUMBER: json_str(&e->json, number_show(e->arena, value->amount)); break;
    case FACT_DATE:
    case FACT_TIME: json_str(&e->json, date_show(e->arena, value->date)); break;
    case FACT_CHOICE:
    case FACT_NONE: json_str(&e->json, value->text.s); break;
    }
}

static const char *const tests[] = {
    [TEST_IS] = "is",
    [TEST_NOT] = "not",
    [TEST_AT_LEAST] = "at_least",
    [TEST_AT_MOST] = "at_most",
    [TEST_MORE_THAN] = "more_than",
    [TEST_LESS_THAN] = "less_than",
    [TEST_BETWEEN] = "between",
    [TEST_BEFORE] = "before",
    [TEST_AFTER] = "after",
    [TEST_ON] = "on",
    [TEST_WITHIN] = "within",
};

static void add_test(struct json_export *e, const struct test *test) {
    json_member(&e->json, "fact", test->fact.id.s);
    json_member(&e->json, "test", str_of(tests[test->op]));
    if (test->values.n) {
        json_key(&e->json, "values");
        json_array(&e->json);
        for (size_t i = 0; i < test->values.n; i++) export_value(e, &test->values.items[i]);
        json_array_end(&e->json);
    }
    export_text(e, "other_fact", test->other.id.s);
    if (test->period.count) {
        json_key(&e->json, "period");
        export_period(e, test->period);
    }
}

static void add_parts(struct json_export *e, const struct condition *condition) {
    static const char *const kinds[] = {
        [CONDITION_ALL] = "all", [CONDITION_ANY] = "any", [CONDITION_NONE] = "none"};
    json_key(&e->json, kinds[condition->kind]);
    json_array(&e->json);
    for (size_t i = 0; i < condition->parts.n; i++) export_condition(e, &condition->parts.items[i]);
    json_array_end(&e->json);
}

// One that nests deeper than readers of JSON care to go is told in words alone.
void export_condition(struct json_export *e, const struct condition *condition) {
    json_object(&e->json);
    if (condition->kind == CONDITION_TEST)
        add_test(e, &condition->test);
    else if (e->json.depth + 4 < JSON_DEPTH)
        add_parts(e, condition);
    if (condition->kind == CONDITION_TEST || e->json.depth + 4 >= JSON_DEPTH)
        json_member(&e->json, "words", condition_show(e->arena, e->playbook, condition));
    if (condition->hurt) {
        json_key(&e->json, "unreadable");
        json_bool(&e->json, true);
    }
    json_object_end(&e->json);
}
