# The rows of a .def list: a line `X(name, ...)` of FOLDER/LIST stands for the source FOLDER/name.c.
function(rows_names out folder list)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/${list})
  file(STRINGS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/${list} lines REGEX "^X\\(")
  list(TRANSFORM lines REPLACE "^X\\(([a-z0-9_]+).*" "\\1")
  set(${out} ${lines} PARENT_SCOPE)
endfunction()

# rows_check(FOLDER LIST): every row has its source.
function(rows_check folder list)
  rows_names(names ${folder} ${list})
  foreach(name IN LISTS names)
    if(NOT EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/${name}.c)
      message(FATAL_ERROR "${folder}/${list} names ${name}, but there is no ${folder}/${name}.c")
    endif()
  endforeach()
endfunction()

# rows_sources(OUT FOLDER LIST): the sources of the rows.
function(rows_sources out folder list)
  rows_check(${folder} ${list})
  rows_names(names ${folder} ${list})
  list(TRANSFORM names PREPEND ${folder}/)
  list(TRANSFORM names APPEND .c)
  set(${out} ${names} PARENT_SCOPE)
endfunction()
