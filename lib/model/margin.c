// What a file is, told from the keys at its margin without reading it as YAML.
#include "model/margin.h"

#include "model/language.h"
#include "yaml/line.h"

// What tells about the playbook as a whole is bound into its header.
static bool is_about(const struct row *row) {
    enum { FROM = offsetof(struct playbook, header), TO = FROM + sizeof(struct header) };
    return row->offset >= FROM && row->offset < TO;
}

static void count(struct margin *margin, struct str key) {
    const struct row *row = shape_row(&language, key);
    margin->header |= str_eq(key, S("empower"));
    if (!row)
        margin->others++;
    else if (is_about(row))
        margin->about++;
    else
        margin->sections++;
}

struct margin margin_of(struct str bytes) {
    struct margin margin = {0};
    struct str line;
    if (str_starts(bytes, S("\xEF\xBB\xBF"))) bytes = str_from(bytes, 3);
    while (!margin.header && str_split(&bytes, '\n', &line)) {
        struct str key = str_slice(line, 0, name_length(line));
        if (key.len && key.len < line.len && line.ptr[key.len] == ':') count(&margin, key);
    }
    return margin;
}
