// Exports a course for learning platforms: a SCORM 1.2 package with one page in it.
#include "exports/scorm.h"

#include "base/escape.h"
#include "base/zip.h"
#include "formats/inline.h"
#include "sheets/sheets.h"

enum { QUESTIONS = 20 }; // as many as one sits through

static const char manifest_start[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<manifest xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\" "
    "xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\" "
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
    "xsi:schemaLocation=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd "
    "http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd\" version=\"1.0\" identifier=\"";
static const char manifest_end[] =
    "</organization>\n</organizations>\n<resources>\n"
    "<resource identifier=\"page\" type=\"webcontent\" adlcp:scormtype=\"sco\" "
    "href=\"index.html\">\n<file href=\"index.html\"/>\n</resource>\n</resources>\n</manifest>\n";

static void add_text(struct buf *out, struct str text) {
    escape_xml(out, inline_visible(out->arena, text));
}

static void add_title(struct buf *out, struct str title) {
    buf_text(out, "<title>");
    add_text(out, title);
    buf_text(out, "</title>\n");
}

static struct str manifest(const struct export_plan *plan, bool scored) {
    struct buf out = buf_new(plan->arena);
    struct str title = sheet_playbook_title(plan->playbook);
    buf_text(&out, manifest_start);
    buf_text(&out, "course-");
    add_text(&out, plan->playbook->header.playbook.s);
    buf_text(&out, "\">\n<metadata>\n<schema>ADL SCORM</schema>\n"
                   "<schemaversion>1.2</schemaversion>\n</metadata>\n"
                   "<organizations default=\"course\">\n<organization identifier=\"course\">\n");
    add_title(&out, title);
    buf_text(&out, "<item identifier=\"item\" identifierref=\"page\" isvisible=\"true\">\n");
    add_title(&out, title);
    if (scored) buf_fmt(&out, "<adlcp:masteryscore>%d</adlcp:masteryscore>\n", SCORM_MASTERY);
    buf_text(&out, "</item>\n");
    buf_text(&out, manifest_end);
    return buf_str(&out);
}

// Those of the exercises that have a right answer, then decisions.
static quiz_questions pick(const struct export_plan *plan) {
    struct quiz quiz = quiz_new(plan->arena, plan->playbook);
    quiz_questions all = quiz_all(&quiz, plan->role), some = {0};
    for (size_t i = 0; i < all.n && some.n < QUESTIONS; i++)
        if (all.items[i].exercise && all.items[i].kind == QUIZ_CHOICE)
            *PUSH(plan->arena, &some) = all.items[i];
    quiz_questions decisions = quiz_pick(&quiz, &all, QUESTIONS - some.n);
    for (size_t i = 0; i < decisions.n; i++) *PUSH(plan->arena, &some) = decisions.items[i];
    return some;
}

static void write_scorm(struct buf *out, const struct export_plan *plan, struct str *error) {
    quiz_questions questions = pick(plan);
    struct buf page = buf_new(plan->arena);
    if (!questions.n && !plan->playbook->scenarios.n) {
        *error = export_lacks(plan, LABEL_LACKS_LESSON);
        return;
    }
    scorm_page(&page, plan, &questions);
    struct zip *zip = zip_begin(out);
    zip_add(zip, S("imsmanifest.xml"), manifest(plan, questions.n > 0));
    zip_add(zip, S("index.html"), buf_str(&page));
    zip_end(zip);
}

const struct export export_scorm = {
    .name = "scorm",
    .title = "a course for learning platforms (SCORM 1.2): cards and a quiz",
    .extension = "zip",
    .binary = true,
    .of_role = true,
    .dated = true,
    .themed = true,
    .write = write_scorm,
};
