// The shipped playbooks, as files to write.
#ifndef CMD_EXAMPLES_H
#define CMD_EXAMPLES_H

#include <stddef.h>

struct example_file {
    const char *path; // below playbooks/: "starter.yaml", "harbour-house/gestures.yaml"
    const char *bytes;
    size_t len;
};

extern const struct example_file example_files[]; // in order of path; ends with a NULL path

#endif
