// Finds the theme of a playbook's paper, and the logo that it names.
#include "files.h"
#include "terminal.h"

#include <dirent.h>
#include <string.h>

enum { THEME_MOST = 1 << 20, LOGO_MOST = 4 << 20, NAME_MOST = 1024 };

static bool names_theme(const char *name) {
    static const char ending[] = ".theme.yaml";
    size_t len = strlen(name), n = sizeof ending - 1;
    return name[0] != '.' && len > n && !strcmp(name + len - n, ending);
}

// The one theme of a folder; NULL where there is none. False, after a word, where there are
// several.
static bool theme_in(const char *folder, const char **out) {
    DIR *names = opendir(folder);
    *out = NULL;
    for (const struct dirent *entry; names && (entry = readdir(names));) {
        if (!names_theme(entry->d_name)) continue;
        if (*out) {
            say("%s holds several themes; choose one with --theme FILE", folder);
            closedir(names);
            return false;
        }
        *out = format_text("%s/%s", folder, entry->d_name);
    }
    if (names) closedir(names);
    return true;
}

// Beside a playbook that is a file or a folder here.
static bool theme_beside(const char *playbook, const char **out) {
    *out = NULL;
    if (!playbook || (!is_folder(playbook) && !is_file(playbook))) return true;
    const char *slash = strrchr(playbook, '/');
    const char *folder = is_folder(playbook) ? playbook
                         : slash ? format_text("%.*s", (int)(slash - playbook) + 1, playbook)
                                 : ".";
    return theme_in(folder, out) &&
           (!*out || stays_inside(folder, *out, "name the theme with --theme FILE"));
}

static bool read_logo(const char *theme, const struct bytes *bytes, struct bytes *out) {
    char name[NAME_MOST];
    const char *slash = strrchr(theme, '/');
    int len = slash ? (int)(slash - theme) + 1 : 0;
    if (!emp_theme_logo(name, sizeof name, bytes->ptr, bytes->len)) return true;
    const char *folder = len ? format_text("%.*s", len, theme) : ".";
    const char *path = name[0] == '/' ? name : format_text("%.*s%s", len, theme, name);
    return stays_inside(folder, path, "put the logo beside the theme") &&
           read_file(path, LOGO_MOST, out);
}

bool find_theme(const struct options *options, struct emp_theme *out) {
    struct bytes bytes = {0}, logo = {0};
    const char *path = options->theme;
    if (!path && !theme_beside(locate_playbook(options), &path)) return false;
    if (!path) return true;
    if (!read_file(path, THEME_MOST, &bytes) || !read_logo(path, &bytes, &logo)) return false;
    *out = (struct emp_theme){bytes.ptr, bytes.len, path, logo.ptr, logo.len};
    return true;
}
