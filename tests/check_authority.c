// Checks what a role may give: inheritance, equal roles, dates, and who can say yes above it.
#include "check_model.h"

#include "decide/authority.h"

static const char book[] =
    "effective: 2026-04-01 to 2027-03-31\n"
    "facts: {tier: {choice: [guest, gold]}}\n"
    "roles:\n"
    "  agent: {reports_to: manager}\n"
    "  finance: {reports_to: director}\n"
    "  manager: {reports_to: director}\n"
    "  director: {}\n"
    "  auditor: {reports_to: director, own_grants_only: yes}\n"
    "  clerk: {reports_to: auditor}\n"
    "  vendor: {same_as: agent, reports_to: vendor-lead}\n"
    "  vendor-lead: {reports_to: director}\n"
    "  vendor-temp: {same_as: vendor}\n"
    "gestures:\n"
    "  credit:\n"
    "    title: Credit\n"
    "    authority:\n"
    "      - agent: £50 per stay\n"
    "      - agent: £100 per stay\n"
    "        when: {tier: gold}\n"
    "      - manager: £250 per stay\n"
    "        from: 2026-06-01\n"
    "      - director: no limit\n"
    "      - finance: £999 per stay\n"
    "        jointly_with: [director]\n"
    "  own:\n"
    "    title: Vendors have their own\n"
    "    authority: [{agent: £50 per stay}, {vendor: £20 per stay}, {manager: £50 per stay}]\n"
    "  first:\n"
    "    title: The vendor's stands first\n"
    "    authority: [{vendor: £20 per stay}, {agent: £50 per stay}]\n"
    "  clerks:\n"
    "    title: A clerk's\n"
    "    authority: [{clerk: £5 per stay}]\n"
    "  never: {title: Never given, authority: nobody}\n"
    "  until: {title: Was given, authority: [{agent: £9 per stay, until: 2026-05}]}\n";

static struct playbook *playbook;

static int32_t role(const char *id) {
    const struct role *found = FIND(playbook, ROLE, id);
    return found ? (int32_t)(found - playbook->roles.items) : -1;
}

static const struct gesture *gesture(const char *id) {
    return FIND(playbook, GESTURE, id);
}

static struct date day(const char *text) {
    struct date date = {0};
    struct str error, better;
    if (text[0]) ck_assert(date_read(&arena, str_of(text), &date, &error, &better));
    return date;
}

START_TEST(roles_hold_what_those_below_hold) {
    static const struct {
        const char *holder, *granted, *gesture;
        bool holds;
    } rows[] = {
        {"agent", "agent", "credit", true},
        {"manager", "agent", "credit", true},
        {"director", "agent", "credit", true},
        {"agent", "manager", "credit", false},
        {"finance", "agent", "credit", false},
        {"auditor", "clerk", "credit", false}, // own grants only
        {"auditor", "auditor", "credit", true},
        {"director", "clerk", "credit", false}, // nothing comes through the auditor
        {"director", "auditor", "credit", true},
        {"vendor", "agent", "credit", true},
        {"vendor", "manager", "credit", false},
        {"vendor-lead", "agent", "credit", true}, // holds what the vendor holds
        {"vendor-temp", "agent", "credit", true}, // the same as the vendor, who is the same as ...
        {"agent", "vendor", "credit", false},
        {"vendor", "agent", "own", false}, // the gesture names the vendor
        {"vendor", "agent", "first", false},
        {"vendor", "vendor", "own", true},
        {"vendor-temp", "vendor", "own", true},
        {"vendor-temp", "agent", "own", false},
        {"vendor-lead", "vendor", "own", true},
    };
    playbook = read_below_header(book);
    EACH(i, rows)
    ck_assert_msg(role_holds(playbook, role(rows[i].holder), role(rows[i].granted),
                             gesture(rows[i].gesture)) == rows[i].holds,
                  "%s holds %s's of %s", rows[i].holder, rows[i].granted, rows[i].gesture);
    ck_assert(!role_holds(playbook, -1, 0, gesture("credit")));
    ck_assert(!role_holds(playbook, 0, -1, gesture("credit")));
    ck_assert_int_eq(approver_above(&arena, playbook, -1, gesture("credit"), day("")), -1);
}
END_TEST

static struct str held_words(const char *holder, const char *of, const char *as_of) {
    struct buf out = buf_new(&arena);
    held_grants held = grants_held(&arena, playbook, role(holder), gesture(of), day(as_of));
    for (size_t i = 0; i < held.n; i++) {
        const struct grant *grant = held.items[i];
        buf_fmt(&out, "%s%.*s%s", i ? ", " : "",
                S_ARG(limit_show(&arena, &grant->limit.limit, playbook->header.currency)),
                grant->when ? " when" : "");
    }
    return buf_str(&out);
}

START_TEST(grants_are_listed_in_order) {
    static const struct {
        const char *holder, *gesture, *as_of, *held;
    } rows[] = {
        {"agent", "credit", "", "£50 per stay, £100 per stay when"},
        {"manager", "credit", "2026-05-31", "£50 per stay, £100 per stay when"},
        {"manager", "credit", "2026-06-01", "£50 per stay, £250 per stay, £100 per stay when"},
        {"director", "credit", "2026-05-31", "no limit, £50 per stay, £100 per stay when"},
        {"finance", "credit", "", ""}, // jointly only
        {"vendor", "own", "", "£20 per stay"},
        {"vendor", "credit", "", "£50 per stay, £100 per stay when"},
        {"director", "never", "", ""},
        {"agent", "until", "2026-05-31", "£9 per stay"},
        {"agent", "until", "2026-06-01", ""},
        {"agent", "until", "", "£9 per stay"},
        {"auditor", "clerks", "", ""},
    };
    playbook = read_below_header(book);
    EACH(i, rows)
    expect_of(rows[i].holder, held_words(rows[i].holder, rows[i].gesture, rows[i].as_of),
              rows[i].held);
}
END_TEST

START_TEST(approvers_hold_more) {
    static const struct {
        const char *holder, *gesture, *as_of, *approver;
    } rows[] = {
        {"agent", "credit", "2026-07-01", "manager"},
        {"agent", "credit", "2026-05-01", "director"}, // the manager's grant has not begun
        {"manager", "credit", "2026-07-01", "director"},
        {"director", "credit", "2026-07-01", ""},
        {"vendor", "credit", "2026-07-01", "director"},
        {"clerk", "credit", "2026-07-01", "director"},
        {"agent", "own", "", ""}, // the manager holds as much, not more
        {"agent", "never", "", ""},
        {"vendor", "own", "", "director"}, // vendor-lead holds only what the vendor holds
    };
    playbook = read_below_header(book);
    EACH(i, rows) {
        int32_t above = approver_above(&arena, playbook, role(rows[i].holder),
                                       gesture(rows[i].gesture), day(rows[i].as_of));
        struct str id = above < 0 ? S("") : playbook->roles.items[above].entry.id.s;
        expect_of(rows[i].holder, id, rows[i].approver);
    }
    ck_assert_int_eq(approver_above(&arena, playbook, -1, gesture("credit"), day("")), -1);
}
END_TEST

START_TEST(rings_of_roles_come_to_an_end) {
    playbook =
        read_below_header("roles:\n"
                          "  a: {reports_to: b}\n"
                          "  b: {reports_to: c}\n"
                          "  c: {reports_to: a}\n"
                          "  x: {same_as: y}\n"
                          "  y: {same_as: x}\n"
                          "  self: {reports_to: self, same_as: self}\n"
                          "gestures:\n"
                          "  g: {title: G, authority: [{a: £5 per stay}, {x: £5 per stay}]}\n");
    static const char *const ids[] = {"a", "b", "c", "x", "y", "self"};
    EACH(i, ids) {
        EACH(j, ids) role_holds(playbook, role(ids[i]), role(ids[j]), gesture("g"));
        ck_assert_int_eq(approver_above(&arena, playbook, role(ids[i]), gesture("g"), day("")), -1);
    }
    ck_assert(role_holds(playbook, role("c"), role("a"), gesture("g")));
    EXPECT(held_words("b", "g", ""), "£5 per stay");
}
END_TEST

START_TEST(entries_are_in_force_between_their_dates) {
    static const struct {
        const char *from, *until, *as_of;
        bool in_force;
    } rows[] = {
        {"", "", "2026-06-01", true},
        {"2026-06-01", "", "2026-05-31", false},
        {"2026-06-01", "", "2026-05-31T23:59", false},
        {"2026-06-01", "", "2026-06-01", true},
        {"2026-06-01T12:00", "", "2026-06-01T11:59", false},
        {"2026-06-01T12:00", "", "2026-06-01T12:00", true},
        {"", "2026-06-30", "2026-06-30T23:59", true},
        {"", "2026-06-30", "2026-07-01", false},
        {"", "2026-06", "2026-06-30", true},
        {"2026-06", "2026-06", "2026-06-01", true},
        {"", "2026-06-30T12:00", "2026-06-30T12:00", true},
        {"", "2026-06-30T12:00", "2026-06-30T12:01", false},
        {"2026-06-01", "2026-06-30", "", true},
    };
    EACH(i, rows) {
        struct when from = {.date = day(rows[i].from)}, until = {.date = day(rows[i].until)};
        ck_assert_msg(in_force(&from, &until, day(rows[i].as_of)) == rows[i].in_force,
                      "%s to %s at %s", rows[i].from, rows[i].until, rows[i].as_of);
    }
    playbook = read_below_header(book);
    EXPECT(date_show(&arena, playbook_first_day(playbook)), "2026-04-01");
    playbook = read_below_header("");
    ck_assert_int_eq(playbook_first_day(playbook).precision, DATE_NONE);
}
END_TEST

static void hold_poorly(struct arena *poor) {
    grants_held(poor, playbook, role("director"), gesture("credit"), day(""));
    approver_above(poor, playbook, role("agent"), gesture("credit"), day(""));
}

START_TEST(every_allocation_may_fail) {
    playbook = read_below_header(book);
    fail_each_allocation(hold_poorly);
}
END_TEST

// One limit covers another only where both are counted alike.
START_TEST(limits_cover_smaller_ones) {
    static const struct {
        const char *large, *small;
        bool covers;
    } rows[] = {
        {"no limit", "£5 per stay", true},
        {"£5 per stay", "no limit", false},
        {"£5 per stay", "£5 per stay", true},
        {"£6 per stay", "£5 per stay", true},
        {"£4 per stay", "£5 per stay", false},
        {"exactly £6 per stay", "£5 per stay", false},
        {"6 bags per stay", "5 seats per stay", false},
        {"6 bags per stay", "5 bags per stay", true},
        {"60% of fare per stay", "50% of fee per stay", false},
        {"a% of fare per stay", "b% of fare per stay", false},
        {"a% of fare per stay", "a% of fare per stay", true},
        {"£6 for each seat per stay", "£5 per stay", false},
        {"£6 for each seat per stay", "£5 for each seat per stay", true},
    };
    EACH(i, rows) {
        struct limit both[2];
        struct str error, better;
        const struct currency *pounds = currency_find(S("GBP"));
        ck_assert(limit_read(&arena, str_of(rows[i].large), pounds, &both[0], &error, &better));
        ck_assert(limit_read(&arena, str_of(rows[i].small), pounds, &both[1], &error, &better));
        ck_assert_msg(limit_covers(&both[0], &both[1]) == rows[i].covers, "%s against %s",
                      rows[i].large, rows[i].small);
    }
}
END_TEST

RUN("authority", limits_cover_smaller_ones, roles_hold_what_those_below_hold,
    grants_are_listed_in_order, approvers_hold_more, rings_of_roles_come_to_an_end,
    entries_are_in_force_between_their_dates, every_allocation_may_fail)
