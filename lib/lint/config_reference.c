// The reference part of empower-config(5), in mdoc, from the rows of the configuration.
#include "lint/config.h"
#include "model/reference.h"

const char *config_kind_name(uint8_t kind) {
    static const char *const names[] = {
        [CONFIG_TEXT] = "text",
        [CONFIG_TEXTS] = "text or list of texts",
        [CONFIG_WORD] = "word",
        [CONFIG_VERSION] = "version",
        [CONFIG_LEVELS] = "levels by rule",
        [CONFIG_PATHS] = "list",
        [CONFIG_THRESHOLDS] = "numbers by name",
        [CONFIG_RULES] = "rules by id",
        [CONFIG_NAME] = "id",
        [CONFIG_PATH] = "path",
        [CONFIG_YES] = "yes",
        [CONFIG_PATTERN] = "pattern",
        [CONFIG_AMOUNT] = "number or period",
    };
    return names[kind];
}

static void put_keys(struct buf *out, const struct config_shape *shape) {
    buf_text(out, ".Bl -tag -width Ds\n");
    for (size_t i = 0; i < shape->n; i++) {
        const struct config_key *key = &shape->keys[i];
        buf_fmt(out, ".It Ic %s : Em \"%s%s\"\n", key->name, config_kind_name(key->kind),
                key->required ? " (required)" : "");
        reference_text(out, key->help);
        buf_fmt(out, ".Dl \"%s: ", key->name);
        reference_sample(out, str_of(key->example));
        buf_text(out, "\"\n");
    }
    buf_text(out, ".El\n");
}

static void put_thresholds(struct buf *out) {
    struct threshold_set set;
    buf_text(out, ".Bl -tag -width Ds\n");
    for (size_t i = 0; threshold_at(i, NULL, &set); i++) {
        struct str says = str_fmt(out->arena, "%s. Usually %u; from %u to %u.", set.title,
                                  set.usual, set.smallest, set.largest);
        buf_fmt(out, ".It Ic %s\n", set.name);
        reference_text(out, str_dup(out->arena, says).ptr);
    }
    buf_text(out, ".El\n");
}

void config_reference(struct buf *out) {
    buf_text(out, ".Sh KEYS\n");
    put_keys(out, &config_shape);
    buf_text(out, ".Ss An item of paths\n");
    put_keys(out, &config_path_shape);
    buf_text(out, ".Ss Thresholds\n");
    put_thresholds(out);
    buf_text(out, ".Ss A rule of your own\n");
    put_keys(out, &config_rule_shape);
}
