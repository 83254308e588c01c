// What SARIF says of a rule: all from its row.
#include "reporters/sarif_rule.h"

const char *sarif_level(enum level level) {
    return level == LEVEL_INFO ? "note" : level_name(level);
}

// The marks round the place of a finding are for readers of the source.
static void add_example(struct buf *out, const char *before, const char *text, const char *after) {
    struct str rest = str_of(text);
    buf_text(out, before);
    while (rest.len) {
        bool mark = str_starts(rest, S("«")) || str_starts(rest, S("»"));
        if (!mark) buf_char(out, rest.ptr[0]);
        rest = str_from(rest, mark ? S("«").len : 1);
    }
    buf_text(out, after);
}

static struct str plain_help(struct arena *arena, const struct rule_info *info) {
    struct buf out = buf_new(arena);
    buf_fmt(&out, "%s\n\n%s\n\n", info->why, info->fix);
    if (info->bad[0]) add_example(&out, "Instead of\n\n", info->bad, "\n");
    if (info->good[0]) add_example(&out, "write\n\n", info->good, "");
    return buf_str(&out);
}

static struct str markdown_help(struct arena *arena, const struct rule_info *info) {
    struct buf out = buf_new(arena);
    buf_fmt(&out, "%s\n\n%s\n\n", info->why, info->fix);
    if (info->bad[0]) add_example(&out, "Instead of\n\n```yaml\n", info->bad, "```\n\n");
    if (info->good[0]) add_example(&out, "write\n\n```yaml\n", info->good, "```\n");
    return buf_str(&out);
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
    json_member(json, "text", plain_help(arena, info));
    json_member(json, "markdown", markdown_help(arena, info));
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
