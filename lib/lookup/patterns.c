// Compiles and matches the signals that are patterns, with PCRE2 inside our memory and our limits.
#define PCRE2_CODE_UNIT_WIDTH 8
#include "lookup/patterns.h"

#include "lookup/lookup.h"
#include "lookup/words.h"

#include <pcre2.h>
#include <string.h>

enum {
    OPTIONS = PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_NEVER_BACKSLASH_C,
    NESTING = 50,         // of parentheses
    STEPS_MOST = 50000,   // from one start position, which is what PCRE2 counts
    STEPS_LEAST = 1000,   // what every pattern may take however much others have taken
    STEPS_RUN = 40000000, // from all start positions of one pattern
    STEPS_LOST = 2000000, // taken in one question by patterns that went over their limit
    HEAP_KIB = 512
};

struct str signal_pattern(struct str signal) {
    bool pattern = signal.len >= 2 && signal.ptr[0] == '/' && signal.ptr[signal.len - 1] == '/';
    return pattern ? str_slice(signal, 1, signal.len - 1) : (struct str){NULL, 0};
}

// PCRE2's memory is the arena's, so running out leaves through the door, and nothing is left
// behind.
static void *give(PCRE2_SIZE size, void *arena) {
    return arena_alloc(arena, size, alignof(max_align_t));
}

static void take_back(void *memory, void *arena) {
    (void)memory, (void)arena;
}

static pcre2_general_context *memory_of(struct arena *arena) {
    return pcre2_general_context_create(give, take_back, arena);
}

static struct str message_of(struct arena *arena, int code) {
    char *message = arena_alloc(arena, 256, 1);
    pcre2_get_error_message(code, (PCRE2_UCHAR *)message, 256);
    return str_of(message);
}

static int run(const pcre2_code *code, struct str subject, pcre2_match_data *data,
               pcre2_match_context *context, size_t limit) {
    pcre2_set_match_limit(context, (uint32_t)limit);
    return pcre2_match(code, (PCRE2_SPTR)subject.ptr, subject.len, 0, PCRE2_NO_UTF_CHECK, data,
                       context);
}

// What one pattern may take of a subject from each start position.
static size_t steps_for(struct str subject) {
    size_t steps = STEPS_RUN / (subject.len + 1);
    return steps < STEPS_MOST ? steps : STEPS_MOST;
}

static pcre2_match_context *match_context(pcre2_general_context *memory) {
    pcre2_match_context *context = pcre2_match_context_create(memory);
    pcre2_set_heap_limit(context, HEAP_KIB);
    return context;
}

// Whether it fits a text without using any letter of it: such a pattern would speak for its
// scenario whatever is said. (PCRE2's own flag would forbid a lookahead for two words in any order,
// too.)
static bool fits_anything(struct arena *arena, const pcre2_code *code) {
    uint32_t may_be_empty = 0;
    pcre2_pattern_info(code, PCRE2_INFO_MATCHEMPTY, &may_be_empty);
    if (!may_be_empty) return false;
    pcre2_general_context *memory = memory_of(arena);
    pcre2_match_context *context = match_context(memory);
    pcre2_match_data *data = pcre2_match_data_create(1, memory);
    const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(data);
    bool empty = run(code, S(""), data, context, STEPS_MOST) >= 0;
    return empty || (run(code, S("0 q"), data, context, STEPS_MOST) >= 0 && ends[0] == ends[1]);
}

static pcre2_code *compile_any(struct arena *arena, struct str pattern, struct str *error,
                               size_t *offset) {
    *offset = 0;
    if (pattern.len > PATTERN_MOST) {
        *error = str_fmt(arena, "it is longer than %d bytes", PATTERN_MOST);
        return NULL;
    }
    if (str_starts(pattern, S("(*"))) {
        *error = S("it begins with \"(*\", which would change how patterns are matched");
        return NULL;
    }
    pcre2_compile_context *context = pcre2_compile_context_create(memory_of(arena));
    pcre2_set_parens_nest_limit(context, NESTING);
    int code = 0;
    PCRE2_SIZE at = 0;
    pcre2_code *compiled =
        pcre2_compile((PCRE2_SPTR)pattern.ptr, pattern.len, OPTIONS, &code, &at, context);
    if (!compiled) {
        *error = message_of(arena, code);
        *offset = at < pattern.len ? at : pattern.len;
    }
    return compiled;
}

static pcre2_code *compile(struct arena *arena, struct str pattern, struct str *error,
                           size_t *offset) {
    pcre2_code *compiled = compile_any(arena, pattern, error, offset);
    if (!compiled || !fits_anything(arena, compiled)) return compiled;
    *error = S("it fits every text, even an empty one");
    return NULL;
}

bool pattern_check(struct arena *arena, struct str pattern, struct str *error, size_t *offset) {
    return compile(arena, pattern, error, offset) != NULL;
}

static bool open_trial(struct pattern_trial *trial, struct arena *arena, const pcre2_code *code) {
    pcre2_general_context *memory = memory_of(arena);
    trial->code = code;
    trial->context = match_context(memory);
    trial->data = pcre2_match_data_create(1, memory);
    return code != NULL;
}

bool pattern_trial(struct pattern_trial *trial, struct arena *arena, struct str pattern) {
    struct str error;
    size_t offset;
    return open_trial(trial, arena, compile(arena, pattern, &error, &offset));
}

bool pattern_open(struct pattern_trial *trial, struct arena *arena, struct str pattern,
                  struct str *error, size_t *offset) {
    return open_trial(trial, arena, compile_any(arena, pattern, error, offset));
}

int pattern_try(const struct pattern_trial *trial, struct str subject, size_t steps) {
    int result = run(trial->code, subject, trial->data, trial->context, steps);
    if (result == PCRE2_ERROR_MATCHLIMIT || result == PCRE2_ERROR_HEAPLIMIT) return -1;
    return result >= 0;
}

struct str pattern_find(const struct pattern_trial *trial, struct str subject) {
    int result = run(trial->code, subject, trial->data, trial->context, steps_for(subject));
    const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(trial->data);
    return result < 0 ? S("") : str_slice(subject, ends[0], ends[1]);
}

bool pattern_gives_up(const struct pattern_trial *trial, struct str subject) {
    int result = run(trial->code, subject, trial->data, trial->context, steps_for(subject));
    return result == PCRE2_ERROR_MATCHLIMIT || result == PCRE2_ERROR_HEAPLIMIT;
}

// ---- the patterns of a playbook ----

struct gathering {
    struct patterns *out;
    struct arena *arena;
    const struct playbook *playbook;
    struct findings *findings;
    struct map known;              // pattern -> its place in the list, or REFUSED
    LIST(struct pattern_use) uses; // in the order of scenarios
    LIST(uint32_t) owners;         // beside uses: the pattern
};

#define NEW     (UINT32_MAX - 1)
#define REFUSED UINT32_MAX

static void refuse(struct gathering *all, struct text signal, struct str error, size_t offset) {
    struct finding *finding =
        finding_add(all->findings, "bad-pattern", signal.at,
                    "This pattern cannot be used: %.*s (at character %zu of the pattern).",
                    S_ARG(error), offset + 1);
    finding_help(all->findings, finding,
                 "Write the words as a plain signal, or mend the pattern between the slashes.");
}

static void gather(struct gathering *all, struct text signal, uint32_t scenario, bool against) {
    struct str pattern = signal_pattern(signal.s), error;
    size_t offset;
    if (!pattern.ptr) return;
    uint32_t *place = map_put(&all->known, signal.s, NEW);
    if (*place == NEW) {
        *place = REFUSED;
        pcre2_code *code = compile(all->arena, pattern, &error, &offset);
        if (code) {
            *place = (uint32_t)all->out->list.n;
            struct pattern *added = PUSH(all->arena, &all->out->list);
            added->code = code;
            added->signal = signal.s;
            added->keyed = prefilter_add(&all->out->prefilter, all->arena, pattern, *place);
        } else {
            refuse(all, signal, error, offset);
        }
    }
    if (*place == REFUSED) return;
    *PUSH(all->arena, &all->uses) = (struct pattern_use){scenario, against};
    *PUSH(all->arena, &all->owners) = *place;
}

// Puts the uses of each pattern side by side; within one they stay in the order of scenarios.
static void group_uses(struct gathering *all) {
    struct patterns *out = all->out;
    for (size_t i = 0; i < all->owners.n; i++) out->list.items[all->owners.items[i]].n_uses++;
    uint32_t at = 0;
    for (size_t i = 0; i < out->list.n; i++) {
        out->list.items[i].first_use = at;
        at += out->list.items[i].n_uses;
        out->list.items[i].n_uses = 0;
    }
    out->uses = arena_array(all->arena, struct pattern_use, all->uses.n);
    for (size_t i = 0; i < all->uses.n; i++) {
        struct pattern *pattern = &out->list.items[all->owners.items[i]];
        out->uses[pattern->first_use + pattern->n_uses++] = all->uses.items[i];
    }
}

void patterns_compile(struct patterns *out, struct arena *arena, const struct playbook *playbook,
                      struct findings *findings) {
    struct gathering all = {.out = out,
                            .arena = arena,
                            .playbook = playbook,
                            .findings = findings,
                            .known = map_new(arena)};
    for (uint32_t i = 0; i < playbook->scenarios.n; i++) {
        const struct scenario *scenario = &playbook->scenarios.items[i];
        for (size_t j = 0; j < scenario->signals.n; j++)
            gather(&all, scenario->signals.items[j], i, false);
        for (size_t j = 0; j < scenario->not_signals.n; j++)
            gather(&all, scenario->not_signals.items[j], i, true);
    }
    out->arena = arena;
    group_uses(&all);
    prefilter_build(&out->prefilter, arena);
}

// ---- matching ----

static void pass(const struct patterns *patterns, const struct pattern *pattern,
                 struct verdict *verdicts) {
    for (uint32_t i = 0; i < pattern->n_uses; i++) {
        const struct pattern_use *use = &patterns->uses[pattern->first_use + i];
        struct verdict *verdict = &verdicts[use->scenario];
        if (use->against)
            verdict->removed = true;
        else if (!verdict->signal.ptr)
            verdict->signal = pattern->signal;
    }
}

// A pattern that was kept from an earlier run could be used then.
static bool compile_late(const struct patterns *patterns, struct pattern *pattern) {
    struct str error;
    size_t offset;
    pattern->code = compile(patterns->arena, signal_pattern(pattern->signal), &error, &offset);
    return pattern->code != NULL;
}

void patterns_match(const struct patterns *patterns, struct arena *scratch, struct str subject,
                    struct verdict *verdicts) {
    if (patterns->list.n == 0 || subject.len == 0) return;
    pcre2_general_context *memory = memory_of(scratch);
    pcre2_match_context *context = match_context(memory);
    pcre2_match_data *data = pcre2_match_data_create(1, memory);
    bool *may = arena_array(scratch, bool, patterns->list.n);
    bool filtered = prefilter_mark(&patterns->prefilter, subject, may);
    size_t left = STEPS_LOST, most = steps_for(subject);
    for (size_t i = 0; i < patterns->list.n; i++) {
        const struct pattern *pattern = &patterns->list.items[i];
        if (filtered && pattern->keyed && !may[i]) continue;
        if (!pattern->code && !compile_late(patterns, &patterns->list.items[i])) continue;
        size_t limit = most < left ? most : left > STEPS_LEAST ? left : STEPS_LEAST;
        int result = run(pattern->code, subject, data, context, limit);
        if (result == PCRE2_ERROR_MATCHLIMIT) left -= limit < left ? limit : left;
        if (result >= 0) pass(patterns, pattern, verdicts);
    }
}
