// Decisions, for callers of the library: one question in words, or a line of a batch.
#include "api/decisions.h"
#include "api/door.h"
#include "decide/question.h"
#include "decide/reply.h"
#include "model/condition.h"
#include "model/read.h"

struct can_job {
    const char *const *words;
    size_t n;
    struct str line;
    const struct emp_can_options *options;
    struct sink sink;
    struct emp_can_answer *answer; // emp_can
    bool answered;                 // emp_can_line
};

static const struct emp_can_options usual = {0};

// What the options say for every question.
static bool set_up(struct question *q, const struct emp_can_options *options) {
    if (options->as_of && !question_as_of(q, str_of(options->as_of))) return false;
    return !options->role || question_role(q, str_of(options->role));
}

static bool refuse_broken(struct question *q) {
    const struct gesture *gesture = q->request.gesture;
    if (!gesture->entry.hurt) return false;
    q->error = str_fmt(q->arena,
                       "The gesture \"%.*s\" has a mistake; `empower lint` shows it. No answer may "
                       "rest on it.",
                       S_ARG(gesture->entry.id.s));
    return true;
}

// ---- one question ----

static const char *kept(struct emp_playbook *playbook, struct str text) {
    return str_dup(&playbook->arena, text).ptr;
}

// What may be answered: the type, or the values of a choice.
static struct str kind_of(struct emp_playbook *playbook, const struct domain *domain) {
    struct str choices = choices_show(&playbook->scratch, playbook->model, domain);
    return choices.len ? choices : str_of(fact_type_words(domain->type));
}

static bool stays_open(const struct emp_can_options *options, struct str fact) {
    for (size_t i = 0; i < options->n_open; i++)
        if (str_eq(fact, str_of(options->open[i]))) return true;
    return false;
}

// The first fact to ask for, and how.
static void set_question(struct emp_playbook *playbook, const struct reply *reply,
                         const struct emp_can_options *options, struct emp_can_answer *out) {
    if (reply->decision.verdict != VERDICT_ASK) return;
    for (size_t i = 0; i < reply->decision.missing.n && !out->fact; i++) {
        fact_key key = reply->decision.missing.items[i];
        struct domain domain = key_domain(playbook->model, key, reply->request->gesture->unit.s);
        if (stays_open(options, domain.name)) continue;
        out->fact = kept(playbook, domain.name);
        out->question = kept(playbook, reply_ask(reply, key));
        out->kind = kept(playbook, kind_of(playbook, &domain));
    }
}

static void write_answer(struct emp_playbook *playbook, const struct can_job *job,
                         const struct reply *reply) {
    struct buf out = buf_new(&playbook->scratch);
    struct json json = json_writer(&out, false);
    if (job->options->json) {
        json_object(&json);
        json_key(&json, "schema_version");
        json_number(&json, 1);
        reply_json(&json, reply);
        json_object_end(&json);
        buf_char(&out, '\n');
    } else if (job->options->receipt) {
        reply_receipt(&out, reply);
    } else {
        reply_text(&out, reply, job->options->width, job->options->color);
    }
    sink_buf(playbook, &job->sink, &out);
}

static struct str *words_of(struct emp_playbook *playbook, const struct can_job *job) {
    struct str *words = arena_array(&playbook->scratch, struct str, job->n + 1);
    for (size_t i = 0; i < job->n; i++) words[i] = str_of(job->words[i]);
    return words;
}

static void run_can(struct emp_playbook *playbook, void *arguments) {
    const struct can_job *job = arguments;
    if (!decisions_ready(playbook)) return;
    struct question q = question_new(&playbook->scratch, playbook->model);
    bool good = set_up(&q, job->options) && question_words(&q, words_of(playbook, job), job->n);
    if (good && q.request.role < 0) {
        q.error = S("Say whose decision it is: --role ROLE, or EMPOWER_ROLE in the environment. "
                    "`empower show roles` lists them.");
        good = false;
    }
    if (good && refuse_broken(&q)) {
        door_refuse(playbook, EMP_BROKEN, "%.*s", S_ARG(q.error));
        return;
    }
    if (!good) {
        door_refuse(playbook, EMP_BAD_ARGUMENT, "%.*s", S_ARG(q.error));
        return;
    }
    struct reply reply = reply_make(playbook->decider, &playbook->scratch, question_request(&q),
                                    playbook->digest, true);
    job->answer->verdict = (enum emp_verdict)reply.decision.verdict;
    set_question(playbook, &reply, job->options, job->answer);
    write_answer(playbook, job, &reply);
}

enum emp_status emp_can(struct emp_can_answer *out, struct emp_playbook *playbook,
                        const char *const *words, size_t n, const struct emp_can_options *options,
                        emp_write *write, void *context) {
    *out = (struct emp_can_answer){.verdict = EMP_ASK};
    struct can_job job = {.words = words,
                          .n = n,
                          .options = options ? options : &usual,
                          .sink = {write, context},
                          .answer = out};
    return decisions_open(playbook, run_can, &job);
}

// ---- batch ----

static void begin(struct json *json, const struct question *q) {
    json_object(json);
    json_key(json, "id");
    json_raw(json, q->id);
}

static void run_line(struct emp_playbook *playbook, void *arguments) {
    struct can_job *job = arguments;
    if (!decisions_ready(playbook)) return;
    struct question q = question_new(&playbook->scratch, playbook->model);
    bool good = set_up(&q, job->options);
    if (!good) {
        door_refuse(playbook, EMP_BAD_ARGUMENT, "%.*s", S_ARG(q.error));
        return;
    }
    struct buf out = buf_new(&playbook->scratch);
    struct json json = json_writer(&out, false);
    good = question_line(&q, job->line) && !refuse_broken(&q);
    begin(&json, &q);
    if (good) {
        struct reply reply = reply_make(playbook->decider, &playbook->scratch, question_request(&q),
                                        playbook->digest, false);
        reply_json(&json, &reply);
    } else {
        json_member(&json, "error", q.error);
    }
    json_object_end(&json);
    buf_char(&out, '\n');
    job->answered = good;
    sink_buf(playbook, &job->sink, &out);
}

enum emp_status emp_can_line(bool *out, struct emp_playbook *playbook, const char *line, size_t len,
                             const struct emp_can_options *options, emp_write *write,
                             void *context) {
    struct can_job job = {
        .line = {line, len}, .options = options ? options : &usual, .sink = {write, context}};
    enum emp_status status = decisions_open(playbook, run_line, &job);
    *out = job.answered;
    return status;
}
