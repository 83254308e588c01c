// What is composed: strips from top to bottom, which are then cut into pages, and the marks on them
// in the order in which they are read.
#ifndef PDF_FLOW_H
#define PDF_FLOW_H

#include "pdf/layout.h"
#include "pdf/text.h"

// ---- sizes of type ----

enum type {
    TYPE_TITLE,
    TYPE_HEADING,  // of a section
    TYPE_SUBTITLE, // of a section in a section
    TYPE_BODY,
    TYPE_LEAD,
    TYPE_OPENING, // a lead under a title
    TYPE_KICKER,
    TYPE_NOTE,
    TYPE_CELL,
    TYPE_HEAD_CELL,
    TYPE_LABEL, // of a callout or card
    TYPE_BACK,  // of a card
    TYPE_FOOT,
    TYPES
};

struct style {
    double size, leading; // points
    uint8_t color;        // enum doc_color
    bool bold, balanced, tabular;
    double tracking; // in parts of the size
};

struct sizes {
    struct style styles[TYPES];
    double unit; // that all distances are made of: 4.5 points
};

// `per_cent` of the usual size; the foot of a page stays.
void sizes_of(struct sizes *sizes, const struct doc *doc, double per_cent);
// How much larger large print is than the usual one; 1 where it is not asked for.
double sizes_enlarged(const struct doc *doc);
// The baseline of a line, from its top.
double style_baseline(const struct style *style);

// ---- strips ----

// What a page's end before a strip costs: the cheapest, and of these the last one on a page, is
// taken.
enum cut { CUT_FREE, CUT_RELUCTANT, CUT_KEPT, CUT_NEVER, CUT_FORCED };

struct strip {
    double above; // distance that vanishes at the top of a page
    double height;
    uint8_t cut;
    uint16_t head; // of the table that it belongs to: 1 + its place in `heads`
    uint32_t page; // once it is placed: from the first one of the flow
    double x, y;   // of its corner on the page
};

// What a table repeats at the top of every page.
struct head {
    size_t strip, n;  // strips
    size_t mark, end; // marks
    double height;
};

// ---- marks ----

enum mark_kind {
    MARK_OPEN,
    MARK_CLOSE,
    MARK_ARTIFACT,
    MARK_ARTIFACT_END,
    MARK_TEXT,
    MARK_FILL,
    MARK_STROKE,
    MARK_RULE, // along the upper side of its box
    MARK_IMAGE,
    MARK_LINK,
    MARK_CHECK_BOX,
    MARK_TEXT_FIELD,
    MARK_OUTLINE
};

struct mark {
    uint8_t kind;
    uint8_t role;       // of MARK_OPEN
    uint8_t level;      // of MARK_OUTLINE
    bool multiline;     // of MARK_TEXT_FIELD
    uint32_t strip;     // on which it stands
    uint32_t end;       // it reaches down to before this one, on each page; 0: has a height itself
    struct pdf_box box; // from the corner of its strip; of text: the line's
    double size;        // of a stroke, or type
    uint32_t color;
    struct str says; // what is read aloud
    const struct pdf_attributes *attributes;
    const struct piece *piece;
    const struct doc_figure *figure;
};

struct flow {
    struct arena *arena;
    const struct doc *doc;
    struct fonts *fonts;
    struct shapes *shapes;
    bool measures; // how high it becomes is all that is asked: nothing of it is drawn
    struct sizes sizes;
    LIST(struct strip) strips;
    LIST(struct mark) marks;
    LIST(struct head) heads;
    double space;   // above the next strip
    uint8_t cut;    // before the next strip
    uint16_t head;  // of the next strip
    unsigned depth; // of sections
    bool titled;    // a title was there, so that headings are below it
    bool rail;      // headings stand beside
    struct str lang;
    bool rtl;
    struct str said;               // the last text: what room to write in is for
    const struct doc_figure *logo; // that is still to be drawn
    double page;                   // height of the text on a page
};

// Where blocks stand: from `x`, `width` wide.
struct column {
    double x, width;
};

uint32_t flow_color(const struct flow *flow, enum doc_color color);
uint32_t flow_tone(const struct flow *flow, enum doc_tone tone);
// At least so much above the next strip.
void flow_space(struct flow *flow, double units);
// Adds a strip and answers its place.
uint32_t flow_strip(struct flow *flow, double height);
// The place that the next strip will have.
uint32_t flow_next(const struct flow *flow);
// Strips from `first` on, that stand together, are parted at no lower cost than `cut`.
void flow_hold(struct flow *flow, uint32_t first, enum cut cut);
// A small row or item alone at the foot or the head of a page is rather joined by another one:
// those from `before` and from `second` on, with which the strips end.
void flow_join(struct flow *flow, uint32_t before, uint32_t second);
double flow_height(const struct flow *flow, uint32_t first, uint32_t end);

struct mark *flow_mark(struct flow *flow, enum mark_kind kind, uint32_t strip, struct pdf_box box);
// The attributes may be changed as long as the flow lives.
struct pdf_attributes *flow_open(struct flow *flow, enum pdf_role role);
// With the language of a node, where it has one of its own.
struct pdf_attributes *flow_open_node(struct flow *flow, enum pdf_role role,
                                      const struct doc_node *node);
void flow_close(struct flow *flow);
void flow_fill(struct flow *flow, uint32_t strip, struct pdf_box box, uint32_t color);
void flow_rule(struct flow *flow, uint32_t strip, struct pdf_box box, double width, uint32_t color);
// The grounds and bars of what is composed next: fills from the next strip down to the last one
// before `flow_end_ground`, which is told where they begin.
void flow_ground(struct flow *flow, struct pdf_box box, uint32_t color);
void flow_end_ground(struct flow *flow, size_t first, size_t end);
// Mirrors the marks from `first` on in their column: what was left stands right.
void flow_mirror(struct flow *flow, size_t first, struct column at);

// ---- text ----

// What a text is set from: a node's runs, or the runs of each of its items in a row, or words of
// ours.
struct setting {
    const struct doc_node *node;
    const struct doc_node *items; // the first of sayings
    struct str words;
    enum type type;
    double width;   // 0: as wide as it is
    uint32_t color; // where not the style's: 1 + 0xRRGGBB
    bool bold;      // all of it
    enum doc_align align;
    unsigned most; // lines; 0: as many as it takes
};

struct text *text_set(struct flow *flow, const struct setting *setting);
// How much room a text needs, in points.
struct text_need {
    double whole;  // width that parts no line of it
    double word;   // width of its longest word
    double amount; // width of all its lines together
};
struct text_need text_measure(struct flow *flow, const struct setting *setting);
// Marks for one of its lines, whose corner is `x`, `y` from that of the strip.
void text_mark(struct flow *flow, struct text *text, size_t line, uint32_t strip, double x,
               double y);
// An entry of the outline that leads to the next strip.
void flow_outline(struct flow *flow, const struct text *text, unsigned level);
// Closes the tags of the last span.
void text_end(struct flow *flow, struct text *text);
// Strips and marks for all lines, with rules for parting them.
void text_flow(struct flow *flow, struct text *text, double x);

// ---- blocks ----

void blocks(struct flow *flow, const struct doc_node *parent, struct column at);
void block(struct flow *flow, const struct doc_node *node, struct column at);
void blocks_from(struct flow *flow, const struct doc_node *first, struct column at);
// One text of a node as a block with a tag.
void block_text(struct flow *flow, const struct doc_node *node, enum type type, enum pdf_role role,
                struct column at);
// A node of another language: what it is composed of may run the other way, and is mirrored.
struct turn {
    struct str lang;
    size_t mark;
    bool turned;
};
struct turn flow_enter(struct flow *flow, const struct doc_node *node);
void flow_leave(struct flow *flow, struct turn turn, struct column at);

void block_title(struct flow *flow, const struct doc_node *node, struct column at);
void block_section(struct flow *flow, const struct doc_node *node, struct column at);
void block_list(struct flow *flow, const struct doc_node *node, struct column at);
void block_table(struct flow *flow, const struct doc_node *node, struct column at);
void block_labelled(struct flow *flow, const struct doc_node *node, struct column at);
void block_quote(struct flow *flow, const struct doc_node *node, struct column at);
void block_lines(struct flow *flow, const struct doc_node *node, struct column at);
void block_field(struct flow *flow, const struct doc_node *node, struct column at);
void block_figure(struct flow *flow, const struct doc_node *node, struct column at);
double figure_height(const struct doc_figure *figure, double *width);

#endif
