// Ids: what may be one, and what a text would be called.
#include "base/grammar.h"

#include "base/buf.h"
#include "base/utf8.h"

enum { ID_MOST = 63 };

static bool is_id_char(char c) {
    return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-' || c == '_';
}

bool id_is_valid(struct str text) {
    if (text.len == 0 || text.len > ID_MOST || text.ptr[0] < 'a' || text.ptr[0] > 'z') return false;
    for (size_t i = 1; i < text.len; i++) {
        if (!is_id_char(text.ptr[i])) return false;
    }
    return true;
}

struct str id_suggest(struct arena *arena, struct str text, bool underscore) {
    struct buf id = buf_new(arena);
    struct str plain = utf8_fold_plain(arena, text);
    bool gap = false; // something that no id can hold was left out
    for (size_t i = 0; i < plain.len; i++) {
        char c = plain.ptr[i];
        if (!is_alnum(c)) {
            if (c != '\'') gap = id.len > 0; // "guest's" is one word
            continue;
        }
        if (id.len + gap >= ID_MOST) break; // an id does not end with a dash
        if (id.len == 0 && is_digit(c)) buf_text(&id, underscore ? "id_" : "id-");
        if (gap) buf_char(&id, underscore ? '_' : '-');
        buf_char(&id, c);
        gap = false;
    }
    return buf_str(&id);
}

static bool is_one_of(struct str text, const char *words) {
    struct str rest = str_of(words), word;
    while (str_word(&rest, &word)) {
        if (str_eq(word, text)) return true;
    }
    return false;
}

bool id_is_reserved(struct str text) {
    return is_one_of(text, "all any none not request nobody nothing "
                           "role amount channel country team now given times_given also_given");
}

bool id_is_reserved_in_conditions(struct str text) {
    return is_one_of(text, "when from until id because jointly_with");
}
