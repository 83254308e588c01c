// Rules of group 7, learning: are there stories, and do they teach what holds?
#include "prove/stories.h"

#include "decide/authority.h"
#include "lint/lint.h"
#include "lint/scenarios.h"

static void check_any(struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    if (playbook->stories.n || !is_a_book(lint) || section_may_be_lost(lint, "stories")) return;
    struct finding *finding =
        finding_add(lint->findings, "no-story", playbook->header.playbook.at,
                    "Not one story tells how somebody decided by this playbook.");
    finding_help(
        lint->findings, finding,
        "Ask around for a decision that turned out well: what happened, what was done, what "
        "it cost, what came of it.");
}

// ---- stories that no scenario tells ----

// The first scenario that offers what the story is about; NULL where none does.
static const struct scenario *place_for(const struct playbook *playbook, const struct story *story,
                                        const uint32_t *offered_in) {
    for (size_t i = 0; i < story->gestures.n; i++) {
        int32_t gesture = story->gestures.items[i].index;
        if (gesture >= 0 && offered_in[gesture])
            return &playbook->scenarios.items[offered_in[gesture] - 1];
    }
    return NULL;
}

static void report_orphan(struct lint *lint, const struct story *story,
                          const uint32_t *offered_in) {
    struct text id = story->entry.id;
    const struct scenario *place = place_for(lint->playbook, story, offered_in);
    struct finding *finding =
        finding_add(lint->findings, "orphan-story", id.at,
                    "No scenario tells %.*s, so nobody meets it.", S_ARG(id.s));
    if (place)
        finding_help(lint->findings, finding,
                     "Name it where it belongs, such as %.*s: stories: [%.*s].",
                     S_ARG(place->entry.id.s), S_ARG(id.s));
    else
        finding_help(lint->findings, finding,
                     "Name it under `stories` of the scenario it belongs to.");
}

static void check_orphans(struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    if (!playbook->scenarios.n || !scenarios_are_whole(playbook)) return;
    bool *told = arena_array(lint->scratch, bool, playbook->stories.n);
    uint32_t *offered_in = arena_array(lint->scratch, uint32_t, playbook->gestures.n);
    for (size_t i = playbook->scenarios.n; i > 0; i--) {
        const struct scenario *scenario = &playbook->scenarios.items[i - 1];
        for (size_t k = 0; k < scenario->stories.n; k++)
            if (scenario->stories.items[k].index >= 0)
                told[scenario->stories.items[k].index] = true;
        for (size_t k = 0; k < scenario->offers.n; k++)
            if (scenario->offers.items[k].index >= 0)
                offered_in[scenario->offers.items[k].index] = (uint32_t)i;
    }
    for (size_t i = 0; i < playbook->stories.n; i++)
        if (!told[i]) report_orphan(lint, &playbook->stories.items[i], offered_in);
}

// ---- stories against the limits ----

static void report_broken(struct lint *lint, const struct broken_story *broken) {
    const struct story *story = broken->story;
    struct span at = broken->over ? story->cost.at : broken->gesture->id.at;
    struct finding *finding = finding_add(
        lint->findings, "story-breaks-limits", at,
        "%.*s may never give %.*s%s%.*s alone, as this story tells.", S_ARG(story->role.id.s),
        S_ARG(broken->over ? span_bytes(lint->playbook->sources, at) : S("")),
        broken->over ? " of " : "", S_ARG(broken->gesture->id.s));
    finding_help(lint->findings, finding,
                 "Say in `as` who decided, or raise the limit: people do as stories tell.");
    finding->witness = broken->shown.witness;
    if (finding->witness.len) finding->shows = str_of(verdict_name(broken->shown.verdict));
}

static void check_limits(struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    struct date as_of = lint->options->as_of;
    if (lint->findings->dropped || find_broken(playbook->sources, lint->findings)) return;
    if (as_of.precision == DATE_NONE) as_of = playbook_first_day(playbook);
    broken_stories list = stories_broken(lint->arena, lint->scratch, playbook, as_of);
    for (size_t i = 0; i < list.n; i++) report_broken(lint, &list.items[i]);
}

// ---- where stories come from ----

// The one team that all stories come from, -1 where there are several or some do not say.
static int32_t only_team(const struct playbook *playbook) {
    int32_t team = playbook->stories.items[0].team.index;
    for (size_t i = 0; i < playbook->stories.n; i++)
        if (playbook->stories.items[i].team.kind != KIND_TEAM ||
            playbook->stories.items[i].team.index != team)
            return -1;
    return team;
}

static bool is_on_frontline(const struct playbook *playbook, const struct team *team) {
    for (size_t i = 0; i < team->roles.n; i++)
        if (team->roles.items[i].index >= 0 &&
            playbook->roles.items[team->roles.items[i].index].frontline.yes)
            return true;
    return false;
}

static void check_teams(struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    bool told = playbook->stories.n >= lint->options->thresholds.told_stories;
    int32_t only = told ? only_team(playbook) : -1;
    for (int32_t i = 0; only >= 0 && i < (int32_t)playbook->teams.n; i++) {
        const struct team *team = &playbook->teams.items[i];
        if (i == only || !is_on_frontline(playbook, team)) continue;
        struct finding *finding =
            finding_add(lint->findings, "one-team-stories", team->entry.id.at,
                        "All %zu stories come from %.*s, and none from %.*s.", playbook->stories.n,
                        S_ARG(playbook->teams.items[only].entry.id.s), S_ARG(team->entry.id.s));
        finding_help(lint->findings, finding,
                     "Ask %.*s for a decision of theirs: people believe what their own have done.",
                     S_ARG(team->entry.id.s));
    }
}

static const struct rule rules[] = {
    {RULE(
         "L701", "no-story", INFO, HIGH, STRICT, "A playbook without a story",
         "Limits say what people may do; stories show that somebody did it and was thanked. Without "
         "them agents do not believe that it is meant.",
         "Tell one under `stories`, and name it in the scenario that it belongs to.",
         "stories: -\n"
         "playbook: «base»\n"
         "scenarios:\n"
         "  present:\n"
         "    # ...\n"
         "    stories: -\n",
         "stories:\n"
         "  the-small-lion: {situation: A costume was late., what_we_did: Sent another by courier.}\n"),
     check_any},
    {RULE(
         "L702", "orphan-story", INFO, HIGH, STANDARD, "A story that no scenario tells",
         "Agents meet stories on the card of a scenario. One that stands in none is read by nobody.",
         "Name it under `stories` of the scenario that it belongs to.",
         "stories:\n"
         "  «the-wrong-hat»: {situation: A hat was too small., what_we_did: Sent two to choose from.}\n",
         "stories:\n"
         "  the-wrong-hat: {situation: A hat was too small., what_we_did: Sent two to choose from.}\n"
         "scenarios:\n"
         "  late-parcel:\n"
         "    # ...\n"
         "    stories: [the-wrong-hat]\n"),
     check_orphans},
    {RULE(
         "L703", "story-breaks-limits", WARNING, MEDIUM, STANDARD, "A story that breaks the limits",
         "People do as stories tell. One in which somebody gave more than the role ever may teaches "
         "that limits do not count, or gets the next agent into trouble.",
         "Say in `as` who decided it; mend the cost; or raise the limit, if it turned out well.",
         "stories:\n"
         "  the-small-lion:\n"
         "    # ...\n"
         "    cost: «£120»\n",
         "stories:\n"
         "  the-small-lion:\n"
         "    # ...\n"
         "    cost: £80\n"),
     check_limits},
    {RULE(
         "L711", "one-team-stories", INFO, MEDIUM, STRICT, "Stories of one team alone",
         "What others do is easily taken for theirs to do. A team that is in no story feels "
         "that the playbook was written for somebody else, partners most of all.",
         "Ask the other teams for a decision that turned out well.",
         "teams:\n"
         "  «evening-desk»: {roles: [agent]}\n"
         "stories:\n"
         "  the-small-lion: {team: in-house, situation: A costume was late., what_we_did: Sent another by courier.}\n"
         "  the-lost-box: {team: in-house, situation: A box was lost., what_we_did: Sent a new one.}\n"
         "  the-wrong-hat: {team: in-house, situation: A hat was too small., what_we_did: Sent two.}\n"
         "scenarios:\n"
         "  late-parcel:\n"
         "    # ...\n"
         "    stories: [the-lost-box, the-wrong-hat]\n",
         "teams:\n"
         "  evening-desk: {roles: [agent]}\n"
         "stories:\n"
         "  the-small-lion: {team: in-house, situation: A costume was late., what_we_did: Sent another by courier.}\n"
         "  the-lost-box: {team: in-house, situation: A box was lost., what_we_did: Sent a new one.}\n"
         "  the-wrong-hat: {team: evening-desk, situation: A hat was too small., what_we_did: Sent two.}\n"
         "scenarios:\n"
         "  late-parcel:\n"
         "    # ...\n"
         "    stories: [the-lost-box, the-wrong-hat]\n"),
     check_teams},
};

const struct rule_group stories_rules = {"stories", rules, sizeof rules / sizeof *rules};
