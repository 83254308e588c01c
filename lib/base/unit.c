// Units in the singular and the plural.
#include "base/number.h"

static const struct irregular {
    struct str one, many;
} irregular[] = {
    {S_INIT("person"), S_INIT("people")},
    {S_INIT("child"), S_INIT("children")},
    {S_INIT("percent"), S_INIT("percent")},
};

enum { IRREGULAR = sizeof irregular / sizeof *irregular };

// box, boss, dish, coach
static bool hisses(struct str s) {
    return str_ends(s, S("x")) || str_ends(s, S("s")) || str_ends(s, S("z")) ||
           str_ends(s, S("sh")) || str_ends(s, S("ch"));
}

// city, but not day
static bool ends_in_ie(struct str s) {
    if (s.len < 2 || !str_ends(s, S("y"))) return false;
    return str_find_char(S("aeiou"), to_lower(s.ptr[s.len - 2])) < 0;
}

static bool is_plural(struct str one, struct str many) {
    for (size_t i = 0; i < IRREGULAR; i++) {
        if (str_eq_nocase(irregular[i].one, one) && str_eq_nocase(irregular[i].many, many))
            return true;
    }
    size_t keep = one.len - ends_in_ie(one);
    struct str ending = keep < one.len ? S("ies") : hisses(one) ? S("es") : S("s");
    return str_eq_nocase(str_slice(many, 0, keep), str_slice(one, 0, keep)) &&
           str_eq_nocase(str_from(many, keep), ending);
}

// "day of delay": the word that counts, and what follows it.
static struct str head_of(struct str unit) {
    ptrdiff_t of = str_find(unit, S(" of "));
    return of > 0 ? str_slice(unit, 0, (size_t)of) : unit;
}

bool unit_eq(struct str a, struct str b) {
    struct str x = head_of(a), y = head_of(b);
    if (!str_eq_nocase(str_from(a, x.len), str_from(b, y.len))) return false;
    return str_eq_nocase(x, y) || is_plural(x, y) || is_plural(y, x);
}

// GB, %, m², km: nothing that takes an s.
static bool is_symbol(struct str unit) {
    char last = unit.len ? unit.ptr[unit.len - 1] : 'A';
    bool vowel = false;
    for (size_t i = 0; i < unit.len; i++)
        vowel |= str_find_char(S("aeiouy"), to_lower(unit.ptr[i])) >= 0;
    return !is_alpha(last) || to_lower(last) != last || !vowel;
}

// "days" and "people", but not "pass" and "bus".
static bool looks_plural(struct str unit) {
    bool word = str_ends(unit, S("ss")) || str_ends(unit, S("us")) || str_ends(unit, S("is"));
    return str_ends(unit, S("s")) && !word;
}

static struct str singular(struct arena *arena, struct str unit) {
    struct str stem = str_slice(unit, 0, unit.len - 1);
    if (str_ends(unit, S("ies")) && unit.len > 3)
        return str_fmt(arena, "%.*sy", S_ARG(str_slice(unit, 0, unit.len - 3)));
    if (str_ends(stem, S("e")) && is_plural(str_slice(stem, 0, stem.len - 1), unit))
        return str_slice(stem, 0, stem.len - 1);
    return stem;
}

static struct str plural(struct arena *arena, struct str unit) {
    for (size_t i = 0; i < IRREGULAR; i++) {
        if (str_eq(irregular[i].one, unit)) return irregular[i].many;
    }
    if (ends_in_ie(unit)) return str_fmt(arena, "%.*sies", S_ARG(str_slice(unit, 0, unit.len - 1)));
    return str_fmt(arena, "%.*s%s", S_ARG(unit), hisses(unit) ? "es" : "s");
}

static struct str word_show(struct arena *arena, struct str word, bool one) {
    if (is_symbol(word)) return word;
    for (size_t i = 0; i < IRREGULAR; i++)
        if (str_eq(irregular[i].many, word)) return one ? irregular[i].one : word;
    if (looks_plural(word)) return one ? singular(arena, word) : word;
    return one ? word : plural(arena, word);
}

struct str unit_show(struct arena *arena, struct str unit, int64_t millionths) {
    struct str head = head_of(unit), shown = word_show(arena, head, millionths == NUMBER_ONE);
    if (head.len == unit.len) return shown;
    return str_fmt(arena, "%.*s%.*s", S_ARG(shown), S_ARG(str_from(unit, head.len)));
}
