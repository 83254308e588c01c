// Sheets as files: in every format, PDF too, one or a whole pack.
#ifndef CMD_SHEETS_H
#define CMD_SHEETS_H

#include "files.h"

// The format of a pack where none is asked for.
const char *usual_format(void);
bool is_sheet_format(const char *name);
// Draws a sheet. For "pdf" what is drawn is what finish_sheet goes on with.
enum emp_status draw_sheet(struct emp_playbook *playbook, const char *kind,
                           const struct emp_sheet_options *sheet, struct bytes *out);
// Makes what was drawn ready for its format. Answers the exit code: EXIT_NO where it takes more
// pages than it promises (said, and the sheet is there all the same).
int finish_sheet(const struct options *options, const struct emp_sheet_options *sheet,
                 struct bytes *bytes);

// ---- pack.c ----

// Is a pack wanted in a folder, with all that a training day needs, rather than the list of it?
bool is_whole_pack(const struct options *options, const char *kind);
// Writes the list and every sheet on it into the folder. Answers the exit code.
int write_pack(const struct options *options, struct emp_playbook *playbook,
               const struct emp_sheet_options *sheet);

#endif
