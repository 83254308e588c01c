// Checks of what leaders promise: who stands behind the agents, since when, and against which
// fears.
#include "lint/promises.h"

#include "lint/lint.h"

static bool is_approved(const struct playbook *playbook) {
    return playbook->header.status.value == STATUS_APPROVED;
}

// ---- sponsors ----

static bool has_word(const texts *list, struct str word) {
    for (size_t i = 0; i < list->n; i++)
        if (str_eq(list->items[i].s, word)) return true;
    return false;
}

// Somebody who names no area speaks for all of them.
static bool is_spoken_for(const struct playbook *playbook, struct str channel) {
    for (size_t i = 0; i < playbook->sponsors.n; i++) {
        const texts *areas = &playbook->sponsors.items[i].areas;
        if (!areas->n || has_word(areas, channel)) return true;
    }
    return false;
}

static void check_channel(struct lint *lint, struct text channel) {
    if (is_spoken_for(lint->playbook, channel.s)) return;
    struct finding *finding =
        finding_add(lint->findings, "no-sponsor", channel.at,
                    "No sponsor speaks for %.*s, though others are spoken for.", S_ARG(channel.s));
    finding_help(lint->findings, finding,
                 "Add %.*s to `for:` of the sponsor who answers for it, or a sponsor of its own.",
                 S_ARG(channel.s));
}

// Areas may be departments as well: only where one of them is a channel, all channels count.
static void check_channels(struct lint *lint) {
    const texts *channels = &lint->playbook->header.channels;
    size_t spoken_for = 0;
    for (size_t i = 0; i < channels->n; i++)
        spoken_for += is_spoken_for(lint->playbook, channels->items[i].s);
    for (size_t i = 0; spoken_for && i < channels->n; i++) check_channel(lint, channels->items[i]);
}

void check_sponsors(struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    if (section_may_be_lost(lint, "sponsors")) return;
    if (playbook->sponsors.n) {
        check_channels(lint);
    } else if (is_approved(playbook) && playbook->gestures.n) {
        finding_help(lint->findings,
                     finding_add(lint->findings, "no-sponsor", playbook->header.status.at,
                                 "This playbook is approved, and no leader stands behind it."),
                     "Add `sponsors:` with who it is, the day of their word, and what they say.");
    }
}

static void check_date(struct lint *lint, const struct sponsor *sponsor) {
    uint32_t months = lint->options->thresholds.sponsor_stale_months;
    struct period period = {(int32_t)months, PERIOD_MONTH};
    struct date confirmed = sponsor->confirmed.date;
    if (date_move(date_last_day(confirmed), period) >= lint->options->as_of.day) return;
    struct finding *finding =
        finding_add(lint->findings, "sponsor-stale", sponsor->confirmed.at,
                    "The word of %.*s is older than %u months.", S_ARG(sponsor->who.s), months);
    finding_help(lint->findings, finding,
                 "Ask again, and write the day on which it was confirmed anew.");
}

static void check_sponsor_date(struct lint *lint, const struct sponsor *sponsor) {
    if (sponsor->confirmed.date.precision == DATE_NONE)
        finding_help(lint->findings,
                     finding_add(lint->findings, "sponsor-stale", sponsor->who.at,
                                 "Nobody can tell when %.*s last stood by this.",
                                 S_ARG(sponsor->who.s)),
                     "Add the day, as in: confirmed: 2026-03-20.");
    else if (lint->options->as_of.precision != DATE_NONE)
        check_date(lint, sponsor);
}

void check_sponsor_dates(struct lint *lint) {
    if (section_may_be_lost(lint, "sponsors")) return;
    for (size_t i = 0; i < lint->playbook->sponsors.n; i++)
        check_sponsor_date(lint, &lint->playbook->sponsors.items[i]);
}

// ---- assurances ----

struct fear {
    const char *key;
    const char *of; // goes on after "what agents fear most: "
    const char *promise;
};

static const struct fear fears[] = {
    {"job_security", "that a decision may cost them their job",
     "Nobody is punished for a decision made in good faith."},
    {"liability", "that they must pay for a mistake", "You never pay for a gesture."},
    {"recognition", "that a good decision goes unnoticed",
     "Every month three decisions are told at the all-hands."},
};

enum { FEARS = sizeof fears / sizeof *fears };

static bool is_answered(const struct playbook *playbook, size_t fear) {
    const struct assurances *all = &playbook->assurances;
    const struct text *answers[FEARS] = {&all->job_security, &all->liability, &all->recognition};
    bool told_elsewhere = fear == FEARS - 1 && text_is_set(playbook->recognition.how);
    return text_is_set(*answers[fear]) || told_elsewhere;
}

static void no_assurance(struct lint *lint, const struct fear *fear) {
    struct finding *finding =
        finding_add(lint->findings, "no-assurances", section_key(lint->playbook, "assurances"),
                    "Nothing answers the fear %s.", fear->of);
    finding_help(lint->findings, finding, "Add `%s`, as in: %s: %s", fear->key, fear->key,
                 fear->promise);
}

void check_assurances(struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    size_t answered = 0;
    if (section_may_be_lost(lint, "assurances")) return;
    for (size_t i = 0; i < FEARS; i++) answered += is_answered(playbook, i);
    if (!answered && is_approved(playbook) && playbook->gestures.n)
        finding_help(
            lint->findings,
            finding_add(lint->findings, "no-assurances", playbook->header.status.at,
                        "This playbook is approved, and answers none of what agents fear."),
            "Add `assurances:` on their job, on who pays, and on how it is noticed.");
    for (size_t i = 0; answered && i < FEARS; i++)
        if (!is_answered(playbook, i)) no_assurance(lint, &fears[i]);
}
