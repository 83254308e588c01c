// The authority of all roles in one table: what each may give alone, by gesture and condition.
#ifndef PROVE_FIGURES_MATRIX_H
#define PROVE_FIGURES_MATRIX_H

#include "prove/figures.h"

struct matrix_cell {
    held_grants alone; // the limits that count where the row's condition holds; none: not alone
    bool together;     // it holds a grant that needs others, too
    int32_t asks;      // the role that may give more, alone or together; -1: nobody
    bool jointly;      // ... and only together
};

struct matrix_row {
    const struct gesture *gesture;
    const struct condition *when; // NULL: always
    struct matrix_cell *cells;    // one a role
};

struct matrix {
    role_indexes roles;
    LIST(struct matrix_row) rows; // by gesture; first what always holds, then as written
};

typedef LIST(const struct gesture *) gesture_list;

struct matrix matrix_make(struct arena *arena, const struct playbook *playbook, int32_t role,
                          struct date as_of);
// The same for these roles and gestures.
struct matrix matrix_of(struct arena *arena, const struct playbook *playbook,
                        const role_indexes *roles, const gesture_list *gestures, struct date as_of);
// The grants of a gesture in force that need several roles together.
held_grants grants_joint(struct arena *arena, const struct gesture *gesture, struct date as_of);

#endif
