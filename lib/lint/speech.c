// Rules of group 3, speech: what agents are told to say, and how they speak of customers.
#include "lint/sayings.h"
#include "lint/scenarios.h"
#include "model/each_text.h"
#include "yaml/tree.h"

// ---- lists ----

static const struct phrase suspicion_rows[] = {
#include "lint/suspicion.def"
};
static const struct wording suspicion = {
    .list = PHRASES(suspicion_rows),
    .unless_denied = true,
    .says = "suspects the customer.",
    .help = "Say what is to be found out, without a judgement: \"Look up when it was sent.\"",
};

static const struct phrase script_rows[] = {
#include "lint/script.def"
};
static const struct wording script = {
    .list = PHRASES(script_rows),
    .unless_denied = true,
    .says = "makes a script of it.",
    .help = "Say what customers should know in the end, and leave the words to the agent.",
};

static const struct phrase machine_rows[] = {
#include "lint/machine.def"
};
static const struct wording machine = {
    .list = PHRASES(machine_rows),
    .unless_denied = true,
    .says = "gives a machine, or somebody else, for an answer.",
    .help = "Say what is possible instead, and by when; if the system is at fault, who mends it.",
};

// ---- what nobody may say ----

#define TOLD_KEYS                                                                             \
    "say,says,say_instead,acknowledge,steps,next_step,first,must,good_looks_like,looks_like," \
    "what_we_did,lesson,answer"
#define SAID_KEYS "say,say_instead"

#define DENIAL UINT32_MAX

// A text that must not be said, and where that stands.
struct banned {
    const struct guardrail *guardrail; // NULL: `avoid` of the voice
    const struct text *text;
};

struct listening {
    struct lint *lint;
    struct sayings sayings;
    LIST(struct banned) banned;
};

static void ban(struct listening *listening, const struct guardrail *guardrail, const texts *list) {
    for (size_t i = 0; i < list->n; i++) {
        sayings_add(&listening->sayings, list->items[i].s, (uint32_t)listening->banned.n);
        *PUSH(listening->lint->scratch, &listening->banned) =
            (struct banned){guardrail, &list->items[i]};
    }
}

// A guardrail for some gestures is about what is said of these.
static bool is_about(const struct playbook *playbook, const struct guardrail *guardrail,
                     const struct text *text) {
    for (size_t i = 0; i < guardrail->gestures.n; i++) {
        int32_t gesture = guardrail->gestures.items[i].index;
        if (gesture < 0) continue;
        struct span at = playbook->gestures.items[gesture].entry.at;
        if (text->at.start >= at.start && text->at.end <= at.end) return true;
    }
    return guardrail->gestures.n == 0;
}

// What the voice avoids, and single words, are meant for what is said aloud: "No" may be told.
static bool is_banned(const struct lint *lint, const struct banned *banned, const struct row *row,
                      const struct text *text) {
    if (has_key(SAID_KEYS, row->key))
        return !banned->guardrail || is_about(lint->playbook, banned->guardrail, text);
    return banned->guardrail && str_find_char(str_trim(banned->text->s), ' ') > 0 &&
           is_about(lint->playbook, banned->guardrail, text);
}

static void report_banned(const struct listening *listening, const struct text *text,
                          const struct said *said) {
    const struct banned *banned = &listening->banned.items[said->id];
    struct lint *lint = listening->lint;
    struct finding *finding = finding_add(
        lint->findings, "never-say-in-say",
        text_part(lint->playbook->sources, text, said->start, said->end), "\"%.*s\" is what %.*s.",
        S_ARG(in_one_line(lint->scratch, str_slice(text->s, said->start, said->end))),
        S_ARG(banned->guardrail ? str_fmt(lint->scratch, "%.*s says nobody should say",
                                          S_ARG(banned->guardrail->entry.id.s))
                                : S("the voice of this playbook avoids")));
    finding_relate(lint->findings, finding, banned->text->at, "it stands here");
    if (banned->guardrail && text_is_set(banned->guardrail->say_instead))
        finding_help(lint->findings, finding, "Say instead: %.*s",
                     S_ARG(banned->guardrail->say_instead.s));
    else
        finding_help(lint->findings, finding, "Say it in other words.");
}

static void listen(void *context, const struct row *row, const struct text *text) {
    const struct listening *listening = context;
    struct lint *lint = listening->lint;
    if (!has_key(TOLD_KEYS, row->key)) return;
    struct arena_mark mark = arena_mark(lint->scratch);
    said_list list = sayings_in(&listening->sayings, lint->scratch, text->s);
    size_t denied = SIZE_MAX; // sentence
    for (size_t i = 0; i < list.n; i++) {
        const struct said *said = &list.items[i];
        if (said->id == DENIAL)
            denied = said->sentence;
        else if (said->sentence != denied &&
                 is_banned(lint, &listening->banned.items[said->id], row, text))
            report_banned(listening, text, said);
    }
    arena_reset(lint->scratch, mark);
}

static void check_banned(struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    struct listening listening = {
        lint, sayings_new(lint->scratch, playbook->header.language.s), {0}};
    for (size_t i = 0; i < playbook->guardrails.n; i++)
        ban(&listening, &playbook->guardrails.items[i], &playbook->guardrails.items[i].never_say);
    ban(&listening, NULL, &playbook->voice.avoid);
    if (!listening.banned.n) return;
    sayings_add_list(&listening.sayings, &wording_denial.list, DENIAL);
    each_text(playbook, listen, &listening);
}

// ---- the rows ----

static const struct rule rules[] = {
    {RULE("L314", "rigid-script", INFO, LOW, STRICT, "A script in place of a guardrail",
          "People hear when they are read to. Guardrails say where the road ends; how to drive is "
          "for the one who sees the customer.",
          "Say what must be true in the end, and what must not be said.",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    steps: [«Read the script» to the customer.]\n",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    steps: [Name the new day in your own words.]\n"),
     .wording = &script},
    {RULE(
         "L317", "suspicious-wording", INFO, LOW, STRICT, "Words that suspect the customer",
         "Us against them begins in the words of the playbook. Most people tell the truth, and the "
         "few who do not cost less than doubting all the others.",
         "Say what is to be looked up, and take the customer's word until it shows otherwise.",
         "scenarios:\n"
         "  late-parcel:\n"
         "    # ...\n"
         "    steps: [Look whether it is late where «the customer claims» so.]\n",
         "scenarios:\n"
         "  late-parcel:\n"
         "    # ...\n"
         "    steps: [Look up where the parcel is.]\n"),
     .wording = &suspicion},
    {RULE("L318", "computer-says-no", INFO, LOW, STRICT,
          "A machine, or nobody, stands for an answer",
          "A customer cannot talk to a system. Somebody decided how it works, and somebody can say "
          "what is possible all the same.",
          "Say what can be done now, and who can do the rest.",
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    say: Sorry, «the system says no».\n",
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    say: I will put it back on your card by Friday.\n"),
     .wording = &machine},
    {RULE(
         "L319", "never-say-in-say", WARNING, MEDIUM, STANDARD,
         "The playbook says what it tells nobody to say",
         "A guardrail forbids these words, and another entry puts them into agents' mouths. Which "
         "of the two holds?",
         "Use the words of `say_instead`, or others.",
         "guardrails:\n"
         "  no-blame: {never_say: [Calm down], say_instead: Here is what I can do., because: Blame costs trust.}\n"
         "scenarios:\n"
         "  late-parcel:\n"
         "    # ...\n"
         "    acknowledge: Ask them to «calm down» first.\n",
         "guardrails:\n"
         "  no-blame: {never_say: [Calm down], say_instead: Here is what I can do., because: Blame costs trust.}\n"
         "scenarios:\n"
         "  late-parcel:\n"
         "    # ...\n"
         "    acknowledge: Say sorry for the wait.\n"),
     check_banned},
};

const struct rule_group speech_rules = {"speech", rules, sizeof rules / sizeof *rules};
