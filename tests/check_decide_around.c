// Around decisions: what is allowed instead, the nearest yes, proofs, choices compared, periods.
#include "check_decide.h"

static const char book[] = HEADER CHAIN
    "applies_to: {channels: [phone, mail], countries: [GB]}\n"
    "facts:\n  fault: {yes_no: ours}\n  photo: {yes_no: photo}\n  tier: {choice: [plain, silver, "
    "gold]}\n"
    "  wish: {choice: [gold, blue]}\n  days: {number: days}\n  share: {number: share}\n  cold: {number: cold, may_be_negative: yes}\n  bought: {date: bought}\n  price: {money: price}\n"
    "  called: {time: called}\n  given: {money: before, assume: 0}\n  times_given: {number: n, "
    "assume: 0}\n"
    "gestures:\n  credit:\n    only_when: {fault: yes}\n    evidence: [photo]\n"
    "    authority: [{agent: £50 per stay}, {agent: £90 per stay, when: {tier: gold, days: at "
    "least 3}}, {lead: £99 per stay}]\n"
    "    at_most: '2 per stay, beyond asks lead'\n"
    "  treat: {authority: [{agent: £10 per stay}]}\n"
    "  letter: {only_when: {fault: no}, authority: [{agent: no limit}]}\n"
    "  late: {only_when: {bought: within 2 weeks}, authority: [{agent: no limit}]}\n"
    "  year: {only_when: {bought: within 1 year}, authority: [{agent: no limit}]}\n"
    "  soon: {only_when: {called: within 5 minutes}, authority: [{agent: no limit}]}\n"
    "  match: {only_when: {tier: wish}, authority: [{agent: no limit}]}\n"
    "  place: {only_when: {country: team}, authority: [{agent: no limit}]}\n"
    "  rest: {authority: [{agent: no limit, when: {channel: phone}}]}\n"
    "  wait: {only_when: {days: at least 3, fault: yes}, authority: [{agent: no limit}]}\n"
    "  day: {only_when: {team: not night}, authority: [{agent: no limit}]}\n"
    "  part: {authority: [{agent: 50% of price per stay}, {lead: 60% of price per stay}]}\n"
    "  more: {only_when: {days: more than 2}, authority: [{agent: no limit}]}\n"
    "  nine: {only_when: {days: more than 2}, authority: [{agent: exactly £9 per request}]}\n"
    "  any: {only_when: {any: [{tier: gold}, {fault: yes}]}, authority: [{agent: no limit}]}\n"
    "  or: {only_when: {any: [{fault: yes}, {photo: yes, days: 1}]}, authority: [{agent: no "
    "limit}]}\n"
    "  up: {only_when: {days: [3, 6]}, never_when: {days: 4}, authority: [{agent: no limit}]}\n"
    "  down: {only_when: {days: [4, 7]}, never_when: {days: 6}, authority: [{agent: no "
    "limit}]}\n"
    "  cold: {only_when: {cold: more than -2.5}, authority: [{agent: no limit}]}\n"
    "  once: {only_when: {fault: yes}, authority: [{agent: no limit}]}\n"
    "  call: {only_when: {called: on bought}, authority: [{agent: no limit}]}\n"
    "  twice: {only_when: {days: at most 2}, authority: [{agent: days% of price for each days per "
    "request}]}\n"
    "  parts: {only_when: {fault: yes}, authority: [{agent: share% of price for each days per "
    "stay}]}\n"
    "  whole: {only_when: {fault: yes}, authority: [{agent: exactly share% of price for each days "
    "per request}]}\n"
    "  low: {only_when: {days: at most 3.5, price: less than £9, cold: less than -4}, authority: "
    "[{agent: no limit}]}\n"
    "  rich: {only_when: {price: at least £1000000000}, authority: [{agent: no limit}]}\n"
    "  richer: {only_when: {price: more than £1000000000}, authority: [{agent: no limit}]}\n"
    "  frozen: {only_when: {cold: less than -1000000000}, authority: [{agent: no limit}]}\n"
    "  icy: {only_when: {cold: at most -1000000000}, authority: [{agent: no limit}]}\n"
    "  open: {only_when: {any: [{fault: yes}, {tier: gold, days: at least 3}]}, authority: "
    "[{agent: no limit}]}\n"
    "  either: {only_when: {any: [{price: more than £1000000000}, {fault: yes, photo: yes}]}, "
    "authority: [{agent: no limit}]}\n"
    "  old: {only_when: {bought: before 1926-06-01}, authority: [{agent: no limit}]}\n"
    "  late-time: {only_when: {called: after 2126-05-01}, authority: [{agent: no limit}]}\n"
    "  third: {authority: [{agent: exactly 30% of price per request}]}\n"
    "guardrails:\n  past: {until: 2020-01-01, never_when: {tier: gold}, gestures: [once]}\n"
    "scenarios:\n  one: {title: One, offer_in_order: [credit, letter, treat]}\n";

static struct playbook *playbook;
static struct decider *decider;

static void open_book(void) {
    playbook = read_str(str_of(book));
    decider = decider_new(&arena, playbook);
}

// "treat 1000", "credit 5000", "none"
static struct str instead_of(const char *words) {
    struct question q = asked(playbook, words);
    struct decision decision = decide(decider, &arena, &q.request);
    struct instead instead = decide_instead(decider, &arena, &q.request, &decision);
    if (!instead.gesture) return S("none");
    struct buf out = buf_new(&arena);
    buf_add(&out, instead.gesture->entry.id.s);
    put_size(&out, instead.amount);
    return buf_str(&out);
}

static struct str changes_line(const changes *list) {
    struct buf out = buf_new(&arena);
    for (size_t i = 0; i < list->n; i++) {
        struct domain domain = key_domain(playbook, list->items[i].key, S(""));
        struct str value = value_show(&arena, playbook, &domain, &list->items[i].value);
        buf_fmt(&out, "%s%.*s=%.*s", i ? " " : "", S_ARG(domain.name), S_ARG(value));
    }
    return out.len ? buf_str(&out) : S("none");
}

static struct str nearest_of(const char *words) {
    struct question q = asked(playbook, words);
    changes list = decide_nearest_yes(decider, &arena, &q.request);
    return changes_line(&list);
}

static struct str proof_of(const char *words, int64_t over) {
    struct question q = asked(playbook, words);
    struct proof_case found;
    enum proof proof = decide_never(decider, &arena, &q.request, over > 0, over, &found);
    if (proof != PROOF_POSSIBLE) return proof == PROOF_NEVER ? S("never") : S("too large");
    struct buf out = buf_new(&arena);
    buf_add(&out, changes_line(&found.facts));
    put_size(&out, found.amount);
    return buf_str(&out);
}

// "on deny or needs-approval what is allowed now instead"
START_TEST(test_instead) {
    open_book();
    EXPECT(instead_of("agent credit £60 fault photo tier=plain"), "credit 5000");
    EXPECT(instead_of("agent credit £60 fault photo tier=plain given=£20"), "credit 3000");
    EXPECT(instead_of("agent credit £60 fault=no photo tier=plain"), "letter null");
    EXPECT(instead_of("agent credit £60 fault photo=no tier=plain"), "treat 1000");
    EXPECT(instead_of("agent credit £60 fault photo tier=plain given=£49.99"), "credit 1");
    EXPECT(instead_of("agent credit £60 fault photo tier=plain given=£50"), "treat 1000");
    EXPECT(instead_of("agent credit given=£50 times_given=1 £60 fault photo tier=plain"),
           "treat 1000");
    EXPECT(instead_of("agent credit £5 fault photo tier=plain times_given=2"), "treat 1000");
    EXPECT(instead_of("agent credit £5 fault photo tier=plain"), "none");
    EXPECT(instead_of("clerk letter fault=yes"), "none");
}
END_TEST

// "the nearest yes (the smallest change of facts that turns it)"
START_TEST(test_nearest_yes) {
    open_book();
    EXPECT(nearest_of("agent credit £60 fault photo=no tier=gold days=3"), "photo=yes");
    EXPECT(nearest_of("agent credit £60 fault photo tier=plain days=1"), "days=3 tier=gold");
    EXPECT(nearest_of("agent credit £60 fault=no photo=no tier=gold days=5"),
           "fault=yes photo=yes");
    EXPECT(nearest_of("agent credit £95 fault photo tier=gold days=5"), "none");
    EXPECT(nearest_of("agent late bought=2026-01-01 on=2026-03-01"), "bought=2026-02-15");
    EXPECT(nearest_of("agent soon called=2026-01-01T10:00 on=2026-01-01T10:06"),
           "called=2026-01-01T10:01");
    EXPECT(nearest_of("agent soon called=1969-12-30T20:00 on=1969-12-30T20:06"),
           "called=1969-12-30T20:01");
    EXPECT(nearest_of("agent match tier=plain wish=blue"), "tier=gold wish=gold");
    EXPECT(nearest_of("agent wait £5 days=5 fault=no"), "fault=yes"); // five will do
    EXPECT(nearest_of("agent once £5 times_given=0 given=0 tier=gold fault=no on=2026-01-01"),
           "fault=yes");                               // nothing is held against gold any more
    EXPECT(nearest_of("agent more days=1"), "days=3"); // a whole number, where it is as good
    EXPECT(nearest_of("agent cold cold=-3"), "cold=-2");
    EXPECT(nearest_of("agent nine days=1"), "amount=£9 days=3");
    EXPECT(nearest_of("agent any fault=no"), "tier=gold"); // to find out changes nothing
    EXPECT(nearest_of("agent or fault=no photo=no days=1"), "photo=yes");
    EXPECT(nearest_of("agent or fault=no photo=no days=2"), "fault=yes"); // one is less than two
    EXPECT(nearest_of("agent up days=5"), "days=6");                      // three is farther
    EXPECT(nearest_of("agent down days=5"), "days=4");
    EXPECT(nearest_of("agent late bought=2026-01-01"), "none");      // nobody says when
    EXPECT(nearest_of("agent twice £1 days=3"), "days=2 price=£25"); // 2% of £25, twice
    EXPECT(nearest_of("agent parts £6 fault=no share=3 price=£100 days=2"), "fault=yes");
    EXPECT(nearest_of("agent parts £6 fault=no share=3 price=£100"), "days=2 fault=yes");
    EXPECT(nearest_of("agent parts £6 fault=yes share=3 price=£100 days=1"), "share=6");
    EXPECT(nearest_of("agent parts £6 fault=yes share=3 price=£100 days=2 given=£3"), "share=5");
    EXPECT(nearest_of("agent whole £6 fault=yes share=3 price=£100 days=1"), "share=6");
    EXPECT(nearest_of("agent whole £6 fault=no share=3 price=£100 days=2"), "fault=yes");
    EXPECT(nearest_of("agent whole £6 fault=no share=3 price=£100"), "days=2 fault=yes");
    EXPECT(nearest_of("agent low days=9 price=£20 cold=5"), "cold=-5 days=3 price=£8");
    EXPECT(nearest_of("agent low days=9 price=£20"), "cold=-5 days=3 price=£8");
    EXPECT(nearest_of("agent low price=£20 cold=-5"), "days=0 price=£8");
    EXPECT(nearest_of("agent open fault=no"), "days=3 tier=gold"); // nothing has to change
}
END_TEST

// What nobody would call near is no yes: more than a billion, or a hundred years away.
START_TEST(test_not_near) {
    open_book();
    EXPECT(nearest_of("agent rich price=£1"), "price=£1,000,000,000");
    EXPECT(nearest_of("agent rich"), "price=£1,000,000,000");
    EXPECT(nearest_of("agent richer price=£1"), "none");
    EXPECT(nearest_of("agent richer"), "none");
    EXPECT(nearest_of("agent frozen cold=1"), "none");
    EXPECT(nearest_of("agent icy cold=1"), "cold=-1000000000");
    EXPECT(nearest_of("agent either price=£1 fault=no photo=no"), "fault=yes photo=yes");
    EXPECT(nearest_of("agent old bought=2026-05-01 on=2026-05-15"), "bought=1926-05-31");
    EXPECT(nearest_of("agent old bought=2026-05-01 on=2026-06-15"), "none");
    EXPECT(nearest_of("agent old bought=2026-05-01"), "bought=1926-05-31"); // nobody says when
    EXPECT(nearest_of("agent late-time on=2026-05-15"), "called=2126-05-02T00:00");
    EXPECT(nearest_of("agent late-time on=2026-04-30"), "none");
}
END_TEST

// "{never: ..}: proved for every combination of facts", assumed ones, too
START_TEST(test_proofs) {
    open_book();
    EXPECT(proof_of("agent credit", 9000), "never");
    EXPECT(proof_of("agent credit", 8999),
           "days=3 fault=yes given=£0 photo=yes tier=gold times_given=0 9000");
    EXPECT(proof_of("agent credit tier=plain", 5000), "never");
    EXPECT(proof_of("agent credit photo=no", 0), "never");
    EXPECT(proof_of("clerk letter", 0), "never");
    EXPECT(proof_of("agent letter", 5), "fault=no null");
    EXPECT(proof_of("agent late on=2026-03-01", 0), "bought=2026-02-15 null");
    EXPECT(proof_of("agent late", 0), "too large");
    EXPECT(proof_of("agent match", 0), "tier=gold wish=gold null");
    EXPECT(proof_of("agent part", 0), "given=£0 price=£0.02 1");
    EXPECT(proof_of("agent part", 4999), "given=£0 price=£100 5000");
    EXPECT(proof_of("agent third", 501), "price=£16.80 504"); // no whole penny sooner
    EXPECT(proof_of("agent call bought=2026-02-01", 0), "called=2026-02-01T00:00 null");
    EXPECT(proof_of("agent day", 0), "team=another one null"); // one that nobody names
}
END_TEST

// A choice against another one is compared by name; lists may be open.
START_TEST(test_choices) {
    open_book();
    EXPECT(line_of(playbook, "agent match tier=gold wish=gold"),
           "allow no-limit match/agent null null");
    EXPECT(line_of(playbook, "agent match tier=gold wish=blue"), "deny not-when match null null");
    EXPECT(line_of(playbook, "agent match tier=silver"), "deny not-when match null null");
    EXPECT(line_of(playbook, "agent match wish=gold"), "ask tier null null");
    EXPECT(line_of(playbook, "agent match"), "ask tier wish null null");
    EXPECT(line_of(playbook, "agent place country=GB"), "ask team null null");
    EXPECT(line_of(playbook, "agent place"), "ask team null null");
    EXPECT(line_of(playbook, "agent place team=GB country=GB"),
           "allow no-limit place/agent null null");
    EXPECT(line_of(playbook, "agent rest channel=mail"), "deny no-grant rest null null");
    EXPECT(line_of(playbook, "agent rest"), "ask channel null null");
}
END_TEST

// "within 30 days: by calendar days, both ends in"
START_TEST(test_periods) {
    open_book();
    EXPECT(line_of(playbook, "agent late bought=2026-02-15 on=2026-03-01T23:00"),
           "allow no-limit late/agent null null");
    EXPECT(line_of(playbook, "agent late bought=2026-02-14 on=2026-03-01"),
           "deny not-when late null null");
    EXPECT(line_of(playbook, "agent year bought=2024-02-29 on=2025-02-28"),
           "allow no-limit year/agent null null");
    EXPECT(line_of(playbook, "agent year bought=2024-02-28 on=2025-03-01"),
           "deny not-when year null null");
    EXPECT(line_of(playbook, "agent year bought=0001-01-01 on=0001-06-01"),
           "allow no-limit year/agent null null");
    EXPECT(line_of(playbook, "agent soon called=2026-01-01T10:00 on=2026-01-01T10:05"),
           "allow no-limit soon/agent null null");
    EXPECT(line_of(playbook, "agent soon on=2026-01-01T10:05"), "ask called null null");
    EXPECT(line_of(playbook, "agent late bought=1969-12-30 on=1970-01-02"),
           "allow no-limit late/agent null null");
}
END_TEST

RUN("decide-around", test_instead, test_nearest_yes, test_not_near, test_proofs, test_choices,
    test_periods)
