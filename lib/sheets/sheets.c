// The table of sheets, and what they have in common: who is asked for, which scenarios, the footer.
#include "model/read.h"
#include "sheets/plan.h"

static const struct sheet *const sheets[] = {
#define X(name) &sheet_##name,
#include "sheets/sheets.def"
#undef X
};

const struct sheet *sheet_at(size_t i) {
    return i < sizeof sheets / sizeof *sheets ? sheets[i] : NULL;
}

const struct sheet *sheet_find(struct str name) {
    for (size_t i = 0; sheet_at(i); i++)
        if (str_eq(str_of(sheet_at(i)->name), name)) return sheet_at(i);
    return NULL;
}

// The entry of that id; NULL and an error with what was perhaps meant.
static const struct entry *find(const struct sheet_plan *plan, enum kind kind, struct str id,
                                struct str *error) {
    const struct entry *entry = playbook_find(plan->playbook, kind, id);
    if (!entry) *error = playbook_lacks(plan->arena, plan->playbook, kind, id);
    return entry;
}

static bool find_role(struct sheet_plan *plan, struct str id, struct str *error) {
    plan->role = -1;
    if (id.len == 0) return true;
    const struct entry *role = find(plan, KIND_ROLE, id, error);
    if (!role) return false;
    plan->role = (int32_t)((const struct role *)(const void *)role - plan->playbook->roles.items);
    return true;
}

static void add_scenario(struct sheet_plan *plan, const struct scenario *scenario) {
    *PUSH(plan->arena, &plan->scenarios) = scenario;
}

// Those asked for, else all that concern the role.
static bool find_scenarios(struct sheet_plan *plan, const struct sheet_options *options,
                           struct str *error) {
    for (size_t i = 0; i < options->n_scenarios; i++) {
        const struct entry *entry = find(plan, KIND_SCENARIO, options->scenarios[i], error);
        if (!entry) return false;
        add_scenario(plan, (const struct scenario *)(const void *)entry);
    }
    if (options->n_scenarios) return true;
    for (size_t i = 0; i < plan->playbook->scenarios.n; i++)
        if (plan_concerns(plan, &plan->playbook->scenarios.items[i]))
            add_scenario(plan, &plan->playbook->scenarios.items[i]);
    return true;
}

static struct str no_scenario(const struct sheet_plan *plan) {
    if (plan->scenarios.n) return S("");
    return plan_label(plan, LABEL_LACKS_SCENARIO);
}

static bool lacks_nothing(const struct sheet_plan *plan, struct str *error) {
    *error = plan->sheet->lacks ? plan->sheet->lacks(plan) : no_scenario(plan);
    return error->len == 0;
}

static struct str joined(struct arena *arena, struct str a, struct str b) {
    if (a.len == 0 || b.len == 0) return a.len ? a : b;
    return str_fmt(arena, "%.*s \u00b7 %.*s", S_ARG(a), S_ARG(b));
}

// What a reader must know before trusting the paper; empty where all is well.
static struct str mark(struct arena *arena, const struct header *header, struct date as_of,
                       struct str lang) {
    bool dated = header->effective.range.from.precision != DATE_NONE;
    struct str status = S(""), dates = S("");
    if (header->status.value == STATUS_DRAFT) status = label(lang, LABEL_DRAFT);
    if (header->status.value == STATUS_RETIRED) status = label(lang, LABEL_RETIRED);
    if (dated && !date_in(as_of, header->effective.range)) dates = label(lang, LABEL_OUT_OF_DATE);
    return joined(arena, status, dates);
}

struct str sheet_playbook_title(const struct playbook *playbook) {
    const struct header *header = &playbook->header;
    return header->title.s.len ? header->title.s : header->playbook.s;
}

struct doc_footer sheet_footer(struct arena *arena, const struct playbook *playbook,
                               struct date as_of, struct str digest) {
    struct str lang = sheet_language(playbook), version = playbook->header.version.s;
    if (version.len) version = label_fill(arena, lang, LABEL_VERSION, version, S(""));
    return (struct doc_footer){
        .title = sheet_playbook_title(playbook),
        .version = version,
        .digest = digest,
        .mark = mark(arena, &playbook->header, as_of, lang),
    };
}

// One scenario lends its title to the document, else it is known by the kind of sheet.
static struct str title(const struct sheet_plan *plan, const struct sheet *sheet) {
    bool of_one = plan->scenarios.n == 1 && (plan->chosen || !sheet->lacks);
    if (!of_one) return plan_label(plan, sheet->label);
    return str_fmt(plan->arena, "%.*s - %.*s",
                   S_ARG(entry_title(plan->playbook, &plan->scenarios.items[0]->entry)),
                   S_ARG(plan_label(plan, sheet->label)));
}

struct str sheet_language(const struct playbook *playbook) {
    return playbook->header.language.s.len ? playbook->header.language.s : S("en");
}

bool plan_open(struct sheet_plan *plan, struct arena *arena, const struct playbook *playbook,
               const struct sheet *sheet, const struct sheet_options *options, struct str *error) {
    *plan = (struct sheet_plan){.arena = arena,
                                .playbook = playbook,
                                .sheet = sheet,
                                .lang = sheet_language(playbook),
                                .chosen = options->n_scenarios > 0 && !sheet->whole,
                                .as_of = options->as_of,
                                .key = options->key,
                                .people = options->people};
    plan->in = label_phrases(plan->lang);
    if (plan->as_of.precision == DATE_NONE) plan->as_of = playbook_first_day(playbook);
    if (!find_role(plan, options->role, error)) return false;
    if (!find_scenarios(plan, options, error)) return false;
    if (!lacks_nothing(plan, error)) return false;
    plan->doc = doc_new(arena, title(plan, sheet), plan->lang);
    plan->doc->audience = plan->doc->body.audience = sheet->audience;
    plan->doc->page = sheet->page;
    plan->doc->page.paper = options->paper;
    plan->doc->page.large = options->large;
    plan->doc->kind = str_of(sheet->name);
    if (options->theme) plan->doc->theme = *options->theme;
    struct str digest = options->digest.len ? options->digest : playbook_digest(arena, playbook);
    plan->doc->footer = sheet_footer(arena, playbook, plan->as_of, digest);
    plan->doc->footer.note = options->note;
    return true;
}

struct doc *sheet_make(struct arena *arena, const struct playbook *playbook,
                       const struct sheet *sheet, const struct sheet_options *options,
                       struct str *error) {
    struct sheet_plan plan;
    if (!plan_open(&plan, arena, playbook, sheet, options, error)) return NULL;
    sheet->fill(&plan);
    return plan.doc;
}
