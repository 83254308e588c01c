// Reports mistakes that no example notices, in words and in JSON.
#include "api/test_report.h"
#include "base/escape.h"

static const struct mutations *mutations_at(const struct report *report, size_t i) {
    static const struct mutations none;
    const struct mutations *mutations = test_results_of(report->playbooks[i])->mutations;
    return mutations ? mutations : &none;
}

static bool is_asked_for(const struct report *report) {
    for (size_t i = 0; i < report->n; i++)
        if (test_results_of(report->playbooks[i])->mutations) return true;
    return false;
}

static struct mutations sum_of(const struct report *report) {
    struct mutations sum = {0};
    for (size_t i = 0; i < report->n; i++) {
        const struct mutations *one = mutations_at(report, i);
        sum.tried += one->tried;
        sum.noticed += one->noticed;
        sum.unnoticed += one->unnoticed;
        sum.same += one->same;
        sum.places.n += one->places.n;
        sum.cut |= one->cut;
    }
    return sum;
}

typedef void write_place(struct report *report, struct json *json,
                         const struct emp_playbook *playbook, const struct unnoticed *place);

static void each_place(struct report *report, struct json *json, write_place *write) {
    for (size_t i = 0; i < report->n; i++) {
        const struct mutations *mutations = mutations_at(report, i);
        for (size_t k = 0; k < mutations->places.n; k++)
            write(report, json, report->playbooks[i], &mutations->places.items[k]);
    }
}

// ---- in words ----

static void text_place(struct report *report, struct json *json,
                       const struct emp_playbook *playbook, const struct unnoticed *place) {
    struct buf *out = &report->out;
    (void)json;
    test_text_place(report, playbook, place->at);
    escape_terminal(out, place->id, false);
    buf_text(out, ": ");
    escape_terminal(out, place->was, false);
    buf_text(out, " -> ");
    escape_terminal(out, place->now, false);
    for (size_t i = 0; i < place->also.n; i++) {
        buf_text(out, i ? "; " : "; or ");
        escape_terminal(out, place->also.items[i], false);
    }
    buf_char(out, '\n');
    if (!place->example.len) return;
    buf_text(out, "  ");
    escape_terminal(out, place->example, false);
    buf_char(out, '\n');
}

void test_text_mutations(struct report *report) {
    struct mutations sum = sum_of(report);
    struct buf *out = &report->out;
    if (!is_asked_for(report)) return;
    if (sum.places.n)
        buf_text(out, "\nMistakes that no example notices, each with one that would\n");
    each_place(report, NULL, text_place);
    buf_fmt(out, "\n%zu of %zu mistake%s noticed", sum.noticed, sum.noticed + sum.unnoticed,
            sum.noticed + sum.unnoticed == 1 ? "" : "s");
    if (sum.same) buf_fmt(out, "; %zu more made no difference that was found", sum.same);
    buf_char(out, '\n');
    if (sum.cut) buf_text(out, "The playbook is too large to try them all.\n");
}

// ---- in JSON ----

static void json_place(struct report *report, struct json *json,
                       const struct emp_playbook *playbook, const struct unnoticed *place) {
    (void)report;
    json_object(json);
    test_json_place(json, playbook, place->at);
    json_member(json, "id", place->id);
    json_member(json, "was", place->was);
    json_member(json, "now", place->now);
    json_key(json, "also");
    json_array(json);
    for (size_t i = 0; i < place->also.n; i++) json_str(json, place->also.items[i]);
    json_array_end(json);
    json_member(json, "example", place->example.len ? place->example : (struct str){NULL, 0});
    json_object_end(json);
}

void test_json_mutations(struct report *report, struct json *json) {
    struct mutations sum = sum_of(report);
    const struct {
        const char *key;
        size_t count;
    } counts[] = {{"tried", sum.tried},
                  {"noticed", sum.noticed},
                  {"unnoticed", sum.unnoticed},
                  {"no_difference", sum.same}};
    if (!is_asked_for(report)) return;
    json_key(json, "mutations");
    json_object(json);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        json_key(json, counts[i].key);
        json_number(json, (int64_t)counts[i].count);
    }
    json_key(json, "places");
    json_array(json);
    each_place(report, json, json_place);
    json_array_end(json);
    json_key(json, "cut");
    json_bool(json, sum.cut);
    json_object_end(json);
}
