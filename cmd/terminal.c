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

// A message, escaped; longer ones are cut.
struct message {
    char text[8192];
    size_t len;
};

// A message is one line: a line break in a file's name would let it forge another.
static int add_to_message(void *context, const char *bytes, size_t len) {
    struct message *message = context;
    for (const char *end = bytes + len; bytes < end; bytes++) {
        const char *piece = *bytes == '\n' ? "\\x0A" : bytes;
        size_t n = *bytes == '\n' ? 4 : 1;
        if (message->len + n > sizeof message->text) return 0;
        memcpy(message->text + message->len, piece, n);
        message->len += n;
    }
    return 0;
}

static size_t characters(const char *bytes, size_t len) {
    size_t n = 0;
    for (size_t i = 0; i < len; i++) n += ((unsigned char)bytes[i] & 0xc0) != 0x80;
    return n;
}

// Between words, at a terminal of that width, so that none is cut there.
static void write_broken(const struct message *message, const char *before, size_t width) {
    size_t indent = strlen(before), at = indent;
    for (size_t i = 0, len; i < message->len; i += len) {
        const char *word = message->text + i, *blank;
        blank = memchr(word + 1, ' ', message->len - i - 1);
        len = blank ? (size_t)(blank - word) : message->len - i;
        size_t cells = characters(word, len);
        if (at > indent && at + cells > width) {
            fprintf(stderr, "\n%*s", (int)indent, "");
            at = indent;
            i++, len--, word++; // the blank before it
            cells--;
        }
        fwrite(word, 1, len, stderr);
        at += cells;
    }
}

static unsigned width_of(int descriptor, unsigned usual) {
    struct winsize size;
    unsigned long width = 0;
    if (environment("COLUMNS"))
        width = strtoul(environment("COLUMNS"), NULL, 10);
    else if (!ioctl(descriptor, TIOCGWINSZ, &size))
        width = size.ws_col;
    if (!width) return usual;
    return width < 40 ? 40 : width > 200 ? 200 : (unsigned)width;
}

// `broken`: into lines, where it goes to a terminal.
__attribute__((format(printf, 2, 0))) static void write_message(bool broken, const char *format,
                                                                va_list args) {
    static const char before[] = "empower: ";
    char text[2048];
    struct message message = {.len = 0};
    vsnprintf(text, sizeof text, format, args);
    emp_escape(text, strlen(text), add_to_message, &message);
    output_flush(); // where both go to one place, they stand in the order in which they were said
    fputs(before, stderr);
    if (broken && is_terminal(STDERR_FILENO))
        write_broken(&message, before, width_of(STDERR_FILENO, 80));
    else
        fwrite(message.text, 1, message.len, stderr);
    fputc('\n', stderr);
}

void say(const char *format, ...) {
    va_list args;
    va_start(args, format);
    write_message(true, format, args);
    va_end(args);
}

void say_whole(const char *format, ...) {
    va_list args;
    va_start(args, format);
    write_message(false, format, args);
    va_end(args);
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
    return width_of(STDOUT_FILENO, usual);
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
