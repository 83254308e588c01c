// Files of real contacts, read piece by piece.
#ifndef CMD_CONTACTS_H
#define CMD_CONTACTS_H

#include "empower.h"

// What a file of contacts is, by its ending: "csv" or "jsonl"; NULL: its first byte tells.
const char *contacts_kind(const char *path);

// Takes a piece; no bytes end the file.
typedef enum emp_status take_contacts(void *context, const char *bytes, size_t len);
// Hands a file (- is standard input) over; says what is wrong. Answers an exit code. The message of
// a piece that is refused is that of `playbook`.
int feed_contacts(const char *path, const struct emp_playbook *playbook, take_contacts *take,
                  void *context);

#endif
