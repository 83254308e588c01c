// Loads fonts into a configuration of our own: no cache, no environment, no font of the machine.
#include "pdf/fonts.h"

#include "base/utf8.h"

#include <dirent.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>
#include <stdlib.h>

// Scanning a font costs time, so those for other scripts are loaded where a character asks.
static const struct bundled {
    const char *family, *files[2];
    uint32_t ranges[6][2];
} bundle[] = {
    {"Source Sans 3", {"SourceSans3-Regular.ttf", "SourceSans3-Bold.ttf"}, {{0, 0x5ff}}},
    {"Noto Sans Arabic",
     {"NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf"},
     {{0x600, 0x6ff}, {0x750, 0x77f}, {0x8a0, 0x8ff}, {0xfb50, 0xfdff}, {0xfe70, 0xfeff}}},
    {"M PLUS 1",
     {"Mplus1-Regular.otf", "Mplus1-Bold.otf"},
     {{0x2e80, 0x30ff}, {0x31c0, 0x9fff}, {0xf900, 0xfaff}, {0xff00, 0xffef}, {0x20000, 0x2fa1f}}},
};
enum { BUNDLE = sizeof bundle / sizeof *bundle };

static unsigned bundles_of_character(uint32_t c) {
    for (unsigned i = 1; i < BUNDLE; i++)
        for (size_t k = 0; bundle[i].ranges[k][1]; k++)
            if (c >= bundle[i].ranges[k][0] && c <= bundle[i].ranges[k][1]) return 1u << i;
    return 1;
}

// The bundles that the characters of a text ask for, as bits.
static unsigned bundles_of(struct str text) {
    unsigned found = 1;
    for (size_t i = 0; i < text.len;) {
        uint32_t c = 0;
        size_t len = (unsigned char)text.ptr[i] < 0x80 ? 1 : utf8_decode(str_from(text, i), &c);
        if (c) found |= bundles_of_character(c);
        c = 0;
        i += len ? len : 1;
    }
    return found;
}

static unsigned bundles_of_node(const struct doc_node *node) {
    unsigned found = 0;
    for (const struct doc_run *run = node->runs; run; run = run->next)
        found |= bundles_of(run->text);
    for (const struct doc_node *at = node->first; at; at = at->next) found |= bundles_of_node(at);
    return found;
}

static unsigned bundles_of_doc(const struct doc *doc) {
    const struct doc_footer *footer = &doc->footer;
    return bundles_of_node(&doc->body) | bundles_of(footer->title) | bundles_of(footer->version) |
           bundles_of(footer->note) | bundles_of(footer->mark);
}

// Exact sizes: a glyph stands where its design says, whatever the device.
static void unhinted(FcPattern *pattern, gpointer unused) {
    (void)unused;
    FcPatternAddBool(pattern, FC_HINTING, FcFalse);
    FcPatternAddBool(pattern, FC_AUTOHINT, FcFalse);
    FcPatternAddInteger(pattern, FC_HINT_STYLE, FC_HINT_NONE);
    FcPatternAddBool(pattern, FC_ANTIALIAS, FcTrue);
}

static bool add_file(FcConfig *config, struct arena *arena, const char *dir, const char *file) {
    struct str path = str_fmt(arena, "%s/%s", dir, file);
    return FcConfigAppFontAddFile(config, (const FcChar8 *)str_dup(arena, path).ptr);
}

static bool add_bundle(FcConfig *config, struct arena *arena, const char *dir,
                       const struct bundled *one) {
    return add_file(config, arena, dir, one->files[0]) &&
           add_file(config, arena, dir, one->files[1]);
}

static int is_font(const struct dirent *entry) {
    static const char *const ends[] = {".ttf", ".otf", ".ttc", ".TTF", ".OTF", ".TTC"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_ends(str_of(entry->d_name), str_of(ends[i]))) return 1;
    return 0;
}

// File by file, in the order of their names: fontconfig would write a cache for a folder.
static bool add_folder(FcConfig *config, struct arena *arena, const char *dir) {
    struct dirent **entries;
    int n = scandir(dir, &entries, is_font, alphasort);
    for (int i = 0; i < n; i++) {
        add_file(config, arena, dir, entries[i]->d_name);
        free(entries[i]);
    }
    if (n >= 0) free(entries);
    return n >= 0;
}

static const char *families(struct arena *arena, const struct doc *doc, unsigned loaded) {
    struct buf out = buf_new(arena);
    if (doc->theme.fonts.len) buf_fmt(&out, "%.*s,", S_ARG(doc->theme.fonts));
    for (unsigned i = 0; i < BUNDLE; i++)
        if (loaded & 1u << i) buf_fmt(&out, "%s,", bundle[i].family);
    return str_dup(arena, buf_str(&out)).ptr;
}

// Pango has the machine's fonts read in a thread of its own where no configuration is current.
static void open_map(struct fonts *fonts, FcConfig *config) {
    FcConfigSetCurrent(config);
    fonts->map = pango_ft2_font_map_new();
    PangoFcFontMap *map = PANGO_FC_FONT_MAP(fonts->map);
    pango_fc_font_map_set_config(map, config);
    pango_fc_font_map_set_default_substitute(map, unhinted, NULL, NULL);
    // A unit of Pango's is 1/1024 of a point, then.
    pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(fonts->map), 72, 72);
    fonts->context = pango_font_map_create_context(fonts->map);
    pango_context_set_round_glyph_positions(fonts->context, FALSE);
    fonts->kept = g_hash_table_new_full(NULL, NULL, g_object_unref, NULL);
}

bool fonts_open(struct fonts *fonts, struct arena *arena, const struct doc *doc,
                const char *bundled, const char *const *dirs, size_t n, struct str *error) {
    unsigned wanted = bundles_of_doc(doc);
    FcConfig *config = FcConfigCreate();
    *fonts = (struct fonts){.arena = arena};
    for (size_t i = 0; i < n; i++)
        if (!add_folder(config, arena, dirs[i])) {
            *error = str_fmt(arena, "The folder of fonts %s cannot be read.", dirs[i]);
            return false;
        }
    for (unsigned i = 0; i < BUNDLE; i++)
        if (wanted & 1u << i && !add_bundle(config, arena, bundled, &bundle[i])) {
            *error = str_fmt(arena, "The fonts that belong to the program are not in %s.", bundled);
            return false;
        }
    fonts->families = families(arena, doc, wanted);
    open_map(fonts, config);
    FcConfigDestroy(config);
    return true;
}

void fonts_close(struct fonts *fonts) {
    if (fonts->kept) g_hash_table_unref(fonts->kept);
    if (fonts->context) g_object_unref(fonts->context);
    if (fonts->map) g_object_unref(fonts->map);
}

hb_font_t *fonts_keep(struct fonts *fonts, PangoFont *font) {
    if (!g_hash_table_contains(fonts->kept, font))
        g_hash_table_add(fonts->kept, g_object_ref(font));
    return pango_font_get_hb_font(font);
}

hb_font_t *fonts_typed(struct fonts *fonts) {
    PangoFontDescription *wanted = pango_font_description_from_string(bundle[0].family);
    pango_font_description_set_absolute_size(wanted, 10 * PANGO_SCALE);
    PangoFont *font = pango_context_load_font(fonts->context, wanted);
    hb_font_t *typed = fonts_keep(fonts, font);
    g_object_unref(font);
    pango_font_description_free(wanted);
    return typed;
}

void fonts_miss(struct fonts *fonts, uint32_t character) {
    for (size_t i = 0; i < fonts->missing.n; i++)
        if (fonts->missing.items[i] == character) return;
    *PUSH(fonts->arena, &fonts->missing) = character;
}

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
// What fontconfig keeps until the end is not for us to give back.
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) {
    return "leak:libfontconfig\n";
}
const char *__lsan_default_options(void);
const char *__lsan_default_options(void) {
    return "print_suppressions=0";
}
#endif
#endif
