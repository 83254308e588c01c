# Turns a file into a string of C that ends with NUL: -DFILE= -DNAME= -DOUT=
file(READ ${FILE} hex HEX)
string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
get_filename_component(file ${FILE} NAME)
file(WRITE ${OUT} "// ${file}; made by cmake/EmbedText.cmake.\n#include \"exports/embedded.h\"\n\nconst char ${NAME}[] = {\n${bytes}0};\n")
