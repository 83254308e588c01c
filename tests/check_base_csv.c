// Comma-separated values: records as RFC 4180 has them, and what files hold instead.
#include "base/buf.h"
#include "base/csv.h"
#include "check_base.h"

#include <string.h>

// All records of a text: cells between <>, records parted by |, mistakes as ! with their number.
static struct str all_records(const char *text, size_t len) {
    struct buf out = buf_new(&arena);
    struct str rest = {text, len};
    while (rest.len) {
        struct csv_record record;
        enum csv_state state = csv_read(&arena, rest, ',', true, &record);
        ck_assert_uint_gt(record.len, 0); // or it would never end
        ck_assert_uint_le(record.len, rest.len);
        if (out.len) buf_char(&out, '|');
        if (state != CSV_RECORD) buf_fmt(&out, "!%d", (int)state);
        for (size_t i = 0; state == CSV_RECORD && i < record.cells.n; i++)
            buf_fmt(&out, "<%.*s>", S_ARG(record.cells.items[i]));
        rest = str_from(rest, record.len);
    }
    return buf_str(&out);
}

START_TEST(test_records) {
    static const struct {
        const char *text, *records;
    } rows[] = {
        {"a,b,c", "<a><b><c>"},
        {"a,b\r\nc,d\r\n", "<a><b>|<c><d>"},
        {"a\nb\rc", "<a>|<b>|<c>"},
        {"\n\n", "<>|<>"},
        {",", "<><>"},
        {"a,", "<a><>"},
        {"\"a,b\",\"c\"\n", "<a,b><c>"},
        {"\"say \"\"no\"\"\"", "<say \"no\">"},
        {"\"\"", "<>"},
        {"\"\"\"\"", "<\">"},
        {"\"two\nlines\",x\ny", "<two\nlines><x>|<y>"},
        {"a \"b\" c", "<a \"b\" c>"}, // a quote inside of a plain cell is a letter
        {" \"a\",b", "< \"a\"><b>"},
        {"\"a\"b,c\nd", "!3|<d>"},
        {"\"never closed,c\nd,e", "!2|<d><e>"},
        {"\"", "!2"},
        {"x,\"never\nclosed", "!2|<closed>"},
        {"\xC3\xA9,\xF0\x9F\x8D\xB0", "<\xC3\xA9><\xF0\x9F\x8D\xB0>"},
    };
    EACH(i, rows)
    expect_of(rows[i].text, all_records(rows[i].text, strlen(rows[i].text)), rows[i].records);
}
END_TEST

START_TEST(test_lines_are_counted) {
    struct csv_record record;
    ck_assert_int_eq(csv_read(&arena, S("\"a\n\n\",b\r\nc"), ',', true, &record), CSV_RECORD);
    ck_assert_uint_eq(record.lines, 3);
    ck_assert_uint_eq(record.len, 9);
    ck_assert_int_eq(csv_read(&arena, S("c"), ',', true, &record), CSV_RECORD);
    ck_assert_uint_eq(record.lines, 0);
}
END_TEST

// However the bytes are cut, what is complete is complete, and the rest waits.
START_TEST(test_pieces) {
    const struct str whole = S("id,\"said \"\"so\"\"\"\r\n1,x\r\n");
    for (size_t cut = 1; cut < 17; cut++) {
        struct csv_record record;
        ck_assert_int_eq(csv_read(&arena, str_slice(whole, 0, cut), ',', false, &record), CSV_MORE);
    }
    for (size_t cut = 18; cut <= whole.len; cut++) {
        struct csv_record record;
        ck_assert_int_eq(csv_read(&arena, str_slice(whole, 0, cut), ',', false, &record),
                         CSV_RECORD);
        ck_assert_uint_eq(record.len, 18);
        EXPECT(record.cells.items[1], "said \"so\"");
    }
}
END_TEST

START_TEST(test_separators) {
    ck_assert_int_eq(csv_separator(S("a;b,c\n")), ';');
    ck_assert_int_eq(csv_separator(S("a\tb")), '\t');
    ck_assert_int_eq(csv_separator(S("a,b;c")), ',');
    ck_assert_int_eq(csv_separator(S("alone\n;")), ',');
    struct csv_record record;
    ck_assert_int_eq(csv_read(&arena, S("1,5;2"), ';', true, &record), CSV_RECORD);
    EXPECT(record.cells.items[0], "1,5");
}
END_TEST

// Every text of six of these bytes is read to its end, whatever it means.
START_TEST(test_all_short_texts) {
    static const char bytes[] = "\",\n\ra\xFF";
    enum { LENGTH = 6, KINDS = sizeof bytes - 1 };
    for (unsigned code = 0; code < 46656; code++) { // KINDS to the power of LENGTH
        char text[LENGTH];
        unsigned rest = code;
        for (size_t i = 0; i < LENGTH; i++, rest /= KINDS) text[i] = bytes[rest % KINDS];
        ck_assert_uint_gt(all_records(text, LENGTH).len, 0);
    }
}
END_TEST

RUN("base_csv", test_records, test_lines_are_counted, test_pieces, test_separators,
    test_all_short_texts)
