// Reads a theme: colours that can be read on paper, fonts, logo, paper, a line for the foot.
#include "api/theme.h"

#include "base/utf8.h"
#include "doc/contrast.h"
#include "model/nearest.h"
#include "yaml/tree.h"

enum { LOGO_MOST = 4 << 20, LOGO_WIDTH = 40, NOTE_MOST = 200, NAME_MOST = 100 };
enum { COLOR = 7 }; // bytes of "#0a4d6b"

struct reading {
    struct emp_playbook *playbook;
    struct arena *arena;
    struct sources sources;
    struct theme *out;
    struct str name, logo;
};

static bool refuse_at(const struct reading *reading, struct span at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static bool refuse_at(const struct reading *reading, struct span at, const char *format, ...) {
    va_list args;
    va_start(args, format);
    struct str why = str_vfmt(reading->arena, format, args);
    va_end(args);
    struct place place = place_at(&reading->sources, at.start);
    door_refuse(reading->playbook, EMP_BAD_ARGUMENT, "%.*s:%u:%u: %.*s",
                S_ARG(reading->sources.files.items[0].name), place.line ? place.line : 1,
                place.column ? place.column : 1, S_ARG(why));
    return false;
}

// ---- values ----

static bool read_text(const struct reading *reading, const struct node *node, size_t most,
                      struct str *out) {
    *out = node->kind == NODE_SCALAR ? node_str(node) : S("");
    if (out->len == 0) return refuse_at(reading, node->key->at, "Here must stand a text.");
    if (utf8_count(*out) > most)
        return refuse_at(reading, node->at, "This is too long: at most %zu characters fit.", most);
    return true;
}

static bool read_name(struct reading *reading, const struct node *node) {
    return read_text(reading, node, NAME_MOST, &reading->name);
}

static bool read_logo(struct reading *reading, const struct node *node) {
    return read_text(reading, node, 1000, &reading->logo);
}

static bool read_footer(struct reading *reading, const struct node *node) {
    return read_text(reading, node, NOTE_MOST, &reading->out->note);
}

static bool read_paper(struct reading *reading, const struct node *node) {
    struct str paper;
    if (!read_text(reading, node, NAME_MOST, &paper)) return false;
    reading->out->paper = str_eq(paper, S("letter")) ? "letter" : "a4";
    return str_eq(paper, str_of(reading->out->paper)) ||
           refuse_at(reading, node->at, "\"paper\" is a4 or letter.");
}

// A family is letters, digits, blanks and hyphens, so that none can act in a style sheet.
static bool add_font(struct reading *reading, const struct node *node, struct buf *out) {
    struct str family = node->kind == NODE_SCALAR ? node_str(node) : S("");
    bool good = family.len > 0 && family.len <= NAME_MOST;
    for (size_t i = 0; i < family.len; i++) {
        char c = family.ptr[i];
        good &= is_alnum(c) || c == ' ' || c == '-' || (unsigned char)c >= 0x80;
    }
    if (!good) return refuse_at(reading, node->at, "This is no name of a font family.");
    if (out->len) buf_text(out, ", ");
    buf_add(out, family);
    return true;
}

static bool read_fonts(struct reading *reading, const struct node *node) {
    struct buf out = buf_new(reading->arena);
    bool good = true;
    if (node->kind != NODE_LIST) good = add_font(reading, node, &out);
    for (const struct node *at = node->kind == NODE_LIST ? node->first : NULL; at && good;
         at = at->next)
        good = add_font(reading, at, &out);
    reading->out->look.fonts = buf_str(&out);
    return good;
}

// ---- colours ----

static const struct color_role {
    const char *name;
    enum doc_color color, ground; // that it also stands on
} roles[] = {
    {"ink", DOC_INK, DOC_BAND},
    {"brand", DOC_AGENT, DOC_BAND},
    {"customer", DOC_CUSTOMER, DOC_BAND},
    {"observer", DOC_OBSERVER, DOC_BAND},
    {"facilitator", DOC_FACILITATOR, DOC_BAND},
    {"warning", DOC_WARNING, DOC_WARM},
};
enum { ROLES = sizeof roles / sizeof *roles };

// "#0a4d6b" or "0a4d6b".
static bool read_hex(struct str text, uint32_t *out) {
    if (str_starts(text, S("#"))) text = str_from(text, 1);
    *out = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = to_lower(text.ptr[i]);
        if (!is_digit(c) && (c < 'a' || c > 'f')) return false;
        *out = *out << 4 | (uint32_t)(is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return text.len == 6;
}

static bool read_color(const struct reading *reading, const struct node *node,
                       const struct color_role *role) {
    uint32_t white = 0xffffff, color, ground = reading->out->look.colors[role->ground];
    if (node->kind != NODE_SCALAR || !read_hex(node_str(node), &color))
        return refuse_at(reading, node->key->at,
                         "\"%s\" is a colour of six digits between quotes, as in \"#0a4d6b\".",
                         role->name);
    bool on_white = contrast(color, white) < contrast(color, ground);
    uint32_t worst = on_white ? white : ground;
    unsigned ratio = contrast(color, worst);
    if (ratio < CONTRAST_LEAST)
        return refuse_at(reading, node->at,
                         "#%06x cannot be read well on #%06x: its contrast is %u.%u to 1, and 4.5 "
                         "is the least. The nearest darker colour that can is \"#%06x\".",
                         (unsigned)color, (unsigned)worst, ratio / 100, ratio / 10 % 10,
                         (unsigned)contrast_darker(color, worst));
    reading->out->look.colors[role->color] = color;
    return true;
}

static bool refuse_key(const struct reading *reading, const struct node *node,
                       const struct nearest *nearest, const char *keys) {
    struct str right = nearest->best;
    return refuse_at(reading, node->key->at, "\"%.*s\" is no key of a theme.%s%.*s%s %s",
                     S_ARG(utf8_cut(node_str(node->key), 60)), right.len ? " Did you mean \"" : "",
                     S_ARG(right), right.len ? "\"?" : "", keys);
}

static bool read_colors(struct reading *reading, const struct node *node) {
    if (node->kind != NODE_MAP)
        return refuse_at(reading, node->key->at, "Below \"colors\" stand colours by their names.");
    for (const struct node *at = node->first; at; at = at->next) {
        struct nearest nearest = nearest_to(node_str(at->key));
        size_t i = 0;
        while (i < ROLES && !str_eq(node_str(at->key), str_of(roles[i].name)))
            nearest_try(&nearest, str_of(roles[i++].name));
        if (i == ROLES)
            return refuse_key(
                reading, at, &nearest,
                "The colours are ink, brand, customer, observer, facilitator, warning.");
        if (!read_color(reading, at, &roles[i])) return false;
    }
    return true;
}

// ---- the file ----

static const struct key {
    const char *name;
    bool (*read)(struct reading *, const struct node *);
} keys[] = {
    {"name", read_name},   {"logo", read_logo},   {"colors", read_colors},
    {"fonts", read_fonts}, {"paper", read_paper}, {"footer", read_footer},
};
enum { KEYS = sizeof keys / sizeof *keys };

static bool read_key(struct reading *reading, const struct node *node) {
    struct nearest nearest = nearest_to(node_str(node->key));
    for (size_t i = 0; i < KEYS; i++) {
        if (str_eq(node_str(node->key), str_of(keys[i].name))) return keys[i].read(reading, node);
        nearest_try(&nearest, str_of(keys[i].name));
    }
    return refuse_key(reading, node, &nearest,
                      "The keys are name, logo, colors, fonts, paper, footer.");
}

// Where a comment begins in a line; its length where none does.
static size_t comment_in(struct str line) {
    for (size_t i = 0; i < line.len; i++)
        if (line.ptr[i] == '#' && (!i || is_blank(line.ptr[i - 1]))) return i;
    return line.len;
}

// Where a colour stands without quotes in a value, which YAML takes for a comment; the length of
// the text where none does.
static size_t bare_color(struct str text) {
    struct str rest = text, line;
    while (str_split(&rest, '\n', &line)) {
        size_t at = comment_in(line);
        uint32_t color;
        bool in_value = str_find_char(str_slice(line, 0, at), ':') >= 0;
        if (in_value && at + COLOR <= line.len && read_hex(str_slice(line, at, at + COLOR), &color))
            return (size_t)(line.ptr - text.ptr) + at;
    }
    return text.len;
}

// A comment that swallows the rest of a line leaves a brace open, which is not what is wrong.
static bool refuse_yaml(const struct reading *reading, const struct finding *finding) {
    const struct source *source = &reading->sources.files.items[0];
    size_t bare = bare_color(source->bytes);
    uint32_t start = source->base + (uint32_t)bare;
    struct span at = {start, start + COLOR};
    if (bare == source->bytes.len)
        return refuse_at(reading, finding->at, "%.*s", S_ARG(finding->message));
    struct str color = str_slice(source->bytes, bare, bare + COLOR);
    return refuse_at(reading, at,
                     "A colour stands between quotes, \"%.*s\": without them all from # on is a "
                     "comment.",
                     S_ARG(color));
}

static bool read_yaml(struct reading *reading) {
    struct findings findings = findings_new(reading->arena);
    struct yaml_file file;
    yaml_read(&file, reading->arena, &reading->sources, 0, &yaml_limits_default, false, &findings);
    if (findings.list.n) return refuse_yaml(reading, &findings.list.items[0]);
    struct span start = {reading->sources.files.items[0].base, 0};
    if (!file.root || file.root->kind != NODE_MAP)
        return refuse_at(reading, start,
                         "This is no theme: it has keys such as \"name: Harbour House\".");
    for (const struct node *at = file.root->first; at; at = at->next)
        if (!read_key(reading, at)) return false;
    return true;
}

// By its first bytes, whatever its name says.
static struct str media_of(struct str logo) {
    if (str_starts(logo, S("\x89PNG\r\n\x1a\n"))) return S("image/png");
    if (str_starts(logo, S("\xff\xd8\xff"))) return S("image/jpeg");
    return S("");
}

static bool take_logo(struct reading *reading, struct str bytes) {
    if (reading->logo.len == 0 || !bytes.ptr) return true;
    struct doc_figure *figure = arena_new(reading->arena, struct doc_figure);
    *figure = (struct doc_figure){.alt = reading->name.len ? reading->name : reading->logo,
                                  .media = media_of(bytes),
                                  .bytes = bytes,
                                  .width = LOGO_WIDTH};
    reading->out->look.logo = figure;
    if (figure->media.len && bytes.len <= LOGO_MOST) return true;
    door_refuse(reading->playbook, EMP_BAD_ARGUMENT, "The logo \"%.*s\" %s.", S_ARG(reading->logo),
                figure->media.len ? "is larger than 4 MiB" : "is neither a PNG nor a JPEG image");
    return false;
}

bool theme_read(struct emp_playbook *playbook, const struct emp_theme *given, struct theme *out) {
    *out = (struct theme){.look = doc_usual_theme};
    if (!given->bytes) return true;
    struct reading reading = {.playbook = playbook, .arena = &playbook->scratch, .out = out};
    reading.sources = sources_new(reading.arena);
    sources_add(&reading.sources, str_of(given->name ? given->name : "theme"),
                (struct str){given->bytes, given->len});
    return read_yaml(&reading) && take_logo(&reading, (struct str){given->logo, given->logo_len});
}
