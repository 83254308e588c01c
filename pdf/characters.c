// The characters of a document, as fontconfig counts those of fonts.
#include "pdf/characters.h"

#include "base/utf8.h"

static void add_text(FcCharSet *set, struct str text) {
    uint32_t c;
    for (size_t i = 0, len; i < text.len; i += len ? len : 1) {
        len = (unsigned char)text.ptr[i] < 0x80 ? 1 : utf8_decode(str_from(text, i), &c);
        if (len > 1) FcCharSetAddChar(set, c);
    }
}

static void add_node(FcCharSet *set, const struct doc_node *node) {
    for (const struct doc_run *run = node->runs; run; run = run->next) add_text(set, run->text);
    for (const struct doc_node *at = node->first; at; at = at->next) add_node(set, at);
}

FcCharSet *characters_of(const struct doc *doc) {
    const struct doc_footer *footer = &doc->footer;
    FcCharSet *set = FcCharSetCreate();
    add_node(set, &doc->body);
    add_text(set, footer->title);
    add_text(set, footer->version);
    add_text(set, footer->note);
    add_text(set, footer->mark);
    return set;
}

static bool is_in_ranges(const uint32_t (*ranges)[2], uint32_t c) {
    for (size_t i = 0; ranges[i][1]; i++)
        if (c >= ranges[i][0] && c <= ranges[i][1]) return true;
    return false;
}

bool characters_meet(const FcCharSet *set, const uint32_t (*ranges)[2]) {
    FcChar32 map[FC_CHARSET_MAP_SIZE], next, base = FcCharSetFirstPage(set, map, &next);
    for (; base != FC_CHARSET_DONE; base = FcCharSetNextPage(set, map, &next))
        for (uint32_t i = 0; i < 32 * FC_CHARSET_MAP_SIZE; i++)
            if (map[i / 32] >> i % 32 & 1 && is_in_ranges(ranges, base + i)) return true;
    return false;
}
