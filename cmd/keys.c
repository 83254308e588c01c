// Keys from the bytes that a terminal sends.
#include "keys.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

enum { ESCAPE = 27, DELETE = 127, ESCAPE_WAIT = 50 }; // milliseconds

#define CONTROL(letter) ((letter)&31)

bool keys_left(const struct keys *keys) {
    return keys->start < keys->end;
}

bool keys_read(struct keys *keys) {
    memmove(keys->bytes, keys->bytes + keys->start, keys->end - keys->start);
    keys->end -= keys->start;
    keys->start = 0;
    ssize_t got = read(STDIN_FILENO, keys->bytes + keys->end, sizeof keys->bytes - keys->end);
    if (got > 0) keys->end += (size_t)got;
    return got > 0 || (got < 0 && errno == EINTR);
}

// The bytes of an arrow key come together: an escape that stays alone was the key of that name.
static bool more_follows(struct keys *keys) {
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    if (keys_left(keys)) return true;
    return poll(&input, 1, ESCAPE_WAIT) > 0 && keys_read(keys) && keys_left(keys);
}

static enum key key_of_sequence(struct keys *keys, const char *numbers, char last) {
    if (last == 'A') return KEY_UP;
    if (last == 'B') return KEY_DOWN;
    if (last == '~' && !strcmp(numbers, "200")) keys->pasting = true;
    if (last == '~' && !strcmp(numbers, "201")) keys->pasting = false;
    return KEY_NONE;
}

// What follows an escape and a bracket (or an O): numbers, then a letter or a tilde.
static enum key read_sequence(struct keys *keys) {
    char numbers[16];
    size_t n = 0;
    while (more_follows(keys)) {
        char c = keys->bytes[keys->start++];
        if (c >= '@' && c <= '~') {
            numbers[n] = '\0';
            return key_of_sequence(keys, numbers, c);
        }
        if (n + 1 < sizeof numbers) numbers[n++] = c;
    }
    return KEY_NONE;
}

static enum key read_escape(struct keys *keys) {
    if (!more_follows(keys)) return KEY_LEAVE;
    char c = keys->bytes[keys->start++];
    if (c == '[' || c == 'O') return read_sequence(keys);
    if (c == ESCAPE) return KEY_LEAVE;
    return c == DELETE ? KEY_BACK_WORD : KEY_NONE;
}

static enum key text(struct keys *keys, char c) {
    keys->byte = c;
    return KEY_TEXT;
}

static enum key key_of_control(char c) {
    static const struct {
        char byte, key;
    } controls[] = {
        {'\r', KEY_ENTER},
        {'\n', KEY_ENTER},
        {DELETE, KEY_BACKSPACE},
        {CONTROL('H'), KEY_BACKSPACE},
        {CONTROL('W'), KEY_BACK_WORD},
        {CONTROL('U'), KEY_CLEAR},
        {CONTROL('P'), KEY_UP},
        {CONTROL('N'), KEY_DOWN},
        {CONTROL('D'), KEY_LEAVE},
    };
    for (size_t i = 0; i < sizeof controls / sizeof *controls; i++)
        if (controls[i].byte == c) return (enum key)controls[i].key;
    return KEY_NONE;
}

enum key keys_next(struct keys *keys) {
    if (!keys_left(keys)) return KEY_NONE;
    char c = keys->bytes[keys->start++];
    bool control = (unsigned char)c < ' ' || c == DELETE;
    if (c == ESCAPE) return read_escape(keys);
    if (!control) return text(keys, c);
    return keys->pasting ? text(keys, ' ') : key_of_control(c);
}
