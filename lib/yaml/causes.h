// Every cause in causes.def has a function that recognises it.
#ifndef YAML_CAUSES_H
#define YAML_CAUSES_H

#include "yaml/fault.h"

#define X(name, example, mended) \
    bool cause_##name(const struct fault *fault, struct diagnosis *out);
#include "yaml/causes.def"
#undef X

#endif
