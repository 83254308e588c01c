// Manners at the terminal: messages, colour, width, today's date.
#include "terminal.h"

#include "command.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

static int write_error(void *context, const char *bytes, size_t len) {
    (void)context;
    return fwrite(bytes, 1, len, stderr) != len;
}

void say(const char *format, ...) {
    char text[2048];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    fputs("empower: ", stderr);
    emp_escape(text, strlen(text), write_error, NULL);
    fputc('\n', stderr);
}

int print(void *context, const char *bytes, size_t len) {
    (void)context;
    return fwrite(bytes, 1, len, stdout) != len;
}

void print_text(const char *text) {
    print(NULL, text, strlen(text));
}

void print_format(const char *format, ...) {
    va_list args;
    va_start(args, format);
    vfprintf(stdout, format, args);
    va_end(args);
}

int output_finish(int code) {
    errno = 0;
    bool failed = ferror(stdout) || fflush(stdout) || fclose(stdout);
    if (!failed) return code;
    if (errno != EPIPE) say("the answer could not be written: %s", strerror(errno ? errno : EIO));
    return EXIT_UNREADABLE;
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
    if (!localtime_r(&now, &local) || !strftime(text, sizeof text, "%Y-%m-%d", &local))
        return NULL;
    return text;
}

void *take_memory(void *old, size_t size) {
    void *memory = realloc(old, size ? size : 1);
    if (memory) return memory;
    say("there is no memory left");
    _exit(EXIT_UNREADABLE);
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
