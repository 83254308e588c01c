// Rules of group 7, learning: is nothing in it that only one person should know?
#include "lint/lint.h"
#include "lint/personal.h"
#include "lint/secrets.h"
#include "lint/wording.h"
#include "model/each_text.h"
#include "yaml/tree.h"

// Under these, customers are told of; elsewhere an address or a number is the company's own.
#define TOLD_KEYS                                                                             \
    "title,signals,not_signals,said,situation,what_we_did,worth,lesson,brief,customer_knows," \
    "trainer_looks_for,ask,question,options,answer,acknowledge,good_looks_like,looks_like"

static const struct {
    const char *what, *harmless;
} kinds[] = {
    [PERSONAL_EMAIL] = {"an e-mail address", "somebody@example.com"},
    [PERSONAL_PHONE] = {"a phone number", "+44 1632 960123"},
    [PERSONAL_CARD] = {"the number of a payment card", "4111 1111 1111 1111"},
};

static void report_personal(struct lint *lint, const struct text *text,
                            const struct personal *one) {
    const char *what = kinds[one->kind].what, *harmless = kinds[one->kind].harmless;
    size_t start = (size_t)(one->at.ptr - text->s.ptr);
    struct span at = text_part(lint->playbook->sources, text, start, start + one->at.len);
    struct finding *finding = finding_add(lint->findings, "personal-data", at,
                                          "This looks like %s that somebody has.", what);
    finding_help(lint->findings, finding, "Take it out, or write one that nobody has: %s.",
                 harmless);
    if (at.end - at.start != one->at.len) return;
    finding_fix(lint->findings, finding, false, "Write one that nobody has.", at, str_of(harmless));
}

static void check_personal_text(void *context, const struct row *row, const struct text *text) {
    struct lint *lint = context;
    struct personal one;
    size_t from = 0;
    while (personal_next(text->s, &from, &one))
        if (one.kind == PERSONAL_CARD || has_key(TOLD_KEYS, row->key))
            report_personal(lint, text, &one);
}

static void check_personal_data(struct lint *lint) {
    each_text(lint->playbook, check_personal_text, lint);
}

static void check_secrets_of(struct lint *lint, const struct source *source) {
    struct secret secret;
    size_t from = 0;
    while (secret_next(source->bytes, &from, &secret)) {
        uint32_t start = source->base + (uint32_t)(secret.at.ptr - source->bytes.ptr);
        struct finding *finding = finding_add(lint->findings, "secret-in-playbook",
                                              (struct span){start, start + (uint32_t)secret.at.len},
                                              "This looks like %s.", secret.what);
        finding_help(lint->findings, finding,
                     "Have it changed wherever it opens something, then take it out: whoever has "
                     "an old copy knows it.");
    }
}

// In the bytes as they are, for a comment gives a secret away as well.
static void check_secrets(struct lint *lint) {
    for (size_t i = 0; i < lint->playbook->sources->files.n; i++)
        check_secrets_of(lint, &lint->playbook->sources->files.items[i]);
}

static const struct rule rules[] = {
    {RULE("L709", "personal-data", WARNING, MEDIUM, STANDARD,
          "Something that belongs to one person",
          "Stories and exercises are told to many, printed and passed on to partners. An e-mail "
          "address, a phone number or the number of a card leads to the one person whom it was.",
          "Take it out, or write one that is kept for examples, such as somebody@example.com.",
          "principles:\n"
          "  own-the-problem:\n"
          "    says: The person who hears it owns it.\n"
          "    looks_like: [Writes to «ann.lee@quickpost.io» the same day]\n",
          "principles:\n"
          "  own-the-problem:\n"
          "    says: The person who hears it owns it.\n"
          "    looks_like: [Writes to ann@example.com the same day]\n"),
     check_personal_data},
    {RULE("L710", "secret-in-playbook", ERROR, MEDIUM, STANDARD,
          "A password or a key in the playbook",
          "A playbook is printed, mailed and kept for years in every old version. Whoever reads "
          "it could use what it opens.",
          "Have the secret changed, take it out, and say instead whom to ask for access.",
          "agent_care: {help: \"The folder's password is «Harbour2026»\"}\n",
          "agent_care: {help: Ask the supervisor for access to the folder.}\n"),
     check_secrets},
};

const struct rule_group privacy_rules = {"privacy", rules, sizeof rules / sizeof *rules};
