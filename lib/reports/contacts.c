// What became of real contacts, for report exposure: verdicts, approvers, money.
#include "reports/reports.h"

enum { FACTS_SHOWN = 10 };

static struct cell sum_cell(const struct report_plan *plan, struct sum sum) {
    return cell_sum(plan->arena, plan->playbook->header.currency, sum);
}

static void fill_short(struct report_plan *plan) {
    const struct column columns[] = {
        {"contacts", "Contacts", true, COLUMN_ALL},
        {"decided", "decided", true, COLUMN_ALL},
        {"failed", "could not be decided", true, COLUMN_ALL},
        {"no_gesture", "name no gesture", true, COLUMN_ALL},
        {"allow", "Allowed at once", true, COLUMN_ALL},
        {"needs_approval", "Need approval", true, COLUMN_ALL},
        {"deny", "Not this", true, COLUMN_ALL},
        {"escalate", "To be handed over", true, COLUMN_ALL},
        {"ask", "Facts are missing", true, COLUMN_ALL},
        {"asked", "Money asked for", true, COLUMN_ALL},
        {"allowed", "Money allowed at once", true, COLUMN_ALL},
        {"under_50", "", true, COLUMN_DATA},
        {"small_sum", "", true, COLUMN_DATA},
        {"under_small_sum", plan_under_small(plan, "Under"), true, COLUMN_ALL},
        {"at_usual_cost", "Without an amount, taken at the usual cost", true, COLUMN_ALL},
        {"unpriced", "Without an amount or a usual cost", true, COLUMN_ALL},
    };
    const struct contact_figures *figures = plan->contacts;
    const struct tally *all = &figures->all;
    size_t n = all->contacts;
    const struct cell cells[] = {
        cell_count(figures->contacts),
        cell_count(n),
        cell_count(figures->failed),
        cell_count(figures->no_gesture),
        cell_share(all->verdicts[VERDICT_ALLOW], n),
        cell_share(all->verdicts[VERDICT_NEEDS_APPROVAL], n),
        cell_share(all->verdicts[VERDICT_DENY], n),
        cell_share(all->verdicts[VERDICT_ESCALATE], n),
        cell_share(all->verdicts[VERDICT_ASK], n),
        sum_cell(plan, all->asked),
        sum_cell(plan, all->allowed),
        cell_share(all->under_50, n - all->unpriced),
        cell_money(plan->small),
        cell_share(all->small, n - all->unpriced),
        cell_count(all->at_usual),
        cell_count(all->unpriced),
    };
    struct table *table =
        plan_table(plan, "contacts", "Real contacts", columns, sizeof columns / sizeof *columns);
    table->facts = true;
    table_row(plan, table, cells);
}

static void fill_approvers(struct report_plan *plan) {
    static const struct column columns[] = {
        {"role", "Role", false, COLUMN_DATA},
        {"title", "Who is asked to approve", false, COLUMN_ALL},
        {"contacts", "Contacts", true, COLUMN_ALL},
        {"share", "Of all decided", true, COLUMN_ALL},
    };
    struct table *table = plan_table(plan, "approvers", NULL, columns, 4);
    for (size_t i = 0; i < plan->playbook->roles.n; i++) {
        size_t n = plan->contacts->approvers[i];
        const struct cell cells[] = {cell_text(plan_role_id(plan, (int32_t)i)),
                                     cell_text(plan_role_title(plan, (int32_t)i)), cell_count(n),
                                     cell_share(n, plan->contacts->all.contacts)};
        if (n) table_row(plan, table, cells);
    }
}

// The most frequent first; of equal ones the first that was met.
static void fill_missing(struct report_plan *plan) {
    static const struct column columns[] = {
        {"fact", "Facts that were not said", false, COLUMN_ALL},
        {"contacts", "Contacts", true, COLUMN_ALL},
        {"share", "Of all decided", true, COLUMN_ALL},
    };
    const struct contact_figures *figures = plan->contacts;
    struct table *table = plan_table(plan, "missing", NULL, columns, 3);
    bool *told = arena_array(plan->arena, bool, figures->missing.n + 1);
    for (size_t n = 0; n < figures->missing.n && n < FACTS_SHOWN; n++) {
        size_t best = figures->missing.n;
        for (size_t i = 0; i < figures->missing.n; i++)
            if (!told[i] &&
                (best == figures->missing.n ||
                 figures->missing.items[i].contacts > figures->missing.items[best].contacts))
                best = i;
        told[best] = true;
        const struct missing_fact *fact = &figures->missing.items[best];
        const struct cell cells[] = {cell_text(fact->name), cell_count(fact->contacts),
                                     cell_share(fact->contacts, figures->all.contacts)};
        table_row(plan, table, cells);
    }
}

static void fill_tally(struct report_plan *plan, struct table *table, const struct gesture *gesture,
                       const struct tally *tally) {
    size_t others = tally->verdicts[VERDICT_DENY] + tally->verdicts[VERDICT_ESCALATE] +
                    tally->verdicts[VERDICT_ASK];
    struct str role = plan_role_title(plan, tally->role);
    const struct cell cells[] = {
        cell_text(gesture->entry.id.s),
        cell_text(plan_role_id(plan, tally->role)),
        cell_text(str_fmt(plan->arena, "%.*s\n%.*s", S_ARG(gesture->entry.id.s), S_ARG(role))),
        cell_count(tally->contacts),
        cell_count(tally->verdicts[VERDICT_ALLOW]),
        cell_count(tally->verdicts[VERDICT_NEEDS_APPROVAL]),
        cell_count(others),
        cell_count(tally->verdicts[VERDICT_DENY]),
        cell_count(tally->verdicts[VERDICT_ESCALATE]),
        cell_count(tally->verdicts[VERDICT_ASK]),
        sum_cell(plan, tally->asked),
        sum_cell(plan, tally->allowed),
        cell_share(tally->under_50, tally->contacts - tally->unpriced),
        cell_share(tally->small, tally->contacts - tally->unpriced),
        cell_text(str_of(plan->playbook->header.currency->code)),
    };
    table_row(plan, table, cells);
}

static void fill_tallies(struct report_plan *plan) {
    static const struct column columns[] = {
        {"gesture", "", false, COLUMN_DATA},
        {"role", "", false, COLUMN_DATA},
        {"name", "Gesture, role", false, COLUMN_PAGE},
        {"contacts", "Contacts", true, COLUMN_ALL},
        {"allow", "At once", true, COLUMN_ALL},
        {"needs_approval", "Approval", true, COLUMN_ALL},
        {"others", "Others", true, COLUMN_PAGE},
        {"deny", "", true, COLUMN_DATA},
        {"escalate", "", true, COLUMN_DATA},
        {"ask", "", true, COLUMN_DATA},
        {"asked", "Asked", true, COLUMN_ALL},
        {"allowed", "Allowed", true, COLUMN_ALL},
        {"under_50", "", true, COLUMN_DATA},
        {"under_small_sum", "", true, COLUMN_DATA},
        {"currency", "", false, COLUMN_DATA},
    };
    const struct playbook *playbook = plan->playbook;
    struct table *table = plan_table(plan, "by_gesture", "Contacts by gesture and role", columns,
                                     sizeof columns / sizeof *columns);
    table->main = true;
    for (size_t i = 0; i < playbook->gestures.n; i++) {
        const tallies *list = &plan->contacts->gestures[i];
        for (size_t k = 0; k < list->n; k++)
            fill_tally(plan, table, &playbook->gestures.items[i], &list->items[k]);
    }
}

void report_contacts_fill(struct report_plan *plan) {
    const struct contact_figures *figures = plan->contacts;
    fill_short(plan);
    fill_approvers(plan);
    fill_missing(plan);
    fill_tallies(plan);
    plan_failures(plan, "Could not be decided", figures->failures.items, figures->failures.n,
                  figures->failed);
}
