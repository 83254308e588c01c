// Checks that the order of files, sections and entries, and how they are split, change nothing.
#include "check_model.h"

enum { PIECES = 200, FILES = 4, ROUNDS = 60 };

// A small generator of its own, so that every run shuffles alike.
static uint32_t state;
static size_t below(size_t n) {
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % n;
}

static void shuffle(struct str *items, size_t n) {
    for (size_t i = n; i > 1; i--) {
        size_t k = below(i);
        struct str swap = items[i - 1];
        items[i - 1] = items[k];
        items[k] = swap;
    }
}

// Cuts a text before each line that begins with `depth` blanks and then something else; comments
// and blank lines stay with what is above them. What comes before the first one goes to `head`.
static size_t cut(struct str text, size_t depth, struct str *head, struct str *pieces) {
    size_t n = 0, start = 0;
    struct str rest = text, line;
    while (str_split(&rest, '\n', &line)) {
        size_t at = (size_t)(line.ptr - text.ptr), blanks = 0;
        while (blanks < line.len && line.ptr[blanks] == ' ') blanks++;
        if (blanks != depth || blanks == line.len || line.ptr[blanks] == '#') continue;
        if (n == 0) *head = str_slice(text, 0, at);
        if (n > 0) pieces[n - 1] = str_slice(text, start, at);
        start = at;
        n++;
    }
    if (n == 0) *head = text;
    if (n > 0) pieces[n - 1] = str_from(text, start);
    return n;
}

// Sections with entries under a name of their own, a line each; lists keep their order.
static bool is_shuffled(struct str section) {
    static const char *const names[] = {"aims",       "teams",    "roles",    "routes",
                                        "tools",      "facts",    "gestures", "guardrails",
                                        "assurances", "scenarios"};
    EACH(i, names) {
        if (str_starts(section, str_fmt(&arena, "%s:", names[i]))) return true;
    }
    return false;
}

// Writes a section, its entries shuffled and dealt out to two files.
static void write_section(struct buf *files, struct str section) {
    struct str head, entries[PIECES];
    if (!is_shuffled(section)) {
        buf_add(&files[below(FILES)], section);
        return;
    }
    size_t n = cut(section, 2, &head, entries);
    shuffle(entries, n);
    size_t first = below(FILES), second = (first + 1 + below(FILES - 1)) % FILES,
           split = below(n + 1);
    if (split > 0) buf_add(&files[first], head);
    for (size_t i = 0; i < split; i++) buf_add(&files[first], entries[i]);
    if (split < n) buf_add(&files[second], head);
    for (size_t i = split; i < n; i++) buf_add(&files[second], entries[i]);
}

static struct playbook *read_shuffled(struct str text) {
    struct str head, sections[PIECES], names[FILES], texts_of[FILES];
    struct buf files[FILES];
    size_t n = cut(text, 0, &head, sections);
    shuffle(sections, n);
    for (size_t i = 0; i < FILES; i++) {
        names[i] = str_fmt(&arena, "%c.yaml", (char)('a' + i));
        files[i] = buf_new(&arena);
    }
    shuffle(names, FILES);
    for (size_t i = 0; i < n; i++) write_section(files, sections[i]);
    for (size_t i = 0; i < FILES; i++) texts_of[i] = buf_str(&files[i]);
    return read_files(names, texts_of, FILES);
}

static struct str grants_shown(const struct playbook *playbook) {
    struct buf out = buf_new(&arena);
    for (size_t i = 0; i < playbook->gestures.n; i++) {
        const struct gesture *gesture = &playbook->gestures.items[i];
        buf_fmt(&out, "%.*s:", S_ARG(gesture->entry.id.s));
        for (size_t k = 0; k < gesture->authority.n; k++) {
            const struct grant *grant = &gesture->authority.items[k];
            const struct entry *role = playbook_ref(playbook, &grant->role);
            buf_fmt(&out, " %.*s", S_ARG(role->id.s));
            buf_add(&out, limit_show(&arena, &grant->limit.limit, playbook->header.currency));
        }
    }
    return buf_str(&out);
}

START_TEST(order_and_splitting_change_nothing) {
    struct str text = golden_text();
    const struct playbook *whole = read_str(text);
    struct str digest = playbook_digest(&arena, whole), shown = grants_shown(whole);
    ck_assert_uint_eq(digest.len, 12);
    for (uint32_t round = 1; round <= ROUNDS; round++) {
        state = round;
        const struct playbook *other = read_shuffled(text);
        expect_clean("the shuffled block");
        ck_assert_msg(str_eq(playbook_digest(&arena, other), digest), "round %u", round);
        ck_assert(str_eq(grants_shown(other), shown));
        ck_assert_uint_eq(other->examples.n, whole->examples.n);
    }
}
END_TEST

START_TEST(a_list_split_over_files_keeps_all_items) {
    struct str names[] = {S("z.yaml"), S("a.yaml")};
    struct str texts_of[] = {S("examples:\n  - {said: b, expect: nothing}\n"),
                             S(HEADER "examples:\n  - {said: a, expect: nothing}\n")};
    struct playbook *playbook = read_files(names, texts_of, 2);
    expect_clean("two files");
    ck_assert_uint_eq(playbook->examples.n, 2);
    EXPECT(playbook->examples.items[0].said.s, "a"); // by the names of the files
}
END_TEST

RUN("model/order", order_and_splitting_change_nothing, a_list_split_over_files_keeps_all_items)
