// Checks what is said where YAML would change an author's words.
#include "check_model.h"

START_TEST(hash_cuts_text) {
    static const struct row_case cases[] = {
        {"owner: yes, we can # 1 priority\n", "hash-cuts-text", 1, 8, "\"# 1 priority\"",
         "owner: \"yes, we can # 1 priority\""},
        {"owner: room  #4\n", "hash-cuts-text", 1, 8, "two blanks before", "owner: \"room  #4\""},
        {"owner: say \"hi\" # loud\n", "hash-cuts-text", 1, 8, "", "owner: 'say \"hi\" # loud'"},
        {"voice:\n  say:\n    - Room # 4\n", "hash-cuts-text", 3, 7, "", "    - \"Room # 4\""},
    };
    CHECK(cases);
    static const char *const fine[] = {
        "owner: me  # an ordinary comment\n",
        "owner: me   # an ordinary comment\n",
        "owner: me # empower: ignore[L018] -- x\n",
        "owner: \"me\" # quoted\n",
        "owner: a#b\n",
        "status: draft # not prose\n",
        "owner: me  ## two\n",
        "owner: |\n  me # 1\n",
    };
    EACH(i, fine) {
        read_below_header(fine[i]);
        expect_clean(fine[i]);
    }
}
END_TEST

START_TEST(prose_is_cut) {
    static const struct row_case cases[] = {
        {"principles:\n  a: {says: Sorry, we cannot}\n", "prose-cut", 2, 13,
         "cuts \"Sorry, we cannot\" at the comma", "  a: {says: \"Sorry, we cannot\"}"},
        {"principles:\n  a: {says: Sorry, we cannot, today, why: x}\n", "prose-cut", 2, 13, "",
         "  a: {says: \"Sorry, we cannot, today\", why: x}"},
        {"principles: {a: Sorry, we cannot}\n", "prose-cut", 1, 17, "",
         "principles: {a: \"Sorry, we cannot\"}"},
        {"gestures: {a: {}, b: {}}\nscenarios:\n  s: {offer_in_order: a, b}\n", "prose-cut", 3, 23,
         "", "  s: {offer_in_order: [a, b]}"},
        // in curly quotes, which hold nothing together
        {"principles:\n  a: {says: “Sorry, we cannot”}\n", "prose-cut", 2, 13,
         "Write says: \"Sorry, we cannot\"", "  a: {says: \"Sorry, we cannot\"}"},
        {"voice: {say: [“sorry, we, cannot”, b]}\n", "prose-cut", 1, 15, "at the comma",
         "voice: {say: [\"sorry, we, cannot\", b]}"},
        {"words: {a: b, c}\n", "prose-cut", 1, 12, "", "words: {a: [b, c]}"},
        {ROLES GIFT("authority: [{agent: £1,000 per stay}]"), "prose-cut", 4, 25, "",
         "    authority: [{agent: \"£1,000 per stay\"}]"},
        // what would be wrong in quotes, too, is put right
        {ROLES GIFT("authority: [{agent: £50,00 per stay}]"), "prose-cut", 4, 25,
         "Write £50 per stay", "    authority: [{agent: £50 per stay}]"},
        {ROLES GIFT("authority: [{agent: £1.000,50 per stay}]"), "prose-cut", 4, 25, "",
         "    authority: [{agent: \"£1,000.50 per stay\"}]"},
        {"gestures: {gift: {cost: 12,50}}\n", "prose-cut", 1, 25, "",
         "gestures: {gift: {cost: 12.50}}"},
        {"gestures: {gift: {cost: 1,234}}\n", "prose-cut", 1, 25, "",
         "gestures: {gift: {cost: \"1,234\"}}"},
        {"owner: me\nscenarios: {s: {title: Over 1,000 guests}}\n", "prose-cut", 2, 24, "",
         "scenarios: {s: {title: \"Over 1,000 guests\"}}"},
        {"voice:\n  say:\n    - Sorry: we cannot\n", "prose-cut", 3, 7, "at the colon",
         "    - \"Sorry: we cannot\""},
        {"voice:\n  say:\n    - Room: we #4\n", "prose-cut", 3, 7, "", "    - \"Room: we #4\""},
        {"voice: {say: [Sorry: we cannot]}\n", "prose-cut", 1, 15, "at the colon",
         "voice: {say: [\"Sorry: we cannot\"]}"},
        {"voice: {say: [Sorry, we cannot]}\n", "prose-cut", 1, 15, "at the comma",
         "voice: {say: [\"Sorry, we cannot\"]}"},
    };
    CHECK(cases);
    static const char *const fine[] = {
        "voice: {say: [Hello, Good day]}\n",
        "voice: {say: [warm, we]}\n",
        "voice: {say: [Thank you., we are here]}\n",
        "voice: {say: [room number, what the guest wants]}\n",
        "principles: {a: {says: x, why: }}\n",
    };
    for (size_t i = 0; i + 1 < COUNT(fine); i++) {
        read_below_header(fine[i]);
        expect_clean(fine[i]);
    }
    read_below_header(fine[COUNT(fine) - 1]);
    ck_assert_ptr_null(finding_of("prose-cut"));
}
END_TEST

START_TEST(surprising_scalars) {
    static const struct row_case cases[] = {
        {"applies_to: {countries: [NO]}\n", "surprising-scalar", 1, 26, "takes NO for false",
         "applies_to: {countries: [\"NO\"]}"},
        {"owner: yes\n", "surprising-scalar", 1, 8, "for true", "owner: \"yes\""},
        {"owner: ~\n", "surprising-scalar", 1, 8, "for nothing", "owner: \"~\""},
        {"owner: Null\n", "surprising-scalar", 1, 8, "for nothing", "owner: \"Null\""},
        {"owner: 0123\n", "surprising-scalar", 1, 8, "for another number", "owner: \"0123\""},
        {"owner: 0x1F\n", "surprising-scalar", 1, 8, "for another number", "owner: \"0x1F\""},
        {"owner: 12:30\n", "surprising-scalar", 1, 8, "base of sixty", "owner: \"12:30\""},
        {"version: 1.10\n", "surprising-scalar", 1, 10, "for a shorter number",
         "version: \"1.10\""},
        {"owner: +441234567\n", "surprising-scalar", 1, 8, "without the plus",
         "owner: \"+441234567\""},
        {"owner: .inf\n", "surprising-scalar", 1, 8, "a number", "owner: \".inf\""},
    };
    CHECK(cases);
    static const char *const fine[] = {
        "version: 3.2\n", "owner: \"yes\"\n",     "owner: 42\n",
        "owner: 12:75\n", "owner: 12:30 sharp\n", "owner: 0xyz\n",
        "owner: 1.2.0\n", "owner: -\n- a\n",      "teams: {a: {partner: yes}}\n",
        "owner: 0\n",     "owner: none\n",        "owner: ext. 10\n",
    };
    EACH(i, fine) {
        if (str_find(str_of(fine[i]), S("\n-")) >= 0) continue;
        read_below_header(fine[i]);
        expect_clean(fine[i]);
    }
}
END_TEST

START_TEST(smart_quotes) {
    static const struct row_case cases[] = {
        {"owner: “me”\n", "smart-quotes", 1, 8, "straight quotes", "owner: \"me\""},
        {"owner: ‘it’s me’\n", "smart-quotes", 1, 8, "", "owner: \"it’s me\""},
        {"owner: “me\"\n", "smart-quotes", 1, 8, "", "owner: \"me\""},
        {"owner: ‘me'\n", "smart-quotes", 1, 8, "", "owner: \"me\""},
        {ROLES "teams: {a: {roles: [“agent”]}}\n", "smart-quotes", 2, 21, "",
         "teams: {a: {roles: [\"agent\"]}}"},
    };
    CHECK(cases);
    struct playbook *playbook = read_below_header(cases[0].text);
    EXPECT(playbook->header.owner.s, "me");
    static const char *const fine[] = {
        "owner: “a” and “b”\n",    "owner: it’s\n", "owner: \"“me”\"\n", "owner: “\n",
        "owner: “a\" and \"b\"\n", "owner: “a'\n",  "owner: ‘a\"\n",
    };
    EACH(i, fine) {
        read_below_header(fine[i]);
        expect_clean(fine[i]);
    }
}
END_TEST

START_TEST(unknown_keys_are_looked_at_for_prose) {
    read_below_header("wibble:\n  a: [no, “b”]\n  c: d # e\n");
    ck_assert_ptr_nonnull(finding_of("unknown-key"));
    ck_assert_ptr_nonnull(finding_of("surprising-scalar"));
    ck_assert_ptr_nonnull(finding_of("smart-quotes"));
    ck_assert_ptr_nonnull(finding_of("hash-cuts-text"));
    ck_assert_uint_eq(findings.list.n, 4);
}
END_TEST

RUN("model/prose", hash_cuts_text, prose_is_cut, surprising_scalars, smart_quotes,
    unknown_keys_are_looked_at_for_prose)
