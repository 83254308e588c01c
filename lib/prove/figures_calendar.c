// Gathers the dates of a playbook.
#include "prove/figures_calendar.h"

struct gathering {
    struct arena *arena;
    const struct playbook *playbook;
    struct date as_of;
    calendar entries;
};

// What a date belongs to.
struct owner {
    const char *kind;
    struct str id, title;
};

static bool is_over(const struct gathering *gathering, struct date date) {
    return gathering->as_of.precision != DATE_NONE && date_last_day(date) < gathering->as_of.day;
}

static void add(struct gathering *gathering, const struct owner *owner, struct date date,
                enum calendar_event event, struct span at) {
    bool over = is_over(gathering, date);
    if (date.precision == DATE_NONE || (over && event == EVENT_BEGINS)) return;
    *PUSH(gathering->arena, &gathering->entries) =
        (struct calendar_entry){.date = date,
                                .event = event,
                                .over = over,
                                .kind = str_of(owner->kind),
                                .id = owner->id,
                                .title = owner->title,
                                .at = at};
}

static void add_range(struct gathering *gathering, const struct owner *owner,
                      const struct when *from, const struct when *until) {
    add(gathering, owner, from->date, EVENT_BEGINS, from->at);
    add(gathering, owner, until->date, EVENT_ENDS, until->at);
}

static struct date moved(struct date date, struct period period) {
    return (struct date){.day = date_move(date.day, period), .precision = DATE_DAY};
}

// What was true once should be looked at again after a year.
static void add_age(struct gathering *gathering, const struct owner *owner, const struct when *when,
                    bool only_over) {
    if (when->date.precision == DATE_NONE) return;
    struct date year_later = moved(when->date, (struct period){1, PERIOD_YEAR});
    if (only_over && !is_over(gathering, year_later)) return;
    add(gathering, owner, year_later, EVENT_AGES, when->at);
}

static struct owner owner_of(const struct gathering *gathering, const char *kind,
                             const struct entry *entry) {
    return (struct owner){kind, entry->id.s, entry_title(gathering->playbook, entry)};
}

// ---- by section ----

static void gather_header(struct gathering *gathering) {
    const struct header *header = &gathering->playbook->header;
    const struct owner owner = {"playbook", S(""), header->title.s};
    const struct review *review = &header->review.review;
    add(gathering, &owner, header->effective.range.from, EVENT_BEGINS, header->effective.at);
    add(gathering, &owner, header->effective.range.to, EVENT_ENDS, header->effective.at);
    add(gathering, &owner, review->next, EVENT_REVIEW, header->review.at);
    if (review->next.precision != DATE_NONE && review->every.count)
        add(gathering, &owner, moved(review->next, review->every), EVENT_NEXT_REVIEW,
            header->review.at);
}

static void gather_people(struct gathering *gathering) {
    const struct playbook *playbook = gathering->playbook;
    for (size_t i = 0; i < playbook->sponsors.n; i++) {
        const struct sponsor *sponsor = &playbook->sponsors.items[i];
        const struct owner owner = {"sponsor", S(""), sponsor->who.s};
        add_age(gathering, &owner, &sponsor->confirmed, false);
    }
    for (size_t i = 0; i < playbook->teams.n; i++) {
        const struct owner owner = owner_of(gathering, "briefing", &playbook->teams.items[i].entry);
        add_age(gathering, &owner, &playbook->teams.items[i].briefed, false);
    }
    for (size_t i = 0; i < playbook->stories.n; i++) {
        const struct owner owner = owner_of(gathering, "story", &playbook->stories.items[i].entry);
        add_age(gathering, &owner, &playbook->stories.items[i].happened, true);
    }
}

static void gather_clauses(struct gathering *gathering, const struct entry *entry,
                           const clauses *list, const char *kind) {
    for (size_t i = 0; i < list->n; i++) {
        struct owner owner = owner_of(gathering, kind, entry);
        if (list->items[i].id.s.len)
            owner.id = str_fmt(gathering->arena, "%.*s/%.*s", S_ARG(entry->id.s),
                               S_ARG(list->items[i].id.s));
        add_range(gathering, &owner, &list->items[i].from, &list->items[i].until);
    }
}

static void gather_gestures(struct gathering *gathering) {
    const struct playbook *playbook = gathering->playbook;
    for (size_t i = 0; i < playbook->gestures.n; i++) {
        const struct gesture *gesture = &playbook->gestures.items[i];
        struct owner owner = owner_of(gathering, "grant", &gesture->entry);
        for (size_t k = 0; k < gesture->authority.n; k++) {
            const struct grant *grant = &gesture->authority.items[k];
            owner.id = str_fmt(gathering->arena, "%.*s/%.*s", S_ARG(gesture->entry.id.s),
                               S_ARG(grant->role.id.s));
            add_range(gathering, &owner, &grant->from, &grant->until);
        }
        gather_clauses(gathering, &gesture->entry, &gesture->only_when, "condition");
        gather_clauses(gathering, &gesture->entry, &gesture->never_when, "condition");
    }
}

static void gather_rules(struct gathering *gathering) {
    const struct playbook *playbook = gathering->playbook;
    for (size_t i = 0; i < playbook->guardrails.n; i++) {
        const struct guardrail *guardrail = &playbook->guardrails.items[i];
        const struct owner owner = owner_of(gathering, "guardrail", &guardrail->entry);
        add_range(gathering, &owner, &guardrail->from, &guardrail->until);
        gather_clauses(gathering, &guardrail->entry, &guardrail->never_when, "condition");
    }
    for (size_t i = 0; i < playbook->escalations.n; i++) {
        const struct escalation *escalation = &playbook->escalations.items[i];
        const struct owner owner = owner_of(gathering, "escalation", &escalation->entry);
        add_range(gathering, &owner, &escalation->from, &escalation->until);
    }
    for (size_t i = 0; i < playbook->notices.n; i++) {
        const struct notice *notice = &playbook->notices.items[i];
        const struct owner owner = owner_of(gathering, "notice", &notice->entry);
        add_range(gathering, &owner, &notice->from, &notice->until);
    }
}

// ---- order ----

static int order(const struct calendar_entry *a, const struct calendar_entry *b) {
    if (a->over != b->over) return a->over ? -1 : 1;
    int dates = date_cmp(a->date, b->date);
    if (dates) return dates;
    return (a->at.start > b->at.start) - (a->at.start < b->at.start);
}

// Merges two sorted halves; what is equal keeps its order.
static void merge_sort(struct calendar_entry *items, struct calendar_entry *spare, size_t n) {
    size_t half = n / 2, left = 0, right = half;
    if (n < 2) return;
    merge_sort(items, spare, half);
    merge_sort(items + half, spare, n - half);
    for (size_t i = 0; i < n; i++) {
        bool first = right == n || (left < half && order(&items[left], &items[right]) <= 0);
        spare[i] = items[first ? left++ : right++];
    }
    for (size_t i = 0; i < n; i++) items[i] = spare[i];
}

calendar calendar_make(struct arena *arena, const struct playbook *playbook, struct date as_of) {
    struct gathering gathering = {.arena = arena, .playbook = playbook, .as_of = as_of};
    gather_header(&gathering);
    gather_people(&gathering);
    gather_gestures(&gathering);
    gather_rules(&gathering);
    calendar *all = &gathering.entries;
    merge_sort(all->items, arena_array(arena, struct calendar_entry, all->n + 1), all->n);
    return *all;
}
