// Runs commands in turns and prints the shortest time and the most memory of each, as ratios to the
// first.
//   bench ROUNDS NAME COMMAND [NAME COMMAND]..
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct command {
    const char *name, *line;
    double seconds;
    long kibibytes;
};

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

// The words of a line that needs no shell; a shell would take longer than what is measured.
// NAME=VALUE in front goes to the environment.
static void execute(const char *line) {
    char *words[32], *copy = strdup(line);
    size_t n = 0;
    for (char *word = strtok(copy, " "); word && n < 31; word = strtok(NULL, " "))
        if (n || !strchr(word, '=') || putenv(word)) words[n++] = word;
    words[n] = NULL;
    if (strpbrk(line, "<>|'")) execl("/bin/sh", "sh", "-c", line, (char *)NULL);
    execv(words[0], words);
    _exit(127);
}

static void run(struct command *command) {
    double start = now();
    pid_t child = fork();
    if (!child) {
        int null = open("/dev/null", O_WRONLY);
        dup2(null, STDOUT_FILENO);
        dup2(null, STDERR_FILENO);
        execute(command->line);
    }
    int status;
    struct rusage usage;
    if (child < 0 || wait4(child, &status, 0, &usage) < 0) exit(1);
    double seconds = now() - start;
    if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
        fprintf(stderr, "failed: %s\n", command->line);
        exit(1);
    }
    if (command->seconds == 0 || seconds < command->seconds) command->seconds = seconds;
    if (usage.ru_maxrss > command->kibibytes) command->kibibytes = usage.ru_maxrss;
}

int main(int argc, char **argv) {
    if (argc < 4 || argc % 2) return 2;
    int rounds = atoi(argv[1]);
    int n = (argc - 2) / 2;
    struct command *commands = calloc((size_t)n, sizeof *commands);
    if (!commands) return 1;
    for (int i = 0; i < n; i++) {
        commands[i].name = argv[2 + 2 * i];
        commands[i].line = argv[3 + 2 * i];
    }
    for (int round = 0; round < rounds; round++)
        for (int i = 0; i < n; i++) run(&commands[i]);
    for (int i = 0; i < n; i++)
        printf("  %-28s %9.2f ms  %6.2fx  %8.1f MB\n", commands[i].name, commands[i].seconds * 1e3,
               commands[i].seconds / commands[0].seconds, (double)commands[i].kibibytes / 1024);
    free(commands);
    return 0;
}
