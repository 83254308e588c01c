// Look-up: builds the index, ranks the scenarios for a question, and says how sure it is.
#include "lookup/index.h"

#include "base/real.h"

enum { TOP_USUAL = 3 };
// A second that is more than half as likely as the first is too near for one confident card.
static const double close_from = 0.5;
// What a matching pattern is worth beside words.
static const double pattern_score = 0.9;

struct lookup *lookup_new(struct arena *arena, const struct playbook *playbook,
                          struct findings *findings) {
    struct lookup *lookup = arena_new(arena, struct lookup);
    lookup->playbook = playbook;
    patterns_compile(&lookup->patterns, arena, playbook, findings);
    corpus_build(&lookup->corpus, arena, playbook);
    ranker_build(&lookup->ranker, arena, &lookup->corpus);
    exclusions_build(lookup, arena);
    lookup->sure = sure_from(arena, &lookup->corpus, &lookup->ranker);
    return lookup;
}

struct candidate {
    uint32_t scenario;
    bool by_pattern;
    double fit; // log of how likely, but for a constant
};

struct asking {
    const struct lookup *lookup;
    const struct lookup_query *query;
    struct arena *scratch;
    struct question question;
    struct verdict *verdicts;
    struct candidate *best; // the first `n`, best first
    size_t n, most;
    int64_t likeliest; // scenario by words alone, -1: none
    struct weighted weighted;
    float *fits;
};

static bool is_before(const struct candidate *a, const struct candidate *b) {
    if (a->by_pattern != b->by_pattern) return a->by_pattern;
    if (a->fit != b->fit) return a->fit > b->fit;
    return a->scenario < b->scenario; // scenarios are sorted by id
}

static void offer(struct asking *asking, struct candidate candidate) {
    size_t low = 0, high = asking->n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (is_before(&asking->best[middle], &candidate))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == asking->most) return;
    if (asking->n < asking->most) asking->n++;
    for (size_t i = asking->n - 1; i > low; i--) asking->best[i] = asking->best[i - 1];
    asking->best[low] = candidate;
}

// A question of which no word and no letters are known brings up only what a pattern finds.
static void rank(struct asking *asking) {
    const struct playbook *playbook = asking->lookup->playbook;
    bool known = asking->question.familiar;
    for (uint32_t s = 0; s < playbook->scenarios.n; s++) {
        const struct verdict *verdict = &asking->verdicts[s];
        bool by_pattern = verdict->signal.ptr != NULL;
        if (verdict->removed || (!known && !by_pattern)) continue;
        if (!scenario_is_for(playbook, &playbook->scenarios.items[s], asking->query)) continue;
        if (asking->likeliest < 0 || asking->fits[s] > asking->fits[asking->likeliest])
            asking->likeliest = s;
        offer(asking, (struct candidate){s, by_pattern, asking->fits[s]});
    }
}

static double cosine_with(const struct asking *asking, uint32_t scenario) {
    const struct corpus *corpus = &asking->lookup->corpus;
    double length = (double)asking->lookup->ranker.lengths[scenario] * asking->question.length;
    double dot = 0;
    for (uint32_t d = corpus->first_document[scenario]; d < corpus->first_document[scenario + 1];
         d++)
        dot += sums_dot(&asking->question.columns, &corpus->documents.items[d].vector);
    return length > 0 ? dot / length : 0;
}

// How sure the likeliest scenario is; the others are by as much less sure as they are less likely.
static double score_likeliest(const struct asking *asking) {
    if (asking->likeliest < 0 || !asking->question.familiar) return 0;
    double cosine = cosine_with(asking, (uint32_t)asking->likeliest);
    return score_of(nearness(cosine, asking->question.coverage), asking->lookup->sure);
}

static double score(const struct asking *asking, const struct candidate *candidate, double top) {
    double score = top * real_exp(candidate->fit - asking->fits[asking->likeliest]);
    return candidate->by_pattern ? pattern_score + (1 - pattern_score) * score : score;
}

static enum lookup_band band_of(const struct asking *asking, double top) {
    if (asking->n == 0) return LOOKUP_NONE;
    const struct candidate *first = &asking->best[0], *second = &asking->best[1];
    double first_score = score(asking, first, top);
    if (first_score < score_weak) return LOOKUP_NONE;
    if (first_score < score_sure) return LOOKUP_WEAK;
    bool rival = asking->n > 1 && second->by_pattern == first->by_pattern;
    return rival && real_exp(second->fit - first->fit) > close_from ? LOOKUP_CLOSE : LOOKUP_STRONG;
}

static void prepare(struct asking *asking, struct str words) {
    const struct lookup *lookup = asking->lookup;
    size_t n = lookup->playbook->scenarios.n, top = asking->query->top;
    if (top == 0) top = TOP_USUAL;
    if (top < 2) top = 2; // the second tells whether the first is sure
    asking->most = top < n ? top : n;
    asking->best = arena_array(asking->scratch, struct candidate, asking->most);
    asking->verdicts = arena_array(asking->scratch, struct verdict, n);
    asking->fits = arena_array(asking->scratch, float, lookup->ranker.padded);
    asking->likeliest = -1;
    question_read(&asking->question, asking->scratch, &lookup->corpus, words,
                  asking->query->typing);
    patterns_match(&lookup->patterns, asking->scratch, words, asking->verdicts);
    exclusions_match(lookup, &asking->question, asking->verdicts);
    asking->weighted = ranker_weigh(&lookup->ranker, asking->scratch, &lookup->corpus,
                                    &asking->question.columns, asking->question.length);
    ranker_rank(&lookup->ranker, &asking->weighted, asking->fits);
    question_forget_strangers(&asking->question, &lookup->corpus.vocabulary);
}

struct lookup_answer lookup_ask(const struct lookup *lookup, struct arena *scratch,
                                const struct lookup_query *query) {
    struct lookup_answer answer = {.band = LOOKUP_NONE};
    struct asking asking = {.lookup = lookup, .query = query, .scratch = scratch};
    struct str words = text_clean(scratch, query->words, &answer.cut);
    prepare(&asking, words);
    rank(&asking);
    double top = score_likeliest(&asking);
    answer.band = band_of(&asking, top);
    if (query->top == 1 && asking.n > 1) asking.n = 1;
    for (size_t i = 0; i < asking.n; i++) {
        const struct candidate *candidate = &asking.best[i];
        struct lookup_hit *hit = PUSH(scratch, &answer.hits);
        hit->scenario = &lookup->playbook->scenarios.items[candidate->scenario];
        hit->score = score(&asking, candidate, top);
        explain_hit(hit, scratch, lookup, &asking.question, &asking.weighted,
                    asking.verdicts[candidate->scenario].signal);
    }
    return answer;
}
