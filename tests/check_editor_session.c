// Checks sessions with editors: memory that runs out or must not grow, answers that cannot be
// written, playbooks of several files, any bytes at all.
#include "check_base.h"

#include "base/buf.h"
#include "empower.h"

#include <stdio.h>
#include <string.h>

static const char book[] =
    "empower: 1\nplaybook: shop\ntitle: Shop\nroles:\n  agent: {title: Agent}\n";

#define CONFIG_URI "file:///b/.empower.yaml"

// What the session sent, and an editor's disk of at most two files.
struct world {
    struct buf said;
    struct emp_file disk[2];
    size_t n;
    bool deaf;
    const char *config; // NULL: none
};

static int hear(void *context, const char *bytes, size_t len) {
    struct world *world = context;
    buf_add(&world->said, (struct str){bytes, len});
    return world->deaf;
}

static const struct emp_file *find_files(void *context, const char *path,
                                         const char *const *folders, size_t n_folders, size_t *n) {
    struct world *world = context;
    (void)path, (void)folders, (void)n_folders;
    *n = world->n;
    return world->disk;
}

static void configure(void *context, const struct emp_file *files, size_t n,
                      struct emp_lint_options *options) {
    const struct world *world = context;
    (void)files, (void)n;
    if (!world->config) return;
    options->config = world->config;
    options->config_len = strlen(world->config);
    options->config_name = "/b/.empower.yaml";
}

static enum emp_status send_text(struct emp_editor *editor, struct str message) {
    struct str frame =
        str_fmt(&arena, "Content-Length: %zu\r\n\r\n%.*s", message.len, S_ARG(message));
    return emp_editor_feed(editor, frame.ptr, frame.len);
}

#define SEND(editor, ...) send_text(editor, str_fmt(&arena, __VA_ARGS__))

static struct str quoted(const char *text) {
    struct buf out = buf_new(&arena);
    for (; *text; text++) {
        if (*text == '\n')
            buf_text(&out, "\\n");
        else if (*text == '"')
            buf_text(&out, "\\\"");
        else
            buf_char(&out, *text);
    }
    return buf_str(&out);
}

static enum emp_status show(struct emp_editor *editor, const char *uri, const char *text) {
    return SEND(editor,
                "{\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":"
                "{\"uri\":\"%s\",\"version\":1,\"text\":\"%.*s\"}}}",
                uri, S_ARG(quoted(text)));
}

static enum emp_status work_all(struct emp_editor *editor) {
    enum emp_status status = EMP_OK;
    while (status == EMP_OK && emp_editor_work_left(editor)) status = emp_editor_work(editor);
    return status;
}

static struct emp_editor *begin(struct world *world, const struct emp_allocator *allocator) {
    struct emp_editor_host host = {
        .context = world, .write = hear, .files = find_files, .configure = configure};
    struct emp_editor *editor;
    world->said = buf_new(&arena);
    if (emp_editor_open(&editor, &host, allocator) != EMP_OK) return NULL;
    return editor;
}

static enum emp_status greet(struct emp_editor *editor) {
    return SEND(editor, "{\"id\":1,\"method\":\"initialize\",\"params\":{\"rootUri\":\"file:///b\","
                        "\"capabilities\":{\"workspace\":{\"didChangeWatchedFiles\":"
                        "{\"dynamicRegistration\":true}}}}}");
}

static enum emp_status ask(struct emp_editor *editor, const char *method, const char *uri, int line,
                           int column) {
    return SEND(editor,
                "{\"id\":2,\"method\":\"textDocument/%s\",\"params\":{\"textDocument\":"
                "{\"uri\":\"%s\"},\"position\":{\"line\":%d,\"character\":%d}}}",
                method, uri, line, column);
}

// How often the session said something.
static size_t said(const struct world *world, const char *what) {
    size_t n = 0;
    for (struct str rest = buf_str(&world->said); str_find(rest, str_of(what)) >= 0; n++)
        rest = str_from(rest, (size_t)str_find(rest, str_of(what)) + 1);
    return n;
}

// A whole session, in which everything is asked.
static enum emp_status talk(struct emp_editor *editor) {
    static const char *const methods[] = {
        "documentSymbol", "foldingRange", "completion",        "hover",
        "definition",     "references",   "documentHighlight", "prepareRename",
        "rename",         "formatting",   "codeAction"};
    enum emp_status status = greet(editor);
    if (status == EMP_OK) status = SEND(editor, "{\"method\":\"initialized\",\"params\":{}}");
    if (status == EMP_OK) status = show(editor, "file:///b/one.yaml", book);
    if (status == EMP_OK) status = work_all(editor);
    if (status == EMP_OK)
        status =
            SEND(editor,
                 "{\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":{\"uri\":"
                 "\"file:///b/one.yaml\"},\"contentChanges\":[{\"range\":{\"start\":{\"line\":3,"
                 "\"character\":0},\"end\":{\"line\":3,\"character\":5}},\"text\":\"rolse\"}]}}");
    if (status == EMP_OK) status = work_all(editor);
    for (size_t i = 0; i < COUNT(methods) && status == EMP_OK; i++)
        status = ask(editor, methods[i], "file:///b/one.yaml", 4, 4);
    if (status == EMP_OK) status = show(editor, CONFIG_URI, "profile: stict\nlevels: {L2: off}\n");
    if (status == EMP_OK) status = work_all(editor);
    for (size_t i = 0; i < COUNT(methods) && status == EMP_OK; i++)
        status = ask(editor, methods[i], CONFIG_URI, 1, 10);
    if (status == EMP_OK)
        status = SEND(editor, "{\"method\":\"workspace/didChangeWatchedFiles\",\"params\":"
                              "{\"changes\":[{\"uri\":\"file:///b/two.yaml\",\"type\":1}]}}");
    if (status == EMP_OK)
        status = SEND(editor, "{\"method\":\"textDocument/didClose\",\"params\":{\"textDocument\":"
                              "{\"uri\":\"file:///b/one.yaml\"}}}");
    if (status == EMP_OK) status = work_all(editor);
    return status;
}

static struct world two_files(void) {
    static const char more[] = "facts:\n  ours: {yes_no: ours}\n";
    return (struct world){
        .disk = {{"/b/one.yaml", book, sizeof book - 1}, {"/b/two.yaml", more, sizeof more - 1}},
        .n = 2};
}

START_TEST(running_out_of_memory_anywhere_leaves_nothing_behind) {
    bool failed = true;
    for (size_t n = 0; failed; n++) {
        struct scarce scarce = {.until = n};
        struct emp_allocator allocator = {scarce_alloc, scarce_free, &scarce};
        struct world world = two_files();
        struct emp_editor *editor = begin(&world, &allocator);
        enum emp_status status = editor ? talk(editor) : EMP_NO_MEMORY;
        ck_assert_msg(status == EMP_OK || status == EMP_NO_MEMORY, "at %zu: %d", n, status);
        failed = scarce.given == scarce.until;
        emp_editor_close(editor);
        ck_assert_msg(scarce.live == 0, "at %zu: %zu pieces are left", n, scarce.live);
    }
}
END_TEST

START_TEST(an_answer_that_cannot_be_written_ends_the_session) {
    struct world world = {.deaf = true};
    struct emp_editor *editor = begin(&world, NULL);
    ck_assert_int_eq(greet(editor), EMP_WRITE_FAILED);
    emp_editor_close(editor);
}
END_TEST

// ---- memory ----

struct meter {
    size_t now, most;
};

static void *meter_alloc(void *context, size_t size) {
    struct meter *meter = context;
    size_t *memory = malloc(sizeof(max_align_t) + size);
    *memory = size;
    meter->now += size;
    if (meter->now > meter->most) meter->most = meter->now;
    return (char *)memory + sizeof(max_align_t);
}

static void meter_free(void *context, void *memory) {
    size_t *start = (size_t *)(void *)((char *)memory - sizeof(max_align_t));
    ((struct meter *)context)->now -= *start;
    free(start);
}

static void edit(struct emp_editor *editor, int i) {
    const char *text = i % 2 ? "" : "x";
    ck_assert_int_eq(SEND(editor,
                          "{\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":"
                          "{\"uri\":\"untitled:a\",\"version\":%d},\"contentChanges\":[{\"range\":"
                          "{\"start\":{\"line\":3,\"character\":2},\"end\":{\"line\":3,"
                          "\"character\":%d}},\"text\":\"%s\"}]}}",
                          i, i % 2 ? 3 : 2, text),
                     EMP_OK);
    ck_assert_int_eq(ask(editor, "documentSymbol", "untitled:a", 0, 0), EMP_OK);
    ck_assert_int_eq(work_all(editor), EMP_OK);
}

START_TEST(ten_thousand_changes_take_no_more_memory_than_a_few) {
    struct meter meter = {0, 0};
    struct emp_allocator allocator = {meter_alloc, meter_free, &meter};
    struct world world = {.n = 0};
    struct emp_editor *editor = begin(&world, &allocator);
    greet(editor);
    show(editor, "untitled:a", book);
    struct arena_mark mark = arena_mark(&arena);
    size_t few = 0;
    for (int i = 0; i < 10000; i++) {
        edit(editor, i);
        if (i == 10) few = meter.most;
        arena_reset(&arena, mark);
        world.said = buf_new(&arena);
    }
    ck_assert_uint_eq(meter.most, few);
    emp_editor_close(editor);
    ck_assert_uint_eq(meter.now, 0);
}
END_TEST

// ---- playbooks ----

START_TEST(many_changes_are_linted_once) {
    struct world world = {.n = 0};
    struct emp_editor *editor = begin(&world, NULL);
    greet(editor);
    show(editor, "untitled:a", book);
    show(editor, "untitled:b", book);
    for (int i = 0; i < 10; i++)
        SEND(editor, "{\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":{\"uri\":"
                     "\"untitled:a\"},\"contentChanges\":[{\"text\":\"x: y\"}]}}");
    ck_assert_uint_eq(said(&world, "publishDiagnostics"), 0);
    work_all(editor);
    ck_assert_uint_eq(said(&world, "publishDiagnostics"), 2);
    emp_editor_close(editor);
}
END_TEST

START_TEST(a_new_file_with_a_header_is_a_playbook_of_its_own) {
    static const char part[] = "gestures:\n  gift: {authority: [{agent: no limit}]}\n";
    struct world world = two_files();
    struct emp_editor *editor = begin(&world, NULL);
    greet(editor);
    show(editor, "file:///b/new.yaml", book);
    work_all(editor);
    ck_assert_uint_eq(said(&world, "one.yaml"), 0);
    // Without one it is a part of the playbook around it, whose role it may name.
    show(editor, "file:///b/part.yaml", part);
    work_all(editor);
    ck_assert_uint_eq(said(&world, "L006"), 0);
    emp_editor_close(editor);
}
END_TEST

// What no playbook may hold comes from editors all the same.
START_TEST(a_key_with_a_nul_is_no_key_of_the_language) {
    struct world world = {.n = 0};
    struct emp_editor *editor = begin(&world, NULL);
    greet(editor);
    show(editor, "untitled:a", "roles\\u0000\\u0000:\n  agent: {title: A}\n");
    ck_assert_int_eq(ask(editor, "documentSymbol", "untitled:a", 0, 0), EMP_OK);
    ck_assert_uint_eq(said(&world, "\"name\":\"agent\""), 1);
    ck_assert_uint_eq(said(&world, "\"kind\":5"), 0); // it is no role
    emp_editor_close(editor);
}
END_TEST

START_TEST(the_configuration_says_how_grave_a_finding_is) {
    static const char slip[] = "empower: 1\nplaybook: shop\ntitel: Shop\n";
    struct world world = {.config = "levels: {unknown-key: info}\nlevel: 1\n"};
    struct emp_editor *editor = begin(&world, NULL);
    ck_assert_int_eq(greet(editor), EMP_OK);
    ck_assert_int_eq(show(editor, "file:///b/new.yaml", slip), EMP_OK);
    ck_assert_int_eq(work_all(editor), EMP_OK);
    ck_assert_uint_eq(said(&world, "\"severity\":3"), 1);
    world.config = NULL;
    ck_assert_int_eq(show(editor, "file:///b/new.yaml", slip), EMP_OK);
    ck_assert_int_eq(work_all(editor), EMP_OK);
    ck_assert_uint_eq(said(&world, "\"severity\":1"), 1);
    emp_editor_close(editor);
}
END_TEST

START_TEST(a_configuration_holds_as_it_stands_in_the_editor) {
    static const char slip[] = "empower: 1\nplaybook: shop\ntitel: Shop\n";
    struct world world = {.config = "levels: {unknown-key: info}\n"};
    struct emp_editor *editor = begin(&world, NULL);
    greet(editor);
    show(editor, "file:///b/new.yaml", slip);
    show(editor, CONFIG_URI, "levels: {unknown-key: warning, zz: off}\n");
    work_all(editor);
    ck_assert_uint_eq(said(&world, "There is no rule \\\"zz\\\"."), 1);
    ck_assert_uint_eq(said(&world, "\"severity\":2,\"code\":\"L002\""), 1);
    // What changes in it changes what is told of the playbook.
    SEND(editor, "{\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":{\"uri\":"
                 "\"" CONFIG_URI "\"},\"contentChanges\":[{\"text\":\"profile: min\"}]}}");
    work_all(editor);
    ck_assert_uint_eq(said(&world, "\"severity\":1,\"code\":\"L002\""), 1);
    // Closed, it is what stands on disk.
    SEND(editor, "{\"method\":\"textDocument/didClose\",\"params\":{\"textDocument\":{\"uri\":"
                 "\"" CONFIG_URI "\"}}}");
    work_all(editor);
    ck_assert_uint_eq(said(&world, "\"severity\":3,\"code\":\"L002\""), 1);
    emp_editor_close(editor);
}
END_TEST

START_TEST(nothing_of_playbooks_is_done_to_a_configuration) {
    static const char *const methods[] = {"definition", "references", "rename", "formatting",
                                          "codeAction"};
    struct world world = {.n = 0};
    struct emp_editor *editor = begin(&world, NULL);
    greet(editor);
    show(editor, CONFIG_URI, "profile:    stict\n");
    EACH(i, methods) ck_assert_int_eq(ask(editor, methods[i], CONFIG_URI, 0, 3), EMP_OK);
    ck_assert_uint_eq(said(&world, "\"result\":null"), COUNT(methods));
    emp_editor_close(editor);
}
END_TEST

START_TEST(a_file_that_is_opened_twice_is_opened_anew) {
    struct world world = {.n = 0};
    struct emp_editor *editor = begin(&world, NULL);
    greet(editor);
    show(editor, "untitled:a", "nonsense: 1\n");
    show(editor, "untitled:a", book);
    work_all(editor);
    ck_assert_uint_eq(said(&world, "L002"), 0);
    emp_editor_close(editor);
}
END_TEST

RUN("editor session", running_out_of_memory_anywhere_leaves_nothing_behind,
    an_answer_that_cannot_be_written_ends_the_session,
    ten_thousand_changes_take_no_more_memory_than_a_few, many_changes_are_linted_once,
    a_new_file_with_a_header_is_a_playbook_of_its_own, a_key_with_a_nul_is_no_key_of_the_language,
    the_configuration_says_how_grave_a_finding_is, a_configuration_holds_as_it_stands_in_the_editor,
    nothing_of_playbooks_is_done_to_a_configuration, a_file_that_is_opened_twice_is_opened_anew)
