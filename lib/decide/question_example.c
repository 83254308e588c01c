// Reads what an example of the playbook asks.
#include "decide/question.h"

bool question_example(struct question *q, const struct example *example, struct str gesture) {
    if (!question_role(q, example->role.id.s) || !question_gesture(q, gesture)) return false;
    if (q->request.gesture->entry.hurt) {
        q->error = S("A part of this gesture cannot be read; `empower lint` says which.");
        return false;
    }
    if (example->on.date.precision != DATE_NONE) q->request.as_of = example->on.date;
    for (size_t i = 0; i < example->facts.n; i++) {
        const struct fact_value *fact = &example->facts.items[i];
        if (!question_fact(q, fact->name.s, fact->text.s)) return false;
    }
    for (size_t i = 0; i < example->also_given.n; i++)
        if (!question_also_given(q, example->also_given.items[i].id.s)) return false;
    if (text_is_set(example->given) && !question_given(q, example->given.s)) return false;
    return !text_is_set(example->times_given) || question_times_given(q, example->times_given.s);
}

bool example_asks(struct question *q, const struct example *example) {
    return question_example(q, example, example->give.id.s) &&
           (!text_is_set(example->amount) || question_amount(q, example->amount.s));
}
