// Finds the playbooks of a folder: which files belong together.
#include "files.h"
#include "terminal.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST_FILES = 10000, DEEPEST = 64 };

// A playbook file that was found, before it is known to which playbook it belongs.
struct found {
    char *path;
    struct bytes bytes;
    size_t folder_len; // of path
    bool has_header;
    bool alone;                // its header is the only one of its folder
    const struct found *owner; // without a header: the file with the one that it belongs to
};

struct walk {
    const char *root; // real path of the folder that was named
    size_t limit;
    struct found *files;
    size_t n;
};

static bool ends_with(const char *text, const char *end) {
    size_t len = strlen(text), end_len = strlen(end);
    return len >= end_len && !strcmp(text + len - end_len, end);
}

bool is_playbook_name(const char *name) {
    if (ends_with(name, ".theme.yaml") || ends_with(name, ".theme.yml")) return false;
    return ends_with(name, ".yaml") || ends_with(name, ".yml");
}

static bool is_full(const struct walk *walk) {
    if (walk->n < MOST_FILES) return false;
    say("%s holds more than %d files", walk->root, MOST_FILES);
    return true;
}

static void keep_file(struct walk *walk, const char *path, struct bytes bytes) {
    const char *slash = strrchr(path, '/');
    struct found file = {.path = copy_text(path),
                         .bytes = bytes,
                         .folder_len = slash ? (size_t)(slash - path) : 0,
                         .has_header = emp_kind_of_file(bytes.ptr, bytes.len) == EMP_FILE_HEADER};
    walk->files = take_memory(walk->files, (walk->n + 1) * sizeof *walk->files);
    walk->files[walk->n++] = file;
}

static bool add_file(struct walk *walk, const char *path) {
    struct bytes bytes;
    if (is_full(walk) || !read_file(path, walk->limit, &bytes)) return false;
    keep_file(walk, path, bytes);
    return true;
}

// A link is never followed: it is let through where what it names is read anyway, inside the folder
// and under a name of a playbook's file.
static bool check_link(const struct walk *walk, const char *path, const char *name) {
    if (is_folder(path)) say("%s is a link to a folder; what is behind it is not read", path);
    if (!is_playbook_name(name)) return true;
    char *real = real_path(path);
    size_t len = strlen(walk->root);
    bool inside = real && !strncmp(real, walk->root, len) && real[len] == '/';
    bool read = inside && !strstr(real + len, "/.") && is_playbook_name(real);
    if (!inside)
        say("%s is a link to outside of the playbook's folder; put the file itself there", path);
    else if (!read)
        say("%s is a link to a file that is not read; put the file itself there", path);
    return read;
}

static bool say_unreadable(const char *path) {
    say("%s cannot be read: %s", path, strerror(errno));
    return false;
}

static bool walk_folder(struct walk *walk, const char *folder, int depth);

static bool walk_name(struct walk *walk, const char *folder, const char *name, int depth) {
    if (name[0] == '.') return true;
    char *path = !strcmp(folder, ".") ? copy_text(name) : format_text("%s/%s", folder, name);
    struct stat status;
    // A file that is passed over may hold the guardrails: without it, nothing is clean.
    if (lstat(path, &status)) return say_unreadable(path);
    if (S_ISLNK(status.st_mode)) return check_link(walk, path, name);
    if (S_ISDIR(status.st_mode)) return walk_folder(walk, path, depth + 1);
    return !is_playbook_name(name) || add_file(walk, path);
}

static bool walk_folder(struct walk *walk, const char *folder, int depth) {
    if (depth > DEEPEST) {
        say("%s is more than %d folders deep; put its files further up", folder, DEEPEST);
        return false;
    }
    DIR *stream = opendir(folder);
    if (!stream) return say_unreadable(folder);
    bool good = true;
    for (struct dirent *entry; good && (entry = readdir(stream));)
        good = walk_name(walk, folder, entry->d_name, depth);
    closedir(stream);
    return good;
}

static int path_cmp(const void *a, const void *b) {
    return strcmp(((const struct found *)a)->path, ((const struct found *)b)->path);
}

static bool is_below(const char *path, const struct found *header) {
    size_t len = header->folder_len;
    return !len || (!strncmp(path, header->path, len) && path[len] == '/');
}

static size_t headers_beside(const struct walk *walk, const struct found *header) {
    size_t count = 0, len = header->folder_len;
    for (size_t i = 0; i < walk->n; i++)
        count += walk->files[i].has_header && walk->files[i].folder_len == len &&
                 !strncmp(walk->files[i].path, header->path, len);
    return count;
}

// The header a file without one belongs to: the only one of the nearest folder above it that has
// one; where the whole walk has just one header, that.
static const struct found *owner_of(const struct walk *walk, const struct found *file) {
    const struct found *best = NULL;
    size_t headers = 0;
    for (size_t i = 0; i < walk->n; i++) {
        const struct found *header = &walk->files[i];
        if (!header->has_header) continue;
        headers++;
        if (header->alone && is_below(file->path, header) &&
            (!best || header->folder_len > best->folder_len))
            best = header;
    }
    for (size_t i = 0; headers == 1 && !best && i < walk->n; i++)
        if (walk->files[i].has_header) best = &walk->files[i];
    return best;
}

// Once for every file: thousands of them must not cost minutes.
static void find_owners(struct walk *walk) {
    for (size_t i = 0; i < walk->n; i++) {
        struct found *file = &walk->files[i];
        file->alone = file->has_header && headers_beside(walk, file) == 1;
    }
    for (size_t i = 0; i < walk->n; i++)
        if (!walk->files[i].has_header) walk->files[i].owner = owner_of(walk, &walk->files[i]);
}

static void add_to(struct file_list *list, const struct found *file) {
    list->files = take_memory(list->files, (list->n + 1) * sizeof *list->files);
    list->files[list->n++] = (struct emp_file){file->path, file->bytes.ptr, file->bytes.len};
}

static struct file_list *new_list(struct playbook_list *out) {
    out->items = take_memory(out->items, (out->n + 1) * sizeof *out->items);
    out->items[out->n] = (struct file_list){0};
    return &out->items[out->n++];
}

// A folder names its playbook where the header is the only one in it, and where it has a name.
static void name_list(const char *folder, const struct found *header, struct file_list *list) {
    size_t len = header->folder_len;
    list->here = header->alone && len == (strcmp(folder, ".") ? strlen(folder) : 0);
    bool named = len && !ends_with(folder, "..");
    list->path =
        header->alone && named ? format_text("%.*s", (int)len, header->path) : header->path;
}

// One playbook for each header; files that belong to none are read together, so that lint says so.
static void group_files(const struct walk *walk, const char *folder, struct playbook_list *out) {
    for (size_t h = 0; h < walk->n; h++) {
        if (!walk->files[h].has_header) continue;
        struct file_list *list = new_list(out);
        for (size_t i = 0; i < walk->n; i++)
            if (i == h || walk->files[i].owner == &walk->files[h]) add_to(list, &walk->files[i]);
        name_list(folder, &walk->files[h], list);
    }
    struct file_list *orphans = NULL;
    for (size_t i = 0; i < walk->n; i++) {
        if (walk->files[i].has_header || walk->files[i].owner) continue;
        if (!orphans) {
            orphans = new_list(out);
            orphans->path = walk->files[i].path;
            orphans->headless = true;
        }
        add_to(orphans, &walk->files[i]);
    }
}

static bool group_found(struct walk *walk, const char *folder, struct playbook_list *out) {
    if (!walk->n) {
        say("%s holds no playbook: no file ends in .yaml or .yml", folder);
        return false;
    }
    qsort(walk->files, walk->n, sizeof *walk->files, path_cmp);
    find_owners(walk);
    group_files(walk, folder, out);
    return true;
}

char *trimmed(const char *path) {
    char *copy = copy_text(path);
    for (size_t len = strlen(copy); len > 1 && copy[len - 1] == '/';) copy[--len] = '\0';
    return copy;
}

static bool find_in_folder(const char *path, size_t limit, struct playbook_list *out) {
    char *folder = trimmed(path);
    struct walk walk = {real_path(path), limit, NULL, 0};
    return walk.root && walk_folder(&walk, folder, 0) && group_found(&walk, folder, out);
}

// ---- folders of a revision ----

// "100644 blob 8ab686eafeb1f44702738c8b0f24f2567c36da6d<TAB>scenarios/room.yaml"; NULL for links
// and what is hidden or no playbook's file.
static const char *listed_name(const char *line) {
    const char *tab = strchr(line, '\t');
    if (strncmp(line, "100", 3) || !tab || tab[1] == '.' || strstr(tab, "/.")) return NULL;
    return is_playbook_name(tab + 1) ? tab + 1 : NULL;
}

static bool find_in_revision(const char *path, const struct bytes *listed, size_t limit,
                             struct playbook_list *out) {
    char *folder = trimmed(path);
    struct walk walk = {folder, limit, NULL, 0};
    bool root = folder[strlen(folder) - 1] == ':';
    for (const char *line = listed->ptr; line < listed->ptr + listed->len;
         line += strlen(line) + 1) {
        const char *name = listed_name(line);
        struct bytes bytes;
        if (!name) continue;
        char *full = format_text("%s%s%s", folder, root ? "" : "/", name);
        if (is_full(&walk) || !read_revision(full, limit, &bytes)) return false;
        keep_file(&walk, full, bytes);
    }
    return group_found(&walk, folder, out);
}

static bool is_revision(const char *path) {
    return strchr(path, ':') && !is_file(path);
}

bool find_playbooks(const char *path, size_t limit, struct playbook_list *out) {
    if (is_folder(path)) return find_in_folder(path, limit, out);
    struct bytes bytes, listed;
    if (is_revision(path) && list_revision(path, &listed))
        return find_in_revision(path, &listed, limit, out);
    bool good = !strcmp(path, "-")  ? read_stream(0, "standard input", limit, &bytes)
                : is_revision(path) ? read_revision(path, limit, &bytes)
                                    : read_file(path, limit, &bytes);
    if (!good) return false;
    const char *name = !strcmp(path, "-") ? "<stdin>" : path;
    struct found file = {.path = copy_text(name), .bytes = bytes, .has_header = true};
    struct file_list *list = new_list(out);
    add_to(list, &file);
    list->path = file.path;
    return true;
}
