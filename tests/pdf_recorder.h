// A writer that writes down what it is told, for tests of the layout.
#ifndef TESTS_PDF_RECORDER_H
#define TESTS_PDF_RECORDER_H

#include "pdf/writer.h"

enum event_kind {
    EVENT_OPEN,
    EVENT_CLOSE,
    EVENT_TEXT,
    EVENT_FILL,
    EVENT_STROKE,
    EVENT_LINE,
    EVENT_IMAGE,
    EVENT_LINK,
    EVENT_CHECK_BOX,
    EVENT_TEXT_FIELD,
    EVENT_OUTLINE
};

struct event {
    enum event_kind kind;
    size_t page;
    bool artifact;
    enum pdf_role role; // of EVENT_OPEN
    struct pdf_attributes attributes;
    struct pdf_box box; // of text: from its first to its last glyph, and from its capitals to its
                        // base line
    double size;        // of type
    uint32_t color;
    struct str text; // that is read, or says what something means
    unsigned level;
};

struct pdf {
    struct arena *arena;
    LIST(struct event) events;
    LIST(struct pdf_box) pages; // their sizes
    size_t page, open;
    bool artifact;
};

// All text on a page that is no artifact, or all of them where `page` is SIZE_MAX.
struct str recorded_text(const struct pdf *pdf, size_t page);
// The first text that holds `words`; NULL where there is none.
const struct event *recorded_find(const struct pdf *pdf, const char *words);
size_t recorded_count(const struct pdf *pdf, enum event_kind kind);

#endif
