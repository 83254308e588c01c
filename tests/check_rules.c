// Checks every lint rule by its own row: the bad example fires it at the marked place, the good one
// fires nothing, a fix makes the bad one clean, and fixing again changes nothing; and the command
// that shows a finding comes to the verdict that it claims.
#include "lint/lint.h"
#include "model/read.h"
#include "overlay.h"
#include "replay.h"
#include "run.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

static struct arena arena, scratch;
static struct str base;
static struct thresholds thresholds;

static struct str read_all(const char *path) {
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "%s cannot be opened", path);
    struct buf out = buf_new(&arena);
    for (int c; (c = getc(file)) != EOF;) buf_char(&out, (char)c);
    fclose(file);
    return buf_str(&out);
}

static void setup(void) {
    arena_init(&arena, allocator_malloc, 0);
    arena_init(&scratch, allocator_malloc, 0);
    base = read_all(TESTS_DIR "/rules/base.yaml");
    thresholds = thresholds_usual;
}

static void teardown(void) {
    arena_free(&scratch);
    arena_free(&arena);
}

struct linted {
    struct playbook *playbook;
    struct sources sources;
    struct findings findings;
};

// A fragment that begins with this line is no overlay but a file beside the base.
#define SECOND_FILE "# another file of the same folder:\n"

static void add_files(struct sources *sources, struct str text) {
    if (str_starts(text, S(SECOND_FILE))) {
        sources_add(sources, S("base.yaml"), base);
        sources_add(sources, S("other.yaml"), text);
    } else {
        sources_add(sources, S("base.yaml"), text);
    }
}

static struct str lay_over(const char *fragment) {
    struct str text = str_of(fragment);
    return str_starts(text, S(SECOND_FILE)) ? text : overlay(&arena, base, text);
}

static void lint_text(struct linted *out, struct str text, const char *baseline) {
    out->sources = sources_new(&arena);
    out->findings = findings_new(&arena);
    add_files(&out->sources, text);
    out->playbook = playbook_read(&arena, &out->sources, &yaml_limits_default, &out->findings);
    struct lint_options options = {.profile = PROFILE_STRICT, .thresholds = thresholds};
    struct str error, better;
    ck_assert(date_read(&arena, S("2026-07-01"), &options.as_of, &error, &better));
    if (baseline) options.baseline = str_of(baseline);
    ck_assert_msg(lint_run(&arena, &scratch, out->playbook, &out->findings, &options, &error),
                  "%.*s", S_ARG(error));
}

static void print_findings(const char *what, const struct linted *linted) {
    for (size_t i = 0; i < linted->findings.list.n; i++) {
        const struct finding *finding = &linted->findings.list.items[i];
        struct place place = place_at(&linted->sources, finding->at.start);
        fprintf(stderr, "  %s: %u:%u [%s] %.*s <%.*s>\n", what, place.line, place.column,
                finding->rule, S_ARG(finding->message),
                S_ARG(span_bytes(&linted->sources, finding->at)));
    }
}

static bool may_fire(const struct rule *rule, const char *name) {
    struct str list = str_of(rule->also ? rule->also : ""), word;
    if (str_eq(str_of(name), str_of(rule->info.name))) return true;
    while (str_split(&list, ',', &word))
        if (str_eq(str_trim(word), str_of(name))) return true;
    return false;
}

static struct str apply(struct str text, const struct fix *fix) {
    struct buf out = buf_new(&arena);
    size_t at = 0; // edits stand in order
    for (size_t i = 0; i < fix->edits.n; i++) {
        const struct edit *edit = &fix->edits.items[i];
        ck_assert_uint_ge(edit->at.start - 1, at);
        buf_add(&out, str_slice(text, at, edit->at.start - 1));
        buf_add(&out, edit->text);
        at = edit->at.end - 1;
    }
    buf_add(&out, str_from(text, at));
    return buf_str(&out);
}

static size_t count_of(const struct linted *linted, const char *name) {
    size_t count = 0;
    for (size_t i = 0; i < linted->findings.list.n; i++)
        count += str_eq(str_of(linted->findings.list.items[i].rule), str_of(name));
    return count;
}

// Is a finding at the mark, in the last file? Without a mark any place will do.
static bool is_at(const struct linted *linted, const struct finding *finding, size_t start,
                  size_t end) {
    if (start == SIZE_MAX) return true;
    uint32_t first = linted->sources.files.items[linted->sources.files.n - 1].base;
    return finding->at.start == first + start && finding->at.end == first + end;
}

// Does the bad example fire its rule at the mark, and nothing that the row does not list?
static bool check_bad(const struct rule *rule) {
    size_t start, end;
    struct str text = without_marks(&arena, lay_over(rule->info.bad), &start, &end);
    struct linted linted;
    lint_text(&linted, text, rule->baseline);
    bool hit = false, good = true;
    const struct fix *fix = NULL;
    for (size_t i = 0; i < linted.findings.list.n; i++) {
        const struct finding *finding = &linted.findings.list.items[i];
        if (!may_fire(rule, finding->rule)) good = false;
        if (!str_eq(str_of(finding->rule), str_of(rule->info.name))) continue;
        if (is_at(&linted, finding, start, end)) hit = true, fix = finding->fix;
    }
    if (hit && good && fix) {
        size_t before = count_of(&linted, rule->info.name);
        lint_text(&linted, apply(text, fix), rule->baseline);
        good = count_of(&linted, rule->info.name) < before;
    }
    if (hit && good) return true;
    fprintf(stderr, "%s %s: the bad example %s\n", rule->info.id, rule->info.name,
            hit ? "fires what its row does not list, or its fix does not mend it"
                : "does not fire it at the mark");
    print_findings("found", &linted);
    return false;
}

static bool check_good(const struct rule *rule) {
    struct linted linted;
    lint_text(&linted, lay_over(rule->info.good), rule->baseline);
    if (!linted.findings.list.n) return true;
    fprintf(stderr, "%s %s: the good example is not clean\n", rule->info.id, rule->info.name);
    print_findings("found", &linted);
    return false;
}

START_TEST(the_base_is_clean) {
    struct linted linted;
    lint_text(&linted, base, NULL);
    print_findings("base", &linted);
    ck_assert_uint_eq(linted.findings.list.n, 0);
}
END_TEST

START_TEST(every_rule_keeps_its_word) {
    const struct rule *rule;
    size_t broken = 0;
    for (size_t i = 0; (rule = rule_at(i)); i++) {
        bool bad = check_bad(rule), good = check_good(rule);
        broken += !bad || !good;
    }
    ck_assert_uint_eq(broken, 0);
}
END_TEST

// What nobody has to be shown, for it is not about a single case.
static bool needs_no_case(const char *name) {
    return str_eq(str_of(name), S("not-analysed")) || str_eq(str_of(name), S("grant-out-of-time"));
}

static void check_witness(const struct linted *linted, const struct rule *rule,
                          const struct finding *finding) {
    if (!finding->witness.len) {
        ck_assert_msg(!rule->proved || needs_no_case(rule->info.name), "%s has no witness",
                      rule->info.name);
        return;
    }
    struct decision decision = replay(&arena, linted->playbook, finding->witness);
    ck_assert_msg(str_eq(str_of(verdict_name(decision.verdict)), finding->shows),
                  "%s: <%.*s> comes to %s", rule->info.name, S_ARG(finding->witness),
                  verdict_name(decision.verdict));
}

START_TEST(every_witness_replays) {
    const struct rule *rule;
    size_t replayed = 0;
    for (size_t i = 0; (rule = rule_at(i)); i++) {
        size_t start, end;
        struct linted linted;
        lint_text(&linted, without_marks(&arena, lay_over(rule->info.bad), &start, &end),
                  rule->baseline);
        for (size_t k = 0; k < linted.findings.list.n; k++) {
            const struct finding *finding = &linted.findings.list.items[k];
            check_witness(&linted, rule_find(str_of(finding->rule)), finding);
            replayed += finding->witness.len > 0;
        }
    }
    ck_assert_uint_gt(replayed, 12);
}
END_TEST

START_TEST(rows_are_whole) {
    const struct rule *rule;
    for (size_t i = 0; (rule = rule_at(i)); i++) {
        const struct rule_info *info = &rule->info;
        ck_assert_msg(info->title[0] && info->why[0] && info->fix[0] && info->bad[0] &&
                          info->good[0],
                      "%s misses a text", info->name);
        ck_assert_int_eq(info->id[0], 'L');
        ck_assert_uint_eq(str_of(info->id).len, 4);
        ck_assert_ptr_eq(rule_find(str_of(info->id)), rule);
        ck_assert_ptr_eq(rule_find(str_of(info->name)), rule);
    }
}
END_TEST

START_TEST(a_misspelt_rule_is_recognised) {
    ck_assert_str_eq(rule_near(S("hash-cut-text"))->info.name, "hash-cuts-text");
    ck_assert_ptr_null(rule_near(S("something-else-altogether")));
}
END_TEST

// The bad example of its rule fires no more where a team sets a threshold as far as it goes.
START_TEST(each_threshold_is_gone_by) {
    static const struct {
        size_t offset;
        uint32_t value;
        const char *rule, *bad; // NULL: the rule's own
    } rows[] = {
#define ROW(name, value, rule) {offsetof(struct thresholds, name), value, rule, NULL}
        ROW(small_sum, 0, "small-sum-approval"),
        ROW(few_signals, 1, "few-signals"),
        ROW(sponsor_stale_months, 120, "sponsor-stale"),
        ROW(review_grace_days, 366, "review-overdue"),
        ROW(whole_scenarios, 1000, "no-crisis-scenario"),
        ROW(told_stories, 1000, "one-team-stories"),
        ROW(dearer_times, 100, "dearest-offer-first"),
        {offsetof(struct thresholds, slogan_words), 1, "slogan-principle",
         "principles:\n  own-it: We own it.\n"},
        ROW(long_sentence_words, 200, "hard-to-read"),
    };
    size_t start, end;
    struct linted linted;
    ck_assert_uint_eq(sizeof rows / sizeof *rows, sizeof(struct thresholds) / sizeof(uint32_t));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct rule *rule = rule_find(str_of(rows[i].rule));
        const char *bad = rows[i].bad ? rows[i].bad : rule->info.bad;
        struct str text = without_marks(&arena, lay_over(bad), &start, &end);
        lint_text(&linted, text, NULL);
        ck_assert_msg(count_of(&linted, rows[i].rule) > 0, "%s", rows[i].rule);
        *(uint32_t *)(void *)((char *)&thresholds + rows[i].offset) = rows[i].value;
        lint_text(&linted, text, NULL);
        ck_assert_msg(count_of(&linted, rows[i].rule) == 0, "%s", rows[i].rule);
        thresholds = thresholds_usual;
    }
}
END_TEST

RUN_BETWEEN("rules", setup, teardown, the_base_is_clean, every_rule_keeps_its_word,
            every_witness_replays, rows_are_whole, a_misspelt_rule_is_recognised,
            each_threshold_is_gone_by)
