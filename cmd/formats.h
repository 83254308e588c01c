// The values of `lint --format`: "json", "json:-" or "json:findings.json".
#ifndef CMD_FORMATS_H
#define CMD_FORMATS_H

#include <stdbool.h>

const char *format_name(const char *format);
const char *format_file(const char *format); // NULL: standard output
// Is there such a format, and does it name a file where it has a colon? Else that is said.
bool is_format(const char *format);
// Two reports in one place would be one that nobody can read: false, and that is said.
bool go_apart(const char *a, const char *b);

#endif
