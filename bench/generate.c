// Writes a playbook of about the asked size, always the same for the same size.
//   generate KIB            scenarios and gestures like those of a real playbook
//   generate SHAPE KIB      a hostile shape: equals, keys, deep, prose
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t state = 1;
static unsigned long written;

// A linear congruential generator: the constants are Knuth's for 64 bits.
static unsigned next_random(unsigned below) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(state >> 33) % below;
}

static void put(const char *text) {
    written += strlen(text);
    fputs(text, stdout);
}

static void put_number(unsigned long number) {
    char text[24];
    snprintf(text, sizeof text, "%lu", number);
    put(text);
}

static void put_words(unsigned n) {
    static const char *const words[] = {
        "room",  "late",   "order",  "refund", "night",   "parcel", "bill",   "charge", "agent",
        "phone", "broken", "wrong",  "waited", "nobody",  "answer", "please", "today",  "again",
        "line",  "credit", "flight", "bag",    "missing", "cancel", "change", "price",  "account",
        "card",  "water",  "noise",  "cold",   "queue",   "driver", "coffee", "window", "door"};
    for (unsigned i = 0; i < n; i++) {
        if (i) put(" ");
        put(words[next_random(sizeof words / sizeof *words)]);
    }
}

static void put_line(const char *key, unsigned words) {
    put(key);
    put_words(words);
    put(".\n");
}

static void put_header(void) {
    put("empower: 1\n"
        "playbook: generated\n"
        "title: A generated playbook\n"
        "owner: the benchmark\n"
        "status: approved\n"
        "version: 1\n"
        "effective: 2026-01-01 to 2027-12-31\n"
        "currency: GBP\n"
        "language: en\n"
        "roles:\n"
        "  agent: {title: Agent, frontline: yes, reports_to: lead}\n"
        "  lead: {title: Lead, reach: ext. 1, replies_within: 5 minutes}\n"
        "facts:\n"
        "  our_fault: {yes_no: \"Did we cause it?\"}\n"
        "  tier: {choice: [basic, silver, gold]}\n"
        "  nights: {number: nights affected, unit: night}\n");
}

static void put_gesture(unsigned long i) {
    put("  gesture-");
    put_number(i);
    put(":\n    title: ");
    put_words(4);
    put("\n    kind: credit\n    cost: £");
    put_number(5 + next_random(40));
    put("\n    only_when: {our_fault: yes}\n"
        "    never_when:\n      - {when: {tier: gold, nights: more than 14}, because: Long stays differ.}\n"
        "    authority:\n      - agent: £");
    put_number(20 + next_random(40));
    put(" per stay\n      - agent: £100 per stay\n        when: {tier: gold}\n"
        "      - lead: £250 per stay\n    steps:\n");
    for (int step = 0; step < 3; step++) put_line("      - ", 7);
}

static void put_scenario(unsigned long i) {
    put("  scenario-");
    put_number(i);
    put(":\n    title: ");
    put_words(5);
    put("\n    moment: recover\n    signals:\n");
    for (int signal = 0; signal < 5; signal++) {
        put("      - ");
        put_words(6);
        put("\n");
    }
    put("    emotion: {from: angry and tired, to: heard}\n");
    put_line("    good_looks_like: ", 10);
    put_line("    acknowledge: ", 8);
    put("    offer_in_order: [gesture-");
    put_number(i);
    put("]\n    steps:\n");
    for (int step = 0; step < 3; step++) put_line("      - ", 9);
    put_line("    next_step: ", 8);
}

static void put_playbook(unsigned long bytes) {
    unsigned long n = bytes / 1370 + 1; // a gesture and its scenario take about 1370 bytes
    put_header();
    put("gestures:\n");
    for (unsigned long i = 0; i < n; i++) put_gesture(i);
    put("scenarios:\n");
    for (unsigned long i = 0; i < n; i++) put_scenario(i);
}

static void put_shape(const char *shape, unsigned long bytes) {
    if (!strcmp(shape, "prose")) {
        put_header();
        put("scenarios:\n  one:\n    title: One\n    steps:\n");
        while (written < bytes) put_line("      - ", 12);
        return;
    }
    if (!strcmp(shape, "deep")) {
        while (written < bytes) put("[");
        return;
    }
    put_header();
    put(!strcmp(shape, "keys") ? "words:\n" : "scenarios:\n  one:\n    title: a\n    steps:\n      - ");
    for (unsigned long i = 0; written < bytes; i++) {
        if (!strcmp(shape, "keys")) {
            put("  word");
            put_number(i);
            put(": [same]\n");
        } else {
            put("= ");
        }
    }
    put("\n");
}

int main(int argc, char **argv) {
    if (argc < 2 || argc > 3) return 2;
    unsigned long bytes = strtoul(argv[argc - 1], NULL, 10) << 10;
    if (argc == 2)
        put_playbook(bytes);
    else
        put_shape(argv[1], bytes);
    return fclose(stdout) ? 1 : 0;
}
