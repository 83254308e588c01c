// The language, part 5: scenarios, what is learnt from, what is coming up, and examples.
#include "model/language_rows.h"

static const struct row notice[] = {
    ROW(notice, title, TEXT, "What it is about.", "Summer sale"),
    ROW(notice, says, TEXT, "What agents must know.",
        "Sale ends at midnight on the 30th; expect a queue.",
        .start = "TODO what agents must know before customers ask"),
    ROW(notice, from, DATE, "The first day of the notice.", "2026-06-01"),
    ROW(notice, until, DATE, "The last day of the notice.", "2026-06-30"),
    ROW(notice, scenarios, REFS, "The scenarios that it will bring up.", "[noisy-room]",
        .kinds = BIT(KIND_SCENARIO)),
    ROW(notice, gestures, REFS, "The gestures that it is about.", "[stay-credit]",
        .kinds = BIT(KIND_GESTURE)),
    ROW(notice, teams, REFS, "The teams that must hear of it; left out, all of them.",
        "[in-house, bpo-cebu]", .kinds = BIT(KIND_TEAM)),
};
const struct shape shape_notice =
    SHAPE("notice", notice, notice,
          "What agents must hear before customers do: a campaign, an outage, a change.",
          .short_key = "says", .kind = KIND_NOTICE);

static const struct row emotion[] = {
    ROW_AS(scenario, "from", emotion_from, TEXT, "How the customer feels at first.",
           "exhausted and angry"),
    ROW_AS(scenario, "to", emotion_to, TEXT, "How the customer should feel in the end.",
           "heard and rested"),
};
static const struct shape shape_emotion =
    SHAPE("emotion", scenario, emotion, "The change of feeling that we work for.");

static const char *const moments[] = {"respond", "recover", "surprise", NULL};
static const char *const handlers[] = {"person", "self-service", NULL};

static const struct row scenario[] = {
    ROW(scenario, title, TEXT, "The situation in a few words, as agents would say it.",
        "Could not sleep because of noise", .start = "TODO the situation in a few words"),
    ROW(scenario, moment, CHOICE,
        "Whether we respond to a wish, recover from a fault, or surprise somebody.", "recover",
        .choices = moments, .start = "respond"),
    ROW(scenario, channels, WORDS, "The channels on which it comes up; left out, all of them.",
        "[front-desk, phone]"),
    ROW(scenario, roles, REFS, "The roles that meet with it; left out, all of them.",
        "[guest-agent]", .kinds = BIT(KIND_ROLE)),
    ROW(scenario, teams, REFS, "The teams that meet with it; left out, all of them.", "[in-house]",
        .kinds = BIT(KIND_TEAM)),
    ROW(scenario, signals, SIGNALS,
        "What customers say, in their words; between slashes it is a pattern.",
        "[couldn't sleep at all last night, '/nois[ey]|construction/']",
        .start = "[TODO what customers say]"),
    ROW(scenario, not_signals, SIGNALS, "What customers say who mean something else.",
        "['/music request/']"),
    ROW_WITHIN("emotion", "How the customer feels at first and should feel in the end.",
               "{from: exhausted and angry, to: heard and rested}", .shape = &shape_emotion),
    ROW(scenario, principles, REFS, "The principles that lead here.", "[own-the-problem]",
        .kinds = BIT(KIND_PRINCIPLE)),
    ROW(scenario, aims, REFS, "The aims that count here.", "[resolved-first-time]",
        .kinds = BIT(KIND_AIM)),
    ROW(scenario, good_looks_like, TEXT, "How one knows that it went well.",
        "Guest in a quiet room within 20 minutes, apology by name."),
    ROW(scenario, acknowledge, TEXT, "What to say and ask before anything else.",
        "Apologise for the night itself. Ask which nights.",
        .start = "TODO what to say and ask first"),
    ROW_AS(scenario, "offer_in_order", offers, REFS, "The gestures to offer, the first one first.",
           "[stay-credit, late-checkout]", .kinds = BIT(KIND_GESTURE)),
    ROW(scenario, steps, TEXTS, "What to do, step by step.",
        "[Check for a quiet room before you offer money.]"),
    ROW(scenario, avoid, TEXTS, "What not to do or say.", "[Asking for proof of the noise.]"),
    ROW(scenario, escalations, REFS, "The escalations to watch for.", "[someone-hurt]",
        .kinds = BIT(KIND_ESCALATION)),
    ROW(scenario, routes, REFS, "The routes that may help.", "[brand-lane]",
        .kinds = BIT(KIND_ROUTE)),
    ROW(scenario, time_budget, PERIOD, "How long an agent may spend on it.", "20 minutes"),
    ROW(scenario, next_step, TEXT, "What happens next, so that nothing is left open.",
        "Ring the room at 10:00 tomorrow and note the answer.",
        .start = "TODO what happens next and when"),
    ROW(scenario, stories, REFS, "Stories of how it went.", "[the-wedding-guest]",
        .kinds = BIT(KIND_STORY)),
    ROW(scenario, exercises, REFS, "Exercises that train for it.", "[noise-role-play]",
        .kinds = BIT(KIND_EXERCISE)),
    ROW(scenario, crisis, YES_NO, "Whether it is a crisis, in which minutes count.", "yes"),
    ROW(scenario, volume, AT_MOST, "How often it comes up.", "120 per month"),
    ROW(scenario, handled_by, CHOICE, "Who handles it: a person, or self-service.", "person",
        .choices = handlers),
};
const struct shape shape_scenario =
    SHAPE("scenario", scenario, scenario, "A situation that customers bring, and how we meet it.",
          .kind = KIND_SCENARIO);

static const struct row story[] = {
    ROW(story, title, TEXT, "What the story is called.", "The wedding guest"),
    ROW(story, happened, DATE, "When it happened.", "2026-05"),
    ROW(story, team, REF, "The team that it happened in.", "in-house", .kinds = BIT(KIND_TEAM)),
    ROW_AS(story, "as", role, REF, "The role of the person who decided.", "guest-agent",
           .kinds = BIT(KIND_ROLE)),
    ROW(story, gestures, REFS, "The gestures that were given.", "[stay-credit]",
        .kinds = BIT(KIND_GESTURE)),
    ROW(story, situation, TEXT, "What the customer was facing.",
        "Grandmother of the bride next to a hen party.",
        .start = "TODO what the customer was facing"),
    ROW(story, what_we_did, TEXT, "What was decided and done.",
        "Moved her at 2 a.m. and credited the night.", .start = "TODO what was decided and done"),
    ROW(story, cost, MONEY, "What it cost us.", "£35"),
    ROW(story, worth, TEXT, "What came of it.", "The family booked 14 rooms."),
    ROW(story, lesson, TEXT, "What to take from it.", "Move first and ask later.",
        .start = "TODO what to take from it"),
};
const struct shape shape_story =
    SHAPE("story", story, story, "Something that really happened, told without names.",
          .kind = KIND_STORY);

static const char *const exercise_kinds[] = {"role-play", "discussion", "quiz", "drill", NULL};
static const struct row exercise[] = {
    ROW(exercise, title, TEXT, "What the exercise is called.", "The travel blogger"),
    ROW(exercise, kind, CHOICE,
        "What sort of exercise it is: role-play, discussion, quiz or drill.", "role-play",
        .choices = exercise_kinds, .start = "discussion"),
    ROW(exercise, minutes, COUNT, "How many minutes it takes.", "10", .start = "10"),
    ROW(exercise, brief, TEXT, "The situation that everybody is told.",
        "Two hours of sleep and a meeting at nine.",
        .start = "TODO the situation that everybody is told"),
    ROW(exercise, customer_knows, TEXTS, "What only the one who plays the customer knows.",
        "[She is a travel blogger.]"),
    ROW(exercise, trainer_looks_for, TEXTS, "What the trainer watches for.",
        "[names the night, gives a time]"),
    ROW(exercise, ask, TEXT, "A question to the group.", "What may you give without asking?",
        .start = "TODO a question to the group"),
    ROW(exercise, question, TEXT, "The question of a quiz.", "How much may you credit alone?"),
    ROW(exercise, options, TEXTS, "The answers to choose from.", "[£25, £50, £100]"),
    ROW(exercise, answer, TEXT, "The right answer.", "£50"),
    ROW(exercise, because, TEXT, "Why that answer is right.", "The limit is £50 per stay."),
};
const struct shape shape_exercise =
    SHAPE("exercise", exercise, exercise, "Something to practise with.", .kind = KIND_EXERCISE);

static const char *const reasons[] = {"within-limit",  "no-limit",   "over-limit", "over-count",
                                      "below-minimum", "not-when",   "not-yet",    "never",
                                      "guardrail",     "escalation", "beyond",     "no-grant",
                                      "missing-fact",  NULL};

static const struct row example[] = {
    ROW_AS(example, "as", role, REF, "The role that asks.", "guest-agent", .kinds = BIT(KIND_ROLE)),
    ROW(example, give, REF, "The gesture that is asked for.", "stay-credit",
        .kinds = BIT(KIND_GESTURE)),
    ROW(example, amount, WORD, "How much of it.", "£40"),
    ROW(example, on, DATE, "The day of the question; left out, the first day of `effective`.",
        "2026-07-01"),
    ROW(example, facts, FACTS, "What is known.",
        "{our_fault: yes, guest_tier: guest, nights: 2, photo: yes}"),
    ROW(example, given, WORD, "How much was given already, in the limit's scope.", "£10"),
    ROW(example, times_given, WORD, "How often it was given already, in the scope of `at_most`.",
        "1"),
    ROW(example, also_given, REFS, "The gestures that were given in this contact.",
        "[late-checkout]", .kinds = BIT(KIND_GESTURE)),
    ROW(example, expect, WORD,
        "The right answer: allow, needs-approval, deny, escalate or ask; for words a scenario or "
        "nothing.",
        "allow"),
    ROW(example, by, REF, "Who approves.", "duty-manager",
        .kinds = BIT(KIND_ROLE) | BIT(KIND_ROUTE)),
    ROW(example, with, REFS, "Who must consent as well.", "[general-manager]",
        .kinds = BIT(KIND_ROLE)),
    ROW(example, to, REF, "Who takes over.", "safety-team",
        .kinds = BIT(KIND_ROLE) | BIT(KIND_ROUTE)),
    ROW(example, missing, WORDS, "The facts that must still be asked for.", "[our_fault]"),
    ROW(example, limit, WORD, "How much the role may give alone.", "£50"),
    ROW(example, reason, WORD, "The reason that the answer names.", "within-limit",
        .choices = reasons),
    ROW(example, said, TEXT, "What a customer says, to look a scenario up with.",
        "there was a party next door all night"),
    ROW(example, within, COUNT, "How far down the list the scenario may come.", "3"),
    ROW(example, never, REF, "A gesture that is never given so.", "stay-credit",
        .kinds = BIT(KIND_GESTURE)),
    ROW(example, over, WORD, "Above which amount it is never given.", "£100"),
};
const struct shape shape_example =
    SHAPE("example", example, example, "A question with its right answer, which is tested.");
