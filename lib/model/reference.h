// The reference of the language in words: for the manual page playbook(5), and one key at a time.
#ifndef MODEL_REFERENCE_H
#define MODEL_REFERENCE_H

#include "base/buf.h"
#include "model/language.h"

// The sections KEYS, VALUES and CONDITIONS of the page, in mdoc, from `.Sh` on.
void reference_write(struct buf *out);
// One key as plain text: its type, what it is, an example.
void reference_key(struct buf *out, const struct row *row);
// "role or route", "text or list of texts": what may stand behind a key.
void reference_type(struct buf *out, const struct row *row);
// What a word of conditions means, `all` or `amount`; NULL where it is none.
const char *reference_word(struct str word);

// Running text of the page: a line a sentence, folded at 80 bytes, harmless for roff.
void reference_text(struct buf *out, const char *text);
// Text that people copy: its hyphens stay hyphens.
void reference_sample(struct buf *out, struct str text);
// The part on conditions (reference_conditions.c).
void reference_conditions(struct buf *out);

#endif
