// The paper: one text block on A4 and Letter, one on A3 and tabloid, upright or lying.
#include "pdf/pages.h"

double mm(double length) {
    return length * 72 / 25.4;
}

struct row {
    double width, height; // of the paper, in mm
    double top, left;     // of the text block
};
static const double blocks_mm[2][2] = {{174, 238}, {240, 344}}; // width and height: usual, poster

// By poster, landscape, paper.
static const struct row papers[2][2][2] = {
    {{[DOC_A4] = {210, 297, 24, 18}, [DOC_LETTER] = {215.9, 279.4, 18, 20.95}},
     {[DOC_A4] = {297, 210, 14, 29.5}, [DOC_LETTER] = {279.4, 215.9, 18, 20.7}}},
    {{[DOC_A4] = {297, 420, 32, 28.5}, [DOC_LETTER] = {279.4, 431.8, 36, 19.7}},
     {[DOC_A4] = {420, 297, 24, 38}, [DOC_LETTER] = {431.8, 279.4, 17, 43.9}}},
};

struct sheet_of_paper paper_of(const struct doc_page *page) {
    const struct row *row = &papers[page->poster][page->landscape][page->paper];
    const double *sides = blocks_mm[page->poster];
    double width = sides[page->landscape], height = sides[!page->landscape];
    return (struct sheet_of_paper){
        mm(row->width), mm(row->height), {mm(row->left), mm(row->top), mm(width), mm(height)}};
}
