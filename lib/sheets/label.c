// Labels of sheets: a table a language.
#include "sheets/label.h"

#include "base/buf.h"

struct language {
    const char *primary; // subtag
    const char *const *labels;
};

static const char *const english[LABEL_COUNT] = {
#define X(name, english) english,
#include "sheets/labels.def"
#undef X
};

static const struct language languages[] = {{"en", english}};

struct str label(struct str lang, enum label which) {
    struct str primary = S("");
    str_split(&lang, '-', &primary);
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (str_eq_nocase(primary, str_of(languages[i].primary)))
            return str_of(languages[i].labels[which]);
    return str_of(english[which]);
}

struct str label_fill(struct arena *arena, struct str lang, enum label which, struct str one,
                      struct str two) {
    struct buf out = buf_new(arena);
    struct str rest = label(lang, which), before;
    while (str_split(&rest, '{', &before)) {
        buf_add(&out, before);
        if (rest.len == 0) break;
        buf_add(&out, rest.ptr[0] == '1' ? one : two);
        rest = str_from(rest, 2);
    }
    return buf_str(&out);
}
