// Shapes texts through Pango: clusters of glyphs in the order of the text, and where lines may end.
#include "pdf/text.h"

#include "base/utf8.h"

enum { STRETCH = 4096 }; // bytes

// ---- what was shaped already ----

struct shapes shapes_new(struct arena *arena) {
    return (struct shapes){.arena = arena, .known = map_new(arena)};
}

static uint32_t ems(const struct draft *draft, double points) {
    return (uint32_t)(int32_t)(points / draft->size * EM);
}

static void add_number(struct buf *key, uint32_t number) {
    buf_add(key, (struct str){(const char *)&number, sizeof number});
}

// All that a shape depends on: two texts of one key look alike.
static struct str key_of(struct arena *arena, const struct draft *draft) {
    struct buf key = buf_new(arena);
    add_number(&key, draft->bold | draft->tabular << 1 | draft->rtl << 2);
    add_number(&key, (uint32_t)(int32_t)(draft->tracking * EM));
    add_number(&key, (uint32_t)draft->n_spans);
    for (size_t i = 0; i < draft->n_spans; i++) {
        const struct span *span = &draft->spans[i];
        add_number(&key, span->to);
        add_number(&key, (uint32_t)(span->bold | span->whole << 1 | span->kind << 2));
        add_number(&key, ems(draft, span->size));
        add_number(&key, ems(draft, span->room));
    }
    buf_add(&key, draft->lang);
    buf_char(&key, '\0');
    buf_add(&key, draft->plain);
    return buf_str(&key);
}

// ---- what Pango is told ----

static void add_attribute(PangoAttrList *list, PangoAttribute *attribute, size_t from, size_t to) {
    attribute->start_index = (guint)from;
    attribute->end_index = (guint)to;
    pango_attr_list_insert(list, attribute);
}

static PangoAttribute *font_attribute(const struct fonts *fonts, bool bold) {
    PangoFontDescription *font = pango_font_description_new();
    pango_font_description_set_family_static(font, fonts->families);
    pango_font_description_set_weight(font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font, EM);
    PangoAttribute *attribute = pango_attr_font_desc_new(font);
    pango_font_description_free(font);
    return attribute;
}

static PangoLanguage *language_of(struct arena *arena, const struct draft *draft) {
    return pango_language_from_string(draft->lang.len ? str_dup(arena, draft->lang).ptr : "en");
}

static PangoAttrList *attributes_of(struct arena *arena, const struct fonts *fonts,
                                    const struct draft *draft) {
    PangoAttrList *list = pango_attr_list_new();
    size_t end = draft->plain.len;
    bool tracked = draft->tracking < 0 || draft->tracking > 0;
    add_attribute(list, font_attribute(fonts, draft->bold), 0, end);
    add_attribute(list, pango_attr_language_new(language_of(arena, draft)), 0, end);
    if (draft->tabular || tracked)
        add_attribute(list, pango_attr_font_features_new(tracked ? "liga=0, clig=0" : "tnum=1"), 0,
                      end);
    for (size_t i = 0; i < draft->n_spans; i++) {
        const struct span *span = &draft->spans[i];
        PangoWeight weight = span->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL;
        if (span->bold != draft->bold)
            add_attribute(list, pango_attr_weight_new(weight), span->from, span->to);
        if (span->kind == SPAN_CODE)
            add_attribute(list, pango_attr_size_new_absolute((int)ems(draft, span->size)),
                          span->from, span->to);
    }
    return list;
}

// ---- clusters ----

struct shaper {
    struct arena *arena;
    struct fonts *fonts;
    const struct draft *draft;
    PangoLogAttr *breaks;    // of each character, and one behind the last
    uint32_t at, character;  // that was come to: its byte, and which one it is
    const struct span *span; // that it stands in
    int32_t tracking;
    bool complete;
    LIST(struct cluster) clusters;
    LIST(struct shaped_glyph) glyphs;
    LIST(struct shaped_run) runs;
};

static void go_to(struct shaper *shaper, uint32_t byte) {
    const struct draft *draft = shaper->draft;
    for (; shaper->at < byte; shaper->at++)
        shaper->character += (draft->plain.ptr[shaper->at] & 0xC0) != 0x80;
    while (shaper->span < draft->spans + draft->n_spans && byte >= shaper->span->to) shaper->span++;
}

static struct cluster *begin_cluster(struct shaper *shaper, uint32_t from) {
    go_to(shaper, from);
    const PangoLogAttr *here = &shaper->breaks[shaper->character];
    size_t n = shaper->clusters.n;
    bool inside = shaper->span->whole && from > shaper->span->from;
    if (n) shaper->clusters.items[n - 1].may_end = here->is_line_break && !inside;
    struct cluster *cluster = PUSH(shaper->arena, &shaper->clusters);
    cluster->from = from;
    cluster->glyph = (uint32_t)shaper->glyphs.n;
    cluster->blank = here->is_white;
    return cluster;
}

// What a reader sees no trace of must be read all the same.
static uint32_t glyph_id(struct shaper *shaper, hb_font_t *font, PangoGlyph glyph) {
    hb_codepoint_t space = 0;
    if (glyph == PANGO_GLYPH_EMPTY) {
        hb_font_get_nominal_glyph(font, ' ', &space);
        return space;
    }
    if (glyph & PANGO_GLYPH_UNKNOWN_FLAG) {
        if (fonts_miss(shaper->fonts, glyph & ~PANGO_GLYPH_UNKNOWN_FLAG)) shaper->complete = false;
        return 0;
    }
    return glyph;
}

// The blank of a font of pictures is as wide as these, which is too wide between words.
static int32_t advance_of(const struct shaper *shaper, const struct cluster *cluster,
                          const PangoGlyphGeometry *geometry) {
    bool blank = shaper->draft->plain.ptr[cluster->from] == ' ';
    return blank && geometry->width > EM / 5 * 4 ? EM / 4 : geometry->width;
}

static void add_glyph(struct shaper *shaper, hb_font_t *font, const PangoGlyphInfo *info) {
    struct cluster *cluster = &shaper->clusters.items[shaper->clusters.n - 1];
    struct shaped_glyph glyph = {glyph_id(shaper, font, info->glyph), info->geometry.x_offset,
                                 info->geometry.y_offset,
                                 advance_of(shaper, cluster, &info->geometry)};
    *PUSH(shaper->arena, &shaper->glyphs) = glyph;
    cluster->advance += glyph.advance;
}

// Letters are set farther apart, or closer, where that does not tear them apart.
static void track(struct shaper *shaper, const struct shaped_run *run) {
    if (run->level % 2 || !shaper->tracking) return;
    for (size_t i = run->first; i < shaper->clusters.n; i++) {
        struct cluster *cluster = &shaper->clusters.items[i];
        bool last = i + 1 == shaper->clusters.n;
        size_t end = last ? shaper->glyphs.n : cluster[1].glyph;
        cluster->advance += shaper->tracking;
        if (end > cluster->glyph) shaper->glyphs.items[end - 1].advance += shaper->tracking;
    }
}

static void add_clusters(struct shaper *shaper, const PangoItem *item,
                         const PangoGlyphString *glyphs, struct shaped_run *run) {
    int n = glyphs->num_glyphs, last = -1;
    for (int i = 0; i < n; i++) {
        int k = run->level % 2 ? n - 1 - i : i;
        if (glyphs->log_clusters[k] != last)
            begin_cluster(shaper, (uint32_t)(item->offset + glyphs->log_clusters[k]));
        last = glyphs->log_clusters[k];
        if (shaper->span->kind != SPAN_BOX)
            add_glyph(shaper, run->font, &glyphs->glyphs[k]);
        else
            shaper->clusters.items[shaper->clusters.n - 1].advance =
                (int32_t)ems(shaper->draft, shaper->span->room);
    }
    track(shaper, run);
}

static void shape_item(struct shaper *shaper, PangoItem *item) {
    struct str plain = shaper->draft->plain;
    PangoGlyphString *glyphs = pango_glyph_string_new();
    struct shaped_run run = {.font = fonts_keep(shaper->fonts, item->analysis.font),
                             .first = (uint32_t)shaper->clusters.n,
                             .level = item->analysis.level};
    pango_shape_item(item, plain.ptr, (int)plain.len, NULL, glyphs, PANGO_SHAPE_NONE);
    add_clusters(shaper, item, glyphs, &run);
    *PUSH(shaper->arena, &shaper->runs) = run;
    pango_glyph_string_free(glyphs);
}

static void shape_paragraph(struct shaper *shaper, PangoAttrList *list, size_t from, size_t to) {
    PangoDirection base = shaper->draft->rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
    GList *items =
        pango_itemize_with_base_dir(shaper->fonts->context, base, shaper->draft->plain.ptr,
                                    (int)from, (int)(to - from), list, NULL);
    for (GList *at = items; at; at = at->next) {
        shape_item(shaper, at->data);
        pango_item_free(at->data);
    }
    g_list_free(items);
}

static void shape_paragraphs(struct shaper *shaper) {
    struct str plain = shaper->draft->plain, rest = plain, paragraph;
    PangoAttrList *list = attributes_of(shaper->arena, shaper->fonts, shaper->draft);
    for (size_t from = 0; from <= plain.len; from += paragraph.len + 1) {
        if (!str_split(&rest, '\n', &paragraph)) paragraph = S("");
        shape_paragraph(shaper, list, from, from + paragraph.len);
        if (from + paragraph.len < plain.len)
            begin_cluster(shaper, (uint32_t)(from + paragraph.len))->ends = true;
    }
    pango_attr_list_unref(list);
}

// Where the stretch of a text ends that Pango looks at together: behind a blank, where there is
// one.
static size_t stretch_end(struct str plain, size_t from) {
    size_t end = from + STRETCH;
    if (end >= plain.len) return plain.len;
    while (end > from && plain.ptr[end - 1] != ' ') end--;
    if (end > from) return end;
    end = from + STRETCH;
    while ((plain.ptr[end] & 0xC0) == 0x80) end--;
    return end;
}

// Pango takes time that grows with the square of a text in which sentences do not end.
static void find_breaks(struct shaper *shaper) {
    struct str plain = shaper->draft->plain;
    PangoLanguage *language = language_of(shaper->arena, shaper->draft);
    PangoLogAttr *next = arena_array(shaper->arena, PangoLogAttr, utf8_count(plain) + 1);
    shaper->breaks = next;
    for (size_t from = 0, end; from < plain.len; from = end) {
        end = stretch_end(plain, from);
        size_t n = utf8_count(str_slice(plain, from, end));
        pango_get_log_attrs(plain.ptr + from, (int)(end - from), -1, language, next, (int)n + 1);
        if (from) next->is_line_break = plain.ptr[from - 1] == ' ';
        next += n;
    }
}

static const struct shaped *shape_new(struct shapes *shapes, struct fonts *fonts,
                                      const struct draft *draft) {
    struct shaper shaper = {.arena = shapes->arena,
                            .fonts = fonts,
                            .draft = draft,
                            .span = draft->spans,
                            .tracking = (int32_t)(draft->tracking * EM),
                            .complete = true};
    find_breaks(&shaper);
    shape_paragraphs(&shaper);
    struct shaped *shaped = arena_new(shapes->arena, struct shaped);
    shaped->n = (uint32_t)shaper.clusters.n;
    shaped->n_runs = (uint32_t)shaper.runs.n;
    *PUSH(shapes->arena, &shaper.clusters) = (struct cluster){
        .from = (uint32_t)draft->plain.len, .glyph = (uint32_t)shaper.glyphs.n, .ends = true};
    shaped->clusters = shaper.clusters.items;
    shaped->glyphs = shaper.glyphs.items;
    shaped->runs = shaper.runs.items;
    return shaper.complete ? shaped : NULL;
}

const struct shaped *shape(struct shapes *shapes, struct fonts *fonts, const struct draft *draft) {
    struct arena_mark mark = arena_mark(shapes->arena);
    struct str key = key_of(shapes->arena, draft);
    const uint32_t *known = map_get(&shapes->known, key);
    if (known) {
        arena_reset(shapes->arena, mark);
        return shapes->all.items[*known];
    }
    const struct shaped *shaped = shape_new(shapes, fonts, draft);
    if (!shaped) return NULL;
    *map_put(&shapes->known, key, (uint32_t)shapes->all.n) = (uint32_t)shapes->all.n;
    *PUSH(shapes->arena, &shapes->all) = shaped;
    return shaped;
}
