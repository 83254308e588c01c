// Checks what editors are told at a place of a configuration: the buffer with ^ where the cursor
// stands, and the answer.
#include "check_base.h"

#include "editor/answers.h"
#include "lint/config.h"

static struct view view;

static void open_at(const char *marked) {
    static struct sources sources;
    static struct ruler ruler;
    ptrdiff_t mark = str_find_char(str_of(marked), '^');
    ck_assert_msg(mark >= 0, "no mark in <%s>", marked);
    struct str bytes = str_fmt(&arena, "%.*s%s", (int)mark, marked, marked + mark + 1);
    sources = sources_new(&arena);
    sources_add(&sources, S(".empower.yaml"), bytes);
    ruler = (struct ruler){0};
    view = (struct view){.ruler = &ruler, .arena = &arena, .sources = &sources};
    view.config = config_read(&arena, NULL, S(".empower.yaml"), bytes, S("0.1.0"));
    view.at = sources.files.items[0].base + (uint32_t)mark;
}

static const struct json_value *answer(void (*ask)(struct json *json, struct view *view)) {
    struct buf out = buf_new(&arena);
    struct json json = json_writer(&out, false);
    struct str error;
    ask(&json, &view);
    const struct json_value *value = json_read(&arena, buf_str(&out), &error);
    ck_assert(value != NULL);
    return value;
}

// "min, basic": what is offered, at most the first three.
static struct str offered(void) {
    struct buf out = buf_new(&arena);
    const struct json_value *item = json_get(answer(answer_config_completion), "items")->first;
    for (int n = 0; item && n < 3; item = item->next, n++)
        buf_fmt(&out, "%s%.*s", n ? ", " : "", S_ARG(json_get(item, "label")->text));
    return buf_str(&out);
}

START_TEST(what_is_offered) {
    static const struct {
        const char *buffer, *offered;
    } rows[] = {
        {"^", "playbook, profile, fail_on"},
        {"profile: min\npl^", "playbook, fail_on, rules_version"},
        {"profile: ^", "min, basic, standard"},
        {"fail_on: w^", "error, warning, info"},
        {"rules_version: ^", "0.1.0"},
        {"levels:\n  ^", "yaml-syntax, unknown-key, duplicate-key"},
        {"levels: {yaml-syntax: info, un^", "unknown-key, duplicate-key, surprising-scalar"},
        {"levels:\n  L2: ^", "error, warning, info"},
        {"levels: {L2: {^", ""},
        {"paths:\n  ^", "match, profile, levels"},
        {"paths:\n  - match: [a, ^", "partners/**"},
        {"paths:\n  - match: a\n    ^", "profile, levels"},
        {"paths:\n  - match: a\n    levels: {L2: ^", "error, warning, info"},
        {"paths: [{profile: ^", "min, basic, standard"},
        {"thresholds: {small_sum: 3, ^", "few_signals, sponsor_stale_months, review_grace_days"},
        {"thresholds:\n  few_signals: ^", "5"},
        {"thresholds:\n  few: ^", ""},
        {"rules:\n  ^", ""}, // an id of one's own
        {"rules:\n  X1:\n    ^", "name, level, message"},
        {"rules:\n  X1:\n    level: ^", "error, warning, info"},
        {"rules:\n  X1:\n    present: ^", "yes"},
        {"rules:\n  X1: {name: a, message: b, help: c, why: d, path: e, level: info, ^",
         "present, absent, matches"},
        {"rules:\n  X1: {name: a, message: b, help: c, why: d, path: e, level: info, absent: yes, ^",
         "bad, good"}, // a rule asks for one thing
        {"nonsense:\n  ^", ""},
        {"profile: min # ^", ""},
    };
    EACH(row, rows) {
        open_at(rows[row].buffer);
        expect_of(rows[row].buffer, offered(), rows[row].offered);
    }
}
END_TEST

START_TEST(rules_of_ones_own_are_offered_after_those_of_the_program) {
    open_at("rules: {X1: {name: own, message: m, path: title, present: yes}}\nlevels: {^}\n");
    const struct json_value *item = json_get(answer(answer_config_completion), "items")->first;
    while (item->next) item = item->next;
    EXPECT(json_get(item, "label")->text, "own");
    EXPECT(json_get(item, "detail")->text, "X1, warning");
}
END_TEST

// The first line of what is said, or nothing.
static struct str hovered(void) {
    const struct json_value *contents = json_get(answer(answer_config_hover), "contents");
    struct str text = contents ? json_get(contents, "value")->text : S(""), line = S("");
    str_split(&text, '\n', &line);
    return line;
}

START_TEST(what_it_means) {
    static const struct {
        const char *buffer, *says;
    } rows[] = {
        {"pro^file: min", "profile: word"},
        {"profile: mi^n", "profile: word"},
        {"profil^e: ", "profile: word"},
        {"levels: {no-guard^rails: off}", "L223 no-guardrails: A playbook without guardrails"},
        {"levels: {L2^23: off}", "L223 no-guardrails: A playbook without guardrails"},
        {"levels: {L2^: off}", ""}, // the beginning of many
        {"levels: {L2: o^ff}", "levels: levels by rule"},
        {"paths:\n  - ma^tch: a\n", "match: text or list of texts (required)"},
        {"thresholds:\n  few_^signals: 3\n",
         "few_signals: Signals that a scenario should have at least."},
        {"rules: {X1: {na^me: a}}", "name: id (required)"},
        {"rules: {X1^: {name: a}}", ""},
        {"playbook: a^.yaml", ""},
        {"profil: ^", ""},
        {"profile: min # profi^le", ""},
    };
    EACH(row, rows) {
        open_at(rows[row].buffer);
        expect_of(rows[row].buffer, hovered(), rows[row].says);
    }
}
END_TEST

START_TEST(a_rule_is_explained_with_its_examples) {
    open_at("levels: {no-guard^rails: off}");
    view.markdown = true;
    const struct json_value *contents = json_get(answer(answer_config_hover), "contents");
    struct str text = json_get(contents, "value")->text;
    EXPECT(json_get(contents, "kind")->text, "markdown");
    ck_assert(str_find(text, S("Instead of\n\n```yaml\nempower: 1\nguardrails: -\n```\n")) > 0);
}
END_TEST

START_TEST(what_a_rule_of_ones_own_says_is_no_markdown) {
    open_at("rules: {X1: {name: own, message: '[m](http://a)', path: title, present: yes}}\n"
            "levels: {X1^: off}\n");
    view.markdown = true;
    const struct json_value *contents = json_get(answer(answer_config_hover), "contents");
    EXPECT(json_get(contents, "kind")->text, "plaintext");
    EXPECT(
        json_get(contents, "value")->text,
        "X1 own: [m](http://a)\nwarning, confidence high, profile min\n\nThis team asks for it.\n");
}
END_TEST

RUN("editor config", what_is_offered, rules_of_ones_own_are_offered_after_those_of_the_program,
    what_it_means, a_rule_is_explained_with_its_examples,
    what_a_rule_of_ones_own_says_is_no_markdown)
