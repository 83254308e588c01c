// Runs a command at a terminal of its own, types a line of standard input whenever the prompt has
// come, and prints what the screen shows. After the last line it types the end of the input.
//   at_terminal PROMPT COMMAND [ARGUMENT].. <LINES
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

// A command that waits for something else than the prompt must not wait for ever.
enum { MOST_SECONDS = 60 };
#define END_OF_INPUT "\004"

static void fail(const char *what) {
    perror(what);
    _exit(EXIT_FAILURE);
}

static int open_terminal(void) {
    int terminal = posix_openpt(O_RDWR | O_NOCTTY);
    if (terminal < 0 || grantpt(terminal) || unlockpt(terminal)) fail("no terminal");
    return terminal;
}

// In the child: a session whose terminal is the new one, so that Ctrl-C reaches it.
static void run_command(const char *terminal, char **command) {
    setsid();
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++) {
        close(stream);
        if (open(terminal, O_RDWR) != stream) _exit(EXIT_FAILURE);
    }
    execvp(*command, command);
    fail(*command);
}

// A line that ends in a control character is typed without Enter.
static void type_line(int terminal) {
    char line[4096];
    if (!fgets(line, sizeof line, stdin)) strcpy(line, END_OF_INPUT);
    size_t len = strlen(line);
    bool control = len > 1 && line[len - 1] == '\n' && (unsigned char)line[len - 2] < ' ';
    if (control) len--;
    if (write(terminal, line, len) < 0) fail("cannot type");
}

// The screen since the last line was typed.
struct screen {
    char text[1 << 16];
    size_t len;
};

static bool read_screen(struct screen *screen, int terminal) {
    if (screen->len + 1 == sizeof screen->text) screen->len = 0;
    char *at = screen->text + screen->len;
    ssize_t got = read(terminal, at, sizeof screen->text - screen->len - 1);
    if (got <= 0) return false; // the last one who had the terminal has closed it
    at[got] = '\0';
    screen->len += (size_t)got;
    for (; *at; at++)
        if (*at != '\r') putchar(*at);
    return true;
}

// The prompt and all of its line: what is typed is echoed below it, however fast it comes.
static bool is_asked(const struct screen *screen, const char *prompt) {
    const char *asked = strstr(screen->text, prompt);
    return asked && strchr(asked, '\n');
}

int main(int argc, char **argv) {
    static struct screen screen;
    if (argc < 3) return EXIT_FAILURE;
    int terminal = open_terminal();
    const char *name = ptsname(terminal);
    pid_t child = fork();
    if (child < 0) fail("no process");
    if (!child) run_command(name, argv + 2);
    alarm(MOST_SECONDS);
    while (read_screen(&screen, terminal)) {
        if (!is_asked(&screen, argv[1])) continue;
        screen.len = 0;
        type_line(terminal);
    }
    int status;
    if (waitpid(child, &status, 0) != child) fail("no command");
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
