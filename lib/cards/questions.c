// Finds what an agent must ask before an offer, from the offers' conditions and evidence.
#include "cards/questions.h"

#include "base/phrases.h"
#include "decide/authority.h"
#include "model/condition.h"

struct asking {
    struct card *card;
    const struct asker *asker;
    bool *facts, *terms; // asked and looked into already
};

static const struct fact *fact_of(const struct playbook *playbook, const struct ref *ref) {
    bool known = ref->kind == KIND_FACT && ref->index >= 0;
    return known ? &playbook->facts.items[ref->index] : NULL;
}

static struct str question_of(struct arena *arena, const struct fact *fact,
                              const struct phrases *in) {
    if (fact->ask.s.len) return fact->ask.s;
    struct str words = fact->title.s;
    words = sentence(arena, words.len ? words : title_words(arena, fact->title, &fact->entry));
    return is_question(words) ? words : phrase_fill(arena, in, PHRASE_ASK, words, S(""));
}

static void ask_fact(struct asking *asking, const struct ref *ref) {
    const struct fact *fact = fact_of(asking->asker->playbook, ref);
    if (!fact || asking->facts[ref->index]) return;
    asking->facts[ref->index] = true;
    if (fact->assume.type != FACT_NONE) return;
    *PUSH(asking->asker->arena, &asking->card->first) =
        question_of(asking->asker->arena, fact, asking->asker->in);
}

static void ask_condition(struct asking *asking, const struct condition *condition);

// Terms may use terms; one that was looked into is not looked into again, so a ring ends.
static void ask_term(struct asking *asking, const struct ref *ref) {
    if (ref->kind != KIND_TERM || ref->index < 0 || asking->terms[ref->index]) return;
    asking->terms[ref->index] = true;
    ask_condition(asking, asking->asker->playbook->terms.items[ref->index].when);
}

static void ask_condition(struct asking *asking, const struct condition *condition) {
    if (!condition) return;
    if (condition->kind == CONDITION_TEST) {
        ask_fact(asking, &condition->test.fact);
        ask_term(asking, &condition->test.fact);
        ask_fact(asking, &condition->test.other);
    }
    for (size_t i = 0; i < condition->parts.n; i++)
        ask_condition(asking, &condition->parts.items[i]);
}

void make_questions(struct card *card, const struct asker *asker) {
    const struct playbook *playbook = asker->playbook;
    struct asking asking = {.card = card,
                            .asker = asker,
                            .facts = arena_array(asker->arena, bool, playbook->facts.n),
                            .terms = arena_array(asker->arena, bool, playbook->terms.n)};
    for (size_t i = 0; i < card->offers.n; i++) {
        const struct gesture *gesture = card->offers.items[i].gesture;
        if (!card->offers.items[i].own) continue;
        for (size_t j = 0; j < gesture->only_when.n; j++) {
            const struct clause *clause = &gesture->only_when.items[j];
            if (in_force(&clause->from, &clause->until, asker->as_of))
                ask_condition(&asking, clause->when);
        }
        for (size_t j = 0; j < gesture->evidence.n; j++)
            ask_fact(&asking, &gesture->evidence.items[j]);
    }
}

// A yes/no fact that must be yes says best by its own title what it is about.
struct str occasion_words(struct arena *arena, const struct playbook *playbook,
                          const struct condition *when, const struct phrases *in) {
    const struct condition *only = when;
    while (only && only->kind == CONDITION_ALL && only->parts.n == 1) only = only->parts.items;
    if (only && only->kind == CONDITION_TEST && only->test.op == TEST_IS) {
        const struct fact *fact = fact_of(playbook, &only->test.fact);
        bool yes = only->test.values.n == 1 && only->test.values.items[0].type == FACT_YES_NO &&
                   only->test.values.items[0].yes;
        if (fact && yes && fact->title.s.len) return fact->title.s;
    }
    return condition_say(arena, playbook, when, in);
}

static bool test_fails(const struct fact *fact, const struct test *test) {
    if (!fact || test->op != TEST_IS || test->other.id.s.len) return false;
    const struct value *assumed = &fact->assume;
    if (assumed->type != FACT_YES_NO && assumed->type != FACT_CHOICE) return false;
    for (size_t i = 0; i < test->values.n; i++) {
        const struct value *value = &test->values.items[i];
        if (value->type != assumed->type) return false;
        if (assumed->type == FACT_YES_NO ? value->yes == assumed->yes
                                         : value->choice == assumed->choice)
            return false;
    }
    return true;
}

bool is_assumed_away(const struct playbook *playbook, const struct condition *when) {
    size_t away = 0;
    if (!when || when->hurt) return false;
    if (when->kind == CONDITION_TEST)
        return test_fails(fact_of(playbook, &when->test.fact), &when->test);
    for (size_t i = 0; i < when->parts.n; i++)
        away += is_assumed_away(playbook, &when->parts.items[i]);
    if (when->kind == CONDITION_ALL) return away > 0;
    return when->kind == CONDITION_ANY && when->parts.n > 0 && away == when->parts.n;
}
