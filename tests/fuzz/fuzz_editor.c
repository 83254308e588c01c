// Fuzzes sessions with editors: what begins as a message is a stream as it comes, anything else a
// buffer in which everything is asked in every line, as a playbook and as a configuration.
#include "empower.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int ignore(void *context, const char *bytes, size_t len) {
    (void)context, (void)bytes, (void)len;
    return 0;
}

static void work_all(struct emp_editor *editor) {
    while (emp_editor_work_left(editor) && emp_editor_work(editor) == EMP_OK) {
    }
}

static void send_text(struct emp_editor *editor, const char *message, size_t len) {
    char header[64];
    int n = snprintf(header, sizeof header, "Content-Length: %zu\r\n\r\n", len);
    emp_editor_feed(editor, header, (size_t)n);
    emp_editor_feed(editor, message, len);
}

// The buffer as JSON; what is no ASCII becomes a letter.
static void show(struct emp_editor *editor, const char *uri, const uint8_t *data, size_t size) {
    static const char start[] = "{\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":"
                                "{\"uri\":\"%s\",\"version\":1,\"text\":\"";
    char *message = malloc(sizeof start + strlen(uri) + 6 * size + 8), *at = message;
    if (!message) return;
    at += sprintf(at, start, uri);
    for (size_t i = 0; i < size; i++) at += sprintf(at, "\\u%04x", data[i] < 128 ? data[i] : 0xE9);
    at += sprintf(at, "\"}}}");
    send_text(editor, message, (size_t)(at - message));
    free(message);
}

static void ask(struct emp_editor *editor, const char *uri, const char *method, unsigned line,
                unsigned column) {
    char message[512];
    int n =
        snprintf(message, sizeof message,
                 "{\"id\":2,\"method\":\"textDocument/%s\",\"params\":{\"textDocument\":{\"uri\":"
                 "\"%s\"},\"newName\":\"other\",\"context\":{\"includeDeclaration\":true},"
                 "\"position\":{\"line\":%u,\"character\":%u},\"range\":{\"start\":{\"line\":%u,"
                 "\"character\":0},\"end\":{\"line\":%u,\"character\":%u}}}}",
                 method, uri, line, column, line, line, column);
    send_text(editor, message, (size_t)n);
}

static void ask_all(struct emp_editor *editor, const char *uri, const uint8_t *data, size_t size) {
    static const char *const methods[] = {
        "documentSymbol", "foldingRange", "completion",        "hover",
        "definition",     "references",   "documentHighlight", "prepareRename",
        "rename",         "formatting",   "codeAction"};
    unsigned lines = 1;
    for (size_t i = 0; i < size; i++) lines += data[i] == '\n';
    for (unsigned line = 0; line < lines && line < 10; line++)
        for (unsigned column = 0; column < 24; column += 8)
            for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
                ask(editor, uri, methods[i], line, column);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char hello[] =
        "{\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}";
    static const char *const uris[] = {"untitled:a", "file:///b/.empower.yaml"};
    struct emp_editor_host host = {.write = ignore, .limits = {.memory = 256 << 20}};
    struct emp_editor *editor;
    if (!size || emp_editor_open(&editor, &host, NULL) != EMP_OK) return 0;
    send_text(editor, hello, sizeof hello - 1);
    if (data[0] == 'C') {
        emp_editor_feed(editor, (const char *)data, size);
    } else {
        for (size_t i = 0; i < 2; i++) {
            show(editor, uris[i], data, size);
            work_all(editor);
            ask_all(editor, uris[i], data, size);
        }
    }
    work_all(editor);
    emp_editor_close(editor);
    return 0;
}
