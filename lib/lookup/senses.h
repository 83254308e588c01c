// What words mean beyond their letters, as features of their own.
#ifndef LOOKUP_SENSES_H
#define LOOKUP_SENSES_H

#include "lookup/corpus.h"

// How many there are: those of the thesaurus, and our own.
uint32_t senses_count(const struct vocabulary *vocabulary);
// Gives every word of the playbook its sense, and every two words that stand side by side a number.
void senses_assign(struct corpus *corpus, struct arena *arena);

// The sense of a word that the playbook does not have; NOTHING where no word of the playbook shares
// it.
uint32_t sense_of_unknown(const struct vocabulary *vocabulary, struct str folded, struct str stem);
// Do words of this sense say the same? Not those that are merely numbers or strangers.
bool sense_says_the_same(const struct vocabulary *vocabulary, uint32_t sense);
// The sense of words that stand in one document alone. A word that is in none is most like them.
uint32_t sense_of_strangers(const struct vocabulary *vocabulary);
// Its column, or NOTHING.
uint32_t column_of_strangers(const struct vocabulary *vocabulary);

#endif
