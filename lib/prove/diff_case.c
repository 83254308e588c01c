// A case that changed: what is asked, as words of `empower can`, and what was and is decided.
#include "base/buf.h"
#include "base/number.h"
#include "model/condition.h"
#include "prove/diff_inner.h"

static struct str playbook_role(const struct playbook *playbook, int32_t role) {
    return role < 0 ? S("") : playbook->roles.items[role].entry.id.s;
}

// ---- the question, as words of `empower can` ----

struct asking {
    struct arena *arena;
    const struct playbook *playbook;
    const struct request *request;
    diff_words *out;
};

static struct str amount_text(const struct asking *a, int64_t amount) {
    struct value value = {.type = FACT_MONEY, .amount = amount};
    struct domain domain = {.unit = a->request->gesture->unit.s};
    if (domain.unit.len) value.type = FACT_NUMBER;
    return value_show(a->arena, a->playbook, &domain, &value);
}

// What stands for any other name of an open choice has blanks in it.
static struct str name_text(const struct asking *a, struct str name) {
    char *text = arena_bytes(a->arena, name.len + 1);
    for (size_t i = 0; i < name.len; i++) text[i] = name.ptr[i] == ' ' ? '-' : name.ptr[i];
    return (struct str){text, name.len};
}

static struct str value_text(const struct asking *a, const struct domain *domain,
                             const struct value *value) {
    if (value->type == FACT_NUMBER) return number_show(a->arena, value->amount);
    if (value->type == FACT_CHOICE && domain->open) return name_text(a, str_trim(value->text.s));
    return value_show(a->arena, a->playbook, domain, value);
}

static struct str fact_word(const struct asking *a, const struct known *known) {
    struct domain domain = key_domain(a->playbook, known->key, a->request->gesture->unit.s);
    bool bare = domain.fact && domain.type == FACT_YES_NO && known->value.yes;
    if (bare) return domain.name;
    return str_fmt(a->arena, "%.*s=%.*s", S_ARG(domain.name),
                   S_ARG(value_text(a, &domain, &known->value)));
}

static struct str also_given_word(const struct asking *a) {
    struct buf out = buf_new(a->arena);
    buf_text(&out, "also_given=");
    for (size_t i = 0; i < a->request->n_also_given; i++)
        buf_fmt(&out, "%s%.*s", i ? "," : "",
                S_ARG(a->playbook->gestures.items[a->request->also_given[i]].entry.id.s));
    return buf_str(&out);
}

static diff_words question_words_of(struct arena *arena, const struct playbook *playbook,
                                    const struct request *request) {
    diff_words words = {0};
    const struct asking a = {arena, playbook, request, &words};
    *PUSH(arena, &words) = request->gesture->entry.id.s;
    if (request->has_amount) *PUSH(arena, &words) = amount_text(&a, request->amount);
    for (size_t i = 0; i < request->n_known; i++)
        *PUSH(arena, &words) = fact_word(&a, &request->known[i]);
    if (request->n_also_given) *PUSH(arena, &words) = also_given_word(&a);
    return words;
}

// ---- the answer ----

static struct diff_half half_of(const struct told *told, struct arena *arena, int side) {
    const struct playbook *playbook = told->c->playbook[side];
    const struct decision *decision = &told->decision[side];
    struct diff_half half = {.words = question_words_of(arena, playbook, &told->request[side]),
                             .verdict = decision->verdict,
                             .reason = decision->reason,
                             .by = playbook_role(playbook, decision->by),
                             .to = decision->to ? decision->to->id.s
                                                : playbook_role(playbook, decision->to_role),
                             .rule = str_dup(arena, decision->rule),
                             .rule_at = decision->rule_at};
    for (size_t i = 0; i < decision->with.n; i++)
        *PUSH(arena, &half.with) = decision->with.items[i];
    return half;
}

static bool says(const struct told *told, int side, struct str name) {
    for (size_t i = 0; i < told->request[side].n_known; i++) {
        fact_key key = told->request[side].known[i].key;
        if (str_eq(key_domain(told->c->playbook[side], key, S("")).name, name)) return true;
    }
    return false;
}

// May a fact of the other playbook be said to this one as well?
static bool understands(const struct playbook *playbook, const struct domain *other,
                        const struct value *value) {
    const struct entry *entry = playbook_find(playbook, KIND_FACT, other->name);
    if (!entry) return false;
    struct domain domain = domain_of_fact((const struct fact *)(const void *)entry);
    if (domain.type != other->type) return false;
    return domain.type != FACT_CHOICE ||
           choice_find(playbook, &domain, str_trim(value->text.s)) >= 0;
}

// What only the other one's answer rests on is said, too, so that one command asks both.
static void borrow(const struct told *told, struct arena *arena, int side, diff_words *words) {
    const struct playbook *other = told->c->playbook[1 - side];
    const struct request *request = &told->request[1 - side];
    const struct asking a = {arena, other, request, words};
    for (size_t i = 0; i < request->n_known; i++) {
        const struct known *known = &request->known[i];
        struct domain domain = key_domain(other, known->key, S(""));
        if (!domain.fact || says(told, side, domain.name)) continue;
        if (understands(told->c->playbook[side], &domain, &known->value))
            *PUSH(arena, words) = fact_word(&a, known);
    }
}

struct diff_case *told_case(const struct told *told, struct arena *arena) {
    struct diff_case *out = arena_new(arena, struct diff_case);
    *out = (struct diff_case){half_of(told, arena, OLD), half_of(told, arena, FRESH),
                              playbook_role(told->c->playbook[FRESH], told->request[FRESH].role),
                              told->request[FRESH].as_of};
    borrow(told, arena, OLD, &out->before.words);
    borrow(told, arena, FRESH, &out->after.words);
    return out;
}

static struct str joined(struct arena *arena, const diff_words *names) {
    struct buf out = buf_new(arena);
    for (size_t i = 0; i < names->n; i++)
        buf_fmt(&out, "%s%.*s", i ? ", " : "", S_ARG(names->items[i]));
    return buf_str(&out);
}

struct str diff_half_words(struct arena *arena, const struct diff_half *half) {
    struct buf out = buf_new(arena);
    buf_text(&out, verdict_name(half->verdict));
    if (half->by.len) buf_fmt(&out, " by %.*s", S_ARG(half->by));
    if (half->with.n) buf_fmt(&out, " with %.*s", S_ARG(joined(arena, &half->with)));
    if (half->to.len) buf_fmt(&out, " to %.*s", S_ARG(half->to));
    return buf_str(&out);
}

// ---- as few facts as will do ----

static bool same_answer(const struct decision *a, const struct decision *b) {
    return a->verdict == b->verdict && a->reason == b->reason && a->by == b->by && a->to == b->to &&
           a->to_role == b->to_role && a->rule_at.start == b->rule_at.start;
}

// The request without a fact, by name; the same where it does not say it.
static struct request without(const struct told *told, int side, struct str name) {
    struct request request = told->request[side];
    struct known *known = arena_array(told->c->work, struct known, request.n_known + 1);
    size_t n = 0;
    for (size_t i = 0; i < request.n_known; i++) {
        struct domain domain = key_domain(told->c->playbook[side], request.known[i].key, S(""));
        if (!str_eq(domain.name, name)) known[n++] = request.known[i];
    }
    request.known = known;
    request.n_known = n;
    return request;
}

static void leave_out(struct told *told, struct str name) {
    struct request requests[2];
    for (int side = 0; side < 2; side++) {
        requests[side] = without(told, side, name);
        struct decision now = decide(told->c->decider[side], told->c->work, &requests[side]);
        if (!same_answer(&now, &told->decision[side])) return;
    }
    for (int side = 0; side < 2; side++) told->request[side] = requests[side];
}

// Leaves out what is assumed anyway, or does not matter to either answer.
void told_shorten(struct told *told) {
    for (int side = 0; side < 2; side++) {
        const struct request whole = told->request[side];
        for (size_t i = whole.n_known; i > 0; i--)
            leave_out(told,
                      key_domain(told->c->playbook[side], whole.known[i - 1].key, S("")).name);
    }
}
