// How often something may be given, and who stands in up to what.
#include "base/limit.h"

#include "base/grammar.h"
#include "base/reading.h"

enum { COUNT_DIGITS = 6 };

static struct str show(struct arena *arena, struct str count, struct str scope, struct str role) {
    struct str s = str_fmt(arena, "%.*s per %.*s", S_ARG(count), S_ARG(scope));
    if (role.len == 0) return s;
    return str_fmt(arena, "%.*s, beyond asks %.*s", S_ARG(s), S_ARG(role));
}

static bool read_count(struct str text, int32_t *out) {
    int value;
    if (text.len > COUNT_DIGITS) return false;
    if (!take_digits(&text, text.len, &value) || value == 0) return false;
    *out = value;
    return true;
}

// "2 times", "twice", "two"; empty where it cannot be told.
static struct str guess_count(struct arena *arena, struct str text) {
    struct str rest = text, word = S("");
    int32_t count;
    str_word(&rest, &word);
    rest = str_trim(rest);
    bool times = unit_eq(rest, S("time"));
    if (rest.len && !times) return S("");
    if (times && read_count(word, &count)) return word;
    if (str_eq_nocase(word, S("once"))) return S("1");
    if (str_eq_nocase(word, S("twice"))) return S("2");
    int value = number_word(word);
    return value > 0 ? str_fmt(arena, "%d", value) : S("");
}

// Cuts ", beyond asks ROLE" off; a missing comma is understood, and `comma` is then false.
static void cut_beyond(struct str *text, struct str *role, bool *has_role, bool *comma) {
    ptrdiff_t at = find_words(*text, "beyond asks", false);
    *role = S("");
    *comma = true;
    *has_role = at >= 0;
    if (at < 0) return;
    *role = str_trim(str_from(*text, (size_t)at + 11));
    *text = str_trim(str_slice(*text, 0, (size_t)at));
    *comma = str_ends(*text, S(","));
    if (*comma) *text = str_trim(str_slice(*text, 0, text->len - 1));
}

static bool refuse_role(const struct reading *r, struct str role, struct str right) {
    if (role.len == 0) return refuse(r, S(""), "The role is missing.");
    return refuse(
        r, right,
        "\"%.*s\" is no id of a role: it begins with a small letter and has small letters, "
        "digits, - and _.",
        S_ARG(brief(role)));
}

bool at_most_read(struct arena *arena, struct str text, struct at_most *out, struct str *error,
                  struct str *better) {
    struct reading r = reading_of(arena, text, error, better);
    struct str rest = r.text, role;
    bool has_role, comma;
    cut_beyond(&rest, &role, &has_role, &comma);
    ptrdiff_t per = find_words(rest, "per", false);
    if (per < 0)
        return refuse(&r, S(""), "\"%.*s\" does not say per what: write, for example, 2 per stay.",
                      S_ARG(brief(r.text)));
    struct str count = str_trim(str_slice(rest, 0, (size_t)per));
    struct str scope = str_trim(str_from(rest, (size_t)per + 3));
    struct str id = has_role ? id_suggest(arena, role, false) : S("");
    if (scope.len == 0) return refuse(&r, S(""), "Behind \"per\" something is missing: per what?");
    *out = (struct at_most){.scope = scope, .beyond_asks = role};
    if (!read_count(count, &out->count)) {
        struct str right = guess_count(arena, count);
        return refuse(&r, right.len ? show(arena, right, scope, id) : right,
                      "\"%.*s\" is no count: write a whole number from 1 on, in digits.",
                      S_ARG(brief(count)));
    }
    struct str right = show(arena, count, scope, id);
    if (has_role && !id_is_valid(role)) return refuse_role(&r, role, right);
    if (!comma) return refuse(&r, right, "Before \"beyond\" stands a comma.");
    return true;
}

bool stand_in_read(struct arena *arena, struct str text, const struct currency *currency,
                   struct stand_in *out, struct str *error, struct str *better) {
    struct reading r = reading_of(arena, text, error, better);
    ptrdiff_t at = find_words(r.text, "up to", false);
    if (at < 0)
        return refuse(
            &r, S(""),
            "\"%.*s\" does not say up to what: write, for example, duty-manager up to 50.",
            S_ARG(brief(r.text)));
    out->role = str_trim(str_slice(r.text, 0, (size_t)at));
    struct str money = str_trim(str_from(r.text, (size_t)at + 5)), right = money;
    struct str id = id_suggest(arena, out->role, false);
    bool good = money_read(arena, money, currency, &out->minor, error, &right);
    if (id.len == 0) right = id;
    if (right.len) right = str_fmt(arena, "%.*s up to %.*s", S_ARG(id), S_ARG(right));
    if (!id_is_valid(out->role)) return refuse_role(&r, out->role, right);
    if (!good) *better = right;
    return good;
}
