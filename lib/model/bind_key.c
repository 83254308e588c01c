// Keys that are not of the language, keys that are missing, and ids that are none.
#include "model/bind.h"
#include "model/condition.h"
#include "model/nearest.h"

// "a scenario", "an aim"; what has no entries is called by its key.
static struct str shape_phrase(struct binder *b, const struct shape *shape, const char *object) {
    if (object) return str_fmt(b->arena, "\"%s\"", object);
    bool vowel = str_find_char(S("aeiou"), shape->name[0]) >= 0;
    return str_fmt(b->arena, "%s %s", vowel ? "an" : "a", shape->name);
}

// ---- where else a key belongs ----

enum { HOMES_MOST = 3 };
struct homes {
    const struct shape *shapes[HOMES_MOST];
    const char *objects[HOMES_MOST];
    size_t n;
};

static void look_in(struct homes *homes, const struct shape *shape, const char *object,
                    struct str key) {
    if (homes->n < HOMES_MOST && shape_row(shape, key)) {
        homes->shapes[homes->n] = shape;
        homes->objects[homes->n++] = object;
    }
    for (size_t i = 0; i < shape->n; i++) {
        const struct row *row = &shape->rows[i];
        const char *name = row->value == VALUE_OBJECT ? row->key : NULL;
        if (row->shape) look_in(homes, row->shape, name, key);
    }
}

static bool say_where_it_belongs(struct binder *b, struct finding *finding,
                                 const struct shape *shape, struct str key) {
    struct homes homes = {.n = 0};
    look_in(&homes, &language, NULL, key);
    struct str list = S("");
    for (size_t i = 0; i < homes.n; i++) {
        struct str phrase = shape_phrase(b, homes.shapes[i], homes.objects[i]);
        list = str_fmt(b->arena, "%.*s%s%.*s", S_ARG(list), i == 0 ? "" : " or ", S_ARG(phrase));
    }
    if (homes.n == 0) return false;
    const char *indent = shape == &language ? "; indent it below the one that it belongs to" : "";
    bind_help(b, finding, "\"%.*s\" is a key of %.*s%s.", S_ARG(key), S_ARG(list), indent);
    return true;
}

static struct str nearest_key(struct binder *b, const struct shape *shape, struct str key) {
    struct nearest nearest = nearest_to(key);
    if (shape->n > b->guesses) return S("");
    b->guesses -= shape->n;
    for (size_t i = 0; i < shape->n; i++) nearest_try(&nearest, str_of(shape->rows[i].key));
    return nearest.best;
}

enum { KEYS_SHOWN = 8 };

static void list_keys(struct binder *b, struct finding *finding, const struct shape *shape) {
    struct str list = S("");
    size_t n = shape->n < KEYS_SHOWN ? shape->n : KEYS_SHOWN;
    for (size_t i = 0; i < n; i++)
        list = str_fmt(b->arena, "%.*s%s%s", S_ARG(list), i == 0 ? "" : ", ", shape->rows[i].key);
    bind_help(b, finding, "Its keys are %.*s%s.", S_ARG(list), n < shape->n ? " and others" : "");
}

void bind_unknown_key(struct binder *b, const struct shape *shape, const char *object,
                      const struct node *node) {
    struct text key = node_text(node->key);
    bind_prose_below(b, node);
    struct finding *finding =
        bind_error(b, "unknown-key", key.at, "\"%.*s\" is not a key of %.*s.",
                   S_ARG(bind_clip(b, key.s)), S_ARG(shape_phrase(b, shape, object)));
    bool top = shape == &language;
    struct str right = finding || top ? nearest_key(b, shape, key.s) : S("");
    if (top && right.len) b->lost[kind_of_name(right)] = true; // a misspelt section
    if (!finding) return;
    if ((top || right.len == 0) && say_where_it_belongs(b, finding, shape, key.s)) return;
    if (right.len)
        bind_did_you_mean(b, finding, key.at, right);
    else
        list_keys(b, finding, shape);
}

// ---- keys that must be there ----

void bind_required(struct binder *b, const struct shape *shape, const struct node *map,
                   struct span at) {
    for (size_t i = 0; i < shape->n; i++) {
        const struct row *row = &shape->rows[i];
        if (!row->required || map->hurt || node_get(map, str_of(row->key))) continue;
        struct finding *finding =
            bind_error(b, "missing-key", at, "This %s has no \"%s\".", shape->name, row->key);
        bind_help(b, finding, "Add for example %s: %s", row->key, row->example);
    }
}

// ---- ids ----

static bool may_be_declared(struct str id, enum kind kind) {
    return kind == KIND_FACT && (str_eq(id, S("given")) || str_eq(id, S("times_given")));
}

bool language_reserves(struct str id, enum kind kind) {
    bool in_conditions = kind == KIND_ROLE || kind == KIND_FACT || kind == KIND_TERM;
    if (may_be_declared(id, kind)) return false;
    return id_is_reserved(id) || (in_conditions && id_is_reserved_in_conditions(id));
}

static void bad_id(struct binder *b, struct text id, enum kind kind) {
    b->lost[kind] = true; // who names it rightly is not to blame
    struct finding *finding = bind_error(b, "bad-id", id.at, "\"%.*s\" cannot be a name here.",
                                         S_ARG(bind_clip(b, id.s)));
    struct str right = finding ? id_suggest(b->arena, id.s, kind == KIND_FACT) : S("");
    bind_help(b, finding,
              "Names have small letters, digits, - and _, begin with a letter, and are at most 63 "
              "long%s%.*s.",
              right.len ? ": " : "", S_ARG(right));
    if (right.len) bind_fix(b, finding, false, "Write a name that fits.", id.at, right);
}

void bind_check_id(struct binder *b, struct text id, enum kind kind) {
    if (!id_is_valid(id.s))
        bad_id(b, id, kind);
    else if (!language_reserves(id.s, kind))
        return;
    else if (reserved_of_name(id.s) != RESERVED_NONE)
        bind_error(b, "reserved-id", id.at, "\"%.*s\" is a fact that every playbook has.",
                   S_ARG(id.s));
    else
        bind_error(b, "reserved-id", id.at, "\"%.*s\" is a word of the language, not a name.",
                   S_ARG(id.s));
}
