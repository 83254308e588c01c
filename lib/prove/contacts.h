// Real contacts from a file: a record becomes the question that a line of `can --batch` would ask.
#ifndef PROVE_CONTACTS_H
#define PROVE_CONTACTS_H

#include "decide/question.h"

// A record takes at most so many bytes.
enum { CONTACT_LONGEST = 65536 };

// JSON lines, with the fields of `can --batch`, "said" and "channel"; or CSV whose header names
// these fields and facts. An empty cell is not said.
enum contacts_format { CONTACTS_BY_FIRST_BYTE, CONTACTS_CSV, CONTACTS_LINES };

// A record as an object of these fields, or why there is none.
struct contact_record {
    uint64_t line;
    const struct json_value *object;
    struct str error; // a sentence; empty: none
};

struct contacts {
    // Set by contacts_new.
    struct arena *arena; // lives as long as the file is read
    const struct playbook *playbook;
    enum contacts_format format;
    // May be set before the first feed.
    const struct playbook *also; // a second playbook, whose facts may stand there, too; or NULL
    struct str role;   // id: whose decision it is where a record does not say; may be empty
    struct date as_of; // when, where a record does not say
    // Why the file cannot be read at all, as a sentence; then no contact comes any more.
    struct str error;
    // Inner.
    char *held; // bytes that were fed and not yet read: from `start` to `end`
    size_t start, end;
    bool marked, begun; // the byte order mark, and what the file is, are known
    bool at_end;
    bool skipping; // the rest of a line that is too long
    uint64_t line; // of the next record, from 1
    char separator;
    LIST(struct str) columns; // CSV: names of the header; empty before it is read
    struct contact_record record;
};

// One contact. `question.error` says why it cannot be decided; else, where `asks` says that it
// names a gesture, question_request(&question) is the request.
struct contact {
    uint64_t line;   // where it begins in the file
    struct str said; // the customer's words; empty where they are not there
    struct str channel;
    bool asks;
    struct question question; // its `id` as JSON, "null" where there is none
};

struct contacts contacts_new(struct arena *arena, const struct playbook *playbook,
                             enum contacts_format format);
// Takes as many bytes of the file as there is room for, and answers how many. Read all contacts
// that are there before the next call. Empty bytes: the file ends here.
size_t contacts_feed(struct contacts *contacts, struct str bytes);
// The next contact, all of it in `scratch`, which may be reset before the next call. False where
// more bytes are needed, and where nothing comes any more. Blank lines are passed over.
bool contact_next(struct contacts *contacts, struct arena *scratch, struct contact *out);
// The contact that contact_next read last, as a question to `also`. What only the other of the two
// playbooks knows is left out, for it cannot change the answer.
void contact_also(const struct contacts *contacts, struct arena *scratch, struct contact *out);

// What became of the contacts of a file.
struct contacts_fate {
    size_t contacts, failed, idle; // idle: without what is wanted
    struct str wanted;             // without which nothing comes of one: "names a gesture"
    struct str failure;            // why the first one failed
    uint64_t failed_line;
};
// Why nothing at all came of a file, with the way out; empty where something did. What reads
// nothing finds nothing wrong, and whoever waits for it would take that for a good sign.
struct str contacts_in_vain(struct arena *arena, const struct contacts_fate *fate);

// ---- between contacts.c and contact_record.c ----

// Is it the name of a column or field? Facts of both playbooks are columns.
bool contact_is_field(struct str name);
// Reads the header of a CSV file; sets the error of the contacts where it cannot be.
void contact_columns(struct contacts *contacts, const struct str *cells, size_t n);
// The object that a row of a CSV file stands for, in the record.
void contact_row(struct contacts *contacts, struct arena *scratch, const struct str *cells,
                 size_t n);
// The record as a question to one of the playbooks; `other` may be NULL.
void contact_read(const struct contacts *contacts, struct arena *scratch,
                  const struct playbook *playbook, const struct playbook *other,
                  struct contact *out);

#endif
