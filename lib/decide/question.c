// Checks what is asked: roles, gestures, amounts and facts, with what is allowed where one cannot
// be.
#include "decide/question.h"

#include "base/utf8.h"
#include "model/condition.h"
#include "model/nearest.h"

struct question question_new(struct arena *arena, const struct playbook *playbook) {
    struct question q = {.arena = arena, .playbook = playbook, .id = S("null"), .error = S("")};
    q.request.role = -1;
    q.request.as_of = playbook->header.effective.range.from;
    return q;
}

static struct str clip(struct str text) {
    return utf8_cut(text, 60);
}

__attribute__((format(printf, 2, 3))) static bool refuse(struct question *q, const char *format,
                                                         ...) {
    va_list args;
    va_start(args, format);
    q->error = str_vfmt(q->arena, format, args);
    va_end(args);
    return false;
}

// "stay-credit £40 photo" with quotes round all of it.
static bool is_quoted(const struct question *q, enum kind kind, struct str words) {
    struct str first;
    return str_word(&words, &first) && words.len && playbook_find(q->playbook, kind, first);
}

// The section in which something else is called so; NULL where none is.
static const char *other_section(const struct question *q, struct str id) {
    for (int k = KIND_NONE + 1; k < KIND_COUNT; k++)
        if (playbook_find(q->playbook, (enum kind)k, id)) return kind_section((enum kind)k);
    return NULL;
}

static bool refuse_unknown(struct question *q, enum kind kind, struct str id) {
    const char *other = other_section(q, id);
    bool near = playbook_did_you_mean(q->playbook, kind, id).len > 0;
    if (!near && is_quoted(q, kind, id))
        return refuse(q, "The quotes make one word of \"%.*s\"; leave them out.", S_ARG(clip(id)));
    if (!near && other)
        return refuse(q,
                      "\"%.*s\" stands under %s, and a %s is needed here. `empower show %s` lists "
                      "them.",
                      S_ARG(clip(id)), other, kind_name(kind), kind_section(kind));
    q->error = playbook_lacks(q->arena, q->playbook, kind, id);
    return false;
}

static int32_t find(const struct question *q, enum kind kind, struct str id) {
    const struct entry *entry = playbook_find(q->playbook, kind, id);
    const char *first = playbook_section(q->playbook, kind)->items;
    return entry ? (int32_t)((size_t)((const char *)entry - first) / kind_size(kind)) : -1;
}

bool question_role(struct question *q, struct str id) {
    int32_t role = find(q, KIND_ROLE, id);
    if (role < 0) return refuse_unknown(q, KIND_ROLE, id);
    q->request.role = role;
    return true;
}

bool question_gesture(struct question *q, struct str id) {
    int32_t gesture = find(q, KIND_GESTURE, id);
    if (gesture < 0) return refuse_unknown(q, KIND_GESTURE, id);
    q->request.gesture = &q->playbook->gestures.items[gesture];
    return true;
}

bool question_as_of(struct question *q, struct str date) {
    struct str error = S(""), better = S("");
    if (date_read(q->arena, date, &q->request.as_of, &error, &better)) return true;
    if (better.len)
        return refuse(q, "The date \"%.*s\" cannot be read: %.*s Write %.*s.", S_ARG(clip(date)),
                      S_ARG(error), S_ARG(better));
    return refuse(q, "The date \"%.*s\" cannot be read: %.*s", S_ARG(clip(date)), S_ARG(error));
}

// ---- amounts ----

static bool read_amount(struct question *q, const char *what, struct str text, int64_t *out) {
    struct str error = S(""), better = S("");
    if (gesture_amount_read(q->arena, q->playbook, q->request.gesture, text, out, &error, &better))
        return true;
    return refuse(q, "The %s \"%.*s\" cannot be: %.*s%s%.*s%s", what, S_ARG(clip(text)),
                  S_ARG(error), better.len ? " Write " : "", S_ARG(better), better.len ? "." : "");
}

bool question_amount(struct question *q, struct str amount) {
    if (!read_amount(q, "amount", amount, &q->request.amount)) return false;
    q->request.has_amount = true;
    if (q->request.amount > 0) return true;
    return refuse(q, "The amount \"%.*s\" cannot be: it must be more than 0.", S_ARG(clip(amount)));
}

static void add_known(struct question *q, fact_key key, struct value value) {
    *PUSH(q->arena, &q->known) = (struct known){key, value};
}

static bool add_amount(struct question *q, uint8_t reserved, uint8_t type, int64_t amount,
                       struct str text) {
    if (amount < 0)
        return refuse(q, "%s cannot be less than 0 (not \"%.*s\").", reserved_name(reserved),
                      S_ARG(clip(text)));
    struct value value = {.type = type, .amount = amount, .text = {.s = text}};
    add_known(q, key_of_reserved(q->playbook, reserved), value);
    return true;
}

bool question_given(struct question *q, struct str text) {
    int64_t amount;
    uint8_t type = q->request.gesture->unit.s.len ? FACT_NUMBER : FACT_MONEY;
    return read_amount(q, "given", text, &amount) &&
           add_amount(q, RESERVED_GIVEN, type, amount, text);
}

bool question_times_given(struct question *q, struct str text) {
    struct number number;
    struct str error = S(""), better = S("");
    if (!number_read(q->arena, text, &number, &error, &better))
        return refuse(q, "times_given \"%.*s\" cannot be: %.*s", S_ARG(clip(text)), S_ARG(error));
    if (number.unit.len)
        return refuse(q, "times_given is a number without a unit (not \"%.*s\").",
                      S_ARG(clip(text)));
    if (number.millionths % 1000000)
        return refuse(q, "times_given counts whole times (not \"%.*s\").", S_ARG(clip(text)));
    return add_amount(q, RESERVED_TIMES_GIVEN, FACT_NUMBER, number.millionths, text);
}

bool question_also_given(struct question *q, struct str id) {
    int32_t gesture = find(q, KIND_GESTURE, id);
    if (gesture < 0) return refuse_unknown(q, KIND_GESTURE, id);
    *PUSH(q->arena, &q->also_given) = gesture;
    return true;
}

// ---- facts ----

static bool refuse_fact(struct question *q, struct str name) {
    static const char *const reserved[] = {"channel", "country", "team"};
    if (playbook_find(q->playbook, KIND_TERM, name))
        return refuse(q,
                      "\"%.*s\" is a term, which nobody can set: set the facts that it rests on.",
                      S_ARG(name));
    struct nearest nearest = nearest_to(name);
    for (size_t i = 0; i < q->playbook->facts.n && i < 1000; i++)
        nearest_try(&nearest, q->playbook->facts.items[i].entry.id.s);
    for (size_t i = 0; i < 3; i++) nearest_try(&nearest, str_of(reserved[i]));
    if (nearest.best.len)
        return refuse(q, "There is no fact \"%.*s\" in this playbook. Did you mean \"%.*s\"?",
                      S_ARG(clip(name)), S_ARG(nearest.best));
    return refuse(q, "There is no fact \"%.*s\" in this playbook. `empower show facts` lists them.",
                  S_ARG(clip(name)));
}

static bool refuse_reserved(struct question *q, uint8_t reserved) {
    const char *name = reserved_name(reserved);
    if (reserved == RESERVED_ROLE)
        return refuse(q, "\"role\" is no fact to set: say who asks with --role, or in \"role\".");
    if (reserved == RESERVED_NOW)
        return refuse(q, "\"now\" is no fact to set: say when with --as-of, or in \"as_of\".");
    return refuse(q, "\"%s\" does not stand among the facts: it has a field of its own.", name);
}

static bool refuse_value(struct question *q, struct str name, const struct value_fault *fault) {
    if (fault->right.len)
        return refuse(q, "%.*s: %.*s Write \"%.*s\".", S_ARG(name), S_ARG(fault->says),
                      S_ARG(fault->right));
    return refuse(q, "%.*s: %.*s%s%.*s", S_ARG(name), S_ARG(fault->says),
                  fault->help.len ? " " : "", S_ARG(fault->help));
}

static bool is_known(const struct question *q, fact_key key) {
    for (size_t i = 0; i < q->known.n; i++)
        if (q->known.items[i].key == key) return true;
    return false;
}

bool question_key(struct question *q, struct str name, fact_key *out) {
    uint8_t reserved = reserved_of_name(name);
    bool may =
        reserved == RESERVED_CHANNEL || reserved == RESERVED_COUNTRY || reserved == RESERVED_TEAM;
    if (reserved && !may) return refuse_reserved(q, reserved);
    int32_t fact = reserved ? -1 : find(q, KIND_FACT, name);
    if (!reserved && fact < 0) return refuse_fact(q, name);
    *out =
        reserved ? key_of_reserved(q->playbook, reserved) : key_of_fact(q->playbook, (size_t)fact);
    if (!is_known(q, *out)) return true;
    return refuse(q, "The fact \"%.*s\" is said twice.", S_ARG(name));
}

bool question_fact(struct question *q, struct str name, struct str text) {
    fact_key key;
    struct value value;
    struct value_fault fault;
    if (!question_key(q, name, &key)) return false;
    struct domain domain = key_domain(q->playbook, key, S(""));
    if (!value_read(q->arena, q->playbook, &domain, (struct text){.s = text}, &value, &fault))
        return refuse_value(q, name, &fault);
    add_known(q, key, value);
    return true;
}

const struct request *question_request(struct question *q) {
    q->request.known = q->known.items;
    q->request.n_known = q->known.n;
    q->request.also_given = q->also_given.items;
    q->request.n_also_given = q->also_given.n;
    return &q->request;
}

// ---- words ----

static bool is_amount(struct str word) {
    if (word.len && (word.ptr[0] == '-' || word.ptr[0] == '.')) return true;
    bool digit = false;
    for (size_t i = 0; i < word.len; i++) digit |= is_digit(word.ptr[i]);
    return digit && !is_alpha(word.ptr[0]);
}

static bool pair_word(struct question *q, struct str name, struct str value) {
    struct str each;
    if (str_eq(name, S("amount")) && q->request.has_amount)
        return refuse(q, "There are two amounts; name one.");
    if (str_eq(name, S("amount"))) return question_amount(q, value);
    if (str_eq(name, S("given"))) return question_given(q, value);
    if (str_eq(name, S("times_given"))) return question_times_given(q, value);
    if (!str_eq(name, S("also_given"))) return question_fact(q, name, value);
    while (str_split(&value, ',', &each))
        if (!question_also_given(q, str_trim(each))) return false;
    return true;
}

// "forty": an amount in words.
static bool refuse_words(struct question *q, struct str word, int whole) {
    struct str unit = q->request.gesture->unit.s;
    const struct currency *currency = q->playbook->header.currency;
    struct str figures = money_show(q->arena, money_minor(whole, currency), currency);
    if (unit.len)
        figures = str_fmt(q->arena, "'%d %.*s'", whole,
                          S_ARG(unit_show(q->arena, unit, (int64_t)whole * NUMBER_ONE)));
    return refuse(q, "\"%.*s\" is no fact, and an amount is written in figures: %.*s.", S_ARG(word),
                  S_ARG(figures));
}

static bool bare_word(struct question *q, struct str word) {
    const struct entry *entry = playbook_find(q->playbook, KIND_FACT, word);
    const struct fact *fact = (const struct fact *)(const void *)entry;
    int whole = number_word(word);
    if (!fact && whole >= 0) return refuse_words(q, word, whole);
    if (fact && fact->type != FACT_YES_NO)
        return refuse(q, "%.*s needs a value, which is %s: write %.*s=VALUE.", S_ARG(word),
                      fact_type_words(fact->type), S_ARG(word));
    return question_fact(q, word, S("yes"));
}

// "30 days" may come in two words, and so may "50 USD".
static bool goes_with_amount(const struct question *q, struct str word) {
    struct str unit = q->request.gesture->unit.s;
    return unit.len ? unit_eq(unit, word) : money_names(word, q->playbook->header.currency);
}

bool question_words(struct question *q, const struct str *words, size_t n) {
    if (!n) return refuse(q, "Name a gesture. `empower show gestures` lists them.");
    if (!question_gesture(q, words[0])) return false;
    for (size_t i = 1; i < n; i++) {
        ptrdiff_t equals = str_find_char(words[i], '=');
        struct str word = words[i];
        bool good;
        if (equals > 0) {
            good = pair_word(q, str_slice(word, 0, (size_t)equals),
                             str_from(word, (size_t)equals + 1));
        } else if (is_amount(word)) {
            if (i + 1 < n && goes_with_amount(q, words[i + 1]))
                i++, word = str_fmt(q->arena, "%.*s %.*s", S_ARG(word), S_ARG(words[i]));
            good = q->request.has_amount ? refuse(q, "There are two amounts; name one.")
                                         : question_amount(q, word);
        } else {
            good = bare_word(q, word);
        }
        if (!good) return false;
    }
    return true;
}
