// The language, part 1: what a playbook is for, who stands behind it, what it is measured by.
#include "model/language_rows.h"

static const struct row applies_to[] = {
    ROW(header, countries, WORDS,
        "The countries in which the playbook holds; left out, it holds everywhere.", "[GB, IE]"),
    ROW(header, channels, WORDS,
        "The channels on which customers reach you; scenarios and conditions name them.",
        "[front-desk, phone, chat]"),
    ROW(header, teams, REFS, "The teams that work by this playbook; left out, all of them.",
        "[in-house, bpo-cebu]", .kinds = BIT(KIND_TEAM)),
};
const struct shape shape_applies_to =
    SHAPE("applies_to", header, applies_to, "Where and for whom the playbook holds.");

static const struct row value[] = {
    ROW(header, customer_lifetime, MONEY,
        "What a customer is worth to you over the years, to hold gestures against.", "£1800"),
    ROW_AS(header, "source", lifetime_source, TEXT, "Where that figure comes from.",
           "finance 2025"),
};
const struct shape shape_value = SHAPE("value", header, value, "What a customer is worth.");

static const struct row sponsor[] = {
    ROW(sponsor, who, TEXT, "The function of the leader who stands behind the agents.",
        "chief operating officer"),
    ROW_AS(sponsor, "for", areas, WORDS, "The areas that this leader speaks for.",
           "[front-desk, phone]"),
    ROW(sponsor, confirmed, DATE, "The day on which the leader last confirmed it.", "2026-03-20"),
    ROW(sponsor, says, TEXT, "What the leader promises, in the leader's own words.",
        "I back any decision made inside these limits."),
};
const struct shape shape_sponsor =
    SHAPE("sponsor", sponsor, sponsor,
          "A leader who stands behind every decision that agents make by this playbook.");

static const struct row assurances[] = {
    ROW(assurances, job_security, TEXT,
        "What agents are told who fear for their job when a decision turns out badly.",
        "Nobody is punished for a decision made in good faith inside this playbook."),
    ROW(assurances, liability, TEXT,
        "What agents are told who fear that they must pay for a mistake.",
        "You never pay for a gesture."),
    ROW(assurances, recognition, TEXT, "How good decisions are noticed and praised.",
        "Every month three empowered decisions are told at the all-hands."),
    ROW(assurances, when_it_goes_wrong, TEXT, "What happens after a decision that went wrong.",
        "We talk about it once, in private, and change the playbook if it was unclear."),
    ROW(assurances, learning_period, PERIOD,
        "For how long a newcomer's mistakes are taken as learning.", "3 months"),
};
const struct shape shape_assurances =
    SHAPE("assurances", assurances, assurances,
          "Answers to what agents fear when they decide in the customer's favour.");

static const char *const better[] = {"higher", "lower", NULL};
static const struct row aim[] = {
    ROW(aim, title, TEXT, "What the aim is called in reports.", "First contact resolution",
        .start = "TODO what the aim is called in reports"),
    ROW(aim, better, CHOICE, "Which way is good: higher or lower figures.", "higher",
        .choices = better, .start = "higher"),
    ROW(aim, measured_by, TEXT, "How and how often the aim is measured.", "weekly report"),
    ROW(aim, yields_to, REFS, "The aims that come first where this one pulls the other way.",
        "[resolved-first-time]", .kinds = BIT(KIND_AIM)),
};
const struct shape shape_aim =
    SHAPE("aim", aim, aim, "Something that success is measured by, such as a KPI.",
          .short_key = "title", .kind = KIND_AIM);

static const struct row voice[] = {
    ROW(voice, we_are, TEXTS, "How we want to sound, in a few words.", "[warm, plain, quick]"),
    ROW(voice, say, TEXTS, "Phrases that fit our voice.", "[\"Here is what I can do\"]"),
    ROW(voice, avoid, TEXTS, "Phrases that we do not use.", "[\"calm down\", \"company policy\"]"),
};
const struct shape shape_voice =
    SHAPE("voice", voice, voice, "How we sound when we talk to customers.");

static const struct row principle[] = {
    ROW(principle, says, TEXT, "The principle in one sentence.",
        "The person who hears it owns it until the guest says it is solved.",
        .start = "TODO the principle in one sentence"),
    ROW(principle, why, TEXT, "Why it matters to customers.",
        "Guests who are passed on tell their story three times."),
    ROW(principle, looks_like, TEXTS, "What one sees people do who live by it.",
        "[You give your name., You ring back yourself.]"),
};
const struct shape shape_principle =
    SHAPE("principle", principle, principle, "A rule of conduct that leads where no scenario does.",
          .short_key = "says", .kind = KIND_PRINCIPLE);

static const struct row agent_care[] = {
    ROW(agent_care, debrief, TEXT, "Whom an agent may talk with after a hard contact.",
        "Talk with the duty manager after a hard call."),
    ROW(agent_care, pause, TEXT, "The break that an agent may take after a hard contact.",
        "10 minutes after a hard call"),
    ROW(agent_care, help, TEXT, "Where an agent finds help.", "ext. 7"),
};
const struct shape shape_agent_care =
    SHAPE("agent_care", agent_care, agent_care, "How we look after the people who take the calls.");

static const struct row recognition[] = {
    ROW(recognition, how, TEXT, "How an empowered decision is praised.", "Told at the all-hands"),
    ROW(recognition, where, TEXT, "Where or how often that happens.", "monthly"),
    ROW(recognition, who, TEXT, "Who sees to it.", "general manager"),
};
const struct shape shape_recognition =
    SHAPE("recognition", recognition, recognition, "How good decisions are celebrated.");
