// A playbook in memory: every section and key of the language, references resolved.
#ifndef MODEL_PLAYBOOK_H
#define MODEL_PLAYBOOK_H

#include "base/arena.h"
#include "base/limit.h"
#include "base/map.h"
#include "text/finding.h"
#include "text/source.h"

// What an id can name. The order is that of help and of `show`.
enum kind {
    KIND_NONE,
    KIND_SCENARIO,
    KIND_GESTURE,
    KIND_ROLE,
    KIND_TEAM,
    KIND_ROUTE,
    KIND_TOOL,
    KIND_FACT,
    KIND_TERM,
    KIND_GUARDRAIL,
    KIND_ESCALATION,
    KIND_NOTICE,
    KIND_PRINCIPLE,
    KIND_AIM,
    KIND_STORY,
    KIND_EXERCISE,
    KIND_COUNT
};

// How every entry of a section with ids begins. Entries are sorted by id, so an index orders as ids.
struct entry {
    struct text id;    // the key, and where it stands
    struct span at;    // the whole entry
    bool hurt;         // a part of it could not be read
    uint8_t kind;      // enum kind
};

// A name of an entry somewhere else.
struct ref {
    struct text id;
    int32_t index; // into the section of `kind`; -1 where there is no such entry
    uint8_t kind;  // enum kind; KIND_NONE for `nobody` and where it is not found
};

typedef LIST(struct text) texts;
typedef LIST(struct ref) refs;

// Scalars that carry their place. `at` is nowhere where the key is not there.
struct yes_no { bool yes; struct span at; };
struct amount { int64_t value; bool set; struct span at; struct text text; }; // money: minor units; else millionths
struct count { struct number number; struct span at; };
struct when { struct date date; struct span at; }; // precision DATE_NONE: not there
struct span_of_time { struct period period; struct span at; }; // count 0: not there
struct range_at { struct date_range range; struct span at; };
struct review_at { struct review review; struct span at; };
struct limit_at { struct limit limit; struct text text; struct ref fact, percent, for_each; };
struct at_most_at { struct at_most most; struct text text; struct ref beyond_asks; };
struct stand_in_at { struct stand_in stand_in; struct text text; struct ref role; };
struct choice { uint8_t value; struct span at; }; // 0: not there; else 1 + place in the row's words

// ---- conditions ----

enum fact_type { FACT_NONE, FACT_YES_NO, FACT_CHOICE, FACT_MONEY, FACT_NUMBER, FACT_DATE, FACT_TIME };

// Facts that every condition may read without declaring them.
enum reserved_fact {
    RESERVED_NONE, RESERVED_ROLE, RESERVED_AMOUNT, RESERVED_CHANNEL, RESERVED_COUNTRY, RESERVED_TEAM,
    RESERVED_NOW, RESERVED_GIVEN, RESERVED_TIMES_GIVEN, RESERVED_ALSO_GIVEN
};

// A typed value of a fact. FACT_CHOICE: `choice` is the place in the fact's choices (or in the roles,
// channels, countries, teams for the reserved facts).
struct value {
    uint8_t type; // enum fact_type
    union {
        bool yes;
        uint32_t choice;
        int64_t amount; // minor units of money, millionths of a number
        struct date date;
    };
    struct text text;
};

enum test_op {
    TEST_IS,        // = values[0], or one of the values
    TEST_NOT,       // != values[0], or none of the values
    TEST_AT_LEAST, TEST_AT_MOST, TEST_MORE_THAN, TEST_LESS_THAN,
    TEST_BETWEEN,   // values[0] to values[1], both in
    TEST_BEFORE, TEST_AFTER, TEST_ON,
    TEST_WITHIN     // `period` before now, up to now
};

struct test {
    struct ref fact;  // KIND_FACT or KIND_TERM; KIND_NONE for a reserved fact or an unknown one
    uint8_t reserved; // enum reserved_fact
    uint8_t op;       // enum test_op
    LIST(struct value) values;
    struct ref other;     // another fact in place of a value
    uint8_t other_reserved;
    struct period period; // TEST_WITHIN
    struct text text;     // the test as written, for people; lists joined with ", "
};

enum condition_kind { CONDITION_ALL, CONDITION_ANY, CONDITION_NONE, CONDITION_TEST };

struct condition {
    uint8_t kind; // enum condition_kind
    bool hurt;    // could not be read whole: no answer may rest on it
    struct span at;
    LIST(struct condition) parts; // ALL, ANY, NONE
    struct test test;
};

// A condition with what may stand beside it in never_when and only_when.
struct clause {
    struct text id, because, law;
    struct condition *when;
    struct when from, until;
    struct span at;
};
typedef LIST(struct clause) clauses;

// ---- sections ----

struct header {
    struct text empower, playbook, title, owner, version, language;
    struct choice status; // enum status
    struct range_at effective;
    struct review_at review;
    struct text currency_code;
    const struct currency *currency; // never NULL after reading: USD where none is written
    texts countries, channels;       // of applies_to
    refs teams;                      // of applies_to
    struct amount customer_lifetime;
    struct text lifetime_source;
    struct span at; // of the line `empower: 1`
};
enum status { STATUS_UNSET, STATUS_DRAFT, STATUS_APPROVED, STATUS_RETIRED };

struct sponsor { struct span at; struct text who, says; texts areas; struct when confirmed; };
struct assurances { struct text job_security, liability, recognition, when_it_goes_wrong; struct span_of_time learning_period; };
struct aim { struct entry entry; struct text title, measured_by; struct choice better; refs yields_to; };
struct voice { texts we_are, say, avoid; };
struct principle { struct entry entry; struct text says, why; texts looks_like; };
struct team { struct entry entry; struct text title; struct yes_no partner; refs roles, aims; texts joins, sees; struct when briefed; };
struct role {
    struct entry entry;
    struct text title, reach;
    struct yes_no frontline, own_grants_only;
    struct ref reports_to, same_as;
    struct span_of_time replies_within;
    struct stand_in_at stand_in;
};
enum purpose { PURPOSE_UNSET, PURPOSE_SUPPORT, PURPOSE_OPPORTUNITY, PURPOSE_SYSTEMIC, PURPOSE_IDEA, PURPOSE_CRISIS };
struct route { struct entry entry; struct text title, reach, when; struct choice purpose; struct span_of_time replies_within; };
struct tool { struct entry entry; struct text title, if_down; refs access; };
struct fact {
    struct entry entry;
    struct text title; // the words after choice:, money:, number: ... where they are words
    uint8_t type;      // enum fact_type
    texts choices;
    struct text unit, ask, because;
    struct ref look_in;
    struct text assume_text;
    struct value assume; // type FACT_NONE: nothing is assumed
    struct yes_no may_be_negative;
};
struct term { struct entry entry; struct condition *when; };
struct synonym { struct text word; texts same; };

struct grant {
    struct span at; // of the role's name
    struct ref role;
    struct limit_at limit;
    struct condition *when; // NULL: always
    struct when from, until;
    struct text id, because;
    refs jointly_with;
};
typedef LIST(struct grant) grants;
enum gesture_kind {
    GESTURE_UNSET, GESTURE_REFUND, GESTURE_CREDIT, GESTURE_FEE_WAIVER, GESTURE_UPGRADE, GESTURE_EXTENSION,
    GESTURE_REPLACEMENT, GESTURE_GIFT, GESTURE_EXCEPTION, GESTURE_APOLOGY, GESTURE_INFORMATION, GESTURE_ACTION
};
enum beyond { BEYOND_UNSET, BEYOND_APPROVAL, BEYOND_ESCALATE, BEYOND_NOBODY };
struct gesture {
    struct entry entry;
    struct text title, say, record, law, because, unit;
    struct choice kind, beyond;
    struct amount cost, at_least;
    clauses only_when, never_when;
    refs evidence, needs;
    grants authority;
    struct span nobody; // `authority: nobody`; nowhere otherwise
    struct at_most_at at_most;
    struct span_of_time approval_within;
    texts hand_over, steps;
    struct yes_no entitlement;
};
struct guardrail {
    struct entry entry;
    struct text title, say_instead, because, law;
    texts never_say, never_do;
    refs never_together, gestures;
    clauses never_when;
    struct ref liftable_by; // kind KIND_NONE: nobody
    struct when from, until;
};
struct escalation {
    struct entry entry;
    struct text title, first, because;
    struct condition *when; // NULL: always
    struct ref to;
    struct span_of_time within;
    texts hand_over, do_not;
    refs gestures, roles; // `for`
    struct when from, until;
};
struct refusals { refs may_refuse, gestures; texts must; struct text because; };
struct notice { struct entry entry; struct text title, says; struct when from, until; refs scenarios, gestures, teams; };

enum moment { MOMENT_UNSET, MOMENT_RESPOND, MOMENT_RECOVER, MOMENT_SURPRISE };
enum handler { HANDLER_UNSET, HANDLER_PERSON, HANDLER_SELF_SERVICE };
struct scenario {
    struct entry entry;
    struct text title, emotion_from, emotion_to, good_looks_like, acknowledge, next_step;
    struct choice moment, handled_by;
    texts channels, signals, not_signals, steps, avoid;
    refs roles, teams; // left out = all
    refs principles, aims, offers, escalations, routes, stories, exercises; // offers: offer_in_order
    struct span_of_time time_budget;
    struct yes_no crisis;
    struct at_most_at volume;
};
struct story {
    struct entry entry;
    struct when happened;
    struct ref team, role; // role: `as`
    refs gestures;
    struct text title, situation, what_we_did, worth, lesson;
    struct amount cost;
};
enum exercise_kind { EXERCISE_UNSET, EXERCISE_ROLE_PLAY, EXERCISE_DISCUSSION, EXERCISE_QUIZ, EXERCISE_DRILL };
struct exercise {
    struct entry entry;
    struct choice kind;
    struct count minutes;
    struct text title, brief, ask, question, answer, because;
    texts customer_knows, trainer_looks_for, options;
};
struct agent_care { struct text debrief, pause, help; };
struct recognition { struct text how, where, who; };

struct fact_value { struct ref fact; uint8_t reserved; struct value value; struct text name, text; };
typedef LIST(struct fact_value) fact_values;
struct example {
    struct span at;
    struct ref role, give, by, to, never; // role: `as`
    struct text amount, given, times_given, over, said, expect, limit, reason;
    struct when on;
    fact_values facts;
    refs also_given, with;
    texts missing;
    struct count within;
};

// A section with ids, seen as any other: what `show`, did-you-mean and the reference need.
struct section {
    void *items;
    size_t n, room;
} __attribute__((may_alias)); // lies over the LISTs below

struct playbook {
    struct arena *arena;
    struct sources *sources;
    struct header header;
    LIST(struct sponsor) sponsors;
    struct assurances assurances;
    LIST(struct aim) aims;
    struct voice voice;
    LIST(struct principle) principles;
    LIST(struct team) teams;
    LIST(struct role) roles;
    LIST(struct route) routes;
    LIST(struct tool) tools;
    LIST(struct fact) facts;
    LIST(struct term) terms;
    LIST(struct synonym) words;
    LIST(struct gesture) gestures;
    LIST(struct guardrail) guardrails;
    LIST(struct escalation) escalations;
    struct refusals refusals;
    LIST(struct notice) notices;
    LIST(struct scenario) scenarios;
    LIST(struct story) stories;
    LIST(struct exercise) exercises;
    struct agent_care agent_care;
    struct recognition recognition;
    LIST(struct example) examples;
    LIST(struct span) comments; // of the files in which "empower: ignore" stands somewhere
    bool hurt; // some piece of some file could not be read
    struct yaml_file *files; // one a source, in their order: comments, cut pieces (yaml/tree.h)
};

// ---- asking a playbook (model/find.c) ----

const char *kind_name(enum kind kind);    // "scenario"
const char *kind_section(enum kind kind); // "scenarios"
enum kind kind_of_name(struct str name);  // by either; KIND_NONE
const struct section *playbook_section(const struct playbook *playbook, enum kind kind);
size_t kind_size(enum kind kind); // bytes of one entry
// Entry `i` of a section; every one begins with struct entry. NULL past the end.
const struct entry *playbook_entry(const struct playbook *playbook, enum kind kind, size_t i);
// By id (binary search); NULL where there is none.
const struct entry *playbook_find(const struct playbook *playbook, enum kind kind, struct str id);
// What a reference names; NULL where it is not resolved.
const struct entry *playbook_ref(const struct playbook *playbook, const struct ref *ref);
// The title that is written; empty where none is.
struct str entry_own_title(const struct entry *entry);
// The title to show: the entry's own, else its id with blanks for hyphens.
struct str entry_title(const struct playbook *playbook, const struct entry *entry);
// The id among all entries (of `kind`, or of every kind for KIND_NONE) that is nearest to a
// misspelt one; empty where none is near.
struct str playbook_did_you_mean(const struct playbook *playbook, enum kind kind, struct str id);
// That there is no such entry, and what was perhaps meant, in sentences.
struct str playbook_lacks(struct arena *arena, const struct playbook *playbook, enum kind kind,
                          struct str id);

// Why no entry of `kind` can be newly called so, in a sentence; ptr is NULL where it can (new_id.c).
struct str id_refusal(struct arena *arena, const struct playbook *playbook, enum kind kind,
                      struct str id);

// Reads an amount of a gesture: money, or a number in the gesture's own unit (then millionths). A
// NULL gesture counts in money. On failure as money_read.
bool gesture_amount_read(struct arena *arena, const struct playbook *playbook,
                         const struct gesture *gesture, struct str text, int64_t *out,
                         struct str *error, struct str *better);

#endif
