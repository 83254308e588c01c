// Looking something up while it is typed: a screen, a list, and the card that is chosen.
#include "api/ask.h"
#include "cards/screen.h"

enum { USUAL_TOP = 9, USUAL_ROWS = 24 };

struct typed_job {
    struct str words;
    const struct emp_ask_options *options;
    struct emp_ask_view *view;
    struct sink sink;
    // Found by `look`:
    struct lookup_answer answer;
    struct card *card;
};

static bool look(struct emp_playbook *playbook, struct typed_job *job) {
    struct lookup_query query = {0};
    struct card_options about = {0};
    ask_open(playbook, job->options);
    if (!ask_read(playbook, job->options, job->words, &query, &about)) return false;
    if (!query.top) query.top = USUAL_TOP;
    query.typing = job->view->typing;
    ask_prepare(playbook);
    bool words = str_trim(job->words).len > 0;
    job->answer = words ? lookup_ask(playbook->lookup, &playbook->scratch, &query)
                        : lookup_all(playbook->lookup, &playbook->scratch, &query);
    size_t n = job->view->hits = job->answer.hits.n;
    if (job->view->chosen >= n) job->view->chosen = n ? n - 1 : 0;
    if (n == 0) return true;
    const struct scenario *chosen = job->answer.hits.items[job->view->chosen].scenario;
    return ask_card(&job->card, playbook, chosen, &about) || look(playbook, job);
}

static void run_view(struct emp_playbook *playbook, void *arguments) {
    struct typed_job *job = arguments;
    struct buf out = buf_new(&playbook->scratch);
    if (!look(playbook, job)) return;
    struct screen screen = {.answer = &job->answer,
                            .card = job->card,
                            .words = job->words,
                            .chosen = job->view->chosen,
                            .width = job->options->width ? job->options->width : CARD_WIDTH,
                            .rows = job->view->rows ? job->view->rows : USUAL_ROWS,
                            .bold = job->options->color};
    screen_text(&out, &screen);
    job->view->column = screen.column;
    sink_buf(playbook, &job->sink, &out);
}

static void run_list(struct emp_playbook *playbook, void *arguments) {
    struct typed_job *job = arguments;
    struct buf out = buf_new(&playbook->scratch);
    if (!look(playbook, job)) return;
    screen_list(&out, &job->answer, job->options->width);
    sink_buf(playbook, &job->sink, &out);
}

static void run_chosen(struct emp_playbook *playbook, void *arguments) {
    struct typed_job *job = arguments;
    struct buf out = buf_new(&playbook->scratch);
    if (!look(playbook, job) || !job->card) return;
    card_text(&out, job->card, job->options->width, job->options->color);
    sink_buf(playbook, &job->sink, &out);
}

static enum emp_status open_typed(door_job *run, struct emp_ask_view *view,
                                  struct emp_playbook *playbook, struct str words,
                                  const struct emp_ask_options *options, struct sink sink) {
    static const struct emp_ask_options usual = {0};
    struct typed_job job = {
        .words = words, .options = options ? options : &usual, .view = view, .sink = sink};
    return door_open_unread(playbook, run, &job);
}

enum emp_status emp_ask_screen(struct emp_ask_view *view, struct emp_playbook *playbook,
                               const char *words, size_t len, const struct emp_ask_options *options,
                               emp_write *write, void *context) {
    return open_typed(run_view, view, playbook, (struct str){words, len}, options,
                      (struct sink){write, context});
}

enum emp_status emp_ask_list(struct emp_ask_view *view, struct emp_playbook *playbook,
                             const char *words, size_t len, const struct emp_ask_options *options,
                             emp_write *write, void *context) {
    return open_typed(run_list, view, playbook, (struct str){words, len}, options,
                      (struct sink){write, context});
}

enum emp_status emp_ask_chosen(struct emp_ask_view *view, struct emp_playbook *playbook,
                               const char *words, size_t len, const struct emp_ask_options *options,
                               emp_write *write, void *context) {
    return open_typed(run_chosen, view, playbook, (struct str){words, len}, options,
                      (struct sink){write, context});
}
