// empower report: who may give what, what it costs, what is covered, what is due.
#include "contacts.h"
#include "files.h"
#include "terminal.h"

#include <string.h>

static int list_reports(const struct options *options) {
    static const struct emp_list lists[] = {{"reports", emp_figures_at},
                                            {"formats", emp_figures_format_at}};
    struct emp_item item;
    if (options->json)
        return emp_lists_json(lists, 2, print, NULL) == EMP_OK ? EXIT_YES : EXIT_UNREADABLE;
    print_text("Reports\n");
    for (size_t i = 0; emp_figures_at(&item, i); i++)
        print_format("  %-10s %s\n", item.name, item.title);
    print_text("\nFormats\n");
    for (size_t i = 0; emp_figures_format_at(&item, i); i++)
        print_format("  %-10s %s\n", item.name, item.title);
    print_text("\nAs in: empower report matrix -o matrix.html\n");
    return EXIT_YES;
}

static enum emp_status feed_figures(void *figures, const char *bytes, size_t len) {
    return emp_figures_feed(figures, bytes, len);
}

// The ending of a text file is not the name of its format.
static const char *format_of(const struct options *options) {
    const char *format = format_wanted(options);
    return format && !strcmp(format, "txt") ? "text" : format;
}

static int write_report(const struct options *options, struct emp_playbook *playbook,
                        const char *kind, const struct found_config *config) {
    const struct emp_figures_options about = {
        .role = options->role,
        .asker = options->contacts && !options->role ? environment("EMPOWER_ROLE") : NULL,
        .as_of = options->as_of ? options->as_of : today(),
        .contacts = contacts_kind(options->contacts),
        .config = config->bytes.ptr,
        .config_len = config->bytes.len,
    };
    struct emp_figures *figures;
    struct bytes all = {0};
    int code = settle(playbook, emp_figures_open(&figures, playbook, kind, &about));
    if (code == EXIT_YES && options->contacts)
        code = feed_contacts(options->contacts, playbook, feed_figures, figures);
    if (code == EXIT_YES)
        code = settle(playbook, emp_figures_write(figures, format_of(options), terminal_width(80),
                                                  gather, &all));
    return code == EXIT_YES ? hand_out(options, &all) : code;
}

static int run(const struct options *options, const struct words *arguments) {
    if (!arguments->n) return list_reports(options);
    if (arguments->n > 1) {
        say("report takes one kind, as in `empower report matrix`");
        return EXIT_USAGE;
    }
    if (options->formats.n + options->json > 1) {
        say("report writes one format at a time");
        return EXIT_USAGE;
    }
    struct emp_playbook *playbook;
    struct found_config config;
    int code = open_playbook(options, &playbook);
    if (code == EXIT_YES && !find_config(options, locate_playbook(options), &config))
        code = EXIT_UNREADABLE;
    if (code == EXIT_YES) code = write_report(options, playbook, arguments->items[0], &config);
    emp_free(playbook);
    return code;
}

static const struct option_row rows[] = {
    PLAYBOOK_OPTION,
    TEXT_OPTION("contacts", 0, "FILE", contacts,
                "real contacts, as CSV or JSON lines; - reads them"),
    TEXT_OPTION("role", 'r', "ROLE", role, "of this role alone; whose contacts they are (all)"),
    WORDS_OPTION("format", 0, "F", formats, "text, csv, html, json or ics (by -o, else text)"),
    TEXT_OPTION("output", 'o', "FILE", output, "write to FILE instead of standard output"),
    AS_OF_OPTION,
    JSON_OPTION,
    CONFIG_OPTIONS,
    MAX_SIZE_OPTION,
};

const struct command command_report = {
    .name = "report",
    .arguments = "[KIND]",
    .summary = "Writes reports: authority, cost, coverage, dates",
    .details =
        "Without a kind: lists the kinds and formats. `matrix`: what each role may give alone, "
        "by\n"
        "gesture and condition. `exposure`: usual cost, worst case by role, and expected spend a\n"
        "month, against what a customer is worth. `coverage`: what the playbook has for which\n"
        "scenario, and what it lacks. `calendar`: what begins, ends and is due, what is over "
        "first.\n"
        "\n"
        "--contacts gives real contacts to `exposure`, which decides each as `can --batch` does, "
        "and\n"
        "to `coverage`, which looks up what the customer said. The file holds JSON lines as `can\n"
        "--batch` reads them, with \"said\" and \"channel\" beside, or CSV in UTF-8: the first "
        "line\n"
        "names the columns, which are these fields or facts; an empty cell is not said; commas,\n"
        "semicolons or tabs part the cells. A contact that names no role is that of --role, or of\n"
        "$EMPOWER_ROLE. Files of any length take the same memory. Where nothing comes of any\n"
        "contact, no report is written, and the exit code is 2.\n"
        "\n"
        "The ending of -o says which format it is. CSV holds the main table of a report; a cell "
        "that\n"
        "a spreadsheet would take for a formula begins with an apostrophe. JSON holds them all.",
    .examples = "empower report\n"
                "empower report matrix -o matrix.html\n"
                "empower report exposure\n"
                "empower report calendar --as-of 2026-05-01 --format ics\n",
    .options = rows,
    .n_options = sizeof rows / sizeof *rows,
    .run = run,
};
