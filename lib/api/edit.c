// Reading a playbook once more with changed files, and handing these to the caller.
#include "api/edit.h"

#include "edit/unified.h"
#include "model/read.h"

void read_again(struct second_reading *out, struct arena *arena,
                const struct emp_playbook *playbook, const struct str *files) {
    out->sources = sources_new(arena);
    out->findings = findings_new(arena);
    out->findings.most = playbook->read.most;
    for (size_t i = 0; i < playbook->sources.files.n; i++)
        sources_add(&out->sources, playbook->sources.files.items[i].name, files[i]);
    out->model = playbook_read(arena, &out->sources, &playbook->limits, &out->findings);
}

static void take(struct emp_playbook *playbook, const struct edit_taker *taker,
                 const struct emp_edited *file) {
    if (playbook->status == EMP_OK && taker->take(taker->context, file))
        door_refuse(playbook, EMP_WRITE_FAILED, "The file %s could not be written.", file->name);
}

void hand_over(struct emp_playbook *playbook, const struct edit_taker *taker, size_t index,
               const struct edits *edits, uint32_t line) {
    const struct source *source = &playbook->sources.files.items[index];
    if (taker->changes) {
        taker->changes(taker->context, index, edits);
        return;
    }
    struct str bytes = edits_apply(source, edits);
    struct buf diff = buf_new(&playbook->scratch);
    unified_diff(&diff, &playbook->sources, index, edits);
    if (!line && edits->list.n) line = line_at(&playbook->sources, edits->list.items[0].at.start);
    struct emp_edited file = {.name = source->name.ptr,
                              .bytes = bytes.ptr,
                              .len = bytes.len,
                              .diff = diff.ptr,
                              .diff_len = diff.len,
                              .line = line,
                              .changed = !str_eq(bytes, source->bytes)};
    take(playbook, taker, &file);
}

void hand_over_broken(struct emp_playbook *playbook, const struct edit_taker *taker, size_t index) {
    if (taker->changes) return;
    const struct source *source = &playbook->sources.files.items[index];
    struct emp_edited file = {.name = source->name.ptr,
                              .bytes = source->bytes.ptr,
                              .len = source->bytes.len,
                              .broken = true};
    take(playbook, taker, &file);
}

void refuse_altered(struct emp_playbook *playbook, struct str name) {
    door_refuse(playbook, EMP_ALTERED,
                "%.*s would not mean the same afterwards; nothing was written. That is a mistake "
                "of this program, not yours: please report it.",
                S_ARG(name));
}
