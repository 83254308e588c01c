// Reads files, streams and git revisions whole, within a limit.
#include "files.h"
#include "process.h"
#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool say_too_large(const char *name, size_t limit) {
    say("%s is larger than %zu MiB, the most that is read; --max-size raises that for playbooks",
        name, limit >> 20);
    return false;
}

bool read_stream(int descriptor, const char *name, size_t limit, struct bytes *out) {
    size_t room = 0;
    *out = (struct bytes){0};
    for (;;) {
        if (room - out->len < 2) out->ptr = take_memory(out->ptr, room = room ? room * 2 : 65536);
        ssize_t got = read(descriptor, out->ptr + out->len, room - out->len - 1);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) {
            say("%s cannot be read: %s", name, strerror(errno));
            return false;
        }
        if (!got) return true;
        out->len += (size_t)got;
        if (out->len > limit) return say_too_large(name, limit);
    }
}

// O_NONBLOCK keeps the opening of a FIFO from waiting for its writer.
bool read_file(const char *path, size_t limit, struct bytes *out) {
    struct stat status;
    int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0 || fstat(descriptor, &status)) {
        say("%s cannot be read: %s", path, strerror(errno));
        if (descriptor >= 0) close(descriptor);
        return false;
    }
    bool good = S_ISREG(status.st_mode);
    if (!good) say("%s is no regular file", path);
    good = good && read_stream(descriptor, path, limit, out);
    close(descriptor);
    return good;
}

static bool has_mode(const char *path, mode_t type) {
    struct stat status;
    return !stat(path, &status) && (status.st_mode & S_IFMT) == type;
}

bool is_folder(const char *path) {
    return has_mode(path, S_IFDIR);
}

bool is_file(const char *path) {
    return has_mode(path, S_IFREG);
}

char *real_path(const char *path) {
    char *real = realpath(path, NULL);
    char *copy = real ? copy_text(real) : NULL;
    free(real);
    return copy;
}

// What git writes, and its exit code; -1 where it cannot be run or read (said).
static int read_git(const char *const *words, const char *name, bool silent, size_t limit,
                    struct bytes *out) {
    struct program git = {.words = words, .name = name, .silent = silent, .limit = limit};
    return run_program(&git, out);
}

// What git says itself is only worth hearing where we cannot tell. Few expect that a path in a
// revision begins at the root of the repository.
static void say_not_in_git(const char *const *words, const char *name, size_t limit) {
    const char *root = repository_root(), *path = strchr(name, ':') + 1;
    const char *from_here = format_text("%.*s./%s", (int)(path - name), name, path);
    struct bytes nothing;
    if (!root || !is_git_root(root)) {
        say("%s is to be read from git, and there is no git repository here", name);
    } else if (has_revision(from_here)) {
        say("git has no file %s; did you mean %s?", name, from_here);
    } else {
        read_git(words, name, false, limit, &nothing);
        say("git has no file %s", name);
    }
}

// `cat-file blob` answers for files only, and as they are: `show` would list folders and commits,
// and run the filters that a repository configures.
bool read_revision(const char *name, size_t limit, struct bytes *out) {
    const char *const words[] = {"git", "cat-file", "blob", name, NULL};
    int code = read_git(words, name, true, limit, out);
    if (code == NO_PROGRAM)
        say("git cannot be run; it is needed to read %s", name);
    else if (code > 0)
        say_not_in_git(words, name, limit);
    return code == 0;
}

bool has_revision(const char *name) {
    const char *const words[] = {"git", "cat-file", "-e", name, NULL};
    struct bytes nothing;
    return name[0] != '-' && read_git(words, name, true, 1, &nothing) == 0;
}

bool list_revision(const char *name, struct bytes *out) {
    enum { MOST_BYTES = 16 << 20 };
    // To git, only "HEAD:./" is the folder we are in; people write "HEAD:." as well.
    const char *end = strrchr(name, ':');
    const char *tree = end && !strcmp(end, ":.") ? format_text("%s/", name) : name;
    const char *const words[] = {"git", "ls-tree", "-r", "-z", "--full-tree", tree, NULL};
    return read_git(words, name, true, MOST_BYTES, out) == 0;
}
