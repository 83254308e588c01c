// How much room a figure takes.
#include "pdf/flow.h"
#include "pdf/image_size.h"

// How high it is for its width; 0 where the file says no size.
static double slope(const struct doc_figure *figure) {
    struct image_frame frame;
    if (figure->side) return 1;
    bool said = png_frame(figure->bytes, &frame) || jpeg_frame(figure->bytes, &frame);
    return said ? (double)frame.height / frame.width : 0;
}

double figure_height(const struct doc_figure *figure, double *width) {
    *width = figure->width * 72 / 25.4;
    return *width * slope(figure);
}
