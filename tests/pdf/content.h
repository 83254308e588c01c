// The content of a page, operator by operator.
#ifndef TESTS_PDF_CONTENT_H
#define TESTS_PDF_CONTENT_H

#include "object.h"

struct operand {
    struct str text; // as it is written; of a string its bytes
    bool string;
};

struct operation {
    struct str name;            // "Tj"
    struct operand operands[8]; // the last ones; an array gives its strings, a dictionary its text
    size_t n;
};

struct content {
    struct arena *arena;
    struct str rest;
};

bool next_operation(struct content *content, struct operation *out);

#endif
