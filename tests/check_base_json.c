// Checks JSON, written and read.
#include "check_base.h"

#include "base/json.h"

#include <stdio.h>
#include <string.h>

static void write_sample(struct json *json) {
    json_object(json);
    json_member(json, "verdict", S("allow"));
    json_member(json, "why", (struct str){NULL, 0});
    json_key(json, "limits");
    json_array(json);
    json_number(json, -50);
    json_raw(json, S("0.75"));
    json_bool(json, true);
    json_bool(json, false);
    json_null(json);
    json_text(json, "£\n");
    json_array(json);
    json_array_end(json);
    json_array_end(json);
    json_key_str(json, S("not \"yet\""));
    json_object(json);
    json_object_end(json);
    json_object_end(json);
}

START_TEST(json_is_written_compactly) {
    struct buf out = buf_new(&arena);
    struct json json = json_writer(&out, false);
    write_sample(&json);
    EXPECT(buf_str(&out),
           "{\"verdict\":\"allow\",\"why\":null,"
           "\"limits\":[-50,0.75,true,false,null,\"£\\n\",[]],\"not \\\"yet\\\"\":{}}");
}
END_TEST

START_TEST(json_is_written_indented) {
    struct buf out = buf_new(&arena);
    struct json json = json_writer(&out, true);
    write_sample(&json);
    EXPECT(buf_str(&out), "{\n"
                          "  \"verdict\": \"allow\",\n"
                          "  \"why\": null,\n"
                          "  \"limits\": [\n"
                          "    -50,\n"
                          "    0.75,\n"
                          "    true,\n"
                          "    false,\n"
                          "    null,\n"
                          "    \"£\\n\",\n"
                          "    []\n"
                          "  ],\n"
                          "  \"not \\\"yet\\\"\": {}\n"
                          "}");
}
END_TEST

static void write_value(struct json *json, const struct json_value *value) {
    switch (value->kind) {
    case JSON_NULL: json_null(json); return;
    case JSON_FALSE: json_bool(json, false); return;
    case JSON_TRUE: json_bool(json, true); return;
    case JSON_NUMBER: json_raw(json, value->text); return;
    case JSON_STRING: json_str(json, value->text); return;
    case JSON_ARRAY: json_array(json); break;
    case JSON_OBJECT: json_object(json); break;
    }
    for (const struct json_value *at = value->first; at; at = at->next) {
        if (value->kind == JSON_OBJECT) json_key_str(json, at->key);
        write_value(json, at);
    }
    value->kind == JSON_OBJECT ? json_object_end(json) : json_array_end(json);
}

START_TEST(what_is_read_is_written_again) {
    static const struct {
        const char *text, *again;
    } rows[] = {
        {"{}", "{}"},
        {" [ ] ", "[]"},
        {"null", "null"},
        {"\"a\"", "\"a\""},
        {"12345678901234567890.10e+5", "12345678901234567890.10e+5"}, // numbers stay as written
        {"-0.0", "-0.0"},
        {"{\"a\":[1,{\"b\":true,\"c\":false}],\"\":null}",
         "{\"a\":[1,{\"b\":true,\"c\":false}],\"\":null}"},
        {"\"\\u00e9\\ud83d\\ude00\\/\\\\u\"", "\"é😀/\\\\u\""},
        {"\"\\\\ud800\"", "\"\\\\ud800\""}, // no escape at all
        {"\"a\\u0000b\"", "\"a\\u0000b\""},
        {"\"\\uE000\"", "\"\uE000\""}, // behind the surrogates
        {"\"\\uD83D\\uDE00 \\uD83D\\uDE01\"", "\"😀 😁\""},
        {"{\"a\":{\"a\":1},\"b\":[{\"a\":1},{\"a\":2}]}",
         "{\"a\":{\"a\":1},\"b\":[{\"a\":1},{\"a\":2}]}"},
    };
    EACH(i, rows) {
        struct str error = S("none");
        struct json_value *value = json_read(&arena, str_of(rows[i].text), &error);
        ck_assert_msg(value != NULL, "%s: %.*s", rows[i].text, S_ARG(error));
        struct buf out = buf_new(&arena);
        struct json json = json_writer(&out, false);
        write_value(&json, value);
        expect_of(rows[i].text, buf_str(&out), rows[i].again);
    }
}
END_TEST

START_TEST(broken_json_is_explained) {
    static const struct {
        const char *text, *says;
    } rows[] = {
        {"", "it ends too early (line 1, column 1)"},
        {"{", "it ends too early (line 1, column 2)"},
        {"[1,\n 2", "it ends too early (line 2, column 3)"},
        {"\"a", "it ends too early"},
        {"{} x", "something stands behind its end"},
        {"1 2", "something stands behind its end"},
        {"[1 2]", "a comma or a closing bracket is missing"},
        {"{\"a\":1 \"b\":2}", "a comma or a closing brace is missing"},
        {"{\"a\" 1}", "a colon is missing between key and value"},
        {"{1:2}", "a key must be a text in double quotes"},
        {"{'a':1}", "this may not stand here"},
        {"[,]", "this may not stand here"},
        {"tru", "this may not stand here"},
        {"trux", "this may not stand here"},
        {"// note\n1", "JSON has no comments"},
        {"[1.]", "this is no number"},
        {"\"\x01\"", "a control character or a wrong escape stands in a text"},
        {"\"\\x\"", "a control character or a wrong escape stands in a text"},
        {"\"\\u12/4\"", "a control character or a wrong escape stands in a text"},
        {"\"\\u12g4\"", "a control character or a wrong escape stands in a text"},
        {"{\"a\":1,\"b\":2,\"a\":3}", "the key \"a\" stands there twice (line 1, column 17)"},
        {"{\"\\u0061\":1,\"a\":3}", "the key \"a\" stands there twice"},
        {"\"\xFF\"", "it is not UTF-8"},
        {"\"\xED\xA0\x80\"", "it is not UTF-8"},
        {"\"\\ud800\"", "half of a surrogate pair stands in a text (line 1, column 2)"},
        {"\"\\udc00\"", "half of a surrogate pair stands in a text"},
        {"\"\\ud800\\u0041\"", "half of a surrogate pair stands in a text"},
        {"\"\\ud800\\ud800\"", "half of a surrogate pair stands in a text"},
        {"\"\\ud83d\\ue000\"", "half of a surrogate pair stands in a text"},
    };
    EACH(i, rows) {
        struct str error = S("none"), text = str_of(rows[i].text);
        ck_assert_msg(!json_read(&arena, text, &error), "%s is read", rows[i].text);
        ck_assert_msg(str_find(error, str_of(rows[i].says)) >= 0, "%s: %.*s", rows[i].text,
                      S_ARG(error));
    }
}
END_TEST

// Up to a few they are compared one by one, then by a map.
START_TEST(of_many_keys_none_stands_there_twice) {
    for (int n = 1; n <= 70; n++) {
        struct buf text = buf_new(&arena);
        struct str error = S("none");
        buf_char(&text, '{');
        for (int i = 0; i < n; i++) buf_fmt(&text, "\"%d\":0,", i);
        struct str known = buf_str(&text);
        struct str good = str_fmt(&arena, "%.*s\"x\":0}", S_ARG(known));
        struct str first = str_fmt(&arena, "%.*s\"0\":0}", S_ARG(known));
        struct str last = str_fmt(&arena, "%.*s\"%d\":0}", S_ARG(known), n - 1);
        ck_assert_ptr_nonnull(json_read(&arena, good, &error));
        ck_assert_ptr_null(json_read(&arena, first, &error));
        ck_assert_ptr_null(json_read(&arena, last, &error));
        ck_assert_int_ge(str_find(error, S("stands there twice")), 0);
    }
}
END_TEST

START_TEST(nesting_has_an_end) {
    char text[100];
    struct str error = S("none");
    for (int depth = 32; depth <= 33; depth++) {
        int n = snprintf(text, sizeof text, "%.*s%.*s", depth, "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
                         depth, "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]");
        struct json_value *value = json_read(&arena, (struct str){text, (size_t)n}, &error);
        ck_assert_int_eq(value != NULL, depth == 32);
    }
    ck_assert_int_ge(str_find(error, S("nested deeper than 32 levels")), 0);
}
END_TEST

START_TEST(members_are_found_by_name) {
    struct str error;
    struct json_value *value = json_read(&arena, S("{\"a\":1,\"b\":\"x\"}"), &error);
    EXPECT(json_get(value, "b")->text, "x");
    ck_assert_ptr_null(json_get(value, "c"));
    ck_assert_ptr_null(json_get(json_get(value, "a"), "b"));
    ck_assert_ptr_null(json_get(NULL, "a"));
}
END_TEST

START_TEST(large_texts_are_read) {
    struct buf text = buf_new(&arena);
    struct str error = S("none");
    buf_char(&text, '{');
    for (int i = 0; i < 20000; i++)
        buf_fmt(&text, "%s\"key %d\": \"%.*s\\n\"", i ? "," : "", i, i % 300,
                "................................................................................"
                "................................................................................");
    buf_char(&text, '}');
    struct json_value *value = json_read(&arena, buf_str(&text), &error);
    ck_assert_ptr_nonnull(value);
    ck_assert_uint_eq(json_get(value, "key 19999")->text.len,
                      19999 % 300 < 160 ? 19999 % 300 + 1 : 161);
}
END_TEST

START_TEST(long_texts_are_decoded) {
    struct buf text = buf_new(&arena);
    struct str error = S("none");
    buf_char(&text, '"');
    for (int i = 0; i < 10000; i++) buf_text(&text, "\\u00e9x");
    buf_char(&text, '"');
    struct json_value *value = json_read(&arena, buf_str(&text), &error);
    ck_assert_uint_eq(value->text.len, 30000);
    EXPECT(str_from(value->text, 29994), "éxéx");
}
END_TEST

RUN("json", json_is_written_compactly, json_is_written_indented, what_is_read_is_written_again,
    broken_json_is_explained, of_many_keys_none_stands_there_twice, nesting_has_an_end,
    members_are_found_by_name, large_texts_are_read, long_texts_are_decoded)
