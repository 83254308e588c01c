// The findings of a playbook, file by file, for formats that are made of files.
#ifndef REPORTERS_BY_FILE_H
#define REPORTERS_BY_FILE_H

#include "reporters/reporters.h"

struct by_file {
    const struct finding **items;
    size_t *starts; // those of file i are items[starts[i]] to items[starts[i + 1]], exclusive
};

// A finding without a place counts to the first file.
struct by_file findings_by_file(struct arena *arena, const struct report_part *part);

#endif
