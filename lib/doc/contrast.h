// Contrast of colours: can what is printed in one be read on another?
#ifndef DOC_CONTRAST_H
#define DOC_CONTRAST_H

#include <stdint.h>

enum { CONTRAST_LEAST = 450 }; // of type against its ground, in hundredths: 4.5 to 1

// The ratio of two colours (0xRRGGBB) by WCAG 2, in hundredths: 100 to 2100.
unsigned contrast(uint32_t a, uint32_t b);
// The first colour towards black, of the same hue, that has that contrast with a light ground.
uint32_t contrast_darker(uint32_t color, uint32_t ground);
// The same towards white, for a dark ground.
uint32_t contrast_lighter(uint32_t color, uint32_t ground);

#endif
