// The part of playbook(5) on conditions: which tests there are, and which facts need no declaring.
#include "model/reference.h"

struct entry_row {
    const char *form;
    const char *says;
};

static const struct entry_row tests[] = {
    {"guest_tier: gold", "The fact has this value, written exactly so."},
    {"guest_tier: [member, gold]", "It has one of these values."},
    {"guest_tier: not gold", "It has another value; not [member, gold] means none of these."},
    {"our_fault: yes", "The fact, or the term, holds; no: it does not."},
    {"nights: at least 2",
     "Also at most, more than and less than, for numbers and money. A number stands alone or with "
     "the unit of its fact."},
    {"nights: 5 to 10", "From one to the other, both included; for dates as well."},
    {"arrival: before 2026-04-01", "Also after and on. Before and after leave the day itself out; "
                                   "a month or a day without a time "
                                   "is meant whole."},
    {"paid_on: within 30 days",
     "The date lies between 30 days ago and now, by calendar days, both included. A date that is "
     "still to come is not within."},
    {"amount: at most room_rate", "Another fact of the same type and unit stands in place of the "
                                  "value. A choice's own values go "
                                  "before names of facts. Lists and ranges hold values only."},
};

static const struct entry_row groups[] = {
    {"all: [{..}, {..}]", "All of the conditions in the list hold."},
    {"any: [{..}, {..}]", "At least one of them holds."},
    {"none: [{..}, {..}]", "None of them holds."},
};

static const struct entry_row reserved[] = {
    {"role", "Who asks, also while an approver is sought; one of the roles."},
    {"amount", "How much is asked for: money, or a number in the unit of the gesture. In terms, "
               "escalations and guardrails over gestures of several units it is money."},
    {"channel", "One of the channels of applies_to; any name where there is no such list."},
    {"country", "One of the countries of applies_to; any name where there is no such list."},
    {"team", "One of the teams; any name where there is none."},
    {"now", "The time for which the question is asked."},
    {"given", "How much of the gesture was given already in the scope of its limit."},
    {"times_given", "How often the gesture was given already in the scope of at_most."},
    {"also_given", "The gestures that were given in this contact: also_given: late-checkout holds "
                   "where it is among them, not late-checkout where it is not."},
};

static const char *says_of(const struct entry_row *rows, size_t n, struct str word) {
    for (size_t i = 0; i < n; i++) {
        struct str form = str_of(rows[i].form), name;
        if (str_split(&form, ':', &name) && str_eq(name, word)) return rows[i].says;
    }
    return NULL;
}

const char *reference_word(struct str word) {
    const char *says = says_of(groups, sizeof groups / sizeof *groups, word);
    return says ? says : says_of(reserved, sizeof reserved / sizeof *reserved, word);
}

static void table(struct buf *out, const struct entry_row *rows, size_t n) {
    buf_text(out, ".Bl -tag -width Ds\n");
    for (size_t i = 0; i < n; i++) {
        buf_text(out, ".It Li \"");
        reference_sample(out, str_of(rows[i].form));
        buf_text(out, "\"\n");
        reference_text(out, rows[i].says);
    }
    buf_text(out, ".El\n");
}

static void paragraph(struct buf *out, const char *text) {
    buf_text(out, ".Pp\n");
    reference_text(out, text);
}

#define TABLE(out, rows) table((out), (rows), sizeof(rows) / sizeof *(rows))

void reference_conditions(struct buf *out) {
    buf_text(out, ".Sh CONDITIONS\n");
    reference_text(out, "A condition is a map of facts and tests; several of them must all hold.");
    reference_text(out, "There are no expressions, functions or loops.");
    reference_text(out, "A test is one of these:");
    TABLE(out, tests);
    paragraph(out, "Conditions are put together under three words, which nest:");
    TABLE(out, groups);
    paragraph(out, "Choices have no order: name the values that are meant.");
    reference_text(out, "Numbers are written in digits, money in the playbook's own currency.");
    reference_text(
        out, "Tests in symbols, such as \">= 2\" in quotes, are read and reported; the words are "
             "the house's form.");
    reference_text(
        out, "A term is tested like a fact of yes or no, and terms may use terms, but not in a "
             "circle; a request never sets a term.");
    buf_text(out, ".Ss Facts that need no declaring\n");
    reference_text(
        out, "given and times_given may be declared all the same, to say where to look and what to "
             "assume.");
    TABLE(out, reserved);
}
