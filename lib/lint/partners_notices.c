// Rules of group 5, partners: do they hear what their customers will ask about?
#include "lint/items.h"
#include "lint/partners.h"

const struct team *next_partner(const struct playbook *playbook, size_t *i) {
    while (*i < playbook->teams.n) {
        const struct team *team = &playbook->teams.items[(*i)++];
        if (team->partner.yes && !team->entry.hurt) return team;
    }
    return NULL;
}

// Which teams the notice at hand names, by the turn in which it was looked at.
struct naming {
    struct lint *lint;
    uint32_t *turn, now;
    LIST(const struct team *) partners;
};

static struct naming naming_new(struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    struct naming naming = {.lint = lint,
                            .turn = arena_array(lint->scratch, uint32_t, playbook->teams.n)};
    const struct team *team;
    for (size_t i = 0; (team = next_partner(playbook, &i));)
        *PUSH(lint->scratch, &naming.partners) = team;
    return naming;
}

// Do its teams name some of our own people, and not only one partner or another?
static bool names_own(struct naming *naming, const refs *teams) {
    bool any = false;
    naming->now++;
    for (size_t i = 0; i < teams->n; i++) {
        int32_t at = teams->items[i].index;
        if (at < 0) continue;
        naming->turn[at] = naming->now;
        any |= !naming->lint->playbook->teams.items[at].partner.yes;
    }
    return any;
}

static bool is_named(const struct naming *naming, const struct team *team) {
    return naming->turn[team - naming->lint->playbook->teams.items] == naming->now;
}

static const struct team *unnamed_of_all(const struct naming *naming) {
    for (size_t i = 0; i < naming->partners.n; i++)
        if (!is_named(naming, naming->partners.items[i])) return naming->partners.items[i];
    return NULL;
}

static const struct team *unnamed_of(const struct naming *naming, const refs *teams) {
    for (size_t i = 0; i < teams->n; i++) {
        int32_t at = teams->items[i].index;
        if (at < 0) continue;
        const struct team *team = &naming->lint->playbook->teams.items[at];
        if (team->partner.yes && !is_named(naming, team)) return team;
    }
    return NULL;
}

// A partner that meets with what the notice is about, and is not named; NULL: there is none.
static const struct team *left_out(const struct naming *naming, const struct notice *notice) {
    const struct team *team = notice->scenarios.n ? NULL : unnamed_of_all(naming);
    for (size_t i = 0; !team && i < notice->scenarios.n; i++) {
        int32_t at = notice->scenarios.items[i].index;
        if (at < 0) continue;
        const refs *teams = &naming->lint->playbook->scenarios.items[at].teams;
        team = teams->n ? unnamed_of(naming, teams) : unnamed_of_all(naming);
    }
    return team;
}

static void report_notice(struct lint *lint, const struct notice *notice, const struct team *team) {
    struct span at = notice->teams.items[0].id.at;
    at.end = notice->teams.items[notice->teams.n - 1].id.at.end;
    struct finding *finding =
        finding_add(lint->findings, "partner-left-out-of-notice", at,
                    "The notice %.*s leaves out the partner %.*s, whose customers ask as well.",
                    S_ARG(notice->entry.id.s), S_ARG(team->entry.id.s));
    finding_help(lint->findings, finding, "Add %.*s, or leave `teams` out: then all hear of it.",
                 S_ARG(team->entry.id.s));
    item_offer_in(lint, finding, &notice->teams, team->entry.id.s,
                  str_fmt(lint->arena, "Add %.*s.", S_ARG(team->entry.id.s)).ptr);
}

void check_partner_notices(struct lint *lint) {
    struct arena_mark start = arena_mark(lint->scratch);
    struct naming naming = naming_new(lint);
    for (size_t i = 0; naming.partners.n && i < lint->playbook->notices.n; i++) {
        const struct notice *notice = &lint->playbook->notices.items[i];
        bool over = date_is_past(notice->until.date, lint->options->as_of);
        if (over || !names_own(&naming, &notice->teams)) continue;
        const struct team *team = left_out(&naming, notice);
        if (team) report_notice(lint, notice, team);
    }
    arena_reset(lint->scratch, start);
}
