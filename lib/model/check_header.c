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

// "en", "en-GB"
static bool is_language_code(struct str text) {
    size_t letters = 0;
    while (letters < text.len && is_alpha(text.ptr[letters])) letters++;
    return letters >= 2 && letters <= 3 && (letters == text.len || text.ptr[letters] == '-');
}

static struct str code_of_language(struct str name) {
    static const char *const names[][2] = {
        {"english", "en"}, {"german", "de"},  {"deutsch", "de"}, {"french", "fr"},
        {"spanish", "es"}, {"italian", "it"}, {"dutch", "nl"},   {"portuguese", "pt"},
        {"arabic", "ar"},  {"japanese", "ja"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_eq_nocase(name, str_of(names[i][0]))) return str_of(names[i][1]);
    return S("");
}

static void check_language(struct binder *b) {
    struct text text = b->playbook->header.language;
    if (!text_is_set(text) || is_language_code(text.s)) return;
    struct finding *finding =
        bind_error(b, "wrong-type", text.at, "\"%.*s\" is no code of a language.",
                   S_ARG(bind_clip(b, text.s)));
    if (!finding) return;
    bind_help(b, finding, "Write its two letters, as in en for English or de for German.");
    bind_did_you_mean(b, finding, text.at, code_of_language(text.s));
}

void bind_header(struct binder *b) {
    bind_at(b, NULL, NULL);
    if (span_is_nowhere(b->playbook->header.at)) {
        no_header(b);
        return;
    }
    check_version(b);
    check_keys(b);
    check_language(b);
}
