// Reports on examples as one JSON object.
#include "api/test_report.h"

static const char *state_name(enum example_state state) {
    static const char *const names[] = {"passed", "failed", "not-analysed"};
    return names[state];
}

void test_json_place(struct json *json, const struct emp_playbook *playbook, struct span at) {
    struct place place = place_at(&playbook->sources, at.start);
    json_member(json, "file", place.source->name);
    json_key(json, "line");
    json_number(json, place.line);
}

static void json_result(struct json *json, const struct emp_playbook *playbook,
                        const struct example_result *result) {
    json_object(json);
    test_json_place(json, playbook, result->example->at);
    json_member(json, "name", result->name);
    json_member(json, "state", str_of(state_name(result->state)));
    json_member(json, "expected", result->expected.len ? result->expected : (struct str){NULL, 0});
    json_member(json, "got", result->got.len ? result->got : (struct str){NULL, 0});
    json_member(json, "why", result->why.len ? result->why : (struct str){NULL, 0});
    json_object_end(json);
}

void test_write_json(struct report *report) {
    static const char *const keys[] = {"passed", "failed", "not_analysed"};
    struct json json = json_writer(&report->out, false);
    json_object(&json);
    json_key(&json, "schema_version");
    json_number(&json, 1);
    json_key(&json, "examples");
    json_array(&json);
    for (size_t i = 0; i < report->n; i++) {
        const example_results *results = &test_results_of(report->playbooks[i])->examples;
        for (size_t k = 0; k < results->n; k++)
            json_result(&json, report->playbooks[i], &results->items[k]);
    }
    json_array_end(&json);
    json_key(&json, "summary");
    json_object(&json);
    for (int i = 0; i < 3; i++) {
        json_key(&json, keys[i]);
        json_number(&json, (int64_t)test_count(report, i));
    }
    json_object_end(&json);
    test_json_coverage(report, &json);
    test_json_mutations(report, &json);
    json_object_end(&json);
    buf_char(&report->out, '\n');
}
