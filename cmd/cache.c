// The cache folder: finds it, reads and writes its files, keeps it small.
#include "cache.h"
#include "terminal.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_FILES = 32, MOST_BYTES = 4 << 20, NAME_DIGITS = EMP_COMPILED_NAME - 1 };

static bool is_ours(const struct stat *status, mode_t type) {
    return (status->st_mode & S_IFMT) == type && status->st_uid == geteuid() &&
           !(status->st_mode & (S_IWGRP | S_IWOTH));
}

static bool is_our_folder(const char *path) {
    struct stat status;
    return !stat(path, &status) && is_ours(&status, S_IFDIR);
}

// ---- where it is ----

// NULL where the environment names none. A relative path would be another folder in every folder.
static char *cache_home(void) {
    const char *cache = environment("XDG_CACHE_HOME"), *home = environment("HOME");
    if (cache && cache[0] == '/') return copy_text(cache);
    return home && home[0] == '/' ? format_text("%s/.cache", home) : NULL;
}

static bool is_off(const struct cache *cache) {
    const char *wish = environment("EMPOWER_CACHE");
    return cache->off || (wish && !strcmp(wish, "off"));
}

static char *folder_of(const char *path) {
    char *folder = copy_text(path);
    *strrchr(folder, '/') = '\0';
    return folder;
}

// Nothing is made in a folder of somebody else, whose owner could not get rid of it: as under sudo.
static bool make_folder(const char *path) {
    char *above = folder_of(path);
    if (is_our_folder(path)) return true;
    return is_our_folder(above) && !mkdir(path, 0700);
}

// ---- reading ----

static bool read_whole(int descriptor, struct bytes *out) {
    size_t done = 0;
    while (done < out->len) {
        ssize_t got = read(descriptor, out->ptr + done, out->len - done);
        if (got <= 0) return false;
        done += (size_t)got;
    }
    return true;
}

static bool read_kept(const char *path, struct bytes *out) {
    struct stat status;
    int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0) return false;
    bool good = !fstat(descriptor, &status) && is_ours(&status, S_IFREG) && status.st_size > 0 &&
                status.st_size <= MOST_BYTES;
    if (good) {
        out->len = (size_t)status.st_size;
        out->ptr = take_memory(NULL, out->len);
        good = read_whole(descriptor, out);
    }
    close(descriptor);
    return good;
}

enum emp_status cache_read(struct cache *cache, const struct file_list *files,
                           const struct emp_limits *limits, struct emp_playbook **out) {
    struct bytes bytes = {0};
    char name[EMP_COMPILED_NAME], *home = is_off(cache) ? NULL : cache_home();
    cache->path = NULL;
    if (home && emp_compiled_name(name, files->files, files->n, limits, cache->ask) == EMP_OK)
        cache->path = format_text("%s/empower/%s", home, name);
    bool kept = cache->path && read_kept(cache->path, &bytes);
    struct emp_compiled compiled = {cache->ask, bytes.ptr, bytes.len};
    return emp_read_compiled(out, files->files, files->n, limits, NULL, kept ? &compiled : NULL);
}

// ---- writing ----

struct entry {
    char *path;
    struct timespec written;
};

struct entries {
    struct entry *items;
    size_t n;
};

// Files of ours, and what a run that was killed has left of one.
static bool is_entry(const char *name) {
    return strspn(name, "0123456789abcdef") == NAME_DIGITS;
}

static void add_entry(struct entries *entries, const char *folder, const char *name) {
    struct stat status;
    char *path = format_text("%s/%s", folder, name);
    if (lstat(path, &status)) return;
    entries->items = take_memory(entries->items, (entries->n + 1) * sizeof *entries->items);
    entries->items[entries->n++] = (struct entry){path, status.st_mtim};
}

static int oldest_first(const void *a, const void *b) {
    const struct entry *x = a, *y = b;
    if (x->written.tv_sec != y->written.tv_sec)
        return x->written.tv_sec < y->written.tv_sec ? -1 : 1;
    if (x->written.tv_nsec != y->written.tv_nsec)
        return x->written.tv_nsec < y->written.tv_nsec ? -1 : 1;
    return strcmp(x->path, y->path);
}

static void drop_oldest(const char *folder) {
    struct entries entries = {0};
    DIR *stream = opendir(folder);
    if (!stream) return;
    for (struct dirent *entry; (entry = readdir(stream));)
        if (is_entry(entry->d_name)) add_entry(&entries, folder, entry->d_name);
    closedir(stream);
    if (entries.n <= MOST_FILES) return;
    qsort(entries.items, entries.n, sizeof *entries.items, oldest_first);
    for (size_t i = 0; i < entries.n - MOST_FILES; i++) unlink(entries.items[i].path);
}

// The folder, and the one above it, where only a home is there.
static bool make_folders_for(const char *folder) {
    char *home = folder_of(folder);
    return make_folder(home) && make_folder(folder);
}

void cache_keep(const struct cache *cache, struct emp_playbook *playbook) {
    struct bytes all = {0};
    if (!cache->path || emp_is_compiled(playbook)) return;
    char *folder = folder_of(cache->path);
    if (emp_compile(playbook, cache->ask, gather, &all) != EMP_OK) return;
    if (all.len > MOST_BYTES || !make_folders_for(folder)) return;
    if (replace_file(cache->path, 0600, false, all.ptr, all.len)) drop_oldest(folder);
}
