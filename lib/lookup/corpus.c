// Makes documents of a playbook's scenarios: one of each title, each signal and each block of
// prose.
#include "lookup/corpus.h"

#include "lookup/columns.h"
#include "lookup/lookup.h"
#include "lookup/senses.h"

struct collecting {
    struct corpus *corpus;
    struct arena *arena;
    uint32_t scenario;
    word_list words; // of one text after the other
};

static void add_tokens(struct collecting *to, struct document *document, struct str text) {
    struct vocabulary *vocabulary = &to->corpus->vocabulary;
    to->words.n = 0;
    words_split(&to->words, to->arena, &vocabulary->tongue, text);
    for (size_t i = 0; i < to->words.n; i++)
        *PUSH(to->arena, &to->corpus->tokens) =
            vocabulary_lexeme(vocabulary, to->words.items[i].folded);
    document->n_tokens += (uint32_t)to->words.n;
}

static struct document *add_document(struct collecting *to, struct text text) {
    struct document *document = PUSH(to->arena, &to->corpus->documents);
    *document = (struct document){.scenario = to->scenario,
                                  .text = text.s,
                                  .share = 1,
                                  .first_token = (uint32_t)to->corpus->tokens.n};
    add_tokens(to, document, text.s);
    return document;
}

static void add_prose(struct collecting *to, const struct scenario *scenario) {
    const struct text *prose[] = {&scenario->good_looks_like, &scenario->acknowledge,
                                  &scenario->next_step};
    size_t first = to->corpus->documents.n;
    for (size_t i = 0; i < sizeof prose / sizeof *prose; i++)
        if (text_is_set(*prose[i])) add_document(to, *prose[i]);
    if (scenario->steps.n > 0) {
        struct document *steps = add_document(to, scenario->steps.items[0]);
        for (size_t i = 1; i < scenario->steps.n; i++)
            add_tokens(to, steps, scenario->steps.items[i].s);
    }
    size_t n = to->corpus->documents.n - first;
    for (size_t i = 0; i < n; i++) to->corpus->documents.items[first + i].share = 1 / (float)n;
}

static void add_scenario(struct collecting *to, const struct scenario *scenario) {
    if (text_is_set(scenario->title)) add_document(to, scenario->title);
    for (size_t i = 0; i < scenario->signals.n; i++)
        if (!signal_pattern(scenario->signals.items[i].s).ptr)
            add_document(to, scenario->signals.items[i])->signal = true;
    add_prose(to, scenario);
}

static void collect(struct corpus *corpus, struct arena *arena, const struct playbook *playbook) {
    struct collecting to = {.corpus = corpus, .arena = arena};
    corpus->n_scenarios = (uint32_t)playbook->scenarios.n;
    corpus->first_document = arena_array(arena, uint32_t, corpus->n_scenarios + 1);
    for (uint32_t i = 0; i < corpus->n_scenarios; i++) {
        to.scenario = i;
        add_scenario(&to, &playbook->scenarios.items[i]);
        corpus->first_document[i + 1] = (uint32_t)corpus->documents.n;
    }
}

// Behind a phrase its head is added, so that both say the same.
static void take_phrase(struct corpus *corpus, struct arena *arena, const struct concept *concept,
                        const uint32_t *tokens, size_t n) {
    const struct vocabulary *vocabulary = &corpus->vocabulary;
    for (size_t i = 0; i < n; i++) {
        struct str stem = vocabulary->lexemes.items[tokens[i]].stem_text;
        if (!concept->idiom || map_get(&vocabulary->tongue.senses, stem))
            *PUSH(arena, &corpus->tokens) = tokens[i];
    }
    for (size_t i = 0; i < concept->n_lexemes; i++)
        *PUSH(arena, &corpus->tokens) = corpus->synonyms.lexemes.items[concept->first_lexeme + i];
}

static void add_synonyms(struct corpus *corpus, struct arena *arena) {
    const struct lexeme *lexemes = corpus->vocabulary.lexemes.items;
    numbers old = corpus->tokens;
    struct str *stems = arena_array(arena, struct str, old.n);
    for (size_t i = 0; i < old.n; i++) stems[i] = lexemes[old.items[i]].stem_text;
    corpus->tokens = (numbers){0};
    for (size_t d = 0; d < corpus->documents.n; d++) {
        struct document *document = &corpus->documents.items[d];
        size_t i = document->first_token, end = i + document->n_tokens;
        document->first_token = (uint32_t)corpus->tokens.n;
        while (i < end) {
            const struct concept *concept;
            size_t length = synonyms_find(&corpus->synonyms, stems + i, end - i, &concept);
            if (length)
                take_phrase(corpus, arena, concept, old.items + i, length);
            else
                *PUSH(arena, &corpus->tokens) = old.items[i];
            i += length ? length : 1;
        }
        document->n_tokens = (uint32_t)corpus->tokens.n - document->first_token;
    }
}

struct word_counts {
    struct map counts;
    word_list words; // of one text after the other
    uint32_t n;
};

static void count_words(struct word_counts *of, struct arena *arena, struct str text) {
    struct tongue none = {0};
    of->words.n = 0;
    words_split(&of->words, arena, &none, text);
    for (size_t i = 0; i < of->words.n; i++)
        (*map_put(&of->counts, of->words.items[i].folded, 0))++;
    of->n += (uint32_t)of->words.n;
}

// The header's, else the one that the signals are written in.
static struct str language_of(struct arena *arena, const struct playbook *playbook) {
    struct word_counts of = {.counts = map_new(arena)};
    if (playbook->header.language.s.len) return playbook->header.language.s;
    for (size_t i = 0; i < playbook->scenarios.n; i++) {
        const struct scenario *scenario = &playbook->scenarios.items[i];
        count_words(&of, arena, scenario->title.s);
        for (size_t j = 0; j < scenario->signals.n; j++)
            count_words(&of, arena, scenario->signals.items[j].s);
    }
    return language_guess(&of.counts, of.n);
}

void corpus_build(struct corpus *corpus, struct arena *arena, const struct playbook *playbook) {
    *corpus = (struct corpus){0};
    vocabulary_init(&corpus->vocabulary, arena, language_of(arena, playbook));
    collect(corpus, arena, playbook);
    synonyms_init(&corpus->synonyms, &corpus->vocabulary, playbook);
    vocabulary_stem(&corpus->vocabulary);
    if (corpus->synonyms.begins.n) add_synonyms(corpus, arena);
    vocabulary_features(&corpus->vocabulary);
    senses_assign(corpus, arena);
    columns_assign(corpus, arena);
    vectors_build(corpus, arena);
}
