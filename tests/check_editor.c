// Checks the ground that answers to editors stand on: messages cut from a stream, positions, URIs,
// and the outline of files that are half written.
#include "check_base.h"

#include "editor/frames.h"
#include "editor/outline.h"
#include "editor/position.h"

#include "base/buf.h"

// ---- messages ----

// What comes out of a stream that comes in pieces of so many bytes.
static struct str cut(const char *stream, size_t piece) {
    struct arena memory;
    arena_init(&memory, allocator_malloc, 0);
    struct frames frames = frames_new(&memory);
    struct str rest = str_of(stream), message;
    struct buf out = buf_new(&arena);
    while (rest.len) {
        frames_add(&frames, str_slice(rest, 0, piece));
        rest = str_from(rest, piece < rest.len ? piece : rest.len);
        for (enum frame frame; (frame = frames_next(&frames, &message));) {
            if (frame == FRAME_MESSAGE)
                buf_fmt(&out, "[%.*s]", S_ARG(message));
            else
                buf_text(&out, frame == FRAME_TOO_LARGE ? "<large>" : "<bad>");
        }
    }
    arena_free(&memory);
    return buf_str(&out);
}

START_TEST(a_stream_is_cut_into_messages_however_it_comes) {
    static const struct {
        const char *stream, *messages;
    } rows[] = {
        {"Content-Length: 2\r\n\r\n{}Content-Length: 0\r\n\r\n", "[{}][]"},
        {"content-length:3\r\nContent-Type: x\r\n\r\nabcde", "[abc]"},
        {"Content-Length: 5\r\n\r\nabc", ""},
        {"Content-Type: x\r\n\r\nContent-Length: 1\r\n\r\na", "<bad>[a]"},
        {"Content-Length: -1\r\n\r\nContent-Length: 1\r\n\r\na", "<bad>[a]"},
        {"Content-Length:\r\n\r\n", "<bad>"},
        {"Content-Length: 99999999999999999999\r\n\r\n", "<bad>"},
        {"Content-Length: 99999999\r\n\r\nabc", "<large>"},
    };
    EACH(row, rows) {
        expect_of(rows[row].stream, cut(rows[row].stream, 1000), rows[row].messages);
        expect_of(rows[row].stream, cut(rows[row].stream, 1), rows[row].messages);
    }
}
END_TEST

START_TEST(what_is_too_large_is_passed_over_and_the_next_message_is_read) {
    struct frames frames = frames_new(&arena);
    struct str message, piece = {arena_bytes(&arena, 1 << 20), 1 << 20};
    memset((char *)(uintptr_t)piece.ptr, 'x', piece.len);
    frames_add(&frames, S("Content-Length: 67108865\r\n\r\nx"));
    ck_assert_int_eq(frames_next(&frames, &message), FRAME_TOO_LARGE);
    for (int i = 0; i < 64; i++) {
        frames_add(&frames, piece);
        ck_assert_int_eq(frames_next(&frames, &message), FRAME_NONE);
    }
    frames_add(&frames, S("Content-Length: 2\r\n\r\nok"));
    ck_assert_int_eq(frames_next(&frames, &message), FRAME_MESSAGE);
    EXPECT(message, "ok");
}
END_TEST

START_TEST(noise_without_an_end_takes_no_memory) {
    struct frames frames = frames_new(&arena);
    struct str message;
    size_t before = arena.held;
    for (int i = 0; i < 10000; i++) {
        frames_add(&frames, S("no header in here, line by line\n"));
        while (frames_next(&frames, &message)) {
        }
    }
    ck_assert_uint_lt(arena.held - before, 100 << 10);
}
END_TEST

// ---- positions ----

START_TEST(a_position_means_the_same_byte_in_both_encodings) {
    static const char text[] = "a\xC3\xA9\xF0\x9F\x8E\x88z\r\nb\n"; // a, e with acute, a balloon, z
    static const struct {
        uint32_t line, utf16, utf8;
        size_t offset;
    } rows[] = {
        {0, 0, 0, 0},  {0, 1, 1, 1},  {0, 2, 3, 3},  {0, 4, 7, 7},  {0, 5, 8, 8},
        {0, 3, 5, 3},  // within the balloon: its start
        {0, 9, 99, 8}, // past the end of the line: its end
        {1, 0, 0, 10}, {1, 1, 1, 11}, {1, 7, 7, 11}, {2, 0, 0, 12}, {9, 0, 0, 12},
    };
    EACH(row, rows) {
        struct editor_position utf16 = {rows[row].line, rows[row].utf16};
        struct editor_position utf8 = {rows[row].line, rows[row].utf8};
        ck_assert_uint_eq(offset_of(str_of(text), utf16, ENCODING_UTF16), rows[row].offset);
        ck_assert_uint_eq(offset_of(str_of(text), utf8, ENCODING_UTF8), rows[row].offset);
        struct sources sources = sources_new(&arena);
        sources_add(&sources, S("a"), str_of(text));
        const struct source *source = &sources.files.items[0];
        ck_assert_uint_eq(position_in(source, utf16, ENCODING_UTF16) - 1, rows[row].offset);
        ck_assert_uint_eq(position_in(source, utf8, ENCODING_UTF8) - 1, rows[row].offset);
    }
}
END_TEST

// Ranges are measured from the one before where they can be: in whatever order they come.
START_TEST(ranges_are_the_same_in_any_order) {
    static const char text[] = "\xF0\x9F\x8E\x88 b\n\xF0\x9F\x8E\x88 c d\n";
    static const struct {
        struct span at; // from 1 on
        const char *start, *end;
    } rows[] = {
        {{13, 14}, "1,3", "1,4"}, {{15, 16}, "1,5", "1,6"}, {{13, 16}, "1,3", "1,6"},
        {{6, 7}, "0,3", "0,4"},   {{6, 16}, "0,3", "1,6"},  {{8, 12}, "1,0", "1,2"},
        {{0, 0}, "0,0", "0,0"},   {{15, 15}, "1,5", "1,5"},
    };
    struct sources sources = sources_new(&arena);
    struct ruler ruler = {.encoding = ENCODING_UTF16};
    sources_add(&sources, S("a"), str_of(text));
    EACH(row, rows) {
        struct buf out = buf_new(&arena);
        struct json json = json_writer(&out, false);
        struct str error;
        write_range(&json, &sources, rows[row].at, &ruler);
        const struct json_value *range = json_read(&arena, buf_str(&out), &error);
        struct editor_position start, end;
        ck_assert(read_position(json_get(range, "start"), &start));
        ck_assert(read_position(json_get(range, "end"), &end));
        expect_of("start", str_fmt(&arena, "%u,%u", start.line, start.column), rows[row].start);
        expect_of("end", str_fmt(&arena, "%u,%u", end.line, end.column), rows[row].end);
    }
}
END_TEST

START_TEST(uris_of_files_are_paths) {
    static const struct {
        const char *uri, *path; // NULL: it means no file
    } rows[] = {
        {"file:///a/b%20c.yaml", "/a/b c.yaml"},
        {"FILE:///a", "/a"},
        {"file://localhost/a", "/a"},
        {"file:///100%", "/100%"},
        {"file:///%C3%A9", "/\xC3\xA9"},
        {"file:///a%00b", NULL},
        {"file://server/a", NULL},
        {"untitled:one", NULL},
        {"", NULL},
    };
    EACH(row, rows) {
        struct str path = uri_path(&arena, str_of(rows[row].uri));
        ck_assert_msg(!path.ptr == !rows[row].path, "of <%s>", rows[row].uri);
        if (path.ptr) expect_of(rows[row].uri, path, rows[row].path);
    }
    EXPECT(path_uri(&arena, S("/a b/\xC3\xA9#.yaml")), "file:///a%20b/%C3%A9%23.yaml");
}
END_TEST

// ---- outlines ----

// Where the end of a text stands: "gestures.refund.kind:" behind a colon, ".." for an item, "?" for
// a key that is being written, "-" where nothing is; then the word at the end.
static struct str place_of(const char *text) {
    static const char *const signs[] = {"?", ":", ".", "-"};
    struct outline outline;
    struct buf out = buf_new(&arena);
    outline_read(&outline, NULL, str_of(text));
    for (size_t i = 0; i < outline.n; i++)
        buf_fmt(&out, "%s%.*s", i ? "." : "", S_ARG(outline.levels[i].key));
    buf_fmt(&out, "%s", signs[outline.standing]);
    if (outline.standing == AT_KEY && outline.fresh) buf_text(&out, "+");
    if (outline.standing != AT_NOTHING)
        buf_fmt(&out, "|%.*s", S_ARG(str_from(str_of(text), outline.token)));
    return buf_str(&out);
}

START_TEST(the_place_of_what_is_being_written) {
    static const struct {
        const char *text, *place;
    } rows[] = {
        {"", "?+|"},
        {"gest", "?+|gest"},
        {"a:\n  b:\n    kin", "a.b?+|kin"},
        {"a:\n  b:\n    x: 1\n    kin", "a.b.x?|kin"},
        {"a:\n  b:\n    x: 1\n    ", "a.b.x?|"},
        {"a:\n  b:\n    x: 1\n  ", "a.b?|"},
        {"a:\n  b:\n    x: 1\n", "a?|"},
        {"a:\n  kind: cr", "a.kind:|cr"},
        {"a:\n  kind:", "a.kind:|"},
        {"a:\n  kind: x # why", "a.kind-"},
        {"a: x\n# why", "a-"},
        {"a:\n  - gu", "a..|gu"},
        {"a:\n- gu", "a..|gu"},
        {"a:\n- x\nb", "a?|b"},
        {"a:\n  - x: 1\n    y", "a..x?|y"},
        {"a:\n  - - b", "a...|b"},
        {"a: {b: {c: 1}, d", "a.?|d"},
        {"a: {b: 1,", "a.?|"},
        {"a: {b: x y", "a.b:|x y"},
        {"a: [b, c", "a..|c"},
        {"a: [{b: 1}, {c", "a..?|c"},
        {"a: {b: 1}\nc", "a?|c"},
        {"a: {b: 1,\n    c", "a.?|c"},
        {"a: {b: 1\nc: 2\nd", "c?|d"}, // a brace that is never closed ends with its entry
        {"a: 'x: {'\nb", "a?|b"},
        {"a: 'x\nb: \"y\nc", "b?|c"}, // nor do quotes reach further
        {"a: |\n  b: c\n  d", "a-"},
        {"a: |\n  b: c\n\nd", "a?|d"},
        {"\xEF\xBB\xBF"
         "a: 1\nb",
         "a?|b"},
        {"a:\r\n  b:\r\n    c", "a.b?+|c"},
        {"\"a b\": c", "a b:|c"},
    };
    EACH(row, rows) expect_of(rows[row].text, place_of(rows[row].text), rows[row].place);
}
END_TEST

// Every key with what belongs to it.
static struct str keys_of(const char *text) {
    struct outline outline;
    struct buf out = buf_new(&arena);
    outline_read(&outline, &arena, str_of(text));
    for (size_t i = 0; i < outline.keys.n; i++) {
        size_t start = outline.keys.items[i].at, end = outline_end(&outline, i);
        buf_fmt(&out, "%u<%.*s>", outline.keys.items[i].depth,
                S_ARG(str_slice(str_of(text), start, end)));
    }
    return buf_str(&out);
}

START_TEST(keys_and_what_belongs_to_them) {
    EXPECT(keys_of("a:\n  b: 1\n\n# about c\nc: {d: [e], f: 2}\n"),
           "1<a:\n  b: 1>2<b: 1>1<c: {d: [e], f: 2}>2<d: [e],>2<f: 2}>");
    EXPECT(keys_of("a:\n- b: 1\n  c: 2\n- b: 3\n"), "1<a:\n- b: 1\n  c: 2\n- b: 3>"
                                                    "3<b: 1>3<c: 2>3<b: 3>");
}
END_TEST

START_TEST(what_is_nested_too_deep_is_read_to_its_end) {
    struct buf text = buf_new(&arena);
    buf_repeat(&text, '[', 1000);
    buf_repeat(&text, ']', 1000);
    buf_text(&text, "\n");
    for (size_t i = 0; i < 100; i++) {
        buf_repeat(&text, ' ', i);
        buf_text(&text, "a:\n");
    }
    buf_text(&text, "b: c\nd");
    EXPECT(place_of(str_dup(&arena, buf_str(&text)).ptr), "b?|d");
}
END_TEST

RUN("editor", a_stream_is_cut_into_messages_however_it_comes,
    what_is_too_large_is_passed_over_and_the_next_message_is_read,
    noise_without_an_end_takes_no_memory, a_position_means_the_same_byte_in_both_encodings,
    ranges_are_the_same_in_any_order, uris_of_files_are_paths, the_place_of_what_is_being_written,
    keys_and_what_belongs_to_them, what_is_nested_too_deep_is_read_to_its_end)
