// Sums of money that a text lets agents give, held against what they may.
#include "lint/prose.h"

#include "decide/authority.h"
#include "lint/wording.h"
#include "prove/never.h"
#include "yaml/tree.h"

static const struct phrase up_to_rows[] = {
#include "lint/up_to.def"
};
static const struct phrase giving_rows[] = {
#include "lint/giving.def"
};
static const struct phrase beyond_rows[] = {
#include "lint/beyond.def"
};
static const struct wording up_to = {.list = PHRASES(up_to_rows)};
static const struct wording giving = {.list = PHRASES(giving_rows)};
static const struct wording beyond = {.list = PHRASES(beyond_rows)};

// What all texts may take together, in steps.
enum { MOST_STEPS = 5000000 };

struct sums {
    struct lint *lint;
    struct decider *decider;
    struct date as_of;
    struct word_finder *up_to, *giving, *beyond;
    LIST(int32_t) frontline;
};

// ---- sums in a text ----

struct sum {
    struct str at;
    int64_t minor;
};

static size_t number_end(struct str text, size_t at) {
    while (at < text.len && is_digit(text.ptr[at])) {
        at++;
        bool goes_on =
            at + 1 < text.len && strchr(".,", text.ptr[at]) && is_digit(text.ptr[at + 1]);
        if (goes_on) at++;
    }
    return at;
}

static bool is_edge(char c) {
    return strchr(" \t\r\n()[]\"'/;:", c) != NULL;
}

// A word that is longer than this names no currency.
enum { WORD_MOST = 24 };

static size_t word_start(struct str text, size_t end) {
    size_t at = end;
    while (at > 0 && end - at < WORD_MOST && !is_edge(text.ptr[at - 1])) at--;
    return at;
}

static size_t word_end(struct str text, size_t start) {
    size_t at = start;
    while (at < text.len && at - start < WORD_MOST && !is_edge(text.ptr[at])) at++;
    while (at > start && strchr(".,!?-", text.ptr[at - 1])) at--;
    return at;
}

static bool names_money(struct str word, const struct currency *currency) {
    return word.len && money_names(word, currency);
}

// The number with the mark or the name of the currency that stands at it, as in £50, 50 USD,
// USD 50.
static struct str with_currency(struct str text, size_t start, size_t end,
                                const struct currency *currency) {
    size_t first = word_start(text, start), last = word_end(text, end);
    if (first == start && start > 1 && text.ptr[start - 1] == ' ') {
        size_t before = word_start(text, start - 1);
        if (names_money(str_slice(text, before, start - 1), currency)) first = before;
    }
    if (last <= end && end < text.len && text.ptr[end] == ' ') {
        size_t behind = word_end(text, end + 1);
        if (behind > end && names_money(str_slice(text, end + 1, behind), currency)) last = behind;
    }
    return str_slice(text, first, last < end ? end : last);
}

// The next sum from `from` on; a number without a currency is none.
static bool next_sum(struct lint *lint, struct str text, size_t *from, struct sum *out) {
    const struct currency *currency = lint->playbook->header.currency;
    struct str error, better;
    for (size_t at = *from; at < text.len; at++) {
        if (!is_digit(text.ptr[at])) continue;
        size_t start = at;
        *from = at = number_end(text, at);
        out->at = with_currency(text, start, at, currency);
        bool has_currency = out->at.len > at - start;
        if (has_currency &&
            money_read(lint->scratch, out->at, currency, &out->minor, &error, &better))
            return true;
    }
    return false;
}

// Of a sentence, so much before a sum is looked at.
enum { BEFORE_MOST = 200 };

// From the beginning of the sentence up to the sum, in whole words.
static struct str words_before(struct str text, struct str sum) {
    size_t end = (size_t)(sum.ptr - text.ptr), start = end;
    while (start > 0 && end - start < BEFORE_MOST && !strchr(".!?;\n", text.ptr[start - 1]))
        start--;
    if (end - start == BEFORE_MOST)
        while (start < end && text.ptr[start] != ' ') start++;
    return str_slice(text, start, end);
}

// ---- what gestures come to ----

static bool tests_sum(const struct condition *condition, int64_t minor) {
    if (!condition) return false;
    for (size_t i = 0; i < condition->test.values.n; i++) {
        const struct value *value = &condition->test.values.items[i];
        if (value->type == FACT_MONEY && value->amount == minor) return true;
    }
    for (size_t i = 0; i < condition->parts.n; i++)
        if (tests_sum(&condition->parts.items[i], minor)) return true;
    return false;
}

static bool clauses_test_sum(const clauses *list, int64_t minor) {
    for (size_t i = 0; i < list->n; i++)
        if (tests_sum(list->items[i].when, minor)) return true;
    return false;
}

static bool is_amount(const struct amount *amount, int64_t minor) {
    return amount->set && amount->value == minor;
}

// Is the sum written in the rules of the gesture itself?
static bool is_written(const struct gesture *gesture, int64_t minor) {
    for (size_t i = 0; i < gesture->authority.n; i++) {
        const struct grant *grant = &gesture->authority.items[i];
        const struct limit *limit = &grant->limit.limit;
        if (limit->kind == LIMIT_MONEY && limit->amount == minor) return true;
        if (tests_sum(grant->when, minor)) return true;
    }
    return is_amount(&gesture->cost, minor) || is_amount(&gesture->at_least, minor) ||
           clauses_test_sum(&gesture->only_when, minor) ||
           clauses_test_sum(&gesture->never_when, minor);
}

// The largest of the sums that a role holds; NULL where it holds none.
static const struct grant *largest(const struct sums *sums, const struct gesture *gesture,
                                   int32_t role) {
    held_grants held =
        grants_held(sums->lint->scratch, sums->lint->playbook, role, gesture, sums->as_of);
    const struct grant *best = NULL;
    for (size_t i = 0; i < held.n; i++) {
        const struct limit *limit = &held.items[i]->limit.limit;
        if (limit->kind == LIMIT_MONEY && (!best || limit->amount > best->limit.limit.amount))
            best = held.items[i];
    }
    return best;
}

// Whose texts they are: those who may give some of these gestures.
struct readers {
    const int32_t *roles;
    size_t n;
};

struct contradiction {
    struct request request;
    const struct grant *grant; // the most that the role may give; NULL: there is none
};

// May one of the roles ever give so much? Else `out` holds who may give the most.
static bool may_give(struct sums *sums, struct readers readers, const struct gesture *gesture,
                     int64_t minor, struct contradiction *out) {
    struct request request = {
        .gesture = gesture, .has_amount = true, .amount = minor, .as_of = sums->as_of};
    for (size_t i = 0; i < readers.n; i++) {
        request.role = readers.roles[i];
        const struct grant *grant = largest(sums, gesture, request.role);
        if (!grant || (out->grant && grant->limit.limit.amount <= out->grant->limit.limit.amount))
            continue;
        if (!is_never(sums->decider, sums->lint->scratch, &request)) return true;
        *out = (struct contradiction){request, grant};
    }
    return false;
}

static bool can_be_held(const struct sums *sums, const struct gesture *gesture) {
    return !gesture->entry.hurt && !gesture->unit.s.len && gesture->authority.n &&
           decider_steps(sums->decider) < MOST_STEPS;
}

static void report(struct sums *sums, const struct text *text, const struct sum *sum,
                   const struct contradiction *found) {
    struct lint *lint = sums->lint;
    const struct playbook *playbook = lint->playbook;
    const struct limit *limit = &found->grant->limit.limit;
    size_t start = (size_t)(sum->at.ptr - text->s.ptr);
    struct span at = text_part(playbook->sources, text, start, start + sum->at.len);
    struct str most = money_show(lint->arena, limit->amount, playbook->header.currency);
    struct finding *finding =
        finding_add(lint->findings, "prose-contradicts-limit", at,
                    "%.*s may never give %.*s of %.*s: the limit is %.*s.",
                    S_ARG(playbook->roles.items[found->request.role].entry.id.s), S_ARG(sum->at),
                    S_ARG(found->request.gesture->entry.id.s), S_ARG(most));
    finding_relate(lint->findings, finding, found->grant->limit.text.at, "the limit is here");
    finding_help(lint->findings, finding,
                 "Write the limit here, or raise it: people do what the text says.");
    finding_fix(lint->findings, finding, false,
                str_fmt(lint->arena, "Write %.*s.", S_ARG(most)).ptr, at, most);
    struct never_case shown =
        never_shown(sums->decider, lint->arena, lint->scratch, &found->request);
    finding->witness = shown.witness;
    if (shown.witness.len) finding->shows = str_of(verdict_name(shown.verdict));
}

// ---- texts ----

// A text and the gestures that it may be about.
struct passage {
    const struct text *text;
    bool own;            // a gesture's own
    struct str question; // that it answers; empty: it stands for itself
    const refs *gestures;
    struct readers readers;
};

// The contradiction holds where none of the gestures allows the sum.
static bool contradicts(struct sums *sums, const struct passage *passage, int64_t minor,
                        struct contradiction *out) {
    for (size_t i = 0; i < passage->gestures->n; i++) {
        int32_t at = passage->gestures->items[i].index;
        if (at < 0) return false;
        const struct gesture *gesture = &sums->lint->playbook->gestures.items[at];
        if (!can_be_held(sums, gesture)) continue;
        if (is_written(gesture, minor) || may_give(sums, passage->readers, gesture, minor, out))
            return false;
    }
    return out->grant != NULL;
}

// Does the sentence say that so much is given?
static bool is_given(struct sums *sums, const struct passage *passage, struct str sum) {
    struct str before = words_before(passage->text->s, sum);
    if (word_finder_find(sums->up_to, before).len) return true;
    if (word_finder_find(sums->beyond, before).len) return false;
    return passage->own || word_finder_find(sums->giving, before).len ||
           word_finder_find(sums->giving, passage->question).len;
}

// Proofs take room, which is given back after each.
static void hold(struct sums *sums, const struct passage *passage, const struct sum *sum) {
    const struct playbook *playbook = sums->lint->playbook;
    struct arena_mark start = arena_mark(sums->lint->scratch);
    struct contradiction found = {0};
    if (contradicts(sums, passage, sum->minor, &found)) report(sums, passage->text, sum, &found);
    for (size_t i = 0; i < passage->gestures->n; i++) {
        int32_t at = passage->gestures->items[i].index;
        if (at >= 0) decider_forget(sums->decider, &playbook->gestures.items[at]);
    }
    arena_reset(sums->lint->scratch, start);
}

static void look_at(struct sums *sums, const struct passage *passage) {
    struct sum sum;
    size_t from = 0;
    if (!text_is_set(*passage->text)) return;
    while (next_sum(sums->lint, passage->text->s, &from, &sum))
        if (is_given(sums, passage, sum.at)) hold(sums, passage, &sum);
}

static void look_at_all(struct sums *sums, struct passage passage, const texts *list) {
    for (size_t i = 0; i < list->n; i++) {
        passage.text = &list->items[i];
        look_at(sums, &passage);
    }
}

#define TEXTS(...) ((const struct text *const[]){__VA_ARGS__, NULL})

static void look_at_each(struct sums *sums, struct passage passage,
                         const struct text *const *list) {
    for (; *list; list++) {
        passage.text = *list;
        look_at(sums, &passage);
    }
}

static struct readers frontline(const struct sums *sums) {
    return (struct readers){sums->frontline.items, sums->frontline.n};
}

static void look_at_gesture(struct sums *sums, const struct gesture *gesture, int32_t index) {
    struct ref own = {.id = gesture->entry.id, .index = index, .kind = KIND_GESTURE};
    refs gestures = {.items = &own, .n = 1};
    struct passage passage = {.own = true, .gestures = &gestures, .readers = frontline(sums)};
    look_at_each(sums, passage, TEXTS(&gesture->title, &gesture->say, &gesture->record));
    look_at_all(sums, passage, &gesture->steps);
}

static void look_at_exercise(struct sums *sums, const struct exercise *exercise,
                             struct passage passage) {
    look_at_each(sums, passage, TEXTS(&exercise->ask, &exercise->question, &exercise->because));
    look_at_all(sums, passage, &exercise->trainer_looks_for);
    passage.question = exercise->question.s;
    look_at_each(sums, passage, TEXTS(&exercise->answer));
}

// An exercise is looked at with the first scenario that names it.
static void look_at_scenario(struct sums *sums, const struct scenario *scenario, bool *seen) {
    struct passage passage = {.gestures = &scenario->offers, .readers = frontline(sums)};
    look_at_each(sums, passage,
                 TEXTS(&scenario->acknowledge, &scenario->good_looks_like, &scenario->next_step));
    look_at_all(sums, passage, &scenario->steps);
    for (size_t i = 0; i < scenario->exercises.n; i++) {
        int32_t at = scenario->exercises.items[i].index;
        if (at < 0 || seen[at]) continue;
        seen[at] = true;
        look_at_exercise(sums, &sums->lint->playbook->exercises.items[at], passage);
    }
}

// What it cost is story-breaks-limits.
static void look_at_story(struct sums *sums, const struct story *story) {
    int32_t role = story->role.index;
    struct passage passage = {.gestures = &story->gestures, .readers = {&role, 1}};
    if (story->role.kind != KIND_ROLE || role < 0 || story->cost.set) return;
    look_at_each(sums, passage, TEXTS(&story->what_we_did, &story->lesson));
}

static void find_frontline(struct sums *sums) {
    const struct playbook *playbook = sums->lint->playbook;
    for (size_t i = 0; i < playbook->roles.n; i++)
        if (playbook->roles.items[i].frontline.yes)
            *PUSH(sums->lint->scratch, &sums->frontline) = (int32_t)i;
}

static void look_everywhere(struct sums *sums) {
    const struct playbook *playbook = sums->lint->playbook;
    bool *seen = arena_array(sums->lint->scratch, bool, playbook->exercises.n);
    for (size_t i = 0; i < playbook->gestures.n; i++)
        look_at_gesture(sums, &playbook->gestures.items[i], (int32_t)i);
    for (size_t i = 0; i < playbook->scenarios.n; i++)
        look_at_scenario(sums, &playbook->scenarios.items[i], seen);
    for (size_t i = 0; i < playbook->stories.n; i++)
        look_at_story(sums, &playbook->stories.items[i]);
}

void check_amounts(struct lint *lint) {
    struct arena_mark start = arena_mark(lint->scratch);
    struct sums sums = {.lint = lint, .as_of = lint->options->as_of};
    if (lint->findings->dropped || find_broken(lint->playbook->sources, lint->findings)) return;
    if (sums.as_of.precision == DATE_NONE) sums.as_of = playbook_first_day(lint->playbook);
    sums.up_to = word_finder_new(lint, &up_to);
    sums.giving = word_finder_new(lint, &giving);
    sums.beyond = word_finder_new(lint, &beyond);
    sums.decider = decider_new(lint->scratch, lint->playbook);
    find_frontline(&sums);
    if (sums.up_to && sums.giving && sums.beyond) look_everywhere(&sums);
    arena_reset(lint->scratch, start);
}
