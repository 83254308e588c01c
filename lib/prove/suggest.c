// Examples that are written for somebody to paste: from a request and its decision to a line of
// YAML.
#include "prove/suggest.h"

#include "base/escape.h"
#include "base/number.h"
#include "decide/authority.h"
#include "model/condition.h"

struct writing {
    struct arena *arena;
    const struct playbook *playbook;
    const struct request *request;
    struct example *out;
};

static struct text text_of(struct str s) {
    return (struct text){.s = s};
}

static struct ref ref_to(const struct entry *entry, enum kind kind, int32_t index) {
    return (struct ref){.id = entry->id, .index = index, .kind = (uint8_t)kind};
}

static struct ref role_ref(const struct writing *w, int32_t role) {
    return ref_to(&w->playbook->roles.items[role].entry, KIND_ROLE, role);
}

static struct ref gesture_ref(const struct writing *w, const struct gesture *gesture) {
    int32_t index = (int32_t)(gesture - w->playbook->gestures.items);
    return ref_to(&gesture->entry, KIND_GESTURE, index);
}

// ---- what is asked ----

static struct text amount_text(const struct writing *w, int64_t amount) {
    struct value value = {.type = FACT_MONEY, .amount = amount};
    struct domain domain = {.unit = w->request->gesture->unit.s};
    if (domain.unit.len) value.type = FACT_NUMBER;
    return text_of(value_show(w->arena, w->playbook, &domain, &value));
}

static void add_known(const struct writing *w, const struct known *known) {
    struct domain domain = key_domain(w->playbook, known->key, w->request->gesture->unit.s);
    struct text shown = text_of(value_show(w->arena, w->playbook, &domain, &known->value));
    if (domain.reserved == RESERVED_GIVEN)
        w->out->given = shown;
    else if (domain.reserved == RESERVED_TIMES_GIVEN)
        w->out->times_given = shown;
    else
        *PUSH(w->arena, &w->out->facts) =
            (struct fact_value){.name = text_of(domain.name), .text = shown};
}

static void write_question(const struct writing *w) {
    const struct request *request = w->request;
    struct date first = playbook_first_day(w->playbook);
    w->out->role = role_ref(w, request->role);
    w->out->give = gesture_ref(w, request->gesture);
    if (request->has_amount) w->out->amount = amount_text(w, request->amount);
    if (first.precision == DATE_NONE || date_cmp(first, request->as_of) != 0)
        w->out->on.date = request->as_of;
    for (size_t i = 0; i < request->n_known; i++) add_known(w, &request->known[i]);
    for (size_t i = 0; i < request->n_also_given; i++)
        *PUSH(w->arena, &w->out->also_given) =
            gesture_ref(w, &w->playbook->gestures.items[request->also_given[i]]);
}

// ---- what is expected ----

static void write_answer(const struct writing *w, const struct decision *decision) {
    w->out->expect = text_of(str_of(verdict_name(decision->verdict)));
    if (decision->by >= 0) w->out->by = role_ref(w, decision->by);
    if (decision->to) w->out->to = *decision->to;
    if (decision->to_role >= 0) w->out->to = role_ref(w, decision->to_role);
    for (size_t i = 0; i < decision->with.n; i++)
        PUSH(w->arena, &w->out->with)->id = text_of(decision->with.items[i]);
    for (size_t i = 0; i < decision->missing.n; i++) {
        struct domain domain = key_domain(w->playbook, decision->missing.items[i], S(""));
        *PUSH(w->arena, &w->out->missing) = text_of(domain.name);
    }
}

struct example suggest_example(struct arena *arena, const struct playbook *playbook,
                               const struct request *request, const struct decision *decision) {
    struct example example = {0};
    struct writing w = {arena, playbook, request, &example};
    write_question(&w);
    write_answer(&w, decision);
    return example;
}

// ---- shorter ----

static bool names_fact(const struct condition *condition, struct str name) {
    if (!condition) return false;
    for (size_t i = 0; i < condition->parts.n; i++)
        if (names_fact(&condition->parts.items[i], name)) return true;
    return condition->kind == CONDITION_TEST &&
           (str_eq(condition->test.fact.id.s, name) || str_eq(condition->test.other.id.s, name));
}

static void remove_fact(struct example *example, size_t at) {
    for (size_t i = at + 1; i < example->facts.n; i++)
        example->facts.items[i - 1] = example->facts.items[i];
    example->facts.n--;
}

static void put_fact(struct example *example, size_t at, const struct fact_value *fact) {
    for (size_t i = example->facts.n++; i > at; i--)
        example->facts.items[i] = example->facts.items[i - 1];
    example->facts.items[at] = *fact;
}

void suggest_shorten(struct example *example, const struct condition *kept, suggest_good *good,
                     void *context) {
    struct text *others[] = {&example->given, &example->times_given};
    for (size_t i = example->facts.n; i > 0; i--) {
        struct fact_value fact = example->facts.items[i - 1];
        if (names_fact(kept, fact.name.s)) continue;
        remove_fact(example, i - 1);
        if (!good(context, example)) put_fact(example, i - 1, &fact);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        struct text before = *others[i];
        *others[i] = (struct text){0};
        if (text_is_set(before) && !good(context, example)) *others[i] = before;
    }
}

// ---- as YAML ----

// What may stand in { } without quotes, and mean the same.
static bool is_plain(struct str text) {
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        bool inside = i && i + 1 < text.len && (c == ' ' || c == '-' || c == '%');
        if (!is_alnum((char)c) && c != '_' && c != '.' && c != '$' && c < 0x80 && !inside)
            return false;
    }
    return text.len > 0;
}

static void add_text(struct buf *out, struct str text) {
    if (is_plain(text)) {
        buf_add(out, text);
        return;
    }
    buf_char(out, '"');
    escape_json(out, text);
    buf_char(out, '"');
}

static void add_pair(struct buf *out, const char *key, struct str value) {
    if (!value.len) return;
    buf_fmt(out, "%s%s: ", out->ptr[out->len - 1] == '{' ? "" : ", ", key);
    add_text(out, value);
}

static void add_refs(struct buf *out, const char *key, const refs *list) {
    if (!list->n) return;
    buf_fmt(out, ", %s: [", key);
    for (size_t i = 0; i < list->n; i++)
        buf_fmt(out, "%s%.*s", i ? ", " : "", S_ARG(list->items[i].id.s));
    buf_char(out, ']');
}

static void add_facts(struct buf *out, const struct example *example) {
    if (!example->facts.n) return;
    buf_text(out, ", facts: {");
    for (size_t i = 0; i < example->facts.n; i++) {
        buf_fmt(out, "%s%.*s: ", i ? ", " : "", S_ARG(example->facts.items[i].name.s));
        add_text(out, example->facts.items[i].text.s);
    }
    buf_char(out, '}');
}

static void add_missing(struct buf *out, const texts *missing) {
    if (!missing->n) return;
    buf_text(out, ", missing: [");
    for (size_t i = 0; i < missing->n; i++)
        buf_fmt(out, "%s%.*s", i ? ", " : "", S_ARG(missing->items[i].s));
    buf_char(out, ']');
}

struct str suggest_line(struct arena *arena, const struct example *example) {
    struct buf out = buf_new(arena);
    buf_text(&out, "- {");
    add_pair(&out, "as", example->role.id.s);
    add_pair(&out, "give", example->give.id.s);
    add_pair(&out, "amount", example->amount.s);
    if (example->on.date.precision != DATE_NONE)
        add_pair(&out, "on", date_show(arena, example->on.date));
    add_pair(&out, "given", example->given.s);
    add_pair(&out, "times_given", example->times_given.s);
    add_refs(&out, "also_given", &example->also_given);
    add_facts(&out, example);
    add_pair(&out, "expect", example->expect.s);
    add_pair(&out, "by", example->by.id.s);
    add_pair(&out, "to", example->to.id.s);
    add_refs(&out, "with", &example->with);
    add_missing(&out, &example->missing);
    add_pair(&out, "reason", example->reason.s);
    buf_char(&out, '}');
    return buf_str(&out);
}
