// Finds e-mail addresses, phone numbers and numbers of cards, but for those that nobody has.
#include "lint/personal.h"

enum { DIGITS_MOST = 19, GROUPS_MOST = 6 };

// ---- e-mail addresses ----

static bool is_name_char(char c) {
    return is_alnum(c) || strchr("._%+-", c);
}

static bool is_domain_char(char c) {
    return is_alnum(c) || c == '-' || c == '.';
}

static bool is_under(struct str domain, const char *reserved) {
    struct str name = str_of(reserved);
    if (domain.len < name.len) return false;
    size_t before = domain.len - name.len;
    return str_eq_nocase(str_from(domain, before), name) &&
           (before == 0 || domain.ptr[before - 1] == '.');
}

// RFC 2606 and RFC 6761.
static bool is_reserved_domain(struct str domain) {
    static const char *const reserved[] = {"example.com", "example.net", "example.org", "example",
                                           "test",        "invalid",     "localhost"};
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        if (is_under(domain, reserved[i])) return true;
    return false;
}

// Does it end in a dot and at least two letters?
static bool has_top_level(struct str domain) {
    size_t letters = 0;
    while (letters < domain.len && is_alpha(domain.ptr[domain.len - 1 - letters])) letters++;
    return letters >= 2 && letters < domain.len - 1 && domain.ptr[domain.len - 1 - letters] == '.';
}

static bool email_around(struct str text, size_t at, struct str *out) {
    size_t start = at, end = at + 1;
    while (start > 0 && is_name_char(text.ptr[start - 1])) start--;
    while (end < text.len && is_domain_char(text.ptr[end])) end++;
    while (text.ptr[end - 1] == '.' || text.ptr[end - 1] == '-') end--;
    *out = str_slice(text, start, end);
    struct str domain = str_slice(text, at + 1, end);
    return start < at && has_top_level(domain) && !is_reserved_domain(domain);
}

// ---- runs of digits ----

// Digits with marks between them, as people write long numbers.
struct run {
    struct str at;
    bool plus;
    char digits[DIGITS_MOST + 2]; // ends with NUL
    char shape[GROUPS_MOST + 2];  // the lengths of its groups: "334" of 555-010-1234
    size_t n, groups;
};

// Bytes of what may stand between two groups of digits: "-", " ", ") ", " (".
static size_t gap_length(struct str rest) {
    size_t n = 0;
    if (n < rest.len && rest.ptr[n] == ')') n++;
    if (n < rest.len && strchr(" -", rest.ptr[n])) n++;
    if (n < rest.len && rest.ptr[n] == '(') n++;
    return n < rest.len && is_digit(rest.ptr[n]) ? n : 0;
}

// What is too long to be any number that we know keeps a length that none has.
static size_t take_group(struct run *run, struct str text, size_t at) {
    size_t before = run->n;
    for (; at < text.len && is_digit(text.ptr[at]); at++)
        if (run->n <= DIGITS_MOST) run->digits[run->n++] = text.ptr[at];
    if (run->groups <= GROUPS_MOST) run->shape[run->groups++] = (char)('0' + run->n - before);
    return at;
}

static bool stands_alone(struct str text, size_t start, size_t end) {
    bool left =
        start == 0 || !(is_alnum(text.ptr[start - 1]) || strchr("_-/.,#", text.ptr[start - 1]));
    return left && (end == text.len || !(is_alnum(text.ptr[end]) || text.ptr[end] == '_'));
}

// Reads the run that begins with the digit at `first` and answers its end.
static size_t take_run(struct run *run, struct str text, size_t first, bool *alone) {
    *run = (struct run){0};
    size_t start = first, end = first;
    if (start > 0 && text.ptr[start - 1] == '(') start--;
    if (start > 0 && text.ptr[start - 1] == '+') start--, run->plus = true;
    for (size_t gap = 0;; end += gap) {
        end = take_group(run, text, end);
        gap = gap_length(str_from(text, end));
        if (!gap) break;
    }
    run->at = str_slice(text, start, end);
    *alone = stands_alone(text, start, end);
    return end;
}

// ---- phone numbers ----

// Beginnings that are nobody's, x for any digit: what the North American plan and Ofcom keep for
// films and examples, and numbers of services.
static const char *const nobodys[] = {
    "xxx55501", "800",      "833",      "844",      "855",      "866",      "877",
    "888",      "0xxx4960", "01914980", "01632960", "02079460", "02890180", "02920180",
    "07700900", "03",       "0800",     "0808",     "084",      "087",      "09",
};

static bool begins_as(const char *digits, const char *pattern) {
    for (; *pattern; pattern++, digits++)
        if (*digits == '\0' || (*pattern != 'x' && *pattern != *digits)) return false;
    return true;
}

// As it is dialled inside its country, of the two countries that `nobodys` is about.
static void in_its_country(const struct run *run, char out[DIGITS_MOST + 2]) {
    bool british = run->plus && begins_as(run->digits, "44");
    bool american = run->digits[0] == '1' && (run->plus || run->groups == 4);
    const char *rest = run->digits + (british ? 2 : american);
    size_t zero = british && *rest != '0';
    memcpy(out, "0", 2);
    memcpy(out + zero, rest, strlen(rest) + 1);
}

static bool has_shape(const struct run *run, const char *shape) {
    return strcmp(run->shape, shape) == 0;
}

static bool is_phone(const struct run *run) {
    char dialled[DIGITS_MOST + 2];
    bool abroad = run->plus && run->n >= 8 && run->n <= 15;
    bool inland = run->digits[0] == '0' && run->groups > 1 && (run->n == 10 || run->n == 11);
    bool american = has_shape(run, "334") || (has_shape(run, "1334") && run->digits[0] == '1');
    if (!abroad && !inland && !american) return false;
    in_its_country(run, dialled);
    for (size_t i = 0; i < sizeof nobodys / sizeof *nobodys; i++)
        if (begins_as(dialled, nobodys[i])) return false;
    return true;
}

// ---- numbers of cards ----

// How the numbers of the large schemes begin, and how long they are.
static const struct {
    uint8_t from, to, n;
} cards[] = {
    {40, 49, 13}, {40, 49, 16}, {40, 49, 19}, {51, 55, 16}, {22, 27, 16},
    {34, 34, 15}, {37, 37, 15}, {36, 36, 14}, {38, 39, 14}, {35, 35, 16},
    {60, 60, 16}, {62, 62, 16}, {64, 65, 16},
};

// What the schemes and their banks keep for trying out.
static const char *const for_tests[] = {
    "4111111111111111", "4242424242424242", "4012888888881881", "5555555555554444",
    "5105105105105100", "378282246310005",  "371449635398431",  "6011111111111117",
};

static bool has_luhn_digit(const struct run *run) {
    int sum = 0;
    for (size_t i = 0; i < run->n; i++) {
        int digit = run->digits[run->n - 1 - i] - '0';
        int counted = i % 2 ? digit * 2 : digit;
        sum += counted > 9 ? counted - 9 : counted;
    }
    return sum % 10 == 0;
}

static bool is_card(const struct run *run) {
    int head = (run->digits[0] - '0') * 10 + (run->n > 1 ? run->digits[1] - '0' : 0);
    bool known = false;
    for (size_t i = 0; i < sizeof cards / sizeof *cards; i++)
        known |= head >= cards[i].from && head <= cards[i].to && run->n == cards[i].n;
    if (!known || run->plus || !has_luhn_digit(run)) return false;
    for (size_t i = 0; i < sizeof for_tests / sizeof *for_tests; i++)
        if (strcmp(run->digits, for_tests[i]) == 0) return false;
    return true;
}

// ---- all of them ----

static bool is_somebodys(const struct run *run, struct personal *out) {
    out->at = run->at;
    out->kind = is_card(run) ? PERSONAL_CARD : PERSONAL_PHONE;
    return out->kind == PERSONAL_CARD || is_phone(run);
}

bool personal_next(struct str text, size_t *from, struct personal *out) {
    for (size_t i = *from; i < text.len; i++) {
        bool alone;
        struct run run;
        out->kind = PERSONAL_EMAIL;
        if (text.ptr[i] == '@' && email_around(text, i, &out->at)) {
            *from = (size_t)(out->at.ptr - text.ptr) + out->at.len;
            return true;
        }
        if (!is_digit(text.ptr[i])) continue;
        *from = i = take_run(&run, text, i, &alone);
        if (alone && is_somebodys(&run, out)) return true;
        i--;
    }
    return false;
}
