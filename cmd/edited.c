// Puts edited files back where they came from, or shows what would change.
#include "files.h"
#include "terminal.h"

#include <string.h>
#include <unistd.h>

bool put_back(const struct emp_edited *file) {
    if (is_file(file->name)) {
        // The new file takes the place of the one that a link leads to, not of the link.
        const char *path = real_path(file->name);
        return write_file(path ? path : file->name, file->bytes, file->len);
    }
    if (!strcmp(file->name, "<stdin>")) return print(NULL, file->bytes, file->len) == 0;
    say("%s is no file that can be written", file->name);
    return false;
}

// Programs get the bytes as they are, so that `patch` can take them; people get nothing hidden.
void print_diff(const struct emp_edited *file) {
    if (is_terminal(STDOUT_FILENO))
        emp_escape(file->diff, file->diff_len, print, NULL);
    else
        print(NULL, file->diff, file->diff_len);
}
