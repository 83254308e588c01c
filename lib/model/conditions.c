// Conditions as the author wrote them: maps and lists -> trees of tests that still hold texts.
#include "base/buf.h"
#include "model/bind.h"
#include "model/test_read.h"

static void read_map(struct binder *b, const struct node *node, struct condition *out);

static bool keyword_kind(struct str key, uint8_t *kind) {
    static const struct str names[] = {S_INIT("all"), S_INIT("any"), S_INIT("none")};
    for (uint8_t i = 0; i < 3; i++) {
        if (!str_eq(key, names[i])) continue;
        *kind = (uint8_t)(CONDITION_ALL + i);
        return true;
    }
    return false;
}

static struct condition *make_parts(struct binder *b, struct condition *out, size_t n) {
    out->parts.items = arena_array(b->arena, struct condition, n);
    out->parts.n = out->parts.room = n;
    return out->parts.items;
}

static void inherit_hurt(struct condition *out) {
    for (size_t i = 0; i < out->parts.n; i++) out->hurt |= out->parts.items[i].hurt;
}

// ---- all, any, none ----

// A list under a key that is no keyword: what the author may have meant by it.
static struct str keyword_meant(struct str key) {
    static const char *const pairs[][2] = {{"and", "all"},      {"every", "all"},  {"or", "any"},
                                           {"either", "any"},   {"one_of", "any"}, {"not", "none"},
                                           {"neither", "none"}, {"nor", "none"},   {"all", "all"},
                                           {"any", "any"},      {"none", "none"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (str_eq_nocase(key, str_of(pairs[i][0]))) return str_of(pairs[i][1]);
    return (struct str){NULL, 0};
}

static void read_list(struct binder *b, const struct node *list, struct condition *out) {
    struct str word = node_str(list->key);
    bind_hurt(b, list);
    out->hurt = list->hurt;
    if (list->kind != NODE_LIST || !list->len) {
        struct finding *finding = bind_error(b, "wrong-type", list->key->at,
                                             "\"%.*s\" needs a list of conditions.", S_ARG(word));
        bind_help(b, finding, "Write %.*s: [{fact: test}, {fact: test}].", S_ARG(word));
        out->hurt = true;
        return;
    }
    struct condition *part = make_parts(b, out, list->len);
    for (const struct node *item = list->first; item; item = item->next) read_map(b, item, part++);
    inherit_hurt(out);
}

// ---- tests ----

static void no_test(struct binder *b, const struct node *node, struct condition *out,
                    const char *what) {
    struct str key = node_str(node->key);
    struct str word = keyword_meant(key);
    struct finding *finding =
        bind_error(b, "wrong-type", node->key->at, "\"%.*s\" is tested against %s.",
                   S_ARG(bind_clip(b, key)), what);
    if (word.len)
        bind_did_you_mean(b, finding, node->key->at, word);
    else
        bind_help(b, finding, "Write a value, a list of values, or words such as at least 2.");
    out->hurt = true;
}

static struct str joined(struct binder *b, const struct test *test) {
    struct buf out = buf_new(b->arena);
    for (size_t i = 0; i < test->values.n; i++) {
        if (i) buf_text(&out, ", ");
        buf_add(&out, test->values.items[i].text.s);
    }
    return buf_str(&out);
}

static void read_values(struct binder *b, const struct node *list, struct condition *out) {
    struct test *test = &out->test;
    bind_hurt(b, list);
    out->hurt = list->hurt;
    test->op = RAW_LIST;
    test->values.items = arena_array(b->arena, struct value, list->len);
    test->values.room = list->len;
    for (const struct node *item = list->first; item; item = item->next) {
        if (item->kind != NODE_SCALAR) {
            no_test(b, list, out, item->kind == NODE_MAP ? "a list of maps" : "a list of lists");
            return;
        }
        test->values.items[test->values.n++].text = bind_text(b, item);
    }
    test->text = (struct text){joined(b, test), list->at};
    if (!test->values.n && !out->hurt) no_test(b, list, out, "an empty list");
}

static void read_test(struct binder *b, const struct node *node, struct condition *out) {
    struct test *test = &out->test;
    out->kind = CONDITION_TEST;
    test->fact = (struct ref){.id = node_text(node->key), .index = -1};
    test->other.index = -1;
    if (node->kind == NODE_MAP) {
        no_test(b, node, out, "a map");
    } else if (node->kind == NODE_LIST) {
        read_values(b, node, out);
    } else if (node_is_empty(node)) {
        no_test(b, node, out, "nothing");
    } else {
        test->op = RAW_SCALAR;
        test->text = bind_text(b, node);
    }
}

// ---- maps ----

static void read_entry(struct binder *b, const struct node *node, struct condition *out) {
    out->at = (struct span){node->key->at.start, node->at.end};
    if (out->at.end < node->key->at.end) out->at.end = node->key->at.end; // `key:` and nothing
    if (keyword_kind(node_str(node->key), &out->kind))
        read_list(b, node, out);
    else
        read_test(b, node, out);
}

static void no_map(struct binder *b, const struct node *node, struct condition *out) {
    static const char *const kinds[] = {"a text", "a list", "an empty group of keys"};
    struct finding *finding = bind_error(b, "wrong-type", bind_point(node),
                                         "A condition is written \"fact: test\"; here is %s.",
                                         node_is_empty(node) ? "nothing" : kinds[node->kind]);
    out->hurt = true;
    bind_help(b, finding, "Write for example our_fault: yes");
    if (node->kind == NODE_LIST) bind_help(b, finding, "Put the list under all:, any: or none:.");
    if (node->kind == NODE_SCALAR && id_is_valid(node_str(node)))
        bind_fix(b, finding, false, "Test it for yes.", node->at,
                 str_fmt(b->arena, "{%.*s: yes}", S_ARG(node_str(node))));
}

// ---- values that a comma cut off ----

// `{guest_tier: gold, member}` and `{fare: at most 1,000}` make keys of what are values.
static bool is_cut_off(const struct node *map, const struct node *node) {
    return map->style == STYLE_FLOW && node && node_is_empty(node);
}

static bool is_thousands(struct str s) {
    return s.len == 3 && is_digit(s.ptr[0]) && is_digit(s.ptr[1]) && is_digit(s.ptr[2]);
}

static void report_cut_off(struct binder *b, const struct node *value, const struct node *first,
                           const struct node *last) {
    struct buf right = buf_new(b->arena);
    bool number = is_thousands(node_str(first->key));
    buf_text(&right, number ? "\"" : "[");
    buf_add(&right, node_str(value));
    for (const struct node *node = first;; node = node->next) {
        buf_text(&right, number ? "," : ", ");
        buf_add(&right, node_str(node->key));
        if (node == last) break;
    }
    buf_text(&right, number ? "\"" : "]");
    struct finding *finding =
        bind_error(b, "wrong-type", first->key->at, "The comma makes a fact of \"%.*s\".",
                   S_ARG(bind_clip(b, node_str(first->key))));
    bind_help(b, finding, "Did you mean %.*s: %.*s?", S_ARG(node_str(value->key)),
              S_ARG(buf_str(&right)));
    bind_fix(b, finding, false, number ? "Quote the number." : "Make a list of the values.",
             (struct span){value->at.start, last->key->at.end}, buf_str(&right));
}

static const struct node *skip_cut_off(struct binder *b, const struct node *map,
                                       const struct node *value, struct condition **part) {
    const struct node *last = value;
    bool scalar = value->kind == NODE_SCALAR && !node_is_empty(value);
    for (; scalar && is_cut_off(map, last->next); last = last->next) {
        (*part)->kind = CONDITION_TEST;
        (*part)->at = last->next->key->at;
        (*part)->test.fact = (struct ref){.id = node_text(last->next->key), .index = -1};
        (*part)++->hurt = true;
    }
    if (last != value) report_cut_off(b, value, value->next, last);
    return last;
}

static void read_map(struct binder *b, const struct node *node, struct condition *out) {
    out->kind = CONDITION_ALL;
    out->at = node->at;
    if (node->kind != NODE_SCALAR) bind_hurt(b, node);
    if (node->kind != NODE_MAP || (!node->len && !node->hurt)) {
        no_map(b, node, out);
        return;
    }
    if (node->len == 1) {
        read_entry(b, node->first, out);
    } else {
        struct condition *part = make_parts(b, out, node->len);
        for (const struct node *item = node->first; item; item = item->next) {
            read_entry(b, item, part++);
            item = skip_cut_off(b, node, item, &part);
        }
    }
    inherit_hurt(out);
    out->hurt |= node->hurt;
}

struct condition *condition_read(struct binder *b, const struct node *node) {
    struct condition *out = arena_new(b->arena, struct condition);
    read_map(b, node, out);
    return out;
}
