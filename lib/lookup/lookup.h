// Look-up: from a customer's words to the scenario that fits.
#ifndef LOOKUP_LOOKUP_H
#define LOOKUP_LOOKUP_H

#include "base/pack.h"
#include "model/playbook.h"

struct lookup; // an index over a playbook's scenarios; lives in the arena it was made in

struct lookup_hit {
    const struct scenario *scenario;
    double score;         // 0..1, means the same between queries
    LIST(struct str) why; // whole words and the signal that matched, most telling first
    struct str signal; // the pattern that matched, else the nearest signal; NULL where none is near
    bool by_pattern;   // its pattern matched: that outranks words
};

enum lookup_band { LOOKUP_NONE, LOOKUP_WEAK, LOOKUP_CLOSE, LOOKUP_STRONG };

struct lookup_answer {
    LIST(struct lookup_hit) hits; // ranked; ties by id
    enum lookup_band band;        // CLOSE: the first two are too near for one confident card
    bool cut;                     // the query was longer than is read (4 KiB)
};

struct lookup_query {
    struct str words;
    int32_t role;       // index, -1: any
    struct str channel; // empty: any
    size_t top;         // 0: 3
    bool typing;        // the last word may be the beginning of one
};

// Builds the index. Findings: bad-pattern (with the offset), slow-pattern is lint's.
struct lookup *lookup_new(struct arena *arena, const struct playbook *playbook,
                          struct findings *findings);
// What a later run needs to answer the same: lookup_pack writes it; lookup_unpack reads it over the
// same playbook, or over one of which only what a filter and an answer show is there. Every
// playbook can be kept that can be trained. NULL where the bytes are no look-up of this playbook.
// The weights of what was read are not laid out: lookup_lay_out does, for whoever asks more than
// one question.
bool lookup_pack(struct pack *pack, const struct lookup *lookup);
struct lookup *lookup_unpack(struct pack *pack, const struct playbook *playbook);
void lookup_lay_out(struct lookup *lookup, struct arena *arena);
// Scratch memory for the answer comes from `scratch`.
struct lookup_answer lookup_ask(const struct lookup *lookup, struct arena *scratch,
                                const struct lookup_query *query);
// Is the scenario for this role and this channel?
bool scenario_is_for(const struct playbook *playbook, const struct scenario *scenario,
                     const struct lookup_query *query);

// All scenarios for the query's role and channel, in order of id; none of them found by words.
struct lookup_answer lookup_all(const struct lookup *lookup, struct arena *scratch,
                                const struct lookup_query *query);

// A signal that, were it not written down, would be taken for another scenario.
struct lookup_confusion {
    const struct scenario *scenario, *taken_for;
    struct str signal; // in words, as written
    double times;      // how much likelier the other one would be
};
typedef LIST(struct lookup_confusion) lookup_confusions;
// By leaving out each signal in turn (approximately: the others are not learnt again). In order of
// scenario and signal; none in a playbook too large to train.
lookup_confusions lookup_leave_out(const struct lookup *lookup, struct arena *scratch);

// Is a signal a pattern (/.../)? Then the inside, else a NULL slice.
struct str signal_pattern(struct str signal);
// Compiles as look-up does; on failure says why in plain words and at which byte of the pattern.
bool pattern_check(struct arena *arena, struct str pattern, struct str *error, size_t *offset);

// Does a pattern that compiles run out of look-up's match budget on some long text? Tries texts
// that repeat what the pattern is made of; `subject` is the one that it failed on.
bool pattern_is_slow(struct arena *arena, struct str pattern, struct str *subject);

#endif
