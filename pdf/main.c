// empower-pdf: a document as JSON on standard input, a PDF on standard output.
#include "pdf/layout.h"
#include "pdf/read.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { ENDS_WELL, ENDS_OVERFLOWN, ENDS_MISUSED, ENDS_UNREADABLE };
enum { DIRS = 16, READ_AT_ONCE = 1 << 16, DOCUMENT_MOST = 256 << 20, PATH = 4096 };

struct call {
    bool check;
    const char *dirs[DIRS];
    size_t n_dirs;
};

static const char usage[] =
    "Usage: empower-pdf [--check] [--font-dir DIR]... <DOCUMENT.json >DOCUMENT.pdf\n"
    "\n"
    "Writes a document, as `empower sheet --format json` does, as a tagged PDF. --check lays it out\n"
    "only, and says what takes more pages than it promised. --font-dir adds a folder of fonts.\n";

static bool read_arguments(struct call *call, char **arguments) {
    for (; *arguments; arguments++) {
        struct str argument = str_of(*arguments);
        if (str_eq(argument, S("--check")))
            call->check = true;
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

static int name_missing(const struct fonts *fonts) {
    for (size_t i = 0; i < fonts->missing.n; i++) {
        char text[5] = {0};
        utf8_encode(fonts->missing.items[i], text);
        fprintf(stderr,
                "empower-pdf: no font has the character %s (U+%04X); add one that has it with "
                "--font-dir\n",
                text, (unsigned)fonts->missing.items[i]);
    }
    return fonts->missing.n ? ENDS_UNREADABLE : ENDS_WELL;
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
    return ENDS_OVERFLOWN;
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
    int status = name_missing(&fonts);
    if (status == ENDS_WELL && !call->check) status = write_out(&arenas[0], pdf);
    if (status == ENDS_WELL) status = name_overflows(&report);
    fonts_close(&fonts);
    return status;
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
    for (int i = 0; i < 2; i++) arena_init(&arenas[i], allocator_malloc, 0), arenas[i].door = &door;
    if (setjmp(door)) return complain(S("there is no memory left"));
    int status = run(arenas, &call);
    for (int i = 0; i < 2; i++) arena_free(&arenas[i]);
    return status;
}
