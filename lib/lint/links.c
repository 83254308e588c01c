// Addresses that only open inside of a company's own network.
#include "lint/links.h"

// Sources: RFC 6762, appendix G, and RFC 8375 (names that networks use for themselves).
static const struct str inner_ends[] = {
    S_INIT(".internal"), S_INIT(".intranet"), S_INIT(".private"),  S_INIT(".corp"),
    S_INIT(".lan"),      S_INIT(".local"),    S_INIT(".home.arpa")};
static const struct str inner_labels[] = {S_INIT("intranet"), S_INIT("internal")};
// RFC 1918 and RFC 1122.
static const struct str inner_numbers[] = {S_INIT("10."), S_INIT("192.168."), S_INIT("127.")};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static bool ends_inside(struct str host) {
    for (size_t i = 0; i < COUNT(inner_ends); i++) {
        size_t len = inner_ends[i].len;
        if (host.len > len && str_eq_nocase(str_from(host, host.len - len), inner_ends[i]))
            return true;
    }
    return false;
}

static bool is_numeric(struct str host) {
    for (size_t i = 0; i < host.len; i++)
        if (!is_digit(host.ptr[i]) && host.ptr[i] != '.') return false;
    return host.len > 0;
}

// 172.16 to 172.31, too.
static bool is_inner_number(struct str host) {
    struct str second = str_from(host, 4);
    bool two = second.len > 2 && second.ptr[2] == '.';
    int net = two ? (second.ptr[0] - '0') * 10 + (second.ptr[1] - '0') : 0;
    for (size_t i = 0; i < COUNT(inner_numbers); i++)
        if (str_starts(host, inner_numbers[i])) return true;
    return str_starts(host, S("172.")) && net >= 16 && net <= 31;
}

static bool has_inner_label(struct str host) {
    struct str label;
    while (str_split(&host, '.', &label))
        for (size_t i = 0; i < COUNT(inner_labels); i++)
            if (str_eq_nocase(label, inner_labels[i])) return true;
    return false;
}

static struct str up_to(struct str s, const char *marks) {
    size_t end = 0;
    while (end < s.len && !strchr(marks, s.ptr[end])) end++;
    return str_slice(s, 0, end);
}

// A name without a dot means something in one network only. Without http:// before it, it is no
// more than a word.
static bool is_inner_host(struct str host, bool after_scheme) {
    if (is_numeric(host)) return after_scheme && is_inner_number(host);
    bool short_name = after_scheme && host.len && str_find_char(host, '.') < 0;
    return short_name || ends_inside(host) ||
           (str_find_char(host, '.') > 0 && has_inner_label(host));
}

static bool is_inner(struct str word) {
    ptrdiff_t scheme = str_find(word, S("://"));
    struct str rest = scheme < 0 ? word : str_from(word, (size_t)scheme + 3);
    if (str_starts(word, S("\\\\")) ||
        (scheme > 0 && str_eq_nocase(str_slice(word, 0, (size_t)scheme), S("file"))))
        return word.len > 2;
    struct str host = up_to(rest, "/:?#");
    ptrdiff_t user = str_find_char(host, '@');
    return user < 0 && is_inner_host(host, scheme > 0);
}

static struct str bare(struct str word) {
    while (word.len && strchr("([<\"'", word.ptr[0])) word = str_from(word, 1);
    while (word.len && strchr(".,;:!?)]>\"'", word.ptr[word.len - 1]))
        word = str_slice(word, 0, word.len - 1);
    return word;
}

struct str internal_link(struct str text) {
    struct str word;
    while (str_word(&text, &word)) {
        word = bare(word);
        if (is_inner(word)) return word;
    }
    return S("");
}
