// What may be written at a place of .empower.yaml, and what the words there mean.
#include "editor/offers.h"

#include "lint/config.h"

// What belongs at a place: the keys of a map, the value of a key, or what stands behind a name
// among the values of a key that lists names.
struct config_slot {
    const struct config_shape *shape; // keys of a map; NULL: else
    const struct config_key *key;     // its value; NULL: nobody knows
    struct str name;                  // len > 0: what stands behind this one of the key's
};

// ---- the place ----

static const struct config_key *key_of(const struct config_shape *shape, struct str name) {
    for (size_t i = 0; i < shape->n; i++)
        if (str_eq(name, str_of(shape->keys[i].name))) return &shape->keys[i];
    return NULL;
}

static bool lists_names(const struct config_key *key) {
    return key && (key->kind == CONFIG_LEVELS || key->kind == CONFIG_THRESHOLDS);
}

static struct config_slot step(struct config_slot slot, const struct nesting *level) {
    uint8_t kind = slot.key ? slot.key->kind : CONFIG_TEXT;
    if (slot.shape && !level->list)
        return (struct config_slot){.key = key_of(slot.shape, level->key)};
    if (kind == CONFIG_PATHS && level->list)
        return (struct config_slot){.shape = &config_path_shape};
    if (kind == CONFIG_RULES && !level->list)
        return (struct config_slot){.shape = &config_rule_shape};
    if (kind == CONFIG_TEXTS && level->list) return slot;
    if (lists_names(slot.key) && !slot.name.len && !level->list) {
        slot.name = level->key;
        return slot;
    }
    return (struct config_slot){NULL, NULL, {NULL, 0}};
}

static struct config_slot slot_at(const struct spot *spot) {
    struct config_slot slot = {.shape = &config_shape};
    for (size_t i = 0; i < spot->depth; i++) slot = step(slot, &spot->outline.levels[i]);
    return slot;
}

static bool threshold_find(struct str name, const struct config *config,
                           struct threshold_set *out) {
    for (size_t i = 0; threshold_at(i, config, out); i++)
        if (str_eq(name, str_of(out->name))) return true;
    return false;
}

// ---- what may be written ----

static struct str type_of(const struct offering *o, const struct config_key *key) {
    return str_fmt(o->view->arena, "%s%s", config_kind_name(key->kind),
                   key->required ? " (required)" : "");
}

// A rule of a team's own asks for one thing.
static bool asks_already(const struct offering *o, const struct config_shape *shape) {
    bool asks = false;
    for (size_t i = 0; i < shape->n && !asks; i++)
        asks = shape->keys[i].assertion && offer_is_there(o, str_of(shape->keys[i].name));
    return asks;
}

static void offer_shape(struct offering *o, const struct config_shape *shape) {
    bool asks = asks_already(o, shape);
    for (size_t i = 0; i < shape->n; i++) {
        const struct config_key *key = &shape->keys[i];
        if (asks && key->assertion) continue;
        bool block = lists_names(key) || key->kind == CONFIG_PATHS || key->kind == CONFIG_RULES;
        offer_key(o, str_of(key->name), block && !o->spot.flow ? S(":") : S(": "), type_of(o, key),
                  str_of(key->help));
    }
}

static void offer_rules(struct offering *o) {
    const struct rule *rule;
    for (size_t i = 0; (rule = config_rule_at(o->view->config, i)); i++) {
        const struct rule_info *info = &rule->info;
        struct str detail =
            str_fmt(o->view->arena, "%s, %s", info->id, level_name((enum level)info->level));
        offer_key(o, str_of(info->name), S(": "), detail, str_of(info->title));
    }
}

static void offer_thresholds(struct offering *o) {
    struct threshold_set set;
    for (size_t i = 0; threshold_at(i, NULL, &set); i++)
        offer_key(
            o, str_of(set.name), S(": "),
            str_fmt(o->view->arena, "%u to %u, usually %u", set.smallest, set.largest, set.usual),
            str_of(set.title));
}

static void offer_keys(struct offering *o, struct config_slot slot) {
    bool listed = slot.key && slot.key->kind == CONFIG_PATHS;
    if (listed && o->spot.standing == AT_KEY && !o->spot.flow) o->dash = "- ";
    if (listed) slot.shape = &config_path_shape;
    if (slot.shape)
        offer_shape(o, slot.shape);
    else if (slot.key && slot.key->kind == CONFIG_LEVELS && !slot.name.len)
        offer_rules(o);
    else if (slot.key && slot.key->kind == CONFIG_THRESHOLDS && !slot.name.len)
        offer_thresholds(o);
}

static void offer_words(struct offering *o, const char *const *words, struct str help) {
    for (; *words; words++)
        offer_write(o, &(struct offer){.label = str_of(*words), .kind = ITEM_VALUE, .help = help});
}

static void offer_example(struct offering *o, struct str example, struct str help) {
    if (o->spot.before.len || str_find_char(S("[{"), example.ptr[0]) >= 0) return;
    offer_write(
        o, &(struct offer){
               .label = example, .kind = ITEM_EXAMPLE, .detail = S("for example"), .help = help});
}

static void offer_behind_name(struct offering *o, const struct config_slot *slot) {
    struct threshold_set set;
    if (slot->key->kind == CONFIG_LEVELS)
        offer_words(o, config_levels, str_of(slot->key->help));
    else if (threshold_find(slot->name, NULL, &set))
        offer_example(o, str_fmt(o->view->arena, "%u", set.usual), str_of(set.title));
}

static void offer_values(struct offering *o, struct config_slot slot) {
    static const char *const yes[] = {"yes", NULL};
    if (!slot.key) return;
    if (slot.name.len)
        offer_behind_name(o, &slot);
    else if (slot.key->kind == CONFIG_WORD)
        offer_words(o, slot.key->words, str_of(slot.key->help));
    else if (slot.key->kind == CONFIG_YES)
        offer_words(o, yes, str_of(slot.key->help));
    else
        offer_example(o, str_of(slot.key->example), str_of(slot.key->help));
}

static void offer_all(struct offering *o) {
    struct config_slot slot = slot_at(&o->spot);
    if (o->spot.standing == AT_KEY || (o->spot.standing == AT_ITEM && slot.shape))
        offer_keys(o, slot);
    else if (o->spot.standing == AT_VALUE || o->spot.standing == AT_ITEM)
        offer_values(o, slot);
}

void answer_config_completion(struct json *json, struct view *view) {
    struct offering o = {.view = view, .json = json, .spot = spot_in_keys(view, view->at, false)};
    offer_list(&o, offer_all);
}

// ---- what it means ----

static void hover_key(struct json *json, const struct view *view, const struct config_key *key,
                      struct span at) {
    struct buf out = buf_new(view->arena);
    add_hover_line(&out, view,
                   str_fmt(view->arena, "%s: %s%s", key->name, config_kind_name(key->kind),
                           key->required ? " (required)" : ""));
    add_hover_line(&out, view, str_of(key->help));
    add_hover_line(&out, view, str_fmt(view->arena, "For example %s: %s", key->name, key->example));
    write_hover(json, view, buf_str(&out), at);
}

// Rules of a team's own may say anything: no Markdown is read into it.
static void hover_rule(struct json *json, const struct view *view, const struct rule *rule,
                       struct span at) {
    const struct rule_info *info = &rule->info;
    struct view shown = *view;
    struct buf out = buf_new(view->arena);
    shown.markdown &= config_rule_find(NULL, str_of(info->id)) != NULL;
    add_hover_line(&out, &shown,
                   str_fmt(view->arena, "%s %s: %s", info->id, info->name, info->title));
    add_hover_line(&out, &shown,
                   str_fmt(view->arena, "%s, confidence %s, profile %s",
                           level_name((enum level)info->level),
                           confidence_name((enum confidence)info->confidence),
                           profile_name((enum profile)info->profile)));
    struct str help = rule_help(view->arena, info, shown.markdown);
    if (help.len) buf_fmt(&out, "%s%.*s\n", shown.markdown ? "" : "\n", S_ARG(help));
    write_hover(json, &shown, buf_str(&out), at);
}

static void hover_threshold(struct json *json, const struct view *view,
                            const struct threshold_set *set, struct span at) {
    struct buf out = buf_new(view->arena);
    add_hover_line(&out, view, str_fmt(view->arena, "%s: %s.", set->name, set->title));
    add_hover_line(&out, view,
                   str_fmt(view->arena, "From %u to %u, usually %u.", set->smallest, set->largest,
                           set->usual));
    write_hover(json, view, buf_str(&out), at);
}

static void hover_name(struct json *json, const struct view *view, const struct config_key *key,
                       const struct spot *spot) {
    struct threshold_set set;
    const struct rule *rule = config_rule_find(view->config, spot->word);
    if (key->kind == CONFIG_LEVELS && rule)
        hover_rule(json, view, rule, spot->at);
    else if (key->kind == CONFIG_THRESHOLDS && threshold_find(spot->word, NULL, &set))
        hover_threshold(json, view, &set, spot->at);
    else
        json_null(json);
}

void answer_config_hover(struct json *json, struct view *view) {
    struct spot spot = spot_in_keys(view, view->at, true);
    struct config_slot slot = slot_at(&spot);
    const struct config_key *key = slot.shape ? key_of(slot.shape, spot.word) : slot.key;
    bool is_key = spot.standing == AT_KEY;
    if (!spot.word.len || !key || (slot.shape && !is_key && spot.standing != AT_ITEM))
        json_null(json);
    else if (is_key && !slot.shape)
        hover_name(json, view, key, &spot);
    else if (slot.shape || key->kind == CONFIG_WORD || key->kind == CONFIG_LEVELS)
        hover_key(json, view, key, spot.at);
    else
        json_null(json); // a text speaks for itself
}
