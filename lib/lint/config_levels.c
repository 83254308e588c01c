// What holds for a rule: the profile, levels by rule and path, and the options, which win.
#include "lint/config.h"
#include "lint/lint.h"

static size_t index_of(const struct config *config, const struct rule_info *info) {
    size_t i = 0;
    const struct rule *rule;
    while ((rule = config_rule_at(config, i)) && &rule->info != info) i++;
    return i;
}

// The last path that holds and says something, else what is said for all; NULL: nothing is said.
static const struct level_setting *setting_of(const struct config *config, size_t rule,
                                              const bool *holds) {
    const struct config_scope *all = &config->all;
    for (size_t i = config->paths.n; holds && i-- > 0;) {
        const struct level_setting *settings = config->paths.items[i].levels;
        if (holds[i] && settings && settings[rule].weight) return &settings[rule];
    }
    return all->levels && all->levels[rule].weight ? &all->levels[rule] : NULL;
}

struct in_force profile_in_force(const struct lint_options *options, const bool *holds) {
    const struct config *config = options->config;
    struct in_force usual = {.level = (uint8_t)options->profile, .by = BY_NOBODY};
    if (!config || options->own_profile) return usual;
    const struct choice *profile = &config->all.profile;
    for (size_t i = 0; holds && i < config->paths.n; i++)
        if (holds[i] && config->paths.items[i].profile.value)
            profile = &config->paths.items[i].profile;
    if (!profile->value) return usual;
    return (struct in_force){(uint8_t)(profile->value - 1), BY_CONFIG, profile->at};
}

static struct in_force by_profile(const struct lint_options *options, const struct rule_info *info,
                                  const bool *holds) {
    const struct config *config = options->config;
    const struct rule *rule = (const struct rule *)(const void *)info; // its first member
    struct in_force profile = profile_in_force(options, holds);
    if (info->profile > profile.level) return (struct in_force){LEVEL_OFF, BY_PROFILE, profile.at};
    if (config && config->pin.text.s.ptr && version_is_newer(rule->since, &config->pin))
        return (struct in_force){LEVEL_OFF, BY_PIN, config->pin.text.at};
    return (struct in_force){info->level, BY_NOBODY, {0, 0}};
}

struct in_force level_in_force(const struct lint_options *options, const struct rule_info *info,
                               const bool *holds) {
    struct in_force force = by_profile(options, info, holds);
    const struct config *config = options->config;
    const struct level_setting *said =
        config ? setting_of(config, index_of(config, info), holds) : NULL;
    if (said) force = (struct in_force){said->level, BY_CONFIG, said->at};
    if (list_means(options->ignore, info)) return (struct in_force){LEVEL_OFF, BY_IGNORE, {0, 0}};
    if (!options->select.len) return force;
    if (!list_means(options->select, info)) return (struct in_force){LEVEL_OFF, BY_SELECT, {0, 0}};
    if (force.level == LEVEL_OFF) force = (struct in_force){info->level, BY_SELECT, {0, 0}};
    return force;
}

void config_holds(const struct config *config, struct str path, bool holds[CONFIG_PATHS_MOST]) {
    for (size_t i = 0; i < config->paths.n; i++) {
        const texts *match = &config->paths.items[i].match;
        holds[i] = false;
        for (size_t k = 0; k < match->n && !holds[i]; k++)
            holds[i] = glob_matches(match->items[k].s, path);
    }
}

enum fail_on config_fail_on(const struct config *config) {
    bool said = config && config->fail_on.value;
    return said ? (enum fail_on)(config->fail_on.value - 1) : FAIL_ON_WARNING;
}

// Anywhere: for all files, or where one of the paths matches.
bool rule_is_wanted(const struct rule_info *info, const struct lint_options *options) {
    if (level_in_force(options, info, NULL).level != LEVEL_OFF) return true;
    bool wanted = false;
    for (size_t i = 0; options->config && i < options->config->paths.n && !wanted; i++) {
        bool holds[CONFIG_PATHS_MOST] = {false};
        holds[i] = true;
        wanted = level_in_force(options, info, holds).level != LEVEL_OFF;
    }
    return wanted;
}
