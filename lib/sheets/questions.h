// Questions with their answers, from exercises and examples: for quizzes on paper and elsewhere.
#ifndef SHEETS_QUESTIONS_H
#define SHEETS_QUESTIONS_H

#include "decide/decide.h"
#include "sheets/label.h"

enum quiz_kind {
    QUIZ_CHOICE, // one of `options` is right
    QUIZ_OPEN    // answered in free words
};

struct quiz_question {
    struct str id;            // from the ids and values of the playbook, never from its wording
    uint8_t kind;             // enum quiz_kind
    struct str brief;         // the situation; may be empty
    struct str text;          // what is asked
    LIST(struct str) facts;   // what is known, "Did we cause it? yes"; of an example
    LIST(struct str) options; // in their order
    size_t right;             // which of them
    struct str answer;        // in words; empty where an open question has none
    struct str because;       // why that is right, or what follows; may be empty
    struct str rule;          // the id of what decides an example
    struct span rule_at;      // where it stands
    const struct exercise *exercise; // that it is from; else NULL
    const struct example *example;   // that it is from; else NULL
    const struct gesture *gesture;   // of the example; else NULL
};
typedef LIST(struct quiz_question) quiz_questions;

// Where questions come from, and where they go.
struct quiz {
    struct arena *arena;
    const struct playbook *playbook;
    struct str lang;          // of our own words
    const struct phrases *in; // the same for other floors; NULL: English
    struct decider *decider;  // of the playbook
};
struct quiz quiz_new(struct arena *arena, const struct playbook *playbook);

// Each answers false where there is nothing to ask: an exercise with neither `question` nor `ask`,
// an example that is not about giving, or one that does not hold.
bool quiz_from_exercise(struct quiz_question *out, const struct quiz *quiz,
                        const struct exercise *exercise);
bool quiz_from_example(struct quiz_question *out, const struct quiz *quiz,
                       const struct example *example);
// All exercises, in the order of their ids, then all examples that a role asks in (-1: any of the
// frontline roles), in the order in which they stand, without doubles.
quiz_questions quiz_all(const struct quiz *quiz, int32_t role);
// At most `n` of the questions from examples, in their order: those of gestures asked least so far,
// of these one whose answer has come up least, so that no answer is always right (pick.c).
quiz_questions quiz_pick(const struct quiz *quiz, const quiz_questions *from, size_t n);
// An author who always writes the answer first would give it away: then the options of exercises
// stand in the order of their letters.
void quiz_mix(quiz_questions *questions);

// ---- why an answer is right (answers.c) ----

// The reason of a decision, or what follows from it, in a sentence or two; may be empty.
struct str quiz_because(const struct quiz *quiz, const struct gesture *gesture,
                        const struct decision *decision);
// How a fact is called where its value stands beside it.
struct str quiz_fact_words(const struct quiz *quiz, struct str id);
const struct fact *quiz_fact(const struct quiz *quiz, struct str id); // NULL where there is none

#endif
