// What SARIF says of a rule: all from its row.
#include "reporters/sarif_rule.h"

const char *sarif_level(enum level level) {
    return level == LEVEL_INFO ? "note" : level_name(level);
}

static void write_text(struct json *json, const char *key, const char *text) {
    json_key(json, key);
    json_object(json);
    json_member(json, "text", str_of(text));
    json_object_end(json);
}

static void write_help(struct json *json, struct arena *arena, const struct rule_info *info) {
    json_key(json, "help");
    json_object(json);
    json_member(json, "text", rule_help(arena, info, false));
    json_member(json, "markdown", rule_help(arena, info, true));
    json_object_end(json);
}

// "precision" and "problem.severity" are GitHub's.
static void write_properties(struct json *json, const struct rule_info *info) {
    static const char *const severities[] = {"error", "warning", "recommendation"};
    json_key(json, "properties");
    json_object(json);
    json_member(json, "precision", str_of(confidence_name((enum confidence)info->confidence)));
    json_member(json, "problem.severity", str_of(severities[info->level]));
    json_member(json, "profile", str_of(profile_name((enum profile)info->profile)));
    json_object_end(json);
}

void sarif_write_rule(struct json *json, struct arena *arena, const struct rule_info *info) {
    json_object(json);
    json_member(json, "id", str_of(info->id));
    json_member(json, "name", str_of(info->name));
    write_text(json, "shortDescription", info->title);
    write_text(json, "fullDescription", info->why);
    write_help(json, arena, info);
    json_key(json, "defaultConfiguration");
    json_object(json);
    json_member(json, "level", str_of(sarif_level((enum level)info->level)));
    json_object_end(json);
    write_properties(json, info);
    json_object_end(json);
}
