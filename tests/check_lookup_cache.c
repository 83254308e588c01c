// Checks that what is kept of a playbook changes no answer: whole, damaged, or forged.
#include "api/compiled.c" // for its checksum

#include "check_api.h"

#include <dirent.h>
#include <stdio.h>
#include <sys/stat.h>

static const char book[] =
    "empower: 1\n"
    "playbook: shop\n"
    "title: Corner Shop\n"
    "version: 7\n"
    "language: en\n"
    "effective: 2026-01-01 to 2026-12-31\n"
    "currency: USD\n"
    "applies_to: {channels: [phone, chat]}\n"
    "roles:\n"
    "  agent: {title: Agent, frontline: yes, reports_to: lead}\n"
    "  lead: {title: Team lead, reach: ext. 4, replies_within: 5 minutes}\n"
    "teams: {shop: {roles: [agent, lead]}}\n"
    "facts: {our_fault: {yes_no: did we cause it, ask: \"Did we cause it?\"}}\n"
    "words: {refund: [money back]}\n"
    "gestures:\n"
    "  refund:\n"
    "    title: Refund the order\n"
    "    only_when: {our_fault: yes}\n"
    "    authority: [agent: $20 per order, lead: $100 per order]\n"
    "guardrails: {no-cash: {never_do: Pay out cash., because: The till is counted.}}\n"
    "escalations: {hurt: {title: Somebody is hurt, to: lead, within: 5 minutes}}\n"
    "notices: {sale: {from: 2026-07-01, says: The sale begins.}}\n"
    "scenarios:\n"
    "  late-parcel:\n"
    "    title: The parcel is late\n"
    "    channels: [chat]\n"
    "    teams: [shop]\n"
    "    signals: [my parcel has not come, '/where is (it|my order)/', still waiting for my order]\n"
    "    not_signals: [gift card, '/voucher/']\n"
    "    acknowledge: Say sorry for the wait.\n"
    "    offer_in_order: [refund]\n"
    "    next_step: Ring tomorrow.\n"
    "    time_budget: 5 minutes\n"
    "  wrong-size:\n"
    "    title: The size is wrong\n"
    "    roles: [agent]\n"
    "    signals: [the shoes are too small, I ordered another size, '/does(n.t)? fit/']\n"
    "  rude-staff:\n"
    "    title: Somebody was rude\n"
    "    signals: [the woman at the till was rude, nobody said hello]\n";

static const struct emp_file book_file = {"book.yaml", book, sizeof book - 1};

static void ask(struct answer *out, struct emp_playbook *playbook, const char *words,
                const struct emp_ask_options *options) {
    enum emp_match match;
    out->len = 0;
    take(out, "", 0);
    enum emp_status status = emp_ask(&match, playbook, words, strlen(words), options, take, out);
    if (status != EMP_OK) take(out, emp_message(playbook), strlen(emp_message(playbook)));
}

static void expect_same(struct emp_playbook *plain, struct emp_playbook *kept, const char *words,
                        const struct emp_ask_options *options) {
    struct answer wanted = {NULL, 0}, got = {NULL, 0};
    ask(&wanted, plain, words, options);
    ask(&got, kept, words, options);
    ck_assert_msg(!strcmp(wanted.text, got.text), "of <%s>:\n%s\ninstead of\n%s", words, got.text,
                  wanted.text);
    forget(&wanted);
    forget(&got);
}

// ---- playbooks ----

struct files {
    struct emp_file items[64];
    size_t n;
};

static struct emp_playbook *read_plain(const struct emp_file *files, size_t n) {
    struct emp_playbook *playbook;
    ck_assert_int_eq(emp_read(&playbook, files, n, NULL, NULL), EMP_OK);
    return playbook;
}

static struct answer compile_files(const struct emp_file *files, size_t n,
                                   const struct emp_ask_options *options) {
    struct answer kept = {NULL, 0};
    struct emp_playbook *playbook = read_plain(files, n);
    ck_assert_int_eq(emp_compile(playbook, options, take, &kept), EMP_OK);
    emp_free(playbook);
    return kept;
}

static struct emp_playbook *read_by(const char *bytes, size_t len, const struct emp_file *files,
                                    size_t n, const struct emp_ask_options *options) {
    struct emp_compiled compiled = {options, bytes, len};
    struct emp_playbook *playbook;
    ck_assert_int_eq(emp_read_compiled(&playbook, files, n, NULL, NULL, &compiled), EMP_OK);
    return playbook;
}

static void add_file(struct files *files, const char *path) {
    FILE *stream = fopen(path, "rb");
    ck_assert_ptr_nonnull(stream);
    char *bytes = malloc(1 << 20), *name = malloc(strlen(path) + 1);
    ck_assert(bytes && name && files->n < 64);
    size_t len = fread(bytes, 1, 1 << 20, stream);
    fclose(stream);
    memcpy(name, path, strlen(path) + 1);
    files->items[files->n++] = (struct emp_file){name, bytes, len};
}

static void add_all(struct files *files, const char *path) {
    struct stat status;
    ck_assert_int_eq(stat(path, &status), 0);
    if (!S_ISDIR(status.st_mode)) {
        if (strstr(path, ".yaml")) add_file(files, path);
        return;
    }
    DIR *stream = opendir(path);
    for (struct dirent *entry; (entry = readdir(stream));) {
        char below[1024];
        if (entry->d_name[0] == '.') continue;
        snprintf(below, sizeof below, "%s/%s", path, entry->d_name);
        add_all(files, below);
    }
    closedir(stream);
}

static void drop_all(struct files *files) {
    for (size_t i = 0; i < files->n; i++) {
        free((void *)(uintptr_t)files->items[i].name);
        free((void *)(uintptr_t)files->items[i].bytes);
    }
}

// ---- questions ----

// Some words from anywhere in the files, now and then with a letter lost: always the same.
static void make_question(char *out, size_t room, const struct files *files, uint32_t number) {
    uint64_t state = number * UINT64_C(0x9E3779B97F4A7C15) + 1;
    size_t len = 0;
    for (uint32_t word = 0; word <= number % 8; word++) {
        state = state * UINT64_C(6364136223846793005) + 1442695040888963407;
        const struct emp_file *file = &files->items[(state >> 40) % files->n];
        size_t at = (state >> 20) % file->len, lost = (state >> 60) == 0 ? 3 : 100, n = 0;
        while (at < file->len && !is_alpha(file->bytes[at])) at++;
        for (; at < file->len && is_alpha(file->bytes[at]) && len + 2 < room; at++)
            if (++n != lost) out[len++] = file->bytes[at];
        out[len++] = ' ';
    }
    out[len] = '\0';
}

static void expect_same_of_examples(struct emp_playbook *plain, struct emp_playbook *kept,
                                    const struct emp_ask_options *options) {
    const struct playbook *model = plain->model;
    for (size_t i = 0; i < model->examples.n; i++) {
        char words[1024];
        struct str said = model->examples.items[i].said.s;
        if (!said.len || said.len >= sizeof words) continue;
        snprintf(words, sizeof words, "%.*s", S_ARG(said));
        expect_same(plain, kept, words, options);
    }
}

static void check_shipped(const char *path) {
    struct files files = {.n = 0};
    add_all(&files, path);
    struct emp_playbook *plain = read_plain(files.items, files.n);
    char role[64], words[1024];
    snprintf(role, sizeof role, "%.*s", S_ARG(plain->model->roles.items[0].entry.id.s));
    struct emp_ask_options askers[] = {{.as_of = "2026-07-01", .json = true, .top = 5},
                                       {.role = role, .as_of = "2026-12-24", .json = true},
                                       {.role = role, .explain = true}};
    for (size_t a = 0; a < sizeof askers / sizeof *askers; a++) {
        struct answer bytes = compile_files(files.items, files.n, &askers[a]);
        struct emp_playbook *kept =
            read_by(bytes.text, bytes.len, files.items, files.n, &askers[a]);
        expect_same_of_examples(plain, kept, &askers[a]);
        for (uint32_t i = 0; i < 200; i++) {
            make_question(words, sizeof words, &files, i);
            expect_same(plain, kept, words, &askers[a]);
        }
        ck_assert_msg(emp_is_compiled(kept) && kept->unread, "%s was read all the same", path);
        emp_free(kept);
        forget(&bytes);
    }
    emp_free(plain);
    drop_all(&files);
}

START_TEST(every_shipped_playbook_answers_the_same) {
    DIR *stream = opendir(PLAYBOOKS_DIR);
    size_t n = 0;
    for (struct dirent *entry; (entry = readdir(stream));) {
        char path[1024];
        if (entry->d_name[0] == '.') continue;
        snprintf(path, sizeof path, "%s/%s", PLAYBOOKS_DIR, entry->d_name);
        check_shipped(path);
        n++;
    }
    closedir(stream);
    ck_assert_uint_ge(n, 9);
}
END_TEST

// ---- one playbook ----

static const char *const questions[] = {"my parcel has not come",
                                        "where is my order",
                                        "where is my order, I paid with a gift card",
                                        "I want my money back",
                                        "the shoes dont fit, the paarcel is late",
                                        "",
                                        "what is the capital of France"};

static void expect_all_the_same(struct emp_playbook *plain, struct emp_playbook *kept,
                                const struct emp_ask_options *options) {
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
        expect_same(plain, kept, questions[i], options);
}

static const struct emp_ask_options asker = {.role = "agent", .as_of = "2026-07-02"};

START_TEST(one_who_asks_otherwise_is_answered_from_the_files) {
    static const struct emp_ask_options others[] = {
        {.role = "lead", .as_of = "2026-07-02"},
        {.role = "agent", .as_of = "2026-06-30"},
        {.role = "agent"},
        {.as_of = "2026-07-02"},
        {.role = "agnet", .as_of = "2026-07-02"},
    };
    struct answer bytes = compile_files(&book_file, 1, &asker);
    struct emp_playbook *plain = read_plain(&book_file, 1);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        struct emp_playbook *kept = read_by(bytes.text, bytes.len, &book_file, 1, &asker);
        expect_all_the_same(plain, kept, &asker);
        ck_assert_ptr_nonnull(kept->unread);
        expect_all_the_same(plain, kept, &others[i]);
        ck_assert_ptr_null(kept->unread);
        ck_assert(emp_is_compiled(kept)); // its look-up is
        expect_all_the_same(plain, kept, &asker);
        emp_free(kept);
    }
    emp_free(plain);
    forget(&bytes);
}
END_TEST

START_TEST(width_channel_and_number_of_hits_need_no_reading) {
    static const struct emp_ask_options options[] = {
        {.role = "agent", .as_of = "2026-07-02", .channel = "phone", .top = 1},
        {.role = "agent", .as_of = "2026-07-02", .channel = "fax"},
        {.role = "agent", .as_of = "2026-07-02", .width = 40, .color = true},
        {.role = "agent", .as_of = "2026-07-02", .json = true, .top = 9},
    };
    struct answer bytes = compile_files(&book_file, 1, &asker);
    struct emp_playbook *plain = read_plain(&book_file, 1);
    struct emp_playbook *kept = read_by(bytes.text, bytes.len, &book_file, 1, &asker);
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        expect_all_the_same(plain, kept, &options[i]);
    ck_assert_ptr_nonnull(kept->unread);
    emp_free(plain);
    emp_free(kept);
    forget(&bytes);
}
END_TEST

// Everything else that a playbook is used for, one answer behind the other.
static void use(struct answer *out, struct emp_playbook *playbook) {
    struct emp_ask_view view = {.chosen = 1};
    struct emp_summary summary;
    struct emp_can_answer can;
    bool answered;
    const char *const words[] = {"refund", "$10", "our_fault"};
    struct emp_can_options options = {.role = "agent"};
    ck_assert_uint_eq(emp_read_errors(playbook), 0);
    ck_assert_int_eq(emp_ask_screen(&view, playbook, "order", 5, &asker, take, out), EMP_OK);
    ck_assert_int_eq(emp_ask_chosen(&view, playbook, "order", 5, &asker, take, out), EMP_OK);
    ck_assert_int_eq(emp_ask_list(&view, playbook, "", 0, &asker, take, out), EMP_OK);
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
        ck_assert_int_eq(emp_ask_line(&answered, playbook, questions[i], strlen(questions[i]),
                                      &asker, take, out),
                         EMP_OK);
    ck_assert_int_eq(emp_can(&can, playbook, words, 3, &options, take, out), EMP_OK);
    ck_assert_int_eq(emp_summary(&summary, playbook), EMP_OK);
    take(out, summary.digest, strlen(summary.digest));
    ck_assert_int_eq(emp_show(playbook, "late-parcel", NULL, take, out), EMP_OK);
    ck_assert_int_eq(emp_lint(playbook, NULL), EMP_OK);
    ck_assert_int_eq(emp_report(&playbook, 1, "text", NULL, take, out), EMP_OK);
}

START_TEST(every_other_call_reads_the_files) {
    static const struct emp_ask_options *const kept_for[] = {&asker, NULL};
    struct emp_playbook *plain = read_plain(&book_file, 1);
    struct answer wanted = {NULL, 0};
    use(&wanted, plain);
    for (size_t i = 0; i < 2; i++) {
        struct answer bytes = compile_files(&book_file, 1, kept_for[i]), got = {NULL, 0};
        struct emp_playbook *kept = read_by(bytes.text, bytes.len, &book_file, 1, kept_for[i]);
        use(&got, kept);
        ck_assert_str_eq(got.text, wanted.text);
        ck_assert(emp_is_compiled(kept));
        emp_free(kept);
        forget(&got);
        forget(&bytes);
    }
    emp_free(plain);
    forget(&wanted);
}
END_TEST

START_TEST(what_was_kept_of_something_else_is_not_used) {
    static const char other[] = "empower: 1\nplaybook: shop\ntitle: Corner shop\n";
    static const struct emp_limits limits = {.nodes = 5000};
    struct answer bytes = compile_files(&book_file, 1, &asker);
    struct emp_file changed = {"book.yaml", other, sizeof other - 1};
    struct emp_file renamed = {"shop.yaml", book, sizeof book - 1};
    struct emp_file shorter = {"book.yaml", book, sizeof book - 2};
    struct emp_file twice[] = {book_file, changed};
    struct emp_ask_options later = {.role = "agent", .as_of = "2026-07-03"};
    struct emp_compiled compiled = {&asker, bytes.text, bytes.len};
    const struct {
        const struct emp_file *files;
        size_t n;
        const struct emp_ask_options *options;
    } rows[] = {{&changed, 1, &asker}, {&renamed, 1, &asker}, {&shorter, 1, &asker},
                {twice, 2, &asker},    {&book_file, 1, NULL}, {&book_file, 1, &later}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct emp_playbook *playbook =
            read_by(bytes.text, bytes.len, rows[i].files, rows[i].n, rows[i].options);
        ck_assert_msg(!emp_is_compiled(playbook), "row %zu", i);
        emp_free(playbook);
    }
    struct emp_playbook *playbook;
    ck_assert_int_eq(emp_read_compiled(&playbook, &book_file, 1, &limits, NULL, &compiled), EMP_OK);
    ck_assert(!emp_is_compiled(playbook));
    emp_free(playbook);
    forget(&bytes);
}
END_TEST

START_TEST(names_differ_where_what_is_kept_does) {
    static const struct emp_limits limits = {.nodes = 5000}, usual = {.nodes = 100000};
    struct emp_file shorter = {"book.yaml", book, sizeof book - 2};
    char names[5][EMP_COMPILED_NAME], again[EMP_COMPILED_NAME];
    struct emp_ask_options nobody = {.as_of = "2026-07-02"};
    emp_compiled_name(names[0], &book_file, 1, NULL, &asker);
    emp_compiled_name(names[1], &book_file, 1, NULL, &nobody);
    emp_compiled_name(names[2], &book_file, 1, NULL, NULL);
    emp_compiled_name(names[3], &book_file, 1, &limits, NULL);
    emp_compiled_name(names[4], &shorter, 1, NULL, NULL);
    for (size_t i = 0; i < 5; i++) {
        ck_assert_uint_eq(strspn(names[i], "0123456789abcdef"), EMP_COMPILED_NAME - 1);
        for (size_t j = 0; j < i; j++) ck_assert_str_ne(names[i], names[j]);
    }
    ck_assert_int_eq(emp_compiled_name(again, &book_file, 1, &usual, NULL), EMP_OK);
    ck_assert_str_eq(again, names[2]);
}
END_TEST

START_TEST(what_is_not_kept_is_said) {
    static const struct {
        const char *text, *role;
        enum emp_status status;
    } rows[] = {
        {"empower: 1\nplaybook: a\ntitle: A\ntitel: A\nscenarios: {a: {title: A b}}\n", NULL,
         EMP_BROKEN},
        {"empower: 1\nplaybook: a\ntitle: A\n", NULL, EMP_OVER_LIMIT},
        {book, "boss", EMP_NOT_FOUND},
        {book, "agent", EMP_OK},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct emp_file file = {"book.yaml", rows[i].text, strlen(rows[i].text)};
        struct emp_ask_options options = {.role = rows[i].role};
        struct emp_playbook *playbook = read_plain(&file, 1);
        struct answer bytes = {NULL, 0};
        ck_assert_int_eq(emp_compile(playbook, &options, take, &bytes), rows[i].status);
        ck_assert((bytes.len > 0) == (rows[i].status == EMP_OK));
        ck_assert((strlen(emp_message(playbook)) > 0) == (rows[i].status != EMP_OK));
        emp_free(playbook);
        forget(&bytes);
    }
}
END_TEST

START_TEST(the_same_playbook_is_kept_as_the_same_bytes) {
    struct answer first = compile_files(&book_file, 1, &asker);
    struct answer second = compile_files(&book_file, 1, &asker);
    ck_assert_uint_eq(first.len, second.len);
    ck_assert(!memcmp(first.text, second.text, first.len));
    forget(&first);
    forget(&second);
}
END_TEST

START_TEST(bytes_may_begin_anywhere) {
    struct answer bytes = compile_files(&book_file, 1, &asker);
    struct emp_playbook *plain = read_plain(&book_file, 1);
    for (size_t shift = 1; shift < PACK_ALIGNMENT; shift++) {
        char *moved = malloc(bytes.len + shift);
        memcpy(moved + shift, bytes.text, bytes.len);
        struct emp_playbook *kept = read_by(moved + shift, bytes.len, &book_file, 1, &asker);
        expect_all_the_same(plain, kept, &asker);
        ck_assert(emp_is_compiled(kept));
        emp_free(kept);
        free(moved);
    }
    emp_free(plain);
    forget(&bytes);
}
END_TEST

// ---- damage ----

// Answers whether the damage went unseen. What is seen is as if nothing had been kept; that it is
// so is tried on some of them, for it takes long.
static bool survives(const struct answer *bytes, size_t len, struct emp_playbook *plain, bool try) {
    struct emp_playbook *kept = read_by(bytes->text, len, &book_file, 1, &asker);
    bool unseen = emp_is_compiled(kept);
    if (unseen || try) expect_all_the_same(plain, kept, &asker);
    emp_free(kept);
    return unseen;
}

START_TEST(a_changed_bit_changes_no_answer) {
    struct answer bytes = compile_files(&book_file, 1, &asker);
    struct emp_playbook *plain = read_plain(&book_file, 1);
    size_t unseen = 0;
    for (size_t i = 0; i < bytes.len; i++) {
        char bit = (char)(1 << (i % 8));
        bytes.text[i] ^= bit;
        unseen += survives(&bytes, bytes.len, plain, i % 500 == 0);
        bytes.text[i] ^= bit;
    }
    ck_assert_uint_lt(unseen, PACK_ALIGNMENT * 2); // what fills up the key and the file
    ck_assert(survives(&bytes, bytes.len, plain, true));
    emp_free(plain);
    forget(&bytes);
}
END_TEST

START_TEST(bytes_cut_off_anywhere_change_no_answer) {
    struct answer bytes = compile_files(&book_file, 1, &asker);
    struct emp_playbook *plain = read_plain(&book_file, 1);
    for (size_t len = 0; len < bytes.len; len++)
        ck_assert(!survives(&bytes, len, plain, len % 500 == 0));
    emp_free(plain);
    forget(&bytes);
}
END_TEST

// ---- forgery ----

static void sum_again(const struct answer *bytes) {
    struct head head;
    memcpy(&head, bytes->text, sizeof head);
    struct str all = {bytes->text, bytes->len};
    head.checksum = checksum(str_from(all, sizeof head + head.key_len));
    memcpy(bytes->text, &head, sizeof head);
}

static void ask_forged(const struct answer *bytes, struct answer *out, bool line) {
    struct emp_playbook *playbook = read_by(bytes->text, bytes->len, &book_file, 1, &asker);
    const char *said = questions[3];
    bool answered;
    ask(out, playbook, questions[4], &asker);
    ask(out, playbook, questions[1], &asker);
    if (line) emp_ask_line(&answered, playbook, said, strlen(said), NULL, take, out);
    emp_free(playbook);
}

// Whoever writes into the folder may get another answer, but no more than that.
START_TEST(forged_bytes_do_no_harm) {
    static const unsigned char masks[] = {0x01, 0x80, 0xFF};
    struct answer bytes = compile_files(&book_file, 1, &asker), out = {NULL, 0};
    struct head head;
    memcpy(&head, bytes.text, sizeof head);
    for (size_t i = sizeof head + head.key_len; i < bytes.len; i++) {
        char before = bytes.text[i];
        bytes.text[i] = (char)(before ^ masks[i % 3]);
        sum_again(&bytes);
        ask_forged(&bytes, &out, i % 32 == 0);
        bytes.text[i] = before;
    }
    forget(&out);
    forget(&bytes);
}
END_TEST

// ---- memory ----

static enum emp_status use_kept(const struct answer *bytes, struct scarce *scarce,
                                struct answer *out) {
    struct emp_allocator allocator = {give, take_back, scarce};
    struct emp_compiled compiled = {&asker, bytes->text, bytes->len};
    struct emp_playbook *playbook;
    enum emp_match match;
    bool answered;
    enum emp_status status =
        emp_read_compiled(&playbook, &book_file, 1, NULL, &allocator, &compiled);
    if (status == EMP_OK) status = emp_ask(&match, playbook, questions[0], 10, &asker, take, out);
    if (status == EMP_OK)
        status = emp_ask_line(&answered, playbook, questions[1], 10, &asker, take, out);
    if (status == EMP_OK) status = emp_compile(playbook, &asker, take, out);
    emp_free(playbook);
    return status;
}

START_TEST(running_out_of_memory_leaves_nothing_behind) {
    struct answer bytes = compile_files(&book_file, 1, &asker), out = {NULL, 0};
    enum emp_status status = EMP_NO_MEMORY;
    long n = 0;
    for (; status != EMP_OK; n++) {
        struct scarce scarce = {n, 0};
        status = use_kept(&bytes, &scarce, &out);
        ck_assert_msg(status == EMP_OK || status == EMP_NO_MEMORY, "at %ld: %d", n, status);
        ck_assert_msg(scarce.out == 0, "at %ld: %ld pieces are left", n, scarce.out);
    }
    ck_assert_int_gt(n, 3);
    forget(&out);
    forget(&bytes);
}
END_TEST

START_TEST(a_question_that_ran_out_can_be_asked_again) {
    struct answer bytes = compile_files(&book_file, 1, &asker), out = {NULL, 0};
    struct scarce scarce = {1000000, 0};
    struct emp_allocator allocator = {give, take_back, &scarce};
    struct emp_compiled compiled = {&asker, bytes.text, bytes.len};
    struct emp_playbook *plain = read_plain(&book_file, 1), *kept;
    ck_assert_int_eq(emp_read_compiled(&kept, &book_file, 1, NULL, &allocator, &compiled), EMP_OK);
    enum emp_status status = EMP_NO_MEMORY;
    struct emp_summary summary;
    enum emp_match match;
    for (long n = 0; status != EMP_OK; n++) {
        scarce.left = n;
        status = emp_ask(&match, kept, questions[0], 10, &asker, take, &out);
    }
    status = EMP_NO_MEMORY;
    for (long n = 0; status != EMP_OK; n++) {
        scarce.left = n;
        status = emp_summary(&summary, kept); // reads the files
    }
    scarce.left = 1000000;
    expect_all_the_same(plain, kept, &asker);
    emp_free(plain);
    emp_free(kept);
    ck_assert_int_eq(scarce.out, 0);
    forget(&out);
    forget(&bytes);
}
END_TEST

RUN("lookup cache", every_shipped_playbook_answers_the_same,
    one_who_asks_otherwise_is_answered_from_the_files,
    width_channel_and_number_of_hits_need_no_reading, every_other_call_reads_the_files,
    what_was_kept_of_something_else_is_not_used, names_differ_where_what_is_kept_does,
    what_is_not_kept_is_said, the_same_playbook_is_kept_as_the_same_bytes, bytes_may_begin_anywhere,
    a_changed_bit_changes_no_answer, bytes_cut_off_anywhere_change_no_answer,
    forged_bytes_do_no_harm, running_out_of_memory_leaves_nothing_behind,
    a_question_that_ran_out_can_be_asked_again)
