// Reads maps of the configuration by rows: texts, words, and what is said where something is wrong.
#include "base/utf8.h"
#include "lint/config.h"
#include "lint/lint.h"
#include "model/nearest.h"

#include <stdarg.h>

// ---- findings ----

struct finding *config_complain(struct config_reading *reading, const char *rule, struct span at,
                                const char *format, ...) {
    struct findings *findings = &reading->config->findings;
    va_list args;
    va_start(args, format);
    struct str message = str_vfmt(reading->arena, format, args);
    va_end(args);
    return finding_add(findings, rule, at, "%.*s", S_ARG(message));
}

void config_did_you_mean(struct config_reading *reading, struct finding *finding,
                         struct str right) {
    if (right.len)
        finding_help(&reading->config->findings, finding, "Did you mean \"%.*s\"?", S_ARG(right));
}

struct span config_point(const struct node *node) {
    return node->key ? node->key->at : node->at;
}

struct finding *config_wrong(struct config_reading *reading, const struct node *node,
                             const struct config_key *key, const char *needs) {
    struct finding *finding = config_complain(reading, "wrong-type", config_point(node),
                                              "\"%s\" needs %s.", key->name, needs);
    finding_help(&reading->config->findings, finding, "Write for example %s: %s", key->name,
                 key->example);
    return finding;
}

// ---- values ----

bool config_is_nothing(const struct node *node) {
    if (node->kind != NODE_SCALAR) return !node->len;
    return node->style == STYLE_PLAIN && !node->len;
}

void config_text(struct config_reading *reading, const struct config_key *key,
                 const struct node *node, void *out) {
    if (node->kind == NODE_SCALAR)
        *(struct text *)out = node_text(node);
    else
        config_wrong(reading, node, key, "a text");
}

void config_texts(struct config_reading *reading, const struct config_key *key,
                  const struct node *node, void *out) {
    texts *list = out;
    if (node->kind == NODE_SCALAR) {
        *PUSH(reading->arena, list) = node_text(node);
        return;
    }
    bool good = node->kind == NODE_LIST;
    for (const struct node *item = good ? node->first : NULL; item; item = item->next) {
        good &= item->kind == NODE_SCALAR;
        if (item->kind == NODE_SCALAR) *PUSH(reading->arena, list) = node_text(item);
    }
    if (!good) config_wrong(reading, node, key, "a text or a list of texts");
}

static struct str list_of(struct arena *arena, const char *const *words) {
    struct buf out = buf_new(arena);
    for (size_t i = 0; words[i]; i++)
        buf_fmt(&out, "%s%s", !i ? "" : words[i + 1] ? ", " : " or ", words[i]);
    return buf_str(&out);
}

void config_word(struct config_reading *reading, const struct config_key *key,
                 const struct node *node, void *out) {
    struct choice *choice = out;
    if (node->kind != NODE_SCALAR) {
        config_wrong(reading, node, key, "a word");
        return;
    }
    struct str word = node_str(node);
    struct nearest nearest = nearest_to(word);
    for (uint8_t i = 0; key->words[i]; i++) {
        if (str_eq(word, str_of(key->words[i]))) {
            *choice = (struct choice){(uint8_t)(i + 1), config_point(node)};
            return;
        }
        nearest_try(&nearest, str_of(key->words[i]));
    }
    struct finding *finding = config_complain(reading, "wrong-type", node->at,
                                              "\"%.*s\" is not a word that \"%s\" knows.",
                                              S_ARG(utf8_cut(word, 60)), key->name);
    finding_help(&reading->config->findings, finding, "Write %.*s.",
                 S_ARG(list_of(reading->arena, key->words)));
    config_did_you_mean(reading, finding, nearest.best);
}

// ---- maps ----

static const struct config_key *key_of(const struct config_shape *shape, struct str name) {
    for (size_t i = 0; i < shape->n; i++)
        if (str_eq(name, str_of(shape->keys[i].name))) return &shape->keys[i];
    return NULL;
}

static void unknown_key(struct config_reading *reading, const struct config_shape *shape,
                        const struct node *node) {
    struct str name = node_str(node->key);
    struct nearest nearest = nearest_to(name);
    for (size_t i = 0; i < shape->n; i++) nearest_try(&nearest, str_of(shape->keys[i].name));
    struct finding *finding =
        config_complain(reading, "unknown-key", node->key->at, "\"%.*s\" is not a key of %s.",
                        S_ARG(utf8_cut(name, 60)), shape->what);
    finding_help(&reading->config->findings, finding, "empower-config(5) lists the keys.");
    config_did_you_mean(reading, finding, nearest.best);
}

static void read_key(struct config_reading *reading, const struct config_shape *shape,
                     const struct node *node, void *out) {
    const struct config_key *key = key_of(shape, node_str(node->key));
    if (!key)
        unknown_key(reading, shape, node);
    else if (config_is_nothing(node) && (node->hurt || reading->broken))
        return; // what stood there could not be read
    else if (config_is_nothing(node))
        config_wrong(reading, node, key, "something behind its colon");
    else if (key->bind)
        key->bind(reading, key, node, (char *)out + key->offset);
}

void config_map(struct config_reading *reading, const struct config_shape *shape,
                const struct node *node, void *out) {
    if (node->kind != NODE_MAP) {
        struct finding *finding = config_complain(reading, "wrong-type", config_point(node),
                                                  "Here must stand the keys of %s.", shape->what);
        finding_help(&reading->config->findings, finding, "For example %s: %s", shape->keys[0].name,
                     shape->keys[0].example);
        return;
    }
    for (const struct node *child = node->first; child; child = child->next)
        read_key(reading, shape, child, out);
    for (size_t i = 0; i < shape->n; i++) {
        const struct config_key *key = &shape->keys[i];
        if (!key->required || node->hurt || node_get(node, str_of(key->name))) continue;
        struct finding *finding =
            config_complain(reading, "missing-key", config_point(node), "There is no \"%s\" in %s.",
                            key->name, shape->what);
        finding_help(&reading->config->findings, finding, "Add for example %s: %s", key->name,
                     key->example);
    }
}
