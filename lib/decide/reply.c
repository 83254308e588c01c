// Puts an answer together: the decision, what is allowed instead, the nearest yes, warnings.
#include "decide/reply.h"

#include "model/condition.h"

static void warn(struct reply *reply, struct str text) {
    *PUSH(reply->arena, &reply->warnings) = text;
}

static void warn_of_status(struct reply *reply) {
    const struct header *header = &reply->playbook->header;
    const struct date_range *range = &header->effective.range;
    struct date as_of = reply->request->as_of;
    if (header->status.value == STATUS_DRAFT)
        warn(reply, S("The playbook is a draft, and nobody has approved it."));
    if (header->status.value == STATUS_RETIRED) warn(reply, S("The playbook is retired."));
    if (range->from.precision == DATE_NONE || date_in(as_of, *range)) return;
    warn(reply,
         str_fmt(reply->arena, "The playbook holds from %.*s to %.*s, and not on %.*s.",
                 S_ARG(date_show(reply->arena, range->from)),
                 S_ARG(date_show(reply->arena, range->to)), S_ARG(date_show(reply->arena, as_of))));
}

struct reply reply_make(struct decider *decider, struct arena *scratch,
                        const struct request *request, struct str digest, bool nearest) {
    struct reply reply = {.arena = scratch, .request = request, .digest = digest};
    reply.playbook = decider_playbook(decider);
    reply.decision = decide(decider, scratch, request);
    reply.instead = decide_instead(decider, scratch, request, &reply.decision);
    enum verdict verdict = reply.decision.verdict;
    if (nearest && (verdict == VERDICT_DENY || verdict == VERDICT_NEEDS_APPROVAL))
        reply.nearest = decide_nearest_yes(decider, scratch, request);
    warn_of_status(&reply);
    if (reply.decision.guessed)
        warn(&reply, S("Too much is unknown to tell which facts matter most: all that are read "
                       "are named."));
    return reply;
}

struct str reply_amount(const struct reply *reply, const struct gesture *gesture, int64_t amount) {
    if (!gesture->unit.s.len)
        return money_show(reply->arena, amount, reply->playbook->header.currency);
    struct str number = number_show(reply->arena, amount);
    struct str unit = unit_show(reply->arena, gesture->unit.s, amount);
    return str_fmt(reply->arena, "%.*s %.*s", S_ARG(number), S_ARG(unit));
}

static struct domain domain_of(const struct reply *reply, fact_key key) {
    return key_domain(reply->playbook, key, reply->request->gesture->unit.s);
}

struct str reply_value(const struct reply *reply, fact_key key, const struct value *value) {
    struct domain domain = domain_of(reply, key);
    return value_show(reply->arena, reply->playbook, &domain, value);
}

struct str reply_key(const struct reply *reply, fact_key key) {
    return domain_of(reply, key).name;
}

const struct fact *reply_fact(const struct reply *reply, fact_key key) {
    struct str name = reply_key(reply, key);
    return (const struct fact *)(const void *)playbook_find(reply->playbook, KIND_FACT, name);
}

struct str reply_ask(const struct reply *reply, fact_key key) {
    static const struct str reserved[] = {
        [RESERVED_AMOUNT] = S_INIT("How much?"),
        [RESERVED_CHANNEL] = S_INIT("Through which channel?"),
        [RESERVED_COUNTRY] = S_INIT("In which country?"),
        [RESERVED_TEAM] = S_INIT("In which team?"),
        [RESERVED_NOW] = S_INIT("As of which date?"),
        [RESERVED_GIVEN] = S_INIT("How much was given before?"),
        [RESERVED_TIMES_GIVEN] = S_INIT("How often was it given before?"),
    };
    const struct fact *fact = reply_fact(reply, key);
    if (!fact) return reserved[domain_of(reply, key).reserved];
    if (fact->ask.s.len) return fact->ask.s;
    return fact->title.s.len ? fact->title.s : fact->entry.id.s;
}

struct str reply_role(const struct reply *reply, int32_t role) {
    return entry_title(reply->playbook, &reply->playbook->roles.items[role].entry);
}

struct str reply_to(const struct reply *reply) {
    const struct decision *decision = &reply->decision;
    if (decision->verdict != VERDICT_ESCALATE) return S("");
    if (decision->to) return decision->to->id.s;
    return reply->playbook->roles.items[decision->to_role].entry.id.s;
}
