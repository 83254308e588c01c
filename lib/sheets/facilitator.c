// The facilitator guide: a training from its first minute to its last, with what to do, what to
// say, and all answers.
#include "base/buf.h"
#include "base/number.h"
#include "sheets/pack.h"
#include "sheets/plan.h"

enum { SIGNALS = 3, MOST_MINUTES = 480 };
// Minutes where the playbook says none.
enum { WELCOME = 5, PROMISES = 5, TALK = 10, STORY = 5, EXERCISE = 10, QUIZ = 10, CLOSE = 5 };
enum { SESSION = 120 }; // minutes in which people learn; what is more is for another day

struct day;

// A stretch of the day.
struct stage {
    struct str title, id; // id: of the entry that it is from; else empty
    unsigned minutes;
    void (*tell)(const struct day *day, const struct stage *stage, struct doc_node *part);
    const struct scenario *scenario;
    const struct story *story;
    const struct exercise *exercise;
};

struct day {
    const struct sheet_plan *plan;
    LIST(const struct scenario *) scenarios, later;
    LIST(struct stage) stages;
    unsigned minutes;
};

static struct str say(const struct day *day, enum label label) {
    return plan_label(day->plan, label);
}

// ---- what to do, what to say ----

static void to_do(const struct day *day, struct doc_node *part, enum label what) {
    struct doc_node *line = doc_paragraph(part, S(""));
    doc_strong(line, say(day, LABEL_DO));
    doc_text(line, S(" "));
    doc_text(line, say(day, what));
}

// What is said in these words, or in one's own.
static struct doc_node *to_say(const struct day *day, struct doc_node *part) {
    return doc_callout(part, DOC_TONE_FACILITATOR, say(day, LABEL_SAY_ALOUD));
}

// ---- the stages ----

static void welcome(const struct day *day, const struct stage *stage, struct doc_node *part) {
    (void)stage;
    to_do(day, part, LABEL_DO_WELCOME);
}

static void promises(const struct day *day, const struct stage *stage, struct doc_node *part) {
    (void)stage;
    to_do(day, part, LABEL_DO_PROMISES);
    struct doc_node *aloud = to_say(day, part);
    part_promises(day->plan, aloud);
    for (size_t i = 0; i < day->plan->playbook->sponsors.n; i++)
        part_sponsor(day->plan, doc_paragraph(aloud, S("")),
                     &day->plan->playbook->sponsors.items[i]);
}

static void add_limits(const struct day *day, const struct scenario *scenario,
                       struct doc_node *part) {
    const struct sheet_plan *plan = day->plan;
    role_list roles = plan_roles(plan, scenario);
    if (roles.n == 0 || scenario->offers.n == 0) return;
    const struct entry *role = &plan_role(plan, roles.items[0])->entry;
    struct str title = entry_title(plan->playbook, role);
    doc_strong(doc_paragraph(part, S("")), plan_fill(plan, LABEL_AS_YOU_MAY, title, S("")));
    struct doc_node *list = doc_list(part, DOC_BULLETS);
    for (size_t i = 0; i < scenario->offers.n; i++)
        authority_offer(plan, list, &scenario->offers.items[i], roles.items[0]);
}

static void talk(const struct day *day, const struct stage *stage, struct doc_node *part) {
    const struct scenario *scenario = stage->scenario;
    to_do(day, part, LABEL_DO_TALK);
    words_signals(day->plan, to_say(day, part), scenario, SIGNALS);
    words_labelled(day->plan, part, LABEL_A_GOOD_START, scenario->acknowledge.s);
    words_labelled(day->plan, part, LABEL_A_GOOD_END, scenario->good_looks_like.s);
    add_limits(day, scenario, part);
    words_labelled(day->plan, part, LABEL_THEN, scenario->next_step.s);
}

static void tale(const struct day *day, const struct stage *stage, struct doc_node *part) {
    to_do(day, part, LABEL_DO_STORY);
    part_story(day->plan, to_say(day, part), stage->story);
}

static void add_options(const struct exercise *exercise, struct doc_node *part) {
    struct doc_node *list = doc_list(part, DOC_BULLETS);
    words_items(list, &exercise->options);
}

static void practise(const struct day *day, const struct stage *stage, struct doc_node *part) {
    const struct exercise *exercise = stage->exercise;
    bool played = exercise->kind.value == EXERCISE_ROLE_PLAY;
    to_do(day, part, played ? LABEL_DO_ROLE_PLAY : LABEL_DO_EXERCISE);
    struct doc_node *aloud = to_say(day, part);
    doc_paragraph(aloud, exercise->brief.s);
    doc_strong(doc_paragraph(aloud, S("")), exercise->question.s);
    add_options(exercise, aloud);
    words_labelled(day->plan, part, LABEL_ANSWER, exercise->answer.s);
    doc_paragraph(part, exercise->because.s);
    if (exercise->trainer_looks_for.n)
        doc_strong(doc_paragraph(part, S("")), say(day, LABEL_WATCH_FOR));
    words_items(doc_list(part, DOC_BULLETS), &exercise->trainer_looks_for);
    if (played) doc_strong(doc_paragraph(part, S("")), say(day, LABEL_DEBRIEF_ORDER));
    if (played) debrief_order(day->plan, part);
    words_labelled(day->plan, part, LABEL_ASK_AFTERWARDS, exercise->ask.s);
}

static void quiz(const struct day *day, const struct stage *stage, struct doc_node *part) {
    (void)stage;
    to_do(day, part, LABEL_DO_QUIZ);
}

static void closing(const struct day *day, const struct stage *stage, struct doc_node *part) {
    (void)stage;
    to_do(day, part, LABEL_DO_CLOSE);
    struct doc_node *aloud = to_say(day, part);
    part_recognition(day->plan, aloud);
    part_care(day->plan, aloud);
}

// ---- the order of the day ----

static struct stage *add_stage(struct day *day, struct str title, unsigned minutes,
                               void (*tell)(const struct day *, const struct stage *,
                                            struct doc_node *)) {
    struct stage *stage = PUSH(day->plan->arena, &day->stages);
    *stage = (struct stage){.title = title, .minutes = minutes, .tell = tell, .id = S("")};
    day->minutes += minutes;
    return stage;
}

static unsigned minutes_of(const struct exercise *exercise) {
    int64_t minutes = (exercise->minutes.number.millionths + NUMBER_ONE - 1) / NUMBER_ONE;
    if (minutes <= 0) minutes = EXERCISE;
    if (minutes > MOST_MINUTES) minutes = MOST_MINUTES;
    bool played = exercise->kind.value == EXERCISE_ROLE_PLAY;
    return (unsigned)(played ? minutes + (minutes + 1) / 2 : minutes); // and to talk about it
}

static void add_stories(struct day *day, const struct scenario *scenario) {
    for (size_t i = 0; i < scenario->stories.n; i++) {
        const void *entry = playbook_ref(day->plan->playbook, &scenario->stories.items[i]);
        const struct story *story = entry;
        if (!story) continue;
        struct stage *stage = add_stage(day, say(day, LABEL_HAPPENED), STORY, tale);
        stage->id = story->entry.id.s;
        stage->story = story;
    }
}

static enum label kind_of(const struct exercise *exercise) {
    static const enum label kinds[] = {
        [EXERCISE_UNSET] = LABEL_EXERCISE,    [EXERCISE_ROLE_PLAY] = LABEL_A_ROLE_PLAY,
        [EXERCISE_DISCUSSION] = LABEL_A_TALK, [EXERCISE_QUIZ] = LABEL_A_QUESTION,
        [EXERCISE_DRILL] = LABEL_A_DRILL,
    };
    return kinds[exercise->kind.value];
}

static void add_exercises(struct day *day, const practices *all, const struct scenario *of) {
    for (size_t i = 0; i < all->n; i++) {
        const struct exercise *exercise = all->items[i].exercise;
        struct str title = entry_own_title(&exercise->entry);
        if (all->items[i].scenario != of) continue;
        if (title.len == 0) title = say(day, kind_of(exercise));
        struct stage *stage = add_stage(day, title, minutes_of(exercise), practise);
        stage->id = exercise->entry.id.s;
        stage->exercise = exercise;
    }
}

static bool has_promises(const struct playbook *playbook) {
    const struct assurances *assurances = &playbook->assurances;
    return assurances->job_security.s.len + assurances->liability.s.len +
               assurances->when_it_goes_wrong.s.len + playbook->sponsors.n >
           0;
}

static void add_scenario(struct day *day, const practices *all, const struct scenario *scenario) {
    struct str title = entry_title(day->plan->playbook, &scenario->entry);
    struct stage *stage = add_stage(day, title, TALK, talk);
    stage->id = scenario->entry.id.s;
    stage->scenario = scenario;
    add_stories(day, scenario);
    add_exercises(day, all, scenario);
    *PUSH(day->plan->arena, &day->scenarios) = scenario;
}

// What does not fit into the session, and was not asked for, is left for another day.
static void try_scenario(struct day *day, const practices *all, const struct scenario *scenario) {
    size_t n = day->stages.n;
    unsigned minutes = day->minutes;
    add_scenario(day, all, scenario);
    if (day->plan->chosen || day->scenarios.n == 1 || day->minutes <= SESSION) return;
    day->stages.n = n;
    day->minutes = minutes;
    day->scenarios.n--;
    *PUSH(day->plan->arena, &day->later) = scenario;
}

// Scenarios that have something to practise come first.
static void add_scenarios(struct day *day, const practices *all) {
    const struct sheet_plan *plan = day->plan;
    for (int practised = 1; practised >= 0; practised--)
        for (size_t i = 0; i < plan->scenarios.n; i++)
            if ((plan->scenarios.items[i]->exercises.n > 0) == practised)
                try_scenario(day, all, plan->scenarios.items[i]);
}

static void plan_day(struct day *day) {
    const struct sheet_plan *plan = day->plan;
    practices all = practices_of(plan);
    bool asks = sheet_quiz.lacks(plan).len == 0;
    add_stage(day, say(day, LABEL_WELCOME), WELCOME, welcome);
    if (has_promises(plan->playbook)) add_stage(day, say(day, LABEL_COVERED), PROMISES, promises);
    day->minutes += CLOSE + (asks ? QUIZ : 0);
    add_scenarios(day, &all);
    if (asks) add_stage(day, say(day, LABEL_QUIZ), QUIZ, quiz);
    add_stage(day, say(day, LABEL_CLOSE), CLOSE, closing);
}

// ---- on paper ----

static struct doc_node *new_table(const struct day *day, struct doc_node *part,
                                  const enum label *heads, const struct doc_column *columns,
                                  size_t n) {
    struct doc_node *table = doc_table(part, S(""), columns, n);
    struct doc_node *row = doc_row(table, DOC_HEADER_ROW);
    for (size_t i = 0; i < n; i++) doc_cell(row, DOC_COLUMN_HEADER, say(day, heads[i]));
    return table;
}

static void add_principles(const struct day *day, struct doc_node *list) {
    const struct sheet_plan *plan = day->plan;
    bool *seen = arena_array(plan->arena, bool, plan->playbook->principles.n + 1);
    for (size_t i = 0; i < day->scenarios.n; i++) {
        const refs *named = &day->scenarios.items[i]->principles;
        for (size_t k = 0; k < named->n; k++) {
            const void *entry = playbook_ref(plan->playbook, &named->items[k]);
            const struct principle *principle = entry;
            if (!principle) continue;
            size_t place = (size_t)(principle - plan->playbook->principles.items);
            if (!seen[place]) doc_item(list, principle->says.s);
            seen[place] = true;
        }
    }
}

static void objectives(const struct day *day) {
    struct doc_node *list = doc_list(plan_section(day->plan, LABEL_OBJECTIVES), DOC_BULLETS);
    doc_item(list, say(day, LABEL_OBJECTIVE_TALK));
    doc_item(list, say(day, LABEL_OBJECTIVE_DECIDE));
    add_principles(day, list);
}

static struct str copies(const struct day *day, const struct pack_item *item) {
    static const enum label words[] = {
        [PACK_ONCE] = LABEL_ONCE, [PACK_EACH] = LABEL_EACH_ONE, [PACK_GROUP] = LABEL_EACH_GROUP};
    if (day->plan->people == 0) return say(day, words[item->use]);
    return str_fmt(day->plan->arena, "%u", pack_copies(item, day->plan->people));
}

static struct str command(const struct day *day, const struct pack_item *item,
                          const struct sheet *sheet) {
    const struct sheet_plan *plan = day->plan;
    struct buf out = buf_new(plan->arena);
    buf_fmt(&out, "empower sheet %s%s", item->kind, item->key ? " --key" : "");
    for (size_t i = 0; plan->chosen && !sheet->whole && i < plan->scenarios.n; i++)
        buf_fmt(&out, " --scenario %.*s", S_ARG(plan->scenarios.items[i]->entry.id.s));
    return buf_str(&out);
}

static void to_print(const struct day *day) {
    static const struct doc_column columns[] = {{DOC_START, 30}, {DOC_START, 25}, {DOC_START, 45}};
    static const enum label heads[] = {LABEL_SHEET, LABEL_COPIES, LABEL_SOURCE};
    const struct sheet_plan *plan = day->plan;
    struct doc_node *table = new_table(day, plan_section(plan, LABEL_TO_PRINT), heads, columns, 3);
    for (size_t i = 0; pack_at(i); i++) {
        const struct pack_item *item = pack_at(i);
        const struct sheet *sheet = sheet_find(str_of(item->kind));
        if (!sheet || (sheet->lacks && sheet->lacks(plan).len)) continue;
        struct doc_node *row = doc_row(table, DOC_BODY_ROW);
        doc_cell(row, DOC_ROW_HEADER, say(day, item->key ? LABEL_QUIZ_KEY : sheet->label));
        doc_cell(row, DOC_DATA, copies(day, item));
        doc_code(doc_cell(row, DOC_DATA, S("")), command(day, item, sheet));
    }
}

static struct str clock(const struct day *day, unsigned minutes) {
    return str_fmt(day->plan->arena, "%u:%02u", minutes / 60, minutes % 60);
}

static void agenda(const struct day *day) {
    static const struct doc_column columns[] = {
        {DOC_END, 10}, {DOC_END, 10}, {DOC_START, 50}, {DOC_START, 30}};
    static const enum label heads[] = {LABEL_AT, LABEL_MIN, LABEL_WHAT, LABEL_SOURCE};
    struct doc_node *part = plan_section(day->plan, LABEL_AGENDA);
    struct doc_node *table = new_table(day, part, heads, columns, 4);
    unsigned at = 0;
    for (size_t i = 0; i < day->stages.n; i++) {
        const struct stage *stage = &day->stages.items[i];
        struct doc_node *row = doc_row(table, DOC_BODY_ROW);
        doc_cell(row, DOC_DATA, clock(day, at));
        doc_cell(row, DOC_DATA, str_fmt(day->plan->arena, "%u", stage->minutes));
        doc_cell(row, DOC_ROW_HEADER, stage->title);
        doc_code(doc_cell(row, DOC_DATA, S("")), stage->id);
        at += stage->minutes;
    }
    struct doc_node *row = doc_row(table, DOC_BODY_ROW);
    doc_strong(doc_cell(row, DOC_DATA, S("")), clock(day, at));
    doc_cell(row, DOC_DATA, S(""));
    doc_strong(doc_cell(row, DOC_ROW_HEADER, S("")), say(day, LABEL_END));
    doc_cell(row, DOC_DATA, S(""));
    if (day->later.n == 0) return;
    struct doc_node *later = doc_paragraph(part, say(day, LABEL_LATER));
    for (size_t i = 0; i < day->later.n; i++) {
        doc_text(later, i ? S(" \u00b7 ") : S(" "));
        doc_code(later, day->later.items[i]->entry.id.s);
    }
}

static void stages(const struct day *day) {
    unsigned at = 0;
    for (size_t i = 0; i < day->stages.n; i++) {
        const struct stage *stage = &day->stages.items[i];
        struct str heading =
            str_fmt(day->plan->arena, "%.*s %.*s", S_ARG(clock(day, at)), S_ARG(stage->title));
        struct doc_node *section = doc_section(&day->plan->doc->body, heading);
        section->first->id = stage->id;
        stage->tell(day, stage, section);
        doc_code(doc_styled(section, DOC_NOTE, S("")), stage->id);
        at += stage->minutes;
    }
}

static struct str lacks(const struct sheet_plan *plan) {
    if (plan->scenarios.n) return S("");
    return plan_label(plan, LABEL_LACKS_SCENARIO);
}

static void fill(const struct sheet_plan *plan) {
    struct day day = {.plan = plan};
    plan_day(&day);
    origin_code(plan, plan_page(plan), plan->chosen ? plan->scenarios.items[0] : NULL);
    objectives(&day);
    to_print(&day);
    agenda(&day);
    stages(&day);
}

const struct sheet sheet_facilitator = {
    .name = "facilitator",
    .title = "for trainers: the day by the minute, what to do and say, all answers",
    .label = LABEL_FACILITATOR,
    .audience = DOC_FOR_FACILITATOR,
    .counts = true,
    .page = {.scale = DOC_HANDOUT, .rail = true},
    .lacks = lacks,
    .fill = fill,
};
