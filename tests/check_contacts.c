// Real contacts: what a line of JSON and a row of CSV become, and files that are not what they
// seem.
#include "check_decide.h"

#include "prove/contacts.h"

#include <string.h>

static const char book[] =
    "empower: 1\nplaybook: t\ntitle: T\ncurrency: GBP\neffective: 2026-04-01 to 2027-03-31\n"
    "applies_to: {channels: [phone, chat]}\nteams: {north: {roles: [agent]}}\n" CHAIN
    "facts:\n  fault: {yes_no: ours}\n  nights: {number: nights, unit: night}\n"
    "gestures:\n  credit: {title: Credit, authority: [{agent: £50 per stay}]}\n"
    "  gift: {title: Gift, authority: [{agent: no limit}]}\n";

static const struct playbook *playbook;

static void open_book(void) {
    playbook = read_str(str_of(book));
}

// What a contact asks, in short.
static void tell(struct buf *out, struct contact *contact) {
    const struct question *q = &contact->question;
    if (out->len) buf_text(out, " | ");
    buf_fmt(out, "%d:%.*s", (int)contact->line, S_ARG(q->id));
    if (q->error.len) buf_fmt(out, " ERROR %.*s", S_ARG(q->error));
    if (!q->error.len && contact->asks) {
        const struct request *request = question_request(&contact->question);
        buf_fmt(out, " %.*s %.*s", S_ARG(role_of(playbook, request->role)),
                S_ARG(request->gesture->entry.id.s));
        if (request->has_amount) buf_fmt(out, " %d", (int)request->amount);
        buf_fmt(out, " facts %zu also %zu", request->n_known, request->n_also_given);
    }
    if (contact->said.len) buf_fmt(out, " said <%.*s>", S_ARG(contact->said));
}

// All contacts of a file that comes in pieces of `piece` bytes.
static struct str read_in_pieces(struct contacts *contacts, struct str file, size_t piece) {
    struct arena scratch;
    struct buf out = buf_new(&arena);
    struct contact contact;
    arena_init(&scratch, allocator_malloc, 0);
    for (bool more = true; more;) {
        struct str bytes = str_slice(file, 0, piece);
        size_t taken = contacts_feed(contacts, bytes);
        more = bytes.len > 0;
        file = str_from(file, taken);
        while (contact_next(contacts, &scratch, &contact)) {
            tell(&out, &contact);
            arena_reset(&scratch, (struct arena_mark){0});
        }
    }
    arena_free(&scratch);
    if (contacts->error.len) buf_fmt(&out, "FILE %.*s", S_ARG(contacts->error));
    return buf_str(&out);
}

static struct str contacts_of(const char *file, size_t piece) {
    struct contacts contacts = contacts_new(&arena, playbook, CONTACTS_BY_FIRST_BYTE);
    contacts.role = S("agent");
    return read_in_pieces(&contacts, str_of(file), piece);
}

static const struct {
    const char *file, *told;
} files[] = {
    // JSON lines and CSV say the same
    {"{\"id\":1,\"gesture\":\"credit\",\"amount\":\"£5\",\"facts\":{\"fault\":true,\"nights\":2},"
     "\"said\":\"so\"}\n",
     "1:1 agent credit 500 facts 2 also 0 said <so>"},
    {"id,gesture,amount,fault,nights,said\n1,credit,£5,yes,2,so\n",
     "2:\"1\" agent credit 500 facts 2 also 0 said <so>"},
    {"id;gesture;amount;fault;nights;said\n1;credit;£5;TRUE;2 nights;so",
     "2:\"1\" agent credit 500 facts 2 also 0 said <so>"},
    // a byte order mark, CRLF, blank lines, blanks round cells
    {"\xEF\xBB\xBFgesture, role\r\n\r\n credit , lead \r\n\r\n",
     "3:null lead credit facts 0 also 0"},
    {"\xEF\xBB\xBF\n{\"gesture\":\"gift\",\"role\":\"lead\"}\r\n\n",
     "2:null lead gift facts 0 also 0"},
    // an empty cell is not said; a contact may only say something
    {"gesture,amount,said\ncredit,,\n,,hello\n,5,\n",
     "2:null agent credit facts 0 also 0 | 3:null said <hello> | 4:null ERROR It names no gesture, "
     "and nothing that was said."},
    {"gesture,also_given\ncredit,\"gift, credit\"\ncredit,gift;credit\n",
     "2:null agent credit facts 0 also 2 | 3:null agent credit facts 0 also 2"},
    {"gesture,channel,team,country\ngift,phone,north,GB\n", "2:null agent gift facts 3 also 0"},
    {"said,channel\nhello,fax\n",
     "2:null ERROR channel: \"fax\" is no value of channel. Write phone or chat."},
    // lines that cannot be; the others go on
    {"gesture,amount\ngft,\ncredit,five\ncredit\ncredit,5\n",
     "2:null ERROR There is no gesture \"gft\" in this playbook. Did you mean \"gift\"? | "
     "3:null ERROR The amount \"five\" cannot be: \"five\" is no amount: write it in "
     "digits, as in £50. | "
     "4:null ERROR The line has 1 cell, and the first line names 2 columns. | "
     "5:null agent credit 500 facts 0 also 0"},
    {"gesture,said\ngift,\"a\nb\"\ngift,\"c\"d\ngift,\"open\n",
     "2:null agent gift facts 0 also 0 said <a\nb> | "
     "4:null ERROR A quotation mark (\") inside of a quoted cell must be doubled (\"\"). | "
     "5:null ERROR A quotation mark (\") is opened and not closed."},
    {"gesture,said\ngift,\xFF\ngift,x\n",
     "2:null ERROR The line is not written in UTF-8. Save the file as \"CSV UTF-8\". | "
     "3:null agent gift facts 0 also 0 said <x>"},
    {"{\"gesture\":\"gift\"}\n[]\n{\"gesture\":\"gift\",\"colour\":1}\n{\"said\":7}\n",
     "1:null agent gift facts 0 also 0 | 2:null ERROR The line is no JSON object. | "
     "3:null ERROR There is no field \"colour\"; a contact has id, role, gesture, amount, facts, "
     "given, times_given, also_given, as_of, said and channel. | "
     "4:null ERROR \"said\" is a text."},
    {"gesture,\ngift,\ngift,x\n",
     "2:null agent gift facts 0 also 0 | 3:null ERROR Column 2 holds \"x\", but has no name."},
    // files that are none
    {"", "FILE It has no first line that names its columns."},
    {"\n\n", "FILE It has no first line that names its columns."},
    {"gesture,gesture\n", "FILE Two columns are called \"gesture\"."},
    {"role,fault\nagent,yes\n", "FILE Its first line must name a column gesture, or said."},
    {"gesture,nigths\n",
     "FILE There is no column \"nigths\". Did you mean \"nights\"? There are: id, role, gesture, "
     "amount, given, times_given, also_given, as_of, said, channel, country, team, fault, "
     "nights."},
    {"\"gesture\n", "FILE A quotation mark (\") is opened and not closed."},
};

START_TEST(test_files) {
    open_book();
    EACH(i, files) expect_of(files[i].file, contacts_of(files[i].file, SIZE_MAX), files[i].told);
}
END_TEST

START_TEST(test_pieces) {
    open_book();
    EACH(i, files)
    for (size_t piece = 1; piece < 8; piece++)
        expect_of(files[i].file, contacts_of(files[i].file, piece), files[i].told);
}
END_TEST

static struct str repeated(const char *head, char c, size_t n, const char *tail) {
    struct buf out = buf_new(&arena);
    buf_text(&out, head);
    buf_repeat(&out, c, n);
    buf_text(&out, tail);
    return buf_str(&out);
}

// A line that is too long is passed over, and a quote that is never closed swallows one line only.
START_TEST(test_long_lines) {
    static const struct {
        const char *head, *tail, *told;
    } rows[] = {
        {"gesture,said\ngift,", "\ngift,x\n",
         "2:null ERROR The line is longer than 64 KiB. | 3:null agent gift facts 0 also 0 said "
         "<x>"},
        {"{\"gesture\":\"gift\"}\n{\"said\":\"", "\"}\n{\"gesture\":\"gift\"}\n",
         "1:null agent gift facts 0 also 0 | 2:null ERROR The line is longer than 64 KiB. | "
         "3:null agent gift facts 0 also 0"},
        {"gesture,said\ngift,\"open\ngift,x\n", "\ngift,y\n",
         "2:null ERROR A quotation mark (\") is opened and not closed. | 3:null agent gift facts 0 "
         "also 0 said <x> | 4:null ERROR The line is longer than 64 KiB. | 5:null agent gift facts "
         "0 also 0 said <y>"},
    };
    open_book();
    EACH(i, rows) {
        struct str file = repeated(rows[i].head, 'a', 3 * CONTACT_LONGEST, rows[i].tail);
        for (size_t piece = 1000; piece < 200000; piece *= 7) {
            struct contacts contacts = contacts_new(&arena, playbook, CONTACTS_BY_FIRST_BYTE);
            contacts.role = S("agent");
            expect_of(rows[i].head, read_in_pieces(&contacts, file, piece), rows[i].told);
        }
    }
}
END_TEST

// The memory of the file does not grow with it.
START_TEST(test_constant_memory) {
    open_book();
    struct contacts contacts = contacts_new(&arena, playbook, CONTACTS_CSV);
    struct arena scratch;
    struct contact contact;
    arena_init(&scratch, allocator_malloc, 0);
    size_t held = 0, n = 0;
    contacts_feed(&contacts, S("gesture,role,said\n"));
    for (size_t i = 0; i < 5000; i++) {
        contacts_feed(&contacts, S("gift,agent,\"the same, again\"\n"));
        while (contact_next(&contacts, &scratch, &contact)) {
            n++;
            arena_reset(&scratch, (struct arena_mark){0});
        }
        if (i == 100) held = arena.held + scratch.held;
    }
    ck_assert_uint_ge(n, 4999);
    ck_assert_uint_eq(arena.held + scratch.held, held);
    arena_free(&scratch);
}
END_TEST

// A contact is asked of two playbooks; what only one knows is left out of the other's question.
START_TEST(test_two_playbooks) {
    open_book();
    static const char other_book[] =
        "empower: 1\nplaybook: t\ntitle: T\ncurrency: GBP\n" CHAIN
        "facts: {tier: {choice: [plain, gold]}}\ngestures: {credit: {authority: [{agent: £9 per "
        "stay}]}}\n";
    struct contacts contacts = contacts_new(&arena, playbook, CONTACTS_BY_FIRST_BYTE);
    contacts.also = read_str(str_of(other_book));
    contacts.role = S("agent");
    struct contact contact;
    contacts_feed(&contacts, S("gesture,fault,tier\ncredit,yes,gold\ngift,no,plain\n"));
    ck_assert(contact_next(&contacts, &arena, &contact));
    ck_assert_uint_eq(question_request(&contact.question)->n_known, 1);
    contact_also(&contacts, &arena, &contact);
    EXPECT(contact.question.error, "");
    ck_assert_ptr_eq(contact.question.playbook, contacts.also);
    ck_assert_uint_eq(question_request(&contact.question)->n_known, 1);
    ck_assert(contact_next(&contacts, &arena, &contact));
    contact_also(&contacts, &arena, &contact);
    EXPECT(contact.question.error,
           "There is no gesture \"gift\" in this playbook. `empower show gestures` lists them.");
}
END_TEST

RUN("contacts", test_files, test_pieces, test_long_lines, test_constant_memory, test_two_playbooks)
