// The baseline: findings that were there before, keyed by rule, object and content, never by line.
#include "base/digest.h"
#include "base/json.h"
#include "base/map.h"
#include "lint/lint.h"

#include <stdlib.h>

struct str finding_fingerprint(struct arena *arena, const struct sources *sources,
                               const struct finding *finding) {
    struct digest *digest = digest_new(arena);
    digest_field(digest, str_of(finding->rule));
    digest_field(digest, finding->object);
    digest_field(digest, span_bytes(sources, finding->at));
    return digest_hex(arena, digest, 16);
}

struct baseline {
    struct map places; // fingerprint -> place in entries
    helds entries;
};

static int64_t small_number(struct str digits) {
    int64_t number = 0;
    for (size_t i = 0; i < digits.len && number < 1000000; i++)
        if (is_digit(digits.ptr[i])) number = number * 10 + (digits.ptr[i] - '0');
    return number;
}

// Entries of other playbooks are passed over: one baseline may serve a folder of several.
static bool read_entry(struct arena *arena, struct baseline *baseline, struct str playbook,
                       const struct json_value *entry) {
    static const char *const keys[] = {"playbook", "rule", "object", "fingerprint", "count"};
    const struct json_value *values[5];
    for (size_t i = 0; i < 5; i++)
        if (!(values[i] = json_get(entry, keys[i]))) return false;
    if (!str_eq(values[0]->text, playbook)) return true;
    struct held *held = PUSH(arena, &baseline->entries);
    *held = (struct held){values[0]->text, values[1]->text, values[2]->text, values[3]->text,
                          small_number(values[4]->text)};
    map_put(&baseline->places, held->fingerprint, (uint32_t)baseline->entries.n - 1);
    return true;
}

static bool read_baseline(struct arena *arena, struct str bytes, struct str playbook,
                          struct baseline *out, struct str *error) {
    *out = (struct baseline){.places = map_new(arena)};
    const struct json_value *root = json_read(arena, bytes, error);
    if (!root) return false;
    const struct json_value *list = json_get(root, "findings");
    bool good = list && list->kind == JSON_ARRAY;
    for (const struct json_value *entry = good ? list->first : NULL; entry && good;
         entry = entry->next)
        good = read_entry(arena, out, playbook, entry);
    if (!good) *error = S("it is no baseline; write a new one with --write-baseline");
    return good;
}

struct span first_place(const struct playbook *playbook) {
    if (!span_is_nowhere(playbook->header.at)) return playbook->header.at;
    return (struct span){1, 1};
}

// Of rules that do not run, nothing is known to be gone.
static void report_stale(struct lint *lint, const struct baseline *baseline) {
    for (size_t i = 0; i < baseline->entries.n; i++) {
        const struct held *held = &baseline->entries.items[i];
        const struct rule *rule = rule_of(lint->options, held->rule);
        if (held->count <= 0 || (rule && !rule_is_wanted(&rule->info, lint->options))) continue;
        struct finding *finding =
            finding_add(lint->findings, "stale-baseline-entry", first_place(lint->playbook),
                        "The baseline holds a finding of %.*s%s%.*s that is gone.",
                        S_ARG(held->rule), held->object.len ? " in " : "", S_ARG(held->object));
        finding_help(lint->findings, finding, "Write the baseline anew, so that it shrinks.");
    }
}

static bool is_wanted(const struct lint *lint, const struct finding *finding) {
    return rule_is_wanted(&rule_of(lint->options, str_of(finding->rule))->info, lint->options);
}

// Takes out what a baseline holds. Answers how much of it would have been reported.
static size_t take_out(struct lint *lint, struct baseline *baseline) {
    size_t kept = 0, held = 0;
    for (size_t i = 0; i < lint->findings->list.n; i++) {
        struct finding finding = lint->findings->list.items[i];
        struct str key = finding_fingerprint(lint->arena, lint->playbook->sources, &finding);
        const uint32_t *place = map_get(&baseline->places, key);
        if (place && baseline->entries.items[*place].count-- > 0)
            held += is_wanted(lint, &finding);
        else
            lint->findings->list.items[kept++] = finding;
    }
    lint->findings->list.n = kept;
    return held;
}

static bool open_baseline(struct lint *lint, struct str bytes, struct str name,
                          struct baseline *out, struct str *error) {
    struct str why = {0}, playbook = lint->playbook->header.playbook.s;
    if (read_baseline(lint->arena, bytes, playbook, out, &why)) return true;
    *error =
        str_fmt(lint->arena, "The baseline %.*s cannot be read: %.*s", S_ARG(name), S_ARG(why));
    return false;
}

bool baselines_apply(struct lint *lint, struct str *error) {
    const struct lint_options *options = lint->options;
    struct baseline held, known;
    if (options->baseline.ptr) {
        if (!open_baseline(lint, options->baseline, options->baseline_name, &held, error))
            return false;
        lint->findings->held += take_out(lint, &held);
        report_stale(lint, &held);
    }
    if (options->known.ptr) {
        if (!open_baseline(lint, options->known, S("of then"), &known, error)) return false;
        take_out(lint, &known);
    }
    return true;
}

static int held_cmp(const void *a, const void *b) {
    const struct held *x = a, *y = b;
    int order = str_cmp(x->playbook, y->playbook);
    if (!order) order = str_cmp(x->rule, y->rule);
    if (!order) order = str_cmp(x->object, y->object);
    return order ? order : str_cmp(x->fingerprint, y->fingerprint);
}

static void write_held(struct json *json, const struct held *held) {
    json_object(json);
    json_member(json, "playbook", held->playbook);
    json_member(json, "rule", held->rule);
    json_member(json, "object", held->object);
    json_member(json, "fingerprint", held->fingerprint);
    json_key(json, "count");
    json_number(json, held->count);
    json_object_end(json);
}

void baseline_add(struct arena *arena, helds *list, const struct playbook *playbook,
                  const struct findings *findings) {
    for (size_t i = 0; i < findings->list.n; i++) {
        const struct finding *finding = &findings->list.items[i];
        if (!source_at(playbook->sources, finding->at.start)) continue; // about the configuration
        *PUSH(arena, list) =
            (struct held){playbook->header.playbook.s, str_of(finding->rule), finding->object,
                          finding_fingerprint(arena, playbook->sources, finding), 1};
    }
}

void baseline_write(struct buf *out, helds *list) {
    if (list->n) qsort(list->items, list->n, sizeof *list->items, held_cmp);
    struct json json = json_writer(out, true);
    json_object(&json);
    json_key(&json, "schema_version");
    json_number(&json, 1);
    json_key(&json, "findings");
    json_array(&json);
    for (size_t i = 0; i < list->n; i++) {
        struct held held = list->items[i];
        while (i + 1 < list->n && !held_cmp(&held, &list->items[i + 1])) held.count++, i++;
        write_held(&json, &held);
    }
    json_array_end(&json);
    json_object_end(&json);
    buf_char(out, '\n');
}
