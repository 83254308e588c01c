// A new entry in the right place of a playbook's files, for callers of the library.
#include "api/decisions.h"
#include "api/edit.h"
#include "api/new_example.h"
#include "edit/insert.h"
#include "model/fresh.h"

struct new_job {
    const char *kind, *id;
    struct edit_taker taker;
};

struct adding {
    struct emp_playbook *playbook;
    enum kind kind;            // KIND_NONE: an example
    const struct row *section; // of the top level
    struct str id;             // of an example: the gesture or scenario that it is about
    size_t file;               // that it goes into
    struct yaml_file *files;
};

// ---- kinds ----

static const char example[] = "example";

bool emp_kind_at(struct emp_item *out, size_t i) {
    enum kind kind = (enum kind)(KIND_NONE + 1 + i);
    if (i >= KIND_COUNT - KIND_NONE) return false;
    if (kind == KIND_COUNT)
        *out = (struct emp_item){example, shape_row(&language, S("examples"))->shape->help};
    else
        *out = (struct emp_item){kind_name(kind), language_shape(kind)->help};
    return true;
}

// The section of a kind; NULL where there is none of that name (said).
static const struct row *find_section(struct adding *adding, const char *word) {
    if (str_eq(str_of(word), str_of(example))) return shape_row(&language, S("examples"));
    adding->kind = kind_of_name(str_of(word));
    if (adding->kind != KIND_NONE) return shape_row(&language, str_of(kind_section(adding->kind)));
    door_refuse_name(adding->playbook, "kind", word, emp_kind_at);
    return NULL;
}

// ---- ids ----

static bool check_id(struct adding *adding) {
    struct str refusal =
        id_refusal(&adding->playbook->scratch, adding->playbook->model, adding->kind, adding->id);
    if (refusal.ptr) door_refuse(adding->playbook, EMP_BAD_ARGUMENT, "%.*s", S_ARG(refusal));
    return !refusal.ptr;
}

// ---- files ----

static void read_files(struct adding *adding) {
    struct emp_playbook *playbook = adding->playbook;
    size_t n = playbook->sources.files.n;
    adding->files = arena_array(&playbook->scratch, struct yaml_file, n);
    for (size_t i = 0; i < n; i++) {
        struct findings unheard = findings_new(&playbook->scratch);
        yaml_read(&adding->files[i], &playbook->scratch, &playbook->sources, i, &playbook->limits,
                  true, &unheard);
    }
}

static const struct node *section_in(const struct adding *adding, size_t file) {
    const struct node *root = adding->files[file].root;
    return root && root->kind == NODE_MAP ? node_get(root, str_of(adding->section->key)) : NULL;
}

static bool has_header(const struct adding *adding, size_t file) {
    const struct node *root = adding->files[file].root;
    return root && root->kind == NODE_MAP && node_get(root, S("empower"));
}

// The file with most entries of the kind; where none has the section, the one with the header.
static void choose_file(struct adding *adding) {
    size_t most = 0;
    for (size_t i = 0; i < adding->playbook->sources.files.n; i++) {
        const struct node *section = section_in(adding, i);
        size_t entries = section ? 1 : 0;
        if (section && section->kind != NODE_SCALAR) entries += section->len;
        if (entries > most || (!most && has_header(adding, i))) adding->file = i;
        if (entries > most) most = entries;
    }
}

// The section of the file that comes last before this one in the order of the language.
static const struct node *section_above(const struct adding *adding) {
    const struct node *root = adding->files[adding->file].root, *above = NULL;
    const struct row *nearest = NULL;
    bool map = root && root->kind == NODE_MAP && root->style == STYLE_BLOCK;
    for (const struct node *child = map ? root->first : NULL; child; child = child->next) {
        const struct row *row = shape_row(&language, node_str(child->key));
        if (!row || row > adding->section || (nearest && row < nearest)) continue;
        nearest = row;
        above = child;
    }
    return above;
}

// ---- text ----

// Who takes over: a route for crises, else any route, else the first role.
static struct str taker_of(const struct playbook *model) {
    struct str to = {NULL, 0};
    if (model->roles.n) to = model->roles.items[0].entry.id.s;
    for (size_t i = model->routes.n; i-- > 0;) to = model->routes.items[i].entry.id.s;
    for (size_t i = model->routes.n; i-- > 0;)
        if (model->routes.items[i].purpose.value == PURPOSE_CRISIS)
            to = model->routes.items[i].entry.id.s;
    return to;
}

static struct str text_of(const struct adding *adding, const struct slot *slot) {
    const struct playbook *model = adding->playbook->model;
    struct buf out = buf_new(&adding->playbook->scratch);
    struct fresh fresh = {.id = adding->id,
                          .indent = slot->indent,
                          .step = slot->step,
                          .currency = model->header.currency,
                          .to = taker_of(model)};
    if (slot->new_section) {
        buf_repeat(&out, ' ', slot->indent - slot->step);
        buf_fmt(&out, "%s:\n", adding->section->key);
    }
    if (adding->kind == KIND_NONE)
        new_example(&out, adding->playbook, adding->id, slot->in_braces ? SIZE_MAX : slot->indent);
    else if (slot->in_braces)
        fresh_in_braces(&out, adding->section->shape, &fresh);
    else
        fresh_lines(&out, adding->section->shape, &fresh);
    return buf_str(&out);
}

// ---- all together ----

static bool find_slot(const struct adding *adding, struct slot *out) {
    const struct sources *sources = &adding->playbook->sources;
    const struct yaml_file *file = &adding->files[adding->file];
    const struct node *section = section_in(adding, adding->file);
    struct str name = sources->files.items[adding->file].name;
    bool listed = adding->kind == KIND_NONE, good = !file->broken;
    if (good && section)
        good = slot_behind(out, sources, adding->file, file, section, listed);
    else if (good)
        good = slot_new_section(out, sources, adding->file, file, section_above(adding), listed);
    if (!good)
        door_refuse(adding->playbook, EMP_BROKEN,
                    "%.*s has a mistake where the %s belongs; `empower lint %.*s` shows it.",
                    S_ARG(name), adding->section->shape->name, S_ARG(name));
    return good;
}

// Where the new entry stands in what was read again; nowhere where it is not there.
static struct span find_added(const struct adding *adding, const struct playbook *again) {
    const struct entry *entry = playbook_find(again, adding->kind, adding->id);
    size_t n = again->examples.n;
    if (entry) return entry->at;
    if (adding->kind != KIND_NONE || n <= adding->playbook->model->examples.n)
        return (struct span){0};
    return again->examples.items[n - 1].at;
}

// Nothing of what there was may be lost, and the entry must be read. Answers its line; 0: no.
static uint32_t check(struct adding *adding, const struct edits *edits) {
    struct emp_playbook *playbook = adding->playbook;
    struct second_reading again;
    size_t n = playbook->sources.files.n;
    struct str *files = arena_array(&playbook->scratch, struct str, n);
    for (size_t i = 0; i < n; i++) files[i] = playbook->sources.files.items[i].bytes;
    files[adding->file] = edits_apply(&playbook->sources.files.items[adding->file], edits);
    read_again(&again, &playbook->scratch, playbook, files);
    bool good = again.findings.list.n + again.findings.dropped <=
                playbook->read.list.n + playbook->read.dropped;
    return good ? line_at(&again.sources, find_added(adding, again.model).start) : 0;
}

static void add_entry(struct adding *adding, const struct edit_taker *taker) {
    struct emp_playbook *playbook = adding->playbook;
    const struct source *source = &playbook->sources.files.items[adding->file];
    struct edits edits = edits_new(&playbook->scratch);
    struct slot slot;
    if (!find_slot(adding, &slot)) return;
    slot_fill(&edits, source, &slot, text_of(adding, &slot));
    uint32_t line = edits_sort(&edits) ? check(adding, &edits) : 0;
    if (line)
        hand_over(playbook, taker, adding->file, &edits, line);
    else
        refuse_altered(playbook, source->name);
}

// Must something else be there first?
static bool is_ready(struct adding *adding) {
    if (adding->kind == KIND_NONE) return new_example_ready(adding->playbook, adding->id);
    if (adding->kind != KIND_ESCALATION || taker_of(adding->playbook->model).ptr) return true;
    door_refuse(adding->playbook, EMP_NOT_FOUND,
                "There is nobody to hand over to yet: add a route first, with `empower new route "
                "ID`.");
    return false;
}

static void make_new(struct emp_playbook *playbook, void *arguments) {
    const struct new_job *job = arguments;
    struct adding adding = {.playbook = playbook, .id = str_of(job->id)};
    adding.section = find_section(&adding, job->kind);
    if (!adding.section || (adding.kind != KIND_NONE && !check_id(&adding))) return;
    if (!is_ready(&adding)) return;
    read_files(&adding);
    choose_file(&adding);
    add_entry(&adding, &job->taker);
}

enum emp_status emp_new(struct emp_playbook *playbook, const char *kind, const char *id,
                        emp_take *take, void *context) {
    struct new_job job = {kind, id, {.take = take, .context = context}};
    return decisions_open(playbook, make_new, &job);
}
