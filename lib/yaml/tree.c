// Reading the finished tree.
#include "yaml/tree.h"

const struct yaml_limits yaml_limits_default = {
    .bytes = 1 << 20,
    .depth = 32,
    .nodes = 100000,
    .scalar = 64 << 10,
};

struct str node_str(const struct node *scalar) {
    return (struct str){scalar->ptr, scalar->len};
}

struct text node_text(const struct node *scalar) {
    return (struct text){node_str(scalar), scalar->at};
}

struct node *node_get(const struct node *map, struct str key) {
    if (map->kind != NODE_MAP) return NULL;
    for (struct node *child = map->first; child; child = child->next) {
        if (str_eq(node_str(child->key), key)) return child;
    }
    return NULL;
}
