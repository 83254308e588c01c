// The language, part 2: teams, roles, routes and tools.
#include "model/language_rows.h"

enum { PEOPLE = BIT(KIND_ROLE) | BIT(KIND_ROUTE) };

static const struct row team[] = {
    ROW(team, title, TEXT, "The team's name as people say it.", "Partner team in Cebu",
        .start = "TODO the team's name as people say it"),
    ROW(team, partner, YES_NO, "Whether the team belongs to a partner or vendor.", "yes"),
    ROW(team, roles, REFS, "The roles that people in this team have.",
        "[guest-agent, duty-manager]", .kinds = BIT(KIND_ROLE)),
    ROW(team, aims, REFS, "The aims that the team is measured by.", "[resolved-first-time]",
        .kinds = BIT(KIND_AIM)),
    ROW(team, joins, TEXTS, "The meetings that the team takes part in.", "[stand-up]"),
    ROW(team, sees, TEXTS, "The figures and the feedback that the team gets to see.",
        "[guest feedback]"),
    ROW(team, briefed, DATE, "The day on which the team was last briefed on this playbook.",
        "2026-03-25"),
};
const struct shape shape_team =
    SHAPE("team", team, team, "People who work by this playbook, in-house or at a partner.",
          .kind = KIND_TEAM);

static const struct row role[] = {
    ROW(role, title, TEXT, "The role's name as people say it.", "Guest agent",
        .start = "TODO the role's name as people say it"),
    ROW(role, frontline, YES_NO, "Whether people in this role talk with customers.", "yes"),
    ROW(role, reports_to, REF,
        "Who comes next up the chain; that role also holds what this one may give.", "duty-manager",
        .kinds = PEOPLE),
    ROW(role, own_grants_only, YES_NO,
        "Yes: this role does not hold what the roles that report to it may give.", "yes"),
    ROW(role, same_as, REF,
        "A role whose grants this role holds as well, such as a vendor's agent.", "guest-agent",
        .kinds = BIT(KIND_ROLE)),
    ROW(role, reach, TEXT, "How to reach a person in this role during a contact.", "radio 1"),
    ROW(role, replies_within, PERIOD, "How soon this role answers a request for approval.",
        "5 minutes"),
    ROW(role, stand_in, STAND_IN, "Who steps in when nobody in this role answers, and up to what.",
        "duty-manager up to £500"),
};
const struct shape shape_role =
    SHAPE("role", role, role, "A job that people have, with the authority that goes with it.",
          .kind = KIND_ROLE);

static const char *const purpose[] = {"support", "opportunity", "systemic", "idea", "crisis", NULL};
static const struct row route[] = {
    ROW(route, title, TEXT, "The route's name as people say it.", "Safety team",
        .start = "TODO the route's name as people say it"),
    ROW_AS(route, "for", purpose, CHOICE,
           "What it is for: support, opportunity, systemic (faults), idea or crisis.", "crisis",
           .choices = purpose, .start = "support"),
    ROW(route, when, TEXT, "When to use it, in a sentence.",
        "A guest has an audience and the story is turning."),
    ROW(route, reach, TEXT, "How to reach it.", "brand channel", .start = "TODO how to reach it"),
    ROW(route, replies_within, PERIOD, "How soon somebody answers there.", "2 minutes"),
};
const struct shape shape_route =
    SHAPE("route", route, route,
          "People an agent may call on; calling on them never takes the agent's authority away.",
          .kind = KIND_ROUTE);

static const struct row tool[] = {
    ROW(tool, title, TEXT, "The system's name as people say it.", "Property system",
        .start = "TODO the system's name as people say it"),
    ROW(tool, access, REFS, "The roles that can use the system; left out, all of them.",
        "[guest-agent, duty-manager]", .kinds = BIT(KIND_ROLE)),
    ROW(tool, if_down, TEXT, "What to do while the system is down.", "Write it on the blue form.",
        .start = "TODO what to do while it is down"),
};
const struct shape shape_tool =
    SHAPE("tool", tool, tool, "A system that agents need for their work.", .kind = KIND_TOOL);
