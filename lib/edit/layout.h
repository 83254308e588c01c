// The house style: what must change in a file's layout, and nothing of what it says.
#ifndef EDIT_LAYOUT_H
#define EDIT_LAYOUT_H

#include "edit/edits.h"
#include "yaml/tree.h"

// Adds the edits that give file `index` the house style: two blanks a level, LF, a final line
// break, no blanks at the ends of lines, no tabs, one blank line where there were several, and one
// between entries of a section that take several lines. The order, comments and the lines of texts
// stay. The file must have been read with its comments and not be broken.
void layout_edits(struct edits *out, const struct sources *sources, size_t index,
                  const struct yaml_file *file);

// Are the two files the same tree with the same comments? Texts that begin where one of `changed`
// does may differ, and a file that had no line break at its end may have got one.
bool layout_is_same(const struct sources *before, const struct yaml_file *a,
                    const struct sources *after, const struct yaml_file *b,
                    const struct edits *changed);

#endif
