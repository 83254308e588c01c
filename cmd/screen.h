// A screen to draw on, which is given back as it was however the run ends.
#ifndef CMD_SCREEN_H
#define CMD_SCREEN_H

#include <stdbool.h>
#include <stddef.h>

// False where the terminal cannot be drawn on.
bool screen_open(void);
void screen_close(void);
void screen_size(unsigned *columns, unsigned *rows);
// Draws lines (no break behind the last one) and puts the cursor on the first one, at `column`.
void screen_draw(const char *text, size_t len, unsigned column);

#endif
