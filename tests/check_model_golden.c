// Checks the block of format.md: it reads without a finding, and everything is where it should be.
#include "check_model.h"

static struct playbook *playbook;

static void read_golden(void) {
    playbook = read_str(golden_text());
}

START_TEST(reads_without_a_finding) {
    read_golden();
    expect_clean("format-block.yaml");
    ck_assert(!playbook->hurt);
}
END_TEST

START_TEST(the_header) {
    read_golden();
    const struct header *header = &playbook->header;
    EXPECT(header->empower.s, "1");
    EXPECT(header->playbook.s, "harbour-house");
    EXPECT(header->owner.s, "head of guest experience");
    ck_assert_int_eq(header->status.value, STATUS_APPROVED);
    EXPECT(header->version.s, "3.2");
    EXPECT(date_show(&arena, header->effective.range.from), "2026-04-01");
    EXPECT(date_show(&arena, header->effective.range.to), "2027-03-31");
    EXPECT(period_show(&arena, header->review.review.every), "6 months");
    EXPECT(date_show(&arena, header->review.review.next), "2026-10-01");
    ck_assert_uint_eq(header->countries.n, 2);
    ck_assert_uint_eq(header->channels.n, 3);
    EXPECT(header->channels.items[2].s, "chat");
    ck_assert_uint_eq(header->teams.n, 2);
    ck_assert_int_eq(header->teams.items[1].kind, KIND_TEAM);
    ck_assert_str_eq(header->currency->code, "GBP");
    ck_assert_int_eq(header->customer_lifetime.value, 180000);
    EXPECT(header->lifetime_source.s, "finance 2025");
    ck_assert_uint_eq(place_at(&sources, header->at.start).line, 1);
}
END_TEST

START_TEST(frame) {
    read_golden();
    ck_assert_uint_eq(playbook->sponsors.n, 1);
    EXPECT(playbook->sponsors.items[0].who.s, "chief operating officer");
    EXPECT(playbook->sponsors.items[0].says.s, "I back any decision made inside these limits.");
    EXPECT(playbook->assurances.liability.s, "You never pay for a gesture.");
    ck_assert_int_eq(playbook->assurances.learning_period.period.count, 3);
    const struct aim *aim = FIND(playbook, AIM, "handling-time");
    ck_assert_int_eq(aim->better.value, 2);
    EXPECT(playbook_ref(playbook, &aim->yields_to.items[0])->id.s, "resolved-first-time");
    EXPECT(playbook->voice.avoid.items[1].s, "company policy");
    const struct principle *principle = FIND(playbook, PRINCIPLE, "own-the-problem");
    EXPECT(principle->says.s, "The person who hears it owns it until the guest says it is solved.");
    EXPECT(playbook->agent_care.help.s, "ext. 7");
    EXPECT(playbook->recognition.where.s, "monthly");
}
END_TEST

START_TEST(people) {
    read_golden();
    const struct team *team = FIND(playbook, TEAM, "bpo-cebu");
    ck_assert(team->partner.yes);
    EXPECT(date_show(&arena, team->briefed.date), "2026-03-25");
    EXPECT(team->sees.items[0].s, "guest feedback");
    const struct role *agent = FIND(playbook, ROLE, "guest-agent");
    const struct role *manager = FIND(playbook, ROLE, "general-manager");
    ck_assert(agent->frontline.yes);
    ck_assert(span_is_nowhere(agent->own_grants_only.at));
    EXPECT(playbook_ref(playbook, &agent->reports_to)->id.s, "duty-manager");
    EXPECT(manager->reach.s, "ext. 2");
    ck_assert_int_eq(manager->stand_in.stand_in.minor, 50000);
    EXPECT(playbook_ref(playbook, &manager->stand_in.role)->id.s, "duty-manager");
    EXPECT(span_bytes(&sources, manager->stand_in.role.id.at), "duty-manager");
    const struct route *route = FIND(playbook, ROUTE, "safety-team");
    ck_assert_int_eq(route->purpose.value, 5);
    ck_assert_int_eq(route->replies_within.period.count, 2);
    const struct tool *tool = FIND(playbook, TOOL, "pms");
    ck_assert_uint_eq(tool->access.n, 2);
    EXPECT(tool->if_down.s, "Write it on the blue form.");
}
END_TEST

START_TEST(facts) {
    read_golden();
    ck_assert_uint_eq(playbook->facts.n, 8);
    const struct fact *tier = FIND(playbook, FACT, "guest_tier");
    ck_assert_int_eq(tier->type, FACT_CHOICE);
    EXPECT(tier->choices.items[2].s, "gold");
    EXPECT(playbook_ref(playbook, &tier->look_in)->id.s, "pms");
    const struct fact *nights = FIND(playbook, FACT, "nights");
    ck_assert_int_eq(nights->type, FACT_NUMBER);
    EXPECT(nights->title.s, "nights affected");
    EXPECT(nights->unit.s, "night");
    EXPECT(nights->ask.s, "Which nights were affected?");
    const struct fact *injury = FIND(playbook, FACT, "injury");
    ck_assert_int_eq(injury->assume.type, FACT_YES_NO);
    ck_assert(!injury->assume.yes);
    const struct fact *given = FIND(playbook, FACT, "given");
    ck_assert_int_eq(given->assume.type, FACT_MONEY);
    ck_assert_int_eq(given->assume.amount, 0);
    const struct term *term = FIND(playbook, TERM, "loyal-guest");
    ck_assert_int_eq(term->when->kind, CONDITION_TEST);
    ck_assert_uint_eq(playbook->words.n, 2);
    EXPECT(playbook->words.items[0].word.s, "credit");
    EXPECT(playbook->words.items[0].same.items[0].s, "money back");
}
END_TEST

START_TEST(authority) {
    read_golden();
    const struct gesture *credit = FIND(playbook, GESTURE, "stay-credit");
    ck_assert_int_eq(credit->kind.value, GESTURE_CREDIT);
    ck_assert_int_eq(credit->cost.value, 3000);
    ck_assert_uint_eq(credit->only_when.n, 1);
    EXPECT(credit->never_when.items[0].because.s, "Long stays have their own contract.");
    ck_assert_int_eq(credit->never_when.items[0].when->kind, CONDITION_ALL);
    EXPECT(playbook_ref(playbook, &credit->evidence.items[0])->id.s, "photo");
    ck_assert_int_eq(credit->at_least.value, 500);
    ck_assert_uint_eq(credit->authority.n, 4);
    const struct grant *grant = &credit->authority.items[1];
    EXPECT(playbook_ref(playbook, &grant->role)->id.s, "guest-agent");
    ck_assert_int_eq(grant->limit.limit.kind, LIMIT_MONEY);
    ck_assert_int_eq(grant->limit.limit.amount, 10000);
    EXPECT(grant->limit.limit.scope, "stay");
    ck_assert_ptr_nonnull(grant->when);
    EXPECT(date_show(&arena, credit->authority.items[2].from.date), "2026-06-01");
    ck_assert_int_eq(credit->authority.items[3].limit.limit.kind, LIMIT_NONE);
    ck_assert_int_eq(credit->at_most.most.count, 2);
    EXPECT(credit->at_most.most.scope, "guest per 12 months");
    EXPECT(playbook_ref(playbook, &credit->at_most.beyond_asks)->id.s, "duty-manager");
    ck_assert_int_eq(credit->beyond.value, BEYOND_APPROVAL);
    ck_assert_int_eq(credit->approval_within.period.count, 15);
    EXPECT(credit->hand_over.items[2].s, "what the guest wants");
    EXPECT(credit->steps.items[0].s, "Open the folio.");
    ck_assert(!credit->entitlement.yes && !span_is_nowhere(credit->entitlement.at));
    const struct gesture *late = FIND(playbook, GESTURE, "late-checkout");
    ck_assert_int_eq(late->kind.value, GESTURE_FEE_WAIVER);
    ck_assert_uint_eq(late->authority.n, 1);
}
END_TEST

START_TEST(limits_of_conduct) {
    read_golden();
    const struct guardrail *cash = FIND(playbook, GUARDRAIL, "no-cash");
    EXPECT(cash->never_do.items[0].s, "Pay out cash.");
    EXPECT(cash->liftable_by.id.s, "nobody");
    ck_assert_int_eq(cash->liftable_by.kind, KIND_NONE);
    const struct guardrail *empty = FIND(playbook, GUARDRAIL, "not-for-empty-stays");
    ck_assert_uint_eq(empty->never_when.n, 1);
    EXPECT(playbook_ref(playbook, &empty->gestures.items[0])->id.s, "stay-credit");
    const struct escalation *hurt = FIND(playbook, ESCALATION, "someone-hurt");
    ck_assert_int_eq(hurt->to.kind, KIND_ROUTE);
    ck_assert_int_eq(hurt->within.period.count, 10);
    EXPECT(playbook->refusals.must.items[1].s, "offer an alternative");
    ck_assert_int_eq(playbook->refusals.may_refuse.items[0].kind, KIND_ROLE);
    const struct notice *sale = FIND(playbook, NOTICE, "summer-sale");
    EXPECT(sale->says.s, "Sale ends at midnight on the 30th; expect a queue.");
}
END_TEST

START_TEST(work) {
    read_golden();
    const struct scenario *noisy = FIND(playbook, SCENARIO, "noisy-room");
    ck_assert_int_eq(noisy->moment.value, MOMENT_RECOVER);
    ck_assert_uint_eq(noisy->signals.n, 3);
    EXPECT(noisy->signals.items[2].s, "/nois[ey]|construction/");
    EXPECT(noisy->not_signals.items[0].s, "/music request/");
    EXPECT(noisy->emotion_from.s, "exhausted and angry");
    EXPECT(noisy->emotion_to.s, "heard and rested");
    EXPECT(playbook_ref(playbook, &noisy->offers.items[1])->id.s, "late-checkout");
    ck_assert_int_eq(noisy->time_budget.period.count, 20);
    EXPECT(noisy->next_step.s, "Ring the room at 10:00 tomorrow and note the answer.");
    const struct story *story = FIND(playbook, STORY, "the-wedding-guest");
    EXPECT(date_show(&arena, story->happened.date), "2026-05");
    EXPECT(playbook_ref(playbook, &story->role)->id.s, "guest-agent");
    ck_assert_int_eq(story->cost.value, 3500);
    const struct exercise *exercise = FIND(playbook, EXERCISE, "noise-role-play");
    ck_assert_int_eq(exercise->kind.value, EXERCISE_ROLE_PLAY);
    ck_assert_int_eq(exercise->minutes.number.millionths, 10 * NUMBER_ONE);
    EXPECT(entry_title(playbook, &exercise->entry), "noise role play");
    EXPECT(entry_title(playbook, &noisy->entry), "Could not sleep because of noise");
}
END_TEST

START_TEST(examples) {
    read_golden();
    ck_assert_uint_eq(playbook->examples.n, 6);
    const struct example *first = &playbook->examples.items[0];
    EXPECT(first->amount.s, "£40");
    EXPECT(first->expect.s, "allow");
    ck_assert_uint_eq(first->facts.n, 4);
    ck_assert_int_eq(first->facts.items[2].value.type, FACT_NUMBER);
    ck_assert_int_eq(first->facts.items[2].value.amount, 2 * NUMBER_ONE);
    EXPECT(playbook_ref(playbook, &playbook->examples.items[1].by)->id.s, "duty-manager");
    EXPECT(date_show(&arena, playbook->examples.items[1].on.date), "2026-07-01");
    EXPECT(playbook->examples.items[2].missing.items[0].s, "our_fault");
    EXPECT(playbook->examples.items[3].said.s, "there was a party next door all night");
    EXPECT(playbook_ref(playbook, &playbook->examples.items[5].never)->id.s, "stay-credit");
}
END_TEST

START_TEST(entries_stand_in_order_and_know_their_place) {
    read_golden();
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
        const struct entry *entry, *last = NULL;
        for (size_t i = 0; (entry = playbook_entry(playbook, (enum kind)kind, i)); i++) {
            ck_assert(!last || str_cmp(last->id.s, entry->id.s) < 0);
            ck_assert_ptr_eq(playbook_find(playbook, (enum kind)kind, entry->id.s), entry);
            ck_assert_int_eq(entry->kind, kind);
            ck_assert(!entry->hurt);
            struct str whole = span_bytes(&sources, entry->at);
            ck_assert(str_starts(whole, entry->id.s));
            last = entry;
        }
        ck_assert_ptr_nonnull(last);
    }
    ck_assert_ptr_null(playbook_find(playbook, KIND_GESTURE, S("stay")));
    ck_assert_ptr_null(playbook_find(playbook, KIND_NONE, S("stay")));
}
END_TEST

START_TEST(did_you_mean) {
    read_golden();
    EXPECT(playbook_did_you_mean(playbook, KIND_GESTURE, S("stay-kredit")), "stay-credit");
    EXPECT(playbook_did_you_mean(playbook, KIND_GESTURE, S("Stay Credit")), "stay-credit");
    EXPECT(playbook_did_you_mean(playbook, KIND_GESTURE, S("staycredti")), "stay-credit");
    EXPECT(playbook_did_you_mean(playbook, KIND_NONE, S("noisy-rom")), "noisy-room");
    EXPECT(playbook_did_you_mean(playbook, KIND_FACT, S("our-fualt")), "our_fault");
    EXPECT(playbook_did_you_mean(playbook, KIND_GESTURE, S("credit on the bil")), "stay-credit");
    EXPECT(playbook_did_you_mean(playbook, KIND_TOOL, S("pm")), "");
    EXPECT(playbook_did_you_mean(playbook, KIND_TOOL, S("xyz")), "");
    EXPECT(playbook_did_you_mean(playbook, KIND_ROLE, S("")), "");
    struct str longest = str_fmt(&arena, "%100s", "noisy-room");
    EXPECT(playbook_did_you_mean(playbook, KIND_NONE, longest), "");
}
END_TEST

RUN("model/golden", reads_without_a_finding, the_header, frame, people, facts, authority,
    limits_of_conduct, work, examples, entries_stand_in_order_and_know_their_place, did_you_mean)
