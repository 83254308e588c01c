// Cuts lines into pieces: glyphs in the order of the text, each where it stands in its line.
#include "pdf/text.h"

// What is read has blanks where lines were ended.
static struct str as_read(struct arena *arena, struct str plain) {
    char *read = arena_bytes(arena, plain.len);
    for (size_t i = 0; i < plain.len; i++) read[i] = plain.ptr[i] == '\n' ? ' ' : plain.ptr[i];
    return (struct str){read, plain.len};
}

struct cutter cutter_new(struct arena *arena, const struct draft *draft,
                         const struct shaped *shaped, double baseline) {
    return (struct cutter){.arena = arena,
                           .draft = draft,
                           .shaped = shaped,
                           .read = as_read(arena, draft->plain),
                           .scale = draft->size / EM,
                           .baseline = baseline,
                           .run = shaped->runs,
                           .span = draft->spans,
                           .stand_in = draft->stand_ins};
}

// ---- what a piece is ----

// Goes on to the run, the span and the character without a font that a cluster is of, or before.
static void go_to(struct cutter *cutter, uint32_t cluster) {
    const struct shaped *shaped = cutter->shaped;
    uint32_t from = shaped->clusters[cluster].from;
    while (cutter->run + 1 < shaped->runs + shaped->n_runs && cluster >= cutter->run[1].first)
        cutter->run++;
    while (from >= cutter->span->to) cutter->span++;
    while (from > cutter->stand_in->from) cutter->stand_in++;
}

// Where the piece ends that begins with a cluster.
static uint32_t piece_end(const struct cutter *cutter, uint32_t cluster, uint32_t end) {
    const struct shaped *shaped = cutter->shaped;
    uint32_t next = cutter->stand_in->from;
    if (shaped->clusters[cluster].from == next) return cluster + 1;
    bool last_run = cutter->run + 1 == shaped->runs + shaped->n_runs;
    if (!last_run && cutter->run[1].first < end) end = cutter->run[1].first;
    for (cluster++; cluster < end; cluster++) {
        uint32_t from = shaped->clusters[cluster].from;
        if (from >= cutter->span->to || from >= next) break;
    }
    return cluster;
}

// ---- where it stands ----

static double advance_of(const struct cutter *cutter, const struct extent *extent, uint32_t cluster,
                         int32_t advance) {
    return cluster < extent->solid ? advance * cutter->scale : 0;
}

static void place_glyphs(const struct cutter *cutter, const struct extent *extent,
                         struct piece *piece) {
    const struct cluster *clusters = cutter->shaped->clusters;
    bool backwards = piece->level % 2;
    double x = backwards ? piece->x + piece->width : piece->x;
    for (uint32_t c = piece->begin; c < piece->end; c++)
        for (uint32_t i = clusters[c].glyph; i < clusters[c + 1].glyph; i++) {
            const struct shaped_glyph *glyph = &cutter->shaped->glyphs[i];
            double advance = advance_of(cutter, extent, c, glyph->advance);
            if (backwards) x -= advance;
            piece->glyphs[piece->n++] =
                (struct pdf_glyph){glyph->id, x + glyph->x * cutter->scale,
                                   cutter->baseline + glyph->y * cutter->scale,
                                   clusters[c].from - clusters[piece->begin].from};
            if (!backwards) x += advance;
        }
}

static struct piece *add_piece(struct cutter *cutter, const struct extent *extent, uint32_t begin,
                               struct line *line) {
    const struct cluster *clusters = cutter->shaped->clusters;
    go_to(cutter, begin);
    uint32_t end = piece_end(cutter, begin, extent->end);
    bool stands_in = cutter->stand_in->from == clusters[begin].from;
    struct piece *piece = PUSH(cutter->arena, &line->pieces);
    *piece = (struct piece){
        .span = cutter->span,
        .font = cutter->run->font,
        .level = cutter->run->level,
        .begin = begin,
        .end = end,
        .size = cutter->span->size,
        .color = cutter->span->color,
        .text = stands_in ? cutter->stand_in->says
                          : str_slice(cutter->read, clusters[begin].from, clusters[end].from)};
    for (uint32_t c = begin; c < end; c++)
        piece->width += advance_of(cutter, extent, c, clusters[c].advance);
    size_t most = clusters[end].glyph - clusters[begin].glyph + 1;
    piece->glyphs = arena_array(cutter->arena, struct pdf_glyph, most);
    return piece;
}

static void turn(size_t *order, size_t n) {
    for (size_t i = 0; i < n / 2; i++) {
        size_t other = order[i];
        order[i] = order[n - 1 - i];
        order[n - 1 - i] = other;
    }
}

// Pieces from left to right: stretches of a level or higher ones are turned, the highest first (L2
// of Unicode's Standard Annex 9).
static void put_in_sight(const struct piece *pieces, size_t n, size_t *order) {
    unsigned level = 0;
    for (size_t i = 0; i < n; i++) {
        order[i] = i;
        if (pieces[i].level > level) level = pieces[i].level;
    }
    for (; level > 0; level--)
        for (size_t i = 0, end; i < n; i = end + 1) {
            for (end = i; end < n && pieces[order[end]].level >= level;) end++;
            turn(order + i, end - i);
        }
}

// Where a line ends for good there is a space to be read, too.
static void end_line(const struct cutter *cutter, struct piece *piece) {
    hb_codepoint_t space = 0;
    hb_font_get_nominal_glyph(piece->font, ' ', &space);
    piece->glyphs[piece->n++] = (struct pdf_glyph){.id = space,
                                                   .x = piece->x + piece->width,
                                                   .y = cutter->baseline,
                                                   .from = (uint32_t)piece->text.len};
    piece->text = str_fmt(cutter->arena, "%.*s ", S_ARG(piece->text));
}

void cutter_add(struct cutter *cutter, const struct extent *extent, double x, struct line *line) {
    size_t before = line->pieces.n;
    if (extent->begin == extent->end) return;
    for (uint32_t at = extent->begin; at < extent->end;)
        at = add_piece(cutter, extent, at, line)->end;
    size_t n = line->pieces.n - before, *order = arena_array(cutter->arena, size_t, n);
    struct piece *pieces = line->pieces.items + before;
    put_in_sight(pieces, n, order);
    for (size_t i = 0; i < n; i++) {
        pieces[order[i]].x = x;
        x += pieces[order[i]].width;
    }
    for (size_t i = 0; i < n; i++) place_glyphs(cutter, extent, &pieces[i]);
    bool for_good = extent->next > extent->end && !extent->last;
    if (for_good) end_line(cutter, &pieces[n - 1]);
}
