// Reading decimal numbers exactly, and telling what was meant by those that are written otherwise.
#include "base/decimal.h"

#include "base/buf.h"

#include <string.h>

enum { RUN_MOST = 64 };

// The ways to write a number, the right ones first. The first that fits tells what was meant.
static const struct shape {
    enum decimal_fault fault;
    char group;           // between thousands; 0 = none
    unsigned char middle; // digits of a group that is not the last
    char point;           // before the decimals; 0 = there are none
    unsigned char most;   // decimals
} shapes[] = {
    {DECIMAL_OK, 0, 0, '.', RUN_MOST},       // 1000.50
    {DECIMAL_OK, ',', 3, '.', RUN_MOST},     // 1,000.50
    {DECIMAL_COMMA, 0, 0, ',', 2},           // 12,50; with three digits it would be thousands
    {DECIMAL_GROUPS, '.', 3, 0, 0},          // 1.000.000
    {DECIMAL_COMMA, '.', 3, ',', RUN_MOST},  // 1.000,50
    {DECIMAL_GROUPS, ' ', 3, '.', RUN_MOST}, // 1 000.50 and 1'000.50
    {DECIMAL_GROUPS, ' ', 3, ',', RUN_MOST}, // 1 000,50
    {DECIMAL_GROUPS, ',', 2, '.', RUN_MOST}, // 1,00,000.50
};

struct run {
    char text[RUN_MOST]; // digits, points and commas; all other separators have become blanks
    size_t n;
    size_t taken; // bytes of the input
};

// The length of a separator of thousands other than point and comma; 0 where there is none.
static size_t separator(struct str rest) {
    static const struct str all[] = {S_INIT(" "),      S_INIT("'"),      S_INIT("\u00A0"),
                                     S_INIT("\u202F"), S_INIT("\u2009"), S_INIT("\u2019")};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct str behind = str_from(rest, all[i].len);
        if (str_starts(rest, all[i]) && behind.len && is_digit(behind.ptr[0])) return all[i].len;
    }
    return 0;
}

// False where the run is too long to be any number.
static bool take_run(struct str text, struct run *run) {
    while (run->taken < text.len && run->n < RUN_MOST) {
        char c = text.ptr[run->taken];
        size_t len =
            is_digit(c) || c == '.' || c == ',' ? 1 : separator(str_from(text, run->taken));
        if (len == 0) return true;
        run->text[run->n++] = is_digit(c) || c == '.' || c == ',' ? c : ' ';
        run->taken += len;
    }
    return run->taken == text.len;
}

static size_t count_digits(const struct run *run, size_t from) {
    size_t n = 0;
    while (from + n < run->n && is_digit(run->text[from + n])) n++;
    return n;
}

// Where the groups of thousands end; 0 where they are not in order.
static size_t skip_groups(const struct run *run, const struct shape *shape) {
    size_t len = count_digits(run, 0), at = len, groups = 0;
    if (len == 0 || len > 3 || run->text[0] == '0') return 0;
    for (; at < run->n && run->text[at] == shape->group; at += len + 1, groups++) {
        len = count_digits(run, at + 1);
        if (len != 3 && len != shape->middle) return 0;
    }
    return groups && len == 3 ? at : 0;
}

static bool fits(const struct run *run, const struct shape *shape, size_t *point) {
    *point = shape->group ? skip_groups(run, shape) : count_digits(run, 0);
    if (shape->group && *point == 0) return false;
    if (*point == run->n) return true;
    if (run->text[*point] != shape->point) return false;
    size_t decimals = run->n - *point - 1;
    bool below_one = *point == 1 && run->text[0] == '0'; // 0,125 cannot be thousands
    return count_digits(run, *point + 1) == decimals && (decimals <= shape->most || below_one);
}

static bool push_digit(int64_t *value, int digit) {
    return !__builtin_mul_overflow(*value, 10, value) &&
           !__builtin_add_overflow(*value, digit, value);
}

// The digits before the point and `places` behind it; false on overflow.
static bool scale(const struct run *run, size_t point, unsigned places, int64_t *out) {
    *out = 0;
    for (size_t i = 0; i < point; i++) {
        if (is_digit(run->text[i]) && !push_digit(out, run->text[i] - '0')) return false;
    }
    for (size_t i = 0; i < places; i++) {
        size_t at = point + 1 + i;
        if (!push_digit(out, at < run->n ? run->text[at] - '0' : 0)) return false;
    }
    return true;
}

struct decimal decimal_read(struct str text, unsigned places) {
    struct run run = {.n = 0};
    struct decimal d = {.fault = DECIMAL_WRONG};
    bool whole = take_run(text, &run);
    const struct shape *shape = NULL;
    size_t point = 0;
    d.len = whole ? run.taken : text.len;
    if (!whole) return d.fault = DECIMAL_LARGE, d;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes && !shape; i++) {
        if (fits(&run, &shapes[i], &point)) shape = &shapes[i];
    }
    if (!shape) return d;
    d.decimals = point < run.n ? run.n - point - 1 : 0;
    d.fault = shape->fault;
    if (point == 0 || (point < run.n && d.decimals == 0)) d.fault = DECIMAL_POINT;
    if (d.decimals > places) d.fault = DECIMAL_MANY;
    if (!scale(&run, point, places, &d.scaled)) d.fault = DECIMAL_LARGE;
    bool group = d.decimals == 3 && point > 0 && point <= 3 && run.text[0] != '0';
    if (group) scale(&run, run.n, places, &d.thousands);
    return d;
}

const char *decimal_sentence(enum decimal_fault fault) {
    if (fault == DECIMAL_COMMA) return "Decimals are set off by a point, not by a comma.";
    if (fault == DECIMAL_GROUPS) return "Thousands are set off by commas, in groups of three.";
    return "A point needs a digit on both sides.";
}

static void add_groups(struct buf *out, struct str digits) {
    for (size_t i = 0; i < digits.len; i++) {
        if (i && (digits.len - i) % 3 == 0) buf_char(out, ',');
        buf_char(out, digits.ptr[i]);
    }
}

struct str decimal_show(struct arena *arena, int64_t scaled, unsigned places, unsigned least,
                        bool groups) {
    struct buf out = buf_new(arena);
    uint64_t size = scaled < 0 ? -(uint64_t)scaled : (uint64_t)scaled;
    struct str digits = str_fmt(arena, "%0*llu", (int)places + 1, (unsigned long long)size);
    struct str whole = str_slice(digits, 0, digits.len - places);
    struct str decimals = str_from(digits, whole.len);
    while (decimals.len && decimals.ptr[decimals.len - 1] == '0') decimals.len--;
    if (decimals.len && decimals.len < least) decimals.len = least;
    if (scaled < 0) buf_char(&out, '-');
    if (groups)
        add_groups(&out, whole);
    else
        buf_add(&out, whole);
    if (decimals.len) buf_char(&out, '.');
    buf_add(&out, decimals);
    return buf_str(&out);
}
