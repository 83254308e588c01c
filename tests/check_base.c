// Checks memory, slices, growable output and the map.
#include "check_base.h"

#include "base/buf.h"
#include "base/map.h"

#include <stdint.h>
#include <string.h>

// ---- arena ----

START_TEST(memory_is_zeroed_and_aligned) {
    for (size_t size = 0; size < 200; size++) {
        char *text = arena_alloc(&arena, size, 1);
        int64_t *number = arena_new(&arena, int64_t);
        for (size_t i = 0; i < size; i++) ck_assert_int_eq(text[i], 0);
        ck_assert_int_eq(*number, 0);
        ck_assert_uint_eq((uintptr_t)number % alignof(int64_t), 0);
        memset(text, 0xff, size);
        *number = -1;
    }
}
END_TEST

START_TEST(memory_is_zeroed_again_after_a_reset) {
    for (int i = 0; i < 3; i++) {
        struct arena_mark mark = arena_mark(&arena);
        char *small = arena_alloc(&arena, 100, 1), *large = arena_alloc(&arena, 3 << 20, 1);
        ck_assert_int_eq(small[99] | large[0] | large[(3 << 20) - 1], 0);
        memset(small, 0xff, 100);
        memset(large, 0xff, 3 << 20);
        arena_reset(&arena, mark);
    }
}
END_TEST

START_TEST(reset_keeps_what_was_there_before) {
    struct str kept = str_dup(&arena, S("kept"));
    struct arena_mark mark = arena_mark(&arena);
    size_t held = arena.held;
    for (int i = 0; i < 100; i++) arena_alloc(&arena, 10000, 8);
    ck_assert_uint_gt(arena.held, held);
    arena_reset(&arena, mark);
    ck_assert_uint_eq(arena.held, held);
    EXPECT(kept, "kept");
    arena_free(&arena);
    ck_assert_uint_eq(arena.held, 0);
    arena_reset(&arena, (struct arena_mark){NULL, NULL});
}
END_TEST

START_TEST(growing_keeps_the_contents_and_zeroes_the_rest) {
    char *text = arena_alloc(&arena, 3, 1);
    memcpy(text, "abc", 3);
    text = arena_grow(&arena, text, 3, 10, 1);
    ck_assert_int_eq(memcmp(text, "abc\0\0\0\0\0\0\0", 10), 0);
    arena_alloc(&arena, 1, 1); // no longer the last piece: the next growth must move it
    char *moved = arena_grow(&arena, text, 10, 100000, 1);
    ck_assert_int_eq(memcmp(moved, "abc", 4), 0);
    ck_assert_int_eq(moved[99999], 0);
    ck_assert_ptr_eq(arena_grow(&arena, moved, 100000, 5, 1), moved);
}
END_TEST

START_TEST(a_list_grows) {
    LIST(uint32_t) list = {0};
    for (uint32_t i = 0; i < 10000; i++) {
        uint32_t *item = PUSH(&arena, &list);
        ck_assert_uint_eq(*item, 0);
        *item = i;
    }
    ck_assert_uint_eq(list.n, 10000);
    for (uint32_t i = 0; i < 10000; i++) ck_assert_uint_eq(list.items[i], i);
}
END_TEST

static void count_call(void *foreign) {
    ++*(int *)foreign;
}

// What `arena` fails with when asked for `size` bytes, `count` times over.
static enum arena_fault fault_of(size_t limit, size_t count, size_t size, int *released) {
    jmp_buf door;
    arena_init(&arena, allocator_malloc, limit);
    arena.door = &door;
    arena.release = count_call;
    arena.foreign = released;
    if (setjmp(door) == 0) {
        arena_alloc_array(&arena, count, size, 1);
        arena_alloc_array(&arena, count, size, 1);
    }
    arena_free(&arena);
    return arena.fault;
}

START_TEST(running_out_leaves_by_the_door) {
    int released = 0;
    ck_assert_int_eq(fault_of(0, 10, 1000, &released), ARENA_OK);
    ck_assert_int_eq(fault_of(40000, 10, 1000, &released), ARENA_OK);
    ck_assert_int_eq(released, 0);
    ck_assert_int_eq(fault_of(15000, 10, 1000, &released), ARENA_OVER_LIMIT);
    ck_assert_int_eq(fault_of(5000, 10, 1000, &released), ARENA_OVER_LIMIT);
    ck_assert_int_eq(fault_of(0, SIZE_MAX / 2, 3, &released), ARENA_NO_MEMORY);
    ck_assert_int_eq(fault_of(0, SIZE_MAX, 1, &released), ARENA_NO_MEMORY);
    ck_assert_int_eq(released, 4);
}
END_TEST

START_TEST(a_list_too_large_to_count_leaves_by_the_door) {
    jmp_buf door;
    arena.door = &door;
    size_t room = SIZE_MAX / 8;
    if (setjmp(door) == 0) list_grow(&arena, NULL, &room, 16);
    ck_assert_int_eq(arena.fault, ARENA_NO_MEMORY);
}
END_TEST

// ---- slices ----

START_TEST(slices_compare) {
    static const struct {
        const char *a, *b;
        int order;
        bool same_letters;
    } rows[] = {
        {"", "", 0, true},      {"a", "a", 0, true},
        {"a", "b", -1, false},  {"b", "a", 1, false},
        {"a", "ab", -1, false}, {"ab", "a", 1, false},
        {"A", "a", -1, true},   {"Ab1", "aB1", -1, true},
        {"z", "é", -1, false}, // by bytes, so capitals and accents come last
    };
    EACH(i, rows) {
        struct str a = str_of(rows[i].a), b = str_of(rows[i].b);
        int order = str_cmp(a, b);
        ck_assert_int_eq((order > 0) - (order < 0), rows[i].order);
        ck_assert_int_eq(str_eq(a, b), rows[i].order == 0);
        ck_assert_int_eq(str_eq_nocase(a, b), rows[i].same_letters);
    }
    ck_assert(str_eq((struct str){NULL, 0}, S("")));
    ck_assert_int_eq(str_cmp((struct str){NULL, 0}, S("")), 0);
    ck_assert(!str_eq(S("a\0b"), S("a\0c")));
    ck_assert_int_eq(str_precision(S("a\0b")), 3);
    ck_assert_int_eq(str_precision((struct str){"never read", SIZE_MAX}), INT32_MAX);
    ck_assert_int_lt(str_cmp(S("a\0b"), S("a\0c")), 0);
}
END_TEST

START_TEST(slices_are_searched) {
    static const struct {
        const char *s, *needle;
        int at;
    } rows[] = {
        {"limit", "limit", 0}, {"limit", "mit", 2}, {"limit", "x", -1}, {"limit", "limits", -1},
        {"limit", "", 0},      {"", "", 0},         {"", "a", -1},      {"aaab", "aab", 1},
        {"abab", "b", 1},      {"ab", "ba", -1},
    };
    EACH(i, rows) {
        struct str s = str_of(rows[i].s), needle = str_of(rows[i].needle);
        ck_assert_int_eq(str_find(s, needle), rows[i].at);
        ck_assert_int_eq(str_starts(s, needle), rows[i].at == 0);
    }
    ck_assert_int_eq(str_find(S("a\0b"), S("\0b")), 1);
    ck_assert_int_eq(str_find_char(S("a\0b"), 'b'), 2);
    ck_assert_int_eq(str_find_char(S(""), 'b'), -1);
    ck_assert(str_ends(S("grant.yaml"), S(".yaml")) && !str_ends(S("yaml"), S(".yaml")));
}
END_TEST

START_TEST(slices_are_cut) {
    EXPECT(str_slice(S("limit"), 1, 3), "im");
    EXPECT(str_slice(S("limit"), 3, 99), "it");
    EXPECT(str_slice(S("limit"), 4, 2), "");
    EXPECT(str_from(S("limit"), 99), "");
    EXPECT(str_from((struct str){NULL, 0}, 1), "");
    EXPECT(str_trim(S(" \t\r\n a b \r\n")), "a b");
    EXPECT(str_trim(S(" \t ")), "");
    EXPECT(str_behind_last(S("a/b/c.yaml"), '/'), "c.yaml");
    EXPECT(str_behind_last(S("a/"), '/'), "");
    EXPECT(str_behind_last(S("c.yaml"), '/'), "c.yaml");
}
END_TEST

START_TEST(slices_are_split) {
    static const struct {
        const char *s, *parts;
    } rows[] = {{"a,b,,c", "<a><b><><c>"}, {"a,", "<a>"}, {",", "<>"}, {"", ""}, {"a", "<a>"}};
    EACH(i, rows) {
        struct buf out = buf_new(&arena);
        struct str rest = str_of(rows[i].s), part;
        while (str_split(&rest, ',', &part)) buf_fmt(&out, "<%.*s>", S_ARG(part));
        expect_of(rows[i].s, buf_str(&out), rows[i].parts);
    }
    struct str rest = S("  two \t words\n"), word;
    ck_assert(str_word(&rest, &word));
    EXPECT(word, "two");
    ck_assert(str_word(&rest, &word));
    EXPECT(word, "words");
    ck_assert(!str_word(&rest, &word));
}
END_TEST

START_TEST(copies_end_with_a_nul) {
    struct str copy = str_dup(&arena, S("a\0b"));
    ck_assert_int_eq(memcmp(copy.ptr, "a\0b", 4), 0);
    EXPECT(str_dup(&arena, (struct str){NULL, 0}), "");
    for (int width = 250; width < 260; width++) { // on both sides of the buffer on the stack
        struct str s = str_fmt(&arena, "%*d", width, 7);
        ck_assert_uint_eq(s.len, (size_t)width);
        ck_assert_int_eq(s.ptr[width - 1], '7');
        ck_assert_int_eq(s.ptr[width], '\0');
    }
}
END_TEST

START_TEST(distance_counts_typing_mistakes) {
    static const struct {
        const char *a, *b;
        size_t limit, steps;
    } rows[] = {
        {"", "", 2, 0},
        {"gesture", "gesture", 2, 0},
        {"gesture", "gestures", 2, 1}, // a letter too many
        {"gesture", "gestre", 2, 1},   // a letter left out
        {"gesture", "gesturo", 2, 1},  // another letter
        {"gesture", "gestuer", 2, 1},  // two letters swapped
        {"gesture", "egstuer", 2, 2},
        {"gesture", "posture", 2, 2},
        {"gesture", "future", 2, 3}, // further than the limit: limit + 1
        {"gesture", "principle", 2, 3},
        {"abc", "", 2, 3},
        {"", "ab", 2, 2},
        {"kitten", "sitting", 9, 3},
        {"ca", "abc", 9, 3}, // restricted: nothing is changed after a swap
        {"a", "b", 0, 1},
        {"a", "a", 0, 0},
        {"abcdef", "uvwxyz", 99, 6}, // a limit over the most is the most
    };
    EACH(i, rows) {
        struct str a = str_of(rows[i].a), b = str_of(rows[i].b);
        ck_assert_uint_eq(str_distance(a, b, rows[i].limit), rows[i].steps);
        ck_assert_uint_eq(str_distance(b, a, rows[i].limit), rows[i].steps);
    }
    struct buf a = buf_new(&arena), b = buf_new(&arena);
    buf_repeat(&a, 'a', 300);
    buf_repeat(&b, 'b', 300);
    ck_assert_uint_eq(str_distance(buf_str(&a), buf_str(&b), 1000), STR_DISTANCE_MOST + 1);
}
END_TEST

// ---- growable output ----

START_TEST(output_grows) {
    struct buf out = buf_new(&arena);
    EXPECT(buf_str(&out), "");
    ck_assert_ptr_nonnull(buf_str(&out).ptr);
    buf_add(&out, S(""));
    buf_repeat(&out, 'x', 0);
    buf_text(&out, "a");
    buf_char(&out, 'b');
    buf_repeat(&out, '-', 3);
    buf_fmt(&out, "%d%s", 12, "!");
    EXPECT(buf_str(&out), "ab---12!");
    buf_clear(&out);
    EXPECT(buf_str(&out), "");
    for (int i = 0; i < 1000; i++) buf_fmt(&out, "%0200d", i);
    ck_assert_uint_eq(out.len, 200000);
    EXPECT(str_from(buf_str(&out), 199997), "999");
}
END_TEST

START_TEST(output_too_large_to_count_leaves_by_the_door) {
    jmp_buf door;
    arena.door = &door;
    struct buf out = buf_new(&arena);
    if (setjmp(door) == 0) buf_repeat(&out, 'x', SIZE_MAX / 2);
    ck_assert_int_eq(arena.fault, ARENA_NO_MEMORY);
}
END_TEST

// ---- map ----

START_TEST(a_map_finds_what_was_put_in) {
    struct map map = map_new(&arena);
    ck_assert_ptr_null(map_get(&map, S("a")));
    for (uint32_t i = 0; i < 20000; i++) {
        struct str key = str_fmt(&arena, "key %u", i);
        ck_assert_uint_eq(*map_put(&map, key, i), i);
        ck_assert_uint_eq(*map_put(&map, key, 0), i); // it is there: `fresh` counts for nothing
    }
    ck_assert_uint_eq(map.n, 20000);
    for (uint32_t i = 0; i < 20000; i++)
        ck_assert_uint_eq(*map_get(&map, str_fmt(&arena, "key %u", i)), i);
    ck_assert_ptr_null(map_get(&map, S("key 20000")));
}
END_TEST

START_TEST(map_keys_may_hold_anything) {
    static const struct str keys[] = {S_INIT(""),        S_INIT("\0"),        S_INIT("\0\0"),
                                      S_INIT("a\0"),     S_INIT("a\0b"),      S_INIT("12345678"),
                                      S_INIT("1234567"), S_INIT("12345678\0")};
    struct map map = map_new(&arena);
    EACH(i, keys) * map_put(&map, keys[i], 0) = (uint32_t)i;
    ck_assert_uint_eq(map.n, COUNT(keys));
    EACH(i, keys) ck_assert_uint_eq(*map_get(&map, keys[i]), i);
    ck_assert_uint_eq(*map_get(&map, (struct str){NULL, 0}), 0);
}
END_TEST

RUN("base", memory_is_zeroed_and_aligned, memory_is_zeroed_again_after_a_reset,
    reset_keeps_what_was_there_before, growing_keeps_the_contents_and_zeroes_the_rest, a_list_grows,
    running_out_leaves_by_the_door, a_list_too_large_to_count_leaves_by_the_door, slices_compare,
    slices_are_searched, slices_are_cut, slices_are_split, copies_end_with_a_nul,
    distance_counts_typing_mistakes, output_grows, output_too_large_to_count_leaves_by_the_door,
    a_map_finds_what_was_put_in, map_keys_may_hold_anything)
