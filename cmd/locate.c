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
    }
    return found;
}

// The folder itself where its playbook.yaml is one file of several.
static const char *in_folder(const char *folder) {
    const char *file = format_text("%s/playbook.yaml", folder);
    const char *below = format_text("%s/playbook", folder);
    if (is_file(file)) return is_spread(folder) ? folder : file;
    return is_folder(below) ? below : configured(folder);
}

const char *path_inside(const char *folder, const char *path) {
    size_t len = strlen(folder);
    while (len && folder[len - 1] == '/') len--;
    return !strncmp(path, folder, len) && path[len] == '/' ? path + len + 1 : NULL;
}

bool is_git_root(const char *folder) {
    char *path = format_text("%s/.git", folder);
    bool answer = is_file(path) || is_folder(path);
    return answer;
}

// What is found and not named by the user may come with somebody else's change: neither a link nor
// the configuration leads to a file outside of the folder.
bool stays_inside(const char *folder, const char *path, const char *instead) {
    const char *root = real_path(folder), *real = real_path(path);
    if (!root || !real) return true; // reading it says why
    bool inside = path_inside(root, real) != NULL;
    if (!inside) say("%s leads out of its folder; %s", path, instead);
    return inside;
}

// Messages show the path as short as it can be: "./playbook.yaml" is "playbook.yaml". What would
// mean something else without its dot keeps it: "-", "main:playbook.yaml", "/etc".
static const char *without_dot(const char *path) {
    bool plain = !strncmp(path, "./", 2) && !strchr(path, ':') && !strchr("/-", path[2]);
    return plain ? path + 2 : path;
}

// NULL where there is none (said).
static const char *found_upward(void) {
    char *folder = copy_text(".");
    for (int up = 0; up < 64; up++) {
        const char *path = in_folder(folder);
        if (path && path != folder && !stays_inside(folder, path, "name the playbook with -p PATH"))
            return NULL;
        if (path) return without_dot(path);
        char *real = real_path(folder);
        bool last = is_git_root(folder) || !real || !strcmp(real, "/");
        if (last) break;
        char *above = up ? format_text("../%s", folder) : copy_text("..");
        folder = above;
    }
    say("no playbook here: name one with -p PATH, or make one with `empower init`");
    return NULL;
}

const char *repository_root(void) {
    char *here = real_path("."), *folder = here ? copy_text(here) : NULL;
    while (folder && *folder && !is_git_root(folder)) *strrchr(folder, '/') = '\0';
    return folder && *folder ? folder : here;
}

const char *named_then(const char *revision, const char *path) {
    const char *real = real_path(path), *root = repository_root();
    if (!real || !root) return NULL;
    const char *inside = strcmp(real, root) != 0 ? path_inside(root, real) : "";
    return inside ? format_text("%s:%s", revision, inside) : NULL;
}

const char *locate_playbook(const struct options *options) {
    const char *named = environment("EMPOWER_PLAYBOOK");
    if (options->playbook) return options->playbook;
    if (!named) return found_upward();
    // Whoever set it long ago would wonder; reading it says what is wrong.
    bool elsewhere = strchr(named, ':') || !strcmp(named, "-");
    if (!elsewhere && !is_file(named) && !is_folder(named))
        say("EMPOWER_PLAYBOOK names %s; -p PATH names another playbook", named);
    return named;
}

const char *located_by(const struct options *options) {
    if (options->playbook) return "--playbook";
    return environment("EMPOWER_PLAYBOOK") ? "EMPOWER_PLAYBOOK" : "found from here upward";
}
