// Silencing: `# empower: ignore[L203] until=2027-03-01 -- why`, and what may be wrong with it.
#include "lint/config.h"
#include "lint/lint.h"

struct ignore {
    struct span at;    // from "empower:" to the end of the comment
    struct str rules;  // between the brackets
    struct date until; // DATE_NONE: for ever
    bool has_reason;
    bool used;
    uint32_t start, end; // positions that it silences
};
typedef LIST(struct ignore) ignores;

static bool take(struct str *rest, struct str prefix) {
    if (!str_starts(*rest, prefix)) return false;
    *rest = str_trim(str_from(*rest, prefix.len));
    return true;
}

static void read_until(struct lint *lint, struct ignore *ignore, struct str *rest) {
    if (!take(rest, S("until="))) return;
    struct str date = {rest->ptr, 0}, error, better;
    while (date.len < rest->len && !is_blank(rest->ptr[date.len])) date.len++;
    *rest = str_trim(str_from(*rest, date.len));
    if (date_read(lint->arena, date, &ignore->until, &error, &better)) return;
    finding_add(lint->findings, "bad-date", ignore->at,
                "The date after until= cannot be read: %.*s", S_ARG(error));
}

// Reads what stands in a comment; false where it is an ordinary one.
static bool read_comment(struct lint *lint, struct span at, struct ignore *out) {
    struct str rest = str_trim(str_from(span_bytes(lint->playbook->sources, at), 1));
    *out = (struct ignore){.at = at};
    if (!take(&rest, S("empower:")) || !take(&rest, S("ignore"))) return false;
    ptrdiff_t close = str_find_char(rest, ']');
    if (!str_starts(rest, S("[")) || close < 0) {
        finding_add(lint->findings, "unknown-rule", at,
                    "This comment does not say which rule to ignore; write it as "
                    "`# empower: ignore[L018] -- the reason`.");
        return false;
    }
    out->rules = str_slice(rest, 1, (size_t)close);
    rest = str_trim(str_from(rest, (size_t)close + 1));
    read_until(lint, out, &rest);
    // What an editor leaves to be filled in is no reason yet.
    out->has_reason = take(&rest, S("--")) && rest.len && !str_starts(rest, S("TODO"));
    return true;
}

static size_t indent_of(struct str line) {
    size_t indent = 0;
    while (indent < line.len && line.ptr[indent] == ' ') indent++;
    return indent;
}

// A comment behind text silences its line; one that stands alone the entry below it: the next line
// that is no comment, and every deeper line after it. `above` is the ignore before this one, or
// NULL: of many comments over one entry, only the first looks for it.
static bool is_item(struct str line) {
    struct str text = str_trim(line);
    return str_eq(text, S("-")) || str_starts(text, S("- "));
}

// A list may stand as deep as the key that it belongs to.
static bool ends_reach(struct str first, struct str line) {
    size_t depth = indent_of(first), own = indent_of(line);
    bool own_list = own == depth && is_item(line) && !is_item(first);
    return str_trim(line).len && own <= depth && !own_list;
}

static void find_reach(const struct sources *sources, struct ignore *ignore,
                       const struct ignore *above) {
    struct place place = place_at(sources, ignore->at.start);
    const struct source *source = place.source;
    uint32_t line = place.line;
    if (str_trim(str_slice(source_line(source, line), 0, place.byte - source->lines[line - 1]))
            .len) {
        ignore->start = source->base + source->lines[line - 1];
        ignore->end = ignore->at.end;
        return;
    }
    if (above && above->at.start < ignore->at.start && above->start > ignore->at.start) {
        ignore->start = above->start;
        ignore->end = above->end;
        return;
    }
    while (++line <= source->n_lines) {
        struct str text = str_trim(source_line(source, line));
        if (text.len && text.ptr[0] != '#') break;
    }
    ignore->start = ignore->end = source->base + (uint32_t)source->bytes.len;
    if (line > source->n_lines) return;
    struct str first = source_line(source, line);
    ignore->start = source->base + source->lines[line - 1];
    while (++line <= source->n_lines && !ends_reach(first, source_line(source, line))) continue;
    ignore->end = source->base +
                  (line <= source->n_lines ? source->lines[line - 1] : (uint32_t)source->bytes.len);
}

static bool names_rule(struct str list, const struct rule *rule) {
    struct str word;
    while (str_split(&list, ',', &word))
        if (rule_has_name(rule, str_trim(word))) return true;
    return false;
}

static void check_names(struct lint *lint, const struct ignore *ignore) {
    struct str list = ignore->rules, word;
    while (str_split(&list, ',', &word)) {
        word = str_trim(word);
        if (rule_of(lint->options, word)) continue;
        struct finding *finding = finding_add(lint->findings, "unknown-rule", ignore->at,
                                              "There is no rule \"%.*s\" to ignore.", S_ARG(word));
        const struct rule *near = config_rule_near(lint->options->config, word);
        if (near)
            finding_help(lint->findings, finding, "Did you mean %s (%s)?", near->info.id,
                         near->info.name);
    }
}

// Of rules that do not run, nothing is known to be gone.
static bool all_run(const struct lint *lint, struct str rules) {
    struct str word;
    bool all = true;
    while (str_split(&rules, ',', &word)) {
        const struct rule *rule = rule_of(lint->options, str_trim(word));
        all &= !rule || rule_is_wanted(&rule->info, lint->options);
    }
    return all;
}

static void check_ignore(struct lint *lint, const struct ignore *ignore) {
    check_names(lint, ignore);
    if (!ignore->has_reason)
        finding_help(lint->findings,
                     finding_add(lint->findings, "ignore-without-reason", ignore->at,
                                 "This comment silences a rule without saying why."),
                     "Add the reason after two hyphens: -- agreed with finance in March");
    if (date_is_past(ignore->until, lint->options->as_of))
        finding_add(lint->findings, "expired-ignore", ignore->at,
                    "This comment was good until %.*s and silences nothing any more.",
                    S_ARG(date_show(lint->arena, ignore->until)));
    else if (!ignore->used && all_run(lint, ignore->rules))
        finding_add(lint->findings, "unused-ignore", ignore->at,
                    "This comment silences nothing: the finding is gone.");
}

static bool silenced(ignores *list, const struct finding *finding, const struct rule *rule,
                     struct date as_of) {
    bool answer = false;
    for (size_t i = 0; i < list->n; i++) {
        struct ignore *ignore = &list->items[i];
        if (finding->at.start < ignore->start || finding->at.start >= ignore->end) continue;
        if (date_is_past(ignore->until, as_of) || !names_rule(ignore->rules, rule)) continue;
        ignore->used = answer = true;
    }
    return answer;
}

void ignores_apply(struct lint *lint) {
    ignores list = {0};
    for (size_t i = 0; i < lint->playbook->comments.n; i++) {
        struct ignore ignore;
        if (!read_comment(lint, lint->playbook->comments.items[i], &ignore)) continue;
        find_reach(lint->playbook->sources, &ignore, list.n ? &list.items[list.n - 1] : NULL);
        *PUSH(lint->arena, &list) = ignore;
    }
    if (!list.n) return;
    size_t kept = 0;
    for (size_t i = 0; i < lint->findings->list.n; i++) {
        struct finding finding = lint->findings->list.items[i];
        const struct rule *rule = rule_of(lint->options, str_of(finding.rule));
        if (silenced(&list, &finding, rule, lint->options->as_of))
            lint->findings->ignored += rule_is_wanted(&rule->info, lint->options);
        else
            lint->findings->list.items[kept++] = finding;
    }
    lint->findings->list.n = kept;
    for (size_t i = 0; i < list.n; i++) check_ignore(lint, &list.items[i]);
}
