// A lint rule is one row: what people read about it, its examples, and its check.
#ifndef LINT_RULE_H
#define LINT_RULE_H

#include "base/date.h"
#include "model/playbook.h"

// Numbers that a team may set for itself; lint->options->thresholds.few_signals.
struct thresholds {
#define X(name, usual, smallest, largest, title) uint32_t name;
#include "lint/thresholds.def"
#undef X
};
extern const struct thresholds thresholds_usual;

struct config;

// What was asked for in this run wins over what the configuration says.
struct lint_options {
    enum profile profile;
    bool own_profile;      // the profile was asked for
    struct str select;     // ids, names or beginnings of ids, by commas; empty: all of the profile
    struct str ignore;     // the same: not these
    struct str fail_on;    // empty: what the configuration says
    struct config *config; // NULL: none
    const char *const *paths; // of each file, from the folder of the configuration; NULL: names
    struct thresholds thresholds;
    struct date as_of;                  // for what expires; DATE_NONE: nothing has
    struct str baseline, baseline_name; // bytes and name of a baseline; NULL: none
    struct str known;                   // a baseline of an earlier state; NULL: none
};

struct lint {
    struct arena *arena;   // for findings
    struct arena *scratch; // for what a check needs itself; given back
    const struct playbook *playbook;
    struct findings *findings;
    const struct lint_options *options;
    const struct lookup *lookup; // made by lint_lookup
};

struct wording;

struct rule {
    struct rule_info info;
    // Adds findings under info.name. NULL: reading the playbook has found them already.
    void (*check)(struct lint *lint);
    // Found by words, those of all such rules at once (wording.c).
    const struct wording *wording;
    // Found by proofs over every combination of facts, all at once (flaws.c).
    bool proved;
    const char *since; // the version that brought it; NULL: the first
    // Rules that the bad example cannot help firing as well, by commas; NULL: none.
    const char *also;
    const char *baseline; // laid beside the examples of a rule about baselines; NULL: none
};

#define FIRST_VERSION "0.1.0"

// What people read of a row; the rest of it follows.
#define RULE(id, name, level, confidence, profile, title, why, fix, bad, good)                    \
    .info = {                                                                                     \
        (id),  (name), LEVEL_##level, CONFIDENCE_##confidence, PROFILE_##profile, (title), (why), \
        (fix), (bad),  (good)}

struct rule_group {
    const char *name; // "form"
    const struct rule *rules;
    size_t n;
};

#define X(name) extern const struct rule_group name##_rules;
#include "lint/groups.def"
#undef X

#endif
