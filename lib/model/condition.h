// Conditions: what a fact's values are, reading one, and how a condition is shown to people.
#ifndef MODEL_CONDITION_H
#define MODEL_CONDITION_H

#include "model/playbook.h"

// The `choice` of a value whose fact lists none (a channel where `applies_to` names no channels):
// such values are compared by their text.
#define CHOICE_OPEN UINT32_MAX

// What may be said of a fact, whether it is declared under `facts:`, a term, or reserved.
struct domain {
    const struct fact *fact; // NULL: a term or a reserved fact
    uint8_t reserved;        // enum reserved_fact
    uint8_t type;            // enum fact_type
    uint8_t kind;            // of a choice among entries (roles, teams, gestures): their kind
    bool open;               // a choice whose values are not listed: any id
    bool may_be_negative;
    struct str name;         // "room_rate"
    struct str unit;         // of a number; empty where none is said
    const struct map *index; // the choices by name, where somebody made one; else they are searched
};

// `unit`: what the gesture at hand is counted in, for `amount` and `given`; empty = money.
struct domain domain_reserved(const struct playbook *playbook, uint8_t reserved, struct str unit);
struct domain domain_of_fact(const struct fact *fact);
struct domain domain_of_term(const struct term *term);
// The domain of what a test reads; type FACT_NONE where the fact is unknown.
struct domain domain_of_test(const struct playbook *playbook, const struct test *test,
                             struct str unit);
// Choice `i` of a domain; ptr is NULL past the end (and for every other type).
struct str domain_choice(const struct playbook *playbook, const struct domain *domain, size_t i);
// "guest, member or gold": the first choices of a domain; empty where it lists none.
struct str choices_show(struct arena *arena, const struct playbook *playbook,
                        const struct domain *domain);
// The place of a choice, written exactly so; -1 where there is none.
int64_t choice_find(const struct playbook *playbook, const struct domain *domain, struct str text);
// "a choice", "money", "yes or no".
const char *fact_type_words(uint8_t type);

// "amount" -> RESERVED_AMOUNT; RESERVED_NONE where it is none.
uint8_t reserved_of_name(struct str name);
const char *reserved_name(uint8_t reserved); // empty for RESERVED_NONE

// Why a text is no value of a fact.
struct value_fault {
    const char *rule; // "wrong-type", "bad-money", "bad-date"; NULL: the fact itself could not be
                      // read, which was said there
    struct str says;  // one sentence
    struct str help;  // one sentence: what may be written; may be empty
    struct str right; // the right form; empty where it cannot be known
    bool sure;        // `right` means the same; else it is a guess
};

// Reads a text as a value of the domain. `out->text` is the text. On failure answers false and
// fills `fault`.
bool value_read(struct arena *arena, const struct playbook *playbook, const struct domain *domain,
                struct text text, struct value *out, struct value_fault *fault);
// "£50", "2 nights", "gold", "yes", "2026-04-01".
struct str value_show(struct arena *arena, const struct playbook *playbook,
                      const struct domain *domain, const struct value *value);

// As a language has it.
struct str value_say(struct arena *arena, const struct playbook *playbook,
                     const struct domain *domain, const struct value *value,
                     const struct phrases *in);

// A condition in short words: "gold", "not our fault", "more than 14 nights". Empty for NULL.
struct str condition_show(struct arena *arena, const struct playbook *playbook,
                          const struct condition *condition);
// In another language than English (`in` is not NULL) ids, which are plain ASCII, say little: facts
// and terms go by their titles. "Haben wir es verursacht? ja", "Nächte: mehr als 14".
struct str condition_say(struct arena *arena, const struct playbook *playbook,
                         const struct condition *condition, const struct phrases *in);

// The indexes of all terms, each after those that it uses, so that they can be worked out without
// recursion. Terms on a cycle, and those that lead to one, come last (`*n_sound` come before them).
uint32_t *terms_in_order(struct arena *arena, const struct playbook *playbook, size_t *n_sound);

#endif
