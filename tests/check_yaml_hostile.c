// Checks files that mean harm: shapes that would take time or memory, and memory that runs out.
#include "check_yaml.h"

enum { KB = 1024 };

static const struct yaml_limits wide = {16 << 20, 32, 4000000, 64 * KB};

// `times` repetitions of a text, in which ~ stands for the number of the repetition.
static struct str repeat(const char *text, size_t times) {
    struct buf out = buf_new(&arena);
    for (size_t i = 0; i < times; i++) {
        for (const char *at = text; *at; at++) {
            if (*at == '~')
                buf_fmt(&out, "%zu", i);
            else
                buf_char(&out, *at);
        }
    }
    return buf_str(&out);
}

// Reads in an arena of its own and answers how much that took.
static size_t held_by(struct str text, size_t *findings) {
    struct arena own;
    jmp_buf door;
    arena_init(&own, allocator_malloc, 0);
    own.door = &door;
    ck_assert_int_eq(setjmp(door), 0);
    struct reading reading = read_with(&own, text, &wide);
    size_t held = own.held;
    *findings = reading.findings.list.n;
    ck_assert(reading.file.broken || reading.file.cut.n == 0);
    arena_free(&own);
    return held;
}

// ---- shapes ----

static const struct {
    const char *name, *start, *unit, *end;
    size_t times;
    bool good; // without findings
} shapes[] = {
    {"keys", "", "key-~: value\n", "", 40000, true},
    {"keys of one map in braces", "a: {", "k~: v, ", "}\n", 40000, true},
    {"items", "a:\n", "  - couldn't sleep\n", "", 50000, true},
    {"items in brackets", "a: [", "x, ", "]\n", 100000, true},
    {"comments", "a: 1\n", "# comment\n", "", 50000, true},
    {"comments behind values", "", "k~: v # c\n", "", 40000, true},
    {"empty lines", "a: 1\n", "\n", "b: 2\n", 500000, true},
    {"long text", "a: |\n", "  word\n", "", 9000, true},
    {"brackets", "a: ", "[", "\n", 80 * KB, false},
    {"braces", "a: ", "{", "\n", 80 * KB, false},
    {"braces with keys", "a: ", "{a: ", "\n", 40 * KB, false},
    {"dashes", "a:\n  ", "- ", "x\n", 80 * KB, false},
    {"question marks", "a:\n  ", "? ", "x\n", 80 * KB, false},
    {"colons", "a: ", ": ", "x\n", 80 * KB, false},
    {"one text too long", "a: 1\nb: ", "xxxxxxxx", "\nc: 1\n", 100000, false},
    {"words before a colon", "", "word ", ": x\n", 100000, false},
    {"the same key", "", "a: 1\n", "", 40000, false},
    {"the same key in braces", "a: {", "a: 1, ", "}\n", 40000, false},
    {"tag directives", "", "%TAG !e~ !x-\n", "---\na: 1\n", 20000, false},
    {"tag directives below", "a: 1\n", "%TAG !e~ !x-\n", "", 20000, false},
    {"documents", "", "---\na~: 1\n", "", 20000, false},
    {"dots", "", "...\na~: 1\n", "", 20000, false},
    {"anchors", "", "a~: &x b\n", "", 20000, false},
    {"aliases", "a: &x b\nl:\n", "  - *x\n", "", 40000, false},
    {"merges", "", "<<: *x\n", "a: 1\n", 20000, false},
    {"open quotes", "", "a~: \"x\n", "", 20000, false},
    {"open quotes and texts", "", "a~: \"x\ntext\ntext\n", "", 10000, false},
    {"apostrophes", "a: 'x", "''", "\n", 20000, false},
    {"quotes", "a: ", "\"", "\n", 20001, false},
    {"open brackets", "", "a~: [x\n", "", 20000, false},
    {"open brackets and braces", "", "a~: [{\n", "", 20000, false},
    {"closing brackets", "a: 1\n", "]\n", "", 40000, false},
    {"signs", "", "a~: @x\n", "", 40000, false},
    {"sections with a sign", "", "a~:\n  b:\n    c: @x\n    d: 1\n", "", 10000, false},
    {"items with a sign", "a:\n", "  - b: @x\n    c: 1\n", "", 20000, false},
    {"tabs", "a:\n", "\tb: 1\n", "", 50000, false},
    {"tabs between", "a:\n", "\tb: 1\n  c~: 1\n", "", 20000, false},
    {"texts", "a: 1\n", "text\n", "", 50000, false},
    {"texts and dashes", "a:\n", "text\n- b\n", "", 20000, false},
    {"texts and deeper lines", "a:\n  b: 1\n", "@@\n  c~: 1\n", "", 20000, false},
    {"headers without colons", "", "a~\n  b: 1\n", "", 20000, false},
    {"slipping lines", "a:\n    b: 1\n", "  c~: 1\n    d: @\n", "", 20000, false},
    {"conflict marks", "a: 1\n", "<<<<<<< HEAD\n", "", 20000, false},
    {"hash signs", "a: x ", "#", "\n", 50000, true},
    {"odd spaces", "", "\xC2\xA0", "a: 1\n", 20000, false},
    {"bad bytes", "a: 1\nb: ", "\xFF", "xxxxxxxxxx\n", 20000, false},
    {"zero bytes", "a: 1\n", "b~: \x01\n", "", 20000, false},
    {"two colons", "", "a~:: x\n", "", 20000, false},
    {"commas", "a: [", ",", "]\n", 50000, false},
    {"carriage returns", "a: 1\n", "b~: 1\r", "\n", 20000, false},
};

static struct str shape(size_t i, size_t times) {
    struct buf out = buf_new(&arena);
    buf_text(&out, shapes[i].start);
    buf_add(&out, repeat(shapes[i].unit, times));
    buf_text(&out, shapes[i].end);
    return buf_str(&out);
}

START_TEST(memory_stays_proportional) {
    size_t findings, half_findings;
    struct str text = shape((size_t)_i, shapes[_i].times);
    size_t half = held_by(shape((size_t)_i, shapes[_i].times / 2), &half_findings);
    size_t whole = held_by(text, &findings);
    ck_assert_msg((findings == 0) == shapes[_i].good, "%s: %zu findings", shapes[_i].name,
                  findings);
    ck_assert_uint_le(findings, 1000);
    ck_assert_msg(whole <= 24 * text.len + (3 << 20), "%s: %zu bytes for %zu", shapes[_i].name,
                  whole, text.len);
    ck_assert_msg(whole <= 3 * half + (2 << 20), "%s: %zu, for half of it %zu", shapes[_i].name,
                  whole, half);
}
END_TEST

// Steps to the right, one deeper on each line, then a mistake at the bottom of each.
START_TEST(staircases) {
    struct buf text = buf_new(&arena);
    size_t findings;
    for (size_t flight = 0; flight < 200; flight++) {
        for (size_t i = 0; i < 40; i++) {
            buf_repeat(&text, ' ', i);
            buf_fmt(&text, "a%zu:\n", flight);
        }
        buf_repeat(&text, ' ', 40);
        buf_text(&text, "b: @x\n");
    }
    size_t held = held_by(buf_str(&text), &findings);
    ck_assert_uint_le(held, 24 * text.len + (3 << 20));
    ck_assert_uint_ge(findings, 1);
}
END_TEST

START_TEST(a_large_playbook_stays_small) {
    static const char scenario[] =
        "  noisy-~:\n"
        "    title: Could not sleep because of noise\n"
        "    channels: [front-desk, phone] # left out = all\n"
        "    signals:\n"
        "      - couldn't sleep at all last night\n"
        "      - the party next door went on until four\n"
        "    emotion: {from: exhausted and angry, to: heard}\n"
        "    next_step: \"Ring the room at 10:00 and note the answer.\"\n";
    struct str body = repeat(scenario, 10000);
    struct str text = str_fmt(&arena, "empower: 1\nscenarios:\n%.*s", S_ARG(body));
    size_t findings, held = held_by(text, &findings);
    ck_assert_uint_eq(findings, 0);
    ck_assert_uint_le(held, 4 * text.len + (2 << 20));
}
END_TEST

// ---- memory that runs out ----

static const char mixed[] = "%YAML 1.2\n---\n"
                            "title: “Harbour” # one\n"
                            "title: again\n"
                            "say: 'I can't do that'\n"
                            "list:\n  - a: @x\n    b: [1, {c: \"d\\te\"}]\n   - odd\n  - \"open\n"
                            "text: |\n  more\n  and more\n"
                            "anchor: &x y\nalias: *x\n<<: *x\n{{a}}: b\n"
                            "flow: [late, fee\n"
                            "\ttab: 1\n"
                            "limit:25\n"
                            "section\n  c: 1\n  d: e: f\n"
                            "k1: 1\nk2: 2\nk3: 3\nk4: 4\nk5: 5\nk6: 6\nk7: 7\nk8: 8\nk9: 9\n"
                            "l1: 1\nl2: 2\nl3: 3\nl4: 4\nl5: 5\nl6: 6\nl7: 7\nl8: 8\nl9: 9\n"
                            "m1: 1\nm2: 2\nm3: 3\nm4: 4\nm5: 5\nm6: 6\nm7: 7\nm8: 8\nm9: 9\n"
                            "k1: again\n";

static void read_mixed(struct arena *memory) {
    read_with(memory, S(mixed), &yaml_limits_default);
}

// Where every piece of memory is a chunk of its own, fewer lines reach every place.
#ifdef EMPOWER_TINY_CHUNKS
enum { LARGE = 40 };
#else
enum { LARGE = 3000 };
#endif

static void read_large(struct arena *memory) {
    struct buf text = buf_new(memory);
    for (int i = 0; i < LARGE; i++) buf_fmt(&text, "k%d: {a: 'b', c: [d, \"e\\t\"]} # c\n", i);
    buf_text(&text, "x: @\n");
    read_with(memory, buf_str(&text), &yaml_limits_default);
}

static void read_bytes(struct arena *memory) {
    read_with(memory, S("a: 1\nb: \xA3\x01\r\xFF\n"), &yaml_limits_default);
}

// libyaml's own memory is given back, too: the sanitizers tell where it is not.
START_TEST(every_allocation_fails_once) {
    fail_each_allocation(read_mixed);
    fail_each_allocation(read_large);
    fail_each_allocation(read_bytes);
}
END_TEST

START_TEST(a_limit_on_memory_is_kept) {
    struct str text = shape(0, 40000);
    for (size_t limit = 64 * KB; limit < 8192 * KB; limit *= 2) {
        struct arena own;
        jmp_buf door;
        arena_init(&own, allocator_malloc, limit);
        own.door = &door;
        if (setjmp(door) == 0)
            read_with(&own, text, &wide);
        else
            ck_assert_int_eq(own.fault, ARENA_OVER_LIMIT);
        bool kept = own.held <= limit;
        ck_assert(kept);
        arena_free(&own);
    }
}
END_TEST

RUN_LOOPS("yaml_hostile", setup, teardown, FOR_EACH(memory_stays_proportional, shapes),
          ONCE(staircases), ONCE(a_large_playbook_stays_small), ONCE(every_allocation_fails_once),
          ONCE(a_limit_on_memory_is_kept))
