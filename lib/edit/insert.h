// Where a new entry goes into a file, and how its neighbours are written.
#ifndef EDIT_INSERT_H
#define EDIT_INSERT_H

#include "edit/edits.h"
#include "yaml/tree.h"

struct slot {
    size_t indent, step; // blanks before an entry of the section, and more before its keys
    bool in_braces;      // the section is {one: .., two: ..}: the entry gets no lines of its own
    bool new_section;    // the section is not there yet; its name stands two blanks before `indent`
    bool listed;         // entries are items of a list
    bool first;          // nothing of the section stands before it
    uint32_t at;         // position of the insertion
    struct span drop;    // bytes that must go: the braces of an empty section
};

// Where an entry goes into a section, its value in the tree: behind its last one. False where it is
// of another kind: a list where `listed` is not set, entries where it is, or a text.
bool slot_behind(struct slot *out, const struct sources *sources, size_t index,
                 const struct yaml_file *file, const struct node *section, bool listed);
// Where a new section goes: behind `above`, or behind all sections where that is NULL. False where
// the file is something else than sections by indentation.
bool slot_new_section(struct slot *out, const struct sources *sources, size_t index,
                      const struct yaml_file *file, const struct node *above, bool listed);
// Adds the edits that put `text` there, in whole lines (in braces: without any), with the file's
// own line ends and, but for items, a blank line on either side of it.
void slot_fill(struct edits *out, const struct source *source, const struct slot *slot,
               struct str text);

#endif
