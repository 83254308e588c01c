// The part of empower.h about paper and other software: sheets, exports, editors. Include empower.h.
#ifndef EMPOWER_PRINT_H
#define EMPOWER_PRINT_H

#include "empower.h"

#ifdef __cplusplus
extern "C" {
#endif

// What may be asked of a kind of sheet, a format or an export, as bits. Anything else changes nothing
// about it.
enum emp_takes {
    EMP_TAKES_ROLE = 1,
    EMP_TAKES_DATE = 2, // the as-of date
    EMP_TAKES_SCENARIOS = 4,
    EMP_TAKES_PEOPLE = 8,
    EMP_TAKES_KEY = 16,
    EMP_TAKES_PAPER = 32, // its size, and large print
    EMP_TAKES_THEME = 64
};

// How an organisation's paper looks. All of it is the caller's.
struct emp_theme {
    const char *bytes; // of a *.theme.yaml; NULL: the usual look
    size_t len;
    const char *name; // for messages
    const char *logo; // bytes of the image that the theme names, PNG or JPEG; NULL: none
    size_t logo_len;
};
// The value of `logo:` in the bytes of a *.theme.yaml, as a path relative to its folder; false where
// there is none or it does not fit.
EMP_API bool emp_theme_logo(char *out, size_t room, const char *bytes, size_t len);

// ---- sheets ----

EMP_API bool emp_sheet_at(struct emp_item *out, size_t i);  // kinds of sheets; false past the end
EMP_API bool emp_format_at(struct emp_item *out, size_t i); // formats of sheets; false past the end
// Bits of enum emp_takes; all of them for a name that is not there, which the call itself says.
EMP_API unsigned emp_sheet_takes(const char *kind);
EMP_API unsigned emp_format_takes(const char *format);

struct emp_sheet_options {
    const char *role;             // id; NULL: the frontline roles
    const char *const *scenarios; // ids
    size_t n_scenarios;           // 0: the kind's own choice
    const char *as_of;            // 2026-04-01; NULL: the first day of `effective`
    const char *format;           // NULL: "html". "json" is what empower-pdf(1) reads
    const char *paper;            // "a4" or "letter"; NULL: "a4"
    const char *audience; // "agent", "customer", ..: only what these may read; NULL: all of the sheet
    bool large;           // large print
    bool key;             // the answers instead of the questions, for kinds that have a key
    unsigned people;      // how many take part, for kinds that count what to print; 0: not known
    struct emp_theme theme;
};
// Writes a sheet. EMP_NOT_FOUND for a role or scenario that is not there, or none that the sheet is for.
EMP_API enum emp_status emp_sheet(struct emp_playbook *playbook, const char *kind,
                                  const struct emp_sheet_options *options, emp_write *write,
                                  void *context);

// A sheet of what a training day needs. The sheet "pack" lists those that a playbook has something for.
struct emp_pack_item {
    const char *kind;
    bool key;        // the answers
    unsigned copies; // how often to print it
    char name[32];   // of its file, without the ending: "04-role-play"
};
// The sheet `i` for so many people, 0: one group; in the order of the day; false past the end.
EMP_API bool emp_pack_at(struct emp_pack_item *out, size_t i, unsigned people);

// What reads otherwise on a sheet.
struct emp_sheet_changes {
    size_t lines; // that are gone or new; 0: the paper is still right
    size_t pages; // on which they stand
};
// Compares a sheet with what it was in an earlier playbook, and writes what reads otherwise, by page and
// heading: as text, or, where options->format is "json", as an object. Feet of pages do not count.
// Statuses are those of emp_sheet, for `fresh`; where only one of the playbooks has such a sheet, all of
// it is gone or new.
EMP_API enum emp_status emp_sheet_compare(struct emp_sheet_changes *out, struct emp_playbook *old,
                                          struct emp_playbook *fresh, const char *kind,
                                          const struct emp_sheet_options *options,
                                          emp_write *write, void *context);

// ---- exports ----

struct emp_export {
    const char *name;      // as a user types it
    const char *title;     // one line on what it is
    const char *extension; // of its files: "zip"
    bool binary;           // nothing to show on a terminal
    unsigned takes;        // bits of enum emp_takes
};
EMP_API bool emp_export_at(struct emp_export *out, size_t i); // false past the end

struct emp_export_options {
    const char *role;  // id; NULL: the frontline roles
    const char *as_of; // 2026-04-01; NULL: the first day of `effective`
    struct emp_theme theme;
};
// Writes a playbook, or what is to be learnt of it, for other software.
EMP_API enum emp_status emp_export(struct emp_playbook *playbook, const char *format,
                                   const struct emp_export_options *options, emp_write *write,
                                   void *context);

// ---- editors ----

struct emp_editor; // a session with an editor, by the Language Server Protocol

// What a session knows of the world. Everything may be NULL but `write`.
struct emp_editor_host {
    void *context;
    emp_write *write; // takes what goes to the editor, whole messages with their headers
    // The files of the playbook that the file at an absolute path belongs to, as they stand on disk,
    // under absolute names; `*n` 0: none. `folders`: that the editor works in. Holds until the next call.
    const struct emp_file *(*files)(void *context, const char *path, const char *const *folders,
                                    size_t n_folders, size_t *n);
    const char *(*today)(void *context); // as 2026-04-01, for what expires
    // Sets the configuration that holds for these files, and `paths`. Holds until the next call.
    // Under the absolute name of its file it counts as it stands in the editor, where it is open.
    void (*configure)(void *context, const struct emp_file *files, size_t n,
                      struct emp_lint_options *options);
    struct emp_limits limits;            // of each playbook
};

// Begins a session; `host` is copied. Free with emp_editor_close.
EMP_API enum emp_status emp_editor_open(struct emp_editor **out, const struct emp_editor_host *host,
                                        const struct emp_allocator *allocator);
EMP_API void emp_editor_close(struct emp_editor *editor);
// Takes bytes that came from the editor, in pieces of any size, and answers every message that is
// whole. Any status other than EMP_OK ends the session.
EMP_API enum emp_status emp_editor_feed(struct emp_editor *editor, const char *bytes, size_t len);
// What else there is to do, which is linting: as soon as no more bytes have come, or, for it may take
// longer than a glance, once none have come for a moment. emp_editor_work does a piece of it.
enum emp_work { EMP_WORK_NONE, EMP_WORK_NOW, EMP_WORK_LATER };
EMP_API enum emp_work emp_editor_work_left(const struct emp_editor *editor);
EMP_API enum emp_status emp_editor_work(struct emp_editor *editor);
// Has the editor ended the session? `*clean`: it may end now, for it was shut down, or never began.
EMP_API bool emp_editor_ended(const struct emp_editor *editor, bool *clean);

#ifdef __cplusplus
}
#endif

#endif
