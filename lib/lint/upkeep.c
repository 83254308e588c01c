// Rules of group 8, upkeep: is the playbook still looked after, and still in force?
#include "lint/lint.h"
#include "lint/wording.h"
#include "model/each_ref.h"

// ---- dates ----

static struct str day(const struct lint *lint, int32_t days) {
    return date_show(lint->arena, (struct date){.day = days, .precision = DATE_DAY});
}

static bool is_retired(const struct lint *lint) {
    return lint->playbook->header.status.value == STATUS_RETIRED;
}

static bool is_over(const struct lint *lint) {
    return date_is_past(lint->playbook->header.effective.range.to, lint->options->as_of);
}

// Where the playbook itself is over, that says more.
static void check_review(struct lint *lint) {
    const struct review_at *review = &lint->playbook->header.review;
    struct date due = review->review.next, as_of = lint->options->as_of;
    if (is_retired(lint) || is_over(lint) || !date_is_past(due, as_of)) return;
    int32_t late = as_of.day - date_last_day(due);
    if (late <= (int32_t)lint->options->thresholds.review_grace_days) return;
    struct finding *finding = finding_add(lint->findings, "review-overdue", review->at,
                                          "The review was due on %.*s, %d days ago.",
                                          S_ARG(date_show(lint->arena, due)), late);
    finding_help(lint->findings, finding,
                 "Go through the playbook with those who work by it, then write: every %.*s, next "
                 "%.*s.",
                 S_ARG(period_show(lint->arena, review->review.every)),
                 S_ARG(day(lint, date_move(as_of.day, review->review.every))));
}

static void check_effective(struct lint *lint) {
    const struct range_at *effective = &lint->playbook->header.effective;
    if (is_retired(lint) || !is_over(lint)) return;
    struct finding *finding =
        finding_add(lint->findings, "effective-over", effective->at,
                    "The playbook ended on %.*s, and nobody has said what holds since.",
                    S_ARG(date_show(lint->arena, effective->range.to)));
    finding_help(lint->findings, finding,
                 "Agree on it anew and change the dates, or write `status: retired`.");
}

static void check_notices(struct lint *lint) {
    for (size_t i = 0; i < lint->playbook->notices.n; i++) {
        const struct notice *notice = &lint->playbook->notices.items[i];
        if (!date_is_past(notice->until.date, lint->options->as_of)) continue;
        struct finding *finding = finding_add(
            lint->findings, "expired-notice", notice->entry.id.at, "The notice %.*s ended on %.*s.",
            S_ARG(notice->entry.id.s), S_ARG(date_show(lint->arena, notice->until.date)));
        finding_help(lint->findings, finding,
                     "Take it out, so that agents read what is new; or give it a new day.");
    }
}

// ---- the owner ----

static void check_owner(struct lint *lint) {
    const struct header *header = &lint->playbook->header;
    bool in_use = header->status.value == STATUS_APPROVED;
    if (text_is_set(header->owner) || !in_use || section_may_be_lost(lint, "owner")) return;
    struct finding *finding = finding_add(lint->findings, "no-owner", header->playbook.at,
                                          "The playbook is approved, and nobody owns it.");
    finding_help(lint->findings, finding,
                 "Add a function, not a person, as in: owner: head of customer care.");
}

// ---- drafts ----

static const struct phrase draft_rows[] = {
#include "lint/draft.def"
};
static const struct wording draft = {.list = PHRASES(draft_rows)};

struct drafts {
    struct lint *lint;
    bool *is_one[KIND_COUNT]; // by place in the section
};

static bool says_draft(struct word_finder *words, const struct entry *entry) {
    return word_finder_find(words, entry->id.s).len ||
           word_finder_find(words, entry_own_title(entry)).len;
}

static void find_drafts(struct drafts *drafts, struct word_finder *words) {
    const struct playbook *playbook = drafts->lint->playbook;
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
        size_t n = playbook_section(playbook, (enum kind)kind)->n;
        drafts->is_one[kind] = arena_array(drafts->lint->scratch, bool, n);
        for (size_t i = 0; i < n; i++)
            drafts->is_one[kind][i] =
                says_draft(words, playbook_entry(playbook, (enum kind)kind, i));
    }
}

static bool is_draft(const struct drafts *drafts, const struct entry *entry) {
    const struct section *section =
        playbook_section(drafts->lint->playbook, (enum kind)entry->kind);
    size_t at = (size_t)((const char *)entry - (const char *)section->items);
    return drafts->is_one[entry->kind][at / kind_size((enum kind)entry->kind)];
}

static void look_at_ref(void *context, const struct entry *from, const struct ref *ref) {
    const struct drafts *drafts = context;
    struct lint *lint = drafts->lint;
    const struct entry *to = playbook_ref(lint->playbook, ref);
    if (!to || !is_draft(drafts, to) || is_draft(drafts, from)) return;
    struct finding *finding = finding_add(lint->findings, "draft-referenced", ref->id.at,
                                          "%.*s names %.*s, which calls itself a draft.",
                                          S_ARG(from->id.s), S_ARG(to->id.s));
    finding_relate(lint->findings, finding, to->id.at, "the draft is here");
    finding_help(lint->findings, finding,
                 "Finish %.*s and name it so, or take it out here until it is finished.",
                 S_ARG(to->id.s));
}

static void check_drafts(struct lint *lint) {
    struct arena_mark mark = arena_mark(lint->scratch);
    struct drafts drafts = {.lint = lint};
    struct word_finder *words = word_finder_new(lint, &draft);
    if (words) {
        find_drafts(&drafts, words);
        each_ref(lint->playbook, look_at_ref, &drafts);
    }
    arena_reset(lint->scratch, mark);
}

static const struct rule rules[] = {
    {RULE("L801", "review-overdue", WARNING, HIGH, STANDARD, "A review that is overdue",
          "Prices, tools and limits move on. A playbook that nobody has gone through for long is "
          "one that agents stop believing.",
          "Review it with those who work by it, then set the next day.",
          "review: «every 6 months, next 2026-05-01»\n",
          "review: every 6 months, next 2026-11-01\n"),
     check_review},
    {RULE("L802", "no-owner", INFO, HIGH, STANDARD, "An approved playbook that nobody owns",
          "When a limit proves wrong, agents must know whom to tell; and somebody must mind the "
          "reviews.",
          "Add `owner`: a function, so that it outlives whoever holds it.",
          "playbook: «base»\n"
          "owner: -\n",
          "playbook: base\n"
          "owner: head of customer care\n"),
     check_owner},
    {RULE("L803", "effective-over", WARNING, HIGH, STANDARD, "A playbook whose time is over",
          "After its last day its decisions have nobody's promise behind them, and every answer "
          "says so.",
          "Agree on new dates, or retire it.", "effective: «2025-01-01 to 2026-06-30»\n",
          "effective: 2026-07-01 to 2027-06-30\n"),
     check_effective},
    {RULE("L804", "draft-referenced", WARNING, MEDIUM, STANDARD, "A draft that is in use",
          "An entry that calls itself a draft is offered to agents by one that does not: they will "
          "give what nobody has agreed to.",
          "Finish it and name it so, or take the reference out.",
          "gestures:\n"
          "  gift-card-draft: {title: Gift card, kind: gift, authority: [{agent: no limit}], at_most: 1 per order, say: Take this.}\n"
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    offer_in_order: [«gift-card-draft», refund]\n",
          "gestures:\n"
          "  gift-card: {title: Gift card, kind: gift, authority: [{agent: no limit}], at_most: 1 per order, say: Take this.}\n"
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    offer_in_order: [gift-card, refund]\n"),
     check_drafts},
    {RULE(
         "L805", "expired-notice", INFO, HIGH, STANDARD, "A notice whose time is over",
         "Agents stop reading notices when half of them are old.",
         "Take it out, or give it a new last day.",
         "notices:\n"
         "  «spring-sale»: {from: 2026-03-01, until: 2026-03-31, says: The sale ends at midnight.}\n",
         "notices:\n"
         "  autumn-sale: {from: 2026-09-01, until: 2026-09-30, says: The sale ends at midnight.}\n"),
     check_notices},
};

const struct rule_group upkeep_rules = {"upkeep", rules, sizeof rules / sizeof *rules};
