// What the site's script searches: the words of the scenarios and what look-up learnt from them.
#include "base/json.h"
#include "exports/site.h"
#include "lookup/index.h"
#include "lookup/senses.h"

#include <stdlib.h>

// Weights are written in thousandths; what is less than so many of them tells nothing.
enum { ONE = 1000, LEAST = 100 };

static int64_t thousandths(double value) {
    return (int64_t)(value * ONE + (value < 0 ? -0.5 : 0.5));
}

static void says(struct json *json, const struct sheet_plan *plan) {
    static const struct {
        const char *key;
        enum label label;
    } words[] = {{"found", LABEL_FOUND},
                 {"strong", LABEL_FITS},
                 {"close", LABEL_TWO_FIT},
                 {"weak", LABEL_PERHAPS},
                 {"none", LABEL_NONE_FITS}};
    json_key(json, "says");
    json_object(json);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        json_member(json, words[i].key, plan_label(plan, words[i].label));
    json_object_end(json);
}

// ---- words ----

// "refund:s": its stem and what follows; "happi::happy" where the stem is no beginning of it.
static void add_word(struct buf *out, const struct lexeme *lexeme) {
    struct str stem = lexeme->stem_text, folded = lexeme->folded;
    buf_add(out, stem);
    if (str_eq(stem, folded)) return;
    bool begins = str_starts(folded, stem);
    buf_text(out, begins ? ":" : "::");
    buf_add(out, begins ? str_from(folded, stem.len) : folded);
}

static void words(struct json *json, struct arena *arena, const struct vocabulary *vocabulary) {
    struct buf out = buf_new(arena);
    for (size_t i = 0; i < vocabulary->lexemes.n; i++) {
        if (i) buf_char(&out, ' ');
        add_word(&out, &vocabulary->lexemes.items[i]);
    }
    json_member(json, "words", buf_str(&out));
}

struct sense_word {
    uint32_t sense;
    struct str stem;
};

static int by_sense(const void *a, const void *b) {
    const struct sense_word *x = a, *y = b;
    if (x->sense != y->sense) return x->sense < y->sense ? -1 : 1;
    return str_cmp(x->stem, y->stem);
}

// The words of the thesaurus of which the playbook has at least one of the same sense.
static struct sense_word *sense_words(struct arena *arena, const struct vocabulary *vocabulary,
                                      size_t *n) {
    const struct map *senses = &vocabulary->tongue.senses;
    struct map_entry *entries = arena_array(arena, struct map_entry, senses->n);
    struct sense_word *found = arena_array(arena, struct sense_word, senses->n);
    struct buf keys = buf_new(arena);
    size_t all = map_list(senses, entries, &keys) ? senses->n : 0;
    *n = 0;
    for (size_t i = 0; i < all; i++) {
        struct str stem = str_slice(buf_str(&keys), i ? entries[i - 1].end : 0, entries[i].end);
        if (vocabulary->senses[entries[i].value] != NOTHING)
            found[(*n)++] = (struct sense_word){entries[i].value, stem};
    }
    if (*n) qsort(found, *n, sizeof *found, by_sense);
    return found;
}

// A text a sense, with the stems that share it.
static void senses(struct json *json, struct arena *arena, const struct vocabulary *vocabulary) {
    size_t n;
    const struct sense_word *list = sense_words(arena, vocabulary, &n);
    json_key(json, "senses");
    json_array(json);
    for (size_t i = 0; i < n;) {
        struct buf row = buf_new(arena);
        uint32_t sense = list[i].sense;
        for (; i < n && list[i].sense == sense; i++) {
            if (row.len) buf_char(&row, ' ');
            buf_add(&row, list[i].stem);
        }
        json_str(json, buf_str(&row));
    }
    json_array_end(json);
}

static void numbers_of(struct json *json, const uint32_t *items, size_t n) {
    json_array(json);
    for (size_t i = 0; i < n; i++) json_number(json, items[i]);
    json_array_end(json);
}

static void stems(struct json *json, const struct str *items, size_t n) {
    json_array(json);
    for (size_t i = 0; i < n; i++) json_str(json, items[i]);
    json_array_end(json);
}

// Phrases of `words`, each by its stems, and the words that they stand for.
static void phrases(struct json *json, const struct synonyms *synonyms) {
    struct arena *arena = json->out->arena;
    struct map_entry *entries = arena_array(arena, struct map_entry, synonyms->phrases.n);
    struct buf keys = buf_new(arena);
    size_t n = map_list(&synonyms->phrases, entries, &keys) ? synonyms->phrases.n : 0;
    json_key(json, "phrases");
    json_object(json);
    for (size_t i = 0; i < n; i++) {
        const struct concept *concept = &synonyms->concepts.items[entries[i].value];
        struct str key = str_slice(buf_str(&keys), i ? entries[i - 1].end : 0, entries[i].end);
        json_key_str(json, str_trim(key));
        numbers_of(json, synonyms->lexemes.items + concept->first_lexeme, concept->n_lexemes);
    }
    json_object_end(json);
}

// ---- scenarios ----

// Browsers try patterns without a limit, so those that could take long stay behind: all that
// look-up's own limits stop, and groups that repeat without end.
static bool is_quick(struct arena *arena, struct str pattern) {
    struct str subject;
    bool endless = str_find(pattern, S(")*")) >= 0 || str_find(pattern, S(")+")) >= 0;
    return !endless && !pattern_is_slow(arena, pattern, &subject);
}

static void patterns(struct json *json, const char *key, const texts *signals) {
    json_key(json, key);
    json_array(json);
    for (size_t i = 0; i < signals->n; i++) {
        struct str pattern = signal_pattern(signals->items[i].s);
        if (pattern.ptr && is_quick(json->out->arena, pattern)) json_str(json, pattern);
    }
    json_array_end(json);
}

static void exclusions(struct json *json, const struct lookup *lookup, uint32_t scenario) {
    json_key(json, "not");
    json_array(json);
    for (size_t i = 0; i < lookup->exclusions.n; i++) {
        const struct exclusion *exclusion = &lookup->exclusions.items[i];
        if (exclusion->scenario == scenario) stems(json, exclusion->stems, exclusion->n);
    }
    json_array_end(json);
}

// What a document pulls a question towards that is like it: scenario, weight, scenario, weight ...
// It pushes all others away, most of them as hard; a value that all have tells them not apart, so
// what is usual is taken as nought.
static void pulls(struct json *json, const struct ranker *ranker, uint32_t document, uint32_t own) {
    const float *row = ranker->pulls_of_documents + (size_t)document * ranker->padded;
    double usual = 0;
    for (uint32_t s = 0; s < ranker->n_scenarios; s++)
        if (s != own) usual += (double)row[s] / (ranker->n_scenarios - 1);
    json_array(json);
    for (uint32_t s = 0; s < ranker->n_scenarios; s++) {
        int64_t weight = thousandths((double)row[s] - usual);
        if (weight > -LEAST && weight < LEAST) continue;
        json_number(json, s);
        json_number(json, weight);
    }
    json_array_end(json);
}

static void documents(struct json *json, const struct lookup *lookup, uint32_t scenario) {
    const struct corpus *corpus = &lookup->corpus;
    uint32_t first = corpus->first_document[scenario], end = corpus->first_document[scenario + 1];
    json_key(json, "documents");
    json_array(json);
    for (uint32_t d = first; d < end; d++) {
        const struct document *document = &corpus->documents.items[d];
        numbers_of(json, corpus->tokens.items + document->first_token, document->n_tokens);
    }
    json_array_end(json);
    if (!lookup->ranker.pulls_of_documents) return;
    json_key(json, "bias");
    json_number(json, thousandths((double)(lookup->ranker.bias[scenario] * ranker_bias)));
    json_key(json, "pulls");
    json_array(json);
    for (uint32_t d = first; d < end; d++) pulls(json, &lookup->ranker, d, scenario);
    json_array_end(json);
}

static void scenarios(struct json *json, const struct lookup *lookup) {
    json_key(json, "scenarios");
    json_array(json);
    for (uint32_t i = 0; i < lookup->playbook->scenarios.n; i++) {
        const struct scenario *scenario = &lookup->playbook->scenarios.items[i];
        json_object(json);
        json_member(json, "id", scenario->entry.id.s);
        documents(json, lookup, i);
        exclusions(json, lookup, i);
        patterns(json, "patterns", &scenario->signals);
        patterns(json, "against", &scenario->not_signals);
        json_object_end(json);
    }
    json_array_end(json);
}

// ---- the whole ----

// The playbook as if it had no scenarios but those of the plan: the index must hold no others.
static struct playbook shown(const struct sheet_plan *plan) {
    struct playbook playbook = *plan->playbook;
    playbook.scenarios.n = plan->scenarios.n;
    playbook.scenarios.items = arena_array(plan->arena, struct scenario, plan->scenarios.n);
    for (size_t i = 0; i < plan->scenarios.n; i++)
        playbook.scenarios.items[i] = *plan->scenarios.items[i];
    return playbook;
}

void site_index(struct buf *out, const struct sheet_plan *plan) {
    struct playbook playbook = shown(plan);
    struct findings findings = findings_new(plan->arena);
    const struct lookup *lookup = lookup_new(plan->arena, &playbook, &findings);
    const struct vocabulary *vocabulary = &lookup->corpus.vocabulary;
    struct json json = json_writer(out, false);
    json_object(&json);
    says(&json, plan);
    json_key(&json, "sure");
    json_number(&json, thousandths(lookup->sure));
    json_key(&json, "elides");
    json_bool(&json, vocabulary->tongue.elides);
    json_member(&json, "function", function_words(vocabulary->tongue.code));
    words(&json, plan->arena, vocabulary);
    senses(&json, plan->arena, vocabulary);
    phrases(&json, &lookup->corpus.synonyms);
    scenarios(&json, lookup);
    json_object_end(&json);
}
