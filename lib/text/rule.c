// What people read of a rule: the words for levels, confidences and profiles, its help.
#include "text/rule.h"

const char *level_name(enum level level) {
    static const char *const names[] = {"error", "warning", "info"};
    return names[level];
}

const char *confidence_name(enum confidence confidence) {
    static const char *const names[] = {"high", "medium", "low"};
    return names[confidence];
}

const char *profile_name(enum profile profile) {
    static const char *const names[] = {"min", "basic", "standard", "strict"};
    return names[profile];
}

void rule_example(struct buf *out, const char *marked) {
    struct str rest = str_of(marked);
    while (rest.len) {
        bool mark = str_starts(rest, S("«")) || str_starts(rest, S("»"));
        if (!mark) buf_char(out, rest.ptr[0]);
        rest = str_from(rest, mark ? S("«").len : 1);
    }
}

static void add_example(struct buf *out, const char *says, const char *marked, bool markdown) {
    if (!marked[0]) return;
    buf_fmt(out, "%s\n\n%s", says, markdown ? "```yaml\n" : "");
    rule_example(out, marked);
    if (!str_ends(buf_str(out), S("\n"))) buf_char(out, '\n');
    buf_text(out, markdown ? "```\n\n" : "\n");
}

struct str rule_help(struct arena *arena, const struct rule_info *info, bool markdown) {
    struct buf out = buf_new(arena);
    buf_fmt(&out, "%s\n\n", info->why);
    if (info->fix[0]) buf_fmt(&out, "%s\n\n", info->fix);
    add_example(&out, "Instead of", info->bad, markdown);
    add_example(&out, "write", info->good, markdown);
    return str_trim(buf_str(&out));
}
