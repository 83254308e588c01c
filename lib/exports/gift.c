// Exports questions as GIFT, which Moodle and other learning platforms import.
#include "exports/exports.h"

#include "base/escape.h"
#include "formats/inline.h"

struct gift {
    struct buf *out;
    const struct playbook *playbook;
    struct str category; // that the last question is in
};

// An answer or feedback. Where it begins with a bracket or a percent sign Moodle would take that
// for a format or a weight, unless a format comes before it.
static void add_text(struct gift *gift, struct str text) {
    text = inline_visible(gift->out->arena, text);
    if (str_starts(text, S("[")) || str_starts(text, S("%"))) buf_text(gift->out, "[plain]");
    escape_gift(gift->out, text);
}

// ---- categories: ids under the playbook's ----

static struct str category_of(const struct gift *gift, const struct quiz_question *question) {
    struct str playbook = inline_visible(gift->out->arena, gift->playbook->header.playbook.s);
    if (question->exercise) return str_fmt(gift->out->arena, "%.*s/exercises", S_ARG(playbook));
    return str_fmt(gift->out->arena, "%.*s/examples/%.*s", S_ARG(playbook),
                   S_ARG(question->gesture->entry.id.s));
}

static void begin_category(struct gift *gift, const struct quiz_question *question) {
    struct str category = category_of(gift, question);
    if (str_eq(category, gift->category)) return;
    gift->category = category;
    buf_fmt(gift->out, "\n$CATEGORY: $course$/top/%.*s\n", S_ARG(category));
}

// ---- questions ----

static void add_line(struct buf *text, const char *before, struct str line) {
    line = inline_visible(text->arena, line);
    if (!line.len) return;
    if (text->len) buf_char(text, '\n');
    buf_text(text, before);
    buf_add(text, line);
}

static void add_stem(struct gift *gift, const struct quiz_question *question) {
    struct buf text = buf_new(gift->out->arena);
    add_line(&text, "", question->brief);
    add_line(&text, "", question->text);
    for (size_t i = 0; i < question->facts.n; i++) add_line(&text, "- ", question->facts.items[i]);
    buf_text(gift->out, "[plain]");
    escape_gift(gift->out, buf_str(&text));
}

static void add_options(struct gift *gift, const struct quiz_question *question) {
    for (size_t i = 0; i < question->options.n; i++) {
        buf_char(gift->out, i == question->right ? '=' : '~');
        add_text(gift, question->options.items[i]);
        buf_char(gift->out, '\n');
    }
}

// Shown once the question is answered, whatever the answer was.
static void add_feedback(struct gift *gift, const struct quiz_question *question) {
    struct buf text = buf_new(gift->out->arena);
    if (question->kind == QUIZ_OPEN) add_line(&text, "", question->answer);
    add_line(&text, "", question->because);
    if (!text.len) return;
    buf_text(gift->out, "####");
    add_text(gift, buf_str(&text));
    buf_char(gift->out, '\n');
}

static void add_question(struct gift *gift, const struct quiz_question *question) {
    begin_category(gift, question);
    buf_text(gift->out, "\n::");
    escape_gift(gift->out, inline_visible(gift->out->arena, question->id));
    buf_text(gift->out, "::");
    add_stem(gift, question);
    buf_text(gift->out, " {\n");
    if (question->kind == QUIZ_CHOICE) add_options(gift, question);
    add_feedback(gift, question);
    buf_text(gift->out, "}\n");
}

static void write_gift(struct buf *out, const struct export_plan *plan, struct str *error) {
    struct gift gift = {out, plan->playbook, S("")};
    quiz_questions questions;
    if (!export_questions(&questions, plan, error)) return;
    struct str id = inline_visible(plan->arena, plan->playbook->header.playbook.s);
    buf_fmt(out, "// %.*s (%.*s)\n", S_ARG(id), S_ARG(plan->digest));
    for (size_t i = 0; i < questions.n; i++) add_question(&gift, &questions.items[i]);
}

const struct export export_gift = {
    .name = "gift",
    .title = "questions for Moodle and others, as GIFT",
    .extension = "gift",
    .of_role = true,
    .write = write_gift,
};
