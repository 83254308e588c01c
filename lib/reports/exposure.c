// report exposure: what gestures cost, usually and at worst, against what a customer is worth.
#include "prove/figures_exposure.h"

#include "reports/reports.h"

enum { NAMED = 6 }; // gestures that a sentence names

struct telling {
    struct report_plan *plan;
    struct exposure exposure;
};

static struct str gesture_title(const struct telling *telling, const struct gesture *gesture) {
    return entry_title(telling->plan->playbook, &gesture->entry);
}

static struct cell cost_cell(const struct gesture *gesture) {
    return gesture->cost.set ? cell_money(gesture->cost.value) : cell_none();
}

static struct cell per_customer_cell(int64_t n) {
    return n < 0 ? cell_none() : cell_count((size_t)n);
}

// ---- in short ----

// What somebody in the front line may give without a limit.
static struct cell unlimited_cell(const struct telling *telling) {
    struct buf out = buf_new(telling->plan->arena);
    size_t n = 0;
    for (size_t i = 0; i < telling->exposure.gestures.n; i++) {
        const struct exposure_gesture *one = &telling->exposure.gestures.items[i];
        if (!one->front_at_risk || n++ >= NAMED) continue;
        add_part(&out, ", ", one->gesture->entry.id.s);
    }
    if (n > NAMED) buf_fmt(&out, " and %zu more", n - NAMED);
    return cell_text(buf_str(&out));
}

static struct cell spend_cell(const struct telling *telling) {
    const struct report_plan *plan = telling->plan;
    if (!telling->exposure.scenarios.n) return cell_none();
    return cell_sum(plan->arena, plan->playbook->header.currency, telling->exposure.spend);
}

// How many customers kept a month are worth what is spent in it.
static struct cell kept_cell(const struct telling *telling) {
    const struct amount *worth = &telling->plan->playbook->header.customer_lifetime;
    const struct exposure *exposure = &telling->exposure;
    if (!exposure->scenarios.n || exposure->spend.over || !worth->set || worth->value <= 0)
        return cell_none();
    int64_t spend = sum_whole(exposure->spend);
    return cell_count((size_t)(spend / worth->value + (spend % worth->value > 0)));
}

static void fill_short(struct telling *telling) {
    const struct column columns[] = {
        {"customer_lifetime", "One customer is worth", true, COLUMN_ALL},
        {"gestures_per_customer", "Gestures of average cost that one lost customer would pay for",
         true, COLUMN_ALL},
        {"gestures", "Gestures", true, COLUMN_DATA},
        {"priced", "Gestures with a usual cost", true, COLUMN_ALL},
        {"under_50", "", true, COLUMN_DATA},
        {"small_sum", "", true, COLUMN_DATA},
        {"under_small_sum", plan_under_small(telling->plan, "Usual cost under"), true, COLUMN_ALL},
        {"front_line_always", "Usual cost within what the front line gives alone", true,
         COLUMN_ALL},
        {"front_line_sometimes", "The same, but under conditions only", true, COLUMN_ALL},
        {"spend_a_month", "Expected spend a month", true, COLUMN_ALL},
        {"customers_a_month", "Customers kept a month that are worth as much", true, COLUMN_ALL},
        {"no_limit", "Risk: somebody may give without a limit", true, COLUMN_ALL},
        {"no_limit_front_line", "Risk: the front line may give without a limit", false, COLUMN_ALL},
    };
    struct report_plan *plan = telling->plan;
    const struct exposure *exposure = &telling->exposure;
    const struct amount *worth = &plan->playbook->header.customer_lifetime;
    const struct cell cells[] = {
        worth->set ? cell_money(worth->value) : cell_none(),
        per_customer_cell(exposure->per_customer),
        cell_count(exposure->gestures.n),
        cell_share(exposure->priced, exposure->gestures.n),
        cell_share(exposure->under_50, exposure->priced),
        cell_money(plan->small),
        cell_share(exposure->small, exposure->priced),
        cell_share(exposure->always, exposure->priced),
        cell_share(exposure->sometimes, exposure->priced),
        spend_cell(telling),
        kept_cell(telling),
        cell_share(exposure->at_risk, exposure->gestures.n),
        unlimited_cell(telling),
    };
    struct table *table =
        plan_table(plan, "summary", "In short", columns, sizeof columns / sizeof *columns);
    table->facts = true;
    table_row(plan, table, cells);
    if (!worth->set)
        table_note(plan, table, "`value: {customer_lifetime: ..}` would say what to compare with.");
}

// ---- gestures ----

static struct str usual_words(enum usual usual) {
    static const struct str words[] = {[USUAL_NO] = S_INIT("no"),
                                       [USUAL_SOMETIMES] = S_INIT("sometimes"),
                                       [USUAL_ALWAYS] = S_INIT("yes"),
                                       [USUAL_UNKNOWN] = S_INIT("")};
    return words[usual];
}

// "£500 per order or 33% of price per order": no one of them is always the largest.
static struct str worst_limits(const struct report_plan *plan, const struct exposure_cell *cell) {
    struct buf out = buf_new(plan->arena);
    for (size_t i = 0; i < cell->worst.n; i++)
        add_part(&out, " or ", plan_limit(plan, cell->worst.items[i]));
    return buf_str(&out);
}

// A line for all roles that may give the same: "Guest agent, Partner agent: £50 per stay".
static struct str worst_words(const struct telling *telling, const struct exposure_gesture *one) {
    const struct report_plan *plan = telling->plan;
    const role_indexes *roles = &telling->exposure.roles;
    struct buf out = buf_new(plan->arena);
    struct str *limits = arena_array(plan->arena, struct str, roles->n + 1);
    for (size_t i = 0; i < roles->n; i++) limits[i] = worst_limits(plan, &one->cells[i]);
    for (size_t i = 0; i < roles->n; i++) {
        struct str limit = limits[i];
        struct buf who = buf_new(plan->arena);
        for (size_t k = i; k < roles->n && limit.len; k++) {
            if (!str_eq(limit, limits[k])) continue;
            add_part(&who, ", ", plan_role_title(plan, roles->items[k]));
            limits[k] = S(""); // it is told
        }
        if (!limit.len) continue;
        buf_fmt(&who, ": %.*s", S_ARG(limit));
        add_part(&out, "\n", buf_str(&who));
    }
    return buf_str(&out);
}

static void fill_gestures(struct telling *telling) {
    static const struct column columns[] = {
        {"gesture", "Gesture", false, COLUMN_DATA},
        {"title", "Gesture", false, COLUMN_ALL},
        {"cost", "Usual cost", true, COLUMN_ALL},
        {"per_customer", "For one customer", true, COLUMN_ALL},
        {"front_line", "Front line alone", false, COLUMN_ALL},
        {"worst", "Worst case by role", false, COLUMN_PAGE},
        {"no_limit", "", false, COLUMN_DATA},
    };
    struct table *table = plan_table(telling->plan, "gestures", "Gestures", columns,
                                     sizeof columns / sizeof *columns);
    for (size_t i = 0; i < telling->exposure.gestures.n; i++) {
        const struct exposure_gesture *one = &telling->exposure.gestures.items[i];
        const struct cell cells[] = {
            cell_text(one->gesture->entry.id.s),
            cell_text(gesture_title(telling, one->gesture)),
            cost_cell(one->gesture),
            per_customer_cell(one->per_customer),
            cell_text(usual_words(one->front.usual)),
            cell_text(worst_words(telling, one)),
            cell_yes(one->at_risk),
        };
        table_row(telling->plan, table, cells);
    }
    table_note(
        telling->plan, table,
        "For one customer: how many of it cost as much as one lost customer is worth. Front "
        "line alone: may somebody there give the usual cost without asking; sometimes: under a "
        "condition. Worst case: the largest that a role may give alone, under whatever "
        "condition.");
}

static void fill_worst(struct telling *telling) {
    static const struct column columns[] = {
        {"gesture", "", false, COLUMN_ALL},    {"role", "", false, COLUMN_ALL},
        {"front_line", "", false, COLUMN_ALL}, {"cost", "", true, COLUMN_ALL},
        {"worst", "", true, COLUMN_ALL},       {"worst_words", "", false, COLUMN_ALL},
        {"per", "", false, COLUMN_ALL},        {"no_limit", "", false, COLUMN_ALL},
        {"cost_alone", "", false, COLUMN_ALL}, {"currency", "", false, COLUMN_ALL},
    };
    const struct report_plan *plan = telling->plan;
    struct table *table =
        plan_table(telling->plan, "worst_cases", NULL, columns, sizeof columns / sizeof *columns);
    const role_indexes *roles = &telling->exposure.roles;
    table->use = TABLE_DATA;
    table->main = plan->contacts == NULL;
    for (size_t i = 0; i < telling->exposure.gestures.n * roles->n; i++) {
        const struct exposure_gesture *one = &telling->exposure.gestures.items[i / roles->n];
        const struct exposure_cell *cell = &one->cells[i % roles->n];
        int32_t role = roles->items[i % roles->n];
        const struct limit *limit = cell->worst.n ? &cell->worst.items[0]->limit.limit : NULL;
        bool plain =
            limit && cell->worst.n == 1 && limit->kind == LIMIT_MONEY && !limit->for_each.len;
        const struct cell cells[] = {
            cell_text(one->gesture->entry.id.s),
            cell_text(plan_role_id(plan, role)),
            cell_yes(plan->playbook->roles.items[role].frontline.yes),
            cost_cell(one->gesture),
            plain ? cell_money(limit->amount) : cell_none(),
            cell_text(worst_limits(plan, cell)),
            limit ? cell_text(limit->scope) : cell_none(),
            cell_yes(limit && limit->kind == LIMIT_NONE),
            cell_text(usual_words(cell->usual)),
            cell_text(str_of(plan->playbook->header.currency->code)),
        };
        table_row(telling->plan, table, cells);
    }
}

// ---- what it comes to in a month ----

static void fill_spend(struct telling *telling) {
    static const struct column columns[] = {
        {"scenario", "Scenario", false, COLUMN_DATA},   {"title", "Scenario", false, COLUMN_ALL},
        {"volume", "How often", false, COLUMN_ALL},     {"gesture", "Gesture", false, COLUMN_ALL},
        {"cost", "Usual cost", true, COLUMN_ALL},       {"spend", "A month", true, COLUMN_ALL},
        {"at_limit", "At the limit", true, COLUMN_ALL},
    };
    struct report_plan *plan = telling->plan;
    const struct currency *currency = plan->playbook->header.currency;
    struct table *table = plan_table(plan, "spend", "Expected spend a month", columns,
                                     sizeof columns / sizeof *columns);
    for (size_t i = 0; i < telling->exposure.scenarios.n; i++) {
        const struct exposure_scenario *one = &telling->exposure.scenarios.items[i];
        const struct cell cells[] = {
            cell_text(one->scenario->entry.id.s),
            cell_text(entry_title(plan->playbook, &one->scenario->entry)),
            cell_text(one->scenario->volume.text.s),
            one->first ? cell_text(one->first->entry.id.s) : cell_none(),
            one->first ? cost_cell(one->first) : cell_none(),
            one->counted ? cell_sum(plan->arena, currency, one->usual) : cell_none(),
            one->has_most ? cell_sum(plan->arena, currency, one->most) : cell_none(),
        };
        table_row(plan, table, cells);
    }
    table_note(plan, table,
               "Taken that each contact is given the first of offer_in_order at its usual cost; "
               "at the limit: that the front line always gives all that it may alone. A month is "
               "a twelfth of a year.");
    if (telling->exposure.not_counted)
        table_note(plan, table,
                   "%zu of %zu scenarios are not counted: `volume:`, an offer or its `cost:` is "
                   "missing.",
                   telling->exposure.not_counted, plan->playbook->scenarios.n);
}

static void fill(struct report_plan *plan) {
    struct telling telling = {
        plan, exposure_make(plan->arena, plan->playbook, plan->role, plan->as_of, plan->small)};
    fill_short(&telling);
    fill_gestures(&telling);
    fill_worst(&telling);
    fill_spend(&telling);
    if (plan->contacts) report_contacts_fill(plan);
}

const struct report report_exposure = {
    .name = "exposure",
    .title = "What it costs, usually and at worst",
    .contacts = CONTACTS_DECIDED,
    .by_role = true,
    .fill = fill,
};
