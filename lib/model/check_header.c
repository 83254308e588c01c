// The header: exactly one file has it, and it is whole.
#include "model/bind.h"

void bind_mark_header(struct binder *b, const struct node *root) {
    struct span *first = &b->playbook->header.at;
    const struct node *header = node_get(root, S("empower"));
    b->second_header = header && !span_is_nowhere(*first);
    if (header && !b->second_header) *first = header->key->at;
    if (!b->second_header) return;
    struct finding *finding =
        bind_error(b, "two-headers", header->key->at, "Another file has the header already.");
    bind_relate(b, finding, *first, "the other header is here");
    bind_help(b, finding, "Keep one; a second playbook goes into a folder of its own.");
}

static void no_header(struct binder *b) {
    bool broken = b->n_files == 0;
    for (size_t i = 0; i < b->n_files; i++) {
        const struct node *root = b->files[i].root;
        broken |= b->files[i].broken && (!root || root->hurt);
    }
    if (broken) return; // it may stand in the piece that was lost
    uint32_t start = b->sources->files.items[0].base;
    struct finding *finding = bind_error(b, "no-header", (struct span){start, start},
                                         "No file has the header of a playbook.");
    bind_help(b, finding,
              "Begin one file with the lines empower: 1, playbook: my-playbook, title: "
              "My playbook.");
}

static void check_version(struct binder *b) {
    struct text version = b->playbook->header.empower;
    if (!text_is_set(version) || str_eq(version.s, S("1"))) return;
    struct finding *finding =
        bind_error(b, "wrong-type", version.at, "\"%.*s\" is no version of the language.",
                   S_ARG(bind_clip(b, version.s)));
    bind_help(b, finding, "This program reads version 1.");
    bind_fix(b, finding, false, "Write version 1.", version.at, S("1"));
}

// playbook: and title: may stand in any file, but they must stand somewhere.
static void check_keys(struct binder *b) {
    const struct header *header = &b->playbook->header;
    const char *const keys[] = {"playbook", "title"};
    const struct text *const values[] = {&header->playbook, &header->title};
    for (size_t i = 0; i < 2; i++) {
        if (text_is_set(*values[i]) || b->lost[KIND_NONE]) continue;
        struct finding *finding =
            bind_error(b, "missing-key", header->at, "This playbook has no \"%s\".", keys[i]);
        const struct row *row = shape_row(&language, str_of(keys[i]));
        bind_help(b, finding, "Add for example %s: %s", keys[i], row->example);
    }
}

void bind_header(struct binder *b) {
    bind_at(b, NULL, NULL);
    if (span_is_nowhere(b->playbook->header.at)) {
        no_header(b);
        return;
    }
    check_version(b);
    check_keys(b);
}
