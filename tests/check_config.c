// Checks .empower.yaml: what is said of mistakes in it, which level then holds for a rule in a
// file, and what rules of a team's own find.
#include "check_base.h"

#include "base/json.h"
#include "lint/lint.h"
#include "lint/user_rules.h"
#include "model/read.h"

static const char playbook_text[] =
    "empower: 1\n"
    "playbook: shop\n"
    "title: Corner Shop\n"
    "owner: NO\n"
    "currency: GBP\n"
    "roles:\n"
    "  agent: {title: Agent, frontline: yes, reports_to: lead}\n"
    "  lead: {title: Lead, reach: ext. 4, replies_within: 5 minutes}\n"
    "principles:\n"
    "  own-it: We own it.\n"
    "gestures:\n"
    "  refund:\n"
    "    title: Refund\n"
    "    record: ticket\n"
    "    cost: £30\n"
    "    authority: [{agent: £20 per order}, {lead: no limit}]\n"
    "  gift:\n"
    "    title: A gift\n"
    "    steps: [Choose it., Unfortunately wrap it.]\n"
    "    authority: [{agent: no limit}]\n"
    "scenarios:\n"
    "  late:\n"
    "    title: It is late\n"
    "    moment: recover\n"
    "    signals: [where is it, it has not come]\n"
    "    time_budget: 1 hour\n";

static struct config *config_of(const struct sources *sources, const char *text) {
    return config_read(&arena, sources, S(".empower.yaml"), str_of(text), S("0.3.0"));
}

// "3:5 wrong-type <at> message help", a line a finding.
static struct str findings_of(const struct findings *findings, const struct sources *sources,
                              bool whole) {
    struct buf out = buf_new(&arena);
    for (size_t i = 0; i < findings->list.n; i++) {
        const struct finding *finding = &findings->list.items[i];
        buf_fmt(&out, "%s%u %s <%.*s>", i ? "\n" : "", line_at(sources, finding->at.start),
                finding->rule, S_ARG(span_bytes(sources, finding->at)));
        if (whole) buf_fmt(&out, " %.*s %.*s", S_ARG(finding->message), S_ARG(finding->help));
    }
    return buf_str(&out);
}

START_TEST(mistakes_are_named_with_their_place) {
    static const struct {
        const char *text, *wanted;
    } rows[] = {
        {"", ""},
        {"# nothing\n", ""},
        {"playbook: a.yaml\nprofile: strict\nfail_on: never\nrules_version: 0.2\n", ""},
        {"profil: strict\n",
         "1 unknown-key <profil> \"profil\" is not a key of the configuration. Did you mean "
         "\"profile\"?"},
        {"profile: stict\n",
         "1 wrong-type <stict> \"stict\" is not a word that \"profile\" knows. Did you mean "
         "\"strict\"?"},
        {"profile: [min]\n",
         "1 wrong-type <profile> \"profile\" needs a word. Write for example profile: strict"},
        {"profile:\n", "1 wrong-type <profile> \"profile\" needs something behind its colon. Write "
                       "for example profile: strict"},
        {"profile: min\nprofile: basic\n",
         "2 duplicate-key <profile> \"profile\" stands twice: in line 1 and in line 2. "
         "Keep the one that is right, \"profile: min\" or \"profile: basic\", and delete the other."},
        {"rules_version: 0.4\n", "1 wrong-type <0.4> The rules of version 0.4 are not known: this "
                                 "is 0.3.0. Versions go from 0.1.0 to 0.3.0."},
        {"rules_version: 0.0.9\n", "1 wrong-type <0.0.9> The rules of version 0.0.9 are not known: "
                                   "this is 0.3.0. Versions go from 0.1.0 to 0.3.0."},
        {"rules_version: new\n",
         "1 wrong-type <rules_version> \"rules_version\" needs a version of "
         "empower, as 0.1.0. Write for example rules_version: 0.1.0"},
        {"levels: {hash-cut-text: off}\n", "1 unknown-rule <hash-cut-text> There is no rule "
                                           "\"hash-cut-text\". Did you mean \"hash-cuts-text\"?"},
        {"levels: {zzz: off}\n", "1 unknown-rule <zzz> There is no rule \"zzz\". `empower explain` "
                                 "lists the rules."},
        {"levels: {L001: erorr}\n",
         "1 wrong-type <erorr> \"erorr\" is not a word that \"levels\" knows. Did "
         "you mean \"error\"?"},
        {"levels: [L001]\n", "1 wrong-type <levels> \"levels\" needs levels by rule. Write for "
                             "example levels: {L2: error, unused-ignore: info, L205: off}"},
        {"thresholds: {few_signal: 3}\n", "1 unknown-key <few_signal> There is no threshold "
                                          "\"few_signal\". Did you mean \"few_signals\"?"},
        {"thresholds: {few_signals: 0}\n",
         "1 wrong-type <0> \"few_signals\" needs a whole number from 1 to 100. Signals that "
         "a scenario should have at least; usually 5."},
        {"thresholds: {few_signals: 99999999999}\n",
         "1 wrong-type <99999999999> \"few_signals\" needs a whole number from 1 to 100. "
         "Signals that a scenario should have at least; usually 5."},
        {"paths: [{profile: min}]\n",
         "1 missing-key <{profile: min}> There is no \"match\" in this "
         "item of \"paths\". Add for example match: partners/**"},
        {"paths: [{match: ../x, profile: min}]\n",
         "1 wrong-type <../x> This path can match no file. Paths begin in the folder of this file "
         "and have at most 256 letters, as in partners/**."},
        {"rules: {L900: {name: a, message: b, path: title, present: yes}}\n",
         "1 bad-id <L900> \"L900\" cannot be the id of a rule of your own. Ids have capital "
         "letters, digits and hyphens, as in X001 or CX-12; L and a digit are the program's."},
        {"rules: {X1: {name: yaml-syntax, message: b, path: title, present: yes}}\n",
         "1 duplicate-id <yaml-syntax> \"yaml-syntax\" cannot be the name of a rule. L001 is called "
         "so."},
        {"rules: {X1: {name: A b, message: b, path: title, present: yes}}\n",
         "1 bad-id <A b> \"A b\" cannot be the name of a rule. Names have small letters, digits and "
         "hyphens, as in no-record."},
        {"rules: {X1: {name: a, message: b, path: title}}\nlevels: {X1: info, a: off}\n",
         "1 missing-key <X1> X1 does not say what must hold. Add for example present: yes"},
        {"rules: {X1: {name: a, message: b, present: yes}}\n",
         "1 missing-key <X1> There is no \"path\" in this rule. Add for example path: "
         "gestures.*.record"},
        {"rules: {X1: {name: a, message: b, path: title, present: yes, absent: yes}}\n",
         "1 wrong-type <absent> A rule asks for one thing, and this one for two: \"absent\" is the "
         "second. Make two rules of it."},
        {"rules: {X1: {name: a, message: b, path: title, present: no}}\n",
         "1 wrong-type <present> \"present\" needs the word yes. Write for example present: yes"},
        {"rules: {X1: {name: a, message: b, path: title, matches: '/(a/'}}\n",
         "1 bad-pattern <'/(a/'> This pattern cannot be used: missing closing parenthesis (at "
         "character 3 of the pattern). Patterns are those of signals; mend it between the slashes."},
        {"rules: {X1: {name: a, message: b, path: title, matches: a}}\n",
         "1 bad-pattern <a> This pattern cannot be used: it stands between slashes, as in "
         "'/late|delayed/' (at character 1 of the pattern). Patterns are those of signals; mend it "
         "between the slashes."},
        {"rules: {X1: {name: a, message: b, path: title, at_most: many}}\n",
         "1 wrong-type <at_most> \"at_most\" needs a number. Write for example at_most: 20 minutes"},
        {"rules: {X1: {name: a, message: b, path: title, at_most: 3}}\n",
         "1 wrong-type <at_most> This cannot be asked of title, which holds a text. "
         "empower-config(5) says what may be asked of what."},
        {"rules: {X1: {name: a, message: b, path: scenarios.*.time_budget, at_most: 3}}\n",
         "1 wrong-type <at_most> This cannot be asked of scenarios.*.time_budget, which holds a "
         "length of time. Write a length of time, as 20 minutes."},
        {"rules: [X1]\n", "1 wrong-type <rules> \"rules\" needs rules by id. Write for example "
                          "rules: {X001: {name: no-record}}"},
        {"- a\n", "1 wrong-type <- a> Here must stand the keys of the configuration. For example "
                  "playbook: service/playbook.yaml"},
        {"root:x:0:0\nsecret\n",
         "1 yaml-syntax <> This file is no configuration. It is a text file of keys with a colon "
         "behind each, as in profile: strict."},
        {"profile: min\nlevels:\n  L1: \"off\n",
         "3 yaml-syntax <\"> This quotation mark opens a text that is never closed. Put the same "
         "mark at the end of the text."},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct config *config = config_of(NULL, rows[i].text);
        expect_of(rows[i].text, findings_of(&config->findings, &config->sources, true),
                  rows[i].wanted);
    }
}
END_TEST

START_TEST(paths_into_a_playbook_are_checked_by_its_rows) {
    static const struct {
        const char *path, *wanted; // NULL: it is one
    } rows[] = {
        {"title", NULL},
        {"gestures", NULL},
        {"gestures.*", NULL},
        {"gestures.refund.record", NULL},
        {"gestures.*.authority[]", NULL},
        {"gestures.*.authority[].agent", NULL},
        {"gestures.*.authority[].when.tier", NULL},
        {"gestures.*.never_when[].because", NULL},
        {"scenarios.*.signals[]", NULL},
        {"scenarios.*.emotion.from", NULL},
        {"words.*[]", NULL},
        {"terms.*.tier", NULL},
        {"agent_care.help", NULL},
        {"examples[].expect", NULL},
        {"examples[].facts.*", NULL},
        {"principles.*.says", NULL},
        {"gesture.*", "<gesture>"},
        {"gestures.*.recrod", "<recrod>"},
        {"gestures.*.authority.agent", "<agent>"},
        {"title.x", "<x>"},
        {"title[]", "<title[]>"},
        {"scenarios.*.signals[].x", "<x>"},
        {"gestures..record", "<gestures..record>"},
        {"gestures.", "<gestures.>"},
        {"title.*", "<*>"},
        {"gestures[]", "<gestures[]>"},
        {"terms.a.b.c.d.e.f.g.h", "<h>"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str text = str_fmt(&arena,
                                  "rules:\n  X1:\n    name: a\n    message: b\n    path: %s\n"
                                  "    present: yes\n",
                                  rows[i].path);
        const struct config *config = config_of(NULL, str_dup(&arena, text).ptr);
        struct str got = findings_of(&config->findings, &config->sources, false);
        ptrdiff_t mark = str_find_char(got, '<');
        expect_of(rows[i].path, mark < 0 ? got : str_from(got, (size_t)mark),
                  rows[i].wanted ? rows[i].wanted : "");
    }
}
END_TEST

START_TEST(globs) {
    static const struct {
        const char *pattern, *path;
        bool matches;
    } rows[] = {
        {"playbook.yaml", "playbook.yaml", true},
        {"playbook.yaml", "a/playbook.yaml", false},
        {"*.yaml", "playbook.yaml", true},
        {"*.yaml", "a/playbook.yaml", false},
        {"a/*", "a/b.yaml", true},
        {"a/*", "a/b/c.yaml", false},
        {"a/**", "a/b/c.yaml", true},
        {"a/**", "ab/c.yaml", false},
        {"**/c.yaml", "c.yaml", true},
        {"**/c.yaml", "a/b/c.yaml", true},
        {"**/c.yaml", "a/bc.yaml", false},
        {"a/**/c.yaml", "a/c.yaml", true},
        {"a/**/c.yaml", "a/b/b/c.yaml", true},
        {"a/", "a/b/c.yaml", true},
        {"a/", "b/a/c.yaml", false},
        {"**/a/", "b/a/c.yaml", true},
        {"?.yaml", "a.yaml", true},
        {"?.yaml", "/.yaml", false},
        {"**", "a/b", true},
        {"", "a", false},
        {"", "", true},
        {"a*b*c", "aXbXbXc", true},
        {"a*b*c", "aXbXbX", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        ck_assert_msg(glob_matches(str_of(rows[i].pattern), str_of(rows[i].path)) ==
                          rows[i].matches,
                      "%s of %s", rows[i].pattern, rows[i].path);
}
END_TEST

// ---- linting under a configuration ----

struct linted {
    struct sources sources;
    struct findings findings;
};

static struct config *lint_text_under(struct linted *out, const char *text, const char *config,
                                      const char *path, struct lint_options options) {
    struct str error;
    const char *paths[] = {path};
    out->sources = sources_new(&arena);
    out->findings = findings_new(&arena);
    sources_add(&out->sources, S("playbook.yaml"), str_of(text));
    const struct playbook *playbook =
        playbook_read(&arena, &out->sources, &yaml_limits_default, &out->findings);
    options.config = config_of(&out->sources, config);
    options.thresholds = options.config->thresholds;
    options.paths = paths;
    struct arena scratch;
    arena_init(&scratch, allocator_malloc, 0);
    ck_assert_msg(lint_run(&arena, &scratch, playbook, &out->findings, &options, &error), "%.*s",
                  S_ARG(error));
    arena_free(&scratch);
    return options.config;
}

static struct config *lint_under(struct linted *out, const char *config, const char *path,
                                 struct lint_options options) {
    return lint_text_under(out, playbook_text, config, path, options);
}

START_TEST(the_level_of_a_rule) {
    // `owner: NO` is L004 surprising-scalar, an info of profile basic.
    static const struct lint_options standard = {.profile = PROFILE_STANDARD},
                                     least = {.profile = PROFILE_MIN, .own_profile = true};
    static const struct {
        const char *config, *path;
        const struct lint_options *options;
        const char *select, *ignore;
        const char *wanted; // level, or ""
    } rows[] = {
        {"", "a", &standard, "", "", "info"},
        {"profile: min\n", "a", &standard, "", "", ""},
        {"profile: basic\n", "a", &standard, "", "", "info"},
        {"profile: strict\n", "a", &least, "", "", ""}, // the option wins
        {"levels: {L004: error}\n", "a", &standard, "", "", "error"},
        {"levels: {surprising-scalar: warning, L0: off}\n", "a", &standard, "", "", "warning"},
        {"levels: {L0: off, L00: error}\n", "a", &standard, "", "", "error"},
        {"levels: {L0: off}\n", "a", &standard, "", "", ""},
        {"profile: min\nlevels: {L004: info}\n", "a", &standard, "", "", "info"},
        {"levels: {L004: off}\n", "a", &standard, "L004", "", "info"},
        {"levels: {L004: error}\n", "a", &standard, "L004", "", "error"},
        {"levels: {L004: error}\n", "a", &standard, "", "L0", ""},
        {"levels: {L004: error}\n", "a", &standard, "L2", "", ""},
        {"paths: [{match: b/**, levels: {L004: off}}]\n", "b/c", &standard, "", "", ""},
        {"paths: [{match: b/**, levels: {L004: off}}]\n", "a", &standard, "", "", "info"},
        {"profile: min\npaths: [{match: [x, b/**], profile: basic}]\n", "b/c", &standard, "", "",
         "info"},
        {"profile: min\npaths: [{match: b/**, profile: basic}]\n", "a", &standard, "", "", ""},
        {"levels: {L004: off}\npaths: [{match: b/**, levels: {L0: error}}]\n", "b/c", &standard, "",
         "", "error"},
        {"paths: [{match: b/**, levels: {L0: error}}, {match: b/c, levels: {L0: info}}]\n", "b/c",
         &standard, "", "", "info"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct lint_options options = *rows[i].options;
        struct linted linted;
        options.select = str_of(rows[i].select);
        options.ignore = str_of(rows[i].ignore);
        lint_under(&linted, rows[i].config, rows[i].path, options);
        const char *got = "";
        for (size_t k = 0; k < linted.findings.list.n; k++) {
            const struct finding *finding = &linted.findings.list.items[k];
            if (str_eq(str_of(finding->rule), S("surprising-scalar")))
                got = level_name((enum level)finding->level);
        }
        expect_of(rows[i].config, str_of(got), rows[i].wanted);
    }
}
END_TEST

START_TEST(rules_that_came_after_the_pin_do_not_run) {
    struct rule fresh = {.info = {.id = "L999", .name = "fresh", .profile = PROFILE_MIN},
                         .since = "0.3.0"};
    static const struct {
        const char *pin;
        bool wanted;
    } rows[] = {{"0.2.9", false}, {"0.2", false}, {"0.3", true}, {"0.3.0", true}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct version pin;
        ck_assert(version_read(str_of(rows[i].pin), &pin));
        ck_assert_msg(version_is_newer(fresh.since, &pin) != rows[i].wanted, "%s", rows[i].pin);
        ck_assert(!version_is_newer(NULL, &pin));
    }
    struct lint_options options = {.profile = PROFILE_STRICT};
    options.config = config_of(NULL, "rules_version: 0.2\n");
    ck_assert_int_eq(level_in_force(&options, &fresh.info, NULL).by, BY_PIN);
    ck_assert(!rule_is_wanted(&fresh.info, &options));
    ck_assert(rule_is_wanted(&rule_at(0)->info, &options));
    options.config = config_of(NULL, "rules_version: 0.3\n");
    ck_assert(rule_is_wanted(&fresh.info, &options));
}
END_TEST

START_TEST(thresholds_reach_the_rules) {
    struct linted linted;
    static const struct lint_options only = {.profile = PROFILE_STRICT,
                                             .select = S_INIT("small-sum-approval")};
    lint_under(&linted, "", "a", only);
    ck_assert_uint_eq(linted.findings.list.n, 1);
    lint_under(&linted, "thresholds: {small_sum: 19}\n", "a", only);
    ck_assert_uint_eq(linted.findings.list.n, 0);
}
END_TEST

START_TEST(what_is_wrong_with_the_configuration_is_always_said) {
    struct linted linted;
    static const struct lint_options only = {.select = S_INIT("L202"), .ignore = S_INIT("L0")};
    const struct config *config =
        lint_under(&linted, "levels: {unknown-key: off}\nprofil: min\n", "a", only);
    expect_of("config", findings_of(&linted.findings, &config->sources, false),
              "2 unknown-key <profil>");
    ck_assert_int_eq(linted.findings.list.items[0].level, LEVEL_ERROR);
}
END_TEST

// ---- rules of a team's own ----

START_TEST(own_rules_find_what_they_should) {
    static const struct {
        const char *path, *asks, *wanted; // a line a finding: <place>
    } rows[] = {
        {"gestures.*.record", "present: yes", "17 <gift>"},
        {"gestures.refund.record", "present: yes", ""},
        {"gestures.refund.say", "present: yes", "12 <refund>"},
        {"agent_care.help", "present: yes", "1 <empower>"},
        {"title", "present: yes", ""},
        {"stories.*.lesson", "present: yes", ""}, // there are no stories to ask it of
        {"stories", "present: yes", "1 <empower>"},
        {"gestures.*.steps", "absent: yes", "19 <steps>"},
        {"gestures.*.steps[]", "not_matches: /unfortunately/", "19 <Unfortunately wrap it.>"},
        {"gestures.*.steps", "not_matches: /unfortunately/", "19 <Unfortunately wrap it.>"},
        {"gestures.*.title", "matches: '/^A /'", "13 <Refund>"},
        {"gestures.*", "matches: '/^g/'", "12 <refund>"},
        {"principles.*.says", "matches: /they/", "10 <We own it.>"}, // a text alone
        {"gestures.*.cost", "at_most: £25", "15 <£30>"},
        {"gestures.*.cost", "at_most: 30", ""},
        {"gestures.*.authority[].agent", "at_most: £20", "20 <no limit>"},
        {"gestures.*.authority", "at_least: 2", "20 <authority>"},
        {"scenarios.*.signals", "at_least: 3", "25 <signals>"},
        {"scenarios.*.not_signals", "at_least: 1", "22 <late>"},
        {"scenarios.*.time_budget", "at_most: 30 minutes", "26 <1 hour>"},
        {"scenarios.*.time_budget", "at_most: 60 minutes", ""},
        {"scenarios.*.moment", "one_of: [respond, surprise]", "24 <recover>"},
        {"roles.*.reports_to", "one_of: [lead]", ""},
        {"scenarios.*.signals[]", "at_least: 1", ""}, // said of the configuration
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct linted linted;
        struct str text = str_fmt(&arena,
                                  "rules:\n  X1:\n    name: own\n    message: '{id}: {value}'\n"
                                  "    path: %s\n    %s\n",
                                  rows[i].path, rows[i].asks);
        const struct lint_options least = {.profile = PROFILE_MIN};
        struct buf got = buf_new(&arena);
        lint_under(&linted, str_dup(&arena, text).ptr, "a", least);
        for (size_t k = 0; k < linted.findings.list.n; k++) {
            const struct finding *finding = &linted.findings.list.items[k];
            if (!str_eq(str_of(finding->rule), S("own"))) continue;
            buf_fmt(&got, "%s%u <%.*s>", got.len ? "\n" : "",
                    line_at(&linted.sources, finding->at.start),
                    S_ARG(span_bytes(&linted.sources, finding->at)));
        }
        expect_of(str_dup(&arena, text).ptr, buf_str(&got), rows[i].wanted);
    }
}
END_TEST

START_TEST(messages_name_the_entry_and_the_value) {
    struct linted linted;
    const struct lint_options options = {.profile = PROFILE_MIN};
    lint_under(&linted,
               "rules:\n  X1:\n    name: own\n    message: '{id} says {value}'\n"
               "    help: 'Not {value}.'\n    path: gestures.*.title\n    not_matches: /gift/\n"
               "    level: error\n",
               "a", options);
    const struct finding *finding = &linted.findings.list.items[0];
    expect_of("message", finding->message, "gift says A gift");
    expect_of("help", finding->help, "Not A gift.");
    expect_of("object", finding->object, "gestures/gift");
    ck_assert_str_eq(finding->info->id, "X1");
    ck_assert_int_eq(finding->level, LEVEL_ERROR);
}
END_TEST

START_TEST(a_pattern_that_gives_up_is_said_and_finds_nothing) {
    struct linted linted;
    const struct lint_options options = {.profile = PROFILE_MIN};
    const struct config *config =
        lint_under(&linted,
                   "rules:\n  X1:\n    name: own\n    message: m\n    path: gestures.*.steps[]\n"
                   "    matches: '/^(([a-z .]+)+)+[?!]$/'\n",
                   "a", options);
    expect_of("slow", findings_of(&linted.findings, &config->sources, false),
              "6 slow-pattern <'/^(([a-z .]+)+)+[?!]$/'>");
}
END_TEST

START_TEST(examples_of_own_rules_run) {
    static const struct {
        const char *examples, *wanted;
        bool good;
    } rows[] = {
        {"    bad: 'gestures: {a: {title: b}}'\n    good: ['gestures: {a: {record: b}}', 'title: x']\n",
         "1 rule, 3 examples: every one does what it should\n", true},
        {"    bad: 'gestures: {a: {record: b}}'\n    good: 'title: x'\n",
         ".empower.yaml:7:10: X1 own: the bad example fails: the rule finds nothing in it\n",
         false},
        {"    bad: 'gestures: {a: {title: b}}'\n    good: 'gestures: {c: {title: b}}'\n",
         ".empower.yaml:8:11: X1 own: the good example fails: the rule finds something in its line "
         "1: c has none.\n",
         false},
        {"    bad: 'gestures: {'\n    good: 'title: x'\n",
         ".empower.yaml:7:10: X1 own: the bad example fails: it cannot be read: This brace is opened "
         "and never closed.\n",
         false},
        {"    good: 'title: x'\n",
         ".empower.yaml:2:3: X1 own: there is no bad example, so nobody knows that it finds "
         "anything\n",
         false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str text = str_fmt(&arena,
                                  "rules:\n  X1:\n    name: own\n    message: '{id} has none.'\n"
                                  "    path: gestures.*.record\n    present: yes\n%s",
                                  rows[i].examples);
        struct buf out = buf_new(&arena);
        const struct config *config = config_of(NULL, str_dup(&arena, text).ptr);
        ck_assert(user_rules_test(&out, &arena, config, false) == rows[i].good);
        expect_of(rows[i].examples, buf_str(&out), rows[i].wanted);
    }
}
END_TEST

START_TEST(what_a_broken_entry_lost_is_not_missed) {
    static const char broken[] = "empower: 1\nplaybook: shop\ntitle: Shop\ngestures:\n"
                                 "  refund:\n    title: Refund\n    record: \"ticket\n";
    const struct lint_options options = {.profile = PROFILE_MIN};
    struct linted linted;
    lint_text_under(&linted, broken,
                    "rules:\n  X1:\n    name: own\n    message: m\n"
                    "    path: gestures.*.record\n    present: yes\n",
                    "a", options);
    for (size_t i = 0; i < linted.findings.list.n; i++)
        ck_assert_str_ne(linted.findings.list.items[i].rule, "own");
    ck_assert_uint_gt(linted.findings.list.n, 0);
}
END_TEST

// ---- the schema ----

static void expect_keys(const struct json_value *properties, const struct config_shape *shape) {
    for (size_t i = 0; i < shape->n; i++) {
        const struct config_key *key = &shape->keys[i];
        const struct json_value *property = json_get(properties, key->name);
        ck_assert_msg(property, "%s of %s", key->name, shape->what);
        expect_of(key->name, json_get(property, "description")->text, key->help);
    }
}

START_TEST(the_schema_has_every_key_rule_and_threshold) {
    struct buf out = buf_new(&arena);
    struct str error = {0};
    struct threshold_set set;
    const struct rule *rule;
    config_schema(&out);
    const struct json_value *schema = json_read(&arena, buf_str(&out), &error);
    ck_assert_msg(schema, "%.*s", S_ARG(error));
    const struct json_value *parts = json_get(schema, "definitions");
#define PROPERTIES(of) json_get(json_get(parts, of), "properties")
    expect_keys(json_get(schema, "properties"), &config_shape);
    expect_keys(PROPERTIES("path"), &config_path_shape);
    expect_keys(PROPERTIES("rule"), &config_rule_shape);
    for (size_t i = 0; (rule = rule_at(i)); i++)
        ck_assert_msg(json_get(PROPERTIES("levels"), rule->info.name), "%s", rule->info.name);
    for (size_t i = 0; threshold_at(i, NULL, &set); i++)
        ck_assert_msg(json_get(PROPERTIES("thresholds"), set.name), "%s", set.name);
}
END_TEST

static void read_and_show(struct arena *poor) {
    struct buf out = buf_new(poor);
    struct config *config =
        config_read(poor, NULL, S(".empower.yaml"),
                    S("profile: stict\nlevels: {L2: off, zz: info}\nthresholds: {few_signals: 3}\n"
                      "paths: [{match: a/**, profile: min}]\nrules:\n  X1:\n    name: own\n"
                      "    message: m\n    path: gestures.*.title\n    matches: /a/\n"
                      "    bad: 'gestures: {a: {title: b}}'\n    good: 'title: x'\n"),
                    S("0.1.0"));
    struct lint_options options = {.config = config};
    const struct config_origin origin = {S("a"), S("b"), S("c"), S("d")};
    config_show(&out, &options, S("a/b"), true, &origin);
    user_rules_test(&out, poor, config, false);
    config_schema(&out);
}

START_TEST(running_out_of_memory_leaves_by_the_door) {
    fail_each_allocation(read_and_show);
}
END_TEST

RUN("config", mistakes_are_named_with_their_place, paths_into_a_playbook_are_checked_by_its_rows,
    globs, the_level_of_a_rule, rules_that_came_after_the_pin_do_not_run,
    thresholds_reach_the_rules, what_is_wrong_with_the_configuration_is_always_said,
    own_rules_find_what_they_should, messages_name_the_entry_and_the_value,
    a_pattern_that_gives_up_is_said_and_finds_nothing, examples_of_own_rules_run,
    what_a_broken_entry_lost_is_not_missed, the_schema_has_every_key_rule_and_threshold,
    running_out_of_memory_leaves_by_the_door)
