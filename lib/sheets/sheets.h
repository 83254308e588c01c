// Printable sheets: from a playbook and options to a document. A sheet knows nothing of formats.
#ifndef SHEETS_SHEETS_H
#define SHEETS_SHEETS_H

#include "doc/doc.h"
#include "model/playbook.h"
#include "sheets/label.h"

struct sheet_options {
    struct str role;               // id; empty: the frontline roles, side by side
    const struct str *scenarios;   // ids, in the order of the pages
    size_t n_scenarios;            // 0: every scenario that concerns the role
    struct date as_of;             // DATE_NONE: the first day of `effective`
    uint8_t paper;                 // enum doc_paper
    bool large;                    // large print
    bool key;                      // the answers, on paper of their own
    unsigned people;               // who take part in a training; 0: not known
    const struct doc_theme *theme; // NULL: the usual one
    struct str note;               // of the organisation, at the foot; may be empty
    struct str digest;             // of the playbook, where it is known; empty: it is worked out
};

struct sheet_plan;

struct sheet {
    const char *name;  // as a user types it
    const char *title; // one line: for whom, and what it is
    enum label label;  // what it is called on paper
    uint16_t audience; // enum doc_audience
    bool whole;        // about the whole playbook: the scenarios asked for change nothing
    bool has_key;      // its questions have answers, on paper of their own
    bool counts;       // says how much to print for those who take part
    struct doc_page page;
    // What the playbook would have to say before there is anything to print, in a sentence with the
    // way out; empty where nothing is lacking. NULL: the sheet is of scenarios, so it lacks one.
    struct str (*lacks)(const struct sheet_plan *plan);
    void (*fill)(const struct sheet_plan *plan);
};

// Of our own words: the playbook's.
struct str sheet_language(const struct playbook *playbook);
struct str sheet_playbook_title(const struct playbook *playbook); // its id where it has none
// What stands at the foot of all that is handed out.
struct doc_footer sheet_footer(struct arena *arena, const struct playbook *playbook,
                               struct date as_of, struct str digest);
const struct sheet *sheet_at(size_t i); // NULL past the end
const struct sheet *sheet_find(struct str name);
// NULL where the role or a scenario is unknown, or the playbook lacks what the sheet is of: `error`
// says so in a sentence.
struct doc *sheet_make(struct arena *arena, const struct playbook *playbook,
                       const struct sheet *sheet, const struct sheet_options *options,
                       struct str *error);

#define X(name) extern const struct sheet sheet_##name;
#include "sheets/sheets.def"
#undef X

#endif
