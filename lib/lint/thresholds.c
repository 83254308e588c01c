// The numbers that hold where nothing is configured.
#include "lint/rule.h"

const struct thresholds thresholds_usual = {
#define X(name, usual, smallest, largest, title) .name = (usual),
#include "lint/thresholds.def"
#undef X
};
