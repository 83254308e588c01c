// Writing what changed: text, JSON, Markdown.
#ifndef PROVE_DIFF_WRITE_H
#define PROVE_DIFF_WRITE_H

#include "base/buf.h"
#include "prove/diff_contacts.h"

struct diff_page {
    struct arena *arena;
    const struct diff *diff;
    const struct diff_contacts *contacts; // NULL: none were given
    struct str paths[2];                  // old, new: what names them after -p
    struct str digests[2];
    unsigned width;
    bool color;
};

void diff_text(struct buf *out, const struct diff_page *page);
void diff_json(struct buf *out, const struct diff_page *page);
void diff_markdown(struct buf *out, const struct diff_page *page); // for comments

// ---- what the writers share (diff_write.c) ----

// "3 differences: 1 wider, 1 new, 1 wording", "No difference in meaning."
struct str diff_summary(struct arena *arena, const struct diff *diff);
const char *diff_class_title(enum diff_class class); // "WIDER"
// "stay-credit", "scenarios/noisy-room", "playbook"
struct str diff_name(struct arena *arena, const struct difference *difference);
// What changed, and when: "up to £60 per stay (was £50), from 2026-06-01".
struct str diff_what(struct arena *arena, const struct difference *difference);
struct place diff_place(const struct diff_page *page, const struct difference *difference);
// "gestures.yaml:14"; empty where there is no place.
struct str diff_where(const struct diff_page *page, const struct difference *difference);
// The command that asks a case of the old playbook, or the new one; not escaped.
struct str diff_command(const struct diff_page *page, const struct diff_case *example, int side);
// The same in pieces that are not torn apart.
diff_words diff_command_words(const struct diff_page *page, const struct diff_case *example,
                              int side);
// Do two differences have one cause, so that one case tells for both?
bool diff_same_cause(const struct difference *a, const struct difference *b);
struct str diff_money(const struct diff_page *page, const struct sum *sum);

#endif
