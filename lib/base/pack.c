// Packs numbers, texts and blocks, and reads them back within bounds.
#include "base/pack.h"

#include "base/utf8.h"

#include <string.h>

enum { UNIT = 4, NO_TEXT = -1 };

struct pack pack_writer(struct buf *out) {
    return (struct pack){.arena = out->arena, .out = out};
}

struct pack pack_reader(struct arena *arena, struct str in) {
    return (struct pack){.arena = arena, .in = in};
}

static void give_up(struct pack *pack) {
    pack->bad = true;
    pack->in = S("");
}

static size_t padding(size_t len) {
    return (UNIT - len % UNIT) % UNIT;
}

static const char *take(struct pack *pack, size_t len) {
    size_t whole;
    if (__builtin_add_overflow(len, padding(len), &whole) || whole > pack->in.len) {
        give_up(pack);
        return NULL;
    }
    const char *bytes = pack->in.ptr;
    pack->in = str_from(pack->in, whole);
    return bytes;
}

static void put(struct pack *pack, const void *bytes, size_t len) {
    buf_add(pack->out, (struct str){bytes, len});
    buf_repeat(pack->out, '\0', padding(len));
}

static void pack_unit(struct pack *pack, uint32_t *value) {
    if (pack->out) {
        put(pack, value, sizeof *value);
        return;
    }
    const char *bytes = take(pack, sizeof *value);
    *value = 0;
    if (bytes) memcpy(value, bytes, sizeof *value);
}

void pack_number(struct pack *pack, uint32_t *value, uint32_t most) {
    pack_unit(pack, value);
    if (*value <= most) return;
    if (!pack->out) *value = 0;
    give_up(pack);
}

void pack_index(struct pack *pack, int32_t *index, size_t n) {
    uint32_t place = (uint32_t)(*index + 1);
    pack_number(pack, &place, (uint32_t)n);
    *index = (int32_t)place - 1;
}

void pack_flag(struct pack *pack, bool *flag) {
    uint32_t value = pack->out && *flag;
    pack_number(pack, &value, 1);
    *flag = value;
}

void pack_real(struct pack *pack, float *value) {
    uint32_t bits;
    memcpy(&bits, value, sizeof bits);
    pack_unit(pack, &bits);
    memcpy(value, &bits, sizeof bits);
    if (pack_is_real(*value)) return;
    if (!pack->out) *value = 0;
    give_up(pack);
}

void pack_bytes(struct pack *pack, struct str *bytes) {
    uint32_t len = bytes->ptr ? (uint32_t)bytes->len : (uint32_t)NO_TEXT;
    pack_unit(pack, &len);
    if (pack->out) {
        put(pack, bytes->ptr, bytes->len);
        return;
    }
    const char *at = len == (uint32_t)NO_TEXT ? NULL : take(pack, len);
    *bytes = (struct str){at, at ? len : 0};
}

void pack_text(struct pack *pack, struct str *text) {
    pack_bytes(pack, text);
    if (pack->out || utf8_is_valid(*text)) return;
    *text = S("");
    give_up(pack);
}

size_t pack_count(struct pack *pack, size_t n, size_t least) {
    uint32_t count = (uint32_t)n;
    pack_unit(pack, &count);
    if (pack->out || count <= pack->in.len / least) return count;
    give_up(pack);
    return 0;
}

// The bytes are written to by nobody, though what points to them could.
static void *unlocked(const char *bytes) {
    return (void *)(uintptr_t)bytes;
}

void *pack_block(struct pack *pack, const void *items, size_t n, size_t size) {
    size_t len;
    if (__builtin_mul_overflow(n, size, &len)) {
        give_up(pack);
        return NULL;
    }
    if (!pack->out) return unlocked(take(pack, len));
    put(pack, items, len);
    return unlocked(items);
}

void pack_numbers(struct pack *pack, uint32_t **items, size_t n, size_t end, bool or_nothing) {
    bool good = (*items = pack_block(pack, *items, n, sizeof **items)) != NULL || n == 0;
    for (size_t i = 0; good && i < n; i++)
        good = (*items)[i] < end || (or_nothing && (*items)[i] == UINT32_MAX);
    if (!good) give_up(pack);
}

// ---- many reals ----

bool pack_is_real(float value) {
    return value <= PACK_REAL_MOST && value >= -PACK_REAL_MOST;
}

// Four at a time, in so many words because compilers do not see it at -O2.
typedef uint32_t units __attribute__((vector_size(16)));
enum { UNITS = 4 };

// Without its sign, the bits of a real order as its size does.
static units real_mask(void) {
    return (units){0x7FFFFFFF, 0x7FFFFFFF, 0x7FFFFFFF, 0x7FFFFFFF};
}

static units real_most(void) {
    const float most = PACK_REAL_MOST;
    uint32_t bits;
    memcpy(&bits, &most, sizeof bits);
    return (units){bits, bits, bits, bits};
}

// Is every number, of the bits in `mask`, no larger than its place in `most` says?
static bool are_within(const char *items, size_t n, units mask, units most) {
    units larger = {0}, four = {0};
    for (; n >= UNITS; n -= UNITS, items += sizeof four) {
        memcpy(&four, items, sizeof four);
        larger |= (units)((four & mask) > most);
    }
    four = (units){0};
    memcpy(&four, items, n * UNIT);
    larger |= (units)((four & mask) > most);
    return !(larger[0] | larger[1] | larger[2] | larger[3]);
}

void pack_reals(struct pack *pack, float **items, size_t n) {
    *items = pack_block(pack, *items, n, sizeof **items);
    if (*items && !are_within((const char *)*items, n, real_mask(), real_most())) give_up(pack);
}

void *pack_pairs(struct pack *pack, const void *items, size_t n, uint32_t end) {
    units mask = real_mask(), most = real_most();
    char *block = pack_block(pack, items, n, 2 * UNIT);
    mask[0] = mask[2] = UINT32_MAX;
    most[0] = most[2] = end - 1;
    if (n && (end == 0 || (block && !are_within(block, 2 * n, mask, most)))) give_up(pack);
    return block;
}

void *pack_room(struct pack *pack, void *items, size_t n, size_t size, size_t *room) {
    if (pack->out) return items;
    *room = n;
    return arena_alloc_array(pack->arena, n, size, alignof(max_align_t));
}

// Each key begins where the one before it ends.
static bool are_entries(const struct map_entry *entries, size_t n, size_t len, size_t end) {
    uint32_t start = 0;
    bool good = true;
    for (size_t i = 0; i < n; i++) {
        good &= entries[i].value < end && entries[i].end >= start;
        start = entries[i].end;
    }
    return good && start <= len;
}

void pack_map(struct pack *pack, struct map *map, size_t end) {
    enum { SEEDS = 31 };
    size_t n = pack_count(pack, map->n, sizeof(struct map_entry));
    struct map_entry *entries = pack->out ? arena_array(pack->arena, struct map_entry, n) : NULL;
    struct buf keys = buf_new(pack->arena);
    if (pack->out && !map_list(map, entries, &keys)) give_up(pack);
    pack_number(pack, &map->seed, SEEDS);
    entries = pack_block(pack, entries, n, sizeof *entries);
    struct str bytes = {keys.ptr, keys.len};
    pack_bytes(pack, &bytes);
    if (pack->out) return;
    *map = (struct map){.seed = map->seed, .n = n, .entries = entries, .keys = bytes.ptr};
    if (n && (pack->bad || !are_entries(entries, n, bytes.len, end))) {
        *map = (struct map){0};
        give_up(pack);
    }
}
