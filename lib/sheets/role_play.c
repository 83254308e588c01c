// Role-play cards: what each of the four players of an exercise holds, and nothing of the others'.
#include "sheets/pack.h"
#include "sheets/plan.h"

enum { SIGNALS = 2, LINES = 4 };

struct play {
    const struct sheet_plan *plan;
    const struct exercise *exercise;
    const struct scenario *scenario; // NULL: no scenario names the exercise
};

static struct str say(const struct play *play, enum label label) {
    return plan_label(play->plan, label);
}

// A list under its heading; neither where there is no text.
static void listed(const struct play *play, struct doc_node *card, enum doc_kind kind,
                   enum label head, const texts *from) {
    if (from->n == 0) return;
    doc_strong(doc_paragraph(card, S("")), say(play, head));
    words_items(doc_add(card, kind), from);
}

// ---- the agent ----

// One role is played, so that nobody reads the limits of another.
static void agent(const struct play *play, struct doc_node *card) {
    const struct sheet_plan *plan = play->plan;
    doc_paragraph(card, say(play, LABEL_AGENT_TASK));
    if (!play->scenario) return;
    role_list roles = plan_roles(plan, play->scenario);
    if (roles.n == 0) return;
    const struct role *role = plan_role(plan, roles.items[0]);
    struct str title = entry_title(plan->playbook, &role->entry);
    if (play->scenario->offers.n)
        doc_strong(doc_paragraph(card, S("")), plan_fill(plan, LABEL_AS_YOU_MAY, title, S("")));
    struct doc_node *list = doc_list(card, DOC_BULLETS);
    for (size_t i = 0; i < play->scenario->offers.n; i++)
        authority_offer(plan, list, &play->scenario->offers.items[i], roles.items[0]);
}

// ---- the customer ----

static void customer(const struct play *play, struct doc_node *card) {
    if (play->scenario) {
        words_labelled(play->plan, card, LABEL_YOU_FEEL, play->scenario->emotion_from.s);
        if (play->scenario->signals.n)
            doc_strong(doc_paragraph(card, S("")), say(play, LABEL_BEGIN_WITH));
        words_signals(play->plan, card, play->scenario, SIGNALS);
    }
    listed(play, card, DOC_LIST, LABEL_ONLY_YOU_KNOW, &play->exercise->customer_knows);
    if (play->exercise->customer_knows.n) doc_paragraph(card, say(play, LABEL_WHEN_ASKED));
    if (play->scenario)
        words_labelled(play->plan, card, LABEL_ENDS_WELL, play->scenario->emotion_to.s);
}

// ---- those who watch ----

static void observer(const struct play *play, struct doc_node *card) {
    listed(play, card, DOC_CHECKLIST, LABEL_WATCH_FOR, &play->exercise->trainer_looks_for);
    doc_strong(doc_paragraph(card, S("")), say(play, LABEL_WORDS_THAT_WORKED));
    doc_lines(card, LINES);
}

static void facilitator(const struct play *play, struct doc_node *card) {
    struct str minutes = practice_minutes(play->plan, play->exercise);
    if (minutes.len) doc_paragraph(card, plan_fill(play->plan, LABEL_PLAY_FOR, minutes, S("")));
    listed(play, card, DOC_LIST, LABEL_WATCH_FOR, &play->exercise->trainer_looks_for);
    words_labelled(play->plan, card, LABEL_ASK_AFTERWARDS, play->exercise->ask.s);
    words_labelled(play->plan, card, LABEL_ANSWER, play->exercise->answer.s);
    doc_paragraph(card, play->exercise->because.s);
    doc_strong(doc_paragraph(card, S("")), say(play, LABEL_DEBRIEF_ORDER));
    debrief_order(play->plan, card);
}

// ---- the deck ----

static const struct player {
    enum doc_tone tone;
    uint16_t audience; // enum doc_audience
    enum label word;
    void (*fill)(const struct play *play, struct doc_node *card);
} players[] = {
    {DOC_TONE_AGENT, DOC_FOR_AGENT, LABEL_PLAYS_AGENT, agent},
    {DOC_TONE_CUSTOMER, DOC_FOR_CUSTOMER, LABEL_PLAYS_CUSTOMER, customer},
    {DOC_TONE_OBSERVER, DOC_FOR_OBSERVER, LABEL_PLAYS_OBSERVER, observer},
    {DOC_TONE_FACILITATOR, DOC_FOR_FACILITATOR, LABEL_PLAYS_FACILITATOR, facilitator},
};

// Cards are cut apart, so each says what it was made from.
static void foot(const struct play *play, struct doc_node *card) {
    const struct doc_footer *footer = &play->plan->doc->footer;
    const struct str parts[] = {footer->title, footer->version, footer->digest, footer->note,
                                footer->mark};
    struct doc_node *line = doc_styled(card, DOC_NOTE, S(""));
    doc_code(line, play->exercise->entry.id.s);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i].len) doc_text(line, S(" \u00b7 "));
        doc_text(line, parts[i]);
    }
}

// The title of an exercise may give away what only one knows ("The travel blogger"): the back has
// its id.
static void back(const struct play *play, struct doc_node *card, const struct player *player) {
    struct doc_node *node = doc_add(card, DOC_BACK);
    doc_strong(node, say(play, player->word));
    doc_line_end(node);
    doc_code(node, play->exercise->entry.id.s);
}

static void cards(const struct play *play, struct doc_node *deck) {
    const struct playbook *playbook = play->plan->playbook;
    for (size_t i = 0; i < sizeof players / sizeof *players; i++) {
        struct doc_node *card = doc_card(deck, players[i].tone, say(play, players[i].word));
        card->audience = (uint16_t)players[i].audience;
        card->id = play->exercise->entry.id.s;
        if (play->scenario)
            doc_styled(card, DOC_LEAD, entry_title(playbook, &play->scenario->entry));
        doc_paragraph(card, play->exercise->brief.s);
        players[i].fill(play, card);
        foot(play, card);
        back(play, card, &players[i]);
    }
}

// ---- the page behind them ----

static void play_row(const struct sheet_plan *plan, struct doc_node *table,
                     const struct practice *one) {
    struct str own = entry_own_title(&one->exercise->entry);
    struct doc_node *row = doc_row(table, DOC_BODY_ROW);
    doc_cell(row, DOC_ROW_HEADER,
             one->scenario ? entry_title(plan->playbook, &one->scenario->entry) : S(""));
    doc_cell(row, DOC_DATA, own.len ? own : one->exercise->brief.s);
    doc_cell(row, DOC_DATA, practice_minutes(plan, one->exercise));
    doc_code(doc_cell(row, DOC_DATA, S("")), one->exercise->entry.id.s);
}

static void list_of_plays(const struct sheet_plan *plan, struct doc_node *parent,
                          const practices *list) {
    static const struct doc_column columns[] = {
        {DOC_START, 30}, {DOC_START, 40}, {DOC_END, 10}, {DOC_START, 20}};
    static const enum label heads[] = {LABEL_SCENARIO, LABEL_EXERCISE, LABEL_MIN, LABEL_SOURCE};
    struct doc_node *table = doc_table(parent, S(""), columns, 4);
    struct doc_node *row = doc_row(table, DOC_HEADER_ROW);
    for (size_t i = 0; i < 4; i++) doc_cell(row, DOC_COLUMN_HEADER, plan_label(plan, heads[i]));
    for (size_t i = 0; i < list->n; i++) play_row(plan, table, &list->items[i]);
}

// Behind the cards and not before them: a page in front would be printed on the other side of the
// first of them.
static void last_page(const struct sheet_plan *plan, const practices *list) {
    struct doc_node *begin = doc_page_break(&plan->doc->body, DOC_NEXT_PAGE);
    plan_page(plan);
    struct doc_node *page = plan_section(plan, LABEL_TO_PRINT);
    doc_paragraph(page, plan_label(plan, LABEL_PRINT_CARDS));
    struct str copies =
        str_fmt(plan->arena, "%u", pack_copies(pack_find("role-play"), plan->people));
    doc_paragraph(page, plan->people ? plan_fill(plan, LABEL_PRINT_SETS, copies, S(""))
                                     : plan_label(plan, LABEL_PRINT_A_SET));
    list_of_plays(plan, plan_section(plan, LABEL_EXERCISES), list);
    for (struct doc_node *at = begin; at; at = at->next) at->audience = DOC_FOR_FACILITATOR;
}

// ---- the sheet ----

static practices role_plays(const struct sheet_plan *plan) {
    practices all = practices_of(plan), plays = {0};
    for (size_t i = 0; i < all.n; i++)
        if (all.items[i].exercise->kind.value == EXERCISE_ROLE_PLAY)
            *PUSH(plan->arena, &plays) = all.items[i];
    return plays;
}

static struct str lacks(const struct sheet_plan *plan) {
    if (role_plays(plan).n) return S("");
    return plan_label(plan, LABEL_LACKS_ROLE_PLAY);
}

static void fill(const struct sheet_plan *plan) {
    practices plays = role_plays(plan);
    struct doc_node *deck = doc_add(&plan->doc->body, DOC_DECK);
    for (size_t i = 0; i < plays.n; i++) {
        struct play play = {plan, plays.items[i].exercise, plays.items[i].scenario};
        cards(&play, deck);
    }
    last_page(plan, &plays);
}

const struct sheet sheet_role_play = {
    .name = "role-play",
    .title = "for trainers: cards to cut out for agent, customer, observer and facilitator",
    .label = LABEL_ROLE_PLAY,
    .audience = DOC_FOR_AGENT | DOC_FOR_CUSTOMER | DOC_FOR_OBSERVER | DOC_FOR_FACILITATOR,
    .counts = true,
    .page = {.scale = DOC_HANDOUT, .tightest = 85},
    .lacks = lacks,
    .fill = fill,
};
