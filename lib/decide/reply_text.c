// An answer in words for people: short lines, each with its label.
#include "decide/reply.h"

#include "base/escape.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "model/condition.h"

#include <string.h>

struct page {
    struct buf *out;
    const struct reply *reply;
    struct arena *arena;
    size_t width; // of lines, in cells; 0: they are not broken
    bool color;
};

// ---- lines ----

enum { LABEL_CELLS = 9, NARROWEST = 20 };

static void broken(struct page *page, struct str text) {
    size_t room = page->width < LABEL_CELLS + NARROWEST ? NARROWEST : page->width - LABEL_CELLS;
    str_list lines = {0};
    wrap_words(&lines, page->arena, text, room);
    for (size_t i = 0; i < lines.n; i++)
        buf_fmt(page->out, "%*s%.*s\n", i ? LABEL_CELLS : 0, "", S_ARG(lines.items[i]));
}

static void line(struct page *page, const char *label, struct str text) {
    if (!text.len) return;
    buf_fmt(page->out, page->color ? " \033[1m%-8s\033[0m" : " %-8s", label);
    if (page->width && LABEL_CELLS + utf8_cells(text) > page->width) {
        broken(page, text);
        return;
    }
    escape_terminal(page->out, text, false);
    buf_char(page->out, '\n');
}

__attribute__((format(printf, 3, 4))) static void line_fmt(struct page *page, const char *label,
                                                           const char *format, ...) {
    va_list args;
    va_start(args, format);
    line(page, label, str_vfmt(page->arena, format, args));
    va_end(args);
}

static bool is_sentence(struct str text) {
    return text.len && strchr(".!?", text.ptr[text.len - 1]);
}

// "a; b; c", and "A. B." where they are sentences.
static struct str texts_words(struct page *page, const texts *list) {
    struct buf out = buf_new(page->arena);
    for (size_t i = 0; i < list->n; i++)
        buf_fmt(&out, "%s%.*s",
                !i                                  ? ""
                : is_sentence(list->items[i - 1].s) ? " "
                                                    : "; ",
                S_ARG(list->items[i].s));
    return buf_str(&out);
}

static struct str title_of(const struct page *page, const struct gesture *gesture) {
    return entry_title(page->reply->playbook, &gesture->entry);
}

static struct str amount_of(const struct page *page, int64_t amount) {
    return reply_amount(page->reply, page->reply->request->gesture, amount);
}

// "up to £50", "exactly £24"
static struct str size_words(const struct page *page, struct size size) {
    return str_fmt(page->arena, "%s %.*s", size.exactly ? "exactly" : "up to",
                   S_ARG(amount_of(page, size.value)));
}

// ---- the first line ----

static struct str names_of(const struct page *page, const struct str *names, size_t n) {
    struct buf out = buf_new(page->arena);
    for (size_t i = 0; i < n; i++) buf_fmt(&out, "%s%.*s", i ? ", " : "", S_ARG(names[i]));
    return buf_str(&out);
}

static struct str yes_words(const struct page *page) {
    const struct decision *decision = &page->reply->decision;
    const struct size *limit = &decision->limit, *left = &decision->left;
    if (!decision->measured) return S("Yes");
    if (limit->kind != SIZE_VALUE) return S("Yes - no limit");
    if (left->value == limit->value)
        return str_fmt(page->arena, "Yes - %.*s", S_ARG(size_words(page, *limit)));
    return str_fmt(page->arena, "Yes - %.*s, of which %.*s is left",
                   S_ARG(size_words(page, *limit)), S_ARG(amount_of(page, left->value)));
}

static bool asks_amount_only(const struct page *page) {
    const struct decision *decision = &page->reply->decision;
    return decision->missing.n == 1 &&
           decision->missing.items[0] == key_of_reserved(page->reply->playbook, RESERVED_AMOUNT) &&
           decision->left.kind != SIZE_NULL;
}

static struct str ask_words(const struct page *page) {
    const struct decision *decision = &page->reply->decision;
    if (!asks_amount_only(page)) return S("First find out");
    if (decision->left.kind == SIZE_UNLIMITED) return S("As much as it takes, by you alone");
    if (!decision->left.value) return S("Not by you alone");
    return str_fmt(page->arena, "%s %.*s by you alone",
                   decision->left.exactly ? "Exactly" : "Up to",
                   S_ARG(amount_of(page, decision->left.value)));
}

static struct str head_words(const struct page *page) {
    const struct decision *decision = &page->reply->decision;
    if (decision->verdict == VERDICT_ALLOW) return yes_words(page);
    if (decision->verdict == VERDICT_NEEDS_APPROVAL) return S("Not by you alone");
    if (decision->verdict == VERDICT_ESCALATE) return S("Hand this over now");
    if (decision->verdict == VERDICT_ASK) return ask_words(page);
    if (decision->why != REASON_NOT_YET || decision->open) return S("Not this");
    return str_fmt(page->arena, "Not yet: %.*s",
                   S_ARG(names_of(page, decision->lacking.items, decision->lacking.n)));
}

static void head(struct page *page) {
    const struct request *request = page->reply->request;
    struct str words = head_words(page);
    buf_text(page->out, page->color ? "\033[1m" : "");
    escape_terminal(page->out, words, false);
    buf_text(page->out, page->color ? "\033[0m" : "");
    buf_text(page->out, " - ");
    escape_terminal(page->out, title_of(page, request->gesture), false);
    if (request->has_amount && page->reply->decision.measured) {
        buf_text(page->out, ", ");
        escape_terminal(page->out, amount_of(page, request->amount), false);
    }
    buf_char(page->out, '\n');
}

// ---- who else ----

static struct str reach_words(struct page *page, struct str title, struct str reach,
                              struct period within, struct str stand_in) {
    struct buf out = buf_new(page->arena);
    buf_add(&out, title);
    if (reach.len) buf_fmt(&out, ", %.*s", S_ARG(reach));
    if (within.count) buf_fmt(&out, ", within %.*s", S_ARG(period_show(page->arena, within)));
    if (stand_in.len) buf_fmt(&out, " (stand-in: %.*s)", S_ARG(stand_in));
    return buf_str(&out);
}

// Nobody approves what they ask for themselves.
static struct str role_words(struct page *page, int32_t index) {
    const struct role *role = &page->reply->playbook->roles.items[index];
    const struct gesture *gesture = page->reply->request->gesture;
    struct str title = reply_role(page->reply, index);
    if (index == page->reply->request->role)
        title = str_fmt(page->arena, "another %.*s", S_ARG(title));
    struct period within = gesture->approval_within.period;
    return reach_words(page, title, role->reach.s,
                       within.count ? within : role->replies_within.period, role->stand_in.text.s);
}

static void approver(struct page *page) {
    const struct decision *decision = &page->reply->decision;
    int32_t role = decision->by >= 0 ? decision->by : decision->to_role;
    if (role < 0) return;
    line(page, "ASK", role_words(page, role));
    struct buf with = buf_new(page->arena);
    for (size_t i = 0; i < decision->with.n; i++)
        buf_fmt(&with, "%s%.*s", i ? ", " : "", S_ARG(decision->with.items[i]));
    line(page, "WITH", buf_str(&with));
    line(page, "TELL", texts_words(page, &page->reply->request->gesture->hand_over));
}

static struct str party_words(struct page *page, const struct ref *to, struct period within) {
    const struct playbook *playbook = page->reply->playbook;
    if (to->kind == KIND_ROLE) {
        const struct role *role = &playbook->roles.items[to->index];
        return reach_words(page, reply_role(page->reply, to->index), role->reach.s, within, S(""));
    }
    const struct entry *entry = playbook_ref(playbook, to);
    if (!entry) return to->id.s;
    const struct route *route = (const struct route *)(const void *)entry;
    return reach_words(page, entry_title(playbook, entry), route->reach.s, within, S(""));
}

static void escalation(struct page *page) {
    const struct decision *decision = &page->reply->decision;
    for (size_t i = 0; i < decision->escalations.n; i++) {
        const struct escalation *each = decision->escalations.items[i];
        line(page, "TO", party_words(page, &each->to, each->within.period));
        line(page, "FIRST", each->first.s);
        line(page, "TELL", texts_words(page, &each->hand_over));
        line(page, "DO NOT", texts_words(page, &each->do_not));
        line(page, "WHY", each->because.s);
    }
    if (!decision->escalations.n)
        line(page, "TO", party_words(page, decision->to, decision->escalation->within.period));
}

// ---- why not ----

static struct str because_of(const struct page *page) {
    const struct decision *decision = &page->reply->decision;
    const struct gesture *gesture = page->reply->request->gesture;
    bool denied = decision->verdict == VERDICT_DENY;
    if (decision->open) return S("Whatever is still open, the answer is the same.");
    if (decision->clause && decision->clause->because.s.len) return decision->clause->because.s;
    if (decision->guardrail) return decision->guardrail->because.s;
    switch (decision->why) {
    case REASON_OVER_COUNT:
        return str_fmt(page->arena, "At most %.*s.", S_ARG(gesture->at_most.text.s));
    case REASON_BELOW_MINIMUM:
        return str_fmt(page->arena, "The least is %.*s.",
                       S_ARG(amount_of(page, gesture->at_least.value)));
    case REASON_NO_GRANT: return S("Your role holds no grant for this.");
    case REASON_OVER_LIMIT: return denied ? S("Nobody may give that much.") : S("");
    case REASON_BEYOND: return S("Nobody may go over your limit.");
    case REASON_NOT_WHEN:
        return str_fmt(
            page->arena, "Only when: %.*s.",
            S_ARG(condition_show(page->arena, page->reply->playbook, decision->clause->when)));
    case REASON_NEVER:
        return str_fmt(
            page->arena, "Never when: %.*s.",
            S_ARG(condition_show(page->arena, page->reply->playbook, decision->clause->when)));
    default: return S("");
    }
}

static void instead(struct page *page) {
    const struct instead *instead = &page->reply->instead;
    if (!instead->gesture) return;
    bool other = instead->gesture != page->reply->request->gesture;
    struct str amount = S("");
    const char *before = instead->amount.exactly ? ", exactly " : ", up to ";
    if (instead->amount.kind == SIZE_VALUE)
        amount = reply_amount(page->reply, instead->gesture, instead->amount.value);
    if (!other)
        line_fmt(page, "NOW", "You may give %.*s now.", S_ARG(amount));
    else
        line_fmt(page, "NOW", "You may give this instead: %.*s%s%.*s (%.*s)",
                 S_ARG(title_of(page, instead->gesture)), amount.len ? before : "", S_ARG(amount),
                 S_ARG(instead->gesture->entry.id.s));
}

static struct str changes_words(struct page *page, const changes *list) {
    struct buf out = buf_new(page->arena);
    for (size_t i = 0; i < list->n; i++) {
        const struct change *change = &list->items[i];
        buf_fmt(&out, "%s%.*s: %.*s", i ? ", " : "", S_ARG(reply_key(page->reply, change->key)),
                S_ARG(reply_value(page->reply, change->key, &change->value)));
    }
    return buf_str(&out);
}

static void nearest(struct page *page) {
    const changes *list = &page->reply->nearest;
    if (list->n && list->n <= 3)
        line_fmt(page, "NEAREST", "With %.*s it is a yes.", S_ARG(changes_words(page, list)));
}

static void refusals(struct page *page) {
    const struct refusals *refusals = &page->reply->playbook->refusals;
    const struct gesture *gesture = page->reply->request->gesture;
    struct buf out = buf_new(page->arena);
    bool names = !refusals->gestures.n;
    for (size_t i = 0; i < refusals->gestures.n; i++)
        names |= str_eq(refusals->gestures.items[i].id.s, gesture->entry.id.s);
    if (!names || gesture->entitlement.yes || !refusals->may_refuse.n) return;
    for (size_t i = 0; i < refusals->may_refuse.n; i++)
        buf_fmt(&out, "%s%.*s", i ? ", " : "", S_ARG(refusals->may_refuse.items[i].id.s));
    if (refusals->must.n) buf_fmt(&out, " - must %.*s", S_ARG(texts_words(page, &refusals->must)));
    line(page, "SAYS NO", buf_str(&out));
}

// ---- what to find out ----

static void question(struct page *page, fact_key key) {
    const struct fact *fact = reply_fact(page->reply, key);
    struct str look = fact ? fact->look_in.id.s : S("");
    struct str ask = reply_ask(page->reply, key);
    bool ends = str_find_char(S("?.!"), ask.ptr[ask.len - 1]) >= 0;
    line_fmt(page, "ASK", "%.*s%s%.*s  (%.*s)", S_ARG(ask),
             !look.len ? ""
             : ends    ? " Look in "
                       : ". Look in ",
             S_ARG(look), S_ARG(reply_key(page->reply, key)));
}

static void questions(struct page *page) {
    enum { MOST = 6 };
    const struct decision *decision = &page->reply->decision;
    if (asks_amount_only(page)) return;
    for (size_t i = 0; i < decision->missing.n && i < MOST; i++)
        question(page, decision->missing.items[i]);
    if (decision->missing.n > MOST) line_fmt(page, "", "and %zu more", decision->missing.n - MOST);
}

// ---- the ladder, the rule, the facts ----

static struct str rung_words(struct page *page, const struct rung *rung) {
    struct str who =
        rung->role == page->reply->request->role ? S("you") : reply_role(page->reply, rung->role);
    struct buf with = buf_new(page->arena);
    for (size_t i = 0; rung->with && i < rung->with->n; i++)
        buf_fmt(&with, " with %.*s", S_ARG(rung->with->items[i].id.s));
    if (rung->limit.kind == SIZE_UNLIMITED)
        return str_fmt(page->arena, "any amount %.*s%.*s", S_ARG(who), S_ARG(buf_str(&with)));
    return str_fmt(page->arena, "%.*s %.*s%.*s", S_ARG(size_words(page, rung->limit)), S_ARG(who),
                   S_ARG(buf_str(&with)));
}

static void ladder(struct page *page) {
    const struct decision *decision = &page->reply->decision;
    struct buf out = buf_new(page->arena);
    bool shown = decision->reason >= REASON_NO_GRANT && decision->reason != REASON_OVER_COUNT;
    for (size_t i = 0; decision->measured && shown && i < decision->ladder.n; i++)
        buf_fmt(&out, "%s%.*s", i ? ", " : "", S_ARG(rung_words(page, &decision->ladder.items[i])));
    line(page, "LIMITS", buf_str(&out));
}

static void facts(struct page *page, const char *label, bool assumed) {
    const struct decision *decision = &page->reply->decision;
    struct buf out = buf_new(page->arena);
    for (size_t i = 0; i < decision->used.n; i++) {
        const struct used_fact *used = &decision->used.items[i];
        if (used->assumed != assumed) continue;
        buf_fmt(&out, "%s%.*s %.*s", out.len ? ", " : "", S_ARG(reply_key(page->reply, used->key)),
                S_ARG(reply_value(page->reply, used->key, &used->value)));
    }
    line(page, label, buf_str(&out));
}

// The name of the file is enough for people; JSON says where it lies.
static struct str rule_words(struct page *page) {
    const struct decision *decision = &page->reply->decision;
    struct place place = place_at(page->reply->playbook->sources, decision->why_at.start);
    struct str name = str_behind_last(place.source->name, '/');
    return str_fmt(page->arena, "%.*s (%.*s:%u)", S_ARG(decision->why_rule), S_ARG(name),
                   place.line);
}

static struct str source_words(struct page *page) {
    const struct header *header = &page->reply->playbook->header;
    struct buf out = buf_new(page->arena);
    buf_add(&out, header->playbook.s);
    if (header->version.s.len) buf_fmt(&out, " %.*s", S_ARG(header->version.s));
    buf_fmt(&out, " (%.*s)", S_ARG(page->reply->digest));
    if (page->reply->request->as_of.precision != DATE_NONE)
        buf_fmt(&out, ", rules of %.*s",
                S_ARG(date_show(page->arena, page->reply->request->as_of)));
    return buf_str(&out);
}

static void say_what_to_do(struct page *page) {
    const struct decision *decision = &page->reply->decision;
    const struct gesture *gesture = page->reply->request->gesture;
    if (decision->verdict == VERDICT_ALLOW) {
        line(page, "SAY", gesture->say.s);
        line(page, "DO", texts_words(page, &gesture->steps));
        line(page, "RECORD", gesture->record.s);
    }
    if (decision->owed)
        line_fmt(page, "OWED", "This is owed%s%.*s.", gesture->law.s.len ? ": " : "",
                 S_ARG(gesture->law.s));
}

static void reply_lines(struct page *page) {
    enum verdict verdict = page->reply->decision.verdict;
    bool no = verdict == VERDICT_DENY || verdict == VERDICT_NEEDS_APPROVAL;
    if (page->reply->decision.escalation) escalation(page);
    if (no) line(page, "WHY", because_of(page));
    approver(page);
    questions(page);
    instead(page);
    nearest(page);
    if (verdict == VERDICT_DENY) refusals(page);
    say_what_to_do(page);
    ladder(page);
}

void reply_text(struct buf *out, const struct reply *reply, size_t width, bool color) {
    struct page page = {out, reply, reply->arena, width, color};
    head(&page);
    reply_lines(&page);
    line(&page, "RULE", rule_words(&page));
    facts(&page, "FACTS", false);
    facts(&page, "ASSUMED", true);
    for (size_t i = 0; i < reply->warnings.n; i++) line(&page, "NOTE", reply->warnings.items[i]);
    line(&page, "FROM", source_words(&page));
}

void reply_receipt(struct buf *out, const struct reply *reply) {
    struct page page = {out, reply, reply->arena, 0, false};
    const struct request *request = reply->request;
    struct buf text = buf_new(reply->arena);
    struct buf used = buf_new(reply->arena);
    buf_fmt(&text, "%.*s%s%.*s: %s for %.*s", S_ARG(request->gesture->entry.id.s),
            request->has_amount ? " " : "",
            S_ARG(request->has_amount ? amount_of(&page, request->amount) : S("")),
            verdict_name(reply->decision.verdict),
            S_ARG(reply->playbook->roles.items[request->role].entry.id.s));
    if (reply->decision.by >= 0)
        buf_fmt(&text, ", by %.*s",
                S_ARG(reply->playbook->roles.items[reply->decision.by].entry.id.s));
    if (reply_to(reply).len) buf_fmt(&text, ", to %.*s", S_ARG(reply_to(reply)));
    buf_fmt(&text, " (%s)", reason_name(reply->decision.reason));
    for (size_t i = 0; i < reply->decision.used.n; i++) {
        const struct used_fact *fact = &reply->decision.used.items[i];
        buf_fmt(&used, "%s%.*s=%.*s%s", i ? ", " : "", S_ARG(reply_key(reply, fact->key)),
                S_ARG(reply_value(reply, fact->key, &fact->value)),
                fact->assumed ? " (assumed)" : "");
    }
    escape_terminal(out, buf_str(&text), false);
    buf_text(out, "\nFacts: ");
    escape_terminal(out, used.len ? buf_str(&used) : S("none needed"), false);
    buf_text(out, "\nRule: ");
    escape_terminal(
        out,
        str_fmt(reply->arena, "%.*s, %.*s", S_ARG(rule_words(&page)), S_ARG(source_words(&page))),
        false);
    buf_char(out, '\n');
}
