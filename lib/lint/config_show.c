// Every value in force for a file, with the reason why it holds.
#include "base/escape.h"
#include "base/json.h"
#include "base/utf8.h"
#include "lint/config.h"
#include "lint/lint.h"

struct showing {
    struct buf *out;
    struct json *json; // NULL: text
    const struct lint_options *options;
    bool holds[CONFIG_PATHS_MOST];
};

// ---- one value ----

static void put_text(struct showing *showing, struct str key, struct str value, struct str why) {
    enum { VALUES = 24, WHYS = 36 };
    size_t start = showing->out->len;
    buf_text(showing->out, "  ");
    escape_terminal(showing->out, key, false);
    size_t columns[] = {VALUES, WHYS};
    struct str parts[] = {value, why};
    for (size_t i = 0; i < 2; i++) {
        size_t used = utf8_cells(str_from(buf_str(showing->out), start));
        buf_repeat(showing->out, ' ', used + 1 < columns[i] ? columns[i] - used : 1);
        escape_terminal(showing->out, parts[i], false);
    }
    buf_char(showing->out, '\n');
}

// ".empower.yaml:12", where it is set there.
static struct str place_in_config(const struct showing *showing, struct span at) {
    const struct config *config = showing->options->config;
    struct place place = place_at(&config->sources, at.start);
    return str_fmt(showing->out->arena, "%.*s:%u", S_ARG(place.source->name), place.line);
}

static void put_line(struct showing *showing, struct span at) {
    json_key(showing->json, "line");
    if (span_is_nowhere(at))
        json_null(showing->json);
    else
        json_number(showing->json, line_at(&showing->options->config->sources, at.start));
}

static void put(struct showing *showing, struct str key, struct str value, struct str why,
                struct span at) {
    if (!span_is_nowhere(at)) why = place_in_config(showing, at);
    if (!showing->json) {
        put_text(showing, key, value, why);
        return;
    }
    json_object(showing->json);
    json_member(showing->json, "key", key);
    json_member(showing->json, "value", value);
    json_member(showing->json, "why", why);
    put_line(showing, at);
    json_object_end(showing->json);
}

// ---- rules ----

static const char *level_word(uint8_t level) {
    return level == LEVEL_OFF ? "off" : level_name((enum level)level);
}

static struct str why_of(const struct showing *showing, const struct rule_info *info,
                         const struct in_force *force) {
    struct arena *arena = showing->out->arena;
    switch ((enum set_by)force->by) {
    case BY_SELECT: return S("--select");
    case BY_IGNORE: return S("--ignore");
    case BY_CONFIG: return place_in_config(showing, force->at);
    case BY_PROFILE: return str_fmt(arena, "only in profile %s", profile_name(info->profile));
    case BY_PIN:
        return str_fmt(arena, "rules_version, %.*s", S_ARG(place_in_config(showing, force->at)));
    case BY_NOBODY: break;
    }
    return S("default");
}

static void put_rule(struct showing *showing, const struct rule_info *info) {
    struct in_force force = level_in_force(showing->options, info, showing->holds);
    struct str why = why_of(showing, info, &force);
    if (!showing->json) {
        put_text(showing, str_fmt(showing->out->arena, "%s", info->id),
                 str_of(level_word(force.level)),
                 str_fmt(showing->out->arena, "%s (%.*s)", info->name, S_ARG(why)));
        return;
    }
    json_object(showing->json);
    json_member(showing->json, "id", str_of(info->id));
    json_member(showing->json, "name", str_of(info->name));
    json_member(showing->json, "level", str_of(level_word(force.level)));
    json_member(showing->json, "why", why);
    put_line(showing, force.by == BY_CONFIG || force.by == BY_PIN ? force.at : (struct span){0, 0});
    json_object_end(showing->json);
}

static void put_rules(struct showing *showing) {
    const struct config *config = showing->options->config;
    const struct rule *rule;
    for (size_t i = 0; (rule = config_rule_at(config, i)); i++) put_rule(showing, &rule->info);
}

// ---- the rest ----

static void put_thresholds(struct showing *showing) {
    struct threshold_set set;
    for (size_t i = 0; threshold_at(i, showing->options->config, &set); i++)
        put(showing, str_of(set.name), str_fmt(showing->out->arena, "%u", set.value), S("default"),
            set.at);
}

static void put_fail_on(struct showing *showing) {
    static const char *const words[] = {"error", "warning", "info", "never"};
    const struct lint_options *options = showing->options;
    const struct config *config = options->config;
    bool given = options->fail_on.len;
    struct str value = given ? options->fail_on : str_of(words[config_fail_on(config)]);
    struct span at = !given && config ? config->fail_on.at : (struct span){0, 0};
    put(showing, S("fail_on"), value, given ? S("--fail-on") : S("default"), at);
}

static void put_version(struct showing *showing) {
    const struct config *config = showing->options->config;
    bool pinned = config && config->pin.text.s.ptr;
    put(showing, S("rules_version"), pinned ? config->pin.text.s : S("the newest"), S("default"),
        pinned ? config->pin.text.at : (struct span){0, 0});
}

static void put_settings(struct showing *showing, const struct config_origin *origin) {
    const struct lint_options *options = showing->options;
    struct in_force profile = profile_in_force(options, showing->holds);
    put(showing, S("playbook"), origin->playbook, origin->playbook_why, (struct span){0, 0});
    put(showing, S("configuration"), origin->config, origin->config_why, (struct span){0, 0});
    put(showing, S("profile"), str_of(profile_name((enum profile)profile.level)),
        options->own_profile ? S("--profile") : S("default"), profile.at);
    put_fail_on(showing);
    put_version(showing);
    if (options->select.len)
        put(showing, S("select"), options->select, S("--select"), (struct span){0, 0});
    if (options->ignore.len)
        put(showing, S("ignore"), options->ignore, S("--ignore"), (struct span){0, 0});
    put_thresholds(showing);
}

static void show_json(struct showing *showing, struct str path,
                      const struct config_origin *origin) {
    struct json *json = showing->json;
    json_object(json);
    json_key(json, "schema_version");
    json_number(json, 1);
    json_member(json, "file", path);
    json_key(json, "settings");
    json_array(json);
    put_settings(showing, origin);
    json_array_end(json);
    json_key(json, "rules");
    json_array(json);
    put_rules(showing);
    json_array_end(json);
    json_object_end(json);
    buf_char(showing->out, '\n');
}

void config_show(struct buf *out, const struct lint_options *options, struct str path, bool as_json,
                 const struct config_origin *origin) {
    struct json json = json_writer(out, false);
    struct showing showing = {.out = out, .json = as_json ? &json : NULL, .options = options};
    if (options->config) config_holds(options->config, path, showing.holds);
    if (as_json) {
        show_json(&showing, path, origin);
        return;
    }
    escape_terminal(out, path, false);
    buf_char(out, '\n');
    put_settings(&showing, origin);
    buf_text(out, "rules\n");
    put_rules(&showing);
}
