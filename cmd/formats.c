// The values of `lint --format`: what is written, and where to.
#include "formats.h"

#include "command.h"
#include "terminal.h"

#include <string.h>

const char *format_name(const char *format) {
    return format_text("%.*s", (int)strcspn(format, ":"), format);
}

const char *format_file(const char *format) {
    const char *colon = strchr(format, ':');
    return colon && strcmp(colon, ":-") != 0 ? colon + 1 : NULL;
}

bool is_format(const char *format) {
    const char *name = format_name(format), *near = NULL, *file = format_file(format);
    struct emp_item item;
    size_t nearest = 4;
    for (size_t i = 0; nearest && emp_reporter_at(&item, i); i++) {
        size_t distance = emp_distance(name, item.name, nearest - 1);
        if (distance < nearest) nearest = distance, near = item.name;
    }
    if (nearest && near)
        say("there is no format \"%s\"; did you mean %s?", name, near);
    else if (nearest)
        say("there is no format \"%s\"; `empower lint --help` lists them", name);
    else if (file && !*file)
        say("--format %s names no file; write --format %sfindings.txt", format, format);
    return !nearest && !(file && !*file);
}

bool go_apart(const char *a, const char *b) {
    const char *to_a = format_file(a), *to_b = format_file(b);
    if (!to_a != !to_b || (to_a && strcmp(to_a, to_b) != 0)) return true;
    if (to_a)
        say("--format %s and --format %s write to the same file", a, b);
    else
        say("%s and %s both go to standard output; give one a file, as in --format %s:FILE",
            format_name(a), format_name(b), format_name(b));
    return false;
}
