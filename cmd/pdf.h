// PDF, which a program beside this one writes.
#ifndef CMD_PDF_H
#define CMD_PDF_H

#include "files.h"

// Is the program that writes PDF installed?
bool has_pdf(void);
// Turns a sheet in JSON into PDF; with `check` only looks whether it keeps its promise of pages.
// Answers the exit code: EXIT_NO where it does not (said, and the PDF is there all the same).
int make_pdf(const struct options *options, const struct bytes *sheet, bool check,
             struct bytes *out);

#endif
