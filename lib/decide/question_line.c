// A line of a batch: an object whose every field is known.
#include "decide/question.h"

static bool refuse(struct question *q, struct str error) {
    q->error = error;
    return false;
}

static bool refuse_field(struct question *q, const char *field, const char *what) {
    return refuse(q, str_fmt(q->arena, "\"%s\" is %s.", field, what));
}

// The text of a scalar: true is yes, and numbers stay as they are written.
static bool scalar(const struct json_value *value, struct str *out) {
    *out = value->text;
    if (value->kind == JSON_TRUE) *out = S("yes");
    if (value->kind == JSON_FALSE) *out = S("no");
    return value->kind != JSON_NULL && value->kind != JSON_ARRAY && value->kind != JSON_OBJECT;
}

enum field {
    FIELD_ID,
    FIELD_ROLE,
    FIELD_GESTURE,
    FIELD_AMOUNT,
    FIELD_FACTS,
    FIELD_GIVEN,
    FIELD_TIMES_GIVEN,
    FIELD_ALSO_GIVEN,
    FIELD_AS_OF,
    FIELDS
};

static const struct str names[FIELDS] = {
    S_INIT("id"),    S_INIT("role"),        S_INIT("gesture"),    S_INIT("amount"), S_INIT("facts"),
    S_INIT("given"), S_INIT("times_given"), S_INIT("also_given"), S_INIT("as_of")};

struct str question_field_at(size_t i) {
    return i < FIELDS ? names[i] : (struct str){0};
}

static bool sort_fields(struct question *q, const struct json_value *object,
                        const struct json_value *out[FIELDS]) {
    for (const struct json_value *member = object->first; member; member = member->next) {
        int field = 0;
        while (field < FIELDS && !str_eq(names[field], member->key)) field++;
        if (field < FIELDS) {
            out[field] = member->kind == JSON_NULL ? NULL : member;
            continue;
        }
        refuse(q,
               str_fmt(q->arena,
                       "There is no field \"%.*s\"; a line has id, role, gesture, amount, facts, "
                       "given, times_given, also_given and as_of.",
                       S_ARG(member->key)));
    }
    return !q->error.len;
}

static void read_id(struct question *q, const struct json_value *id) {
    struct buf out = buf_new(q->arena);
    struct json json = json_writer(&out, false);
    if (!id) return;
    if (id->kind == JSON_STRING)
        json_str(&json, id->text);
    else if (id->kind == JSON_NUMBER)
        json_raw(&json, id->text);
    else
        refuse_field(q, "id", "a text or a number");
    if (out.len) q->id = buf_str(&out);
}

static bool read_text(struct question *q, const struct json_value *value, const char *name,
                      bool (*set)(struct question *q, struct str text)) {
    if (!value) return true;
    if (value->kind != JSON_STRING) return refuse_field(q, name, "a text");
    return set(q, value->text);
}

static bool read_amount(struct question *q, const struct json_value *value, const char *name,
                        bool (*set)(struct question *q, struct str text)) {
    if (!value) return true;
    if (value->kind != JSON_STRING && value->kind != JSON_NUMBER)
        return refuse_field(q, name, "an amount: a text or a number");
    return set(q, value->text);
}

static bool read_facts(struct question *q, const struct json_value *facts) {
    if (!facts) return true;
    if (facts->kind != JSON_OBJECT) return refuse_field(q, "facts", "an object");
    for (const struct json_value *fact = facts->first; fact; fact = fact->next) {
        struct str text;
        fact_key key; // a fact that there is not is wrong even where nothing is said of it
        bool said = scalar(fact, &text);
        if (!said && fact->kind != JSON_NULL)
            return refuse(q, str_fmt(q->arena, "The fact \"%.*s\" has one value, no list of them.",
                                     S_ARG(fact->key)));
        if (!(said ? question_fact(q, fact->key, text) : question_key(q, fact->key, &key)))
            return false;
    }
    return true;
}

// No name and no value has a NUL in it, and no message could show one.
static bool has_nul(const struct json_value *value) {
    for (; value; value = value->next)
        if (str_find_char(value->key, '\0') >= 0 || str_find_char(value->text, '\0') >= 0 ||
            has_nul(value->first))
            return true;
    return false;
}

static bool read_also_given(struct question *q, const struct json_value *list) {
    if (!list) return true;
    if (list->kind != JSON_ARRAY) return refuse_field(q, "also_given", "a list of gestures");
    for (const struct json_value *item = list->first; item; item = item->next) {
        if (item->kind != JSON_STRING) return refuse_field(q, "also_given", "a list of gestures");
        if (!question_also_given(q, item->text)) return false;
    }
    return true;
}

bool question_object(struct question *q, const struct json_value *object, bool must_ask) {
    const struct json_value *fields[FIELDS] = {0};
    read_id(q, json_get(object, "id"));
    if (has_nul(object->first))
        return refuse(q, S("A text has a NUL in it (\\u0000), which nothing here can have."));
    if (!sort_fields(q, object, fields)) return false;
    bool asks = fields[FIELD_GESTURE];
    if (!asks && must_ask) return refuse_field(q, "gesture", "missing");
    if (!read_text(q, fields[FIELD_ROLE], "role", question_role)) return false;
    if (asks && q->request.role < 0) return refuse_field(q, "role", "missing");
    if (!asks) return read_text(q, fields[FIELD_AS_OF], "as_of", question_as_of);
    return read_text(q, fields[FIELD_GESTURE], "gesture", question_gesture) &&
           read_text(q, fields[FIELD_AS_OF], "as_of", question_as_of) &&
           read_amount(q, fields[FIELD_AMOUNT], "amount", question_amount) &&
           read_amount(q, fields[FIELD_GIVEN], "given", question_given) &&
           read_amount(q, fields[FIELD_TIMES_GIVEN], "times_given", question_times_given) &&
           read_also_given(q, fields[FIELD_ALSO_GIVEN]) && read_facts(q, fields[FIELD_FACTS]);
}

bool question_line(struct question *q, struct str line) {
    struct str why = S("");
    const struct json_value *object = json_read(q->arena, line, &why);
    if (!object) return refuse(q, why);
    if (object->kind != JSON_OBJECT) return refuse(q, S("The line is no JSON object."));
    return question_object(q, object, true);
}
