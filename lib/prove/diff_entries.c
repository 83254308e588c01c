// What came and what went, by id, and which keys of what stayed changed.
#include "base/buf.h"
#include "model/canon.h"
#include "model/condition.h"
#include "prove/diff_inner.h"

#include <stdlib.h>

// ---- the words of keys ----

// "replies_within 5 minutes (was 10 minutes), reach"
static void add_key(struct comparison *c, struct buf *out, const struct key_change *change) {
    struct str values[2];
    for (int side = 0; side < 2; side++)
        values[side] = value_words(c->work, c->playbook[side], change, side);
    buf_fmt(out, "%s%.*s", out->len ? ", " : "", S_ARG(change->key));
    if (!values[OLD].len && !values[FRESH].len) return;
    for (int side = 0; side < 2; side++)
        if (!values[side].len) values[side] = S("none");
    buf_fmt(out, " %.*s (was %.*s)", S_ARG(values[FRESH]), S_ARG(values[OLD]));
}

static void add_changes(struct comparison *c, const key_changes *keys, enum key_use use,
                        struct buf *out) {
    for (size_t i = 0; i < keys->n; i++)
        if (keys->items[i].use == use) add_key(c, out, &keys->items[i]);
}

// What an entry is: of everything but gestures, its kind and id.
static struct difference *add_line(struct comparison *c, enum diff_class class, enum kind kind,
                                   struct str id, struct span at, const struct buf *words) {
    struct difference *out = diff_add(c, class, kind, id);
    out->at = at;
    out->words = str_dup(c->keep, buf_str(words));
    if (kind == KIND_ROLE) out->role = id;
    return out;
}

// ---- what is explained already ----

static bool is_within(struct span at, const struct entry *entry) {
    return at.start >= entry->at.start && at.start < entry->at.end;
}

// Does a difference of authority rest on this entry?
static bool rests_on(const struct difference *difference, const struct entry *old,
                     const struct entry *fresh) {
    if (difference->class > DIFF_NOT_ANALYSED) return false;
    if (fresh->kind == KIND_GESTURE)
        return difference->kind == KIND_GESTURE && str_eq(difference->id, fresh->id.s);
    const struct diff_case *example = difference->example;
    return example &&
           (is_within(example->before.rule_at, old) || is_within(example->after.rule_at, fresh));
}

// Of facts, terms and roles nobody can tell which difference they explain.
static bool is_explained(const struct comparison *c, size_t n, const struct entry *old,
                         const struct entry *fresh) {
    if (fresh->kind != KIND_GESTURE && fresh->kind != KIND_GUARDRAIL &&
        fresh->kind != KIND_ESCALATION)
        return false;
    for (size_t i = 0; i < n; i++)
        if (rests_on(&c->list->items[i], old, fresh)) return true;
    return false;
}

// ---- choices of a fact ----

static bool has_choice(const texts *list, struct str choice) {
    for (size_t i = 0; i < list->n; i++)
        if (str_eq(str_trim(list->items[i].s), str_trim(choice))) return true;
    return false;
}

static bool add_choices(struct comparison *c, enum diff_class class, const struct fact *has,
                        const struct fact *lacks) {
    bool any = false;
    for (size_t i = 0; i < has->choices.n; i++) {
        const struct text *choice = &has->choices.items[i];
        if (has_choice(&lacks->choices, choice->s)) continue;
        struct buf words = buf_new(c->work);
        buf_fmt(&words, "choice %.*s", S_ARG(choice->s));
        struct difference *out = add_line(c, class, KIND_FACT, has->entry.id.s, choice->at, &words);
        out->in_old = class == DIFF_GONE;
        any = true;
    }
    return any;
}

static bool compare_choices(struct comparison *c, const struct fact *old,
                            const struct fact *fresh) {
    if (old->type != FACT_CHOICE || fresh->type != FACT_CHOICE) return false;
    bool came = add_choices(c, DIFF_NEW, fresh, old);
    return add_choices(c, DIFF_GONE, old, fresh) || came;
}

static void drop_key(key_changes *keys, struct str key) {
    size_t kept = 0;
    for (size_t i = 0; i < keys->n; i++)
        if (!str_eq(keys->items[i].key, key)) keys->items[kept++] = keys->items[i];
    keys->n = kept;
}

// ---- one entry in both ----

static void add_owed(struct comparison *c, const struct gesture *fresh) {
    struct buf words = buf_new(c->work);
    bool owed = fresh->entitlement.yes;
    buf_text(&words, owed ? "owed now: nobody may refuse it" : "no longer owed");
    add_line(c, owed ? DIFF_WIDER : DIFF_TIGHTER, KIND_GESTURE, fresh->entry.id.s,
             fresh->entry.id.at, &words);
}

static bool was_owed(const struct gesture *gesture) {
    return gesture->entitlement.yes;
}

// Of one role or one day alone nobody can tell whether such a key changes an answer.
static bool tells_all(const struct comparison *c) {
    return !c->request->role.len && !c->request->one_day;
}

// What a gesture, guardrail or escalation rests on, though no answer changes.
static void add_deciding(struct comparison *c, const key_changes *keys, enum kind kind,
                         struct buf *out) {
    add_changes(c, keys, KEY_DECIDES, out);
    bool known = kind == KIND_GESTURE || kind == KIND_GUARDRAIL || kind == KIND_ESCALATION;
    if (out->len && known) buf_text(out, " (no answer changes)");
}

// One line for keys of a use; keys that decisions rest on are words where none of these changed.
static void add_entry_lines(struct comparison *c, const key_changes *keys,
                            const struct entry *fresh, bool explained) {
    struct buf routes = buf_new(c->work), words = buf_new(c->work);
    add_changes(c, keys, KEY_ROUTES, &routes);
    if (!explained && tells_all(c)) add_deciding(c, keys, (enum kind)fresh->kind, &words);
    add_changes(c, keys, KEY_WORDS, &words);
    enum kind kind = (enum kind)fresh->kind;
    if (routes.len) add_line(c, DIFF_ROUTE, kind, fresh->id.s, fresh->id.at, &routes);
    if (words.len) add_line(c, DIFF_WORDING, kind, fresh->id.s, fresh->id.at, &words);
}

static void compare_owed(struct comparison *c, key_changes *keys, const void *old,
                         const void *fresh) {
    if (was_owed(old) == was_owed(fresh)) {
        for (size_t i = 0; i < keys->n; i++)
            if (keys->items[i].use == KEY_OWED) keys->items[i].use = KEY_WORDS;
        return;
    }
    add_owed(c, fresh);
    drop_key(keys, S("entitlement"));
}

static void compare_entry(struct comparison *c, size_t n_authority, const struct entry *old,
                          const struct entry *fresh) {
    enum kind kind = (enum kind)fresh->kind;
    const void *both[] = {old, fresh};
    if (kind == KIND_TERM) {
        struct buf words = buf_new(c->work);
        buf_text(&words, "its condition");
        if (terms_differ(c->work, both[OLD], both[FRESH]))
            add_line(c, DIFF_WORDING, kind, fresh->id.s, fresh->id.at, &words);
        return;
    }
    key_changes keys = keys_changed(c->work, language_shape(kind), kind, old, fresh);
    if (!keys.n) return;
    if (kind == KIND_FACT && compare_choices(c, both[OLD], both[FRESH]))
        drop_key(&keys, S("choice"));
    if (kind == KIND_GESTURE) compare_owed(c, &keys, old, fresh);
    add_entry_lines(c, &keys, fresh, is_explained(c, n_authority, old, fresh));
}

// ---- what came and what went ----

// Everything that an entry says but its name, in canonical bytes.
static struct str sense_of(struct arena *arena, const struct entry *entry) {
    const struct shape *shape = language_shape((enum kind)entry->kind);
    struct canon canon = {.arena = arena, .out = buf_new(arena), .scratch = buf_new(arena)};
    const void *at = entry;
    if (entry->kind == KIND_TERM) {
        const struct term *term = at;
        if (term->when) canon_condition(&canon, term->when);
    }
    for (size_t i = 0; i < shape->n; i++) {
        if (str_eq(str_of(shape->rows[i].key), S("title"))) continue;
        canon_number(&canon, (int64_t)i);
        canon_row(&canon, &shape->rows[i], entry);
    }
    return buf_str(&canon.out);
}

// Something that went and says the same; NULL.
static const struct entry *renamed_from(struct comparison *c, const struct entry *fresh) {
    enum { MOST_TRIED = 200 };
    enum kind kind = (enum kind)fresh->kind;
    struct str sense = sense_of(c->work, fresh);
    const struct entry *old;
    size_t tried = 0;
    for (size_t i = 0; (old = playbook_entry(c->playbook[OLD], kind, i)) && tried < MOST_TRIED;
         i++) {
        if (playbook_find(c->playbook[FRESH], kind, old->id.s)) continue;
        tried++;
        if (str_eq(sense_of(c->work, old), sense)) return old;
    }
    return NULL;
}

// Is the title no more than the id with blanks in it?
static bool is_made_of(struct str title, struct str id) {
    if (title.len != id.len) return false;
    for (size_t i = 0; i < id.len; i++)
        if (title.ptr[i] != id.ptr[i] && title.ptr[i] != ' ') return false;
    return true;
}

static struct str entry_words(struct comparison *c, const struct playbook *playbook,
                              const struct entry *entry) {
    const void *at = entry;
    if (entry->kind == KIND_GESTURE) return authority_words(c->work, playbook, at);
    struct str title = entry_title(playbook, entry);
    return is_made_of(title, entry->id.s) ? S("") : title;
}

static void add_only(struct comparison *c, int side, const struct entry *entry) {
    struct buf words = buf_new(c->work);
    const struct entry *renamed = side == FRESH ? renamed_from(c, entry) : NULL;
    buf_add(&words, entry_words(c, c->playbook[side], entry));
    if (renamed)
        buf_fmt(&words, "%slooks like %.*s with another name", words.len ? "; " : "",
                S_ARG(renamed->id.s));
    struct difference *out = add_line(c, side == FRESH ? DIFF_NEW : DIFF_GONE,
                                      (enum kind)entry->kind, entry->id.s, entry->id.at, &words);
    out->in_old = side == OLD;
}

// ---- for one role ----

static bool is_above(const struct playbook *playbook, struct str role, struct str above) {
    const struct entry *entry = playbook_find(playbook, KIND_ROLE, role);
    for (size_t steps = 0; entry && steps <= playbook->roles.n; steps++) {
        const struct role *at = (const void *)entry;
        if (str_eq(entry->id.s, above)) return true;
        entry = at->reports_to.kind == KIND_ROLE ? playbook_ref(playbook, &at->reports_to) : NULL;
    }
    return false;
}

static bool names_role(const refs *roles, struct str role) {
    for (size_t i = 0; i < roles->n; i++)
        if (str_eq(roles->items[i].id.s, role)) return true;
    return roles->n == 0;
}

// Is it any matter to the role that is asked for?
static bool matters(const struct comparison *c, const struct entry *entry) {
    struct str role = c->request->role;
    const void *at = entry;
    if (!role.len) return true;
    if (entry->kind == KIND_ROLE) return is_above(c->playbook[FRESH], role, entry->id.s);
    if (entry->kind != KIND_SCENARIO) return true;
    const struct scenario *scenario = at;
    return names_role(&scenario->roles, role);
}

// Both sections are sorted by id.
static void compare_section(struct comparison *c, enum kind kind, size_t n_authority) {
    for (size_t i = 0, k = 0;;) {
        const struct entry *old = playbook_entry(c->playbook[OLD], kind, i);
        const struct entry *fresh = playbook_entry(c->playbook[FRESH], kind, k);
        if (!old && !fresh) return;
        int order = !old ? 1 : !fresh ? -1 : str_cmp(old->id.s, fresh->id.s);
        struct arena_mark mark = arena_mark(c->work);
        if (matters(c, order >= 0 ? fresh : old)) {
            if (order)
                add_only(c, order > 0 ? FRESH : OLD, order > 0 ? fresh : old);
            else
                compare_entry(c, n_authority, old, fresh);
        }
        arena_reset(c->work, mark);
        i += order <= 0;
        k += order >= 0;
    }
}

// ---- the playbook itself ----

static void add_frame(struct comparison *c, struct str id, const struct buf *words,
                      enum diff_class class) {
    struct span at = c->playbook[FRESH]->header.at;
    if (words->len) add_line(c, class, KIND_NONE, id, id.len ? (struct span){0} : at, words);
}

// An object of the header, or one that stands alone.
static void compare_object(struct comparison *c, const struct row *row) {
    const char *base[] = {(const char *)c->playbook[OLD], (const char *)c->playbook[FRESH]};
    struct str id = str_of(row->key);
    key_changes keys = keys_changed(c->work, row->shape, KIND_NONE, base[OLD] + row->offset,
                                    base[FRESH] + row->offset);
    struct buf words = buf_new(c->work), routes = buf_new(c->work);
    for (size_t i = 0; i < keys.n; i++) {
        struct str whole = str_fmt(c->work, "%s.%.*s", row->key, S_ARG(keys.items[i].key));
        bool route = key_use(KIND_NONE, whole) == KEY_ROUTES;
        add_key(c, route ? &routes : &words, &keys.items[i]);
    }
    add_frame(c, id, &words, DIFF_WORDING);
    add_frame(c, id, &routes, DIFF_ROUTE);
}

static int text_cmp(const void *a, const void *b) {
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

// The canonical bytes of each item of a list without ids, sorted.
static struct str *senses_of(struct arena *arena, const struct shape *shape,
                             const struct section *list) {
    struct str *senses = arena_array(arena, struct str, list->n + 1);
    for (size_t i = 0; i < list->n; i++) {
        struct canon canon = {.arena = arena, .out = buf_new(arena), .scratch = buf_new(arena)};
        canon_object(&canon, shape, (const char *)list->items + i * shape->size);
        senses[i] = buf_str(&canon.out);
    }
    qsort(senses, list->n, sizeof *senses, text_cmp);
    return senses;
}

static void compare_list(struct comparison *c, const struct row *row) {
    const struct section *lists[2];
    struct str *senses[2];
    size_t only[2] = {0}, at[2] = {0};
    for (int side = 0; side < 2; side++) {
        lists[side] = (const void *)((const char *)c->playbook[side] + row->offset);
        senses[side] = senses_of(c->work, row->shape, lists[side]);
    }
    while (at[OLD] < lists[OLD]->n || at[FRESH] < lists[FRESH]->n) {
        int order = at[OLD] == lists[OLD]->n ? 1
                    : at[FRESH] == lists[FRESH]->n
                        ? -1
                        : str_cmp(senses[OLD][at[OLD]], senses[FRESH][at[FRESH]]);
        only[OLD] += order < 0;
        only[FRESH] += order > 0;
        at[OLD] += order <= 0;
        at[FRESH] += order >= 0;
    }
    struct buf words = buf_new(c->work);
    if (only[FRESH]) buf_fmt(&words, "%zu new", only[FRESH]);
    if (only[OLD]) buf_fmt(&words, "%s%zu gone", words.len ? ", " : "", only[OLD]);
    add_frame(c, str_of(row->key), &words, DIFF_WORDING);
}

static void compare_frame(struct comparison *c) {
    struct buf words = buf_new(c->work);
    for (size_t i = 0; i < language.n; i++) {
        const struct row *row = &language.rows[i];
        const char *base[] = {(const char *)c->playbook[OLD], (const char *)c->playbook[FRESH]};
        if (row->value == VALUE_ENTRIES || row->value == VALUE_TERMS) continue;
        if (!values_differ(c->work, row, base[OLD], base[FRESH])) continue;
        struct key_change change = {
            str_of(row->key), KEY_WORDS, row, {base[OLD] + row->offset, base[FRESH] + row->offset}};
        if (row->value == VALUE_OBJECT)
            compare_object(c, row);
        else if (row->value == VALUE_LIST)
            compare_list(c, row);
        else
            add_key(c, &words, &change);
    }
    add_frame(c, S(""), &words, DIFF_WORDING);
}

void diff_entries(struct comparison *c) {
    size_t n_authority = c->list->n;
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++)
        compare_section(c, (enum kind)kind, n_authority);
    compare_frame(c);
}
