// Files in and out: reading regular files, folders of playbooks, git revisions; atomic writing.
#ifndef CMD_FILES_H
#define CMD_FILES_H

#include "command.h"
#include "empower_print.h"

#include <sys/types.h>

struct bytes {
    char *ptr;
    size_t len;
};

// ---- io.c ----

// Each says what is wrong and answers false where it cannot be read. At most `limit` bytes.
bool read_file(const char *path, size_t limit, struct bytes *out);
bool read_stream(int descriptor, const char *name, size_t limit, struct bytes *out);
// `revision:path` as git shows it, by running git.
bool read_revision(const char *name, size_t limit, struct bytes *out);
// Does git have this, a revision or `revision:path`? Nothing is said.
bool has_revision(const char *name);
// The files below a folder of a revision, as `git ls-tree -r -z` lists them; false, and nothing is
// said, where it is no folder.
bool list_revision(const char *name, struct bytes *out);
bool is_folder(const char *path);
char *real_path(const char *path); // without links; NULL where it leads nowhere
bool is_file(const char *path);

// ---- write.c ----

// An answer is gathered before it goes to a file, so that the file is whole: an emp_write whose
// context is a struct bytes.
int gather(void *context, const char *bytes, size_t len);

// Replaces a file as a whole or not at all: a new file beside it, flushed, then renamed.
bool write_file(const char *path, const char *bytes, size_t len);
// The same for whatever is there, and nothing is said where it fails. `lasting`: it has reached the disk
// when that is done; else it may be lost with the machine, or torn.
bool replace_file(const char *path, mode_t mode, bool lasting, const char *bytes, size_t len);
// The same for a file that must not be there yet.
bool create_file(const char *path, const char *bytes, size_t len);
// Adds to the end of a file, which others may write to as well.
bool append_file(const char *path, const char *bytes, size_t len);
bool make_folders(const char *path); // every folder on the way to a file

// ---- edited.c ----

// Writes a file back as it should become: as a whole, through links, to standard output what came
// from standard input. Says why and answers false where that cannot be.
bool put_back(const struct emp_edited *file);
void print_diff(const struct emp_edited *file);

// What a file's name ends in, in small letters, for that is how formats are called; NULL: nothing.
const char *format_of_name(const char *path);
// The format that is asked for: by its name, else by the ending of the file's. NULL: the usual one.
const char *format_wanted(const struct options *options);
// Writes an answer to --output, else to standard output. Answers the exit code.
int hand_out(const struct options *options, const struct bytes *all);

// ---- folder.c ----

// The files of one playbook, in order of name.
struct file_list {
    struct emp_file *files;
    size_t n;
    const char *path; // what names it after -p
    bool here;        // its header stands in the very folder that was asked for, and alone
    bool headless;    // its files belong to no header
};
struct playbook_list {
    struct file_list *items;
    size_t n;
};
// Every playbook at a path: a file is one; a folder may hold several.
bool find_playbooks(const char *path, size_t limit, struct playbook_list *out);
// A path without slashes at its end.
char *trimmed(const char *path);
// May a file of this name be part of a playbook?
bool is_playbook_name(const char *name);

// ---- spread.c ----

// Is the playbook of a folder spread over files? It is where one file in the folder carries a header,
// and another one there, or in a folder directly below without a header of its own, holds mostly
// sections. Nothing is said; what cannot be read is none.
bool is_spread(const char *folder);

// ---- locate.c ----

// The path of the playbook to use: --playbook, the environment, else found upward from here. NULL
// where there is none (said).
const char *locate_playbook(const struct options *options);
// The folder above the one we are in that holds `.git`, else the one we are in; an absolute path,
// NULL where there is none.
const char *repository_root(void);

// `revision:path` of a file or folder that is there; NULL where it lies in no repository here.
const char *named_then(const char *revision, const char *path);

// Does a path lead to something in the folder? Else says so, and what to do instead.
bool stays_inside(const char *folder, const char *path, const char *instead);
bool is_git_root(const char *folder);
// What stands behind a folder in the absolute path of something in it; NULL where it lies elsewhere.
const char *path_inside(const char *folder, const char *path);
// Why locate_playbook answers what it does, in words.
const char *located_by(const struct options *options);

// ---- config.c ----

struct found_config {
    const char *name;   // for messages; NULL: there is none
    const char *folder; // an absolute path
    const char *why;    // it is this one
    struct bytes bytes;
};
// The configuration that is asked for, else the one of the playbook at a path: beside it, or above
// it up to the root of the git repository. False where it cannot be read (said).
bool find_config(const struct options *options, const char *playbook, struct found_config *out);
// Puts it among the options of a run.
void set_config(struct emp_lint_options *lint, const struct found_config *config,
                const char **paths);
// Each file's path from the folder of the configuration.
const char **config_paths(const struct found_config *config, const struct file_list *files);

// ---- theme.c ----

// The theme that is asked for, else the one beside the playbook, with its logo. False where it cannot
// be read (said).
bool find_theme(const struct options *options, struct emp_theme *out);

// ---- playbook.c ----

// The largest file to read; answers false where --max-size cannot be.
bool size_limit(const struct options *options, size_t *out);
// Reads files as one playbook; where that cannot be, says so of `name` and answers false.
bool read_playbook(const char *name, const struct file_list *files, const struct emp_limits *limits,
                   struct emp_playbook **out);
// Says where what was read is one file of a playbook that is spread over its folder.
void hint_at_folder(const struct options *options, const struct file_list *files);
// Hands on every playbook at the paths, one after the other, or where there is no path the usual
// one. A path that cannot be read (said) keeps nobody from hearing of the others; a call that
// cannot be ends it. Answers the first exit code that is not EXIT_YES, the one of such a path
// before others.
typedef int take_playbook(void *context, const struct file_list *files);
int each_playbook(const struct options *options, const struct words *paths, size_t limit,
                  take_playbook *take, void *context);
// Reads what a path holds as one playbook. Says what is wrong and answers an exit code other than
// EXIT_YES where that cannot be.
int open_playbook(const struct options *options, struct emp_playbook **out);
// The same by what is kept of it between runs.
struct cache;
int open_by_cache(const struct options *options, struct cache *cache, struct emp_playbook **out);
// The exit code of a status, after saying the message of a call that was refused.
int settle(const struct emp_playbook *playbook, enum emp_status status);
// Limits for reading files of at most `bytes`.
struct emp_limits limits_for(size_t bytes);

#endif
