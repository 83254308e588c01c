// An answer for people and machines: a decision with all that goes with it.
#ifndef DECIDE_REPLY_H
#define DECIDE_REPLY_H

#include "base/json.h"
#include "decide/decide.h"

struct reply {
    struct arena *arena; // scratch
    const struct playbook *playbook;
    const struct request *request;
    struct decision decision;
    struct instead instead;
    changes nearest;
    LIST(struct str) warnings;
    struct str digest;
};

// Decides, and finds what goes with the decision; `nearest`: the nearest yes as well.
struct reply reply_make(struct decider *decider, struct arena *scratch,
                        const struct request *request, struct str digest, bool nearest);
// The members of the object that `can --json` prints, `id` apart.
void reply_json(struct json *json, const struct reply *reply);
// For people; escaped for terminals. `width` of lines in cells; 0: they are not broken.
void reply_text(struct buf *out, const struct reply *reply, size_t width, bool color);
// Three lines to paste into the ticket.
void reply_receipt(struct buf *out, const struct reply *reply);

// ---- words that several of them use ----

// "£50", "2 bags".
struct str reply_amount(const struct reply *reply, const struct gesture *gesture, int64_t amount);
struct str reply_value(const struct reply *reply, fact_key key, const struct value *value);
struct str reply_key(const struct reply *reply, fact_key key); // a fact's name
// The declared fact behind it; NULL where none is.
const struct fact *reply_fact(const struct reply *reply, fact_key key);
struct str reply_ask(const struct reply *reply, fact_key key);  // how people ask for it
struct str reply_role(const struct reply *reply, int32_t role); // its title
// The id of the role or route that it is escalated to; empty where none is.
struct str reply_to(const struct reply *reply);

#endif
