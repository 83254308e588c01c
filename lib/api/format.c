// The house style for all files of a playbook, for callers of the library.
#include "api/edit.h"
#include "edit/layout.h"
#include "edit/quotes.h"
#include "lint/lint.h"
#include "model/read.h"

#include <string.h>

struct format_job {
    struct edit_taker taker;
};

struct formatted {
    struct yaml_file file;
    struct edits fixes; // of texts, that mean the same; sorted
    struct edits all;   // those and the layout's; sorted
    struct str bytes;   // with all of them made
};

struct formatting {
    struct emp_playbook *playbook;
    struct arena *arena;
    struct formatted *files;
    bool *mended; // by number of a finding of reading
    spans alone;  // texts that are mended, or that YAML may have cut
};

// ---- texts that the house writes otherwise ----

// Their fixes keep the meaning: quotes where other software would retype, words for symbols.
static bool is_style(const struct finding *finding) {
    static const char *const rules[] = {"surprising-scalar", "symbol-test", "smart-quotes"};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (!strcmp(finding->rule, rules[i])) return finding->fix && finding->fix->safe;
    return false;
}

// What the author silenced stays.
static struct findings not_silenced(struct formatting *formatting) {
    struct emp_playbook *playbook = formatting->playbook;
    struct findings left = findings_new(formatting->arena);
    for (size_t i = 0; i < playbook->read.list.n; i++)
        *PUSH(formatting->arena, &left.list) = playbook->read.list.items[i];
    const struct lint_options options = {0};
    struct lint lint = {.arena = formatting->arena,
                        .scratch = formatting->arena,
                        .playbook = playbook->model,
                        .findings = &left,
                        .options = &options};
    ignores_apply(&lint);
    return left;
}

// Did YAML perhaps cut this text at a #? Quotes round what is left would settle that in silence.
static bool is_cut(const struct findings *read, const struct finding *finding) {
    const struct finding *before = finding->order ? &read->list.items[finding->order - 1] : NULL;
    return before && !strcmp(before->rule, "hash-cuts-text") &&
           before->at.start == finding->at.start;
}

static void add_fix(struct formatting *formatting, const struct finding *finding) {
    const struct sources *sources = &formatting->playbook->sources;
    const struct source *source = source_at(sources, finding->at.start);
    struct formatted *file = &formatting->files[source - sources->files.items];
    struct edit edit = finding->fix->edits.items[0];
    bool one_line = line_at(sources, edit.at.start) == line_at(sources, edit.at.end);
    if (finding->fix->edits.n != 1 || !one_line || file->file.broken) return;
    if (is_cut(&formatting->playbook->read, finding)) return;
    edits_add(&file->fixes, edit.at, edit.text);
    formatting->mended[finding->order] = true;
    *PUSH(formatting->arena, &formatting->alone) = edit.at;
}

// Where YAML cut a text, quotes round a part of it would settle in silence what lint asks about.
static void leave_cut_texts(struct formatting *formatting) {
    const struct findings *read = &formatting->playbook->read;
    for (size_t i = 0; i < read->list.n; i++) {
        const struct finding *finding = &read->list.items[i];
        if (!strcmp(finding->rule, "prose-cut") || !strcmp(finding->rule, "hash-cuts-text"))
            *PUSH(formatting->arena, &formatting->alone) = finding->at;
    }
}

static void collect_fixes(struct formatting *formatting) {
    struct findings findings = not_silenced(formatting);
    for (size_t i = 0; i < findings.list.n; i++)
        if (is_style(&findings.list.items[i])) add_fix(formatting, &findings.list.items[i]);
}

// ---- files ----

static void read_file(struct formatting *formatting, size_t i) {
    struct findings unheard = findings_new(formatting->arena);
    struct formatted *file = &formatting->files[i];
    const struct emp_playbook *playbook = formatting->playbook;
    yaml_read(&file->file, formatting->arena, &playbook->sources, i, &playbook->limits, true,
              &unheard);
    file->fixes = edits_new(formatting->arena);
    file->all = edits_new(formatting->arena);
}

static bool format_file(struct formatting *formatting, size_t i) {
    struct formatted *file = &formatting->files[i];
    const struct sources *sources = &formatting->playbook->sources;
    file->bytes = sources->files.items[i].bytes;
    if (file->file.broken) return true;
    layout_edits(&file->all, sources, i, &file->file);
    quote_questions(&file->all, sources, &file->file, &formatting->alone);
    for (size_t k = 0; k < file->fixes.list.n; k++)
        edits_add(&file->all, file->fixes.list.items[k].at, file->fixes.list.items[k].text);
    if (!edits_sort(&file->fixes) || !edits_sort(&file->all)) return false;
    file->bytes = edits_apply(&sources->files.items[i], &file->all);
    return true;
}

// ---- the assertion: it means the same ----

static bool is_same_file(struct formatting *formatting, const struct second_reading *again,
                         size_t i) {
    struct formatted *file = &formatting->files[i];
    struct findings unheard = findings_new(formatting->arena);
    struct yaml_file fresh;
    if (!file->all.list.n) return true;
    yaml_read(&fresh, formatting->arena, &again->sources, i, &formatting->playbook->limits, true,
              &unheard);
    return layout_is_same(&formatting->playbook->sources, &file->file, &again->sources, &fresh,
                          &file->fixes);
}

static size_t digits(struct str s) {
    size_t n = 0;
    while (n < s.len && is_digit(s.ptr[n])) n++;
    return n;
}

// Messages may name lines, which move.
static bool is_same_message(struct str a, struct str b) {
    while (a.len && b.len) {
        size_t skip_a = digits(a), skip_b = digits(b);
        if (!skip_a != !skip_b || (!skip_a && a.ptr[0] != b.ptr[0])) return false;
        a = str_from(a, skip_a ? skip_a : 1);
        b = str_from(b, skip_b ? skip_b : 1);
    }
    return !a.len && !b.len;
}

// The same findings in the same order, but for those that were mended.
static bool has_same_findings(const struct formatting *formatting,
                              const struct second_reading *again) {
    const struct findings *before = &formatting->playbook->read, *after = &again->findings;
    size_t next = 0, mended = 0;
    for (size_t i = 0; i < before->list.n; i++) {
        const struct finding *finding = &before->list.items[i];
        mended += formatting->mended[i];
        if (formatting->mended[i]) continue;
        if (next == after->list.n) return false;
        const struct finding *other = &after->list.items[next++];
        if (strcmp(finding->rule, other->rule) != 0) return false;
        if (!is_same_message(finding->message, other->message)) return false;
    }
    return before->list.n + before->dropped == after->list.n + after->dropped + mended;
}

static bool is_same_playbook(struct formatting *formatting, const struct second_reading *again) {
    struct str before = playbook_digest(formatting->arena, formatting->playbook->model);
    return str_eq(before, playbook_digest(formatting->arena, again->model)) &&
           has_same_findings(formatting, again);
}

static bool changes_something(const struct formatting *formatting, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (formatting->files[i].all.list.n) return true;
    return false;
}

static void check(struct formatting *formatting, size_t n) {
    struct emp_playbook *playbook = formatting->playbook;
    struct second_reading again;
    struct str *files = arena_array(formatting->arena, struct str, n);
    if (playbook->status != EMP_OK || !changes_something(formatting, n)) return;
    for (size_t i = 0; i < n; i++) files[i] = formatting->files[i].bytes;
    read_again(&again, &playbook->scratch, playbook, files);
    for (size_t i = 0; i < n; i++) {
        if (is_same_file(formatting, &again, i)) continue;
        refuse_altered(playbook, playbook->sources.files.items[i].name);
        return;
    }
    if (!is_same_playbook(formatting, &again)) refuse_altered(playbook, S("The playbook"));
}

static void format(struct emp_playbook *playbook, void *arguments) {
    const struct format_job *job = arguments;
    size_t n = playbook->sources.files.n;
    struct arena *arena = &playbook->scratch;
    struct formatting formatting = {.playbook = playbook,
                                    .arena = arena,
                                    .files = arena_array(arena, struct formatted, n),
                                    .mended = arena_array(arena, bool, playbook->read.list.n)};
    for (size_t i = 0; i < n; i++) read_file(&formatting, i);
    collect_fixes(&formatting);
    leave_cut_texts(&formatting);
    for (size_t i = 0; i < n; i++)
        if (!format_file(&formatting, i))
            refuse_altered(playbook, playbook->sources.files.items[i].name);
    check(&formatting, n);
    for (size_t i = 0; i < n && playbook->status == EMP_OK; i++) {
        if (formatting.files[i].file.broken)
            hand_over_broken(playbook, &job->taker, i);
        else
            hand_over(playbook, &job->taker, i, &formatting.files[i].all, 0);
    }
}

enum emp_status format_open(struct emp_playbook *playbook, const struct edit_taker *taker) {
    struct format_job job = {*taker};
    return door_open(playbook, format, &job);
}

enum emp_status emp_format(struct emp_playbook *playbook, emp_take *take, void *context) {
    const struct edit_taker taker = {.take = take, .context = context};
    return format_open(playbook, &taker);
}
