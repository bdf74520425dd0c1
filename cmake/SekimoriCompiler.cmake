# Language level, warnings, hardening and sanitizers for every target of the house.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

option(SEKIMORI_TESTS "Build the tests" ON)
option(SEKIMORI_PRECOMPILE "Parse the headers that a whole room reads once" ON)
option(SEKIMORI_BENCH "Build the benchmark programs" OFF)
option(SEKIMORI_FUZZ "Build the fuzz targets" OFF)
option(SEKIMORI_WERROR "Treat warnings as errors (the test script turns it on)" OFF)
set(SEKIMORI_SANITIZE "" CACHE STRING "Sanitizers, as for -fsanitize=")

# Dev: quick to compile, quick enough to run a million events in a test.
set(CMAKE_CXX_FLAGS_DEV "-O1 -g1")
set(CMAKE_EXE_LINKER_FLAGS_DEV "")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1")

add_library(sekimori_compile_options INTERFACE)
target_compile_options(sekimori_compile_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast
  -ftrivial-auto-var-init=zero)
target_compile_definitions(sekimori_compile_options INTERFACE _GLIBCXX_ASSERTIONS SEKIMORI_VERSION="${PROJECT_VERSION}")
target_include_directories(sekimori_compile_options INTERFACE
  "${CMAKE_SOURCE_DIR}/src" "${CMAKE_BINARY_DIR}/generated")
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # libstdc++ 12 uses its own deprecated buffer inside std::stable_sort; clang blames the caller.
  target_compile_options(sekimori_compile_options INTERFACE -Wno-deprecated-declarations)
endif()
if(SEKIMORI_WERROR)
  target_compile_options(sekimori_compile_options INTERFACE -Werror)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  target_compile_options(sekimori_compile_options INTERFACE
    -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fstack-clash-protection -fcf-protection -fPIE)
  add_link_options(-pie -Wl,-z,relro,-z,now)
endif()
if(SEKIMORI_SANITIZE)
  add_compile_options(-fsanitize=${SEKIMORI_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=${SEKIMORI_SANITIZE})
  add_compile_definitions(SEKIMORI_SANITIZED=1)
endif()
if(SEKIMORI_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
find_program(SEKIMORI_MOLD mold)
if(SEKIMORI_MOLD AND NOT CMAKE_BUILD_TYPE STREQUAL "Release")
  add_link_options(-fuse-ld=mold)
endif()
