// Finds letters that a pattern cannot match without, so that most patterns need not be tried.
#include "lookup/prefilter.h"

#include <string.h>

enum { KEY_LENGTH = 3 };

// Reads a pattern just far enough: only letters outside groups and classes count, and whatever is
// out of the ordinary makes the reader give up, which costs time but never an answer.
struct reading {
    struct str pattern;
    size_t i;
    char run[64]; // letters side by side
    size_t n;
    char best[KEY_LENGTH]; // of the longest run of this alternative
    size_t best_n;
};

static void end_run(struct reading *reading) {
    if (reading->n >= KEY_LENGTH && reading->n > reading->best_n) {
        memcpy(reading->best, reading->run, KEY_LENGTH);
        reading->best_n = reading->n;
    }
    reading->n = 0;
}

static char at(const struct reading *reading, size_t i) {
    return i < reading->pattern.len ? reading->pattern.ptr[i] : '\0';
}

// Steps over a class [...] without classes in it.
static bool skip_class(struct reading *reading) {
    size_t i = reading->i + 1;
    if (at(reading, i) == '^') i++;
    if (at(reading, i) == ']') i++;
    for (; i < reading->pattern.len && at(reading, i) != ']'; i++) {
        if (at(reading, i) == '[') return false;
        if (at(reading, i) == '\\' && strchr("QEx", at(reading, ++i))) return false;
    }
    reading->i = i + 1;
    return i < reading->pattern.len;
}

// Steps over a group with all that is in it. Groups that change how the rest is read are not
// ordinary.
static bool skip_group(struct reading *reading) {
    size_t depth = 0;
    while (reading->i < reading->pattern.len) {
        char c = at(reading, reading->i), next = at(reading, reading->i + 1);
        if (c == '(' && next == '*') return false;
        if (c == '(' && next == '?' && !strchr(":=!<|>", at(reading, reading->i + 2))) return false;
        if (c == '[') {
            if (!skip_class(reading)) return false;
            continue;
        }
        if (c == '\\' && (next == 'Q' || next == '\0')) return false;
        reading->i += c == '\\' ? 2 : 1;
        depth += c == '(';
        depth -= c == ')';
        if (depth == 0) return true;
    }
    return false;
}

// \b and the like stand for no letter that we could name; \Q, \x41, \p{..} would need to be
// understood.
static bool skip_escape(struct reading *reading) {
    char c = at(reading, reading->i + 1);
    reading->i += 2;
    return c && (!is_alnum(c) || strchr("bBdDwWsS", c)) && (unsigned char)c < 0x80;
}

static bool take_letter(struct reading *reading) {
    char c = at(reading, reading->i++), next = at(reading, reading->i);
    bool ascii = (unsigned char)c < 0x80;
    bool optional = next == '?' || next == '*' || next == '{';
    if (optional || !ascii || reading->n == sizeof reading->run) end_run(reading);
    if (optional || !ascii) return true;
    reading->run[reading->n++] = to_lower(c);
    if (next == '+') end_run(reading);
    return true;
}

// Steps over one thing of the pattern; false where it is out of the ordinary.
static bool step(struct reading *reading) {
    char c = at(reading, reading->i);
    if (!strchr("\\[(^$.?*+{})|", c) || c == '\0') return c != '\0' && take_letter(reading);
    end_run(reading);
    if (c == '\\') return skip_escape(reading);
    if (c == '[') return skip_class(reading);
    if (c == '(') return skip_group(reading);
    if (c == ')') return false;
    if (c == '{') {
        while (at(reading, reading->i) && at(reading, reading->i) != '}') reading->i++;
        if (!at(reading, reading->i)) return false;
    }
    reading->i++;
    return true;
}

static uint32_t letters_of(const char *text) {
    return (uint32_t)(unsigned char)text[0] << 16 | (uint32_t)(unsigned char)text[1] << 8 |
           (unsigned char)text[2];
}

static void end_alternative(struct prefilter *prefilter, struct arena *arena,
                            struct reading *reading, uint32_t number) {
    end_run(reading);
    if (reading->best_n > 0)
        *PUSH(arena, &prefilter->keys) = (struct prefilter_key){letters_of(reading->best), number};
}

bool prefilter_add(struct prefilter *prefilter, struct arena *arena, struct str pattern,
                   uint32_t number) {
    struct reading reading = {.pattern = pattern};
    size_t before = prefilter->keys.n, alternatives = 1;
    bool ordinary = true;
    while (ordinary && reading.i < pattern.len) {
        if (at(&reading, reading.i) == '|') {
            end_alternative(prefilter, arena, &reading, number);
            reading.best_n = 0;
            reading.i++;
            alternatives++;
        } else {
            ordinary = step(&reading);
        }
    }
    end_alternative(prefilter, arena, &reading, number);
    ordinary = ordinary && prefilter->keys.n - before == alternatives;
    if (!ordinary) prefilter->keys.n = before;
    return ordinary;
}

static uint32_t bucket_of(uint32_t letters) {
    return (letters * 0x9E3779B1u) >> 20;
}

void prefilter_build(struct prefilter *prefilter, struct arena *arena) {
    size_t n = prefilter->keys.n;
    if (n == 0) return;
    prefilter->first = arena_array(arena, uint32_t, PREFILTER_BUCKETS + 1);
    uint32_t *filled = arena_array(arena, uint32_t, PREFILTER_BUCKETS);
    struct prefilter_key *sorted = arena_array(arena, struct prefilter_key, n);
    for (size_t i = 0; i < n; i++)
        prefilter->first[bucket_of(prefilter->keys.items[i].letters) + 1]++;
    for (size_t b = 0; b < PREFILTER_BUCKETS; b++) prefilter->first[b + 1] += prefilter->first[b];
    for (size_t i = 0; i < n; i++) {
        uint32_t bucket = bucket_of(prefilter->keys.items[i].letters);
        sorted[prefilter->first[bucket] + filled[bucket]++] = prefilter->keys.items[i];
    }
    prefilter->keys.items = sorted;
}

// The long s and the Kelvin sign are, without case, an s and a k.
static bool folds_to_ascii(struct str text) {
    return str_find(text, S("\xC5\xBF")) >= 0 || str_find(text, S("\xE2\x84\xAA")) >= 0;
}

bool prefilter_mark(const struct prefilter *prefilter, struct str text, bool *may) {
    if (!prefilter->first || folds_to_ascii(text)) return false;
    uint32_t letters = 0;
    for (size_t i = 0; i < text.len; i++) {
        letters = (letters << 8 | (unsigned char)to_lower(text.ptr[i])) & 0xFFFFFF;
        uint32_t bucket = bucket_of(letters);
        for (uint32_t k = prefilter->first[bucket]; k < prefilter->first[bucket + 1]; k++)
            if (prefilter->keys.items[k].letters == letters)
                may[prefilter->keys.items[k].pattern] = true;
    }
    return true;
}
