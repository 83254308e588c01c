// empower init: a playbook to start from, with what an editor and CI need beside it.
#include "examples.h"
#include "files.h"
#include "terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char schema_line[] = "# yaml-language-server: $schema=%splaybook.schema.json\n";

static const char ci_file[] =
    "# Checks the playbook at every change: https://docs.github.com/actions\n"
    "# The runner needs the command `empower` on its path.\n"
    "name: playbook\n"
    "on: [push, pull_request]\n"
    "permissions:\n"
    "  contents: read\n"
    "jobs:\n"
    "  lint:\n"
    "    runs-on: ubuntu-latest\n"
    "    steps:\n"
    "      - uses: actions/checkout@v4\n"
    "      - name: Lint the playbook\n"
    "        run: empower lint\n";

// The files to write, gathered first, so that nothing is written where one is in the way.
struct plan {
    const char *folder;
    struct {
        char *path;
        struct bytes bytes;
    } files[64];
    size_t n;
};

static struct bytes *plan_file(struct plan *plan, const char *path) {
    if (plan->n == sizeof plan->files / sizeof *plan->files) abort();
    plan->files[plan->n].path =
        !strcmp(plan->folder, ".") ? copy_text(path) : format_text("%s/%s", plan->folder, path);
    return &plan->files[plan->n++].bytes;
}

// "starter" of "starter.yaml", "harbour-house" of "harbour-house/gestures.yaml".
static bool belongs(const struct example_file *file, const char *example, const char **inside) {
    size_t len = strlen(example);
    if (strncmp(file->path, example, len) != 0) return false;
    *inside = file->path[len] == '/' ? file->path + len + 1 : NULL;
    return *inside || !strcmp(file->path + len, ".yaml");
}

// A file in a folder of the example needs one more "../" to the schema.
static void plan_playbook_file(struct plan *plan, const struct example_file *file,
                               const char *inside) {
    char *path = inside ? format_text("playbook/%s", inside) : copy_text("playbook.yaml");
    char up[64] = "";
    for (const char *at = path; (at = strchr(at, '/')) && strlen(up) < sizeof up - 4; at++)
        strcat(up, "../");
    struct bytes *bytes = plan_file(plan, path);
    char *line = format_text(schema_line, up);
    gather(bytes, line, strlen(line));
    gather(bytes, file->bytes, file->len);
}

static size_t plan_example(struct plan *plan, const char *example) {
    size_t before = plan->n;
    for (const struct example_file *file = example_files; file->path; file++) {
        const char *inside;
        if (belongs(file, example, &inside)) plan_playbook_file(plan, file, inside);
    }
    return plan->n - before;
}

static void each_example(void (*take)(void *context, const char *name), void *context) {
    const char *last = "";
    for (const struct example_file *file = example_files; file->path; file++) {
        const char *name = format_text("%.*s", (int)strcspn(file->path, "./"), file->path);
        if (strcmp(name, last) != 0) take(context, name);
        last = name;
    }
}

static void print_example_name(void *context, const char *name) {
    (void)context;
    print_format("%s\n", name);
}

struct near {
    const char *asked, *name;
    size_t distance;
};

static void look_at(void *context, const char *name) {
    struct near *near = context;
    size_t distance = emp_distance(near->asked, name, near->distance);
    if (distance < near->distance) near->distance = distance, near->name = name;
}

static void say_no_example(const char *asked) {
    struct near near = {.asked = asked, .distance = 4};
    each_example(look_at, &near);
    if (near.name)
        say("there is no example \"%s\"; did you mean %s?", asked, near.name);
    else
        say("there is no example \"%s\"; `empower init --example list` lists them", asked);
}

static bool is_free(const struct plan *plan) {
    bool free_to_write = true;
    struct stat status;
    for (size_t i = 0; i < plan->n; i++) {
        if (lstat(plan->files[i].path, &status)) continue;
        say("%s is there already", plan->files[i].path);
        free_to_write = false;
    }
    if (!free_to_write) say("nothing was written; `empower init DIR` takes another folder");
    return free_to_write;
}

static bool write_plan(const struct plan *plan) {
    for (size_t i = 0; i < plan->n; i++)
        if (!create_file(plan->files[i].path, plan->files[i].bytes.ptr, plan->files[i].bytes.len))
            return false;
    return true;
}

static void say_next(const struct options *options, const struct plan *plan) {
    if (options->quiet) return;
    for (size_t i = 0; i < plan->n; i++) {
        emp_escape(plan->files[i].path, strlen(plan->files[i].path), print, NULL);
        print_text("\n");
    }
    const char *folder = plan->folder, *dot = folder[0] == '-' ? "./" : "";
    if (!strcmp(folder, "."))
        say("next: empower lint, then change what is not yours");
    else
        say("next: cd %s%s && empower lint, then change what is not yours", dot,
            shell_word(folder));
}

static int run(const struct options *options, const struct words *arguments) {
    if (arguments->n > 1) {
        say("init takes one folder");
        return EXIT_USAGE;
    }
    const char *example = options->example ? options->example : "starter";
    if (!strcmp(example, "list") || !strcmp(example, "?")) {
        each_example(print_example_name, NULL);
        return EXIT_YES;
    }
    struct plan plan = {.folder = arguments->n ? trimmed(arguments->items[0]) : "."};
    if (!*plan.folder) {
        say("init takes the name of a folder, and this one is empty");
        return EXIT_USAGE;
    }
    if (!plan_example(&plan, example)) {
        say_no_example(example);
        return EXIT_USAGE;
    }
    if (emp_schema(gather, plan_file(&plan, "playbook.schema.json")) != EMP_OK)
        return EXIT_UNREADABLE;
    gather(plan_file(&plan, ".github/workflows/playbook.yml"), ci_file, sizeof ci_file - 1);
    int code = is_free(&plan) ? EXIT_YES : EXIT_USAGE;
    if (code == EXIT_YES && !write_plan(&plan)) code = EXIT_UNREADABLE;
    if (code == EXIT_YES) say_next(options, &plan);
    return code;
}

static const struct option_row rows[] = {
    TEXT_OPTION("example", 0, "NAME", example, "starter, harbour-house, airline ... (starter)"),
};

const struct command command_init = {
    .name = "init",
    .arguments = "[DIR]",
    .summary = "Makes a playbook to start from",
    .details = "Writes a playbook that lints clean, the schema that lets an editor complete and\n"
               "check it, and a file for continuous integration. Nothing that is there already is\n"
               "overwritten. `empower init --example list` lists the examples.",
    .examples = "empower init new-playbook\n"
                "empower init hotel --example harbour-house\n",
    .options = rows,
    .n_options = sizeof rows / sizeof *rows,
    .run = run,
};
