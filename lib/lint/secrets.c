// Finds secrets by the shapes that their makers gave them, and passwords by what stands before
// them.
#include "lint/secrets.h"

// How a secret begins, and at least how many letters, digits and `marks` follow.
struct shape {
    const char *begins, *marks;
    size_t least;
    const char *what;
};

static const struct shape shapes[] = {
    {"AKIA", "", 16, "a key of Amazon Web Services"},
    {"ASIA", "", 16, "a key of Amazon Web Services"},
    {"AIza", "-_", 35, "a key of Google"},
    {"ya29.", "-_", 20, "a key of Google"},
    {"ghp_", "", 36, "a token of GitHub"},
    {"gho_", "", 36, "a token of GitHub"},
    {"ghu_", "", 36, "a token of GitHub"},
    {"ghs_", "", 36, "a token of GitHub"},
    {"github_pat_", "_", 22, "a token of GitHub"},
    {"glpat-", "-_", 20, "a token of GitLab"},
    {"xoxb-", "-", 20, "a token of Slack"},
    {"xoxp-", "-", 20, "a token of Slack"},
    {"xoxa-", "-", 20, "a token of Slack"},
    {"hooks.slack.com/services/", "/", 30, "a hook of Slack"},
    {"sk_live_", "", 16, "a key of Stripe"},
    {"rk_live_", "", 16, "a key of Stripe"},
    {"SG.", "-_.", 60, "a key of SendGrid"},
    {"eyJ", "-_.", 60, "a token that opens a session"},
};

// What stands before a password in whatever language, in small letters; an underscore stands for a
// blank or a hyphen too.
static const char *const labels[] = {
    "password", "passphrase", "passcode",      "pwd",          "api_key",
    "apikey",   "secret_key", "client_secret", "access_key",   "auth_token",
    "passwort", "kennwort",   "contraseña",    "mot_de_passe",
};

// And what leads over to it where no sign does.
static const char *const verbs[] = {"is ", "ist ", "lautet ", "es ", "est "};

enum { PASSWORD_MOST = 64 };

static const char private_key[] = "PRIVATE KEY-----";

static bool is_one_of(char c, const char *marks) {
    return c != '\0' && strchr(marks, c);
}

// Bytes of letters, digits and marks, at most so many.
static size_t run_length(struct str rest, const char *marks, size_t most) {
    size_t n = 0;
    while (n < rest.len && n < most && (is_alnum(rest.ptr[n]) || is_one_of(rest.ptr[n], marks)))
        n++;
    return n;
}

// Letters and digits mixed, not a word, and not what manuals write in its place.
static bool looks_random(struct str s) {
    size_t digits = 0, letters = 0;
    for (size_t i = 0; i < s.len; i++) digits += is_digit(s.ptr[i]), letters += is_alpha(s.ptr[i]);
    return digits && letters && str_find(s, S("EXAMPLE")) < 0 && str_find(s, S("xxxx")) < 0;
}

// Is it one by its first bytes? Only then is it read to its end, so that no byte is read often.
static bool take_shape_of(struct str rest, const struct shape *shape, struct secret *out) {
    size_t begins = strlen(shape->begins);
    struct str tail = str_from(rest, begins);
    if (run_length(tail, shape->marks, shape->least) < shape->least) return false;
    if (!looks_random(str_slice(rest, 0, begins + shape->least))) return false;
    out->at = str_slice(rest, 0, begins + run_length(tail, shape->marks, tail.len));
    out->what = shape->what;
    return true;
}

static bool take_shape(struct str rest, struct secret *out) {
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (str_starts(rest, str_of(shapes[i].begins))) return take_shape_of(rest, &shapes[i], out);
    return false;
}

static bool take_private_key(struct str rest, struct secret *out) {
    struct str line = str_slice(rest, 0, 64);
    if (!str_starts(line, S("-----BEGIN "))) return false;
    ptrdiff_t at = str_find(line, str_of(private_key));
    if (at < 0) return false;
    *out =
        (struct secret){str_slice(line, 0, (size_t)at + sizeof private_key - 1), "a private key"};
    return true;
}

// ---- passwords ----

static size_t label_length(struct str rest) {
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        const char *label = labels[i];
        size_t n = 0;
        while (label[n] && n < rest.len &&
               (to_lower(rest.ptr[n]) == label[n] ||
                (label[n] == '_' && is_one_of(rest.ptr[n], " -"))))
            n++;
        if (!label[n]) return n;
    }
    return 0;
}

static size_t blanks(struct str rest) {
    size_t n = 0;
    while (n < rest.len && is_blank(rest.ptr[n])) n++;
    return n;
}

static size_t verb_length(struct str rest) {
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (str_starts(rest, str_of(verbs[i]))) return strlen(verbs[i]);
    return 0;
}

// Bytes of what leads from the label to the password: ":", "=", "is", with blanks and a quote.
static size_t link_length(struct str rest) {
    size_t n = blanks(rest), verb = n ? verb_length(str_from(rest, n)) : 0;
    if (n < rest.len && is_one_of(rest.ptr[n], ":="))
        n++;
    else if (verb)
        n += verb;
    else
        return 0;
    n += blanks(str_from(rest, n));
    return n < rest.len && is_one_of(rest.ptr[n], "\"'`") ? n + 1 : n;
}

static bool take_password(struct str rest, struct secret *out) {
    size_t label = label_length(rest);
    size_t link = label ? link_length(str_from(rest, label)) : 0;
    if (!link) return false;
    struct str word = str_from(rest, label + link);
    size_t n = run_length(word, "!#$%&*+-./=?@^_~", PASSWORD_MOST);
    while (n && is_one_of(word.ptr[n - 1], ".?!")) n--;
    *out = (struct secret){str_slice(word, 0, n), "a password or a key"};
    return n >= 6 && is_alnum(word.ptr[0]) && looks_random(out->at);
}

bool secret_next(struct str bytes, size_t *from, struct secret *out) {
    for (size_t i = *from; i < bytes.len; i++) {
        bool begins = i == 0 || !is_alnum(bytes.ptr[i - 1]);
        struct str rest = str_from(bytes, i);
        if (!begins || (!is_alpha(rest.ptr[0]) && rest.ptr[0] != '-')) continue;
        if (!take_shape(rest, out) && !take_private_key(rest, out) && !take_password(rest, out))
            continue;
        *from = (size_t)(out->at.ptr - bytes.ptr) + out->at.len;
        return true;
    }
    return false;
}
