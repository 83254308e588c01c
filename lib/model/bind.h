// The binder's inside: what the files of model/ that turn yaml trees into a playbook share.
#ifndef MODEL_BIND_H
#define MODEL_BIND_H

#include "model/language.h"
#include "model/playbook.h"
#include "yaml/tree.h"

// Reading goes in this order: every file is parsed; the currency is looked up; every file is bound
// by the rows (conditions by condition_read); sections are sorted by id; references become indexes;
// facts get their assumed values; conditions_resolve types every test.
struct binder {
    struct arena *arena;
    struct arena *nodes; // of the trees; what is bound is given back entry by entry
    const struct sources *sources;
    struct findings *findings;
    struct playbook *playbook; // header.currency is set before anything else is bound
    struct yaml_file *files;   // one a source, in the order of `sources`
    size_t n_files;
    const char *section;    // what is at hand, for finding.object: "gestures"; NULL: nothing
    struct entry *entry;    // the entry at hand; NULL: none
    bool lost[KIND_COUNT];  // some entries of this kind could not be read: an unknown id may be one
    size_t guesses;         // comparisons left for "did you mean", so that it stays linear
    LIST(struct seen) seen; // keys of the top level and its objects that are there already
    bool once;              // such a key is being bound: a second one, in another file, is an error
    bool second_header; // the file at hand has one too many; its keys are not reported one by one
    bool in_flow;       // within { } or [ ]
    const struct source *source; // the file at hand, while binding
};

struct seen {
    const struct row *row;
    struct span at;
};

// ---- findings (bind_report.c) ----

// What the findings that follow are about; marks by bind_error go to `entry`. Both may be NULL.
void bind_at(struct binder *b, const char *section, struct entry *entry);
// A finding that leaves what is at hand without a part: marks the entry at hand as hurt. NULL when
// the list of findings is full; the functions below then do nothing.
struct finding *bind_error(struct binder *b, const char *rule, struct span at, const char *format,
                           ...) __attribute__((format(printf, 4, 5)));
// A finding that leaves the entry whole.
struct finding *bind_note(struct binder *b, const char *rule, struct span at, const char *format,
                          ...) __attribute__((format(printf, 4, 5)));
void bind_help(struct binder *b, struct finding *finding, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void bind_relate(struct binder *b, struct finding *finding, struct span at, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void bind_fix(struct binder *b, struct finding *finding, bool safe, const char *title,
              struct span at, struct str text);
// Help `Did you mean "right"?` and the unsafe fix for it; does nothing for an empty `right`.
void bind_did_you_mean(struct binder *b, struct finding *finding, struct span at, struct str right);
// Has somebody reported this rule at this place?
bool bind_is_reported(const struct binder *b, const char *rule, struct span at);
// At most 60 cells of an untrusted text, for the inside of a message.
struct str bind_clip(struct binder *b, struct str text);
// The text as a quoted YAML scalar: "double" quotes, or 'single' ones where it has a backslash or a
// double quote in it.
struct str bind_quoted(struct binder *b, struct str text);
// The nearest of `n` words; empty where none is near. `n` counts against b->guesses.
struct str bind_nearest(struct binder *b, struct str wrong, const struct str *words, size_t n);

// ---- scalars (bind_scalar.c) ----

// A piece that recovery cut out of this node hurts the entry at hand. Call it on every map and
// list.
void bind_hurt(struct binder *b, const struct node *node);
// The text of a scalar: curly quotes round it are reported and taken off. Never for maps and lists.
struct text bind_text(struct binder *b, const struct node *scalar);
// What stands between the curly quotes round a text; the text where there are none.
struct str bind_uncurled(struct str s);
// `key:` with nothing behind it (also in `{}`): a plain scalar without a byte.
bool node_is_empty(const struct node *node);
// Reads a scalar by a grammar; on failure reports "bad-money", "bad-date" or "wrong-type" with the
// better form as a safe fix, and answers false.
bool bind_grammar(struct binder *b, enum grammar_kind kind, struct text text,
                  union grammar_value *out);
// The finding of a failed reading (by a *_read of base/): `error` and `better` as those set them.
struct finding *bind_bad_scalar(struct binder *b, const char *rule, struct text text,
                                struct str error, struct str better);
// `"says" needs a text; here is a list.`: what stands under the key `what` is of the wrong kind.
struct finding *bind_wrong_kind(struct binder *b, const struct node *node, const char *what,
                                const char *expected);
// Where to point at for a node: its key, else the scalar itself, else the first scalar inside.
struct span bind_point(const struct node *node);
// The text as it may stand anywhere in YAML, quoted only where it must be.
struct str bind_as_yaml(struct binder *b, struct str text);

// ---- what YAML made of prose (bind_prose.c, bind_cut.c) ----

// Reports a text that lost its end to a ` #`, and one that other software takes for a number, a
// yes or no, or nothing.
void bind_prose(struct binder *b, const struct node *scalar);
// Where a plain text that ends at `end` would end if no ` #` had cut it.
uint32_t bind_end_of_text(const struct binder *b, uint32_t end);
void bind_retyped(struct binder *b, const struct node *scalar); // only the latter
// Both, for every scalar below an unknown key.
void bind_prose_below(struct binder *b, const struct node *node);
// In { }: keys without a value behind `child` that `shape` (NULL: any) does not have are the rest
// of its text. Reports that and answers the last of them; NULL where it is not so. `row`: of
// `child`.
const struct node *bind_cut_in_map(struct binder *b, const struct shape *shape,
                                   const struct row *row, const struct node *child);
// An item of a list of texts that is a map: its text was cut at a colon.
void bind_cut_at_colon(struct binder *b, const struct row *row, const struct node *item);
// In [ ]: two neighbouring items that look like one sentence, cut at a comma.
void bind_cut_in_list(struct binder *b, const struct node *before, const struct node *item);

// ---- maps, lists and single values (bind.c, bind_list.c, bind_authority.c, bind_key.c) ----

// The keys of a map into the struct of its shape; `object` is its own key where it is no entry.
void bind_map(struct binder *b, const struct shape *shape, const char *object,
              const struct node *map, void *out);
void bind_value(struct binder *b, const struct row *row, const struct node *node, void *out);
// Reports a node of the wrong kind for its row, with the row's example.
void bind_unfit(struct binder *b, const struct row *row, const struct node *node);
// Is it a scalar? Else reports it.
bool bind_needs_scalar(struct binder *b, const struct row *row, const struct node *node);
void bind_unknown_key(struct binder *b, const struct shape *shape, const char *object,
                      const struct node *node);
// Reports keys that must be there and are not; points at `at`.
void bind_required(struct binder *b, const struct shape *shape, const struct node *map,
                   struct span at);
// A name within a scalar, with its own place where the scalar is written plainly.
struct ref bind_ref_within(struct text whole, struct str part);
void bind_check_id(struct binder *b, struct text id, enum kind kind);

// `out` is a texts, refs, clauses, ...: what the row says.
void bind_texts(struct binder *b, const struct row *row, const struct node *node, void *out);
void bind_refs(struct binder *b, const struct row *row, const struct node *node, void *out);
void bind_fact_values(struct binder *b, const struct row *row, const struct node *node, void *out);
void bind_clauses(struct binder *b, const struct row *row, const struct node *node, void *out);
void bind_authority(struct binder *b, const struct row *row, const struct node *node, void *out);

// Sections of the top level (bind_section.c): rooms for all files at once, then file by file.
void bind_make_room(struct binder *b);
void bind_entries(struct binder *b, const struct row *row, const struct node *node, void *out);
void bind_items(struct binder *b, const struct row *row, const struct node *node, void *out);
void bind_terms(struct binder *b, const struct row *row, const struct node *node, void *out);
void bind_synonyms(struct binder *b, const struct row *row, const struct node *node, void *out);
void bind_file(struct binder *b, size_t file);
// Sorts the sections by id and reports ids that are there twice (order.c).
void bind_sort(struct binder *b);

// ---- after all files are bound ----

void bind_facts(struct binder *b);      // types and choices (check_fact.c); before references
void bind_references(struct binder *b); // every ref of every row (resolve.c)
void bind_assumed(struct binder *b);    // the facts' `assume` (check_fact.c)
void bind_limits(struct binder *b);     // units, scopes, facts of limits (check_gesture.c)
void bind_examples(struct binder *b);   // (check_example.c)
void bind_cycles(struct binder *b);     // reports_to, same_as, yields_to (cycles.c)
void bind_header(struct binder *b);     // there is one, and it is whole (check_header.c)
// Notes that this file has the header, or reports that another one has it.
void bind_mark_header(struct binder *b, const struct node *root);

// ---- references (resolve.c) ----

enum { KIND_NOBODY_BIT = 1u << KIND_NONE }; // in `kinds`: the word `nobody` is allowed, too

// Finds what `ref` names among `kinds` (bits 1u << enum kind), sets kind and index, or reports
// "undefined-reference", of a route "undefined-route", and answers false. After the sections are
// sorted.
bool bind_resolve(struct binder *b, struct ref *ref, uint32_t kinds);
// Reports an unknown id unless entries of `kinds` were lost in a broken file.
void bind_undefined(struct binder *b, struct text id, uint32_t kinds);

// ---- conditions (conditions.c, values.c) ----

// Syntax to tree, while binding: facts are not known yet, tests keep their texts. `node` is what
// stands after `when:`. Never NULL; what cannot be read is reported and the condition is `hurt`.
struct condition *condition_read(struct binder *b, const struct node *node);
// After the ids are resolved: walks all conditions of the playbook (terms, gestures, guardrails,
// escalations, grants), types their tests, reports what is wrong; cycles of terms, too.
void conditions_resolve(struct binder *b);
// A value of a fact (`fact`, or where it is NULL the reserved one), for `assume:` and examples.
// On failure reports and answers false.
bool fact_value_read(struct binder *b, const struct fact *fact, uint8_t reserved, struct text text,
                     struct value *out);

#endif
