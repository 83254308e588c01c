// Reading and writing amounts of money.
#include "base/money.h"

#include "base/decimal.h"
#include "base/number.h"
#include "base/phrases.h"
#include "base/reading.h"

// A text taken apart: what stands before and behind the number.
struct parts {
    struct str before, after;
    struct decimal amount;
    bool negative;
    const struct currency *currency;
};

static struct str in_figures(struct arena *arena, int64_t minor, const struct currency *currency) {
    return decimal_show(arena, minor, currency->decimals, currency->decimals, true);
}

struct str money_show(struct arena *arena, int64_t minor, const struct currency *currency) {
    struct str figures = in_figures(arena, minor, currency);
    if (!currency->mark) return str_fmt(arena, "%.*s %s", S_ARG(figures), currency->code);
    bool negative = minor < 0;
    struct str size = str_from(figures, negative);
    return str_fmt(arena, "%s%s%.*s", negative ? "-" : "", currency->mark, S_ARG(size));
}

struct str money_say(struct arena *arena, int64_t minor, const struct currency *currency,
                     const struct phrases *in) {
    if (!currency->mark) return figures_say(arena, money_show(arena, minor, currency), in);
    struct str size = str_from(in_figures(arena, minor, currency), minor < 0);
    struct str sum =
        phrase_fill(arena, in, PHRASE_MONEY, figures_say(arena, size, in), str_of(currency->mark));
    return minor < 0 ? str_fmt(arena, "-%.*s", S_ARG(sum)) : sum;
}

struct str money_plain(struct arena *arena, int64_t minor, const struct currency *currency) {
    struct str figures = decimal_show(arena, minor, currency->decimals, currency->decimals, false);
    bool whole = currency->decimals && str_find_char(figures, '.') < 0;
    return whole ? str_fmt(arena, "%.*s.%0*d", S_ARG(figures), currency->decimals, 0) : figures;
}

int64_t money_minor(int whole, const struct currency *currency) {
    int64_t minor = whole;
    for (int i = 0; i < currency->decimals; i++) minor *= 10;
    return minor;
}

static struct str example(struct arena *arena, const struct currency *currency) {
    return money_show(arena, money_minor(50, currency), currency);
}

// Where the number begins, its point included; the length of the text where it has no digit.
static size_t number_start(struct str text) {
    size_t i = 0;
    while (i < text.len && !is_digit(text.ptr[i])) i++;
    bool point = i > 0 && i < text.len && (text.ptr[i - 1] == '.' || text.ptr[i - 1] == ',');
    return i - point;
}

// Takes a minus (also U+2212) off either end of what stands before the number.
static bool take_minus(struct str *before) {
    static const struct str minus[] = {S_INIT("-"), S_INIT("\u2212")};
    struct str all = *before;
    for (int i = 0; i < 2; i++) {
        if (str_starts(all, minus[i])) *before = str_trim(str_from(all, minus[i].len));
        if (str_ends(all, minus[i])) *before = str_trim(str_slice(all, 0, all.len - minus[i].len));
    }
    return before->len < all.len;
}

static struct parts take_apart(struct str text, const struct currency *currency) {
    struct parts parts = {.currency = currency};
    size_t start = number_start(text);
    parts.before = str_trim(str_slice(text, 0, start));
    parts.negative = take_minus(&parts.before);
    parts.amount = decimal_read(str_from(text, start), currency->decimals);
    parts.after = str_trim(str_from(text, start + parts.amount.len));
    return parts;
}

static bool is_code(const struct currency *currency, struct str word) {
    return str_eq_nocase(word, str_of(currency->code));
}

static bool is_mark(const struct currency *currency, struct str word) {
    return currency->mark && str_eq(word, str_of(currency->mark));
}

static bool is_own(const struct currency *currency, struct str word) {
    return word.len == 0 || is_mark(currency, word) || is_code(currency, word);
}

// The currency in words: "pounds" for Pound Sterling, "US$" and "dollars" for US Dollar.
static bool names_own(const struct currency *currency, struct str word) {
    struct str name = str_of(currency->name), of_name;
    while (str_word(&name, &of_name)) {
        if (unit_eq(of_name, word)) return true;
    }
    bool dollar = str_ends(word, S("$")) && is_mark(currency, S("$"));
    return is_own(currency, word) ||
           (dollar && str_starts(str_of(currency->code), str_slice(word, 0, word.len - 1)));
}

static bool is_foreign(const struct currency *own, struct str word) {
    const struct currency *currency;
    if (names_own(own, word)) return false;
    if (str_ends(word, S("$"))) return true; // A$, NT$ and the like
    for (size_t i = 0; (currency = currency_at(i)); i++) {
        if (is_code(currency, word) || is_mark(currency, word)) return true;
    }
    return false;
}

bool money_names(struct str word, const struct currency *currency) {
    struct str capitals = S("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    bool small = is_alpha(word.ptr[0]) && str_find_char(capitals, word.ptr[0]) < 0;
    return names_own(currency, word) || (!small && is_foreign(currency, word));
}

// The amount as it should be written: with a mark where it had one, or something like it.
static struct str mended(struct arena *arena, const struct parts *parts) {
    if (parts->amount.fault >= DECIMAL_LARGE) return S("");
    bool bare = parts->before.len == 0 && parts->after.len == 0;
    int64_t minor = parts->amount.scaled;
    return bare ? in_figures(arena, minor, parts->currency)
                : money_show(arena, minor, parts->currency);
}

// What stands before and behind the number is not as it should be: says why.
static bool refuse_words(const struct reading *r, const struct parts *parts) {
    struct str before = parts->before, after = parts->after;
    struct str better = mended(r->arena, parts);
    const struct currency *currency = parts->currency;
    if (is_own(currency, before) && is_own(currency, after)) {
        if (before.len) return refuse(r, better, "The currency is written twice.");
        return refuse(r, better, "The mark of the currency stands in front of the amount.");
    }
    if (is_foreign(currency, before) || is_foreign(currency, after))
        return refuse(r, better, "\"%.*s\" is not written in %s, the currency of this playbook.",
                      S_ARG(brief(r->text)), currency->code);
    bool named = names_own(currency, before) && names_own(currency, after);
    return refuse(r, named ? better : S(""),
                  "\"%.*s\" is more than an amount: write only the amount, as in %.*s.",
                  S_ARG(brief(r->text)), S_ARG(example(r->arena, currency)));
}

// More decimals than the currency has; "1.000" may be a thousand as other countries write it. The
// right form is never the larger of the two.
static bool refuse_decimals(const struct reading *r, struct parts *parts) {
    const struct currency *currency = parts->currency;
    int64_t thousands = parts->amount.thousands, minor = parts->amount.scaled;
    struct str cut = mended(r->arena, parts), right = cut, hint = S("");
    if (thousands) {
        parts->amount.scaled = thousands;
        struct str group = mended(r->arena, parts);
        hint = str_fmt(r->arena, ": write %.*s if thousands are meant, else %.*s", S_ARG(group),
                       S_ARG(cut));
        if (thousands == minor * 1000) right = S(""); // 1.000 cannot be told, 1.005 can
    }
    struct str has = str_fmt(r->arena, currency->decimals ? "only %d" : "none", currency->decimals);
    return refuse(r, right, "\"%.*s\" has %zu decimal%s, but %s has %.*s%.*s.",
                  S_ARG(brief(r->text)), parts->amount.decimals,
                  parts->amount.decimals == 1 ? "" : "s", currency->code, S_ARG(has), S_ARG(hint));
}

static bool refuse_amount(const struct reading *r, struct parts *parts) {
    switch (parts->amount.fault) {
    case DECIMAL_OK: return refuse(r, mended(r->arena, parts), "An amount cannot be negative.");
    case DECIMAL_MANY: return refuse_decimals(r, parts);
    case DECIMAL_LARGE: return refuse(r, S(""), "\"%.*s\" is too large.", S_ARG(brief(r->text)));
    case DECIMAL_WRONG:
        return refuse(r, S(""),
                      "\"%.*s\" cannot be read: commas set off groups of three digits, a point "
                      "the decimals.",
                      S_ARG(brief(r->text)));
    default: return refuse(r, mended(r->arena, parts), "%s", decimal_sentence(parts->amount.fault));
    }
}

bool money_read(struct arena *arena, struct str text, const struct currency *currency,
                int64_t *minor, struct str *error, struct str *better) {
    struct reading r = reading_of(arena, text, error, better);
    if (r.text.len == 0)
        return refuse(&r, S(""), "An amount is missing: write, for example, %.*s.",
                      S_ARG(example(arena, currency)));
    if (number_start(r.text) == r.text.len)
        return refuse(&r, S(""), "\"%.*s\" is no amount: write it in digits, as in %.*s.",
                      S_ARG(brief(r.text)), S_ARG(example(arena, currency)));
    struct parts parts = take_apart(r.text, currency);
    bool mark_behind = parts.after.len && !is_code(currency, parts.after);
    bool twice = parts.before.len && parts.after.len;
    if (!is_own(currency, parts.before) || mark_behind || twice) return refuse_words(&r, &parts);
    if (parts.amount.fault || parts.negative) return refuse_amount(&r, &parts);
    *minor = parts.amount.scaled;
    return true;
}
