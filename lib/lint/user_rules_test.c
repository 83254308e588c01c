// Runs the examples of rules of a team's own: bad ones fire their rule, good ones do not.
#include "base/escape.h"
#include "base/json.h"
#include "lint/user_rules.h"

struct testing {
    struct arena *arena;
    const struct config *config;
    struct json *json; // NULL: text
    struct buf *out;
    size_t examples, failed;
};

// Why an example does not do what it should; empty where it does.
static struct str try_example(struct testing *testing, const struct user_rule *rule,
                              struct str example, bool bad) {
    struct arena *arena = testing->arena;
    struct sources sources = sources_new(arena);
    struct findings reading = findings_new(arena), found = findings_new(arena);
    struct yaml_file file;
    sources_add(&sources, S("example"), example);
    yaml_read(&file, arena, &sources, 0, &yaml_limits_default, false, &reading);
    if (reading.list.n)
        return str_fmt(arena, "it cannot be read: %.*s", S_ARG(reading.list.items[0].message));
    size_t n = user_rule_try(arena, rule, &file, 1, &found, (struct span){1, 1});
    if (bad && !n) return S("the rule finds nothing in it");
    if (bad || !n) return S("");
    struct place place = place_at(&sources, found.list.items[0].at.start);
    return str_fmt(arena, "the rule finds something in its line %u: %.*s", place.line,
                   S_ARG(found.list.items[0].message));
}

static void tell_text(struct testing *testing, const struct user_rule *rule, struct span at,
                      const char *what, struct str why) {
    struct place place = place_at(&testing->config->sources, at.start);
    if (!why.len) return;
    escape_terminal(testing->out, place.source->name, false);
    buf_fmt(testing->out, ":%u:%u: %s %s: %s", place.line, place.column, rule->rule.info.id,
            rule->rule.info.name, what);
    escape_terminal(testing->out, why, false);
    buf_char(testing->out, '\n');
}

static void tell(struct testing *testing, const struct user_rule *rule, struct span at, bool bad,
                 struct str why) {
    bool example = at.start != rule->id.at.start; // else there is none
    testing->examples += example;
    testing->failed += why.len > 0;
    if (!testing->json) {
        tell_text(testing, rule, at,
                  !example ? ""
                  : bad    ? "the bad example fails: "
                           : "the good example fails: ",
                  why);
        return;
    }
    json_object(testing->json);
    json_member(testing->json, "kind", bad ? S("bad") : S("good"));
    json_key(testing->json, "line");
    json_number(testing->json, line_at(&testing->config->sources, at.start));
    json_key(testing->json, "passed");
    json_bool(testing->json, !why.len);
    json_member(testing->json, "why", why.len ? why : (struct str){0});
    json_object_end(testing->json);
}

static void test_examples(struct testing *testing, const struct user_rule *rule, bool bad) {
    const texts *list = bad ? &rule->bad : &rule->good;
    for (size_t i = 0; i < list->n; i++) {
        const struct text *example = &list->items[i];
        tell(testing, rule, example->at, bad, try_example(testing, rule, example->s, bad));
    }
    if (!list->n)
        tell(testing, rule, rule->id.at, bad,
             bad ? S("there is no bad example, so nobody knows that it finds anything")
                 : S("there is no good example, so nobody knows that it can be kept"));
}

static void test_rule(struct testing *testing, const struct user_rule *rule) {
    if (testing->json) {
        json_object(testing->json);
        json_member(testing->json, "id", rule->id.s);
        json_member(testing->json, "name", rule->name.s);
        json_key(testing->json, "examples");
        json_array(testing->json);
    }
    test_examples(testing, rule, true);
    test_examples(testing, rule, false);
    if (!testing->json) return;
    json_array_end(testing->json);
    json_object_end(testing->json);
}

// What is wrong with the configuration itself: a rule that cannot be read has no examples to run.
static void tell_mistake(struct testing *testing, const struct finding *finding) {
    struct place place = place_at(&testing->config->sources, finding->at.start);
    testing->failed++;
    if (testing->json) {
        json_object(testing->json);
        json_key(testing->json, "line");
        json_number(testing->json, place.line);
        json_member(testing->json, "message", finding->message);
        json_object_end(testing->json);
        return;
    }
    escape_terminal(testing->out, place.source->name, false);
    buf_fmt(testing->out, ":%u:%u: ", place.line, place.column);
    escape_terminal(testing->out, finding->message, false);
    buf_char(testing->out, ' ');
    escape_terminal(testing->out, finding->help, false);
    buf_char(testing->out, '\n');
}

static void test_all(struct testing *testing) {
    const struct config *config = testing->config;
    if (testing->json) {
        json_object(testing->json);
        json_key(testing->json, "schema_version");
        json_number(testing->json, 1);
        json_key(testing->json, "mistakes");
        json_array(testing->json);
    }
    for (size_t i = 0; i < config->findings.list.n; i++)
        tell_mistake(testing, &config->findings.list.items[i]);
    if (testing->json) {
        json_array_end(testing->json);
        json_key(testing->json, "rules");
        json_array(testing->json);
    }
    for (size_t i = 0; i < config->own.n; i++) test_rule(testing, config->own.items[i]);
    if (testing->json) {
        json_array_end(testing->json);
        json_object_end(testing->json);
        buf_char(testing->out, '\n');
    } else if (!testing->failed) {
        buf_fmt(testing->out, "%zu rule%s, %zu example%s: every one does what it should\n",
                config->own.n, config->own.n == 1 ? "" : "s", testing->examples,
                testing->examples == 1 ? "" : "s");
    }
}

bool user_rules_test(struct buf *out, struct arena *arena, const struct config *config,
                     bool as_json) {
    struct json json = json_writer(out, false);
    struct testing testing = {
        .arena = arena, .config = config, .json = as_json ? &json : NULL, .out = out};
    test_all(&testing);
    return !testing.failed;
}
