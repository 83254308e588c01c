// Runs other programs.
#include "process.h"
#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct pipes {
    int in[2], out[2]; // ends to read from and to write to; -1: none
};

static void close_end(int *end) {
    if (*end >= 0) close(*end);
    *end = -1;
}

static void close_ends(struct pipes *pipes) {
    close_end(&pipes->in[0]);
    close_end(&pipes->in[1]);
    close_end(&pipes->out[0]);
    close_end(&pipes->out[1]);
}

static bool open_pipes(const struct program *program, struct pipes *pipes) {
    *pipes = (struct pipes){{-1, -1}, {-1, -1}};
    bool good = !pipe(pipes->out) && (!program->input.ptr || !pipe(pipes->in));
    if (!good) close_ends(pipes);
    return good;
}

// Does not return.
static void become(const struct program *program, struct pipes *pipes) {
    int nowhere = program->silent ? open("/dev/null", O_WRONLY) : -1;
    if (nowhere >= 0) dup2(nowhere, STDERR_FILENO);
    if (pipes->in[0] >= 0) dup2(pipes->in[0], STDIN_FILENO);
    dup2(pipes->out[1], STDOUT_FILENO);
    close_ends(pipes);
    execvp(program->words[0], (char *const *)(uintptr_t)program->words);
    _exit(NO_PROGRAM);
}

// A program that does not want all of it says why by its exit code.
static void feed(int end, struct bytes input) {
    while (end >= 0 && input.len) {
        ssize_t put = write(end, input.ptr, input.len);
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return;
        input.ptr += put;
        input.len -= (size_t)put;
    }
}

static int wait_for(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

int run_program(const struct program *program, struct bytes *answer) {
    struct pipes pipes;
    pid_t child = open_pipes(program, &pipes) ? fork() : -1;
    if (!child) become(program, &pipes);
    if (child < 0) {
        say("%s cannot be run: %s", program->words[0], strerror(errno));
        close_ends(&pipes);
        return -1;
    }
    close_end(&pipes.in[0]);
    close_end(&pipes.out[1]);
    feed(pipes.in[1], program->input);
    close_end(&pipes.in[1]);
    bool good = read_stream(pipes.out[0], program->name, program->limit, answer);
    close_ends(&pipes);
    int code = wait_for(child);
    return good ? code : -1;
}
