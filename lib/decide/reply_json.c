// An answer as the object that `can --json` and each line of `can --batch` print.
#include "decide/reply.h"

#include "model/condition.h"

// A number of units of 1 / 10^places, with at least `least` decimals. By hand: a year of tickets
// has millions of them, and printf takes longer than the decision.
static struct str decimal(struct arena *arena, int64_t value, unsigned places, unsigned least) {
    enum { ROOM = 24 };
    char *end = arena_bytes(arena, ROOM) + ROOM, *at = end;
    uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
    unsigned decimals = places;
    for (; decimals > least && rest % 10 == 0; decimals--) rest /= 10;
    for (unsigned i = 0; i < decimals || rest || i == decimals; i++) {
        if (i == decimals && decimals) *--at = '.';
        *--at = (char)('0' + rest % 10);
        rest /= 10;
    }
    if (value < 0) *--at = '-';
    return (struct str){at, (size_t)(end - at)};
}

static struct str plain_money(const struct reply *reply, int64_t amount) {
    unsigned decimals = reply->playbook->header.currency->decimals;
    return decimal(reply->arena, amount, decimals, decimals);
}

static struct str plain_number(const struct reply *reply, int64_t millionths) {
    return decimal(reply->arena, millionths, 6, 0);
}

static struct str plain(const struct reply *reply, const struct gesture *gesture, int64_t amount) {
    return gesture->unit.s.len ? plain_number(reply, amount) : plain_money(reply, amount);
}

static struct str plain_size(const struct reply *reply, const struct gesture *gesture,
                             struct size size) {
    if (size.kind != SIZE_VALUE) return (struct str){NULL, 0};
    return plain(reply, gesture, size.value);
}

static struct str plain_value(const struct reply *reply, const struct value *value) {
    switch ((enum fact_type)value->type) {
    case FACT_YES_NO: return value->yes ? S("yes") : S("no");
    case FACT_MONEY: return plain_money(reply, value->amount);
    case FACT_NUMBER: return plain_number(reply, value->amount);
    case FACT_DATE:
    case FACT_TIME: return date_show(reply->arena, value->date);
    default: return str_trim(value->text.s);
    }
}

static void member_id(struct json *json, const char *key, struct str id) {
    json_member(json, key, id.len ? id : (struct str){NULL, 0});
}

static void write_names(struct json *json, const char *key, const struct str *names, size_t n) {
    json_key(json, key);
    json_array(json);
    for (size_t i = 0; i < n; i++) json_str(json, names[i]);
    json_array_end(json);
}

static void write_missing(struct json *json, const struct reply *reply) {
    json_key(json, "missing");
    json_array(json);
    for (size_t i = 0; i < reply->decision.missing.n; i++)
        json_str(json, reply_key(reply, reply->decision.missing.items[i]));
    json_array_end(json);
}

static void write_rule(struct json *json, const struct reply *reply) {
    const struct sources *sources = reply->playbook->sources;
    uint32_t at = reply->decision.rule_at.start;
    const struct source *source = source_at(sources, at);
    json_key(json, "rule");
    json_object(json);
    json_member(json, "file", source->name);
    json_key(json, "line");
    json_number(json, line_at(sources, at));
    json_member(json, "id", reply->decision.rule);
    json_object_end(json);
}

static void write_ladder(struct json *json, const struct reply *reply) {
    const struct playbook *playbook = reply->playbook;
    json_key(json, "ladder");
    json_array(json);
    for (size_t i = 0; i < reply->decision.ladder.n; i++) {
        const struct rung *rung = &reply->decision.ladder.items[i];
        json_object(json);
        json_member(json, "role", playbook->roles.items[rung->role].entry.id.s);
        json_key(json, "with");
        json_array(json);
        for (size_t k = 0; rung->with && k < rung->with->n; k++)
            json_str(json, rung->with->items[k].id.s);
        json_array_end(json);
        json_member(json, "limit", plain_size(reply, reply->request->gesture, rung->limit));
        json_object_end(json);
    }
    json_array_end(json);
}

static void write_instead(struct json *json, const struct reply *reply) {
    const struct instead *instead = &reply->instead;
    json_key(json, "instead");
    if (!instead->gesture) {
        json_null(json);
        return;
    }
    json_object(json);
    json_member(json, "gesture", instead->gesture->entry.id.s);
    json_member(json, "amount", plain_size(reply, instead->gesture, instead->amount));
    json_object_end(json);
}

static void write_used(struct json *json, const struct reply *reply, const char *key,
                       bool assumed) {
    json_key(json, key);
    json_object(json);
    for (size_t i = 0; i < reply->decision.used.n; i++) {
        const struct used_fact *used = &reply->decision.used.items[i];
        if (used->assumed != assumed) continue;
        json_key_str(json, reply_key(reply, used->key));
        json_str(json, plain_value(reply, &used->value));
    }
    json_object_end(json);
}

static void write_parties(struct json *json, const struct reply *reply) {
    const struct decision *decision = &reply->decision;
    struct str by = S("");
    if (decision->by >= 0) by = reply->playbook->roles.items[decision->by].entry.id.s;
    member_id(json, "by", by);
    write_names(json, "with", decision->with.items, decision->with.n);
    member_id(json, "to", reply_to(reply));
}

static struct str date_or_null(const struct reply *reply) {
    struct date as_of = reply->request->as_of;
    if (as_of.precision == DATE_NONE) return (struct str){NULL, 0};
    return date_show(reply->arena, as_of);
}

void reply_json(struct json *json, const struct reply *reply) {
    const struct decision *decision = &reply->decision;
    const struct gesture *gesture = reply->request->gesture;
    json_member(json, "verdict", str_of(verdict_name(decision->verdict)));
    json_member(json, "limit", plain_size(reply, gesture, decision->limit));
    json_member(json, "left", plain_size(reply, gesture, decision->left));
    write_parties(json, reply);
    write_missing(json, reply);
    json_member(json, "reason", str_of(reason_name(decision->reason)));
    write_rule(json, reply);
    write_ladder(json, reply);
    write_instead(json, reply);
    write_used(json, reply, "used", false);
    write_used(json, reply, "assumed", true);
    json_key(json, "owed");
    json_bool(json, decision->owed);
    write_names(json, "warnings", reply->warnings.items, reply->warnings.n);
    json_member(json, "as_of", date_or_null(reply));
    json_member(json, "version", reply->playbook->header.version.s);
    json_member(json, "digest", reply->digest);
}
