// Exports notes for Anki as text: scenarios, limits and questions, each with an id that stays.
#include "exports/exports.h"

#include "base/escape.h"
#include "cards/card.h"
#include "cards/offers.h"
#include "decide/authority.h"
#include "formats/inline.h"
#include "lookup/lookup.h"
#include "sheets/plan.h"

struct anki {
    struct buf *out;
    const struct export_plan *plan;
    struct str lang;
};

// ---- fields, as HTML ----

static void add_text(struct anki *anki, struct str text) {
    escape_html(anki->out, inline_visible(anki->plan->arena, text));
}

static void add_paragraph(struct anki *anki, struct str text) {
    if (!text.len) return;
    buf_text(anki->out, "<p>");
    add_text(anki, text);
    buf_text(anki->out, "</p>");
}

static void add_label(struct anki *anki, enum label which) {
    buf_text(anki->out, "<p><b>");
    add_text(anki, label(anki->lang, which));
    buf_text(anki->out, "</b></p>");
}

static void add_labelled(struct anki *anki, enum label which, struct str text) {
    if (!text.len) return;
    add_label(anki, which);
    add_paragraph(anki, text);
}

static void add_list(struct anki *anki, const struct str *items, size_t n) {
    if (!n) return;
    buf_text(anki->out, "<ul>");
    for (size_t i = 0; i < n; i++) {
        buf_text(anki->out, "<li>");
        add_text(anki, items[i]);
        buf_text(anki->out, "</li>");
    }
    buf_text(anki->out, "</ul>");
}

static void add_labelled_list(struct anki *anki, enum label which, const str_list *list) {
    if (!list->n) return;
    add_label(anki, which);
    add_list(anki, list->items, list->n);
}

// ---- notes: id, front, back, tags, with tabs between them ----

static void begin_note(struct anki *anki, const char *kind, struct str id) {
    add_text(anki, anki->plan->playbook->header.playbook.s);
    buf_fmt(anki->out, ":%s:", kind);
    add_text(anki, id);
    buf_char(anki->out, '\t');
}

static void begin_back(struct anki *anki) {
    buf_char(anki->out, '\t');
}

static void end_note(struct anki *anki, const char *kind) {
    buf_fmt(anki->out, "\t%s\n", kind);
}

// ---- scenarios ----

enum { SAYINGS = 3 }; // on the front of a card

static void add_sayings(struct anki *anki, const struct scenario *scenario) {
    str_list sayings = {0};
    for (size_t i = 0; i < scenario->signals.n && sayings.n < SAYINGS; i++) {
        struct str said = scenario->signals.items[i].s;
        if (signal_pattern(said).ptr) continue;
        *PUSH(anki->plan->arena, &sayings) =
            label_fill(anki->plan->arena, anki->lang, LABEL_QUOTED, said, S(""));
    }
    if (!sayings.n) *PUSH(anki->plan->arena, &sayings) = scenario->title.s;
    add_labelled_list(anki, LABEL_HEAR, &sayings);
}

static void add_offers(struct anki *anki, const struct card *card) {
    str_list offers = {0};
    for (size_t i = 0; i < card->offers.n; i++) {
        const struct card_offer *offer = &card->offers.items[i];
        struct str title = entry_title(anki->plan->playbook, &offer->gesture->entry);
        *PUSH(anki->plan->arena, &offers) = str_fmt(
            anki->plan->arena, "%.*s%.*s%.*s", S_ARG(title), S_ARG(label(anki->lang, LABEL_COLON)),
            S_ARG(offer->own ? offer->limit : offer->authority));
    }
    add_labelled_list(anki, LABEL_MAY_GIVE, &offers);
}

// "Somebody is hurt -> Safety team" with the language's colon for the arrow.
static str_list handovers(const struct anki *anki, const struct card *card) {
    str_list list = {0};
    for (size_t i = 0; i < card->handover.n; i++) {
        struct str says = card->handover.items[i], arrow = S(" -> ");
        ptrdiff_t at = str_find(says, arrow);
        if (at >= 0)
            says = str_fmt(anki->plan->arena, "%.*s%.*s%.*s", S_ARG(str_slice(says, 0, (size_t)at)),
                           S_ARG(label(anki->lang, LABEL_COLON)),
                           S_ARG(str_from(says, (size_t)at + arrow.len)));
        *PUSH(anki->plan->arena, &list) = says;
    }
    return list;
}

static void add_scenario(struct anki *anki, const struct scenario *scenario) {
    const struct export_plan *plan = anki->plan;
    struct card_options options = {plan->role, plan->as_of, label_phrases(anki->lang)};
    const struct card *card = card_make(plan->arena, plan->playbook, scenario, options);
    begin_note(anki, "scenario", scenario->entry.id.s);
    add_sayings(anki, scenario);
    begin_back(anki);
    add_paragraph(anki, card->title);
    str_list over = handovers(anki, card);
    add_labelled_list(anki, LABEL_AT_ONCE, &over);
    add_labelled(anki, LABEL_SAY, card->say);
    add_labelled_list(anki, LABEL_FIRST, &card->first);
    add_offers(anki, card);
    add_labelled(anki, LABEL_NEXT, card->next);
    end_note(anki, "scenario");
}

static void add_scenarios(struct anki *anki) {
    const struct playbook *playbook = anki->plan->playbook;
    for (size_t i = 0; i < playbook->scenarios.n; i++)
        if (export_concerns(anki->plan, &playbook->scenarios.items[i]))
            add_scenario(anki, &playbook->scenarios.items[i]);
}

// ---- limits ----

static struct str above_words(const struct asker *asker, const struct gesture *gesture) {
    int32_t above =
        approver_above(asker->arena, asker->playbook, asker->role, gesture, asker->as_of);
    struct ref who = {.kind = KIND_ROLE, .index = above};
    if (above < 0 || gesture->beyond.value == BEYOND_NOBODY) return S("");
    return whom_to_ask(asker, &who, gesture->approval_within.period);
}

static void add_limit(struct anki *anki, const struct gesture *gesture, const struct role *role) {
    const struct export_plan *plan = anki->plan;
    struct asker asker = {plan->arena, plan->playbook,
                          (int32_t)(role - plan->playbook->roles.items), plan->as_of,
                          label_phrases(anki->lang)};
    struct str limit = limit_words(&asker, gesture, asker.role);
    begin_note(
        anki, "gesture",
        str_fmt(plan->arena, "%.*s:%.*s", S_ARG(gesture->entry.id.s), S_ARG(role->entry.id.s)));
    add_paragraph(anki, label_fill(plan->arena, anki->lang, LABEL_HOW_MUCH,
                                   entry_title(plan->playbook, &role->entry),
                                   entry_title(plan->playbook, &gesture->entry)));
    begin_back(anki);
    add_paragraph(anki, limit.len ? limit : label(anki->lang, LABEL_NOT_ALONE));
    add_labelled(anki, LABEL_ABOVE, above_words(&asker, gesture));
    end_note(anki, "gesture");
}

static void add_limits(struct anki *anki) {
    const struct playbook *playbook = anki->plan->playbook;
    for (size_t i = 0; i < playbook->gestures.n; i++)
        for (int32_t r = 0; r < (int32_t)playbook->roles.n; r++)
            if (anki->plan->role >= 0 ? r == anki->plan->role : role_is_frontline(playbook, r))
                add_limit(anki, &playbook->gestures.items[i], &playbook->roles.items[r]);
}

// ---- questions ----

// One without an answer is no note.
static void add_question(struct anki *anki, const struct quiz_question *question) {
    if (!question->answer.len) return;
    begin_note(anki, "question", question->id);
    add_paragraph(anki, question->brief);
    add_paragraph(anki, question->text);
    add_list(anki, question->facts.items, question->facts.n);
    add_list(anki, question->options.items, question->options.n);
    begin_back(anki);
    add_paragraph(anki, question->answer);
    add_paragraph(anki, question->because);
    end_note(anki, "question");
}

static void add_questions(struct anki *anki) {
    struct quiz quiz = quiz_new(anki->plan->arena, anki->plan->playbook);
    quiz_questions questions = quiz_all(&quiz, anki->plan->role);
    for (size_t i = 0; i < questions.n; i++) add_question(anki, &questions.items[i]);
}

static void write_anki(struct buf *out, const struct export_plan *plan, struct str *error) {
    struct anki anki = {out, plan, sheet_language(plan->playbook)};
    buf_text(out, "#separator:tab\n#html:true\n#notetype:Basic\n#deck:");
    add_text(&anki, plan->playbook->header.playbook.s);
    buf_text(out, "\n#guid column:1\n#tags column:4\n");
    size_t header = out->len;
    add_scenarios(&anki);
    add_limits(&anki);
    add_questions(&anki);
    if (out->len == header) *error = export_lacks(plan, LABEL_LACKS_LESSON);
}

const struct export export_anki = {
    .name = "anki",
    .title = "cards to learn with Anki: scenarios, limits, questions",
    .extension = "txt",
    .of_role = true,
    .dated = true,
    .write = write_anki,
};
