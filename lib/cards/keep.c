// Packs what an answer shows: names, titles, filters, and cards.
#include "cards/keep.h"

enum { ENTRY_LEAST = 3 * 4, REF_LEAST = 2 * 4 };

static void pack_ref(struct pack *pack, struct ref *ref, size_t n) {
    uint32_t kind = ref->kind;
    pack_index(pack, &ref->index, n);
    pack_number(pack, &kind, KIND_COUNT - 1);
    ref->kind = (uint8_t)kind;
}

static void pack_refs(struct pack *pack, refs *list, size_t n) {
    PACK_LIST(pack, list, REF_LEAST);
    for (size_t i = 0; i < list->n; i++) pack_ref(pack, &list->items[i], n);
}

static void pack_texts(struct pack *pack, texts *list) {
    PACK_LIST(pack, list, 4);
    for (size_t i = 0; i < list->n; i++) pack_text(pack, &list->items[i].s);
}

static void pack_strings(struct pack *pack, str_list *list) {
    PACK_LIST(pack, list, 4);
    for (size_t i = 0; i < list->n; i++) pack_text(pack, &list->items[i]);
}

static void pack_scenario(struct pack *pack, struct scenario *scenario,
                          const struct playbook *playbook) {
    pack_text(pack, &scenario->entry.id.s);
    pack_text(pack, &scenario->title.s);
    pack_texts(pack, &scenario->channels);
    pack_refs(pack, &scenario->roles, playbook->roles.n);
    pack_refs(pack, &scenario->teams, playbook->teams.n);
}

static void pack_role(struct pack *pack, struct role *role, size_t n) {
    pack_text(pack, &role->entry.id.s);
    pack_ref(pack, &role->same_as, n);
}

static void pack_gesture(struct pack *pack, struct gesture *gesture) {
    pack_text(pack, &gesture->entry.id.s);
    pack_text(pack, &gesture->title.s);
}

void shown_pack(struct pack *pack, struct playbook *playbook) {
    pack_text(pack, &playbook->header.version.s);
    pack_texts(pack, &playbook->header.channels);
    PACK_LIST(pack, &playbook->roles, ENTRY_LEAST);
    for (size_t i = 0; i < playbook->roles.n; i++)
        pack_role(pack, &playbook->roles.items[i], playbook->roles.n);
    PACK_LIST(pack, &playbook->teams, 4);
    for (size_t i = 0; i < playbook->teams.n; i++)
        pack_refs(pack, &playbook->teams.items[i].roles, playbook->roles.n);
    PACK_LIST(pack, &playbook->gestures, 2 * 4);
    for (size_t i = 0; i < playbook->gestures.n; i++)
        pack_gesture(pack, &playbook->gestures.items[i]);
    PACK_LIST(pack, &playbook->scenarios, 5 * 4);
    for (size_t i = 0; i < playbook->scenarios.n; i++)
        pack_scenario(pack, &playbook->scenarios.items[i], playbook);
}

// ---- cards ----

// A pointer into a list as its place there; none is NULL.
#define PACK_POINTER(pack, pointer, list)                                  \
    do {                                                                   \
        int32_t at = (pointer) ? (int32_t)((pointer) - (list).items) : -1; \
        pack_index((pack), &at, (list).n);                                 \
        (pointer) = at < 0 ? NULL : &(list).items[at];                     \
    } while (0)

static void pack_offer(struct pack *pack, struct card_offer *offer,
                       const struct playbook *playbook) {
    PACK_POINTER(pack, offer->gesture, playbook->gestures);
    pack_text(pack, &offer->limit);
    pack_text(pack, &offer->brief);
    pack_text(pack, &offer->authority);
    pack_flag(pack, &offer->own);
    pack_flag(pack, &offer->one_of);
    pack->bad |= !offer->gesture;
}

static void pack_offers(struct pack *pack, struct card *card, const struct playbook *playbook) {
    enum { OFFER_LEAST = 6 * 4 };
    PACK_LIST(pack, &card->offers, OFFER_LEAST);
    for (size_t i = 0; i < card->offers.n; i++) pack_offer(pack, &card->offers.items[i], playbook);
}

static void pack_handover(struct pack *pack, struct card *card) {
    uint32_t live = (uint32_t)card->live_handover;
    pack_strings(pack, &card->handover);
    pack_number(pack, &live, (uint32_t)card->handover.n);
    card->live_handover = live;
}

void card_pack(struct pack *pack, const struct playbook *playbook, struct card *card) {
    struct str *const texts_of[] = {&card->title, &card->moment, &card->say,
                                    &card->over,  &card->next,   &card->time_budget};
    str_list *const lists[] = {&card->first,    &card->never_say, &card->say_instead,
                               &card->never_do, &card->notices,   &card->beware};
    PACK_POINTER(pack, card->scenario, playbook->scenarios);
    PACK_POINTER(pack, card->role, playbook->roles);
    for (size_t i = 0; i < sizeof texts_of / sizeof *texts_of; i++) pack_text(pack, texts_of[i]);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) pack_strings(pack, lists[i]);
    pack_handover(pack, card);
    pack_offers(pack, card, playbook);
    pack_flag(pack, &card->over_any);
    pack->bad |= !card->scenario;
}
