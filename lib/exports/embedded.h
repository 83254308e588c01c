// Scripts and styles, as strings that end with NUL; made from their files by cmake/EmbedText.cmake.
#ifndef EXPORTS_EMBEDDED_H
#define EXPORTS_EMBEDDED_H

extern const char scorm_script[], scorm_style[];         // scorm.js, scorm.css
extern const char site_ask[], site_page[], site_style[]; // site_ask.js, site_page.js, site.css

#endif
