// Rules of group 2, authority: does a gesture say who may give it, when, how, and with which tool?
#include "lint/cases.h"
#include "lint/items.h"

static bool is_given(const struct gesture *gesture) {
    return gesture->authority.n && !gesture->entry.hurt;
}

// ---- who ----

// Somebody of the front line, else the first role there is; -1 where there are no roles.
static int32_t somebody(const struct playbook *playbook) {
    for (size_t i = 0; i < playbook->roles.n; i++)
        if (playbook->roles.items[i].frontline.yes) return (int32_t)i;
    return playbook->roles.n ? 0 : -1;
}

static void say_who(struct cases *cases, const struct gesture *gesture, int32_t role) {
    const struct playbook *playbook = cases->lint->playbook;
    struct findings *findings = cases->lint->findings;
    struct str id = role < 0 ? S("agent") : playbook->roles.items[role].entry.id.s;
    struct finding *finding = finding_add(
        findings, "gesture-without-limit", gesture->entry.id.at,
        "Nobody may give %.*s: it does not say who, and up to what.", S_ARG(gesture->entry.id.s));
    finding_help(findings, finding,
                 "Add `authority: [{%.*s: no limit}]`, or an amount per what in place of \"no "
                 "limit\".",
                 S_ARG(id));
    struct request request = {
        .role = role, .gesture = gesture, .as_of = playbook_first_day(playbook)};
    if (role >= 0) case_show(cases, finding, &request, VERDICT_DENY);
}

static void check_who(struct lint *lint) {
    struct cases cases = cases_open(lint);
    int32_t role = somebody(lint->playbook);
    for (size_t i = 0; i < lint->playbook->gestures.n; i++) {
        const struct gesture *gesture = &lint->playbook->gestures.items[i];
        bool says = gesture->authority.n || !span_is_nowhere(gesture->nobody);
        if (!says && !gesture->entry.hurt) say_who(&cases, gesture, role);
    }
    cases_close(&cases);
}

// ---- how ----

static void check_how(struct lint *lint) {
    for (size_t i = 0; i < lint->playbook->gestures.n; i++) {
        const struct gesture *gesture = &lint->playbook->gestures.items[i];
        bool says = gesture->steps.n || text_is_set(gesture->say) || text_is_set(gesture->record);
        bool plain = gesture->kind.value == GESTURE_APOLOGY;
        if (says || plain || !is_given(gesture)) continue;
        struct finding *finding =
            finding_add(lint->findings, "gesture-without-how", gesture->entry.id.at,
                        "%.*s does not say how it is given.", S_ARG(gesture->entry.id.s));
        finding_help(lint->findings, finding,
                     "Add `steps:`, as in: steps: [Open the order., Name the day it will arrive.]");
    }
}

// ---- with which tool ----

enum { MOST_LOOKS = 1000000 }; // more than that only hostile playbooks need

struct access {
    struct cases cases;
    bool *told; // by tool: that the role at hand cannot use it
    size_t looks;
};

static bool has(const refs *list, int32_t index) {
    for (size_t i = 0; i < list->n; i++)
        if (list->items[i].index == index) return true;
    return false;
}

// The grant that a role holds because it is for it, or for the role that it is the same as.
static const struct grant *held(const struct playbook *playbook, const struct gesture *gesture,
                                int32_t role) {
    const struct ref *same = &playbook->roles.items[role].same_as;
    const struct grant *found = NULL;
    for (size_t i = 0; i < gesture->authority.n; i++) {
        const struct grant *grant = &gesture->authority.items[i];
        if (grant->role.kind != KIND_ROLE || grant->jointly_with.n) continue;
        if (grant->role.index == role) return grant;
        if (same->kind == KIND_ROLE && grant->role.index == same->index && !found) found = grant;
    }
    return found;
}

static void say_access(struct access *a, const struct gesture *gesture, const struct ref *need,
                       int32_t role, const struct grant *grant) {
    struct lint *lint = a->cases.lint;
    const struct tool *tool = &lint->playbook->tools.items[need->index];
    struct str who = lint->playbook->roles.items[role].entry.id.s;
    struct request request = {
        .role = role, .gesture = gesture, .as_of = playbook_first_day(lint->playbook)};
    enum proof proof = case_allowed(&a->cases, &request, grant);
    if (proof == PROOF_NEVER) return;
    a->told[need->index] = true;
    struct finding *finding =
        finding_add(lint->findings, "tool-access-missing", tool->entry.id.at,
                    "%.*s may give %.*s, which needs %.*s, and has no access to it.", S_ARG(who),
                    S_ARG(gesture->entry.id.s), S_ARG(tool->entry.id.s));
    finding_relate(lint->findings, finding, need->id.at, "it is needed here");
    finding_relate(lint->findings, finding, grant->at, "the grant is here");
    finding_help(lint->findings, finding, "Add %.*s to `access`, or take the tool out of `needs`.",
                 S_ARG(who));
    item_offer_in(lint, finding, &tool->access, who, "Give the role access.");
    if (proof == PROOF_POSSIBLE) case_show(&a->cases, finding, &request, VERDICT_ALLOW);
}

static void look_at_needs(struct access *a, const struct gesture *gesture, int32_t role) {
    const struct playbook *playbook = a->cases.lint->playbook;
    const struct grant *grant = gesture->needs.n ? held(playbook, gesture, role) : NULL;
    for (size_t i = 0; grant && i < gesture->needs.n && a->looks < MOST_LOOKS; i++) {
        const struct ref *need = &gesture->needs.items[i];
        if (need->kind != KIND_TOOL || a->told[need->index]) continue;
        const struct tool *tool = &playbook->tools.items[need->index];
        a->looks += 1 + tool->access.n;
        bool closed = tool->access.n && !has(&tool->access, role) && !tool->entry.hurt;
        if (closed) say_access(a, gesture, need, role, grant);
    }
    a->looks += 1 + gesture->authority.n;
}

static void check_access(struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    struct access a = {.cases = cases_open(lint)};
    for (size_t r = 0; r < playbook->roles.n && playbook->tools.n; r++) {
        if (!playbook->roles.items[r].frontline.yes) continue;
        a.told = arena_array(lint->scratch, bool, playbook->tools.n);
        for (size_t i = 0; i < playbook->gestures.n && a.looks < MOST_LOOKS; i++)
            if (is_given(&playbook->gestures.items[i]))
                look_at_needs(&a, &playbook->gestures.items[i], (int32_t)r);
    }
    cases_close(&a.cases);
}

// ---- rows ----

static const struct rule rules[] = {
    {RULE("L201", "gesture-without-limit", WARNING, HIGH, BASIC,
          "A gesture that does not say who may give it, and up to what",
          "What nobody is granted nobody may give: agents see the gesture, and each time the "
          "answer is no.",
          "Add `authority` with a line for each role; where it is really never given, write "
          "`authority: nobody`.",
          "gestures:\n"
          "  «voucher»:\n"
          "    title: A voucher for next time\n"
          "    kind: gift\n"
          "    cost: £5\n"
          "    steps: [Send the code by e-mail.]\n",
          "gestures:\n"
          "  voucher:\n"
          "    title: A voucher for next time\n"
          "    kind: gift\n"
          "    cost: £5\n"
          "    authority: nobody\n"
          "    steps: [Send the code by e-mail.]\n"),
     check_who},
    {RULE("L211", "percent-without-base", ERROR, HIGH, MIN,
          "A percentage that does not say of what",
          "Half of the fare and half of the bill are not the same money.",
          "Say of which fact: 50% of order_value per order.",
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    authority: [{agent: «50% per order»}, {supervisor: no limit}]\n",
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    authority: [{agent: 50% of order_value per order}, {supervisor: no limit}]\n")},
    {RULE("L216", "gesture-without-how", INFO, HIGH, STRICT,
          "A gesture that does not say how it is given",
          "Whoever may do a thing and does not know how to do it asks a colleague, or lets it be.",
          "Add `steps`; for a gesture of words, `say` will do.",
          "gestures:\n"
          "  «refund»:\n"
          "    # ...\n"
          "    steps: -\n",
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    steps: [Refund to the same card., Name the day on which it arrives.]\n"),
     check_how},
    {RULE("L217", "tool-access-missing", WARNING, HIGH, STANDARD,
          "A tool that a role needs and cannot use",
          "The role may give the gesture, and cannot: it must ask somebody who has the tool, with "
          "the customer waiting.",
          "Give the role access to the tool, or say that the gesture does not need it.",
          "tools:\n"
          "  «tills»: {title: Tills, access: [supervisor], if_down: Write it on paper.}\n"
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    needs: [tills]\n",
          "tools:\n"
          "  tills: {title: Tills, access: [supervisor, agent], if_down: Write it on paper.}\n"
          "gestures:\n"
          "  refund:\n"
          "    # ...\n"
          "    needs: [tills]\n"),
     check_access},
};

const struct rule_group gestures_rules = {"gestures", rules, sizeof rules / sizeof *rules};
