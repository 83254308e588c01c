// Which scenarios a question may reach at all: role, team, channel, and not_signals in words.
#include "lookup/index.h"

static bool lists(const refs *list, int32_t index) {
    for (size_t i = 0; i < list->n; i++)
        if (list->items[i].index >= 0 && list->items[i].index == index) return true;
    return false;
}

static bool in_a_team(const struct playbook *playbook, const struct scenario *scenario,
                      int32_t role) {
    for (size_t i = 0; i < scenario->teams.n; i++) {
        int32_t team = scenario->teams.items[i].index;
        if (team >= 0 && lists(&playbook->teams.items[team].roles, role)) return true;
    }
    return scenario->teams.n == 0;
}

static bool is_for_role(const struct playbook *playbook, const struct scenario *scenario,
                        int32_t role) {
    if (role < 0 || (size_t)role >= playbook->roles.n) return true;
    int32_t same = playbook->roles.items[role].same_as.index;
    bool named =
        scenario->roles.n == 0 || lists(&scenario->roles, role) ||
        (playbook->roles.items[role].same_as.kind == KIND_ROLE && lists(&scenario->roles, same));
    return named && in_a_team(playbook, scenario, role);
}

static bool is_for_channel(const struct scenario *scenario, struct str channel) {
    if (channel.len == 0 || scenario->channels.n == 0) return true;
    for (size_t i = 0; i < scenario->channels.n; i++)
        if (str_eq(scenario->channels.items[i].s, channel)) return true;
    return false;
}

bool scenario_is_for(const struct playbook *playbook, const struct scenario *scenario,
                     const struct lookup_query *query) {
    return is_for_role(playbook, scenario, query->role) && is_for_channel(scenario, query->channel);
}

static void add_exclusion(struct lookup *lookup, struct arena *arena, uint32_t scenario,
                          struct str text) {
    const struct tongue *tongue = &lookup->corpus.vocabulary.tongue;
    word_list words = {0};
    words_split(&words, arena, tongue, text);
    if (words.n == 0) return;
    struct str *folded = arena_array(arena, struct str, words.n);
    struct str *stems = arena_array(arena, struct str, words.n);
    for (size_t i = 0; i < words.n; i++) folded[i] = words.items[i].folded;
    words_stem(stems, arena, tongue, folded, words.n);
    *PUSH(arena, &lookup->exclusions) = (struct exclusion){scenario, stems, words.n};
}

void exclusions_build(struct lookup *lookup, struct arena *arena) {
    for (uint32_t s = 0; s < lookup->playbook->scenarios.n; s++) {
        const texts *signals = &lookup->playbook->scenarios.items[s].not_signals;
        for (size_t i = 0; i < signals->n; i++)
            if (!signal_pattern(signals->items[i].s).ptr)
                add_exclusion(lookup, arena, s, signals->items[i].s);
    }
}

static bool stands_at(const struct question *question, size_t at, const struct exclusion *which) {
    if (which->n > question->words.n - at) return false;
    for (size_t i = 0; i < which->n; i++) {
        const struct question_word *word = &question->words.items[at + i];
        if (word->synonym || !str_eq(word->stem_text, which->stems[i])) return false;
    }
    return true;
}

void exclusions_match(const struct lookup *lookup, const struct question *question,
                      struct verdict *verdicts) {
    for (size_t e = 0; e < lookup->exclusions.n; e++) {
        const struct exclusion *exclusion = &lookup->exclusions.items[e];
        for (size_t i = 0; i < question->words.n; i++)
            if (stands_at(question, i, exclusion)) verdicts[exclusion->scenario].removed = true;
    }
}
