// Rules of group 3, ways: can what a scenario asks for be done where it comes up?
#include "base/buf.h"
#include "lint/sayings.h"
#include "lint/scenarios.h"
#include "yaml/tree.h"

// How one is with the customer.
enum { VOICE = 1, WRITING = 2, PRESENCE = 4 };

enum {
    CHANNELS_MOST = 64,       // of a scenario that is looked at
    CONDITIONS_MOST = 1 << 20 // of gestures that are looked at in all scenarios together
};

struct way {
    uint32_t ways; // 0: `words` is the language of the rows from here on
    const char *words;
};

#undef LANGUAGE
#define LANGUAGE(code) {0, (code)},
#define X(ways, words) {(ways), (words)},
static const struct way channels[] = {
#include "lint/channels.def"
};
static const struct way way_rows[] = {
#include "lint/ways.def"
};
#undef X
#undef LANGUAGE

struct looking {
    struct lint *lint;
    struct sayings channels, ways;
    size_t conditions; // looked at
};

static struct looking looking_new(struct lint *lint) {
    struct str language = lint->playbook->header.language.s;
    struct looking looking = {.lint = lint,
                              .channels = sayings_new(lint->scratch, S("en")),
                              .ways = sayings_new(lint->scratch, language)};
    for (size_t i = 0; i < sizeof channels / sizeof *channels; i++)
        sayings_add(&looking.channels, str_of(channels[i].words), channels[i].ways);
    bool ours = false;
    for (size_t i = 0; i < sizeof way_rows / sizeof *way_rows; i++)
        if (!way_rows[i].ways)
            ours = !strcmp(looking.ways.tongue.code, way_rows[i].words);
        else if (ours)
            sayings_add(&looking.ways, str_of(way_rows[i].words), way_rows[i].ways);
    return looking;
}

// Those of the scenario, else those of the playbook.
static const texts *channels_of(const struct lint *lint, const struct scenario *scenario) {
    return scenario->channels.n ? &scenario->channels : &lint->playbook->header.channels;
}

// How one is with the customer on any of the channels; every way where one is not known.
static uint32_t ways_of(const struct looking *looking, const texts *list) {
    uint32_t ways = 0;
    for (size_t i = 0; i < list->n; i++) {
        struct str id = list->items[i].s;
        said_list said = sayings_in(&looking->channels, looking->lint->scratch, id);
        bool known = said.n == 1 && said.items[0].start == 0 && said.items[0].end == id.len;
        ways |= known ? said.items[0].id : VOICE | WRITING | PRESENCE;
    }
    return ways;
}

// "the channels chat and email"
static struct str channel_words(struct arena *arena, const texts *list) {
    struct buf out = buf_new(arena);
    buf_text(&out, list->n > 1 ? "the channels " : "the channel ");
    for (size_t i = 0; i < list->n; i++)
        buf_fmt(&out, "%s%.*s",
                i == 0            ? ""
                : i + 1 < list->n ? ", "
                                  : " and ",
                S_ARG(list->items[i].s));
    return buf_str(&out);
}

// ---- steps ----

static void check_text(const struct looking *looking, const texts *list, uint32_t ways,
                       const struct text *text) {
    struct lint *lint = looking->lint;
    said_list said = sayings_in(&looking->ways, lint->scratch, text->s);
    for (size_t i = 0; i < said.n; i++) {
        const struct said *one = &said.items[i];
        if (one->id & ways) continue;
        struct finding *finding =
            finding_add(lint->findings, "channel-impossible-step",
                        text_part(lint->playbook->sources, text, one->start, one->end),
                        "\"%.*s\" cannot be done on %.*s.",
                        S_ARG(in_one_line(lint->scratch, str_slice(text->s, one->start, one->end))),
                        S_ARG(channel_words(lint->scratch, list)));
        finding_help(lint->findings, finding,
                     "Say what to do there, or name the channel that it is for in `channels`.");
    }
}

// ---- offers ----

enum answer { NO, PERHAPS, YES };

static enum answer opposite(enum answer answer) {
    return answer == NO ? YES : answer == YES ? NO : PERHAPS;
}

static enum answer test_holds(const struct test *test, struct str channel) {
    if (test->reserved != RESERVED_CHANNEL || (test->op != TEST_IS && test->op != TEST_NOT))
        return PERHAPS;
    enum answer is = NO;
    for (size_t i = 0; i < test->values.n; i++)
        if (str_eq(test->values.items[i].text.s, channel)) is = YES;
    return test->op == TEST_IS ? is : opposite(is);
}

// Does a condition hold on a channel, whatever else is the case?
static enum answer holds(struct looking *looking, const struct condition *condition,
                         struct str channel) {
    looking->conditions++;
    if (!condition || condition->hurt) return PERHAPS;
    if (condition->kind == CONDITION_TEST) return test_holds(&condition->test, channel);
    enum answer all = YES, any = NO;
    for (size_t i = 0; i < condition->parts.n; i++) {
        enum answer part = holds(looking, &condition->parts.items[i], channel);
        if (part < all) all = part;
        if (part > any) any = part;
    }
    if (condition->kind == CONDITION_ALL) return all;
    return condition->kind == CONDITION_ANY ? any : opposite(any);
}

// What holds for a time only keeps nothing off for good.
static enum answer clause_holds(struct looking *looking, const struct clause *clause,
                                struct str channel) {
    bool dated = clause->from.date.precision || clause->until.date.precision;
    return dated ? PERHAPS : holds(looking, clause->when, channel);
}

// The condition that keeps a gesture off a channel; NULL where none does.
static const struct condition *kept_off(struct looking *looking, const struct gesture *gesture,
                                        struct str channel) {
    for (size_t i = 0; i < gesture->only_when.n; i++)
        if (clause_holds(looking, &gesture->only_when.items[i], channel) == NO)
            return gesture->only_when.items[i].when;
    for (size_t i = 0; i < gesture->never_when.n; i++)
        if (clause_holds(looking, &gesture->never_when.items[i], channel) == YES)
            return gesture->never_when.items[i].when;
    return NULL;
}

// The same for the last of some channels; NULL where one of them is free, or none was looked at.
static const struct condition *kept_off_all(struct looking *looking, const struct gesture *gesture,
                                            const texts *list) {
    const struct condition *why = NULL;
    for (size_t i = 0; i < list->n && looking->conditions < CONDITIONS_MOST; i++) {
        why = kept_off(looking, gesture, list->items[i].s);
        if (!why) return NULL;
    }
    return looking->conditions < CONDITIONS_MOST ? why : NULL;
}

static void check_offer(struct looking *looking, const texts *list, const struct ref *offer) {
    struct lint *lint = looking->lint;
    if (offer->index < 0) return;
    const struct condition *why =
        kept_off_all(looking, &lint->playbook->gestures.items[offer->index], list);
    if (!why) return;
    struct finding *finding = finding_add(lint->findings, "channel-impossible-step", offer->id.at,
                                          "%.*s is never given on %.*s.", S_ARG(offer->id.s),
                                          S_ARG(channel_words(lint->scratch, list)));
    finding_relate(lint->findings, finding, why->at, "this keeps it off");
    finding_help(lint->findings, finding,
                 "Offer something else there, or name the channel that it is for in `channels`.");
}

// ---- both ----

// The next step and what follows may use another channel.
static void check_scenario(struct looking *looking, const struct scenario *scenario) {
    const texts *list = channels_of(looking->lint, scenario);
    if (!list->n || list->n > CHANNELS_MOST) return;
    uint32_t ways = ways_of(looking, list);
    check_text(looking, list, ways, &scenario->acknowledge);
    for (size_t i = 0; i < scenario->steps.n; i++)
        check_text(looking, list, ways, &scenario->steps.items[i]);
    for (size_t i = 0; i < scenario->offers.n; i++)
        check_offer(looking, list, &scenario->offers.items[i]);
}

static void check_ways(struct lint *lint) {
    struct looking looking = looking_new(lint);
    for (size_t i = 0; i < lint->playbook->scenarios.n; i++) {
        struct arena_mark mark = arena_mark(lint->scratch);
        if (!lint->playbook->scenarios.items[i].entry.hurt)
            check_scenario(&looking, &lint->playbook->scenarios.items[i]);
        arena_reset(lint->scratch, mark);
    }
}

static const struct rule rules[] = {
    {RULE("L322", "channel-impossible-step", WARNING, LOW, STRICT,
          "Something that cannot be done on the scenario's channels",
          "Scenarios are written at a desk and then used in a chat. Whoever is told to hand over a "
          "key there stops reading.",
          "Say what to do on that channel, or keep the scenario to the channel that it is for.",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    channels: [chat]\n"
          "    steps: [«Put them on hold» and look the parcel up.]\n",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    channels: [phone]\n"
          "    steps: [Put them on hold and look the parcel up.]\n"),
     check_ways},
};

const struct rule_group ways_rules = {"ways", rules, sizeof rules / sizeof *rules};
