// The patterns of a playbook as bytes: their text, for PCRE2's code is for the run that made it.
#include "lookup/keep.h"

static void pack_pattern(struct pack *pack, struct pattern *pattern, uint32_t n_uses) {
    pack_text(pack, &pattern->signal);
    pack_number(pack, &pattern->first_use, n_uses);
    pack_number(pack, &pattern->n_uses, n_uses - pattern->first_use);
    pack_flag(pack, &pattern->keyed);
    pack->bad |= !signal_pattern(pattern->signal).ptr;
}

static void pack_use(struct pack *pack, struct pattern_use *use, uint32_t n_scenarios) {
    pack_number(pack, &use->scenario, n_scenarios - 1);
    pack_flag(pack, &use->against);
}

static void pack_prefilter(struct pack *pack, struct prefilter *prefilter, size_t n_patterns) {
    struct prefilter_key *keys = prefilter->keys.items;
    size_t n = pack_count(pack, prefilter->keys.n, sizeof *keys);
    keys = pack_block(pack, keys, n, sizeof *keys);
    for (size_t i = 0; keys && i < n; i++) pack->bad |= keys[i].pattern >= n_patterns;
    if (pack->out || pack->bad) return;
    prefilter->keys.items = keys;
    prefilter->keys.n = prefilter->keys.room = n;
    prefilter_build(prefilter, pack->arena);
}

static size_t count_uses(const struct patterns *patterns) {
    size_t n = 0;
    for (size_t i = 0; i < patterns->list.n; i++) n += patterns->list.items[i].n_uses;
    return n;
}

void patterns_pack(struct pack *pack, struct patterns *patterns, uint32_t n_scenarios) {
    size_t n = pack_count(pack, count_uses(patterns), 2 * 4);
    if (!pack->out) patterns->uses = arena_array(pack->arena, struct pattern_use, n);
    for (size_t i = 0; i < n; i++) pack_use(pack, &patterns->uses[i], n_scenarios);
    patterns->arena = pack->arena;
    PACK_LIST(pack, &patterns->list, 4 * 4);
    for (size_t i = 0; i < patterns->list.n; i++)
        pack_pattern(pack, &patterns->list.items[i], (uint32_t)n);
    pack_prefilter(pack, &patterns->prefilter, patterns->list.n);
}
