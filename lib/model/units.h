// Which facts are counted in a unit, whether it is written in the singular or the plural.
#ifndef MODEL_UNITS_H
#define MODEL_UNITS_H

#include "base/map.h"
#include "model/playbook.h"

struct units {
    const struct playbook *playbook;
    struct map first;  // unit in small letters -> the first number fact that is counted in it
    uint32_t *another; // by fact: the next one with the same unit; itself where there is none
};

struct units units_of(struct arena *arena, const struct playbook *playbook);
// Up to two facts counted in `unit`; answers how many there are.
size_t units_find(const struct units *units, struct str unit, const struct fact *out[2]);

#endif
