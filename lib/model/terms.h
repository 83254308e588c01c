// The inside of conditions: terms that use terms.
#ifndef MODEL_TERMS_H
#define MODEL_TERMS_H

#include "model/bind.h"

// After the tests of all terms are typed: reports cycles, and marks every term hurt that rests on
// an unreadable one or on itself.
void terms_check(struct binder *b);
// Does a reference name a term that no answer may rest on?
bool term_is_hurt(const struct playbook *playbook, const struct ref *ref);

#endif
