// The rows of a rule of a team's own, and reading them.
#include "lint/user_rules.h"

#include "base/utf8.h"
#include "lint/lint.h"
#include "lookup/lookup.h"

#include <stddef.h>

static const char *const levels[] = {"error", "warning", "info", NULL};

// ---- assertions ----

static bool read_pattern(struct config_reading *reading, struct assertion *assertion) {
    struct str pattern = signal_pattern(assertion->value.s), error;
    size_t offset = 0;
    if (!pattern.ptr)
        error = S("it stands between slashes, as in '/late|delayed/'");
    else if (pattern_open(&assertion->pattern, reading->arena, pattern, &error, &offset))
        return true;
    struct finding *finding =
        config_complain(reading, "bad-pattern", assertion->value.at,
                        "This pattern cannot be used: %.*s (at character %zu of the pattern).",
                        S_ARG(error), offset + 1);
    finding_help(&reading->config->findings, finding,
                 "Patterns are those of signals; mend it between the slashes.");
    return false;
}

// The number that a text holds: "50", "£1,000 per stay", "20 minutes".
static bool read_number(struct config_reading *reading, const struct config_key *key,
                        const struct node *node, struct assertion *assertion) {
    if (text_number(assertion->value.s, &assertion->number)) return true;
    config_wrong(reading, node, key, "a number");
    return false;
}

static bool read_assertion(struct config_reading *reading, const struct config_key *key,
                           const struct node *node, struct assertion *assertion) {
    if (key->assertion == ASSERT_ONE_OF) {
        config_texts(reading, key, node, &assertion->words);
        return assertion->words.n > 0;
    }
    config_text(reading, key, node, &assertion->value);
    if (!assertion->value.s.ptr) return false;
    switch ((enum assertion_kind)key->assertion) {
    case ASSERT_MATCHES:
    case ASSERT_NOT_MATCHES: return read_pattern(reading, assertion);
    case ASSERT_AT_LEAST:
    case ASSERT_AT_MOST: return read_number(reading, key, node, assertion);
    default: break;
    }
    if (str_eq(assertion->value.s, S("yes")) || str_eq(assertion->value.s, S("true"))) return true;
    config_wrong(reading, node, key, "the word yes");
    return false;
}

static void read_assertion_key(struct config_reading *reading, const struct config_key *key,
                               const struct node *node, void *out) {
    struct assertion *assertion = out;
    if (!span_is_nowhere(assertion->at)) {
        struct finding *finding = config_complain(reading, "wrong-type", node->key->at,
                                                  "A rule asks for one thing, and this one for "
                                                  "two: \"%s\" is the second.",
                                                  key->name);
        finding_help(&reading->config->findings, finding, "Make two rules of it.");
        return;
    }
    assertion->at = node->key->at;
    if (read_assertion(reading, key, node, assertion)) assertion->kind = key->assertion;
}

// ---- rows ----

#define FIELD(field) offsetof(struct user_rule, field)
#define ASSERTION(key, which, kind_of, says, sample)                                               \
    {                                                                                              \
        .name = (key), .bind = read_assertion_key, .offset = FIELD(assertion),                     \
        .assertion = ASSERT_##which, .kind = CONFIG_##kind_of, .help = (says), .example = (sample) \
    }

static const struct config_key keys[] = {
    {.name = "name",
     .bind = config_text,
     .offset = FIELD(name),
     .required = true,
     .kind = CONFIG_NAME,
     .help = "What the rule is called, in small letters with hyphens; comments and options may use "
             "it, too.",
     .example = "no-record"},
    {.name = "level",
     .bind = config_word,
     .offset = FIELD(level),
     .words = levels,
     .kind = CONFIG_WORD,
     .help = "How grave its findings are: error, warning or info; left out, warning.",
     .example = "error"},
    {.name = "message",
     .bind = config_text,
     .offset = FIELD(message),
     .required = true,
     .kind = CONFIG_TEXT,
     .help = "What is wrong, in one sentence. {id} stands for the entry that it is found in, "
             "{value} for the text that is found.",
     .example = "\"{id} leaves no record.\""},
    {.name = "help",
     .bind = config_text,
     .offset = FIELD(help),
     .kind = CONFIG_TEXT,
     .help = "The way out, in one sentence.",
     .example = "Say under record what is written down, and where."},
    {.name = "why",
     .bind = config_text,
     .offset = FIELD(why),
     .kind = CONFIG_TEXT,
     .help = "Why the rule is there.",
     .example = "Finance asks for it every quarter."},
    {.name = "path",
     .bind = config_text,
     .offset = FIELD(path_text),
     .required = true,
     .kind = CONFIG_PATH,
     .help = "Where in the playbook it looks.",
     .example = "gestures.*.record"},
    ASSERTION("present", PRESENT, YES, "The key must be there.", "yes"),
    ASSERTION("absent", ABSENT, YES, "The key must not be there.", "yes"),
    ASSERTION("matches", MATCHES, PATTERN, "Every text there must fit a pattern.", "'/[.!?]$/'"),
    ASSERTION("not_matches", NOT_MATCHES, PATTERN, "No text there may fit a pattern.",
              "'/unfortunately|policy/'"),
    ASSERTION(
        "at_least", AT_LEAST, AMOUNT,
        "A list must have so many entries, or a number, a sum or a length of time be as much.",
        "3"),
    ASSERTION("at_most", AT_MOST, AMOUNT, "The same, for the most.", "20 minutes"),
    ASSERTION("one_of", ONE_OF, TEXTS, "Every text there must be one of these.",
              "[recover, surprise]"),
    {.name = "bad",
     .bind = config_texts,
     .offset = FIELD(bad),
     .kind = CONFIG_TEXTS,
     .help = "A piece of a playbook, or several, in which the rule finds something.",
     .example = "\"gestures: {refund: {title: Refund}}\""},
    {.name = "good",
     .bind = config_texts,
     .offset = FIELD(good),
     .kind = CONFIG_TEXTS,
     .help = "A piece of a playbook, or several, in which it finds nothing.",
     .example = "\"gestures: {refund: {record: ticket}}\""},
};
const struct config_shape config_rule_shape = {"this rule", CONFIG_KEYS(keys)};

// ---- names ----

// Capital letters, digits and hyphens: never an id that the program may give one day.
static bool is_own_id(struct str id) {
    if (id.len < 2 || id.len > 24 || !is_alpha(id.ptr[0])) return false;
    for (size_t i = 0; i < id.len; i++) {
        char c = id.ptr[i];
        bool capital = is_alpha(c) && to_lower(c) != c;
        if (!capital && !is_digit(c) && (c != '-' || i + 1 == id.len)) return false;
    }
    return id.ptr[0] != 'L' || !is_digit(id.ptr[1]);
}

static bool is_own_name(struct str name) {
    if (!name.len || name.len > 40 || !is_alpha(name.ptr[0])) return false;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (!is_digit(c) && c != '-' && (!is_alpha(c) || to_lower(c) != c)) return false;
    }
    return true;
}

static bool check_id(struct config_reading *reading, const struct text *id) {
    const struct rule *near = rule_near(id->s);
    if (is_own_id(id->s)) return true;
    struct finding *finding = config_complain(reading, "bad-id", id->at,
                                              "\"%.*s\" cannot be the id of a rule of your own.",
                                              S_ARG(utf8_cut(id->s, 60)));
    if (near)
        finding_help(&reading->config->findings, finding,
                     "How grave a rule of the program is stands under levels, as in "
                     "levels: {%s: off}.",
                     near->info.name);
    else
        finding_help(&reading->config->findings, finding,
                     "Ids have capital letters, digits and hyphens, as in X001 or CX-12; L and a "
                     "digit are the program's.");
    return false;
}

static bool check_name(struct config_reading *reading, const struct user_rule *rule) {
    if (!rule->name.s.ptr) return false; // said
    const struct rule *other = config_rule_find(reading->config, rule->name.s);
    if (is_own_name(rule->name.s) && !other) return true;
    struct finding *finding = config_complain(
        reading, other ? "duplicate-id" : "bad-id", rule->name.at,
        "\"%.*s\" cannot be the name of a rule.", S_ARG(utf8_cut(rule->name.s, 60)));
    if (other)
        finding_help(&reading->config->findings, finding, "%s is called so.", other->info.id);
    else
        finding_help(&reading->config->findings, finding,
                     "Names have small letters, digits and hyphens, as in no-record.");
    return false;
}

// ---- does the assertion go with what stands there? ----

static const char *const end_words[] = {
    [END_TEXT] = "a text",           [END_ENTRY] = "an entry",  [END_COUNT] = "no text",
    [END_WORDS] = "a list of texts", [END_NUMBER] = "a number", [END_PERIOD] = "a length of time"};

static bool is_fit(struct arena *arena, struct user_rule *rule) {
    uint8_t end = rule->path.end;
    struct period period;
    struct str error, better;
    switch ((enum assertion_kind)rule->assertion.kind) {
    case ASSERT_MATCHES:
    case ASSERT_NOT_MATCHES:
    case ASSERT_ONE_OF: return end != END_COUNT;
    case ASSERT_AT_LEAST:
    case ASSERT_AT_MOST: break;
    default: return true;
    }
    if (end != END_PERIOD) return end != END_TEXT && end != END_ENTRY;
    rule->assertion.minutes = true;
    if (!period_read(arena, rule->assertion.value.s, &period, &error, &better)) return false;
    rule->assertion.number = period_minutes(period);
    return true;
}

static bool check_fit(struct config_reading *reading, struct user_rule *rule) {
    if (is_fit(reading->arena, rule)) return true;
    struct finding *finding = config_complain(reading, "wrong-type", rule->assertion.at,
                                              "This cannot be asked of %.*s, which holds %s.",
                                              S_ARG(rule->path_text.s), end_words[rule->path.end]);
    finding_help(&reading->config->findings, finding,
                 rule->path.end == END_PERIOD
                     ? "Write a length of time, as 20 minutes."
                     : "empower-config(5) says what may be asked of what.");
    return false;
}

// ---- the row that everybody else reads ----

static const char *terminated(struct arena *arena, struct str s) {
    return s.len ? str_dup(arena, s).ptr : "";
}

// Examples, one below the other.
static const char *examples_of(struct arena *arena, const texts *list) {
    struct buf out = buf_new(arena);
    for (size_t i = 0; i < list->n; i++) {
        struct str text = str_trim(list->items[i].s);
        buf_fmt(&out, "%s%.*s", i ? "\n\n" : "", S_ARG(text));
    }
    return terminated(arena, buf_str(&out));
}

static void make_row(struct arena *arena, struct user_rule *rule) {
    struct str why = rule->why.s.len ? rule->why.s : S("This team asks for it.");
    rule->rule.info = (struct rule_info){
        .id = terminated(arena, rule->id.s),
        .name = terminated(arena, rule->name.s),
        .level = rule->level.value ? (unsigned char)(rule->level.value - 1) : LEVEL_WARNING,
        .confidence = CONFIDENCE_HIGH,
        .profile = PROFILE_MIN,
        .title = terminated(arena, rule->message.s),
        .why = terminated(arena, why),
        .fix = terminated(arena, rule->help.s),
        .bad = examples_of(arena, &rule->bad),
        .good = examples_of(arena, &rule->good),
    };
}

static bool has_assertion(struct config_reading *reading, const struct user_rule *rule,
                          const struct node *node) {
    if (span_is_nowhere(rule->assertion.at) && node->kind == NODE_MAP && !node->hurt) {
        struct finding *finding =
            config_complain(reading, "missing-key", rule->id.at,
                            "%.*s does not say what must hold.", S_ARG(utf8_cut(rule->id.s, 60)));
        finding_help(&reading->config->findings, finding, "Add for example present: yes");
    }
    return rule->assertion.kind != ASSERT_NOTHING;
}

static bool is_whole(struct config_reading *reading, struct user_rule *rule,
                     const struct node *node) {
    bool good = check_name(reading, rule) && rule->message.s.ptr;
    good &= has_assertion(reading, rule, node);
    good &= rule->path_text.s.ptr && rule_path_read(reading, rule->path_text, &rule->path);
    return good && check_fit(reading, rule);
}

static void read_rule(struct config_reading *reading, const struct node *node) {
    struct config *config = reading->config;
    struct user_rule *rule = arena_new(reading->arena, struct user_rule);
    rule->id = node_text(node->key);
    if (!check_id(reading, &rule->id)) {
        *PUSH(reading->arena, &config->lost) = rule->id;
        return;
    }
    config_map(reading, &config_rule_shape, node, rule);
    if (!is_whole(reading, rule, node)) {
        *PUSH(reading->arena, &config->lost) = rule->id;
        if (rule->name.s.ptr) *PUSH(reading->arena, &config->lost) = rule->name;
        return;
    }
    make_row(reading->arena, rule);
    *PUSH(reading->arena, &config->own) = rule;
}

void user_rules_read(struct config_reading *reading, const struct node *node) {
    static const struct config_key key = {.name = "rules", .example = "{X001: {name: no-record}}"};
    size_t left = USER_RULES_MOST;
    if (node->kind != NODE_MAP) {
        if (!config_is_nothing(node)) config_wrong(reading, node, &key, "rules by id");
        return;
    }
    for (const struct node *child = node->first; child; child = child->next) {
        if (left-- == 0) {
            config_complain(reading, "wrong-type", child->key->at,
                            "There are more than %d rules; the rest is not read.", USER_RULES_MOST);
            return;
        }
        read_rule(reading, child);
    }
}
