// Makes a playbook ready for decisions, or says what is broken in it.
#include "api/decisions.h"

#include "decide/decide.h"
#include "lint/lint.h"
#include "model/read.h"

// A failed call gives back what it took of the playbook's arena, and that may be these.
enum emp_status decisions_open(struct emp_playbook *playbook, door_job *job, void *arguments) {
    bool had_digest = playbook->digest.ptr != NULL, had_lookup = playbook->lookup != NULL;
    enum emp_status status = door_open(playbook, job, arguments);
    if (status != EMP_NO_MEMORY && status != EMP_OVER_LIMIT) return status;
    playbook->decider = NULL;
    playbook->tests = NULL;
    if (!had_digest) playbook->digest = (struct str){NULL, 0};
    if (!had_lookup) playbook->lookup = NULL;
    return status;
}

// ---- what is broken ----

static const struct str guarded[] = {S_INIT("facts"), S_INIT("terms"), S_INIT("roles"),
                                     S_INIT("guardrails"), S_INIT("escalations")};

// Also where the name of the section itself is misspelt: then all of it is missing.
static bool is_guarded(struct str section) {
    for (size_t i = 0; i < sizeof guarded / sizeof *guarded; i++)
        if (str_distance(section, guarded[i], 2) <= 2) return true;
    return false;
}

// The key without indentation above a place: the section that it stands in.
static struct str section_at(const struct sources *sources, struct span at) {
    struct place place = place_at(sources, at.start);
    for (uint32_t line = place.line; line > 0; line--) {
        struct str text = source_line(place.source, line);
        ptrdiff_t colon = str_find_char(text, ':');
        if (text.len && is_alpha(text.ptr[0]) && colon > 0)
            return str_trim(str_slice(text, 0, (size_t)colon));
    }
    return S("");
}

static struct str section_of(const struct emp_playbook *playbook, const struct finding *finding) {
    ptrdiff_t slash = str_find_char(finding->object, '/');
    if (slash > 0) return str_slice(finding->object, 0, (size_t)slash);
    if (finding->object.len) return finding->object;
    return section_at(&playbook->sources, finding->at);
}

static const struct finding *find_broken(const struct emp_playbook *playbook) {
    for (size_t i = 0; i < playbook->read.list.n; i++) {
        const struct finding *finding = &playbook->read.list.items[i];
        const struct rule *rule = rule_find(str_of(finding->rule));
        if (rule && rule->info.level != LEVEL_ERROR) continue;
        struct str section = section_of(playbook, finding);
        if (!section.len || is_guarded(section)) return finding;
    }
    return NULL;
}

static bool refuse(struct emp_playbook *playbook, const struct finding *finding) {
    struct place place = place_at(&playbook->sources, finding->at.start);
    struct str name = place.source ? place.source->name : S("the playbook");
    door_refuse(playbook, EMP_BROKEN,
                "No decision may rest on this playbook while it has this mistake: %.*s:%u: %.*s "
                "`empower lint` shows all.",
                S_ARG(name), place.line, S_ARG(finding->message));
    return false;
}

bool decisions_ready(struct emp_playbook *playbook) {
    if (playbook->decider) return true;
    const struct finding *finding = find_broken(playbook);
    if (finding) return refuse(playbook, finding);
    if (playbook->read.dropped) {
        door_refuse(playbook, EMP_BROKEN,
                    "The playbook has more mistakes than can be listed; "
                    "`empower lint` shows them.");
        return false;
    }
    if (!playbook->digest.ptr)
        playbook->digest = playbook_digest(&playbook->arena, playbook->model);
    playbook->decider = decider_new(&playbook->arena, playbook->model);
    return true;
}
