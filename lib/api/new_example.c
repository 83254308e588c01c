// Writes examples to begin with, with the answer that the playbook gives today.
#include "api/new_example.h"

#include "api/decisions.h"
#include "decide/question.h"
#include "decide/reply.h"

// Who is asked: the first frontline role, else the first; -1 where there is none.
static int32_t asker(const struct playbook *model) {
    for (size_t i = 0; i < model->roles.n; i++)
        if (model->roles.items[i].frontline.yes) return (int32_t)i;
    return model->roles.n ? 0 : -1;
}

static void refuse_unknown(struct emp_playbook *playbook, struct str id) {
    struct str near = playbook_did_you_mean(playbook->model, KIND_GESTURE, id);
    if (!near.len) near = playbook_did_you_mean(playbook->model, KIND_SCENARIO, id);
    struct str hint = near.len ? str_fmt(&playbook->scratch, "Did you mean \"%.*s\"?", S_ARG(near))
                               : S("An example is about one of them; `empower show` lists them.");
    door_refuse(playbook, EMP_BAD_ARGUMENT, "There is no gesture or scenario \"%.*s\". %.*s",
                S_ARG(id), S_ARG(hint));
}

bool new_example_ready(struct emp_playbook *playbook, struct str id) {
    const struct entry *gesture = playbook_find(playbook->model, KIND_GESTURE, id);
    if (!gesture) {
        bool known = playbook_find(playbook->model, KIND_SCENARIO, id);
        if (!known) refuse_unknown(playbook, id);
        return known;
    }
    if (!decisions_ready(playbook)) return false;
    if (gesture->hurt)
        door_refuse(playbook, EMP_BROKEN,
                    "The gesture \"%.*s\" has a mistake; `empower lint` shows it.", S_ARG(id));
    else if (asker(playbook->model) < 0)
        door_refuse(playbook, EMP_NOT_FOUND,
                    "There is nobody to ask for it yet: add a role first, with `empower new role "
                    "ID`.");
    return playbook->status == EMP_OK;
}

static const char *verdict_today(struct emp_playbook *playbook, const struct gesture *gesture) {
    struct question q = question_new(&playbook->scratch, playbook->model);
    q.request.gesture = gesture;
    q.request.role = asker(playbook->model);
    struct reply reply = reply_make(playbook->decider, &playbook->scratch, question_request(&q),
                                    playbook->digest, false);
    return verdict_name(reply.decision.verdict);
}

static void put_case(struct buf *out, struct emp_playbook *playbook, struct str id) {
    const struct entry *gesture = playbook_find(playbook->model, KIND_GESTURE, id);
    if (!gesture) {
        buf_fmt(out, "{said: TODO what a customer says, expect: %.*s}", S_ARG(id));
        return;
    }
    struct str role = playbook->model->roles.items[asker(playbook->model)].entry.id.s;
    const char *verdict = verdict_today(playbook, (const struct gesture *)(const void *)gesture);
    buf_fmt(out, "{as: %.*s, give: %.*s, expect: %s}", S_ARG(role), S_ARG(id), verdict);
}

void new_example(struct buf *out, struct emp_playbook *playbook, struct str id, size_t indent) {
    if (indent == SIZE_MAX) {
        put_case(out, playbook, id);
        return;
    }
    buf_repeat(out, ' ', indent);
    buf_text(out, "- ");
    put_case(out, playbook, id);
    if (playbook_find(playbook->model, KIND_GESTURE, id))
        buf_text(out, "  # TODO add amount: and facts: {..}, and what you expect then");
    buf_char(out, '\n');
}
