// Reports what no example touches, in words and in JSON.
#include "api/test_report.h"
#include "base/escape.h"

static const struct coverage *coverage_at(const struct report *report, size_t i) {
    static const struct coverage none;
    const struct coverage *coverage = test_results_of(report->playbooks[i])->coverage;
    return coverage ? coverage : &none;
}

static bool is_asked_for(const struct report *report) {
    for (size_t i = 0; i < report->n; i++)
        if (test_results_of(report->playbooks[i])->coverage) return true;
    return false;
}

static struct share share_of(const struct report *report, int kind) {
    struct share sum = {0};
    for (size_t i = 0; i < report->n; i++) {
        const struct share *share = &coverage_at(report, i)->shares[kind];
        sum.touched += share->touched;
        sum.all += share->all;
    }
    return sum;
}

static bool any_cut(const struct report *report) {
    for (size_t i = 0; i < report->n; i++)
        if (coverage_at(report, i)->cut) return true;
    return false;
}

// ---- in words ----

static const char *const titles[GROUND_KINDS] = {
    [GROUND_GRANT] = "Grants that no example rests on",
    [GROUND_ONLY] = "only_when that turns no example down",
    [GROUND_NEVER] = "never_when that turns no example down",
    [GROUND_EVIDENCE] = "Evidence that no example lacks",
    [GROUND_AT_LEAST] = "at_least that no example falls below",
    [GROUND_AT_MOST] = "at_most that no example reaches",
    [GROUND_GUARDRAIL] = "Guardrails that stop no example",
    [GROUND_ESCALATION] = "Escalations that no example leads to",
    [GROUND_SCENARIO] =
        "Scenarios that no example expects (write down what a customer really said)",
};

static void text_untouched(struct report *report, const struct emp_playbook *playbook,
                           const struct untouched *one) {
    struct buf *out = &report->out;
    test_text_place(report, playbook, one->ground.at);
    escape_terminal(out, one->id, false);
    if (one->words.len) buf_text(out, ": ");
    escape_terminal(out, one->words, false);
    buf_char(out, '\n');
    if (!one->example.len) return;
    buf_text(out, "  ");
    escape_terminal(out, one->example, false);
    buf_char(out, '\n');
}

static void text_kind(struct report *report, enum ground_kind kind) {
    struct share share = share_of(report, kind);
    if (share.touched == share.all) return;
    buf_fmt(&report->out, "\n%s\n", titles[kind]);
    for (size_t i = 0; i < report->n; i++) {
        const struct coverage *coverage = coverage_at(report, i);
        for (size_t k = 0; k < coverage->untouched.n; k++)
            if (coverage->untouched.items[k].ground.kind == kind)
                text_untouched(report, report->playbooks[i], &coverage->untouched.items[k]);
    }
}

// All that one scenario is taken for on one line; answers how many entries those are.
static size_t text_confusable(struct buf *out, const struct confusable *list, size_t n) {
    size_t i = 0, times = 0;
    buf_text(out, "  ");
    escape_terminal(out, list[0].scenario->entry.id.s, false);
    buf_text(out, " is taken for ");
    for (; i < n && list[i].scenario == list[0].scenario; i++) {
        if (i) buf_text(out, ", ");
        escape_terminal(out, list[i].taken_for->entry.id.s, false);
        times += list[i].times;
    }
    buf_fmt(out, " by %zu of its %zu signals\n", times, list[0].signals);
    return i;
}

static void text_all_confusable(struct report *report) {
    const char *title =
        "\nScenarios that look-up takes for another one where a signal is left out\n";
    for (size_t i = 0; i < report->n; i++) {
        const struct coverage *coverage = coverage_at(report, i);
        const struct confusable *list = coverage->confusable.items;
        size_t n = coverage->confusable.n;
        if (n) buf_text(&report->out, title);
        if (n) title = "";
        for (size_t k = 0; k < n;) k += text_confusable(&report->out, &list[k], n - k);
    }
}

void test_text_coverage(struct report *report) {
    if (!is_asked_for(report)) return;
    for (int kind = 0; kind < GROUND_KINDS; kind++) text_kind(report, (enum ground_kind)kind);
    text_all_confusable(report);
    buf_text(&report->out, "\nTouched by examples\n");
    for (int kind = 0; kind < GROUND_KINDS; kind++) {
        struct share share = share_of(report, kind);
        if (!share.all) continue;
        buf_fmt(&report->out, "  %-12s %4zu of %zu\n", ground_kind_name((enum ground_kind)kind),
                share.touched, share.all);
    }
    if (any_cut(report))
        buf_text(&report->out, "The playbook is too large to look for an example for each.\n");
}

// ---- in JSON ----

static void json_count(struct json *json, const char *key, size_t count) {
    json_key(json, key);
    json_number(json, (int64_t)count);
}

static void json_shares(struct report *report, struct json *json) {
    json_key(json, "shares");
    json_object(json);
    for (int kind = 0; kind < GROUND_KINDS; kind++) {
        struct share share = share_of(report, kind);
        json_key(json, ground_kind_name((enum ground_kind)kind));
        json_object(json);
        json_count(json, "touched", share.touched);
        json_count(json, "all", share.all);
        json_object_end(json);
    }
    json_object_end(json);
}

static void json_untouched(struct json *json, const struct emp_playbook *playbook,
                           const struct untouched *one) {
    json_object(json);
    json_member(json, "kind", str_of(ground_kind_name(one->ground.kind)));
    test_json_place(json, playbook, one->ground.at);
    json_member(json, "id", one->id);
    json_member(json, "words", one->words.len ? one->words : (struct str){NULL, 0});
    json_member(json, "example", one->example.len ? one->example : (struct str){NULL, 0});
    json_object_end(json);
}

static void json_confusable(struct json *json, const struct confusable *one) {
    json_object(json);
    json_member(json, "scenario", one->scenario->entry.id.s);
    json_member(json, "taken_for", one->taken_for->entry.id.s);
    json_count(json, "times", one->times);
    json_count(json, "signals", one->signals);
    json_object_end(json);
}

void test_json_coverage(struct report *report, struct json *json) {
    if (!is_asked_for(report)) return;
    json_key(json, "coverage");
    json_object(json);
    json_shares(report, json);
    json_key(json, "untouched");
    json_array(json);
    for (size_t i = 0; i < report->n; i++) {
        const struct coverage *coverage = coverage_at(report, i);
        for (size_t k = 0; k < coverage->untouched.n; k++)
            json_untouched(json, report->playbooks[i], &coverage->untouched.items[k]);
    }
    json_array_end(json);
    json_key(json, "confusable");
    json_array(json);
    for (size_t i = 0; i < report->n; i++) {
        const struct coverage *coverage = coverage_at(report, i);
        for (size_t k = 0; k < coverage->confusable.n; k++)
            json_confusable(json, &coverage->confusable.items[k]);
    }
    json_array_end(json);
    json_key(json, "cut");
    json_bool(json, any_cut(report));
    json_object_end(json);
}
