// Why the answer to a question is right: the author's reason, else the rule in words.
#include "sheets/questions.h"

#include "cards/offers.h"
#include "cards/words.h"
#include "model/condition.h"

const struct fact *quiz_fact(const struct quiz *quiz, struct str id) {
    return (const struct fact *)(const void *)playbook_find(quiz->playbook, KIND_FACT, id);
}

static struct str filled(const struct quiz *quiz, enum label which, struct str one) {
    return one.len ? label_fill(quiz->arena, quiz->lang, which, one, S("")) : S("");
}

static void add_part(struct buf *out, struct str separator, struct str part) {
    if (out->len && part.len) buf_add(out, separator);
    buf_add(out, part);
}

// ---- who ----

static struct str role_words(const struct quiz *quiz, int32_t role) {
    if (role < 0) return S("");
    return entry_title(quiz->playbook, &quiz->playbook->roles.items[role].entry);
}

static struct str approvers(const struct quiz *quiz, const struct decision *decision) {
    struct buf out = buf_new(quiz->arena);
    add_part(&out, label(quiz->lang, LABEL_COMMA), role_words(quiz, decision->by));
    for (size_t i = 0; i < decision->with.n; i++) {
        const struct entry *role =
            playbook_find(quiz->playbook, KIND_ROLE, decision->with.items[i]);
        if (role) add_part(&out, label(quiz->lang, LABEL_COMMA), entry_title(quiz->playbook, role));
    }
    return buf_str(&out);
}

static struct str taker(const struct quiz *quiz, const struct decision *decision) {
    const struct entry *to = decision->to ? playbook_ref(quiz->playbook, decision->to) : NULL;
    return to ? entry_title(quiz->playbook, to) : role_words(quiz, decision->to_role);
}

// ---- why ----

static struct str amount_words(const struct quiz *quiz, const struct gesture *gesture,
                               int64_t amount) {
    return amount_said(quiz->arena, quiz->playbook, gesture, amount, quiz->in);
}

static struct str limit_of(const struct quiz *quiz, const struct gesture *gesture,
                           const struct decision *decision) {
    const struct size *limit = &decision->limit;
    if (!decision->measured || limit->kind != SIZE_VALUE || !limit->value) return S("");
    return filled(quiz, LABEL_QUIZ_UP_TO, amount_words(quiz, gesture, limit->value));
}

static struct str most_often(const struct quiz *quiz, const struct gesture *gesture) {
    struct str words = at_most_said(quiz->arena, &gesture->at_most.most, quiz->in);
    return str_fmt(quiz->arena, "%.*s%.*s", S_ARG(sentence(quiz->arena, words)),
                   S_ARG(label(quiz->lang, LABEL_STOP)));
}

static struct str lacks_words(const struct quiz *quiz, struct str id) {
    const struct fact *fact = quiz_fact(quiz, id);
    return fact ? title_words(quiz->arena, fact->title, &fact->entry)
                : fact_said(quiz->arena, quiz->playbook, id, quiz->in);
}

static struct str lacking(const struct quiz *quiz, const struct decision *decision) {
    struct buf out = buf_new(quiz->arena);
    for (size_t i = 0; i < decision->lacking.n; i++) {
        add_part(&out, label(quiz->lang, LABEL_COMMA),
                 lacks_words(quiz, decision->lacking.items[i]));
    }
    return buf_str(&out);
}

static struct str clause_words(const struct quiz *quiz, const struct decision *decision) {
    if (!decision->clause) return S("");
    return condition_words(quiz->arena, quiz->playbook, decision->clause->when, quiz->in);
}

static struct str rule_words(const struct quiz *quiz, const struct gesture *gesture,
                             const struct decision *decision) {
    switch (decision->why) {
    case REASON_OVER_COUNT: return most_often(quiz, gesture);
    case REASON_BELOW_MINIMUM:
        return filled(quiz, LABEL_QUIZ_AT_LEAST,
                      amount_words(quiz, gesture, gesture->at_least.value));
    case REASON_NO_GRANT: return label(quiz->lang, LABEL_QUIZ_NO_GRANT);
    case REASON_OVER_LIMIT:
    case REASON_BEYOND: return limit_of(quiz, gesture, decision);
    case REASON_NOT_WHEN: return filled(quiz, LABEL_QUIZ_ONLY_WHEN, clause_words(quiz, decision));
    case REASON_NEVER: return filled(quiz, LABEL_QUIZ_NEVER_WHEN, clause_words(quiz, decision));
    case REASON_NOT_YET: return filled(quiz, LABEL_QUIZ_NOT_YET, lacking(quiz, decision));
    default: return S("");
    }
}

static struct str reason(const struct quiz *quiz, const struct gesture *gesture,
                         const struct decision *decision) {
    if (decision->clause && decision->clause->because.s.len) return decision->clause->because.s;
    if (decision->guardrail) return decision->guardrail->because.s;
    return rule_words(quiz, gesture, decision);
}

static struct str missing(const struct quiz *quiz, const struct gesture *gesture,
                          const struct decision *decision) {
    struct buf out = buf_new(quiz->arena);
    for (size_t i = 0; i < decision->missing.n; i++) {
        struct str name =
            key_domain(quiz->playbook, decision->missing.items[i], gesture->unit.s).name;
        const struct fact *fact = quiz_fact(quiz, name);
        add_part(&out, S(" \u00b7 "),
                 fact && fact->ask.s.len ? fact->ask.s : quiz_fact_words(quiz, name));
    }
    return buf_str(&out);
}

struct str quiz_because(const struct quiz *quiz, const struct gesture *gesture,
                        const struct decision *decision) {
    struct buf out = buf_new(quiz->arena);
    switch (decision->verdict) {
    case VERDICT_ALLOW: return limit_of(quiz, gesture, decision);
    case VERDICT_DENY: return reason(quiz, gesture, decision);
    case VERDICT_ASK: return filled(quiz, LABEL_QUIZ_MISSING, missing(quiz, gesture, decision));
    case VERDICT_NEEDS_APPROVAL:
        add_part(&out, S(" "), reason(quiz, gesture, decision));
        add_part(&out, S(" "), filled(quiz, LABEL_QUIZ_BY, approvers(quiz, decision)));
        break;
    case VERDICT_ESCALATE:
        add_part(&out, S(" "), filled(quiz, LABEL_QUIZ_TO, taker(quiz, decision)));
        if (decision->escalation) add_part(&out, S(" "), decision->escalation->because.s);
        break;
    }
    return buf_str(&out);
}
