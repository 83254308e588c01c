// Makes questions with their answers from exercises, and from examples of decisions.
#include "sheets/questions.h"

#include "base/map.h"
#include "cards/offers.h"
#include "cards/words.h"
#include "decide/question.h"
#include "model/canon.h"
#include "model/condition.h"
#include "sheets/sheets.h"

struct quiz quiz_new(struct arena *arena, const struct playbook *playbook) {
    struct str lang = sheet_language(playbook);
    return (struct quiz){arena, playbook, lang, label_phrases(lang), decider_new(arena, playbook)};
}

// ---- exercises ----

// Chooses the option that is the answer; false where none is.
static bool find_right(struct quiz_question *out) {
    for (size_t i = 0; i < out->options.n; i++) {
        if (!str_eq(out->options.items[i], out->answer)) continue;
        out->right = i;
        return true;
    }
    return false;
}

bool quiz_from_exercise(struct quiz_question *out, const struct quiz *quiz,
                        const struct exercise *exercise) {
    bool asks = exercise->question.s.len > 0;
    *out = (struct quiz_question){.id = exercise->entry.id.s,
                                  .kind = QUIZ_OPEN,
                                  .brief = asks ? S("") : exercise->brief.s,
                                  .text = asks ? exercise->question.s : exercise->ask.s,
                                  .answer = exercise->answer.s,
                                  .because = exercise->because.s,
                                  .exercise = exercise};
    for (size_t i = 0; i < exercise->options.n; i++)
        *PUSH(quiz->arena, &out->options) = exercise->options.items[i].s;
    if (out->options.n > 1 && find_right(out)) out->kind = QUIZ_CHOICE;
    return out->text.len > 0;
}

// ---- examples: what is known ----

static void add_fact(struct quiz_question *out, const struct quiz *quiz, struct str name,
                     struct str value) {
    struct str between = is_question(name) ? S(" ") : label(quiz->lang, LABEL_COLON);
    *PUSH(quiz->arena, &out->facts) =
        str_fmt(quiz->arena, "%.*s%.*s%.*s", S_ARG(sentence(quiz->arena, name)), S_ARG(between),
                S_ARG(value));
}

// Yes and no stand beside the words of the fact and not behind its question, which customers may
// answer in other ways ("What is your user id?"); other values beside its name.
struct str quiz_fact_words(const struct quiz *quiz, struct str id) {
    const struct fact *fact = quiz_fact(quiz, id);
    if (!fact || fact->type != FACT_YES_NO)
        return fact_said(quiz->arena, quiz->playbook, id, quiz->in);
    return title_words(quiz->arena, fact->title, &fact->entry);
}

static struct str value_words(const struct quiz *quiz, const struct fact_value *said) {
    const struct fact *fact = quiz_fact(quiz, said->name.s);
    struct domain domain =
        fact ? domain_of_fact(fact) : domain_reserved(quiz->playbook, said->reserved, S(""));
    if (said->value.type == FACT_NONE) return said->text.s;
    struct str shown = value_say(quiz->arena, quiz->playbook, &domain, &said->value, quiz->in);
    return said->value.type == FACT_CHOICE ? spoken(quiz->arena, shown) : shown;
}

static void add_facts(struct quiz_question *out, const struct quiz *quiz,
                      const struct example *example) {
    for (size_t i = 0; i < example->facts.n; i++) {
        const struct fact_value *said = &example->facts.items[i];
        add_fact(out, quiz, quiz_fact_words(quiz, said->name.s), value_words(quiz, said));
    }
}

// What was given before, under the title that the playbook has for it.
static void add_before(struct quiz_question *out, const struct quiz *quiz, struct str name,
                       enum label usual, struct str value) {
    const struct fact *fact = quiz_fact(quiz, name);
    if (!value.len) return;
    add_fact(out, quiz, fact && fact->title.s.len ? fact->title.s : label(quiz->lang, usual),
             value);
}

static void add_known(struct quiz_question *out, const struct quiz *quiz,
                      const struct example *example) {
    add_facts(out, quiz, example);
    add_before(out, quiz, S("given"), LABEL_GIVEN_BEFORE, example->given.s);
    add_before(out, quiz, S("times_given"), LABEL_TIMES_GIVEN, example->times_given.s);
    for (size_t i = 0; i < example->also_given.n; i++) {
        const struct entry *entry = playbook_ref(quiz->playbook, &example->also_given.items[i]);
        if (entry)
            add_fact(out, quiz, label(quiz->lang, LABEL_GIVEN_TOO),
                     entry_title(quiz->playbook, entry));
    }
    if (example->on.date.precision != DATE_NONE)
        add_fact(out, quiz, label(quiz->lang, LABEL_TODAY),
                 date_say(quiz->arena, example->on.date, quiz->in));
}

// ---- examples: what is asked ----

static bool amount_of(const struct quiz *quiz, const struct gesture *gesture, struct str text,
                      int64_t *out) {
    struct str error, better;
    return text.len &&
           gesture_amount_read(quiz->arena, quiz->playbook, gesture, text, out, &error, &better);
}

static void put_amount(struct canon *c, const struct quiz *quiz, const struct gesture *gesture,
                       struct str text) {
    int64_t amount;
    if (amount_of(quiz, gesture, text, &amount))
        canon_number(c, amount);
    else
        canon_words(c, text);
}

static void put_key(struct canon *c, const char *key, const struct example *example) {
    const struct shape *shape = shape_row(&language, S("examples"))->shape;
    canon_put(c, str_of(key));
    canon_row(c, shape_row(shape, str_of(key)), example);
}

// What an example asks names it; what it expects does not, so that a new limit is a new answer to
// the same question.
static struct str example_id(const struct quiz *quiz, const struct example *example,
                             const struct gesture *gesture) {
    struct canon c = {.arena = quiz->arena, .digest = digest_new(quiz->arena)};
    c.out = buf_new(quiz->arena);
    c.scratch = buf_new(quiz->arena);
    put_amount(&c, quiz, gesture, example->amount.s);
    put_amount(&c, quiz, gesture, example->given.s);
    put_key(&c, "times_given", example);
    put_key(&c, "also_given", example);
    put_key(&c, "on", example);
    put_key(&c, "facts", example);
    canon_flush(&c);
    return str_fmt(quiz->arena, "%.*s-%.*s-%.*s", S_ARG(example->give.id.s),
                   S_ARG(example->role.id.s), S_ARG(digest_hex(quiz->arena, c.digest, DIGEST_HEX)));
}

// "Credit on the bill, £40"
static struct str giving_words(const struct quiz *quiz, const struct example *example,
                               const struct gesture *gesture) {
    struct str title = entry_title(quiz->playbook, &gesture->entry);
    int64_t amount;
    if (!amount_of(quiz, gesture, example->amount.s, &amount)) return title;
    struct str size =
        gesture->unit.s.len
            ? counted_say(quiz->arena, amount, gesture->unit.s, quiz->in)
            : money_say(quiz->arena, amount, quiz->playbook->header.currency, quiz->in);
    return str_fmt(quiz->arena, "%.*s%.*s%.*s", S_ARG(title), S_ARG(label(quiz->lang, LABEL_COMMA)),
                   S_ARG(size));
}

// ---- examples: the answer ----

static const enum label answers[] = {
    [VERDICT_ALLOW] = LABEL_QUIZ_ALLOW, [VERDICT_NEEDS_APPROVAL] = LABEL_QUIZ_APPROVAL,
    [VERDICT_DENY] = LABEL_QUIZ_DENY,   [VERDICT_ESCALATE] = LABEL_QUIZ_ESCALATE,
    [VERDICT_ASK] = LABEL_QUIZ_ASK,
};
enum { ANSWERS = sizeof answers / sizeof *answers };

// The verdict, where it is what the example expects: a quiz must teach no answer that is wrong.
static bool decided(const struct quiz *quiz, const struct example *example,
                    struct decision *decision) {
    struct question q = question_new(quiz->arena, quiz->playbook);
    if (!text_is_set(example->give.id) || !example_asks(&q, example)) return false;
    *decision = decide(quiz->decider, quiz->arena, question_request(&q));
    return str_eq(example->expect.s, str_of(verdict_name(decision->verdict)));
}

bool quiz_from_example(struct quiz_question *out, const struct quiz *quiz,
                       const struct example *example) {
    const void *gesture = playbook_ref(quiz->playbook, &example->give);
    const struct entry *role = playbook_ref(quiz->playbook, &example->role);
    struct decision decision;
    *out = (struct quiz_question){.kind = QUIZ_CHOICE, .example = example, .gesture = gesture};
    if (!gesture || !role || !decided(quiz, example, &decision)) return false;
    out->id = example_id(quiz, example, gesture);
    out->brief = S("");
    out->text = label_fill(quiz->arena, quiz->lang, LABEL_QUIZ_MAY,
                           entry_title(quiz->playbook, role), giving_words(quiz, example, gesture));
    add_known(out, quiz, example);
    for (size_t i = 0; i < ANSWERS; i++)
        *PUSH(quiz->arena, &out->options) = label(quiz->lang, answers[i]);
    out->right = decision.verdict;
    out->answer = out->options.items[out->right];
    out->because = quiz_because(quiz, gesture, &decision);
    out->rule = decision.rule;
    out->rule_at = decision.rule_at;
    return true;
}

// ---- all ----

static bool is_for(const struct quiz *quiz, const struct example *example, int32_t role) {
    if (example->role.kind != KIND_ROLE || example->role.index < 0) return false;
    if (role >= 0) return example->role.index == role;
    return role_is_frontline(quiz->playbook, example->role.index);
}

quiz_questions quiz_all(const struct quiz *quiz, int32_t role) {
    const struct playbook *playbook = quiz->playbook;
    quiz_questions all = {0};
    struct quiz_question question;
    struct map seen = map_new(quiz->arena);
    for (size_t i = 0; i < playbook->exercises.n; i++)
        if (quiz_from_exercise(&question, quiz, &playbook->exercises.items[i]))
            *PUSH(quiz->arena, &all) = question;
    quiz_mix(&all);
    for (size_t i = 0; i < playbook->examples.n; i++) {
        const struct example *example = &playbook->examples.items[i];
        if (!is_for(quiz, example, role) || !quiz_from_example(&question, quiz, example)) continue;
        uint32_t *place = map_put(&seen, question.id, (uint32_t)all.n);
        if (*place == all.n) *PUSH(quiz->arena, &all) = question;
    }
    return all;
}
