// What a playbook may cost: usual cost, worst case by role, expected spend, against a customer's
// worth.
#ifndef PROVE_FIGURES_EXPOSURE_H
#define PROVE_FIGURES_EXPOSURE_H

#include "decide/authority.h"
#include "prove/figures.h"

// May a role give the usual cost of a gesture alone?
enum usual { USUAL_NO, USUAL_SOMETIMES, USUAL_ALWAYS, USUAL_UNKNOWN }; // unknown: no cost is said

struct exposure_cell {
    held_grants worst; // the largest that may be given alone, as the facts are; empty: nothing
    enum usual usual;
};

struct exposure_gesture {
    const struct gesture *gesture;
    struct exposure_cell *cells; // one a role of the report
    struct exposure_cell front;  // the best that any front-line role may
    int64_t per_customer;        // gestures of usual cost for one customer's worth; -1: unknown
    bool at_risk;                // somebody may give what costs money without a limit
    bool front_at_risk;          // somebody in the front line may
};

// Expected spend, where each contact is given the first of offer_in_order.
struct exposure_scenario {
    const struct scenario *scenario;
    const struct gesture *first; // NULL: it offers nothing
    bool counted;                // volume and usual cost are known
    struct sum usual;            // a month
    struct sum most;             // a month, where the front line always gave its limit
    bool has_most;               // that limit is an amount of money
};

struct exposure {
    role_indexes roles;
    LIST(struct exposure_gesture) gestures;
    LIST(struct exposure_scenario) scenarios; // that say how often they come up
    size_t priced, small, under_50; // gestures with a usual cost; of them small ones, and under 50
    size_t always, sometimes;       // priced ones that the front line gives alone
    size_t at_risk;
    struct sum cost, spend; // of all priced gestures; expected a month
    int64_t per_customer;   // gestures of average usual cost for one customer's worth; -1: unknown
    size_t not_counted;     // scenarios without a volume that can be counted, or without a cost
};

// `small`: minor units, below which a usual cost counts as small.
struct exposure exposure_make(struct arena *arena, const struct playbook *playbook, int32_t role,
                              struct date as_of, int64_t small);

#endif
