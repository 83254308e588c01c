// What a file says about itself: title, kind, versions, and which standards it keeps.
#include "pdf/write.h"

#include "base/escape.h"

static void put_alternative(struct buf *out, const char *name, struct str text) {
    buf_fmt(out, "<dc:%s><rdf:Alt><rdf:li xml:lang=\"x-default\">", name);
    escape_xml(out, text);
    buf_fmt(out, "</rdf:li></rdf:Alt></dc:%s>\n", name);
}

static void put_element(struct buf *out, const char *name, struct str text) {
    if (text.len == 0) return;
    buf_fmt(out, "<%s>", name);
    escape_xml(out, text);
    buf_fmt(out, "</%s>\n", name);
}

static void put_about(struct buf *out, const struct pdf_about *about) {
    buf_text(out, "<rdf:Description rdf:about=\"\""
                  " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                  " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                  " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                  " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
                  " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n");
    put_alternative(out, "title", about->title);
    if (about->subject.len) put_alternative(out, "description", about->subject);
    buf_fmt(out, "<dc:language><rdf:Bag><rdf:li>%.*s</rdf:li></rdf:Bag></dc:language>\n",
            S_ARG(about->lang));
    put_element(out, "pdf:Keywords", about->keywords);
    put_element(out, "pdf:Producer", about->creator);
    put_element(out, "xmp:CreatorTool", about->creator);
    put_element(out, "xmp:CreateDate", about->date);
    put_element(out, "xmp:ModifyDate", about->date);
    buf_text(out, "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n"
                  "<pdfuaid:part>1</pdfuaid:part>\n</rdf:Description>\n");
}

// PDF/A knows nothing of PDF/UA: what says that a file keeps it must be described in the file.
static const char description[] =
    "<rdf:Description rdf:about=\"\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 that the file keeps</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n";

pdf_object metadata_write(struct pdf *pdf) {
    struct buf out = buf_new(pdf->arena);
    buf_text(&out, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                   "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                   "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
    put_about(&out, &pdf->about);
    buf_text(&out, description);
    buf_text(&out, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
    return object_add_plain(&pdf->objects, S("/Type/Metadata/Subtype/XML"), buf_str(&out));
}

static void put_entry(struct buf *out, const char *name, struct str text) {
    if (text.len == 0) return;
    buf_fmt(out, "/%s", name);
    put_text(out, text);
}

// "2026-04-01" as "D:20260401".
static struct str plain_date(struct arena *arena, struct str date) {
    struct buf out = buf_new(arena);
    if (date.len) buf_text(&out, "D:");
    for (size_t i = 0; i < date.len; i++) {
        if (is_digit(date.ptr[i])) buf_char(&out, date.ptr[i]);
    }
    return buf_str(&out);
}

pdf_object info_write(struct pdf *pdf) {
    const struct pdf_about *about = &pdf->about;
    struct buf out = buf_new(pdf->arena);
    struct str date = plain_date(pdf->arena, about->date);
    buf_text(&out, "<<");
    put_entry(&out, "Title", about->title);
    put_entry(&out, "Subject", about->subject);
    put_entry(&out, "Keywords", about->keywords);
    put_entry(&out, "Creator", about->creator);
    put_entry(&out, "Producer", about->creator);
    put_entry(&out, "CreationDate", date);
    put_entry(&out, "ModDate", date);
    buf_text(&out, ">>");
    return object_add(&pdf->objects, buf_str(&out));
}

pdf_object intent_write(struct pdf *pdf) {
    struct str profile = {(const char *)srgb_profile, srgb_profile_size};
    pdf_object stream = object_add_stream(&pdf->objects, S("/N 3"), profile);
    return object_add(&pdf->objects, str_fmt(pdf->arena,
                                             "<</Type/OutputIntent/S/GTS_PDFA1"
                                             "/OutputConditionIdentifier(sRGB IEC61966-2.1)"
                                             "/Info(sRGB IEC61966-2.1)/DestOutputProfile %u 0 R>>",
                                             stream));
}
