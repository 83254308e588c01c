// Checks that keys chosen by an enemy who knows the hash do not make the map slow.
#define map_new hostile_map_new
#define map_get hostile_map_get
#define map_put hostile_map_put
#define map_list hostile_map_list
#include "base/map.c" // for its hash

#include "check_base.h"

#include <stdio.h>

enum { KEYS = 1000, LOW_BITS = 0x7ff };

// Keys that all begin their search at one slot of a table of 2048.
static void find_colliding(struct str keys[KEYS]) {
    size_t n = 0;
    for (uint32_t i = 0; n < KEYS; i++) {
        char text[16];
        struct str key = {text, (size_t)snprintf(text, sizeof text, "%u", i)};
        if ((hash_of(key, 0) & LOW_BITS) == 0) keys[n++] = str_dup(&arena, key);
    }
}

START_TEST(colliding_keys_make_the_map_change_its_seed) {
    static struct str keys[KEYS];
    struct map map = map_new(&arena);
    find_colliding(keys);
    for (uint32_t i = 0; i < KEYS; i++) ck_assert_uint_eq(*map_put(&map, keys[i], i), i);
    ck_assert_uint_gt(map.seed, 0);
    ck_assert_uint_lt(map.seed, 3);
    for (uint32_t i = 0; i < KEYS; i++) ck_assert_uint_eq(*map_get(&map, keys[i]), i);
    ck_assert_ptr_null(map_get(&map, S("another")));
}
END_TEST

START_TEST(ordinary_keys_keep_the_first_seed) {
    struct map map = map_new(&arena);
    for (uint32_t i = 0; i < 100000; i++) map_put(&map, str_fmt(&arena, "scenario-%u", i), i);
    ck_assert_uint_eq(map.seed, 0);
}
END_TEST

RUN("map", colliding_keys_make_the_map_change_its_seed, ordinary_keys_keep_the_first_seed)
