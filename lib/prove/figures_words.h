// The most frequent words and word pairs of many texts, in memory that does not grow with them.
#ifndef PROVE_FIGURES_WORDS_H
#define PROVE_FIGURES_WORDS_H

#include "lookup/words.h"

enum { GROUP_NAME = 64, GROUP_SAMPLE = 120, GROUP_SAMPLES = 2 };

struct word_sample {
    uint64_t line;
    struct str said; // as much of it as a line bears
};

// Texts that share the stem of a word, or two stems side by side.
struct word_group {
    struct str stems, name; // name: the words as they were first written
    bool pair;
    size_t texts;
    struct word_sample samples[GROUP_SAMPLES];
    uint64_t last; // the text that was counted last
    char bytes[2 * GROUP_NAME + GROUP_SAMPLES * GROUP_SAMPLE];
};

struct word_groups {
    struct tongue tongue;
    struct word_group **sorted; // by stems
    size_t n;
    size_t lost; // where there were too many words: counts may be too low by so many
};

struct word_groups word_groups_new(struct arena *arena, struct str language);
// Counts the words of a text; `line` tells where it stands.
void word_groups_add(struct word_groups *groups, struct arena *scratch, struct str text,
                     uint64_t line);
// At most `most` groups of at least two texts, the largest first; a word of which most texts share
// a pair is told by the pair.
size_t word_groups_largest(const struct word_groups *groups, struct arena *scratch,
                           const struct word_group **out, size_t most);

#endif
