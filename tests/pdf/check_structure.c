// Checks the tree of tags: roles, order of headings, tables, lists, alternatives, and its parent
// tree.
#include "check.h"

enum { DEEPEST = 64 };

// What an element may hold, where that is bound; the first row of a role that fits.
static const struct {
    const char *role, *kids; // roles between spaces
    const char *clause;
} rules[] = {
    {"/Table", " /Caption /THead /TBody /TFoot /TR ", "UA 7.5"},
    {"/THead", " /TR ", "UA 7.5"},
    {"/TBody", " /TR ", "UA 7.5"},
    {"/TR", " /TH /TD ", "UA 7.5"},
    {"/L", " /Caption /LI /L ", "UA 7.6"},
    {"/LI", " /Lbl /LBody ", "UA 7.6"},
};

// What may stand nowhere else.
static const struct {
    const char *role, *parents, *clause;
} places[] = {
    {"/TR", " /Table /THead /TBody /TFoot ", "UA 7.5"},
    {"/TH", " /TR ", "UA 7.5"},
    {"/TD", " /TR ", "UA 7.5"},
    {"/LI", " /L ", "UA 7.6"},
    {"/LBody", " /LI ", "UA 7.6"},
};

static const char standard[] =
    " /Document /Part /Art /Sect /Div /BlockQuote /Caption /TOC /TOCI /Index /NonStruct /Private /P /H "
    "/H1 /H2 /H3 /H4 /H5 /H6 /L /LI /Lbl /LBody /Table /TR /TH /TD /THead /TBody /TFoot /Span /Quote "
    "/Note /Reference /BibEntry /Code /Link /Annot /Ruby /Warichu /Figure /Formula /Form ";

struct walk {
    struct file *file;
    struct tags *tags;
    int heading; // the level of the last one
    int page;    // the object of the page around
};

struct str number_key(struct file *file, int a, int b) {
    return str_fmt(file->arena, "%d %d", a, b);
}

static bool among(const char *list, struct str role) {
    for (const char *at = list; (at = strstr(at, " /")); at++) {
        size_t len = strcspn(at + 1, " ");
        if (len == role.len && !memcmp(at + 1, role.ptr, len)) return true;
    }
    return false;
}

static struct object attribute(struct object element, const char *name) {
    struct object list = key(element, "/A");
    if (!is_array(list)) return key(list, name);
    for (int i = 0; i < items(list); i++)
        if (!is_null(key(item(list, i), name))) return key(item(list, i), name);
    return key(item(list, 0), name);
}

static void check_heading(struct walk *walk, struct str role) {
    if (role.len != 3 || role.ptr[1] != 'H' || !is_digit(role.ptr[2])) return;
    int level = role.ptr[2] - '0';
    EXPECT(level <= walk->heading + 1, walk->file, "UA 7.4.2", "H%d follows H%d", level,
           walk->heading);
    walk->heading = level;
}

static void check_figure(struct walk *walk, struct object element, struct str role) {
    if (!str_eq(role, S("/Figure")) && !str_eq(role, S("/Formula"))) return;
    bool told = text_of(walk->file, key(element, "/Alt")).len ||
                text_of(walk->file, key(element, "/ActualText")).len;
    EXPECT(told, walk->file, "UA 7.3", "a figure has no alternative text");
    EXPECT(items(attribute(element, "/BBox")) == 4, walk->file, "UA 7.3 (BBox)",
           "a figure has no bounding box");
}

static void check_table_head(struct walk *walk, struct object element, struct str role) {
    if (!str_eq(role, S("/TH"))) return;
    struct str scope = text_of(walk->file, attribute(element, "/Scope"));
    EXPECT(str_eq(scope, S("/Row")) || str_eq(scope, S("/Column")) || str_eq(scope, S("/Both")),
           walk->file, "UA 7.5 (Scope)", "a table header says no scope");
}

static int cells_of(struct file *file, struct object row) {
    struct object kids = key(row, "/K");
    int n = 0, count = is_array(kids) ? items(kids) : 1;
    for (int i = 0; i < count; i++) {
        struct object cell = is_array(kids) ? item(kids, i) : kids;
        struct str role = text_of(file, key(cell, "/S"));
        if (str_eq(role, S("/TH")) || str_eq(role, S("/TD")))
            n += int_of(attribute(cell, "/ColSpan"), 1);
    }
    return n;
}

// Answers the cells of a row, -1 where rows differ, 0 where there is none.
static int same_rows(struct file *file, struct object part) {
    struct object kids = key(part, "/K");
    int same = 0, count = is_array(kids) ? items(kids) : !is_null(kids);
    for (int i = 0; i < count && same >= 0; i++) {
        struct object kid = is_array(kids) ? item(kids, i) : kids;
        struct str role = text_of(file, key(kid, "/S"));
        int n = 0;
        if (str_eq(role, S("/TR"))) n = cells_of(file, kid);
        if (str_eq(role, S("/THead")) || str_eq(role, S("/TBody"))) n = same_rows(file, kid);
        if (n) same = same && n != same ? -1 : n;
    }
    return same;
}

static void check_role(struct walk *walk, struct object element, struct str role,
                       struct str parent) {
    struct file *file = walk->file;
    EXPECT(among(standard, role), file, "UA 7.1 (roles)", "%.*s is no standard role", S_ARG(role));
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (str_eq(role, str_of(places[i].role)))
            EXPECT(among(places[i].parents, parent), file, places[i].clause, "%.*s stands in %.*s",
                   S_ARG(role), S_ARG(parent));
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (str_eq(parent, str_of(rules[i].role)))
            EXPECT(among(rules[i].kids, role), file, rules[i].clause, "%.*s holds %.*s",
                   S_ARG(parent), S_ARG(role));
    if (str_eq(role, S("/Table")))
        EXPECT(same_rows(file, element) >= 0, file, "UA 7.5 (cells)",
               "the rows of a table have different numbers of cells");
    check_heading(walk, role);
    check_figure(walk, element, role);
    check_table_head(walk, element, role);
}

static void mark(struct walk *walk, int mcid, size_t at) {
    struct str key = number_key(walk->file, walk->page, mcid);
    uint32_t *known = map_get(&walk->tags->by_mark, key);
    EXPECT(!known, walk->file, "UA 7.1 (marks)", "marked content %.*s stands in two elements",
           S_ARG(key));
    *map_put(&walk->tags->by_mark, key, 0) = (uint32_t)at;
}

static void walk_element(struct walk *walk, struct object element, struct object parent,
                         struct str parent_role, int depth);

static void walk_kid(struct walk *walk, struct object kid, struct object element, size_t at,
                     int depth) {
    int page = walk->page;
    if (!is_null(key(kid, "/Pg"))) walk->page = id_of(key(kid, "/Pg"));
    if (is_int(kid)) {
        mark(walk, int_of(kid, -1), at);
    } else if (is_name(key(kid, "/Type"), "/MCR")) {
        mark(walk, int_of(key(kid, "/MCID"), -1), at);
    } else if (is_name(key(kid, "/Type"), "/OBJR")) {
        struct str id = number_key(walk->file, id_of(key(kid, "/Obj")), 0);
        *map_put(&walk->tags->by_annotation, id, 0) = (uint32_t)at;
    } else {
        walk_element(walk, kid, element, walk->tags->elements.items[at].role, depth + 1);
    }
    walk->page = page;
}

static void walk_element(struct walk *walk, struct object element, struct object parent,
                         struct str parent_role, int depth) {
    struct file *file = walk->file;
    struct str role = text_of(file, key(element, "/S"));
    EXPECT(is_dict(element) && depth < DEEPEST, file, "UA 7.1 (tree)",
           "the tree of tags is broken");
    if (!is_dict(element) || depth >= DEEPEST) return;
    EXPECT(id_of(key(element, "/P")) == id_of(parent), file, "UA 7.1 (parents)",
           "an element %.*s does not name its parent", S_ARG(role));
    check_role(walk, element, role, parent_role);
    size_t at = walk->tags->elements.n;
    *PUSH(file->arena, &walk->tags->elements) = (struct element){element, role};
    int page = walk->page;
    if (!is_null(key(element, "/Pg"))) walk->page = id_of(key(element, "/Pg"));
    struct object kids = key(element, "/K");
    if (is_array(kids))
        for (int i = 0; i < items(kids); i++) walk_kid(walk, item(kids, i), element, at, depth);
    else if (!is_null(kids))
        walk_kid(walk, kids, element, at, depth);
    walk->page = page;
}

static void read_numbers(struct file *file, struct tags *tags, struct object node, int depth) {
    struct object numbers = key(node, "/Nums"), kids = key(node, "/Kids");
    for (int i = 0; i + 1 < items(numbers); i += 2) {
        struct str key = number_key(file, int_of(item(numbers, i), -1), 0);
        *map_put(&tags->parent_keys, key, 0) = (uint32_t)tags->parents.n;
        *PUSH(file->arena, &tags->parents) = item(numbers, i + 1);
    }
    for (int i = 0; i < items(kids) && depth < DEEPEST; i++)
        read_numbers(file, tags, item(kids, i), depth + 1);
}

struct object parent_of(struct file *file, const struct tags *tags, int key_number) {
    const uint32_t *at = map_get(&tags->parent_keys, number_key(file, key_number, 0));
    return at ? tags->parents.items[*at] : key(file->root, "/NoSuchKey");
}

void check_structure(struct file *file, struct tags *tags) {
    struct object tree = key(file->root, "/StructTreeRoot"), kids = key(tree, "/K");
    struct walk walk = {.file = file, .tags = tags};
    *tags = (struct tags){.by_mark = map_new(file->arena),
                          .by_annotation = map_new(file->arena),
                          .parent_keys = map_new(file->arena)};
    EXPECT(is_dict(tree), file, "UA 7.1 (root)", "there is no tree of tags");
    for (int i = 0; i < (is_array(kids) ? items(kids) : 1); i++)
        walk_element(&walk, is_array(kids) ? item(kids, i) : kids, tree, S(""), 0);
    EXPECT(tags->elements.n && str_eq(tags->elements.items[0].role, S("/Document")), file,
           "UA 7.1 (document)", "the tree of tags does not begin with a Document");
    EXPECT(walk.heading, file, "UA 7.4.2 (none)", "there is no heading");
    read_numbers(file, tags, key(tree, "/ParentTree"), 0);
}
