// The small grammars of authority: limits, counts, stand-ins, reviews.
#ifndef BASE_LIMIT_H
#define BASE_LIMIT_H

#include "base/date.h"
#include "base/money.h"
#include "base/number.h"

enum limit_kind {
    LIMIT_UNSET,
    LIMIT_NONE,            // no limit
    LIMIT_MONEY,           // £50
    LIMIT_NUMBER,          // 2 bags
    LIMIT_PERCENT_OF_FACT, // 50% of room_rate
    LIMIT_FACT_PERCENT,    // tier_percent% of room_rate
    LIMIT_FACT             // fare
};

struct limit {
    enum limit_kind kind;
    bool exactly;
    int64_t amount;      // minor units, or millionths of a number, or millionths of a per cent
    struct str unit;     // of a number, as written
    struct str fact;     // that the amount is, or is a share of
    struct str percent;  // LIMIT_FACT_PERCENT: the fact that holds the per cent
    struct str for_each; // unit or fact that multiplies; empty where none
    struct str scope;    // "stay", "guest per 12 months", "request"; empty where none is written
};

struct at_most {
    int32_t count;
    struct str scope;       // "guest per 12 months"
    struct str beyond_asks; // role; empty: nobody
};

struct stand_in {
    struct str role;
    int64_t minor; // up to
};

struct review {
    struct period every;
    struct date next;
};

// Slices point into `text`. All as money_read on failure. A limit without a scope is read (scope
// empty): whether that is an error is the reader's to say, for `no limit` needs none.
bool limit_read(struct arena *arena, struct str text, const struct currency *currency,
                struct limit *out, struct str *error, struct str *better);
bool at_most_read(struct arena *arena, struct str text, struct at_most *out, struct str *error,
                  struct str *better);
bool stand_in_read(struct arena *arena, struct str text, const struct currency *currency,
                   struct stand_in *out, struct str *error, struct str *better);
bool review_read(struct arena *arena, struct str text, struct review *out, struct str *error,
                 struct str *better);
// "£50 per stay", "no limit", "50% of room_rate per stay".
struct str limit_show(struct arena *arena, const struct limit *limit,
                      const struct currency *currency);
// As a language has it; `amount` or "2" per what a scope says: "2 per guest per 12 months".
struct str limit_say(struct arena *arena, const struct limit *limit,
                     const struct currency *currency, const struct phrases *in);
struct str per_say(struct arena *arena, struct str amount, struct str scope,
                   const struct phrases *in);

#endif
