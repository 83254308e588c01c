// Runs the rules: every group's rows, then levels, silencing, order.
#include "lint/lint.h"

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

const struct rule *rule_find(struct str word) {
    const struct rule *rule;
    for (size_t i = 0; (rule = rule_at(i)); i++)
        if (rule_has_name(rule, word)) return rule;
    return NULL;
}

const struct rule *rule_near(struct str word) {
    char lower[40];
    if (word.len > sizeof lower) return NULL;
    for (size_t i = 0; i < word.len; i++) lower[i] = to_lower(word.ptr[i]);
    struct str asked = {lower, word.len};
    const struct rule *rule, *best = NULL;
    size_t nearest = 4;
    for (size_t i = 0; (rule = rule_at(i)); i++) {
        size_t distance = str_distance(asked, str_of(rule->info.name), nearest - 1);
        if (distance < nearest) nearest = distance, best = rule;
    }
    return best;
}

// Does one word of --select or --ignore mean this rule?
static bool word_means(struct str word, const struct rule_info *info) {
    struct str id = str_of(info->id);
    bool beginning = word.len && word.len <= id.len && to_lower(word.ptr[0]) == 'l' &&
                     str_eq_nocase(word, str_slice(id, 0, word.len));
    return beginning || str_eq_nocase(word, str_of(info->name));
}

static bool list_means(struct str list, const struct rule_info *info) {
    struct str word;
    while (str_split(&list, ',', &word))
        if (word_means(str_trim(word), info)) return true;
    return false;
}

// Answers false and says why where a word of the list means no rule at all.
static bool list_is_known(struct arena *arena, struct str list, struct str *error) {
    struct str word;
    while (str_split(&list, ',', &word)) {
        word = str_trim(word);
        bool known = false;
        const struct rule *rule;
        for (size_t i = 0; !known && (rule = rule_at(i)); i++)
            known = word_means(word, &rule->info);
        if (known) continue;
        const struct rule *near = rule_near(word);
        *error = near ? str_fmt(arena, "There is no rule \"%.*s\". Did you mean \"%s\"?",
                                S_ARG(word), near->info.name)
                      : str_fmt(arena, "There is no rule \"%.*s\". `empower explain` lists them.",
                                S_ARG(word));
        return false;
    }
    return true;
}

bool rule_is_wanted(const struct rule_info *info, const struct lint_options *options) {
    if (list_means(options->ignore, info)) return false;
    if (options->select.len) return list_means(options->select, info);
    return info->profile <= options->profile;
}

static void run_checks(struct lint *lint) {
    const struct rule *rule;
    for (size_t i = 0; (rule = rule_at(i)); i++)
        if (rule->check && rule_is_wanted(&rule->info, lint->options)) rule->check(lint);
    report_wording(lint);
    report_flaws(lint);
}

// Gives every finding its row and drops those of rules that are not wanted.
static void keep_wanted(struct lint *lint) {
    struct findings *findings = lint->findings;
    size_t kept = 0;
    for (size_t i = 0; i < findings->list.n; i++) {
        struct finding *finding = &findings->list.items[i];
        const struct rule *rule = rule_find(str_of(finding->rule));
        assert(rule); // whoever finds something has a row for it
        if (!rule_is_wanted(&rule->info, lint->options)) continue;
        finding->info = &rule->info;
        finding->level = rule->info.level;
        findings->list.items[kept++] = *finding;
    }
    findings->list.n = kept;
}

bool lint_run(struct arena *arena, struct arena *scratch, const struct playbook *playbook,
              struct findings *findings, const struct lint_options *options, struct str *error) {
    if (!list_is_known(arena, options->select, error) ||
        !list_is_known(arena, options->ignore, error))
        return false;
    struct lint lint = {arena, scratch, playbook, findings, options};
    run_checks(&lint);
    name_objects(&lint);
    ignores_apply(&lint);
    if (!baselines_apply(&lint, error)) return false;
    keep_wanted(&lint);
    findings_sort(findings, playbook->sources);
    return true;
}
