// Differences in lines for people: one a role, and once for what has one cause the case that
// changed.
#include "base/escape.h"
#include "base/utf8.h"
#include "prove/diff_write.h"

enum { INDENT = 9, WIDEST = 24, NARROWEST = 40 };

struct lines {
    struct buf *out;
    const struct diff_page *page;
    struct arena *arena;
    size_t width, used;  // cells
    size_t roles, names; // cells of the columns
};

// ---- words on lines ----

static struct str escaped(struct lines *lines, struct str text) {
    struct buf out = buf_new(lines->arena);
    escape_terminal(&out, text, false);
    return buf_str(&out);
}

static void end_line(struct lines *lines) {
    buf_char(lines->out, '\n');
    lines->used = 0;
}

static void indent(struct lines *lines, size_t cells) {
    buf_repeat(lines->out, ' ', cells);
    lines->used = cells;
}

// `tail`: what ends a line that is broken; every word may come to stand at the start of a line.
static void add_word(struct lines *lines, struct str word, size_t margin, const char *tail) {
    struct str shown = escaped(lines, word);
    size_t cells = utf8_cells(shown), room = lines->width - str_of(tail).len;
    if (lines->used > margin && lines->used + 1 + cells > room) {
        buf_text(lines->out, tail);
        end_line(lines);
        indent(lines, margin);
    } else if (lines->used > margin) {
        buf_char(lines->out, ' ');
        lines->used++;
    }
    buf_add(lines->out, shown);
    lines->used += cells;
}

static void add_words(struct lines *lines, struct str text, size_t margin) {
    struct str word;
    while (str_split(&text, ' ', &word))
        if (word.len) add_word(lines, word, margin, "");
}

static void add_column(struct lines *lines, struct str text, size_t cells) {
    struct str shown = escaped(lines, text);
    size_t taken = utf8_cells(shown);
    buf_add(lines->out, shown);
    size_t gap = taken < cells ? cells - taken + 2 : 2;
    buf_repeat(lines->out, ' ', gap);
    lines->used += taken + gap;
}

// ---- the first line of a difference ----

static void add_class(struct lines *lines, enum diff_class class) {
    static const char *const colors[] = {"33", "31", "36", "35", "32", "31", "0"};
    const char *name = diff_class_title(class);
    size_t len = str_of(name).len, cells = len < INDENT ? INDENT : len + 2;
    if (lines->page->color)
        buf_fmt(lines->out, "\033[1;%sm%s\033[0m", colors[class], name);
    else
        buf_text(lines->out, name);
    buf_repeat(lines->out, ' ', cells - len);
    lines->used = cells;
}

static bool has_columns(const struct difference *difference) {
    return difference->kind == KIND_GESTURE && difference->class <= DIFF_NOT_ANALYSED &&
           difference->role.len;
}

static void add_where(struct lines *lines, const struct difference *difference) {
    struct str where = escaped(lines, diff_where(lines->page, difference));
    size_t cells = utf8_cells(where);
    if (!where.len) return;
    if (lines->used + 2 + cells > lines->width) {
        end_line(lines);
        indent(lines, INDENT - 2);
    }
    buf_text(lines->out, "  ");
    buf_add(lines->out, where);
    lines->used += cells + 2;
}

// `many`: of how many gestures it is told; 1: of its own. `again`: it was told of another role.
static void add_first(struct lines *lines, const struct difference *difference, size_t many,
                      bool again) {
    struct str name = diff_name(lines->arena, difference);
    if (many > 1) name = str_fmt(lines->arena, "%zu gestures", many);
    struct str what = diff_what(lines->arena, difference);
    add_class(lines, difference->class);
    if (has_columns(difference)) {
        add_column(lines, difference->role, lines->roles);
        add_column(lines, name, lines->names);
        bool narrow = lines->used + NARROWEST / 2 > lines->width;
        if (again && lines->used + utf8_cells(what) > lines->width) what = S("the same");
        if (narrow && !again) {
            end_line(lines);
            indent(lines, INDENT);
        }
        add_words(lines, what, lines->used);
    } else {
        add_words(
            lines,
            str_fmt(lines->arena, "%.*s%s%.*s", S_ARG(name), what.len ? ": " : "", S_ARG(what)),
            INDENT);
    }
    if (!difference->example) add_where(lines, difference);
    end_line(lines);
}

// ---- the case ----

static void add_case(struct lines *lines, const struct difference *difference) {
    const struct diff_case *example = difference->example;
    struct str where = diff_where(lines->page, difference);
    if (difference->class != DIFF_ROUTE) { // which says it itself
        struct str text = str_fmt(lines->arena, "now %.*s, was %.*s",
                                  S_ARG(diff_half_words(lines->arena, &example->after)),
                                  S_ARG(diff_half_words(lines->arena, &example->before)));
        if (where.len) text = str_fmt(lines->arena, "%.*s (%.*s)", S_ARG(text), S_ARG(where));
        where = text;
    }
    indent(lines, INDENT);
    add_words(lines, str_fmt(lines->arena, "%.*s:", S_ARG(where)), INDENT);
    end_line(lines);
    indent(lines, INDENT);
    diff_words words = diff_command_words(lines->page, example, 1);
    for (size_t i = 0; i < words.n; i++) add_word(lines, words.items[i], INDENT, i ? " \\" : "");
    end_line(lines);
}

// ---- what has one cause ----

typedef LIST(const struct difference *) group;

static group group_of(struct lines *lines, bool *told, size_t first) {
    const differences *list = &lines->page->diff->list;
    group members = {0};
    const struct difference *head = &list->items[first];
    for (size_t i = first; i < list->n && list->items[i].class == head->class; i++) {
        if (told[i] || (i > first && !diff_same_cause(head, &list->items[i]))) continue;
        told[i] = true;
        *PUSH(lines->arena, &members) = &list->items[i];
    }
    return members;
}

// A role is told once, with the number of gestures; those of one gesture come one after the other.
static void add_members(struct lines *lines, const group *members) {
    bool *told = arena_array(lines->arena, bool, members->n);
    for (size_t i = 0; i < members->n; i++) {
        size_t many = 0;
        if (told[i]) continue;
        for (size_t k = i; k < members->n; k++) {
            if (!str_eq(members->items[k]->role, members->items[i]->role)) continue;
            told[k] = true;
            many++;
        }
        add_first(lines, members->items[i], many, i > 0);
    }
}

// Names the gestures where there are several.
static void add_gestures(struct lines *lines, const group *members) {
    diff_words told = {0};
    for (size_t i = 0; i < members->n; i++) {
        bool again = false;
        for (size_t k = 0; k < told.n && !again; k++)
            again = str_eq(told.items[k], members->items[i]->id);
        if (!again) *PUSH(lines->arena, &told) = members->items[i]->id;
    }
    if (told.n < 2) return;
    indent(lines, INDENT);
    for (size_t i = 0; i < told.n; i++)
        add_word(lines,
                 str_fmt(lines->arena, "%.*s%s", S_ARG(told.items[i]), i + 1 < told.n ? "," : ""),
                 INDENT, "");
    end_line(lines);
}

static void measure(struct lines *lines) {
    const differences *list = &lines->page->diff->list;
    for (size_t i = 0; i < list->n; i++) {
        if (!has_columns(&list->items[i])) continue;
        size_t role = utf8_cells(list->items[i].role), name = utf8_cells(list->items[i].id);
        if (role > lines->roles && role <= WIDEST) lines->roles = role;
        if (name > lines->names && name <= WIDEST) lines->names = name;
    }
}

// ---- contacts ----

static void add_sum(struct lines *lines, const char *what, const struct contact_tally *tally,
                    enum diff_class class) {
    if (!tally->changed[class]) return;
    struct str money = diff_money(lines->page, &tally->money[class]);
    buf_fmt(lines->out, "  %-8s %zu %s", diff_class_name(class), tally->changed[class], what);
    if (class != DIFF_ROUTE) buf_fmt(lines->out, ", %.*s", S_ARG(money));
    if (class != DIFF_ROUTE && tally->unpriced[class])
        buf_fmt(lines->out, " and %zu without a price", tally->unpriced[class]);
    buf_char(lines->out, '\n');
}

static void add_tally(struct lines *lines, const struct contact_tally *tally) {
    add_sum(lines, "newly allowed at once", tally, DIFF_WIDER);
    add_sum(lines, "no longer allowed at once", tally, DIFF_TIGHTER);
    add_sum(lines, "decided otherwise", tally, DIFF_ROUTE);
}

static void add_changed(struct lines *lines, const struct contact_change *change) {
    indent(lines, 2);
    struct str text = str_fmt(lines->arena, "line %llu: %.*s %.*s, now %.*s, was %.*s",
                              (unsigned long long)change->line, S_ARG(change->role),
                              S_ARG(change->gesture), S_ARG(change->after), S_ARG(change->before));
    add_words(lines, text, 2);
    end_line(lines);
}

static size_t changed_of(const struct contact_tally *tally) {
    return tally->changed[DIFF_WIDER] + tally->changed[DIFF_TIGHTER] + tally->changed[DIFF_ROUTE];
}

static void add_contacts(struct lines *lines) {
    const struct diff_contacts *contacts = lines->page->contacts;
    size_t decided = contacts->contacts - contacts->failed - contacts->no_gesture;
    size_t changed = changed_of(&contacts->all);
    buf_fmt(lines->out, "\n%zu of %zu contacts change\n", changed, decided);
    add_tally(lines, &contacts->all);
    for (size_t i = 0; contacts->roles.n > 1 && i < contacts->roles.n; i++) {
        buf_add(lines->out, escaped(lines, contacts->roles.items[i].role));
        buf_char(lines->out, '\n');
        add_tally(lines, &contacts->roles.items[i]);
    }
    if (contacts->first.n) buf_text(lines->out, "the first ones\n");
    for (size_t i = 0; i < contacts->first.n; i++) add_changed(lines, &contacts->first.items[i]);
    if (!contacts->failed) return;
    struct str text = str_fmt(
        lines->arena, "%zu could not be decided; the first one stands in line %llu: %.*s",
        contacts->failed, (unsigned long long)contacts->failed_line, S_ARG(contacts->failure));
    add_words(lines, text, 0);
    end_line(lines);
}

// ---- all ----

void diff_text(struct buf *out, const struct diff_page *page) {
    const differences *list = &page->diff->list;
    struct lines lines = {.out = out, .page = page, .arena = page->arena, .width = page->width};
    bool *told = arena_array(page->arena, bool, list->n + 1);
    if (lines.width < NARROWEST) lines.width = NARROWEST;
    measure(&lines);
    for (size_t i = 0; i < list->n; i++) {
        if (told[i]) continue;
        group members = group_of(&lines, told, i);
        add_members(&lines, &members);
        add_gestures(&lines, &members);
        if (members.items[0]->example) add_case(&lines, members.items[0]);
    }
    buf_add(out, diff_summary(page->arena, page->diff));
    buf_char(out, '\n');
    if (page->contacts) add_contacts(&lines);
}
