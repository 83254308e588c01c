// Sheets, for callers of the library.
#include "api/sheet.h"

#include "api/theme.h"
#include "formats/formats.h"
#include "sheets/pack.h"

struct sheet_job {
    const char *kind;
    const struct emp_sheet_options *options;
    struct sink sink;
};

// Says that there is no such name, and which there are.
const struct sheet *sheet_wanted(struct emp_playbook *playbook, const char *kind) {
    const struct sheet *sheet = sheet_find(str_of(kind));
    if (!sheet) door_refuse_name(playbook, "sheet", kind, emp_sheet_at);
    return sheet;
}

static const struct format *find_format(struct emp_playbook *playbook, const char *name) {
    const struct format *format = format_find(str_of(name ? name : "html"));
    if (!format) door_refuse_name(playbook, "format", name, emp_format_at);
    return format;
}

static bool read_paper(struct emp_playbook *playbook, const char *name, uint8_t *out) {
    struct str paper = str_of(name ? name : "a4");
    *out = str_eq_nocase(paper, S("letter")) ? DOC_LETTER : DOC_A4;
    if (*out == DOC_LETTER || str_eq_nocase(paper, S("a4"))) return true;
    door_refuse(playbook, EMP_BAD_ARGUMENT, "There is no paper \"%s\". There are: a4, letter.",
                name);
    return false;
}

static bool read_audience(struct emp_playbook *playbook, const char *name, unsigned *out) {
    *out = name ? doc_audience_of(str_of(name)) : 0;
    if (!name || *out) return true;
    door_refuse(playbook, EMP_BAD_ARGUMENT,
                "There is no audience \"%s\". There are: agent, customer, observer, facilitator, "
                "learner, lead, leader.",
                name);
    return false;
}

bool read_sheet_options(struct emp_playbook *playbook, const struct emp_sheet_options *given,
                        struct sheet_options *out) {
    struct theme *theme = arena_new(&playbook->scratch, struct theme);
    struct str *ids = arena_array(&playbook->scratch, struct str, given->n_scenarios + 1);
    for (size_t i = 0; i < given->n_scenarios; i++) ids[i] = str_of(given->scenarios[i]);
    if (!theme_read(playbook, &given->theme, theme)) return false;
    *out = (struct sheet_options){.role = str_of(given->role ? given->role : ""),
                                  .scenarios = ids,
                                  .n_scenarios = given->n_scenarios,
                                  .large = given->large,
                                  .key = given->key,
                                  .people = given->people,
                                  .theme = &theme->look,
                                  .note = theme->note};
    return read_as_of(playbook, given->as_of, &out->as_of) &&
           read_paper(playbook, given->paper ? given->paper : theme->paper, &out->paper);
}

static void run_sheet(struct emp_playbook *playbook, void *arguments) {
    const struct sheet_job *job = arguments;
    const struct sheet *sheet = sheet_wanted(playbook, job->kind);
    const struct format *format = sheet ? find_format(playbook, job->options->format) : NULL;
    struct sheet_options options;
    struct format_options how = {0};
    if (!format || !read_sheet_options(playbook, job->options, &options) ||
        !read_audience(playbook, job->options->audience, &how.audience))
        return;
    struct str error = {0};
    struct doc *doc = sheet_make(&playbook->scratch, playbook->model, sheet, &options, &error);
    if (!doc) {
        door_refuse(playbook, EMP_NOT_FOUND, "%.*s", S_ARG(error));
        return;
    }
    if (how.audience && !doc_shows(&doc->body, how.audience)) {
        door_refuse(playbook, EMP_NOT_FOUND, "Nothing on a %s sheet is for \"%s\".", job->kind,
                    job->options->audience);
        return;
    }
    struct buf out = buf_new(&playbook->scratch);
    format->write(&out, doc, &how);
    sink_buf(playbook, &job->sink, &out);
}

enum emp_status emp_sheet(struct emp_playbook *playbook, const char *kind,
                          const struct emp_sheet_options *options, emp_write *write,
                          void *context) {
    static const struct emp_sheet_options usual = {0};
    struct sheet_job job = {kind, options ? options : &usual, {write, context}};
    return door_open(playbook, run_sheet, &job);
}

bool emp_sheet_at(struct emp_item *out, size_t i) {
    const struct sheet *sheet = sheet_at(i);
    if (sheet) *out = (struct emp_item){sheet->name, sheet->title};
    return sheet;
}

bool emp_format_at(struct emp_item *out, size_t i) {
    const struct format *format = format_at(i);
    if (format) *out = (struct emp_item){format->name, format->title};
    return format;
}

unsigned emp_sheet_takes(const char *kind) {
    const struct sheet *sheet = sheet_find(str_of(kind));
    unsigned takes = EMP_TAKES_ROLE | EMP_TAKES_DATE | EMP_TAKES_PAPER | EMP_TAKES_THEME;
    if (!sheet) return ~0u;
    return takes | (sheet->whole ? 0 : EMP_TAKES_SCENARIOS) | (sheet->has_key ? EMP_TAKES_KEY : 0) |
           (sheet->counts ? EMP_TAKES_PEOPLE : 0);
}

unsigned emp_format_takes(const char *name) {
    const struct format *format = format_find(str_of(name));
    return format && !format->typeset ? ~(unsigned)EMP_TAKES_PAPER : ~0u;
}

bool emp_pack_at(struct emp_pack_item *out, size_t i, unsigned people) {
    const struct pack_item *item = pack_at(i);
    if (!item) return false;
    *out = (struct emp_pack_item){
        .kind = item->kind, .key = item->key, .copies = pack_copies(item, people)};
    pack_name(out->name, i);
    return true;
}
