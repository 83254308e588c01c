// Rules of group 1, leadership: are people sent to ask for what they may decide?
#include "base/reading.h"
#include "decide/authority.h"
#include "lint/lint.h"
#include "lint/wording.h"
#include "prove/witness.h"
#include "yaml/tree.h"

static const struct phrase permission_rows[] = {
#include "lint/permission.def"
};
static const struct wording permission = {.list = PHRASES(permission_rows)};

static const struct phrase condition_rows[] = {
#include "lint/condition.def"
};
static const struct wording condition = {.list = PHRASES(condition_rows)};

struct asking {
    struct lint *lint;
    struct word_finder *permission, *condition;
    struct decider *decider; // NULL: not needed yet
};

// ---- may somebody decide? ----

struct holder {
    int32_t role; // -1: nobody
    struct witness witness;
};

// Somebody on the front line who may give the gesture alone, in some case.
static struct holder holder_of(struct asking *a, const struct gesture *gesture) {
    struct lint *lint = a->lint;
    const struct playbook *playbook = lint->playbook;
    struct date as_of = playbook_first_day(playbook);
    if (!a->decider) a->decider = decider_new(lint->arena, playbook);
    for (size_t i = 0; i < playbook->roles.n; i++) {
        struct request request = {.role = (int32_t)i, .gesture = gesture, .as_of = as_of};
        if (!playbook->roles.items[i].frontline.yes) continue;
        struct witness witness =
            witness_find(lint->arena, lint->scratch, a->decider, &request, VERDICT_ALLOW);
        if (witness.verdict == VERDICT_ALLOW) return (struct holder){(int32_t)i, witness};
    }
    return (struct holder){.role = -1};
}

// ---- what is written ----

static bool has_digit(struct str text) {
    for (size_t i = 0; i < text.len; i++)
        if (is_digit(text.ptr[i])) return true;
    return false;
}

// The words that send somebody to ask, where no condition or amount says when.
static struct str words_in(const struct asking *a, struct str text) {
    struct str none = {0}, words = word_finder_find(a->permission, text);
    bool limited = words.len && (has_digit(text) || word_finder_find(a->condition, text).len);
    return limited ? none : words;
}

static void look_at(struct asking *a, const struct gesture *gesture, const struct text *text) {
    struct lint *lint = a->lint;
    struct str words = text_is_set(*text) ? words_in(a, text->s) : S("");
    struct holder holder = {.role = -1};
    if (words.len) holder = holder_of(a, gesture);
    if (holder.role < 0) return;
    size_t start = (size_t)(words.ptr - text->s.ptr);
    struct finding *finding = finding_add(
        lint->findings, "permission-despite-authority",
        text_part(lint->playbook->sources, text, start, start + words.len),
        "This sends people to ask, though %.*s may give %.*s alone.",
        S_ARG(lint->playbook->roles.items[holder.role].entry.id.s), S_ARG(gesture->entry.id.s));
    finding_help(lint->findings, finding, "Take it out, or say above which amount to ask.");
    finding->witness = holder.witness.command;
    finding->shows = str_of(verdict_name(holder.witness.verdict));
}

static void look_at_gesture(struct asking *a, const struct gesture *gesture) {
    look_at(a, gesture, &gesture->say);
    look_at(a, gesture, &gesture->record);
    for (size_t i = 0; i < gesture->steps.n; i++) look_at(a, gesture, &gesture->steps.items[i]);
}

static void check_permission(struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    if (lint->findings->dropped || find_broken(playbook->sources, lint->findings)) return;
    struct arena_mark mark = arena_mark(lint->scratch);
    struct asking a = {lint, word_finder_new(lint, &permission), word_finder_new(lint, &condition),
                       NULL};
    for (size_t i = 0; a.permission && a.condition && i < playbook->gestures.n; i++)
        if (!playbook->gestures.items[i].entry.hurt)
            look_at_gesture(&a, &playbook->gestures.items[i]);
    arena_reset(lint->scratch, mark);
}

static const struct rule rules[] = {
    {RULE(
         "L106", "permission-despite-authority", INFO, LOW, STRICT,
         "Asking for leave where none is needed",
         "Whoever may decide and is told to ask first has no authority: the customer waits, and the "
         "limit stands on paper.",
         "Take the step out, or say above which amount it is meant.",
         "gestures:\n"
         "  refund:\n"
         "    # ...\n"
         "    steps: [«Ask your supervisor for approval», Refund to the same card.]\n",
         "gestures:\n"
         "  refund:\n"
         "    # ...\n"
         "    steps: [Above your limit ask your supervisor for approval, Refund to the same card.]\n"),
     check_permission},
};

const struct rule_group permission_rules = {"permission", rules, sizeof rules / sizeof *rules};
