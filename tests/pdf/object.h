// PDF objects as libqpdf reads them, and what every check of a file shares.
#ifndef TESTS_PDF_OBJECT_H
#define TESTS_PDF_OBJECT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"

#include <qpdf/qpdf-c.h>
#include <stdbool.h>

struct object {
    qpdf_data qpdf;
    qpdf_oh handle;
};

struct file {
    struct arena *arena;
    const char *name;
    struct str bytes; // of the file
    qpdf_data qpdf;
    struct object root, trailer;
    unsigned failures;
    struct str seen; // clauses that failed, each between newlines
};

// Says that a condition of a clause is not met; each clause of a file once.
void fail(struct file *file, const char *clause, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
#define EXPECT(condition, file, clause, ...)               \
    do {                                                   \
        if (!(condition)) fail(file, clause, __VA_ARGS__); \
    } while (0)

// The value of a key ("/Type"); null where there is none, or no dictionary or stream.
struct object key(struct object object, const char *name);
struct object item(struct object array, int i);
int items(struct object array); // 0 for anything else
bool is_null(struct object object);
bool is_dict(struct object object);
bool is_array(struct object object);
bool is_int(struct object object);
bool is_stream(struct object object);
bool is_name(struct object object, const char *name);
bool is_true(struct object object);
int int_of(struct object object, int otherwise);
double number_of(struct object object, double otherwise);
// A name with its slash, or a string in UTF-8; empty for anything else.
struct str text_of(struct file *file, struct object object);
int id_of(struct object object); // 0 for what is no object of its own
struct str stream_of(struct file *file, struct object stream);
// The keys of a dictionary.
typedef LIST(struct str) names;
names keys_of(struct file *file, struct object dict);

#endif
