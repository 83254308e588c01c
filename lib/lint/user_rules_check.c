// What rules of a team's own find in a playbook.
#include "base/decimal.h"
#include "base/utf8.h"
#include "lint/lint.h"
#include "lint/user_rules.h"

enum {
    STEPS_ALL = 400000000, // of patterns, over all texts and rules of a run
    STEPS_LEAST = 100,     // from one start position, however large the playbook
    STEPS_MOST = 50000,
    SUBJECT_MOST = 4096 // bytes of a text that are looked at
};

struct checking {
    struct arena *arena, *scratch;
    const struct user_rule *rule;
    struct findings *findings;
    struct span nowhere; // of what the whole playbook lacks
    size_t steps;        // that a pattern may take from one start position
    struct text gave_up; // the first text on which it took more
    bool fixed, met;     // a path without * and [] must be met once, in any file
    struct span lacks;
    bool lacking;
};

// ---- saying ----

static struct str filled(struct arena *arena, struct str message, struct str id, struct str value) {
    struct buf out = buf_new(arena);
    while (message.len) {
        bool is_id = str_starts(message, S("{id}")), is_value = str_starts(message, S("{value}"));
        if (is_id || is_value)
            buf_add(&out, utf8_cut(is_id ? id : value, 60));
        else
            buf_char(&out, message.ptr[0]);
        message = str_from(message, is_id ? 4 : is_value ? 7 : 1);
    }
    return buf_str(&out);
}

static void report(struct rule_walk *walk, struct span at, struct str value) {
    struct checking *checking = walk->context;
    const struct user_rule *rule = checking->rule;
    struct str message = filled(checking->arena, rule->message.s, walk->id, value);
    struct finding *finding =
        finding_add(checking->findings, rule->rule.info.name, at, "%.*s", S_ARG(message));
    if (rule->help.s.len)
        finding_help(checking->findings, finding, "%.*s",
                     S_ARG(filled(checking->arena, rule->help.s, walk->id, value)));
}

// ---- texts ----

static bool matches(struct checking *checking, struct text text, bool *known) {
    struct str subject = str_slice(text.s, 0, SUBJECT_MOST);
    while (!utf8_is_valid(subject) && subject.len + 4 > SUBJECT_MOST)
        subject = str_slice(subject, 0, subject.len - 1); // not in the middle of a letter
    *known = !checking->gave_up.s.ptr && utf8_is_valid(subject);
    if (!*known) return false;
    int found = pattern_try(&checking->rule->assertion.pattern, subject, checking->steps);
    if (found < 0) checking->gave_up = text;
    *known = found >= 0;
    return found > 0;
}

static bool is_one_of(const texts *words, struct str text) {
    for (size_t i = 0; i < words->n; i++)
        if (str_eq(words->items[i].s, text)) return true;
    return false;
}

static bool holds(struct checking *checking, struct text text) {
    const struct assertion *assertion = &checking->rule->assertion;
    bool known = true, wanted = assertion->kind != ASSERT_NOT_MATCHES;
    bool found = assertion->kind == ASSERT_ONE_OF ? is_one_of(&assertion->words, text.s)
                                                  : matches(checking, text, &known);
    return !known || found == wanted;
}

static void check_text(struct rule_walk *walk, struct text text) {
    if (!holds(walk->context, text)) report(walk, text.at, text.s);
}

static void check_texts(struct rule_walk *walk, const struct node *node) {
    if (node->kind == NODE_SCALAR)
        check_text(walk, node_text(node));
    else if (walk->path->end == END_ENTRY && node->key)
        check_text(walk, node_text(node->key));
    for (const struct node *item = node->kind == NODE_LIST ? node->first : NULL; item;
         item = item->next)
        if (item->kind == NODE_SCALAR) check_text(walk, node_text(item));
}

// ---- numbers ----

bool text_number(struct str text, int64_t *millionths) {
    size_t i = 0;
    while (i < text.len && !is_digit(text.ptr[i])) i++;
    if (i == text.len) return false;
    struct decimal decimal = decimal_read(str_from(text, i), 6);
    *millionths = decimal.scaled;
    return decimal.fault == DECIMAL_OK && !str_starts(str_from(text, i + decimal.len), S("%"));
}

// Of a list how many entries it has; false where there is nothing to compare.
static bool size_of(const struct checking *checking, const struct node *node, int64_t *out) {
    uint8_t end = checking->rule->path.end;
    struct period period;
    struct str error, better;
    bool counts = end == END_COUNT || end == END_WORDS || node->kind != NODE_SCALAR;
    if (counts) {
        *out = (node->kind == NODE_SCALAR ? 1 : (int64_t)node->len) * NUMBER_ONE;
        return true;
    }
    if (!checking->rule->assertion.minutes) {
        if (str_starts(node_str(node), S("no limit"))) return *out = INT64_MAX, true;
        return text_number(node_str(node), out);
    }
    bool good = period_read(checking->scratch, node_str(node), &period, &error, &better);
    if (good) *out = period_minutes(period);
    return good;
}

static bool is_size(const struct assertion *assertion, int64_t size) {
    return assertion->kind == ASSERT_AT_LEAST ? size >= assertion->number
                                              : size <= assertion->number;
}

static void check_size(struct rule_walk *walk, const struct node *node) {
    struct checking *checking = walk->context;
    int64_t size;
    if (!size_of(checking, node, &size) || is_size(&checking->rule->assertion, size)) return;
    bool scalar = node->kind == NODE_SCALAR;
    report(walk, scalar ? node->at : config_point(node), scalar ? node_str(node) : S(""));
}

// ---- a walk ----

static void found(struct rule_walk *walk, const struct node *node) {
    struct checking *checking = walk->context;
    checking->met = true;
    switch ((enum assertion_kind)checking->rule->assertion.kind) {
    case ASSERT_NOTHING:
    case ASSERT_PRESENT: break;
    case ASSERT_ABSENT:
        report(walk, config_point(node), node->kind == NODE_SCALAR ? node_str(node) : S(""));
        break;
    case ASSERT_MATCHES:
    case ASSERT_NOT_MATCHES:
    case ASSERT_ONE_OF: check_texts(walk, node); break;
    case ASSERT_AT_LEAST:
    case ASSERT_AT_MOST: check_size(walk, node); break;
    }
}

// Must something be there? A list that is missing has no entries.
static bool asks_for_presence(const struct user_rule *rule) {
    bool counts = rule->path.end == END_COUNT || rule->path.end == END_WORDS;
    return rule->assertion.kind == ASSERT_PRESENT ||
           (counts && rule->assertion.kind == ASSERT_AT_LEAST && rule->assertion.number > 0);
}

static struct span first_key(const struct node *node) {
    while (!node->key && node->kind != NODE_SCALAR && node->first) node = node->first;
    return node->key ? node->key->at : node->at;
}

static void missing(struct rule_walk *walk, const struct node *node) {
    struct checking *checking = walk->context;
    if (!asks_for_presence(checking->rule)) return;
    struct span at = node ? first_key(node) : checking->nowhere;
    if (checking->fixed) {
        if (!checking->lacking) checking->lacks = at;
        checking->lacking = true;
    } else {
        report(walk, at, S(""));
    }
}

static bool is_fixed(const struct rule_path *path) {
    for (size_t i = 0; i < path->n; i++)
        if (path->steps[i].kind != STEP_KEY) return false;
    return true;
}

static void check(struct checking *checking, const struct yaml_file *files, size_t n) {
    struct rule_walk walk = {
        .path = &checking->rule->path, .context = checking, .found = found, .missing = missing};
    checking->fixed = is_fixed(walk.path);
    rule_walk(&walk, files, n);
    if (checking->fixed && checking->lacking && !checking->met)
        report(&walk, checking->lacks, S(""));
}

// ---- all rules ----

static size_t steps_for(size_t bytes, size_t rules) {
    size_t steps = STEPS_ALL / (bytes * rules + 1);
    return steps < STEPS_LEAST ? STEPS_LEAST : steps > STEPS_MOST ? STEPS_MOST : steps;
}

static void report_slow(struct config *config, const struct checking *checking) {
    const struct assertion *assertion = &checking->rule->assertion;
    if (!checking->gave_up.s.ptr) return;
    struct finding *finding = finding_add(&config->findings, "slow-pattern", assertion->value.at,
                                          "This pattern gave up; what comes behind it was not "
                                          "looked at.");
    finding_relate(&config->findings, finding, checking->gave_up.at, "on this text");
    finding_help(&config->findings, finding, "Do not repeat a group that has a repetition inside.");
    finding->info = &rule_find(S("slow-pattern"))->info;
    finding->level = finding->info->level;
    finding->object = S("");
}

static struct yaml_file *read_files(struct arena *arena, const struct sources *sources,
                                    size_t *bytes) {
    struct yaml_limits limits = yaml_limits_default;
    struct yaml_file *files = arena_array(arena, struct yaml_file, sources->files.n);
    struct findings unheard = findings_new(arena);
    for (size_t i = 0; i < sources->files.n; i++) {
        size_t len = sources->files.items[i].bytes.len;
        limits.bytes = len + 1;
        limits.nodes = len / 2 + 100; // whoever read it before has kept the limits
        yaml_read(&files[i], arena, sources, i, &limits, false, &unheard);
        *bytes += len;
    }
    return files;
}

void user_rules_check(struct lint *lint) {
    struct config *config = lint->options->config;
    const struct sources *sources = lint->playbook->sources;
    if (!config || !config->own.n) return;
    struct arena_mark mark = arena_mark(lint->scratch);
    size_t bytes = 0;
    struct yaml_file *files = read_files(lint->scratch, sources, &bytes);
    for (size_t i = 0; i < config->own.n; i++) {
        const struct user_rule *rule = config->own.items[i];
        struct checking checking = {.arena = lint->arena,
                                    .scratch = lint->scratch,
                                    .rule = rule,
                                    .findings = lint->findings,
                                    .nowhere = first_place(lint->playbook),
                                    .steps = steps_for(bytes, config->own.n)};
        if (!rule_is_wanted(&rule->rule.info, lint->options)) continue;
        check(&checking, files, sources->files.n);
        report_slow(config, &checking);
    }
    arena_reset(lint->scratch, mark);
}

size_t user_rule_try(struct arena *arena, const struct user_rule *rule,
                     const struct yaml_file *files, size_t n, struct findings *findings,
                     struct span nowhere) {
    struct checking checking = {.arena = arena,
                                .scratch = arena,
                                .rule = rule,
                                .findings = findings,
                                .nowhere = nowhere,
                                .steps = STEPS_MOST};
    check(&checking, files, n);
    return findings->list.n + findings->dropped;
}
