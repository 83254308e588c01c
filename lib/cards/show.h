// What a playbook holds, for `show`: at a glance, a kind, or one entry in full.
#ifndef CARDS_SHOW_H
#define CARDS_SHOW_H

#include "base/buf.h"
#include "model/language.h"

struct show {
    struct arena *arena; // scratch
    const struct playbook *playbook;
    struct str digest;
    unsigned width; // of the terminal in cells
    bool bold;
    bool json;
};

void show_overview(struct buf *out, const struct show *show);
void show_kind(struct buf *out, const struct show *show, enum kind kind);
// A key of the top level that has no ids.
void show_section(struct buf *out, const struct show *show, const struct row *row);
void show_entry(struct buf *out, const struct show *show, const struct entry *entry);

// ---- fields.c: an entry as labels and words ----

struct field {
    struct str key; // "emotion.from"
    bool many;      // a list, even of one
    LIST(struct str) values;
};
typedef LIST(struct field) fields;

// Every key of an entry that is set, in the order of the language's rows.
fields entry_fields(struct arena *arena, const struct playbook *playbook,
                    const struct entry *entry);
// What stands under a key of the top level that has no ids: the header's, `assurances`, `words`; of
// a list (`sponsors`, `examples`) item `i`.
fields section_fields(struct arena *arena, const struct playbook *playbook, const struct row *row,
                      size_t i);
size_t section_items(const struct playbook *playbook, const struct row *row); // 1: no list

#endif
