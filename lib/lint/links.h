// Addresses that only open inside of a company's own network.
#ifndef LINT_LINKS_H
#define LINT_LINKS_H

#include "base/str.h"

// The first one in a text; empty where there is none.
struct str internal_link(struct str text);

#endif
