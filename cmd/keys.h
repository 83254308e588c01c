// Keys from the bytes that a terminal sends.
#ifndef CMD_KEYS_H
#define CMD_KEYS_H

#include <stdbool.h>
#include <stddef.h>

enum key {
    KEY_NONE, // nothing to do
    KEY_TEXT, // `byte` is one of a character
    KEY_BACKSPACE,
    KEY_BACK_WORD,
    KEY_CLEAR,
    KEY_UP,
    KEY_DOWN,
    KEY_ENTER,
    KEY_LEAVE
};

struct keys {
    char bytes[256];
    size_t start, end;
    bool pasting; // what is pasted is text, line breaks, too
    char byte;
};

// Reads what there is, waiting for it; false at the end of the input. A signal that comes is no
// key: then there is none.
bool keys_read(struct keys *keys);
// The next key of what was read; KEY_NONE where there is none left or it means nothing here.
enum key keys_next(struct keys *keys);
bool keys_left(const struct keys *keys);

#endif
