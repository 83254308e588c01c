// Rules of group 3, principles: does somebody act by them where no rule fits?
#include "base/reading.h"
#include "lint/sayings.h"
#include "lint/scenarios.h"
#include "model/language.h"

static const struct phrase slogans_rows[] = {
#include "lint/slogan.def"
};
static const struct phrases slogans = PHRASES(slogans_rows);

// ---- scenarios without principles ----

static void check_unprincipled_of(struct lint *lint, const struct scenario *scenario) {
    struct str id = scenario->entry.id.s;
    if (scenario->principles.n || !lint->playbook->principles.n) return;
    struct finding *finding =
        finding_add(lint->findings, "unprincipled-scenario", scenario->entry.id.at,
                    "%.*s names no principle to go by where its steps do not fit.", S_ARG(id));
    finding_help(lint->findings, finding, "Add those that lead here, as in: principles: [%.*s]",
                 S_ARG(lint->playbook->principles.items[0].entry.id.s));
}

static void check_unprincipled(struct lint *lint) {
    each_scenario(lint, check_unprincipled_of);
}

// ---- principles without scenarios ----

// Which of them some scenario names; NULL where none does, or where that cannot be told.
static bool *principles_used(struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    bool *used = arena_array(lint->scratch, bool, playbook->principles.n), any = false;
    if (!scenarios_are_whole(playbook)) return NULL;
    for (size_t s = 0; s < playbook->scenarios.n; s++) {
        const refs *list = &playbook->scenarios.items[s].principles;
        for (size_t i = 0; i < list->n; i++)
            if (list->items[i].index >= 0) any = used[list->items[i].index] = true;
    }
    return any ? used : NULL;
}

static void check_unused(struct lint *lint) {
    const bool *used = principles_used(lint);
    for (size_t i = 0; used && i < lint->playbook->principles.n; i++) {
        struct text id = lint->playbook->principles.items[i].entry.id;
        if (used[i]) continue;
        struct finding *finding = finding_add(lint->findings, "unused-principle", id.at,
                                              "No scenario names %.*s.", S_ARG(id.s));
        finding_help(lint->findings, finding,
                     "Name it under `principles` of the scenarios that it leads, or take it out.");
    }
}

// ---- principles that are slogans ----

static size_t count_words(struct str text) {
    struct str word;
    size_t n = 0;
    while (str_word(&text, &word)) n++;
    return n;
}

static void check_slogan(struct lint *lint, const struct sayings *list,
                         const struct principle *principle) {
    struct text says = principle->says;
    if (!text_is_set(says) || principle->looks_like.n || principle->entry.hurt) return;
    // Words that no blanks part cannot be counted.
    bool sentence =
        !list->tongue.code[0] || count_words(says.s) >= lint->options->thresholds.slogan_words;
    if (sentence && !sayings_in(list, lint->scratch, says.s).n) return;
    const struct row *row = shape_row(language_shape(KIND_PRINCIPLE), S("looks_like"));
    struct finding *finding =
        finding_add(lint->findings, "slogan-principle", says.at,
                    "\"%.*s\" does not say what one sees somebody do.", S_ARG(brief(says.s)));
    finding_help(lint->findings, finding, "Add `looks_like` to %.*s, as in: looks_like: %s",
                 S_ARG(principle->entry.id.s), row->example);
}

static void check_slogans(struct lint *lint) {
    struct sayings list = sayings_new(lint->scratch, lint->playbook->header.language.s);
    sayings_add_list(&list, &slogans, 0);
    for (size_t i = 0; i < lint->playbook->principles.n; i++) {
        struct arena_mark mark = arena_mark(lint->scratch);
        check_slogan(lint, &list, &lint->playbook->principles.items[i]);
        arena_reset(lint->scratch, mark);
    }
}

// ---- the rows ----

static const struct rule rules[] = {
    {RULE("L311", "unprincipled-scenario", INFO, MEDIUM, STRICT,
          "A scenario without a principle to go by",
          "Steps foresee what happened last time. Where they do not fit, an agent goes by a "
          "principle, or reads out a script.",
          "Name the principles that lead here.",
          "scenarios:\n"
          "  «late-parcel»:\n"
          "    # ...\n"
          "    principles: -\n",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    principles: [own-the-problem]\n"),
     check_unprincipled},
    {RULE("L312", "slogan-principle", INFO, LOW, STRICT, "A principle that is a slogan",
          "Everybody agrees with a slogan, and nobody does anything else for it. A principle says "
          "what one can see or hear somebody do.",
          "Say it as something that somebody does, or add examples under `looks_like`.",
          "principles:\n"
          "  own-the-problem: «Put the customer first in everything we do.»\n",
          "principles:\n"
          "  own-the-problem:\n"
          "    says: Put the customer first in everything we do.\n"
          "    looks_like: [Gives the customer a name and a time before the talk ends.]\n"),
     check_slogans},
    {RULE(
         "L313", "unused-principle", INFO, MEDIUM, STRICT, "A principle that no scenario names",
         "What is used nowhere is learnt by nobody. Either it leads somewhere, or it is wallpaper.",
         "Name it in the scenarios that it leads, or take it out.",
         "principles:\n"
         "  «heart-first»: Answer the feeling before you ask for the facts.\n",
         "principles:\n"
         "  heart-first: Answer the feeling before you ask for the facts.\n"
         "scenarios:\n"
         "  late-parcel:\n"
         "    # ...\n"
         "    principles: [own-the-problem, heart-first]\n"),
     check_unused},
};

const struct rule_group principles_rules = {"principles", rules, sizeof rules / sizeof *rules};
