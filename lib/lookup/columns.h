// Which features share a column of the vectors, and the vectors of the documents.
#ifndef LOOKUP_COLUMNS_H
#define LOOKUP_COLUMNS_H

#include "lookup/corpus.h"

// Counts in how many documents each feature is, weighs it, and gives features that always come
// together one column: that is exact for every sum of products, and cuts the work to a third.
void columns_assign(struct corpus *corpus, struct arena *arena);
void vectors_build(struct corpus *corpus, struct arena *arena);

#endif
