// report coverage: what the playbook has for which scenario and place, what it lacks, what
// customers say that it does not know.
#include "reports/reports.h"

enum { GROUPS = 10 };

static struct cell list_cell(const struct report_plan *plan, const texts *list) {
    struct buf out = buf_new(plan->arena);
    for (size_t i = 0; i < list->n; i++) add_part(&out, ", ", list->items[i].s);
    return out.len ? cell_text(buf_str(&out)) : cell_text(S("all"));
}

// Roles and teams in one.
static struct cell who_cell(const struct report_plan *plan, const struct scenario *scenario) {
    struct buf out = buf_new(plan->arena);
    for (size_t i = 0; i < scenario->roles.n; i++)
        add_part(&out, ", ", scenario->roles.items[i].id.s);
    for (size_t i = 0; i < scenario->teams.n; i++)
        add_part(&out, ", ", scenario->teams.items[i].id.s);
    return out.len ? cell_text(buf_str(&out)) : cell_text(S("all"));
}

static struct cell refs_cell(const struct report_plan *plan, const refs *list) {
    struct buf out = buf_new(plan->arena);
    for (size_t i = 0; i < list->n; i++) add_part(&out, ", ", list->items[i].id.s);
    return out.len ? cell_text(buf_str(&out)) : cell_text(S("all"));
}

// ---- in short ----

static struct cell powerless_cell(const struct report_plan *plan) {
    struct buf out = buf_new(plan->arena);
    for (size_t i = 0; i < plan->coverage->places.n; i++) {
        const struct coverage_place *place = &plan->coverage->places.items[i];
        if (place->kind == PLACE_ROLE && !place->gestures) add_part(&out, ", ", place->id);
    }
    return cell_text(buf_str(&out));
}

static struct cell not_offered_cell(const struct report_plan *plan) {
    struct buf out = buf_new(plan->arena);
    for (size_t i = 0; i < plan->coverage->not_offered.n; i++)
        add_part(&out, ", ", plan->coverage->not_offered.items[i]->entry.id.s);
    return cell_text(buf_str(&out));
}

static void fill_short(struct report_plan *plan) {
    static const struct column columns[] = {
        {"language", "Language", false, COLUMN_ALL},
        {"scenarios", "Scenarios", true, COLUMN_ALL},
        {"complete", "of these with nothing missing", true, COLUMN_ALL},
        {"respond", "Respond", true, COLUMN_ALL},
        {"recover", "Recover", true, COLUMN_ALL},
        {"surprise", "Surprise", true, COLUMN_ALL},
        {"no_moment", "Without a moment", true, COLUMN_ALL},
        {"not_offered", "Gestures that no scenario offers", false, COLUMN_ALL},
        {"powerless", "Roles that may give nothing alone", false, COLUMN_ALL},
    };
    const struct coverage *coverage = plan->coverage;
    size_t complete = 0;
    for (size_t i = 0; i < coverage->scenarios.n; i++)
        complete += !coverage->scenarios.items[i].lacks;
    const struct cell cells[] = {
        cell_text(plan->playbook->header.language.s),
        cell_count(coverage->scenarios.n),
        cell_share(complete, coverage->scenarios.n),
        cell_count(coverage->moments[MOMENT_RESPOND]),
        cell_count(coverage->moments[MOMENT_RECOVER]),
        cell_count(coverage->moments[MOMENT_SURPRISE]),
        coverage->moments[MOMENT_UNSET] ? cell_count(coverage->moments[MOMENT_UNSET]) : cell_none(),
        not_offered_cell(plan),
        powerless_cell(plan),
    };
    struct table *table =
        plan_table(plan, "summary", "In short", columns, sizeof columns / sizeof *columns);
    table->facts = true;
    table_row(plan, table, cells);
}

// ---- scenarios ----

static struct str moment_name(const struct scenario *scenario) {
    static const struct str names[MOMENTS] = {S_INIT(""), S_INIT("respond"), S_INIT("recover"),
                                              S_INIT("surprise")};
    return names[scenario->moment.value];
}

static struct str lacks_words(const struct report_plan *plan, unsigned lacks) {
    static const struct str names[LACKS] = {S_INIT("signals"),   S_INIT("offers"),
                                            S_INIT("examples"),  S_INIT("stories"),
                                            S_INIT("exercises"), S_INIT("sheets")};
    struct buf out = buf_new(plan->arena);
    for (unsigned i = 0; i < LACKS; i++)
        if (lacks & 1u << i) add_part(&out, ", ", names[i]);
    return buf_str(&out);
}

static void fill_scenario(struct report_plan *plan, struct table *table,
                          const struct coverage_scenario *one) {
    const struct scenario *scenario = one->scenario;
    bool counted = plan->coverage->contacts > 0;
    const struct cell cells[] = {
        cell_text(scenario->entry.id.s),
        cell_text(moment_name(scenario)),
        list_cell(plan, &scenario->channels),
        refs_cell(plan, &scenario->roles),
        refs_cell(plan, &scenario->teams),
        who_cell(plan, scenario),
        cell_count(scenario->signals.n),
        cell_count(scenario->offers.n),
        cell_count(one->examples),
        cell_count(scenario->stories.n),
        cell_count(scenario->exercises.n),
        counted ? cell_count(one->strong) : cell_none(),
        counted ? cell_count(one->close) : cell_none(),
        cell_text(lacks_words(plan, one->lacks)),
    };
    table_row(plan, table, cells);
}

static void fill_scenarios(struct report_plan *plan) {
    static const struct column columns[] = {
        {"scenario", "Scenario", false, COLUMN_ALL},
        {"moment", "Moment", false, COLUMN_DATA},
        {"channels", "Channels", false, COLUMN_ALL},
        {"roles", "Roles", false, COLUMN_DATA},
        {"teams", "Teams", false, COLUMN_DATA},
        {"who", "Who", false, COLUMN_PAGE},
        {"signals", "", true, COLUMN_DATA},
        {"offers", "", true, COLUMN_DATA},
        {"examples", "", true, COLUMN_DATA},
        {"stories", "", true, COLUMN_DATA},
        {"exercises", "", true, COLUMN_DATA},
        {"strong", "", true, COLUMN_DATA},
        {"close", "", true, COLUMN_DATA},
        {"lacks", "Lacks", false, COLUMN_ALL},
    };
    struct table *table =
        plan_table(plan, "scenarios", "Scenarios", columns, sizeof columns / sizeof *columns);
    table->main = true;
    for (size_t i = 0; i < plan->coverage->scenarios.n; i++)
        fill_scenario(plan, table, &plan->coverage->scenarios.items[i]);
    table_note(plan, table,
               "Examples: what customers say, with the scenario that it must find. Sheets are "
               "lacking where no role of the front line handles a scenario.");
}

// ---- places ----

static void fill_places(struct report_plan *plan) {
    static const struct column columns[] = {
        {"kind", "What", false, COLUMN_ALL},
        {"id", "Id", false, COLUMN_ALL},
        {"title", "", false, COLUMN_DATA},
        {"scenarios", "Scenarios", true, COLUMN_ALL},
        {"gestures", "Gestures alone", true, COLUMN_ALL},
    };
    static const struct str kinds[] = {S_INIT("channel"), S_INIT("role"), S_INIT("team")};
    struct table *table = plan_table(plan, "places", "Channels, roles and teams", columns,
                                     sizeof columns / sizeof *columns);
    for (size_t i = 0; i < plan->coverage->places.n; i++) {
        const struct coverage_place *place = &plan->coverage->places.items[i];
        const struct cell cells[] = {
            cell_text(kinds[place->kind]),
            cell_text(place->id),
            cell_text(place->title),
            cell_count(place->scenarios),
            place->kind == PLACE_CHANNEL ? cell_none() : cell_count(place->gestures),
        };
        table_row(plan, table, cells);
    }
}

// ---- real contacts ----

static void fill_matches(struct report_plan *plan) {
    static const struct column columns[] = {
        {"contacts", "Contacts", true, COLUMN_ALL},
        {"unsaid", "Without the customer's words", true, COLUMN_ALL},
        {"failed", "Could not be read", true, COLUMN_ALL},
        {"strong", "One scenario fits", true, COLUMN_ALL},
        {"close", "Two fit about as well", true, COLUMN_ALL},
        {"weak", "Only guesses", true, COLUMN_ALL},
        {"none", "Nothing fits", true, COLUMN_ALL},
    };
    const struct coverage *coverage = plan->coverage;
    size_t n = 0;
    for (size_t i = 0; i < BANDS; i++) n += coverage->bands[i];
    const struct cell cells[] = {
        cell_count(coverage->contacts),
        cell_count(coverage->unsaid),
        cell_count(coverage->failed),
        cell_share(coverage->bands[LOOKUP_STRONG], n),
        cell_share(coverage->bands[LOOKUP_CLOSE], n),
        cell_share(coverage->bands[LOOKUP_WEAK], n),
        cell_share(coverage->bands[LOOKUP_NONE], n),
    };
    struct table *table =
        plan_table(plan, "contacts", "Real contacts", columns, sizeof columns / sizeof *columns);
    table->facts = true;
    table_row(plan, table, cells);
}

// Those with the most contacts come first.
static bool is_before(const struct coverage_scenario *a, const struct coverage_scenario *b) {
    return a->strong + a->close > b->strong + b->close;
}

static const struct coverage_scenario **by_contacts(const struct report_plan *plan) {
    const struct coverage *coverage = plan->coverage;
    size_t n = coverage->scenarios.n;
    const struct coverage_scenario **list =
        arena_array(plan->arena, const struct coverage_scenario *, n + 1);
    for (size_t i = 0; i < n; i++) {
        size_t at = i;
        const struct coverage_scenario *one = &coverage->scenarios.items[i];
        for (; at > 0 && is_before(one, list[at - 1]); at--) list[at] = list[at - 1];
        list[at] = one;
    }
    return list;
}

// What the scenarios' own rows hold, as a page tells it.
static void fill_answers(struct report_plan *plan) {
    static const struct column columns[] = {
        {"scenario", "Scenario", false, COLUMN_PAGE},
        {"strong", "Fits", true, COLUMN_PAGE},
        {"close", "Another fits about as well", true, COLUMN_PAGE},
    };
    const struct coverage_scenario **sorted = by_contacts(plan);
    struct table *table = plan_table(plan, "answers", "Contacts by scenario", columns, 3);
    table->use = TABLE_PAGE;
    for (size_t i = 0; i < plan->coverage->scenarios.n; i++) {
        if (!(sorted[i]->strong + sorted[i]->close)) break;
        const struct cell cells[] = {cell_text(sorted[i]->scenario->entry.id.s),
                                     cell_count(sorted[i]->strong), cell_count(sorted[i]->close)};
        table_row(plan, table, cells);
    }
}

static struct cell sample_cell(const struct report_plan *plan, const struct word_group *group,
                               size_t i) {
    if (i >= group->texts) return cell_none();
    return cell_text(str_fmt(plan->arena, "%llu: %.*s", (unsigned long long)group->samples[i].line,
                             S_ARG(group->samples[i].said)));
}

static void fill_groups(struct report_plan *plan) {
    static const struct column columns[] = {
        {"words", "They speak of", false, COLUMN_ALL},
        {"contacts", "Contacts", true, COLUMN_ALL},
        {"sample", "As in line", false, COLUMN_ALL},
        {"another", "and in line", false, COLUMN_ALL},
    };
    const struct word_groups *unmatched = &plan->coverage->unmatched;
    const struct word_group *groups[GROUPS];
    size_t n = word_groups_largest(unmatched, plan->arena, groups, GROUPS);
    struct table *table =
        plan_table(plan, "unmatched", "What customers say that nothing fits", columns, 4);
    for (size_t i = 0; i < n; i++) {
        const struct cell cells[] = {cell_text(groups[i]->name), cell_count(groups[i]->texts),
                                     sample_cell(plan, groups[i], 0),
                                     sample_cell(plan, groups[i], 1)};
        table_row(plan, table, cells);
    }
    if (unmatched->lost)
        table_note(plan, table, "There are very many words: the counts may be too low by %zu.",
                   unmatched->lost);
}

static void fill(struct report_plan *plan) {
    fill_short(plan);
    fill_scenarios(plan);
    fill_places(plan);
    if (!plan->coverage->contacts) return;
    fill_matches(plan);
    fill_answers(plan);
    fill_groups(plan);
    plan_failures(plan, "Could not be read", plan->coverage->failures.items,
                  plan->coverage->failures.n, plan->coverage->failed);
}

const struct report report_coverage = {
    .name = "coverage",
    .title = "What the playbook covers",
    .contacts = CONTACTS_LOOKED_UP,
    .by_role = true,
    .fill = fill,
};
