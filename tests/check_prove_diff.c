// What changed in meaning between two playbooks: what is wider, tighter, asked of somebody else;
// what came and went; and on which days.
#include "check_prove_diff.h"

#define FACTS                                                            \
    "facts:\n  fault: {yes_no: ours}\n  tier: {choice: [plain, gold]}\n" \
    "  nights: {number: nights}\n  price: {money: price}\n  hurt: {yes_no: somebody}\n"
#define BOOK(lines)   HEADER CHAIN FACTS lines
#define CREDIT(lines) BOOK("gestures:\n  credit:\n" lines)
#define DATED(lines) \
    HEADER "effective: 2026-01-01 to 2026-12-31\n" CHAIN FACTS "gestures:\n  credit:\n" lines

static struct playbook *open_book(const char *text) {
    struct str bytes = str_of(text);
    struct playbook *playbook = read_apart(&S("book.yaml"), &bytes, 1);
    sources = *playbook->sources;
    expect_clean(text);
    return playbook;
}

// "wider agent credit: up to £60 per stay (was £50)", those of roles above left out.
static void add_line(struct buf *out, const struct difference *difference) {
    if (out->len) buf_text(out, "; ");
    buf_fmt(out, "%s ", diff_class_name(difference->class));
    if (difference->role.len && difference->kind == KIND_GESTURE)
        buf_fmt(out, "%.*s ", S_ARG(difference->role));
    buf_fmt(out, "%.*s: %.*s", S_ARG(difference->id.len ? difference->id : S("playbook")),
            S_ARG(difference->words));
    if (difference->situation.len) buf_fmt(out, ", %.*s", S_ARG(difference->situation));
    if (difference->from.precision)
        buf_fmt(out, ", from %.*s", S_ARG(date_show(&arena, difference->from)));
    if (difference->until.precision)
        buf_fmt(out, ", until %.*s", S_ARG(date_show(&arena, difference->until)));
}

static struct str lines_of(const char *before, const char *after, const char *role) {
    struct arena work;
    arena_init(&work, allocator_malloc, 0);
    struct diff diff = diff_of(&work, open_book(before), open_book(after), role);
    struct buf out = buf_new(&arena);
    for (size_t i = 0; i < diff.list.n; i++) add_line(&out, &diff.list.items[i]);
    check_cases_again(&work, &diff);
    arena_free(&work);
    return out.len ? buf_str(&out) : S("same");
}

struct compared {
    const char *before, *after, *wanted;
};

static void check_compared(const struct compared *rows, size_t n, const char *role) {
    for (size_t i = 0; i < n; i++)
        expect_of(rows[i].after, lines_of(rows[i].before, rows[i].after, role), rows[i].wanted);
}
#define COMPARED(role, ...)                           \
    do {                                              \
        const struct compared rows[] = {__VA_ARGS__}; \
        check_compared(rows, COUNT(rows), (role));    \
    } while (0)

static const char fifty[] =
    CREDIT("    only_when: {fault: yes}\n"
           "    authority: [{agent: £50 per stay}, {head: £90 per stay}]\n");

START_TEST(test_limits) {
    COMPARED("agent", {fifty, fifty, "same"},
             {fifty,
              CREDIT("    only_when: {fault: yes}\n"
                     "    authority: [{agent: £60 per stay}, {head: £90 per stay}]\n"),
              "wider agent credit: up to £60 per stay (was £50)"},
             {fifty,
              CREDIT("    only_when: {fault: yes}\n"
                     "    authority: [{agent: £40 per stay}, {head: £90 per stay}]\n"),
              "tighter agent credit: up to £40 per stay (was £50)"},
             {fifty,
              CREDIT("    only_when: {fault: yes}\n"
                     "    authority: [{head: £90 per stay}]\n"),
              "tighter agent credit: nothing alone (was up to £50 per stay)"},
             {fifty,
              CREDIT("    only_when: {fault: yes}\n    authority:\n      - agent: £50 per stay\n"
                     "      - {agent: £70 per stay, when: {tier: gold}}\n"
                     "      - head: £90 per stay\n"),
              "wider agent credit: up to £70 per stay, gold (was £50)"},
             {fifty,
              CREDIT("    only_when: {fault: yes}\n"
                     "    authority: [{agent: £50 per stay}, {lead: £90 per stay}]\n"),
              "route agent credit: needs-approval by lead (was head)"});
}
END_TEST

START_TEST(test_conditions) {
    COMPARED("agent",
             {fifty, CREDIT("    authority: [{agent: £50 per stay}, {head: £90 per stay}]\n"),
              "wider agent credit: was only when fault; "
              "route agent credit: needs-approval by head (was deny)"},
             {fifty,
              CREDIT("    only_when: {fault: yes}\n    never_when: {nights: more than 3}\n"
                     "    authority: [{agent: £50 per stay}, {head: £90 per stay}]\n"),
              "tighter agent credit: now never when nights more than 3; "
              "route agent credit: deny (was needs-approval by head)"},
             {fifty,
              CREDIT("    only_when: {fault: yes}\n    evidence: [hurt]\n"
                     "    authority: [{agent: £50 per stay}, {head: £90 per stay}]\n"),
              "tighter agent credit: now not before hurt; "
              "route agent credit: deny (was needs-approval by head)"});
}
END_TEST

// Each change tells from when on and until when it holds, where it does not always.
START_TEST(test_days) {
    COMPARED(
        "agent",
        {DATED("    authority: [{agent: no limit}]\n"),
         DATED("    authority: [{agent: no limit, from: 2026-03-01}]\n"),
         "tighter agent credit: nothing alone (was no limit), until 2026-02-28"},
        {DATED("    authority: [{agent: no limit}]\n"),
         DATED("    authority: [{agent: no limit, until: 2026-06}]\n"),
         "tighter agent credit: nothing alone (was no limit), from 2026-07-01"},
        {DATED("    authority: [{agent: no limit}]\n    never_when: {now: 2026-03 to 2026-04}\n"),
         DATED("    authority: [{agent: no limit}]\n"),
         "wider agent credit: was never when 2026-03 to 2026-04, from 2026-03-01, "
         "until 2026-04-30"});
    COMPARED("",
             {DATED("    authority: [{agent: no limit}, {agent: no limit, until: 2025-06-30}]\n"),
              DATED("    authority: [{agent: no limit}]\n"),
              "wording credit: authority (no answer changes)"});
}
END_TEST

#define ASSUMED(more)                                                                            \
    HEADER "roles: {agent: {}}\nfacts:\n  fault: {yes_no: ours" more "}\ngestures:\n  credit:\n" \
           "    only_when: {fault: yes}\n    authority: [{agent: no limit}]\n"

// What is assumed where nobody says it is a decision, too.
START_TEST(test_unsaid) {
    COMPARED("",
             {ASSUMED(", assume: no"), ASSUMED(", assume: yes"),
              "wider agent credit: was only when fault, where nobody says fault; "
              "wording fault: assume yes (was no)"},
             {ASSUMED(", assume: yes"), ASSUMED(""),
              "tighter agent credit: now asks first where nobody says so, where nobody says fault; "
              "wording fault: assume none (was yes)"});
}
END_TEST

#define TWO(rails)                                                 \
    BOOK("gestures:\n  credit: {authority: [{agent: no limit}]}\n" \
         "  gift: {authority: [{agent: no limit}]}\n" rails)

START_TEST(test_given_before) {
    COMPARED("agent",
             {TWO(""), TWO("guardrails:\n  once: {never_together: [credit, gift]}\n"),
              "tighter agent credit: now barred by once, after gift; "
              "tighter agent gift: now barred by once, after credit; new once: "},
             {TWO("guardrails:\n  once: {never_together: [credit, gift]}\n"),
              TWO("guardrails:\n  once: {never_together: [credit, gift], liftable_by: lead}\n"),
              "route agent credit: needs-approval by lead (was deny), after gift; "
              "route agent gift: needs-approval by lead (was deny), after credit"});
}
END_TEST

START_TEST(test_counts_and_units) {
    COMPARED("agent",
             {CREDIT("    authority: [{agent: £5 per stay}]\n    at_most: 2 per stay\n"),
              CREDIT("    authority: [{agent: £5 per stay}]\n    at_most: 3 per stay\n"),
              "wider agent credit: at most 3 per stay (was 2 per stay)"},
             {CREDIT("    authority: [{agent: £5 per stay}]\n    at_least: £2\n"),
              CREDIT("    authority: [{agent: £5 per stay}]\n    at_least: £3\n"),
              "tighter agent credit: now at least £3"},
             {CREDIT("    authority: [{agent: £5 per stay}]\n"),
              CREDIT("    unit: day\n    authority: [{agent: 5 days per stay}]\n"),
              "not-analysed agent credit: its amounts count something else than before"},
             {CREDIT("    authority: [{agent: 20% of price per request}]\n"),
              CREDIT("    authority: [{agent: 25% of price per request}]\n"),
              "wider agent credit: up to 25% of price per request (was 20% of price)"},
             {CREDIT("    authority: [{agent: no limit}]\n    entitlement: yes\n    law: L.\n"),
              CREDIT("    authority: [{agent: no limit}]\n"),
              "tighter credit: no longer owed; wording credit: law"});
}
END_TEST

#define ENTRIES(more) BOOK("gestures:\n  gift: {authority: [{agent: £5 per stay}]}\n" more)

// What came and what went, by id; what is called otherwise; whom one reaches how; other words.
START_TEST(test_entries) {
    COMPARED(
        "",
        {ENTRIES(""), ENTRIES("  card: {authority: [{agent: no limit}]}\n"),
         "new card: agent: no limit"},
        {ENTRIES(""), BOOK("gestures:\n  present: {title: T, authority: [{agent: £5 per stay}]}\n"),
         "new present: agent: £5 per stay; looks like gift with another name; "
         "gone gift: agent: £5 per stay"},
        {ENTRIES("tools:\n  till: {title: Till, if_down: Wait.}\n"),
         ENTRIES("tools:\n  till: {title: The till, if_down: Wait.}\n"), "wording till: title"},
        {HEADER "roles: {agent: {reach: radio 1, replies_within: 5 minutes}}\n",
         HEADER "roles: {agent: {reach: radio 2, replies_within: 1 hour}}\n",
         "route agent: reach radio 2 (was radio 1), replies_within 1 hour (was 5 minutes)"},
        {HEADER "facts: {tier: {choice: [plain, gold]}}\n",
         HEADER "facts: {tier: {choice: [gold, black]}}\n",
         "new tier: choice black; gone tier: choice plain"},
        {HEADER "version: 1\nvoice: {say: [Hello]}\nwords: {a: [b]}\n",
         HEADER "version: 2\nvoice: {say: [Hi]}\nwords: {a: [c]}\n",
         "wording playbook: version 2 (was 1), words; wording voice: say"},
        {HEADER "sponsors: [{who: a}, {who: b}]\n", HEADER "sponsors: [{who: b}, {who: c}]\n",
         "wording sponsors: 1 new, 1 gone"},
        {HEADER "terms: {t: {amount: 1}}\n", HEADER "terms: {t: {amount: 2}}\n",
         "wording t: its condition"},
        {HEADER "# one\nvoice: {say: [Hello], avoid: [Hey]}\n",
         "playbook: test\nvoice:\n  avoid: Hey\n  say: Hello\ntitle: Test\ncurrency: GBP\n"
         "empower: 1\n",
         "same"});
}
END_TEST

// A new role is one line, whatever it holds; of one role alone, other roles are no matter.
START_TEST(test_roles) {
    static const char more[] = HEADER "roles:\n  boss: {}\n  agent: {reports_to: boss}\n"
                                      "gestures:\n  gift: {authority: [{agent: £5 per stay}]}\n";
    static const char less[] = HEADER "roles:\n  agent: {}\n"
                                      "gestures:\n  gift: {authority: [{agent: £5 per stay}]}\n";
    COMPARED("", {less, more, "new boss: ; wording agent: reports_to boss (was none)"});
    COMPARED("lead", {fifty,
                      CREDIT("    only_when: {fault: yes}\n"
                             "    authority: [{agent: £60 per stay}, {head: £90 per stay}]\n"),
                      "wider lead credit: up to £60 per stay (was £50)"});
    COMPARED("clerk", {fifty,
                       CREDIT("    only_when: {fault: yes}\n"
                              "    authority: [{agent: £60 per stay}, {head: £90 per stay}]\n"),
                       "same"});
}
END_TEST

// What cannot be compared within the budget is said, and not passed over.
START_TEST(test_not_analysed) {
    struct buf facts = buf_new(&arena), tests[2];
    for (int side = 0; side < 2; side++) tests[side] = buf_new(&arena);
    for (int i = 0; i < 20; i++) {
        buf_fmt(&facts, "  f%d: {money: f}\n", i);
        for (int side = 0; side < 2; side++)
            buf_fmt(&tests[side], "%sf%d: more than f%d", i ? ", " : "", i, (i + 1 + side) % 20);
    }
    struct str books[2];
    for (int side = 0; side < 2; side++)
        books[side] =
            str_fmt(&arena,
                    HEADER CHAIN "facts:\n%.*sgestures:\n  credit:\n    only_when: {%.*s}\n"
                                 "    authority: [{agent: no limit}]\n%c",
                    S_ARG(buf_str(&facts)), S_ARG(buf_str(&tests[side])), 0);
    EXPECT(lines_of(books[0].ptr, books[1].ptr, "agent"),
           "not-analysed agent credit: too many combinations of facts");
}
END_TEST

RUN("prove-diff", test_limits, test_conditions, test_days, test_unsaid, test_given_before,
    test_counts_and_units, test_entries, test_roles, test_not_analysed)
