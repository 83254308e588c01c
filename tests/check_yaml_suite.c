// Checks the reader against libyaml itself over the cases of yaml-test-suite: what is accepted,
// where texts stand, what is a comment.
#include "check_yaml.h"

#include "yaml/parse.h"

#include <dirent.h>
#include <yaml.h>

#ifdef EMPOWER_TEST_DATA

#define CASES EMPOWER_TEST_DATA "/yaml-test-suite"

// Where we answer otherwise than libyaml 0.2.5, and why.
static const struct {
    const char *why, *cases;
} deviations[] = {
    {"anchors and aliases are refused",
     "26DV 3GZX 3R3P 6BFJ 6KGN 7BMT 7BUB 9KAX BU8L CN3R E76Z F2C7 FTA2 JS2J PW8X SKE5 U3XV V55R "
     "Y2GN ZH7C"},
    {"tags are refused", "2AUY 2XXW 33X3 565N 57H4 6JWB 735Y 74H7 7FWL 8MK2 CUP7 EHF6 FH7J HMQ5 "
                         "J7PZ LE5A M5C3 S4JQ UGM3 UKK6-02 WZ62 Z67P"},
    {"directives other than %YAML are refused", "5TYM 6CK3 C4HZ CC74 P76L U3C3 Z9M4 MUS6-00"},
    {"a second document is refused",
     "35KP 6WLZ 6XDY 6ZKB 9DXL 9WXW JHB9 KSS4 L383 PUW8 RZT7 U9NS 9HCY EB22 RHX7"},
    {"lists and maps as keys are refused",
     "4FJ6 6PBE 9MMW KK5P LX3P M2N8-01 M5DY Q9WF RZP5 SBG9 V9D5 X38W XW4D"},
    {"question marks before keys are refused",
     "5WE3 652Z 7W2P CT4Q DFF7 GH63 HM87-01 JTV5 L94M RR7F S9E8 X8DW ZWK4"},
    {"a file that is one text is no playbook",
     "27NA 2G84-02 2G84-03 3MYT 3RLN-00 3RLN-01 3RLN-02 3RLN-03 3RLN-04 3RLN-05 4GC6 4Q9F 4UYU "
     "4V8U 52DL 6FWR 6JQW 6VJK 6WPF 753E 7A4E 7T8X 82AN 93WF 96L6 9MQT-00 9TFX 9YRD B3HG DE56-00 "
     "DE56-01 DE56-02 DE56-03 DE56-04 DE56-05 DK95-07 DWX9 EX5H EXG3 G992 HS5T K527 K54U KH5V-00 "
     "KH5V-01 KH5V-02 M9B4 MJS9 MUS6-01 MYW6 NP9H PRH3 Q8AD RTP8 SSW6 T26H T4YY T5N4 TL85 TS54 "
     "XLQ9"},
    {"two colons behind a name are a slip", "8CWC"},
    {"a line in a text that looks like an item of a list is a slip", "AB8U"},
    {"a # behind a quotation mark or bracket needs a blank, as YAML says", "9JBA SU5Z X4QW"},
    {"further lines of a text in quotes must be indented, as YAML says", "QB6E"},
    {"tabs in empty lines do no harm, as YAML says", "DK95-03 DK95-04 Y79Y-000"},
    {"a file with nothing but %YAML is empty", "9MMA"},
};

static const char *reason_for(struct str name) {
    EACH(i, deviations) {
        struct str rest = str_of(deviations[i].cases), word;
        while (str_word(&rest, &word)) {
            if (str_eq(word, name)) return deviations[i].why;
        }
    }
    return NULL;
}

// ---- libyaml, asked directly ----

static bool libyaml_accepts(struct str text) {
    yaml_parser_t parser;
    yaml_event_t event;
    bool good = true, more = true;
    ck_assert(yaml_parser_initialize(&parser));
    yaml_parser_set_input_string(&parser, (const unsigned char *)text.ptr, text.len);
    while (more) {
        good = yaml_parser_parse(&parser, &event);
        more = good && event.type != YAML_STREAM_END_EVENT;
        if (good) yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return good;
}

struct token {
    struct span at; // offsets in the text
    bool scalar, block;
};
struct tokens {
    struct token *items;
    size_t n, room;
};

static uint32_t offset_of(struct str text, size_t index) {
    uint32_t at = 0;
    for (; index > 0 && at < text.len; index--) {
        at++;
        while (at < text.len && ((unsigned char)text.ptr[at] & 0xC0) == 0x80) at++;
    }
    return at;
}

static void add_token(struct tokens *out, struct str text, const yaml_token_t *token) {
    bool scalar = token->type == YAML_SCALAR_TOKEN;
    struct token *added = PUSH(&arena, out);
    added->at.start = offset_of(text, token->start_mark.index);
    added->at.end = offset_of(text, token->end_mark.index);
    added->scalar = scalar;
    added->block = scalar && (token->data.scalar.style == YAML_LITERAL_SCALAR_STYLE ||
                              token->data.scalar.style == YAML_FOLDED_SCALAR_STYLE);
}

static struct tokens scan(struct str text) {
    yaml_parser_t parser;
    yaml_token_t token;
    struct tokens out = {0};
    bool more = true;
    ck_assert(yaml_parser_initialize(&parser));
    yaml_parser_set_input_string(&parser, (const unsigned char *)text.ptr, text.len);
    while (more) {
        ck_assert(yaml_parser_scan(&parser, &token));
        more = token.type != YAML_STREAM_END_TOKEN;
        add_token(&out, text, &token);
        yaml_token_delete(&token);
    }
    yaml_parser_delete(&parser);
    return out;
}

// ---- spans ----

struct comparison {
    const char *name;
    struct str text;
    struct tokens tokens;
    size_t next; // token not yet passed
    size_t texts;
};

// Of a text after | or >: up to the last line that is not blank, or the sign alone.
static struct str trimmed_block(struct str token) {
    struct str text = token;
    ptrdiff_t header = str_find_char(text, '\n');
    while (text.len && strchr(" \t\r\n", text.ptr[text.len - 1])) text.len--;
    if (header >= 0 && text.len > (size_t)header) { // blanks behind the last line belong to it
        while (text.len < token.len && !strchr("\r\n", token.ptr[text.len])) text.len++;
        return text;
    }
    size_t sign = 1;
    while (sign < text.len && strchr("+-0123456789", text.ptr[sign])) sign++;
    return str_slice(text, 0, sign);
}

static void compare_text(struct comparison *comparison, const struct node *node) {
    struct span at = {node->at.start - 1, node->at.end - 1};
    struct str slice = str_slice(comparison->text, at.start, at.end);
    if (slice.len == 0) return; // nothing is written there
    comparison->texts++;
    while (comparison->next < comparison->tokens.n &&
           (!comparison->tokens.items[comparison->next].scalar ||
            comparison->tokens.items[comparison->next].at.start < at.start))
        comparison->next++;
    ck_assert_msg(comparison->next < comparison->tokens.n, "%s: <%.*s>", comparison->name,
                  S_ARG(slice));
    struct token token = comparison->tokens.items[comparison->next];
    struct str wanted = str_slice(comparison->text, token.at.start, token.at.end);
    if (token.block) wanted = trimmed_block(wanted);
    ck_assert_msg(slice.ptr == wanted.ptr && slice.len == wanted.len, "%s: <%.*s> for <%.*s>",
                  comparison->name, S_ARG(slice), S_ARG(wanted));
    bool one_line = str_find_char(slice, '\n') < 0;
    if (node->style == STYLE_PLAIN && one_line) ck_assert(str_eq(slice, node_str(node)));
    if (node->style == STYLE_SINGLE) ck_assert(slice.ptr[0] == '\'' && str_ends(slice, S("'")));
    if (node->style == STYLE_DOUBLE) ck_assert(slice.ptr[0] == '"' && str_ends(slice, S("\"")));
}

static void compare_node(struct comparison *comparison, const struct node *node,
                         const struct node *parent) {
    ck_assert_msg(node->at.start <= node->at.end, "%s", comparison->name);
    if (parent) ck_assert_uint_ge(node->at.start, parent->at.start);
    if (parent) ck_assert_uint_le(node->at.end, parent->at.end);
    if (node->key) compare_node(comparison, node->key, parent);
    if (node->kind == NODE_SCALAR) {
        compare_text(comparison, node);
        return;
    }
    uint32_t n = 0, end = node->at.start;
    for (const struct node *child = node->first; child; child = child->next, n++) {
        compare_node(comparison, child, node);
        end = child->at.end;
    }
    ck_assert_uint_eq(n, node->len);
    struct str slice = str_slice(comparison->text, node->at.start - 1, node->at.end - 1);
    if (node->style == STYLE_BLOCK && !node->hurt) ck_assert_uint_eq(end, node->at.end);
    if (node->style == STYLE_FLOW && node->kind == NODE_LIST)
        ck_assert(slice.ptr[0] == '[' && str_ends(slice, S("]")));
}

static bool has(const struct parsed *parsed, enum refusal_kind kind) {
    for (size_t i = 0; i < parsed->refusals.n; i++) {
        if (parsed->refusals.items[i].kind == kind) return true;
    }
    return false;
}

static size_t check_spans(struct str name, struct str text) {
    struct parsed parsed;
    struct piece piece = {.bytes = text, .start = 1};
    struct comparison comparison = {.name = name.ptr, .text = text};
    if (!libyaml_accepts(text)) return 0;
    if (!parse_piece(&arena, &arena, &piece, &yaml_limits_default, 100000, &parsed)) return 0;
    if (!parsed.root || has(&parsed, REFUSE_ALIAS) || has(&parsed, REFUSE_COLONS)) return 0;
    comparison.tokens = scan(text);
    compare_node(&comparison, parsed.root, NULL);
    return comparison.texts;
}

// ---- comments ----

// What no token covers, from a # on. The first line of a text after | or > may end in a comment.
static struct str comments_by_tokens(struct str text, struct tokens tokens) {
    char *covered = arena_array(&arena, char, text.len + 1);
    struct buf out = buf_new(&arena);
    for (size_t i = 0; i < tokens.n; i++) {
        struct token token = tokens.items[i];
        struct str bytes = str_slice(text, token.at.start, token.at.end);
        ptrdiff_t header = str_find_char(bytes, '\n');
        size_t from = token.block ? header < 0 ? bytes.len : (size_t)header : 0;
        memset(covered + token.at.start + from, 1, bytes.len - from);
    }
    for (size_t i = 0; i < text.len; i++) {
        if (covered[i] || text.ptr[i] != '#') continue;
        while (i < text.len && text.ptr[i] != '\n') buf_char(&out, text.ptr[i++]);
        buf_char(&out, '\n');
    }
    return buf_str(&out);
}

static size_t check_comments(struct str name, struct str text) {
    struct reading reading = read_text(text);
    struct buf out = buf_new(&arena);
    if (!libyaml_accepts(text) || reading.file.broken || !reading.file.root) return 0;
    for (size_t i = 0; i < reading.file.comments.n; i++) {
        buf_add(&out, bytes_of(&reading, reading.file.comments.items[i].at));
        buf_char(&out, '\n');
    }
    struct str wanted = comments_by_tokens(text, scan(text));
    ck_assert_msg(str_eq(buf_str(&out), wanted), "%.*s: <%.*s> for <%.*s>", S_ARG(name),
                  S_ARG(buf_str(&out)), S_ARG(wanted));
    return reading.file.comments.n;
}

// ---- all cases ----

// Reads all of a case: accepted or not, nothing of it may be lost without a word.
static bool check_verdict(struct str name, struct str text) {
    struct reading reading = read_text(text);
    bool ours = !reading.file.broken, theirs = libyaml_accepts(text);
    const char *why = reason_for(name);
    ck_assert_msg((ours != theirs) == (why != NULL), "%.*s: libyaml %s it, we %s it: %s",
                  S_ARG(name), theirs ? "accepts" : "rejects", ours ? "accept" : "reject",
                  why ? why : "no reason");
    if (reading.file.cut.n) ck_assert(reading.file.broken);
    if (reading.file.broken) ck_assert_uint_gt(reading.findings.list.n, 0);
    return ours;
}

static size_t each_case(size_t (*check)(struct str name, struct str text)) {
    DIR *folder = opendir(CASES);
    size_t n = 0, sum = 0;
    ck_assert_msg(folder != NULL, "%s cannot be opened", CASES);
    for (struct dirent *entry; (entry = readdir(folder));) {
        struct str file = str_of(entry->d_name);
        if (!str_ends(file, S(".yaml")) || str_ends(file, S(".out.yaml"))) continue;
        struct str name = str_dup(&arena, str_slice(file, 0, file.len - 5));
        struct str path = str_fmt(&arena, "%s/%.*s", CASES, S_ARG(file));
        sum += check(name, load(&arena, str_dup(&arena, path).ptr));
        n++;
    }
    closedir(folder);
    ck_assert_uint_eq(n, 402);
    return sum;
}

static size_t check_one_verdict(struct str name, struct str text) {
    return check_verdict(name, text);
}

START_TEST(cases_are_accepted_as_libyaml_does) {
    ck_assert_uint_gt(each_case(check_one_verdict), 100);
}
END_TEST

START_TEST(spans_are_the_tokens_of_libyaml) {
    ck_assert_uint_gt(each_case(check_spans), 700);
}
END_TEST

START_TEST(comments_are_what_no_token_covers) {
    ck_assert_uint_gt(each_case(check_comments), 20);
}
END_TEST

#else

START_TEST(without_data) {
    puts("skipped: EMPOWER_TEST_DATA is not set");
}
END_TEST

#endif

#ifdef EMPOWER_TEST_DATA
RUN("yaml_suite", cases_are_accepted_as_libyaml_does, spans_are_the_tokens_of_libyaml,
    comments_are_what_no_token_covers)
#else
RUN("yaml_suite", without_data)
#endif
