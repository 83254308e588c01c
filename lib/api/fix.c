// Mends what lint finds, for callers of the library: rounds of edits, each kept only if it helps.
#include "api/edit.h"
#include "api/lint.h"
#include "base/map.h"
#include "edit/pieces.h"
#include "lint/config.h"
#include "lint/lint.h"

#include <stdint.h>
#include <stdlib.h>

struct fix_job {
    const struct emp_lint_options *options;
    bool unsafe;
    struct edit_taker taker;
    size_t *fixed;
};

struct fixing {
    struct emp_playbook *playbook;
    struct arena *arena; // what lasts from round to round
    struct lint_options options;
    bool unsafe;
    pieces *files;                 // of each file, as it is by now
    struct arena *room;            // of the reading
    struct second_reading reading; // of what was looked at last, with what lint finds there
    LIST(struct str) refused;      // fingerprints of findings whose fix mends nothing
};

// An edit of one of the findings that are to be mended in this round.
struct planned {
    struct edit edit;
    size_t finding; // its number
};

struct plan {
    LIST(struct planned) edits;
    bool *chosen; // by number of a finding
    size_t n;     // how many
};

static size_t n_files(const struct fixing *fixing) {
    return fixing->playbook->sources.files.n;
}

static struct str bytes_of(struct fixing *fixing, const pieces *parts, size_t file) {
    const struct source *was = &fixing->playbook->sources.files.items[file];
    struct edits edits = pieces_edits(fixing->room, parts, was);
    return edits_apply(was, &edits);
}

// Reads and lints the files that the pieces make. False, with the call refused, where an option
// cannot be.
static bool look(struct fixing *fixing, const pieces *files) {
    if (fixing->room) arena_child_free(fixing->arena);
    fixing->room = arena_child(fixing->arena);
    struct str *bytes = arena_array(fixing->room, struct str, n_files(fixing)), error = {0};
    for (size_t i = 0; i < n_files(fixing); i++) bytes[i] = bytes_of(fixing, &files[i], i);
    read_again(&fixing->reading, fixing->room, fixing->playbook, bytes);
    if (lint_run(fixing->room, fixing->arena, fixing->reading.model, &fixing->reading.findings,
                 &fixing->options, &error))
        return true;
    door_refuse(fixing->playbook, EMP_BAD_ARGUMENT, "%.*s", S_ARG(error));
    return false;
}

// ---- a round ----

// What is asked of a reading's findings, and what is kept of them for the next.
static struct str fingerprint(const struct fixing *fixing, const struct finding *finding) {
    return finding_fingerprint(fixing->arena, &fixing->reading.sources, finding);
}

static bool is_refused(const struct fixing *fixing, const struct finding *finding) {
    if (!fixing->refused.n) return false;
    struct str print = fingerprint(fixing, finding);
    for (size_t i = 0; i < fixing->refused.n; i++)
        if (str_eq(fixing->refused.items[i], print)) return true;
    return false;
}

static bool may_be_mended(const struct fixing *fixing, const struct finding *finding) {
    return finding->fix && (finding->fix->safe || fixing->unsafe) && !is_refused(fixing, finding);
}

static int by_place(const void *a, const void *b) {
    const struct planned *x = a, *y = b;
    if (x->edit.at.start != y->edit.at.start) return x->edit.at.start < y->edit.at.start ? -1 : 1;
    if (x->edit.at.end != y->edit.at.end) return x->edit.at.end < y->edit.at.end ? -1 : 1;
    return (x->finding > y->finding) - (x->finding < y->finding);
}

// Where two findings would change the same bytes, the second waits for the next round.
static void leave_apart(struct plan *plan) {
    const struct planned *last = NULL;
    if (plan->edits.n) qsort(plan->edits.items, plan->edits.n, sizeof *plan->edits.items, by_place);
    for (size_t i = 0; i < plan->edits.n; i++) {
        const struct planned *planned = &plan->edits.items[i];
        if (!plan->chosen[planned->finding]) continue;
        bool meets = last && last->finding != planned->finding &&
                     (planned->edit.at.start < last->edit.at.end ||
                      planned->edit.at.start == last->edit.at.start);
        if (meets)
            plan->chosen[planned->finding] = false, plan->n--;
        else
            last = planned;
    }
}

// Errors come first: what is wrong with a key decides what its value means.
static unsigned char worst_level(const struct fixing *fixing) {
    unsigned char worst = LEVEL_INFO;
    for (size_t i = 0; i < fixing->reading.findings.list.n; i++) {
        const struct finding *finding = &fixing->reading.findings.list.items[i];
        if (finding->info->level < worst && may_be_mended(fixing, finding))
            worst = finding->info->level;
    }
    return worst;
}

static struct plan make_plan(const struct fixing *fixing, size_t most) {
    const struct findings *found = &fixing->reading.findings;
    struct plan plan = {.chosen = arena_array(fixing->room, bool, found->list.n)};
    unsigned char level = worst_level(fixing);
    for (size_t i = 0; i < found->list.n && plan.n < most; i++) {
        const struct finding *finding = &found->list.items[i];
        if (finding->info->level != level || !may_be_mended(fixing, finding)) continue;
        plan.chosen[i] = true;
        plan.n++;
        for (size_t k = 0; k < finding->fix->edits.n; k++)
            *PUSH(fixing->room, &plan.edits) = (struct planned){finding->fix->edits.items[k], i};
    }
    leave_apart(&plan);
    return plan;
}

// What becomes of the files. The reading goes, what it wrote must not.
static pieces *make_edits(const struct fixing *fixing, const struct plan *plan) {
    const struct sources *sources = &fixing->reading.sources;
    struct edits *edits = arena_array(fixing->arena, struct edits, n_files(fixing));
    pieces *fresh = arena_array(fixing->arena, pieces, n_files(fixing));
    for (size_t i = 0; i < n_files(fixing); i++) edits[i] = edits_new(fixing->arena);
    for (size_t i = 0; i < plan->edits.n; i++) {
        const struct planned *planned = &plan->edits.items[i];
        const struct source *source = source_at(sources, planned->edit.at.start);
        if (plan->chosen[planned->finding])
            edits_add(&edits[source - sources->files.items], planned->edit.at,
                      str_dup(fixing->arena, planned->edit.text));
    }
    for (size_t i = 0; i < n_files(fixing); i++) {
        bool sound = edits_sort(&edits[i]);
        fresh[i] = sound ? pieces_edit(fixing->arena, &fixing->files[i], &sources->files.items[i],
                                       &edits[i])
                         : fixing->files[i];
    }
    return fresh;
}

// ---- did it help? ----

// What a round is to bring: every chosen finding gone, and no other in its place.
struct goal {
    struct arena *arena;
    struct map places;       // fingerprint -> place in counts
    LIST(int64_t) counts;    // how often each was met
    LIST(struct str) chosen; // fingerprints
    size_t found;
    bool uncovers; // what could not be read hid other findings, which are not the fault of a fix
};

static int64_t *count_at(struct goal *goal, struct str key) {
    uint32_t place = *map_put(&goal->places, key, (uint32_t)goal->counts.n);
    if (place == goal->counts.n) *PUSH(goal->arena, &goal->counts) = 0;
    return &goal->counts.items[place];
}

static size_t count_found(const struct fixing *fixing) {
    return fixing->reading.findings.list.n + fixing->reading.findings.dropped;
}

static struct goal make_goal(const struct fixing *fixing, const struct plan *plan) {
    struct goal goal = {
        .arena = fixing->arena, .places = map_new(fixing->arena), .found = count_found(fixing)};
    for (size_t i = 0; i < fixing->reading.findings.list.n; i++) {
        const struct finding *finding = &fixing->reading.findings.list.items[i];
        struct str print = fingerprint(fixing, finding);
        ++*count_at(&goal, print);
        if (!plan->chosen[i]) continue;
        *PUSH(fixing->arena, &goal.chosen) = print;
        if (finding->info->level == LEVEL_ERROR) goal.uncovers = true;
    }
    return goal;
}

static bool is_reached(const struct fixing *fixing, struct goal *goal) {
    for (size_t i = 0; i < fixing->reading.findings.list.n; i++)
        --*count_at(goal, fingerprint(fixing, &fixing->reading.findings.list.items[i]));
    for (size_t i = 0; i < goal->chosen.n; i++)
        if (--*count_at(goal, goal->chosen.items[i]) < 0) return false;
    return goal->uncovers || count_found(fixing) < goal->found;
}

// Mends all that can be mended at once; where that does not help, the first half of it, down to a
// single fix, which is then refused until another one has helped. Answers how many findings were
// mended.
static size_t mend(struct fixing *fixing) {
    enum { MOST_ROUNDS = 200 };
    size_t fixed = 0, most = SIZE_MAX;
    for (size_t round = 0; round < MOST_ROUNDS; round++) {
        struct plan plan = make_plan(fixing, most);
        size_t n = plan.n;
        if (!n) break;
        struct goal goal = make_goal(fixing, &plan);
        pieces *fresh = make_edits(fixing, &plan);
        most = SIZE_MAX;
        if (!look(fixing, fresh)) break;
        if (is_reached(fixing, &goal)) {
            fixing->files = fresh;
            fixing->refused.n = 0;
            fixed += n;
            continue;
        }
        if (n > 1) most = n / 2;
        if (n == 1) *PUSH(fixing->arena, &fixing->refused) = goal.chosen.items[0];
        if (!look(fixing, fixing->files)) break;
    }
    return fixed;
}

// ---- all together ----

static void hand_over_all(struct fixing *fixing, const struct edit_taker *taker) {
    struct emp_playbook *playbook = fixing->playbook;
    for (size_t i = 0; i < n_files(fixing) && playbook->status == EMP_OK; i++) {
        const struct source *was = &playbook->sources.files.items[i];
        struct edits edits = pieces_edits(fixing->arena, &fixing->files[i], was);
        hand_over(playbook, taker, i, &edits, 0);
    }
}

static void fix(struct emp_playbook *playbook, void *arguments) {
    const struct fix_job *job = arguments;
    struct fixing fixing = {
        .playbook = playbook, .arena = &playbook->scratch, .unsafe = job->unsafe};
    if (!lint_options_read(playbook, fixing.arena, job->options, &fixing.options)) return;
    // Nobody mends the configuration.
    if (fixing.options.config) fixing.options.config->is_known = true;
    fixing.files = arena_array(fixing.arena, pieces, n_files(&fixing));
    for (size_t i = 0; i < n_files(&fixing); i++)
        fixing.files[i] = pieces_new(fixing.arena, &playbook->sources.files.items[i]);
    if (look(&fixing, fixing.files)) *job->fixed = mend(&fixing);
    arena_child_free(fixing.arena);
    if (playbook->status == EMP_OK) hand_over_all(&fixing, &job->taker);
}

enum emp_status fix_open(struct emp_playbook *playbook, const struct emp_lint_options *options,
                         bool unsafe, size_t *fixed, const struct edit_taker *taker) {
    const struct emp_lint_options usual = {0};
    size_t count = 0;
    struct fix_job job = {options ? options : &usual, unsafe, *taker, &count};
    enum emp_status status = door_open(playbook, fix, &job);
    if (fixed) *fixed = status == EMP_OK ? count : 0;
    return status;
}

enum emp_status emp_fix(struct emp_playbook *playbook, const struct emp_lint_options *options,
                        bool unsafe, size_t *fixed, emp_take *take, void *context) {
    const struct edit_taker taker = {.take = take, .context = context};
    return fix_open(playbook, options, unsafe, fixed, &taker);
}
