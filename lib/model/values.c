// Reading a text as a value of a fact, and saying what is wrong where it is none.
#include "base/grammar.h"
#include "base/map.h"
#include "base/phrases.h"
#include "base/utf8.h"
#include "model/condition.h"
#include "model/nearest.h"

enum { MOST_COMPARED = 200, MOST_NAMED = 8 }; // choices looked at for a guess; named in a message

// As much of an untrusted text as a message should show.
static struct str clip(struct str text) {
    return utf8_cut(text, 60);
}

static bool fail(struct value_fault *fault, const char *rule, struct str says) {
    *fault = (struct value_fault){.rule = rule, .says = says};
    return false;
}

static void mend(struct value_fault *fault, struct str right, bool sure) {
    fault->right = right;
    fault->sure = sure;
}

// ---- yes or no ----

static struct str yes_no_meant(struct str text) {
    static const char *const yes[] = {"yes", "y", "true", "on", "1"};
    static const char *const no[] = {"no", "n", "false", "off", "0"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        if (str_eq_nocase(text, str_of(yes[i]))) return S("yes");
        if (str_eq_nocase(text, str_of(no[i]))) return S("no");
    }
    return (struct str){NULL, 0};
}

static bool read_yes_no(struct arena *arena, const struct domain *domain, struct str text,
                        struct value *out, struct value_fault *fault) {
    if (yes_no_read(text, &out->yes)) return true;
    fail(fault, "wrong-type",
         str_fmt(arena, "\"%.*s\" is neither yes nor no, and %.*s is one of the two.",
                 S_ARG(clip(text)), S_ARG(domain->name)));
    mend(fault, yes_no_meant(text), true);
    fault->help = S("Write yes or no.");
    return false;
}

// ---- choices ----

static int64_t choice_search(const struct playbook *playbook, const struct domain *domain,
                             struct str text) {
    struct str name;
    for (size_t i = 0; (name = domain_choice(playbook, domain, i)).ptr; i++)
        if (str_eq(name, text)) return (int64_t)i;
    return -1;
}

int64_t choice_find(const struct playbook *playbook, const struct domain *domain, struct str text) {
    if (domain->type != FACT_CHOICE) return -1;
    if (domain->index) {
        const uint32_t *at = map_get(domain->index, text);
        return at ? (int64_t)*at : -1;
    }
    return choice_search(playbook, domain, text);
}

// The choice that was meant: the same but for capitals and hyphens (sure), else the nearest.
static void choice_meant(const struct playbook *playbook, const struct domain *domain,
                         struct str text, struct value_fault *fault) {
    struct nearest nearest = nearest_to(text);
    struct str name;
    for (size_t i = 0; i < MOST_COMPARED; i++) {
        name = domain_choice(playbook, domain, i);
        if (!name.ptr) break;
        nearest_try(&nearest, name);
    }
    mend(fault, nearest.best, nearest.slips == 0);
}

struct str choices_show(struct arena *arena, const struct playbook *playbook,
                        const struct domain *domain) {
    struct str says = S("");
    struct str name = domain_choice(playbook, domain, 0), next;
    for (size_t i = 0; name.ptr && i < MOST_NAMED; i++, name = next) {
        next = domain_choice(playbook, domain, i + 1);
        bool last = !next.ptr || i + 1 == MOST_NAMED;
        const char *before = i == 0 ? "" : last && !next.ptr ? " or " : ", ";
        says = str_fmt(arena, "%.*s%s%.*s", S_ARG(says), before, S_ARG(name));
    }
    return name.ptr ? str_fmt(arena, "%.*s or another of them", S_ARG(says)) : says;
}

static struct str choices_named(struct arena *arena, const struct playbook *playbook,
                                const struct domain *domain) {
    struct str choices = choices_show(arena, playbook, domain);
    return choices.len ? str_fmt(arena, "Write %.*s.", S_ARG(choices)) : choices;
}

// What may name a channel, country or team where the playbook lists none.
static bool is_name(struct str text) {
    for (size_t i = 0; i < text.len; i++)
        if (!is_alnum(text.ptr[i]) && text.ptr[i] != '-' && text.ptr[i] != '_') return false;
    return text.len > 0 && text.len <= 63;
}

static bool read_choice(struct arena *arena, const struct playbook *playbook,
                        const struct domain *domain, struct str text, struct value *out,
                        struct value_fault *fault) {
    int64_t at = choice_find(playbook, domain, text);
    out->choice = at < 0 ? CHOICE_OPEN : (uint32_t)at;
    if (at >= 0 || (domain->open && is_name(text))) return true;
    fail(fault, "wrong-type",
         str_fmt(arena, "\"%.*s\" is no %s of %.*s.", S_ARG(clip(text)),
                 domain->open ? "name" : "value", S_ARG(domain->name)));
    choice_meant(playbook, domain, text, fault);
    fault->help = choices_named(arena, playbook, domain);
    return false;
}

// ---- numbers ----

static struct str number_in_words(struct arena *arena, struct str text) {
    static const char *const words[] = {"zero",  "one",   "two",  "three", "four",   "five",  "six",
                                        "seven", "eight", "nine", "ten",   "eleven", "twelve"};
    struct str rest = text, first;
    if (!str_word(&rest, &first)) return (struct str){NULL, 0};
    for (int i = 0; i < (int)(sizeof words / sizeof *words); i++)
        if (str_eq_nocase(first, str_of(words[i])))
            return str_trim(str_fmt(arena, "%d %.*s", i, S_ARG(str_trim(rest))));
    return (struct str){NULL, 0};
}

// The unit that may follow a number of this fact: the declared one, else the fact's own name.
static bool unit_fits(const struct domain *domain, struct str unit) {
    return unit.len == 0 || unit_eq(unit, domain->unit.len ? domain->unit : domain->name);
}

static bool read_number(struct arena *arena, const struct domain *domain, struct str text,
                        struct value *out, struct value_fault *fault) {
    struct number number;
    struct str error = {NULL, 0}, better = {NULL, 0};
    if (!number_read(arena, text, &number, &error, &better)) {
        fail(fault, "wrong-type", error);
        if (!better.len) better = number_in_words(arena, text);
        mend(fault, better, true);
        fault->help = str_fmt(arena, "Write %.*s in digits, such as 2.", S_ARG(domain->name));
        return false;
    }
    if (!unit_fits(domain, number.unit)) {
        fail(fault, "wrong-type",
             domain->unit.len
                 ? str_fmt(arena, "%.*s is counted in \"%.*s\", not in \"%.*s\".",
                           S_ARG(domain->name), S_ARG(domain->unit), S_ARG(clip(number.unit)))
                 : str_fmt(arena, "%.*s is a number without a unit, not a number of \"%.*s\".",
                           S_ARG(domain->name), S_ARG(clip(number.unit))));
        mend(fault, number_show(arena, number.millionths), false);
        return false;
    }
    if (number.millionths < 0 && !domain->may_be_negative) {
        fail(fault, "wrong-type", str_fmt(arena, "%.*s cannot be negative.", S_ARG(domain->name)));
        if (domain->fact) fault->help = S("If it can be, add may_be_negative: yes to the fact.");
        return false;
    }
    out->amount = number.millionths;
    return true;
}

// ---- money and dates ----

static bool read_money(struct arena *arena, const struct playbook *playbook, struct str text,
                       struct value *out, struct value_fault *fault) {
    struct str error = {NULL, 0}, better = {NULL, 0};
    const struct currency *currency = playbook->header.currency;
    if (money_read(arena, text, currency, &out->amount, &error, &better)) return true;
    fail(fault, "bad-money", error);
    mend(fault, better, true);
    return false;
}

static bool read_date(struct arena *arena, const struct domain *domain, struct str text,
                      struct value *out, struct value_fault *fault) {
    struct str error = {NULL, 0}, better = {NULL, 0};
    if (!date_read(arena, text, &out->date, &error, &better)) {
        fail(fault, "bad-date", error);
        mend(fault, better, true);
        return false;
    }
    if (domain->type == FACT_TIME || out->date.precision != DATE_MINUTE) return true;
    fail(fault, "bad-date",
         str_fmt(arena, "%.*s is a day and has no time of day.", S_ARG(domain->name)));
    struct date day = {.day = out->date.day, .precision = DATE_DAY};
    mend(fault, date_show(arena, day), false);
    if (domain->fact) fault->help = S("If the time matters, declare the fact with time: instead.");
    return false;
}

bool value_read(struct arena *arena, const struct playbook *playbook, const struct domain *domain,
                struct text text, struct value *out, struct value_fault *fault) {
    struct str s = str_trim(text.s);
    *out = (struct value){.type = domain->type, .text = text};
    switch ((enum fact_type)domain->type) {
    case FACT_YES_NO: return read_yes_no(arena, domain, s, out, fault);
    case FACT_CHOICE: return read_choice(arena, playbook, domain, s, out, fault);
    case FACT_MONEY: return read_money(arena, playbook, s, out, fault);
    case FACT_NUMBER: return read_number(arena, domain, s, out, fault);
    case FACT_DATE:
    case FACT_TIME: return read_date(arena, domain, s, out, fault);
    case FACT_NONE: break;
    }
    return fail(fault, NULL, (struct str){NULL, 0});
}

struct str value_show(struct arena *arena, const struct playbook *playbook,
                      const struct domain *domain, const struct value *value) {
    return value_say(arena, playbook, domain, value, NULL);
}

struct str value_say(struct arena *arena, const struct playbook *playbook,
                     const struct domain *domain, const struct value *value,
                     const struct phrases *in) {
    switch ((enum fact_type)value->type) {
    case FACT_YES_NO: return phrase(in, value->yes ? PHRASE_YES : PHRASE_NO);
    case FACT_MONEY: return money_say(arena, value->amount, playbook->header.currency, in);
    case FACT_DATE:
    case FACT_TIME: return in ? date_say(arena, value->date, in) : date_show(arena, value->date);
    case FACT_NUMBER: return counted_say(arena, value->amount, domain->unit, in);
    case FACT_CHOICE:
    case FACT_NONE: break;
    }
    return value->text.s;
}
