// Rules of a team's own: a path into the playbook, and what must hold there.
#ifndef LINT_USER_RULES_H
#define LINT_USER_RULES_H

#include "lint/config.h"
#include "lookup/patterns.h"
#include "model/language.h"

enum { USER_RULES_MOST = 100, USER_STEPS_MOST = 8 };

enum assertion_kind {
    ASSERT_NOTHING,
    ASSERT_PRESENT,
    ASSERT_ABSENT,
    ASSERT_MATCHES,
    ASSERT_NOT_MATCHES,
    ASSERT_AT_LEAST,
    ASSERT_AT_MOST,
    ASSERT_ONE_OF
};

struct assertion {
    uint8_t kind; // enum assertion_kind
    struct span at;
    struct text value;
    texts words;                  // ASSERT_ONE_OF
    struct pattern_trial pattern; // ASSERT_MATCHES, ASSERT_NOT_MATCHES
    int64_t number;               // of the others: millionths, or minutes where `minutes` is set
    bool minutes;
};

enum step_kind { STEP_KEY, STEP_EACH, STEP_ITEMS };

struct path_step {
    uint8_t kind;  // enum step_kind
    bool is_short; // `id: text` stands for the entry with this key
    struct str key;
};

// What stands at the end of a path.
enum path_end {
    END_FREE,  // anything
    END_TEXT,  // a text, or a list of texts
    END_ENTRY, // an entry, whose id is its text
    END_COUNT, // something that is counted by its entries
    END_WORDS, // a list of texts: its entries are counted, and each is a text
    END_NUMBER,
    END_PERIOD
};

struct rule_path {
    struct path_step steps[USER_STEPS_MOST];
    size_t n;
    uint8_t end; // enum path_end
};

struct user_rule {
    struct rule rule; // what everybody else knows of it
    struct text id, name, message, help, why, path_text;
    struct choice level;
    struct rule_path path;
    struct assertion assertion;
    texts bad, good;
};

void user_rules_read(struct config_reading *reading, const struct node *node);
// Reads a path by the rows of the language; false where it cannot be (said).
bool rule_path_read(struct config_reading *reading, struct text text, struct rule_path *out);

// A walk along a path.
struct rule_walk {
    const struct rule_path *path;
    void *context;
    void (*found)(struct rule_walk *walk, const struct node *node);
    // A key is not there, of the keys of `node` (NULL: of the playbook), and no * or [] comes
    // behind.
    void (*missing)(struct rule_walk *walk, const struct node *node);
    struct str id; // of the entry that it is in
};
void rule_walk(struct rule_walk *walk, const struct yaml_file *files, size_t n);

// The number in a text: "50", "£1,000 per stay", "20 minutes"; false where it holds none, or N%.
bool text_number(struct str text, int64_t *millionths);

// Adds what the rules of the configuration find.
void user_rules_check(struct lint *lint);
// What one rule finds in files that stand alone; answers how many.
size_t user_rule_try(struct arena *arena, const struct user_rule *rule,
                     const struct yaml_file *files, size_t n, struct findings *findings,
                     struct span nowhere);

// Runs the examples of the rules of a configuration; false where one does not do what it should.
bool user_rules_test(struct buf *out, struct arena *arena, const struct config *config, bool json);

#endif
