// Tells whether the playbook of a folder is spread over files.
#include "files.h"
#include "terminal.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// On a live call no more is looked at than the start of a file, which tells what it is.
enum { START = 4 << 10, FILES_MOST = 200 };

struct counts {
    size_t headers, sections; // files
    size_t *left;             // files that may still be looked at
    char *start;              // room for the start of a file
};

// A FIFO is not waited for, and links are not followed, as where the folder is read.
static size_t read_start(const char *path, char *start) {
    struct stat status;
    size_t len = 0;
    int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
    if (descriptor < 0) return 0;
    bool good = !fstat(descriptor, &status) && S_ISREG(status.st_mode);
    for (ssize_t got = good; got > 0 && len < START; len += (size_t)got) {
        got = read(descriptor, start + len, START - len);
        if (got < 0) got = 0;
    }
    close(descriptor);
    return len;
}

static void count_file(struct counts *counts, const char *path) {
    if (!*counts->left) return;
    --*counts->left;
    size_t len = read_start(path, counts->start);
    enum emp_file_kind kind = emp_kind_of_file(counts->start, len);
    counts->headers += kind == EMP_FILE_HEADER;
    counts->sections += kind == EMP_FILE_SECTIONS;
}

static bool is_real_folder(const char *path) {
    struct stat status;
    return !lstat(path, &status) && S_ISDIR(status.st_mode);
}

static struct counts count_in(const char *folder, bool deeper, size_t *left, char *start) {
    struct counts counts = {.left = left, .start = start};
    DIR *stream = opendir(folder);
    for (const struct dirent *entry; stream && *left && (entry = readdir(stream));) {
        if (entry->d_name[0] == '.') continue;
        const char *path = format_text("%s/%s", folder, entry->d_name);
        if (is_playbook_name(entry->d_name)) {
            count_file(&counts, path);
        } else if (deeper && is_real_folder(path)) {
            struct counts below = count_in(path, false, left, start);
            if (!below.headers) counts.sections += below.sections;
        }
    }
    if (stream) closedir(stream);
    return counts;
}

bool is_spread(const char *folder) {
    char start[START];
    size_t left = FILES_MOST;
    struct counts counts = count_in(folder, true, &left, start);
    return counts.headers == 1 && counts.sections;
}
