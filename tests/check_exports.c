// Checks the exports: what other software reads in them, and what it must not.
#include "check_api.h"

#define ZLIB_CONST // what is read is const
#include <zlib.h>

// Texts that mean something to the software that reads them.
#define HOSTILE "~a =b #c {d} e:f \\\\ // <b>&amp;</b> $CATEGORY: x -> y"

static const char book[] =
    "empower: 1\nplaybook: house\ntitle: The house\ncurrency: GBP\n"
    "effective: 2026-04-01 to 2027-03-31\n"
    "roles:\n"
    "  agent: {title: Agent, frontline: yes, reports_to: lead}\n"
    "  host: {title: Host, frontline: yes, reports_to: lead}\n"
    "  lead: {title: Lead, reach: desk 1, replies_within: 5 minutes}\n"
    "facts:\n"
    "  fault: {yes_no: \"Did we cause it?\"}\n"
    "  given: {money: credited before, assume: £0}\n"
    "gestures:\n"
    "  credit: {title: \"=1+1\", kind: credit, cost: £5, authority: [{agent: £50 per stay},\n"
    "           {host: £11 per stay}, {lead: £250 per stay}]}\n"
    "  late: {title: Late check-out, kind: fee-waiver, authority: [{lead: no limit}]}\n"
    "  days: {title: Days, kind: extension, unit: day, at_least: 2 days, authority: nobody,\n"
    "         approval: {replies_within: 15 minutes}}\n"
    "scenarios:\n"
    "  noise: {title: Noise, moment: recover, signals: [so loud, '/secret.?pattern/'],\n"
    "          acknowledge: Say sorry., offer_in_order: [credit, late], next_step: Ring at ten.}\n"
    "  bar: {title: Bar, roles: [host], signals: [cold soup], next_step: Warm it.}\n"
    "exercises:\n"
    "  play: {kind: role-play, brief: A short night., ask: What would you give?,\n"
    "         customer_knows: [a secret], trainer_looks_for: [a secret hint]}\n"
    "  quiz: {kind: quiz, question: \"" HOSTILE "\", options: [\"" HOSTILE " 1\", \"%50%half\",\n"
    "         \"[html]x\"], answer: \"%50%half\", because: \"" HOSTILE " 2\"}\n"
    "examples:\n"
    "  - {as: agent, give: credit, amount: £40, facts: {fault: yes}, expect: allow}\n"
    "  - {as: host, give: credit, amount: £11, facts: {fault: yes}, expect: allow}\n"
    "  - {as: lead, give: credit, amount: £250, facts: {fault: yes}, expect: allow}\n";

static struct answer answer;

static void teardown(void) {
    forget(&answer);
}

static enum emp_status export_from(const char *text, const char *format, const char *role,
                                   struct scarce *scarce) {
    struct emp_allocator allocator = {give, take_back, scarce};
    struct emp_file file = {"playbook.yaml", text, strlen(text)};
    struct emp_export_options options = {.role = role};
    struct emp_playbook *playbook;
    enum emp_status status = emp_read(&playbook, &file, 1, NULL, scarce ? &allocator : NULL);
    forget(&answer);
    if (status == EMP_OK) status = emp_export(playbook, format, &options, take, &answer);
    emp_free(playbook);
    return status;
}

// ---- ZIP archives, read from their directory ----

static size_t number_at(const char *at, int bytes) {
    size_t number = 0;
    for (int i = bytes; i-- > 0;) number = number << 8 | (unsigned char)at[i];
    return number;
}

static struct answer inflated(const char *packed, size_t len, size_t size) {
    struct answer out = {malloc(size + 1), size};
    z_stream stream = {.next_in = (const Bytef *)packed, .avail_in = (uInt)len};
    ck_assert_int_eq(inflateInit2(&stream, -MAX_WBITS), Z_OK);
    stream.next_out = (Bytef *)out.text;
    stream.avail_out = (uInt)size;
    ck_assert_int_eq(inflate(&stream, Z_FINISH), Z_STREAM_END);
    ck_assert_uint_eq(stream.total_out, size);
    ck_assert_int_eq(inflateEnd(&stream), Z_OK);
    out.text[size] = '\0';
    return out;
}

// All files of an archive, one behind the other.
static struct answer unzipped(struct answer zip) {
    struct answer all = {NULL, 0};
    const char *end = zip.text + zip.len - 22, *entry = zip.text + number_at(end + 16, 4);
    ck_assert_mem_eq(end, "PK\5\6", 4);
    for (size_t n = number_at(end + 10, 2); n-- > 0;) {
        const char *header = zip.text + number_at(entry + 42, 4);
        size_t name = number_at(entry + 28, 2), packed = number_at(entry + 20, 4);
        ck_assert_mem_eq(entry, "PK\1\2", 4);
        ck_assert_mem_eq(header, "PK\3\4", 4);
        ck_assert_mem_eq(header + 4, entry + 6, 26); // what both of them say
        ck_assert_mem_eq(header + 30, entry + 46, name);
        struct answer file = inflated(header + 30 + name, packed, number_at(entry + 24, 4));
        ck_assert_uint_eq(crc32(0, (const Bytef *)file.text, (uInt)file.len),
                          number_at(entry + 16, 4));
        take(&all, file.text, file.len);
        forget(&file);
        entry += 46 + name;
    }
    ck_assert_ptr_eq(entry, end);
    return all;
}

static const char *exported(const char *format, const char *role) {
    ck_assert_int_eq(export_from(book, format, role, NULL), EMP_OK);
    if (strncmp(answer.text, "PK", 2)) return answer.text;
    struct answer files = unzipped(answer);
    forget(&answer);
    answer = files;
    return answer.text;
}

static void expect_part(const char *format, const char *role, const char *part) {
    ck_assert_msg(strstr(exported(format, role), part), "no <%s> in %s", part, answer.text);
}

static void expect_no(const char *format, const char *role, const char *part) {
    ck_assert_msg(!strstr(exported(format, role), part), "<%s> in %s", part, answer.text);
}

// ---- GIFT, read as Moodle reads it ----

struct gift {
    char text[9][999]; // the question, then its options and its feedback, unescaped
    char marks[9];     // '{' '=' '~' '#'
    size_t n;
};

// A mark counts where no backslash stands before it.
static const char *take_text(char *out, const char *from) {
    for (; !strchr("{}=~#", *from); from++) {
        ck_assert_msg(strncmp(from, "\n\n", 2), "an empty line in a question");
        if (*from == '\\') from++;
        *out++ = *from == 'n' && from[-1] == '\\' ? '\n' : *from;
    }
    while (out[-1] == '\n' || out[-1] == ' ') out--;
    *out = '\0';
    return from;
}

static struct gift read_gift(const char *text, const char *name) {
    struct gift gift = {.n = 0};
    const char *at = strstr(text, name);
    ck_assert_msg(at != NULL, "no %s in %s", name, text);
    at = take_text(gift.text[gift.n++], at + strlen(name));
    for (gift.marks[0] = '{'; *at != '}'; gift.n++) {
        if (*at == '{') at += strspn(at, "{\n");
        if (*at == '}') break;
        gift.marks[gift.n] = *at;
        at = take_text(gift.text[gift.n], at + strspn(at, "=~#"));
    }
    return gift;
}

#define PLAIN(s) "~a =b #c {d} e:f \\ // <b>&amp;</b> $CATEGORY: x -> y" s

START_TEST(gift_keeps_every_character) {
    struct gift gift = read_gift(exported("gift", NULL), "\n::quiz::[plain]");
    ck_assert_uint_eq(gift.n, 5);
    ck_assert_mem_eq(gift.marks, "{~=~#", 5);
    ck_assert_str_eq(gift.text[0], PLAIN(""));
    ck_assert_str_eq(gift.text[1], PLAIN(" 1"));
    ck_assert_str_eq(gift.text[2], "[plain]%50%half"); // else a weight of 50
    ck_assert_str_eq(gift.text[3], "[plain][html]x");  // else HTML
    ck_assert_str_eq(gift.text[4], PLAIN(" 2"));
}
END_TEST

START_TEST(gift_asks_for_an_essay_where_there_is_no_answer) {
    struct gift gift = read_gift(exported("gift", NULL), "\n::play::[plain]");
    ck_assert_uint_eq(gift.n, 1);
    ck_assert_str_eq(gift.text[0], "A short night.\nWhat would you give?");
}
END_TEST

START_TEST(gift_asks_what_examples_know) {
    struct gift gift = read_gift(exported("gift", "agent"), "\n::credit-agent-");
    const char *text = strstr(gift.text[0], "[plain]");
    ck_assert_str_eq(text,
                     "[plain]As Agent, may you do this alone: =1+1, £40?\n- Did we cause it? yes");
    ck_assert_uint_eq(gift.n, 7);
    ck_assert_mem_eq(gift.marks, "{=~~~~#", 7);
}
END_TEST

START_TEST(gift_sorts_into_categories_by_id) {
    expect_part("gift", NULL, "\n$CATEGORY: $course$/top/house/exercises\n\n::play::");
    expect_part("gift", NULL, "\n$CATEGORY: $course$/top/house/examples/credit\n\n::credit-agent-");
}
END_TEST

// ---- Anki ----

START_TEST(anki_has_four_columns_and_an_id_for_every_note) {
    const char *line = exported("anki", NULL);
    size_t notes = 0;
    for (; *line; line = strchr(line, '\n') + 1) {
        size_t tabs = 0;
        for (const char *c = line; *c != '\n'; c++) tabs += *c == '\t';
        notes += *line != '#';
        if (*line != '#') ck_assert_uint_eq(tabs, 3);
        if (*line != '#') ck_assert_mem_eq(line, "house:", 6);
    }
    // two scenarios, three gestures for two roles, one exercise with an answer and two examples
    ck_assert_uint_eq(notes, 2 + 3 * 2 + 3);
}
END_TEST

static const struct {
    const char *format, *role, *part;
} parts[] = {
    {"anki", NULL, "#separator:tab\n#html:true\n#notetype:Basic\n#deck:house\n"},
    {"anki", "agent",
     "house:scenario:noise\t<p><b>You hear</b></p><ul><li>“so loud”</li></ul>\t<p>Noise</p>"
     "<p><b>Say</b></p><p>Say sorry.</p>"},
    {"anki", "agent", "<li>=1+1: up to £50 per stay</li><li>Late check-out: ask Lead</li>"},
    {"anki", "agent",
     "house:gesture:credit:agent\t<p>As Agent, how much may you give alone: =1+1?</p>\t"
     "<p>up to £50 per stay</p><p><b>Above that</b></p><p>Lead, desk 1, within 5 minutes</p>"
     "\tgesture\n"},
    {"anki", "agent",
     "house:gesture:late:agent\t<p>As Agent, how much may you give alone: Late "
     "check-out?</p>\t<p>not alone</p>"},
    {"anki", NULL, "house:question:quiz\t<p>~a =b #c {d} e:f \\ // &lt;b&gt;&amp;amp;&lt;/b&gt;"},
    {"json", NULL, "{\n  \"schema_version\": 1,\n  \"digest\": \""},
    {"json", NULL, "\"money\": {\n    \"currency\": \"GBP\",\n    \"decimals\": 2\n  }"},
    {"json", NULL, "\"at_least\": \"2\",\n      \"authority\": [],\n"}, // days; nobody
    {"json", NULL,
     "\"replies_within\": {\n          \"count\": 15,\n          \"unit\": \"minute\""},
    {"json", NULL,
     "\"cost\": \"5.00\",\n      \"authority\": [\n        {\n          \"role\": \"agent\",\n"},
    {"json", NULL,
     "\"amount\": \"50.00\",\n            \"per\": \"stay\",\n            "
     "\"exactly\": false,\n            \"words\": \"£50 per stay\"\n"},
    {"scorm", NULL, "<title>The house</title>\n<adlcp:masteryscore>80</adlcp:masteryscore>\n"},
    {"scorm", NULL,
     "<resource identifier=\"page\" type=\"webcontent\" "
     "adlcp:scormtype=\"sco\" href=\"index.html\">"},
    {"scorm", NULL, "identifier=\"course-house\""},
    {"scorm", "agent", "<summary><h3>Noise</h3>\n</summary>"},
    {"scorm", NULL,
     "<fieldset data-right=\"1\" aria-describedby=\"t0\">\n<legend>1</legend>\n"
     "<div id=\"t0\">\n<p class=\"ask\">~a =b #c {d} e:f \\ // &lt;b&gt;&amp;amp;"
     "&lt;/b&gt;"},
    {"scorm", "agent",
     "<p class=\"ask\">As Agent, may you do this alone: =1+1, £40?</p>\n<ul>\n"
     "<li>Did we cause it? yes</li>\n</ul>\n"},
    {"csv", NULL, "\r\ncredit,\"'=1+1\",always,agent,Agent,£50 per stay,50.00,GBP,stay,"},
    {"site", NULL, "<article id=\"scenario-noise\""},
    {"site", "agent", "<strong>£50 per stay</strong>"},
    {"csv", NULL, "\r\nlate,Late check-out,always,agent,Agent,,,,,,no,no,no,lead,approval\r\n"},
};

START_TEST(what_an_export_says) {
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        expect_part(parts[i].format, parts[i].role, parts[i].part);
}
END_TEST

// ---- what nobody may learn from it ----

static const struct {
    const char *format, *role, *secret;
} secrets[] = {
    {"gift", NULL, "secret"}, // what the customer knows, what the trainer looks for, patterns
    {"anki", NULL, "secret"},   {"gift", NULL, "£250"},
    {"anki", NULL, "£250"},                                   // people above
    {"gift", "agent", "£11"},   {"anki", "agent", "£11"},     // the others
    {"anki", "agent", "soup"},  {"anki", "agent", "A short"}, // has no answer to turn to
    {"csv", "agent", "Host"},   {"scorm", NULL, "secret"},
    {"scorm", NULL, "£250"},    {"scorm", "agent", "£11"},
    {"scorm", "agent", "soup"}, {"csv", "agent", "Host"},
    {"site", NULL, "£250"},     {"site", "agent", "£11"},
    {"site", "agent", "soup"},  {"site", NULL, "a secret"},
};

START_TEST(what_an_export_keeps_quiet_about) {
    for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++)
        expect_no(secrets[i].format, secrets[i].role, secrets[i].secret);
}
END_TEST

START_TEST(json_says_what_it_could_not_read) {
    static const char broken[] = "empower: 1\nplaybook: house\ntitle: A\ngestures:\n  a: {b: [}\n";
    ck_assert(strstr(exported("json", NULL), "\"readable\": true") != NULL);
    ck_assert_int_eq(export_from(broken, "json", NULL, NULL), EMP_OK);
    ck_assert(strstr(answer.text, "\"readable\": false") != NULL);
}
END_TEST

// ---- all of them ----

static const char empty[] = "empower: 1\nplaybook: house\ntitle: The house\ncurrency: GBP\n";

START_TEST(where_there_is_nothing_to_export_it_is_said) {
    ck_assert_int_eq(export_from(empty, "gift", NULL, NULL), EMP_NOT_FOUND);
    ck_assert_int_eq(export_from(empty, "anki", NULL, NULL), EMP_NOT_FOUND);
    ck_assert_int_eq(export_from(empty, "csv", NULL, NULL), EMP_NOT_FOUND);
    ck_assert_int_eq(export_from(empty, "scorm", NULL, NULL), EMP_NOT_FOUND);
    ck_assert_int_eq(export_from(empty, "site", NULL, NULL), EMP_NOT_FOUND);
    ck_assert_int_eq(export_from(book, "gift", "nobody", NULL), EMP_NOT_FOUND);
    ck_assert_int_eq(export_from(book, "goft", NULL, NULL), EMP_BAD_ARGUMENT);
}
END_TEST

START_TEST(the_same_playbook_gives_the_same_bytes) {
    struct emp_export export;
    for (size_t i = 0; emp_export_at(&export, i); i++) {
        exported(export.name, NULL);
        struct answer first = answer;
        answer = (struct answer){NULL, 0};
        exported(export.name, NULL);
        ck_assert_uint_eq(first.len, answer.len);
        ck_assert_mem_eq(first.text, answer.text, first.len);
        forget(&first);
    }
}
END_TEST

static void run_out(const char *format) {
    enum emp_status status = EMP_NO_MEMORY;
    for (long n = 0; status != EMP_OK; n++) {
        struct scarce scarce = {n, 0};
        status = export_from(book, format, NULL, &scarce);
        ck_assert(status == EMP_OK || status == EMP_NO_MEMORY);
        ck_assert_int_eq(scarce.out, 0);
    }
}

START_TEST(running_out_of_memory_leaves_nothing_behind) {
    struct emp_export export;
    for (size_t i = 0; emp_export_at(&export, i); i++) run_out(export.name);
}
END_TEST

RUN_BETWEEN("exports", NULL, teardown, gift_keeps_every_character,
            gift_asks_for_an_essay_where_there_is_no_answer, gift_asks_what_examples_know,
            gift_sorts_into_categories_by_id, anki_has_four_columns_and_an_id_for_every_note,
            what_an_export_says, what_an_export_keeps_quiet_about, json_says_what_it_could_not_read,
            where_there_is_nothing_to_export_it_is_said, the_same_playbook_gives_the_same_bytes,
            running_out_of_memory_leaves_nothing_behind)
