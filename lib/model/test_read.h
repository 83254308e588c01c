// The inside of conditions: a test as the author wrote it -> a typed test.
#ifndef MODEL_TEST_READ_H
#define MODEL_TEST_READ_H

#include "model/condition.h"

// Between condition_read and conditions_resolve a test holds only texts, and its `op` says what
// they came from.
enum { RAW_SCALAR = 0xF0, RAW_LIST };

struct test_reader {
    struct arena *arena;
    const struct playbook *playbook;
    const struct domain *domain; // of the fact that is tested
    struct value_fault *fault;   // filled where a reading fails; `right` is then a whole test
};

// Reads `at least 2`, `gold`, `5 to 10` ... into op, values, other and period of `out`.
bool test_read_scalar(const struct test_reader *r, struct text text, struct test *out);
// Reads the texts of the values of a list, in place. On failure `*n_read` values were read.
bool test_read_list(const struct test_reader *r, struct test *out, size_t *n_read);

// The fact, term or reserved fact of a name; false where there is none.
bool fact_named(const struct playbook *playbook, struct str name, struct ref *ref,
                uint8_t *reserved);

// "at least"; empty for TEST_IS and the ranges, which have no word of their own.
struct str op_words(enum test_op op);
// Does a word go with facts of this type (enum fact_type)?
bool op_fits(enum test_op op, uint8_t type);

// ---- other ways of writing a test (test_reword.c); ptr is NULL where none is known ----

// The house's form of a test in symbols: `>= 2` -> `at least 2`.
struct str test_from_symbols(const struct test_reader *r, struct str text);
// The house's form of a test in other words: `over 2`, `2 or more` -> `more than 2`, `at least 2`.
struct str test_from_words(const struct test_reader *r, struct str text);
// For a word that does not go with the type (`before 5`, `at least gold`): the test that was meant.
// `sure`: it means the same; else it is a guess.
struct str test_from_misfit(const struct test_reader *r, enum test_op op, struct str operand,
                            bool *sure);

#endif
