// A screen to draw on, which is given back as it was however the run ends.
#include "screen.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

// A screen of its own, and pasted text told from typed keys. Source: xterm's control sequences.
static const char enter[] = "\x1b[?1049h\x1b[?2004h";
static const char leave[] = "\x1b[?2004l\x1b[?1049l";

static struct termios usual;
static volatile sig_atomic_t is_open;

static void send(const char *bytes, size_t len) {
    while (len) {
        ssize_t sent = write(STDERR_FILENO, bytes, len);
        if (sent < 0 && errno != EINTR) return;
        if (sent < 0) continue;
        bytes += sent;
        len -= (size_t)sent;
    }
}

static bool take_terminal(void) {
    struct termios keys = usual;
    keys.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    keys.c_iflag &= ~(tcflag_t)IXON;
    keys.c_cc[VMIN] = 1;
    keys.c_cc[VTIME] = 0;
    if (tcsetattr(STDIN_FILENO, TCSAFLUSH, &keys)) return false;
    is_open = true;
    send(enter, sizeof enter - 1);
    return true;
}

// Called by signal handlers, too.
static void give_terminal_back(void) {
    if (!is_open) return;
    is_open = false;
    send(leave, sizeof leave - 1);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &usual);
}

// ---- signals ----

static void on_end(int signal_number) {
    int before = errno;
    give_terminal_back();
    signal(signal_number, SIG_DFL);
    raise(signal_number); // it takes effect when this handler is left
    errno = before;
}

static void handle(int signal_number, void (*handler)(int)) {
    struct sigaction action = {.sa_handler = handler};
    sigemptyset(&action.sa_mask);
    sigaction(signal_number, &action, NULL);
}

static void on_continue(int signal_number) {
    int before = errno;
    (void)signal_number;
    handle(SIGTSTP, on_end);
    take_terminal();
    errno = before;
}

static void on_resize(int signal_number) {
    (void)signal_number; // reading a key ends early, and the screen is drawn again
}

static void handle_signals(void) {
    static const int ends[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGABRT, SIGSEGV};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) handle(ends[i], on_end);
    handle(SIGCONT, on_continue);
    handle(SIGWINCH, on_resize);
}

// ---- for others ----

bool screen_open(void) {
    if (tcgetattr(STDIN_FILENO, &usual)) return false;
    handle_signals();
    return take_terminal();
}

void screen_close(void) {
    handle(SIGCONT, SIG_DFL);
    give_terminal_back();
}

static unsigned within(unsigned value, unsigned least, unsigned most) {
    return value < least ? least : value > most ? most : value;
}

void screen_size(unsigned *columns, unsigned *rows) {
    enum { LEAST_COLUMNS = 40, MOST_COLUMNS = 200, LEAST_ROWS = 4, MOST_ROWS = 100 };
    struct winsize size = {0};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) || !size.ws_col || !size.ws_row)
        size = (struct winsize){.ws_col = 80, .ws_row = 24};
    *columns = within(size.ws_col, LEAST_COLUMNS, MOST_COLUMNS);
    *rows = within(size.ws_row, LEAST_ROWS, MOST_ROWS);
}

static void send_text(const char *text) {
    send(text, strlen(text));
}

void screen_draw(const char *text, size_t len, unsigned column) {
    char cursor[32];
    snprintf(cursor, sizeof cursor, "\x1b[J\x1b[1;%uH\x1b[?25h", column);
    send_text("\x1b[?25l\x1b[H");
    for (const char *end = text + len; text < end;) {
        const char *newline = memchr(text, '\n', (size_t)(end - text));
        size_t line = (size_t)((newline ? newline : end) - text);
        send(text, line);
        send_text(newline ? "\x1b[K\r\n" : "\x1b[K");
        text += line + (newline != NULL);
    }
    send_text(cursor);
}
