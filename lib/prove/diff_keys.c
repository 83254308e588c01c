// Which keys of an entry changed, and whether decisions rest on them: one pass over the rows of the
// language, in the canonical bytes of the digest.
#include "base/number.h"
#include "model/canon.h"
#include "prove/diff_inner.h"

#include <string.h>

// ---- what a key is for ----

static const struct {
    uint8_t kind; // enum kind; KIND_NONE: of the playbook itself
    uint8_t use;  // enum key_use
    const char *key;
} uses[] = {
    {KIND_NONE, KEY_DECIDES, "currency"},
    {KIND_NONE, KEY_ROUTES, "refusals.may_refuse"},
    {KIND_NONE, KEY_ROUTES, "refusals.gestures"},
    {KIND_ROLE, KEY_DECIDES, "reports_to"},
    {KIND_ROLE, KEY_DECIDES, "same_as"},
    {KIND_ROLE, KEY_DECIDES, "own_grants_only"},
    {KIND_ROLE, KEY_ROUTES, "reach"},
    {KIND_ROLE, KEY_ROUTES, "replies_within"},
    {KIND_ROLE, KEY_ROUTES, "stand_in"},
    {KIND_ROUTE, KEY_ROUTES, "reach"},
    {KIND_ROUTE, KEY_ROUTES, "replies_within"},
    {KIND_ROUTE, KEY_ROUTES, "for"},
    {KIND_ROUTE, KEY_ROUTES, "when"},
    {KIND_FACT, KEY_DECIDES, "choice"},
    {KIND_FACT, KEY_DECIDES, "yes_no"},
    {KIND_FACT, KEY_DECIDES, "money"},
    {KIND_FACT, KEY_DECIDES, "number"},
    {KIND_FACT, KEY_DECIDES, "date"},
    {KIND_FACT, KEY_DECIDES, "time"},
    {KIND_FACT, KEY_DECIDES, "unit"},
    {KIND_FACT, KEY_DECIDES, "assume"},
    {KIND_FACT, KEY_DECIDES, "may_be_negative"},
    {KIND_GESTURE, KEY_DECIDES, "unit"},
    {KIND_GESTURE, KEY_DECIDES, "only_when"},
    {KIND_GESTURE, KEY_DECIDES, "never_when"},
    {KIND_GESTURE, KEY_DECIDES, "evidence"},
    {KIND_GESTURE, KEY_DECIDES, "at_least"},
    {KIND_GESTURE, KEY_DECIDES, "authority"},
    {KIND_GESTURE, KEY_DECIDES, "at_most"},
    {KIND_GESTURE, KEY_DECIDES, "beyond"},
    {KIND_GESTURE, KEY_ROUTES, "approval.replies_within"},
    {KIND_GESTURE, KEY_OWED, "entitlement"},
    {KIND_GUARDRAIL, KEY_DECIDES, "never_together"},
    {KIND_GUARDRAIL, KEY_DECIDES, "never_when"},
    {KIND_GUARDRAIL, KEY_DECIDES, "gestures"},
    {KIND_GUARDRAIL, KEY_DECIDES, "liftable_by"},
    {KIND_GUARDRAIL, KEY_DECIDES, "from"},
    {KIND_GUARDRAIL, KEY_DECIDES, "until"},
    {KIND_ESCALATION, KEY_DECIDES, "when"},
    {KIND_ESCALATION, KEY_DECIDES, "gestures"},
    {KIND_ESCALATION, KEY_DECIDES, "for"},
    {KIND_ESCALATION, KEY_DECIDES, "from"},
    {KIND_ESCALATION, KEY_DECIDES, "until"},
    {KIND_ESCALATION, KEY_ROUTES, "to"},
    {KIND_ESCALATION, KEY_ROUTES, "within"},
    {KIND_ESCALATION, KEY_ROUTES, "first"},
};

enum key_use key_use(enum kind kind, struct str key) {
    for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
        if (uses[i].kind == kind && str_eq(key, str_of(uses[i].key)))
            return (enum key_use)uses[i].use;
    return KEY_WORDS;
}

// ---- which changed ----

static struct canon canon_new(struct arena *arena) {
    return (struct canon){.arena = arena, .out = buf_new(arena), .scratch = buf_new(arena)};
}

bool values_differ(struct arena *arena, const struct row *row, const void *old, const void *fresh) {
    struct canon a = canon_new(arena), b = canon_new(arena);
    canon_row(&a, row, old);
    canon_row(&b, row, fresh);
    return !str_eq(buf_str(&a.out), buf_str(&b.out));
}

bool terms_differ(struct arena *arena, const struct term *old, const struct term *fresh) {
    struct canon a = canon_new(arena), b = canon_new(arena);
    if (old->when) canon_condition(&a, old->when);
    if (fresh->when) canon_condition(&b, fresh->when);
    return !str_eq(buf_str(&a.out), buf_str(&b.out));
}

struct search {
    struct arena *arena;
    enum kind kind;
    key_changes *out;
};

static void compare_rows(const struct search *s, const struct shape *shape, struct str before,
                         const char *old, const char *fresh) {
    for (size_t i = 0; i < shape->n; i++) {
        const struct row *row = &shape->rows[i];
        struct str key = str_of(row->key);
        if (before.len) key = str_fmt(s->arena, "%.*s.%s", S_ARG(before), row->key);
        if (row->value == VALUE_OBJECT)
            compare_rows(s, row->shape, key, old + row->offset, fresh + row->offset);
        else if (values_differ(s->arena, row, old, fresh))
            *PUSH(s->arena, s->out) = (struct key_change){
                key, key_use(s->kind, key), row, {old + row->offset, fresh + row->offset}};
    }
}

key_changes keys_changed(struct arena *arena, const struct shape *shape, enum kind kind,
                         const void *old, const void *fresh) {
    key_changes out = {0};
    struct search s = {arena, kind, &out};
    compare_rows(&s, shape, S(""), old, fresh);
    return out;
}

// ---- values in short ----

#define AT(type) (*(const type *)place)

static struct str yes_no_words(const struct yes_no *value) {
    if (span_is_nowhere(value->at)) return S("");
    return value->yes ? S("yes") : S("no");
}

static struct str choice_words(const struct row *row, const struct choice *choice) {
    return choice->value ? str_of(row->choices[choice->value - 1]) : S("");
}

static struct str period_words(struct arena *arena, struct period period) {
    return period.count ? period_show(arena, period) : S("");
}

static struct str date_words(struct arena *arena, struct date date) {
    return date.precision == DATE_NONE ? S("") : date_show(arena, date);
}

static struct str money_words(struct arena *arena, const struct playbook *playbook,
                              const struct amount *amount) {
    return amount->set ? money_show(arena, amount->value, playbook->header.currency) : S("");
}

static struct str range_words(struct arena *arena, const struct date_range *range) {
    if (range->from.precision == DATE_NONE) return S("");
    return str_fmt(arena, "%.*s to %.*s", S_ARG(date_show(arena, range->from)),
                   S_ARG(date_show(arena, range->to)));
}

struct str value_words(struct arena *arena, const struct playbook *playbook,
                       const struct key_change *change, int side) {
    const void *place = change->place[side];
    switch ((enum value_kind)change->row->value) {
    case VALUE_TEXT: return change->use == KEY_ROUTES ? AT(struct text).s : S("");
    case VALUE_WORD:
    case VALUE_ID: return AT(struct text).s;
    case VALUE_REF: return AT(struct ref).id.s;
    case VALUE_CHOICE: return choice_words(change->row, place);
    case VALUE_YES_NO: return yes_no_words(place);
    case VALUE_MONEY: return money_words(arena, playbook, place);
    case VALUE_DATE: return date_words(arena, AT(struct when).date);
    case VALUE_PERIOD: return period_words(arena, AT(struct span_of_time).period);
    case VALUE_RANGE: return range_words(arena, &AT(struct range_at).range);
    case VALUE_QUANTITY: return AT(struct amount).text.s;
    case VALUE_AT_MOST: return AT(struct at_most_at).text.s;
    case VALUE_STAND_IN: return AT(struct stand_in_at).text.s;
    default: return S("");
    }
}

// ---- what decides on a gesture ----

static bool decides(enum kind kind, struct str key) {
    enum key_use use = key_use(kind, key);
    return use == KEY_DECIDES || (kind == KIND_ESCALATION && use == KEY_ROUTES);
}

static bool entries_differ(struct comparison *c, enum kind kind, const void *old,
                           const void *fresh) {
    if (kind == KIND_TERM) return terms_differ(c->work, old, fresh);
    const struct shape *shape = language_shape(kind);
    for (size_t i = 0; i < shape->n; i++) {
        const struct row *row = &shape->rows[i];
        if (decides(kind, str_of(row->key)) && values_differ(c->work, row, old, fresh)) return true;
    }
    return false;
}

static bool names(const refs *list, struct str gesture) {
    for (size_t i = 0; i < list->n; i++)
        if (str_eq(list->items[i].id.s, gesture)) return true;
    return false;
}

// Does an entry concern a gesture?
static bool concerns(enum kind kind, const struct entry *entry, struct str gesture) {
    const void *at = entry;
    if (kind == KIND_GUARDRAIL) {
        const struct guardrail *guardrail = at;
        bool all = !guardrail->gestures.n && guardrail->never_when.n;
        return all || names(&guardrail->gestures, gesture) ||
               names(&guardrail->never_together, gesture);
    }
    if (kind != KIND_ESCALATION) return true;
    const struct escalation *escalation = at;
    return !escalation->gestures.n || names(&escalation->gestures, gesture);
}

// Does some entry of a section that concerns the gesture differ, or stand in one playbook only?
static bool section_differs(struct comparison *c, enum kind kind, struct str gesture) {
    for (int side = 0; side < 2; side++) {
        const struct entry *entry;
        for (size_t i = 0; (entry = playbook_entry(c->playbook[side], kind, i)); i++) {
            const struct entry *other = playbook_find(c->playbook[!side], kind, entry->id.s);
            if (!concerns(kind, entry, gesture)) continue;
            if (!other || entries_differ(c, kind, entry, other)) return true;
        }
    }
    return false;
}

static bool texts_differ(const texts *a, const texts *b) {
    if (a->n != b->n) return true;
    for (size_t i = 0; i < a->n; i++)
        if (!str_eq(a->items[i].s, b->items[i].s)) return true;
    return false;
}

static bool ids_differ(const struct comparison *c, enum kind kind) {
    size_t n = playbook_section(c->playbook[OLD], kind)->n;
    if (n != playbook_section(c->playbook[FRESH], kind)->n) return true;
    for (size_t i = 0; i < n; i++)
        if (!str_eq(playbook_entry(c->playbook[OLD], kind, i)->id.s,
                    playbook_entry(c->playbook[FRESH], kind, i)->id.s))
            return true;
    return false;
}

static bool frame_differs(const struct comparison *c) {
    const struct header *old = &c->playbook[OLD]->header, *fresh = &c->playbook[FRESH]->header;
    return old->currency != fresh->currency || texts_differ(&old->channels, &fresh->channels) ||
           texts_differ(&old->countries, &fresh->countries) || ids_differ(c, KIND_TEAM);
}

bool gesture_may_differ(struct comparison *c, const struct gesture *old,
                        const struct gesture *fresh) {
    static const uint8_t kinds[] = {KIND_ROLE, KIND_FACT, KIND_TERM, KIND_GUARDRAIL,
                                    KIND_ESCALATION};
    struct arena_mark mark = arena_mark(c->work);
    bool differ = frame_differs(c) || entries_differ(c, KIND_GESTURE, old, fresh);
    for (size_t i = 0; i < sizeof kinds && !differ; i++)
        differ = section_differs(c, (enum kind)kinds[i], fresh->entry.id.s);
    arena_reset(c->work, mark);
    return differ;
}
