// Cells of tables, and how they read.
#include "reports/table.h"

struct cell cell_none(void) {
    return (struct cell){.kind = CELL_NONE};
}

struct cell cell_text(struct str text) {
    return (struct cell){.kind = text.len ? CELL_TEXT : CELL_NONE, .text = text};
}

struct cell cell_count(size_t n) {
    return (struct cell){.kind = CELL_COUNT, .value = (int64_t)n};
}

struct cell cell_money(int64_t minor) {
    return (struct cell){.kind = CELL_MONEY, .value = minor};
}

struct cell cell_sum(struct arena *arena, const struct currency *currency, struct sum sum) {
    if (!sum.over) return cell_money(sum_whole(sum));
    struct str most = money_show(arena, sum.minor, currency);
    return cell_text(str_fmt(arena, "more than %.*s", S_ARG(most)));
}

struct cell cell_share(size_t n, size_t of) {
    if (!of) return cell_none();
    return (struct cell){.kind = CELL_SHARE, .value = (int64_t)n, .of = (int64_t)of};
}

struct cell cell_yes(bool yes) {
    return (struct cell){.kind = CELL_YES_NO, .value = yes};
}

// Rounded down, so that 100% is all of them. The counts are far from overflowing.
static struct str share_plain(struct arena *arena, const struct cell *cell) {
    int64_t per_mille = cell->value * 1000 / cell->of;
    return str_fmt(arena, "%d.%03d", (int)(per_mille / 1000), (int)(per_mille % 1000));
}

static struct str share_shown(struct arena *arena, const struct cell *cell) {
    return str_fmt(arena, "%lld of %lld (%lld%%)", (long long)cell->value, (long long)cell->of,
                   (long long)(cell->value * 100 / cell->of));
}

struct str cell_plain(struct arena *arena, const struct cell *cell,
                      const struct currency *currency) {
    switch ((enum cell_kind)cell->kind) {
    case CELL_NONE: return S("");
    case CELL_TEXT: return cell->text;
    case CELL_COUNT: return str_fmt(arena, "%lld", (long long)cell->value);
    case CELL_MONEY: return money_plain(arena, cell->value, currency);
    case CELL_SHARE: return share_plain(arena, cell);
    case CELL_YES_NO: return cell->value ? S("yes") : S("no");
    }
    return S("");
}

struct str cell_shown(struct arena *arena, const struct cell *cell,
                      const struct currency *currency) {
    if (cell->kind == CELL_NONE) return S("-");
    if (cell->kind == CELL_MONEY) return money_show(arena, cell->value, currency);
    if (cell->kind == CELL_SHARE) return share_shown(arena, cell);
    return cell_plain(arena, cell, currency);
}
