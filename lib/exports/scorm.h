// The parts of a SCORM package: the page in scorm_page.c, the manifest and the archive in scorm.c.
#ifndef EXPORTS_SCORM_H
#define EXPORTS_SCORM_H

#include "exports/embedded.h"
#include "exports/exports.h"

enum { SCORM_MASTERY = 80 }; // per cent that must be right

// The course in one file: the cards to read, then the questions. `questions` are choices.
void scorm_page(struct buf *out, const struct export_plan *plan, const quiz_questions *questions);

#endif
