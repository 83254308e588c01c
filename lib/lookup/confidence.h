// How sure a hit is, on a scale that means the same between questions and between playbooks.
#ifndef LOOKUP_CONFIDENCE_H
#define LOOKUP_CONFIDENCE_H

#include "lookup/question.h"
#include "lookup/ranker.h"

// Scores from this on are good enough for a card; below the other nothing fits.
extern const double score_sure, score_weak;

// How near a question is to a scenario, 0 to 1.5: the cosine with its centroid, less of it where
// words are unknown, and half the share of words that the playbook knows. (Tried on six sets of
// real questions: better at telling that nothing fits than the probability, the margin or BM25.)
double nearness(double cosine, double coverage);
// The nearness from which a playbook's own signals, each held out in turn, say "sure".
double sure_from(struct arena *scratch, const struct corpus *corpus, const struct ranker *ranker);
// 0..1, with `sure` at score_sure.
double score_of(double near, double sure);

#endif
