// Checks that a mistake costs its own entry only: a good playbook, broken in one line in every way.
#include "check_yaml.h"

// A text of the tree: where it stands, what it says, and the names above it.
struct leaf {
    uint32_t line, column;
    struct str path, text;
};
struct leaves {
    struct leaf *items;
    size_t n, room;
};

static const char playbook[] = "empower: 1\n"
                               "playbook: harbour-house # the house\n"
                               "title: Harbour House – guest recovery\n"
                               "applies_to: {countries: [GB, IE], channels: [front-desk, phone]}\n"
                               "roles:\n"
                               "  guest-agent: {title: Guest agent, reports_to: duty-manager}\n"
                               "  duty-manager:\n"
                               "    title: Duty manager\n"
                               "    reach: \"ext. 2\"\n"
                               "\n"
                               "# What may be given.\n"
                               "gestures:\n"
                               "  stay-credit:\n"
                               "    title: Credit on the bill\n"
                               "    cost: £30 # usual\n"
                               "    only_when: {our_fault: yes}\n"
                               "    authority:\n"
                               "    - guest-agent: £50 per stay\n"
                               "    - guest-agent: £100 per stay\n"
                               "      when: {guest_tier: gold}\n"
                               "    - duty-manager: £250 per stay\n"
                               "    say: 'Here is what I can do'\n"
                               "    never_when:\n"
                               "      - when: {nights: more than 14}\n"
                               "        because: Long stays have their own contract.\n"
                               "      - when: {guest_tier: gold}\n"
                               "        because: They have theirs.\n"
                               "  late-checkout:\n"
                               "    title: Late check-out\n"
                               "    steps:\n"
                               "      - Look it up\n"
                               "      - \"Tell the guest\"\n"
                               "      - Note it\n"
                               "scenarios:\n"
                               "  noisy-room:\n"
                               "    title: Could not sleep\n"
                               "    signals:\n"
                               "      - couldn't sleep at all\n"
                               "      - /nois[ey]/\n"
                               "    acknowledge: |\n"
                               "      Apologise for the night.\n"
                               "      Then: listen.\n"
                               "    steps: [Check for a room, Offer it]\n"
                               "  cold-room:\n"
                               "    title: Room too cold\n";

static void add_leaves(const struct reading *reading, struct leaves *out, const struct node *node,
                       struct str path) {
    if (node->key) path = str_fmt(&arena, "%.*s/%.*s", S_ARG(path), S_ARG(node_str(node->key)));
    if (node->kind == NODE_SCALAR) {
        struct place place = place_at(&reading->sources, node->at.start);
        *PUSH(&arena, out) = (struct leaf){place.line, place.column, path, node_str(node)};
        return;
    }
    for (const struct node *child = node->first; child; child = child->next)
        add_leaves(reading, out, child, path);
}

static struct leaves leaves_of(const struct reading *reading) {
    struct leaves out = {0};
    if (reading->file.root) add_leaves(reading, &out, reading->file.root, S(""));
    return out;
}

static const struct leaf *leaf_at(const struct leaves *leaves, const struct leaf *wanted) {
    for (size_t i = 0; i < leaves->n; i++) {
        if (leaves->items[i].line == wanted->line && leaves->items[i].column == wanted->column)
            return &leaves->items[i];
    }
    return NULL;
}

static bool same(const struct leaf *a, const struct leaf *b) {
    return a && b && str_eq(a->text, b->text) && str_eq(a->path, b->path);
}

static size_t indent_of(struct str line) {
    size_t n = 0;
    while (n < line.len && line.ptr[n] == ' ') n++;
    return n;
}

// The last line of the entry that begins in a line: deeper lines, and a list straight below its
// key.
static uint32_t entry_end(const struct source *source, uint32_t line) {
    struct str first = source_line(source, line);
    uint32_t end = line;
    for (uint32_t i = line + 1; i <= source->n_lines; i++) {
        struct str next = source_line(source, i);
        bool item = str_starts(str_from(next, indent_of(next)), S("- "));
        bool opens = str_ends(first, S(":")) && item && indent_of(next) == indent_of(first);
        bool empty = next.len == 0 || next.ptr[0] == '#';
        if (!empty && indent_of(next) <= indent_of(first) && !opens) break;
        end = i;
    }
    return end;
}

// What may be lost with a line: its entry, and the entry before it, which may have swallowed it.
static bool may_suffer(const struct source *source, uint32_t broken, uint32_t line) {
    uint32_t above = broken - 1;
    while (above > 1 &&
           indent_of(source_line(source, above)) > indent_of(source_line(source, broken)))
        above--;
    return line >= above && line <= entry_end(source, broken);
}

// A text of several lines that the line is a part of.
static bool is_part_of(const struct leaf *leaf, uint32_t line) {
    uint32_t lines = 0;
    for (size_t i = 0; i < leaf->text.len; i++) lines += leaf->text.ptr[i] == '\n';
    return line > leaf->line && line <= leaf->line + lines;
}

static size_t lost; // texts that were lost in entries that may suffer

// A safe fix makes things better: there are fewer findings than before.
static void expect_safe_fixes(const struct reading *reading) {
    for (size_t i = 0; i < reading->findings.list.n; i++) {
        const struct finding *finding = &reading->findings.list.items[i];
        if (!finding->fix || !finding->fix->safe) continue;
        struct reading better = read_text(mended(reading, finding->fix));
        ck_assert_msg(better.findings.list.n < reading->findings.list.n, "%.*s: <%.*s>",
                      S_ARG(finding->message), S_ARG(corrected(reading, finding)));
    }
}

static void expect_rest(const struct reading *good, const struct leaves *wanted, struct str broken,
                        uint32_t line) {
    struct arena_mark mark = arena_mark(&arena);
    struct reading reading = read_text(broken);
    struct leaves found = leaves_of(&reading);
    for (size_t i = 0; i < wanted->n; i++) {
        const struct leaf *leaf = &wanted->items[i];
        if (same(leaf, leaf_at(&found, leaf)) || is_part_of(leaf, line)) continue;
        ck_assert_msg(may_suffer(&good->sources.files.items[0], line, leaf->line),
                      "<%.*s> in line %u costs <%.*s> in line %u",
                      S_ARG(source_line(&reading.sources.files.items[0], line)), line,
                      S_ARG(leaf->text), leaf->line);
        lost++;
    }
    if (reading.file.cut.n) ck_assert_uint_gt(reading.findings.list.n, 0);
    expect_safe_fixes(&reading);
    arena_reset(&arena, mark);
}

// The playbook with `out` bytes of a line at `at` replaced.
static struct str with(struct str text, size_t at, size_t out, struct str in) {
    struct buf buf = buf_new(&arena);
    buf_add(&buf, str_slice(text, 0, at));
    buf_add(&buf, in);
    buf_add(&buf, str_from(text, at + out));
    return buf_str(&buf);
}

static bool inside_character(struct str text, size_t at) {
    return at < text.len && ((unsigned char)text.ptr[at] & 0xC0) == 0x80;
}

// Makes one change at every place of the playbook.
static void break_everywhere(struct str in, size_t out) {
    struct str text = S(playbook);
    struct reading good = read_text(text);
    struct leaves wanted = leaves_of(&good);
    ck_assert_uint_eq(good.findings.list.n, 0);
    lost = 0;
    for (size_t at = 0; at < text.len; at++) {
        struct arena_mark mark = arena_mark(&arena);
        bool whole = !inside_character(text, at) && !inside_character(text, at + out);
        if (!whole || (out && text.ptr[at] == '\n')) continue;
        uint32_t line = place_at(&good.sources, (uint32_t)at + 1).line;
        expect_rest(&good, &wanted, with(text, at, out, in), line);
        arena_reset(&arena, mark);
    }
}

START_TEST(a_sign_is_deleted) {
    break_everywhere(S(""), 1);
}
END_TEST

START_TEST(a_sign_is_added) {
    static const char *const signs[] = {"\"", "'", "[", "]", "{", "}", ":",  "\t", "@",  "`", "&",
                                        "*",  "!", "|", ">", "%", ",", ": ", "?",  "\\", "“", "= "};
    break_everywhere(str_of(signs[_i]), 0);
}
END_TEST

START_TEST(a_space_is_added) {
    break_everywhere(S(" "), 0);
}
END_TEST

START_TEST(signs_are_put_in_place_of_others) {
    static const char *const signs[] = {"\"", "'", "\t", "[", "}", ":", "x", "@"};
    break_everywhere(str_of(signs[_i]), 1);
}
END_TEST

// Each line away, one after the other: what is left must not be harmed but by what hung on it.
START_TEST(a_line_becomes_garbage) {
    static const char *const lines[] = {"@@@",      "<<<<<<< HEAD", "\"",  "---", "...", "```",
                                        "%TAG x y", "foo bar",      "* x", "]",   "{ x"};
    struct str text = S(playbook), garbage = str_of(lines[_i]);
    struct reading good = read_text(text);
    struct leaves wanted = leaves_of(&good);
    const struct source *source = &good.sources.files.items[0];
    for (uint32_t line = 2; line <= source->n_lines; line++) {
        struct str old = source_line(source, line);
        size_t at = source->lines[line - 1], in = indent_of(old);
        expect_rest(&good, &wanted, with(text, at + in, old.len - in, garbage), line);
    }
}
END_TEST

// ---- what is kept of the entry itself ----

START_TEST(the_rest_of_a_section_is_kept) {
    static const struct {
        const char *text, *tree;
        size_t findings;
    } rows[] = {
        {"gestures\n  a:\n    t: 1\n  b: 2\nc: 3\n", "{gestures: {a: {t: <1>}, b: <2>}, c: <3>}!",
         1},
        {"\"gestures:\n  a:\n    t: 1\n", "{gestures: {a: {t: <1>}}}!", 1},
        {"gestures: [\n  a:\n    t: 1\nc: 3\n", "{gestures: {a: {t: <1>}}, c: <3>}!", 1},
        {"t: x\n gestures:\n  a: 1\nc: 3\n", "{t: <x>, gestures: {a: <1>}, c: <3>}!", 1},
        {"g:\n  a:\n    t: 1\n b:\n    t: 2\n  c: 3\n", "{g: {a: {t: <1>}, b: {t: <2>}, c: <3>}!}",
         1},
        {"g:\n     a:\n       t: 1\n  b: 2\n  c: 3\n", "{g: {a: {t: <1>}, b: <2>, c: <3>}!}", 1},
        {"g:\n- id: a\n  l: @\n  m: 1\n- id: b\n", "{g: [{id: <a>, m: <1>}!, {id: <b>}]}", 1},
        {"g:\n-\n  id: @\n  m: 1\n- id: b\n", "{g: [{m: <1>}!, {id: <b>}]}", 1},
        {"g:\n- - a\n  - @b\n  - c\n- d\n", "{g: [[<a>, <c>]!, <d>]}", 1},
        {"a: @1\nb: @2\nc: 3\n", "{c: <3>}!", 2},
        {"a:\n  b: @1\nc:\n  d: @2\n", "{a: {}!, c: {}!}", 2},
        {"a: |\n  b: x\n  - c\nd: @\ne: 1\n", "{a: <b: x\n- c\n>, e: <1>}!", 1},
        {"a: [x,\n  y]\nd: @\ne: {\n  f: 1\n}\n", "{a: [<x>, <y>], e: {f: <1>}}!", 1},
        {"a: \"x\n  y: z\"\nd: @\n", "{a: <x y: z>}!", 1},
        {"- a\n- @b\n- c: 1\n", "[<a>, {c: <1>}]!", 1},
        {"x: 1\r\ny: @\r\nz: 3\r\n", "{x: <1>, z: <3>}!", 1},
        {"\xEF\xBB\xBFx: 1\ny: @\nz: 3\n", "{x: <1>, z: <3>}!", 1},
        {"%YAML 1.2\n---\nx: 1\ny: @\n...\n", "{x: <1>}!", 1},
        {"# c\n\nx: 1\n# d\n\ny: @\n\n# e\nz: 2\n", "{x: <1>, z: <2>}!", 1},
        {"x: 1\n---\ny: 2\n", "{x: <1>, y: <2>}!", 1},
        {"{\"a\": 1,\n \"b\": \"x\n}\n", "{}!", 1},
        {"a:\n  b: 1\n  <<: *x\n  c: @\n", "{a: {b: <1>}!}", 2},
    };
    EACH(i, rows) {
        struct reading reading = read_file(rows[i].text);
        expect_of(rows[i].text, show_tree(&reading), rows[i].tree);
        ck_assert_msg(reading.findings.list.n == rows[i].findings, "%s: %zu", rows[i].text,
                      reading.findings.list.n);
        ck_assert(reading.file.broken);
    }
}
END_TEST

START_TEST(what_is_cut_out_is_known) {
    struct reading reading = read_file("a: 1\nb:\n  - c: @\n    d: 2\n  - e\n\n# x\nf: [\n# y\n");
    ck_assert_uint_eq(reading.file.cut.n, 2);
    EXPECT(bytes_of(&reading, reading.file.cut.items[0]), "c: @");
    EXPECT(bytes_of(&reading, reading.file.cut.items[1]), "f: [");
    EXPECT(show_tree(&reading), "{a: <1>, b: [{d: <2>}!, <e>]}!");
    struct node *list = node_get(reading.file.root, S("b"));
    EXPECT(bytes_of(&reading, list->at), "- c: @\n    d: 2\n  - e");
    EXPECT(bytes_of(&reading, list->first->at), "c: @\n    d: 2");
}
END_TEST

RUN_LOOPS("yaml_recovery", setup, teardown, ONCE(a_sign_is_deleted), TIMES(a_sign_is_added, 22),
          ONCE(a_space_is_added), TIMES(signs_are_put_in_place_of_others, 8),
          TIMES(a_line_becomes_garbage, 11), ONCE(the_rest_of_a_section_is_kept),
          ONCE(what_is_cut_out_is_known))
