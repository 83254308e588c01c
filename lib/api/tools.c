// Small services: the schema, the manual's reference, escaping, distances, ids, the configuration.
#include "api/door.h"
#include "base/escape.h"
#include "base/grammar.h"
#include "base/json.h"
#include "lint/config.h"
#include "model/margin.h"
#include "model/reference.h"
#include "model/schema.h"
#include "yaml/tree.h"

#include <string.h>

struct write_job {
    void (*make)(struct buf *out);
    struct sink sink;
};

static void run_write(struct emp_playbook *alone, void *arguments) {
    const struct write_job *job = arguments;
    struct buf out = buf_new(&alone->scratch);
    job->make(&out);
    sink_buf(alone, &job->sink, &out);
}

enum emp_status emp_schema(emp_write *write, void *context) {
    struct write_job job = {schema_write, {write, context}};
    return door_alone(run_write, &job);
}

enum emp_status emp_config_schema(emp_write *write, void *context) {
    struct write_job job = {config_schema, {write, context}};
    return door_alone(run_write, &job);
}

enum emp_status emp_reference(bool config, emp_write *write, void *context) {
    struct write_job job = {config ? config_reference : reference_write, {write, context}};
    return door_alone(run_write, &job);
}

struct escape_job {
    struct str text;
    struct sink sink;
};

static void run_escape(struct emp_playbook *alone, void *arguments) {
    const struct escape_job *job = arguments;
    struct buf out = buf_new(&alone->scratch);
    escape_terminal(&out, job->text, true);
    sink_buf(alone, &job->sink, &out);
}

enum emp_status emp_escape(const char *text, size_t len, emp_write *write, void *context) {
    struct escape_job job = {{text, len}, {write, context}};
    return door_alone(run_escape, &job);
}

size_t emp_distance(const char *a, const char *b, size_t limit) {
    return str_distance(str_of(a), str_of(b), limit);
}

struct lists_job {
    const struct emp_list *lists;
    size_t n;
    struct sink sink;
};

static void write_list(struct json *json, const struct emp_list *list) {
    struct emp_item item;
    json_key(json, list->name);
    json_array(json);
    for (size_t i = 0; list->at(&item, i); i++) {
        json_object(json);
        json_member(json, "name", str_of(item.name));
        json_member(json, "title", str_of(item.title));
        json_object_end(json);
    }
    json_array_end(json);
}

static void run_lists(struct emp_playbook *alone, void *arguments) {
    const struct lists_job *job = arguments;
    struct buf out = buf_new(&alone->scratch);
    struct json json = json_writer(&out, false);
    json_object(&json);
    json_key(&json, "schema_version");
    json_number(&json, 1);
    for (size_t i = 0; i < job->n; i++) write_list(&json, &job->lists[i]);
    json_object_end(&json);
    buf_char(&out, '\n');
    sink_buf(alone, &job->sink, &out);
}

enum emp_status emp_lists_json(const struct emp_list *lists, size_t n, emp_write *write,
                               void *context) {
    struct lists_job job = {lists, n, {write, context}};
    return door_alone(run_lists, &job);
}

// One text of a file of keys.
struct key_job {
    const char *key;
    char *out;
    size_t room;
    struct str bytes;
    bool found;
};

static void read_one_key(struct emp_playbook *alone, void *arguments) {
    struct key_job *job = arguments;
    struct sources sources = sources_new(&alone->scratch);
    struct findings findings = findings_new(&alone->scratch);
    sources_add(&sources, S("keys"), job->bytes);
    struct yaml_file file;
    yaml_read(&file, &alone->scratch, &sources, 0, &yaml_limits_default, false, &findings);
    if (!file.root || file.root->kind != NODE_MAP) return;
    const struct node *text = node_get(file.root, str_of(job->key));
    if (!text || text->kind != NODE_SCALAR || !text->len || text->len >= job->room) return;
    if (memchr(text->ptr, '\0', text->len)) return; // it would be cut there
    memcpy(job->out, text->ptr, text->len);
    job->out[text->len] = '\0';
    job->found = true;
}

bool emp_config_playbook(char *out, size_t room, const char *bytes, size_t len) {
    struct key_job job = {"playbook", out, room, {bytes, len}, false};
    return door_alone(read_one_key, &job) == EMP_OK && job.found;
}

bool emp_theme_logo(char *out, size_t room, const char *bytes, size_t len) {
    struct key_job job = {"logo", out, room, {bytes, len}, false};
    return door_alone(read_one_key, &job) == EMP_OK && job.found;
}

enum emp_file_kind emp_kind_of_file(const char *bytes, size_t len) {
    struct margin margin = margin_of((struct str){bytes, len});
    if (margin.header) return EMP_FILE_HEADER;
    return margin.sections > margin.about + margin.others ? EMP_FILE_SECTIONS : EMP_FILE_OTHER;
}
