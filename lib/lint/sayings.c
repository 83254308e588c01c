// Finds sayings by hash: a text is joined into folded words once, and each run of them is looked
// up.
#include "lint/sayings.h"

#include "base/buf.h"

struct sayings sayings_new(struct arena *arena, struct str language) {
    return (struct sayings){.arena = arena,
                            .tongue = tongue_to_split(language.len ? language : S("en")),
                            .ids = map_new(arena)};
}

// A text as words with a blank between them, and where each begins and ends in `joined`.
struct joined {
    word_list words;
    struct str text;
    size_t *starts;
};

static struct joined join(struct arena *arena, const struct tongue *tongue, struct str text) {
    struct joined joined = {0};
    struct buf out = buf_new(arena);
    words_split(&joined.words, arena, tongue, text);
    joined.starts = arena_array(arena, size_t, joined.words.n + 1);
    for (size_t i = 0; i < joined.words.n; i++) {
        joined.starts[i] = out.len;
        buf_add(&out, joined.words.items[i].folded);
        buf_char(&out, ' ');
    }
    joined.starts[joined.words.n] = out.len;
    joined.text = buf_str(&out);
    return joined;
}

struct str words_folded(struct arena *arena, const struct tongue *tongue, struct str text) {
    return join(arena, tongue, text).text;
}

void sayings_add(struct sayings *sayings, struct str words, uint32_t id) {
    struct joined joined = join(sayings->arena, &sayings->tongue, words);
    if (!joined.words.n || joined.words.n > SAYING_WORDS_MOST) return;
    map_put(&sayings->ids, joined.text, id);
    sayings->lengths |= 1u << joined.words.n;
}

void sayings_add_list(struct sayings *sayings, const struct phrases lists[WORDING_LANGUAGES],
                      uint32_t id) {
    for (size_t i = 0; i < WORDING_LANGUAGES && lists[i].language; i++) {
        if (strcmp(lists[i].language, sayings->tongue.code) != 0) continue;
        for (size_t k = 0; k < lists[i].n; k++)
            sayings_add(sayings, str_of(lists[i].items[k].words), id);
    }
}

// Does a sentence end between the word before `at` and that word?
static bool begins_sentence(const struct joined *joined, size_t at) {
    if (at == 0) return true;
    const struct word *words = joined->words.items;
    const char *end = words[at].written.ptr;
    for (const char *c = words[at - 1].written.ptr + words[at - 1].written.len; c < end; c++)
        if (*c == '.' || *c == '!' || *c == '?' || *c == ';') return true;
    return false;
}

// How many words from `at` on stand in one sentence, at most as many as a saying can have.
static size_t sentence_from(const struct joined *joined, size_t at) {
    size_t n = 1;
    while (n < SAYING_WORDS_MOST && at + n < joined->words.n && !begins_sentence(joined, at + n))
        n++;
    return n;
}

// The words of the longest saying that begins at a word, or 0.
static size_t saying_at(const struct sayings *sayings, const struct joined *joined, size_t at,
                        uint32_t *id) {
    for (size_t n = sentence_from(joined, at); n > 0; n--) {
        if (!(sayings->lengths >> n & 1)) continue;
        size_t start = joined->starts[at];
        const uint32_t *known =
            map_get(&sayings->ids, str_slice(joined->text, start, joined->starts[at + n]));
        if (!known) continue;
        *id = *known;
        return n;
    }
    return 0;
}

static struct said said_at(const struct joined *joined, struct str text, size_t at, size_t n) {
    struct str first = joined->words.items[at].written;
    struct str last = joined->words.items[at + n - 1].written;
    return (struct said){.start = (size_t)(first.ptr - text.ptr),
                         .end = (size_t)(last.ptr - text.ptr) + last.len};
}

said_list sayings_in(const struct sayings *sayings, struct arena *arena, struct str text) {
    said_list list = {0};
    if (!sayings->lengths) return list;
    struct joined joined = join(arena, &sayings->tongue, text);
    size_t sentence = 0;
    for (size_t i = 0; i < joined.words.n;) {
        uint32_t id = 0;
        size_t n = saying_at(sayings, &joined, i, &id);
        sentence += i && begins_sentence(&joined, i);
        if (n) {
            struct said *said = PUSH(arena, &list);
            *said = said_at(&joined, text, i, n);
            said->id = id, said->sentence = sentence;
        }
        i += n ? n : 1;
    }
    return list;
}
