// Rules of group 5, partners: are vendors' people meant as much as our own?
#include "lint/partners.h"
#include "lint/links.h"
#include "lint/lint.h"
#include "model/each_text.h"
#include "yaml/tree.h"

static void mark(bool *marked, const refs *list) {
    for (size_t i = 0; i < list->n; i++)
        if (list->items[i].index >= 0) marked[list->items[i].index] = true;
}

// ---- content ----

// Whom the playbook is for: by team, and by role.
struct audience {
    bool all_teams, *teams;             // of applies_to
    bool all_served, *served, *by_role; // by scenarios
};

static struct audience audience_of(struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    struct audience audience = {.teams = arena_array(lint->scratch, bool, playbook->teams.n),
                                .served = arena_array(lint->scratch, bool, playbook->teams.n),
                                .by_role = arena_array(lint->scratch, bool, playbook->roles.n)};
    mark(audience.teams, &playbook->header.teams);
    audience.all_teams = playbook->header.teams.n == 0;
    audience.all_served = playbook->scenarios.n == 0 || playbook->hurt;
    for (size_t i = 0; i < playbook->scenarios.n; i++) {
        const struct scenario *scenario = &playbook->scenarios.items[i];
        if (scenario->teams.n)
            mark(audience.served, &scenario->teams);
        else if (scenario->roles.n)
            mark(audience.by_role, &scenario->roles);
        else
            audience.all_served = true;
    }
    return audience;
}

static bool is_served(const struct playbook *playbook, const struct audience *audience,
                      const struct team *team) {
    bool served = audience->all_served || audience->served[team - playbook->teams.items];
    for (size_t i = 0; !served && i < team->roles.n; i++) {
        int32_t role = team->roles.items[i].index;
        served = role < 0 || audience->by_role[role];
    }
    return served;
}

// What a partner lacks most, as a sentence after its name; NULL: nothing.
struct lack {
    const char *what, *help;
};

static const struct lack no_part = {
    "is not among the teams of applies_to, so nothing here is for it.",
    "Add it there, or take the team out."};
static const struct lack no_roles = {"has no roles, so nothing here is for it.",
                                     "Add the roles that its people have, as in: roles: [agent]."};
static const struct lack no_scenarios = {
    "has no scenario: every one is for other teams or roles.",
    "Add it to the `teams` of the scenarios that its people meet, or leave `teams` out there."};
static const struct lack no_contact = {
    "joins no meeting, sees no figures and was never briefed.",
    "Say how it takes part, as in: joins: [stand-up], sees: [customer feedback], briefed: "
    "2026-03-25."};

static const struct lack *lack_of(const struct playbook *playbook, const struct audience *audience,
                                  const struct team *team) {
    if (!audience->all_teams && !audience->teams[team - playbook->teams.items]) return &no_part;
    if (!team->roles.n) return &no_roles;
    if (!is_served(playbook, audience, team)) return &no_scenarios;
    bool in_touch = team->joins.n || team->sees.n || team->briefed.date.precision != DATE_NONE;
    return in_touch ? NULL : &no_contact;
}

static void check_content(struct lint *lint) {
    struct arena_mark start = arena_mark(lint->scratch);
    struct audience audience = audience_of(lint);
    const struct team *team;
    for (size_t i = 0; (team = next_partner(lint->playbook, &i));) {
        const struct lack *lack = lack_of(lint->playbook, &audience, team);
        if (!lack) continue;
        struct finding *finding =
            finding_add(lint->findings, "partner-without-content", team->entry.id.at,
                        "The partner %.*s %s", S_ARG(team->entry.id.s), lack->what);
        finding_help(lint->findings, finding, "%s", lack->help);
    }
    arena_reset(lint->scratch, start);
}

// ---- aims ----

// What our own teams are measured by.
struct own_aims {
    size_t teams;             // that have aims
    size_t *measured;         // by aim, how many of those teams are measured by it
    const struct ref **first; // by aim, where the first of them names it
    LIST(uint32_t) shared;    // by which all of them are
    const struct team **seen; // by aim, the partner at hand that is measured by it
};

static void count_own(const struct team *team, struct own_aims *own) {
    own->teams += team->aims.n > 0;
    for (size_t i = 0; i < team->aims.n; i++) {
        const struct ref *aim = &team->aims.items[i];
        if (aim->index < 0) continue;
        own->measured[aim->index]++;
        if (!own->first[aim->index]) own->first[aim->index] = aim;
    }
}

static struct own_aims own_aims_of(struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    size_t n = playbook->aims.n;
    struct own_aims own = {.measured = arena_array(lint->scratch, size_t, n),
                           .first = arena_array(lint->scratch, const struct ref *, n),
                           .seen = arena_array(lint->scratch, const struct team *, n)};
    for (size_t i = 0; i < playbook->teams.n; i++)
        if (!playbook->teams.items[i].partner.yes) count_own(&playbook->teams.items[i], &own);
    for (uint32_t i = 0; i < n; i++)
        if (own.teams && own.measured[i] >= own.teams) *PUSH(lint->scratch, &own.shared) = i;
    return own;
}

// One by which none of our own teams is measured; NULL: there is none.
static const struct ref *foreign_aim(const struct own_aims *own, const struct team *team) {
    for (size_t i = 0; i < team->aims.n; i++) {
        const struct ref *aim = &team->aims.items[i];
        if (aim->index >= 0 && !own->measured[aim->index]) return aim;
    }
    return NULL;
}

// One by which all of our own teams are measured, and it is not; NULL: there is none.
static const struct ref *lacking_aim(struct own_aims *own, const struct team *team) {
    for (size_t i = 0; i < team->aims.n; i++)
        if (team->aims.items[i].index >= 0) own->seen[team->aims.items[i].index] = team;
    for (size_t i = 0; i < own->shared.n; i++)
        if (own->seen[own->shared.items[i]] != team) return own->first[own->shared.items[i]];
    return NULL;
}

static void report_foreign(struct lint *lint, const struct team *team, const struct ref *aim) {
    struct finding *finding = finding_add(lint->findings, "partner-aim-mismatch", aim->id.at,
                                          "%.*s is measured by %.*s, and no team of your own is.",
                                          S_ARG(team->entry.id.s), S_ARG(aim->id.s));
    finding_help(lint->findings, finding,
                 "Measure both by the same aims, so that they decide alike.");
}

static void report_lacking(struct lint *lint, const struct team *team, const struct ref *aim) {
    struct finding *finding = finding_add(lint->findings, "partner-aim-mismatch", team->entry.id.at,
                                          "%.*s is not measured by %.*s, as your own teams are.",
                                          S_ARG(team->entry.id.s), S_ARG(aim->id.s));
    finding_relate(lint->findings, finding, aim->id.at, "your own are measured by it here");
    finding_help(lint->findings, finding, "Add %.*s to the `aims` of %.*s.", S_ARG(aim->id.s),
                 S_ARG(team->entry.id.s));
}

static void check_aims(struct lint *lint) {
    struct arena_mark start = arena_mark(lint->scratch);
    struct own_aims own = own_aims_of(lint);
    const struct team *team;
    for (size_t i = 0; own.teams && (team = next_partner(lint->playbook, &i));) {
        const struct ref *foreign = foreign_aim(&own, team), *lacking = lacking_aim(&own, team);
        if (foreign)
            report_foreign(lint, team, foreign);
        else if (lacking)
            report_lacking(lint, team, lacking);
    }
    arena_reset(lint->scratch, start);
}

// ---- links ----

// What only some teams meet with, and none of them a partner.
static bool is_for_partners(const struct playbook *playbook, const refs *teams) {
    for (size_t i = 0; i < teams->n; i++) {
        int32_t at = teams->items[i].index;
        if (at < 0 || playbook->teams.items[at].partner.yes) return true;
    }
    return !teams->n;
}

static bool holds(const struct entry *entry, struct span at) {
    return at.start >= entry->id.at.start && at.start < entry->at.end;
}

static bool stands_in_own(const struct playbook *playbook, struct span at) {
    for (size_t i = 0; i < playbook->scenarios.n; i++)
        if (holds(&playbook->scenarios.items[i].entry, at))
            return !is_for_partners(playbook, &playbook->scenarios.items[i].teams);
    for (size_t i = 0; i < playbook->notices.n; i++)
        if (holds(&playbook->notices.items[i].entry, at))
            return !is_for_partners(playbook, &playbook->notices.items[i].teams);
    return false;
}

struct linking {
    struct lint *lint;
    const struct team *partner;
};

static void look_at_text(void *context, const struct row *row, const struct text *text) {
    const struct linking *linking = context;
    struct lint *lint = linking->lint;
    struct str link = internal_link(text->s);
    (void)row;
    if (!link.len || lint->findings->dropped || stands_in_own(lint->playbook, text->at)) return;
    size_t start = (size_t)(link.ptr - text->s.ptr);
    struct finding *finding =
        finding_add(lint->findings, "internal-link-to-partner",
                    text_part(lint->playbook->sources, text, start, start + link.len),
                    "The partner %.*s cannot open this address inside of your own network.",
                    S_ARG(linking->partner->entry.id.s));
    finding_relate(lint->findings, finding, linking->partner->entry.id.at, "the partner is here");
    finding_help(lint->findings, finding,
                 "Write here what it says, or link to a copy that the partner can open.");
}

static void check_links(struct lint *lint) {
    size_t first = 0;
    struct linking linking = {lint, next_partner(lint->playbook, &first)};
    if (linking.partner) each_text(lint->playbook, look_at_text, &linking);
}

static const struct rule rules[] = {
    {RULE(
         "L501", "partner-without-content", WARNING, MEDIUM, STANDARD,
         "A partner that the playbook leaves out",
         "Customers do not know who employs the person they talk to. A team that joins nothing, "
         "sees nothing and has no scenario cannot act as one of yours.",
         "Give the team its scenarios and roles, and say what it joins, what it sees and when it "
         "was briefed.",
         "applies_to: {countries: [GB], channels: [phone, chat]}\n"
         "teams:\n"
         "  in-house: {roles: [agent, supervisor]}\n"
         "  «call-centre»: {partner: yes, roles: [agent]}\n",
         "applies_to: {countries: [GB], channels: [phone, chat]}\n"
         "teams:\n"
         "  in-house: {roles: [agent, supervisor]}\n"
         "  call-centre: {partner: yes, roles: [agent], joins: [stand-up], briefed: 2026-03-25}\n"),
     check_content},
    {RULE("L502", "partner-second-class", WARNING, MEDIUM, STANDARD,
          "A partner's people who may give less, for no reason",
          "Whoever may give less asks more often, and makes the customer wait. Sometimes that has "
          "to be; then those whom it binds should read why.",
          "Give the partner's role the same limit, or write `because` under its own.",
          "applies_to: {countries: [GB], channels: [phone, chat]}\n"
          "teams:\n"
          "  in-house: {roles: [agent, supervisor]}\n"
          "  call-centre: {partner: yes, roles: [helper], joins: [stand-up], briefed: 2026-03-25}\n"
          "roles:\n"
          "  helper: {title: Helper, frontline: yes, reports_to: supervisor, same_as: agent}\n"
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    authority:\n"
          "      - agent: £80 per order\n"
          "      - helper: «£60 per order»\n"
          "      - supervisor: no limit\n",
          "applies_to: {countries: [GB], channels: [phone, chat]}\n"
          "teams:\n"
          "  in-house: {roles: [agent, supervisor]}\n"
          "  call-centre: {partner: yes, roles: [helper], joins: [stand-up], briefed: 2026-03-25}\n"
          "roles:\n"
          "  helper: {title: Helper, frontline: yes, reports_to: supervisor, same_as: agent}\n"
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    authority:\n"
          "      - agent: £80 per order\n"
          "      - helper: £60 per order\n"
          "        because: Their till books no more than that.\n"
          "      - supervisor: no limit\n"),
     .proved = true},
    {RULE(
         "L503", "partner-aim-mismatch", WARNING, MEDIUM, STANDARD,
         "A partner that is measured by something else",
         "A partner that is paid by the minute ends calls; your own people, who are measured by "
         "solved cases, do not. Customers notice.",
         "Give the partner's team the aims that your own teams have.",
         "applies_to: {countries: [GB], channels: [phone, chat]}\n"
         "teams:\n"
         "  in-house: {roles: [agent, supervisor], aims: [solved-first-time, customer-reassured]}\n"
         "  «call-centre»: {partner: yes, roles: [agent], aims: [solved-first-time], briefed: "
         "2026-03-25}\n",
         "applies_to: {countries: [GB], channels: [phone, chat]}\n"
         "teams:\n"
         "  in-house: {roles: [agent, supervisor], aims: [solved-first-time]}\n"
         "  call-centre: {partner: yes, roles: [agent], aims: [solved-first-time], briefed: "
         "2026-03-25}\n"),
     check_aims},
    {RULE("L504", "internal-link-to-partner", WARNING, MEDIUM, STANDARD,
          "An address that a partner cannot open",
          "What stands behind an address of your own network is not there for a vendor's people, "
          "and they find out with the customer on the line.",
          "Write what it says into the playbook, or link to a copy that partners can open.",
          "applies_to: {countries: [GB], channels: [phone, chat]}\n"
          "teams:\n"
          "  in-house: {roles: [agent, supervisor]}\n"
          "  call-centre: {partner: yes, roles: [agent], joins: [stand-up], briefed: 2026-03-25}\n"
          "principles:\n"
          "  own-the-problem: The person who hears it owns it, see «https://wiki.corp/own-it».\n",
          "applies_to: {countries: [GB], channels: [phone, chat]}\n"
          "teams:\n"
          "  in-house: {roles: [agent, supervisor]}\n"
          "  call-centre: {partner: yes, roles: [agent], joins: [stand-up], briefed: 2026-03-25}\n"
          "principles:\n"
          "  own-the-problem: The person who hears it owns it, see https://example.com/own-it.\n"),
     check_links},
    {RULE("L806", "partner-left-out-of-notice", WARNING, MEDIUM, STANDARD,
          "A notice that a partner does not hear of",
          "Customers ask the partner's people about the sale, too, who are then the last to hear.",
          "Add the partner's team, or leave `teams` out.",
          "applies_to: {countries: [GB], channels: [phone, chat]}\n"
          "teams:\n"
          "  in-house: {roles: [agent, supervisor]}\n"
          "  call-centre: {partner: yes, roles: [agent], joins: [stand-up], briefed: 2026-03-25}\n"
          "notices:\n"
          "  autumn-sale: {from: 2026-09-01, until: 2026-09-30, says: The sale ends at midnight., "
          "teams: [«in-house»]}\n",
          "applies_to: {countries: [GB], channels: [phone, chat]}\n"
          "teams:\n"
          "  in-house: {roles: [agent, supervisor]}\n"
          "  call-centre: {partner: yes, roles: [agent], joins: [stand-up], briefed: 2026-03-25}\n"
          "notices:\n"
          "  autumn-sale: {from: 2026-09-01, until: 2026-09-30, says: The sale ends at midnight., "
          "teams: [in-house, call-centre]}\n"),
     check_partner_notices},
};

const struct rule_group partners_rules = {"partners", rules, sizeof rules / sizeof *rules};
