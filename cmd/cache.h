// What is kept of playbooks between runs, in the user's cache folder.
#ifndef CMD_CACHE_H
#define CMD_CACHE_H

#include "files.h"

struct cache {
    bool off;                          // nothing is to be kept
    const struct emp_ask_options *ask; // for whose questions; NULL: for anybody's, without cards
    const char *path;                  // out, of cache_read: where it is; NULL: nothing is kept
    const struct file_list *files;     // out, of open_by_cache: what the answers are made from
};

// As emp_read, by what is kept of these files. Whatever is wrong with it is passed over in silence.
enum emp_status cache_read(struct cache *cache, const struct file_list *files,
                           const struct emp_limits *limits, struct emp_playbook **out);
// Keeps what was made of the playbook, where that is new. What cannot be kept is not.
void cache_keep(const struct cache *cache, struct emp_playbook *playbook);

#endif
