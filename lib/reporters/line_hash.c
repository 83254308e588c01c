// GitHub's primaryLocationLineHash, as github/codeql-action computes it (src/fingerprints.ts).
#include "reporters/line_hash.h"

#include "base/map.h"
#include "base/utf8.h"

// Units of UTF-16 are hashed, for that is what the action's language counts. Blanks and tabs are
// passed over, every line break is one '\n', and END_OF_FILE follows the last unit.
enum { WINDOW = 100, FACTOR = 37, END_OF_FILE = 0xFFFF, REPLACEMENT = 0xFFFD };

struct rolling {
    struct line_hashes out;
    struct map counts;
    uint64_t hash;
    uint64_t leaving; // what the unit that leaves the window has been multiplied by
    uint16_t window[WINDOW];
    bool starts[WINDOW]; // does a line begin with this unit?
    size_t at;           // the oldest unit, which the next one replaces
    bool line_start, after_return;
};

// When the oldest unit begins a line, the window holds all that its hash is made of.
static void settle(struct rolling *rolling) {
    if (!rolling->starts[rolling->at]) return;
    rolling->starts[rolling->at] = false;
    struct line_hash *line = &rolling->out.items[rolling->out.n++];
    line->hash = rolling->hash;
    struct str key = {(const char *)&line->hash, sizeof line->hash};
    line->count = ++*map_put(&rolling->counts, key, 0);
}

static void roll(struct rolling *rolling, uint16_t unit) {
    uint64_t gone = rolling->leaving * rolling->window[rolling->at];
    rolling->hash = rolling->hash * FACTOR + unit - gone;
    rolling->window[rolling->at] = unit;
    rolling->at = (rolling->at + 1) % WINDOW;
}

static void feed(struct rolling *rolling, uint16_t unit) {
    bool passed_over = unit == ' ' || unit == '\t' || (rolling->after_return && unit == '\n');
    rolling->after_return = unit == '\r';
    if (passed_over) return;
    if (unit == '\r') unit = '\n';
    settle(rolling);
    rolling->starts[rolling->at] = rolling->line_start;
    rolling->line_start = unit == '\n';
    roll(rolling, unit);
}

static void feed_bytes(struct rolling *rolling, struct str bytes) {
    for (size_t i = 0, n; i < bytes.len; i += n) {
        uint32_t code_point = REPLACEMENT;
        n = utf8_decode(str_from(bytes, i), &code_point);
        if (n == 0) n = 1, code_point = REPLACEMENT;
        if (code_point > 0xFFFF) {
            feed(rolling, (uint16_t)(0xD800 + ((code_point - 0x10000) >> 10)));
            code_point = 0xDC00 + ((code_point - 0x10000) & 0x3FF);
        }
        feed(rolling, (uint16_t)code_point);
    }
}

static size_t most_lines(struct str bytes) {
    size_t n = 1;
    for (size_t i = 0; i < bytes.len; i++) n += bytes.ptr[i] == '\n' || bytes.ptr[i] == '\r';
    return n;
}

struct line_hashes line_hashes(struct arena *arena, struct str bytes) {
    struct rolling rolling = {.counts = map_new(arena), .leaving = 1, .line_start = true};
    rolling.out.items = arena_array(arena, struct line_hash, most_lines(bytes));
    for (int i = 0; i < WINDOW; i++) rolling.leaving *= FACTOR;
    feed_bytes(&rolling, bytes);
    feed(&rolling, END_OF_FILE);
    for (int i = 0; i < WINDOW; i++) {
        settle(&rolling);
        roll(&rolling, 0);
    }
    return rolling.out;
}

struct str line_hash_show(struct arena *arena, const struct line_hashes *hashes, uint32_t line) {
    if (line == 0 || line > hashes->n) return S("");
    const struct line_hash *hash = &hashes->items[line - 1];
    return str_fmt(arena, "%llx:%u", (unsigned long long)hash->hash, hash->count);
}
