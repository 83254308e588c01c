// Reads files of real contacts piece by piece.
#include "contacts.h"
#include "files.h"
#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { CHUNK = 65536 };

static bool ends_with(const char *text, const char *end) {
    size_t a = strlen(text), b = strlen(end);
    return a >= b && !strcmp(text + a - b, end);
}

const char *contacts_kind(const char *path) {
    if (!path) return NULL;
    if (ends_with(path, ".csv")) return "csv";
    return ends_with(path, ".jsonl") || ends_with(path, ".ndjson") ? "jsonl" : NULL;
}

struct feeding {
    const char *name;
    const struct emp_playbook *playbook;
    take_contacts *take;
    void *context;
};

static int feed(const struct feeding *feeding, int descriptor) {
    static char chunk[CHUNK];
    for (ssize_t got = 1; got > 0;) {
        do got = read(descriptor, chunk, sizeof chunk);
        while (got < 0 && errno == EINTR);
        if (got < 0) {
            say("%s cannot be read: %s", feeding->name, strerror(errno));
            return EXIT_UNREADABLE;
        }
        enum emp_status status = feeding->take(feeding->context, chunk, (size_t)got);
        if (status == EMP_BAD_ARGUMENT) {
            say("%s: %s", feeding->name, emp_message(feeding->playbook));
            return EXIT_USAGE;
        }
        if (status != EMP_OK) return settle(feeding->playbook, status);
    }
    return EXIT_YES;
}

int feed_contacts(const char *path, const struct emp_playbook *playbook, take_contacts *take,
                  void *context) {
    struct feeding feeding = {path, playbook, take, context};
    bool input = !strcmp(path, "-");
    int descriptor = input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (input) feeding.name = "standard input";
    if (descriptor < 0) {
        say("%s cannot be read: %s", path, strerror(errno));
        return EXIT_UNREADABLE;
    }
    int code = feed(&feeding, descriptor);
    if (!input) close(descriptor);
    return code;
}
