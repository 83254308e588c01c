// Writes what is offered; the words of limits and of tests.
#include "editor/offers.h"

#include "model/condition.h"
#include "model/reference.h"

// Editors sort by `sortText`: the order stays ours.
void offer_write(struct offering *o, const struct offer *offer) {
    enum { SNIPPET = 2 };
    struct json *json = o->json;
    struct str text = offer->text.ptr ? offer->text : offer->label;
    bool blank = o->spot.needs_blank && o->spot.standing == AT_VALUE;
    json_object(json);
    json_member(json, "label", offer->label);
    json_key(json, "kind");
    json_number(json, offer->kind);
    if (offer->detail.len) json_member(json, "detail", offer->detail);
    if (offer->help.len) json_member(json, "documentation", offer->help);
    json_member(json, "sortText", str_fmt(o->view->arena, "%05u", o->n++));
    if (offer->snippet) {
        json_key(json, "insertTextFormat");
        json_number(json, SNIPPET);
    }
    json_member(json, "filterText", offer->label);
    json_key(json, "textEdit");
    json_object(json);
    json_key(json, "range");
    write_range(json, o->view->sources, o->spot.at, o->view->ruler);
    json_member(json, "newText", str_fmt(o->view->arena, "%s%.*s", blank ? " " : "", S_ARG(text)));
    json_object_end(json);
    json_object_end(json);
}

bool offer_is_there(const struct offering *o, struct str key) {
    const struct outline *outline = &o->outline;
    for (size_t i = 0; i < outline->keys.n; i++) {
        const struct outline_key *other = &outline->keys.items[i];
        if (other->owner == o->spot.owner && other->at != o->spot.token && str_eq(other->key, key))
            return true;
    }
    return false;
}

void offer_key(struct offering *o, struct str key, struct str behind, struct str detail,
               struct str help) {
    if (offer_is_there(o, key)) return;
    struct offer offer = {.label = key, .kind = ITEM_KEY, .detail = detail, .help = help};
    offer.text = o->spot.has_colon
                     ? key
                     : str_fmt(o->view->arena, "%s%.*s%.*s", o->dash, S_ARG(key), S_ARG(behind));
    offer.snippet = !o->spot.has_colon && str_find_char(behind, '$') >= 0;
    offer_write(o, &offer);
}

void offer_list(struct offering *o, void (*offer_all)(struct offering *o)) {
    o->dash = "";
    outline_read(&o->outline, o->view->arena, view_source(o->view)->bytes);
    json_object(o->json);
    json_key(o->json, "isIncomplete");
    json_bool(o->json, false);
    json_key(o->json, "items");
    json_array(o->json);
    offer_all(o);
    json_array_end(o->json);
    json_object_end(o->json);
}

// A word that may come next, where what stands before it ends so.
struct phrase {
    const char *word, *help;
    uint32_t types; // of tests: bits 1u << enum fact_type
};

static void offer_phrase(struct offering *o, const struct phrase *phrase) {
    offer_write(o, &(struct offer){.label = str_of(phrase->word),
                                   .kind = ITEM_WORD,
                                   .help = str_of(phrase->help)});
}

static void offer_facts_of(struct offering *o, uint8_t type) {
    const struct playbook *playbook = o->view->playbook;
    for (size_t i = 0; i < playbook->facts.n; i++) {
        const struct fact *fact = &playbook->facts.items[i];
        if (fact->type != type) continue;
        offer_write(o, &(struct offer){.label = fact->entry.id.s,
                                       .kind = ITEM_NAME,
                                       .detail = S("fact"),
                                       .help = entry_title(playbook, &fact->entry)});
    }
}

// ---- limits ----

static bool is_new_scope(const struct playbook *playbook, const struct grant *grant) {
    for (size_t g = 0; g < playbook->gestures.n; g++) {
        const grants *list = &playbook->gestures.items[g].authority;
        for (size_t i = 0; i < list->n; i++) {
            if (&list->items[i] == grant) return true;
            if (str_eq(list->items[i].limit.limit.scope, grant->limit.limit.scope)) return false;
        }
    }
    return true;
}

// Those that other limits of the playbook have.
static void offer_scopes(struct offering *o) {
    const struct playbook *playbook = o->view->playbook;
    static const struct phrase request = {"request", "For this one decision.", 0};
    offer_phrase(o, &request);
    for (size_t g = 0; g < playbook->gestures.n; g++) {
        const grants *list = &playbook->gestures.items[g].authority;
        for (size_t i = 0; i < list->n; i++) {
            struct str scope = list->items[i].limit.limit.scope;
            if (!scope.len || str_eq(scope, S("request"))) continue;
            if (!is_new_scope(playbook, &list->items[i])) continue;
            offer_write(o, &(struct offer){.label = scope,
                                           .kind = ITEM_VALUE,
                                           .help = S("As in other limits of this playbook.")});
        }
    }
}

static void offer_units(struct offering *o) {
    const struct playbook *playbook = o->view->playbook;
    for (size_t i = 0; i < playbook->facts.n; i++) {
        const struct fact *fact = &playbook->facts.items[i];
        if (fact->type != FACT_NUMBER) continue;
        offer_write(o, &(struct offer){.label = fact->unit.s.len ? fact->unit.s : fact->entry.id.s,
                                       .kind = ITEM_VALUE,
                                       .detail = S("unit"),
                                       .help = entry_title(playbook, &fact->entry)});
    }
}

void offer_limit(struct offering *o) {
    static const struct phrase first[] = {
        {"no limit", "As much as is needed.", 0},
        {"exactly", "This amount, and no other one.", 0},
    };
    static const struct phrase then[] = {
        {"per", "What the limit holds for: one request, a contact, a stay ...", 0},
        {"for each", "As many times as a number says.", 0},
    };
    struct str before = o->spot.before;
    const struct phrase *phrases = before.len ? then : first;
    if (str_ends(before, S("per "))) {
        offer_scopes(o);
    } else if (str_ends(before, S("each "))) {
        offer_units(o);
    } else {
        for (size_t i = 0; i < 2; i++) offer_phrase(o, &phrases[i]);
        if (!before.len || str_ends(before, S("of "))) offer_facts_of(o, FACT_MONEY);
    }
}

// ---- tests ----

static struct domain domain_called(const struct playbook *playbook, struct str name) {
    const struct entry *fact = playbook_find(playbook, KIND_FACT, name);
    const struct entry *term = playbook_find(playbook, KIND_TERM, name);
    if (fact) return domain_of_fact((const struct fact *)fact);
    if (term) return domain_of_term((const struct term *)term);
    return domain_reserved(playbook, reserved_of_name(name), (struct str){NULL, 0});
}

void offer_value_of(struct offering *o, struct str fact) {
    static const struct phrase answers[] = {{"yes", "It holds.", 0},
                                            {"no", "It does not hold.", 0}};
    struct domain domain = domain_called(o->view->playbook, fact);
    struct str choice;
    for (size_t i = 0; (choice = domain_choice(o->view->playbook, &domain, i)).ptr; i++)
        offer_write(o, &(struct offer){.label = choice, .kind = ITEM_VALUE});
    for (size_t i = 0; domain.type == FACT_YES_NO && i < 2; i++) offer_phrase(o, &answers[i]);
}

void offer_test(struct offering *o, struct str name) {
    enum { AMOUNT = 1u << FACT_MONEY | 1u << FACT_NUMBER, DAY = 1u << FACT_DATE | 1u << FACT_TIME };
    static const struct phrase phrases[] = {
        {"at least", "This much or more.", AMOUNT},
        {"at most", "This much or less.", AMOUNT},
        {"more than", "More, and not just as much.", AMOUNT},
        {"less than", "Less, and not just as much.", AMOUNT},
        {"before", "Earlier than that day.", DAY},
        {"after", "Later than that day.", DAY},
        {"on", "On that very day.", DAY},
        {"within", "At most so long ago: within 30 days.", DAY},
        {"not", "Any other value.", 1u << FACT_CHOICE | AMOUNT},
    };
    struct domain domain = domain_called(o->view->playbook, name);
    bool first = o->spot.standing == AT_VALUE && !o->spot.before.len; // lists hold values only
    offer_value_of(o, name);
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (first && phrases[i].types & 1u << domain.type) offer_phrase(o, &phrases[i]);
    if (o->spot.before.len && (1u << domain.type) & (AMOUNT | DAY)) offer_facts_of(o, domain.type);
}
