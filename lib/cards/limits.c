// A role's limit of a gesture in words: the limit that always holds, then the conditional ones.
#include "base/phrases.h"
#include "cards/offers.h"
#include "cards/words.h"
#include "decide/authority.h"
#include "model/condition.h"

struct str title_words(struct arena *arena, struct text title, const struct entry *entry) {
    return title.s.len ? title.s : spoken(arena, entry->id.s);
}

struct str sentence(struct arena *arena, struct str text) {
    if (text.len == 0 || text.ptr[0] < 'a' || text.ptr[0] > 'z') return text;
    return str_fmt(arena, "%c%.*s", text.ptr[0] - 'a' + 'A', S_ARG(str_from(text, 1)));
}

static struct str amount_words(const struct asker *asker, struct limit limit, bool scope) {
    if (!scope) limit.scope = S("");
    return limit_said(asker->arena, asker->playbook, limit, asker->in);
}

// "up to £50 per stay"; "exactly" and "no limit" stand for themselves.
static void add_limit(struct buf *out, const struct asker *asker, const struct limit *limit,
                      bool scope) {
    struct str amount = amount_words(asker, *limit, scope);
    bool most = limit->kind != LIMIT_NONE && !limit->exactly;
    enum phrase how = most ? PHRASE_UP_TO_LIMIT : PHRASE_PLAIN;
    buf_add(out, phrase_fill(asker->arena, asker->in, how, amount, S("")));
}

static bool is_within(const struct limit *small, const struct limit *large) {
    if (large->kind == LIMIT_NONE) return true;
    bool alike = small->kind == large->kind && str_eq(small->unit, large->unit) &&
                 str_eq(small->fact, large->fact) && str_eq(small->percent, large->percent) &&
                 str_eq(small->for_each, large->for_each);
    return alike && !large->exactly && small->amount <= large->amount;
}

static bool is_same(const struct limit *a, const struct limit *b) {
    return is_within(a, b) && is_within(b, a) && a->exactly == b->exactly;
}

// Whether a grant tells nothing beside another that always holds. Of two equal ones the first
// stays.
static bool is_idle(const held_grants *held, size_t i) {
    const struct grant *grant = held->items[i];
    for (size_t j = 0; j < held->n; j++) {
        const struct grant *other = held->items[j];
        if (i == j || other->when) continue;
        bool equal = !grant->when && is_same(&grant->limit.limit, &other->limit.limit);
        if (equal ? j < i : is_within(&grant->limit.limit, &other->limit.limit)) return true;
    }
    return false;
}

static void add_always(struct buf *out, const struct asker *asker, const held_grants *told,
                       struct str *scope) {
    size_t n = 0;
    for (size_t i = 0; i < told->n; i++) {
        const struct limit *limit = &told->items[i]->limit.limit;
        if (told->items[i]->when) continue;
        if (n++) {
            buf_add(out, phrase(asker->in, PHRASE_OR));
            buf_add(out, amount_words(asker, *limit, true));
        } else {
            add_limit(out, asker, limit, true);
        }
        *scope = limit->scope;
    }
}

static void add_sometimes(struct buf *out, const struct asker *asker, const held_grants *told,
                          struct str scope) {
    bool alone = out->len == 0, opened = false;
    for (size_t i = 0; i < told->n; i++) {
        const struct grant *grant = told->items[i];
        if (!grant->when) continue;
        if (!alone && !opened) buf_text(out, " (");
        if (opened) buf_add(out, phrase(asker->in, PHRASE_SEMICOLON));
        opened = true;
        buf_add(out, condition_say(asker->arena, asker->playbook, grant->when, asker->in));
        buf_add(out, phrase(asker->in, PHRASE_COLON));
        if (alone)
            add_limit(out, asker, &grant->limit.limit, true);
        else
            buf_add(out, amount_words(asker, grant->limit.limit,
                                      !str_eq(grant->limit.limit.scope, scope)));
    }
    if (!alone && opened) buf_char(out, ')');
}

// What is worth telling: not what another grant gives as well.
static held_grants told_grants(const struct asker *asker, const struct gesture *gesture,
                               int32_t role) {
    held_grants held = grants_held(asker->arena, asker->playbook, role, gesture, asker->as_of);
    held_grants told = {0};
    for (size_t i = 0; i < held.n; i++) {
        bool hurt = held.items[i]->when && held.items[i]->when->hurt;
        if (!hurt && !is_idle(&held, i)) *PUSH(asker->arena, &told) = held.items[i];
    }
    return told;
}

struct str limit_words(const struct asker *asker, const struct gesture *gesture, int32_t role) {
    held_grants told = told_grants(asker, gesture, role);
    struct buf out = buf_new(asker->arena);
    struct str scope = S("");
    add_always(&out, asker, &told, &scope);
    add_sometimes(&out, asker, &told, scope);
    return buf_str(&out);
}

struct str brief_words(const struct asker *asker, const struct gesture *gesture, int32_t role) {
    struct buf out = buf_new(asker->arena);
    struct str scope = S("");
    held_grants told = {0};
    if (role >= 0) told = told_grants(asker, gesture, role);
    add_always(&out, asker, &told, &scope);
    buf_text(&out, out.len ? ", more in some cases" : "depends on the facts: empower can");
    return buf_str(&out);
}
