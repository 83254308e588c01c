// Checks themes: what they change on paper, and what is refused, with where and why.
#include "doc/contrast.h"
#include "doc/doc.h"
#include "empower_print.h"

#include "check_api.h"

#include <stdio.h>

#define COUNT(array)    (sizeof(array) / sizeof *(array))
#define EACH(row, rows) for (size_t row = 0; row < COUNT(rows); row++)

static const char book[] = "empower: 1\nplaybook: shop\ntitle: Shop\n"
                           "scenarios: {late: {title: Late, acknowledge: Sorry.}}\n";
static const char png[] = "\x89PNG\r\n\x1a\nrest", jpeg[] = "\xff\xd8\xff\xe0rest";

static struct emp_sheet_options themed(const char *theme, const char *logo) {
    return (struct emp_sheet_options){.theme = {.bytes = theme,
                                                .len = strlen(theme),
                                                .name = "house.theme.yaml",
                                                .logo = logo,
                                                .logo_len = logo ? strlen(logo) : 0}};
}

static void expect_part(const struct emp_playbook *playbook, enum emp_status status,
                        struct answer *answer, const char *part) {
    ck_assert_msg(status == EMP_OK, "%s", emp_message(playbook));
    ck_assert_msg(strstr(answer->text, part) != NULL, "no %s in %.9000s", part,
                  strstr(answer->text, "</style>"));
    forget(answer);
}

// ---- what it changes ----

static const struct {
    const char *theme, *logo, *part;
} looks[] = {
    {"colors: {brand: \"#7A1F3D\"}\n", NULL, "<style>:root{--agent:#7a1f3d}\n"},
    {"colors: {ink: '101010', warning: 800000}\n", NULL, ":root{--ink:#101010;--warning:#800000}"},
    {"fonts: [Source Sans 3, Ubuntu]\n", NULL,
     "body{font-family:\"Source\\000020Sans\\0000203\",\"Ubuntu\",sans-serif}"},
    {"fonts: Arial\n", NULL, "body{font-family:\"Arial\",sans-serif}"},
    {"paper: letter\n", NULL, "@page{size:Letter;"},
    {"footer: Ask for large print.\n", NULL, " · Ask for large print.</p>"},
    {"name: Shop & Co\nlogo: l.png\n", png,
     "<p class=\"logo\"><img width=\"151\" src=\"data:image/png;base64,iVBORw0KGgpyZXN0\" "
     "alt=\"Shop &amp; Co\">"},
    {"logo: l.jpg\n", jpeg, "src=\"data:image/jpeg;base64,/9j/4HJlc3Q=\" alt=\"l.jpg\">"},
};

START_TEST(a_theme_changes_how_paper_looks) {
    struct emp_playbook *playbook = open_text("shop.yaml", book, NULL);
    EACH(i, looks) {
        struct answer answer = {0};
        struct emp_sheet_options options = themed(looks[i].theme, looks[i].logo);
        enum emp_status status = emp_sheet(playbook, "card", &options, take, &answer);
        expect_part(playbook, status, &answer, looks[i].part);
    }
    emp_free(playbook);
}
END_TEST

START_TEST(what_is_asked_for_beats_the_theme) {
    struct emp_playbook *playbook = open_text("shop.yaml", book, NULL);
    struct emp_sheet_options options = themed("paper: letter\n", NULL);
    struct answer answer = {0};
    options.paper = "a4";
    ck_assert_int_eq(emp_sheet(playbook, "card", &options, take, &answer), EMP_OK);
    ck_assert_ptr_nonnull(strstr(answer.text, "@page{size:A4;"));
    forget(&answer);
    emp_free(playbook);
}
END_TEST

// ---- what it cannot be ----

static const struct {
    const char *theme, *logo, *says;
} mistakes[] = {
    {"", NULL, "house.theme.yaml:1:1: This is no theme"},
    {"- a\n", NULL, "house.theme.yaml:1:1: This is no theme"},
    {"name: [\n", NULL, "house.theme.yaml:1:"},
    {"\ncolours: {}\n", NULL,
     "house.theme.yaml:2:1: \"colours\" is no key of a theme. Did you mean \"colors\"? The keys"},
    {"colors: {inc: \"#000000\"}\n", NULL,
     ":1:10: \"inc\" is no key of a theme. Did you mean \"ink\"?"},
    {"colors: red\n", NULL, "Below \"colors\" stand colours by their names."},
    {"colors:\n  brand: #7a1f3d\n", NULL,
     ":2:3: \"brand\" is a colour of six digits between quotes, as in \"#0a4d6b\"."},
    {"colors: {brand: #7a1f3d, ink: '#101010'}\n", NULL,
     ":1:17: A colour stands between quotes, \"#7a1f3d\": without them all from # on is a comment."},
    {"# {a: #7a1f3d\ncolors: {brand: x # #7a1f3d\n", NULL, "house.theme.yaml:2:9: "},
    {"colors: {brand: \"#12345\"}\n", NULL, "is a colour of six digits"},
    {"colors: {brand: \"#12345g\"}\n", NULL, "is a colour of six digits"},
    {"colors: {brand: \"#ff8800\"}\n", NULL,
     ":1:17: #ff8800 cannot be read well on #f1f4f7: its contrast is 2.1 to 1, and 4.5 is the "
     "least. The nearest darker colour that can is \"#aa5a00\"."},
    {"colors: {warning: \"#ff0000\"}\n", NULL, "on #fef4ec"},
    {"name: ''\n", NULL, ":1:1: Here must stand a text."},
    {"paper: a3\n", NULL, ":1:8: \"paper\" is a4 or letter."},
    {"fonts: [\"x;}body{color:red\"]\n", NULL, "This is no name of a font family."},
    {"fonts: [{a: b}]\n", NULL, "This is no name of a font family."},
    {"logo: l.gif\n", "GIF89a", "The logo \"l.gif\" is neither a PNG nor a JPEG image."},
};

START_TEST(a_mistake_is_named_with_its_place) {
    struct emp_playbook *playbook = open_text("shop.yaml", book, NULL);
    EACH(i, mistakes) {
        struct answer answer = {0};
        struct emp_sheet_options options = themed(mistakes[i].theme, mistakes[i].logo);
        ck_assert_int_eq(emp_sheet(playbook, "card", &options, take, &answer), EMP_BAD_ARGUMENT);
        ck_assert_msg(strstr(emp_message(playbook), mistakes[i].says) != NULL, "%s\nnot: %s",
                      emp_message(playbook), mistakes[i].says);
    }
    emp_free(playbook);
}
END_TEST

START_TEST(a_logo_is_at_most_4_mebibytes) {
    enum { MOST = 4 << 20 };
    struct emp_playbook *playbook = open_text("shop.yaml", book, NULL);
    struct emp_sheet_options options = themed("logo: l.png\n", png);
    char *large = calloc(1, MOST + 1);
    memcpy(large, png, sizeof png);
    options.theme.logo = large;
    options.theme.logo_len = MOST + 1;
    ck_assert_int_eq(emp_sheet(playbook, "card", &options, take_nothing, NULL), EMP_BAD_ARGUMENT);
    ck_assert_ptr_nonnull(strstr(emp_message(playbook), "larger than 4 MiB"));
    free(large);
    emp_free(playbook);
}
END_TEST

// ---- pages of exports ----

static const struct {
    const char *theme, *logo, *part;
} pages[] = {
    {"name: x\n", NULL, "</style>\n<style>:root{--quarter-width"}, // it changes nothing
    {"colors: {brand: \"#7a1f3d\"}\n", NULL,
     "<style>@media screen and (prefers-color-scheme:light){:root{--agent:#7a1f3d}\n}\n"
     "@media screen and (prefers-color-scheme:dark){:root{--agent:#bc8e9d"},
    {"colors: {ink: \"#101010\"}\n", NULL, "{:root{--ink:#101010}\n:root{--chosen:var(--band)}}"},
    {"colors: {warning: \"#800000\"}\n", NULL, "dark){:root{--warning:#"},
    {"fonts: Arial\n", NULL, "<style>body{font-family:\"Arial\",sans-serif}"},
    {"footer: Ask the desk.\n", NULL, " · Ask the desk.</p>"},
    {"name: Shop\nlogo: l.png\n", png, "<header>\n<p class=\"logo\"><img width=\"151\""},
};

START_TEST(exports_wear_a_theme) {
    struct emp_playbook *playbook = open_text("shop.yaml", book, NULL);
    EACH(i, pages) {
        struct answer answer = {0};
        struct emp_export_options options = {.theme = themed(pages[i].theme, pages[i].logo).theme};
        enum emp_status status = emp_export(playbook, "site", &options, take, &answer);
        expect_part(playbook, status, &answer, pages[i].part);
    }
    emp_free(playbook);
}
END_TEST

START_TEST(an_export_refuses_a_theme_that_cannot_be_read) {
    struct emp_playbook *playbook = open_text("shop.yaml", book, NULL);
    struct emp_export_options options = {.theme =
                                             themed("colors: {ink: \"#aaaaaa\"}\n", NULL).theme};
    ck_assert_int_eq(emp_export(playbook, "scorm", &options, take_nothing, NULL), EMP_BAD_ARGUMENT);
    ck_assert_ptr_nonnull(strstr(emp_message(playbook), "cannot be read well"));
    emp_free(playbook);
}
END_TEST

// ---- contrast ----

static const struct {
    uint32_t a, b;
    unsigned ratio;
} contrasts[] = {
    {0xffffff, 0x000000, 2100}, {0x777777, 0xffffff, 447}, {0x767676, 0xffffff, 454},
    {0xffffff, 0xffffff, 100},  {0x0000ff, 0xffffff, 859}, {0xff0000, 0x00ff00, 291},
};

START_TEST(contrast_is_that_of_wcag) {
    EACH(i, contrasts) {
        ck_assert_uint_eq(contrast(contrasts[i].a, contrasts[i].b), contrasts[i].ratio);
        ck_assert_uint_eq(contrast(contrasts[i].b, contrasts[i].a), contrasts[i].ratio);
    }
}
END_TEST

START_TEST(a_darker_colour_is_the_first_that_can_be_read) {
    ck_assert_uint_eq(contrast_darker(0x000080, 0xffffff), 0x000080); // it can be read as it is
    for (uint32_t color = 0; color < 0xffffff; color += 0x10307) {
        uint32_t darker = contrast_darker(color, 0xf1f4f7);
        ck_assert_uint_ge(contrast(darker, 0xf1f4f7), CONTRAST_LEAST);
    }
}
END_TEST

START_TEST(a_lighter_colour_can_be_read_in_the_dark) {
    ck_assert_uint_eq(contrast_lighter(0xffe0b0, 0x223445), 0xffe0b0); // it can be read as it is
    for (uint32_t color = 0; color < 0xffffff; color += 0x10307) {
        uint32_t lighter = contrast_lighter(color, 0x38241a);
        ck_assert_uint_ge(contrast(lighter, 0x38241a), CONTRAST_LEAST);
    }
}
END_TEST

START_TEST(the_usual_colours_can_be_read) {
    for (int i = DOC_INK; i < DOC_WARM; i++) {
        uint32_t ground = doc_usual_theme.colors[i == DOC_WARNING ? DOC_WARM : DOC_BAND];
        ck_assert_uint_ge(contrast(doc_usual_theme.colors[i], ground), CONTRAST_LEAST);
        ck_assert_uint_ge(contrast(doc_usual_theme.colors[i], 0xffffff), CONTRAST_LEAST);
    }
}
END_TEST

// ---- the manual, and memory ----

static char page[1 << 18];

START_TEST(the_example_of_the_manual_is_a_theme) {
    FILE *file = fopen(TESTS_DIR "/../man/empower.1", "rb");
    ck_assert_ptr_nonnull(file);
    page[fread(page, 1, sizeof page - 1, file)] = '\0';
    fclose(file);
    char *theme = strstr(page, "name: Harbour House\n");
    ck_assert_ptr_nonnull(theme);
    *strstr(theme, ".Ed") = '\0';
    struct emp_playbook *playbook = open_text("shop.yaml", book, NULL);
    struct emp_sheet_options options = themed(theme, NULL);
    struct answer answer = {0};
    enum emp_status status = emp_sheet(playbook, "card", &options, take, &answer);
    ck_assert_msg(status == EMP_OK, "%s", emp_message(playbook));
    ck_assert_ptr_nonnull(strstr(answer.text, "--agent:#7a1f3d"));
    forget(&answer);
    emp_free(playbook);
}
END_TEST

START_TEST(a_logo_is_named_by_its_theme) {
    static const char text[] = "name: Shop\nlogo: img/l.png\n";
    char path[20];
    ck_assert(emp_theme_logo(path, sizeof path, text, sizeof text - 1));
    ck_assert_str_eq(path, "img/l.png");
    ck_assert(!emp_theme_logo(path, 9, text, sizeof text - 1)); // no room
    ck_assert(!emp_theme_logo(path, sizeof path, "name: x\n", 8));
}
END_TEST

START_TEST(no_allocation_may_fail_unnoticed) {
    enum emp_status status = EMP_NO_MEMORY;
    for (long n = 0; status == EMP_NO_MEMORY; n++) {
        struct scarce scarce = {.left = 100000};
        struct emp_playbook *playbook = open_text("shop.yaml", book, &scarce);
        struct emp_sheet_options options = themed(looks[6].theme, png);
        struct answer answer = {0};
        scarce.left = n;
        status = emp_sheet(playbook, "card", &options, take, &answer);
        forget(&answer);
        emp_free(playbook);
        ck_assert_int_eq(scarce.out, 0);
    }
    ck_assert_int_eq(status, EMP_OK);
}
END_TEST

RUN("theme", a_theme_changes_how_paper_looks, what_is_asked_for_beats_the_theme,
    a_mistake_is_named_with_its_place, a_logo_is_at_most_4_mebibytes, contrast_is_that_of_wcag,
    exports_wear_a_theme, an_export_refuses_a_theme_that_cannot_be_read,
    a_darker_colour_is_the_first_that_can_be_read, a_lighter_colour_can_be_read_in_the_dark,
    the_usual_colours_can_be_read, the_example_of_the_manual_is_a_theme,
    a_logo_is_named_by_its_theme, no_allocation_may_fail_unnoticed)
