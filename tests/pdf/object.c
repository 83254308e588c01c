// Reads PDF objects through libqpdf.
#include "object.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void fail(struct file *file, const char *clause, const char *format, ...) {
    struct str mark = str_fmt(file->arena, "\n%s\n", clause);
    if (str_find(file->seen, mark) >= 0) return;
    file->seen = str_fmt(file->arena, "%.*s%.*s", S_ARG(file->seen), S_ARG(mark));
    file->failures++;
    printf("%s: %s: ", file->name, clause);
    va_list args;
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    putchar('\n');
}

static struct object same_file(struct object object, qpdf_oh handle) {
    return (struct object){object.qpdf, handle};
}

struct object key(struct object object, const char *name) {
    struct object dict = object;
    if (is_stream(object)) dict = same_file(object, qpdf_oh_get_dict(object.qpdf, object.handle));
    if (!is_dict(dict)) return same_file(object, qpdf_oh_new_null(object.qpdf));
    return same_file(object, qpdf_oh_get_key(dict.qpdf, dict.handle, name));
}

struct object item(struct object array, int i) {
    return same_file(array, qpdf_oh_get_array_item(array.qpdf, array.handle, i));
}

int items(struct object array) {
    return is_array(array) ? qpdf_oh_get_array_n_items(array.qpdf, array.handle) : 0;
}

bool is_null(struct object object) {
    return qpdf_oh_is_null(object.qpdf, object.handle);
}

bool is_dict(struct object object) {
    return qpdf_oh_is_dictionary(object.qpdf, object.handle);
}

bool is_array(struct object object) {
    return qpdf_oh_is_array(object.qpdf, object.handle);
}

bool is_int(struct object object) {
    return qpdf_oh_is_integer(object.qpdf, object.handle);
}

bool is_stream(struct object object) {
    return qpdf_oh_is_stream(object.qpdf, object.handle);
}

bool is_name(struct object object, const char *name) {
    return qpdf_oh_is_name_and_equals(object.qpdf, object.handle, name);
}

bool is_true(struct object object) {
    return qpdf_oh_is_bool(object.qpdf, object.handle) &&
           qpdf_oh_get_bool_value(object.qpdf, object.handle);
}

int int_of(struct object object, int otherwise) {
    return is_int(object) ? qpdf_oh_get_int_value_as_int(object.qpdf, object.handle) : otherwise;
}

double number_of(struct object object, double otherwise) {
    bool number = qpdf_oh_is_number(object.qpdf, object.handle);
    return number ? qpdf_oh_get_numeric_value(object.qpdf, object.handle) : otherwise;
}

struct str text_of(struct file *file, struct object object) {
    if (qpdf_oh_is_name(object.qpdf, object.handle))
        return str_dup(file->arena, str_of(qpdf_oh_get_name(object.qpdf, object.handle)));
    if (qpdf_oh_is_string(object.qpdf, object.handle))
        return str_dup(file->arena, str_of(qpdf_oh_get_utf8_value(object.qpdf, object.handle)));
    return S("");
}

int id_of(struct object object) {
    bool own = qpdf_oh_is_indirect(object.qpdf, object.handle);
    return own ? qpdf_oh_get_object_id(object.qpdf, object.handle) : 0;
}

struct str stream_of(struct file *file, struct object stream) {
    unsigned char *bytes = NULL;
    size_t len = 0;
    QPDF_BOOL filtered;
    if (!is_stream(stream)) return S("");
    qpdf_oh_get_stream_data(stream.qpdf, stream.handle, qpdf_dl_generalized, &filtered, &bytes,
                            &len);
    struct str copy = str_dup(file->arena, (struct str){(const char *)bytes, len});
    free(bytes);
    return copy;
}

names keys_of(struct file *file, struct object dict) {
    names list = {0};
    if (is_stream(dict)) dict = same_file(dict, qpdf_oh_get_dict(dict.qpdf, dict.handle));
    if (!is_dict(dict)) return list;
    qpdf_oh_begin_dict_key_iter(dict.qpdf, dict.handle);
    while (qpdf_oh_dict_more_keys(dict.qpdf))
        *PUSH(file->arena, &list) = str_dup(file->arena, str_of(qpdf_oh_dict_next_key(dict.qpdf)));
    return list;
}
