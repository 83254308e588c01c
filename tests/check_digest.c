// Checks the digest: layout, quotes and order never change it; any word, number or condition does.
#include "check_model.h"

#include "base/digest.h"

#include <ctype.h>

// ---- a playbook written out again from its tree, in other clothes ----

static struct yaml_file tree;

static void parse(struct str text) {
    static struct sources files;
    files = sources_new(&arena);
    findings = findings_new(&arena);
    sources_add(&files, S("book.yaml"), text);
    yaml_read(&tree, &arena, &files, 0, &yaml_limits_default, false, &findings);
    expect_clean("the tree");
}

struct clothes {
    struct buf *out;
    bool shuffled, quoted, commented;
    size_t step;               // of indentation
    const struct node *edited; // a scalar that is written in another way
    struct str edit;
};

// A small generator of its own, so that every run shuffles alike.
static uint32_t state;
static size_t below(size_t n) {
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % n;
}

static void write_node(struct clothes *c, const struct node *node, size_t depth);

static void write_quoted(struct buf *out, struct str s) {
    buf_char(out, '"');
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '"' || s.ptr[i] == '\\') buf_char(out, '\\');
        if (s.ptr[i] == '\n')
            buf_text(out, "\\n");
        else
            buf_char(out, s.ptr[i]);
    }
    buf_char(out, '"');
}

static void write_scalar(struct clothes *c, const struct node *node) {
    struct str s = node == c->edited ? c->edit : node_str(node);
    bool plain = s.len > 0 && is_alnum(s.ptr[0]);
    for (size_t i = 0; i < s.len; i++)
        plain &= str_find_char(S(":#,[]{}?&*!|>'\"%@`\n"), s.ptr[i]) < 0;
    if (plain && !(c->quoted && below(2)))
        buf_add(c->out, s);
    else
        write_quoted(c->out, s);
}

static void new_line(struct clothes *c, size_t depth) {
    if (c->commented && !below(4)) buf_text(c->out, " # a remark");
    buf_char(c->out, '\n');
    if (c->commented && !below(4)) buf_text(c->out, "\n   # another\n");
    buf_repeat(c->out, ' ', depth * c->step);
}

static void write_child(struct clothes *c, const struct node *node, size_t depth) {
    new_line(c, depth);
    if (!node->key) {
        buf_text(c->out, "- ");
        write_node(c, node, depth + 1);
        return;
    }
    write_scalar(c, node->key);
    buf_char(c->out, ':');
    if (node->kind == NODE_SCALAR) buf_char(c->out, ' ');
    write_node(c, node, depth + 1);
}

static void write_node(struct clothes *c, const struct node *node, size_t depth) {
    if (node->kind == NODE_SCALAR) {
        write_scalar(c, node);
        return;
    }
    const struct node **children = arena_array(&arena, const struct node *, node->len);
    size_t n = 0;
    for (const struct node *child = node->first; child; child = child->next) children[n++] = child;
    for (size_t i = n; c->shuffled && node->kind == NODE_MAP && i > 1; i--) {
        size_t k = below(i);
        const struct node *swap = children[i - 1];
        children[i - 1] = children[k];
        children[k] = swap;
    }
    for (size_t i = 0; i < n; i++) write_child(c, children[i], depth);
}

static struct str written(struct clothes clothes) {
    struct buf out = buf_new(&arena);
    clothes.out = &out;
    if (!clothes.step) clothes.step = 2;
    write_node(&clothes, tree.root, 0);
    buf_char(&out, '\n');
    return buf_str(&out);
}

static struct str digest_of(struct str text) {
    return playbook_digest(&arena, read_str(text));
}

// ---- what changes nothing ----

START_TEST(it_is_twelve_small_hex_digits) {
    struct str digest = digest_of(golden_text());
    ck_assert_uint_eq(digest.len, DIGEST_HEX);
    for (size_t i = 0; i < digest.len; i++)
        ck_assert(isxdigit((unsigned char)digest.ptr[i]) && !isupper((unsigned char)digest.ptr[i]));
}
END_TEST

START_TEST(clothes_do_not_change_it) {
    struct str digest = digest_of(golden_text());
    parse(golden_text());
    for (unsigned i = 0; i < 64; i++) {
        state = i;
        struct clothes clothes = {
            .shuffled = i & 1, .quoted = i & 2, .commented = i & 4, .step = i & 8 ? 3 : 2};
        struct str text = written(clothes);
        ck_assert_msg(str_eq(digest_of(text), digest), "round %u:\n%.*s", i, S_ARG(text));
    }
}
END_TEST

// Sections and items of lists without ids dealt out to two files.
START_TEST(splitting_into_files_does_not_change_it) {
    struct str digest = digest_of(golden_text());
    parse(golden_text());
    for (unsigned round = 0; round < 20; round++) {
        struct buf files[2] = {buf_new(&arena), buf_new(&arena)};
        state = round;
        for (const struct node *child = tree.root->first; child; child = child->next) {
            struct clothes clothes = {.out = &files[below(2)], .step = 2};
            write_child(&clothes, child, 0);
        }
        struct str texts_of[] = {buf_str(&files[0]), buf_str(&files[1])};
        const struct str names[] = {S("a.yaml"), S("b.yaml")};
        struct playbook *playbook = read_files(names, texts_of, 2);
        ck_assert(str_eq(playbook_digest(&arena, playbook), digest));
    }
}
END_TEST

// Two ways to say the same, below one header.
static const char *const same[][2] = {
    {"value: {customer_lifetime: \"£1,000.50\"}", "value: {customer_lifetime: 1000.50 GBP}"},
    {"roles: {a: {frontline: yes}}", "roles: {a: {frontline: true}}"},
    {"voice: {say: Hello}", "voice: {say: [Hello]}"},
    {"principles: {a: Own it.}", "principles: {a: {says: Own it.}}"},
    {"agent_care: {help: a b}", "agent_care:\n  help: >\n    a\n    b\n"},
    {"agent_care: {help: a b}", "agent_care:\n  help: |\n    a\n    b\n"},
    {"agent_care: {help: a b}", "agent_care: {help: ' a   b '}"},
    {"words: {a: [b], c: [d]}", "words: {c: d, a: b}"},
    {"terms: {a: {amount: more than 5, now: before 2026-05}}",
     "terms: {a: {now: \"< 2026-05\", amount: \"> £5.00\"}}"},
    {"terms: {a: {any: [{amount: 5}, {given: 5}]}}",
     "terms: {a: {any: [{given: 5}, {amount: 5}]}}"},
    {"terms: {a: {team: [b]}}", "terms: {a: {team: b}}"},
    {"gestures: {a: {never_when: {amount: 5}}}",
     "gestures: {a: {never_when: [{when: {amount: 5}}]}}"},
    {"gestures: {a: {never_when: {amount: 5, because: x}}}",
     "gestures: {a: {never_when: {because: x, when: {amount: 5}}}}"},
    {"roles: {r: {title: R}}\ngestures: {a: {authority: [{r: £5 per stay}]}}",
     "roles: {r: {title: R}}\ngestures: {a: {authority: [{r: 5.00 GBP  per  stay}]}}"},
    {"sponsors: [{who: a}, {who: b}]", "sponsors: [{who: b}, {who: a}]"},
};

START_TEST(other_words_for_the_same_do_not_change_it) {
    EACH(i, same) {
        struct str one = playbook_digest(&arena, read_below_header(same[i][0]));
        struct str other = playbook_digest(&arena, read_below_header(same[i][1]));
        struct str none = playbook_digest(&arena, read_below_header(""));
        ck_assert_msg(str_eq(one, other), "%s | %s", same[i][0], same[i][1]);
        ck_assert_msg(!str_eq(one, none), "%s", same[i][0]);
    }
}
END_TEST

// ---- what changes it ----

static const char *const different[][2] = {
    {"voice: {say: [a, b]}", "voice: {say: [b, a]}"},
    {"voice: {say: [a b]}", "voice: {say: [a, b]}"},
    {"voice: {say: a}", "voice: {avoid: a}"},
    {"voice: {say: Hello}", "voice: {say: hello}"},
    {"agent_care: {pause: 60 minutes}", "agent_care: {pause: 1 hour}"},
    {"roles: {a: {frontline: no}}", "roles: {a: {}}"},
    {"scenarios: {a: {signals: [/a b/]}}", "scenarios: {a: {signals: [/a  b/]}}"},
    {"terms: {a: {any: [{amount: 5}]}}", "terms: {a: {none: [{amount: 5}]}}"},
    {"terms: {a: {amount: 5}}", "terms: {a: {given: 5}}"},
    {"terms: {a: {amount: at least 5}}", "terms: {a: {amount: more than 5}}"},
    {"terms: {a: {amount: given}}", "terms: {a: {amount: 5}}"},
    {"terms: {a: {team: a}}", "terms: {a: {team: not a}}"},
    {"facts: {a: {money: x}}", "facts: {a: {number: x}}"},
    {"facts: {a: {date: x}}\nterms: {b: {a: within 3 days}}",
     "facts: {a: {date: x}}\nterms: {b: {a: within 3 weeks}}"},
    {"facts: {a: {date: x}}\nterms: {b: {a: before 2026-05}}",
     "facts: {a: {date: x}}\nterms: {b: {a: before 2026-05-01}}"},
    {"roles: {r: {title: R}}\ngestures: {a: {authority: [{r: £5 per stay}]}}",
     "roles: {r: {title: R}}\ngestures: {a: {authority: [{r: exactly £5 per stay}]}}"},
    {"gestures: {a: {authority: nobody}}", "gestures: {a: {title: a}}"},
    {"gestures: {a: {authority: [{r: 5 per stay}]}}",
     "gestures: {a: {authority: [{r: 5 per stay, id: a}]}}"},
    {"gestures: {a: {authority: [{r: 5 per stay}]}}",
     "gestures: {a: {authority: [{r: 5 per stay, until: 2026-05}]}}"},
    {"gestures: {a: {authority: [{r: 5 per stay}]}}",
     "gestures: {a: {authority: [{r: 5 per stay, jointly_with: [b]}]}}"},
    {"gestures: {a: {authority: [{r: 5 per stay}, {q: 1 per stay}]}}",
     "gestures: {a: {authority: [{q: 1 per stay}, {r: 5 per stay}]}}"},
    {"gestures: {a: {never_when: {team: a}}}", "gestures: {a: {never_when: {team: a, id: b}}}"},
    {"gestures: {a: {never_when: {team: a}}}",
     "gestures: {a: {never_when: {when: {team: a}, law: b}}}"},
    {"gestures: {a: {never_when: {team: a}}}",
     "gestures: {a: {never_when: {team: a, from: 2026-05}}}"},
    {"terms: {a: {team: by phone}}", "terms: {a: {team: by mail}}"}, // wrong both, and not alike
};

START_TEST(what_means_something_else_changes_it) {
    EACH(i, different) {
        struct str one = playbook_digest(&arena, read_below_header(different[i][0]));
        struct str other = playbook_digest(&arena, read_below_header(different[i][1]));
        ck_assert_msg(!str_eq(one, other), "%s | %s", different[i][0], different[i][1]);
    }
}
END_TEST

static struct str edited(struct str s, bool figures) {
    char *copy = arena_array(&arena, char, s.len + 1);
    memcpy(copy, s.ptr, s.len);
    copy[s.len] = 'x';
    for (size_t i = 0; figures && i < s.len; i++) {
        if (!is_digit(copy[i])) continue;
        copy[i] = copy[i] == '9' ? '8' : (char)(copy[i] + 1);
        return (struct str){copy, s.len};
    }
    return (struct str){copy, s.len + 1};
}

static size_t edit_scalar(const struct node *scalar, struct str digest) {
    for (int figures = 0; figures < 2; figures++) {
        struct clothes clothes = {.edited = scalar, .edit = edited(node_str(scalar), figures)};
        struct arena_mark mark = arena_mark(&arena);
        bool same_digest = str_eq(digest_of(written(clothes)), digest);
        ck_assert_msg(!same_digest, "<%.*s> for <%.*s>", S_ARG(clothes.edit),
                      S_ARG(node_str(scalar)));
        arena_reset(&arena, mark);
    }
    return 1;
}

static size_t edit_each(const struct node *node, struct str digest) {
    size_t n = 0;
    for (const struct node *child = node->first; child; child = child->next) {
        if (child->key) n += edit_scalar(child->key, digest);
        n += child->kind == NODE_SCALAR ? edit_scalar(child, digest) : edit_each(child, digest);
    }
    return n;
}

START_TEST(every_edit_of_a_scalar_changes_it) {
    struct str digest = digest_of(golden_text());
    parse(golden_text());
    ck_assert_uint_gt(edit_each(tree.root, digest), 500);
}
END_TEST

// ---- every key of the language ----

static void check_row(const char *before, const struct row *row) {
    struct str without = playbook_digest(&arena, read_below_header(before));
    const char *with = str_fmt(&arena, "%s%s: %s%c", before, row->key, row->example, 0).ptr;
    struct str digest = playbook_digest(&arena, read_below_header(with));
    ck_assert_msg(!str_eq(digest, without), "%s", with);
}

static void check_rows(const char *before, const struct shape *shape) {
    for (size_t i = 0; i < shape->n; i++) {
        const struct row *row = &shape->rows[i];
        struct str below = str_fmt(&arena, "%s%s:\n      %c", before, row->key, 0);
        if (row->value == VALUE_OBJECT)
            check_rows(below.ptr, row->shape);
        else
            check_row(before, row);
    }
}

START_TEST(every_key_of_the_language_counts) {
    for (size_t i = 0; i < language.n; i++) {
        const struct row *row = &language.rows[i];
        const char *key = row->key;
        if (strstr(HEADER, str_fmt(&arena, "%s:%c", key, 0).ptr)) continue;
        if (row->value == VALUE_ENTRIES)
            check_rows(str_fmt(&arena, "%s:\n  x:\n    %c", key, 0).ptr, row->shape);
        else if (row->value == VALUE_LIST)
            check_rows(str_fmt(&arena, "%s:\n  - %c", key, 0).ptr, row->shape);
        else if (row->value == VALUE_OBJECT)
            check_rows(str_fmt(&arena, "%s:\n  %c", key, 0).ptr, row->shape);
        else
            check_row("", row);
    }
}
END_TEST

// Digests stand on paper: a new version of this program must give the same one.
START_TEST(it_stays_the_same_for_ever) {
    EXPECT(playbook_digest(&arena, read_below_header("")), "d41cc1240f3c");
    EXPECT(playbook_digest(&arena, read_below_header("roles: {r: {title: R}}\n"
                                                     "facts: {f: {choice: [a, b]}}\n"
                                                     "gestures: {g: {kind: gift, authority: "
                                                     "[{r: £5 per stay, when: {f: not a}}]}}\n")),
           "43441f0ea972");
}
END_TEST

// ---- memory ----

static struct str poor_text;

static void read_and_digest(struct arena *poor) {
    struct sources files = sources_new(poor);
    struct findings found = findings_new(poor);
    sources_add(&files, S("p.yaml"), poor_text);
    playbook_digest(poor, playbook_read(poor, &files, &yaml_limits_default, &found));
}

START_TEST(every_allocation_may_fail) {
    poor_text = golden_text();
    fail_each_allocation(read_and_digest);
}
END_TEST

RUN("digest", it_is_twelve_small_hex_digits, clothes_do_not_change_it,
    splitting_into_files_does_not_change_it, other_words_for_the_same_do_not_change_it,
    what_means_something_else_changes_it, every_edit_of_a_scalar_changes_it,
    every_key_of_the_language_counts, it_stays_the_same_for_ever, every_allocation_may_fail)
