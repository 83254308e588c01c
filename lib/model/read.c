// From files to a playbook: parse, bind, sort, resolve.
#include "model/read.h"

#include "model/bind.h"
#include "model/nearest.h"

enum { GUESSES = 200000 }; // words compared for "did you mean" in all

// ---- files ----

static bool is_before(const struct sources *sources, size_t a, size_t b) {
    return str_cmp(sources->files.items[a].name, sources->files.items[b].name) < 0;
}

// Files are read in the order of their names, so that the caller's order changes nothing.
static size_t *in_order(struct arena *arena, const struct sources *sources) {
    size_t n = sources->files.n, *order = arena_array(arena, size_t, n);
    for (size_t i = 0; i < n; i++) {
        size_t at = i;
        for (; at > 0 && is_before(sources, i, order[at - 1]); at--) order[at] = order[at - 1];
        order[at] = i;
    }
    return order;
}

// ---- the currency, before anything that counts in it ----

static const struct node *currency_node(const struct binder *b) {
    for (size_t i = 0; i < b->n_files; i++) {
        const struct node *root = b->files[i].root;
        const struct node *node =
            root && root->kind == NODE_MAP ? node_get(root, S("currency")) : NULL;
        if (node && node->kind == NODE_SCALAR && !node_is_empty(node)) return node;
    }
    return NULL;
}

static struct str currency_meant(struct binder *b, struct str code) {
    const struct currency *currency;
    size_t n = 0;
    if (str_eq(code, S("$"))) return S("USD"); // the mark of many
    while (currency_at(n)) n++;
    struct str *codes = arena_array(b->arena, struct str, n);
    for (size_t i = 0; (currency = currency_at(i)); i++) {
        codes[i] = str_of(currency->code);
        if (currency->mark && str_eq(code, str_of(currency->mark))) return codes[i];
    }
    return bind_nearest(b, code, codes, n);
}

static const struct currency *find_currency(struct binder *b) {
    const struct node *node = currency_node(b);
    const struct currency *dollar = currency_find(S("USD"));
    if (!node) return dollar;
    struct text text = bind_text(b, node);
    const struct currency *currency = currency_find(text.s);
    if (currency) return currency;
    struct finding *finding = bind_error(b, "bad-money", text.at, "\"%.*s\" is no currency.",
                                         S_ARG(bind_clip(b, text.s)));
    bind_help(b, finding, "Write its three letters, such as USD, EUR or GBP.");
    if (finding) bind_did_you_mean(b, finding, text.at, currency_meant(b, text.s));
    return dollar;
}

// ---- channels ----

static void no_such_channel(struct binder *b, struct text channel) {
    const texts *channels = &b->playbook->header.channels;
    struct nearest nearest = nearest_to(channel.s);
    struct finding *finding =
        bind_error(b, "undefined-reference", channel.at, "There is no channel \"%.*s\".",
                   S_ARG(bind_clip(b, channel.s)));
    if (!finding) return;
    for (size_t i = 0; i < channels->n && b->guesses > 0; i++, b->guesses--)
        nearest_try(&nearest, channels->items[i].s);
    bind_relate(b, finding, channels->items[0].at, "the channels are here");
    bind_help(b, finding, "Add it to the channels under \"applies_to:\".");
    bind_did_you_mean(b, finding, channel.at, nearest.best);
}

// A misspelt channel would hide its scenario from everybody.
static void check_channels(struct binder *b) {
    const texts *channels = &b->playbook->header.channels;
    struct map known = map_new(b->arena);
    if (channels->n == 0) return;
    for (uint32_t i = 0; i < channels->n; i++) map_put(&known, channels->items[i].s, i);
    for (size_t i = 0; i < b->playbook->scenarios.n; i++) {
        struct scenario *scenario = &b->playbook->scenarios.items[i];
        bind_at(b, "scenarios", &scenario->entry);
        for (size_t k = 0; k < scenario->channels.n; k++) {
            if (!map_get(&known, scenario->channels.items[k].s))
                no_such_channel(b, scenario->channels.items[k]);
        }
    }
    bind_at(b, NULL, NULL);
}

// ---- all of it ----

static void resolve(struct binder *b) {
    bind_sort(b);
    bind_header(b);
    bind_facts(b);
    bind_references(b);
    bind_assumed(b);
    conditions_resolve(b);
    bind_limits(b);
    check_channels(b);
    bind_cycles(b);
    bind_examples(b);
}

// Comments are looked for only in a file in which one may speak to us; most have none.
static void read_file(struct binder *b, size_t i, const struct yaml_limits *limits) {
    bool with_comments = str_find(b->sources->files.items[i].bytes, S("empower: ignore")) >= 0;
    yaml_read_apart(&b->files[i], b->arena, b->nodes, b->sources, i, limits, with_comments,
                    b->findings);
    for (size_t c = 0; c < b->files[i].comments.n; c++)
        *PUSH(b->arena, &b->playbook->comments) = b->files[i].comments.items[c].at;
}

struct playbook *playbook_read(struct arena *arena, struct sources *sources,
                               const struct yaml_limits *limits, struct findings *findings) {
    size_t n = sources->files.n;
    struct playbook *playbook = arena_new(arena, struct playbook);
    struct binder b = {.arena = arena,
                       .sources = sources,
                       .findings = findings,
                       .nodes = arena_child(arena),
                       .playbook = playbook,
                       .files = arena_array(arena, struct yaml_file, n),
                       .n_files = n,
                       .guesses = GUESSES};
    playbook->arena = arena;
    playbook->sources = sources;
    playbook->files = b.files;
    const size_t *order = in_order(arena, sources);
    for (size_t i = 0; i < n; i++) read_file(&b, order[i], limits);
    playbook->header.currency = find_currency(&b);
    bind_make_room(&b);
    for (size_t i = 0; i < n; i++) bind_file(&b, order[i]);
    arena_child_free(arena);
    resolve(&b);
    return playbook;
}
