// What roles may do: each gesture and role is decided for every combination of facts, on each day
// on which something changes, in both playbooks.
#include "base/buf.h"
#include "model/condition.h"
#include "prove/diff_pair.h"
#include "prove/figures.h"

enum {
    MOST_STEPS = 60000000, // of all surveys together
    STEPS_OPENED = 300,    // what opening one costs, at least
    STEPS_A_RULE = 20,     // and each rule and fact of it
    MOST_CAUSES = 6        // that one class is taken apart into
};

static struct str id_of(const struct pair *pair) {
    return pair->gesture[FRESH]->entry.id.s;
}

static struct difference *add_difference(struct pair *pair, enum diff_class class,
                                         struct str words) {
    const struct role *role = &pair->c->playbook[FRESH]->roles.items[pair->role[FRESH]];
    struct difference *out = diff_add(pair->c, class, KIND_GESTURE, id_of(pair));
    out->role = role->entry.id.s;
    out->rank = pair->rank;
    out->words = str_dup(pair->c->keep, words);
    out->at = pair->gesture[FRESH]->entry.id.at;
    return out;
}

void pair_not_analysed(struct pair *pair, const char *why) {
    for (size_t i = 0; i < pair->found.n; i++)
        if (str_eq(pair->found.items[i].difference->words, str_of(why))) return;
    struct difference *out = add_difference(pair, DIFF_NOT_ANALYSED, str_of(why));
    *PUSH(pair->c->keep, &pair->found) = (struct dated){out, 0, NO_DAY};
}

// ---- the questions ----

int32_t gesture_named(const struct playbook *playbook, struct str id) {
    const struct entry *entry = playbook_find(playbook, KIND_GESTURE, id);
    if (!entry) return -1;
    return (int32_t)((const struct gesture *)(const void *)entry - playbook->gestures.items);
}

static struct request request_of(const struct pair *pair, const struct held *held, int side) {
    struct request request = {.role = pair->role[side], .gesture = pair->gesture[side]};
    int32_t *also = arena_array(pair->c->work, int32_t, 2);
    if (pair->days.n) request.as_of = pair->days.items[held->day];
    for (size_t i = 0; i < 2 && held->also[i].len; i++)
        also[request.n_also_given++] = gesture_named(pair->c->playbook[side], held->also[i]);
    request.also_given = also;
    return request;
}

static struct survey *survey_of(const struct pair *pair, const struct held *held, int side) {
    struct request request = request_of(pair, held, side);
    fact_key *unsaid = arena_array(pair->c->work, fact_key, pair->unsaid[side].n + 1);
    size_t n = 0;
    for (size_t i = 0; i < pair->unsaid[side].n; i++)
        if (held->silent & 1u << i) unsaid[n++] = pair->unsaid[side].items[i];
    return survey_open_unsaid(pair->c->decider[side], pair->c->work, &request, unsaid, n);
}

// The question of a case as somebody asks it: without what nobody says.
static struct request asked(struct survey *survey, const struct request *base,
                            const struct proof_case *found, struct arena *arena) {
    struct request request = *base, full = survey_case_request(survey, found);
    size_t n = found->facts.n;
    struct known *known = arena_array(arena, struct known, n + 1);
    for (size_t i = 0; i < n; i++)
        known[i] = (struct known){found->facts.items[i].key, found->facts.items[i].value};
    request.known = known;
    request.n_known = n;
    request.has_amount = full.has_amount;
    request.amount = full.amount;
    return request;
}

// ---- one difference ----

static struct str situation_of(const struct pair *pair, const struct held *held) {
    struct buf out = buf_new(pair->c->keep);
    for (size_t i = 0; i < 2 && held->also[i].len; i++)
        buf_fmt(&out, "%s%.*s", i ? " and " : "after ", S_ARG(held->also[i]));
    bool first = true;
    for (size_t i = 0; i < pair->unsaid[FRESH].n; i++) {
        if (!(held->silent & 1u << i)) continue;
        struct domain domain =
            key_domain(pair->c->playbook[FRESH], pair->unsaid[FRESH].items[i], S(""));
        buf_fmt(&out, "%s%s%.*s", out.len && first ? ", " : "",
                first ? "where nobody says " : " and ", S_ARG(domain.name));
        first = false;
    }
    return buf_str(&out);
}

// Was it found before, on this day or on the one before it?
static struct dated *found_before(struct pair *pair, enum diff_class class, struct str words,
                                  size_t day) {
    for (size_t i = 0; i < pair->found.n; i++) {
        struct dated *old = &pair->found.items[i];
        bool same = old->difference->class == class && str_eq(old->difference->words, words);
        if (same && old->last + 1 >= day) return old;
    }
    return NULL;
}

static void tell(struct pair *pair, const struct held *held, const struct told *told,
                 enum diff_class class) {
    struct str words = told_words(told, class);
    struct dated *before = found_before(pair, class, words, held->day);
    if (before) {
        if (held->day > before->last) before->last = held->day;
        return;
    }
    struct difference *out = add_difference(pair, class, words);
    out->situation = situation_of(pair, held);
    out->at = told->decision[FRESH].rule_at;
    out->example = told_case(told, pair->c->keep);
    *PUSH(pair->c->keep, &pair->found) = (struct dated){out, held->day, held->day};
}

static struct told told_of(const struct pair *pair, const struct held *held,
                           struct survey *const both[2], const struct proof_case found[2]) {
    struct told told = {.c = pair->c};
    for (int side = 0; side < 2; side++) {
        struct request base = request_of(pair, held, side);
        told.gesture[side] = pair->gesture[side];
        told.request[side] = asked(both[side], &base, &found[side], pair->c->work);
        told.decision[side] = decide(pair->c->decider[side], pair->c->work, &told.request[side]);
    }
    return told;
}

// Takes a class of changes apart by the rules that it rests on.
static void tell_class(struct pair *pair, const struct held *held, struct survey *const both[2],
                       diagram_ref where, enum diff_class class) {
    struct proof_case found[2];
    for (int i = 0; i < MOST_CAUSES; i++) {
        if (!survey_case_of_both(both[OLD], both[FRESH], where, &found[OLD], &found[FRESH])) return;
        struct told told = told_of(pair, held, both, found);
        told_shorten(&told);
        tell(pair, held, &told, class);
        diagram_ref rest = survey_other_changes(both[OLD], both[FRESH], where, &told.decision[OLD],
                                                &told.decision[FRESH]);
        if (rest == where) return;
        where = rest;
    }
}

// ---- one comparison ----

static const char too_many[] = "too many combinations of facts";

static size_t size_of(const struct survey *survey) {
    struct survey_rule rule;
    fact_key key;
    size_t rules = 0, keys = 0;
    while (survey_rule_at(survey, rules, &rule)) rules++;
    while (survey_key_at(survey, keys, &key)) keys++;
    return rules + keys;
}

static void count_steps(struct pair *pair, struct survey *const both[2]) {
    for (int side = 0; side < 2; side++)
        pair->c->steps +=
            survey_diagram(both[side])->steps + STEPS_OPENED + STEPS_A_RULE * size_of(both[side]);
}

// False where nothing more can be said of this gesture and role.
static bool compare_held(struct pair *pair, const struct held *held) {
    static const uint8_t classes[] = {
        [CHANGE_WIDER] = DIFF_WIDER, [CHANGE_TIGHTER] = DIFF_TIGHTER, [CHANGE_ROUTE] = DIFF_ROUTE};
    struct survey *both[] = {survey_of(pair, held, OLD), survey_of(pair, held, FRESH)};
    diagram_ref where[CHANGE_KINDS];
    if (!survey_align(both[OLD], both[FRESH])) {
        pair_not_analysed(pair, "its amounts count something else than before");
        return false;
    }
    bool exact = survey_run(both[OLD]) && survey_run(both[FRESH]);
    if (exact) survey_changes(both[OLD], both[FRESH], where);
    exact = exact && survey_is_exact(both[OLD]);
    for (int kind = 0; kind < CHANGE_KINDS && exact; kind++)
        tell_class(pair, held, both, where[kind], (enum diff_class)classes[kind]);
    if (!survey_is_exact(both[OLD]) || !survey_is_exact(both[FRESH]))
        pair_not_analysed(pair, too_many);
    count_steps(pair, both);
    return exact;
}

static bool compare_marked(struct pair *pair, const struct held *held) {
    if (pair->c->steps > MOST_STEPS) {
        pair_not_analysed(pair, "too much changed at once; compare with --role or --as-of");
        return false;
    }
    struct arena_mark mark = arena_mark(pair->c->work);
    bool goes_on = compare_held(pair, held);
    arena_reset(pair->c->work, mark);
    return goes_on;
}

// Every combination of few facts; of many each alone, and all of them.
static bool compare_silent(struct pair *pair, struct held held) {
    size_t n = pair->unsaid[OLD].n;
    unsigned all = (1u << n) - 1;
    for (held.silent = 0; held.silent <= all; held.silent++) {
        bool alone = !(held.silent & (held.silent - 1));
        if (n > MOST_UNSAID && !alone && held.silent != all) continue;
        if (!compare_marked(pair, &held)) return false;
    }
    return true;
}

// Nothing given before, then each gesture that matters, then any two of them.
static bool compare_day(struct pair *pair, size_t day) {
    struct held held = {.day = day, .also = {S(""), S("")}};
    if (!compare_silent(pair, held)) return false;
    for (size_t i = 0; i < pair->also.n; i++) {
        held.also[0] = pair->also.items[i];
        held.also[1] = S("");
        if (!compare_silent(pair, held)) return false;
        for (size_t k = i + 1; k < pair->also.n && pair->also_in_conditions; k++) {
            held.also[1] = pair->also.items[k];
            if (!compare_silent(pair, held)) return false;
        }
    }
    return true;
}

// ---- gestures and roles ----

static void say_when(struct pair *pair) {
    for (size_t i = 0; i < pair->found.n; i++) {
        const struct dated *found = &pair->found.items[i];
        if (found->last == NO_DAY) continue;
        if (found->first) found->difference->from = pair->days.items[found->first];
        if (found->last + 1 < pair->days.n)
            found->difference->until = pair_day_before(pair->days.items[found->last + 1]);
    }
}

static void compare_pair(struct pair *pair) {
    struct arena_mark mark = arena_mark(pair->c->work);
    struct held nothing = {.also = {S(""), S("")}};
    struct survey *both[] = {survey_of(pair, &nothing, OLD), survey_of(pair, &nothing, FRESH)};
    pair_find_held(pair, both);
    arena_reset(pair->c->work, mark);
    bool goes_on = true;
    for (size_t day = 0; goes_on && (day < pair->days.n || !day); day++)
        goes_on = compare_day(pair, day);
    say_when(pair);
}

static int32_t role_named(const struct playbook *playbook, struct str id) {
    const struct entry *entry = playbook_find(playbook, KIND_ROLE, id);
    if (!entry) return -1;
    return (int32_t)((const struct role *)(const void *)entry - playbook->roles.items);
}

static void compare_gesture(struct comparison *c, const struct gesture *old,
                            const struct gesture *fresh, const role_indexes *roles) {
    for (size_t i = 0; i < roles->n; i++) {
        struct str role = c->playbook[FRESH]->roles.items[roles->items[i]].entry.id.s;
        if (c->request->role.len && !str_eq(role, c->request->role)) continue;
        struct pair pair = {.c = c,
                            .gesture = {old, fresh},
                            .role = {role_named(c->playbook[OLD], role), roles->items[i]},
                            .rank = i};
        if (pair.role[OLD] >= 0) compare_pair(&pair);
    }
}

static void add_hurt(struct comparison *c, const struct gesture *gesture) {
    struct difference *out = diff_add(c, DIFF_NOT_ANALYSED, KIND_GESTURE, gesture->entry.id.s);
    out->words = S("it has a mistake, which `empower lint` shows");
    out->at = gesture->entry.id.at;
}

void diff_authority(struct comparison *c) {
    role_indexes roles = figures_roles(c->keep, c->playbook[FRESH], -1);
    for (size_t i = 0; i < c->playbook[FRESH]->gestures.n; i++) {
        const struct gesture *fresh = &c->playbook[FRESH]->gestures.items[i];
        const struct entry *entry =
            playbook_find(c->playbook[OLD], KIND_GESTURE, fresh->entry.id.s);
        const struct gesture *old = (const struct gesture *)(const void *)entry;
        if (!old || !gesture_may_differ(c, old, fresh)) continue;
        if (old->entry.hurt || fresh->entry.hurt)
            add_hurt(c, fresh);
        else
            compare_gesture(c, old, fresh, &roles);
    }
}
