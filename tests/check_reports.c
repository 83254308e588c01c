// Reports: the figures behind them, what they are written as, and the door to them.
#include "check_model.h"

#include "empower.h"
#include "prove/figures_calendar.h"
#include "prove/figures_exposure.h"
#include "prove/figures_matrix.h"
#include "prove/figures_words.h"

static const char book[] =
    "empower: 1\nplaybook: test\ntitle: =Test\ncurrency: GBP\nlanguage: en\n"
    "effective: 2026-04-01 to 2027-03-31\nreview: every 6 months, next 2026-08-31\n"
    "value: {customer_lifetime: £1000}\n"
    "sponsors:\n  - {who: chief, confirmed: 2025-02-28}\n"
    "roles:\n  agent: {frontline: yes, reports_to: lead}\n  lead: {title: \"-Lead\"}\n"
    "facts:\n  tier: {choice: [plain, gold]}\n  fare: {money: fare}\n"
    "gestures:\n"
    "  credit:\n    title: \"=Credit, the \\\"usual\\\"\"\n    cost: £30\n    authority:\n"
    "      - agent: £20 per stay\n      - agent: £10 per stay\n"
    "      - agent: £50 per stay\n        when: {tier: gold}\n"
    "      - agent: £40 per stay\n        when: {tier: [gold]}\n"
    "      - lead: 50% of fare per stay\n        from: 2026-05-01\n"
    "  gift: {cost: £60, authority: [{lead: no limit}], beyond: nobody}\n"
    "  both: {authority: [{lead: £90 per stay, jointly_with: [agent]}]}\n"
    "  words: {kind: apology, authority: [{agent: no limit}]}\n"
    "notices:\n  sale: {until: 2026-06-30, says: x}\n"
    "scenarios:\n"
    "  slow: {title: Slow, signals: [it is so slow], offer_in_order: [credit], volume: 7 per "
    "week}\n"
    "  rude: {title: Rude, signals: [he was rude], volume: 3 per guest}\n";

static struct date day(const char *text) {
    struct date date;
    struct str error, better;
    ck_assert(date_read(&arena, str_of(text), &date, &error, &better));
    return date;
}

// ---- figures ----

static const struct matrix_row *row_of(const struct matrix *matrix, const char *gesture, size_t n) {
    for (size_t i = 0; i < matrix->rows.n; i++)
        if (str_eq(matrix->rows.items[i].gesture->entry.id.s, str_of(gesture)) && n-- == 0)
            return &matrix->rows.items[i];
    return NULL;
}

// The row of a condition holds what counts in it: the larger of equal measures, from all grants.
START_TEST(test_matrix) {
    const struct playbook *playbook = read_str(str_of(book));
    struct matrix matrix = matrix_make(&arena, playbook, -1, day("2026-04-15"));
    ck_assert_uint_eq(matrix.roles.n, 2); // agent, then lead
    const struct matrix_row *always = row_of(&matrix, "credit", 0),
                            *gold = row_of(&matrix, "credit", 1);
    ck_assert(always && gold && !row_of(&matrix, "credit", 2)); // gold and [gold] are the same
    ck_assert_ptr_null(always->when);
    ck_assert_uint_eq(always->cells[0].alone.n, 1);
    ck_assert_int_eq(always->cells[0].alone.items[0]->limit.limit.amount, 2000);
    ck_assert_int_eq(gold->cells[0].alone.items[0]->limit.limit.amount, 5000);
    ck_assert_int_eq(always->cells[0].asks, -1); // the lead's own grant begins in May
    matrix = matrix_make(&arena, playbook, 0, day("2026-05-01"));
    ck_assert_uint_eq(matrix.roles.n, 1);
    ck_assert_int_eq(row_of(&matrix, "credit", 0)->cells[0].asks, 1);
    ck_assert_int_eq(row_of(&matrix, "gift", 0)->cells[0].asks, -1); // beyond: nobody
    ck_assert_int_eq(row_of(&matrix, "both", 0)->cells[0].asks, 1);
    ck_assert_uint_eq(row_of(&matrix, "both", 0)->cells[0].alone.n, 0);
}
END_TEST

// A limit that a role holds and may never use is none.
START_TEST(test_roles_barred) {
    static const struct {
        const char *rules;
        bool agent, lead;
    } rows[] = {
        {"only_when: {role: agent}", true, false},
        {"only_when: {role: [agent, lead], fault: yes}", true, true},
        {"only_when: {role: not agent}", false, true},
        {"only_when: [{fault: yes}, {role: lead}]", false, true},
        {"only_when: [{when: {role: lead}, from: 2027-01-01}]", true, true},
        {"only_when: {any: [{role: lead}, {fault: yes}]}", true, true},
        {"only_when: {none: [{role: lead}, {fault: yes}]}", true, false},
        {"only_when: {front: yes}", true, false},
        {"only_when: {front: no}", false, true},
        {"only_when: {front: [yes, no]}", true, true},
        {"never_when: {role: agent}", false, true},
        {"never_when: {role: agent, fault: yes}", true, true},
        {"never_when: {role: boss}", true, true},
        {"never_when: {all: [{role: agent}, {front: yes}]}", false, true},
        {"only_when: {channel: team}", true, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct playbook *playbook = read_str(str_fmt(
            &arena,
            HEADER
            "roles: {agent: {frontline: yes, reports_to: lead}, lead: {reports_to: boss}, boss: {}}\n"
            "facts: {fault: {yes_no: ours}}\nterms: {front: {role: agent}}\n"
            "gestures: {credit: {%s, authority: [{agent: £20 per request}]}}\n",
            rows[i].rules));
        struct matrix matrix = matrix_make(&arena, playbook, -1, day("2026-05-01"));
        struct exposure exposure = exposure_make(&arena, playbook, -1, day("2026-05-01"), 4000);
        const struct matrix_cell *cells = matrix.rows.items[0].cells;
        const struct exposure_cell *costs = exposure.gestures.items[0].cells;
        bool agent = cells[0].alone.n, lead = cells[1].alone.n;
        ck_assert_msg(agent == rows[i].agent && lead == rows[i].lead, "%s", rows[i].rules);
        ck_assert_msg(agent == (costs[0].worst.n > 0) && lead == (costs[1].worst.n > 0), "%s",
                      rows[i].rules);
    }
}
END_TEST

START_TEST(test_exposure) {
    const struct playbook *playbook = read_str(str_of(book));
    struct exposure exposure = exposure_make(&arena, playbook, -1, day("2026-05-01"), 4000);
    ck_assert_uint_eq(exposure.priced, 2);
    ck_assert_uint_eq(exposure.small, 1); // £30, and not £60
    ck_assert_uint_eq(exposure.under_50, 1);
    ck_assert_uint_eq(exposure.always, 0); // £30 is above £20
    ck_assert_uint_eq(exposure.sometimes, 1);
    ck_assert_uint_eq(exposure.at_risk, 1);      // the gift; words cost nothing
    ck_assert_int_eq(exposure.per_customer, 22); // 1000 / ((30 + 60) / 2)
    ck_assert_int_eq(sum_whole(exposure.spend), 7 * 52 * 3000 / 12);
    ck_assert_uint_eq(exposure.scenarios.n, 2);
    ck_assert(!exposure.scenarios.items[0].counted); // rude: "per guest" is no time, and no offer
    ck_assert(exposure.scenarios.items[1].has_most);
    ck_assert_int_eq(sum_whole(exposure.scenarios.items[1].most),
                     7 * 52 * 5000 / 12 + 1); // rounded up
}
END_TEST

START_TEST(test_sums) {
    struct sum sum = {0};
    sum_add(&sum, INT64_MAX - 1);
    ck_assert(!sum.over);
    sum_add(&sum, 2);
    ck_assert(sum.over);
    ck_assert_int_eq(sum.minor, INT64_MAX);
    struct sum product = {0};
    sum_add_times(&product, 10, 1, 3);
    ck_assert_int_eq(sum_whole(product), 4);
    sum_add_times(&product, 10, 1, 3);
    ck_assert_int_eq(sum_whole(product), 7); // 20 thirds, and not twice 4
    sum_add_times(&product, 1, 1, 4);
    sum_add_times(&product, 1, 1, 12);
    ck_assert_int_eq(sum_whole(product), 7);
    sum_add_times(&product, 1, 1, INT64_MAX); // no part that can be told
    ck_assert_int_eq(sum_whole(product), 8);
    sum_add_times(&product, INT64_MAX / 2, 3, 1);
    ck_assert(product.over);
}
END_TEST

START_TEST(test_calendar) {
    const struct playbook *playbook = read_str(str_of(book));
    static const struct {
        const char *date, *kind;
        enum calendar_event event;
        bool over;
    } rows[] = {
        {"2026-02-28", "sponsor", EVENT_AGES, true},
        {"2026-06-30", "notice", EVENT_ENDS, true},
        {"2026-08-31", "playbook", EVENT_REVIEW, false},
        {"2027-02-28", "playbook", EVENT_NEXT_REVIEW, false}, // the last day of that month
        {"2027-03-31", "playbook", EVENT_ENDS, false},
    };
    calendar all = calendar_make(&arena, playbook, day("2026-07-01"));
    ck_assert_uint_eq(all.n, COUNT(rows));
    EACH(i, rows) {
        EXPECT(date_show(&arena, all.items[i].date), rows[i].date);
        EXPECT(all.items[i].kind, rows[i].kind);
        ck_assert_int_eq(all.items[i].event, rows[i].event);
        ck_assert_int_eq(all.items[i].over, rows[i].over);
    }
    // on its last day a notice is not over; without a day nothing is
    ck_assert(!calendar_make(&arena, playbook, day("2026-06-30")).items[1].over);
    ck_assert(!calendar_make(&arena, playbook, (struct date){0}).items[0].over);
}
END_TEST

START_TEST(test_words) {
    struct word_groups groups = word_groups_new(&arena, S("en"));
    static const char *const said[] = {
        "my gift card is lost", "gift cards!", "Gift cards, 20 of them",
        "the password",         "a PASSWORD?", "my cards"};
    EACH(i, said) word_groups_add(&groups, &arena, str_of(said[i]), i + 1);
    const struct word_group *largest[10];
    size_t n = word_groups_largest(&groups, &arena, largest, 10);
    ck_assert_uint_eq(n, 2); // "gift" and "card" are told by the pair
    EXPECT(largest[0]->name, "gift card");
    ck_assert_uint_eq(largest[0]->texts, 3);
    ck_assert_uint_eq(largest[0]->samples[1].line, 2);
    EXPECT(largest[1]->name, "password");
    ck_assert_uint_eq(word_groups_largest(&groups, &arena, largest, 1), 1);
}
END_TEST

// However many words there are, the table stays as large as it is, and what is frequent stays in
// it.
START_TEST(test_very_many_words) {
    struct word_groups groups = word_groups_new(&arena, S("en"));
    const struct word_group *largest[3];
    struct arena scratch;
    arena_init(&scratch, allocator_malloc, 0);
    for (unsigned i = 0; i < 20000; i++) {
        char text[64];
        unsigned a = i, b = i * 7919 % 26;
        snprintf(text, sizeof text, "%c%c%c%cz %s", 'a' + (int)(a % 26), 'a' + (int)(a / 26 % 26),
                 'a' + (int)(a / 676 % 26), 'a' + (int)b, i % 3 ? "" : "refund");
        word_groups_add(&groups, &scratch, str_of(text), i + 1);
        arena_reset(&scratch, (struct arena_mark){0});
    }
    ck_assert_uint_le(groups.n, 2048);
    ck_assert_uint_gt(groups.lost, 0);
    ck_assert_uint_gt(word_groups_largest(&groups, &arena, largest, 3), 0);
    EXPECT(largest[0]->name, "refund");
    ck_assert_uint_ge(largest[0]->texts + groups.lost, 6667);
    arena_free(&scratch);
}
END_TEST

// ---- through the door ----

static struct {
    char text[65536];
    size_t len;
    bool closed;
} got;

static int take(void *context, const char *bytes, size_t len) {
    (void)context;
    if (got.closed) return 1;
    ck_assert_uint_lt(len, sizeof got.text);
    memcpy(got.text, bytes, len);
    got.text[got.len = len] = '\0';
    return 0;
}

static struct emp_playbook *open_text(const char *text, const struct emp_allocator *allocator) {
    struct emp_file file = {"book.yaml", text, strlen(text)};
    struct emp_playbook *playbook;
    got.closed = false;
    return emp_read(&playbook, &file, 1, NULL, allocator) == EMP_OK ? playbook : NULL;
}

static const struct emp_figures_options in_may = {.as_of = "2026-05-01"};
static const char contacts[] = "role,gesture,amount,tier,given,said\n"
                               "agent,credit,20,plain,0,it is slow\n"
                               "agent,credit,£60,gold,£0,\"=cmd|' /C calc'!A0\"\n"
                               "agent,credit,9223372036854775807,gold,0,so slow\n"
                               "agent,gift,,,,unknown words\n";

static enum emp_status report(struct emp_playbook *playbook, const char *kind, const char *format,
                              bool with_contacts) {
    struct emp_figures *figures;
    enum emp_status status = emp_figures_open(&figures, playbook, kind, &in_may);
    for (size_t i = 0; with_contacts && status == EMP_OK && i < sizeof contacts; i++)
        status = emp_figures_feed(figures, contacts + i, i + 1 < sizeof contacts);
    return status == EMP_OK ? emp_figures_write(figures, format, 80, take, NULL) : status;
}

// Cells that a spreadsheet would take for formulas are none, and every record has all cells.
START_TEST(test_csv) {
    struct emp_playbook *playbook = open_text(book, NULL);
    ck_assert_int_eq(report(playbook, "matrix", "csv", false), EMP_OK);
    ck_assert_ptr_nonnull(strstr(got.text, "\r\ncredit,\"'=Credit, the \"\"usual\"\"\",always,"
                                           "agent,agent,£20 per stay,20.00,GBP,stay,,no,no,no,"
                                           "lead,approval\r\n"));
    ck_assert_ptr_nonnull(strstr(got.text, ",lead,\"'-Lead\","));
    emp_free(playbook);
}
END_TEST

START_TEST(test_contacts) {
    struct emp_playbook *playbook = open_text(book, NULL);
    ck_assert_int_eq(report(playbook, "exposure", "json", true), EMP_OK);
    ck_assert_ptr_nonnull(
        strstr(got.text, "\"contacts\":{\"contacts\":4,\"decided\":3,\"failed\":1"));
    ck_assert_ptr_nonnull(strstr(got.text, "\"allow\":{\"count\":1,\"of\":3,\"share\":0.333}"));
    ck_assert_ptr_nonnull(strstr(got.text, "\"asked\":\"140.00\",\"allowed\":\"20.00\""));
    ck_assert_ptr_nonnull(strstr(got.text, "\"missing\":[{\"fact\":\"fare\",\"contacts\":1"));
    ck_assert_ptr_nonnull(strstr(got.text, "\"failures\":[{\"line\":4,"));
    ck_assert_int_eq(report(playbook, "coverage", "json", true), EMP_OK);
    ck_assert_ptr_nonnull(
        strstr(got.text, "\"contacts\":{\"contacts\":4,\"unsaid\":0,\"failed\":0"));
    emp_free(playbook);
}
END_TEST

START_TEST(test_refusals) {
    static const struct {
        const char *kind, *format, *says;
        bool contacts;
    } rows[] = {
        {"matrx", "text", "There is no report", false},
        {"matrix", "pdf", "There is no format", false},
        {"exposure", "ics", "Only the report calendar", false},
        {"calendar", "text", "takes no contacts", true},
    };
    struct emp_playbook *playbook = open_text(book, NULL);
    EACH(i, rows) {
        ck_assert_int_eq(report(playbook, rows[i].kind, rows[i].format, rows[i].contacts),
                         EMP_BAD_ARGUMENT);
        ck_assert_ptr_nonnull(strstr(emp_message(playbook), rows[i].says));
    }
    got.closed = true;
    ck_assert_int_eq(report(playbook, "matrix", "text", false), EMP_WRITE_FAILED);
    emp_free(playbook);
}
END_TEST

// A mistake that every decision rests on: what needs none is told all the same.
START_TEST(test_broken) {
    struct emp_playbook *playbook =
        open_text("empower: 1\nplaybook: t\ntitle: T\nguardrails: [\n", NULL);
    ck_assert_int_eq(report(playbook, "matrix", "text", false), EMP_OK);
    ck_assert_int_eq(report(playbook, "exposure", "text", true), EMP_BROKEN);
    emp_free(playbook);
}
END_TEST

// Every line of a calendar is at most 75 bytes and ends with CRLF.
START_TEST(test_ics) {
    struct emp_playbook *playbook = open_text(book, NULL);
    ck_assert_int_eq(report(playbook, "calendar", "ics", false), EMP_OK);
    struct str rest = {got.text, got.len}, line;
    size_t begun = 0, ended = 0;
    while (str_split(&rest, '\n', &line)) {
        ck_assert(str_ends(line, S("\r")));
        ck_assert_uint_le(line.len, 76);
        begun += str_starts(line, S("BEGIN:VEVENT"));
        ended += str_starts(line, S("END:VEVENT"));
    }
    ck_assert_uint_eq(begun, ended);
    ck_assert_uint_gt(begun, 3);
    emp_free(playbook);
}
END_TEST

// More roles and gestures than a table is for: refused at once.
START_TEST(test_too_large) {
    struct buf text = buf_new(&arena);
    buf_text(&text, "empower: 1\nplaybook: t\ntitle: T\nroles:\n");
    for (int i = 0; i < 2000; i++) buf_fmt(&text, "  r%d: {}\n", i);
    buf_text(&text, "gestures:\n");
    for (int i = 0; i < 2000; i++) buf_fmt(&text, "  g%d: {authority: [{r%d: $5 per x}]}\n", i, i);
    buf_char(&text, '\0');
    struct emp_playbook *playbook = open_text(text.ptr, NULL);
    ck_assert_int_eq(report(playbook, "matrix", "text", false), EMP_OVER_LIMIT);
    ck_assert_int_eq(report(playbook, "exposure", "text", false), EMP_OVER_LIMIT);
    ck_assert_int_eq(report(playbook, "coverage", "text", false), EMP_OVER_LIMIT);
    ck_assert_int_eq(report(playbook, "calendar", "text", false), EMP_OK);
    emp_free(playbook);
}
END_TEST

// With the first allocation failing, then the second ..., until none does; each time on a playbook
// that has just run out of memory.
static void fail_each(struct emp_playbook *playbook, struct scarce *scarce, const char *kind,
                      const char *format) {
    bool fed = !strcmp(kind, "exposure") || !strcmp(kind, "coverage");
    enum emp_status status = EMP_NO_MEMORY;
    for (size_t n = 0; status != EMP_OK; n++) {
        scarce->until = scarce->given + n;
        status = report(playbook, kind, format, fed);
        ck_assert(status == EMP_OK || status == EMP_NO_MEMORY);
    }
}

START_TEST(test_every_allocation_failing) {
    struct emp_item kind, format;
    for (size_t i = 0; emp_figures_at(&kind, i); i++)
        for (size_t k = 0; emp_figures_format_at(&format, k); k++) {
            if (!strcmp(format.name, "ics") && strcmp(kind.name, "calendar")) continue;
            struct scarce scarce = {.until = SIZE_MAX};
            struct emp_allocator allocator = {scarce_alloc, scarce_free, &scarce};
            struct emp_playbook *playbook = open_text(book, &allocator);
            fail_each(playbook, &scarce, kind.name, format.name);
            emp_free(playbook);
            ck_assert_uint_eq(scarce.live, 0);
        }
}
END_TEST

RUN("reports", test_matrix, test_roles_barred, test_exposure, test_sums, test_calendar, test_words,
    test_very_many_words, test_csv, test_contacts, test_refusals, test_broken, test_ics,
    test_too_large, test_every_allocation_failing)
