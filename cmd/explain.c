// empower explain: what a lint rule is about.
#include "files.h"
#include "terminal.h"

#include <string.h>

static const char *level_name(enum emp_level level) {
    static const char *const names[] = {"error", "warning", "info"};
    return names[level];
}

// What stands in a configuration may hold anything.
static const char *harmless(const char *text) {
    struct bytes all = {0};
    bool good = emp_escape(text, strlen(text), gather, &all) == EMP_OK;
    return good ? format_text("%.*s", (int)all.len, all.ptr) : "";
}

static void print_line(void *context, const struct emp_rule *rule) {
    (void)context;
    print_format("%s  %-8s %-24s %s\n", rule->id, level_name(rule->level), rule->name,
                 harmless(rule->title));
}

// The marks round the place of a finding are for readers of the source: here it is said in words.
static void print_example(const char *before, const char *text) {
    bool line_start = true;
    if (*text) print_format("%s\n", before);
    for (; *text; text++) {
        bool mark = !strncmp(text, "«", 2) || !strncmp(text, "»", 2);
        if (mark) {
            text++;
            continue;
        }
        if (line_start && *text != '\n') print_text("    ");
        print_format("%c", *text);
        line_start = *text == '\n';
    }
    if (!line_start) print_text("\n");
}

static void explain(void *context, const struct emp_rule *rule) {
    (void)context;
    print_format("%s %s - %s\n", rule->id, rule->name, harmless(rule->title));
    if (rule->file)
        print_format("%s, a rule of your own: %s:%u\n\n", level_name(rule->level),
                     harmless(rule->file), rule->line);
    else
        print_format("%s, confidence %s, profile %s\n\n", level_name(rule->level), rule->confidence,
                     rule->profile);
    print_prose(harmless(rule->why));
    print_text("\n");
    if (*rule->fix) print_prose(format_text("%s\n\n", harmless(rule->fix)));
    print_example("Instead of", harmless(rule->bad));
    print_example("write", harmless(rule->good));
}

static void print_in_manual(void *context, const struct emp_rule *rule) {
    (void)context;
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
    enum emp_status status = emp_rules(NULL, NULL, print_in_manual, NULL);
    print_text(".El\n");
    return status == EMP_OK ? EXIT_YES : EXIT_UNREADABLE;
}

// ---- a run ----

// The rule that a misspelt name may mean.
struct meant {
    const char *asked;
    size_t distance;
    const char *says; // NULL: none is near
};

static void try_meaning(void *context, const struct emp_rule *rule) {
    struct meant *meant = context;
    size_t distance = emp_distance(meant->asked, rule->name, meant->distance - 1);
    if (distance >= meant->distance) return;
    meant->distance = distance;
    meant->says = format_text("%s (%s)", rule->name, rule->id);
}

static void say_unknown(const struct emp_lint_options *lint, const char *name) {
    struct meant meant = {.asked = name, .distance = 4};
    emp_rules(lint, NULL, try_meaning, &meant);
    if (meant.says)
        say("there is no rule \"%s\"; did you mean %s?", name, meant.says);
    else
        say("there is no rule \"%s\"; `empower explain` lists them", name);
}

static int tell(const struct options *options, const struct emp_lint_options *lint,
                const char *name) {
    enum emp_status status = options->json
                                 ? emp_rules_json(lint, name, print, NULL)
                                 : emp_rules(lint, name, name ? explain : print_line, NULL);
    if (status == EMP_NOT_FOUND) {
        say_unknown(lint, name);
        return EXIT_USAGE;
    }
    return status == EMP_OK ? EXIT_YES : EXIT_UNREADABLE;
}

static int run(const struct options *options, const struct words *arguments) {
    struct emp_lint_options lint = {0};
    struct found_config config;
    if (options->manual) return print_manual();
    if (arguments->n > 1) {
        say("explain takes one rule, as in `empower explain hash-cuts-text`");
        return EXIT_USAGE;
    }
    if (!find_config(options, ".", &config)) return EXIT_UNREADABLE;
    set_config(&lint, &config, NULL);
    return tell(options, &lint, arguments->n ? arguments->items[0] : NULL);
}

static const struct option_row rows[] = {
    JSON_OPTION,
    CONFIG_OPTIONS,
    FLAG("manual", 0, manual, "the list of rules in empower-rules(7), in mdoc"),
};

const struct command command_explain = {
    .name = "explain",
    .arguments = "[RULE]",
    .summary = "Says what a lint rule is about, with an example",
    .details = "A rule is named by its id or its name; without one all rules are listed. Those of\n"
               "your own, in the nearest .empower.yaml, come behind the program's.",
    .examples = "empower explain\n"
                "empower explain hash-cuts-text\n"
                "empower explain L001 --json\n",
    .options = rows,
    .n_options = sizeof rows / sizeof *rows,
    .run = run,
};
