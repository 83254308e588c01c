// What stands in a document, by name: for writing its tree down and for reading it again.
#ifndef DOC_MEMBERS_H
#define DOC_MEMBERS_H

#include "doc/doc.h"

// Names of the values of an enum, in their order; each list ends with NULL.
extern const char *const doc_kind_names[], *const doc_run_names[], *const doc_audience_names[];
extern const char *const doc_color_names[], *const doc_media_names[];
const char *const *doc_style_names(unsigned kind); // NULL for kinds without styles
// The place of a name in its list, -1 where it is not there.
int doc_name_find(const char *const *names, struct str name);

enum doc_member_type { DOC_MEMBER_TEXT, DOC_MEMBER_NAME, DOC_MEMBER_FLAG, DOC_MEMBER_NUMBER };

// A field of a struct. Texts are of type struct str, all others unsigned numbers of `size` bytes.
struct doc_member {
    const char *key;
    uint8_t type; // enum doc_member_type
    uint8_t size;
    uint16_t offset;
    uint32_t most;            // of a number
    const char *const *names; // of a name's values
};

// Lists that end with a NULL key. Fields of another shape (runs, bytes, columns) are not among
// them.
extern const struct doc_member doc_members[], doc_page_members[], doc_footer_members[];
extern const struct doc_member doc_theme_members[], doc_figure_members[], doc_column_members[];
extern const struct doc_member doc_node_members[];

struct str doc_member_text(const void *of, const struct doc_member *member);
void doc_member_set_text(void *of, const struct doc_member *member, struct str value);
uint32_t doc_member_get(const void *of, const struct doc_member *member);
void doc_member_set(void *of, const struct doc_member *member, uint32_t value);

#endif
