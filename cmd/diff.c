// empower diff: what changed in meaning between two playbooks.
#include "contacts.h"
#include "files.h"
#include "terminal.h"

#include <string.h>

// ---- which classes make the exit code ----

static bool add_class(const char *name, size_t len, bool *fails) {
    struct emp_item item;
    for (size_t i = 0; emp_change_at(&item, i); i++) {
        if (strlen(item.name) != len || strncmp(item.name, name, len)) continue;
        fails[i] = true;
        return true;
    }
    say("--fail-on takes classes by commas: wider, tighter, route, not-analysed, new, gone, "
        "wording "
        "(not \"%.*s\")",
        (int)len, name);
    return false;
}

// What nobody could compare may be wider or tighter.
static bool read_fail_on(const char *names, bool fails[EMP_CHANGES]) {
    for (size_t i = 0; i < EMP_CHANGES; i++) fails[i] = !names;
    if (names && !*names) return add_class(names, 0, fails);
    while (names && *names) {
        size_t len = strcspn(names, ",");
        if (!add_class(names, len, fails)) return false;
        names += len + (names[len] == ',');
    }
    if (fails[EMP_WIDER] || fails[EMP_TIGHTER] || fails[EMP_ROUTE]) fails[EMP_NOT_ANALYSED] = true;
    return true;
}

// ---- comparing ----

struct comparing {
    const struct options *options;
    struct emp_playbook *old, *fresh;
    struct emp_diff *diff;
    struct emp_diff_page page;
    bool fails[EMP_CHANGES];
};

static enum emp_status feed_diff(void *context, const char *bytes, size_t len) {
    const struct comparing *c = context;
    return emp_diff_feed(c->diff, bytes, len);
}

static int feed(struct comparing *c) {
    if (!c->options->contacts) return EXIT_YES;
    return feed_contacts(c->options->contacts, c->fresh, feed_diff, c);
}

static int result(const struct comparing *c) {
    for (size_t i = 0; i < EMP_CHANGES; i++)
        if (c->fails[i] && emp_diff_count(c->diff, (enum emp_change)i)) return EXIT_NO;
    return EXIT_YES;
}

static int compare(struct comparing *c) {
    const struct emp_diff_options about = {
        .role = c->options->role,
        .as_of = c->options->as_of,
        .today = today(),
        .contacts = contacts_kind(c->options->contacts),
    };
    int code = settle(c->fresh, emp_diff_open(&c->diff, c->old, c->fresh, &about));
    if (code == EXIT_YES) code = feed(c);
    if (code == EXIT_YES) code = settle(c->fresh, emp_diff_write(c->diff, &c->page, print, NULL));
    return code == EXIT_YES ? result(c) : code;
}

static int open_at(const struct options *options, const char *path, struct emp_playbook **out) {
    struct options at = *options;
    at.playbook = path;
    return open_playbook(&at, out);
}

static bool is_input(const char *path) {
    return path && !strcmp(path, "-");
}

// A revision alone is the playbook as it was then. NULL where it was not there (said).
static const char *old_path(const char *word, const char *now) {
    if (is_input(word) || strchr(word, ':') || is_file(word) || is_folder(word)) return word;
    if (!has_revision(format_text("%s^{commit}", word))) return word;
    const char *name = named_then(word, now);
    if (!name) say("%s is a revision, and %s is no file of this repository", word, now);
    return name;
}

static bool read_words(const struct options *options, const struct words *arguments,
                       struct comparing *c) {
    if (!arguments->n || arguments->n > 2) {
        say("name the old playbook, and the new one where it is not found as usual: empower diff "
            "OLD [NEW]");
        return false;
    }
    if (options->formats.n + options->json > 1) {
        say("diff writes one format at a time");
        return false;
    }
    c->page.path = arguments->n > 1 ? arguments->items[1] : locate_playbook(options);
    c->page.old_path = c->page.path ? old_path(arguments->items[0], c->page.path) : NULL;
    if (!c->page.old_path) return false;
    if (is_input(c->page.old_path) + is_input(c->page.path) + is_input(options->contacts) < 2)
        return true;
    say("only one of them can be read from standard input");
    return false;
}

static const char *format_of(const struct options *options) {
    if (options->json) return "json";
    return options->formats.n ? options->formats.items[0] : "text";
}

static int run(const struct options *options, const struct words *arguments) {
    struct comparing c = {.options = options};
    c.page.format = format_of(options);
    c.page.width = terminal_width(80);
    c.page.color = color_wanted(options->color);
    if (!read_words(options, arguments, &c) || !read_fail_on(options->fail_on, c.fails))
        return EXIT_USAGE;
    int code = open_at(options, c.page.old_path, &c.old);
    if (code == EXIT_YES) code = open_at(options, c.page.path, &c.fresh);
    if (code == EXIT_YES) code = compare(&c);
    emp_free(c.fresh);
    emp_free(c.old);
    return code;
}

static const struct option_row rows[] = {
    PLAYBOOK_OPTION,
    TEXT_OPTION("role", 'r', "ROLE", role, "the authority of this role alone (all)"),
    TEXT_OPTION("as-of", 0, "DATE", as_of, "as of this day alone (every day of change)"),
    TEXT_OPTION("fail-on", 0, "CLASSES", fail_on, "exit 1 for these alone, as wider,gone (any)"),
    TEXT_OPTION("contacts", 0, "FILE", contacts,
                "real contacts, as CSV or JSON lines; - reads them"),
    WORDS_OPTION("format", 0, "F", formats, "text, json or markdown (text)"),
    JSON_OPTION,
    MAX_SIZE_OPTION,
};

const struct command command_diff = {
    .name = "diff",
    .arguments = "OLD [NEW]",
    .summary = "Says what changed in meaning between two playbooks",
    .details =
        "Without NEW the playbook is found as usual. Either may be a file, a folder, - or a file "
        "or\n"
        "folder of a git revision: `empower diff HEAD` says what is not committed yet.\n"
        "Layout, order, comments and the splitting into files do not matter.\n"
        "\n"
        "WIDER: a role may do alone what it could not, or a customer is owed more. TIGHTER: the "
        "other\n"
        "way round. ROUTE: somebody else says yes or takes over, or is reached otherwise. NEW, "
        "GONE:\n"
        "entries. WORDING: any other word. Authority is compared for every combination of facts, "
        "as\n"
        "of the first day of the new playbook and of each day on which rules begin or end; each\n"
        "change comes with a case that changed, as a command that asks it again. Where that would\n"
        "take too long, it says NOT ANALYSED and why, which --fail-on takes for wider, tighter "
        "and\n"
        "route.\n"
        "\n"
        "--contacts decides real contacts by both playbooks and says how many change and what "
        "they\n"
        "ask for; the file is as for `empower report`. --format markdown is for comments on pull\n"
        "requests.\n"
        "\n"
        "Exit code: 0 no difference (or none of --fail-on), 1 differences, 2 usage, or contacts of\n"
        "which none can be decided, 3 where one of the playbooks cannot be read, or is broken where\n"
        "it would be compared.",
    .examples = "empower diff playbook\n"
                "empower diff playbook --role guest-agent --fail-on wider,gone\n"
                "empower diff playbook --format markdown\n",
    .options = rows,
    .n_options = sizeof rows / sizeof *rows,
    .run = run,
};
