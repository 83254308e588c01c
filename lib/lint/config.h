// .empower.yaml: what a team has set for itself, and what then holds for a rule in a file.
#ifndef LINT_CONFIG_H
#define LINT_CONFIG_H

#include "base/buf.h"
#include "lint/rule.h"
#include "yaml/tree.h"

enum { LEVEL_OFF = LEVEL_INFO + 1 };
enum fail_on { FAIL_ON_ERROR, FAIL_ON_WARNING, FAIL_ON_INFO, FAIL_ON_NEVER };
enum { CONFIG_PATHS_MOST = 64, CONFIG_GLOB_MOST = 256 };

// What `levels:` says of one rule.
struct level_setting {
    uint8_t level;  // enum level, or LEVEL_OFF
    uint8_t weight; // letters of the word that said it; 0: nothing is said
    struct span at;
};

// What is set for all files, or for those that match.
struct config_scope {
    texts match;
    struct choice profile;        // 1 + enum profile
    struct level_setting *levels; // one a rule, as config_rule_at counts them
};

struct version {
    uint32_t numbers[3];
    struct text text;
};

struct user_rule;

struct config {
    struct sources sources;   // the playbook's, and the configuration behind them
    struct findings findings; // about the configuration, with their rows
    struct config_scope all;
    LIST(struct config_scope) paths; // later ones win
    struct choice fail_on;           // 1 + enum fail_on
    struct version pin;              // only rules that were there then; not set: all
    struct thresholds thresholds;
    struct thresholds threshold_at; // where each is set, as positions; 0: nowhere
    bool is_known;                  // what is wrong with it was said before: with another playbook
    LIST(struct user_rule *) own;
    texts lost;           // ids of such rules that cannot be read
    size_t program_rules; // how many the program has
};

// Reads a configuration. Never NULL: what cannot be read is a finding, and the rest holds.
// `sources` are those of the playbook, `version` is the program's. Lives in `arena`.
struct config *config_read(struct arena *arena, const struct sources *sources, struct str name,
                           struct str bytes, struct str version);
// The rules of the program and then those of the configuration (NULL: none); NULL past the end.
const struct rule *config_rule_at(const struct config *config, size_t i);

// Does a path match a pattern? `*` is any part of a name, `**` goes through folders, `?` is one
// character; a pattern that ends in / means all that is below. Linear in the path.
bool glob_matches(struct str pattern, struct str path);

// ---- what holds (config_levels.c) ----

enum set_by { BY_NOBODY, BY_CONFIG, BY_SELECT, BY_IGNORE, BY_PROFILE, BY_PIN };

struct in_force {
    uint8_t level;  // enum level, or LEVEL_OFF
    uint8_t by;     // enum set_by
    struct span at; // BY_CONFIG, BY_PIN, and BY_PROFILE where the configuration names it
};

// `holds` says of each of the configuration's paths whether it matches; NULL: none does.
struct in_force level_in_force(const struct lint_options *options, const struct rule_info *info,
                               const bool *holds);
struct in_force profile_in_force(const struct lint_options *options, const bool *holds);
void config_holds(const struct config *config, struct str path, bool holds[CONFIG_PATHS_MOST]);
enum fail_on config_fail_on(const struct config *config);
// "0.2.0" was not there yet when "0.1.4" was; NULL is the first version.
bool version_is_newer(const char *since, const struct version *pin);
bool version_read(struct str text, struct version *out);

// ---- reading values (config_read.c) ----

struct config_reading {
    struct arena *arena;
    struct config *config;
    struct str version; // of the program
    bool broken;        // a piece of the file could not be read
};

// What stands behind a key, for readers of the manual, for the schema and for editors.
enum config_kind {
    CONFIG_TEXT,
    CONFIG_TEXTS,   // or one text
    CONFIG_WORD,    // one of the key's words
    CONFIG_VERSION, // of empower
    CONFIG_LEVELS,  // by rule
    CONFIG_PATHS,   // a list, each with the keys of config_path_shape
    CONFIG_THRESHOLDS,
    CONFIG_RULES, // by id, each with the keys of config_rule_shape
    CONFIG_NAME,  // of a rule
    CONFIG_PATH,  // into the playbook
    CONFIG_YES,
    CONFIG_PATTERN,
    CONFIG_AMOUNT
};

struct config_key;
typedef void config_bind(struct config_reading *reading, const struct config_key *key,
                         const struct node *node, void *out);

struct config_key {
    const char *name;
    config_bind *bind;        // NULL: somebody else has read it
    size_t offset;            // in the struct that is read
    const char *const *words; // of config_word, ends with NULL
    bool required;
    uint8_t assertion; // of user rules: enum assertion_kind
    uint8_t kind;      // enum config_kind
    const char *help, *example;
};

struct config_shape {
    const char *what; // "the configuration"
    const struct config_key *keys;
    size_t n;
};

#define CONFIG_KEYS(table) (table), sizeof(table) / sizeof *(table)

void config_map(struct config_reading *reading, const struct config_shape *shape,
                const struct node *node, void *out);
config_bind config_text, config_texts, config_word;
bool config_is_nothing(const struct node *node);
struct span config_point(const struct node *node); // its key, else itself
struct finding *config_wrong(struct config_reading *reading, const struct node *node,
                             const struct config_key *key, const char *needs);
struct finding *config_complain(struct config_reading *reading, const char *rule, struct span at,
                                const char *format, ...) __attribute__((format(printf, 4, 5)));
// Help "Did you mean ..?" where `right` is not empty.
void config_did_you_mean(struct config_reading *reading, struct finding *finding, struct str right);

// A number as it is in force.
struct threshold_set {
    const char *name, *title;
    uint32_t smallest, largest, usual, value;
    struct span at; // where it is set; nowhere where it is the usual one
};
bool threshold_at(size_t i, const struct config *config, struct threshold_set *out);
// The rule that a word means, of the program or of the configuration (NULL: none) ...
const struct rule *config_rule_find(const struct config *config, struct str id_or_name);
// ... and the one whose name is nearest to a misspelt word; NULL where none is near.
const struct rule *config_rule_near(const struct config *config, struct str word);

// ---- for people and their editors (config_show.c, config_reference.c, config_schema.c) ----

struct config_origin {
    struct str playbook, playbook_why, config, config_why; // for the first lines
};
void config_show(struct buf *out, const struct lint_options *options, struct str path, bool json,
                 const struct config_origin *origin);
// The reference part of empower-config(5), in mdoc.
void config_reference(struct buf *out);
// A kind of value in a few words: "text or list of texts".
const char *config_kind_name(uint8_t kind);
// The JSON Schema of the configuration, indented.
void config_schema(struct buf *out);
// The words of `levels:`, ends with NULL.
extern const char *const config_levels[];
extern const struct config_shape config_shape, config_path_shape, config_rule_shape;

#endif
