// Exports: a playbook, or what is to be learnt of it, in the bytes of other software.
#ifndef EXPORTS_EXPORTS_H
#define EXPORTS_EXPORTS_H

#include "base/buf.h"
#include "sheets/questions.h"

struct sheet_plan;

struct export_plan {
    struct arena *arena;
    const struct playbook *playbook;
    struct str digest;
    struct date as_of;
    int32_t role; // -1: the frontline roles
    const struct doc_theme *theme;
    struct str note; // of the organisation, at the foot; may be empty
};

struct export {
    const char *name;      // as a user types it
    const char *title;     // one line for help
    const char *extension; // of its files
    bool binary;           // nothing to show on a terminal
    bool of_role, dated;   // holds what is one role's; of the rules in force on one day
    bool themed;           // wears the colours and the logo of a theme
    // Writes it, or sets `error` to a sentence on why there is nothing to write.
    void (*write)(struct buf * out, const struct export_plan *plan, struct str *error);
};

const struct export *export_at(size_t i); // NULL past the end
const struct export *export_find(struct str name);

// What a playbook lacks, in its language: a sentence with the way out.
struct str export_lacks(const struct export_plan *plan, enum label what);
// The plan of the cards for the role, in its look. False where there is no scenario.
bool export_cards(struct sheet_plan *out, const struct export_plan *plan);
// Does a scenario concern the role that is asked for?
bool export_concerns(const struct export_plan *plan, const struct scenario *scenario);
// What there is to ask the role, or an error.
bool export_questions(quiz_questions *out, const struct export_plan *plan, struct str *error);

#define X(name) extern const struct export export_##name;
#include "exports/exports.def"
#undef X

#endif
