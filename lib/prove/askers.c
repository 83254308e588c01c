// Who may be asked, and when, to find a case in which a ground decides.
#include "prove/askers.h"

#include "decide/authority.h"
#include "prove/plain_facts.h"

// Enough for one that decides at all; each takes a survey of every combination of facts.
enum { MOST_GESTURES = 3, MOST_ROLES = 3 };

struct asking {
    struct arena *arena;
    const struct playbook *playbook;
    const struct ground *ground;
    struct date day;
    requests *out;
};

// ---- when ----

static void not_before(struct date *day, const struct when *from) {
    bool later = from->date.precision != DATE_NONE &&
                 (day->precision == DATE_NONE || date_cmp(from->date, *day) > 0);
    if (later) *day = from->date;
}

static bool ends_before(struct date day, const struct when *until) {
    struct when always = {0};
    return day.precision != DATE_NONE && !in_force(&always, until, day);
}

// The first day on which the ground is in force, from the playbook's first one on; false where
// there is none.
static bool find_day(const struct ground *ground, struct date *day) {
    const struct when *from[3], *until[3];
    size_t n = 0;
    if (ground->grant) from[n] = &ground->grant->from, until[n++] = &ground->grant->until;
    if (ground->clause) from[n] = &ground->clause->from, until[n++] = &ground->clause->until;
    if (ground->guardrail)
        from[n] = &ground->guardrail->from, until[n++] = &ground->guardrail->until;
    if (ground->escalation)
        from[n] = &ground->escalation->from, until[n++] = &ground->escalation->until;
    for (size_t i = 0; i < n; i++) not_before(day, from[i]);
    if (day->precision == DATE_MONTH) day->precision = DATE_DAY;
    for (size_t i = 0; i < n; i++)
        if (ends_before(*day, until[i])) return false;
    return true;
}

// ---- who ----

static void set_also_given(const struct asking *a, struct request *request) {
    if (!a->ground->guardrail || a->ground->clause) return;
    const refs *together = &a->ground->guardrail->never_together;
    for (size_t i = 0; i < together->n && !request->n_also_given; i++) {
        const struct ref *other = &together->items[i];
        const struct gesture *gesture = &a->playbook->gestures.items[other->index];
        if (other->kind != KIND_GESTURE || gesture == request->gesture) continue;
        request->also_given = &other->index;
        request->n_also_given = 1;
    }
}

static bool is_asked(const struct asking *a, int32_t role, const struct gesture *gesture) {
    for (size_t i = 0; i < a->out->n; i++)
        if (a->out->items[i].role == role && a->out->items[i].gesture == gesture) return true;
    return false;
}

static void add_with(const struct asking *a, const struct request *request, known_facts plain) {
    struct request *with = PUSH(a->arena, a->out);
    *with = *request;
    with->known = plain.items;
    with->n_known = plain.n;
}

// With limits that are counted by small figures, by larger ones, and by any.
static void add(const struct asking *a, int32_t role, const struct gesture *gesture) {
    struct request request = {.role = role, .gesture = gesture, .as_of = a->day};
    if (is_asked(a, role, gesture)) return;
    set_also_given(a, &request);
    for (int64_t times = 1; times <= 10; times += 9) {
        known_facts plain =
            plain_facts(a->arena, a->playbook, gesture, ground_when(a->ground), times);
        if (plain.n) add_with(a, &request, plain);
    }
    add_with(a, &request, (known_facts){0});
}

static void add_roles(const struct asking *a, const struct gesture *gesture) {
    size_t before = a->out->n;
    for (size_t i = 0; i < gesture->authority.n && a->out->n < before + MOST_ROLES; i++) {
        const struct ref *role = &gesture->authority.items[i].role;
        if (role->kind == KIND_ROLE) add(a, role->index, gesture);
    }
    if (a->out->n == before && a->playbook->roles.n) add(a, 0, gesture);
}

static void add_named_roles(const struct asking *a, const struct gesture *gesture,
                            const refs *roles) {
    for (size_t i = 0; i < roles->n && i < MOST_ROLES; i++)
        if (roles->items[i].kind == KIND_ROLE) add(a, roles->items[i].index, gesture);
    if (!roles->n) add_roles(a, gesture);
}

// ---- which gesture ----

static void add_named_gestures(const struct asking *a, const refs *named, const refs *roles) {
    const struct playbook *playbook = a->playbook;
    size_t n = named->n ? named->n : playbook->gestures.n;
    for (size_t i = 0, taken = 0; i < n && taken < MOST_GESTURES; i++) {
        if (named->n && named->items[i].kind != KIND_GESTURE) continue;
        size_t index = named->n ? (size_t)named->items[i].index : i;
        const struct gesture *gesture = &playbook->gestures.items[index];
        if (gesture->entry.hurt) continue;
        taken++;
        add_named_roles(a, gesture, roles);
    }
}

static const refs *gestures_named(const struct ground *ground) {
    if (ground->escalation) return &ground->escalation->gestures;
    return ground->clause ? &ground->guardrail->gestures : &ground->guardrail->never_together;
}

requests askers_of(struct arena *arena, const struct playbook *playbook,
                   const struct ground *ground) {
    static const refs anybody;
    requests out = {0};
    struct asking a = {arena, playbook, ground, playbook_first_day(playbook), &out};
    if (ground->kind == GROUND_SCENARIO || !find_day(ground, &a.day)) return out;
    if (!ground->gesture)
        add_named_gestures(&a, gestures_named(ground),
                           ground->escalation ? &ground->escalation->roles : &anybody);
    else if (!ground->grant)
        add_roles(&a, ground->gesture);
    else if (ground->grant->role.kind == KIND_ROLE)
        add(&a, ground->grant->role.index, ground->gesture);
    return out;
}
