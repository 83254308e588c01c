// The printed page as a tree. A sheet builds it and a format writes it; neither knows the other.
#ifndef DOC_DOC_H
#define DOC_DOC_H

#include "base/arena.h"
#include "base/str.h"

enum doc_kind {
    DOC_BODY,       // the root
    DOC_TITLE,      // runs: the title of a page; blocks around it, a figure beside it
    DOC_SECTION,    // begins with its DOC_HEADING; sections nest
    DOC_HEADING,    // runs; its level is the number of sections around it
    DOC_PARAGRAPH,  // runs; style: enum doc_paragraph_style
    DOC_LIST,       // items; style: enum doc_list_style
    DOC_CHECKLIST,  // items with a box each
    DOC_ITEM,       // runs, then blocks
    DOC_TABLE,      // runs: the caption; rows
    DOC_ROW,        // cells; style: enum doc_row_style
    DOC_CELL,       // runs
    DOC_CALLOUT,    // runs: the label; blocks
    DOC_QUOTE,      // runs: the words; blocks: who said it
    DOC_LINES,      // `count` lines to write on
    DOC_FIELD,      // runs: the label of room to fill in
    DOC_FIGURE,     // `figure`; runs: the caption
    DOC_CARD,       // runs: the word for whose card it is; blocks, a DOC_BACK at the end
    DOC_DECK,       // cards to cut out, four a page, each with its back behind it
    DOC_BACK,       // runs: what stands on the back of a card
    DOC_KEEP,       // blocks that are never parted by a page's end
    DOC_PAGE_BREAK, // style: enum doc_break_style
    DOC_KINDS
};

enum doc_paragraph_style {
    DOC_PLAIN,
    DOC_LEAD,   // larger
    DOC_KICKER, // the small line above a title
    DOC_NOTE    // smaller, muted
};
enum doc_list_style { DOC_BULLETS, DOC_NUMBERS, DOC_SAYINGS }; // sayings: words of somebody
enum doc_row_style { DOC_BODY_ROW, DOC_HEADER_ROW };
enum doc_break_style { DOC_NEXT_PAGE, DOC_NEXT_LEAF }; // leaf: the front of a sheet of paper
enum doc_scope { DOC_DATA, DOC_COLUMN_HEADER, DOC_ROW_HEADER };
enum doc_align { DOC_START, DOC_CENTER, DOC_END };

// Whose colour a card or callout wears. Never told by colour alone: its label says it, too.
enum doc_tone {
    DOC_TONE_PLAIN,
    DOC_TONE_AGENT,
    DOC_TONE_CUSTOMER,
    DOC_TONE_OBSERVER,
    DOC_TONE_FACILITATOR,
    DOC_TONE_WARNING,
    DOC_TONES
};

// Who may read a node, as bits. A format writes a node only where it and everything around it is
// for everybody or for the audience that was asked for.
enum doc_audience {
    DOC_FOR_ALL = 0,
    DOC_FOR_AGENT = 1,
    DOC_FOR_CUSTOMER = 2, // plays the customer
    DOC_FOR_OBSERVER = 4,
    DOC_FOR_FACILITATOR = 8,
    DOC_FOR_LEARNER = 16,
    DOC_FOR_LEAD = 32,
    DOC_FOR_LEADER = 64
};

// A box is to be ticked; its text says what a tick means, to those who do not see where it stands.
enum doc_run_kind { DOC_TEXT, DOC_STRONG, DOC_CODE, DOC_LINK, DOC_LINE_END, DOC_BOX };

struct doc_run {
    enum doc_run_kind kind;
    struct str text;
    struct str href; // DOC_LINK
    struct doc_run *next;
};

struct doc_column {
    uint8_t align; // enum doc_align
    uint8_t share; // per cent of the table's width, in steps of 5; 0: as the content needs
};

// A picture: an image file, or a square of dark and light modules (a QR code).
struct doc_figure {
    struct str alt;   // what it shows, in words
    struct str media; // "image/png"; empty for modules
    struct str bytes; // of the file, or one byte a module: 0 light, else dark
    uint32_t side;    // modules
    uint32_t width;   // on paper, in mm
};

struct doc_node {
    struct arena *arena;
    struct doc_node *first, *last, *next;
    struct doc_run *runs, *last_run;
    struct str lang; // BCP 47; empty: as around it
    struct str id;   // of the entry that a title is about, for outlines, links and messages
    uint8_t kind;    // enum doc_kind
    uint8_t style;   // by kind
    uint8_t tone;    // enum doc_tone
    uint8_t scope;   // of a cell: enum doc_scope
    uint16_t audience;
    uint16_t count;                   // of lines; of a table's columns
    const struct doc_column *columns; // of a table
    const struct doc_figure *figure;
};

enum doc_paper { DOC_A4, DOC_LETTER };
enum doc_scale { DOC_HANDOUT, DOC_JOB_AID, DOC_HUDDLE, DOC_WALL }; // sizes of type

struct doc_page {
    uint8_t paper; // enum doc_paper
    uint8_t scale; // enum doc_scale
    bool landscape;
    bool rail;   // first-level headings stand in a column of their own, left of what they head
    bool poster; // twice the paper: A3, tabloid
    bool large;  // large print: type and lines as much larger as readers with low vision need
    // Pages that are promised between two page breaks, 0: as many as it takes; and how far type and
    // distances may be tightened to keep the promise, in per cent, 0: not at all.
    uint8_t pages, tightest;
};

enum doc_color {
    DOC_INK,
    DOC_MUTED,
    DOC_AGENT, // also titles and headings: the colour of the brand
    DOC_CUSTOMER,
    DOC_OBSERVER,
    DOC_FACILITATOR,
    DOC_WARNING,
    DOC_WARM, // the ground of warnings
    DOC_RULE,
    DOC_BAND, // the ground of callouts
    DOC_COLORS
};

// How an organisation's paper looks.
struct doc_theme {
    uint32_t colors[DOC_COLORS];   // 0xRRGGBB
    struct str fonts;              // families by commas, the most wanted first; empty: ours
    const struct doc_figure *logo; // at the head of the first page; may be NULL
    struct str site;               // "https://..": where codes on paper lead; empty: nowhere
};

// What stands at the foot of every page.
struct doc_footer {
    struct str title, version, digest;
    struct str mark; // "DRAFT"; empty where there is nothing to warn of
    struct str note; // of the organisation; may be empty
};

struct doc {
    struct str title; // for outlines and windows
    struct str kind;  // of sheet: "card"
    struct str lang;
    uint16_t audience; // for whom it is made
    struct doc_page page;
    struct doc_theme theme;
    struct doc_footer footer;
    struct doc_node body;
};

extern const struct doc_theme doc_usual_theme; // theme.c

// ---- building: each adds a last child and answers it ----

struct doc *doc_new(struct arena *arena, struct str title, struct str lang);
struct doc_node *doc_add(struct doc_node *parent, enum doc_kind kind);
// A node whose runs begin with `text`. A node without anything to show is left out by formats, so
// that texts that a playbook lacks need no question here.
struct doc_node *doc_add_text(struct doc_node *parent, enum doc_kind kind, struct str text);
struct doc_node *doc_section(struct doc_node *parent, struct str heading);
struct doc_node *doc_paragraph(struct doc_node *parent, struct str text);
struct doc_node *doc_styled(struct doc_node *parent, enum doc_paragraph_style style,
                            struct str text);
struct doc_node *doc_list(struct doc_node *parent, enum doc_list_style style);
struct doc_node *doc_item(struct doc_node *list, struct str text);
struct doc_node *doc_table(struct doc_node *parent, struct str caption,
                           const struct doc_column *columns, size_t n);
struct doc_node *doc_row(struct doc_node *table, enum doc_row_style style);
struct doc_node *doc_cell(struct doc_node *row, enum doc_scope scope, struct str text);
struct doc_node *doc_callout(struct doc_node *parent, enum doc_tone tone, struct str label);
struct doc_node *doc_card(struct doc_node *parent, enum doc_tone tone, struct str label);
struct doc_node *doc_lines(struct doc_node *parent, unsigned count);
struct doc_node *doc_figure(struct doc_node *parent, const struct doc_figure *figure);
struct doc_node *doc_page_break(struct doc_node *parent, enum doc_break_style style);

// A figure that says `text` to cameras, `width` mm wide with its light edge; NULL for a text that
// is too long to be read from paper (qr.c).
const struct doc_figure *doc_qr(struct arena *arena, struct str text, struct str alt,
                                unsigned width);

// Runs: each goes behind what the node holds already.
void doc_text(struct doc_node *node, struct str text);
void doc_strong(struct doc_node *node, struct str text);
void doc_code(struct doc_node *node, struct str text); // an id
void doc_link(struct doc_node *node, struct str text, struct str href);
void doc_line_end(struct doc_node *node);
void doc_box(struct doc_node *node, struct str means);

// ---- reading (walk.c) ----

// The audience of a name ("agent"); 0 where there is none.
unsigned doc_audience_of(struct str name);

// May the address of a link be written? Only http, https and mailto, without blanks or controls.
bool doc_link_is_safe(struct str href);

// Is a language written from right to left?
bool doc_is_rtl(struct str lang);

// May an audience see the node, and is there anything to see in it? A section whose parts are all
// hidden or empty hides its heading, too.
bool doc_shows(const struct doc_node *node, unsigned audience);
bool doc_is_for(const struct doc_node *node, unsigned audience);
bool doc_has_text(const struct doc_node *node);
// The first child, and the next sibling, that shows; what is not for the audience shows no child.
const struct doc_node *doc_first(const struct doc_node *parent, unsigned audience);
const struct doc_node *doc_next(const struct doc_node *node, unsigned audience);

#endif
