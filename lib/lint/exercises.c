// Rules of group 7, learning: is what a playbook asks for practised, feelings as well?
#include "lint/lint.h"
#include "lint/scenarios.h"

// ---- scenarios that nobody practises ----

// Those in which a mistake hurts somebody; of the others, each team practises what it finds hard.
static void check_exercise_of(struct lint *lint, const struct scenario *scenario) {
    struct text id = scenario->entry.id;
    if (scenario->exercises.n || (!scenario->crisis.yes && !scenario->escalations.n)) return;
    struct finding *finding =
        finding_add(lint->findings, "untrained-scenario", id.at,
                    "Nobody practises %.*s, in which minutes count.", S_ARG(id.s));
    finding_help(
        lint->findings, finding,
        "Name an exercise under its `exercises`; one of a similar scenario will do at first.");
}

// Where there are no exercises at all, it is said once.
static void check_exercises(struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    if (section_may_be_lost(lint, "exercises")) return;
    if (playbook->exercises.n)
        each_scenario(lint, check_exercise_of);
    else if (is_a_book(lint))
        finding_help(
            lint->findings,
            finding_add(lint->findings, "untrained-scenario", playbook->header.playbook.at,
                        "Not one of the %zu scenarios is practised.", playbook->scenarios.n),
            "Add `exercises:`, and name them in the scenarios: a role-play for the hardest "
            "one is a good beginning.");
}

// ---- what exercises train ----

static uint8_t kind_of(const struct playbook *playbook, const struct ref *exercise) {
    return exercise->index < 0 ? EXERCISE_UNSET
                               : playbook->exercises.items[exercise->index].kind.value;
}

// How many exercises of a scenario are of a kind.
static size_t count_kind(const struct playbook *playbook, const struct scenario *scenario,
                         enum exercise_kind kind) {
    size_t n = 0;
    for (size_t i = 0; i < scenario->exercises.n; i++)
        n += kind_of(playbook, &scenario->exercises.items[i]) == kind;
    return n;
}

static bool are_all_quizzes(const struct playbook *playbook) {
    for (size_t i = 0; i < playbook->exercises.n; i++)
        if (playbook->exercises.items[i].kind.value != EXERCISE_QUIZ) return false;
    return playbook->exercises.n > 0;
}

static void check_recall_of(struct lint *lint, const struct scenario *scenario) {
    const refs *exercises = &scenario->exercises;
    size_t quizzes = count_kind(lint->playbook, scenario, EXERCISE_QUIZ);
    if (!scenario->crisis.yes || !quizzes || quizzes < exercises->n) return;
    struct finding *finding =
        finding_add(lint->findings, "recall-only-exercise", exercises->items[0].id.at,
                    "For %.*s, a crisis, people only learn to remember the right answer.",
                    S_ARG(scenario->entry.id.s));
    finding_help(lint->findings, finding,
                 "Add a role-play or a drill, in which there is something to do.");
}

// Where all exercises are quizzes, it is said once.
static void check_recall(struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    if (section_may_be_lost(lint, "exercises")) return;
    if (!are_all_quizzes(playbook)) {
        each_scenario(lint, check_recall_of);
    } else if (is_a_book(lint)) {
        finding_help(
            lint->findings,
            finding_add(lint->findings, "recall-only-exercise",
                        playbook->exercises.items[0].kind.at,
                        "All exercises are quizzes: people only learn to remember answers."),
            "Add a role-play or a discussion, in which there is something to decide.");
    }
}

static bool trains_empathy(const struct playbook *playbook) {
    for (size_t i = 0; i < playbook->scenarios.n; i++) {
        const struct scenario *scenario = &playbook->scenarios.items[i];
        if (text_is_set(scenario->emotion_from) &&
            count_kind(playbook, scenario, EXERCISE_ROLE_PLAY))
            return true;
    }
    return false;
}

static void check_empathy(struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    if (!playbook->exercises.n || are_all_quizzes(playbook) || !is_a_book(lint)) return;
    if (trains_empathy(playbook) || section_may_be_lost(lint, "exercises")) return;
    struct finding *finding =
        finding_add(lint->findings, "no-empathy-exercise", playbook->exercises.items[0].entry.id.at,
                    "No role-play trains how to meet what a customer feels.");
    finding_help(lint->findings, finding,
                 "Add one with kind: role-play to a scenario that has an `emotion`, and say in "
                 "`trainer_looks_for` what to hear first.");
}

static const struct rule rules[] = {
    {RULE("L704", "untrained-scenario", INFO, HIGH, STRICT, "A hard scenario that nobody practises",
          "Authority without practice fails: under pressure people do what they have done before, "
          "and that is to ask somebody else.",
          "Name an exercise under `exercises` of the scenario.",
          "scenarios:\n"
          "  «unsafe-item»:\n"
          "    # ...\n"
          "    exercises: -\n",
          "scenarios:\n"
          "  unsafe-item:\n"
          "    # ...\n"
          "    exercises: [first-words]\n"),
     check_exercises},
    {RULE(
         "L705", "recall-only-exercise", INFO, MEDIUM, STRICT,
         "Exercises that only ask what one remembers",
         "A quiz shows that somebody knows the limit. Whether they use it, with an upset customer "
         "in front of them, shows in a role-play or comes up in a discussion.",
         "Add an exercise in which people decide something.",
         "exercises:\n"
         "  first-words: {kind: «quiz», question: What comes first?, options: [A form, A kind word], answer: A kind word}\n",
         "exercises:\n"
         "  first-words: {kind: role-play, brief: A customer writes in capitals.}\n"),
     check_recall},
    {RULE("L706", "no-empathy-exercise", INFO, MEDIUM, STRICT, "Feelings that nobody practises",
          "What customers remember is how they felt in the end. Meeting a feeling is a skill like "
          "any other, and comes from doing it, not from reading of it.",
          "Add a role-play to a scenario that has an `emotion`.",
          "exercises:\n"
          "  «first-words»: {kind: drill, minutes: 8, brief: Find the refund button.}\n",
          "exercises:\n"
          "  first-words: {kind: role-play, minutes: 8, brief: A customer writes in capitals.}\n"),
     check_empathy},
};

const struct rule_group exercises_rules = {"exercises", rules, sizeof rules / sizeof *rules};
