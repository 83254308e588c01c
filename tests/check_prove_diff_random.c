// Comparisons held against decisions: playbooks that are shipped, changed in one place, and small
// ones made up. Each case that is told is asked again; what random questions answer otherwise must
// be told; and whatever changes the digest must be told somehow.
#include "check_prove_diff.h"

#include <dirent.h>

static uint64_t seed;

static unsigned below(size_t n) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)((seed >> 33) % n);
}

static bool often(unsigned per_cent) {
    return below(100) < per_cent;
}

// ---- random questions ----

struct asking {
    struct arena *work;
    const struct diff *diff;
    struct decider *decider[2];
    const struct playbook *playbook[2];
    LIST(int64_t) amounts; // near limits
    size_t asked, differed;
};

// Near what limits and conditions name, so that something changes there.
static void add_near(struct asking *a, int64_t value) {
    for (int64_t i = -1; i <= 1; i++)
        if (value + i > 0) *PUSH(a->work, &a->amounts) = value + i;
}

static void find_amounts(struct asking *a, const struct gesture *const gesture[2]) {
    a->amounts.n = 0;
    for (int side = 0; side < 2; side++) {
        for (size_t i = 0; i < gesture[side]->authority.n; i++)
            add_near(a, gesture[side]->authority.items[i].limit.limit.amount);
        add_near(a, gesture[side]->at_least.value);
    }
    static const int64_t others[] = {
        1,      100,        1000,           2500,           10000,
        100000, NUMBER_ONE, 2 * NUMBER_ONE, 5 * NUMBER_ONE, 30 * NUMBER_ONE};
    for (size_t i = 0; i < COUNT(others); i++) *PUSH(a->work, &a->amounts) = others[i];
}

static int64_t some_amount(const struct asking *a) {
    return a->amounts.items[below(a->amounts.n)];
}

static struct date some_day(const struct playbook *playbook) {
    struct date first = playbook->header.effective.range.from;
    if (first.precision == DATE_NONE) first.day = date_days(2026, 5, 1);
    return (struct date){.day = first.day + (int32_t)below(364), .precision = DATE_DAY};
}

// A value that both playbooks can take; false where there is none, or where it is left unsaid.
static bool some_value(const struct asking *a, const struct fact *const fact[2],
                       struct value *out) {
    *out = (struct value){.type = fact[1]->type};
    if (fact[0]->type != fact[1]->type || often(6)) return false;
    switch ((enum fact_type)out->type) {
    case FACT_YES_NO: out->yes = often(50); return true;
    case FACT_MONEY: out->amount = some_amount(a); return true;
    case FACT_NUMBER: out->amount = (int64_t)below(20) * NUMBER_ONE; return true;
    case FACT_DATE:
    case FACT_TIME: out->date = some_day(a->playbook[1]); return true;
    case FACT_CHOICE:
        if (!fact[1]->choices.n) return false;
        out->text = fact[1]->choices.items[below(fact[1]->choices.n)];
        for (size_t i = 0; i < fact[0]->choices.n; i++)
            if (str_eq(fact[0]->choices.items[i].s, out->text.s)) return true;
        return false;
    case FACT_NONE: break;
    }
    return false;
}

static const struct fact *fact_named(const struct playbook *playbook, struct str id) {
    return (const void *)playbook_find(playbook, KIND_FACT, id);
}

struct both {
    struct request request[2];
    struct known known[2][80];
};

static void say(struct both *both, const fact_key key[2], const struct value *value) {
    for (int side = 0; side < 2; side++) {
        struct request *request = &both->request[side];
        both->known[side][request->n_known++] = (struct known){key[side], *value};
        request->known = both->known[side];
    }
}

static void say_reserved(const struct asking *a, struct both *both, uint8_t reserved,
                         struct value value) {
    fact_key key[2];
    for (int side = 0; side < 2; side++) key[side] = key_of_reserved(a->playbook[side], reserved);
    say(both, key, &value);
}

static void say_facts(const struct asking *a, struct both *both) {
    for (size_t i = 0; i < a->playbook[1]->facts.n && i < 70; i++) {
        const struct fact *fresh = &a->playbook[1]->facts.items[i];
        const struct fact *old = fact_named(a->playbook[0], fresh->entry.id.s);
        const struct fact *facts[] = {old, fresh};
        struct value value;
        if (!old || reserved_of_name(fresh->entry.id.s) || !some_value(a, facts, &value)) continue;
        fact_key key[] = {key_of_fact(a->playbook[0], (size_t)(old - a->playbook[0]->facts.items)),
                          key_of_fact(a->playbook[1], i)};
        say(both, key, &value);
    }
}

static int32_t *also_given(const struct asking *a, struct both *both) {
    int32_t *also = arena_array(a->work, int32_t, 2);
    const struct gesture *other =
        &a->playbook[1]->gestures.items[below(a->playbook[1]->gestures.n)];
    const struct entry *old = playbook_find(a->playbook[0], KIND_GESTURE, other->entry.id.s);
    if (!old || often(60)) return also;
    also[0] = (int32_t)((const struct gesture *)(const void *)old - a->playbook[0]->gestures.items);
    also[1] = (int32_t)(other - a->playbook[1]->gestures.items);
    for (int side = 0; side < 2; side++) {
        both->request[side].also_given = &also[side];
        both->request[side].n_also_given = 1;
    }
    return also;
}

static struct both some_request(const struct asking *a, const struct gesture *const gesture[2],
                                const int32_t role[2]) {
    struct both both = {0};
    struct date day = some_day(a->playbook[1]);
    int64_t amount = some_amount(a);
    bool has_amount = often(85);
    for (int side = 0; side < 2; side++)
        both.request[side] = (struct request){.role = role[side],
                                              .gesture = gesture[side],
                                              .has_amount = has_amount,
                                              .amount = amount,
                                              .as_of = day};
    say_facts(a, &both);
    uint8_t type = gesture[1]->unit.s.len ? FACT_NUMBER : FACT_MONEY;
    if (often(85))
        say_reserved(a, &both, RESERVED_GIVEN,
                     (struct value){.type = type, .amount = often(50) ? 0 : some_amount(a)});
    if (often(85))
        say_reserved(a, &both, RESERVED_TIMES_GIVEN,
                     (struct value){.type = FACT_NUMBER, .amount = below(5) * NUMBER_ONE});
    also_given(a, &both);
    return both;
}

// ---- what is told of it ----

static struct str answer_of(const struct playbook *playbook, const struct decision *decision) {
    struct buf out = buf_new(&arena);
    buf_text(&out, verdict_name(decision->verdict));
    if (decision->by >= 0) buf_fmt(&out, " by %.*s", S_ARG(role_of(playbook, decision->by)));
    for (size_t i = 0; i < decision->with.n; i++)
        buf_fmt(&out, " with %.*s", S_ARG(decision->with.items[i]));
    if (decision->to) buf_fmt(&out, " to %.*s", S_ARG(decision->to->id.s));
    if (decision->to_role >= 0)
        buf_fmt(&out, " to %.*s", S_ARG(role_of(playbook, decision->to_role)));
    return buf_str(&out);
}

static bool holds_on(const struct difference *difference, struct date day) {
    bool begun = !difference->from.precision || date_cmp(day, difference->from) >= 0;
    return begun && (!difference->until.precision || date_cmp(day, difference->until) <= 0);
}

// Where a fact must be asked for in one of them, it is told of what comes out once it is said: of
// any class (DIFF_CLASSES).
static bool is_told(const struct diff *diff, enum diff_class class, const struct request *request) {
    struct str role = diff->fresh->roles.items[request->role].entry.id.s;
    for (size_t i = 0; i < diff->list.n; i++) {
        const struct difference *told = &diff->list.items[i];
        if (!str_eq(told->id, request->gesture->entry.id.s) || told->kind != KIND_GESTURE) continue;
        if (told->class == DIFF_NOT_ANALYSED) return true;
        bool same = told->class == class || (class == DIFF_CLASSES && told->class <= DIFF_ROUTE);
        if (same && str_eq(told->role, role) && holds_on(told, request->as_of)) return true;
    }
    return false;
}

static struct str words_of(const struct asking *a, const struct both *both) {
    struct buf out = buf_new(&arena);
    const struct request *request = &both->request[1];
    buf_fmt(&out, "%.*s %.*s %lld on %.*s", S_ARG(role_of(a->playbook[1], request->role)),
            S_ARG(request->gesture->entry.id.s),
            request->has_amount ? (long long)request->amount : -1LL,
            S_ARG(date_show(&arena, request->as_of)));
    for (size_t i = 0; i < request->n_known; i++) {
        struct domain domain =
            key_domain(a->playbook[1], request->known[i].key, request->gesture->unit.s);
        buf_fmt(&out, " %.*s=%.*s", S_ARG(domain.name),
                S_ARG(value_show(&arena, a->playbook[1], &domain, &request->known[i].value)));
    }
    if (request->n_also_given)
        buf_fmt(&out, " also_given=%.*s",
                S_ARG(a->playbook[1]->gestures.items[request->also_given[0]].entry.id.s));
    return buf_str(&out);
}

static void ask_once(struct asking *a, const struct gesture *const gesture[2],
                     const int32_t role[2], const char *what) {
    struct arena_mark mark = arena_mark(a->work), shown = arena_mark(&arena);
    struct both both = some_request(a, gesture, role);
    struct decision decision[2];
    struct str answer[2];
    for (int side = 0; side < 2; side++) {
        decision[side] = decide(a->decider[side], a->work, &both.request[side]);
        answer[side] = answer_of(a->playbook[side], &decision[side]);
    }
    bool could = decision[0].verdict == VERDICT_ALLOW, can = decision[1].verdict == VERDICT_ALLOW;
    enum diff_class class = can ? DIFF_WIDER : could ? DIFF_TIGHTER : DIFF_ROUTE;
    bool asks = decision[0].verdict == VERDICT_ASK || decision[1].verdict == VERDICT_ASK;
    if (asks) class = DIFF_CLASSES;
    a->asked++;
    if (!str_eq(answer[0], answer[1])) {
        a->differed++;
        ck_assert_msg(is_told(a->diff, class, &both.request[1]),
                      "%s: %s is not told of %.*s: %.*s, was %.*s", what, diff_class_name(class),
                      S_ARG(words_of(a, &both)), S_ARG(answer[1]), S_ARG(answer[0]));
    }
    arena_reset(&arena, shown);
    arena_reset(a->work, mark);
}

static int32_t place_of(const struct playbook *playbook, struct str role) {
    for (size_t i = 0; i < playbook->roles.n; i++)
        if (str_eq(playbook->roles.items[i].entry.id.s, role)) return (int32_t)i;
    return -1;
}

static void ask_of(struct asking *a, const struct gesture *fresh, size_t times, const char *what) {
    const struct entry *entry = playbook_find(a->playbook[0], KIND_GESTURE, fresh->entry.id.s);
    const struct gesture *gesture[] = {(const void *)entry, fresh};
    if (!entry || !str_eq(gesture[0]->unit.s, fresh->unit.s)) return;
    find_amounts(a, gesture);
    for (size_t i = 0; i < times; i++) {
        int32_t role[2] = {0, (int32_t)below(a->playbook[1]->roles.n)};
        role[0] = place_of(a->playbook[0], a->playbook[1]->roles.items[role[1]].entry.id.s);
        if (role[0] >= 0) ask_once(a, gesture, role, what);
    }
}

static bool is_told_of(const struct diff *diff, const struct gesture *gesture) {
    for (size_t i = 0; i < diff->list.n; i++)
        if (diff->list.items[i].kind == KIND_GESTURE &&
            str_eq(diff->list.items[i].id, gesture->entry.id.s))
            return true;
    return false;
}

// What a decider needs must stay, so it has an arena of its own.
static struct asking ask_all(struct arena *work, struct arena *plans, const struct diff *diff,
                             size_t times, const char *what) {
    struct asking a = {.work = work, .diff = diff};
    const struct playbook *both[] = {diff->old, diff->fresh};
    for (int side = 0; side < 2; side++) {
        a.playbook[side] = both[side];
        a.decider[side] = decider_new(plans, both[side]);
    }
    if (diff->old->header.currency != diff->fresh->header.currency) return a;
    for (size_t i = 0; i < diff->fresh->gestures.n; i++) {
        const struct gesture *gesture = &diff->fresh->gestures.items[i];
        ask_of(&a, gesture, is_told_of(diff, gesture) ? times : times / 10 + 1, what);
    }
    return a;
}

// ---- shipped playbooks, changed in one place ----

struct shipped {
    struct str names[24], texts[24];
    size_t n;
};

static void add_shipped(struct shipped *book, const char *path) {
    book->names[book->n] = str_of(path);
    book->texts[book->n++] = file_text(path);
}

static int name_cmp(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

// The files of a folder and of those in it.
static void add_folder(struct shipped *book, const char *folder) {
    char *found[64];
    size_t n = 0;
    DIR *stream = opendir(folder);
    ck_assert_ptr_nonnull(stream);
    for (struct dirent *entry; (entry = readdir(stream));)
        if (entry->d_name[0] != '.')
            found[n++] =
                (char *)(uintptr_t)str_fmt(&arena, "%s/%s%c", folder, entry->d_name, 0).ptr;
    closedir(stream);
    qsort(found, n, sizeof *found, name_cmp);
    for (size_t i = 0; i < n; i++) {
        if (str_ends(str_of(found[i]), S(".yaml")))
            add_shipped(book, found[i]);
        else
            add_folder(book, found[i]);
    }
}

struct line {
    size_t start, end; // in the text
};

static struct line line_near(struct str text, size_t at) {
    struct line line = {at, at};
    while (line.start && text.ptr[line.start - 1] != '\n') line.start--;
    while (line.end < text.len && text.ptr[line.end] != '\n') line.end++;
    return line;
}

static struct str spliced(struct str text, size_t start, size_t end, struct str with) {
    return str_fmt(&arena, "%.*s%.*s%.*s", S_ARG(str_slice(text, 0, start)), S_ARG(with),
                   S_ARG(str_from(text, end)));
}

// Another digit in place of the first one.
static bool other_digit(struct str text, struct line line, struct str *out) {
    for (size_t i = line.start; i < line.end; i++) {
        if (!is_digit(text.ptr[i]) || text.ptr[i] == '0') continue;
        char digit[] = {text.ptr[i] == '9' ? '1' : (char)(text.ptr[i] + 1)};
        *out = spliced(text, i, i + 1, (struct str){digit, 1});
        return true;
    }
    return false;
}

static bool other_word(struct str text, struct line line, struct str *out) {
    static const struct {
        struct str from, to;
    } words[] = {{S_INIT(": yes"), S_INIT(": no")},
                 {S_INIT(": no}"), S_INIT(": yes}")},
                 {S_INIT("at least"), S_INIT("at most")},
                 {S_INIT("more than"), S_INIT("less than")},
                 {S_INIT("no limit"), S_INIT("10% of room_rate per stay")},
                 {S_INIT("assume: no"), S_INIT("assume: yes")},
                 {S_INIT(", assume: no"), S_INIT("")},
                 {S_INIT("never_when"), S_INIT("only_when")},
                 {S_INIT("any:"), S_INIT("all:")},
                 {S_INIT("duty-manager"), S_INIT("general-manager")},
                 {S_INIT(" the "), S_INIT(" that ")}};
    struct str part = str_slice(text, line.start, line.end);
    size_t first = below(COUNT(words));
    for (size_t i = 0; i < COUNT(words); i++) {
        size_t k = (first + i) % COUNT(words);
        ptrdiff_t at = str_find(part, words[k].from);
        if (at < 0) continue;
        size_t start = line.start + (size_t)at;
        *out = spliced(text, start, start + words[k].from.len, words[k].to);
        return true;
    }
    return false;
}

// Most of a playbook in one file is no matter to decisions.
static size_t some_place(struct str text) {
    ptrdiff_t from = str_find(text, S("\ngestures:")), to = str_find(text, S("\nscenarios:"));
    if (from < 0 || to < from || often(20)) return below(text.len);
    return (size_t)from + below((size_t)(to - from));
}

static bool changed(struct str text, struct str *out) {
    struct line line = line_near(text, some_place(text));
    unsigned how = below(10);
    if (str_starts(str_trim(str_slice(text, line.start, line.end)), S("#"))) return false;
    if (how < 5) return other_digit(text, line, out) || other_word(text, line, out);
    if (how < 8) return other_word(text, line, out);
    *out = spliced(text, line.start, line.end + (line.end < text.len), S(""));
    return true;
}

// Where two texts begin to differ, for people.
static struct str changed_line(struct str old, struct str fresh) {
    size_t at = 0;
    while (at < old.len && at < fresh.len && old.ptr[at] == fresh.ptr[at]) at++;
    struct line was = line_near(old, at), is = line_near(fresh, at);
    return str_fmt(&arena, "<%.*s> for <%.*s>", S_ARG(str_slice(fresh, is.start, is.end)),
                   S_ARG(str_slice(old, was.start, was.end)));
}

struct sums {
    size_t pairs, told, cases, asked, differed;
};

// Most of what is changed is what decisions rest on.
static size_t some_file(const struct shipped *book) {
    static const char *const deciding[] = {"gestures", "guardrails", "facts"};
    size_t file = below(book->n);
    bool decides = book->n == 1;
    for (size_t i = 0; i < COUNT(deciding); i++)
        decides |= str_find(book->names[file], str_of(deciding[i])) >= 0;
    return decides || often(8) ? file : some_file(book);
}

static void compare_changed(const struct shipped *book, const struct playbook *old,
                            struct sums *sums) {
    struct shipped copy = *book;
    size_t file = some_file(book);
    if (!changed(book->texts[file], &copy.texts[file])) return;
    struct playbook *fresh = read_apart(copy.names, copy.texts, copy.n);
    if (findings.list.n) return;
    struct arena work, plans;
    arena_init(&work, allocator_malloc, 0);
    arena_init(&plans, allocator_malloc, 0);
    struct diff diff = diff_of(&work, old, fresh, "");
    bool same = str_eq(digest_of(old), digest_of(fresh));
    ck_assert_msg(same == (diff.list.n == 0), "%.*s: %zu differences", S_ARG(copy.names[file]),
                  diff.list.n);
    check_cases_again(&work, &diff);
    struct str what = str_fmt(&arena, "%.*s, %.*s%c", S_ARG(copy.names[file]),
                              S_ARG(changed_line(book->texts[file], copy.texts[file])), 0);
    struct asking a = ask_all(&work, &plans, &diff, 100, what.ptr);
    for (size_t i = 0; i < diff.list.n; i++) sums->cases += diff.list.items[i].example != NULL;
    sums->pairs++;
    sums->told += diff.list.n > 0;
    sums->asked += a.asked;
    sums->differed += a.differed;
    arena_free(&plans);
    arena_free(&work);
}

static void compare_shipped(const struct shipped *book, size_t times, uint64_t from) {
    struct sums sums = {0};
    struct playbook *old = read_apart(book->names, book->texts, book->n);
    seed = from;
    for (size_t i = 0; sums.pairs < times && i < 20 * times; i++) {
        struct arena_mark mark = arena_mark(&arena);
        compare_changed(book, old, &sums);
        arena_reset(&arena, mark);
    }
    printf("%.*s: %zu pairs, %zu differ, %zu cases asked again, %zu questions, %zu answered "
           "otherwise\n",
           S_ARG(book->names[0]), sums.pairs, sums.told, sums.cases, sums.asked, sums.differed);
    ck_assert_uint_ge(sums.pairs, times);
    ck_assert_uint_ge(sums.cases, 5);
    ck_assert_uint_ge(sums.differed, 10);
}

START_TEST(test_folder) {
    struct shipped book = {.n = 0};
    add_folder(&book, PLAYBOOKS_DIR "/harbour-house");
    compare_shipped(&book, 150, 1);
}
END_TEST

START_TEST(test_airline) {
    struct shipped book = {.n = 0};
    add_shipped(&book, PLAYBOOKS_DIR "/airline.yaml");
    compare_shipped(&book, 80, 2);
}
END_TEST

START_TEST(test_retail) {
    struct shipped book = {.n = 0};
    add_shipped(&book, PLAYBOOKS_DIR "/retail.yaml");
    compare_shipped(&book, 80, 3);
}
END_TEST

START_TEST(test_starter) {
    struct shipped book = {.n = 0};
    add_shipped(&book, PLAYBOOKS_DIR "/starter.yaml");
    compare_shipped(&book, 60, 4);
}
END_TEST

// ---- small playbooks, made up ----

// Of each piece one of a few; a book is the choice of all, and its change the choice of another
// one.
static const char *const pieces[][6] = {
    {"empower: 1\nplaybook: test\ntitle: Test\ncurrency: JPY\n"
     "effective: 2026-01-01 to 2026-12-31\n" CHAIN "facts:\n"},
    {"  p: {yes_no: p}\n", "  p: {yes_no: p, assume: no}\n", "  p: {yes_no: p, assume: yes}\n"},
    {"  q: {yes_no: q}\n", "  q: {yes_no: q, assume: no}\n"},
    {"  c: {choice: [red, blue]}\n", "  c: {choice: [red, blue, green]}\n",
     "  c: {choice: [red, blue, green], assume: blue}\n"},
    {"  m: {money: m}\n  s: {number: s}\n  d: {date: d}\n"},
    {"", "  given: {money: given, assume: 0}\n"},
    {"terms:\n  t: {any: [{p: yes}, {c: red}]}\n", "terms:\n  t: {p: yes, c: not blue}\n",
     "terms:\n  t: {now: before 2026-06-01}\n"},
    {"gestures:\n  h: {authority: [{agent: no limit}]}\n  g:\n"},
    {"", "    only_when: {p: yes}\n", "    only_when: {t: yes}\n", "    only_when: {q: no}\n"},
    {"", "    never_when: {c: blue}\n", "    never_when: [{when: {q: yes}, until: 2026-03-31}]\n",
     "    never_when: {also_given: h}\n", "    never_when: {d: not within 30 days}\n"},
    {"", "    evidence: [q]\n"},
    {"", "    at_least: 2\n", "    at_least: 3\n"},
    {"", "    at_most: 2 per stay\n", "    at_most: 2 per stay, beyond asks lead\n",
     "    at_most: 3 per stay, beyond asks lead\n"},
    {"", "    beyond: escalate\n", "    beyond: nobody\n"},
    {"    authority:\n"},
    {"      - agent: 3 per stay\n", "      - agent: 5 per stay\n", "      - agent: 3 per request\n",
     "      - {agent: 5 per stay, from: 2026-04-01}\n", "      - agent: 50% of m per stay\n", ""},
    {"", "      - {agent: 5 per stay, when: {c: red}}\n",
     "      - {agent: no limit, when: {t: yes}}\n",
     "      - {agent: 6 per stay, until: 2026-08-31, when: {q: yes}}\n",
     "      - {agent: 2 for each s per stay, when: {p: yes}}\n"},
    {"      - lead: 5 per stay\n", "      - lead: 10 per stay\n",
     "      - {lead: 10 per stay, from: 2026-07-01}\n",
     "      - {lead: 10 per stay, when: {p: no}}\n"},
    {"      - head: no limit\n", "      - {head: no limit, jointly_with: [clerk]}\n",
     "      - head: 20 per stay\n"},
    {"guardrails:\n  r0: {never_do: Shout.}\n"},
    {"", "  r1: {never_together: [g, h]}\n", "  r1: {never_together: [g, h], liftable_by: lead}\n",
     "  r1: {never_together: [g, h], from: 2026-05-01}\n"},
    {"", "  r2: {never_when: {p: no}, liftable_by: head}\n",
     "  r2: {never_when: {p: no, now: after 2026-09-01}}\n"},
    {"", "escalations:\n  e1: {when: {q: yes, p: yes}, to: desk}\n",
     "escalations:\n  e1: {when: {c: red}, to: head, for: [agent], from: 2026-10-01}\n"},
};

static struct str book_text(const unsigned *chosen) {
    struct buf out = buf_new(&arena);
    for (size_t i = 0; i < COUNT(pieces); i++) buf_text(&out, pieces[i][chosen[i]]);
    return buf_str(&out);
}

static unsigned some_piece(size_t i) {
    size_t n = 0;
    while (n < 6 && pieces[i][n]) n++;
    return below(n);
}

static void compare_small(struct sums *sums) {
    unsigned chosen[COUNT(pieces)];
    struct str written[2], name = S("book.yaml");
    struct playbook *both[2];
    for (size_t i = 0; i < COUNT(pieces); i++) chosen[i] = some_piece(i);
    written[0] = book_text(chosen);
    for (unsigned n = 1 + below(2); n > 0; n--) {
        size_t at = below(COUNT(pieces));
        chosen[at] = some_piece(at);
    }
    written[1] = book_text(chosen);
    for (int side = 0; side < 2; side++) {
        both[side] = read_apart(&name, &written[side], 1);
        if (findings.list.n) return;
    }
    struct arena work, plans;
    arena_init(&work, allocator_malloc, 0);
    arena_init(&plans, allocator_malloc, 0);
    struct diff diff = diff_of(&work, both[0], both[1], "");
    bool same = str_eq(digest_of(both[0]), digest_of(both[1]));
    ck_assert(same == (diff.list.n == 0));
    ck_assert_uint_eq(diff.counts[DIFF_NOT_ANALYSED], 0);
    check_cases_again(&work, &diff);
    struct str what =
        str_fmt(&arena, "of <%.*s> and <%.*s>%c", S_ARG(written[0]), S_ARG(written[1]), 0);
    struct asking a = ask_all(&work, &plans, &diff, 500, what.ptr);
    for (size_t i = 0; i < diff.list.n; i++) sums->cases += diff.list.items[i].example != NULL;
    sums->pairs++;
    sums->asked += a.asked;
    sums->differed += a.differed;
    arena_free(&plans);
    arena_free(&work);
}

START_TEST(test_small) {
    struct sums sums = {0};
    seed = 5;
    for (int i = 0; i < 600; i++) {
        struct arena_mark mark = arena_mark(&arena);
        compare_small(&sums);
        arena_reset(&arena, mark);
    }
    printf("made up: %zu pairs, %zu cases asked again, %zu questions, %zu answered otherwise\n",
           sums.pairs, sums.cases, sums.asked, sums.differed);
    ck_assert_uint_ge(sums.pairs, 100);
    ck_assert_uint_ge(sums.differed, 1000);
}
END_TEST

RUN("prove-diff-random", test_folder, test_airline, test_retail, test_starter, test_small)
