// The language, top level: the keys of the header, and the sections.
#include "model/language_rows.h"

static const char *const statuses[] = {"draft", "approved", "retired", NULL};

static const struct row top[] = {
    ROW_AS(playbook, "empower", header.empower, WORD,
           "The version of this language, which is 1; marks the one file with the header.", "1",
           .required = true),
    ROW_AS(playbook, "playbook", header.playbook, ID, "The playbook's id.", "harbour-house",
           .required = true),
    ROW_AS(playbook, "title", header.title, TEXT, "The playbook's name as people read it.",
           "Harbour House Hotels - guest recovery playbook", .required = true),
    ROW_AS(playbook, "owner", header.owner, TEXT, "The function that looks after the playbook.",
           "head of guest experience"),
    ROW_AS(playbook, "status", header.status, CHOICE,
           "Where it stands: draft, approved or retired.", "approved", .choices = statuses),
    ROW_AS(playbook, "version", header.version, WORD, "Your own count of versions.", "3.2"),
    ROW_AS(playbook, "effective", header.effective, RANGE,
           "The first and the last day on which it holds.", "2026-04-01 to 2027-03-31"),
    ROW_AS(playbook, "review", header.review, REVIEW, "How often it is reviewed, and when next.",
           "every 6 months, next 2026-10-01"),
    ROW_AS(playbook, "applies_to", header, OBJECT, "Where and for whom it holds.",
           "{countries: [GB, IE], channels: [front-desk, phone], teams: [in-house]}",
           .shape = &shape_applies_to),
    ROW_AS(playbook, "currency", header.currency_code, WORD,
           "The currency of all amounts, by its three letters; left out, USD.", "GBP"),
    ROW_AS(playbook, "language", header.language, WORD,
           "The language that customers speak, as a code of two letters.", "en"),
    ROW_AS(playbook, "value", header, OBJECT, "What a customer is worth.",
           "{customer_lifetime: £1800, source: finance 2025}", .shape = &shape_value),
    ROW(playbook, sponsors, LIST, "The leaders who stand behind the agents, and since when.",
        "[{who: chief operating officer, for: [phone], confirmed: 2026-03-20}]",
        .shape = &shape_sponsor),
    ROW(playbook, assurances, OBJECT, "Answers to what agents fear.",
        "{liability: You never pay for a gesture., learning_period: 3 months}",
        .shape = &shape_assurances),
    ROW(playbook, aims, ENTRIES, "What success is measured by.",
        "{handling-time: {title: Average handling time, better: lower}}", .shape = &shape_aim),
    ROW(playbook, voice, OBJECT, "How we sound.", "{we_are: [warm, plain, quick]}",
        .shape = &shape_voice),
    ROW(playbook, principles, ENTRIES, "Rules of conduct that lead where no scenario does.",
        "{own-the-problem: The person who hears it owns it.}", .shape = &shape_principle),
    ROW(playbook, teams, ENTRIES, "The teams that work by this playbook, partners as well.",
        "{in-house: {roles: [guest-agent, duty-manager]}}", .shape = &shape_team),
    ROW(playbook, roles, ENTRIES, "The jobs that people have, and who reports to whom.",
        "{guest-agent: {title: Guest agent, frontline: yes, reports_to: duty-manager}}",
        .shape = &shape_role),
    ROW(playbook, routes, ENTRIES, "Whom an agent may call on.",
        "{safety-team: {title: Safety team, for: crisis, reach: \"ext. 911\"}}",
        .shape = &shape_route),
    ROW(playbook, tools, ENTRIES, "The systems that agents need.",
        "{pms: {title: Property system, access: [guest-agent]}}", .shape = &shape_tool),
    ROW(playbook, facts, ENTRIES, "What an agent must know to decide.",
        "{room_rate: {money: one night, look_in: pms}}", .shape = &shape_fact),
    ROW(playbook, terms, TERMS, "Conditions with a name, used like facts of yes or no.",
        "{loyal-guest: {guest_tier: [member, gold]}}", .shape = &shape_term),
    ROW(playbook, words, SYNONYMS, "Words of the same meaning, for look-up.",
        "{credit: [money back, compensation]}"),
    ROW(playbook, gestures, ENTRIES, "What may be done in the customer's favour, and by whom.",
        "{late-checkout: {title: Waive the late check-out fee, kind: fee-waiver, "
        "authority: [{guest-agent: no limit}]}}",
        .shape = &shape_gesture),
    ROW(playbook, guardrails, ENTRIES, "What is never said or done, and why.",
        "{no-cash: {never_do: Pay out cash., because: Finance rule F-12.}}",
        .shape = &shape_guardrail),
    ROW(playbook, escalations, ENTRIES, "What must be handed over; goes before everything else.",
        "{someone-hurt: {when: {injury: yes}, to: safety-team, within: 10 minutes}}",
        .shape = &shape_escalation),
    ROW(playbook, refusals, OBJECT, "Who may say no, and how.",
        "{may_refuse: [duty-manager], must: [say why]}", .shape = &shape_refusals),
    ROW(playbook, notices, ENTRIES, "What agents must hear before customers do.",
        "{summer-sale: {from: 2026-06-01, until: 2026-06-30, says: Expect a queue.}}",
        .shape = &shape_notice),
    ROW(playbook, scenarios, ENTRIES, "The situations that customers bring, and how we meet them.",
        "{noisy-room: {title: Could not sleep because of noise, moment: recover}}",
        .shape = &shape_scenario),
    ROW(playbook, stories, ENTRIES, "What really happened, told without names.",
        "{the-wedding-guest: {happened: 2026-05, lesson: Move first and ask later.}}",
        .shape = &shape_story),
    ROW(playbook, exercises, ENTRIES, "What to practise with.",
        "{noise-role-play: {kind: role-play, minutes: 10}}", .shape = &shape_exercise),
    ROW(playbook, agent_care, OBJECT, "How we look after the people who take the calls.",
        "{help: ext. 7}", .shape = &shape_agent_care),
    ROW(playbook, recognition, OBJECT, "How good decisions are celebrated.",
        "{how: Told at the all-hands, where: monthly, who: general manager}",
        .shape = &shape_recognition),
    ROW(playbook, examples, LIST, "Questions with their right answers, which are tested.",
        "[{as: guest-agent, give: stay-credit, amount: £40, facts: {our_fault: yes}, "
        "expect: allow}]",
        .shape = &shape_example),
};
const struct shape language =
    SHAPE("playbook", playbook, top, "What agents may decide, and what they need for it.");

const struct shape *language_shape(enum kind kind) {
    for (size_t i = 0; i < language.n; i++) {
        const struct shape *shape = top[i].shape;
        if (shape && shape->kind == kind && kind != KIND_NONE) return shape;
    }
    return NULL;
}

const struct row *shape_row(const struct shape *shape, struct str key) {
    for (size_t i = 0; i < shape->n; i++) {
        const char *name = shape->rows[i].key;
        if (key.len && name[0] == key.ptr[0] && str_eq(key, str_of(name))) return &shape->rows[i];
    }
    return NULL;
}
