// Checks what editors are told at a place: the buffer with ^ where the cursor stands, and the
// answer.
#include "check_model.h"

#include "editor/answers.h"
#include "lint/lint.h"

#define HEAD                                                                 \
    "empower: 1\nplaybook: shop\ntitle: Shop\ncurrency: GBP\n"               \
    "applies_to: {channels: [phone, chat]}\n"                                \
    "roles:\n  agent: {title: Agent, frontline: yes, reports_to: lead}\n"    \
    "  lead: {title: Team lead}\n"                                           \
    "routes:\n  safety: {title: Safety team}\n"                              \
    "facts:\n  ours: {yes_no: our fault}\n  tier: {choice: [plain, gold]}\n" \
    "  nights: {number: nights, unit: night}\n  fare: {money: one ticket}\n" \
    "  booked: {date: of booking}\n"                                         \
    "terms:\n  loyal: {tier: gold}\n"

static struct view view;

// A buffer in which ^ marks the cursor, below the head or without.
static void open_at(const char *head, const char *marked) {
    struct str text = str_fmt(&arena, "%s%s", head, marked);
    ptrdiff_t mark = str_find_char(text, '^');
    ck_assert_msg(mark >= 0, "no mark in <%s>", marked);
    struct str bytes =
        str_fmt(&arena, "%.*s%.*s", (int)mark, text.ptr, S_ARG(str_from(text, (size_t)mark + 1)));
    static const struct str uri = S_INIT("file:///b");
    static struct ruler ruler;
    ruler = (struct ruler){0};
    view = (struct view){.ruler = &ruler,
                         .arena = &arena,
                         .playbook = read_str(bytes),
                         .sources = &sources,
                         .findings = &findings,
                         .uris = &uri};
    view.at = sources.files.items[0].base + (uint32_t)mark;
}

static struct str answer(void (*ask)(struct json *json, struct view *view)) {
    struct buf out = buf_new(&arena);
    struct json json = json_writer(&out, false);
    ask(&json, &view);
    return buf_str(&out);
}

static const struct json_value *answer_value(void (*ask)(struct json *json, struct view *view)) {
    struct str error;
    const struct json_value *value = json_read(&arena, answer(ask), &error);
    ck_assert(value != NULL);
    return value;
}

// ---- completion ----

static const struct json_value *offers(void) {
    return json_get(answer_value(answer_completion), "items")->first;
}

// "agent, lead": what is offered, each label once.
static struct str offered(void) {
    struct buf out = buf_new(&arena);
    for (const struct json_value *item = offers(); item; item = item->next)
        buf_fmt(&out, "%s%.*s", out.len ? ", " : "", S_ARG(json_get(item, "label")->text));
    return buf_str(&out);
}

START_TEST(what_is_offered) {
    static const char facts[] =
        "booked, fare, nights, ours, tier, loyal, role, amount, channel, "
        "country, team, now, given, times_given, also_given, all, any, none";
    const struct {
        const char *buffer, *offered;
    } rows[] = {
        // keys that are not there yet, in a buffer that is no YAML as it stands
        {"refusals:\n  must: [say why]\n  ma^", "may_refuse, gestures, because"},
        {"refusals:\n  ^\n  must: [say why]\n", "may_refuse, gestures, because"},
        {"refusals: {must: [say why], ^", "may_refuse, gestures, because"},
        {"refusals: {^}", "may_refuse, must, gestures, because"},
        {"refusals: {mu^: [a]}", "may_refuse, must, gestures, because"},
        {"agent_care:\n  de^", "debrief, pause, help"},
        {"scenarios:\n  late:\n    emotion:\n      ^", "from, to"},
        {"scenarios:\n  ^", ""}, // an id of one's own
        // words of the language
        {"scenarios:\n  late:\n    moment: ^", "respond, recover, surprise"},
        {"scenarios:\n  late:\n    moment:^", "respond, recover, surprise"},
        {"scenarios: {late: {moment: re^", "respond, recover, surprise"},
        {"scenarios:\n  late:\n    crisis: ^", "yes, no"},
        {"scenarios:\n  late:\n    title: ^", ""},
        {"scenarios:\n  late:\n    channels: [^", "phone, chat"},
        {"scenarios:\n  late:\n    channels:\n      - phone\n      - ^", "phone, chat"},
        {"scenarios:\n  late:\n    acknowledge: |\n      we say ^", ""},
        {"scenarios:\n  late:\n    moment: recover # or ^", ""},
        // ids of the right kind
        {"escalations:\n  hurt: {to: ^", "agent, lead, safety"},
        {"escalations:\n  hurt:\n    for: [agent, ^]", "agent, lead"},
        {"guardrails:\n  cash:\n    liftable_by: ^", "agent, lead, nobody"},
        {"roles:\n  boss: {stand_in: ^", "agent, lead"},
        {"examples:\n  - as: ^", "agent, lead"},
        {"examples:\n  - {as: agent, facts: {^",
         "booked, fare, nights, ours, tier, channel, country, team"},
        {"examples:\n  - {as: agent, facts: {tier: ^", "plain, gold"},
        // grants: a role first, then what stands beside it
        {"gestures:\n  gift:\n    authority:\n      - ^", "agent, lead"},
        {"gestures:\n  gift:\n    authority:\n      ^", "agent, lead"},
        {"gestures:\n  gift:\n    authority: ^", "nobody"},
        {"gestures:\n  gift:\n    authority:\n      - agent: £5 per stay\n        ^",
         "when, from, until, jointly_with, because, id"},
        {"gestures:\n  gift:\n    authority: [{^", "agent, lead"},
        {"gestures:\n  gift:\n    authority:\n      - agent: ^", "no limit, exactly, fare"},
        {"gestures:\n  gift:\n    authority:\n      - agent: £5 ^", "per, for each"},
        {"gestures:\n  gift:\n    authority:\n      - lead: £9 per stay\n      - agent: £5 per ^",
         "request, stay"},
        {"gestures:\n  gift:\n    authority:\n      - agent: £5 for each ^", "night"},
        {"gestures:\n  gift:\n    authority:\n      - agent: 50% of ^", "per, for each, fare"},
        {"gestures:\n  gift:\n    at_most: 2 per guest, beyond asks ^", "agent, lead"},
        {"gestures:\n  gift:\n    at_most: ^",
         "2 per guest per 12 months, beyond asks duty-manager"},
        // conditions
        {"gestures:\n  gift:\n    only_when: {tier: ^", "plain, gold, not"},
        {"gestures:\n  gift:\n    only_when:\n      tier: [plain, ^", "plain, gold"},
        {"gestures:\n  gift:\n    only_when:\n      ours: ^", "yes, no"},
        {"gestures:\n  gift:\n    only_when:\n      loyal: ^", "yes, no"},
        {"gestures:\n  gift:\n    only_when:\n      role: ^", "agent, lead, not"},
        {"gestures:\n  gift:\n    only_when:\n      nights: ^",
         "at least, at most, more than, less than, not"},
        {"gestures:\n  gift:\n    only_when:\n      nights: at least ^", "nights"},
        {"gestures:\n  gift:\n    only_when:\n      booked: ^", "before, after, on, within"},
        {"escalations:\n  hurt:\n    when:\n      ^", facts},
        {"escalations:\n  hurt:\n    when:\n      any:\n        - {^", facts},
        {"terms:\n  more: {^", facts},
        // nothing that anybody could know
        {"words: {credit: [^", ""},
        {"nonsense:\n  ^", ""},
    };
    EACH(row, rows) {
        open_at(HEAD, rows[row].buffer);
        expect_of(rows[row].buffer, offered(), rows[row].offered);
    }
}
END_TEST

START_TEST(every_section_is_offered_where_nothing_stands_yet) {
    open_at("", "^");
    const struct json_value *item = offers();
    for (size_t i = 0; i < language.n; i++, item = item->next) {
        EXPECT(json_get(item, "label")->text, language.rows[i].key);
        EXPECT(json_get(item, "documentation")->text, language.rows[i].help);
    }
    ck_assert(!item);
}
END_TEST

// The line of the cursor after the first offer is taken.
static struct str taken(void) {
    const struct json_value *edit = json_get(offers(), "textEdit"),
                            *range = json_get(edit, "range");
    struct editor_position start, end;
    const struct source *source = &sources.files.items[0];
    ck_assert(read_position(json_get(range, "start"), &start));
    ck_assert(read_position(json_get(range, "end"), &end));
    ck_assert_uint_eq(start.line, end.line);
    size_t from = offset_of(source->bytes, start, view.encoding);
    size_t to = offset_of(source->bytes, end, view.encoding), line = source->lines[start.line];
    struct str rest = str_from(source->bytes, to), behind = {rest.ptr, 0};
    str_split(&rest, '\n', &behind);
    return str_fmt(&arena, "%.*s%.*s%.*s", S_ARG(str_slice(source->bytes, line, from)),
                   S_ARG(json_get(edit, "newText")->text), S_ARG(behind));
}

START_TEST(what_is_written_when_an_offer_is_taken) {
    static const struct {
        const char *buffer, *line;
        bool snippets;
    } rows[] = {
        {"refusals:\n  ma^", "  may_refuse: ", false},
        {"refusals:\n  ma^", "  may_refuse: [$0]", true},
        {"refusals:\n  m^ay: [lead]", "  may_refuse: [lead]", true},
        {"scenarios:\n  é: {moment: r^e, title: x}", "  é: {moment: respond, title: x}", true},
        {"scenarios:\n  late:\n    moment:^", "    moment: respond", false},
        {"escalations:\n  hurt:\n    for: ^", "    for: [agent]", false},
        {"escalations:\n  hurt:\n    for: [lead, ^]", "    for: [lead, agent]", false},
        {"gestures:\n  gift:\n    authority:\n      ^", "      - agent: ", false},
        {"gestures:\n  gift:\n    authority:\n      - ^", "      - agent: ", false},
        {"gestures:\n  gift:\n    only_when: {tier: [gold, p^]}",
         "    only_when: {tier: [gold, plain]}", false},
    };
    EACH(row, rows) {
        open_at(HEAD, rows[row].buffer);
        view.snippets = rows[row].snippets;
        expect_of(rows[row].buffer, taken(), rows[row].line);
    }
}
END_TEST

// ---- hover ----

START_TEST(what_is_said_of_a_place) {
    static const struct {
        const char *buffer, *says; // NULL: nothing
    } rows[] = {
        {"escalations:\n  hurt:\n    wit^hin: 5 minutes\n",
         "within: period\nHow soon it must be handed over.\nFor example within: 10 minutes\n"},
        {"scenarios: {late: {mo^ment: recover}}",
         "moment: word\nWhether we respond to a wish, recover from a fault, or surprise somebody.\n"
         "For example moment: recover\n"},
        {"scenarios: {late: {moment: rec^over}}",
         "moment: word\nWhether we respond to a wish, recover from a fault, or surprise somebody.\n"
         "For example moment: recover\n"},
        {"escalations: {hurt: {to: saf^ety}}",
         "Safety team (route)\n  safety: {title: Safety team}\n"},
        {"escalations: {hu^rt: {to: safety}}", "hurt (escalation)\n"},
        {"escalations:\n  hurt:\n    when: {ti^er: gold}\n    to: safety\n",
         "tier (fact)\n  tier: {choice: [plain, gold]}\n"},
        {"escalations:\n  hurt:\n    when: {role: le^ad}\n    to: safety\n",
         "Team lead (role)\n  lead: {title: Team lead}\n"},
        {"escalations:\n  hurt:\n    when: {ti^me: gold}\n", NULL},
        {"escalations:\n  hurt:\n    when: {am^ount: 5}\n",
         "amount: How much is asked for: money, or a number in the unit of the gesture. In terms, "
         "escalations and guardrails over gestures of several units it is money.\n"},
        {"escalations:\n  hurt:\n    when: {a^ny: [{ours: yes}]}\n",
         "any: At least one of them holds.\n"},
        {"scenarios: {late: {title: ga^ther moment}}", NULL},
        {"# moment^\n", NULL},
        {"^\n", NULL},
    };
    EACH(row, rows) {
        open_at(HEAD, rows[row].buffer);
        const struct json_value *value = answer_value(answer_hover);
        const struct json_value *says = json_get(json_get(value, "contents"), "value");
        ck_assert_msg(!says == !rows[row].says, "of <%s>", rows[row].buffer);
        if (says) expect_of(rows[row].buffer, says->text, rows[row].says);
    }
}
END_TEST

START_TEST(markdown_is_escaped_and_shows_the_entry_as_it_stands) {
    open_at(
        HEAD,
        "principles:\n  own: {says: \"*Own* it\"}\nscenarios: {late: {title: a, principles: [ow^n]}}\n");
    view.markdown = true;
    const struct json_value *value = answer_value(answer_hover);
    EXPECT(json_get(json_get(value, "contents"), "value")->text,
           "own (principle)\n\n```yaml\n  own: {says: \"*Own* it\"}\n```\n");
}
END_TEST

// ---- names ----

// The lines that an answer with places leads to.
static struct str lines_of(const struct json_value *list) {
    struct buf out = buf_new(&arena);
    for (const struct json_value *item = list->first; item; item = item->next) {
        struct editor_position start;
        ck_assert(read_position(json_get(json_get(item, "range"), "start"), &start));
        struct str line = str_trim(source_line(&sources.files.items[0], start.line + 1));
        buf_fmt(&out, "%.*s|", S_ARG(line));
    }
    return buf_str(&out);
}

#define USES                                                                                          \
    "gestures:\n"                                                                                     \
    "  gift:\n"                                                                                       \
    "    only_when: {tier: gold, nights: at least 2}\n"                                               \
    "    authority:\n"                                                                                \
    "      - agent: £5 for each night per request\n"                                                 \
    "      - lead: fare per request\n"                                                                \
    "        when: {role: lead}\n"                                                                    \
    "    at_most: 2 per guest, beyond asks lead\n"                                                    \
    "guardrails:\n  once: {never_when: {also_given: gift}, because: x}\n"                             \
    "examples:\n"                                                                                     \
    "  - {as: agent, give: gift, amount: £4, facts: {tier: gold}, expect: ask, missing: [nights]}\n" \
    "  - {said: it is late, expect: late}\n"                                                          \
    "scenarios:\n  late: {title: Late, offer_in_order: [gift]}\n"

START_TEST(where_a_name_is_defined_and_used) {
    static const struct {
        const char *buffer, *defined, *used;
    } rows[] = {
        {"notices: {sale: {gestures: [gi^ft]}}\n", "gift:|",
         "- {as: agent, give: gift, amount: £4, facts: {tier: gold}, expect: ask, missing: [nights]}|"
         "once: {never_when: {also_given: gift}, because: x}|"
         "notices: {sale: {gestures: [gift]}}|"
         "late: {title: Late, offer_in_order: [gift]}|"},
        {"# \nnotices: {sale: {scenarios: [late^]}}\n",
         "late: {title: Late, offer_in_order: [gift]}|",
         "- {said: it is late, expect: late}|notices: {sale: {scenarios: [late]}}|"},
        {"terms: {weekend: {nights^: 2}}\n", "nights: {number: nights, unit: night}|", NULL},
        {"terms: {weekend: {nights: 2}}\n# ni^ghts\n", "", ""},
    };
    EACH(row, rows) {
        open_at(HEAD USES, rows[row].buffer);
        expect_of(rows[row].buffer, lines_of(answer_value(answer_definition)), rows[row].defined);
        if (!rows[row].used) continue;
        struct str used = lines_of(answer_value(answer_references));
        struct str rest = str_of(rows[row].used), line;
        size_t expected = rows[row].used[0] ? 0 : 1, found = 0;
        while (str_split(&rest, '|', &line)) {
            ck_assert_msg(str_find(used, line) >= 0, "<%.*s> not in <%.*s>", S_ARG(line),
                          S_ARG(used));
            expected++;
        }
        while (str_split(&used, '|', &line)) found++;
        ck_assert_uint_eq(found + !rows[row].used[0], expected);
    }
}
END_TEST

// The file after its names are changed.
static struct str renamed(const char *to) {
    struct buf params = buf_new(&arena);
    struct str error;
    buf_fmt(&params, "{\"newName\":\"%s\"}", to);
    view.params = json_read(&arena, buf_str(&params), &error);
    struct str out = answer(answer_rename);
    if (view.refusal.ptr) return view.refusal;
    struct json_value *value = json_read(&arena, out, &error);
    const struct json_value *edits = json_get(json_get(value, "changes"), "file:///b");
    struct buf text = buf_new(&arena);
    const struct source *source = &sources.files.items[0];
    for (size_t at = 0; at <= source->bytes.len; at++) {
        const struct json_value *edit = edits ? edits->first : NULL;
        for (; edit; edit = edit->next) {
            struct editor_position start, end;
            ck_assert(read_position(json_get(json_get(edit, "range"), "start"), &start));
            ck_assert(read_position(json_get(json_get(edit, "range"), "end"), &end));
            if (offset_of(source->bytes, start, view.encoding) != at) continue;
            buf_add(&text, json_get(edit, "newText")->text);
            at = offset_of(source->bytes, end, view.encoding);
        }
        if (at < source->bytes.len) buf_char(&text, source->bytes.ptr[at]);
    }
    return buf_str(&text);
}

START_TEST(an_entry_gets_another_name_wherever_it_is_named) {
    open_at(
        "empower: 1\nplaybook: x\ntitle: X\nroles:\n  a^: {title: A}\n  b: {reports_to: \"a\"}\n",
        "gestures:\n  g:\n    authority:\n      - a: no limit\n");
    EXPECT(renamed("chief"), "empower: 1\nplaybook: x\ntitle: X\nroles:\n  chief: {title: A}\n"
                             "  b: {reports_to: \"chief\"}\n"
                             "gestures:\n  g:\n    authority:\n      - chief: no limit\n");
    // A unit that means the fact is no name of it.
    open_at(HEAD USES, "terms: {weekend: {nig^hts: 2}}\n");
    struct str text = renamed("stay_nights");
    ck_assert(str_find(text, S("for each night per")) >= 0);
    ck_assert(str_find(text, S("stay_nights: {number: nights, unit: night}")) >= 0);
    ck_assert(str_find(text, S("missing: [stay_nights]")) >= 0);
    ck_assert(str_find(text, S("stay_nights: at least 2")) >= 0);
}
END_TEST

START_TEST(a_name_that_cannot_be_is_refused) {
    static const struct {
        const char *to, *part;
    } rows[] = {
        {"No Good", "cannot be an id"},
        {"loyal", "there already"},
        {"amount", "word of the language"},
    };
    EACH(row, rows) {
        open_at(HEAD, "terms: {weekend: {nig^hts: 2}}\n");
        struct str says = renamed(rows[row].to);
        ck_assert_msg(view.refusal.ptr && str_find(says, str_of(rows[row].part)) >= 0,
                      "of %s: %.*s", rows[row].to, S_ARG(says));
    }
    open_at(HEAD, "# he^re\n");
    renamed("x");
    ck_assert(view.refusal.ptr != NULL);
    EXPECT(answer(answer_prepare_rename), "null");
}
END_TEST

// ---- actions ----

// Lints the buffer and asks what can be done on the line of the mark.
static const struct json_value *actions(const char *only) {
    const struct lint_options options = {.profile = PROFILE_STANDARD};
    struct str error = {NULL, 0};
    struct buf out = buf_new(&arena);
    struct json json = json_writer(&out, false);
    ck_assert(lint_run(&arena, &arena, view.playbook, &findings, &options, &error));
    unsigned line = line_at(&sources, view.at) - 1;
    struct str params =
        str_fmt(&arena,
                "{\"context\":{%s},\"range\":{\"start\":{\"line\":%u,\"character\":0},"
                "\"end\":{\"line\":%u,\"character\":999}}}",
                only, line, line);
    view.params = json_read(&arena, params, &error);
    json_array(&json);
    write_actions(&json, &view);
    json_array_end(&json);
    const struct json_value *list = json_read(&arena, buf_str(&out), &error);
    ck_assert(list != NULL);
    return list->first;
}

static const struct json_value *action_called(const struct json_value *list, const char *title) {
    while (list && !str_eq(json_get(list, "title")->text, str_of(title))) list = list->next;
    return list;
}

START_TEST(what_can_be_done_about_a_finding) {
    static const struct {
        const char *buffer, *title, *text; // NULL: it is not offered
        bool preferred;
    } rows[] = {
        {"own^er: NO\n", "Quote the text", "\"NO\"", true},
        {"tools:\n  till^: {titel: Till}\n", "Write the known name (a guess)", "title", false},
        {"tools:\n  till^: {titel: Till}\n", "Silence L002 here (unknown-key)", NULL, false},
        {"stories:\n  one:\n    lesson: TO^DO\n", "Silence L017 here (leftover-placeholder)",
         "    # empower: ignore[L017] -- TODO say why\n", false},
        {"stories:\r\n  one: {\r\n    lesson: TO^DO}\r\n",
         "Silence L017 here (leftover-placeholder)",
         "  # empower: ignore[L017] -- TODO say why\r\n", false},
    };
    EACH(row, rows) {
        open_at("empower: 1\nplaybook: shop\ntitle: Shop\n", rows[row].buffer);
        const struct json_value *all = actions("");
        const struct json_value *action = action_called(all, rows[row].title);
        struct buf titles = buf_new(&arena);
        for (; all; all = all->next)
            buf_fmt(&titles, "<%.*s>", S_ARG(json_get(all, "title")->text));
        ck_assert_msg(!action == !rows[row].text, "of <%s>: %.*s", rows[row].buffer,
                      S_ARG(buf_str(&titles)));
        if (!action) continue;
        const struct json_value *edits =
            json_get(json_get(json_get(action, "edit"), "changes"), "file:///b");
        expect_of(rows[row].buffer, json_get(edits->first, "newText")->text, rows[row].text);
        const struct json_value *preferred = json_get(action, "isPreferred");
        ck_assert(rows[row].preferred == (preferred && preferred->kind == JSON_TRUE));
    }
}
END_TEST

START_TEST(only_what_is_asked_for) {
    open_at("empower: 1\nplaybook: shop\ntitle: Shop\n", "own^er: NO\n");
    ck_assert(actions("\"only\":[\"quickfix\"]") != NULL);
    open_at("empower: 1\nplaybook: shop\ntitle: Shop\n", "own^er: NO\n");
    ck_assert(actions("\"only\":[\"refactor\",\"source\",7]") == NULL);
    ck_assert(wants_action(&view, S("source.fixAll.empower")));
    ck_assert(!wants_action(&view, S("sourcery")));
}
END_TEST

RUN("editor answers", what_is_offered, every_section_is_offered_where_nothing_stands_yet,
    what_is_written_when_an_offer_is_taken, what_is_said_of_a_place,
    markdown_is_escaped_and_shows_the_entry_as_it_stands, where_a_name_is_defined_and_used,
    an_entry_gets_another_name_wherever_it_is_named, a_name_that_cannot_be_is_refused,
    what_can_be_done_about_a_finding, only_what_is_asked_for)
