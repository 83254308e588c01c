// Rules of group 3, empathy: is the customer heard before the work begins?
#include "base/reading.h"
#include "lint/sayings.h"
#include "lint/scenarios.h"
#include "model/language.h"
#include "yaml/tree.h"

static const struct phrase empathy_rows[] = {
#include "lint/empathy.def"
};
static const struct phrases empathy = PHRASES(empathy_rows);

static const struct phrase paperwork_rows[] = {
#include "lint/paperwork.def"
};
static const struct phrases paperwork = PHRASES(paperwork_rows);

enum { EMPATHY, PAPERWORK };

// The first saying of a text that stands for `id`; NULL where none does.
static const struct said *first_said(const said_list *list, uint32_t id) {
    for (size_t i = 0; i < list->n; i++)
        if (list->items[i].id == id) return &list->items[i];
    return NULL;
}

struct hearing {
    struct lint *lint;
    struct sayings sayings;
    bool knows; // there are kind words in the playbook's language
};

static struct hearing hearing_of(struct lint *lint) {
    struct hearing hearing = {lint, sayings_new(lint->scratch, lint->playbook->header.language.s),
                              false};
    hearing.knows = sayings_add_list(&hearing.sayings, &empathy, EMPATHY);
    sayings_add_list(&hearing.sayings, &paperwork, PAPERWORK);
    return hearing;
}

// The first step with a word for how the customer feels; as many as there are where none has one.
static size_t step_of_empathy(const struct hearing *hearing, const struct scenario *scenario) {
    for (size_t i = 0; i < scenario->steps.n; i++) {
        struct arena_mark mark = arena_mark(hearing->lint->scratch);
        said_list list =
            sayings_in(&hearing->sayings, hearing->lint->scratch, scenario->steps.items[i].s);
        bool said = first_said(&list, EMPATHY) != NULL;
        arena_reset(hearing->lint->scratch, mark);
        if (said) return i;
    }
    return scenario->steps.n;
}

// A plain wish need not be met with sympathy; a fault, a danger or a feeling that is named must.
static bool is_felt(const struct scenario *scenario) {
    uint8_t moment = scenario->moment.value;
    bool wish = moment == MOMENT_RESPOND || moment == MOMENT_SURPRISE;
    return is_by_a_person(scenario) &&
           (!wish || scenario->crisis.yes || text_is_set(scenario->emotion_from));
}

// ---- none at all ----

static void report_none(struct lint *lint, const struct scenario *scenario) {
    struct text id = scenario->entry.id;
    const struct row *row = shape_row(language_shape(KIND_SCENARIO), S("acknowledge"));
    struct finding *finding =
        finding_add(lint->findings, "no-empathy-step", id.at,
                    "%.*s has no word for how the customer feels.", S_ARG(id.s));
    finding_help(lint->findings, finding, "Add `acknowledge` to it, as in: acknowledge: %s",
                 row->example);
}

static void check_none(struct lint *lint) {
    struct hearing hearing = hearing_of(lint);
    for (size_t i = 0; hearing.knows && i < lint->playbook->scenarios.n; i++) {
        const struct scenario *scenario = &lint->playbook->scenarios.items[i];
        if (scenario->entry.hurt || text_is_set(scenario->acknowledge) || !is_felt(scenario))
            continue;
        if (step_of_empathy(&hearing, scenario) == scenario->steps.n) report_none(lint, scenario);
    }
}

// ---- too late ----

static void check_steps(const struct hearing *hearing, const struct scenario *scenario) {
    struct lint *lint = hearing->lint;
    size_t step = step_of_empathy(hearing, scenario);
    if (step == 0 || step == scenario->steps.n) return;
    struct finding *finding =
        finding_add(lint->findings, "empathy-too-late", scenario->steps.items[step].at,
                    "The first kind word comes in step %zu, after \"%.*s\"", step + 1,
                    S_ARG(brief(scenario->steps.items[0].s)));
    finding_help(lint->findings, finding, "Put it into `acknowledge`, which comes first.");
}

static void check_acknowledge(const struct hearing *hearing, const struct text *text) {
    struct lint *lint = hearing->lint;
    said_list list = sayings_in(&hearing->sayings, lint->scratch, text->s);
    const struct said *kind = first_said(&list, EMPATHY), *asked = first_said(&list, PAPERWORK);
    if (!kind || !asked || asked->sentence >= kind->sentence) return;
    struct span at = text_part(lint->playbook->sources, text, asked->start, asked->end);
    struct finding *finding = finding_add(
        lint->findings, "empathy-too-late", at, "It asks for \"%.*s\" before the first kind word.",
        S_ARG(in_one_line(lint->scratch, str_slice(text->s, asked->start, asked->end))));
    finding_help(lint->findings, finding, "Begin with the kind word, and ask after it.");
}

static void check_late(struct lint *lint) {
    struct hearing hearing = hearing_of(lint);
    for (size_t i = 0; i < lint->playbook->scenarios.n; i++) {
        const struct scenario *scenario = &lint->playbook->scenarios.items[i];
        if (scenario->entry.hurt || !is_by_a_person(scenario)) continue;
        struct arena_mark mark = arena_mark(lint->scratch);
        if (text_is_set(scenario->acknowledge))
            check_acknowledge(&hearing, &scenario->acknowledge);
        else
            check_steps(&hearing, scenario);
        arena_reset(lint->scratch, mark);
    }
}

// ---- the rows ----

static const struct rule rules[] = {
    {RULE("L302", "no-empathy-step", WARNING, MEDIUM, STANDARD,
          "A scenario without a word for how the customer feels",
          "Nobody can hear an offer while they feel unheard. Where something went wrong, the first "
          "sentence is about the customer, and only the second one about the case.",
          "Add `acknowledge`: what to say and ask before anything else.",
          "scenarios:\n"
          "  «late-parcel»:\n"
          "    # ...\n"
          "    moment: recover\n"
          "    acknowledge: -\n",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    moment: recover\n"
          "    acknowledge: Say sorry for the wait. Ask what it was for.\n"),
     check_none},
    {RULE("L303", "empathy-too-late", INFO, LOW, STRICT, "The kind word comes after the paperwork",
          "A customer who is asked for a number first is a case. One who is heard first tells the "
          "rest in half the time.",
          "Let `acknowledge` begin with the customer, and ask for what you need after that.",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    acknowledge: Ask for the «order number». Say sorry for the wait.\n",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    acknowledge: Say sorry for the wait. Ask for the order number.\n"),
     check_late},
};

const struct rule_group empathy_rules = {"empathy", rules, sizeof rules / sizeof *rules};
