// The site: its page in site.c, what its sections hold, and the index that its script searches.
#ifndef EXPORTS_SITE_H
#define EXPORTS_SITE_H

#include "base/buf.h"
#include "sheets/plan.h"

// A part of the page besides the cards; `fill` adds its blocks.
struct site_part {
    const char *id;
    enum label label;
    bool wide; // holds tables that a phone has no room for
    void (*fill)(const struct sheet_plan *plan, struct doc_node *body);
};

extern const struct site_part site_parts[]; // those before the cards, then those after them
enum { SITE_PARTS_BEFORE = 1, SITE_PARTS = 6 };

// What the script reads: its words, and what look-up knows of the plan's scenarios, as JSON.
void site_index(struct buf *out, const struct sheet_plan *plan);

#endif
