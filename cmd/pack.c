// Writes all that a training day needs into a folder: every sheet, and the list of what to print.
#include "progress.h"
#include "sheets.h"
#include "terminal.h"

#include <string.h>

bool is_whole_pack(const struct options *options, const char *kind) {
    if (strcmp(kind, "pack") != 0 || !options->output || !strcmp(options->output, "-"))
        return false;
    const char *format = format_of_name(options->output);
    return is_folder(options->output) || !format || !is_sheet_format(format);
}

struct pack {
    const struct options *options;
    struct emp_playbook *playbook;
    struct emp_sheet_options sheet;
    size_t all;    // sheets that there may be
    size_t n;      // that were written
    bool too_long; // one takes more pages than it promises
};

// A sheet that the playbook has nothing for is left out, as the list does.
static int write_one(struct pack *pack, const char *kind, const char *name) {
    struct bytes bytes = {0};
    const char *path = format_text("%s/%s.%s", pack->options->output, name, pack->sheet.format);
    enum emp_status status = draw_sheet(pack->playbook, kind, &pack->sheet, &bytes);
    if (status == EMP_NOT_FOUND) return EXIT_YES;
    int code = settle(pack->playbook, status);
    if (code == EXIT_YES) code = finish_sheet(pack->options, &pack->sheet, &bytes);
    if (code != EXIT_YES && code != EXIT_NO) return code;
    pack->too_long = pack->too_long || code == EXIT_NO;
    pack->n++;
    if (pack->options->check) return EXIT_YES;
    return write_file(path, bytes.ptr, bytes.len) ? EXIT_YES : EXIT_UNREADABLE;
}

static int write_sheets(struct pack *pack) {
    struct emp_pack_item item;
    int code = EXIT_YES;
    for (size_t i = 0; emp_pack_at(&item, i, 0); i++) pack->all++;
    for (size_t i = 0; code == EXIT_YES && emp_pack_at(&item, i, pack->sheet.people); i++) {
        progress(i + 1, pack->all, item.name);
        pack->sheet.key = item.key;
        code = write_one(pack, item.kind, item.name);
    }
    progress_end();
    pack->sheet.key = false;
    return code;
}

// A wrong name is told by the list, whomever the rest is for: a sheet that has nothing of that name
// would only be left out.
static int refuse_mistakes(const struct pack *pack) {
    struct emp_sheet_options sheet = pack->sheet;
    struct bytes bytes = {0};
    sheet.audience = NULL;
    return settle(pack->playbook, draw_sheet(pack->playbook, "pack", &sheet, &bytes));
}

static void tell_pack(const struct pack *pack, bool has_list) {
    const char *folder = pack->options->output;
    if (pack->options->quiet || pack->options->check) return;
    say("%s: %zu file%s%s%s", folder, pack->n, pack->n == 1 ? "" : "s",
        has_list ? "; begin with 00-what-to-print." : "", has_list ? pack->sheet.format : "");
}

int write_pack(const struct options *options, struct emp_playbook *playbook,
               const struct emp_sheet_options *sheet) {
    struct pack pack = {.options = options, .playbook = playbook, .sheet = *sheet};
    int code = refuse_mistakes(&pack);
    if (code != EXIT_YES) return code;
    if (!options->check && !make_folders(format_text("%s/x", options->output)))
        return EXIT_UNREADABLE;
    code = write_sheets(&pack);
    size_t sheets = pack.n;
    if (code == EXIT_YES) code = write_one(&pack, "pack", "00-what-to-print");
    if (code == EXIT_YES) tell_pack(&pack, pack.n > sheets);
    return code == EXIT_YES && pack.too_long ? EXIT_NO : code;
}
