// Look-up, for callers of the library: one question, or a line of a batch.
#include "api/ask.h"
#include "api/compiled.h"
#include "base/json.h"
#include "base/utf8.h"

struct ask_job {
    struct str words;
    const struct emp_ask_options *options;
    struct sink sink;
    enum emp_match match; // emp_ask
    bool answered;        // emp_ask_line
};

static enum emp_match match_of(enum lookup_band band) {
    static const enum emp_match matches[] = {EMP_MATCH_NONE, EMP_MATCH_WEAK, EMP_MATCH_CLOSE,
                                             EMP_MATCH_STRONG};
    return matches[band];
}

void ask_prepare(struct emp_playbook *playbook) {
    if (playbook->lookup) return;
    if (playbook->kept) playbook->lookup = kept_lookup(playbook->kept, playbook->model);
    if (playbook->lookup) {
        lookup_lay_out(playbook->lookup, &playbook->arena);
        return;
    }
    struct findings about_patterns = findings_new(&playbook->arena); // lint's to report
    playbook->kept = NULL;
    playbook->lookup = lookup_new(&playbook->arena, playbook->model, &about_patterns);
}

// What cannot be used of what was kept is as if it had never been there.
static void drop_kept(struct emp_playbook *playbook) {
    playbook->kept = NULL;
    read_now(playbook);
}

void ask_open(struct emp_playbook *playbook, const struct emp_ask_options *options) {
    if (playbook->unread && !playbook->lookup) {
        playbook->model = kept_model(playbook->kept);
        if (playbook->model) playbook->lookup = kept_lookup(playbook->kept, playbook->model);
        if (!playbook->lookup) drop_kept(playbook);
    }
    if (playbook->unread && !kept_is_for(playbook->kept, options)) read_now(playbook);
}

bool ask_card(struct card **out, struct emp_playbook *playbook, const struct scenario *scenario,
              const struct card_options *options) {
    if (playbook->unread) {
        *out = kept_card(playbook->kept, &playbook->scratch, scenario);
        if (!*out) drop_kept(playbook);
    } else {
        *out = card_make(&playbook->scratch, playbook->model, scenario, *options);
    }
    return *out != NULL;
}

// A channel is known where the playbook says which there are.
static bool read_channel(struct emp_playbook *playbook, const char *id, struct str *out) {
    const texts *channels = &playbook->model->header.channels;
    *out = id ? str_of(id) : S("");
    struct buf known = buf_new(&playbook->scratch);
    for (size_t i = 0; i < channels->n; i++) {
        if (str_eq(channels->items[i].s, *out)) return true;
        buf_fmt(&known, "%s%.*s", i ? ", " : "", S_ARG(channels->items[i].s));
    }
    if (!id || !channels->n) return true;
    door_refuse(playbook, EMP_NOT_FOUND, "There is no channel \"%s\". There are: %.*s.", id,
                S_ARG(buf_str(&known)));
    return false;
}

bool ask_read(struct emp_playbook *playbook, const struct emp_ask_options *options,
              struct str words, struct lookup_query *query, struct card_options *card) {
    query->words = words;
    query->top = options->top;
    if (!utf8_is_valid(words)) {
        door_refuse(playbook, EMP_BAD_ARGUMENT, "The words are not written in UTF-8.");
        return false;
    }
    if (!read_role(playbook, options->role, &query->role) ||
        !read_channel(playbook, options->channel, &query->channel) ||
        !read_as_of(playbook, options->as_of, &card->as_of))
        return false;
    card->role = query->role;
    return true;
}

// False as ask_card.
static bool card_of(struct card **out, struct emp_playbook *playbook,
                    const struct lookup_answer *answer, const struct card_options *options) {
    *out = NULL;
    return !answer_found(answer) ||
           ask_card(out, playbook, answer->hits.items[0].scenario, options);
}

static void run_ask(struct emp_playbook *playbook, void *arguments) {
    struct ask_job *job = arguments;
    const struct emp_ask_options *options = job->options;
    struct lookup_query query = {0};
    struct card_options about = {0};
    struct card *card;
    ask_open(playbook, options);
    if (!ask_read(playbook, options, job->words, &query, &about)) return;
    ask_prepare(playbook);
    struct lookup_answer answer = lookup_ask(playbook->lookup, &playbook->scratch, &query);
    if (!card_of(&card, playbook, &answer, &about)) {
        run_ask(playbook, arguments);
        return;
    }
    struct buf out = buf_new(&playbook->scratch);
    if (options->json) {
        answer_json(&out, playbook->model, &answer, query.words, card, S(""));
        buf_char(&out, '\n');
    } else if (options->explain) {
        answer_explain(&out, &answer, options->width, options->color);
    } else {
        answer_text(&out, &answer, card, options->width, options->color);
    }
    job->match = match_of(answer.band);
    sink_buf(playbook, &job->sink, &out);
}

enum emp_status emp_ask(enum emp_match *out, struct emp_playbook *playbook, const char *words,
                        size_t len, const struct emp_ask_options *options, emp_write *write,
                        void *context) {
    static const struct emp_ask_options usual = {0};
    struct ask_job job = {
        {words, len}, options ? options : &usual, {write, context}, EMP_MATCH_NONE, false};
    enum emp_status status = door_open_unread(playbook, run_ask, &job);
    *out = job.match;
    return status;
}

// ---- batch ----

// A line as it was read: what it asks, or why it cannot be.
struct line {
    struct str id; // as JSON; "null" where it is not known
    struct str said;
    const char *role, *channel;
    struct str error; // a sentence; empty: none
};

static const char *terminated(struct arena *arena, struct str s) {
    return str_dup(arena, s).ptr;
}

static struct str json_of(struct arena *arena, const struct json_value *value) {
    struct buf out = buf_new(arena);
    struct json json = json_writer(&out, false);
    if (value->kind == JSON_STRING)
        json_str(&json, value->text);
    else
        json_raw(&json, value->kind == JSON_NUMBER ? value->text : S("null"));
    return buf_str(&out);
}

static void read_member(struct arena *arena, const struct json_value *member, struct line *line) {
    bool empty = member->kind == JSON_NULL;
    bool text = member->kind == JSON_STRING;
    bool name = text && str_find_char(member->text, '\0') < 0; // an id is never cut at a NUL
    if (str_eq(member->key, S("id")) && (text || empty || member->kind == JSON_NUMBER))
        line->id = json_of(arena, member);
    else if (str_eq(member->key, S("said")) && text)
        line->said = member->text;
    else if (str_eq(member->key, S("role")) && (name || empty))
        line->role = name ? terminated(arena, member->text) : line->role;
    else if (str_eq(member->key, S("channel")) && (name || empty))
        line->channel = name ? terminated(arena, member->text) : line->channel;
    else
        line->error =
            str_fmt(arena,
                    "\"%.*s\" is no field of a question, or of the wrong kind; a line has "
                    "\"id\", \"said\", \"role\" and \"channel\"",
                    S_ARG(member->key));
}

static struct line read_line(struct arena *arena, const struct ask_job *job) {
    struct line line = {S("null"), job->words, job->options->role, job->options->channel, S("")};
    if (!str_starts(job->words, S("{"))) return line;
    line.said = (struct str){0};
    struct str why = {0};
    const struct json_value *object = json_read(arena, job->words, &why);
    if (!object) line.error = str_fmt(arena, "the line is no JSON object: %.*s", S_ARG(why));
    for (const struct json_value *member = object ? object->first : NULL; member;
         member = member->next)
        read_member(arena, member, &line);
    if (object && !line.said.ptr && !line.error.len) line.error = S("\"said\" is missing");
    return line;
}

static void write_error(struct buf *out, const struct line *line, struct str error) {
    struct json json = json_writer(out, false);
    json_object(&json);
    json_key(&json, "id");
    json_raw(&json, line->id);
    json_member(&json, "error", error);
    json_object_end(&json);
}

// What a refused argument becomes in a batch: an answer, not the end of the run.
static void answer_refusal(struct emp_playbook *playbook, struct buf *out,
                           const struct line *line) {
    write_error(out, line, str_of(playbook->message));
    playbook->status = EMP_OK;
}

static void answer_line(struct emp_playbook *playbook, struct ask_job *job, const struct line *line,
                        struct buf *out) {
    struct lookup_query query = {0};
    struct card_options about = {0};
    struct card *card;
    if (line->error.len) {
        write_error(out, line, line->error);
        return;
    }
    struct emp_ask_options options = *job->options;
    options.role = line->role;
    options.channel = line->channel;
    if (!ask_read(playbook, &options, line->said, &query, &about)) {
        answer_refusal(playbook, out, line);
        return;
    }
    struct lookup_answer answer = lookup_ask(playbook->lookup, &playbook->scratch, &query);
    struct str id = str_eq(line->id, S("null")) ? S("") : line->id;
    card_of(&card, playbook, &answer, &about);
    answer_json(out, playbook->model, &answer, line->said, card, id);
    job->answered = true;
}

static void run_line(struct emp_playbook *playbook, void *arguments) {
    struct ask_job *job = arguments;
    ask_prepare(playbook);
    struct line line = read_line(&playbook->scratch, job);
    struct buf out = buf_new(&playbook->scratch);
    answer_line(playbook, job, &line, &out);
    buf_char(&out, '\n');
    sink_buf(playbook, &job->sink, &out);
}

enum emp_status emp_ask_line(bool *out, struct emp_playbook *playbook, const char *line, size_t len,
                             const struct emp_ask_options *options, emp_write *write,
                             void *context) {
    static const struct emp_ask_options usual = {0};
    struct ask_job job = {
        {line, len}, options ? options : &usual, {write, context}, EMP_MATCH_NONE, false};
    enum emp_status status = door_open(playbook, run_line, &job);
    *out = job.answered;
    return status;
}
