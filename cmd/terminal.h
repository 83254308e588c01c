// Manners at the terminal: messages, colour, width, today's date.
#ifndef CMD_TERMINAL_H
#define CMD_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

// Says something on stderr, "empower: " before it, broken between words at a terminal; what comes
// from outside is escaped.
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));
// The same on one line, however long: what is there to be copied.
void say_whole(const char *format, ...) __attribute__((format(printf, 1, 2)));
// Writes to stdout; failures are kept for output_finish.
int print(void *context, const char *bytes, size_t len); // an emp_write
void print_text(const char *text);
void print_format(const char *format, ...) __attribute__((format(printf, 1, 2)));
// Paragraphs, broken between words at the width of the terminal. An empty line parts paragraphs, an
// indented line stays as it is.
void print_prose(const char *text);
int output_flush(void); // other than 0 where that failed
// Flushes stdout; where anything could not be written, says so and answers EXIT_UNREADABLE, else
// `code`. The last thing that a run does.
int output_finish(int code);

// Is colour wanted on stdout? `when`: auto (or NULL), always, never.
bool color_wanted(const char *when);
unsigned terminal_width(unsigned usual); // of stdout in cells, 40 to 200; `usual` where it is none
bool is_terminal(int descriptor);
// Today as 2026-04-01, from the local clock: the only clock of the program.
const char *today(void);

// Memory of the command line: never NULL; says so and ends the run where there is none left. It
// lives until give_back_memory, which main calls once; nobody else gives any of it back, but for
// sessions that give back what they took since a mark.
void *take_memory(void *old, size_t size);
void give_back_memory(void);
const void *memory_mark(void);
void give_back_since(const void *mark);
char *copy_text(const char *text);
// A word as a shell reads it: in quotes where it needs them.
char *shell_word(const char *word);
char *format_text(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
