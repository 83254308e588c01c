// Which reserved facts a condition reads, through the terms that it uses as well.
#ifndef PROVE_READS_H
#define PROVE_READS_H

#include "model/playbook.h"

struct reads {
    const struct playbook *playbook;
    uint16_t *terms; // of each term, one bit a reserved fact
};

struct reads reads_new(struct arena *arena, const struct playbook *playbook);
// One bit a reserved fact: 1 << RESERVED_AMOUNT. Nothing for NULL.
uint16_t reads_of(const struct reads *reads, const struct condition *condition);

#endif
