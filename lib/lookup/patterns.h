// Signals that are patterns (/.../): compiled once, matched within limits.
#ifndef LOOKUP_PATTERNS_H
#define LOOKUP_PATTERNS_H

#include "lookup/prefilter.h"
#include "model/playbook.h"

enum { PATTERN_MOST = 1024 }; // bytes of a pattern

// A scenario that a pattern speaks for, or, as one of its not_signals, against.
struct pattern_use {
    uint32_t scenario;
    bool against;
};

struct pattern {
    void *code;        // pcre2_code; NULL: not compiled yet
    struct str signal; // as written, with its slashes
    uint32_t first_use, n_uses;
    bool keyed; // the prefilter knows when it need not be tried
};

struct patterns {
    struct arena *arena;       // of codes
    LIST(struct pattern) list; // every pattern once, however many scenarios have it
    struct pattern_use *uses;
    struct prefilter prefilter;
};

// What the patterns say of each scenario.
struct verdict {
    struct str signal; // the first pattern that matched; NULL: none
    bool removed;
};

// Compiles the patterns of all scenarios. One that cannot be used is a finding bad-pattern.
void patterns_compile(struct patterns *out, struct arena *arena, const struct playbook *playbook,
                      struct findings *findings);
// `subject` is UTF-8 of at most QUESTION_MOST bytes, `verdicts` one a scenario. A pattern that goes
// over its limits does not match.
void patterns_match(const struct patterns *patterns, struct arena *scratch, struct str subject,
                    struct verdict *verdicts);
// A pattern by itself, to be tried on texts of any kind.
struct pattern_trial {
    const void *code;
    void *data, *context;
};
// False where the pattern cannot be used.
bool pattern_trial(struct pattern_trial *trial, struct arena *arena, struct str pattern);
// Where it first fits the subject; empty where it does not, or goes over its limits.
struct str pattern_find(const struct pattern_trial *trial, struct str subject);
// The same, also for one that fits every text; on failure says why and at which byte.
bool pattern_open(struct pattern_trial *trial, struct arena *arena, struct str pattern,
                  struct str *error, size_t *offset);
// 1 where it matches, 0 where not, -1 where it takes more than so many steps from a start position.
int pattern_try(const struct pattern_trial *trial, struct str subject, size_t steps);
// Does it go over its limits on this subject?
bool pattern_gives_up(const struct pattern_trial *trial, struct str subject);

#endif
