// A text in lines: how it is drafted, shaped and broken, and the pieces that are drawn of it.
#ifndef PDF_TEXT_H
#define PDF_TEXT_H

#include "pdf/fonts.h"
#include "pdf/writer.h"

#include "base/map.h"

struct flow;
struct setting;
struct style;

// ---- a draft (draft.c) ----

enum span_kind {
    SPAN_TEXT,
    SPAN_CODE,
    SPAN_LINK,
    SPAN_BOX,
    SPAN_BETWEEN // sayings: decoration
};

// What a part of a text is; several pieces may show it.
struct span {
    uint8_t kind;
    bool bold;
    bool whole;        // it is an id, which no line's end parts
    uint32_t from, to; // bytes
    uint32_t color;
    double size;
    double room;     // of a box: the width that is kept for it
    struct str says; // a link's address, what a box means
    uint32_t item;   // of sayings, from 1
    struct str lang; // of an item
};

// A character that no font has: a sign, which ours have, stands in its place, and what is read is
// the character.
#define STAND_IN S("\u25a1")
struct stand_in {
    uint32_t from; // bytes
    struct str says;
};

// What Pango is told of a text, whatever its size.
struct draft {
    struct str plain; // a 0 behind it
    struct span *spans;
    size_t n_spans;
    struct stand_in *stand_ins; // one more, behind the text's end
    size_t n_stand_ins;
    struct str lang;
    double size, tracking; // points; of which clusters are farther apart
    bool bold, tabular, rtl;
};

struct draft draft_text(struct flow *flow, const struct setting *setting);

// ---- its shape (shape.c) ----

// What a type of 1000 points has to an em: the unit of what is shaped, whatever its size.
enum { EM = 1000 * PANGO_SCALE };

struct shaped_glyph {
    uint32_t id;
    int32_t x, y; // of its origin, from where it would stand by itself
    int32_t advance;
};

// Glyphs that stand for some characters together; a box has none.
struct cluster {
    uint32_t from;   // byte of the text
    uint32_t glyph;  // its first one; they end where the next cluster's begin
    int32_t advance; // of all
    bool blank;
    bool may_end; // a line may end behind it
    bool ends;    // a line does: it is a line's end itself
};

// Clusters of one font and direction.
struct shaped_run {
    hb_font_t *font;
    uint32_t first; // of its clusters; they end where the next run's begin
    unsigned level; // of the text's direction: backwards where odd
};

struct shaped {
    struct cluster *clusters; // one more, that ends the text, behind the last one
    struct shaped_glyph *glyphs;
    struct shaped_run *runs;
    uint32_t n, n_runs;
};

// Shaping takes the most of a layout's time, and texts are set again as type is tightened, or say
// the same: each is shaped once.
struct shapes {
    struct arena *arena;
    struct map known;
    LIST(const struct shaped *) all;
};
struct shapes shapes_new(struct arena *arena);
// NULL where a character has no font, which `fonts` says then.
const struct shaped *shape(struct shapes *shapes, struct fonts *fonts, const struct draft *draft);

// ---- its lines (lines.c) ----

// Where a line stands in a shaped text.
struct extent {
    uint32_t begin, end; // clusters
    uint32_t solid;      // from here to its end are blanks, which have no width
    int64_t width;       // in parts of an em
    uint32_t next;       // where the next line begins
    bool last;
};

// Goes on to the next line of what fits into `room`; from {0} on. False behind the last one.
bool extent_next(const struct shaped *shaped, int64_t room, struct extent *line);
// The same with a word on each, and nothing parted.
bool extent_next_word(const struct shaped *shaped, struct extent *word);
size_t extent_count(const struct shaped *shaped, int64_t room);
// The narrowest room that needs no more lines than `room`, to the `step`, so that all are about as
// long.
int64_t extent_balance(const struct shaped *shaped, int64_t room, int64_t step);
// A room in which a short word does not stand alone in the last line, where that costs no line.
int64_t extent_lengthen(const struct shaped *shaped, int64_t room);
// Cuts the line where the room ends, wherever that is.
void extent_shorten(const struct shaped *shaped, int64_t room, struct extent *line);

// ---- what is drawn of it (pieces.c) ----

// Of one span, font and direction.
struct piece {
    const struct span *span;
    hb_font_t *font;
    double x, width; // in the line
    double size;
    uint32_t color;
    struct str text;
    struct pdf_glyph *glyphs; // from the line's corner
    size_t n;
    uint32_t begin, end; // clusters
    unsigned level;      // of the text's direction: backwards where odd
};
struct line {
    LIST(struct piece) pieces; // in the order in which they are read
    double x, width;
};
struct text {
    const struct style *style;
    struct str plain; // as it is read; but a line's end is one
    struct line *lines;
    size_t n;
    const struct span *inside; // the one whose tags are open
};

// What goes through a text line by line, and knows what it is in the midst of.
struct cutter {
    struct arena *arena;
    const struct draft *draft;
    const struct shaped *shaped;
    struct str read; // what is read, as long as what was drafted
    double scale;    // points of a part of an em
    double baseline; // from a line's top
    const struct shaped_run *run;
    const struct span *span;
    const struct stand_in *stand_in; // the next one
};
struct cutter cutter_new(struct arena *arena, const struct draft *draft,
                         const struct shaped *shaped, double baseline);
// Adds the pieces of a line, `x` from its left side. Lines come in the order of the text.
void cutter_add(struct cutter *cutter, const struct extent *extent, double x, struct line *line);

#endif
