// Checks new entries: where they go, how they are written, and that nothing else of a file changes.
#include "check_edit.h"

#define HEAD "empower: 1\nplaybook: shop\ntitle: Shop\n"

// What a new principle consists of, below its id.
#define KEYS(blanks)                                                                             \
    blanks "says: TODO the principle in one sentence\n" blanks                                   \
           "# why: Guests who are passed on tell their story three times.  # Why it matters to " \
           "customers.\n" blanks                                                                 \
           "# looks_like: [You give your name., You ring back yourself.]  # What one sees "      \
           "people do who live by it.\n"
#define ENTRY "  new:\n" KEYS("    ")

static const struct {
    const char *where, *before, *after;
} rows[] = {
    {"behind the last entry", HEAD "principles:\n  a: x\n  b: y\n",
     HEAD "principles:\n  a: x\n  b: y\n\n" ENTRY},
    {"before the next section", HEAD "principles:\n  a: x\n\nroles: {}\n",
     HEAD "principles:\n  a: x\n\n" ENTRY "\nroles: {}\n"},
    {"and its comment", HEAD "principles:\n  a: x\n# who\nroles: {}\n",
     HEAD "principles:\n  a: x\n\n" ENTRY "\n# who\nroles: {}\n"},
    {"behind comments of the last entry", HEAD "principles:\n  a:\n    says: x\n    # why: z\n",
     HEAD "principles:\n  a:\n    says: x\n    # why: z\n\n" ENTRY},
    {"as far to the right as its neighbours", HEAD "principles:\n    a:\n       says: x\n",
     HEAD "principles:\n    a:\n       says: x\n\n    new:\n" KEYS("       ")},
    {"where no line break ends the file", HEAD "principles:\n  a: x",
     HEAD "principles:\n  a: x\n\n" ENTRY},
    {"behind a text with blank lines of its own",
     HEAD "principles:\n  a: |+\n    x\n\n\nroles: {}\n",
     HEAD "principles:\n  a: |+\n    x\n\n\n" ENTRY "\nroles: {}\n"},
    {"in an empty section", HEAD "principles:\nroles: {}\n",
     HEAD "principles:\n" ENTRY "\nroles: {}\n"},
    {"in place of empty braces", HEAD "principles: {}  # none yet\n",
     HEAD "principles:  # none yet\n" ENTRY},
    {"within braces", HEAD "principles: {a: x }\n",
     HEAD "principles: {a: x, new: {says: TODO the principle in one sentence} }\n"},
    {"within braces over several lines", HEAD "principles: {\n  a: x,\n}\n",
     HEAD "principles: {\n  a: x, new: {says: TODO the principle in one sentence}\n}\n"},
    {"in a new section, where the language has it", HEAD "aims: {a: x}\nroles: {}\n",
     HEAD "aims: {a: x}\n\nprinciples:\n" ENTRY "\nroles: {}\n"},
    {"in a new section, as far to the right as the others", "  empower: 1\n  roles: {}\n",
     "  empower: 1\n\n  principles:\n    new:\n" KEYS("      ") "\n  roles: {}\n"},
    {"in a new section at the end", HEAD, HEAD "\nprinciples:\n" ENTRY},
    {"with the line ends of the file", "empower: 1\r\nprinciples: {a: x}\r\n",
     "empower: 1\r\nprinciples: {a: x, new: {says: TODO the principle in one sentence}}\r\n"},
};

START_TEST(a_new_entry_goes_where_a_person_would_put_it) {
    EACH(i, rows) {
        struct edited edited = add_new(str_of(rows[i].before), "principle", "new");
        ck_assert_msg(edited.status == EMP_OK, "%s: %.*s", rows[i].where, S_ARG(edited.message));
        expect_of(rows[i].where, edited.bytes, rows[i].after);
    }
}
END_TEST

START_TEST(its_line_is_told) {
    ck_assert_uint_eq(add_new(S(HEAD "principles:\n  a: x\n"), "principle", "new").line, 7);
    ck_assert_uint_eq(add_new(S(HEAD "examples: []\n"), "role", "new").line, 6);
}
END_TEST

START_TEST(windows_line_ends_are_kept) {
    struct edited edited = add_new(S("empower: 1\r\nroles:\r\n  a: {title: A}\r\n"), "role", "b");
    for (size_t i = 0; i < edited.bytes.len; i++)
        if (edited.bytes.ptr[i] == '\n') ck_assert(edited.bytes.ptr[i - 1] == '\r');
}
END_TEST

// ---- several files ----

static int keep_name(void *context, const struct emp_edited *file) {
    *(struct str *)context = str_dup(&arena, str_of(file->name));
    return 0;
}

START_TEST(of_several_files_the_one_with_most_of_the_kind_gets_it) {
    static const char one[] = "roles:\n  a: {title: A}\n", head[] = HEAD;
    static const char two[] = "roles:\n  b: {title: B}\n  c: {title: C}\n";
    struct emp_file files[] = {{"one.yaml", one, sizeof one - 1},
                               {"two.yaml", two, sizeof two - 1},
                               {"zhead.yaml", head, sizeof head - 1}};
    struct emp_playbook *playbook;
    struct str name;
    ck_assert_int_eq(emp_read(&playbook, files, 3, NULL, NULL), EMP_OK);
    ck_assert_int_eq(emp_new(playbook, "role", "d", keep_name, &name), EMP_OK);
    EXPECT(name, "two.yaml");
    ck_assert_int_eq(emp_new(playbook, "team", "d", keep_name, &name), EMP_OK);
    EXPECT(name, "zhead.yaml"); // nobody has teams yet
    emp_free(playbook);
}
END_TEST

// ---- what is refused ----

static const struct {
    const char *before, *kind, *id;
    enum emp_status status;
    const char *says;
} refused[] = {
    {HEAD, "scenari", "x", EMP_BAD_ARGUMENT, "Did you mean \"scenario\"?"},
    {HEAD, "thing", "x", EMP_BAD_ARGUMENT, "There are: scenario, gesture, role, "},
    {HEAD, "role", "Team Lead", EMP_BAD_ARGUMENT, "Did you mean \"team-lead\"?"},
    {HEAD, "fact", "Room Rate", EMP_BAD_ARGUMENT, "Did you mean \"room_rate\"?"},
    {HEAD, "role", "", EMP_BAD_ARGUMENT, "cannot be an id"},
    {HEAD, "gesture", "nobody", EMP_BAD_ARGUMENT, "a word of the language"},
    {HEAD, "role", "because", EMP_BAD_ARGUMENT, "a word of the language"},
    {HEAD "roles:\n  a: {title: A}\n", "role", "a", EMP_BAD_ARGUMENT,
     "The role \"a\" is there already: playbook.yaml:5."},
    {HEAD "facts:\n  a: {yes_no: x}\n", "term", "a", EMP_BAD_ARGUMENT,
     "The fact \"a\" is there already: playbook.yaml:5."},
    {HEAD, "escalation", "a", EMP_NOT_FOUND, "add a route first"},
    {HEAD, "example", "a", EMP_BAD_ARGUMENT, "There is no gesture or scenario \"a\"."},
    {HEAD "gestures:\n  a: {authority: nobody}\n", "example", "a", EMP_NOT_FOUND,
     "add a role first"},
    {HEAD "roles:\n  a: {title: 'It isn't'}\n", "role", "b", EMP_BROKEN, "`empower lint"},
    {HEAD "roles:\n  - a\n", "role", "b", EMP_BROKEN, "has a mistake where the role belongs"},
    {HEAD "roles: none\n", "role", "b", EMP_BROKEN, "has a mistake where the role belongs"},
};

START_TEST(what_cannot_be_is_refused_with_the_way_out) {
    EACH(i, refused) {
        struct edited edited = add_new(str_of(refused[i].before), refused[i].kind, refused[i].id);
        ck_assert_msg(edited.status == refused[i].status, "%s %s: %d", refused[i].kind,
                      refused[i].id, edited.status);
        ck_assert_msg(says(edited.message, refused[i].says), "%s: %.*s", refused[i].says,
                      S_ARG(edited.message));
        EXPECT(edited.bytes, refused[i].before); // nothing was handed over
    }
}
END_TEST

// ---- what holds for every kind and every playbook ----

struct levels {
    size_t errors, warnings, failed;
};

static struct levels levels_of(struct str text) {
    struct emp_playbook *playbook = read_playbook_text(text);
    struct levels levels;
    struct emp_test_counts counts = {0};
    ck_assert_int_eq(emp_lint(playbook, NULL), EMP_OK);
    levels.errors = emp_count(playbook, EMP_ERROR);
    levels.warnings = emp_count(playbook, EMP_WARNING);
    emp_test(&counts, playbook);
    levels.failed = counts.failed;
    emp_free(playbook);
    return levels;
}

// The bytes before and behind what is new are those of the file.
static bool only_adds(struct str before, struct str after) {
    size_t start = 0, end = 0;
    while (start < before.len && before.ptr[start] == after.ptr[start]) start++;
    while (end < before.len - start &&
           before.ptr[before.len - end - 1] == after.ptr[after.len - end - 1])
        end++;
    return start + end == before.len;
}

static void check_kind(const char *path, struct str text, const struct levels *was,
                       const char *kind, const char *id) {
    enum { HANDFUL = 8 };
    struct edited edited = add_new(text, kind, id);
    ck_assert_msg(edited.status == EMP_OK, "%s: %s: %.*s", path, kind, S_ARG(edited.message));
    ck_assert_msg(only_adds(text, edited.bytes), "%s: %s changes other bytes:\n%.*s", path, kind,
                  S_ARG(edited.diff));
    struct levels now = levels_of(edited.bytes);
    ck_assert_msg(now.errors <= was->errors, "%s: %s has errors", path, kind);
    ck_assert_msg(now.warnings <= was->warnings + HANDFUL, "%s: %s: %zu warnings", path, kind,
                  now.warnings);
    ck_assert_msg(now.failed == was->failed || !strcmp(id, "late-parcel"), "%s: %s", path, kind);
    ck_assert_msg(!format_text(edited.bytes).changed, "%s: %s has not the house style", path, kind);
}

START_TEST(every_kind_lints_without_an_error_in_every_playbook) {
    static const char *const names[] = {
        "starter", "airline", "brightline-telecom", "eu261", "ofcom", "retail", "telecom"};
    struct emp_item kind;
    EACH(i, names) {
        struct str path = str_fmt(&arena, PLAYBOOKS_DIR "/%s.yaml%c", names[i], '\0');
        struct str text = load(&arena, path.ptr);
        struct levels was = levels_of(text);
        for (size_t k = 0; emp_kind_at(&kind, k); k++)
            if (strcmp(kind.name, "example") != 0)
                check_kind(path.ptr, text, &was, kind.name, "brand-new");
    }
    struct str starter = load(&arena, PLAYBOOKS_DIR "/starter.yaml");
    struct levels was = levels_of(starter);
    check_kind("starter", starter, &was, "example", "money-back");
    check_kind("starter", starter, &was, "example", "gift-wrap");
    check_kind("starter", starter, &was, "example", "late-parcel");
}
END_TEST

START_TEST(every_kind_in_a_playbook_that_has_nothing_yet) {
    struct emp_item kind;
    struct str text = S(HEAD "routes:\n  help: {title: Help}\n");
    struct levels was = levels_of(text);
    for (size_t k = 0; emp_kind_at(&kind, k); k++)
        if (strcmp(kind.name, "example") != 0) check_kind("nothing", text, &was, kind.name, "x");
}
END_TEST

START_TEST(one_after_the_other) {
    struct str text = S(HEAD "currency: USD\n");
    struct emp_item kind;
    for (size_t k = 99; k-- > 0;) {
        if (!emp_kind_at(&kind, k) || !strcmp(kind.name, "escalation")) continue;
        struct edited edited = add_new(text, kind.name, "x");
        if (edited.status == EMP_OK) text = edited.bytes;
    }
    ck_assert_uint_eq(levels_of(text).errors, 0);
    ck_assert(says(text, "$") && !says(text, "\xC2\xA3")); // the examples are in dollars
}
END_TEST

// ---- when memory runs out ----

static const char small[] = HEAD "roles:\n  a: {title: A, frontline: yes}\ngestures:\n"
                                 "  g: {authority: [{a: no limit}]}\n";

static enum emp_status read_and_add(struct scarce *scarce, const char *kind, struct edited *out) {
    struct emp_allocator allocator = {scarce_alloc, scarce_free, scarce};
    struct emp_file file = {"playbook.yaml", small, sizeof small - 1};
    struct emp_playbook *playbook;
    enum emp_status status = emp_read(&playbook, &file, 1, NULL, &allocator);
    if (status == EMP_OK) status = emp_new(playbook, kind, "g", keep_edited, out);
    emp_free(playbook);
    return status;
}

START_TEST(running_out_of_memory_anywhere_is_said) {
    static const char *const kinds[] = {"scenario", "example"};
    EACH(i, kinds) {
        enum emp_status status = EMP_NO_MEMORY;
        struct edited edited = {0};
        for (size_t n = 0; status != EMP_OK; n++) {
            struct scarce scarce = {.until = n};
            status = read_and_add(&scarce, kinds[i], &edited);
            ck_assert_msg(status == EMP_OK || status == EMP_NO_MEMORY, "at %zu: %d", n, status);
            ck_assert_msg(scarce.live == 0, "at %zu: %zu pieces are left", n, scarce.live);
        }
        ck_assert(edited.changed);
    }
}
END_TEST

RUN("new", a_new_entry_goes_where_a_person_would_put_it, its_line_is_told,
    windows_line_ends_are_kept, of_several_files_the_one_with_most_of_the_kind_gets_it,
    what_cannot_be_is_refused_with_the_way_out, every_kind_lints_without_an_error_in_every_playbook,
    every_kind_in_a_playbook_that_has_nothing_yet, one_after_the_other,
    running_out_of_memory_anywhere_is_said)
