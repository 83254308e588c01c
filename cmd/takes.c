// Says of an option that changes nothing what it is for.
#include "takes.h"

#include "terminal.h"

#include <string.h>

static bool is_idle(const struct asked *asked, const char *name, taker_at *all) {
    struct taker taker;
    for (size_t i = 0; asked->given && all(&taker, i); i++)
        if (!strcmp(taker.name, name)) return !(taker.takes & asked->takes);
    return false;
}

static void say_idle(const struct asked *asked, const char *name, taker_at *all) {
    struct taker taker;
    const char *names = "";
    for (size_t i = 0; all(&taker, i); i++)
        if (taker.takes & asked->takes)
            names = format_text("%s%s%s", names, *names ? ", " : "", taker.name);
    say("--%s changes nothing about %s; it is for: %s", asked->option, name, names);
}

bool refuse_idle(const struct asked *asked, size_t n, const char *name, taker_at *all) {
    for (size_t i = 0; i < n; i++) {
        if (!is_idle(&asked[i], name, all)) continue;
        say_idle(&asked[i], name, all);
        return true;
    }
    return false;
}

bool sheet_taker(struct taker *out, size_t i) {
    struct emp_item item;
    if (!emp_sheet_at(&item, i)) return false;
    *out = (struct taker){item.name, emp_sheet_takes(item.name)};
    return true;
}
