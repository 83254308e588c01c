// What calls about sheets share.
#ifndef API_SHEET_H
#define API_SHEET_H

#include "api/door.h"
#include "sheets/sheets.h"

// A kind by its name; refuses and answers NULL where there is none.
const struct sheet *sheet_wanted(struct emp_playbook *playbook, const char *kind);
// Refuses and answers false where an option cannot be.
bool read_sheet_options(struct emp_playbook *playbook, const struct emp_sheet_options *given,
                        struct sheet_options *out);

#endif
