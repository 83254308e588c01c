// The language, part 4: what may be given, by whom, up to what, and what is never done.
#include "model/language_rows.h"

static const struct row clause[] = {
    ROW(clause, when, CONDITION, "The condition; without it, the facts may stand here themselves.",
        "{guest_tier: gold, nights: more than 14}"),
    ROW(clause, because, TEXT, "The reason, for the agent to pass on.",
        "Long stays have their own contract."),
    ROW(clause, law, TEXT, "The law or contract that it rests on (beside `when` only).",
        "Package Travel Regulations 2018"),
    ROW(clause, id, ID, "A name for this line, which answers then cite.", "long-stays"),
    ROW(clause, from, DATE, "The first day on which the line holds.", "2026-06-01"),
    ROW(clause, until, DATE, "The last day on which the line holds.", "2026-08-31"),
};
static const struct shape shape_clause =
    SHAPE("condition", clause, clause, "A condition with its reason and its dates.");

static const struct row grant[] = {
    ROW(grant, when, CONDITION, "The grant holds only then.", "{guest_tier: gold}"),
    ROW(grant, from, DATE, "The first day of the grant.", "2026-06-01"),
    ROW(grant, until, DATE, "The last day of the grant.", "2027-03-31"),
    ROW(grant, jointly_with, REFS, "The roles whose consent is needed as well, whoever asks.",
        "[general-manager]", .kinds = BIT(KIND_ROLE)),
    ROW(grant, because, TEXT, "Why the limit is what it is.", "A night costs us £30."),
    ROW(grant, id, ID, "A name for the grant.", "gold-credit"),
};
static const struct shape shape_grant =
    SHAPE("grant", grant, grant, "One line of authority: a role, its limit, and per what.");

static const struct row approval[] = {
    ROW_AS(gesture, "replies_within", approval_within, PERIOD,
           "How soon an approver answers; goes before the role's own time.", "15 minutes"),
    ROW(gesture, hand_over, TEXTS, "What to tell the approver.",
        "[room, nights, what the guest wants]"),
};
static const struct shape shape_approval =
    SHAPE("approval", gesture, approval, "How an approval of this gesture is asked for.");

static const char *const gesture_kinds[] = {"refund",    "credit",      "fee-waiver", "upgrade",
                                            "extension", "replacement", "gift",       "exception",
                                            "apology",   "information", "action",     NULL};
static const char *const beyond[] = {"approval", "escalate", "nobody", NULL};

static const struct row gesture[] = {
    ROW(gesture, title, TEXT, "The gesture's name as agents read it.", "Credit on the bill",
        .start = "TODO the gesture's name as agents read it"),
    ROW(gesture, kind, CHOICE,
        "What sort of gesture it is: refund, credit, fee-waiver, upgrade, extension, replacement, "
        "gift, exception, apology, information or action.",
        "credit", .choices = gesture_kinds, .start = "action"),
    ROW(gesture, cost, MONEY, "What it usually costs us, for reports.", "£30"),
    ROW(gesture, unit, WORD,
        "What its amounts count where that is not money, such as day, GB or bag.", "day"),
    ROW(gesture, only_when, CLAUSES, "What must hold before anybody may give it.",
        "{our_fault: yes}", .shape = &shape_clause),
    ROW(gesture, never_when, CLAUSES, "When nobody may give it.",
        "[{when: {guest_tier: gold, nights: more than 14}, "
        "because: Long stays have their own contract.}]",
        .shape = &shape_clause),
    ROW(gesture, evidence, REFS,
        "Facts of yes or no that must hold first; until then the answer is \"not yet\".", "[photo]",
        .kinds = BIT(KIND_FACT) | BIT(KIND_TERM)),
    ROW(gesture, needs, REFS, "The tools that one needs to give it.", "[pms]",
        .kinds = BIT(KIND_TOOL)),
    ROW(gesture, at_least, QUANTITY, "The least that is given.", "£5"),
    ROW(gesture, authority, AUTHORITY,
        "Who may give it and up to what: one line a role; `nobody` for what is never given.",
        "[{guest-agent: £50 per stay}, {duty-manager: £250 per stay}]", .shape = &shape_grant,
        .start = "nobody"),
    ROW(gesture, at_most, AT_MOST, "How often it may be given, and who may go beyond.",
        "2 per guest per 12 months, beyond asks duty-manager"),
    ROW(gesture, beyond, CHOICE,
        "What happens above one's own limit: approval (as when left out), escalate, or nobody.",
        "approval", .choices = beyond),
    ROW_WITHIN("approval", "How an approval is asked for.",
               "{replies_within: 15 minutes, hand_over: [room, nights]}", .shape = &shape_approval),
    ROW(gesture, say, TEXT, "What to say while giving it.", "Here is what I can do right now."),
    ROW(gesture, steps, TEXTS, "How to do it, step by step.",
        "[Open the folio., Post the credit with the reason.]", .start = "[TODO how to do it]"),
    ROW(gesture, record, TEXT, "What to write down, and where.", "reason and folio number"),
    ROW(gesture, entitlement, YES_NO,
        "Yes: the customer is owed it by law or contract, and nobody may refuse it.", "no"),
    ROW(gesture, law, TEXT, "The law or contract by which it is owed.",
        "Consumer Rights Act 2015, section 54"),
    ROW(gesture, because, TEXT, "Why the gesture exists.", "A bad night is worth more than words."),
};
const struct shape shape_gesture =
    SHAPE("gesture", gesture, gesture, "Something that may be done in the customer's favour.",
          .kind = KIND_GESTURE);

static const struct row guardrail[] = {
    ROW(guardrail, title, TEXT, "The guardrail's name as people say it.", "No blame"),
    ROW(guardrail, never_say, TEXTS, "Words that are never said.", "[That's our policy]"),
    ROW(guardrail, say_instead, TEXT, "What to say instead.", "Here is what I can do right now."),
    ROW(guardrail, never_do, TEXTS, "What is never done.", "Pay out cash.",
        .start = "TODO what is never done"),
    ROW(guardrail, never_together, REFS, "Gestures of which only one is given in a contact.",
        "[stay-credit, late-checkout]", .kinds = BIT(KIND_GESTURE)),
    ROW(guardrail, never_when, CLAUSES, "When the gestures are not given.", "{nights: 0}",
        .shape = &shape_clause),
    ROW(guardrail, gestures, REFS, "The gestures that it binds; left out, all of them.",
        "[stay-credit]", .kinds = BIT(KIND_GESTURE)),
    ROW(guardrail, because, TEXT, "The reason, for the agent to pass on.", "Blame costs trust.",
        .start = "TODO the reason for the agent to pass on"),
    ROW(guardrail, law, TEXT, "The law or contract that it rests on.", "Finance rule F-12"),
    ROW(guardrail, liftable_by, REF, "The role that may lift it; nobody, as when left out.",
        "general-manager", .kinds = BIT(KIND_NONE) | BIT(KIND_ROLE)),
    ROW(guardrail, from, DATE, "The first day of the guardrail.", "2026-06-01"),
    ROW(guardrail, until, DATE, "The last day of the guardrail.", "2026-08-31"),
};
const struct shape shape_guardrail =
    SHAPE("guardrail", guardrail, guardrail, "What is never said or done, and why.",
          .kind = KIND_GUARDRAIL);

static const struct row escalation[] = {
    ROW(escalation, title, TEXT, "The escalation's name as people say it.", "Someone is hurt"),
    ROW(escalation, when, CONDITION, "When it must be handed over; left out, always.",
        "{injury: yes}", .start = "{now: before 2000-01-01}"),
    ROW(escalation, to, REF, "The role or route that takes over.", "safety-team", .required = true,
        .kinds = BIT(KIND_ROLE) | BIT(KIND_ROUTE)),
    ROW(escalation, within, PERIOD, "How soon it must be handed over.", "10 minutes",
        .start = "10 minutes"),
    ROW(escalation, first, TEXT, "What to do before anything else.", "Make the guest safe.",
        .start = "TODO what to do before anything else"),
    ROW(escalation, hand_over, TEXTS, "What to tell those who take over.", "[room, time]"),
    ROW(escalation, do_not, TEXTS, "What to leave to those who take over.",
        "[Promise a payment., Admit a fault in writing.]"),
    ROW(escalation, gestures, REFS, "The gestures that wait for it; left out, all of them.",
        "[stay-credit]", .kinds = BIT(KIND_GESTURE)),
    ROW_AS(escalation, "for", roles, REFS, "The roles that it binds; left out, all of them.",
           "[guest-agent, partner-agent]", .kinds = BIT(KIND_ROLE)),
    ROW(escalation, because, TEXT, "Why it is handed over.", "They are trained for it."),
    ROW(escalation, from, DATE, "The first day of the escalation.", "2026-06-01"),
    ROW(escalation, until, DATE, "The last day of the escalation.", "2026-08-31"),
};
const struct shape shape_escalation =
    SHAPE("escalation", escalation, escalation,
          "What must be handed over to somebody else; it goes before everything else.",
          .kind = KIND_ESCALATION);

static const struct row refusals[] = {
    ROW(refusals, may_refuse, REFS, "The roles that may say no to a customer, or nobody.",
        "[duty-manager]", .kinds = BIT(KIND_NONE) | BIT(KIND_ROLE)),
    ROW(refusals, must, TEXTS, "What whoever refuses must do.", "[say why, offer an alternative]"),
    ROW(refusals, gestures, REFS, "The gestures that may be refused; left out, all of them.",
        "[late-checkout]", .kinds = BIT(KIND_GESTURE)),
    ROW(refusals, because, TEXT, "Why it is so.", "A no is a decision, too."),
};
const struct shape shape_refusals =
    SHAPE("refusals", refusals, refusals, "Who may say no, and how.");
