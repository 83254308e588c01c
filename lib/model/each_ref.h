// Every name of another entry that stands in an entry, for rules about what leads where.
#ifndef MODEL_EACH_REF_H
#define MODEL_EACH_REF_H

#include "model/playbook.h"

// Is called with each reference and the entry in which it stands. Conditions are left out.
typedef void ref_visitor(void *context, const struct entry *from, const struct ref *ref);

// Visits in the order of the language's rows, entries by id.
void each_ref(const struct playbook *playbook, ref_visitor *visit, void *context);

#endif
