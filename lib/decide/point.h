// Facts' values and tests as intervals on one axis of whole numbers.
#ifndef DECIDE_POINT_H
#define DECIDE_POINT_H

#include "model/playbook.h"

// Yes is 1 and no 0; a choice is its place (and its name, which alone tells where lists differ);
// amounts are themselves; dates and times run from their first minute to their last one.
struct point {
    int64_t lo, hi;
    struct str name;
};

enum { MINUTES_A_DAY = 24 * 60 };
#define POINT_LEAST (-INT64_MAX / 4)
#define POINT_MOST  (INT64_MAX / 4)

struct point point_of(const struct value *value);
struct point point_of_date(struct date date);
// The same with `now` as a moment: a date without a time is 00:00.
struct point point_of_now(struct date as_of);

// What a test asks of a point: to touch the range, or to lie inside it.
struct range {
    int64_t lo, hi;
    bool inside;
};

// The range of an order test against `other` (of `at most other`); for TEST_IS and TEST_ON that of
// the point itself.
struct range range_of(enum test_op op, struct point other);
struct range range_between(struct point low, struct point high);
// `within 30 days`: days and longer by calendar days, hours and minutes to the minute.
struct range range_within(struct period period, struct point now);
bool range_holds(struct range range, struct point point);
bool choice_same(struct point a, struct point b);

#endif
