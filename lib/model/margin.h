// What a file is, told from the keys at its margin without reading it as YAML.
#ifndef MODEL_MARGIN_H
#define MODEL_MARGIN_H

#include "base/str.h"

struct margin {
    bool header;     // one of them is `empower`, which marks the file: what follows is not counted
    size_t about;    // lines that begin with a key of the header,
    size_t sections; // of a section,
    size_t others;   // and of neither
};

struct margin margin_of(struct str bytes);

#endif
