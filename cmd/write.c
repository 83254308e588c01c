// Writes files as a whole or not at all.
#include "files.h"
#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int gather(void *context, const char *bytes, size_t len) {
    struct bytes *all = context;
    all->ptr = take_memory(all->ptr, all->len + len);
    memcpy(all->ptr + all->len, bytes, len);
    all->len += len;
    return 0;
}

static bool write_all(int descriptor, const char *bytes, size_t len) {
    while (len) {
        ssize_t done = write(descriptor, bytes, len);
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) return false;
        bytes += done;
        len -= (size_t)done;
    }
    return true;
}

// The mode that the new file takes over: that of the old one, else what umask leaves of 0666.
static mode_t mode_of(const char *path) {
    struct stat status;
    if (!stat(path, &status)) return status.st_mode & 07777;
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

// While the new file is there, signals that end the run wait, so that it is never left behind.
static void hold_signals(sigset_t *before) {
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGINT);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGHUP);
    sigprocmask(SIG_BLOCK, &ending, before);
}

struct replacing {
    const char *path;
    mode_t mode;
    bool lasting;
    const char *bytes;
    size_t len;
};

static bool fill_and_rename(int descriptor, const char *new_path, const struct replacing *file) {
    bool good = write_all(descriptor, file->bytes, file->len) && !fchmod(descriptor, file->mode) &&
                (!file->lasting || !fsync(descriptor));
    int error = errno;
    if (close(descriptor) && good) good = false, error = errno;
    if (good && rename(new_path, file->path)) good = false, error = errno;
    if (!good) unlink(new_path);
    errno = error;
    return good;
}

bool replace_file(const char *path, mode_t mode, bool lasting, const char *bytes, size_t len) {
    struct replacing file = {path, mode, lasting, bytes, len};
    char *new_path = format_text("%s.XXXXXX", path);
    sigset_t before;
    hold_signals(&before);
    int descriptor = mkstemp(new_path);
    bool good = descriptor >= 0 && fill_and_rename(descriptor, new_path, &file);
    int error = errno;
    sigprocmask(SIG_SETMASK, &before, NULL);
    errno = error;
    return good;
}

bool write_file(const char *path, const char *bytes, size_t len) {
    struct stat status;
    if (!stat(path, &status) && !S_ISREG(status.st_mode)) {
        say("%s is no regular file; it is left as it is", path);
        return false;
    }
    bool good = replace_file(path, mode_of(path), true, bytes, len);
    if (!good && errno == ENOENT)
        say("%s cannot be written: its folder is not there", path);
    else if (!good)
        say("%s cannot be written: %s", path, strerror(errno));
    return good;
}

const char *format_of_name(const char *path) {
    const char *slash = strrchr(path, '/'), *dot = strrchr(slash ? slash : path, '.');
    if (!dot || !dot[1]) return NULL;
    char *format = copy_text(dot + 1);
    for (char *at = format; *at; at++)
        if (*at >= 'A' && *at <= 'Z') *at = (char)(*at - 'A' + 'a');
    return strcmp(format, "htm") != 0 ? format : "html";
}

const char *format_wanted(const struct options *options) {
    if (options->formats.n) return options->formats.items[0];
    if (options->json) return "json";
    return options->output ? format_of_name(options->output) : NULL;
}

int hand_out(const struct options *options, const struct bytes *all) {
    if (!options->output || !strcmp(options->output, "-")) {
        print(NULL, all->ptr, all->len);
        return EXIT_YES;
    }
    return write_file(options->output, all->ptr, all->len) ? EXIT_YES : EXIT_UNREADABLE;
}

bool create_file(const char *path, const char *bytes, size_t len) {
    if (!make_folders(path)) return false;
    struct stat status;
    if (!lstat(path, &status)) {
        say("%s is there already; it is left as it is", path);
        return false;
    }
    return write_file(path, bytes, len);
}

bool append_file(const char *path, const char *bytes, size_t len) {
    int descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK | O_CLOEXEC, 0666);
    bool good = descriptor >= 0 && write_all(descriptor, bytes, len);
    int error = errno;
    if (descriptor >= 0 && close(descriptor) && good) good = false, error = errno;
    if (!good) say("%s cannot be written: %s", path, strerror(error));
    return good;
}

static bool make_folder(const char *folder) {
    if (!mkdir(folder, 0777) || (errno == EEXIST && is_folder(folder))) return true;
    bool in_the_way = errno == EEXIST || errno == ENOTDIR;
    say("the folder %s cannot be made: %s", folder,
        in_the_way ? "a file of that name is there" : strerror(errno));
    return false;
}

bool make_folders(const char *path) {
    char *folder = copy_text(path);
    bool good = true;
    for (char *slash = strchr(folder + 1, '/'); slash && good; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        good = make_folder(folder);
        *slash = '/';
    }
    return good;
}
