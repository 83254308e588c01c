// Questions that cannot be: what is said of each, in words and as lines of a batch.
#include "check_decide.h"

static const char book[] = HEADER CHAIN
    "applies_to: {channels: [phone, mail]}\n"
    "facts:\n  fault: {yes_no: ours}\n  tier: {choice: [plain, silver, gold]}\n"
    "  fare: {money: fare}\n  seats: {number: seats, unit: seat}\n  bought: {date: bought}\n"
    "terms: {good: {tier: gold}}\n"
    "gestures:\n  credit: {authority: [{agent: £50 per stay}]}\n"
    "  bags: {unit: bag, authority: [{agent: 2 bags per stay}]}\n";

static struct playbook *playbook;

static struct question new_question(void) {
    playbook = read_str(str_of(book));
    expect_clean(book);
    return question_new(&arena, playbook);
}

// Words set off by blanks; '~' stands for a blank within one of them, '""' for an empty one.
static bool ask_words(struct question *q, const char *words) {
    struct str rest = str_of(words), word, list[16];
    size_t n = 0;
    for (; str_word(&rest, &word); n++) {
        char *copy = (char *)(size_t)str_dup(&arena, word).ptr;
        for (char *at = copy; *at; at++)
            if (*at == '~') *at = ' ';
        list[n] = str_eq(word, S("\"\"")) ? S("") : str_of(copy);
    }
    return question_words(q, list, n);
}

struct wrong_row {
    const char *asked, *says;
};

START_TEST(test_words_that_cannot_be) {
    static const struct wrong_row rows[] = {
        {"", "Name a gesture. `empower show gestures` lists them."},
        {"credits", "There is no gesture \"credits\" in this playbook. Did you mean \"credit\"?"},
        {"money", "There is no gesture \"money\" in this playbook. `empower show gestures` lists "
                  "them."},
        {"agent", "\"agent\" stands under roles, and a gesture is needed here. `empower show "
                  "gestures` lists them."},
        {"credit~£5~fault", "The quotes make one word of \"credit £5 fault\"; leave them out."},
        {"money~back", "There is no gesture \"money back\" in this playbook. `empower show "
                       "gestures` lists them."},
        {"credit ~", "There is no fact \" \" in this playbook. `empower show facts` lists them."},
        {"credit fault~", "There is no fact \"fault \" in this playbook. Did you mean \"fault\"?"},
        // amounts
        {"credit 0", "The amount \"0\" cannot be: it must be more than 0."},
        {"credit -5", "The amount \"-5\" cannot be: An amount cannot be negative. Write 5."},
        {"credit £5 £6", "There are two amounts; name one."},
        {"credit £5 amount=£6", "There are two amounts; name one."},
        {"credit €5", "The amount \"€5\" cannot be: \"€5\" is not written in GBP, the currency of "
                      "this playbook. Write £5."},
        {"credit =5", "The amount \"=5\" cannot be: \"=5\" is more than an amount: write only the "
                      "amount, as in £50."},
        {"credit -",
         "The amount \"-\" cannot be: \"-\" is no amount: write it in digits, as in £50."},
        {"credit .",
         "The amount \".\" cannot be: \".\" is no amount: write it in digits, as in £50."},
        {"credit zero", "\"zero\" is no fact, and an amount is written in figures: £0."},
        {"credit forty", "\"forty\" is no fact, and an amount is written in figures: £40."},
        {"bags two", "\"two\" is no fact, and an amount is written in figures: '2 bags'."},
        {"credit given=-1", "The given \"-1\" cannot be: An amount cannot be negative. Write 1."},
        {"bags given=-1", "given cannot be less than 0 (not \"-1\")."},
        {"credit times_given=-1", "times_given cannot be less than 0 (not \"-1\")."},
        {"credit times_given=often", "times_given \"often\" cannot be: \"often\" is no number: "
                                     "write it in digits, as in 30 or 2.5."},
        {"credit times_given=1.5", "times_given counts whole times (not \"1.5\")."},
        {"credit times_given=2~days", "times_given is a number without a unit (not \"2 days\")."},
        {"credit also_given=bags,,nix", "There is no gesture \"\" in this playbook. `empower show "
                                        "gestures` lists them."},
        // facts
        {"credit fualt", "There is no fact \"fualt\" in this playbook. Did you mean \"fault\"?"},
        {"credit bougt", "There is no fact \"bougt\" in this playbook. Did you mean \"bought\"?"},
        {"credit chanel=phone",
         "There is no fact \"chanel\" in this playbook. Did you mean \"channel\"?"},
        {"credit weather=5",
         "There is no fact \"weather\" in this playbook. `empower show facts` lists them."},
        {"credit \"\"", "There is no fact \"\" in this playbook. `empower show facts` lists them."},
        {"credit x5", "There is no fact \"x5\" in this playbook. `empower show facts` lists them."},
        {"credit good",
         "\"good\" is a term, which nobody can set: set the facts that it rests on."},
        {"credit role=lead",
         "\"role\" is no fact to set: say who asks with --role, or in \"role\"."},
        {"credit now=2026-01-01",
         "\"now\" is no fact to set: say when with --as-of, or in \"as_of\"."},
        {"credit tier", "tier needs a value, which is a choice: write tier=VALUE."},
        {"credit fault fault=no", "The fact \"fault\" is said twice."},
        {"credit fault=on", "fault: \"on\" is neither yes nor no, and fault is one of the two. "
                            "Write \"yes\"."},
        {"credit tier=bronze",
         "tier: \"bronze\" is no value of tier. Write plain, silver or gold."},
        {"credit bought=soon", "bought: \"soon\" is not written as a date: write the year first, "
                               "then month and day, as in 2026-04-01."},
        {"credit channel=fax", "channel: \"fax\" is no value of channel. Write phone or mail."},
    };
    EACH(i, rows) {
        struct question q = new_question();
        ck_assert_msg(!ask_words(&q, rows[i].asked), "of <%s>", rows[i].asked);
        expect_of(rows[i].asked, q.error, rows[i].says);
    }
}
END_TEST

START_TEST(test_words_that_go_together) {
    static const struct {
        const char *asked;
        int64_t amount;
        size_t known;
    } rows[] = {
        {"credit £50", 5000, 0},           {"credit 50 GBP fault", 5000, 1},
        {"credit .5~GBP", 0, 0},           {"bags 2 bags", 2000000, 0},
        {"bags 2 fault", 2000000, 1},      {"credit amount=£5 given=£3 times_given=1", 500, 2},
        {"credit 5 channel=mail", 500, 1}, {"credit also_given=bags,~credit 7", 700, 0},
    };
    EACH(i, rows) {
        struct question q = new_question();
        bool good = ask_words(&q, rows[i].asked);
        ck_assert_msg(good == (rows[i].amount > 0), "of <%s>: %.*s", rows[i].asked, S_ARG(q.error));
        if (!good) continue;
        ck_assert_int_eq(q.request.amount, rows[i].amount);
        ck_assert_uint_eq(question_request(&q)->n_known, rows[i].known);
    }
}
END_TEST

START_TEST(test_roles_and_dates_that_cannot_be) {
    struct question q = new_question();
    ck_assert(!question_role(&q, S("agnt")));
    EXPECT(q.error, "There is no role \"agnt\" in this playbook. Did you mean \"agent\"?");
    ck_assert(!question_role(&q, S("pilot")));
    EXPECT(q.error,
           "There is no role \"pilot\" in this playbook. `empower show roles` lists them.");
    ck_assert(!question_as_of(&q, S("20260401")));
    EXPECT(q.error, "The date \"20260401\" cannot be read: \"20260401\" is not written as a date: "
                    "write the year first, then month and day, as in 2026-04-01. Write "
                    "2026-04-01.");
    ck_assert(!question_as_of(&q, S("soon")));
    EXPECT(q.error, "The date \"soon\" cannot be read: \"soon\" is not written as a date: write "
                    "the year first, then month and day, as in 2026-04-01.");
}
END_TEST

// Every line has the role of the question where it says none.
START_TEST(test_lines_that_cannot_be) {
    static const struct wrong_row rows[] = {
        {"no", "This is no JSON that can be read: this may not stand here (line 1, column 2)."},
        {"[]", "The line is no JSON object."},
        {"{\"id\":true,\"gesture\":\"credit\"}", "\"id\" is a text or a number."},
        {"{\"gesture\":\"credit\",\"fact\":{}}",
         "There is no field \"fact\"; a line has id, role, gesture, amount, facts, given, "
         "times_given, also_given and as_of."},
        {"{}", "\"gesture\" is missing."},
        {"{\"gesture\":5}", "\"gesture\" is a text."},
        {"{\"gesture\":\"nix\"}",
         "There is no gesture \"nix\" in this playbook. `empower show gestures` lists them."},
        {"{\"gesture\":\"credit\",\"role\":[]}", "\"role\" is a text."},
        {"{\"gesture\":\"credit\",\"role\":\"a\\u0000b\"}",
         "A text has a NUL in it (\\u0000), which nothing here can have."},
        {"{\"gesture\":\"credit\",\"role\":\"\\u0000\"}",
         "A text has a NUL in it (\\u0000), which nothing here can have."},
        {"{\"gesture\":\"credit\",\"\\u0000\":1}",
         "A text has a NUL in it (\\u0000), which nothing here can have."},
        {"{\"gesture\":\"credit\",\"facts\":{\"fau\\u0000lt\":true}}",
         "A text has a NUL in it (\\u0000), which nothing here can have."},
        {"{\"gesture\":\"credit\",\"as_of\":2026}", "\"as_of\" is a text."},
        {"{\"gesture\":\"credit\",\"amount\":true}",
         "\"amount\" is an amount: a text or a number."},
        {"{\"gesture\":\"credit\",\"amount\":\"£0\"}",
         "The amount \"£0\" cannot be: it must be more than 0."},
        {"{\"gesture\":\"credit\",\"given\":{}}", "\"given\" is an amount: a text or a number."},
        {"{\"gesture\":\"credit\",\"times_given\":1.5e3}",
         "times_given \"1.5e3\" cannot be: \"1.5e3\" is more than a number and its unit."},
        {"{\"gesture\":\"credit\",\"also_given\":\"bags\"}",
         "\"also_given\" is a list of gestures."},
        {"{\"gesture\":\"credit\",\"also_given\":[1]}", "\"also_given\" is a list of gestures."},
        {"{\"gesture\":\"credit\",\"also_given\":[\"bag\"]}",
         "There is no gesture \"bag\" in this playbook. Did you mean \"bags\"?"},
        {"{\"gesture\":\"credit\",\"facts\":[]}", "\"facts\" is an object."},
        {"{\"gesture\":\"credit\",\"facts\":{\"tier\":[\"gold\"]}}",
         "The fact \"tier\" has one value, no list of them."},
        {"{\"gesture\":\"credit\",\"facts\":{\"tier\":{}}}",
         "The fact \"tier\" has one value, no list of them."},
        {"{\"gesture\":\"credit\",\"facts\":{\"tire\":null}}",
         "There is no fact \"tire\" in this playbook. Did you mean \"tier\"?"},
        {"{\"gesture\":\"credit\",\"facts\":{\"amount\":5}}",
         "\"amount\" does not stand among the facts: it has a field of its own."},
    };
    EACH(i, rows) {
        struct question q = new_question();
        ck_assert(question_role(&q, S("agent")));
        ck_assert_msg(!question_line(&q, str_of(rows[i].asked)), "of <%s>", rows[i].asked);
        expect_of(rows[i].asked, q.error, rows[i].says);
    }
    struct question q = new_question();
    ck_assert(!question_line(&q, S("{\"gesture\":\"credit\"}")));
    EXPECT(q.error, "\"role\" is missing.");
}
END_TEST

START_TEST(test_lines) {
    static const char line[] =
        "{\"id\":\"a \\\"b\\\"\",\"role\":\"lead\",\"gesture\":\"credit\",\"amount\":5,\"given\":"
        "\"£3\",\"times_given\":1,\"also_given\":[\"bags\"],\"as_of\":\"2026-04\",\"facts\":{"
        "\"fault\":true,\"tier\":\"gold\",\"fare\":20.50,\"seats\":null,\"channel\":\"mail\"}}";
    struct question q = new_question();
    ck_assert_msg(question_line(&q, str_of(line)), "%.*s", S_ARG(q.error));
    const struct request *request = question_request(&q);
    EXPECT(q.id, "\"a \\\"b\\\"\"");
    ck_assert_int_eq(request->amount, 500);
    ck_assert_uint_eq(request->n_known, 6);
    ck_assert_uint_eq(request->n_also_given, 1);
    ck_assert_int_eq(request->as_of.precision, DATE_MONTH);
    ck_assert_int_eq(request->known[4].value.amount, 2050);
    ck_assert_int_eq(request->known[2].value.yes, true);
}
END_TEST

START_TEST(test_what_a_line_may_leave_open) {
    struct question q = new_question();
    ck_assert(question_line(&q, S("{\"role\":\"lead\",\"gesture\":\"credit\",\"amount\":null}")));
    EXPECT(q.id, "null");
    ck_assert(!question_request(&q)->has_amount);
    q = new_question();
    ck_assert(question_line(&q, S("{\"id\":1e2,\"role\":\"lead\",\"gesture\":\"bags\",\"facts\":{"
                                  "\"fault\":false}}")));
    EXPECT(q.id, "1e2");
    ck_assert(!question_request(&q)->known[0].value.yes);
}
END_TEST

// Whoever reads other lines, too, may find a moment and a role in them that ask for nothing.
START_TEST(test_objects_that_ask_for_nothing) {
    static const char *const lines[] = {"{\"role\":\"lead\",\"as_of\":\"2026-04-01\"}",
                                        "{\"as_of\":\"2026-04-01\",\"gesture\":null}",
                                        "{\"as_of\":\"2026-04-01\",\"amount\":\"much\"}"};
    EACH(i, lines) {
        struct str error;
        const struct json_value *object = json_read(&arena, str_of(lines[i]), &error);
        struct question q = new_question();
        ck_assert(question_object(&q, object, false));
        ck_assert_ptr_null(q.request.gesture);
        ck_assert_int_eq(q.request.as_of.precision, DATE_DAY);
        ck_assert(!question_object(&q, object, true));
    }
    size_t n = 0;
    while (question_field_at(n).ptr) n++;
    EXPECT(question_field_at(0), "id");
    EXPECT(question_field_at(n - 1), "as_of");
}
END_TEST

// A misspelt fact is not compared with more than a thousand.
START_TEST(test_many_facts_are_not_all_compared) {
    struct buf text = buf_new(&arena);
    buf_text(&text, HEADER CHAIN "gestures: {g: {authority: nobody}}\nfacts:\n");
    for (int i = 0; i < 1000; i++) buf_fmt(&text, "  f%04d: {yes_no: f}\n", i);
    buf_text(&text, "  weather: {yes_no: fine}\n");
    playbook = read_str(buf_str(&text));
    expect_clean("many facts");
    struct question q = question_new(&arena, playbook);
    ck_assert(!question_fact(&q, S("whether"), S("yes")));
    EXPECT(q.error,
           "There is no fact \"whether\" in this playbook. `empower show facts` lists them.");
}
END_TEST

// ---- examples of a playbook ----

static bool ask_example(struct question *q, const char *gestures, const char *example) {
    struct str text = str_fmt(&arena,
                              HEADER CHAIN "facts: {fault: {yes_no: ours}}\n%sexamples:\n"
                                           "  - {expect: allow, %s}\n",
                              gestures, example);
    playbook = read_str(text);
    *q = question_new(&arena, playbook);
    ck_assert_uint_eq(playbook->examples.n, 1);
    return example_asks(q, &playbook->examples.items[0]);
}

static const char sound[] =
    "gestures:\n  credit: {authority: [{agent: £50 per stay}]}\n  gift: {authority: nobody}\n";

START_TEST(test_examples_that_cannot_be) {
    static const struct wrong_row rows[] = {
        {"as: boss, give: credit", "There is no role \"boss\""},
        {"as: agent, give: money", "There is no gesture \"money\""},
        {"as: agent, give: credit, facts: {weather: yes}", "There is no fact \"weather\""},
        {"as: agent, give: credit, also_given: [cake]", "There is no gesture \"cake\""},
        {"as: agent, give: credit, given: much", "The given \"much\" cannot be"},
        {"as: agent, give: credit, times_given: often", "often"},
        {"as: agent, give: credit, amount: much", "The amount \"much\" cannot be"},
    };
    EACH(i, rows) {
        struct question q;
        ck_assert(!ask_example(&q, sound, rows[i].asked));
        ck_assert_msg(str_find(q.error, str_of(rows[i].says)) >= 0, "of <%s>: %.*s", rows[i].asked,
                      S_ARG(q.error));
    }
}
END_TEST

START_TEST(test_an_example_asks_all_that_it_says) {
    struct question q;
    ck_assert(ask_example(&q, sound, "as: agent, give: credit"));
    ck_assert(!q.request.has_amount);
    ck_assert_int_eq(q.request.as_of.precision, DATE_NONE);
    ck_assert(ask_example(&q, sound,
                          "as: agent, give: credit, amount: £5, on: 2026-07-01, given: £1, "
                          "times_given: 2, also_given: [gift], facts: {fault: yes}"));
    ck_assert_int_eq(q.request.amount, 500);
    ck_assert_int_eq(q.request.as_of.precision, DATE_DAY);
    ck_assert_uint_eq(q.known.n, 3);
    ck_assert_uint_eq(q.also_given.n, 1);
}
END_TEST

START_TEST(test_a_gesture_that_cannot_be_read_is_not_asked_for) {
    struct question q;
    ck_assert(!ask_example(&q, "gestures: {credit: {authority: [{agent: much}]}}\n",
                           "as: agent, give: credit"));
    EXPECT(q.error, "A part of this gesture cannot be read; `empower lint` says which.");
}
END_TEST

RUN("decide-question", test_words_that_cannot_be, test_words_that_go_together,
    test_roles_and_dates_that_cannot_be, test_lines_that_cannot_be, test_lines,
    test_what_a_line_may_leave_open, test_objects_that_ask_for_nothing,
    test_many_facts_are_not_all_compared, test_examples_that_cannot_be,
    test_an_example_asks_all_that_it_says, test_a_gesture_that_cannot_be_read_is_not_asked_for)
