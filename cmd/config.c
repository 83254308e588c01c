// Finds and reads the configuration that holds for a playbook.
#include "files.h"
#include "terminal.h"

#include <stdlib.h>
#include <string.h>

#define NAME ".empower.yaml"
enum { CONFIG_MOST = 1 << 20 };

// The folder of a file, the folder itself, or where we are for what is no file here.
static const char *folder_of(const char *path) {
    if (is_folder(path)) return real_path(path);
    char *real = is_file(path) ? real_path(path) : NULL;
    if (!real) return real_path(".");
    char *slash = strrchr(real, '/');
    slash[slash == real] = '\0';
    return real;
}

// An absolute path as seen from here: "../.empower.yaml".
static const char *seen_from_here(const char *path) {
    char *here = real_path(".");
    const char *up = "";
    while (here && *here && !path_inside(here, path)) {
        *strrchr(here, '/') = '\0';
        up = format_text("../%s", up);
    }
    return here ? format_text("%s%s", up, path_inside(*here ? here : "/", path)) : path;
}

// The nearest one, in the folder or above it, up to the root of the repository. NULL: none.
static const char *found_above(const char *folder) {
    char *at = folder ? copy_text(folder) : NULL;
    while (at) {
        char *path = format_text("%s/" NAME, strcmp(at, "/") != 0 ? at : "");
        if (is_file(path)) return path;
        if (is_git_root(at) || !strcmp(at, "/")) return NULL;
        char *slash = strrchr(at, '/');
        slash[slash == at] = '\0';
    }
    return NULL;
}

static bool read_named(const char *path, struct found_config *out) {
    bool revision = strchr(path, ':') && !is_file(path);
    *out = (struct found_config){
        .name = path, .folder = folder_of(revision ? "." : path), .why = "--config"};
    return revision ? read_revision(path, CONFIG_MOST, &out->bytes)
                    : read_file(path, CONFIG_MOST, &out->bytes);
}

bool find_config(const struct options *options, const char *playbook, struct found_config *out) {
    *out = (struct found_config){.why = options->no_config ? "--no-config" : "there is none"};
    if (options->no_config) return true;
    if (options->config) return read_named(options->config, out);
    const char *path = found_above(folder_of(playbook));
    if (!path) return true;
    *out =
        (struct found_config){.name = seen_from_here(path),
                              .folder = format_text("%.*s", (int)(strrchr(path, '/') - path), path),
                              .why = "found with the playbook or above it"};
    if (!*out->folder) out->folder = "/";
    // A link could show what is none of the repository's.
    return stays_inside(out->folder, out->name, "name the configuration with --config FILE") &&
           read_file(out->name, CONFIG_MOST, &out->bytes);
}

void set_config(struct emp_lint_options *lint, const struct found_config *config,
                const char **paths) {
    lint->paths = paths;
    if (!config->name) return;
    lint->config_name = config->name;
    lint->config = config->bytes.ptr;
    lint->config_len = config->bytes.len;
}

// Where a file is, or was in a revision; NULL for standard input.
static const char *whole_path(const char *name) {
    const char *real = real_path(name), *colon = strchr(name, ':'), *root = repository_root();
    return real || !colon || !root ? real : format_text("%s/%s", root, colon + 1);
}

const char **config_paths(const struct found_config *config, const struct file_list *files) {
    const char **paths = take_memory(NULL, files->n * sizeof *paths);
    for (size_t i = 0; i < files->n; i++) {
        const char *name = files->files[i].name, *whole = whole_path(name);
        const char *inside = whole && config->folder ? path_inside(config->folder, whole) : NULL;
        paths[i] = inside ? inside : name;
    }
    return paths;
}
