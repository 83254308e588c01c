// Causes in brackets and braces.
#include "yaml/causes.h"

#include <string.h>

enum { OPEN_MOST = 32 };
#define STOP SIZE_MAX

// The brackets of a text that begins with one.
struct flow {
    size_t open[OPEN_MOST]; // offsets of those that are never closed
    size_t n;
    size_t end;   // behind the last closing one; 0: something is left open
    size_t wrong; // offset of a closing one that does not fit; 0: none
    size_t quote; // offset of a quotation mark that is never closed; 0: none
};

static char closing(char open) {
    return open == '[' ? ']' : '}';
}

static bool begins_item(const struct fault *fault, size_t at) {
    while (at > fault->value &&
           (is_blank(fault->text.ptr[at - 1]) || strchr("\r\n", fault->text.ptr[at - 1])))
        at--;
    return at > 0 && strchr("[{,:", fault->text.ptr[at - 1]);
}

// One step: a quoted text, a comment, a bracket or any other byte. Answers the next offset, or
// STOP.
static size_t step(const struct fault *fault, struct flow *flow, size_t at) {
    struct str rest = str_from(fault->text, at);
    char c = rest.ptr[0];
    if ((c == '"' || c == '\'') && begins_item(fault, at)) {
        size_t n = quoted_end(rest);
        if (n == 0) flow->quote = at;
        return n ? at + n : STOP;
    }
    if (c == '#' && at > 0 && is_blank(fault->text.ptr[at - 1])) {
        ptrdiff_t n = str_find_char(rest, '\n');
        return n < 0 ? STOP : at + (size_t)n;
    }
    if (strchr("[{", c)) {
        if (flow->n == OPEN_MOST) return STOP;
        flow->open[flow->n++] = at;
    } else if (strchr("]}", c)) {
        if (closing(fault->text.ptr[flow->open[flow->n - 1]]) != c) {
            flow->wrong = at;
            return STOP;
        }
        if (--flow->n == 0) flow->end = at + 1;
    }
    return at + 1;
}

// Reads up to `stop`, to see what is open there.
static bool flow_up_to(const struct fault *fault, struct flow *flow, size_t stop) {
    *flow = (struct flow){0};
    if (fault->value >= fault->text.len || !strchr("[{", fault->text.ptr[fault->value]))
        return false;
    for (size_t at = fault->value; at < stop && !flow->end;) at = step(fault, flow, at);
    return true;
}

static bool find_flow(const struct fault *fault, struct flow *flow) {
    return flow_up_to(fault, flow, fault->text.len);
}

static const char *bracket_name(char c) {
    return strchr("[]", c) ? "bracket" : "brace";
}

// ["Hello”]
bool cause_flow_curly_end(const struct fault *fault, struct diagnosis *out) {
    struct flow flow;
    if (!find_flow(fault, &flow) || !flow.quote) return false;
    for (size_t at = flow.quote + 1, n; fault_char(fault, at) != '\n'; at += n ? n : 1) {
        size_t behind = at + (n = curly_length(str_from(fault->text, at)));
        while (is_blank(fault_char(fault, behind))) behind++;
        if (!n || !strchr(",]}\n", fault_char(fault, behind))) continue;
        out->at = fault_span(fault, at, at + n);
        diag_say(out, fault, "A curly quotation mark does not close a text.");
        diag_help(out, "Use the same straight mark at both ends.");
        out->title = "Put a straight mark there.";
        out->safe = true;
        diag_change(out, fault, at, at + n, str_slice(fault->text, flow.quote, flow.quote + 1));
        return true;
    }
    return false;
}

bool cause_flow_quote(const struct fault *fault, struct diagnosis *out) {
    struct flow flow;
    if (!find_flow(fault, &flow) || !flow.quote) return false;
    size_t end = flow.quote + 1;
    while (!strchr(",]}\n", fault_char(fault, end))) end++;
    out->at = fault_span(fault, flow.quote, flow.quote + 1);
    diag_say(out, fault, "This quotation mark opens a text that is never closed.");
    diag_help(out, "Put the same mark at the end of the text, before the comma or bracket.");
    out->title = "Close the text.";
    diag_change(out, fault, end, end, fault->text.ptr[flow.quote] == '"' ? S("\"") : S("'"));
    return true;
}

bool cause_flow_extra(const struct fault *fault, struct diagnosis *out) {
    struct flow flow;
    if (!find_flow(fault, &flow) || !flow.end) return false;
    size_t at = flow.end, end = plain_value_end(fault);
    while (is_blank(fault_char(fault, at))) at++;
    if (at >= end) return false;
    for (size_t i = at; i < end; i++) {
        if (!strchr("]},\"'; ", fault->text.ptr[i])) return false;
    }
    bool comma = fault_char(fault, at) == ',';
    out->at = fault_span(fault, at, end);
    bool bracket = strchr("]}", fault_char(fault, at));
    diag_say(out, fault,
             comma     ? "Entries by lines need no comma at their end."
             : bracket ? "There is one closing bracket too many."
                       : "There is a sign too many behind the closing bracket.");
    diag_help(out, "Delete it.");
    out->title = "Delete it.";
    out->safe = comma;
    diag_change(out, fault, at, end, S(""));
    return true;
}

bool cause_flow_behind(const struct fault *fault, struct diagnosis *out) {
    struct flow flow;
    if (!find_flow(fault, &flow) || !flow.end) return false;
    size_t end = plain_value_end(fault), at = flow.end;
    while (is_blank(fault_char(fault, at))) at++;
    if (at >= end) return false;
    char open = fault_char(fault, fault->value);
    out->at = fault_span(fault, fault->value, fault->value + 1);
    diag_say(out, fault,
             "A text that begins with \"%c\" is read as a %s, and more follows behind it.", open,
             open == '[' ? "list" : "group of entries");
    diag_help(out, "Put quotes around the whole text.");
    struct str inside = fault_slice(fault, fault->value, flow.end);
    out->safe = str_find_char(inside, ':') < 0 && str_find_char(inside, ',') < 0;
    diag_quote(out, fault, fault->value, end, fault_slice(fault, fault->value, end));
    return true;
}

bool cause_flow_wrong(const struct fault *fault, struct diagnosis *out) {
    struct flow flow;
    if (!find_flow(fault, &flow) || !flow.wrong) return false;
    size_t open = flow.open[flow.n - 1];
    char found = fault->text.ptr[flow.wrong], need = closing(fault->text.ptr[open]);
    bool missing = flow.n > 1 && closing(fault->text.ptr[flow.open[flow.n - 2]]) == found;
    out->at = fault_span(fault, flow.wrong, flow.wrong + 1);
    diag_say(out, fault, "\"%c\" stands here, but \"%c\" must close what \"%c\" opened.", found,
             need, fault->text.ptr[open]);
    diag_help(out, missing ? "Put the missing one before it." : "Put the right one in its place.");
    out->title = "Put the right one there.";
    out->related = fault_span(fault, open, open + 1);
    out->related_says = "it was opened here";
    diag_change(out, fault, flow.wrong, flow.wrong + (missing ? 0 : 1),
                need == ']' ? S("]") : S("}"));
    return true;
}

static bool is_gap(char c) {
    return is_blank(c) || c == '\n' || c == '\r';
}

static size_t back_over_gap(const struct fault *fault, size_t at) {
    while (at > fault->value && is_gap(fault->text.ptr[at - 1])) at--;
    return at;
}

// Is there a name and a colon between the last bracket or comma and an offset? Answers the first
// byte behind them; 0: no.
static size_t behind_name(const struct fault *fault, size_t at) {
    size_t start = at;
    while (start > fault->value && !strchr("[{,", fault->text.ptr[start - 1])) start--;
    for (size_t i = start; i < at; i++) {
        if (fault->text.ptr[i] == ':' && is_gap(fault_char(fault, i + 1))) return i + 1;
    }
    return 0;
}

static bool fails_inside(const struct fault *fault, struct flow *flow, size_t *at) {
    *at = fault->where > fault->start ? fault->where - fault->start : 0;
    return fault->failure == FAIL_SYNTAX && find_flow(fault, flow) && *at > fault->value &&
           *at < fault->text.len && !flow->quote && !flow->wrong;
}

static bool ends_item(char c) {
    return strchr("\"']}", c);
}

// {"a" 1}
bool cause_flow_colon(const struct fault *fault, struct diagnosis *out) {
    struct flow flow;
    size_t at;
    if (!fails_inside(fault, &flow, &at)) return false;
    size_t before = back_over_gap(fault, at);
    flow_up_to(fault, &flow, at);
    bool group = flow.n && fault->text.ptr[flow.open[flow.n - 1]] == '{';
    if (!group || behind_name(fault, at) || !strchr("\"'", fault->text.ptr[before - 1]))
        return false;
    out->at = fault_span(fault, at, at + 1);
    diag_say(out, fault, "There is no colon before this.");
    diag_help(out, "Put a colon between the name and its text.");
    out->title = "Put a colon there.";
    diag_change(out, fault, before, before, S(":"));
    return true;
}

static void say_comma(const struct fault *fault, struct diagnosis *out, size_t at, size_t before) {
    out->at = fault_span(fault, at, at + 1);
    diag_say(out, fault, "There is no comma between this and what stands before it.");
    diag_help(out, "Put a comma there.");
    out->title = "Put a comma there.";
    diag_change(out, fault, before, before, S(","));
}

// ["a" "b"]
bool cause_flow_comma(const struct fault *fault, struct diagnosis *out) {
    struct flow flow;
    size_t at;
    if (!fails_inside(fault, &flow, &at)) return false;
    size_t before = back_over_gap(fault, at);
    if (!ends_item(fault->text.ptr[before - 1])) return false;
    say_comma(fault, out, at, before);
    return true;
}

// The start of the name, perhaps in quotes, that ends at an offset.
static size_t name_before(const struct fault *fault, size_t end) {
    size_t at = end;
    char quote = fault->text.ptr[end - 1];
    if (strchr("\"'", quote)) {
        for (at--; at > fault->value && fault->text.ptr[at - 1] != quote;) at--;
        return at > fault->value ? at - 1 : end;
    }
    while (at > fault->value && name_length(fault_slice(fault, at - 1, end)) == end - at + 1) at--;
    return at;
}

// {a: 1 b: 2}: a second name, behind a text of one word or in a line of its own.
bool cause_flow_name(const struct fault *fault, struct diagnosis *out) {
    struct flow flow;
    size_t at;
    if (!fails_inside(fault, &flow, &at) || fault_char(fault, at) != ':') return false;
    size_t name = name_before(fault, at), before = back_over_gap(fault, name);
    size_t start = behind_name(fault, at);
    if (!start || name == at || before == name || before <= start) return false;
    bool own_line = str_find_char(fault_slice(fault, before, name), '\n') >= 0;
    struct str text = str_trim(fault_slice(fault, start, before));
    if (!own_line && str_find_char(text, ' ') >= 0) return false;
    say_comma(fault, out, name, before);
    return true;
}

// A text in brackets or braces, in one line, around an offset.
static struct span item_at(const struct fault *fault, size_t at) {
    size_t start = at, end = at, named = behind_name(fault, at);
    while (start > fault->value && !strchr("[{,\n", fault->text.ptr[start - 1])) start--;
    while (!strchr(",]}\n", fault_char(fault, end))) end++;
    if (named > start) start = named;
    while (is_blank(fault_char(fault, start))) start++;
    while (end > start && is_gap(fault->text.ptr[end - 1])) end--;
    return (struct span){(uint32_t)start, (uint32_t)end};
}

bool cause_flow_item(const struct fault *fault, struct diagnosis *out) {
    struct flow flow;
    size_t at;
    if (!fails_inside(fault, &flow, &at)) return false;
    struct span item = item_at(fault, at);
    if (item.start >= item.end) return false;
    out->at = fault_span(fault, at, at + 1);
    diag_say(out, fault, "The text \"%.*s\" must be in quotes, because of the sign \"%c\" in it.",
             S_ARG(quote_source(fault->reader->findings->arena,
                                fault_slice(fault, item.start, item.end))),
             fault_char(fault, at));
    out->safe = fault_char(fault, at) != ':';
    diag_help(out, out->safe ? "Put quotes around that text."
                             : "Put quotes around that text; if another entry begins in it, put a "
                               "comma before that one.");
    diag_quote(out, fault, item.start, item.end, fault_slice(fault, item.start, item.end));
    return true;
}

static bool unclosed(const struct fault *fault, struct diagnosis *out, size_t end) {
    struct flow flow;
    if (!find_flow(fault, &flow) || flow.n == 0 || flow.quote || flow.wrong) return false;
    struct buf closers = buf_new(fault->reader->findings->arena);
    for (size_t i = flow.n; i-- > 0;) buf_char(&closers, closing(fault->text.ptr[flow.open[i]]));
    size_t open = flow.open[flow.n - 1];
    char sign = fault->text.ptr[open];
    out->at = fault_span(fault, open, open + 1);
    diag_say(out, fault, "This %s is opened and never closed.", bracket_name(sign));
    diag_help(out,
              sign == '[' ? "Put ] at the end of the list." : "Put } at the end of the group.");
    out->title = "Close it at the end.";
    diag_change(out, fault, end, end, buf_str(&closers));
    return true;
}

bool cause_flow_unclosed(const struct fault *fault, struct diagnosis *out) {
    return unclosed(fault, out,
                    fault->value +
                        plain_end(fault_slice(fault, fault->value, fault->value_end)).len);
}

bool cause_flow_unclosed_below(const struct fault *fault, struct diagnosis *out) {
    return !fault->one_line && unclosed(fault, out, fault->text.len);
}
