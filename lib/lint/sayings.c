// Finds sayings by hash: a text is joined into folded words once, and each run of them that may be
// a saying is looked up. So their number does not matter, whoever wrote them.
#include "lint/sayings.h"

#include "base/buf.h"
#include "lookup/lookup.h"

#include <string.h>

struct sayings sayings_new(struct arena *arena, struct str language) {
    return (struct sayings){.arena = arena,
                            .tongue = tongue_to_split(language.len ? language : S("en")),
                            .lengths = map_new(arena),
                            .runs = map_new(arena)};
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

// Behind those of the same words.
static void link_saying(struct sayings *sayings, struct str words, uint32_t place) {
    uint32_t first = *map_put(&sayings->runs, words, place);
    if (first == place) return;
    while (sayings->list.items[first].next != first) first = sayings->list.items[first].next;
    sayings->list.items[first].next = place;
}

void sayings_add(struct sayings *sayings, struct str words, uint32_t id) {
    struct joined joined = join(sayings->arena, &sayings->tongue, words);
    if (!joined.words.n || joined.words.n > SAYING_WORDS_MOST) return;
    uint32_t place = (uint32_t)sayings->list.n;
    *PUSH(sayings->arena, &sayings->list) = (struct known_saying){id, place};
    link_saying(sayings, joined.text, place);
    *map_put(&sayings->lengths, joined.words.items[0].folded, 0) |= 1u << joined.words.n;
}

bool sayings_add_list(struct sayings *sayings, const struct phrases *list, uint32_t id) {
    const struct phrase *phrase;
    size_t at = 0;
    while ((phrase = phrase_next(list, sayings->tongue.code, &at)))
        if (!signal_pattern(str_of(phrase->words)).ptr)
            sayings_add(sayings, str_of(phrase->words), id);
    return at > 0;
}

// Does a sentence end between the word before `at` and that word? Not by a mark with no blank behind
// it (e.g., 3.50), nor behind a single letter (z. B., p. ej.).
static bool begins_sentence(const struct joined *joined, size_t at) {
    const struct word *words = joined->words.items;
    if (at == 0) return true;
    if (words[at - 1].written.len == 1) return false;
    const char *end = words[at].written.ptr;
    bool marked = false;
    for (const char *c = words[at - 1].written.ptr + words[at - 1].written.len; c < end; c++) {
        if (strchr(" \t\r\n", *c) && marked) return true;
        marked |= strchr(".!?;", *c) != NULL;
    }
    return false;
}

// How many words from `at` on stand in one sentence, at most as many as a saying can have.
static size_t sentence_from(const struct joined *joined, size_t at) {
    size_t n = 1;
    while (n < SAYING_WORDS_MOST && at + n < joined->words.n && !begins_sentence(joined, at + n))
        n++;
    return n;
}

// ---- looking ----

struct looking {
    const struct sayings *sayings;
    struct arena *arena;
    struct str text;
    struct joined joined;
    size_t sentence;
    bool all;
    said_list said;
};

static void add_said(struct looking *looking, size_t at, size_t n, uint32_t id) {
    const struct word *words = looking->joined.words.items;
    struct str first = words[at].written, last = words[at + n - 1].written;
    *PUSH(looking->arena, &looking->said) =
        (struct said){.id = id,
                      .start = (size_t)(first.ptr - looking->text.ptr),
                      .end = (size_t)(last.ptr - looking->text.ptr) + last.len,
                      .word = at,
                      .words = n,
                      .sentence = looking->sentence};
}

// Adds the sayings of `n` words at a word: all, or the first; false where there is none.
static bool add_run(struct looking *looking, size_t at, size_t n) {
    const struct joined *joined = &looking->joined;
    struct str words = str_slice(joined->text, joined->starts[at], joined->starts[at + n]);
    const uint32_t *first = map_get(&looking->sayings->runs, words);
    if (!first) return false;
    const struct known_saying *saying = &looking->sayings->list.items[*first], *before = NULL;
    for (; saying != before;
         before = saying, saying = &looking->sayings->list.items[saying->next]) {
        add_said(looking, at, n, saying->id);
        if (!looking->all) break;
    }
    return true;
}

// Answers how many words are done with.
static size_t look_at_word(struct looking *looking, size_t at) {
    const uint32_t *lengths =
        map_get(&looking->sayings->lengths, looking->joined.words.items[at].folded);
    looking->sentence += at && begins_sentence(&looking->joined, at);
    if (!lengths) return 1;
    for (size_t n = sentence_from(&looking->joined, at); n > 0; n--)
        if (*lengths >> n & 1 && add_run(looking, at, n) && !looking->all) return n;
    return 1;
}

static said_list look(const struct sayings *sayings, struct arena *arena, struct str text,
                      bool all) {
    struct looking looking = {.sayings = sayings, .arena = arena, .text = text, .all = all};
    if (!sayings->list.n) return looking.said;
    looking.joined = join(arena, &sayings->tongue, text);
    for (size_t at = 0; at < looking.joined.words.n;) at += look_at_word(&looking, at);
    return looking.said;
}

said_list sayings_in(const struct sayings *sayings, struct arena *arena, struct str text) {
    return look(sayings, arena, text, false);
}

said_list sayings_all(const struct sayings *sayings, struct arena *arena, struct str text) {
    return look(sayings, arena, text, true);
}
