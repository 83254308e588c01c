// report calendar: everything with a date, what is over first.
#include "prove/figures_calendar.h"

#include "reports/reports.h"

static const struct {
    const char *key, *comes, *over;
} events[] = {
    [EVENT_BEGINS] = {"begins", "begins", "began"},
    [EVENT_ENDS] = {"ends", "last day", "over since"},
    [EVENT_REVIEW] = {"review", "review due", "review overdue since"},
    [EVENT_NEXT_REVIEW] = {"next-review", "review after that", "review after that"},
    [EVENT_AGES] = {"a-year-old", "a year old", "a year old since"},
};

const char *event_words(const struct calendar_entry *entry) {
    return entry->over ? events[entry->event].over : events[entry->event].comes;
}

// "grant stay-credit/duty-manager"; the title where there is no id.
static struct str name_of(const struct report_plan *plan, const struct calendar_entry *entry) {
    struct str name = entry->id.len ? entry->id : entry->title;
    return str_fmt(plan->arena, "%.*s %.*s", S_ARG(entry->kind), S_ARG(name));
}

static struct cell days_cell(const struct report_plan *plan, const struct calendar_entry *entry) {
    int32_t days = date_last_day(entry->date) - plan->as_of.day;
    if (plan->as_of.precision == DATE_NONE) return cell_none();
    return (struct cell){.kind = CELL_COUNT, .value = days};
}

static void fill(struct report_plan *plan) {
    static const struct column columns[] = {
        {"date", "Date", false, COLUMN_ALL},    {"days", "Days", true, COLUMN_ALL},
        {"state", "State", false, COLUMN_DATA}, {"event", "Event", false, COLUMN_DATA},
        {"says", "What", false, COLUMN_PAGE},   {"kind", "Of", false, COLUMN_DATA},
        {"id", "Id", false, COLUMN_DATA},       {"title", "Title", false, COLUMN_DATA},
        {"name", "Which", false, COLUMN_PAGE},  {"file", "File", false, COLUMN_DATA},
        {"line", "Line", true, COLUMN_DATA},    {"where", "Where", false, COLUMN_PAGE},
    };
    enum { N = sizeof columns / sizeof *columns };
    calendar *all = arena_new(plan->arena, calendar);
    *all = calendar_make(plan->arena, plan->playbook, plan->as_of);
    plan->calendar = all;
    struct table *table = plan_table(plan, "dates", "Dates", columns, N);
    table->main = true;
    for (size_t i = 0; i < all->n; i++) {
        const struct calendar_entry *entry = &all->items[i];
        struct place place = place_at(plan->playbook->sources, entry->at.start);
        const struct cell cells[N] = {
            cell_text(date_show(plan->arena, entry->date)),
            days_cell(plan, entry),
            cell_text(entry->over ? S("over") : S("coming")),
            cell_text(str_of(events[entry->event].key)),
            cell_text(str_of(event_words(entry))),
            cell_text(entry->kind),
            cell_text(entry->id),
            cell_text(entry->title),
            cell_text(name_of(plan, entry)),
            cell_text(place.source ? place.source->name : S("")),
            cell_count(place.line),
            cell_text(plan_place(plan, entry->at)),
        };
        table_row(plan, table, cells);
    }
    if (!all->n) table_note(plan, table, "The playbook names no date.");
}

const struct report report_calendar = {
    .name = "calendar",
    .title = "What begins, ends and is due",
    .fill = fill,
};
