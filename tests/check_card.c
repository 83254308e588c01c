// Checks the card: the example of the manual to the byte, every width, and what stands on it.
#include "check_model.h"

#include "base/utf8.h"
#include "cards/answer.h"

static struct playbook *playbook;

static struct str card_of(const char *scenario, const char *role, const char *as_of,
                          unsigned width) {
    const struct role *who = role ? FIND(playbook, ROLE, role) : NULL;
    struct card_options options = {.role = who ? (int32_t)(who - playbook->roles.items) : -1};
    struct str error, better;
    if (as_of) ck_assert(date_read(&arena, str_of(as_of), &options.as_of, &error, &better));
    const struct scenario *found = FIND(playbook, SCENARIO, scenario);
    ck_assert_msg(found != NULL, "no scenario %s", scenario);
    struct buf out = buf_new(&arena);
    card_text(&out, card_make(&arena, playbook, found, options), width, false);
    return buf_str(&out);
}

// ---- the example of the manual ----

START_TEST(the_example_is_true) {
    playbook = read_str(golden_text());
    EXPECT(
        card_of("noisy-room", "guest-agent", "2026-07-01", 0),
        "Could not sleep because of noise                                  recover · noisy-room\n"
        " SAY    Apologise for the night itself. Ask which nights.\n"
        " FIRST  Did we cause it?   Photo or engineer's note in hand?\n"
        " DO     stay-credit      up to £50 per stay (gold: £100)          your own authority\n"
        " ONE OF late-checkout    no limit                                 your own authority\n"
        " OVER   £50 -> Duty manager, radio 1, within 15 minutes\n"
        " NEXT   Ring the room at 10:00 tomorrow and note the answer.      (20 minutes)\n");
    // the same, drawn together to fit
    EXPECT(card_of("noisy-room", "guest-agent", "2026-07-01", 80),
           "Could not sleep because of noise                            recover · noisy-room\n"
           " SAY    Apologise for the night itself. Ask which nights.\n"
           " FIRST  Did we cause it?   Photo or engineer's note in hand?\n"
           " DO     stay-credit      up to £50 per stay (gold: £100)    your own authority\n"
           " ONE OF late-checkout    no limit                           your own authority\n"
           " OVER   £50 -> Duty manager, radio 1, within 15 minutes\n"
           " NEXT   Ring the room at 10:00 tomorrow and note the answer.  (20 minutes)\n");
}
END_TEST

START_TEST(notices_stand_on_it_while_they_last) {
    playbook = read_str(golden_text());
    struct str card = card_of("noisy-room", "guest-agent", "2026-06-30", 80);
    ck_assert(str_find(card, S(" NOTE   Sale ends at midnight on the 30th; expect a queue.")) > 0);
    card = card_of("noisy-room", "duty-manager", "2026-06-01", 80);
    ck_assert(str_find(card, S("NOTE")) > 0);
    card = card_of("noisy-room", "guest-agent", "2026-07-01", 80);
    ck_assert(str_find(card, S("NOTE")) < 0);
}
END_TEST

START_TEST(each_role_sees_its_own_limits) {
    playbook = read_str(golden_text());
    struct str card = card_of("noisy-room", "duty-manager", "2026-07-01", 0);
    ck_assert(str_find(card, S("up to £250 per stay ")) > 0);
    ck_assert(str_find(card, S("OVER   £250 -> General manager, ext. 2, within 15 minutes")) > 0);
    card = card_of("noisy-room", "duty-manager", "2026-05-31", 0);
    ck_assert(str_find(card, S("up to £50 per stay (gold: £100)")) > 0);
    card = card_of("noisy-room", "general-manager", "2026-07-01", 0);
    ck_assert(str_find(card, S("stay-credit      no limit ")) > 0);
    ck_assert(str_find(card, S("OVER")) < 0);
    card = card_of("noisy-room", "partner-agent", "2026-07-01", 0); // holds nothing here
    ck_assert(str_find(card, S(" ASK    stay-credit")) > 0);
    ck_assert(str_find(card, S("ask Duty manager\n")) > 0);
    ck_assert(str_find(card, S(" ASK    Duty manager, radio 1, within 15 minutes\n")) > 0);
    ck_assert(str_find(card, S("FIRST")) < 0); // what it may not give it need not ask about
}
END_TEST

// ---- a book with more on it ----

static const char book[] =
    "effective: 2026-04-01 to 2027-03-31\n"
    "facts:\n"
    "  tier: {choice: [guest, gold]}\n"
    "  room_rate: {money: one night}\n"
    "  hurt: {yes_no: somebody is hurt, assume: no}\n"
    "  fire: {yes_no: something burns}\n"
    "  late: {yes_no: we were late}\n"
    "  hours: {number: hours of waiting, unit: hour}\n"
    "  seen: {yes_no: the receipt was seen, ask: \"Receipt seen?\"}\n"
    "terms: {sorry: {any: [{late: yes}, {hours: at least 2}]}}\n"
    "roles:\n"
    "  agent: {title: Agent, frontline: yes, reports_to: lead}\n"
    "  seller: {title: Seller, frontline: yes, same_as: agent, reports_to: lead}\n"
    "  lead: {title: Team lead, reach: ext. 4, replies_within: 5 minutes, reports_to: head}\n"
    "  head: {title: Head of service}\n"
    "  cashier: {title: Cashier, reports_to: head}\n"
    "routes: {fire-desk: {title: Fire desk, reach: ext. 9, for: crisis}}\n"
    "gestures:\n"
    "  refund:\n"
    "    title: Refund\n"
    "    only_when: {sorry: yes}\n"
    "    evidence: [seen]\n"
    "    authority:\n"
    "      - agent: £60 per stay\n"
    "      - agent: £40 per stay\n"
    "      - agent: 50% of room_rate per stay\n"
    "      - agent: no limit\n"
    "        when: {tier: gold}\n"
    "      - lead: £500 per stay\n"
    "  voucher: {title: Voucher, authority: [{agent: £10 per stay}, {seller: £20 per stay}]}\n"
    "  cash: {title: Cash, authority: [{cashier: £5 per stay}]}\n"
    "  car: {title: Car, authority: nobody}\n"
    "  gold-gift: {title: Gift, authority: [{agent: exactly £9 per stay, when: {tier: gold}}]}\n"
    "  suite: {title: Suite, authority: [{lead: no limit}]}\n"
    "guardrails:\n"
    "  one: {never_together: [refund, voucher], because: Once.}\n"
    "  polite: {never_say: [That is policy], say_instead: I will see to it., because: Trust.}\n"
    "  no-cash: {never_do: Count cash in public., gestures: [cash], because: Thieves.}\n"
    "  no-word: {never_say: [It is cheap], gestures: [voucher], because: It hurts.}\n"
    "escalations:\n"
    "  burning: {when: {fire: yes}, to: fire-desk, within: 2 minutes}\n"
    "  wounded: {when: {hurt: yes}, to: lead}\n"
    "  cash-only: {when: {hours: at least 9}, to: head, gestures: [suite], for: [lead]}\n"
    "scenarios:\n"
    "  waited:\n"
    "    title: Waited too long\n"
    "    moment: recover\n"
    "    acknowledge: |\n"
    "      Say sorry.\n"
    "      Then wait.\n"
    "    offer_in_order: [refund, voucher, cash, car, gold-gift, suite]\n"
    "    next_step: Write it down.\n"
    "    time_budget: 1 hour\n"
    "  bare: {title: Nothing else}\n";

START_TEST(everything_has_its_place) {
    playbook = read_below_header(book);
    EXPECT(card_of("waited", "agent", NULL, 0),
           "Waited too long                                                   recover · waited\n"
           " IF     Something burns -> Fire desk, ext. 9, within 2 minutes\n"
           " SAY    Say sorry. Then wait.\n"
           " FIRST  We were late?   Hours of waiting?   Receipt seen?\n"
           " DO     refund           up to £60 per stay or 50% of “room       your own authority\n"
           "                         rate” per stay (gold: no limit)\n"
           " ONE OF voucher          up to £10 per stay                       your own authority\n"
           " ASK    cash                                                      ask Head of service\n"
           " DO     gold-gift        gold: exactly £9 per stay                your own authority\n"
           " OVER   £60 -> Team lead, ext. 4, within 5 minutes\n"
           " NEXT   Write it down.                                            (1 hour)\n"
           " MORE   empower show waited\n");
    EXPECT(card_of("bare", "agent", NULL, 80),
           "Nothing else                                                bare\n"
           " IF     Something burns -> Fire desk, ext. 9, within 2 minutes\n");
}
END_TEST

START_TEST(nobody_in_particular_sees_the_front_line) {
    playbook = read_below_header(book);
    struct str card = card_of("waited", NULL, NULL, 0);
    ck_assert(str_find(card, S("any frontline role")) > 0);
    ck_assert(str_find(card, S("Agent: up to £10 per stay; Seller: up to")) > 0);
    ck_assert(str_find(card, S("by role")) > 0);
    ck_assert(str_find(card, S("OVER   £60 -> Team lead")) > 0);
}
END_TEST

// Where many conditions would push the offer off the card, the card says how to ask.
START_TEST(a_limit_with_many_conditions_gives_way_to_a_question) {
    static const char *const first[] = {"", "{agent: £60 per stay}, "};
    static const char *const wanted[] = {
        "DO     bags             depends on the facts: empower can",
        "DO     bags             up to £60 per stay, more in some"};
    EACH(i, first) {
        struct buf text = buf_new(&arena);
        buf_fmt(&text,
                "roles: {agent: {}}\nfacts: {tier: {choice: [member-a, member-b, member-c, "
                "member-d, member-e, member-f, member-g, member-h]}}\n"
                "gestures:\n  bags:\n    authority: [%s",
                first[i]);
        for (char tier = 'a'; tier <= 'h'; tier++)
            buf_fmt(&text, "{agent: £%d0 per stay, when: {tier: member-%c}}%s", tier - 'a' + 7,
                    tier, tier == 'h' ? "]\n" : ", ");
        for (char id = 'a'; id <= 'h'; id++)
            buf_fmt(&text, "  other-%c: {authority: [{agent: no limit}]}\n", id);
        buf_text(&text, "scenarios: {waited: {title: Waited, offer_in_order: [bags");
        for (char id = 'a'; id <= 'h'; id++) buf_fmt(&text, ", other-%c", id);
        buf_text(&text, "]}}\n");
        playbook = read_below_header(str_dup(&arena, buf_str(&text)).ptr);
        struct str card = card_of("waited", "agent", NULL, 80);
        ck_assert_msg(str_find(card, str_of(wanted[i])) > 0, "%.*s", S_ARG(card));
    }
}
END_TEST

START_TEST(sellers_have_their_own_where_they_are_named) {
    playbook = read_below_header(book);
    struct str card = card_of("waited", "seller", NULL, 0);
    ck_assert(str_find(card, S("voucher          up to £20 per stay ")) > 0);
    ck_assert(str_find(card, S("refund           up to £60 per stay or")) > 0);
}
END_TEST

// ---- every width ----

// Every word of the card must be a whole word of what it is made of.
static void expect_whole_words(struct str card, const char *all, unsigned width) {
    struct str rest = card, word;
    while (str_word(&rest, &word)) {
        if (word.len < 4) continue;
        ck_assert_msg(str_find(str_of(all), word) >= 0, "at width %u: <%.*s>", width, S_ARG(word));
    }
}

static void expect_fits(struct str card, unsigned width) {
    struct str rest = card, line;
    size_t lines = 0;
    while (str_split(&rest, '\n', &line)) {
        lines++;
        ck_assert_msg(utf8_cells(line) <= width, "at width %u: <%.*s>", width, S_ARG(line));
        ck_assert_msg(line.len == 0 || line.ptr[line.len - 1] != ' ', "at width %u: <%.*s>", width,
                      S_ARG(line));
    }
    ck_assert_msg(lines <= 12, "%zu lines at width %u", lines, width);
}

START_TEST(no_line_is_wider_and_no_word_is_cut) {
    static const char *const roles[] = {"agent", "seller", "lead", "cashier", NULL};
    playbook = read_below_header(book);
    EACH(i, roles) {
        struct str wide = card_of("waited", roles[i], NULL, 200);
        struct str all = str_fmt(&arena,
                                 "%s %.*s ... nobody may Head service Hours show empower "
                                 "more some cases depends facts can",
                                 book, S_ARG(wide));
        for (unsigned width = 40; width <= 120; width++) {
            struct str card = card_of("waited", roles[i], NULL, width);
            expect_fits(card, width);
            expect_whole_words(card, all.ptr, width);
        }
    }
    playbook = read_str(golden_text());
    for (unsigned width = 24; width <= 120; width++)
        expect_fits(card_of("noisy-room", "guest-agent", "2026-06-15", width), width);
}
END_TEST

START_TEST(long_wide_and_hostile_text_fits) {
    playbook = read_below_header(
        "roles: {agent: {title: \"Agent \\e[31m\"}}\n"
        "gestures:\n"
        "  a-gesture-with-a-very-long-id-that-no-column-was-made-for:\n"
        "    {title: G, authority: [{agent: no limit}]}\n"
        "scenarios:\n"
        "  a:\n"
        "    title: \"\xE9\x83\xA8\xE5\xB1\x8B\xE3\x81\x8C\xE3\x81\x86\xE3\x82\x8B\xE3\x81\x95"
        "\xE3\x81\x84\xE3\x81\xAE\xE3\x81\xA7\xE5\xA4\x89\xE3\x81\x88\xE3\x81\xA6\xE3\x81\xBB"
        "\xE3\x81\x97\xE3\x81\x84\xE3\x81\xA8\xE8\xA8\x80\xE3\x82\x8F\xE3\x82\x8C\xE3\x81\x9F\"\n"
        "    acknowledge: \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"\n"
        "    next_step: \"a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j "
        "k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n o p q r s t u v w x y z a b c "
        "d "
        "e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n o p q r s t u v w "
        "x\"\n"
        "    offer_in_order: [a-gesture-with-a-very-long-id-that-no-column-was-made-for]\n");
    for (unsigned width = 24; width <= 120; width++) {
        struct str card = card_of("a", "agent", NULL, width);
        expect_fits(card, width);
        ck_assert(str_find_char(card, '\x1b') < 0 && utf8_is_valid(card));
    }
    ck_assert(str_find(card_of("a", "agent", NULL, 40), S(" ...\n")) > 0);
}
END_TEST

START_TEST(labels_are_bold_and_take_no_room) {
    playbook = read_str(golden_text());
    const struct scenario *found = FIND(playbook, SCENARIO, "noisy-room");
    struct card *card = card_make(&arena, playbook, found, (struct card_options){.role = -1});
    struct buf plain = buf_new(&arena), bold = buf_new(&arena);
    card_text(&plain, card, 80, false);
    card_text(&bold, card, 80, true);
    struct buf stripped = buf_new(&arena);
    for (struct str rest = buf_str(&bold); rest.len;) {
        bool mark = rest.ptr[0] == '\x1b';
        if (!mark) buf_char(&stripped, rest.ptr[0]);
        rest = str_from(rest, mark ? 4 : 1);
    }
    ck_assert(bold.len > plain.len && str_eq(buf_str(&plain), buf_str(&stripped)));
}
END_TEST

static void make_poorly(struct arena *poor) {
    for (size_t i = 0; i < playbook->scenarios.n; i++) {
        struct buf out = buf_new(poor);
        struct card *card = card_make(poor, playbook, &playbook->scenarios.items[i],
                                      (struct card_options){.role = 0});
        card_text(&out, card, 60, true);
        struct json json = json_writer(&out, false);
        card_json(&json, playbook, card);
    }
}

START_TEST(every_allocation_may_fail) {
    playbook = read_below_header(book);
    fail_each_allocation(make_poorly);
}
END_TEST

RUN("card", the_example_is_true, notices_stand_on_it_while_they_last, each_role_sees_its_own_limits,
    everything_has_its_place, nobody_in_particular_sees_the_front_line,
    a_limit_with_many_conditions_gives_way_to_a_question,
    sellers_have_their_own_where_they_are_named, no_line_is_wider_and_no_word_is_cut,
    long_wide_and_hostile_text_fits, labels_are_bold_and_take_no_room, every_allocation_may_fail)
