// Finds the playbook to use where none is named.
#include "files.h"
#include "terminal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// The file that a folder's .empower.yaml names, or NULL.
static const char *configured(const char *folder) {
    char *path = format_text("%s/.empower.yaml", folder);
    struct bytes bytes;
    char name[1024];
    const char *found = NULL;
    if (is_file(path) && read_file(path, 1 << 20, &bytes)) {
        if (emp_config_playbook(name, sizeof name, bytes.ptr, bytes.len))
            found = format_text("%s/%s", folder, name);
        free(bytes.ptr);
    }
    free(path);
    return found;
}

static const char *in_folder(const char *folder) {
    static const char *const names[] = {"playbook.yaml", "playbook"};
    for (size_t i = 0; i < 2; i++) {
        char *path = format_text("%s/%s", folder, names[i]);
        if (i ? is_folder(path) : is_file(path)) return path;
        free(path);
    }
    return configured(folder);
}

static bool is_git_root(const char *folder) {
    char *path = format_text("%s/.git", folder);
    bool answer = is_file(path) || is_folder(path);
    free(path);
    return answer;
}

// Messages show the path as short as it can be: "./playbook.yaml" is "playbook.yaml".
static const char *without_dot(const char *path) {
    return !strncmp(path, "./", 2) ? path + 2 : path;
}

static const char *found_upward(void) {
    char *folder = copy_text(".");
    for (int up = 0; up < 64; up++) {
        const char *path = in_folder(folder);
        if (path) return without_dot(path);
        char *real = realpath(folder, NULL);
        bool last = is_git_root(folder) || !real || !strcmp(real, "/");
        free(real);
        if (last) break;
        char *above = up ? format_text("../%s", folder) : copy_text("..");
        free(folder);
        folder = above;
    }
    free(folder);
    return NULL;
}

const char *locate_playbook(const struct options *options) {
    if (options->playbook) return options->playbook;
    if (environment("EMPOWER_PLAYBOOK")) return environment("EMPOWER_PLAYBOOK");
    const char *path = found_upward();
    if (!path)
        say("no playbook here: name one with -p PATH, or make one with `empower init`");
    return path;
}
