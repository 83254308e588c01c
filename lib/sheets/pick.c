// The questions of a quiz: of every gesture, with every answer, and none that gives itself away.
#include "base/utf8.h"
#include "sheets/questions.h"

// A decision whose facts fill more than two lines is no question for a reader's memory.
enum { CELLS = 180, ANSWERS = VERDICT_ASK + 1 };

// So often each gesture, and each answer, was chosen already.
struct spread {
    const struct gesture *gestures; // of the playbook
    size_t *asked, answered[ANSWERS];
    bool *gone;
};

static bool may_be_picked(const struct quiz_question *question) {
    size_t cells = 0;
    for (size_t i = 0; i < question->facts.n; i++) cells += utf8_cells(question->facts.items[i]);
    return question->example && cells <= CELLS;
}

// A gesture that was asked least, of these an answer that was given least, of these the first.
static size_t next_of(const quiz_questions *from, const struct spread *spread) {
    size_t best = from->n, best_gesture = 0, best_answer = 0;
    for (size_t i = 0; i < from->n; i++) {
        if (spread->gone[i] || !may_be_picked(&from->items[i])) continue;
        size_t gesture = spread->asked[from->items[i].gesture - spread->gestures];
        size_t answer = spread->answered[from->items[i].right];
        bool better = gesture < best_gesture || (gesture == best_gesture && answer < best_answer);
        if (best < from->n && !better) continue;
        best = i;
        best_gesture = gesture;
        best_answer = answer;
    }
    return best;
}

quiz_questions quiz_pick(const struct quiz *quiz, const quiz_questions *from, size_t n) {
    const struct playbook *playbook = quiz->playbook;
    struct spread spread = {.gestures = playbook->gestures.items,
                            .asked = arena_array(quiz->arena, size_t, playbook->gestures.n + 1),
                            .gone = arena_array(quiz->arena, bool, from->n + 1)};
    quiz_questions list = {0};
    for (size_t i; n > 0 && (i = next_of(from, &spread)) < from->n; n--) {
        spread.gone[i] = true;
        spread.asked[from->items[i].gesture - spread.gestures]++;
        spread.answered[from->items[i].right]++;
    }
    for (size_t i = 0; i < from->n; i++)
        if (spread.gone[i]) *PUSH(quiz->arena, &list) = from->items[i];
    return list;
}

// ---- the order of options ----

static bool is_mixed(const struct quiz_question *question) {
    return question->exercise && question->kind == QUIZ_CHOICE;
}

static bool answers_stand_first(const quiz_questions *questions) {
    for (size_t i = 0; i < questions->n; i++)
        if (is_mixed(&questions->items[i]) && questions->items[i].right > 0) return false;
    return true;
}

static void sort_options(struct quiz_question *question) {
    struct str *items = question->options.items;
    for (size_t i = 1; i < question->options.n; i++) {
        for (size_t k = i; k > 0 && str_cmp(items[k - 1], items[k]) > 0; k--) {
            struct str other = items[k];
            items[k] = items[k - 1];
            items[k - 1] = other;
        }
    }
    question->right = 0;
    while (!str_eq(items[question->right], question->answer)) question->right++;
}

void quiz_mix(quiz_questions *questions) {
    if (!answers_stand_first(questions)) return;
    for (size_t i = 0; i < questions->n; i++)
        if (is_mixed(&questions->items[i])) sort_options(&questions->items[i]);
}
