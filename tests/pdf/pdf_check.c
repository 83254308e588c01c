// Checks PDF files: prints a line for each clause of PDF/UA-1 or PDF/A-2a that a file does not keep
// to.
//   pdf_check FILE..
#include "check.h"

#include <stdio.h>
#include <stdlib.h>

static bool read_bytes(struct file *file) {
    FILE *stream = fopen(file->name, "rb");
    struct buf bytes = buf_new(file->arena);
    char part[65536];
    for (size_t got; stream && (got = fread(part, 1, sizeof part, stream)) > 0;)
        buf_add(&bytes, (struct str){part, got});
    if (stream) fclose(stream);
    file->bytes = buf_str(&bytes);
    return stream;
}

static void check_file(struct file *file) {
    struct tags tags;
    file->root = (struct object){file->qpdf, qpdf_get_root(file->qpdf)};
    file->trailer = (struct object){file->qpdf, qpdf_get_trailer(file->qpdf)};
    check_document(file);
    check_structure(file, &tags);
    check_pages(file, &tags);
    check_annotations(file, &tags);
    check_fonts(file);
}

static unsigned check_name(const char *name) {
    struct arena arena;
    arena_init(&arena, allocator_malloc, 0);
    struct file file = {.arena = &arena, .name = name, .qpdf = qpdf_init()};
    qpdf_set_suppress_warnings(file.qpdf, QPDF_TRUE);
    bool good =
        read_bytes(&file) &&
        !(qpdf_read_memory(file.qpdf, name, file.bytes.ptr, file.bytes.len, NULL) & QPDF_ERRORS);
    if (good)
        check_file(&file);
    else
        fail(&file, "file", "cannot be read");
    while (qpdf_more_warnings(file.qpdf))
        fail(&file, "syntax", "%s",
             qpdf_get_error_full_text(file.qpdf, qpdf_next_warning(file.qpdf)));
    qpdf_cleanup(&file.qpdf);
    arena_free(&arena);
    return file.failures;
}

int main(int argc, char **argv) {
    unsigned failures = 0;
    for (int i = 1; i < argc; i++) failures += check_name(argv[i]);
    printf("%d files, %u clauses not kept to\n", argc - 1, failures);
    return failures ? EXIT_FAILURE : EXIT_SUCCESS;
}
