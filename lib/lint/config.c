// The keys of .empower.yaml: their rows, and what each sets.
#include "lint/config.h"
#include "base/utf8.h"

#include "lint/lint.h"
#include "lint/user_rules.h"
#include "model/nearest.h"
#include "yaml/line.h"

#include <stddef.h>

static const char *const profiles[] = {"min", "basic", "standard", "strict", NULL};
static const char *const fail_levels[] = {"error", "warning", "info", "never", NULL};
const char *const config_levels[] = {"error", "warning", "info", "off", NULL};

// ---- the version of the rules ----

bool version_read(struct str text, struct version *out) {
    struct str part;
    size_t n = 0;
    *out = (struct version){0};
    for (; n < 3 && str_split(&text, '.', &part); n++) {
        if (!part.len || part.len > 6) return false;
        for (size_t i = 0; i < part.len; i++) {
            if (!is_digit(part.ptr[i])) return false;
            out->numbers[n] = out->numbers[n] * 10 + (uint32_t)(part.ptr[i] - '0');
        }
    }
    return n > 0 && !text.len;
}

static int version_cmp(const struct version *a, const struct version *b) {
    for (size_t i = 0; i < 3; i++)
        if (a->numbers[i] != b->numbers[i]) return a->numbers[i] < b->numbers[i] ? -1 : 1;
    return 0;
}

bool version_is_newer(const char *since, const struct version *pin) {
    struct version first;
    if (!version_read(str_of(since ? since : FIRST_VERSION), &first)) return false;
    return version_cmp(&first, pin) > 0;
}

static void read_version(struct config_reading *reading, const struct config_key *key,
                         const struct node *node, void *out) {
    struct version version, newest, oldest;
    if (node->kind != NODE_SCALAR || !version_read(node_str(node), &version)) {
        config_wrong(reading, node, key, "a version of empower, as 0.1.0");
        return;
    }
    version_read(reading->version, &newest);
    version_read(S(FIRST_VERSION), &oldest);
    bool good = version_cmp(&version, &newest) <= 0 && version_cmp(&version, &oldest) >= 0;
    version.text = node_text(node);
    if (good) {
        *(struct version *)out = version;
        return;
    }
    struct finding *finding = config_complain(
        reading, "wrong-type", node->at, "The rules of version %.*s are not known: this is %.*s.",
        S_ARG(version.text.s), S_ARG(reading->version));
    finding_help(&reading->config->findings, finding, "Versions go from %s to %.*s.", FIRST_VERSION,
                 S_ARG(reading->version));
}

// ---- thresholds ----

static const struct threshold {
    const char *name;
    uint32_t usual, smallest, largest;
    size_t offset;
    const char *title;
} threshold_rows[] = {
#define X(name, usual, smallest, largest, title) \
    {#name, usual, smallest, largest, offsetof(struct thresholds, name), title},
#include "lint/thresholds.def"
#undef X
};
enum { THRESHOLDS = sizeof threshold_rows / sizeof *threshold_rows };

static uint32_t *threshold_in(struct thresholds *thresholds, const struct threshold *row) {
    return (uint32_t *)(void *)((char *)thresholds + row->offset);
}

static bool small_number(struct str text, uint32_t *out) {
    *out = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (!is_digit(text.ptr[i])) return false;
        *out = *out * 10 + (uint32_t)(text.ptr[i] - '0');
    }
    return text.len > 0 && text.len < 9;
}

static void set_threshold(struct config_reading *reading, const struct threshold *row,
                          const struct node *node) {
    uint32_t number;
    bool good = node->kind == NODE_SCALAR && small_number(node_str(node), &number) &&
                number >= row->smallest && number <= row->largest;
    if (good) {
        *threshold_in(&reading->config->thresholds, row) = number;
        *threshold_in(&reading->config->threshold_at, row) = config_point(node).start;
        return;
    }
    struct finding *finding = config_complain(
        reading, "wrong-type", node->kind == NODE_SCALAR ? node->at : config_point(node),
        "\"%s\" needs a whole number from %u to %u.", row->name, row->smallest, row->largest);
    finding_help(&reading->config->findings, finding, "%s; usually %u.", row->title, row->usual);
}

static void read_threshold(struct config_reading *reading, const struct node *node) {
    struct str name = node_str(node->key);
    struct nearest nearest = nearest_to(name);
    for (size_t i = 0; i < THRESHOLDS; i++) {
        if (str_eq(name, str_of(threshold_rows[i].name))) {
            set_threshold(reading, &threshold_rows[i], node);
            return;
        }
        nearest_try(&nearest, str_of(threshold_rows[i].name));
    }
    struct finding *finding =
        config_complain(reading, "unknown-key", node->key->at, "There is no threshold \"%.*s\".",
                        S_ARG(utf8_cut(name, 60)));
    finding_help(&reading->config->findings, finding, "empower-config(5) lists them.");
    config_did_you_mean(reading, finding, nearest.best);
}

static void read_thresholds(struct config_reading *reading, const struct config_key *key,
                            const struct node *node, void *out) {
    (void)out;
    if (node->kind != NODE_MAP) config_wrong(reading, node, key, "numbers by name");
    for (const struct node *child = node->kind == NODE_MAP ? node->first : NULL; child;
         child = child->next)
        read_threshold(reading, child);
}

bool threshold_at(size_t i, const struct config *config, struct threshold_set *out) {
    if (i >= THRESHOLDS) return false;
    const struct threshold *row = &threshold_rows[i];
    struct config copy = {.thresholds = thresholds_usual};
    if (config) copy.thresholds = config->thresholds, copy.threshold_at = config->threshold_at;
    *out = (struct threshold_set){row->name,    row->title, row->smallest,
                                  row->largest, row->usual, *threshold_in(&copy.thresholds, row),
                                  {0, 0}};
    out->at.start = out->at.end = *threshold_in(&copy.threshold_at, row);
    return true;
}

// ---- levels ----

static void set_level(const struct config *config, struct level_setting *settings, struct str word,
                      const struct choice *choice, bool *known) {
    const struct rule *rule;
    for (size_t i = 0; (rule = config_rule_at(config, i)); i++) {
        if (!word_means(word, &rule->info)) continue;
        *known = true;
        size_t weight = rule_has_name(rule, word) ? UINT8_MAX : word.len;
        if (choice->value && weight >= settings[i].weight)
            settings[i] =
                (struct level_setting){(uint8_t)(choice->value - 1), (uint8_t)weight, choice->at};
    }
}

static void read_level(struct config_reading *reading, const struct node *node,
                       struct level_setting *settings) {
    static const struct config_key key = {
        .name = "levels", .words = config_levels, .example = "{empty-section: off}"};
    struct str word = node_str(node->key);
    struct choice choice = {0};
    bool known = false;
    config_word(reading, &key, node, &choice);
    set_level(reading->config, settings, word, &choice, &known);
    for (size_t i = 0; i < reading->config->lost.n; i++)
        known |= str_eq(word, reading->config->lost.items[i].s);
    if (known) return;
    struct finding *finding =
        config_complain(reading, "unknown-rule", node->key->at, "There is no rule \"%.*s\".",
                        S_ARG(utf8_cut(word, 60)));
    const struct rule *near = config_rule_near(reading->config, word);
    finding_help(&reading->config->findings, finding, "`empower explain` lists the rules.");
    if (near) config_did_you_mean(reading, finding, str_of(near->info.name));
}

static size_t count_rules(const struct config *config) {
    size_t n = 0;
    while (config_rule_at(config, n)) n++;
    return n;
}

static void read_levels(struct config_reading *reading, const struct config_key *key,
                        const struct node *node, void *out) {
    struct level_setting **settings = out;
    *settings = arena_array(reading->arena, struct level_setting, count_rules(reading->config));
    if (node->kind != NODE_MAP) config_wrong(reading, node, key, "levels by rule");
    for (const struct node *child = node->kind == NODE_MAP ? node->first : NULL; child;
         child = child->next)
        read_level(reading, child, *settings);
}

// ---- paths ----

static const struct config_key path_keys[] = {
    {.name = "match",
     .bind = config_texts,
     .offset = offsetof(struct config_scope, match),
     .required = true,
     .kind = CONFIG_TEXTS,
     .help = "The files that are meant, as paths from the folder of the configuration: * is any "
             "part of a name, ** goes through folders, ? is one character, and a / at the end "
             "means all that is below.",
     .example = "partners/**"},
    {.name = "profile",
     .bind = config_word,
     .offset = offsetof(struct config_scope, profile),
     .words = profiles,
     .kind = CONFIG_WORD,
     .help = "Which rules run there: min, basic, standard or strict.",
     .example = "basic"},
    {.name = "levels",
     .bind = read_levels,
     .offset = offsetof(struct config_scope, levels),
     .kind = CONFIG_LEVELS,
     .help = "As levels: for all files, and before it.",
     .example = "{small-sum-approval: off}"},
};
const struct config_shape config_path_shape = {"this item of \"paths\"", CONFIG_KEYS(path_keys)};

static void check_match(struct config_reading *reading, const struct config_scope *scope) {
    for (size_t i = 0; i < scope->match.n; i++) {
        const struct text *glob = &scope->match.items[i];
        bool wrong = glob->s.len > CONFIG_GLOB_MOST || str_starts(glob->s, S("/")) ||
                     str_starts(glob->s, S("./")) || str_starts(glob->s, S("../"));
        if (!wrong) continue;
        struct finding *finding =
            config_complain(reading, "wrong-type", glob->at, "This path can match no file.");
        finding_help(&reading->config->findings, finding,
                     "Paths begin in the folder of this file and have at most %d letters, as in "
                     "partners/**.",
                     CONFIG_GLOB_MOST);
    }
}

static void read_path(struct config_reading *reading, const struct node *node) {
    struct config *config = reading->config;
    if (config->paths.n == CONFIG_PATHS_MOST) {
        config_complain(reading, "wrong-type", config_point(node),
                        "There are more than %d items; the rest is not read.", CONFIG_PATHS_MOST);
        return;
    }
    struct config_scope scope = {.match.n = 0};
    config_map(reading, &config_path_shape, node, &scope);
    check_match(reading, &scope);
    *PUSH(reading->arena, &config->paths) = scope;
}

static void read_paths(struct config_reading *reading, const struct config_key *key,
                       const struct node *node, void *out) {
    (void)out;
    size_t left = CONFIG_PATHS_MOST + 1;
    if (node->kind != NODE_LIST) config_wrong(reading, node, key, "a list, each item behind a -");
    for (const struct node *item = node->kind == NODE_LIST ? node->first : NULL; item && left--;
         item = item->next)
        read_path(reading, item);
}

// ---- the file ----

static const struct config_key keys[] = {
    {.name = "playbook",
     .kind = CONFIG_TEXT,
     .help = "Where the playbook is, from the folder of this file: a file or a folder below it. "
             "Used where no command names one.",
     .example = "service/playbook.yaml"},
    {.name = "profile",
     .bind = config_word,
     .offset = offsetof(struct config, all.profile),
     .words = profiles,
     .kind = CONFIG_WORD,
     .help = "Which rules run: min, basic, standard or strict; usually standard.",
     .example = "strict"},
    {.name = "fail_on",
     .bind = config_word,
     .offset = offsetof(struct config, fail_on),
     .words = fail_levels,
     .kind = CONFIG_WORD,
     .help = "From which level on lint exits with 1: error, warning, info or never; usually "
             "warning.",
     .example = "error"},
    {.name = "rules_version",
     .bind = read_version,
     .offset = offsetof(struct config, pin),
     .kind = CONFIG_VERSION,
     .help = "A version of empower: rules that came later do not run in a profile, so that an "
             "update finds nothing new. A rule that levels: names runs all the same.",
     .example = "0.1.0"},
    {.name = "levels",
     .bind = read_levels,
     .offset = offsetof(struct config, all.levels),
     .kind = CONFIG_LEVELS,
     .help = "How grave findings of a rule are: error, warning, info, or off. A rule is named by "
             "its id, its name, or the beginning of its id; the longest wins. A rule that is named "
             "runs whatever the profile.",
     .example = "{L2: error, unused-ignore: info, L205: off}"},
    {.name = "paths",
     .bind = read_paths,
     .kind = CONFIG_PATHS,
     .help = "Another profile or other levels for some files; of several that match, the later "
             "one wins.",
     .example = "[{match: partners/**, profile: basic}]"},
    {.name = "thresholds",
     .bind = read_thresholds,
     .kind = CONFIG_THRESHOLDS,
     .help = "Numbers that rules go by.",
     .example = "{small_sum: 30, few_signals: 3}"},
    {.name = "rules",
     .kind = CONFIG_RULES,
     .help = "Rules of your own.",
     .example = "{X001: {name: no-record, path: gestures.*.record, present: yes, "
                "message: \"{id} leaves no record.\"}}"},
};
const struct config_shape config_shape = {"the configuration", CONFIG_KEYS(keys)};

const struct rule *config_rule_at(const struct config *config, size_t i) {
    const struct rule *rule = rule_at(i);
    if (rule || !config || i < config->program_rules) return rule;
    i -= config->program_rules;
    return i < config->own.n ? &config->own.items[i]->rule : NULL;
}

// Findings about the configuration are no matter of profiles.
static void give_rows(struct findings *findings) {
    for (size_t i = 0; i < findings->list.n; i++) {
        struct finding *finding = &findings->list.items[i];
        finding->info = &rule_find(str_of(finding->rule))->info;
        finding->level = finding->info->level;
        finding->object = S("");
        finding->fix = NULL; // whoever mends playbooks has no business here
    }
}

// Nothing is shown of a file of another kind.
static void report_other_file(struct config_reading *reading) {
    struct findings *findings = &reading->config->findings;
    uint32_t start =
        reading->config->sources.files.items[reading->config->sources.files.n - 1].base;
    findings->list.n = findings->dropped = 0;
    struct finding *finding = config_complain(reading, "yaml-syntax", (struct span){start, start},
                                              "This file is no configuration.");
    finding_help(findings, finding,
                 "It is a text file of keys with a colon behind each, as in profile: strict.");
}

static struct sources with_file(struct arena *arena, const struct sources *sources, struct str name,
                                struct str bytes) {
    struct sources all = sources_new(arena);
    for (size_t i = 0; sources && i < sources->files.n; i++)
        *PUSH(arena, &all.files) = sources->files.items[i];
    sources_add(&all, name, bytes);
    return all;
}

struct config *config_read(struct arena *arena, const struct sources *sources, struct str name,
                           struct str bytes, struct str version) {
    struct config *config = arena_new(arena, struct config);
    struct config_reading reading = {arena, config, version, false};
    struct yaml_file file;
    config->sources = with_file(arena, sources, name, bytes);
    config->findings = findings_new(arena);
    config->thresholds = thresholds_usual;
    while (rule_at(config->program_rules)) config->program_rules++;
    yaml_read(&file, arena, &config->sources, config->sources.files.n - 1, &yaml_limits_default,
              false, &config->findings);
    reading.broken = file.broken;
    if (file.broken && !looks_like_playbook(bytes)) {
        report_other_file(&reading);
    } else if (file.root && !config_is_nothing(file.root)) {
        const struct node *rules = node_get(file.root, S("rules"));
        if (rules) user_rules_read(&reading, rules); // levels may name them
        config_map(&reading, &config_shape, file.root, config);
    }
    give_rows(&config->findings);
    findings_sort(&config->findings, &config->sources);
    return config;
}
