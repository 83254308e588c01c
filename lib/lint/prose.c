// Rules of group 9, prose: can it be followed, and does it say how much?
#include "lint/prose.h"

#include "base/utf8.h"
#include "lint/wording.h"
#include "model/each_text.h"
#include "yaml/tree.h"

static struct span part_of(const struct lint *lint, const struct text *text, struct str part) {
    size_t start = (size_t)(part.ptr - text->s.ptr);
    return text_part(lint->playbook->sources, text, start, start + part.len);
}

// ---- vague authority ----

static const struct phrase vague_rows[] = {
#include "lint/vague.def"
};
static const struct phrase instance_rows[] = {
#include "lint/instance.def"
};
static const struct wording vague = {.list = PHRASES(vague_rows)};
static const struct wording instance = {.list = PHRASES(instance_rows)};

struct vagueness {
    struct lint *lint;
    struct word_finder *vague, *instance;
};

static bool has_digit(struct str text) {
    for (size_t i = 0; i < text.len; i++)
        if (is_digit(text.ptr[i])) return true;
    return false;
}

// A number or an example beside it says what is meant.
static void look_for_vague(const struct vagueness *v, const struct text *text) {
    struct lint *lint = v->lint;
    struct str words = word_finder_find(v->vague, text->s);
    if (!words.len || has_digit(text->s) || word_finder_find(v->instance, text->s).len) return;
    struct finding *finding =
        finding_add(lint->findings, "vague-authority", part_of(lint, text, words),
                    "\"%.*s\" leaves open how far an agent may go.", S_ARG(words));
    finding_help(lint->findings, finding,
                 "Say how much, to whom or when, or give an example: two agents must come to the "
                 "same answer.");
}

static void look_in_all(const struct vagueness *v, const texts *list) {
    for (size_t i = 0; i < list->n; i++) look_for_vague(v, &list->items[i]);
}

// A gesture with a limit says how much, whatever its words.
static bool is_limited(const struct gesture *gesture) {
    for (size_t i = 0; i < gesture->authority.n; i++)
        if (gesture->authority.items[i].limit.limit.kind > LIMIT_NONE) return true;
    return false;
}

static void look_at_gesture(const struct vagueness *v, const struct gesture *gesture) {
    if (is_limited(gesture)) return;
    look_for_vague(v, &gesture->title);
    look_for_vague(v, &gesture->say);
    look_in_all(v, &gesture->steps);
}

static void look_at_scenario(const struct vagueness *v, const struct scenario *scenario) {
    look_for_vague(v, &scenario->acknowledge);
    look_for_vague(v, &scenario->good_looks_like);
    look_for_vague(v, &scenario->next_step);
    look_in_all(v, &scenario->steps);
}

static void check_vague(struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    struct arena_mark start = arena_mark(lint->scratch);
    struct vagueness v = {lint, word_finder_new(lint, &vague), word_finder_new(lint, &instance)};
    bool known = v.vague && v.instance;
    for (size_t i = 0; known && i < playbook->principles.n; i++)
        if (!playbook->principles.items[i].looks_like.n)
            look_for_vague(&v, &playbook->principles.items[i].says);
    for (size_t i = 0; known && i < playbook->gestures.n; i++)
        look_at_gesture(&v, &playbook->gestures.items[i]);
    for (size_t i = 0; known && i < playbook->scenarios.n; i++)
        look_at_scenario(&v, &playbook->scenarios.items[i]);
    arena_reset(lint->scratch, start);
}

// ---- long sentences ----

// Customers, and those who tell a story, may talk as they like.
#define SPOKEN_KEYS "signals,not_signals,said,customer_knows,situation,what_we_did,worth,options"

static bool has_letter(struct str word) {
    while (word.len) {
        uint32_t letter;
        size_t len = utf8_decode(word, &letter);
        if (!len) return false;
        if (utf8_is_letter(letter)) return true;
        word = str_from(word, len);
    }
    return false;
}

static bool ends_sentence(struct str word) {
    static const struct str ends[] = {S_INIT("."), S_INIT("!"),  S_INIT("?"),  S_INIT(";"),
                                      S_INIT("…"), S_INIT("。"), S_INIT("！"), S_INIT("？")};
    while (word.len && strchr("\"')]}", word.ptr[word.len - 1]))
        word = str_slice(word, 0, word.len - 1);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_ends(word, ends[i])) return true;
    return false;
}

// Cuts the first sentence off a line and counts its words; false at the end of the line.
static bool next_sentence(struct str *line, struct str *out, size_t *words) {
    struct str word;
    *out = S("");
    *words = 0;
    while (str_word(line, &word)) {
        if (!out->len) *out = word;
        out->len = (size_t)(word.ptr - out->ptr) + word.len;
        *words += has_letter(word);
        if (ends_sentence(word)) return true;
    }
    return out->len > 0;
}

static void look_at_text(void *context, const struct row *row, const struct text *text) {
    struct lint *lint = context;
    size_t most = lint->options->thresholds.long_sentence_words, words;
    struct str rest = text->s, line, sentence;
    if (row->value == VALUE_WORD || has_key(SPOKEN_KEYS, row->key)) return;
    while (str_split(&rest, '\n', &line))
        while (next_sentence(&line, &sentence, &words)) {
            if (words <= most) continue;
            struct finding *finding = finding_add(
                lint->findings, "hard-to-read", part_of(lint, text, sentence),
                "This sentence has %zu words: too long to take in during a call.", words);
            finding_help(lint->findings, finding,
                         "Cut it in two, with one thought each, of at most %zu words.", most);
        }
}

static void check_sentences(struct lint *lint) {
    each_text(lint->playbook, look_at_text, lint);
}

static const struct rule rules[] = {
    {RULE("L901", "vague-authority", INFO, LOW, STRICT, "Freedom without a number or an example",
          "\"Use your judgement\" sounds like trust and works like a trap: one agent gives £5, "
          "another £100, and both fear to be wrong.",
          "Say how much, to whom or when; or tell by an example what is meant.",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    steps: [Offer a «modest» credit.]\n",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    steps: [Offer a modest credit of up to £15.]\n"),
     check_vague},
    {RULE(
         "L902", "prose-contradicts-limit", WARNING, MEDIUM, STANDARD,
         "A sum in a text that the limit does not allow",
         "People remember what the text says, and give it. The limit was changed, or one of the two "
         "was mistyped.",
         "Write the limit into the text, or raise the limit.",
         "gestures:\n"
         "  refund:\n"
         "    # ...\n"
         "    say: I can give you «£90» back right now.\n",
         "gestures:\n"
         "  refund:\n"
         "    # ...\n"
         "    say: I can give you £80 back right now.\n"),
     check_amounts},
    {RULE("L903", "hard-to-read", INFO, LOW, STRICT, "A sentence that is too long",
          "Agents read while they listen. Of a long sentence they take in the beginning, and guess "
          "the rest.",
          "Cut it into sentences of one thought each.",
          "principles:\n"
          "  own-the-problem:\n"
          "    says: «The person who hears it first owns it until it is solved, whoever else may "
          "have to be asked, wherever it has to be sent and however many days that takes in the "
          "end.»\n",
          "principles:\n"
          "  own-the-problem:\n"
          "    says: The person who hears it owns it until it is solved. That holds whoever else "
          "may have to be asked.\n"),
     check_sentences},
};

const struct rule_group prose_rules = {"prose", rules, sizeof rules / sizeof *rules};
