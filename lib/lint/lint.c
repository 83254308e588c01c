// Runs the rules: every group's rows, then levels, silencing, order.
#include "lint/lint.h"
#include "lint/user_rules.h"
#include "lookup/lookup.h"

#include <assert.h>

static const struct rule_group *const groups[] = {
#define X(name) &name##_rules,
#include "lint/groups.def"
#undef X
};

enum { GROUPS = sizeof groups / sizeof *groups };

const struct rule *rule_at(size_t i) {
    for (size_t g = 0; g < GROUPS; g++) {
        if (i < groups[g]->n) return &groups[g]->rules[i];
        i -= groups[g]->n;
    }
    return NULL;
}

bool rule_has_name(const struct rule *rule, struct str word) {
    return str_eq_nocase(word, str_of(rule->info.id)) ||
           str_eq_nocase(word, str_of(rule->info.name));
}

const struct rule *config_rule_find(const struct config *config, struct str word) {
    const struct rule *rule;
    for (size_t i = 0; (rule = config_rule_at(config, i)); i++)
        if (rule_has_name(rule, word)) return rule;
    return NULL;
}

const struct rule *rule_find(struct str word) {
    return config_rule_find(NULL, word);
}

const struct rule *rule_of(const struct lint_options *options, struct str word) {
    return config_rule_find(options->config, word);
}

const struct rule *config_rule_near(const struct config *config, struct str word) {
    char lower[40];
    if (word.len > sizeof lower) return NULL;
    for (size_t i = 0; i < word.len; i++) lower[i] = to_lower(word.ptr[i]);
    struct str asked = {lower, word.len};
    const struct rule *rule, *best = NULL;
    size_t nearest = 4;
    for (size_t i = 0; (rule = config_rule_at(config, i)); i++) {
        size_t distance = str_distance(asked, str_of(rule->info.name), nearest - 1);
        if (distance < nearest) nearest = distance, best = rule;
    }
    return best;
}

const struct rule *rule_near(struct str word) {
    return config_rule_near(NULL, word);
}

// Does one word of --select or --ignore mean this rule?
bool word_means(struct str word, const struct rule_info *info) {
    struct str id = str_of(info->id);
    bool grouped = id.ptr[0] == 'L' && is_digit(id.ptr[1]); // others are a team's own
    bool beginning = grouped && word.len && word.len <= id.len &&
                     str_eq_nocase(word, str_slice(id, 0, word.len));
    return beginning || str_eq_nocase(word, id) || str_eq_nocase(word, str_of(info->name));
}

bool list_means(struct str list, const struct rule_info *info) {
    struct str word;
    while (str_split(&list, ',', &word))
        if (word_means(str_trim(word), info)) return true;
    return false;
}

// Answers false and says why where a word of the list means no rule at all.
static bool list_is_known(struct arena *arena, const struct config *config, struct str list,
                          struct str *error) {
    struct str word;
    while (str_split(&list, ',', &word)) {
        word = str_trim(word);
        bool known = false;
        const struct rule *rule;
        for (size_t i = 0; !known && (rule = config_rule_at(config, i)); i++)
            known = word_means(word, &rule->info);
        if (known) continue;
        const struct rule *near = config_rule_near(config, word);
        *error = near ? str_fmt(arena, "There is no rule \"%.*s\". Did you mean \"%s\"?",
                                S_ARG(word), near->info.name)
                      : str_fmt(arena, "There is no rule \"%.*s\". `empower explain` lists them.",
                                S_ARG(word));
        return false;
    }
    return true;
}

const struct lookup *lint_lookup(struct lint *lint) {
    struct findings about_patterns = findings_new(lint->scratch); // bad-pattern has told them
    if (!lint->lookup) lint->lookup = lookup_new(lint->scratch, lint->playbook, &about_patterns);
    return lint->lookup;
}

static void run_checks(struct lint *lint) {
    const struct rule *rule;
    for (size_t i = 0; (rule = rule_at(i)); i++)
        if (rule->check && rule_is_wanted(&rule->info, lint->options)) rule->check(lint);
    report_wording(lint);
    report_flaws(lint);
    user_rules_check(lint);
}

// Which of the configuration's paths hold for the files, found out once a file.
static const bool *holds_at(const struct lint *lint, bool **files, uint32_t position) {
    const struct config *config = lint->options->config;
    const struct sources *sources = lint->playbook->sources;
    const struct source *source = source_at(sources, position);
    if (!config || !config->paths.n || !source) return NULL;
    size_t file = (size_t)(source - sources->files.items);
    if (files[file]) return files[file];
    const char *const *paths = lint->options->paths;
    files[file] = arena_array(lint->arena, bool, CONFIG_PATHS_MOST);
    config_holds(config, paths ? str_of(paths[file]) : source->name, files[file]);
    return files[file];
}

// Gives every finding its row and drops those of rules that are not wanted where they are.
static void keep_wanted(struct lint *lint) {
    struct findings *findings = lint->findings;
    bool **files = arena_array(lint->arena, bool *, lint->playbook->sources->files.n);
    size_t kept = 0;
    for (size_t i = 0; i < findings->list.n; i++) {
        struct finding *finding = &findings->list.items[i];
        const struct rule *rule = rule_of(lint->options, str_of(finding->rule));
        assert(rule); // whoever finds something has a row for it
        const bool *holds = holds_at(lint, files, finding->at.start);
        struct in_force force = level_in_force(lint->options, &rule->info, holds);
        if (force.level == LEVEL_OFF) continue;
        finding->info = &rule->info;
        finding->level = force.level;
        findings->list.items[kept++] = *finding;
    }
    findings->list.n = kept;
}

// What is wrong with the configuration is said whatever it says. Answers where all findings stand.
static const struct sources *add_about_config(struct lint *lint) {
    const struct config *config = lint->options->config;
    if (!config || config->is_known) return lint->playbook->sources;
    for (size_t i = 0; i < config->findings.list.n; i++)
        *PUSH(lint->arena, &lint->findings->list) = config->findings.list.items[i];
    return &config->sources;
}

bool lint_run(struct arena *arena, struct arena *scratch, const struct playbook *playbook,
              struct findings *findings, const struct lint_options *options, struct str *error) {
    if (!list_is_known(arena, options->config, options->select, error) ||
        !list_is_known(arena, options->config, options->ignore, error))
        return false;
    struct lint lint = {.arena = arena,
                        .scratch = scratch,
                        .playbook = playbook,
                        .findings = findings,
                        .options = options};
    run_checks(&lint);
    name_objects(&lint);
    ignores_apply(&lint);
    if (!baselines_apply(&lint, error)) return false;
    keep_wanted(&lint);
    findings_sort(findings, add_about_config(&lint));
    return true;
}
