// Has empower-pdf write PDF: a program apart, so that what it needs costs nobody else start-up
// time.
#include "pdf.h"
#include "process.h"
#include "terminal.h"

#include <string.h>

// Where a program of ours lies: beside this one in a build, in a folder for such programs where we
// are installed. NULL: nowhere.
static const char *pdf_program(void) {
    static const char *const places[] = {"empower-pdf", "../libexec/empower/empower-pdf"};
    const char *self = real_path("/proc/self/exe");
    const char *slash = self ? strrchr(self, '/') : NULL;
    for (size_t i = 0; slash && i < sizeof places / sizeof *places; i++) {
        const char *path = format_text("%.*s/%s", (int)(slash - self), self, places[i]);
        if (is_file(path)) return path;
    }
    return NULL;
}

bool has_pdf(void) {
    return pdf_program() != NULL;
}

static struct words program_words(const struct options *options, const char *program, bool check) {
    struct words words = {0};
    add_word(&words, program);
    if (check) add_word(&words, "--check");
    for (size_t i = 0; i < options->font_dirs.n; i++) {
        add_word(&words, "--font-dir");
        add_word(&words, options->font_dirs.items[i]);
    }
    add_word(&words, NULL);
    return words;
}

int make_pdf(const struct options *options, const struct bytes *sheet, bool check,
             struct bytes *out) {
    enum { MOST_BYTES = 1 << 30 };
    const char *path = pdf_program();
    if (!path) {
        say("PDF is not installed: there is no empower-pdf beside this program. Install it, or "
            "write --format html and print that from a browser.");
        return EXIT_UNREADABLE;
    }
    struct words words = program_words(options, path, check);
    struct program program = {
        .words = words.items, .name = "the PDF", .input = *sheet, .limit = MOST_BYTES};
    int code = run_program(&program, out);
    if (code == EXIT_YES || code == EXIT_NO) return code;
    if (code == NO_PROGRAM || code < 0 || code > EXIT_UNREADABLE)
        say("%s did not do its work; is it of the same version as this program?", path);
    return EXIT_UNREADABLE;
}
