// What the tests of coverage and of mistakes share: shipped playbooks, and pasting lines into them.
#ifndef CHECK_PROVE_H
#define CHECK_PROVE_H

#include "check_model.h"

#include "base/json.h"
#include "decide/decide.h"
#include "empower.h"
#include "lint/lint.h"
#include "lookup/lookup.h"
#include "prove/coverage.h"
#include "prove/examples.h"
#include "prove/mutate.h"

#include <dirent.h>

enum { FILES_MOST = 64 };

// The files of a playbook, and one more for what is pasted.
struct book {
    struct str names[FILES_MOST], texts[FILES_MOST];
    size_t n;
    struct playbook *playbook;
    struct decider *decider;
    struct lookup *lookup;
};

static inline void open_book(struct book *book) {
    book->playbook = read_files(book->names, book->texts, book->n);
    for (size_t i = 0; i < findings.list.n; i++) {
        const struct rule *rule = rule_find(str_of(findings.list.items[i].rule));
        ck_assert_msg(rule && rule->info.level != LEVEL_ERROR, "%.*s:%.*s", S_ARG(book->names[0]),
                      S_ARG(all_findings()));
    }
    book->decider = decider_new(&arena, book->playbook);
    struct findings about_patterns = findings_new(&arena);
    book->lookup = lookup_new(&arena, book->playbook, &about_patterns);
}

static inline struct book book_of(struct str text) {
    struct book book = {.names = {S("book.yaml")}, .texts = {text}, .n = 1};
    open_book(&book);
    return book;
}

static inline void add_file(struct book *book, const char *path) {
    ck_assert_uint_lt(book->n, FILES_MOST - 1);
    book->names[book->n] = str_fmt(&arena, "%s", path);
    book->texts[book->n++] = file_text(path);
}

static inline void add_folder(struct book *book, const char *path) {
    DIR *folder = opendir(path);
    ck_assert_ptr_nonnull(folder);
    for (struct dirent *entry; (entry = readdir(folder));) {
        struct str below = str_dup(&arena, str_fmt(&arena, "%s/%s", path, entry->d_name));
        if (entry->d_name[0] == '.') continue;
        if (str_ends(below, S(".yaml")))
            add_file(book, below.ptr);
        else
            add_folder(book, below.ptr);
    }
    closedir(folder);
}

static inline struct book shipped_book(const char *name) {
    struct book book = {0};
    struct str path = str_dup(&arena, str_fmt(&arena, PLAYBOOKS_DIR "/%s", name));
    if (str_ends(path, S(".yaml")))
        add_file(&book, path.ptr);
    else
        add_folder(&book, path.ptr);
    open_book(&book);
    return book;
}

// Calls for every playbook that comes with the project.
static inline void each_shipped(void (*check)(struct book *book, const char *name)) {
    DIR *folder = opendir(PLAYBOOKS_DIR);
    size_t n = 0;
    ck_assert_ptr_nonnull(folder);
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (entry->d_name[0] == '.') continue;
        struct book book = shipped_book(entry->d_name);
        check(&book, entry->d_name);
        n++;
    }
    closedir(folder);
    ck_assert_uint_ge(n, 5);
}

static inline void expect_all_pass(const struct book *book, const char *of) {
    struct arena scratch;
    arena_init(&scratch, allocator_malloc, 0);
    example_results results = examples_run(&arena, &scratch, book->decider, book->lookup);
    for (size_t i = 0; i < results.n; i++) {
        const struct example_result *one = &results.items[i];
        ck_assert_msg(one->state == EXAMPLE_PASSED, "of %s: %.*s: %.*s instead of %.*s", of,
                      S_ARG(one->name), S_ARG(one->got), S_ARG(one->expected));
    }
    arena_free(&scratch);
}

// The same playbook with these lines among its examples, all of which must pass.
static inline struct book pasted(const struct book *book, struct str lines, const char *of) {
    struct book out = *book;
    out.names[out.n] = S("pasted.yaml");
    out.texts[out.n++] = str_fmt(&arena, "examples:\n%.*s", S_ARG(lines));
    open_book(&out);
    expect_all_pass(&out, of);
    return out;
}

static inline struct coverage cover(struct book *book) {
    struct arena scratch;
    arena_init(&scratch, allocator_malloc, 0);
    struct coverage coverage = coverage_of(&arena, &scratch, book->decider, book->lookup);
    arena_free(&scratch);
    return coverage;
}

static inline struct mutations mutate(struct book *book) {
    struct arena scratch;
    arena_init(&scratch, allocator_malloc, 0);
    struct mutations mutations = mutations_of(&arena, &scratch, book->decider, book->playbook);
    arena_free(&scratch);
    return mutations;
}

// ---- through the door ----

static inline int add_bytes(void *context, const char *bytes, size_t len) {
    buf_add(context, (struct str){bytes, len});
    return 0;
}

static inline struct emp_playbook *open_small(const struct emp_allocator *allocator) {
    static const char text[] = // every allocation has its turn
        HEADER "roles: {agent: {}}\nfacts: {photo: {yes_no: photo}}\n"
               "gestures: {gift: {only_when: {photo: yes}, authority: [{agent: £1 per request}]}}\n"
               "examples: [{as: agent, give: gift, amount: £1, facts: {photo: yes}, expect: "
               "allow}]\n";
    struct emp_file file = {"book.yaml", text, sizeof text - 1};
    struct emp_playbook *playbook;
    return emp_read(&playbook, &file, 1, NULL, allocator) == EMP_OK ? playbook : NULL;
}

// What is reported after the call; false where it failed.
static inline bool call_and_report(struct emp_playbook *playbook,
                                   bool (*call)(struct emp_playbook *), struct buf *out) {
    struct emp_test_counts counts;
    bool good = emp_test(&counts, playbook) == EMP_OK && call(playbook);
    buf_clear(out);
    emp_test_report(&playbook, 1, "text", add_bytes, out);
    emp_test_report(&playbook, 1, "json", add_bytes, out);
    return good;
}

// Makes a public call with the nth allocation failing; once more after it, it answers what it
// answers anywhere.
static inline void fail_each_call(bool (*call)(struct emp_playbook *)) {
    struct buf wanted = buf_new(&arena), got = buf_new(&arena);
    struct emp_playbook *unharmed = open_small(NULL);
    bool good = false;
    ck_assert(call_and_report(unharmed, call, &wanted));
    emp_free(unharmed);
    for (size_t until = 0; !good; until++) {
        struct scarce scarce = {.until = until};
        struct emp_allocator allocator = {scarce_alloc, scarce_free, &scarce};
        struct emp_playbook *playbook = open_small(&allocator);
        if (!playbook) continue;
        good = call_and_report(playbook, call, &got);
        scarce.until = SIZE_MAX;
        ck_assert(call_and_report(playbook, call, &got));
        ck_assert(str_eq(buf_str(&got), buf_str(&wanted)));
        emp_free(playbook);
        ck_assert_uint_eq(scarce.live, 0);
    }
}

// All that there is in the language, and no example.
#define EVERYTHING                                                                               \
    "effective: 2026-01-01 to 2027-12-31\n"                                                      \
    "applies_to: {channels: [phone, chat]}\n"                                                    \
    "roles:\n  agent: {reports_to: lead}\n  lead: {reports_to: head}\n  head: {title: Head}\n"   \
    "  vendor: {reports_to: lead, same_as: agent}\nroutes:\n  desk: {for: crisis}\n"             \
    "facts:\n  fault: {yes_no: ours}\n  photo: {yes_no: photo}\n  fare: {money: fare}\n"         \
    "  bags: {number: bags, unit: bag}\n  share: {number: share}\n"                              \
    "  tier: {choice: [\"gold, plus\", plain]}\n  hurt: {yes_no: hurt, assume: no}\n"            \
    "  booked: {date: booked}\n  given: {money: given, assume: 0}\n"                             \
    "  times_given: {number: times, assume: 0}\n"                                                \
    "terms:\n  loyal: {tier: \"gold, plus\"}\n  trusted: {all: [{loyal: yes}, {fault: yes}]}\n"  \
    "gestures:\n"                                                                                \
    "  credit:\n    only_when: {fault: yes}\n"                                                   \
    "    never_when: [{id: old, when: {booked: before 2025-06-01}}]\n"                           \
    "    evidence: [photo]\n    at_least: £5\n    at_most: 2 per year, beyond asks lead\n"      \
    "    authority:\n      - agent: £50 per stay\n      - agent: £1,200.50 per stay\n"         \
    "        when: {trusted: yes}\n      - lead: 50% of fare for each bag per stay\n"            \
    "      - head: share% of fare per stay\n      - {head: no limit, jointly_with: [lead]}\n"    \
    "  days:\n    unit: day\n    beyond: escalate\n    authority:\n"                             \
    "      - agent: 2 days per request\n        from: 2026-06-01\n        until: 2026-09-30\n"   \
    "      - lead: 10 days per request\n        when: {channel: phone, bags: 3 to 5}\n"          \
    "  voucher: {beyond: nobody, authority: [{agent: exactly £20 per request}]}\n"              \
    "  secret: {authority: nobody}\n"                                                            \
    "guardrails:\n"                                                                              \
    "  no-double: {never_together: [credit, voucher], because: Once.}\n"                         \
    "  no-late: {never_when: {booked: within 3 days}, liftable_by: lead, gestures: [voucher]}\n" \
    "  no-words: {never_say: [No.]}\n"                                                           \
    "escalations:\n  danger: {when: {hurt: yes}, to: desk, within: 5 minutes}\n"                 \
    "  later: {when: {bags: more than 20}, to: head, from: 2026-10-01, gestures: [days]}\n"      \
    "scenarios:\n  noise: {title: Noise, signals: [too loud, a party next door]}\n"

#endif
