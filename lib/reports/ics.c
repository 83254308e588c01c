// The calendar for calendar programs (RFC 5545): an event for each day that is still to come.
#include "reports/reports.h"

#include "base/escape.h"
#include "base/utf8.h"

enum { LINE_BYTES = 75 };

// Lines of more than 75 bytes are folded, never inside of a character.
static void add_line(struct buf *out, struct str line) {
    size_t room = LINE_BYTES, used = 0;
    for (size_t i = 0; i < line.len;) {
        uint32_t c;
        size_t n = utf8_decode(str_from(line, i), &c);
        if (!n) n = 1;
        if (used + n > room) {
            buf_text(out, "\r\n ");
            used = 1; // the blank counts
        }
        buf_add(out, str_slice(line, i, i + n));
        used += n;
        i += n;
    }
    buf_text(out, "\r\n");
}

static struct str text_line(struct arena *arena, const char *name, struct str text) {
    struct buf line = buf_new(arena);
    buf_fmt(&line, "%s:", name);
    escape_ics(&line, text);
    return buf_str(&line);
}

static struct str day_line(struct arena *arena, const char *name, int32_t days, const char *end) {
    int year, month, day;
    date_split(days, &year, &month, &day);
    return str_fmt(arena, "%s:%04d%02d%02d%s", name, year, month, day, end);
}

static struct str summary(const struct report_plan *plan, const struct calendar_entry *entry) {
    struct str name = entry->id.len ? entry->id : entry->title;
    return str_fmt(plan->arena, "%.*s %.*s: %s", S_ARG(entry->kind), S_ARG(name),
                   event_words(entry));
}

// The same event has the same name in every file; of several on one day the second ends with 2.
static struct str uid(const struct report_plan *plan, const struct calendar_entry *entry,
                      struct map *names) {
    bool whole = str_eq(entry->kind, S("playbook")); // whatever its title is
    struct str name = entry->id.len || whole ? entry->id : entry->title;
    struct str date = date_show(plan->arena, entry->date);
    struct str all =
        str_fmt(plan->arena, "%.*s.%.*s.%.*s.%d.%.*s", S_ARG(plan->playbook->header.playbook.s),
                S_ARG(entry->kind), S_ARG(name), (int)entry->event, S_ARG(date));
    uint32_t *times = map_put(names, all, 0);
    if (++*times == 1) return all;
    return str_fmt(plan->arena, "%.*s.%u", S_ARG(all), *times);
}

// The stamp is the as-of day: the same playbook gives the same bytes.
static void add_event(struct buf *out, const struct report_plan *plan,
                      const struct calendar_entry *entry, struct map *names) {
    struct arena *arena = plan->arena;
    int32_t day = entry->event == EVENT_ENDS ? date_last_day(entry->date) : entry->date.day;
    int32_t stamp = plan->as_of.precision == DATE_NONE ? day : plan->as_of.day;
    add_line(out, S("BEGIN:VEVENT"));
    add_line(out, text_line(arena, "UID", uid(plan, entry, names)));
    add_line(out, day_line(arena, "DTSTAMP", stamp, "T000000Z"));
    add_line(out, day_line(arena, "DTSTART;VALUE=DATE", day, ""));
    add_line(out, text_line(arena, "SUMMARY", summary(plan, entry)));
    add_line(out, text_line(arena, "DESCRIPTION", plan_place(plan, entry->at)));
    add_line(out, S("TRANSP:TRANSPARENT"));
    add_line(out, S("END:VEVENT"));
}

static void write_ics(struct buf *out, struct report_plan *plan) {
    struct map names = map_new(plan->arena);
    add_line(out, S("BEGIN:VCALENDAR"));
    add_line(out, S("VERSION:2.0"));
    add_line(out, S("PRODID:-//empower//report calendar//EN"));
    for (size_t i = 0; i < plan->calendar->n; i++)
        if (!plan->calendar->items[i].over) add_event(out, plan, &plan->calendar->items[i], &names);
    add_line(out, S("END:VCALENDAR"));
}

const struct writer writer_ics = {
    .name = "ics",
    .title = "dates for a calendar program (calendar only)",
    .only = "calendar",
    .write = write_ics,
};
