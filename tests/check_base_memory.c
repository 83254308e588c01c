// Checks that the base survives the failure of every single allocation.
#include "check_base.h"

#include "base/buf.h"
#include "base/digest.h"
#include "base/escape.h"
#include "base/grammar.h"
#include "base/json.h"
#include "base/map.h"
#include "base/utf8.h"

static void build_texts(struct arena *poor) {
    struct buf out = buf_new(poor);
    for (int i = 0; i < 10; i++) buf_fmt(&out, "%0100d", i);
    str_fmt(poor, "%0300d", 1);
    utf8_fold(poor, S("ÜBER"));
    utf8_fold_plain(poor, S("Über"));
    escape_markdown(&out, S("*x*"));
    struct digest *digest = digest_new(poor);
    digest_field(digest, buf_str(&out));
    digest_hex(poor, digest, DIGEST_HEX);
}

static void build_maps(struct arena *poor) {
    struct map map = map_new(poor);
    LIST(uint32_t) list = {0};
    for (uint32_t i = 0; i < 100; i++) {
        map_put(&map, str_fmt(poor, "%u", i), i);
        *PUSH(poor, &list) = i;
    }
}

static void read_json(struct arena *poor) {
    static const struct str texts[] = {S_INIT("{\"a\": [1, \"\\u00e9\", {\"b\": null}]}"),
                                       S_INIT("[1,"), S_INIT("{\"a\": 1, \"a\": 2}")};
    struct str error;
    EACH(i, texts) json_read(poor, texts[i], &error);
    struct buf out = buf_new(poor);
    struct json json = json_writer(&out, true);
    json_object(&json);
    json_member(&json, "a", S("x"));
    json_object_end(&json);
}

static void read_all(struct arena *poor, const struct grammar *grammar, const char *texts) {
    struct str rest = str_of(texts), text;
    while (str_split(&rest, '|', &text)) {
        union grammar_value value;
        struct str error, better;
        grammar->read(poor, str_trim(text), currency_find(S("GBP")), &value, &error, &better);
    }
}

static void read_scalars(struct arena *poor) {
    for (int kind = 0; kind < GRAMMAR_COUNT; kind++) {
        const struct grammar *grammar = grammar_of((enum grammar_kind)kind);
        read_all(poor, grammar, grammar->examples);
        read_all(poor, grammar, grammar->bad);
    }
}

START_TEST(texts_survive) {
    fail_each_allocation(build_texts);
}
END_TEST

START_TEST(maps_and_lists_survive) {
    fail_each_allocation(build_maps);
}
END_TEST

START_TEST(json_survives) {
    fail_each_allocation(read_json);
}
END_TEST

START_TEST(readers_of_scalars_survive) {
    fail_each_allocation(read_scalars);
}
END_TEST

RUN("memory", texts_survive, maps_and_lists_survive, json_survives, readers_of_scalars_survive)
