// What is wrong with a playbook: findings, collected while it is read and linted.
#ifndef TEXT_FINDING_H
#define TEXT_FINDING_H

#include "text/rule.h"
#include "text/source.h"

struct related {
    struct span at;
    struct str says; // "the other limit is here"
};

struct edit {
    struct span at; // replaced; an empty span inserts
    struct str text;
};

struct fix {
    struct str title; // what it does, as a command: "Quote the text."
    bool safe;        // keeps the meaning; an unsafe fix is a guess that the author must look at
    LIST(struct edit) edits;
};

struct finding {
    const char *rule;             // the rule's name ("yaml-syntax")
    const struct rule_info *info; // its row, set when lint is through; NULL before
    unsigned char level;          // enum level, as its row has it or a team wants it; as `info`
    struct span at;
    struct str message; // one sentence: what is wrong, in plain words
    struct str help;    // one sentence: the way out; may be empty
    LIST(struct related) related;
    struct fix *fix;    // NULL: none
    struct str witness; // a command that shows it; may be empty
    struct str shows;   // the verdict that the command comes to; empty without one
    struct str object;  // what it is about, free of position: "gestures/stay-credit"; may be empty
    uint32_t order;     // of discovery; the last tie-breaker
};

struct findings {
    struct arena *arena;
    LIST(struct finding) list;
    size_t most;    // no more than this are kept; 0 = 1000
    size_t dropped; // how many were not kept
    size_t held;    // taken out again: a baseline holds them
    size_t ignored; // taken out again: a comment silences them
};

struct findings findings_new(struct arena *arena);
// Adds a finding; the message is formatted as by printf. Never NULL: beyond `most`, what is
// answered is counted in `dropped` and thrown away. The answer holds until the next finding is
// added.
struct finding *finding_add(struct findings *findings, const char *rule, struct span at,
                            const char *format, ...) __attribute__((format(printf, 4, 5)));
void finding_help(struct findings *findings, struct finding *finding, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void finding_relate(struct findings *findings, struct finding *finding, struct span at,
                    const char *format, ...) __attribute__((format(printf, 4, 5)));
// One edit that would mend it; called again, it adds an edit to the same fix.
void finding_fix(struct findings *findings, struct finding *finding, bool safe, const char *title,
                 struct span at, struct str text);
// By file name, position, rule, order of discovery.
void findings_sort(struct findings *findings, const struct sources *sources);
// The next edit in order of place, after `last` (NULL: the first); NULL behind the last one.
const struct edit *fix_next_edit(const struct fix *fix, const struct edit *last);
// The first line that a fix touches, after the fix; where it leaves that line alone and adds others
// behind it, the first of those; empty where the line is deleted. Sets `line` (from 1; 0 where the
// fix has no edit).
struct str fix_corrected_line(struct arena *arena, const struct sources *sources,
                              const struct fix *fix, uint32_t *line);

#endif
