// Fuzzes look-up: the first line is a pattern, the second a signal, the rest a question.
#include "cards/answer.h"
#include "lookup/words.h"
#include "model/playbook.h"

static jmp_buf door;

static struct text text_of(struct arena *arena, struct str s) {
    return (struct text){str_dup(arena, s), {1, 2}};
}

static void build(struct playbook *playbook, struct arena *arena, struct str pattern,
                  struct str signal) {
    static const char *const ids[] = {"a", "b"};
    playbook->arena = arena;
    playbook->header.language.s = S("en");
    for (size_t i = 0; i < 2; i++) {
        struct scenario *scenario = PUSH(arena, &playbook->scenarios);
        scenario->entry.id.s = str_of(ids[i]);
        scenario->title = text_of(arena, i ? S("the room is not clean") : signal);
    }
    struct scenario *first = &playbook->scenarios.items[0];
    *PUSH(arena, &first->signals) = text_of(arena, str_fmt(arena, "/%.*s/", S_ARG(pattern)));
    *PUSH(arena, &first->signals) = text_of(arena, signal);
    *PUSH(arena, &playbook->scenarios.items[1].not_signals) = text_of(arena, signal);
    struct synonym *synonym = PUSH(arena, &playbook->words);
    synonym->word = text_of(arena, S("credit"));
    *PUSH(arena, &synonym->same) = text_of(arena, signal);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena;
    arena_init(&arena, allocator_malloc, 64 << 20);
    arena.door = &door;
    if (setjmp(door) == 0) {
        struct str rest = {(const char *)data, size}, pattern = S(""), signal = S("");
        str_split(&rest, '\n', &pattern);
        str_split(&rest, '\n', &signal);
        bool cut;
        signal = text_clean(&arena, signal, &cut);
        struct playbook playbook = {0};
        build(&playbook, &arena, pattern, signal);
        struct findings findings = findings_new(&arena);
        struct lookup *lookup = lookup_new(&arena, &playbook, &findings);
        struct lookup_query query = {.words = rest, .role = -1};
        struct lookup_answer answer = lookup_ask(lookup, &arena, &query);
        struct buf out = buf_new(&arena);
        answer_text(&out, &answer, NULL, 80, false);
        answer_json(&out, &playbook, &answer, S("query"), NULL, S(""));
    }
    arena_free(&arena);
    return 0;
}
