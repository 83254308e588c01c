// Lint rules for callers of the library: one or all of them, the program's and a team's own.
#include "api/lint.h"

#include "base/json.h"
#include "lint/config.h"
#include "lint/lint.h"
#include "lint/user_rules.h"

#include <string.h>

static struct emp_rule public_rule(const struct rule *rule) {
    const struct rule_info *info = &rule->info;
    return (struct emp_rule){
        .id = info->id,
        .name = info->name,
        .level = (enum emp_level)info->level,
        .confidence = confidence_name((enum confidence)info->confidence),
        .profile = profile_name((enum profile)info->profile),
        .title = info->title,
        .why = info->why,
        .fix = info->fix,
        .bad = info->bad,
        .good = info->good,
        .since = rule->since ? rule->since : FIRST_VERSION,
    };
}

static struct emp_rule own_rule(const struct config *config, const struct user_rule *own) {
    struct emp_rule rule = public_rule(&own->rule);
    struct place place = place_at(&config->sources, own->id.at.start);
    rule.since = NULL;
    rule.file = place.source->name.ptr;
    rule.line = place.line;
    return rule;
}

// ---- one or all ----

typedef LIST(struct emp_rule) rule_list;

// Behind those whose ids come before its own.
static void put_in_order(struct arena *arena, rule_list *list, struct emp_rule rule) {
    size_t at = list->n;
    PUSH(arena, list);
    for (; at > 0 && strcmp(list->items[at - 1].id, rule.id) > 0; at--)
        list->items[at] = list->items[at - 1];
    list->items[at] = rule;
}

static rule_list all_rules(struct arena *arena, const struct config *config) {
    rule_list list = {0};
    const struct rule *rule;
    for (size_t i = 0; (rule = rule_at(i)); i++) put_in_order(arena, &list, public_rule(rule));
    for (size_t i = 0; config && i < config->own.n; i++)
        *PUSH(arena, &list) = own_rule(config, config->own.items[i]);
    return list;
}

static struct emp_rule rule_shown(const struct config *config, const struct rule *rule) {
    for (size_t i = 0; config && i < config->own.n; i++)
        if (rule == &config->own.items[i]->rule) return own_rule(config, config->own.items[i]);
    return public_rule(rule);
}

struct rules_job {
    const struct emp_lint_options *options;
    const char *name;                                         // NULL: all
    void (*tell)(void *context, const struct emp_rule *rule); // NULL: JSON
    void *context;
    struct sink sink;
};

static rule_list rules_asked(const struct rules_job *job, struct arena *arena) {
    const struct config *config = job->options ? config_given(arena, NULL, job->options) : NULL;
    rule_list list = {0};
    if (!job->name) return all_rules(arena, config);
    const struct rule *rule = config_rule_find(config, str_of(job->name));
    if (rule) *PUSH(arena, &list) = rule_shown(config, rule);
    return list;
}

// ---- JSON ----

static void write_example(struct json *json, const char *key, const char *marked) {
    struct buf plain = buf_new(json->out->arena);
    rule_example(&plain, marked);
    json_member(json, key, buf_str(&plain));
}

static struct str text_or_null(const char *text) {
    return text ? str_of(text) : (struct str){NULL, 0};
}

static void write_rule(struct json *json, const struct emp_rule *rule) {
    json_object(json);
    json_member(json, "id", str_of(rule->id));
    json_member(json, "name", str_of(rule->name));
    json_member(json, "level", str_of(level_name((enum level)rule->level)));
    json_member(json, "confidence", str_of(rule->confidence));
    json_member(json, "profile", str_of(rule->profile));
    json_member(json, "title", str_of(rule->title));
    json_member(json, "why", str_of(rule->why));
    json_member(json, "fix", str_of(rule->fix));
    write_example(json, "bad", rule->bad);
    write_example(json, "good", rule->good);
    json_member(json, "since", text_or_null(rule->since));
    json_member(json, "file", text_or_null(rule->file));
    json_key(json, "line");
    if (rule->file)
        json_number(json, rule->line);
    else
        json_null(json);
    json_object_end(json);
}

static void write_rules(struct buf *out, const rule_list *list) {
    struct json json = json_writer(out, false);
    json_object(&json);
    json_key(&json, "schema_version");
    json_number(&json, 1);
    json_key(&json, "rules");
    json_array(&json);
    for (size_t i = 0; i < list->n; i++) write_rule(&json, &list->items[i]);
    json_array_end(&json);
    json_object_end(&json);
    buf_char(out, '\n');
}

// ---- for callers ----

static void run_rules(struct emp_playbook *alone, void *arguments) {
    const struct rules_job *job = arguments;
    rule_list list = rules_asked(job, &alone->scratch);
    struct buf out = buf_new(&alone->scratch);
    if (!list.n) alone->status = EMP_NOT_FOUND;
    for (size_t i = 0; job->tell && i < list.n; i++) job->tell(job->context, &list.items[i]);
    if (job->tell || !list.n) return;
    write_rules(&out, &list);
    sink_buf(alone, &job->sink, &out);
}

enum emp_status emp_rules(const struct emp_lint_options *options, const char *id_or_name,
                          void (*tell)(void *context, const struct emp_rule *rule), void *context) {
    struct rules_job job = {
        .options = options, .name = id_or_name, .tell = tell, .context = context};
    return door_alone(run_rules, &job);
}

enum emp_status emp_rules_json(const struct emp_lint_options *options, const char *id_or_name,
                               emp_write *write, void *context) {
    struct rules_job job = {.options = options, .name = id_or_name, .sink = {write, context}};
    return door_alone(run_rules, &job);
}

bool emp_rule_at(struct emp_rule *out, size_t i) {
    const struct rule *rule = rule_at(i);
    if (rule) *out = public_rule(rule);
    return rule;
}

bool emp_rule_find(struct emp_rule *out, const char *id_or_name) {
    *out = (struct emp_rule){0};
    const struct rule *rule = rule_find(str_of(id_or_name));
    const struct rule *shown = rule ? rule : rule_near(str_of(id_or_name));
    if (shown) *out = public_rule(shown);
    return rule;
}
