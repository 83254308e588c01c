// libempower: reads, checks, searches and prints customer-experience empowerment playbooks.
//
// The library opens no file, reads no clock, no environment and no locale, prints nothing and never
// exits: bytes come in, and answers go out through a callback. The same input gives the same bytes.
//
// Strings that come in are UTF-8 and end with NUL unless a length stands beside them. Strings that
// come out of a playbook live as long as the playbook. Options are structs whose zero is the default.
// A playbook may be used by one thread at a time; two playbooks share nothing.
#ifndef EMPOWER_H
#define EMPOWER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define EMP_API __attribute__((visibility("default")))

// What became of a call. Never mixed with what is wrong with a playbook: those are findings.
enum emp_status {
    EMP_OK,           // done
    EMP_NO_MEMORY,    // the allocator had no more; the playbook is as it was before the call
    EMP_OVER_LIMIT,   // the playbook is larger than the limits allow
    EMP_BAD_ARGUMENT, // an argument cannot be: emp_message says which and what is allowed
    EMP_NOT_FOUND,    // nothing of that name: emp_message says what is near
    EMP_WRITE_FAILED, // the write callback answered other than 0
    EMP_BROKEN,       // a mistake lies in what the answer would rest on: emp_message says where
    EMP_ALTERED       // a changed file would not mean what it must: a mistake of the library
};

// Takes `len` bytes of an answer; answers 0 to go on. Any other number ends the call.
typedef int emp_write(void *context, const char *bytes, size_t len);

// Where memory comes from. `alloc` answers memory for any type, or NULL. Zeroed struct: malloc.
struct emp_allocator {
    void *(*alloc)(void *context, size_t size);
    void (*free)(void *context, void *memory);
    void *context;
};

// The version of the library, as "1.2.3".
EMP_API const char *emp_version(void);

// ---- reading ----

// A file of a playbook. `name` is what messages show: the path as the user knows it.
struct emp_file {
    const char *name;
    const char *bytes; // must stay as they are until emp_free
    size_t len;
};

// What a file is, told from the keys at its margin without reading it: the one with the header of a
// playbook; one that holds mostly sections of a playbook; something else.
enum emp_file_kind { EMP_FILE_OTHER, EMP_FILE_HEADER, EMP_FILE_SECTIONS };
EMP_API enum emp_file_kind emp_kind_of_file(const char *bytes, size_t len);

// Limits on what is read; 0 takes the default in brackets.
struct emp_limits {
    size_t file_bytes;   // of one file [1 MiB]
    size_t depth;        // of nesting [32]
    size_t nodes;        // texts, lists and entries of a file [100000]
    size_t scalar_bytes; // of one text [64 KiB]
    size_t findings;     // kept; more are only counted [1000]
    size_t memory;       // bytes that the playbook may take in all [no limit]
};

struct emp_playbook;

// Reads files as one playbook. Bad input is no failure: it becomes findings, and everything that can
// be read is there. On any other status than EMP_OK, `*out` is NULL. Free with emp_free.
EMP_API enum emp_status emp_read(struct emp_playbook **out, const struct emp_file *files, size_t n,
                                 const struct emp_limits *limits,
                                 const struct emp_allocator *allocator);
EMP_API void emp_free(struct emp_playbook *playbook);

// One sentence on why the last call on this playbook did not answer EMP_OK.
EMP_API const char *emp_message(const struct emp_playbook *playbook);

// What a playbook is, at a glance. Empty strings where the playbook does not say.
struct emp_summary {
    const char *id, *title, *version;
    const char *digest; // 12 hex digits over the meaning: layout and comments do not change it
    size_t scenarios, gestures, roles;
    bool broken; // a piece of it could not be read: answers rest on the rest
};
EMP_API enum emp_status emp_summary(struct emp_summary *out, struct emp_playbook *playbook);

// ---- lint ----

enum emp_level { EMP_ERROR, EMP_WARNING, EMP_INFO };

// Which rules run: each profile has those of the ones before it.
enum emp_profile { EMP_PROFILE_STANDARD, EMP_PROFILE_MIN, EMP_PROFILE_BASIC, EMP_PROFILE_STRICT };

struct emp_lint_options {
    enum emp_profile profile;
    const char *select;    // only these rules: ids or names, by commas; a beginning as "L0" takes all
    const char *ignore;    // not these rules
    const char *as_of;     // today, as 2026-04-01, for what expires; NULL: nothing has expired
    const char *baseline;  // bytes of a baseline: findings in it are not reported; NULL: none
    size_t baseline_len;
    const char *baseline_name; // for messages
    const char *known;    // what emp_write_baseline wrote of an earlier state: that is not reported
    size_t known_len;
    bool own_profile;     // `profile` holds whatever the configuration says
    const char *fail_on;  // "error", "warning", "info" or "never"; NULL: configuration, else warning
    const char *config;   // bytes of a configuration, .empower.yaml; NULL: none
    size_t config_len;
    const char *config_name; // for messages; NULL: ".empower.yaml"
    const char *const *paths; // of each file, from the configuration's folder; NULL: the names
    bool config_known;        // what is wrong with it was said with another playbook
    const char *playbook_why, *config_why; // for emp_lint_settings: why it is these
};

// Checks a playbook; options win over the configuration. EMP_BAD_ARGUMENT for an unknown rule or level.
EMP_API enum emp_status emp_lint(struct emp_playbook *playbook,
                                 const struct emp_lint_options *options);

// Findings of a level after emp_lint, those beyond the limit included.
EMP_API size_t emp_count(const struct emp_playbook *playbook, enum emp_level level);
// Did the last emp_lint find something as grave as `fail_on` asks?
EMP_API bool emp_failed(const struct emp_playbook *playbook);
// What the last emp_lint found and does not report.
struct emp_silenced {
    size_t baseline, ignores; // held by the baseline, silenced by comments
};
EMP_API struct emp_silenced emp_silenced(const struct emp_playbook *playbook);
// Findings that reading met that keep parts of the playbook from being answered from.
EMP_API size_t emp_read_errors(const struct emp_playbook *playbook);

// Writes every value that holds for a file of the playbook (by its place, from 0), with the reason.
EMP_API enum emp_status emp_lint_settings(struct emp_playbook *playbook,
                                          const struct emp_lint_options *options, size_t file,
                                          bool json, emp_write *write, void *context);
// Runs the examples of the rules in the configuration and writes what fails; `*out`: nothing does.
EMP_API enum emp_status emp_test_rules(bool *out, const struct emp_lint_options *options, bool json,
                                       emp_write *write, void *context);

struct emp_report_options {
    unsigned width;  // of the terminal in cells; 0: 80
    bool color;      // SGR colours, text only
    // Absolute paths: the folder in which relative names of files begin, and the root of its
    // repository. Where both are given, formats that code hosts read name files from the root.
    const char *folder, *root;
};

// Writes the findings of several playbooks, after emp_lint, in the format of a reporter.
EMP_API enum emp_status emp_report(struct emp_playbook *const *playbooks, size_t n,
                                   const char *reporter, const struct emp_report_options *options,
                                   emp_write *write, void *context);
// Writes a baseline that holds every finding of these playbooks.
EMP_API enum emp_status emp_write_baseline(struct emp_playbook *const *playbooks, size_t n,
                                           emp_write *write, void *context);

// A row of a list that help and completion show: reporters, sheets, formats.
struct emp_item {
    const char *name;  // as a user types it
    const char *title; // one line on what it is
};
EMP_API bool emp_reporter_at(struct emp_item *out, size_t i); // false past the end

struct emp_list {
    const char *name; // of the list in JSON: "sheets"
    bool (*at)(struct emp_item *out, size_t i);
};
// Writes lists as JSON: "schema_version", and each list with "name" and "title" of its rows.
EMP_API enum emp_status emp_lists_json(const struct emp_list *lists, size_t n, emp_write *write,
                                       void *context);

struct emp_rule {
    const char *id;         // "L018"
    const char *name;       // "hash-cuts-text"
    enum emp_level level;
    const char *confidence; // "high", "medium", "low"
    const char *profile;    // the smallest that has it: "min", "basic", "standard", "strict"
    const char *title;      // one line
    const char *why, *fix;  // a sentence or two
    const char *bad, *good; // example fragments; the place that a finding marks stands in « »
    const char *since;      // the version that brought it: "0.1.0"; NULL: it is a team's own
    const char *file;       // the configuration that a team's own stands in; NULL: the program's
    unsigned line;          // where it begins there, from 1
};
// Rule `i` of the program, in order of groups; false past the end.
EMP_API bool emp_rule_at(struct emp_rule *out, size_t i);
// By id or name, in either case; false where there is none. `out` is then the rule whose name is
// nearest, its id NULL where none is near.
EMP_API bool emp_rule_find(struct emp_rule *out, const char *id_or_name);
// Tells the rule of an id or name, or all (NULL): those of the program in order of id, then those of
// the configuration in `options` (NULL: none). EMP_NOT_FOUND where there is none. What is told holds
// until `tell` answers.
EMP_API enum emp_status emp_rules(const struct emp_lint_options *options, const char *id_or_name,
                                  void (*tell)(void *context, const struct emp_rule *rule),
                                  void *context);
// The same as JSON: "schema_version" and "rules", the examples without marks.
EMP_API enum emp_status emp_rules_json(const struct emp_lint_options *options,
                                       const char *id_or_name, emp_write *write, void *context);

// ---- look-up ----

// How sure a look-up is.
enum emp_match {
    EMP_MATCH_NONE,  // nothing fits
    EMP_MATCH_WEAK,  // the best guesses are shown, no card
    EMP_MATCH_CLOSE, // two scenarios are too near each other for one card
    EMP_MATCH_STRONG // a card
};

struct emp_ask_options {
    const char *role;    // id; NULL: none in particular
    const char *channel; // id; NULL: any
    const char *as_of;   // 2026-04-01 or 2026-04-01T09:30; NULL: the first day of `effective`
    size_t top;          // hits; 0: 3
    unsigned width;      // of the terminal in cells; 0: 100
    bool color;
    bool explain; // text: the ranking and its reasons instead of the card
    bool json;    // one object on one line
};

// Finds the scenario that fits a customer's words and writes its card. Without `words`
// EMP_BAD_ARGUMENT.
EMP_API enum emp_status emp_ask(enum emp_match *out, struct emp_playbook *playbook,
                                const char *words, size_t len,
                                const struct emp_ask_options *options, emp_write *write,
                                void *context);
// For asking while somebody types: a ranking, and one place of it. Without words all scenarios.
struct emp_ask_view {
    size_t chosen;   // a place in the ranking, from 0; no more than there are when a call is done
    size_t hits;     // out: how many there are
    unsigned rows;   // lines of the terminal; 0: 24
    unsigned column; // out, of emp_ask_screen: where the cursor belongs on the first line, from 1
    bool typing;     // a word at the very end may be the beginning of one
};
// Writes at most `rows` lines, without a line break behind the last one: the words, the ranking with
// the chosen one marked, and its card. `options->top` is 9 where it is 0.
EMP_API enum emp_status emp_ask_screen(struct emp_ask_view *view, struct emp_playbook *playbook,
                                       const char *words, size_t len,
                                       const struct emp_ask_options *options, emp_write *write,
                                       void *context);
// Writes the ranking with numbers from 1, a line each.
EMP_API enum emp_status emp_ask_list(struct emp_ask_view *view, struct emp_playbook *playbook,
                                     const char *words, size_t len,
                                     const struct emp_ask_options *options, emp_write *write,
                                     void *context);
// Writes the card of the chosen one; nothing where there is none.
EMP_API enum emp_status emp_ask_chosen(struct emp_ask_view *view, struct emp_playbook *playbook,
                                       const char *words, size_t len,
                                       const struct emp_ask_options *options, emp_write *write,
                                       void *context);
// Answers one line of a batch: plain words, or an object {"id","said","role","channel"}. Writes one
// line of JSON, {"id","error"} for a line that cannot be; `*out` is then false.
EMP_API enum emp_status emp_ask_line(bool *out, struct emp_playbook *playbook, const char *line,
                                     size_t len, const struct emp_ask_options *options,
                                     emp_write *write, void *context);

// ---- answers kept between runs ----

// Learning a playbook's words takes much longer than answering a question. So what was made of it can
// be kept: emp_ask answers from it to the same bytes, and every other call reads the files first. They
// are compared byte by byte. Bytes that are not what emp_compile wrote, by this build of the library on
// such a machine, for these files, limits and options, do no harm: then everything is read at once.
struct emp_compiled {
    // For whom and for which day: role and as_of count. NULL: no cards, only what emp_ask_line needs.
    const struct emp_ask_options *options;
    const char *bytes; // must stay as they are until emp_free
    size_t len;
};
// As emp_read. With bytes that are to be relied on, reading waits for the first call that needs more.
// `compiled` may be NULL.
EMP_API enum emp_status emp_read_compiled(struct emp_playbook **out, const struct emp_file *files,
                                          size_t n, const struct emp_limits *limits,
                                          const struct emp_allocator *allocator,
                                          const struct emp_compiled *compiled);
// Is what was kept in use? Where not, it is worth to keep it anew.
EMP_API bool emp_is_compiled(const struct emp_playbook *playbook);
// Writes what to keep, for the same options. EMP_BROKEN for a playbook with mistakes, EMP_OVER_LIMIT for
// one that is too large, or has no scenario.
EMP_API enum emp_status emp_compile(struct emp_playbook *playbook,
                                    const struct emp_ask_options *options, emp_write *write,
                                    void *context);
enum { EMP_COMPILED_NAME = 17 }; // 16 hex digits and a NUL
// A name to keep it under, by all that is compared. Two that happen to have the same name do no harm.
EMP_API enum emp_status emp_compiled_name(char out[EMP_COMPILED_NAME], const struct emp_file *files,
                                          size_t n, const struct emp_limits *limits,
                                          const struct emp_ask_options *options);

// ---- decisions ----

enum emp_verdict { EMP_ALLOW, EMP_NEEDS_APPROVAL, EMP_DENY, EMP_ESCALATE, EMP_ASK };

struct emp_can_options {
    const char *role;  // id of who decides; a line of a batch may say another one
    const char *as_of; // 2026-04-01 or 2026-04-01T09:30; NULL: the first day of `effective`
    bool json;         // one object on one line
    bool receipt;      // three lines for a ticket
    bool color;
    unsigned width; // of text, in cells of a terminal; 0: lines are not broken
    const char *const *open; // facts that stay open: emp_can_answer names another one
    size_t n_open;
};

struct emp_can_answer {
    enum emp_verdict verdict;
    // Of EMP_ASK: the most decisive fact that is missing and not left open, how to ask for it, and what
    // it holds ("yes or no", "plain or gold"). NULL otherwise.
    const char *fact, *question, *kind;
};

// Decides whether a role may do a gesture. The words are those of `empower can`: the gesture, an
// amount, facts as NAME=VALUE, yes/no facts by their bare names. EMP_BAD_ARGUMENT where one of them
// cannot be, EMP_BROKEN where a mistake in the playbook keeps it from being decided.
EMP_API enum emp_status emp_can(struct emp_can_answer *out, struct emp_playbook *playbook,
                                const char *const *words, size_t n,
                                const struct emp_can_options *options, emp_write *write,
                                void *context);
// Answers one line of a batch, a JSON object. Writes one line of JSON, {"id","error"} for a line that
// cannot be; `*out` is then false.
EMP_API enum emp_status emp_can_line(bool *out, struct emp_playbook *playbook, const char *line,
                                     size_t len, const struct emp_can_options *options,
                                     emp_write *write, void *context);

struct emp_test_counts {
    size_t passed, failed;
    size_t not_analysed; // proofs that would have taken too long
};
// Runs the examples of a playbook. EMP_BROKEN as emp_can.
EMP_API enum emp_status emp_test(struct emp_test_counts *out, struct emp_playbook *playbook);
// After emp_test: finds what no example touches, and scenarios that look-up takes for one another.
EMP_API enum emp_status emp_test_coverage(struct emp_playbook *playbook);
// After emp_test: finds mistakes in limits, counts, tests and dates that no example would notice. They
// are made in memory, one at a time, and taken back.
EMP_API enum emp_status emp_test_mutate(struct emp_playbook *playbook);
EMP_API bool emp_test_format_at(struct emp_item *out, size_t i); // false past the end
// Writes what emp_test found in several playbooks, in one of these formats; "text" and "json" add what
// emp_test_coverage and emp_test_mutate found.
EMP_API enum emp_status emp_test_report(struct emp_playbook *const *playbooks, size_t n,
                                        const char *format, emp_write *write, void *context);

// ---- two playbooks compared ----

// What a difference is of; in the order in which they are told.
enum emp_change {
    EMP_WIDER,        // a role may do alone what it could not, or a customer is owed more
    EMP_TIGHTER,      // the other way round
    EMP_ROUTE,        // somebody else says yes or takes over, or is reached otherwise
    EMP_NOT_ANALYSED, // authority that may have changed, and why nobody can tell
    EMP_NEW,
    EMP_GONE,
    EMP_WORDING, // any other word
    EMP_CHANGES
};
EMP_API bool emp_change_at(struct emp_item *out, size_t i); // their names; false past the end

struct emp_diff; // a comparison; lives as long as its two playbooks
struct emp_diff_options {
    const char *role;     // id: its authority alone; NULL: of all roles
    const char *as_of;    // as of this day alone; NULL: of every day on which authority changes
    const char *today;    // from when on, where no playbook says from when on it holds
    const char *contacts; // as in struct emp_figures_options
};

// Compares what two playbooks mean: layout, order, comments and files do not matter. EMP_BROKEN where
// a mistake in one of them keeps it from being compared. emp_message(fresh) says why a call failed.
EMP_API enum emp_status emp_diff_open(struct emp_diff **out, struct emp_playbook *old,
                                      struct emp_playbook *fresh,
                                      const struct emp_diff_options *options);
EMP_API size_t emp_diff_count(const struct emp_diff *diff, enum emp_change change);
// Takes real contacts, as emp_figures_feed does, and decides each by both playbooks.
EMP_API enum emp_status emp_diff_feed(struct emp_diff *diff, const char *bytes, size_t len);

struct emp_diff_page {
    const char *format;            // NULL: "text"
    const char *old_path, *path;   // what names the playbooks after -p, for commands to run again
    unsigned width;                // of a line of text in cells; 0: 80
    bool color;
};
EMP_API bool emp_diff_format_at(struct emp_item *out, size_t i); // false past the end
EMP_API enum emp_status emp_diff_write(struct emp_diff *diff, const struct emp_diff_page *page,
                                       emp_write *write, void *context);

// ---- reports of figures ----

struct emp_figures; // a report that is being made; lives as long as its playbook
struct emp_figures_options {
    const char *role;     // id: of this role alone; NULL: all
    const char *asker;    // id: whose decision a contact is where it does not say; NULL: `role`
    const char *as_of;    // 2026-04-01; NULL: the first day of `effective`
    const char *contacts; // what the contacts are: "csv" or "jsonl"; NULL: told by the first byte
    const char *config;   // bytes of the configuration, for its small_sum; NULL: none
    size_t config_len;
};

EMP_API bool emp_figures_at(struct emp_item *out, size_t i);        // reports; false past the end
EMP_API bool emp_figures_format_at(struct emp_item *out, size_t i); // formats; false past the end
// Begins a report: "matrix", "exposure", "coverage" or "calendar".
EMP_API enum emp_status emp_figures_open(struct emp_figures **out, struct emp_playbook *playbook,
                                         const char *kind,
                                         const struct emp_figures_options *options);
// Takes real contacts, piece by piece as they are read; no bytes (`len` 0) end them. Memory does not
// grow with their number. EMP_BAD_ARGUMENT where the report takes none, or where they cannot be read
// at all, and from the end of them where nothing came of any; else a contact that cannot be decided
// is counted, and named in the report.
EMP_API enum emp_status emp_figures_feed(struct emp_figures *figures, const char *bytes,
                                         size_t len);
// Writes the report; `format` NULL: "text". `width` of a line of text in cells; 0: 78.
EMP_API enum emp_status emp_figures_write(struct emp_figures *figures, const char *format,
                                          unsigned width, emp_write *write, void *context);

// ---- writing playbooks ----

// A file of a playbook as it should become. Everything in it holds until the callback returns.
struct emp_edited {
    const char *name;  // as emp_read was given it
    const char *bytes; // all of the file, `len` of them
    size_t len;
    const char *diff;  // the change as a unified diff, `diff_len` bytes; none where nothing changes
    size_t diff_len;
    size_t line;       // of the first change, or of the new entry, from 1; 0: nothing changes
    bool changed;      // the bytes are other ones than before
    bool broken;       // YAML cannot read it, so it is as it was
};
// Takes a file; answers 0 to go on. Any other number ends the call.
typedef int emp_take(void *context, const struct emp_edited *file);

// Gives every file of a playbook the house style: bytes of layout change, words for symbols, quotes
// round texts that other software would cut or retype; the order and every comment stay. Hands over
// each file, in order. EMP_ALTERED, and no file, where it would not mean the same.
EMP_API enum emp_status emp_format(struct emp_playbook *playbook, emp_take *take, void *context);

// Mends what lint finds with these options by its fixes: those that keep the meaning, with `unsafe` also
// those that guess what was meant. A fix that leads to no fewer findings is not made; mending again
// changes nothing. Hands over each file, in order; what emp_lint found stays as it was. `fixed` (or
// NULL): how many findings were mended. EMP_BAD_ARGUMENT as for emp_lint.
EMP_API enum emp_status emp_fix(struct emp_playbook *playbook,
                                const struct emp_lint_options *options, bool unsafe, size_t *fixed,
                                emp_take *take, void *context);

// Adds an entry to be filled in: of a kind of emp_kind_at, behind the last one of its section, in the
// file that has most of them. Hands over that file. EMP_BAD_ARGUMENT where the kind or the id cannot
// be, EMP_NOT_FOUND where the entry needs another one first, EMP_BROKEN where the file cannot be read.
EMP_API enum emp_status emp_new(struct emp_playbook *playbook, const char *kind, const char *id,
                                emp_take *take, void *context);
EMP_API bool emp_kind_at(struct emp_item *out, size_t i); // false past the end

// ---- show, schema ----

struct emp_show_options {
    const char *as_of;
    unsigned width;
    bool color;
    bool json;
};

// Writes what a playbook holds: everything in short (NULL), all of a kind ("gestures"), or one entry
// by its id ("stay-credit", or "gesture/stay-credit" where several kinds have the id).
EMP_API enum emp_status emp_show(struct emp_playbook *playbook, const char *what,
                                 const struct emp_show_options *options, emp_write *write,
                                 void *context);

// Writes the JSON Schema of the language, for editors.
EMP_API enum emp_status emp_schema(emp_write *write, void *context);
// Writes that of the configuration, .empower.yaml.
EMP_API enum emp_status emp_config_schema(emp_write *write, void *context);
// Writes the reference part of playbook(5), or of empower-config(5), as mdoc.
EMP_API enum emp_status emp_reference(bool config, emp_write *write, void *context);

// The value of `playbook:` in the bytes of an .empower.yaml, as a path relative to its folder; false
// where there is none or it does not fit.
EMP_API bool emp_config_playbook(char *out, size_t room, const char *bytes, size_t len);

// The number of typing mistakes between two words, at most `limit` + 1: for "did you mean".
EMP_API size_t emp_distance(const char *a, const char *b, size_t limit);

// Writes text with control characters, bidirectional marks and workflow commands made visible.
EMP_API enum emp_status emp_escape(const char *text, size_t len, emp_write *write, void *context);

#ifdef __cplusplus
}
#endif

#include "empower_print.h" // sheets, exports, editors

#endif
