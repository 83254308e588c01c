// Rules of group 7, learning: are people thanked, and looked after?
#include "lint/lint.h"

// What is promised nowhere is another rule's.
static void check_recognition(struct lint *lint) {
    const struct recognition *recognition = &lint->playbook->recognition;
    struct text promise = lint->playbook->assurances.recognition;
    bool told = text_is_set(recognition->how);
    if ((!told && !text_is_set(promise)) || section_may_be_lost(lint, "recognition")) return;
    if (told && text_is_set(recognition->who)) return;
    struct finding *finding =
        finding_add(lint->findings, "no-recognition", told ? recognition->how.at : promise.at,
                    told ? "Nobody is named who sees to it that good decisions are praised."
                         : "Praise is promised here, and nothing says how it comes about.");
    finding_help(lint->findings, finding,
                 told ? "Add `who` to recognition, as in: who: general manager."
                      : "Add `recognition: {how: .., where: .., who: ..}`.");
}

static bool is_care_taken(const struct agent_care *care) {
    return text_is_set(care->debrief) || text_is_set(care->pause) || text_is_set(care->help);
}

static void check_care(struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    if (is_care_taken(&playbook->agent_care) || section_may_be_lost(lint, "agent_care")) return;
    for (size_t i = 0; i < playbook->scenarios.n; i++) {
        const struct scenario *scenario = &playbook->scenarios.items[i];
        if (!scenario->crisis.yes) continue;
        struct finding *finding =
            finding_add(lint->findings, "no-agent-care", scenario->crisis.at,
                        "%.*s is hard on agents, and nothing says who looks after them.",
                        S_ARG(scenario->entry.id.s));
        finding_help(lint->findings, finding,
                     "Add `agent_care:` with a debrief, a pause after hard contacts, and where to "
                     "find help.");
        return; // once is enough
    }
}

static const struct rule rules[] = {
    {RULE("L707", "no-recognition", INFO, HIGH, STRICT, "Praise that nobody sees to",
          "Agents get blame by themselves; praise comes only where somebody sees to it, at a set "
          "time and place.",
          "Say in `recognition` how good decisions are praised, where, and who sees to it.",
          "recognition: {how: «Told in the team meeting», where: every month}\n",
          "recognition: {how: Told in the team meeting, where: every month, who: head of care}\n"),
     check_recognition},
    {RULE("L708", "no-agent-care", INFO, HIGH, STANDARD, "Hard contacts, and no care for agents",
          "Whoever has talked with somebody in danger needs a pause and somebody to talk to, or "
          "will have nothing left for the next customer.",
          "Add `agent_care`: a debrief, a pause, and where to find help.",
          "agent_care: -\n"
          "scenarios:\n"
          "  unsafe-item:\n"
          "    # ...\n"
          "    crisis: «yes»\n",
          "agent_care: {pause: 10 minutes after a hard contact}\n"),
     check_care},
};

const struct rule_group care_rules = {"care", rules, sizeof rules / sizeof *rules};
