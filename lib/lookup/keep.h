// A look-up as bytes: the parts that lookup_pack is made of. Each goes both ways.
#ifndef LOOKUP_KEEP_H
#define LOOKUP_KEEP_H

#include "base/pack.h"
#include "lookup/index.h"

// Of a question with 2,000 words, each could ask for as much as this: so it has an end.
enum { KEPT_PHRASE_WORDS = 128 };

void vocabulary_pack(struct pack *pack, struct vocabulary *vocabulary, uint32_t *n_columns);
void synonyms_pack(struct pack *pack, struct synonyms *synonyms,
                   const struct vocabulary *vocabulary);
void patterns_pack(struct pack *pack, struct patterns *patterns, uint32_t n_scenarios);

#endif
