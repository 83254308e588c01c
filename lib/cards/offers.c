// The offers of a card: who may give each, and who can say yes above the limit.
#include "cards/offers.h"

#include "base/phrases.h"
#include "decide/authority.h"

static const struct role *role_at(const struct asker *asker, int32_t role) {
    return &asker->playbook->roles.items[role];
}

static struct str role_title(const struct asker *asker, int32_t role) {
    const struct role *entry = role_at(asker, role);
    return title_words(asker->arena, entry->title, &entry->entry);
}

static void add_way(struct buf *out, const struct asker *asker, struct str reach,
                    struct period within) {
    if (reach.len) buf_add(out, phrase(asker->in, PHRASE_COMMA)), buf_add(out, reach);
    if (!within.count) return;
    struct str time = period_say(out->arena, within, asker->in);
    buf_add(out, phrase(asker->in, PHRASE_COMMA));
    buf_add(out, phrase_fill(out->arena, asker->in, PHRASE_WITHIN, time, S("")));
}

struct str whom_to_ask(const struct asker *asker, const struct ref *who, struct period within) {
    struct buf out = buf_new(asker->arena);
    if (who->kind == KIND_ROLE && who->index >= 0) {
        const struct role *role = role_at(asker, who->index);
        buf_add(&out, role_title(asker, who->index));
        add_way(&out, asker, role->reach.s, within.count ? within : role->replies_within.period);
    } else if (who->kind == KIND_ROUTE && who->index >= 0) {
        const struct route *route = &asker->playbook->routes.items[who->index];
        buf_add(&out, title_words(asker->arena, route->title, &route->entry));
        add_way(&out, asker, route->reach.s, within.count ? within : route->replies_within.period);
    } else {
        buf_add(&out, who->id.s);
    }
    return buf_str(&out);
}

// ---- one role's offer ----

// Roles that may give a gesture which nobody above the asker may.
static struct str others_words(const struct asker *asker, const struct gesture *gesture) {
    struct buf out = buf_new(asker->arena);
    for (size_t i = 0; i < gesture->authority.n; i++) {
        const struct grant *grant = &gesture->authority.items[i];
        if (grant->role.kind != KIND_ROLE || grant->role.index < 0) continue;
        if (!in_force(&grant->from, &grant->until, asker->as_of)) continue;
        struct str title = role_title(asker, grant->role.index);
        if (str_find(buf_str(&out), title) >= 0) continue;
        if (out.len) buf_add(&out, phrase(asker->in, PHRASE_COMMA));
        buf_add(&out, title);
    }
    if (!out.len) return phrase(asker->in, PHRASE_NOBODY_MAY);
    return phrase_fill(asker->arena, asker->in, PHRASE_ONLY, buf_str(&out), S(""));
}

// A grant that the role holds only together with others.
static const struct grant *joint_grant(const struct asker *asker, const struct gesture *gesture,
                                       int32_t role) {
    for (size_t i = 0; i < gesture->authority.n; i++) {
        const struct grant *grant = &gesture->authority.items[i];
        if (grant->jointly_with.n == 0 || grant->role.kind != KIND_ROLE) continue;
        if (!in_force(&grant->from, &grant->until, asker->as_of)) continue;
        if (role_holds(asker->playbook, role, grant->role.index, gesture)) return grant;
    }
    return NULL;
}

static struct str said_of(const struct asker *asker, enum phrase which, int32_t role) {
    return phrase_fill(asker->arena, asker->in, which, role_title(asker, role), S(""));
}

static void offer_above(struct card_offer *offer, const struct asker *asker) {
    const struct gesture *gesture = offer->gesture;
    const struct grant *joint = joint_grant(asker, gesture, asker->role);
    int32_t above =
        approver_above(asker->arena, asker->playbook, asker->role, gesture, asker->as_of);
    if (joint && joint->jointly_with.items[0].kind == KIND_ROLE)
        offer->authority = said_of(asker, PHRASE_WITH, joint->jointly_with.items[0].index);
    else if (above >= 0 && gesture->beyond.value != BEYOND_NOBODY)
        offer->authority = said_of(asker, PHRASE_ASK_WHOM, above);
    else
        offer->authority = others_words(asker, gesture);
}

// ---- the front line's, where nobody in particular asks ----

bool role_is_frontline(const struct playbook *playbook, int32_t role) {
    bool any = false;
    for (size_t i = 0; i < playbook->roles.n; i++)
        any = any || playbook->roles.items[i].frontline.yes;
    if (any) return playbook->roles.items[role].frontline.yes;
    return playbook->roles.items[role].reports_to.kind ==
           KIND_ROLE; // nobody is marked: all but the top
}

static void offer_frontline(struct card_offer *offer, const struct asker *asker) {
    struct buf each = buf_new(asker->arena);
    struct str first = S("");
    bool differ = false;
    size_t n = 0;
    for (size_t i = 0; i < asker->playbook->roles.n; i++) {
        if (!role_is_frontline(asker->playbook, (int32_t)i)) continue;
        struct str limit = limit_words(asker, offer->gesture, (int32_t)i);
        if (n == 0) first = limit;
        differ = differ || !str_eq(limit, first);
        n++;
        if (limit.len == 0) continue;
        if (each.len) buf_add(&each, phrase(asker->in, PHRASE_SEMICOLON));
        buf_add(&each, role_title(asker, (int32_t)i));
        buf_add(&each, phrase(asker->in, PHRASE_COLON));
        buf_add(&each, limit);
    }
    offer->own = each.len > 0;
    offer->limit = differ ? buf_str(&each) : first;
    if (offer->own)
        offer->authority = differ ? S("by role") : S("any frontline role");
    else
        offer->authority = others_words(asker, offer->gesture);
}

void offer_make(struct card_offer *offer, const struct asker *asker,
                const struct gesture *gesture) {
    *offer = (struct card_offer){.gesture = gesture, .limit = S("")};
    offer->brief = brief_words(asker, gesture, asker->role);
    if (asker->role < 0) {
        offer_frontline(offer, asker);
        return;
    }
    offer->limit = limit_words(asker, gesture, asker->role);
    offer->own = offer->limit.len > 0;
    if (offer->own)
        offer->authority = S("your own authority");
    else
        offer_above(offer, asker);
}

// ---- above the limit ----

// The limit that the role has whatever the facts are, as an amount: "£50".
static struct str own_amount(const struct asker *asker, const struct gesture *gesture,
                             int32_t role) {
    held_grants held = grants_held(asker->arena, asker->playbook, role, gesture, asker->as_of);
    const struct limit *most = NULL;
    for (size_t i = 0; i < held.n; i++) {
        const struct limit *limit = &held.items[i]->limit.limit;
        if (held.items[i]->when || limit->kind == LIMIT_NONE) continue;
        if (!most || (most->kind == limit->kind && limit->amount > most->amount)) most = limit;
    }
    if (!most || (most->kind != LIMIT_MONEY && most->kind != LIMIT_NUMBER)) return S("the limit");
    struct limit bare = *most;
    bare.scope = bare.for_each = S("");
    bare.exactly = false;
    return limit_show(asker->arena, &bare, asker->playbook->header.currency);
}

static bool is_unlimited(const struct asker *asker, const struct gesture *gesture, int32_t role) {
    held_grants held = grants_held(asker->arena, asker->playbook, role, gesture, asker->as_of);
    return held.n > 0 && held.items[0]->limit.limit.kind == LIMIT_NONE && !held.items[0]->when;
}

// The role whose limit is spoken of: the asker's, else the first one at the front line.
static int32_t speaking_role(const struct asker *asker) {
    for (size_t i = 0; asker->role < 0 && i < asker->playbook->roles.n; i++)
        if (role_is_frontline(asker->playbook, (int32_t)i)) return (int32_t)i;
    return asker->role;
}

static bool over_offer(struct card *card, const struct asker *asker, size_t place, int32_t role) {
    const struct card_offer *offer = &card->offers.items[place];
    const struct gesture *gesture = offer->gesture;
    if (is_unlimited(asker, gesture, role)) return false;
    int32_t above = approver_above(asker->arena, asker->playbook, role, gesture, asker->as_of);
    if (above < 0 || gesture->beyond.value == BEYOND_NOBODY) return false;
    struct ref who = {.index = above, .kind = KIND_ROLE};
    struct str whom = whom_to_ask(asker, &who, gesture->approval_within.period);
    struct buf out = buf_new(asker->arena);
    if (place > 0) buf_fmt(&out, "%.*s ", S_ARG(gesture->entry.id.s));
    card->over_any = !offer->own;
    if (offer->own) buf_fmt(&out, "%.*s -> ", S_ARG(own_amount(asker, gesture, role)));
    if (gesture->beyond.value == BEYOND_ESCALATE) buf_text(&out, "hand over to ");
    if (!offer->own && place > 0) buf_text(&out, "-> ");
    buf_add(&out, whom);
    card->over = buf_str(&out);
    return true;
}

void over_make(struct card *card, const struct asker *asker) {
    int32_t role = speaking_role(asker);
    card->over = S("");
    for (size_t i = 0; role >= 0 && i < card->offers.n; i++)
        if (over_offer(card, asker, i, role)) return;
}
