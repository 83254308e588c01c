// empower stale: what reads otherwise today on a sheet that was printed earlier.
#include "files.h"
#include "process.h"
#include "progress.h"
#include "takes.h"
#include "terminal.h"

#include <string.h>
#include <unistd.h>

enum { DIGEST = 12 }; // hex digits

// What a printed sheet says of itself.
struct printed {
    const char *digest, *kind, *scenario; // NULL: not said
};

static bool is_digest(const char *word, size_t len) {
    return len == DIGEST && strspn(word, "0123456789abcdef") >= DIGEST;
}

// The last word of a text that is a digest, for a sheet has it at its foot; NULL where there is
// none.
static char *find_digest(char *text) {
    static const char letters[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    char *found = NULL;
    for (char *at = text + strcspn(text, letters); *at; at += strcspn(at, letters)) {
        size_t len = strspn(at, letters);
        if (is_digest(at, len)) found = at;
        at += len;
    }
    return found;
}

// The next part of what a code holds, and NULL behind the last one; cuts it off.
static char *next_part(char **rest) {
    char *part = *rest;
    *rest = part ? strchr(part, '/') : NULL;
    if (*rest) *(*rest)++ = '\0';
    return part && *part ? part : NULL;
}

// A digest, the text of a sheet, or what the code on a sheet holds:
// PLAYBOOK/VERSION/DIGEST/KIND/SCENARIO.
static struct printed read_printed(const char *text) {
    char *copy = copy_text(text), *digest = find_digest(copy), *rest = NULL;
    struct printed printed = {0};
    if (!digest) return printed;
    if (digest[DIGEST] == '/') rest = digest + DIGEST + 1;
    digest[DIGEST] = '\0';
    if (rest) rest[strcspn(rest, " \t\r\n")] = '\0';
    printed.digest = digest;
    printed.kind = next_part(&rest);
    printed.scenario = next_part(&rest);
    return printed;
}

// `word` is `-`: what stands on standard input.
static bool read_word(const char *word, struct printed *out) {
    enum { MOST_BYTES = 1 << 20 };
    struct bytes bytes;
    if (strcmp(word, "-") != 0) {
        *out = read_printed(word);
        return true;
    }
    if (!read_stream(STDIN_FILENO, "<stdin>", MOST_BYTES, &bytes)) return false;
    *out = read_printed(format_text("%.*s", (int)bytes.len, bytes.ptr));
    return true;
}

// ---- finding it in git ----

struct found {
    struct emp_playbook *playbook;
    const char *date; // of the commit; NULL: it is the playbook of today
    size_t looked_at; // commits
};

static bool has_digest(struct emp_playbook *playbook, const char *digest) {
    struct emp_summary summary;
    return emp_summary(&summary, playbook) == EMP_OK && !strcmp(summary.digest, digest);
}

// The playbook of that digest at `revision:path`; NULL where none is.
static struct emp_playbook *playbook_at(const char *name, size_t limit, const char *digest) {
    struct playbook_list list = {0};
    struct emp_limits limits = limits_for(limit);
    if (!has_revision(name) || !find_playbooks(name, limit, &list)) return NULL;
    for (size_t i = 0; i < list.n; i++) {
        struct emp_playbook *playbook;
        if (!read_playbook(name, &list.items[i], &limits, &playbook)) continue;
        if (has_digest(playbook, digest)) return playbook;
        emp_free(playbook);
    }
    return NULL;
}

// Where in git the playbook of today comes from.
struct history {
    const char *path;     // for messages
    const char *revision; // the latest one
    const char *spec;     // the path, as `git log` takes it
    const char *inside;   // the path, behind a revision
};

// `revision:path`, with the path from the root or, as in ./path, from here.
static bool of_revision(const char *path, struct history *out) {
    const char *colon = strchr(path, ':');
    bool here = colon && colon[1] == '.';
    if (!colon || is_file(path) || is_folder(path) || !has_revision(path)) return false;
    out->revision = colon > path ? format_text("%.*s", (int)(colon - path), path) : "HEAD";
    out->inside = colon + 1;
    out->spec = here ? out->inside : format_text(":(top)%s", colon + 1);
    return true;
}

// Standard input has no history: it is taken for what shall become of the playbook here.
static const char *kept_path(const struct options *options) {
    struct options here = *options;
    const char *path = locate_playbook(options);
    if (!path || strcmp(path, "-") != 0) return path;
    here.playbook = NULL;
    return locate_playbook(&here);
}

// False, after a word, where git has none.
static bool find_history(const struct options *options, struct history *out) {
    const char *path = kept_path(options), *real = path ? real_path(path) : NULL;
    const char *root = repository_root();
    if (!path) return false;
    *out = (struct history){.path = path, .revision = "HEAD", .spec = path};
    if (of_revision(path, out)) return true;
    if (real && root) out->inside = strcmp(real, root) != 0 ? path_inside(root, real) : "";
    if (out->inside && is_git_root(root)) return true;
    say("what was printed is looked up in git, and %s is in no repository here", path);
    return false;
}

// The commits that changed it, the latest first: a line each, its hash and its day.
static bool list_commits(const struct history *history, struct bytes *out) {
    enum { MOST_BYTES = 16 << 20 };
    const char *const words[] = {"git",         "log", "--format=%H %cs", history->revision, "--",
                                 history->spec, NULL};
    struct program git = {
        .words = words, .name = history->path, .silent = true, .limit = MOST_BYTES};
    return run_program(&git, out) == 0;
}

static void look_back(const struct history *history, size_t limit, const char *digest,
                      struct found *found) {
    struct bytes commits;
    if (!list_commits(history, &commits)) return; // nothing was ever committed
    for (char *line = commits.ptr, *end; !found->playbook; line = end + 1, found->looked_at++) {
        end = memchr(line, '\n', (size_t)(commits.ptr + commits.len - line));
        if (!end) break;
        int hash = (int)strcspn(line, " ");
        progress(found->looked_at + 1, 0, "looking through git");
        found->playbook =
            playbook_at(format_text("%.*s:%s", hash, line, history->inside), limit, digest);
        found->date = format_text("%.*s", (int)(end - line) - hash - 1, line + hash + 1);
    }
    progress_end();
}

// Answers the exit code.
static int find_printed(const struct options *options, struct emp_playbook *today_s,
                        const char *digest, struct found *found) {
    struct history history;
    size_t limit;
    if (!size_limit(options, &limit)) return EXIT_USAGE;
    if (has_digest(today_s, digest)) {
        found->playbook = today_s;
        return EXIT_YES;
    }
    if (!find_history(options, &history)) return EXIT_UNREADABLE;
    look_back(&history, limit, digest, found);
    if (found->playbook) return EXIT_YES;
    say("no commit of %s has the digest %s (looked at %zu). It may be another playbook's, or of a "
        "change that was never committed.",
        history.path, digest, found->looked_at);
    return EXIT_NO;
}

// ---- telling ----

struct telling {
    const struct options *options;
    struct emp_playbook *then, *now;
    struct emp_sheet_options sheet;
    size_t changed; // lines, on all sheets
    size_t written; // JSON objects
    bool detail;    // one kind was asked for
};

static const char *version_of(struct emp_playbook *playbook) {
    struct emp_summary summary;
    bool said = emp_summary(&summary, playbook) == EMP_OK && summary.version[0];
    return said ? format_text("version %s", summary.version) : "a playbook without a version";
}

static void tell_kind(const struct telling *telling, const char *kind,
                      const struct emp_sheet_changes *changes, const struct bytes *lines) {
    if (telling->options->json) {
        print_text(telling->written ? "," : "");
        print(NULL, lines->ptr, lines->len);
    } else if (telling->detail && changes->lines) {
        print_text("\n");
        print(NULL, lines->ptr, lines->len);
    } else if (changes->lines) {
        print_format("  %-12s %zu line%s changed, on %zu page%s\n", kind, changes->lines,
                     changes->lines == 1 ? "" : "s", changes->pages,
                     changes->pages == 1 ? "" : "s");
    } else if (!telling->detail) {
        print_format("  %-12s still right\n", kind);
    }
}

// A kind that the playbook has nothing for is passed over, unless it was asked for.
static int compare(struct telling *telling, const char *kind) {
    struct emp_sheet_changes changes;
    struct bytes lines = {0};
    enum emp_status status = emp_sheet_compare(&changes, telling->then, telling->now, kind,
                                               &telling->sheet, gather, &lines);
    if (status == EMP_NOT_FOUND && !telling->detail) return EXIT_YES;
    if (status != EMP_OK) return settle(telling->now, status);
    tell_kind(telling, kind, &changes, &lines);
    telling->changed += changes.lines;
    telling->written++;
    return EXIT_YES;
}

static int compare_all(struct telling *telling, const char *kind) {
    struct emp_item item;
    int code = EXIT_YES;
    if (kind) return compare(telling, kind);
    for (size_t i = 0; code == EXIT_YES && emp_sheet_at(&item, i); i++)
        code = compare(telling, item.name);
    return code;
}

static void tell_head(const struct telling *telling, const struct printed *printed,
                      const struct found *found) {
    if (telling->options->json)
        print_format("{\"schema_version\":1,\"digest\":\"%s\",\"committed\":%s%s%s,\"sheets\":[",
                     printed->digest, found->date ? "\"" : "", found->date ? found->date : "null",
                     found->date ? "\"" : "");
    else if (found->date)
        print_format("Printed from %s, committed on %s; today it is %s.\n",
                     version_of(telling->then), found->date, version_of(telling->now));
    else
        print_format("Printed from the playbook of today, %s.\n", version_of(telling->now));
}

static void tell_end(const struct telling *telling, const char *kind) {
    if (telling->options->json)
        print_text("]}\n");
    else if (telling->detail && !telling->changed)
        print_format("The %s is still right: nothing on it reads otherwise.\n", kind);
    else if (!telling->detail && telling->changed)
        print_text("\nName a kind behind the digest to see what changed on it.\n");
}

static int tell(struct telling *telling, const struct printed *printed, const struct found *found) {
    telling->then = found->playbook;
    tell_head(telling, printed, found);
    int code = compare_all(telling, printed->kind);
    if (code == EXIT_YES) tell_end(telling, printed->kind);
    return code == EXIT_YES && telling->changed ? EXIT_NO : code;
}

static struct telling telling_of(const struct options *options, const struct printed *printed) {
    struct telling telling = {.options = options, .detail = printed->kind};
    telling.sheet = (struct emp_sheet_options){
        .role = options->role ? options->role : environment("EMPOWER_ROLE"),
        .scenarios = options->scenarios.items,
        .n_scenarios = options->scenarios.n,
        .as_of = options->as_of,
        .format = options->json ? "json" : NULL,
    };
    if (!options->scenarios.n && printed->scenario) {
        telling.sheet.scenarios = &printed->scenario;
        telling.sheet.n_scenarios = 1;
    }
    return telling;
}

static enum emp_status compare_with_itself(const struct telling *telling, const char *kind) {
    struct emp_sheet_changes none;
    struct bytes bytes = {0};
    return emp_sheet_compare(&none, telling->now, telling->now, kind, &telling->sheet, gather,
                             &bytes);
}

// A kind, a role or a scenario that is none is told before git is looked through: a sheet of today
// that cannot be compared with itself can be compared with none. Without a kind, any will do.
static int refuse_mistakes(const struct telling *telling, const char *kind) {
    struct emp_item item;
    enum emp_status status = EMP_NOT_FOUND;
    if (kind) return settle(telling->now, compare_with_itself(telling, kind));
    for (size_t i = 0; status == EMP_NOT_FOUND && emp_sheet_at(&item, i); i++)
        status = compare_with_itself(telling, item.name);
    return settle(telling->now, status);
}

// What was printed, and of which kind; false, after a word, where that is not said.
static int read_words(const struct options *options, const struct words *arguments,
                      struct printed *out) {
    const struct asked asked = {"scenario", options->scenarios.n, EMP_TAKES_SCENARIOS};
    const char *path = options->playbook;
    if (arguments->n && path && !strcmp(path, "-") && !strcmp(arguments->items[0], "-")) {
        say("only one of them can be read from standard input");
        return EXIT_USAGE;
    }
    if (arguments->n && !read_word(arguments->items[0], out)) return EXIT_UNREADABLE;
    if (arguments->n > 1) out->kind = arguments->items[1];
    if (arguments->n > 2 || !out->digest) {
        say("stale takes the digest of a printed sheet, %d characters of 0-9 and a-f at its foot, "
            "or what its code holds, and perhaps the kind of sheet: empower stale DIGEST card",
            DIGEST);
        return EXIT_USAGE;
    }
    bool idle = out->kind && refuse_idle(&asked, 1, out->kind, sheet_taker);
    return idle ? EXIT_USAGE : EXIT_YES;
}

static int run(const struct options *options, const struct words *arguments) {
    struct printed printed = {0};
    struct found found = {0};
    struct emp_playbook *now = NULL;
    int code = read_words(options, arguments, &printed);
    if (code == EXIT_YES) code = open_playbook(options, &now);
    struct telling telling = telling_of(options, &printed);
    telling.now = now;
    if (code == EXIT_YES) code = refuse_mistakes(&telling, printed.kind);
    if (code == EXIT_YES) code = find_printed(options, now, printed.digest, &found);
    if (code == EXIT_YES) code = tell(&telling, &printed, &found);
    if (found.playbook != now) emp_free(found.playbook);
    emp_free(now);
    return code;
}

static const struct option_row rows[] = {
    PLAYBOOK_OPTION,
    TEXT_OPTION("role", 'r', "ROLE", role, "whose sheet it is ($EMPOWER_ROLE)"),
    WORDS_OPTION("scenario", 's', "ID", scenarios, "only these scenarios; repeatable"),
    TEXT_OPTION("as-of", 0, "DATE", as_of, "the rules in force then (each playbook's first day)"),
    JSON_OPTION,
    MAX_SIZE_OPTION,
};

const struct command command_stale = {
    .name = "stale",
    .arguments = "DIGEST [KIND]",
    .summary = "Says what changed since a sheet was printed",
    .details =
        "Every sheet carries the digest of its playbook at its foot. The playbook that has it is\n"
        "looked for in git, the latest commit first, and each kind of sheet is made from both. With "
        "a\n"
        "kind: what stands on that sheet no longer, and what is new on it. Instead of the digest, "
        "the\n"
        "text that a sheet's code holds says kind and scenario, too. - reads such a text, or a sheet "
        "in\n"
        "text, from standard input.\n"
        "\n"
        "-p REV:PATH looks back from that revision. A playbook that is read with -p - has no past:\n"
        "it is taken for what shall become of the one that is found here without -p.\n"
        "\n"
        "Exit code 1 where something reads otherwise, or where no commit has the digest.",
    .examples = "empower sheet card --format txt | empower stale -\n"
                "empower sheet card --format txt | empower stale - card --scenario noisy-room\n",
    .options = rows,
    .n_options = sizeof rows / sizeof *rows,
    .run = run,
};
