// Makes the card of a scenario: what to ask, what to say, what to give, whom to call, what is next.
#include "cards/card.h"

#include "cards/offers.h"
#include "cards/questions.h"
#include "decide/authority.h"
#include "model/condition.h"

struct making {
    struct card *card;
    const struct scenario *scenario;
    struct asker asker;
};

static bool names_entry(const refs *list, const struct entry *items, size_t size,
                        const struct entry *entry) {
    for (size_t i = 0; i < list->n; i++) {
        if (list->items[i].index < 0) continue;
        if ((const char *)entry == (const char *)items + (size_t)list->items[i].index * size)
            return true;
    }
    return false;
}

static bool names_gesture(const struct making *making, const refs *list,
                          const struct gesture *gesture) {
    const struct gesture *items = making->asker.playbook->gestures.items;
    return items && names_entry(list, &items->entry, sizeof *items, &gesture->entry);
}

static bool names_an_offer(const struct making *making, const refs *list) {
    for (size_t i = 0; i < making->card->offers.n; i++)
        if (names_gesture(making, list, making->card->offers.items[i].gesture)) return true;
    return false;
}

static bool names_role(const refs *list, int32_t role) {
    for (size_t i = 0; i < list->n; i++)
        if (list->items[i].kind == KIND_ROLE && list->items[i].index == role) return true;
    return false;
}

// ---- offers ----

// Whether a guardrail forbids a gesture beside one that stands earlier on the card.
static bool excludes_earlier(const struct making *making, const struct gesture *gesture) {
    const struct playbook *playbook = making->asker.playbook;
    for (size_t i = 0; i < playbook->guardrails.n; i++) {
        const struct guardrail *guardrail = &playbook->guardrails.items[i];
        if (guardrail->never_together.n < 2) continue;
        if (!in_force(&guardrail->from, &guardrail->until, making->asker.as_of)) continue;
        if (names_gesture(making, &guardrail->never_together, gesture) &&
            names_an_offer(making, &guardrail->never_together))
            return true;
    }
    return false;
}

static void make_offers(struct making *making) {
    const struct playbook *playbook = making->asker.playbook;
    const refs *offers = &making->scenario->offers;
    for (size_t i = 0; i < offers->n; i++) {
        if (offers->items[i].kind != KIND_GESTURE || offers->items[i].index < 0) continue;
        const struct gesture *gesture = &playbook->gestures.items[offers->items[i].index];
        struct card_offer offer;
        offer_make(&offer, &making->asker, gesture);
        offer.one_of = excludes_earlier(making, gesture);
        *PUSH(making->asker.arena, &making->card->offers) = offer;
    }
}

// ---- mandatory hand-over ----

static bool binds(const struct making *making, const struct escalation *escalation) {
    if (!in_force(&escalation->from, &escalation->until, making->asker.as_of)) return false;
    if (making->asker.role >= 0 && escalation->roles.n > 0 &&
        !names_role(&escalation->roles, making->asker.role))
        return false;
    const struct escalation *items = making->asker.playbook->escalations.items;
    return escalation->gestures.n == 0 || names_an_offer(making, &escalation->gestures) ||
           names_entry(&making->scenario->escalations, &items->entry, sizeof *items,
                       &escalation->entry);
}

static struct str escalation_words(const struct making *making,
                                   const struct escalation *escalation) {
    struct arena *arena = making->asker.arena;
    struct str when = escalation->title.s;
    if (when.len == 0)
        when = occasion_words(arena, making->asker.playbook, escalation->when, making->asker.in);
    if (when.len == 0) when = title_words(arena, escalation->title, &escalation->entry);
    struct str whom = whom_to_ask(&making->asker, &escalation->to, escalation->within.period);
    return str_fmt(arena, "%.*s -> %.*s", S_ARG(sentence(arena, when)), S_ARG(whom));
}

static void make_handover(struct making *making) {
    const struct playbook *playbook = making->asker.playbook;
    for (int assumed_away = 0; assumed_away <= 1; assumed_away++) {
        for (size_t i = 0; i < playbook->escalations.n; i++) {
            const struct escalation *escalation = &playbook->escalations.items[i];
            if (!binds(making, escalation)) continue;
            if (is_assumed_away(playbook, escalation->when) != assumed_away) continue;
            *PUSH(making->asker.arena, &making->card->handover) =
                escalation_words(making, escalation);
        }
        if (!assumed_away) making->card->live_handover = making->card->handover.n;
    }
}

// ---- guardrails and notices ----

static void copy_texts(struct making *making, str_list *to, const texts *from) {
    for (size_t i = 0; i < from->n; i++) *PUSH(making->asker.arena, to) = from->items[i].s;
}

// What a guardrail that names an offer forbids stands on the card; the others are known by heart.
static void beware(struct making *making, const struct guardrail *guardrail) {
    struct arena *arena = making->asker.arena;
    for (size_t i = 0; i < guardrail->never_say.n; i++)
        *PUSH(arena, &making->card->beware) =
            str_fmt(arena, "Say \"%.*s\".", S_ARG(guardrail->never_say.items[i].s));
    copy_texts(making, &making->card->beware, &guardrail->never_do);
}

static void make_guardrails(struct making *making) {
    const struct playbook *playbook = making->asker.playbook;
    struct card *card = making->card;
    struct arena *arena = making->asker.arena;
    for (size_t i = 0; i < playbook->guardrails.n; i++) {
        const struct guardrail *guardrail = &playbook->guardrails.items[i];
        bool named = names_an_offer(making, &guardrail->gestures);
        if (guardrail->gestures.n > 0 && !named) continue;
        if (!in_force(&guardrail->from, &guardrail->until, making->asker.as_of)) continue;
        copy_texts(making, &card->never_say, &guardrail->never_say);
        copy_texts(making, &card->never_do, &guardrail->never_do);
        if (text_is_set(guardrail->say_instead))
            *PUSH(arena, &card->say_instead) = guardrail->say_instead.s;
        if (named) beware(making, guardrail);
    }
}

bool notice_is_for(const struct playbook *playbook, const struct notice *notice, int32_t role) {
    if (role < 0 || notice->teams.n == 0) return true;
    for (size_t i = 0; i < notice->teams.n; i++) {
        int32_t team = notice->teams.items[i].index;
        if (team < 0) continue;
        const refs *roles = &playbook->teams.items[team].roles;
        if (roles->n == 0 || names_role(roles, role)) return true;
    }
    return false;
}

static void make_notices(struct making *making) {
    const struct playbook *playbook = making->asker.playbook;
    const struct scenario *scenarios = playbook->scenarios.items;
    for (size_t i = 0; i < playbook->notices.n; i++) {
        const struct notice *notice = &playbook->notices.items[i];
        bool everywhere = notice->scenarios.n == 0 && notice->gestures.n == 0;
        bool here = names_entry(&notice->scenarios, &scenarios->entry, sizeof *scenarios,
                                &making->scenario->entry);
        if (!everywhere && !here && !names_an_offer(making, &notice->gestures)) continue;
        if (!notice_is_for(playbook, notice, making->asker.role) || !text_is_set(notice->says))
            continue;
        if (in_force(&notice->from, &notice->until, making->asker.as_of))
            *PUSH(making->asker.arena, &making->card->notices) = notice->says.s;
    }
}

// ---- the card ----

static const char *moment_words(uint8_t moment) {
    static const char *const words[] = {"", "respond", "recover", "surprise"};
    return moment < sizeof words / sizeof *words ? words[moment] : "";
}

struct card *card_make(struct arena *arena, const struct playbook *playbook,
                       const struct scenario *scenario, struct card_options options) {
    struct card *card = arena_new(arena, struct card);
    bool known = options.role >= 0 && (size_t)options.role < playbook->roles.n;
    struct date as_of =
        options.as_of.precision == DATE_NONE ? playbook_first_day(playbook) : options.as_of;
    struct making making = {
        card, scenario, {arena, playbook, known ? options.role : -1, as_of, options.in}};
    card->scenario = scenario;
    card->role = known ? &playbook->roles.items[options.role] : NULL;
    card->title = title_words(arena, scenario->title, &scenario->entry);
    card->moment = str_of(moment_words(scenario->moment.value));
    card->say = scenario->acknowledge.s;
    card->next = scenario->next_step.s;
    if (scenario->time_budget.period.count)
        card->time_budget = period_say(arena, scenario->time_budget.period, options.in);
    make_offers(&making);
    make_questions(card, &making.asker);
    make_handover(&making);
    over_make(card, &making.asker);
    make_guardrails(&making);
    make_notices(&making);
    return card;
}
