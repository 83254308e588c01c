// What a report says, as tables: pages, CSV and JSON are written from the same rows.
#ifndef REPORTS_TABLE_H
#define REPORTS_TABLE_H

#include "base/buf.h"
#include "prove/figures.h"

enum cell_kind {
    CELL_NONE, // nothing to say: "-" on a page, null in JSON
    CELL_TEXT,
    CELL_COUNT,
    CELL_MONEY, // minor units
    CELL_SHARE, // value of `of`
    CELL_YES_NO
};

struct cell {
    uint8_t kind; // enum cell_kind
    int64_t value, of;
    struct str text; // CELL_TEXT; lines are parted by \n
};

struct cell cell_none(void);
struct cell cell_text(struct str text); // none where it is empty
struct cell cell_count(size_t n);
struct cell cell_money(int64_t minor);
struct cell cell_sum(struct arena *arena, const struct currency *currency, struct sum sum);
struct cell cell_share(size_t n, size_t of);
struct cell cell_yes(bool yes);

enum column_use { COLUMN_ALL, COLUMN_DATA, COLUMN_PAGE }; // data: CSV and JSON

struct column {
    const char *key;     // in CSV and JSON
    const char *heading; // on a page
    bool number;         // stands at the right
    uint8_t use;         // enum column_use
};

enum table_use {
    TABLE_ALL,
    TABLE_DATA, // not on a page
    TABLE_PAGE  // only on a page
};

struct table {
    const char *key;
    const char *heading; // of its section; NULL: it goes on with the section before
    const struct column *columns;
    size_t n;
    LIST(struct cell *) rows;
    LIST(struct str) notes; // sentences behind it
    bool facts;             // one row, told as "heading: value"
    bool main;              // what CSV holds
    uint8_t use;            // enum table_use
};

// As machines read it: "50.00", "0.714", "yes".
struct str cell_plain(struct arena *arena, const struct cell *cell,
                      const struct currency *currency);
// As people read it: "£50", "5 of 7 (71%)".
struct str cell_shown(struct arena *arena, const struct cell *cell,
                      const struct currency *currency);

#endif
