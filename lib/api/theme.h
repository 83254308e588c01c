// How an organisation's paper looks, from the bytes of its *.theme.yaml.
#ifndef API_THEME_H
#define API_THEME_H

#include "api/door.h"
#include "doc/doc.h"

struct theme {
    struct doc_theme look;
    struct str note;   // at the foot of every page; may be empty
    const char *paper; // "a4" or "letter"; NULL: none is named
};

// False where the theme or the logo cannot be used: the call was refused with where and why.
bool theme_read(struct emp_playbook *playbook, const struct emp_theme *given, struct theme *out);

#endif
