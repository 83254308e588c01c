// Checks UTF-8, the escaping for each place that text can go to, and digests.
#include "check_base.h"

#include "base/buf.h"
#include "base/digest.h"
#include "base/escape.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

// ---- UTF-8 ----

START_TEST(every_code_point_survives) {
    for (uint32_t wanted = 0; wanted <= 0x110000; wanted++) {
        char bytes[4];
        uint32_t got = 0;
        size_t n = utf8_encode(wanted, bytes);
        bool real = wanted <= 0x10FFFF && (wanted < 0xD800 || wanted > 0xDFFF);
        ck_assert_uint_eq(utf8_decode((struct str){bytes, n}, &got), real ? n : 0);
        if (real) ck_assert_uint_eq(got, wanted);
        ck_assert_int_eq(utf8_is_valid((struct str){bytes, n}), real);
        for (size_t cut = 1; cut < n; cut++) // a character cut off is none
            ck_assert_uint_eq(utf8_decode((struct str){bytes, cut}, &got), 0);
    }
}
END_TEST

START_TEST(bytes_that_are_no_utf8_are_refused) {
    static const struct str rows[] = {
        S_INIT("\x80"),             // no first byte
        S_INIT("\xBF"),             // the same
        S_INIT("\xC0\x80"),         // overlong NUL
        S_INIT("\xC1\xBF"),         // overlong DEL
        S_INIT("\xE0\x9F\xBF"),     // overlong U+07FF
        S_INIT("\xF0\x8F\xBF\xBF"), // overlong U+FFFF
        S_INIT("\xF4\x90\x80\x80"), // over U+10FFFF
        S_INIT("\xF5\x80\x80\x80"), // further over it
        S_INIT("\xFF"),
        S_INIT("\xC3("),     // the second byte is missing
        S_INIT("\xE2\x82("), // the third
    };
    uint32_t code_point;
    EACH(i, rows) {
        ck_assert_uint_eq(utf8_decode(rows[i], &code_point), 0);
        ck_assert(!utf8_is_valid(rows[i]));
        struct str within = str_fmt(&arena, "long plain text %.*s and after it", S_ARG(rows[i]));
        ck_assert(!utf8_is_valid(within));
    }
    ck_assert(utf8_is_valid(S("")));
    ck_assert(utf8_is_valid(S("twelve bytes plain, then \xC3\xA9 and plain again")));
}
END_TEST

START_TEST(text_is_counted_in_each_unit) {
    static const struct {
        const char *text;
        size_t points, utf16, cells;
    } rows[] = {
        {"", 0, 0, 0},
        {"plain text, longer than eight bytes", 35, 35, 35},
        {"é", 1, 1, 1},
        {"e\u0301", 2, 2, 1}, // a combining accent takes no cell
        {"€50", 3, 3, 3},
        {"日本", 2, 2, 4},            // wide
        {"😀", 1, 2, 2},               // two units of UTF-16
        {"a\x01\x7F\u202E", 4, 4, 1}, // controls take no cell
        {"\u200B", 1, 1, 0},          // zero width space
        {"ééééééééé日日日日日日日日日😀😀😀😀😀😀😀😀😀", 27, 36, 45},
    };
    EACH(i, rows) {
        struct str text = str_of(rows[i].text);
        ck_assert_uint_eq(utf8_count(text), rows[i].points);
        ck_assert_uint_eq(utf8_count_utf16(text), rows[i].utf16);
        ck_assert_uint_eq(utf8_cells(text), rows[i].cells);
    }
    ck_assert_uint_eq(utf8_cells(S("\xFF\xFE")), 2); // shown as U+FFFD each
}
END_TEST

START_TEST(text_is_cut_between_clusters) {
    static const struct {
        const char *text;
        size_t cells;
        const char *cut;
    } rows[] = {
        {"limit", 3, "lim"},
        {"limit", 5, "limit"},
        {"limit", 0, ""},
        {"", 0, ""},
        {"日本語", 4, "日本"},
        {"日本語", 3, "日"},              // half a wide character is none
        {"cafe\u0301s", 4, "cafe\u0301"}, // the accent stays with its letter
        {"cafe\u0301s", 3, "caf"},
        {"👩‍👩‍👧x", 2, ""}, // a family of six cells: all or nothing
        {"a\xFFz", 2, "a\xFF"},
    };
    EACH(i, rows)
    expect_of(rows[i].text, utf8_cut(str_of(rows[i].text), rows[i].cells), rows[i].cut);
}
END_TEST

START_TEST(words_are_folded) {
    static const struct {
        const char *text, *folded, *plain;
    } rows[] = {
        {"", "", ""},
        {"Noisy ROOM 7", "noisy room 7", "noisy room 7"},
        {"CAFÉ", "café", "cafe"},
        {"cafe\u0301", "café", "cafe"}, // composed
        {"Straße", "strasse", "strasse"},
        {"ΣΊΣΥΦΟΣ", "σίσυφοσ", "σισυφοσ"},
        {"ﬁne", "fine", "fine"},        // compatibility forms
        {"co\u00ADop", "coop", "coop"}, // a soft hyphen is no part of a word
        {"A\xFF", "a\xFF", "a\xFF"},    // no UTF-8: letters of ASCII only
    };
    EACH(i, rows) {
        expect_of(rows[i].text, utf8_fold(&arena, str_of(rows[i].text)), rows[i].folded);
        expect_of(rows[i].text, utf8_fold_plain(&arena, str_of(rows[i].text)), rows[i].plain);
    }
}
END_TEST

START_TEST(characters_have_properties) {
    static const uint32_t letters[] = {'a', 'Z', '7', 0xE9, 0x301, 0x65E5, 0x0664};
    static const uint32_t others[] = {' ', '-', '\'', 0xA0, 0x20AC, 0x2019, 0x1F600, 0};
    static const uint32_t controls[] = {0,      0x1F,   0x7F,   0x80,   0x9F,   0x61C,
                                        0x200E, 0x200F, 0x202A, 0x202E, 0x2066, 0x2069};
    static const uint32_t shown[] = {' ', '~', 0xA0, 0x61B, 0x200D, 0x2010, 0x202F, 0x2065, 0x206A};
    EACH(i, letters) ck_assert(utf8_is_letter(letters[i]));
    EACH(i, others) ck_assert(!utf8_is_letter(others[i]));
    EACH(i, controls) ck_assert(utf8_is_control(controls[i]));
    EACH(i, shown) ck_assert(!utf8_is_control(shown[i]));
}
END_TEST

// ---- escaping ----

typedef void escaper(struct buf *out, struct str s);

static void terminal(struct buf *out, struct str s) {
    escape_terminal(out, s, false);
}

static void terminal_lines(struct buf *out, struct str s) {
    escape_terminal(out, s, true);
}

static struct str escaped(escaper *escape, struct str s) {
    struct buf out = buf_new(&arena);
    escape(&out, s);
    return buf_str(&out);
}

START_TEST(each_place_has_its_escapes) {
    static const struct {
        escaper *escape;
        const char *text, *safe;
    } rows[] = {
        {terminal, "plain £50 日本", "plain £50 日本"},
        {terminal, "\x1b[31mred", "\\x1B[31mred"},
        {terminal, "a\nb\rc\td", "a\\x0Ab\\x0Dc d"},
        {terminal, "\x7F\xC2\x85\u202E\u200F", "\\x7F\\u{0085}\\u{202E}\\u{200F}"},
        {terminal, "\xFFz", "\\xFFz"},
        {terminal, "::error::x", ":\\:error::x"}, // GitHub, at the start only
        {terminal, " \t::x a::b", "  :\\:x a::b"},
        {terminal, "x ##[error] ##vso[task]", "x #\\#[error] #\\#vso[task]"}, // Azure, anywhere
        {terminal, "# 1 ## 2 ###[", "# 1 ## 2 ##\\#["},
        {terminal_lines, "a\n::b\n c\n ::d", "a\n:\\:b\n c\n :\\:d"},
        {terminal_lines, "a\r\n", "a\\x0D\n"},
        {escape_html, "<a href=\"x\">&'</a>", "&lt;a href=&quot;x&quot;&gt;&amp;&#39;&lt;/a&gt;"},
        {escape_html, "a\x01\x7F\xFF b\n\tc", "a\uFFFD\uFFFD\uFFFD b\n\tc"},
        {escape_xml, "<&>\"' é", "&lt;&amp;&gt;&quot;&#39; é"},
        {escape_xml, "a\x01\x0B\uFFFE\uFFFF\xFF\x7Fz",
         "a\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\x7Fz"}, // what XML 1.0 bans
        {escape_xml, "a\tb\r\nc", "a&#9;b&#13;&#10;c"},
        {escape_uri, "a b/c-1.2_~.yaml", "a%20b/c-1.2_~.yaml"},
        {escape_uri, "main:x?#%\xC3\xA9\n", "main%3Ax%3F%23%25%C3%A9%0A"},
        {escape_workflow, "50%, a: b\r\n\x1b", "50%25, a: b%0D%0A\\x1B"},
        {escape_workflow, "::x ##[y]", ":\\:x #\\#[y]"},
        {escape_workflow_property, "a,b::c=%\n", "a%2Cb%3A%3Ac=%25%0A"},
        {escape_sarif, "{0} [a](b) [c] \n\x1b", "{{0}} [a\\](b) [c] \\x0A\\x1B"},
        {escape_comment, "@team, #1 and $5 | a @b",
         "@&#8203;team, #&#8203;1 and $&#8203;5 \\| a @&#8203;b"},
        {escape_json, "say \"no\" \\ é\b\f\n\r\t\x01\x7F",
         "say \\\"no\\\" \\\\ é\\b\\f\\n\\r\\t\\u0001\\u007f"},
        {escape_json, "\u2028\u2029\u2027", "\\u2028\\u2029\u2027"}, // line ends of JavaScript
        {escape_json, "\xFFz", "\\ufffdz"},
        {escape_script, "[\"</script><!--\"]", "[\"\\u003c/script>\\u003c!--\"]"},
        {escape_csv, "plain", "plain"},
        {escape_csv, "", ""},
        {escape_csv, "a,b", "\"a,b\""},
        {escape_csv, "say \"no\"", "\"say \"\"no\"\"\""},
        {escape_csv, "a\nb", "\"a\nb\""},
        {escape_csv, " a", "\" a\""},
        {escape_csv, "a ", "\"a \""},
        {escape_csv,
         "a\xE2\x80\xAE"
         "b",
         "a\\u{202E}b"}, // it would turn the rest round
        {escape_csv, "\033[31mred\x7F\a", "\\u{001B}[31mred\\u{007F}\\u{0007}"},
        {escape_ics,
         "a\xE2\x80\xAE"
         "b\x07",
         "a\\u{202E}b\\u{0007}"},
        {escape_ics, "one, two; \\\nthree", "one\\, two\\; \\\\\\nthree"},
        {escape_csv, "=1+1", "\"'=1+1\""}, // no formulas
        {escape_csv, "+1", "\"'+1\""},
        {escape_csv, "@SUM(A1)", "\"'@SUM(A1)\""},
        {escape_csv, "-cmd", "\"'-cmd\""},
        {escape_csv, "-", "\"'-\""},
        {escape_csv, "\t=1", "\"'\t=1\""},
        {escape_csv, "\r=1", "\"'\r=1\""},
        {escape_csv, "-12.50", "-12.50"}, // a number is no formula
        {escape_markdown, "*a* _b_ [c](d) `e` <f> & g|h ~i~",
         "\\*a\\* \\_b\\_ \\[c\\](d) \\`e\\` \\<f\\> \\& g\\|h \\~i\\~"},
        {escape_markdown, "# 1", "\\# 1"},
        {escape_markdown, "a # 1 - 2 + 3 = 4", "a # 1 - 2 + 3 = 4"},
        {escape_markdown, "- a", "\\- a"},
        {escape_markdown, "+ a", "\\+ a"},
        {escape_markdown, "=== a", "\\=== a"},
        {escape_markdown, "1. a", "1\\. a"},
        {escape_markdown, "12) a", "12\\) a"},
        {escape_markdown, "1.5 a.", "1\\.5 a."},
        {escape_markdown, "1234567890. a", "1234567890. a"}, // too long for a list
        {escape_markdown, "a (b) c.", "a (b) c."},
        {escape_markdown, "12", "12"},
        {escape_markdown, "http://a www.b note: c", "http\\://a www\\.b note: c"},
        {escape_markdown, "  a\nb\x01z ", "a b z"},
        {escape_markdown, "a\\b", "a\\\\b"},
        {escape_roff, ".TH x\n.so y\n'a", "\\&.TH x\n\\&.so y\n\\&'a"},
        {escape_roff, "a. b's \"c\" \\fB", "a. b's \\(dqc\\(dq \\efB"},
        {escape_roff, "`^~\t€\x01z", "\\(ga\\(ha\\(ti \\[u20AC]z"},
    };
    EACH(i, rows)
    expect_of(rows[i].text, escaped(rows[i].escape, str_of(rows[i].text)), rows[i].safe);
}
END_TEST

START_TEST(no_control_reaches_a_terminal) {
    for (uint32_t c = 0; c < 0x3000; c++) {
        char bytes[4];
        struct str text = {bytes, utf8_encode(c, bytes)}, safe = escaped(terminal, text);
        for (size_t i = 0; i < safe.len;) {
            uint32_t shown;
            i += utf8_decode(str_from(safe, i), &shown);
            ck_assert(!utf8_is_control(shown));
        }
        bool stays = !utf8_is_control(c);
        ck_assert_int_eq(str_eq(safe, text), stays);
        ck_assert_uint_eq(escape_terminal_cells(text), utf8_cells(safe));
        if (c < 0x80)
            ck_assert_int_eq(str_eq(escaped(terminal_lines, text), text), stays || c == '\n');
    }
    for (int c = 0x80; c < 0x100; c++) { // stray bytes
        char byte = (char)c, wanted[5];
        snprintf(wanted, sizeof wanted, "\\x%02X", c);
        EXPECT(escaped(terminal, (struct str){&byte, 1}), wanted);
    }
}
END_TEST

START_TEST(no_control_reaches_any_other_place) {
    static escaper *const all[] = {escape_html,
                                   escape_xml,
                                   escape_json,
                                   escape_markdown,
                                   escape_csv,
                                   escape_roff,
                                   escape_comment,
                                   escape_sarif,
                                   escape_workflow,
                                   escape_uri,
                                   escape_workflow_property};
    for (uint32_t c = 0; c < 0x20; c++) {
        char text[3] = {'a', (char)c, 'z'};
        if (strchr("\t\n\r", (char)c) && c) continue;
        EACH(i, all) {
            struct str safe = escaped(all[i], (struct str){text, 3});
            ck_assert_int_lt(str_find_char(safe, (char)c), 0);
        }
    }
}
END_TEST

START_TEST(cells_are_counted_as_shown) {
    static const char *const rows[] = {"",     "plain",     "日本", "\x1b[0m",   "::x",    "  ::x",
                                       "a\tb", "##[group]", "\xFF", "\u202Eabc", "e\u0301"};
    EACH(i, rows) {
        struct str text = str_of(rows[i]);
        ck_assert_uint_eq(escape_terminal_cells(text), utf8_cells(escaped(terminal, text)));
    }
}
END_TEST

// ---- digests ----

static struct str digest_of(struct str s, size_t digits) {
    struct digest *digest = digest_new(&arena);
    digest_add(digest, s);
    return digest_hex(&arena, digest, digits);
}

START_TEST(digests_are_sha_256) {
    EXPECT(digest_of(S(""), 64),
           "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT(digest_of(S("abc"), 99),
           "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT(digest_of(S("abc"), DIGEST_HEX), "ba7816bf8f01");
    EXPECT(digest_of(S("abc"), 5), "ba781");
    struct digest *digest = digest_new(&arena);
    digest_add(digest, S("a"));
    ck_assert(str_eq(digest_hex(&arena, digest, 64), digest_of(S("a"), 64)));
    digest_add(digest, S("bc")); // asking does not end it
    ck_assert(str_eq(digest_hex(&arena, digest, 64), digest_of(S("abc"), 64)));
}
END_TEST

START_TEST(fields_do_not_run_into_each_other) {
    struct digest *one = digest_new(&arena), *other = digest_new(&arena);
    digest_field(one, S("ab"));
    digest_field(one, S("c"));
    digest_field(other, S("a"));
    digest_field(other, S("bc"));
    ck_assert(!str_eq(digest_hex(&arena, one, 64), digest_hex(&arena, other, 64)));
    struct digest *spelt = digest_new(&arena); // eight bytes of length, the lowest first
    digest_add(spelt, S("\2\0\0\0\0\0\0\0ab\1\0\0\0\0\0\0\0c"));
    ck_assert(str_eq(digest_hex(&arena, one, 64), digest_hex(&arena, spelt, 64)));
}
END_TEST

RUN("text of the base", every_code_point_survives, bytes_that_are_no_utf8_are_refused,
    text_is_counted_in_each_unit, text_is_cut_between_clusters, words_are_folded,
    characters_have_properties, each_place_has_its_escapes, no_control_reaches_a_terminal,
    no_control_reaches_any_other_place, cells_are_counted_as_shown, digests_are_sha_256,
    fields_do_not_run_into_each_other)
