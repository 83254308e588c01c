# Language level, warnings, hardening and sanitizers, for every target of the project.
set(CMAKE_C_STANDARD 17)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Debug, Release, RelWithDebInfo or MinSizeRel" FORCE)
endif()

# Assertions stay: they are about us, and cost next to nothing.
set(CMAKE_C_FLAGS_RELEASE -O2)

option(EMPOWER_WERROR "Treat warnings as errors" OFF)
option(EMPOWER_STATIC "Link the command statically where that can be: it starts faster" ON)
option(EMPOWER_FUZZ "Build the fuzz targets (needs clang)" OFF)
set(EMPOWER_SANITIZE "" CACHE STRING "Sanitizers, for example address,undefined")
set(EMPOWER_TEST_DATA "" CACHE PATH "Folder of real test data; tests that need it are skipped without")

add_compile_definitions(_POSIX_C_SOURCE=200809L)
# The same bits everywhere: no fused multiply-add, and roots are the processor's own.
add_compile_options(-ffp-contract=off -fno-math-errno)
add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes
                    -Wconversion -Wno-sign-conversion -Wvla -Wformat=2 -Wcast-qual -Wundef)
if(EMPOWER_WERROR)
  add_compile_options(-Werror)
endif()
if(EMPOWER_SANITIZE)
  add_compile_options(-fsanitize=${EMPOWER_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${EMPOWER_SANITIZE})
else()
  # OpenSSF hardening; _FORTIFY_SOURCE needs optimisation and clashes with the sanitizers.
  add_compile_options(-fstack-protector-strong $<$<NOT:$<CONFIG:Debug>>:-D_FORTIFY_SOURCE=2>)
  # clang 14 gets structs passed by value wrong with it: str_ends answered no for "6 months,".
  if(CMAKE_C_COMPILER_ID STREQUAL GNU)
    add_compile_options(-fstack-clash-protection)
  endif()
  add_link_options(-Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
endif()
# Libraries that nothing is used of cost start-up time.
add_link_options(-Wl,--as-needed)
