// Checks that no sheet betrays anything: every kind, every format, every role and every audience,
// over a playbook in which each secret is a word that stands nowhere else.
#include "check_sheets.h"

#include "run.h"

enum { READERS = 7 }; // audiences, as bits

// In two parts: a string literal of C may be no longer.
static const char house_of_secrets[] =
    "empower: 1\n"
    "playbook: secrets\n"
    "title: The house of secrets\n"
    "status: approved\n"
    "version: 1\n"
    "currency: GBP\n"
    "sponsors: [{who: chief, confirmed: 2026-03-20, says: I back you.}]\n"
    "assurances: {job_security: Nobody is punished., liability: You never pay.}\n"
    "principles: {own-it: {says: Own it., looks_like: [names the next step]}}\n"
    "roles:\n"
    "  agent: {title: Agent, frontline: yes, reports_to: manager}\n"
    "  host: {title: Host, frontline: yes, reports_to: manager}\n"
    "  manager: {title: Manager, reports_to: director, reach: radio 1}\n"
    "  director: {title: Director, reach: office}\n"
    "facts: {fault: {yes_no: \"Did we cause it?\"}}\n"
    "gestures:\n"
    "  credit:\n"
    "    title: Credit on the bill\n"
    "    kind: credit\n"
    "    authority:\n"
    "      - agent: £51 per stay\n"
    "      - host: £12 per stay\n"
    "      - manager: £253 per stay\n"
    "      - director: £997 per stay\n"
    "guardrails: {no-blame: {never_say: [Our policy], say_instead: Here it is., because: Trust.}}\n";
static const char days_of_secrets[] =
    "scenarios:\n"
    "  noise:\n"
    "    title: Could not sleep\n"
    "    moment: recover\n"
    "    signals: [couldn't sleep, '/patternword/']\n"
    "    not_signals: ['/antipattern/']\n"
    "    acknowledge: Apologise.\n"
    "    principles: [own-it]\n"
    "    offer_in_order: [credit]\n"
    "    next_step: Ring at ten.\n"
    "    exercises: [play, choose, talk]\n"
    "exercises:\n"
    "  play: {kind: role-play, title: The titleword, brief: Two hours., minutes: 10,\n"
    "    customer_knows: [The knowsword.], trainer_looks_for: [the looksword], ask: The askword?}\n"
    "  choose: {kind: quiz, question: What first?, options: [The form, The room],\n"
    "    answer: The room, because: The reasonword.}\n"
    "  talk: {kind: discussion, brief: A talk., ask: What then?, answer: The answerword.}\n"
    "examples:\n"
    "  - {as: agent, give: credit, amount: £40, given: £0, facts: {fault: yes}, expect: allow}\n"
    "  - {as: manager, give: credit, amount: £252, given: £0, expect: allow}\n";

// Who may read a secret; and with whose sheet in hand agents and learners may as well. A limit is
// known to who holds it, which are also those above.
static const struct secret {
    const char *word;
    unsigned readers;
    const char *holders; // roles by blanks; "-": the sheet of all frontline roles
} secrets[] = {
    {"knowsword", DOC_FOR_CUSTOMER, ""},
    {"looksword", DOC_FOR_OBSERVER | DOC_FOR_FACILITATOR, ""},
    {"titleword", DOC_FOR_FACILITATOR, ""},
    {"reasonword", DOC_FOR_FACILITATOR, ""},
    {"answerword", DOC_FOR_FACILITATOR, ""},
    {"£12", DOC_FOR_FACILITATOR | DOC_FOR_LEAD | DOC_FOR_LEADER, "- host manager director"},
    {"£253", DOC_FOR_LEAD | DOC_FOR_LEADER, "manager director"},
    {"£252", 0, "manager"},
    {"£997", DOC_FOR_LEAD | DOC_FOR_LEADER, "director"},
    {"patternword", 0, ""},
    {"antipattern", 0, ""},
};
enum { SECRETS = sizeof secrets / sizeof *secrets };

static const char *const roles[] = {"", "agent", "host", "manager", "director"};
enum { ROLES = sizeof roles / sizeof *roles };

static bool holds(const struct secret *secret, const char *role) {
    struct str rest = str_of(secret->holders), holder;
    while (str_word(&rest, &holder))
        if (str_eq(holder, str_of(*role ? role : "-"))) return true;
    return false;
}

static bool may_read(const struct secret *secret, unsigned readers, const char *role) {
    if (secret->readers & readers) return true;
    return holds(secret, role) && (readers & (DOC_FOR_AGENT | DOC_FOR_LEARNER |
                                              DOC_FOR_FACILITATOR | DOC_FOR_LEAD | DOC_FOR_LEADER));
}

static bool found[SECRETS];

static void look_into(struct str file, const struct doc *doc, unsigned readers, const char *role,
                      const char *format) {
    for (size_t i = 0; i < SECRETS; i++) {
        bool is_there = str_find(file, str_of(secrets[i].word)) >= 0;
        found[i] = found[i] || is_there;
        ck_assert_msg(!is_there || may_read(&secrets[i], readers, role),
                      "\"%s\" in %.*s as %s of role \"%s\" for readers %u", secrets[i].word,
                      (int)doc->kind.len, doc->kind.ptr, format, role, readers);
    }
}

static void write_for(const struct doc *doc, unsigned audience, const char *role) {
    struct format_options how = {.audience = audience};
    for (size_t f = 0; format_at(f); f++) {
        struct buf out = buf_new(&arena);
        format_at(f)->write(&out, doc, &how);
        look_into(buf_str(&out), doc, audience ? audience : doc->audience, role,
                  format_at(f)->name);
    }
}

static void print(const struct playbook *playbook, const struct sheet *sheet, const char *role,
                  bool key) {
    struct sheet_options options = {.role = str_of(role), .key = key, .people = 6};
    struct str error = S("");
    struct doc *doc = sheet_make(&arena, playbook, sheet, &options, &error);
    if (!doc) return;
    write_for(doc, 0, role);
    for (unsigned reader = 0; reader < READERS; reader++) write_for(doc, 1u << reader, role);
}

START_TEST(nobody_reads_what_is_for_others) {
    const struct playbook *playbook =
        read_changed(&arena, str_fmt(&arena, "%s%s", house_of_secrets, days_of_secrets), "", "");
    for (size_t s = 0; sheet_at(s); s++)
        for (size_t r = 0; r < ROLES; r++)
            for (int key = 0; key <= 1; key++) print(playbook, sheet_at(s), roles[r], key);
    // What nobody could ever read would prove nothing; patterns are for no paper at all.
    for (size_t i = 0; i < SECRETS; i++)
        ck_assert_msg(found[i] == (secrets[i].readers || *secrets[i].holders), "%s is %s",
                      secrets[i].word, found[i] ? "read" : "nowhere");
}
END_TEST

// A sheet says nothing at all to whom it is not for.
START_TEST(a_sheet_is_empty_for_all_others) {
    const struct playbook *playbook = read_house(&arena);
    for (size_t s = 0; sheet_at(s); s++) {
        struct sheet_options options = {0};
        struct str error = S("");
        struct doc *doc = sheet_make(&arena, playbook, sheet_at(s), &options, &error);
        ck_assert_msg(doc != NULL, "%.*s", S_ARG(error));
        ck_assert_uint_ne(doc->audience, DOC_FOR_ALL);
        ck_assert_uint_eq(doc->body.audience, doc->audience);
        for (unsigned reader = 0; reader < READERS; reader++)
            if (!(doc->audience >> reader & 1))
                ck_assert_ptr_null(doc_first(&doc->body, 1u << reader));
    }
}
END_TEST

RUN_BETWEEN("what sheets keep to themselves", setup, teardown, nobody_reads_what_is_for_others,
            a_sheet_is_empty_for_all_others)
