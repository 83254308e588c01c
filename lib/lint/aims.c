// Rules of group 6, aims: does what is measured pull the way that agents are to go?
#include "lint/lint.h"
#include "lint/wording.h"

static const struct phrase speed_rows[] = {
#include "lint/speed.def"
};
static const struct phrase thrift_rows[] = {
#include "lint/thrift.def"
};
static const struct phrase feeling_rows[] = {
#include "lint/feeling.def"
};

// ---- what an aim is about ----

enum { SPEED = 1, THRIFT = 2, FEELING = 4 };

static const struct {
    uint8_t topic;
    struct wording words;
} topics[] = {
    {SPEED, {.list = PHRASES(speed_rows)}},
    {THRIFT, {.list = PHRASES(thrift_rows)}},
    {FEELING, {.list = PHRASES(feeling_rows)}},
};

static bool says_one(struct word_finder *words, const struct aim *aim) {
    return word_finder_find(words, aim->entry.id.s).len ||
           word_finder_find(words, aim->title.s).len ||
           word_finder_find(words, aim->measured_by.s).len;
}

// By aim, the topics that it is about; NULL where the playbook's language has no words for them.
// Lives in lint->scratch.
static const uint8_t *topics_of_aims(struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    uint8_t *about = arena_array(lint->scratch, uint8_t, playbook->aims.n);
    for (size_t t = 0; t < sizeof topics / sizeof *topics; t++) {
        struct word_finder *words = word_finder_new(lint, &topics[t].words);
        if (!words) return NULL;
        for (size_t i = 0; i < playbook->aims.n; i++)
            if (says_one(words, &playbook->aims.items[i])) about[i] |= topics[t].topic;
    }
    return about;
}

// The first in the files that is about none of these topics; with none, the first one. NULL: none.
static const struct aim *first_beside(const struct playbook *playbook, const uint8_t *about,
                                      int not_these) {
    const struct aim *first = NULL;
    for (size_t i = 0; i < playbook->aims.n; i++) {
        const struct aim *aim = &playbook->aims.items[i];
        bool earlier = !first || aim->entry.id.at.start < first->entry.id.at.start;
        if (!(about[i] & not_these) && earlier) first = aim;
    }
    return first;
}

// A rule about the aims that there are, in words that are known.
typedef void aims_check(struct lint *lint, const uint8_t *about);

static void with_topics(struct lint *lint, aims_check *check) {
    struct arena_mark mark = arena_mark(lint->scratch);
    const uint8_t *about = lint->playbook->aims.n ? topics_of_aims(lint) : NULL;
    if (about && !lint->playbook->hurt) check(lint, about);
    arena_reset(lint->scratch, mark);
}

// ---- the rules ----

static void check_none(struct lint *lint) {
    const struct playbook *playbook = lint->playbook;
    const struct header *header = &playbook->header;
    bool in_use = header->status.value == STATUS_APPROVED && playbook->scenarios.n;
    if (playbook->aims.n || !in_use || section_may_be_lost(lint, "aims")) return;
    struct finding *finding = finding_add(
        lint->findings, "no-aim", header->playbook.at,
        "The playbook has no aims, so nobody can tell which of two decisions is better.");
    finding_help(lint->findings, finding,
                 "Add `aims:`, as in: solved-first-time: {title: Solved on the first contact, "
                 "better: higher}.");
}

static void find_speed_only(struct lint *lint, const uint8_t *about) {
    if (first_beside(lint->playbook, about, SPEED)) return;
    const struct aim *aim = first_beside(lint->playbook, about, 0);
    struct finding *finding =
        finding_add(lint->findings, "speed-only-aims", aim->entry.id.at,
                    "%s about speed, and none says what the customer is to gain.",
                    lint->playbook->aims.n == 1 ? "The one aim is" : "All aims are");
    finding_help(lint->findings, finding,
                 "Add an aim for customers, as in: solved-first-time: {title: Solved on the first "
                 "contact, better: higher}.");
}

static void check_speed_only(struct lint *lint) {
    with_topics(lint, find_speed_only);
}

static void report_collision(struct lint *lint, const struct aim *aim, const struct aim *other,
                             bool speed) {
    struct str id = aim->entry.id.s, first = other->entry.id.s;
    struct finding *finding =
        finding_add(lint->findings, "colliding-aims", aim->entry.id.at,
                    "%.*s asks for %s, and yields to no other aim where the two pull apart.",
                    S_ARG(id), speed ? "speed" : "thrift");
    finding_relate(lint->findings, finding, other->entry.id.at, "%.*s may ask for the opposite",
                   S_ARG(first));
    finding_help(lint->findings, finding, "Say which comes first, as in: yields_to: [%.*s].",
                 S_ARG(first));
}

static void find_collisions(struct lint *lint, const uint8_t *about) {
    const struct playbook *playbook = lint->playbook;
    const struct aim *other = first_beside(playbook, about, SPEED | THRIFT);
    for (size_t i = 0; other && i < playbook->aims.n; i++) {
        const struct aim *aim = &playbook->aims.items[i];
        if (about[i] & (SPEED | THRIFT) && !aim->yields_to.n)
            report_collision(lint, aim, other, about[i] & SPEED);
    }
}

static void check_collisions(struct lint *lint) {
    with_topics(lint, find_collisions);
}

static const struct scenario *first_with_emotion(const struct playbook *playbook) {
    for (size_t i = 0; i < playbook->scenarios.n; i++)
        if (text_is_set(playbook->scenarios.items[i].emotion_to))
            return &playbook->scenarios.items[i];
    return NULL;
}

// Where all aims are about speed, that says more.
static void find_unmeasured(struct lint *lint, const uint8_t *about) {
    const struct playbook *playbook = lint->playbook;
    const struct scenario *scenario = first_with_emotion(playbook);
    if (!scenario || !first_beside(playbook, about, SPEED)) return;
    for (size_t i = 0; i < playbook->aims.n; i++)
        if (about[i] & FEELING) return;
    struct finding *finding = finding_add(
        lint->findings, "unmeasured-emotion", first_beside(playbook, about, 0)->entry.id.at,
        "No aim asks how customers feel afterwards, though that is what scenarios work for.");
    finding_relate(lint->findings, finding, scenario->emotion_to.at, "as here");
    finding_help(lint->findings, finding,
                 "Add an aim for it, as in: customer-reassured: {title: Customers who left "
                 "reassured, better: higher}.");
}

static void check_unmeasured(struct lint *lint) {
    with_topics(lint, find_unmeasured);
}

static const struct rule rules[] = {
    {RULE(
         "L601", "no-aim", INFO, HIGH, STANDARD, "A playbook in use without an aim",
         "Freedom to decide needs a direction: without an aim, an agent cannot know whether to end "
         "the call or to solve the case.",
         "Add `aims` with what success is measured by; one of them about how customers feel.",
         "playbook: «base»\n"
         "aims: -\n",
         "aims:\n"
         "  solved-first-time: {title: Solved on the first contact, better: higher}\n"
         "  customer-reassured: {title: Customers who left reassured, better: higher}\n"),
     check_none},
    {RULE("L602", "speed-only-aims", WARNING, MEDIUM, STANDARD, "Aims that are all about speed",
          "Whoever is measured by minutes alone ends the contact, and the customer calls again. "
          "What took longer and was solved looks like a failure.",
          "Add an aim for what the customer gains, such as solved on the first contact, and let "
          "the others yield to it.",
          "aims:\n"
          "  solved-first-time: -\n"
          "  customer-reassured: -\n"
          "  «handling-time»: {title: Average handling time, better: lower}\n",
          "aims:\n"
          "  handling-time: {title: Average handling time, better: lower, yields_to: "
          "[solved-first-time]}\n"),
     check_speed_only},
    {RULE("L603", "colliding-aims", WARNING, MEDIUM, STANDARD,
          "Aims that pull apart, and no word on which comes first",
          "Short calls and solved cases cannot always both be had. Where nobody says which comes "
          "first, the one that is counted daily does.",
          "Add `yields_to` to the aim about speed or money.",
          "aims:\n"
          "  «handling-time»: {title: Average handling time, better: lower}\n",
          "aims:\n"
          "  handling-time: {title: Average handling time, better: lower, yields_to: "
          "[solved-first-time]}\n"),
     check_collisions},
    {RULE("L604", "unmeasured-emotion", INFO, LOW, STRICT,
          "Feelings that are worked for, not measured",
          "Scenarios say how customers should feel in the end. What is not measured is the first "
          "to be forgotten on a busy day.",
          "Add an aim that asks customers how they felt, next to the minutes.",
          "aims:\n"
          "  customer-reassured: -\n"
          "  «solved-first-time»: {title: Solved on the first contact, better: higher}\n",
          "aims:\n"
          "  customer-reassured: {title: Customers who left reassured, better: higher}\n"),
     check_unmeasured},
};

const struct rule_group aims_rules = {"aims", rules, sizeof rules / sizeof *rules};
