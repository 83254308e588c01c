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
    const struct finding *finding = find_broken(&playbook->sources, &playbook->read);
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
