// One contact: the columns of a header, the object that a row stands for, and the question it asks.
#include "prove/contacts.h"

#include "base/utf8.h"
#include "model/condition.h"
#include "model/nearest.h"

// Reserved facts that stand beside the declared ones.
static const struct str reserved[] = {S_INIT("country"), S_INIT("team")};
static const struct str own[] = {S_INIT("said"), S_INIT("channel")};

bool contact_is_field(struct str name) {
    for (size_t i = 0; question_field_at(i).ptr; i++)
        if (str_eq(question_field_at(i), name)) return true;
    return str_eq(name, own[0]) || str_eq(name, own[1]);
}

static bool knows(const struct playbook *playbook, struct str fact) {
    if (str_eq(fact, reserved[0]) || str_eq(fact, reserved[1])) return true;
    return playbook && playbook_find(playbook, KIND_FACT, fact);
}

// ---- the header ----

static bool is_object_field(struct str name) {
    return str_eq(name, S("facts"));
}

static bool is_column(const struct contacts *contacts, struct str name) {
    if (is_object_field(name)) return false;
    return contact_is_field(name) || knows(contacts->playbook, name) || knows(contacts->also, name);
}

static void offer(struct nearest *nearest, struct buf *all, struct str name) {
    nearest_try(nearest, name);
    if (all->len) buf_text(all, ", ");
    buf_add(all, name);
}

// Names the columns that there may be; at most as many facts as a sentence bears.
static struct str refuse_column(const struct contacts *contacts, struct str name) {
    enum { FACTS = 40 };
    struct buf all = buf_new(contacts->arena);
    struct nearest nearest = nearest_to(name);
    const struct playbook *playbook = contacts->playbook;
    for (size_t i = 0; question_field_at(i).ptr; i++)
        if (!is_object_field(question_field_at(i))) offer(&nearest, &all, question_field_at(i));
    for (size_t i = 0; i < 2; i++) offer(&nearest, &all, own[i]);
    for (size_t i = 0; i < 2; i++) offer(&nearest, &all, reserved[i]);
    for (size_t i = 0; i < playbook->facts.n && i < FACTS; i++)
        if (!contact_is_field(playbook->facts.items[i].entry.id.s))
            offer(&nearest, &all, playbook->facts.items[i].entry.id.s);
    struct buf out = buf_new(contacts->arena);
    buf_fmt(&out, "There is no column \"%.*s\".", S_ARG(utf8_cut(name, 60)));
    if (nearest.best.len) buf_fmt(&out, " Did you mean \"%.*s\"?", S_ARG(nearest.best));
    buf_fmt(&out, " There are: %.*s%s.", S_ARG(buf_str(&all)),
            playbook->facts.n > FACTS ? " and more facts" : "");
    return buf_str(&out);
}

static bool is_twice(const struct contacts *contacts, struct str name) {
    for (size_t i = 0; i < contacts->columns.n; i++)
        if (str_eq(contacts->columns.items[i], name)) return true;
    return false;
}

static bool has_use(const struct contacts *contacts) {
    return is_twice(contacts, S("gesture")) || is_twice(contacts, S("said"));
}

void contact_columns(struct contacts *contacts, const struct str *cells, size_t n) {
    for (size_t i = 0; i < n && !contacts->error.len; i++) {
        struct str name = str_trim(cells[i]);
        if (name.len && !is_column(contacts, name))
            contacts->error = refuse_column(contacts, name);
        else if (name.len && is_twice(contacts, name))
            contacts->error =
                str_fmt(contacts->arena, "Two columns are called \"%.*s\".", S_ARG(name));
        *PUSH(contacts->arena, &contacts->columns) = str_dup(contacts->arena, name);
    }
    if (!contacts->error.len && !has_use(contacts))
        contacts->error = S("Its first line must name a column gesture, or said.");
}

// ---- a row ----

static struct json_value *add(struct arena *scratch, struct json_value *object, struct str key,
                              enum json_kind kind) {
    struct json_value *value = arena_new(scratch, struct json_value), **last = &object->first;
    *value = (struct json_value){.kind = kind, .key = key};
    while (*last) last = &(*last)->next;
    return *last = value;
}

// "stay-credit, late-checkout", with commas or semicolons.
static void add_list(struct arena *scratch, struct json_value *object, struct str key,
                     struct str cell) {
    struct json_value *list = add(scratch, object, key, JSON_ARRAY);
    for (struct str part, rest = cell; str_split(&rest, ',', &part);)
        for (struct str item; str_split(&part, ';', &item);)
            if (str_trim(item).len) add(scratch, list, S(""), JSON_STRING)->text = str_trim(item);
}

static void add_cell(struct arena *scratch, struct json_value *object, struct json_value *facts,
                     struct str name, struct str cell) {
    if (str_eq(name, S("also_given")))
        add_list(scratch, object, name, cell);
    else
        add(scratch, contact_is_field(name) ? object : facts, name, JSON_STRING)->text = cell;
}

static struct str refuse_count(struct arena *scratch, size_t n, size_t wanted) {
    return str_fmt(scratch, "The line has %zu cell%s, and the first line names %zu column%s.", n,
                   n == 1 ? "" : "s", wanted, wanted == 1 ? "" : "s");
}

void contact_row(struct contacts *contacts, struct arena *scratch, const struct str *cells,
                 size_t n) {
    struct contact_record *record = &contacts->record;
    if (n != contacts->columns.n) {
        record->error = refuse_count(scratch, n, contacts->columns.n);
        return;
    }
    struct json_value *object = arena_new(scratch, struct json_value);
    object->kind = JSON_OBJECT;
    struct json_value *facts = add(scratch, object, S("facts"), JSON_OBJECT);
    for (size_t i = 0; i < n; i++) {
        struct str name = contacts->columns.items[i], cell = str_dup(scratch, str_trim(cells[i]));
        if (cell.len && name.len) add_cell(scratch, object, facts, name, cell);
        if (cell.len && !name.len)
            record->error = str_fmt(scratch, "Column %zu holds \"%.*s\", but has no name.", i + 1,
                                    S_ARG(utf8_cut(cell, 60)));
    }
    record->object = object;
}

// ---- the question ----

struct sorting {
    struct arena *scratch;
    const struct playbook *playbook, *other;
    struct contact *out;
    struct json_value object, facts; // what goes to the question
};

static bool refuse(struct sorting *sorting, struct str error) {
    sorting->out->question.error = error;
    return false;
}

static void keep(struct arena *scratch, struct json_value *object, const struct json_value *member,
                 struct str key) {
    struct json_value *copy = add(scratch, object, key, member->kind);
    copy->text = member->text;
    copy->first = member->first;
}

static void sort_facts(struct sorting *sorting, const struct json_value *facts) {
    for (const struct json_value *fact = facts->first; fact; fact = fact->next)
        if (knows(sorting->playbook, fact->key) || !knows(sorting->other, fact->key))
            keep(sorting->scratch, &sorting->facts, fact, fact->key);
}

// What only contacts have.
static bool sort_own(struct sorting *sorting, const struct json_value *member) {
    bool said = str_eq(member->key, own[0]);
    if (member->kind == JSON_NULL) return true;
    if (member->kind != JSON_STRING)
        return refuse(sorting,
                      str_fmt(sorting->scratch, "\"%.*s\" is a text.", S_ARG(member->key)));
    *(said ? &sorting->out->said : &sorting->out->channel) = member->text;
    if (!said) keep(sorting->scratch, &sorting->facts, member, member->key);
    return true;
}

static bool sort_member(struct sorting *sorting, const struct json_value *member) {
    if (str_eq(member->key, own[0]) || str_eq(member->key, own[1]))
        return sort_own(sorting, member);
    if (is_object_field(member->key) && member->kind == JSON_OBJECT) {
        sort_facts(sorting, member);
        return true;
    }
    if (!contact_is_field(member->key))
        return refuse(sorting,
                      str_fmt(sorting->scratch,
                              "There is no field \"%.*s\"; a contact has id, role, gesture, "
                              "amount, facts, given, times_given, also_given, as_of, said and "
                              "channel.",
                              S_ARG(utf8_cut(member->key, 60))));
    keep(sorting->scratch, &sorting->object, member, member->key);
    return true;
}

static bool sort_all(struct sorting *sorting, const struct json_value *record) {
    for (const struct json_value *member = record->first; member; member = member->next)
        if (!sort_member(sorting, member)) return false;
    if (sorting->facts.first) keep(sorting->scratch, &sorting->object, &sorting->facts, S("facts"));
    return true;
}

// Words from a channel that is not known cannot be looked up either.
static bool is_known_channel(struct sorting *sorting) {
    struct contact *out = sorting->out;
    struct domain domain = domain_reserved(sorting->playbook, RESERVED_CHANNEL, S(""));
    struct value value;
    struct value_fault fault = {.says = S(""), .help = S("")};
    if (!out->channel.len || value_read(sorting->scratch, sorting->playbook, &domain,
                                        (struct text){.s = out->channel}, &value, &fault))
        return true;
    out->said = S("");
    return refuse(sorting, str_fmt(sorting->scratch, "channel: %.*s%s%.*s", S_ARG(fault.says),
                                   fault.help.len ? " " : "", S_ARG(fault.help)));
}

// A gesture with a mistake in it can be decided by nobody.
static bool is_sound(struct sorting *sorting, const struct gesture *gesture) {
    if (!gesture || !gesture->entry.hurt) return true;
    return refuse(sorting, str_fmt(sorting->scratch,
                                   "The gesture \"%.*s\" has a mistake; `empower lint` shows it.",
                                   S_ARG(gesture->entry.id.s)));
}

void contact_read(const struct contacts *contacts, struct arena *scratch,
                  const struct playbook *playbook, const struct playbook *other,
                  struct contact *out) {
    const struct contact_record *record = &contacts->record;
    *out = (struct contact){.line = record->line, .said = S(""), .channel = S("")};
    struct question *q = &out->question;
    *q = question_new(scratch, playbook);
    q->request.as_of = contacts->as_of;
    q->error = record->error;
    struct sorting sorting = {.scratch = scratch, .playbook = playbook, .other = other, .out = out};
    sorting.object.kind = sorting.facts.kind = JSON_OBJECT;
    if (q->error.len || !sort_all(&sorting, record->object)) return;
    if (!is_known_channel(&sorting)) return;
    const struct json_value *gesture = json_get(&sorting.object, "gesture");
    out->asks = gesture && gesture->kind != JSON_NULL;
    if (contacts->role.len && !question_role(q, contacts->role)) return;
    if (!question_object(q, &sorting.object, false)) return;
    if (!out->asks && !out->said.len)
        refuse(&sorting, S("It names no gesture, and nothing that was said."));
    else
        is_sound(&sorting, q->request.gesture);
}
