// Loads fonts into a configuration of our own: no cache, no environment, no font of the machine.
#include "pdf/fonts.h"

#include "pdf/characters.h"

#include <dirent.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>
#include <stdlib.h>

// Scanning a font costs time, so those for other scripts are loaded where a character asks: one in
// their ranges that no font before them has.
static const struct bundled {
    const char *family, *files[2];
    uint32_t ranges[6][2]; // of characters; the last one is {0}
} bundle[] = {
    {"Source Sans 3", {"SourceSans3-Regular.ttf", "SourceSans3-Bold.ttf"}, {{0}}},
    {"Noto Sans Arabic",
     {"NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf"},
     {{0x600, 0x6ff}, {0x750, 0x77f}, {0x8a0, 0x8ff}, {0xfb50, 0xfdff}, {0xfe70, 0xfefe}}},
    {"M PLUS 1",
     {"Mplus1-Regular.otf", "Mplus1-Bold.otf"},
     {{0x2e80, 0x30ff}, {0x31c0, 0x9fff}, {0xf900, 0xfaff}, {0xff00, 0xffef}, {0x20000, 0x2fa1f}}},
    {"Noto Emoji",
     {"NotoEmoji-Regular.ttf"},
     {{0x2000, 0x2bff}, {0x3000, 0x32ff}, {0xfe0f, 0xfe0f}, {0x1f000, 0x1faff}}},
};
enum { USUAL = 0, EMOJI = 3, BUNDLE = sizeof bundle / sizeof *bundle };

// Pango asks for the family "emoji" where a character is to be shown as one.
static void name_emoji(FcPattern *pattern) {
    FcChar8 *family;
    if (FcPatternGetString(pattern, FC_FAMILY, 0, &family) != FcResultMatch ||
        !str_eq(str_of((const char *)family), S("emoji")))
        return;
    FcPatternDel(pattern, FC_FAMILY);
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)bundle[EMOJI].family);
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)bundle[USUAL].family);
}

// Exact sizes: a glyph stands where its design says, whatever the device.
static void substitute(FcPattern *pattern, gpointer unused) {
    (void)unused;
    name_emoji(pattern);
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
           (!one->files[1] || add_file(config, arena, dir, one->files[1]));
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
    pango_fc_font_map_set_default_substitute(map, substitute, NULL, NULL);
    // A unit of Pango's is 1/1024 of a point, then.
    pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(fonts->map), 72, 72);
    fonts->context = pango_font_map_create_context(fonts->map);
    pango_context_set_round_glyph_positions(fonts->context, FALSE);
    fonts->kept = g_hash_table_new_full(NULL, NULL, g_object_unref, NULL);
    fonts->missed = g_hash_table_new(NULL, NULL);
}

// Takes what the fonts from the nth on have off the characters that are still asked for, and
// answers how many fonts there are.
static int take_off(FcConfig *config, int nth, FcCharSet **asked) {
    const FcFontSet *set = FcConfigGetFonts(config, FcSetApplication);
    for (; set && nth < set->nfont; nth++) {
        FcCharSet *has, *left;
        if (FcPatternGetCharSet(set->fonts[nth], FC_CHARSET, 0, &has) != FcResultMatch) continue;
        left = FcCharSetSubtract(*asked, has);
        FcCharSetDestroy(*asked);
        *asked = left;
    }
    return nth;
}

// Adds the bundled fonts that characters ask for, and answers which, as bits; 0 where files are
// missing.
static unsigned add_bundles(FcConfig *config, struct arena *arena, const char *dir,
                            const struct doc *doc) {
    FcCharSet *asked = characters_of(doc);
    unsigned loaded = 0;
    bool good = true;
    for (int i = 0, known = 0; good && i < BUNDLE; i++) {
        known = take_off(config, known, &asked);
        if (i != USUAL && !characters_meet(asked, bundle[i].ranges)) continue;
        good = add_bundle(config, arena, dir, &bundle[i]);
        loaded |= 1u << i;
    }
    FcCharSetDestroy(asked);
    return good ? loaded : 0;
}

static bool add_fonts(struct fonts *fonts, FcConfig *config, const struct doc *doc,
                      const char *bundled, const char *const *dirs, size_t n, struct str *error) {
    for (size_t i = 0; i < n; i++)
        if (!add_folder(config, fonts->arena, dirs[i])) {
            *error = str_fmt(fonts->arena, "The folder of fonts %s cannot be read.", dirs[i]);
            return false;
        }
    unsigned loaded = add_bundles(config, fonts->arena, bundled, doc);
    fonts->families = families(fonts->arena, doc, loaded);
    if (!loaded)
        *error =
            str_fmt(fonts->arena, "The fonts that belong to the program are not in %s.", bundled);
    return loaded;
}

bool fonts_open(struct fonts *fonts, struct arena *arena, const struct doc *doc,
                const char *bundled, const char *const *dirs, size_t n, struct str *error) {
    FcConfig *config = FcConfigCreate();
    *fonts = (struct fonts){.arena = arena, .where = doc->title};
    bool good = add_fonts(fonts, config, doc, bundled, dirs, n, error);
    if (good) open_map(fonts, config);
    FcConfigDestroy(config);
    return good;
}

void fonts_close(struct fonts *fonts) {
    if (fonts->kept) g_hash_table_unref(fonts->kept);
    if (fonts->missed) g_hash_table_unref(fonts->missed);
    if (fonts->context) g_object_unref(fonts->context);
    if (fonts->map) g_object_unref(fonts->map);
}

hb_font_t *fonts_keep(struct fonts *fonts, PangoFont *font) {
    if (!g_hash_table_contains(fonts->kept, font))
        g_hash_table_add(fonts->kept, g_object_ref(font));
    return pango_font_get_hb_font(font);
}

hb_font_t *fonts_typed(struct fonts *fonts) {
    PangoFontDescription *wanted = pango_font_description_from_string(bundle[USUAL].family);
    pango_font_description_set_absolute_size(wanted, 10 * PANGO_SCALE);
    PangoFont *font = pango_context_load_font(fonts->context, wanted);
    hb_font_t *typed = fonts_keep(fonts, font);
    g_object_unref(font);
    pango_font_description_free(wanted);
    return typed;
}

bool fonts_miss(struct fonts *fonts, uint32_t character) {
    bool fresh = g_hash_table_add(fonts->missed, GUINT_TO_POINTER(character));
    if (fresh) *PUSH(fonts->arena, &fonts->missing) = (struct missing){character, fonts->where};
    return fresh;
}

bool fonts_misses(const struct fonts *fonts, uint32_t character) {
    return fonts->missing.n && g_hash_table_contains(fonts->missed, GUINT_TO_POINTER(character));
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
