// Checks what is taken for personal data and for a secret, and what is not.
#include "check_lint.h"

#define PERSONAL "L709"
#define SECRET   "L710"

static void tells(const char *words, const char *marked) {
    expect(PERSONAL, str_fmt(&arena, "stories:\n  a: {situation: \"%s\"}\n", words).ptr, marked);
}

static void tells_nothing(const char *words) {
    expect_none(PERSONAL, str_fmt(&arena, "stories:\n  a: {situation: \"%s\"}\n", words).ptr);
}

START_TEST(addresses_of_people) {
    tells("Write to ann.lee@quickpost.io.", "ann.lee@quickpost.io");
    tells("(bob+x@mail.pinecrest.co.uk)", "bob+x@mail.pinecrest.co.uk");
    tells_nothing("Write to ann@example.com, ann@shop.example or Ann@EXAMPLE.org.");
    tells_nothing("Ring at 5 @ noon, @home, a@b, ann@localhost or ann@shop.test.");
}
END_TEST

START_TEST(numbers_of_phones) {
    tells("Her number is +44 7911 123456.", "+44 7911 123456");
    tells("Call +49 (30) 1234567", "+49 (30) 1234567");
    tells("Call 020 7123 4567 today", "020 7123 4567");
    tells("Call (212) 867-5309!", "(212) 867-5309");
    tells("Call 1-212-867-5309", "1-212-867-5309");
    tells_nothing("+44 1632 960123, +44 (0)7700 900123, 01632 960123, 020 7946 0018");
    tells_nothing("212-555-0142, (212) 555-0142, +1 212 555 0142, 1-212-555-0142, 555-0142");
    tells_nothing("0800 123 4567, 800-123-4567, 1-800-123-4567, +44 800 123 4567");
}
END_TEST

START_TEST(other_numbers) {
    tells_nothing(
        "On 2026-04-01 10:30 order 0123456789 of 1,234,567.89 came as ORD-020-7123-4567.");
    tells_nothing("ISBN 978-3-16-148410-0, IMEI 490154203237518, order 12345678901234567890123");
    tells_nothing("010-2026 and 12 34 56 78 90 12 34 56 78");
}
END_TEST

START_TEST(numbers_of_cards) {
    tells("The card 4539 1488 0343 6467 was declined.", "4539 1488 0343 6467");
    tells("The card 378734493671000", "378734493671000");
    tells_nothing("4539 1488 0343 6468, 4111 1111 1111 1111, 4242-4242-4242-4242");
    expect(PERSONAL, "roles: {a: {title: A, reach: 4539148803436467}}\n", "4539148803436467");
}
END_TEST

START_TEST(how_to_reach_us_is_no_secret) {
    expect_none(PERSONAL,
                "roles: {a: {title: A, reach: ann.lee@quickpost.io or +44 7911 123456}}\n");
    expect_none(PERSONAL, "agent_care: {help: +44 7911 123456}\n");
}
END_TEST

static void gives_away(const char *words, const char *marked) {
    expect(SECRET, str_fmt(&arena, "owner: \"x\" # %s\n", words).ptr, marked);
}

static void gives_nothing_away(const char *words) {
    expect_none(SECRET, str_fmt(&arena, "owner: \"x\" # %s\n", words).ptr);
}

// Cut in two, so that no tool that looks for secrets takes them for some.
START_TEST(keys_of_services) {
    gives_away("id AKI"
               "A0123456789ABCDEF, ok",
               "AKI"
               "A0123456789ABCDEF");
    gives_away("gh"
               "p_0123456789abcdefghijABCDEFGHIJ012345",
               "gh"
               "p_0123456789abcdefghijABCDEFGHIJ012345");
    gives_away("-----BEGIN RSA"
               " PRIVATE KEY-----",
               "-----BEGIN RSA"
               " PRIVATE KEY-----");
    gives_nothing_away("AKI"
                       "AIOSFODNN7EXAMPLE and AKI"
                       "Axxxxxxxxxxxxxxxx and AKI"
                       "A012");
    gives_nothing_away("-----BEGIN PUBLIC KEY----- MAKI"
                       "A0123456789ABCDEF");
}
END_TEST

START_TEST(passwords) {
    gives_away("Password: hunter22", "hunter22");
    gives_away("the password is 'S3same!open'.", "S3same!open");
    gives_away("Das Passwort lautet Hafen2026.", "Hafen2026");
    gives_away("contraseña: puerto2026", "puerto2026");
    gives_away("Le mot de passe est port2026.", "port2026");
    gives_away("API-key=a1b2c3d4", "a1b2c3d4");
    gives_away("client_secret = \"a1b2c3d4\"", "a1b2c3d4");
    gives_nothing_away("password: ask the lead; password: at least 8 signs");
    gives_nothing_away("a new password is sent; password: <pass1word>; password reset1day");
}
END_TEST

RUN("privacy", addresses_of_people, numbers_of_phones, other_numbers, numbers_of_cards,
    keys_of_services, passwords, how_to_reach_us_is_no_secret)
