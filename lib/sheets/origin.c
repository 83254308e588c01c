// Where a page comes from, as one line for cameras and for commands: playbook, version, digest,
// kind of sheet, scenario.
#include "base/buf.h"
#include "sheets/plan.h"

enum { WIDTH = 22 }; // mm, with the light edge: a telephone reads it from half a metre

static bool is_plain(char c) {
    return is_alnum(c) || c == '-' || c == '_' || c == '.' || c == '~';
}

// A part of a path, as addresses have it: what else it holds is percent-encoded.
static void add_part(struct buf *out, struct str part) {
    if (part.len == 0) part = S("-");
    for (size_t i = 0; i < part.len; i++) {
        if (is_plain(part.ptr[i]))
            buf_char(out, part.ptr[i]);
        else
            buf_fmt(out, "%%%02X", (unsigned char)part.ptr[i]);
    }
}

struct str origin_line(const struct sheet_plan *plan, const struct scenario *scenario) {
    const struct header *header = &plan->playbook->header;
    const struct str parts[] = {header->version.s, plan->doc->footer.digest,
                                str_of(plan->sheet->name), scenario ? scenario->entry.id.s : S("")};
    struct str site = plan->doc->theme.site;
    struct buf out = buf_new(plan->arena);
    buf_add(&out, site.len ? site : S("empower:"));
    if (site.len && !str_ends(site, S("/"))) buf_char(&out, '/');
    add_part(&out, header->playbook.s);
    for (size_t i = 0; i < sizeof parts / sizeof *parts - !scenario; i++) {
        buf_char(&out, '/');
        add_part(&out, parts[i]);
    }
    return buf_str(&out);
}

void origin_code(const struct sheet_plan *plan, struct doc_node *title,
                 const struct scenario *scenario) {
    struct str line = origin_line(plan, scenario);
    struct str alt = plan_fill(plan, LABEL_QR, line, S(""));
    doc_figure(title, doc_qr(plan->arena, line, alt, WIDTH));
}
