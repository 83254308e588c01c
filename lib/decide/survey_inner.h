// What the files of surveys share.
#ifndef DECIDE_SURVEY_INNER_H
#define DECIDE_SURVEY_INNER_H

#include "decide/inner.h"
#include "decide/survey.h"

struct survey {
    struct evaluation e;
    struct request request;
    struct outcome outcome;
    uint32_t n_vars;
    bool *unsaid; // by slot: nobody says it, and nothing is assumed
};

// Evaluations of one decider share its tables: whoever goes on with one takes them first.
void survey_take_tables(struct survey *survey);
// The slot behind a key where it is open; NO_SLOT.
uint32_t survey_slot(const struct survey *survey, fact_key key);
// In the order of survey_rule_at; NULL past the end.
const struct rule *survey_plan_rule(const struct survey *survey, size_t i);
// The grant's place in the plan.
uint32_t survey_grant(const struct survey *survey, size_t rule);

// survey_standing.c: of a request that knows every fact; two cases stand alike where these are the
// same.
struct str survey_standing(struct survey *survey, const struct request *request);
// By variable: those that grants and tests hold against each other, so that what is so in one case
// of their cells need not be so in another one.
void survey_mark_loose(const struct survey *survey, bool *loose);

#endif
