// empower-pdf: a document as JSON on standard input, a PDF on standard output.
#include "pdf/layout.h"
#include "pdf/read.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { ENDS_WELL, ENDS_FLAWED, ENDS_MISUSED, ENDS_UNREADABLE };
enum { MISSING_NAMED = 12 };
enum { DIRS = 16, READ_AT_ONCE = 1 << 16, DOCUMENT_MOST = 256 << 20, PATH = 4096 };

struct call {
    bool check, help;
    const char *dirs[DIRS];
    size_t n_dirs;
};

static const char usage[] =
    "Usage: empower-pdf [--check] [--font-dir DIR]... <DOCUMENT.json >DOCUMENT.pdf\n"
    "\n"
    "Writes a document, as `empower sheet --format json` does, as a tagged PDF.\n"
    "\n"
    "  --check          lays it out only, and says what takes more pages than it promised, and what\n"
    "                   no font has\n"
    "  --font-dir DIR   fonts in this folder, too; at most 16 times\n"
    "  -h, --help       says this\n"
    "\n"
    "Exit code: 0 written; 1 written, but something is to be looked at; 2 usage; 3 not written.\n";

static bool read_arguments(struct call *call, char **arguments) {
    for (; *arguments; arguments++) {
        struct str argument = str_of(*arguments);
        if (str_eq(argument, S("--check")))
            call->check = true;
        else if (str_eq(argument, S("-h")) || str_eq(argument, S("--help")))
            call->help = true;
        else if (str_eq(argument, S("--font-dir")) && arguments[1] && call->n_dirs < DIRS)
            call->dirs[call->n_dirs++] = *++arguments;
        else
            return false;
    }
    return true;
}

// False where there is more than is read.
static bool read_input(struct arena *arena, struct str *out) {
    struct buf in = buf_new(arena);
    size_t n;
    do {
        n = fread(buf_reserve(&in, READ_AT_ONCE), 1, READ_AT_ONCE, stdin);
        in.len += n;
    } while (n > 0 && in.len <= DOCUMENT_MOST);
    *out = buf_str(&in);
    return in.len <= DOCUMENT_MOST;
}

// The fonts that were installed with the program, else those of the folder that it was built in.
static const char *fonts_dir(char path[PATH]) {
    static const char installed[] = "/../../share/empower/fonts";
    ssize_t n = readlink("/proc/self/exe", path, PATH - sizeof installed - 1);
    while (n > 0 && path[n - 1] != '/') n--;
    if (n > 0) {
        strcpy(path + n - 1, installed);
        if (access(path, R_OK) == 0) return path;
    }
    return EMPOWER_FONTS;
}

static int complain(struct str what) {
    fprintf(stderr, "empower-pdf: %.*s\n", S_ARG(what));
    return ENDS_UNREADABLE;
}

// What no font has does not hold the page up: a sign stands there, and this says where.
static int name_missing(const struct fonts *fonts) {
    size_t n = fonts->missing.n;
    for (size_t i = 0; i < n && i < MISSING_NAMED; i++) {
        const struct missing *one = &fonts->missing.items[i];
        char text[5] = {0};
        utf8_encode(one->character, text);
        fprintf(stderr,
                "empower-pdf: no font has the character %s (U+%04X) in %.*s; a box stands in its "
                "place\n",
                text, (unsigned)one->character, S_ARG(one->where));
    }
    if (n == 0) return ENDS_WELL;
    if (n > MISSING_NAMED) fprintf(stderr, "empower-pdf: and %zu more\n", n - MISSING_NAMED);
    fputs("empower-pdf: write it otherwise, or add a font that has it with --font-dir\n", stderr);
    return ENDS_FLAWED;
}

static const char *room_of(const struct overflow *one) {
    if (one->card.len) return " card has";
    return one->pages == 1 ? "page has" : "pages have";
}

static int name_overflows(const struct layout_report *report) {
    for (size_t i = 0; i < report->overflows.n; i++) {
        const struct overflow *one = &report->overflows.items[i];
        fprintf(stderr, "empower-pdf: %.*s needs %.0f mm more than its %.*s%s\n", S_ARG(one->name),
                one->mm < 1 ? 1 : one->mm, S_ARG(one->card), room_of(one));
    }
    if (report->overflows.n == 0) return ENDS_WELL;
    fputs("empower-pdf: what does not fit goes on to one more; shorten it in the playbook\n",
          stderr);
    return ENDS_FLAWED;
}

static struct pdf *begin(struct arena *arena, const struct doc *doc) {
    const struct doc_footer *footer = &doc->footer;
    struct str keywords =
        str_fmt(arena, "%.*s%s%.*s", S_ARG(footer->version),
                footer->version.len && footer->digest.len ? ", " : "", S_ARG(footer->digest));
    struct pdf_about about = {.title = doc->title,
                              .lang = doc->lang.len ? doc->lang : S("en"),
                              .subject = doc->kind,
                              .keywords = keywords,
                              .creator = S("empower " EMPOWER_VERSION)};
    return pdf_begin(arena, &about);
}

// A logo that cannot be drawn is left out, and no room is kept for it.
static void check_logo(struct pdf *pdf, struct doc *doc) {
    if (!doc->theme.logo || pdf_reads_image(pdf, doc->theme.logo)) return;
    doc->theme.logo = NULL;
    fputs(
        "empower-pdf: the logo cannot be drawn and is left out; save it as a whole PNG of at most "
        "4096 pixels a side, or as a JPEG in RGB or grey\n",
        stderr);
}

static int write_out(struct arena *arena, struct pdf *pdf) {
    struct buf out = buf_new(arena);
    pdf_end(pdf, &out);
    if (fwrite(out.ptr, 1, out.len, stdout) == out.len && fflush(stdout) == 0) return ENDS_WELL;
    return complain(S("the PDF could not be written to standard output"));
}

// What is laid out is given back part by part, so it has an arena beside that of the file.
static int lay_out(struct arena arenas[2], const struct call *call, struct doc *doc) {
    struct fonts fonts;
    struct layout_report report = {0};
    struct str error = S("");
    char path[PATH];
    if (!fonts_open(&fonts, &arenas[0], doc, fonts_dir(path), call->dirs, call->n_dirs, &error))
        return complain(error);
    struct pdf *pdf = begin(&arenas[0], doc);
    check_logo(pdf, doc);
    layout(&arenas[1], doc, &fonts, call->check ? NULL : pdf, &report);
    int status = call->check ? ENDS_WELL : write_out(&arenas[0], pdf);
    int missing = name_missing(&fonts), overflows = name_overflows(&report);
    fonts_close(&fonts);
    return status != ENDS_WELL ? status : missing > overflows ? missing : overflows;
}

static int print_help(void) {
    return fputs(usage, stdout) >= 0 && fflush(stdout) == 0
               ? ENDS_WELL
               : complain(S("the help could not be written to standard output"));
}

static int run(struct arena arenas[2], const struct call *call) {
    struct str input, error = S("");
    if (!read_input(&arenas[0], &input)) return complain(S("the document is larger than 256 MiB"));
    struct doc *doc = pdf_read(&arenas[0], input, &error);
    return doc ? lay_out(arenas, call, doc) : complain(error);
}

// What fontconfig and Pango would ask the machine for must not change a byte.
static void forget_environment(void) {
    static const char *const names[] = {"LANG",    "LC_ALL",          "LC_CTYPE",       "LANGUAGE",
                                        "FC_LANG", "FONTCONFIG_FILE", "PANGO_LANGUAGE", "FC_DEBUG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) unsetenv(names[i]);
}

int main(int argc, char **argv) {
    struct call call = {0};
    struct arena arenas[2];
    jmp_buf door;
    forget_environment();
    if (argc < 1 || !read_arguments(&call, argv + 1)) {
        fputs(usage, stderr);
        return ENDS_MISUSED;
    }
    if (call.help) return print_help();
    for (int i = 0; i < 2; i++) arena_init(&arenas[i], allocator_malloc, 0), arenas[i].door = &door;
    if (setjmp(door)) return complain(S("there is no memory left"));
    int status = run(arenas, &call);
    for (int i = 0; i < 2; i++) arena_free(&arenas[i]);
    return status;
}
