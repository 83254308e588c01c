// Limits: how much a role may give, of what, for each what and per what.
#include "base/limit.h"

#include "base/decimal.h"
#include "base/grammar.h"
#include "base/phrases.h"
#include "base/reading.h"

// A limit cut at its key words. Whatever is not there is empty.
struct parts {
    struct str amount, for_each, scope;
    bool exactly, has_for_each, has_scope;
};

// Puts the parts together again, with another amount.
static struct str join(struct arena *arena, const struct parts *parts, struct str amount) {
    struct str each = S(""), per = S("");
    if (parts->has_for_each) each = str_fmt(arena, " for each %.*s", S_ARG(parts->for_each));
    if (parts->has_scope) per = str_fmt(arena, " per %.*s", S_ARG(parts->scope));
    return str_fmt(arena, "%s%.*s%.*s%.*s", parts->exactly ? "exactly " : "", S_ARG(amount),
                   S_ARG(each), S_ARG(per));
}

// Cuts at the first ` words ` and answers what stands behind it.
static bool cut(struct str *text, const char *words, struct str *behind) {
    ptrdiff_t at = find_words(*text, words, false);
    if (at < 0) return false;
    *behind = str_trim(str_from(*text, (size_t)at + str_of(words).len));
    *text = str_trim(str_slice(*text, 0, (size_t)at));
    return true;
}

static struct parts take_apart(struct str text) {
    struct parts parts = {.amount = text};
    parts.has_scope = cut(&parts.amount, "per", &parts.scope);
    parts.has_for_each = cut(&parts.amount, "for each", &parts.for_each);
    parts.exactly = take_word(&parts.amount, "exactly");
    return parts;
}

// ---- shares: "50% of room_rate", "tier_percent% of room_rate" ----

// The fact that something is a share of, from the text behind the per cent sign.
static bool read_base(const struct reading *r, const struct parts *parts, struct str share,
                      struct str behind, struct limit *out) {
    bool of = take_word(&behind, "of");
    out->fact = behind;
    if (of && id_is_valid(behind)) return true;
    struct str id = id_suggest(r->arena, behind, true), better = S("");
    if (id.len == 0)
        return refuse(r, better,
                      "A share needs the fact that it is a share of, as in 50%% of fare.");
    better = str_fmt(r->arena, "%.*s%% of %.*s", S_ARG(share), S_ARG(id));
    return refuse(r, join(r->arena, parts, better),
                  "Behind the per cent sign stands \"of\" and the name of a fact.");
}

static bool read_share(const struct reading *r, const struct parts *parts, size_t sign,
                       struct limit *out) {
    struct str share = str_trim(str_slice(parts->amount, 0, sign)), right = S("");
    struct str behind = str_trim(str_from(parts->amount, sign + 1));
    struct number number = {0};
    out->kind = LIMIT_PERCENT_OF_FACT;
    if (id_is_valid(share)) {
        out->kind = LIMIT_FACT_PERCENT;
        out->percent = share;
    } else if (!number_read(r->arena, share, &number, r->error, &right)) {
        if (right.len) right = str_fmt(r->arena, "%.*s%% %.*s", S_ARG(right), S_ARG(behind));
        *r->better = right.len ? join(r->arena, parts, right) : right;
        return false;
    }
    if (number.unit.len || number.millionths < 0)
        return refuse(r, S(""), "\"%.*s%%\" is no share: a number or a fact stands there.",
                      S_ARG(brief(share)));
    out->amount = number.millionths;
    return read_base(r, parts, share, behind, out);
}

// ---- amounts ----

static bool read_money(const struct reading *r, const struct parts *parts,
                       const struct currency *currency, struct limit *out) {
    struct str right = S("");
    out->kind = LIMIT_MONEY;
    if (money_read(r->arena, parts->amount, currency, &out->amount, r->error, &right)) return true;
    *r->better = right.len ? join(r->arena, parts, right) : right;
    return false;
}

static bool read_number(const struct reading *r, const struct parts *parts, struct limit *out) {
    struct number number;
    struct str right = S(""), rest, word;
    if (!number_read(r->arena, parts->amount, &number, r->error, &right)) {
        *r->better = right.len ? join(r->arena, parts, right) : right;
        return false;
    }
    rest = number.unit;
    str_word(&rest, &word);
    str_word(&rest, &word);
    if (str_trim(rest).len)
        return refuse(r, right, "\"%.*s\" is too long for a unit.", S_ARG(brief(number.unit)));
    if (number.millionths < 0) return refuse(r, right, "A limit cannot be negative.");
    *out = (struct limit){.kind = LIMIT_NUMBER, .amount = number.millionths, .unit = number.unit};
    return true;
}

// Is it a number (in words, too) with a unit that is no currency?
static bool is_counted(struct str amount, const struct currency *currency) {
    struct str rest = amount, word = S("");
    take_char(&rest, '-');
    bool digits = rest.len > 0 && is_digit(rest.ptr[0]);
    if (digits)
        rest = str_from(rest, decimal_read(rest, 0).len);
    else if (!str_word(&rest, &word) || number_word(word) < 0)
        return false;
    struct str unit = str_trim(rest);
    return unit.len > 0 && !money_names(unit, currency);
}

static bool has_digit(struct str s) {
    for (size_t i = 0; i < s.len; i++) {
        if (is_digit(s.ptr[i])) return true;
    }
    return false;
}

// Words that are no fact, but mean that there is no limit.
static bool is_boundless(struct str amount) {
    static const char *const words[] = {"no limit",      "no limits",  "no maximum", "unlimited",
                                        "without limit", "any amount", "limitless"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (str_eq_nocase(amount, str_of(words[i]))) return true;
    }
    return false;
}

static bool refuse_wording(const struct reading *r, struct str right) {
    return refuse(r, right, "\"%.*s\" is not how a limit is written.", S_ARG(brief(r->text)));
}

static bool read_fact(const struct reading *r, const struct parts *parts, struct limit *out) {
    struct str fact = parts->amount, id = id_suggest(r->arena, fact, true), right = S("");
    if (is_boundless(fact)) return refuse_wording(r, S("no limit"));
    out->kind = LIMIT_FACT;
    out->fact = fact;
    if (id_is_valid(fact) && !id_is_reserved(fact)) return true;
    bool meant = id.len == fact.len && !id_is_reserved(id); // only its capitals are wrong
    if (meant) right = join(r->arena, parts, id);
    return refuse(r, right, "\"%.*s\" is no amount and no name of a fact.", S_ARG(brief(fact)));
}

static bool read_amount(const struct reading *r, const struct parts *parts,
                        const struct currency *currency, struct limit *out) {
    ptrdiff_t sign = str_find_char(parts->amount, '%');
    if (parts->amount.len == 0)
        return refuse(r, S(""), "The amount is missing: write, for example, 50 per stay.");
    if (sign >= 0) return read_share(r, parts, (size_t)sign, out);
    if (is_counted(parts->amount, currency)) return read_number(r, parts, out);
    if (id_is_valid(parts->amount) || !has_digit(parts->amount)) return read_fact(r, parts, out);
    return read_money(r, parts, currency, out);
}

static bool read_strictly(const struct reading *r, struct str text, const struct currency *currency,
                          struct limit *out) {
    struct parts parts = take_apart(text);
    struct str scope = parts.scope;
    *out = (struct limit){.kind = LIMIT_NONE};
    if (str_eq(text, S("no limit"))) return true;
    out->kind = LIMIT_UNSET;
    if (take_word(&scope, "cent")) return refuse(r, S(""), "A share is written with %%.");
    if (parts.has_scope && scope.len == 0)
        return refuse(r, S(""), "Behind \"per\" something is missing: per what?");
    if (parts.has_for_each && parts.for_each.len == 0)
        return refuse(r, S(""), "Behind \"for each\" something is missing: for each what?");
    if (!read_amount(r, &parts, currency, out)) return false;
    out->exactly = parts.exactly;
    out->for_each = parts.for_each;
    out->scope = parts.scope;
    return true;
}

// ---- other ways to say it ----

static const struct wording {
    const char *said, *say;
} wordings[] = {
    {"up to", ""},   {"at most", ""},   {"no more than", ""}, {"max", ""},
    {"maximum", ""}, {"per cent", "%"}, {"percent", "%"},     {"for every", "for each"},
};

static struct str replace(struct arena *arena, struct str text, size_t at, size_t len,
                          const char *say) {
    struct str before = str_trim(str_slice(text, 0, at)),
               behind = str_trim(str_from(text, at + len));
    const char *blank = say[0] && say[0] != '%' ? " " : "";
    return str_trim(str_fmt(arena, "%.*s%s%s %.*s", S_ARG(before), blank, say, S_ARG(behind)));
}

// The text in this language's words; empty where there is nothing to reword.
static struct str reword(struct arena *arena, struct str text) {
    struct str now = text;
    for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++) {
        ptrdiff_t at = find_words(now, wordings[i].said, true);
        if (at < 0) continue;
        now = replace(arena, now, (size_t)at, str_of(wordings[i].said).len, wordings[i].say);
    }
    ptrdiff_t slash = str_find_char(now, '/'); // £50/stay
    if (slash > 0 && find_words(now, "per", false) < 0)
        now = replace(arena, now, (size_t)slash, 1, "per");
    return str_eq(now, text) ? S("") : now;
}

// A right form put together from pieces is only offered where it can be read.
static bool is_readable(const struct reading *r, struct str text, const struct currency *currency) {
    struct str error, better;
    struct reading probe = {r->arena, text, &error, &better};
    struct limit meant;
    return read_strictly(&probe, text, currency, &meant);
}

bool limit_read(struct arena *arena, struct str text, const struct currency *currency,
                struct limit *out, struct str *error, struct str *better) {
    struct reading r = reading_of(arena, text, error, better);
    if (r.text.len == 0)
        return refuse(&r, r.text,
                      "A limit is missing: write, for example, 50 per stay, or no limit.");
    if (read_strictly(&r, r.text, currency, out)) return true;
    struct str reworded = reword(arena, r.text);
    if (is_readable(&r, reworded, currency)) return refuse_wording(&r, reworded);
    if (reworded.len) read_strictly(&r, reworded, currency, out); // its error says more
    if (!is_readable(&r, *better, currency)) *better = S("");
    return false;
}

// ---- writing ----

static struct str amount_say(struct arena *arena, const struct limit *limit,
                             const struct currency *currency, const struct phrases *in) {
    if (limit->kind == LIMIT_MONEY) return money_say(arena, limit->amount, currency, in);
    struct str number = number_say(arena, limit->amount, in);
    switch (limit->kind) {
    case LIMIT_NUMBER: return str_fmt(arena, "%.*s %.*s", S_ARG(number), S_ARG(limit->unit));
    case LIMIT_PERCENT_OF_FACT: return phrase_fill(arena, in, PHRASE_SHARE, number, limit->fact);
    case LIMIT_FACT_PERCENT:
        return phrase_fill(arena, in, PHRASE_SHARE, limit->percent, limit->fact);
    default: return limit->fact;
    }
}

// "guest per 12 months": a period is said in the language, all else is the playbook's.
struct str per_say(struct arena *arena, struct str amount, struct str scope,
                   const struct phrases *in) {
    while (in && scope.len) {
        ptrdiff_t at = find_words(scope, "per", false);
        struct str part = str_trim(str_slice(scope, 0, at <= 0 ? scope.len : (size_t)at));
        struct str error, better;
        struct period period;
        bool timed = period_read(arena, part, &period, &error, &better);
        if (timed) part = period_say(arena, period, in);
        amount = phrase_fill(arena, in, timed ? PHRASE_PER_PERIOD : PHRASE_PER, amount, part);
        scope = at <= 0 ? S("") : str_trim(str_from(scope, (size_t)at + 3));
    }
    return in ? amount : phrase_fill(arena, in, PHRASE_PER, amount, scope);
}

struct str limit_say(struct arena *arena, const struct limit *limit,
                     const struct currency *currency, const struct phrases *in) {
    if (!in) return limit_show(arena, limit, currency);
    if (limit->kind == LIMIT_NONE) return phrase(in, PHRASE_NO_LIMIT);
    struct str says = amount_say(arena, limit, currency, in);
    if (limit->for_each.len) says = phrase_fill(arena, in, PHRASE_FOR_EACH, says, limit->for_each);
    says = per_say(arena, says, limit->scope, in);
    return limit->exactly ? phrase_fill(arena, in, PHRASE_EXACTLY, says, S("")) : says;
}

struct str limit_show(struct arena *arena, const struct limit *limit,
                      const struct currency *currency) {
    if (limit->kind == LIMIT_NONE) return S("no limit");
    struct parts parts = {.for_each = limit->for_each,
                          .scope = limit->scope,
                          .exactly = limit->exactly,
                          .has_for_each = limit->for_each.len > 0,
                          .has_scope = limit->scope.len > 0};
    return join(arena, &parts, amount_say(arena, limit, currency, NULL));
}
