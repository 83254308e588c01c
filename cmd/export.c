// empower export: playbooks for other software.
#include "files.h"
#include "takes.h"
#include "terminal.h"

#include <string.h>
#include <unistd.h>

static bool export_item_at(struct emp_item *out, size_t i) {
    struct emp_export export;
    bool there = emp_export_at(&export, i);
    if (there) *out = (struct emp_item){export.name, export.title};
    return there;
}

static int list_exports(const struct options *options) {
    static const struct emp_list list = {"exports", export_item_at};
    struct emp_export export;
    if (options->json)
        return emp_lists_json(&list, 1, print, NULL) == EMP_OK ? EXIT_YES : EXIT_UNREADABLE;
    print_text("Exports\n");
    for (size_t i = 0; emp_export_at(&export, i); i++)
        print_format("  %-10s %s\n", export.name, export.title);
    print_text("\nAs in: empower export csv -o matrix.csv\n");
    return EXIT_YES;
}

static bool find_export(const char *name, struct emp_export *out) {
    for (size_t i = 0; emp_export_at(out, i); i++)
        if (!strcmp(out->name, name)) return true;
    return false;
}

static bool export_taker(struct taker *out, size_t i) {
    struct emp_export export;
    if (!emp_export_at(&export, i)) return false;
    *out = (struct taker){export.name, export.takes};
    return true;
}

static bool asks_too_much(const struct options *options, const char *name) {
    const struct asked asked[] = {
        {"role", options->role, EMP_TAKES_ROLE},
        {"as-of", options->as_of, EMP_TAKES_DATE},
        {"theme", options->theme, EMP_TAKES_THEME},
    };
    return refuse_idle(asked, sizeof asked / sizeof *asked, name, export_taker);
}

// Bytes that a terminal could only be upset by stay off it, and pages that only browsers read.
static bool goes_to_terminal(const struct options *options, const char *name) {
    struct emp_export export;
    bool shown = !options->output && isatty(STDOUT_FILENO);
    if (!shown || !find_export(name, &export)) return false;
    if (!export.binary && strcmp(export.extension, "html") != 0) return false;
    say("%s is nothing to read on a terminal; give it a file, as in -o playbook.%s", name,
        export.extension);
    return true;
}

static int write_export(const struct options *options, struct emp_playbook *playbook,
                        const char *name) {
    struct emp_export_options about = {
        .role = options->role ? options->role : environment("EMPOWER_ROLE"),
        .as_of = options->as_of,
    };
    struct emp_export export;
    struct bytes all = {0};
    bool themed = find_export(name, &export) && (export.takes & EMP_TAKES_THEME);
    if (themed && !find_theme(options, &about.theme)) return EXIT_UNREADABLE;
    int code = settle(playbook, emp_export(playbook, name, &about, gather, &all));
    return code == EXIT_YES ? hand_out(options, &all) : code;
}

static int run(const struct options *options, const struct words *arguments) {
    if (!arguments->n) return list_exports(options);
    if (arguments->n > 1) {
        say("export takes one format, as in `empower export csv`");
        return EXIT_USAGE;
    }
    if (options->json) {
        say("--json is for the list of formats; `empower export json` writes a playbook");
        return EXIT_USAGE;
    }
    const char *name = arguments->items[0];
    if (asks_too_much(options, name) || goes_to_terminal(options, name)) return EXIT_USAGE;
    struct emp_playbook *playbook;
    int code = open_playbook(options, &playbook);
    if (code == EXIT_YES) code = write_export(options, playbook, name);
    emp_free(playbook);
    return code;
}

static const struct option_row rows[] = {
    PLAYBOOK_OPTION,
    TEXT_OPTION("role", 'r', "ROLE", role, "for this role ($EMPOWER_ROLE, else the frontline)"),
    TEXT_OPTION("output", 'o', "FILE", output, "write to FILE instead of standard output"),
    TEXT_OPTION("as-of", 0, "DATE", as_of, "the rules in force then (the playbook's first day)"),
    FLAG("json", 0, json, "without a format: the list as one JSON object"),
    TEXT_OPTION("theme", 0, "FILE", theme, "how it looks (the *.theme.yaml beside the playbook)"),
    MAX_SIZE_OPTION,
};

const struct command command_export = {
    .name = "export",
    .arguments = "[FORMAT]",
    .summary = "Writes a playbook for other software",
    .details =
        "Without a format: lists them. A cell of CSV that a spreadsheet would take for a formula\n"
        "begins with an apostrophe.\n"
        "\n"
        "json holds the whole playbook under the keys of playbook(5), entries under their ids and\n"
        "references as ids. Money is text with the currency's decimals, other amounts are text,\n"
        "too; a limit and a condition come in parts with their words beside them. Its readable is\n"
        "false where a piece of the playbook could not be read and is left out.\n"
        "\n"
        "gift and anki ask what the exercises ask, and the examples of the role (of the frontline\n"
        "roles) as \"may you do this alone?\". What a customer knows and a trainer looks for stays\n"
        "out of them. Questions and notes are called by ids of the playbook and by values, never\n"
        "by words: Anki brings what it has imported before up to date.\n"
        "\n"
        "scorm is a course of one page: a card for every scenario, and up to twenty questions that\n"
        "have a right answer, of which 80 per cent must be right. It keeps answers and score by\n"
        "SCORM 1.2; opened as a file it plays, too. The schema files that the manifest names are\n"
        "not in the package: platforms bring their own.\n"
        "\n"
        "site is a page of HTML that agents keep open: a search while one types, as `empower ask`\n"
        "ranks; the card of every scenario; limits, guardrails, principles, routes, notices and\n"
        "stories. It works from a file, without a network, by keyboard alone, and prints a card a\n"
        "page. It holds no limits but the role's own, and who may give more.\n"
        "\n"
        "scorm and site wear the theme beside the playbook, or the one of --theme, as sheets do:\n"
        "colours, fonts, logo, the line for the foot. In the dark, site makes its colours lighter,\n"
        "as far as reading takes.\n"
        "\n"
        "The same playbook gives the same bytes: no clock is read.",
    .examples = "empower export\n"
                "empower export csv -o matrix.csv\n"
                "empower export gift --role guest-agent -o questions.gift\n"
                "empower export scorm -o course.zip\n"
                "empower export site --role guest-agent --as-of 2026-07-01 -o playbook.html\n",
    .options = rows,
    .n_options = sizeof rows / sizeof *rows,
    .run = run,
};
