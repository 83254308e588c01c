# Packages, by pkg-config. ARCHITECTURE.md says why each is there.
#
# The command links archives where there are any: every shared library costs it start-up time, and it
# is started anew for every question on a live call. The shared libempower links shared libraries.
find_package(PkgConfig REQUIRED)
add_library(packages INTERFACE)
add_library(packages_archives INTERFACE)

# use_package(NAME MODULE ARCHIVE)
function(use_package name module archive)
  pkg_check_modules(${name} REQUIRED IMPORTED_TARGET ${module})
  target_link_libraries(packages INTERFACE PkgConfig::${name})
  find_library(${name}_ARCHIVE NAMES ${archive} HINTS ${${name}_LIBRARY_DIRS})
  target_include_directories(packages_archives SYSTEM INTERFACE ${${name}_INCLUDE_DIRS})
  if(${name}_ARCHIVE)
    target_link_libraries(packages_archives INTERFACE ${${name}_ARCHIVE})
  else()
    target_link_libraries(packages_archives INTERFACE PkgConfig::${name})
  endif()
endfunction()

use_package(YAML yaml-0.1>=0.2.5 libyaml.a)
use_package(PCRE2 libpcre2-8>=10.42 libpcre2-8.a)
use_package(UTF8PROC libutf8proc libutf8proc.a)
use_package(YAJL yajl libyajl_s.a)
use_package(MD libmd libmd.a)
use_package(QRCODEGEN qrcodegen libqrcodegen.a)
use_package(ZLIB zlib libz.a)

# libstemmer comes without a .pc file, and lookup/snowball.h needs what only its archive shows.
find_path(STEMMER_INCLUDE libstemmer.h REQUIRED)
find_library(STEMMER_ARCHIVE NAMES libstemmer.a REQUIRED)
target_link_libraries(packages INTERFACE ${STEMMER_ARCHIVE})
target_link_libraries(packages_archives INTERFACE ${STEMMER_ARCHIVE})
