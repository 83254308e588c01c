// Reading what somebody asks: words of a command line, or a line of a batch, to a request.
#ifndef DECIDE_QUESTION_H
#define DECIDE_QUESTION_H

#include "base/json.h"
#include "decide/decide.h"

struct question {
    struct arena *arena; // scratch
    const struct playbook *playbook;
    struct request request;
    LIST(struct known) known;
    LIST(int32_t) also_given;
    struct str error; // one sentence; empty where there is none
    struct str id;    // of a batch line, as JSON; "null" where it has none
};

struct question question_new(struct arena *arena, const struct playbook *playbook);
// Each answers false and sets `error` where it cannot be.
bool question_role(struct question *q, struct str id);
bool question_gesture(struct question *q, struct str id);
bool question_as_of(struct question *q, struct str date);
// The gesture must be set before these.
bool question_amount(struct question *q, struct str amount);
bool question_given(struct question *q, struct str amount);
bool question_times_given(struct question *q, struct str number);
bool question_also_given(struct question *q, struct str gesture);
bool question_fact(struct question *q, struct str name, struct str value);
// The key of a fact that may be said, and is not yet.
bool question_key(struct question *q, struct str name, fact_key *out);
// `stay-credit £50 photo nights=2 given=£30`: all words after the command.
bool question_words(struct question *q, const struct str *words, size_t n);
// A line of a batch. The role that the question has already holds where the line has none.
bool question_line(struct question *q, struct str line);
// The same for an object that is read already. Unless it `must_ask`, it may name no gesture: then
// only its id, role and as_of are read, and the request has none.
bool question_object(struct question *q, const struct json_value *object, bool must_ask);
// All that an example says of a gesture but the amount (question_example.c).
bool question_example(struct question *q, const struct example *example, struct str gesture);
// What an example with `give` asks; false where it cannot be.
bool example_asks(struct question *q, const struct example *example);
// The names of the fields of such an object; NULL past the end.
struct str question_field_at(size_t i);
// The request, once all is said.
const struct request *question_request(struct question *q);

#endif
