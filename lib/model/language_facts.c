// The language, part 3: what decisions rest on.
#include "model/language_rows.h"

#define FACT_ROW(name, type, ...)                                                        \
    {                                                                                    \
        .key = (name), .value = VALUE_FACT_TYPE, .offset = offsetof(struct fact, title), \
        .fact_type = (type), .help = __VA_ARGS__                                         \
    }

static const struct row fact[] = {
    ROW_AS(fact, "choice", choices, FACT_CHOICE,
           "One of a few words, which are listed here; they have no order.",
           "[guest, member, gold]"),
    FACT_ROW("yes_no", FACT_YES_NO, "A matter of yes or no: the question, or what it is about.",
             "\"Did we cause it?\"", .start = "TODO what is so or not"),
    FACT_ROW("money", FACT_MONEY, "A sum of money: what it is the price of.", "one night"),
    FACT_ROW("number", FACT_NUMBER, "A number: what is counted.", "nights affected"),
    FACT_ROW("date", FACT_DATE, "A calendar day: of what.", "day of arrival"),
    FACT_ROW("time", FACT_TIME, "A day with a time: of what.", "when the fault was reported"),
    ROW(fact, unit, WORD, "What a number counts, in the singular.", "night"),
    ROW(fact, look_in, REF, "The tool in which the agent finds it.", "pms",
        .kinds = BIT(KIND_TOOL)),
    ROW(fact, ask, TEXT, "How to ask the customer for it.", "\"Which nights were affected?\"",
        .start = "TODO how to ask for it"),
    ROW_AS(fact, "assume", assume_text, WORD,
           "The value that holds when nobody says otherwise; every answer names it.", "0"),
    ROW(fact, may_be_negative, YES_NO, "Whether a number or a sum may lie below zero.", "yes"),
    ROW(fact, because, TEXT, "Why the decision depends on it.",
        "Guests who were disturbed for one night only are offered less."),
};
const struct shape shape_fact =
    SHAPE("fact", fact, fact, "Something an agent must know to decide, and where to find it out.",
          .kind = KIND_FACT);

const struct shape shape_term = {
    .name = "term",
    .help = "A condition with a name; it is used like a fact of yes or no.",
    .size = sizeof(struct term),
    .kind = KIND_TERM,
};
