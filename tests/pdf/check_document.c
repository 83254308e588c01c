// Checks the file as a whole: header, trailer, catalog, metadata, intents, and what no file may
// hold.
#include "check.h"

static void check_bytes(struct file *file) {
    struct str bytes = file->bytes;
    bool begins = str_starts(bytes, S("%PDF-1.")) && bytes.len > 20;
    EXPECT(begins, file, "A 6.1.2", "the file does not begin as PDF does");
    struct str second = begins ? str_from(bytes, 9) : S("%    ");
    bool binary = second.ptr[0] == '%';
    for (int i = 1; i <= 4; i++) binary = binary && (unsigned char)second.ptr[i] > 127;
    EXPECT(binary, file, "A 6.1.2 (binary)", "no comment with four high bytes follows the header");
    EXPECT(str_ends(bytes, S("%%EOF\n")) || str_ends(bytes, S("%%EOF")), file, "A 6.1.3 (end)",
           "something stands behind the end of the file");
    EXPECT(items(key(file->trailer, "/ID")) == 2, file, "A 6.1.3", "the file has no ID");
    EXPECT(is_null(key(file->trailer, "/Encrypt")), file, "A 6.1.3 (encrypted)",
           "the file is encrypted");
}

static void check_catalog(struct file *file) {
    struct object root = file->root, marks = key(root, "/MarkInfo");
    EXPECT(is_true(key(marks, "/Marked")), file, "UA 6.2",
           "the file does not say that it is tagged");
    EXPECT(!is_true(key(marks, "/Suspects")), file, "UA 7.1 (suspects)",
           "tags are said to be suspect");
    EXPECT(is_true(key(key(root, "/ViewerPreferences"), "/DisplayDocTitle")), file,
           "UA 7.1 (title)", "readers are not asked to show the title");
    EXPECT(text_of(file, key(root, "/Lang")).len >= 2, file, "UA 7.2", "the file has no language");
    static const char *const never[] = {"/AA",           "/OpenAction",     "/OCProperties",
                                        "/Requirements", "/NeedsRendering", "/Collection"};
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        EXPECT(is_null(key(root, never[i])), file, "A 6.5", "the catalog has %s", never[i]);
    static const char *const trees[] = {"/JavaScript", "/EmbeddedFiles", "/AlternatePresentations"};
    for (size_t i = 0; i < sizeof trees / sizeof *trees; i++)
        EXPECT(is_null(key(key(root, "/Names"), trees[i])), file, "A 6.6", "the file has %s",
               trees[i]);
}

static bool holds(struct str text, const char *part) {
    return str_find(text, str_of(part)) >= 0;
}

// A property as an element or as an attribute.
static bool says(struct file *file, struct str xmp, const char *name, const char *value) {
    return holds(xmp, str_fmt(file->arena, "<%s>%s</%s>", name, value, name).ptr) ||
           holds(xmp, str_fmt(file->arena, "%s=\"%s\"", name, value).ptr);
}

static void check_metadata(struct file *file) {
    struct object stream = key(file->root, "/Metadata");
    struct str xmp = stream_of(file, stream);
    EXPECT(is_stream(stream) && xmp.len, file, "A 6.6.2.1", "there is no metadata");
    EXPECT(is_null(key(stream, "/Filter")), file, "A 6.6.2.1 (filter)",
           "the metadata are compressed");
    EXPECT(says(file, xmp, "pdfaid:part", "2") && says(file, xmp, "pdfaid:conformance", "A"), file,
           "A 6.6.4", "the metadata do not say PDF/A-2a");
    EXPECT(says(file, xmp, "pdfuaid:part", "1"), file, "UA 5", "the metadata do not say PDF/UA-1");
    EXPECT(holds(xmp, "http://www.aiim.org/pdfua/ns/id/"), file, "UA 5 (namespace)",
           "the metadata do not know the name space of PDF/UA");
    EXPECT(holds(xmp, "pdfaSchema:namespaceURI") && holds(xmp, "pdfaProperty:name"), file,
           "A 6.6.2.3.3", "the metadata do not describe the schema of PDF/UA");
    EXPECT(holds(xmp, "<dc:title>") && holds(xmp, "x-default"), file, "UA 7.1 (dc:title)",
           "the metadata have no title");
    EXPECT(!holds(xmp, "bytes=") && !holds(xmp, "encoding="), file, "A 6.6.2.1 (packet)",
           "the metadata packet says bytes or encoding");
}

static void check_info(struct file *file) {
    struct object info = key(file->trailer, "/Info");
    struct str title = text_of(file, key(info, "/Title"));
    struct str xmp = stream_of(file, key(file->root, "/Metadata"));
    if (title.len && str_find(title, S("&")) < 0 && str_find(title, S("<")) < 0)
        EXPECT(str_find(xmp, title) >= 0, file, "A 6.6.3", "title and metadata differ");
}

static void check_intent(struct file *file) {
    struct object intent = item(key(file->root, "/OutputIntents"), 0);
    struct object profile = key(intent, "/DestOutputProfile");
    EXPECT(items(key(file->root, "/OutputIntents")) == 1 &&
               is_name(key(intent, "/S"), "/GTS_PDFA1"),
           file, "A 6.2.3", "there is not one output intent of PDF/A");
    struct str icc = stream_of(file, profile);
    EXPECT(icc.len > 128 && !memcmp(icc.ptr + 36, "acsp", 4), file, "A 6.2.3 (profile)",
           "the output intent has no ICC profile");
    EXPECT(icc.len <= 128 || !memcmp(icc.ptr + 16, "RGB ", 4), file, "A 6.2.3 (space)",
           "the profile of the output intent is not RGB");
    EXPECT(int_of(key(profile, "/N"), 0) == 3, file, "A 6.2.3 (N)",
           "the profile does not say 3 components");
}

static void check_image(struct file *file, struct object object) {
    EXPECT(!is_true(key(object, "/Interpolate")), file, "A 6.2.8", "an image is interpolated");
    EXPECT(is_null(key(object, "/Alternates")) && is_null(key(object, "/OPI")), file,
           "A 6.2.8 (keys)", "an image has other versions");
}

// What holds for any object of the file.
static void check_object(struct file *file, struct object object) {
    if (is_stream(object)) {
        EXPECT(is_null(key(object, "/F")) && is_null(key(object, "/FFilter")), file, "A 6.1.7",
               "a stream lies in another file");
        EXPECT(!is_name(key(object, "/Filter"), "/LZWDecode"), file, "A 6.1.7.2",
               "a stream is LZW");
        if (is_name(key(object, "/Subtype"), "/Image")) check_image(file, object);
        EXPECT(!is_name(key(object, "/Subtype"), "/PS"), file, "A 6.2.9", "there is PostScript");
    }
    static const char *const actions[] = {"/Launch",     "/Sound", "/Movie",      "/ResetForm",
                                          "/ImportData", "/Hide",  "/JavaScript", "/SubmitForm"};
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
        EXPECT(!is_name(key(object, "/S"), actions[i]), file, "A 6.5.1 (actions)",
               "there is an action %s", actions[i]);
    EXPECT(is_null(key(object, "/TR")) && is_null(key(object, "/HTP")), file, "A 6.2.5",
           "a graphics state has a transfer function");
}

static void check_objects(struct file *file) {
    int n = int_of(key(file->trailer, "/Size"), 0);
    for (int i = 1; i < n; i++)
        check_object(file, (struct object){file->qpdf, qpdf_get_object_by_id(file->qpdf, i, 0)});
}

void check_document(struct file *file) {
    check_bytes(file);
    check_catalog(file);
    check_metadata(file);
    check_info(file);
    check_intent(file);
    check_objects(file);
}
