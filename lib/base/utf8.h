// UTF-8: decoding, checking, and how wide a text is on a terminal.
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

// Decodes the code point at the start of a non-empty slice; answers its length in bytes, or 0 where
// the bytes are no UTF-8 (overlong, surrogate, cut off, over U+10FFFF).
size_t utf8_decode(struct str s, uint32_t *out);
// Writes at most 4 bytes and answers how many.
size_t utf8_encode(uint32_t code_point, char out[4]);
bool utf8_is_valid(struct str s);
size_t utf8_count(struct str s);       // code points
size_t utf8_count_utf16(struct str s); // UTF-16 units
// Cells on a terminal: wide characters 2, combining marks 0, controls 0.
size_t utf8_cells(struct str s);
// The longest prefix that fits `cells` and cuts no grapheme cluster.
struct str utf8_cut(struct str s, size_t cells);
// Case folded and NFKC-composed, for comparing words. Never fails on valid UTF-8.
struct str utf8_fold(struct arena *arena, struct str s);
// The same without accents: "cafe" for "Café". For making ids.
struct str utf8_fold_plain(struct arena *arena, struct str s);
bool utf8_is_letter(uint32_t code_point); // letter, mark or digit: what a word is made of
// C0, DEL, C1 and the bidirectional controls: what must never reach a terminal raw.
bool utf8_is_control(uint32_t code_point);
// What must never stand on paper raw: controls, separators of lines, and overrides, embeddings and
// isolates. The plain marks (LRM, RLM, ALM) may: sheets in Arabic and Hebrew need them, and they
// reorder no other letters.
bool utf8_is_unprintable(uint32_t code_point);

#endif
