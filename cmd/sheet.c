// empower sheet: printable training sheets.
#include "pdf.h"
#include "sheets.h"
#include "takes.h"
#include "terminal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// The library's formats, and PDF.
static bool format_at(struct emp_item *out, size_t i) {
    size_t n = 0;
    if (emp_format_at(out, i)) return true;
    while (emp_format_at(out, n)) n++;
    *out = (struct emp_item){"pdf", has_pdf() ? "PDF/UA-1 and PDF/A-2a, with boxes to tick"
                                              : "(not installed)"};
    return i == n;
}

static int list_sheets(const struct options *options) {
    static const struct emp_list lists[] = {{"sheets", emp_sheet_at}, {"formats", format_at}};
    struct emp_item item;
    if (options->json)
        return emp_lists_json(lists, 2, print, NULL) == EMP_OK ? EXIT_YES : EXIT_UNREADABLE;
    print_text("Sheets\n");
    for (size_t i = 0; emp_sheet_at(&item, i); i++)
        print_format("  %-11s %s\n", item.name, item.title);
    print_text("\nFormats\n");
    for (size_t i = 0; format_at(&item, i); i++)
        print_format("  %-11s %s\n", item.name, item.title);
    print_text("\nAs in: empower sheet handout SCENARIO --role ROLE -o handout.html\n");
    return EXIT_YES;
}

enum { PEOPLE_MOST = 1000 };

// How many take part; false, after a word, where that is no such number.
static bool count_people(const struct options *options, unsigned *out) {
    *out = 0;
    if (!options->people) return true;
    char *end;
    unsigned long people = strtoul(options->people, &end, 10);
    *out = (unsigned)people;
    if (*end == '\0' && people && people <= PEOPLE_MOST && options->people[0] != '-') return true;
    say("--people takes a whole number from 1 to %d (not \"%s\")", PEOPLE_MOST, options->people);
    return false;
}

const char *usual_format(void) {
    return has_pdf() ? "pdf" : "html";
}

static bool is_pdf(const char *format) {
    return format && !strcmp(format, "pdf");
}

bool is_sheet_format(const char *name) {
    struct emp_item item;
    for (size_t i = 0; emp_format_at(&item, i); i++)
        if (!strcmp(item.name, name)) return true;
    return is_pdf(name);
}

// The library's own answer would leave PDF out.
static bool knows_format(const char *name) {
    const char *names = "";
    struct emp_item item;
    if (!name || is_sheet_format(name)) return true;
    for (size_t i = 0; emp_format_at(&item, i); i++)
        names = format_text("%s%s, ", names, item.name);
    say("there is no format \"%s\"; there are: %spdf", name, names);
    return false;
}

enum emp_status draw_sheet(struct emp_playbook *playbook, const char *kind,
                           const struct emp_sheet_options *sheet, struct bytes *out) {
    struct emp_sheet_options drawn = *sheet;
    if (is_pdf(sheet->format)) drawn.format = "json";
    return emp_sheet(playbook, kind, &drawn, gather, out);
}

int finish_sheet(const struct options *options, const struct emp_sheet_options *sheet,
                 struct bytes *bytes) {
    struct bytes drawn = *bytes;
    if (!is_pdf(sheet->format)) return EXIT_YES;
    *bytes = (struct bytes){0};
    return make_pdf(options, &drawn, options->check, bytes);
}

// Bytes that a terminal could only be upset by stay off it.
static bool goes_to_terminal(const struct options *options, const struct emp_sheet_options *sheet) {
    if (options->output || options->check || !is_pdf(sheet->format) || !is_terminal(STDOUT_FILENO))
        return false;
    say("PDF is nothing to read on a terminal; give it a file, as in -o sheet.pdf");
    return true;
}

static struct bytes drawn_for(struct emp_playbook *playbook, const char *kind,
                              struct emp_sheet_options sheet, const char *as_of) {
    struct bytes bytes = {0};
    sheet.as_of = as_of, sheet.format = "txt";
    if (draw_sheet(playbook, kind, &sheet, &bytes) != EMP_OK) bytes.len = 0;
    return bytes;
}

// Paper shows the rules of the playbook's first day, for no clock may change its bytes. Whoever
// prints for today should know where today's are others.
static void hint_at_date(const struct options *options, struct emp_playbook *playbook,
                         const char *kind, const struct emp_sheet_options *sheet) {
    if (options->as_of || options->quiet || options->check || !is_terminal(STDERR_FILENO)) return;
    struct bytes first = drawn_for(playbook, kind, *sheet, NULL);
    struct bytes now = drawn_for(playbook, kind, *sheet, today());
    bool same = first.len == now.len && (!now.len || !memcmp(first.ptr, now.ptr, now.len));
    if (!same)
        say("these are the rules of the playbook's first day; others are in force today: print those "
            "with --as-of DATE");
}

static int write_sheet(const struct options *options, struct emp_playbook *playbook,
                       const char *kind, const struct emp_sheet_options *sheet) {
    struct bytes bytes = {0};
    if (goes_to_terminal(options, sheet)) return EXIT_USAGE;
    int code = settle(playbook, draw_sheet(playbook, kind, sheet, &bytes));
    if (code == EXIT_YES) code = finish_sheet(options, sheet, &bytes);
    if (options->check || (code != EXIT_YES && code != EXIT_NO)) return code;
    int written = hand_out(options, &bytes);
    return written == EXIT_YES ? code : written;
}

// PDF comes behind those of the library.
static bool format_taker(struct taker *out, size_t i) {
    struct emp_item item;
    if (emp_format_at(&item, i))
        *out = (struct taker){item.name, emp_format_takes(item.name)};
    else if (!i || emp_format_at(&item, i - 1))
        *out = (struct taker){"pdf", ~0u};
    else
        return false;
    return true;
}

static bool asks_too_much(const struct options *options, const char *kind, const char *format) {
    const struct asked of_kinds[] = {
        {"key", options->key, EMP_TAKES_KEY},
        {"people", options->people, EMP_TAKES_PEOPLE},
        {"scenario", options->scenarios.n, EMP_TAKES_SCENARIOS},
    };
    const struct asked of_formats[] = {
        {"paper", options->paper, EMP_TAKES_PAPER},
        {"large", options->large, EMP_TAKES_PAPER},
    };
    return refuse_idle(of_kinds, sizeof of_kinds / sizeof *of_kinds, kind, sheet_taker) ||
           refuse_idle(of_formats, sizeof of_formats / sizeof *of_formats, format, format_taker);
}

// What only PDF knows.
static bool asks_for_pages(const struct options *options, const char *format, bool many) {
    if (options->check && !is_pdf(format))
        say("--check counts the pages of PDF, not of %s: leave out --format", format);
    else if (options->check && options->output && !many)
        say("--check writes no sheet: leave out -o");
    else if (options->font_dirs.n && !is_pdf(format))
        say("--font-dir is for PDF; %s takes the fonts of whoever opens it", format);
    else
        return false;
    return true;
}

// The format that is asked for; NULL, after a word, where it is none or what else is asked for does
// not go with it. `many`: a whole pack.
static const char *settle_format(const struct options *options, const char *kind, bool many) {
    bool by_name = options->formats.n || options->json || !(options->check || many);
    const char *named = by_name ? format_wanted(options) : NULL;
    bool shown = !options->output && is_terminal(STDOUT_FILENO);
    const char *single = shown ? "txt" : "html";
    const char *usual = options->check ? "pdf" : many ? usual_format() : single;
    const char *format = named ? named : usual;
    bool good = knows_format(format) && !asks_for_pages(options, format, many) &&
                !asks_too_much(options, kind, format);
    return good ? format : NULL;
}

static int write_kind(const struct options *options, struct emp_playbook *playbook,
                      const char *kind, const char *format) {
    struct emp_sheet_options sheet = {
        .role = options->role ? options->role : environment("EMPOWER_ROLE"),
        .scenarios = options->scenarios.items,
        .n_scenarios = options->scenarios.n,
        .as_of = options->as_of,
        .format = format,
        .paper = options->paper,
        .audience = options->audience,
        .large = options->large,
        .key = options->key,
    };
    if (!count_people(options, &sheet.people)) return EXIT_USAGE;
    if (!find_theme(options, &sheet.theme)) return EXIT_UNREADABLE;
    bool pack = is_whole_pack(options, kind);
    int code =
        pack ? write_pack(options, playbook, &sheet) : write_sheet(options, playbook, kind, &sheet);
    if (code == EXIT_YES || code == EXIT_NO)
        hint_at_date(options, playbook, pack ? "handout" : kind, &sheet);
    return code;
}

static int write_one(const struct options *options, const char *kind) {
    const char *format = settle_format(options, kind, is_whole_pack(options, kind));
    if (!format) return EXIT_USAGE;
    struct emp_playbook *playbook;
    int code = open_playbook(options, &playbook);
    if (code == EXIT_YES) code = write_kind(options, playbook, kind, format);
    emp_free(playbook);
    return code;
}

static int run(const struct options *options, const struct words *arguments) {
    if (!arguments->n) return list_sheets(options);
    if (options->formats.n + options->json > 1) {
        say("sheet writes one format at a time");
        return EXIT_USAGE;
    }
    struct options all = *options;
    all.scenarios = (struct words){0};
    for (size_t i = 1; i < arguments->n; i++) add_word(&all.scenarios, arguments->items[i]);
    for (size_t i = 0; i < options->scenarios.n; i++)
        add_word(&all.scenarios, options->scenarios.items[i]);
    return write_one(&all, arguments->items[0]);
}

static const struct option_row rows[] = {
    PLAYBOOK_OPTION,
    TEXT_OPTION("role", 'r', "ROLE", role, "whose sheet it is ($EMPOWER_ROLE)"),
    WORDS_OPTION("scenario", 's', "ID", scenarios, "as SCENARIO; repeatable (all)"),
    WORDS_OPTION("format", 0, "F", formats, "html, md, txt, json or pdf (by -o, else html)"),
    TEXT_OPTION("output", 'o', "FILE", output, "write to FILE instead of standard output"),
    ONE_OF("paper", 0, "SIZE", paper, "a4 letter", "a4 or letter (a4)"),
    FLAG("large", 0, large, "large print"),
    TEXT_OPTION("theme", 0, "FILE", theme, "how it looks (the *.theme.yaml beside the playbook)"),
    ONE_OF("for", 0, "WHOM", audience, "agent customer observer facilitator learner lead leader",
           "only what these may read: agent, facilitator, ..."),
    JSON_OPTION,
    FLAG("key", 0, key, "the answers, of kinds that ask questions"),
    TEXT_OPTION("people", 0, "N", people, "how many take part, to know what to print"),
    WORDS_OPTION("font-dir", 0, "DIR", font_dirs, "PDF: fonts in this folder, too; repeatable"),
    FLAG("check", 0, check, "only: does it keep to the pages it promises? 1: no"),
    TEXT_OPTION("as-of", 0, "DATE", as_of, "the rules in force then (the playbook's first day)"),
    MAX_SIZE_OPTION,
};

const struct command command_sheet = {
    .name = "sheet",
    .arguments = "[KIND [SCENARIO]..]",
    .summary = "Writes a training sheet to print",
    .details =
        "Without a kind: lists the kinds and formats. Sheets for agents hold the limits of one "
        "role\n"
        "only, and never an answer or a hidden fact of an exercise. An HTML sheet is one file "
        "that\n"
        "prints well from any browser on A4 and Letter. Without --format and -o, a sheet\n"
        "is HTML, and at a terminal plain text to look at. Each carries the playbook's version and\n"
        "digest, and a mark where the playbook is a draft or out of date.\n"
        "\n"
        "`card` and `handout` have a page or leaf for each scenario that concerns the role, or for\n"
        "each --scenario. A `scorecard` is for any call, or has a page for each --scenario; a "
        "`huddle`\n"
        "has a page for each principle, or for the one that each --scenario names first; a "
        "`matrix`\n"
        "has every gesture, or those that these scenarios offer. `poster`, `leader` and `debrief` "
        "are\n"
        "of the whole playbook. Where a playbook lacks what a sheet is made of, that is said, and\n"
        "nothing is written.\n"
        "\n"
        "`pack` lists what a training day prints, and how often for --people N; with -o FOLDER it\n"
        "writes all of it there, as PDF where that is installed.\n"
        "\n"
        "A sheet that promises one page and needs more is written all the same, and one with a\n"
        "character that no font has; each is named, and the exit code is 1. --check does only that.\n"
        "\n"
        "`role-play` has four cards for each role-play, to be printed on both sides.\n"
        "A `quiz` has ten questions at most: up to five exercises of that kind, then\n"
        "examples that hold: each gesture before any comes twice, and of these the\n"
        "verdict that was asked least; other exercises fill it up. Options keep their\n"
        "order; where the answer always stands first, they are sorted. --key writes the\n"
        "answers, with reasons and rules. A `facilitator` guide plans two hours, or the\n"
        "scenarios asked for, and says how often to print what for --people.\n"
        "\n"
        "A theme holds an organisation's colours, fonts, logo, paper and a line for the\n"
        "foot of pages. A colour that could not be read well on paper is refused, with\n"
        "one that can. Markdown and text take the line for the foot alone.\n"
        "\n"
        "An option that would change nothing about what is asked for is refused.\n"
        "\n"
        "The same playbook gives the same bytes: no clock is read. --as-of says for which day the\n"
        "sheet is made; at a terminal it is said where today's rules are others.",
    .examples = "empower sheet\n"
                "empower sheet handout noisy-room --format html\n"
                "empower sheet card --role guest-agent --scenario noisy-room -o card.md\n"
                "empower sheet pack --role guest-agent --people 12 -o day --format html\n",
    .options = rows,
    .n_options = sizeof rows / sizeof *rows,
    .run = run,
};
