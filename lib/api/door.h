// The door: every public call goes through it, and running out of memory comes back to it.
#ifndef API_DOOR_H
#define API_DOOR_H

#include "base/arena.h"
#include "base/buf.h"
#include "empower.h"
#include "lookup/lookup.h"
#include "model/playbook.h"
#include "text/finding.h"
#include "yaml/tree.h"

struct read_job;
struct kept;

struct emp_playbook {
    struct arena arena;   // the playbook; dies with it
    struct arena checks;  // the findings of the last emp_lint
    struct arena scratch; // of the call that runs
    struct sources sources;
    struct yaml_limits limits;
    struct findings read;  // what reading found
    struct findings found; // what is reported: after emp_lint
    struct sources checked; // where that is: in the files, and perhaps in a configuration
    bool failed;            // something is as grave as the options or the configuration ask
    struct playbook *model;
    struct lookup *lookup;     // made at the first question
    struct decider *decider;   // made at the first decision
    void *tests;               // what the last emp_test found (struct test_results)
    struct str digest;         // made at the first use
    enum emp_status status;    // of the call that runs

    // What an earlier run has kept, and, while that does, the files that are still to be read: `model` is
    // then NULL, or what was kept of it. NULL: nothing.
    struct kept *kept;
    const struct read_job *unread;
    char message[512];
};

// Runs a job behind the door and answers its status. What the call took of `scratch` is given back.
// The job meets a playbook that is read.
typedef void door_job(struct emp_playbook *playbook, void *arguments);
enum emp_status door_open(struct emp_playbook *playbook, door_job *job, void *arguments);
// The same for a job that may do with what was kept, and else calls read_now.
enum emp_status door_open_unread(struct emp_playbook *playbook, door_job *job, void *arguments);
void read_now(struct emp_playbook *playbook);
struct yaml_limits limits_of(const struct emp_limits *limits); // with the defaults; NULL: all of them
// The same for a job that needs another playbook, too. Status and message are the first one's.
enum emp_status door_open_both(struct emp_playbook *playbook, struct emp_playbook *other,
                               door_job *job, void *arguments);

// As door_open, for calls that need no playbook.
enum emp_status door_alone(door_job *job, void *arguments);

void door_init(struct emp_playbook *playbook, struct allocator memory, size_t limit);
void door_close(struct emp_playbook *playbook);

// Inside a job: says why the call cannot be done.
void door_refuse(struct emp_playbook *playbook, enum emp_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

// The same for a name that a list does not have.
void door_refuse_name(struct emp_playbook *playbook, const char *what, const char *name,
                      bool (*at)(struct emp_item *out, size_t i));

// Where an answer goes.
struct sink {
    emp_write *write;
    void *context;
};
void sink_buf(struct emp_playbook *playbook, const struct sink *sink, const struct buf *buf);

// Arguments that several calls take; each refuses and answers false where the word cannot be.
bool read_role(struct emp_playbook *playbook, const char *id, int32_t *out); // NULL: -1
bool read_as_of(struct emp_playbook *playbook, const char *text, struct date *out);

#endif
