// empower explain: what a lint rule is about.
#include "command.h"
#include "terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *level_name(enum emp_level level) {
    static const char *const names[] = {"error", "warning", "info"};
    return names[level];
}

static int by_id(const void *a, const void *b) {
    return strcmp(((const struct emp_rule *)a)->id, ((const struct emp_rule *)b)->id);
}

// Tells every rule, in the order of their ids, whichever file holds its row.
static int each_rule(void (*tell)(const struct emp_rule *rule)) {
    struct emp_rule rule;
    size_t n = 0;
    while (emp_rule_at(&rule, n)) n++;
    struct emp_rule *rules = take_memory(NULL, n * sizeof *rules);
    for (size_t i = 0; i < n; i++) emp_rule_at(&rules[i], i);
    qsort(rules, n, sizeof *rules, by_id);
    for (size_t i = 0; i < n; i++) tell(&rules[i]);
    return EXIT_YES;
}

static void print_line(const struct emp_rule *rule) {
    print_format("%s  %-8s %-24s %s\n", rule->id, level_name(rule->level), rule->name, rule->title);
}

// The marks round the place of a finding are for readers of the source: here it is said in words.
static void print_example(const char *text) {
    bool line_start = true;
    for (; *text; text++) {
        bool mark = !strncmp(text, "«", 2) || !strncmp(text, "»", 2);
        if (mark) {
            text++;
            continue;
        }
        if (line_start) print_text("    ");
        print_format("%c", *text);
        line_start = *text == '\n';
    }
    if (!line_start) print_text("\n");
}

static int explain(const struct emp_rule *rule) {
    print_format("%s %s - %s\n", rule->id, rule->name, rule->title);
    print_format("%s, confidence %s, profile %s\n\n", level_name(rule->level), rule->confidence,
                 rule->profile);
    print_prose(rule->why);
    print_text("\n");
    print_prose(rule->fix);
    print_text("\n");
    print_text("Instead of\n");
    print_example(rule->bad);
    print_text("write\n");
    print_example(rule->good);
    return EXIT_YES;
}

static void print_in_manual(const struct emp_rule *rule) {
    print_format(".It Li %s %s Pq %s, profile %s\n", rule->id, rule->name, level_name(rule->level),
                 rule->profile);
    print_roff(rule->title);
    print_text(".\n");
    print_roff(rule->why);
    print_text("\n");
    print_roff(rule->fix);
    print_text("\n");
}

static int print_manual(void) {
    print_text(".Bl -tag -width Ds\n");
    int status = each_rule(print_in_manual);
    print_text(".El\n");
    return status;
}

static int run(const struct options *options, const struct words *arguments) {
    if (options->manual) return print_manual();
    if (!arguments->n) return each_rule(print_line);
    struct emp_rule rule;
    const char *name = arguments->items[0];
    if (arguments->n == 1 && emp_rule_find(&rule, name)) return explain(&rule);
    if (arguments->n > 1)
        say("explain takes one rule, as in `empower explain hash-cuts-text`");
    else if (rule.id)
        say("there is no rule \"%s\"; did you mean %s (%s)?", name, rule.name, rule.id);
    else
        say("there is no rule \"%s\"; `empower explain` lists them, and rules of your own stand in "
            ".empower.yaml",
            name);
    return EXIT_USAGE;
}

static const struct option_row rows[] = {
    FLAG("manual", 0, manual, "the list of rules in empower-rules(7), in mdoc"),
};

const struct command command_explain = {
    .name = "explain",
    .arguments = "[RULE]",
    .summary = "Says what a lint rule is about, with an example",
    .details = "A rule is named by its id or its name; without one all rules are listed.",
    .examples = "empower explain\n"
                "empower explain hash-cuts-text\n"
                "empower explain L001\n",
    .options = rows,
    .n_options = sizeof rows / sizeof *rows,
    .run = run,
};
