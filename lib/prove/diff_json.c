// Differences as one JSON object.
#include "base/json.h"
#include "prove/diff_write.h"

static struct str or_null(struct str s) {
    return s.len ? s : (struct str){NULL, 0};
}

static void write_side(struct json *json, const struct diff_page *page, const char *key, int side) {
    const struct playbook *playbook = side ? page->diff->fresh : page->diff->old;
    json_key(json, key);
    json_object(json);
    json_member(json, "path", page->paths[side]);
    json_member(json, "version", or_null(playbook->header.version.s));
    json_member(json, "digest", page->digests[side]);
    json_object_end(json);
}

static void write_place(struct json *json, struct place place, struct str id) {
    json_key(json, "rule");
    if (!place.source) {
        json_null(json);
        return;
    }
    json_object(json);
    json_member(json, "file", place.source->name);
    json_key(json, "line");
    json_number(json, place.line);
    if (id.len) json_member(json, "id", id);
    json_object_end(json);
}

static void write_words(struct json *json, const char *key, const diff_words *words) {
    json_key(json, key);
    json_array(json);
    for (size_t i = 0; i < words->n; i++) json_str(json, words->items[i]);
    json_array_end(json);
}

static void write_half(struct json *json, const struct diff_page *page,
                       const struct diff_case *example, int side) {
    const struct diff_half *half = side ? &example->after : &example->before;
    const struct playbook *playbook = side ? page->diff->fresh : page->diff->old;
    json_key(json, side ? "new" : "old");
    json_object(json);
    json_member(json, "verdict", str_of(verdict_name(half->verdict)));
    json_member(json, "reason", str_of(reason_name(half->reason)));
    json_member(json, "by", or_null(half->by));
    write_words(json, "with", &half->with);
    json_member(json, "to", or_null(half->to));
    write_place(json, place_at(playbook->sources, half->rule_at.start), half->rule);
    write_words(json, "words", &half->words);
    json_member(json, "command", diff_command(page, example, side));
    json_object_end(json);
}

static struct str date_or_null(struct arena *arena, struct date date) {
    return date.precision == DATE_NONE ? (struct str){NULL, 0} : date_show(arena, date);
}

static void write_case(struct json *json, const struct diff_page *page,
                       const struct diff_case *example) {
    json_key(json, "case");
    if (!example) {
        json_null(json);
        return;
    }
    json_object(json);
    json_member(json, "role", example->role);
    json_member(json, "as_of", date_or_null(page->arena, example->as_of));
    write_half(json, page, example, 0);
    write_half(json, page, example, 1);
    json_object_end(json);
}

static void write_difference(struct json *json, const struct diff_page *page,
                             const struct difference *difference) {
    json_object(json);
    json_member(json, "class", str_of(diff_class_name(difference->class)));
    json_member(json, "kind",
                str_of(difference->kind == KIND_NONE ? "playbook" : kind_name(difference->kind)));
    json_member(json, "id", or_null(difference->id));
    json_member(json, "role", or_null(difference->role));
    json_member(json, "what", difference->words);
    json_member(json, "situation", or_null(difference->situation));
    json_member(json, "from", date_or_null(page->arena, difference->from));
    json_member(json, "until", date_or_null(page->arena, difference->until));
    write_place(json, diff_place(page, difference), S(""));
    write_case(json, page, difference->example);
    json_object_end(json);
}

// ---- contacts ----

static const char *const authority[] = {"wider", "tighter", "route"};

static void write_tally(struct json *json, const struct diff_page *page,
                        const struct contact_tally *tally) {
    const struct currency *currency = page->diff->fresh->header.currency;
    for (int class = 0; class < DIFF_AUTHORITY; class ++) {
        json_key(json, authority[class]);
        json_object(json);
        json_key(json, "contacts");
        json_number(json, (int64_t)tally->changed[class]);
        json_member(json, "money", money_plain(page->arena, tally->money[class].minor, currency));
        json_key(json, "unpriced");
        json_number(json, (int64_t)tally->unpriced[class]);
        json_object_end(json);
    }
}

static void write_first(struct json *json, const struct contact_change *change) {
    json_object(json);
    json_key(json, "line");
    json_number(json, (int64_t)change->line);
    json_member(json, "class", str_of(diff_class_name(change->class)));
    json_member(json, "role", change->role);
    json_member(json, "gesture", change->gesture);
    json_member(json, "old", change->before);
    json_member(json, "new", change->after);
    json_object_end(json);
}

static void write_roles(struct json *json, const struct diff_page *page) {
    json_key(json, "roles");
    json_array(json);
    for (size_t i = 0; i < page->contacts->roles.n; i++) {
        const struct contact_tally *tally = &page->contacts->roles.items[i];
        json_object(json);
        json_member(json, "role", tally->role);
        write_tally(json, page, tally);
        json_object_end(json);
    }
    json_array_end(json);
}

static void write_contacts(struct json *json, const struct diff_page *page) {
    const struct diff_contacts *contacts = page->contacts;
    json_key(json, "contacts");
    json_object(json);
    json_key(json, "read");
    json_number(json, (int64_t)contacts->contacts);
    json_key(json, "not_decided");
    json_number(json, (int64_t)contacts->failed);
    json_key(json, "without_gesture");
    json_number(json, (int64_t)contacts->no_gesture);
    write_tally(json, page, &contacts->all);
    write_roles(json, page);
    json_key(json, "first");
    json_array(json);
    for (size_t i = 0; i < contacts->first.n; i++) write_first(json, &contacts->first.items[i]);
    json_array_end(json);
    json_object_end(json);
}

void diff_json(struct buf *out, const struct diff_page *page) {
    const struct diff *diff = page->diff;
    struct json json = json_writer(out, false);
    json_object(&json);
    json_key(&json, "schema_version");
    json_number(&json, 1);
    write_side(&json, page, "old", 0);
    write_side(&json, page, "new", 1);
    json_key(&json, "differences");
    json_array(&json);
    for (size_t i = 0; i < diff->list.n; i++) write_difference(&json, page, &diff->list.items[i]);
    json_array_end(&json);
    json_key(&json, "summary");
    json_object(&json);
    for (int class = 0; class < DIFF_CLASSES; class ++) {
        bool unclear = class == DIFF_NOT_ANALYSED;
        json_key(&json, unclear ? "not_analysed" : diff_class_name((enum diff_class) class));
        json_number(&json, (int64_t)diff->counts[class]);
    }
    json_object_end(&json);
    if (page->contacts) write_contacts(&json, page);
    json_object_end(&json);
    buf_char(out, '\n');
}
