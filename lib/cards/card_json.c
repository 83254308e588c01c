// The card as the object that `ask --json` calls "card".
#include "cards/card.h"

static void write_list(struct json *json, const char *key, const str_list *list) {
    json_key(json, key);
    json_array(json);
    for (size_t i = 0; i < list->n; i++) json_str(json, list->items[i]);
    json_array_end(json);
}

static struct str or_null(struct str text) {
    return text.len ? text : (struct str){NULL, 0};
}

static void write_offer(struct json *json, const struct card_offer *offer) {
    json_object(json);
    json_member(json, "gesture", offer->gesture->entry.id.s);
    json_member(json, "title", or_null(offer->gesture->title.s));
    json_member(json, "limit", or_null(offer->limit));
    json_member(json, "authority", offer->authority);
    json_key(json, "own");
    json_bool(json, offer->own);
    json_key(json, "one_of");
    json_bool(json, offer->one_of);
    json_object_end(json);
}

void card_json(struct json *json, const struct playbook *playbook, const struct card *card) {
    json_object(json);
    json_member(json, "scenario", card->scenario->entry.id.s);
    json_member(json, "title", card->title);
    json_member(json, "moment", or_null(card->moment));
    json_member(json, "role", card->role ? card->role->entry.id.s : (struct str){NULL, 0});
    json_member(json, "say", or_null(card->say));
    write_list(json, "first", &card->first);
    write_list(json, "handover", &card->handover);
    json_key(json, "offers");
    json_array(json);
    for (size_t i = 0; i < card->offers.n; i++) write_offer(json, &card->offers.items[i]);
    json_array_end(json);
    json_member(json, "over", or_null(card->over));
    write_list(json, "never_say", &card->never_say);
    write_list(json, "say_instead", &card->say_instead);
    write_list(json, "never_do", &card->never_do);
    write_list(json, "notices", &card->notices);
    json_member(json, "next", or_null(card->next));
    json_member(json, "time_budget", or_null(card->time_budget));
    json_member(json, "version", or_null(playbook->header.version.s));
    json_object_end(json);
}
