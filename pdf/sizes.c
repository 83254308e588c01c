// The sizes of type, a row a scale, and what tightening and large print make of them.
#include "pdf/flow.h"

static const struct {
    double size, leading;
} scales[][TYPES] = {
    [DOC_HANDOUT] =
        {
            [TYPE_TITLE] = {22, 27},
            [TYPE_HEADING] = {12.5, 17},
            [TYPE_SUBTITLE] = {10.5, 15},
            [TYPE_BODY] = {10.5, 15},
            [TYPE_LEAD] = {11.5, 17},
            [TYPE_OPENING] = {11.5, 17},
            [TYPE_KICKER] = {9, 13.5},
            [TYPE_NOTE] = {9, 12.5},
            [TYPE_CELL] = {9, 12.5},
            [TYPE_HEAD_CELL] = {9, 12.5},
            [TYPE_LABEL] = {10.5, 15},
            [TYPE_BACK] = {22, 27},
            [TYPE_FOOT] = {8, 11},
        },
    [DOC_JOB_AID] =
        {
            [TYPE_TITLE] = {22, 27},
            [TYPE_HEADING] = {12.5, 17},
            [TYPE_SUBTITLE] = {11.5, 16},
            [TYPE_BODY] = {11.5, 16},
            [TYPE_LEAD] = {13, 18},
            [TYPE_OPENING] = {11.5, 16},
            [TYPE_KICKER] = {9, 13.5},
            [TYPE_NOTE] = {9, 12.5},
            [TYPE_CELL] = {10, 14},
            [TYPE_HEAD_CELL] = {10, 14},
            [TYPE_LABEL] = {11.5, 16},
            [TYPE_BACK] = {22, 27},
            [TYPE_FOOT] = {8, 11},
        },
    [DOC_HUDDLE] =
        {
            [TYPE_TITLE] = {22, 27},
            [TYPE_HEADING] = {12.5, 17},
            [TYPE_SUBTITLE] = {12, 17},
            [TYPE_BODY] = {12, 17},
            [TYPE_LEAD] = {13.5, 19},
            [TYPE_OPENING] = {12, 17},
            [TYPE_KICKER] = {9, 13.5},
            [TYPE_NOTE] = {9, 12.5},
            [TYPE_CELL] = {10.5, 15},
            [TYPE_HEAD_CELL] = {10.5, 15},
            [TYPE_LABEL] = {12, 17},
            [TYPE_BACK] = {22, 27},
            [TYPE_FOOT] = {8, 11},
        },
    [DOC_WALL] =
        {
            [TYPE_TITLE] = {50, 56},
            [TYPE_HEADING] = {28, 36},
            [TYPE_SUBTITLE] = {24, 32},
            [TYPE_BODY] = {24, 32},
            [TYPE_LEAD] = {28, 37},
            [TYPE_OPENING] = {26, 34},
            [TYPE_KICKER] = {15, 22},
            [TYPE_NOTE] = {15, 21},
            [TYPE_CELL] = {20, 27},
            [TYPE_HEAD_CELL] = {20, 27},
            [TYPE_LABEL] = {24, 32},
            [TYPE_BACK] = {50, 56},
            [TYPE_FOOT] = {11, 15},
        },
};

static const struct style usual[TYPES] = {
    [TYPE_TITLE] = {.color = DOC_AGENT, .bold = true, .balanced = true, .tracking = -.01},
    [TYPE_HEADING] = {.color = DOC_AGENT, .bold = true, .balanced = true},
    [TYPE_SUBTITLE] = {.color = DOC_INK, .bold = true},
    [TYPE_BODY] = {.color = DOC_INK},
    [TYPE_LEAD] = {.color = DOC_INK},
    [TYPE_OPENING] = {.color = DOC_INK},
    [TYPE_KICKER] = {.color = DOC_MUTED, .tracking = .02},
    [TYPE_NOTE] = {.color = DOC_MUTED},
    [TYPE_CELL] = {.color = DOC_INK, .tabular = true},
    [TYPE_HEAD_CELL] = {.color = DOC_MUTED, .bold = true, .tabular = true},
    [TYPE_LABEL] = {.color = DOC_INK, .bold = true},
    [TYPE_BACK] = {.color = DOC_INK, .bold = true, .balanced = true},
    [TYPE_FOOT] = {.color = DOC_MUTED, .tabular = true},
};

static const double large_body = 16, large_leading = 22, unit = 4.5, wall_unit = 10;

// Large print makes the body at least 16/22, and all else as much larger.
double sizes_enlarged(const struct doc *doc) {
    double size = scales[doc->page.scale][TYPE_BODY].size;
    double leading = scales[doc->page.scale][TYPE_BODY].leading;
    if (!doc->page.large || size >= large_body) return 1;
    double by_size = large_body / size, by_leading = large_leading / leading;
    return by_size > by_leading ? by_size : by_leading;
}

void sizes_of(struct sizes *sizes, const struct doc *doc, double per_cent) {
    double large = sizes_enlarged(doc);
    for (size_t i = 0; i < TYPES; i++) {
        double factor = i == TYPE_FOOT ? large : large * per_cent / 100;
        sizes->styles[i] = usual[i];
        sizes->styles[i].size = scales[doc->page.scale][i].size * factor;
        sizes->styles[i].leading = scales[doc->page.scale][i].leading * factor;
    }
    sizes->unit = (doc->page.scale == DOC_WALL ? wall_unit : unit) * large * per_cent / 100;
}

// Capitals stand in the middle of a line.
double style_baseline(const struct style *style) {
    return style->leading / 2 + style->size * .325;
}
