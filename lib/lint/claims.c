// Rules of group 3, claims: do the words of customers lead to one scenario, and to its own?
#include "base/reading.h"
#include "lint/items.h"
#include "lint/lint.h"
#include "lint/sayings.h"
#include "lint/scenarios.h"
#include "lookup/lookup.h"

enum {
    LOOK_BACK = 8, // claims of the same words that a claim is compared with
    // Beyond these look-up is not asked: so many signals, and so many times scenarios.
    QUESTIONS_MOST = 1 << 12,
    RANKINGS_MOST = 1 << 18
};

#define NONE UINT32_MAX

// ---- who claims which words ----

// A signal that some scenario has. Claims of the same words are linked from the last one back.
struct claim {
    uint32_t scenario, before;
    const struct text *signal;
};

struct claims {
    struct lint *lint;
    struct tongue tongue;
    struct map last;
    LIST(struct claim) list;
};

static struct claims claims_new(struct lint *lint) {
    struct str language = lint->playbook->header.language.s;
    return (struct claims){.lint = lint,
                           .tongue = tongue_to_split(language.len ? language : S("en")),
                           .last = map_new(lint->scratch)};
}

// As look-up reads it: what it cannot tell apart is equal.
static struct str folded(const struct claims *claims, struct str text) {
    if (signal_pattern(text).ptr) return text;
    return words_folded(claims->lint->scratch, &claims->tongue, text);
}

static void claim(struct claims *claims, uint32_t scenario, const struct text *signal) {
    struct str words = folded(claims, signal->s);
    if (!words.len) return;
    uint32_t *last = map_put(&claims->last, words, NONE);
    *PUSH(claims->lint->scratch, &claims->list) = (struct claim){scenario, *last, signal};
    *last = (uint32_t)claims->list.n - 1;
}

static struct claims claims_of(struct lint *lint) {
    struct claims claims = claims_new(lint);
    for (uint32_t s = 0; s < lint->playbook->scenarios.n; s++) {
        const texts *signals = &lint->playbook->scenarios.items[s].signals;
        for (size_t i = 0; i < signals->n; i++) claim(&claims, s, &signals->items[i]);
    }
    return claims;
}

static const struct scenario *scenario_of(const struct claims *claims, const struct claim *claim) {
    return &claims->lint->playbook->scenarios.items[claim->scenario];
}

// ---- the same signal twice ----

static void report_twice(struct claims *claims, const struct claim *one,
                         const struct claim *other) {
    struct findings *findings = claims->lint->findings;
    struct str id = scenario_of(claims, other)->entry.id.s, words = brief(one->signal->s);
    bool same = one->scenario == other->scenario;
    struct finding *finding =
        same ? finding_add(findings, "signal-claimed-twice", one->signal->at,
                           "\"%.*s\" stands twice among the signals of %.*s.", S_ARG(words),
                           S_ARG(id))
             : finding_add(findings, "signal-claimed-twice", one->signal->at,
                           "\"%.*s\" is a signal of %.*s as well.", S_ARG(words), S_ARG(id));
    finding_relate(findings, finding, other->signal->at, "the other one is here");
    finding_help(findings, finding, "%s",
                 same ? "Take one of the two out."
                      : "Keep it where it belongs, or let both say what tells them apart.");
    if (same) item_offer_out(claims->lint, finding, one->signal->at, "Take the second out.");
}

static bool is_claimed_twice(const struct claims *claims, const struct claim *one,
                             const struct claim *other) {
    return one->scenario == other->scenario ||
           scenarios_meet(scenario_of(claims, one), scenario_of(claims, other));
}

static void check_twice(struct lint *lint) {
    struct claims claims = claims_of(lint);
    for (size_t i = 0; i < claims.list.n; i++) {
        const struct claim *one = &claims.list.items[i];
        uint32_t other = one->before;
        for (int k = 0; k < LOOK_BACK && other != NONE; k++) {
            if (is_claimed_twice(&claims, one, &claims.list.items[other])) {
                report_twice(&claims, one, &claims.list.items[other]);
                break;
            }
            other = claims.list.items[other].before;
        }
    }
}

// ---- the same situation, another offer ----

static bool offer_the_same(const struct scenario *a, const struct scenario *b) {
    if (a->offers.n != b->offers.n) return false;
    for (size_t i = 0; i < a->offers.n; i++)
        if (a->offers.items[i].index != b->offers.items[i].index) return false;
    return true;
}

static struct span offers_at(const struct scenario *scenario) {
    return scenario->offers.n ? scenario->offers.items[0].id.at : scenario->entry.id.at;
}

static void report_differ(struct lint *lint, const struct scenario *one,
                          const struct scenario *other, const char *why) {
    struct str a = one->entry.id.s, b = other->entry.id.s;
    if (one->entry.hurt || other->entry.hurt || offer_the_same(one, other)) return;
    struct finding *finding = finding_add(
        lint->findings, "same-situation-different-offer", offers_at(one),
        "%.*s and %.*s %s, and yet they offer different things.", S_ARG(a), S_ARG(b), why);
    finding_relate(lint->findings, finding, offers_at(other), "what %.*s offers", S_ARG(b));
    finding_help(lint->findings, finding,
                 "Offer the same in both, or say in title and signals how the situations differ.");
}

// How many signals two scenarios share that no contact meets both of.
struct sharing {
    struct claims *claims;
    uint32_t *times; // with each earlier scenario
    uint32_t *with;  // whom `times` counts for
};

// So many that the situations must be the same: half of those that the smaller one has.
static size_t enough(const struct scenario *a, const struct scenario *b) {
    size_t least = a->signals.n < b->signals.n ? a->signals.n : b->signals.n;
    return least < 4 ? 2 : (least + 1) / 2;
}

static void count_shared(struct sharing *sharing, const struct claim *one,
                         const struct claim *other) {
    const struct scenario *a = scenario_of(sharing->claims, one);
    const struct scenario *b = scenario_of(sharing->claims, other);
    if (scenarios_meet(a, b)) return; // each of these signals is reported by itself
    if (sharing->with[other->scenario] != one->scenario) sharing->times[other->scenario] = 0;
    sharing->with[other->scenario] = one->scenario;
    if (++sharing->times[other->scenario] == enough(a, b))
        report_differ(sharing->claims->lint, a, b, "share most of their signals");
}

static void check_shared(struct lint *lint) {
    size_t n = lint->playbook->scenarios.n;
    struct claims claims = claims_of(lint);
    struct sharing sharing = {.claims = &claims,
                              .times = arena_array(lint->scratch, uint32_t, n),
                              .with = arena_array(lint->scratch, uint32_t, n)};
    for (size_t i = 0; i < claims.list.n; i++) {
        const struct claim *one = &claims.list.items[i];
        uint32_t other = one->before;
        for (int k = 0; k < LOOK_BACK && other != NONE; k++) {
            count_shared(&sharing, one, &claims.list.items[other]);
            other = claims.list.items[other].before;
        }
    }
}

static void check_titles(struct lint *lint) {
    struct claims titles = claims_new(lint);
    for (uint32_t s = 0; s < lint->playbook->scenarios.n; s++) {
        const struct scenario *scenario = &lint->playbook->scenarios.items[s];
        if (!text_is_set(scenario->title)) continue;
        uint32_t *first = map_put(&titles.last, folded(&titles, scenario->title.s), s);
        if (*first != s)
            report_differ(lint, scenario, &lint->playbook->scenarios.items[*first],
                          "have the same title");
    }
}

static void check_situations(struct lint *lint) {
    check_titles(lint);
    check_shared(lint);
}

// ---- what look-up finds first ----

struct shadows {
    struct lint *lint;
    const struct lookup *lookup;
    const struct claims *claims;
};

// A scenario that some of its own signals do not find first.
struct shadow {
    const struct scenario *own;
    const struct text *signal;
    const struct scenario *found; // NULL: nothing is
    struct str pattern;           // of `found` that matches; NULL: none
    bool removed;                 // by a not_signal of its own
    size_t times;
};

// Is it also a signal of the other one? Then that is another rule's.
static bool is_shared(const struct shadows *shadows, const struct scenario *other,
                      const struct text *signal) {
    const struct claims *claims = shadows->claims;
    const uint32_t *last = map_get(&claims->last, folded(claims, signal->s));
    uint32_t i = last ? *last : NONE;
    for (int k = 0; k < LOOK_BACK && i != NONE; k++, i = claims->list.items[i].before)
        if (scenario_of(claims, &claims->list.items[i]) == other) return true;
    return false;
}

static bool is_removed(const struct shadows *shadows, struct lookup_query query,
                       const struct scenario *own) {
    query.top = shadows->lint->playbook->scenarios.n;
    struct lookup_answer all = lookup_ask(shadows->lookup, shadows->lint->scratch, &query);
    for (size_t i = 0; i < all.hits.n; i++)
        if (all.hits.items[i].scenario == own) return false;
    return true;
}

static void ask_signal(const struct shadows *shadows, const struct lookup_query *query,
                       const struct text *signal, struct shadow *shadow) {
    struct lookup_answer answer = lookup_ask(shadows->lookup, shadows->lint->scratch, query);
    const struct lookup_hit *first = answer.hits.n ? &answer.hits.items[0] : NULL;
    if (first && first->scenario == shadow->own) return;
    if (first && is_shared(shadows, first->scenario, signal)) return;
    if (shadow->times++) return;
    shadow->signal = signal;
    shadow->found = first ? first->scenario : NULL;
    shadow->pattern = first && first->by_pattern ? first->signal : (struct str){0};
    shadow->removed = is_removed(shadows, *query, shadow->own);
}

static struct span pattern_at(const struct shadow *shadow) {
    const texts *signals = &shadow->found->signals;
    for (size_t i = 0; i < signals->n; i++)
        if (str_eq(signals->items[i].s, shadow->pattern)) return signals->items[i].at;
    return shadow->found->entry.id.at;
}

static void explain_pattern(struct lint *lint, const struct shadow *shadow,
                            struct finding *finding) {
    finding_relate(lint->findings, finding, pattern_at(shadow), "this pattern matches it");
    finding_help(lint->findings, finding,
                 "Narrow that pattern, or give %.*s a pattern for it and %.*s a not_signal.",
                 S_ARG(shadow->own->entry.id.s), S_ARG(shadow->found->entry.id.s));
}

static void explain_words(struct lint *lint, const struct shadow *shadow, struct finding *finding) {
    const struct text *other = &shadow->found->entry.id;
    finding_relate(lint->findings, finding, other->at, "%.*s is here", S_ARG(other->s));
    finding_help(lint->findings, finding, "Give %.*s more signals that only it has.",
                 S_ARG(shadow->own->entry.id.s));
}

static void report_shadow(struct lint *lint, const struct shadow *shadow) {
    struct str words = brief(shadow->signal->s), more = S("");
    if (shadow->times > 1)
        more = str_fmt(lint->arena, "; so it goes with %zu of its signals", shadow->times);
    if (shadow->removed) {
        struct finding *finding =
            finding_add(lint->findings, "shadowed-scenario", shadow->signal->at,
                        "\"%.*s\" is kept out by the scenario's own not_signals%.*s.", S_ARG(words),
                        S_ARG(more));
        finding_help(lint->findings, finding, "Narrow the not_signals, or take the signal out.");
        return;
    }
    struct finding *finding = finding_add(lint->findings, "shadowed-scenario", shadow->signal->at,
                                          "\"%.*s\" finds %.*s first%.*s.", S_ARG(words),
                                          S_ARG(shadow->found->entry.id.s), S_ARG(more));
    (shadow->pattern.ptr ? explain_pattern : explain_words)(lint, shadow, finding);
}

// Asked by somebody who meets with the scenario.
static void check_shadow(const struct shadows *shadows, const struct scenario *own) {
    struct shadow shadow = {.own = own};
    struct lookup_query query = {.role = own->roles.n ? own->roles.items[0].index : -1,
                                 .channel = own->channels.n ? own->channels.items[0].s : S(""),
                                 .top = 1};
    if (own->entry.hurt || !scenario_is_for(shadows->lint->playbook, own, &query)) return;
    for (size_t i = 0; i < own->signals.n; i++) {
        if (signal_pattern(own->signals.items[i].s).ptr) continue;
        struct arena_mark mark = arena_mark(shadows->lint->scratch);
        query.words = own->signals.items[i].s;
        ask_signal(shadows, &query, &own->signals.items[i], &shadow);
        arena_reset(shadows->lint->scratch, mark);
    }
    if (shadow.times) report_shadow(shadows->lint, &shadow);
}

// A pattern that gives up takes its time with each question, and is to be mended first.
static bool is_worth_asking(const struct lint *lint, size_t questions) {
    for (size_t i = 0; i < lint->findings->list.n; i++)
        if (!strcmp(lint->findings->list.items[i].rule, "slow-pattern")) return false;
    return questions && questions <= QUESTIONS_MOST &&
           lint->playbook->scenarios.n <= RANKINGS_MOST / questions;
}

static void check_shadows(struct lint *lint) {
    struct claims claims = claims_of(lint);
    if (!is_worth_asking(lint, claims.list.n)) return;
    struct shadows shadows = {lint, lint_lookup(lint), &claims};
    for (size_t i = 0; i < lint->playbook->scenarios.n; i++)
        check_shadow(&shadows, &lint->playbook->scenarios.items[i]);
}

// ---- the rows ----

static const struct rule rules[] = {
    {RULE("L307", "signal-claimed-twice", WARNING, HIGH, STANDARD,
          "A signal that stands in two scenarios",
          "Whoever says these words gets one card or the other, and nobody chose which.",
          "Keep it in the scenario that it belongs to.",
          "scenarios:\n"
          "  present:\n"
          "    # ...\n"
          "    signals:\n"
          "      - «Where is my order?»\n"
          "      - could you wrap it up as a gift\n"
          "      - the wedding is on Saturday\n"
          "      - we are giving it to a friend who has moved house\n"
          "      - please put a card in with it\n",
          "scenarios:\n"
          "  present:\n"
          "    # ...\n"
          "    signals:\n"
          "      - will the present be there by Friday\n"
          "      - could you wrap it up as a gift\n"
          "      - the wedding is on Saturday\n"
          "      - we are giving it to a friend who has moved house\n"
          "      - please put a card in with it\n"),
     check_twice},
    {RULE("L308", "same-situation-different-offer", INFO, MEDIUM, STRICT,
          "Two scenarios for one situation that offer different things",
          "Customers compare. What one of them is given on the phone and another one is refused in "
          "the chat looks like chance, or like favour.",
          "Offer the same in both; or say how the situations differ.",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    title: The parcel is late\n"
          "    offer_in_order: -\n"
          "  present:\n"
          "    # ...\n"
          "    title: The parcel is late!\n"
          "    offer_in_order: [«refund»]\n",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    title: The parcel is late\n"
          "    offer_in_order: [refund]\n"
          "  present:\n"
          "    # ...\n"
          "    title: The parcel is late!\n"
          "    offer_in_order: [refund]\n"),
     check_situations},
    {RULE("L309", "shadowed-scenario", WARNING, HIGH, STANDARD,
          "A scenario whose own signals find another one",
          "Look-up was asked each signal, and answered with another scenario: mostly a pattern "
          "there catches more than it was written for.",
          "Narrow the pattern that the finding shows, or let signals and not_signals tell the two "
          "apart.",
          "scenarios:\n"
          "  present:\n"
          "    # ...\n"
          "    signals:\n"
          "      - «can the parcel be wrapped as a present»\n"
          "      - could you wrap it up as a gift\n"
          "      - the wedding is on Saturday\n"
          "      - we are giving it to a friend who has moved house\n"
          "      - please put a card in with it\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    signals:\n"
          "      - /parcel/\n"
          "      - where is my order\n"
          "      - it should have been here on Monday\n"
          "      - the tracking has not moved for a week\n"
          "      - I am still waiting for my delivery\n",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    signals:\n"
          "      - /parcel.* late/\n"
          "      - where is my order\n"
          "      - it should have been here on Monday\n"
          "      - the tracking has not moved for a week\n"
          "      - I am still waiting for my delivery\n"),
     check_shadows},
};

const struct rule_group claims_rules = {"claims", rules, sizeof rules / sizeof *rules};
