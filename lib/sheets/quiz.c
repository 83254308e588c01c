// The quiz for learners, and its key: questions from exercises, and decisions from examples.
#include "base/buf.h"
#include "sheets/plan.h"
#include "sheets/questions.h"

// At most so many questions, for two pages; up to half of them from exercises of that kind.
enum { MOST = 10, HALF = 5, LINES = 3 };

struct paper {
    const struct sheet_plan *plan;
    struct quiz quiz;
    quiz_questions exercises, decisions; // that may be asked
    size_t n_quiz;                       // so many of the exercises, at their beginning, are a quiz
};

// ---- which may be asked ----

static bool offers(const struct sheet_plan *plan, const struct quiz_question *question) {
    int32_t gesture = (int32_t)(question->gesture - plan->playbook->gestures.items);
    for (size_t i = 0; i < plan->scenarios.n; i++)
        if (words_refer_to(&plan->scenarios.items[i]->offers, gesture)) return true;
    return !plan->chosen;
}

// What is asked after a role-play or a drill makes no sense to who has not just played it.
static bool stands_alone(const struct exercise *exercise) {
    return exercise->kind.value != EXERCISE_ROLE_PLAY && exercise->kind.value != EXERCISE_DRILL;
}

static void gather_exercises(struct paper *paper, bool quiz) {
    practices all = practices_of(paper->plan);
    struct quiz_question question;
    for (size_t i = 0; i < all.n; i++) {
        const struct exercise *exercise = all.items[i].exercise;
        if ((exercise->kind.value == EXERCISE_QUIZ) != quiz || !stands_alone(exercise)) continue;
        if (quiz_from_exercise(&question, &paper->quiz, exercise))
            *PUSH(paper->plan->arena, &paper->exercises) = question;
    }
}

static void gather(struct paper *paper) {
    const struct sheet_plan *plan = paper->plan;
    gather_exercises(paper, true);
    paper->n_quiz = paper->exercises.n;
    gather_exercises(paper, false);
    quiz_mix(&paper->exercises);
    quiz_questions every = quiz_all(&paper->quiz, plan->role);
    for (size_t i = 0; i < every.n; i++)
        if (every.items[i].example && offers(plan, &every.items[i]))
            *PUSH(plan->arena, &paper->decisions) = every.items[i];
}

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

// ---- on paper ----

static struct doc_node *add_question(const struct paper *paper, struct doc_node *list,
                                     const struct quiz_question *question) {
    struct doc_node *item = doc_item(list, question->brief);
    if (item->runs) doc_text(item, S(" "));
    doc_strong(item, question->text);
    struct buf facts = buf_new(paper->plan->arena);
    for (size_t i = 0; i < question->facts.n; i++) {
        if (i) buf_text(&facts, " \u00b7 ");
        buf_add(&facts, question->facts.items[i]);
    }
    doc_paragraph(item, buf_str(&facts));
    return item;
}

static void ask(struct doc_node *item, const struct quiz_question *question) {
    struct doc_node *list = doc_add(item, DOC_CHECKLIST);
    for (size_t i = 0; i < question->options.n; i++) doc_item(list, question->options.items[i]);
    if (question->options.n == 0) doc_lines(item, LINES);
}

// The rule that decides: its id, its line.
static void add_rule(const struct paper *paper, struct doc_node *item,
                     const struct quiz_question *question) {
    struct place place = place_at(paper->plan->playbook->sources, question->rule_at.start);
    struct doc_node *source = doc_styled(item, DOC_NOTE, S(""));
    doc_code(source, question->rule);
    if (!place.source) return;
    struct str name = str_behind_last(place.source->name, '/');
    doc_text(source, str_fmt(paper->plan->arena, " \u00b7 %.*s:%u", S_ARG(name), place.line));
}

static void tell(const struct paper *paper, struct doc_node *item,
                 const struct quiz_question *question) {
    struct doc_node *answer = doc_paragraph(item, plan_label(paper->plan, LABEL_ANSWER));
    const struct exercise *exercise = question->exercise;
    doc_text(answer, S(" "));
    doc_strong(answer, question->answer);
    if (question->answer.len == 0)
        doc_text(answer, exercise && exercise->trainer_looks_for.n
                             ? words_joined(paper->plan, &exercise->trainer_looks_for)
                             : plan_label(paper->plan, LABEL_OPEN_ANSWER));
    doc_paragraph(item, question->because);
    if (exercise)
        doc_code(doc_styled(item, DOC_NOTE, S("")), exercise->entry.id.s);
    else
        add_rule(paper, item, question);
}

static void add_questions(struct paper *paper, struct doc_node *list, quiz_questions *questions,
                          size_t n) {
    for (size_t i = 0; i < n; i++) {
        struct quiz_question *question = &questions->items[i];
        struct doc_node *keep = add_question(paper, list, question);
        if (paper->plan->key)
            tell(paper, keep, question);
        else
            ask(keep, question);
    }
}

static void add_title(const struct sheet_plan *plan) {
    struct doc_node *title = plan_page(plan);
    if (plan->key)
        doc_styled(title, DOC_LEAD, plan_label(plan, LABEL_QUIZ_KEY));
    else
        doc_add_text(&plan->doc->body, DOC_FIELD, plan_label(plan, LABEL_YOUR_NAME));
}

// ---- the sheet ----

static struct paper new_paper(const struct sheet_plan *plan) {
    struct paper paper = {.plan = plan, .quiz = quiz_new(plan->arena, plan->playbook)};
    gather(&paper);
    return paper;
}

static struct str lacks(const struct sheet_plan *plan) {
    struct paper paper = new_paper(plan);
    quiz_questions decisions = quiz_pick(&paper.quiz, &paper.decisions, 1);
    if (paper.exercises.n + decisions.n) return S("");
    return plan_label(plan, LABEL_LACKS_QUESTION);
}

static void fill(const struct sheet_plan *plan) {
    struct paper paper = new_paper(plan);
    quiz_questions decisions =
        quiz_pick(&paper.quiz, &paper.decisions, MOST - least(paper.n_quiz, HALF));
    size_t n = least(paper.exercises.n, MOST - decisions.n);
    if (plan->key) plan->doc->audience = plan->doc->body.audience = DOC_FOR_FACILITATOR;
    add_title(plan);
    struct doc_node *list = doc_list(&plan->doc->body, DOC_NUMBERS);
    add_questions(&paper, list, &paper.exercises, n);
    add_questions(&paper, list, &decisions, decisions.n);
}

const struct sheet sheet_quiz = {
    .name = "quiz",
    .title = "for learners: questions and decisions; --key writes the answers",
    .label = LABEL_QUIZ,
    .audience = DOC_FOR_LEARNER,
    .has_key = true,
    .page = {.scale = DOC_HANDOUT, .pages = 2, .tightest = 85},
    .lacks = lacks,
    .fill = fill,
};
