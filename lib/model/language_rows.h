// How the tables of the language are written down.
#ifndef MODEL_LANGUAGE_ROWS_H
#define MODEL_LANGUAGE_ROWS_H

#include "model/language.h"

#include <stddef.h>

// A key that is called as its field: ROW(gesture, title, TEXT, help, example, .kinds = ...).
#define ROW(type, field, kind, ...) ROW_AS(type, #field, field, kind, __VA_ARGS__)
#define ROW_AS(type, name, field, kind, ...)                                          \
    {                                                                                 \
        .key = (name), .value = VALUE_##kind, .offset = offsetof(struct type, field), \
        .help = __VA_ARGS__                                                           \
    }
// A map whose keys are fields of the same struct as its own.
#define ROW_WITHIN(name, ...) \
    { .key = (name), .value = VALUE_OBJECT, .offset = 0, .help = __VA_ARGS__ }

#define SHAPE(title, type, table, ...)                                          \
    {                                                                           \
        .name = (title), .rows = (table), .n = sizeof(table) / sizeof *(table), \
        .size = sizeof(struct type), .help = __VA_ARGS__                        \
    }

#define BIT(kind) (1u << (kind))

// language_frame.c
extern const struct shape shape_applies_to, shape_value, shape_sponsor, shape_assurances, shape_aim,
    shape_voice, shape_principle, shape_agent_care, shape_recognition;
// language_people.c
extern const struct shape shape_team, shape_role, shape_route, shape_tool;
// language_facts.c
extern const struct shape shape_fact, shape_term;
// language_authority.c
extern const struct shape shape_gesture, shape_guardrail, shape_escalation, shape_refusals;
// language_work.c
extern const struct shape shape_notice, shape_scenario, shape_story, shape_exercise, shape_example;

#endif
