// What every sheet is made from: the question, resolved; and words that several sheets share.
#ifndef SHEETS_PLAN_H
#define SHEETS_PLAN_H

#include "prove/figures.h"
#include "sheets/sheets.h"

typedef role_indexes role_list; // into the playbook's roles

struct sheet_plan {
    struct arena *arena;
    const struct playbook *playbook;
    const struct sheet *sheet;
    struct doc *doc;
    struct str lang;          // of labels
    const struct phrases *in; // the same for other floors; NULL: English
    int32_t role;             // -1: the frontline roles
    LIST(const struct scenario *) scenarios;
    bool chosen; // they were asked for by id
    struct date as_of;
    bool key;
    unsigned people; // 0: not known
};

// Resolves what is asked for and begins the document, whose body is empty. False where the role or
// a scenario is unknown, or there is no scenario: `error` says so in a sentence (sheets.c).
bool plan_open(struct sheet_plan *plan, struct arena *arena, const struct playbook *playbook,
               const struct sheet *sheet, const struct sheet_options *options, struct str *error);

// ---- plan.c ----

// The roles that a sheet of this scenario speaks to: the one asked for, else the frontline roles
// that handle it, else those of the playbook that nobody reports to. NULL: of every scenario.
role_list plan_roles(const struct sheet_plan *plan, const struct scenario *scenario);
const struct role *plan_role(const struct sheet_plan *plan, int32_t role);
// "Guest agent, Partner agent".
struct str plan_role_titles(const struct sheet_plan *plan, const role_list *roles);
// A label in the sheet's language, with `{1}` and `{2}` filled in.
struct str plan_label(const struct sheet_plan *plan, enum label label);
struct str plan_fill(const struct sheet_plan *plan, enum label label, struct str one,
                     struct str two);
// Does a scenario concern the role asked for?
bool plan_concerns(const struct sheet_plan *plan, const struct scenario *scenario);
// The title of a page, under a small line of what is not empty of these parts. `id`: of the entry
// that the page is about; may be empty.
struct doc_node *plan_headed(const struct sheet_plan *plan, struct str title, struct str id,
                             const struct str *parts, size_t n);
// The title of a page that is of no one scenario: the kind of sheet, under the playbook, the
// scenarios asked for and the role.
struct doc_node *plan_page(const struct sheet_plan *plan);
// The title of a page, under the kind of sheet, the roles and the moment, over the change of mood.
struct doc_node *plan_title(const struct sheet_plan *plan, const struct scenario *scenario,
                            const role_list *roles);
// A section under a label.
struct doc_node *plan_section(const struct sheet_plan *plan, enum label label);
// A table whose columns have labels as heads.
struct doc_node *plan_grid(const struct sheet_plan *plan, struct doc_node *parent,
                           const enum label *heads, const struct doc_column *columns, size_t n);
// An item of a list, between quotation marks.
void plan_quoted(const struct sheet_plan *plan, struct doc_node *list, struct str text);

// ---- practice.c ----

// An exercise, and the scenario that it belongs to; NULL where none names it.
struct practice {
    const struct exercise *exercise;
    const struct scenario *scenario;
};
typedef LIST(struct practice) practices;

// The exercises of the sheet's scenarios, in their order, each once; where no scenario was asked
// for, also those that no scenario names.
practices practices_of(const struct sheet_plan *plan);
// "10"; empty where the playbook says none.
struct str practice_minutes(const struct sheet_plan *plan, const struct exercise *exercise);
// Who speaks after a role-play, and about what: the one who was watched before those who watched.
void debrief_order(const struct sheet_plan *plan, struct doc_node *parent);

// ---- words.c ----

// What customers say, without the patterns; at most `most`.
void words_signals(const struct sheet_plan *plan, struct doc_node *parent,
                   const struct scenario *scenario, size_t most);
// "£100 per stay", "50% of “room rate” for each night per stay".
struct str words_limit(const struct sheet_plan *plan, const struct limit *limit);
// "Duty manager, radio 1, within 15 minutes". `within`: beats the entry's own; may be NULL.
struct str words_reach(const struct sheet_plan *plan, const struct entry *who,
                       const struct span_of_time *within);
// The titles of the entries that references name, joined by ", ".
struct str words_titles(const struct sheet_plan *plan, const refs *list);
// A condition as part of a sentence: "somebody is hurt or unsafe", "guest tier gold".
struct str words_condition(const struct sheet_plan *plan, const struct condition *condition);
// The texts of a list, joined by ", ", without full stops.
struct str words_joined(const struct sheet_plan *plan, const texts *list);
bool words_refer_to(const refs *list, int32_t index);
// Items of a list or checklist, one a text.
void words_items(struct doc_node *list, const texts *from);

// "gold: £100 per stay".
void words_grant(const struct sheet_plan *plan, struct doc_node *node, struct str before,
                 const struct grant *grant);
// Adds a part behind what a paragraph says already; nothing where the part is empty.
void words_add(struct doc_node *paragraph, struct str separator, struct str part);
// The same with a label around it.
void words_told(const struct sheet_plan *plan, struct doc_node *paragraph, enum label label,
                struct str text);
// A paragraph of a label and a text; nothing where there is no text.
void words_labelled(const struct sheet_plan *plan, struct doc_node *parent, enum label label,
                    struct str text);

// ---- origin.c ----

// "empower:harbour-house/3.2/0123456789ab/card/noisy-room": what this page was made from; below the
// theme's site, where it has one. `scenario` may be NULL.
struct str origin_line(const struct sheet_plan *plan, const struct scenario *scenario);
// The same as a QR code beside a title.
void origin_code(const struct sheet_plan *plan, struct doc_node *title,
                 const struct scenario *scenario);

// ---- parts.c ----

// What happened, what was done about it, what it cost and what it was worth, in one paragraph.
void part_story(const struct sheet_plan *plan, struct doc_node *parent, const struct story *story);
// The situation and the question of an exercise; `minutes` may be empty.
struct doc_node *part_exercise(struct doc_node *parent, const struct exercise *exercise,
                               struct str minutes);
// What agents were promised.
void part_promises(const struct sheet_plan *plan, struct doc_node *parent);
// "I back any decision inside these limits." Chief operating officer, confirmed 2026-03-20
void part_sponsor(const struct sheet_plan *plan, struct doc_node *line,
                  const struct sponsor *sponsor);
// How good decisions are told of.
void part_recognition(const struct sheet_plan *plan, struct doc_node *parent);
// What comes after a hard call.
void part_care(const struct sheet_plan *plan, struct doc_node *parent);
// Whom to call on; `purposes`: bits of enum purpose.
void part_routes(const struct sheet_plan *plan, struct doc_node *parent, unsigned purposes);

// ---- card.c ----

// The quick reference of a scenario, without a code; answers its title.
struct doc_node *card_page(const struct sheet_plan *plan, const struct scenario *scenario);

// ---- authority_table.c, guardrail_table.c ----

struct card;

// An item of a list: what a role may give by itself of what a scenario offers, "Credit on the bill:
// £50 per stay; guest tier gold: £100 per stay". Of many limits those that always hold.
void authority_offer(const struct sheet_plan *plan, struct doc_node *list, const struct ref *offer,
                     int32_t role);
// What these roles may give in a scenario, on which conditions, and who may give more. `brief`: the
// scenario's card, for a table beside which the card itself asks the conditions; else NULL.
void authority_table(const struct sheet_plan *plan, struct doc_node *parent,
                     const struct scenario *scenario, const role_list *roles,
                     const struct card *brief);
// What each role, or the one asked for, may give of every gesture, or of those that the scenarios
// asked for offer; and whom the lowest ask.
void authority_ladder(const struct sheet_plan *plan, struct doc_node *parent);
// Does a guardrail say anything about what this scenario offers, or (NULL) about whatever happens?
bool guardrail_binds(const struct sheet_plan *plan, const struct guardrail *guardrail,
                     const struct scenario *scenario);
// What may never be said here, with what to say instead, and what may never be done; and why.
void guardrail_tables(const struct sheet_plan *plan, struct doc_node *parent,
                      const struct scenario *scenario);

#endif
