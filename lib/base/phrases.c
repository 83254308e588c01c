// Words of ours, by language: found, filled in, and put into the form that a count asks for.
#include "base/phrases.h"

static const char *const english[PHRASE_COUNT] = {
#define X(name, english) english,
#include "base/phrases.def"
#undef X
};

struct str phrase(const struct phrases *in, enum phrase which) {
    const char *says = in ? in->says[which] : NULL;
    return str_of(says ? says : english[which]);
}

struct str template_fill(struct arena *arena, struct str template, struct str one, struct str two) {
    struct buf out = buf_new(arena);
    struct str rest = template, before;
    while (str_split(&rest, '{', &before)) {
        buf_add(&out, before);
        if (rest.len == 0) break;
        buf_add(&out, rest.ptr[0] == '1' ? one : two);
        rest = str_from(rest, 2);
    }
    return buf_str(&out);
}

struct str phrase_fill(struct arena *arena, const struct phrases *in, enum phrase which,
                       struct str one, struct str two) {
    return template_fill(arena, phrase(in, which), one, two);
}

static size_t hole(struct str says) {
    ptrdiff_t at = str_find(says, S("{1}"));
    return at < 0 ? says.len : (size_t)at;
}

void phrase_open(struct buf *out, const struct phrases *in, enum phrase which) {
    struct str says = phrase(in, which);
    buf_add(out, str_slice(says, 0, hole(says)));
}

void phrase_close(struct buf *out, const struct phrases *in, enum phrase which) {
    struct str says = phrase(in, which);
    buf_add(out, str_from(says, hole(says) + 3));
}

// ---- counts ----

// Which of `forms` goes with a count: one, two (one and more) or five, as in Arabic (the plural
// rules of Unicode CLDR for whole numbers).
static size_t form_of(size_t forms, uint64_t count) {
    if (forms < 5) return forms > 1 && count != 1;
    if (count == 1 || count == 2) return count - 1;
    if (count % 100 >= 3 && count % 100 <= 10) return 2;
    return count % 100 > 10 ? 3 : 4;
}

static struct str nth(struct str says, size_t n) {
    struct str form = says;
    for (size_t i = 0; i <= n && str_split(&says, '|', &form); i++) {
    }
    return form;
}

struct str phrase_counted(struct arena *arena, const struct phrases *in, enum phrase which,
                          int64_t count) {
    struct str says = phrase(in, which), number = str_fmt(arena, "%lld", (long long)count);
    size_t forms = 1;
    for (size_t i = 0; i < says.len; i++) forms += says.ptr[i] == '|';
    return template_fill(arena, nth(says, form_of(forms, (uint64_t)count)), number, S(""));
}

// ---- figures, questions ----

struct str figures_say(struct arena *arena, struct str figures, const struct phrases *in) {
    struct buf out = buf_new(arena);
    if (!in) return figures;
    for (size_t i = 0; i < figures.len; i++) {
        char c = figures.ptr[i];
        if (c == '.' || c == ',')
            buf_add(&out, phrase(in, c == '.' ? PHRASE_DECIMAL : PHRASE_GROUP));
        else
            buf_char(&out, c);
    }
    return buf_str(&out);
}

bool is_question(struct str text) {
    return str_ends(text, S("?")) || str_ends(text, S("\uff1f")) || str_ends(text, S("\u061f"));
}
