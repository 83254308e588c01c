// Reads contacts from the bytes of a file as they come: lines of JSON, or the records of CSV.
#include "prove/contacts.h"

#include "base/csv.h"
#include "base/utf8.h"

#include <string.h>

// What is longer than a record may be must be seen as such.
enum { ROOM = CONTACT_LONGEST + 2 };

struct contacts contacts_new(struct arena *arena, const struct playbook *playbook,
                             enum contacts_format format) {
    struct contacts contacts = {
        .arena = arena, .playbook = playbook, .format = format, .separator = ','};
    contacts.held = arena_bytes(arena, ROOM);
    contacts.role = contacts.error = S("");
    contacts.as_of = playbook->header.effective.range.from;
    contacts.line = 1;
    return contacts;
}

size_t contacts_feed(struct contacts *contacts, struct str bytes) {
    size_t have = contacts->end - contacts->start, room = ROOM - have;
    size_t taken = bytes.len < room ? bytes.len : room;
    memmove(contacts->held, contacts->held + contacts->start, have);
    if (taken) memcpy(contacts->held + have, bytes.ptr, taken);
    contacts->start = 0;
    contacts->end = have + taken;
    contacts->at_end = bytes.len == 0;
    return taken;
}

static struct str waiting(const struct contacts *contacts) {
    return (struct str){contacts->held + contacts->start, contacts->end - contacts->start};
}

static void move_on(struct contacts *contacts, size_t bytes, size_t lines) {
    contacts->start += bytes;
    contacts->line += lines;
}

static void skip_blanks(struct contacts *contacts) {
    struct str s = waiting(contacts);
    size_t n = 0, lines = 0;
    for (; n < s.len && (is_blank(s.ptr[n]) || s.ptr[n] == '\r' || s.ptr[n] == '\n'); n++)
        lines += s.ptr[n] == '\n';
    move_on(contacts, n, lines);
}

// Passes over a byte order mark and blank lines, and finds out what the file is.
static bool begin(struct contacts *contacts) {
    struct str s = waiting(contacts);
    if (contacts->begun) return true;
    if (!contacts->marked && s.len < 3 && !contacts->at_end) return false;
    if (!contacts->marked && str_starts(s, S("\xEF\xBB\xBF"))) move_on(contacts, 3, 0);
    contacts->marked = true;
    skip_blanks(contacts);
    s = waiting(contacts);
    if (!s.len && !contacts->at_end) return false;
    if (contacts->format == CONTACTS_BY_FIRST_BYTE)
        contacts->format = str_starts(s, S("{")) ? CONTACTS_LINES : CONTACTS_CSV;
    return contacts->begun = true;
}

// ---- lines that are too long ----

static void skip_rest(struct contacts *contacts) {
    struct str s = waiting(contacts);
    ptrdiff_t newline = str_find_char(s, '\n');
    contacts->skipping = newline < 0;
    move_on(contacts, newline < 0 ? s.len : (size_t)newline + 1, newline >= 0);
}

static bool is_too_long(const struct contacts *contacts) {
    return contacts->end - contacts->start > CONTACT_LONGEST;
}

static bool refuse(struct contacts *contacts, const char *error) {
    contacts->record.error = str_of(error);
    return true;
}

static bool refuse_length(struct contacts *contacts) {
    contacts->skipping = true;
    return refuse(contacts, "The line is longer than 64 KiB.");
}

// ---- records ----

// The next line; false where it is not all there. One that is too long is a record with an error.
static bool take_line(struct contacts *contacts, struct arena *scratch, struct str *out) {
    struct str s = waiting(contacts);
    ptrdiff_t newline = str_find_char(s, '\n');
    *out = S("");
    if (newline < 0 && is_too_long(contacts)) return refuse_length(contacts);
    if (newline < 0 && !(contacts->at_end && s.len)) return false;
    size_t len = newline < 0 ? s.len : (size_t)newline;
    *out = str_dup(scratch, str_trim(str_slice(s, 0, len)));
    move_on(contacts, len + (newline >= 0), newline >= 0);
    return true;
}

static bool next_object(struct contacts *contacts, struct arena *scratch) {
    struct contact_record *record = &contacts->record;
    struct str line;
    if (!take_line(contacts, scratch, &line)) return false;
    if (!line.len) return true;
    const struct json_value *object = json_read(scratch, line, &record->error);
    if (object && object->kind != JSON_OBJECT) refuse(contacts, "The line is no JSON object.");
    record->object = record->error.len ? NULL : object;
    return true;
}

static void take_row(struct contacts *contacts, struct arena *scratch,
                     const struct csv_record *row) {
    bool blank = row->cells.n == 1 && !str_trim(row->cells.items[0]).len;
    if (!utf8_is_valid(str_slice(waiting(contacts), 0, row->len)))
        refuse(contacts, "The line is not written in UTF-8. Save the file as \"CSV UTF-8\".");
    else if (!contacts->columns.n && !blank)
        contact_columns(contacts, row->cells.items, row->cells.n);
    else if (!blank)
        contact_row(contacts, scratch, row->cells.items, row->cells.n);
}

static bool next_row(struct contacts *contacts, struct arena *scratch) {
    struct csv_record row;
    struct str s = waiting(contacts);
    if (!s.len) return false;
    if (!contacts->columns.n) contacts->separator = csv_separator(s);
    bool whole = contacts->at_end || is_too_long(contacts);
    enum csv_state state = csv_read(scratch, s, contacts->separator, whole, &row);
    if (state == CSV_MORE) return false;
    if (state == CSV_OPEN_QUOTE)
        refuse(contacts, "A quotation mark (\") is opened and not closed.");
    if (state == CSV_AFTER_QUOTE)
        refuse(contacts, "A quotation mark (\") inside of a quoted cell must be doubled (\"\").");
    if (row.len == s.len && is_too_long(contacts) && !contacts->at_end)
        return refuse_length(contacts);
    if (state == CSV_RECORD) take_row(contacts, scratch, &row);
    move_on(contacts, row.len, row.lines);
    return true;
}

// A header that cannot be read ends it all.
static bool header_failed(struct contacts *contacts) {
    bool csv = contacts->format == CONTACTS_CSV && !contacts->columns.n && !contacts->error.len;
    bool over = contacts->at_end && contacts->start == contacts->end;
    if (csv && contacts->record.error.len)
        contacts->error = str_dup(contacts->arena, contacts->record.error);
    else if (csv && over)
        contacts->error = S("It has no first line that names its columns.");
    return contacts->error.len > 0;
}

bool contact_next(struct contacts *contacts, struct arena *scratch, struct contact *out) {
    while (!contacts->error.len && begin(contacts)) {
        if (contacts->skipping) skip_rest(contacts);
        contacts->record = (struct contact_record){.line = contacts->line, .error = S("")};
        bool json = contacts->format == CONTACTS_LINES;
        bool taken = !contacts->skipping &&
                     (json ? next_object(contacts, scratch) : next_row(contacts, scratch));
        if (header_failed(contacts) || !taken) return false;
        if (!contacts->record.object && !contacts->record.error.len) continue;
        contact_read(contacts, scratch, contacts->playbook, contacts->also, out);
        return true;
    }
    return false;
}

void contact_also(const struct contacts *contacts, struct arena *scratch, struct contact *out) {
    contact_read(contacts, scratch, contacts->also, contacts->playbook, out);
}

struct str contacts_in_vain(struct arena *arena, const struct contacts_fate *fate) {
    if (fate->failed + fate->idle < fate->contacts) return S("");
    if (!fate->contacts) return S("It holds no contact. Look at what wrote it.");
    struct str all = str_fmt(arena, "Nothing came of the %llu contact%s in it",
                             (unsigned long long)fate->contacts, fate->contacts == 1 ? "" : "s");
    if (!fate->failed) return str_fmt(arena, "%.*s: none %.*s.", S_ARG(all), S_ARG(fate->wanted));
    return str_fmt(arena, "%.*s. The first mistake is in line %llu: %.*s", S_ARG(all),
                   (unsigned long long)fate->failed_line, S_ARG(fate->failure));
}
