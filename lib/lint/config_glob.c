// Patterns for paths: *, ** and ?.
#include "lint/config.h"

// Places in a pattern that the path read so far may have come to.
struct places {
    bool at[CONFIG_GLOB_MOST + 1];
};

static bool is_deep(struct str pattern, size_t i) {
    return i + 1 < pattern.len && pattern.ptr[i] == '*' && pattern.ptr[i + 1] == '*';
}

// Stars may stand for nothing; where a name begins, "**/" also for no folder at all.
static void skip_stars(struct str pattern, struct places *places, bool begins) {
    for (size_t i = 0; i < pattern.len; i++) {
        if (!places->at[i] || pattern.ptr[i] != '*') continue;
        bool deep = is_deep(pattern, i);
        places->at[i + 1 + deep] = true;
        if (begins && deep && i + 2 < pattern.len && pattern.ptr[i + 2] == '/')
            places->at[i + 3] = true;
    }
}

static struct places step(struct str pattern, const struct places *from, char c) {
    struct places to = {{false}};
    for (size_t i = 0; i < pattern.len; i++) {
        if (!from->at[i]) continue;
        bool star = pattern.ptr[i] == '*';
        if (star && (c != '/' || is_deep(pattern, i))) to.at[i] = true;
        if (!star && (pattern.ptr[i] == c || (pattern.ptr[i] == '?' && c != '/')))
            to.at[i + 1] = true;
    }
    skip_stars(pattern, &to, c == '/');
    return to;
}

bool glob_matches(struct str pattern, struct str path) {
    if (pattern.len > CONFIG_GLOB_MOST) return false;
    struct places places = {{true}};
    bool below = str_ends(pattern, S("/"));
    skip_stars(pattern, &places, true);
    for (size_t i = 0; i < path.len; i++) {
        places = step(pattern, &places, path.ptr[i]);
        if (below && places.at[pattern.len]) return true;
    }
    return !below && places.at[pattern.len];
}
