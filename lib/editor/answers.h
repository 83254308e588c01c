// What an editor is told of a playbook: pure functions from a playbook and a place in it to JSON.
#ifndef EDITOR_ANSWERS_H
#define EDITOR_ANSWERS_H

#include "editor/position.h"
#include "model/playbook.h"

// What an answer rests on, and what the client can show.
struct view {
    struct arena *arena; // of the answer
    struct playbook *playbook;
    const struct sources *sources;
    const struct findings *findings; // of the last lint
    const struct str *uris;          // of the files, as the client calls them
    size_t file;                     // that is asked about
    uint32_t at;                     // the position that is asked about; 0: none is
    const struct json_value *params; // of the request
    struct str refusal;              // set: why there is no answer
    enum encoding encoding;
    struct ruler *ruler; // of the same encoding
    bool related;        // the client shows related places of a diagnostic
    bool tree;           // the client takes symbols as a tree
    bool snippets;       // the client takes snippets
    bool markdown;       // the client shows Markdown
    const struct config
        *config; // what the file sets, where it is a configuration; NULL: a playbook
};

const struct source *view_source(const struct view *view);

// The diagnostics of the file, as a list.
void answer_diagnostics(struct json *json, const struct view *view);
// Which files findings are about, by number of the file.
void count_findings(size_t *counts, const struct view *view);
// {"range":..,"severity":..,..} of one finding.
void write_diagnostic(struct json *json, const struct view *view, const struct finding *finding);
// The sections of the file and what stands in them.
void answer_symbols(struct json *json, struct view *view);
void answer_folding(struct json *json, struct view *view);
// What can be done about the findings in a range: items of a list that is open.
void write_actions(struct json *json, const struct view *view);
// Is an action of this kind asked for?
bool wants_action(const struct view *view, struct str kind);
// "edit": the changes of one file, in between.
void begin_file_edits(struct json *json, const struct view *view);
void write_text_edit(struct json *json, const struct view *view, struct span at, struct str text);
void end_file_edits(struct json *json);

// About a position:
void answer_completion(struct json *json, struct view *view);
void answer_hover(struct json *json, struct view *view);
void answer_definition(struct json *json, struct view *view);
void answer_references(struct json *json, struct view *view);
void answer_highlights(struct json *json, struct view *view);
void answer_prepare_rename(struct json *json, struct view *view);
void answer_rename(struct json *json, struct view *view);
// The same in a configuration:
void answer_config_completion(struct json *json, struct view *view);
void answer_config_hover(struct json *json, struct view *view);
// The help of an editor about what stands at `at`, and a line of it as running text.
void write_hover(struct json *json, const struct view *view, struct str text, struct span at);
void add_hover_line(struct buf *out, const struct view *view, struct str line);

#endif
