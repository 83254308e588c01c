// Lint: which rules there are, and running them.
#ifndef LINT_LINT_H
#define LINT_LINT_H

#include "base/buf.h"
#include "lint/rule.h"

const struct rule *rule_at(size_t i);                // in order of groups; NULL past the end
const struct rule *rule_find(struct str id_or_name); // in either case of letters
bool rule_has_name(const struct rule *rule, struct str id_or_name); // the same
// The rule whose id or name is nearest to a misspelt one; NULL where none is near.
const struct rule *rule_near(struct str word);

// Runs the rules over a playbook that has been read. `findings` holds what reading found;
// afterwards it holds, sorted and with their rows, what is to be reported. False where an option
// names no rule (`error` says which).
// What is found lives in `arena`; `scratch` is given back.
bool lint_run(struct arena *arena, struct arena *scratch, const struct playbook *playbook,
              struct findings *findings, const struct lint_options *options, struct str *error);

// Does one of the words of --select or --ignore mean a rule? Ids, names, beginnings of ids as L2.
bool word_means(struct str word, const struct rule_info *info);
bool list_means(struct str list, const struct rule_info *info);
// Do the options let a rule run, if only for some files (config_levels.c)?
bool rule_is_wanted(const struct rule_info *info, const struct lint_options *options);

// The first of the findings that keeps every decision from being made: a mistake in facts, terms,
// roles, guardrails or escalations, or one that hides a section; NULL where none does (broken.c).
const struct finding *find_broken(const struct sources *sources, const struct findings *findings);
// The section that a finding stands in; empty where none does (sections.c).
struct str section_of(const struct sources *sources, const struct finding *finding);
// Where the name of a section stands that begins a line; where none does, the header.
struct span section_key(const struct playbook *playbook, const char *name);
// May a section, or a part of it, be missing because of a mistake? Then nothing is said of what it
// lacks.
bool section_may_be_lost(const struct lint *lint, const char *name);
// Adds the findings of the rules that are proved and wanted (flaws.c).
void report_flaws(struct lint *lint);

// Adds the findings of the rules about words that are wanted (wording.c).
void report_wording(struct lint *lint);

// Look-up over the playbook, made when a check first asks for it; lives in lint->scratch until lint
// is through, so it is asked for before a check marks that.
const struct lookup *lint_lookup(struct lint *lint);

// Says of every finding which entry it is about (object.c).
void name_objects(struct lint *lint);

// The rule that found something, of the program or of the configuration. Never NULL for findings
// of a run.
const struct rule *rule_of(const struct lint_options *options, struct str id_or_name);
// The place to show for what a playbook as a whole lacks: its first line.
struct span first_place(const struct playbook *playbook);

// ---- the parts that silence (ignore.c, baseline.c) ----

// Takes out what comments silence, adds findings about the comments themselves.
void ignores_apply(struct lint *lint);
// Takes out what a baseline holds, adds findings about entries that hold nothing any more.
bool baselines_apply(struct lint *lint, struct str *error);
// An entry of a baseline: how often a finding may still be met.
struct held {
    struct str playbook, rule, object, fingerprint;
    int64_t count;
};
typedef LIST(struct held) helds;
// Writes a baseline in three steps: collects the findings of each playbook, then sorts and writes.
void baseline_add(struct arena *arena, helds *list, const struct playbook *playbook,
                  const struct findings *findings);
void baseline_write(struct buf *out, helds *list);
// Names a finding by rule, object and content, never by line.
struct str finding_fingerprint(struct arena *arena, const struct sources *sources,
                               const struct finding *finding);

#endif
