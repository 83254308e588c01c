// Manners at the terminal: messages, colour, width, today's date.
#include "terminal.h"

#include "command.h"

#include <errno.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

// A message is one line: a line break in a file's name would let it forge another.
static int write_error(void *context, const char *bytes, size_t len) {
    (void)context;
    for (const char *end = bytes + len; bytes < end; bytes++) {
        const char *newline = memchr(bytes, '\n', (size_t)(end - bytes));
        size_t run = (size_t)((newline ? newline : end) - bytes);
        fwrite(bytes, 1, run, stderr);
        if (newline) fputs("\\x0A", stderr);
        bytes += run;
    }
    return ferror(stderr);
}

void say(const char *format, ...) {
    char text[2048];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    output_flush(); // where both go to one place, they stand in the order in which they were said
    fputs("empower: ", stderr);
    emp_escape(text, strlen(text), write_error, NULL);
    fputc('\n', stderr);
}

// Why stdout failed first: errno is another by the time that output_finish says so.
static int stdout_error;

static void note_error(bool failed) {
    if (failed && !stdout_error) stdout_error = errno;
}

int print(void *context, const char *bytes, size_t len) {
    (void)context;
    bool failed = fwrite(bytes, 1, len, stdout) != len;
    note_error(failed);
    return failed;
}

void print_text(const char *text) {
    print(NULL, text, strlen(text));
}

void print_format(const char *format, ...) {
    va_list args;
    va_start(args, format);
    note_error(vfprintf(stdout, format, args) < 0);
    va_end(args);
}

// Prints the words of a paragraph and answers what follows it.
static const char *print_paragraph(const char *text) {
    unsigned width = terminal_width(80), at = 0;
    while (*text && *text != '\n') {
        size_t word = strcspn(text, " \n");
        if (at && at + 1 + word > width) print_text("\n"), at = 0;
        print_format("%s%.*s", at ? " " : "", (int)word, text);
        at += (unsigned)word + (at > 0);
        text += word;
        // One line break, or blanks, part words; an empty or an indented line ends the paragraph.
        if (*text == '\n' && text[1] != '\n' && text[1] != ' ') text++;
        while (*text == ' ') text++;
    }
    print_text("\n");
    return text + (*text == '\n');
}

void print_prose(const char *text) {
    while (*text) {
        size_t line = strcspn(text, "\n");
        if (line && *text != ' ') {
            text = print_paragraph(text);
            continue;
        }
        print_format("%.*s\n", (int)line, text);
        text += line + (text[line] == '\n');
    }
}

int output_flush(void) {
    bool failed = fflush(stdout);
    note_error(failed);
    return failed;
}

int output_finish(int code) {
    bool failed = output_flush() || ferror(stdout);
    if (fclose(stdout)) note_error(failed = true);
    if (!failed) return code;
    if (stdout_error != EPIPE)
        say("the answer could not be written: %s", strerror(stdout_error ? stdout_error : EIO));
    return EXIT_UNREADABLE;
}

static bool is_plain(const char *word) {
    return word[strspn(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                             "_-=.,:/")] == '\0';
}

char *shell_word(const char *word) {
    if (*word && is_plain(word)) return copy_text(word);
    char *text = copy_text("'");
    for (size_t run; word[run = strcspn(word, "'")]; word += run + 1)
        text = format_text("%s%.*s'\\''", text, (int)run, word);
    return format_text("%s%s'", text, word);
}

bool is_terminal(int descriptor) {
    return isatty(descriptor);
}

bool color_wanted(const char *when) {
    if (when && !strcmp(when, "always")) return true;
    if (when && !strcmp(when, "never")) return false;
    if (environment("NO_COLOR")) return false;
    if (environment("CLICOLOR_FORCE")) return true;
    const char *term = environment("TERM");
    return is_terminal(STDOUT_FILENO) && term && strcmp(term, "dumb") != 0;
}

unsigned terminal_width(unsigned usual) {
    struct winsize size;
    unsigned long width = 0;
    if (environment("COLUMNS"))
        width = strtoul(environment("COLUMNS"), NULL, 10);
    else if (!ioctl(STDOUT_FILENO, TIOCGWINSZ, &size))
        width = size.ws_col;
    if (!width) return usual;
    return width < 40 ? 40 : width > 200 ? 200 : (unsigned)width;
}

const char *today(void) {
    static char text[16];
    time_t now = time(NULL);
    struct tm local;
    if (!localtime_r(&now, &local) || !strftime(text, sizeof text, "%Y-%m-%d", &local)) return NULL;
    return text;
}

// A piece of memory, in the list of all that were taken.
struct piece {
    struct piece *older, *newer;
    alignas(max_align_t) char bytes[];
};
static struct piece *newest;

static void link_piece(struct piece *piece) {
    if (piece->older) piece->older->newer = piece;
    if (piece->newer) piece->newer->older = piece;
    if (!piece->newer) newest = piece;
}

void *take_memory(void *old, size_t size) {
    struct piece *piece =
        old ? (struct piece *)(void *)((char *)old - offsetof(struct piece, bytes)) : NULL;
    struct piece *grown = realloc(piece, sizeof *grown + size);
    if (!grown) {
        say("there is no memory left");
        _exit(EXIT_UNREADABLE);
    }
    if (!piece) *grown = (struct piece){.older = newest};
    link_piece(grown);
    return grown->bytes;
}

const void *memory_mark(void) {
    return newest;
}

void give_back_since(const void *mark) {
    while (newest && newest != mark) {
        struct piece *older = newest->older;
        free(newest);
        newest = older;
    }
    if (newest) newest->newer = NULL;
}

void give_back_memory(void) {
    give_back_since(NULL);
}

char *copy_text(const char *text) {
    return format_text("%s", text);
}

char *format_text(const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    char *text = take_memory(NULL, (size_t)len + 1);
    vsnprintf(text, (size_t)len + 1, format, again);
    va_end(again);
    va_end(args);
    return text;
}
