// Writes all that a training day needs into a folder: every sheet, and the list of what to print.
#include "progress.h"
#include "sheets.h"
#include "terminal.h"

#include <string.h>

static bool is_format(const char *name) {
    struct emp_item item;
    for (size_t i = 0; emp_format_at(&item, i); i++)
        if (!strcmp(item.name, name)) return true;
    return !strcmp(name, "pdf");
}

bool wants_folder(const struct options *options) {
    if (!options->output || !strcmp(options->output, "-")) return false;
    const char *dot = strrchr(options->output, '.');
    return is_folder(options->output) || !dot || !is_format(dot + 1);
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

int write_pack(const struct options *options, struct emp_playbook *playbook,
               const struct emp_sheet_options *sheet) {
    struct pack pack = {.options = options, .playbook = playbook, .sheet = *sheet};
    if (!pack.sheet.format) pack.sheet.format = usual_format();
    if (!make_folders(format_text("%s/x", options->output))) return EXIT_UNREADABLE;
    int code = write_sheets(&pack);
    if (code == EXIT_YES) code = write_one(&pack, "pack", "00-what-to-print");
    if (code == EXIT_YES && !options->quiet)
        say("%s: %zu files; begin with 00-what-to-print.%s", options->output, pack.n,
            pack.sheet.format);
    return code == EXIT_YES && pack.too_long ? EXIT_NO : code;
}
