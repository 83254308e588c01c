// What the tests of changed files share: formatting a text, and what a file says apart from layout.
#ifndef CHECK_EDIT_H
#define CHECK_EDIT_H

#include "check_yaml.h"

#include "empower.h"

#include <dirent.h>

// What became of a file.
struct edited {
    enum emp_status status;
    struct str bytes, diff, message;
    bool broken, changed;
    size_t line;
};

static inline int keep_edited(void *context, const struct emp_edited *file) {
    struct edited *edited = context;
    edited->bytes = str_dup(&arena, (struct str){file->bytes, file->len});
    edited->diff = str_dup(&arena, (struct str){file->diff, file->diff_len});
    edited->broken = file->broken;
    edited->changed = file->changed;
    edited->line = file->line;
    return 0;
}

// A disk that is full.
static inline int take_none(void *context, const struct emp_edited *file) {
    (void)context, (void)file;
    return 1;
}

static inline struct emp_playbook *read_playbook_text(struct str text) {
    struct emp_file file = {"playbook.yaml", text.ptr, text.len};
    struct emp_playbook *playbook;
    ck_assert_int_eq(emp_read(&playbook, &file, 1, NULL, NULL), EMP_OK);
    return playbook;
}

static inline struct edited format_text(struct str text) {
    struct edited edited = {.bytes = text};
    struct emp_playbook *playbook = read_playbook_text(text);
    edited.status = emp_format(playbook, keep_edited, &edited);
    edited.message = str_dup(&arena, str_of(emp_message(playbook)));
    emp_free(playbook);
    return edited;
}

static inline struct edited add_new(struct str text, const char *kind, const char *id) {
    struct edited edited = {.bytes = text};
    struct emp_playbook *playbook = read_playbook_text(text);
    edited.status = emp_new(playbook, kind, id, keep_edited, &edited);
    edited.message = str_dup(&arena, str_of(emp_message(playbook)));
    emp_free(playbook);
    return edited;
}

static inline struct str digest_of(struct str text) {
    struct emp_playbook *playbook = read_playbook_text(text);
    struct emp_summary summary;
    ck_assert_int_eq(emp_summary(&summary, playbook), EMP_OK);
    struct str digest = str_dup(&arena, str_of(summary.digest));
    emp_free(playbook);
    return digest;
}

// Every comment in order, a line each, without the blanks at its end.
static inline struct str comments_of(struct str text) {
    struct reading reading = read_text(text);
    struct buf out = buf_new(&arena);
    for (size_t i = 0; i < reading.file.comments.n; i++) {
        struct str comment = bytes_of(&reading, reading.file.comments.items[i].at);
        while (comment.len && is_blank(comment.ptr[comment.len - 1])) comment.len--;
        buf_add(&out, comment);
        buf_char(&out, '\n');
    }
    return buf_str(&out);
}

// Calls `check` with every YAML file of a folder and those below it. Answers how many there were.
static inline size_t each_yaml(const char *folder,
                               void (*check)(const char *path, struct str text)) {
    DIR *stream = opendir(folder);
    size_t n = 0;
    ck_assert_msg(stream != NULL, "%s cannot be opened", folder);
    for (struct dirent *entry; (entry = readdir(stream));) {
        if (entry->d_name[0] == '.') continue;
        struct str path = str_fmt(&arena, "%s/%s%c", folder, entry->d_name, '\0');
        DIR *below = opendir(path.ptr);
        if (below) {
            closedir(below);
            n += each_yaml(path.ptr, check);
        } else if (str_ends(str_of(path.ptr), S(".yaml"))) {
            check(path.ptr, load(&arena, path.ptr));
            n++;
        }
    }
    closedir(stream);
    return n;
}

#endif
