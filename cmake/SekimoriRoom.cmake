# A room is a folder below src/: one static library from its *.cpp, one test program from its *_test.cpp.
#
#   sekimori_room(engine/ledger DEPENDS base model LIBRARIES crypto)
#
# DEPENDS names rooms (they must be listed for this room in tools/layers.txt too); LIBRARIES are link
# libraries that stay private to the room; TEST_LIBRARIES are for its test program alone. ON_POSTGRESQL tries the same tests on a
# real PostgreSQL as well (store/sql/testing/chosen_database.h). PRECOMPILE names the headers that
# nearly every file of the room reads: they are parsed once (a verb compiles in a third of the time). Every file includes
# what it uses all the same, which the preset `clang` checks by doing without.
# Sub-folders of a room belong to it unless they hold a CMakeLists.txt of their own.
find_package(PkgConfig REQUIRED)

# Every room's unit tests but those of the command line: what the sanitizer presets build.
add_custom_target(sekimori_unit_tests)

function(sekimori_room room)
  cmake_parse_arguments(ARG "ON_POSTGRESQL" "" "DEPENDS;LIBRARIES;TEST_LIBRARIES;PRECOMPILE" ${ARGN})
  string(REPLACE "/" "_" name "${room}")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
  list(FILTER sources EXCLUDE REGEX "/main/main\\.cpp$")
  set(tests ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  set(links sekimori_compile_options)
  foreach(other ${ARG_DEPENDS})
    string(REPLACE "/" "_" other_name "${other}")
    list(APPEND links sekimori_${other_name})
  endforeach()
  if(sources)
    add_library(sekimori_${name} STATIC ${sources})
    target_link_libraries(sekimori_${name} PUBLIC ${links} PRIVATE ${ARG_LIBRARIES})
    set(self sekimori_${name})
    add_dependencies(sekimori_${name} sekimori_spec)
    if(SEKIMORI_PRECOMPILE AND ARG_PRECOMPILE)
      list(TRANSFORM ARG_PRECOMPILE PREPEND "${CMAKE_SOURCE_DIR}/src/")
      target_precompile_headers(sekimori_${name} PRIVATE ${ARG_PRECOMPILE})
    endif()
    # Rooms that are wide and not hot are not optimised for the sanitizers: they compile in half the time.
    if(SEKIMORI_SANITIZE AND ARG_PRECOMPILE)
      target_compile_options(sekimori_${name} PRIVATE -O0)
    endif()
  else()
    add_library(sekimori_${name} INTERFACE)
    target_link_libraries(sekimori_${name} INTERFACE ${links})
    set(self sekimori_${name})
  endif()
  if(SEKIMORI_TESTS AND tests)
    find_package(GTest REQUIRED)
    include(GoogleTest)
    add_executable(sekimori_${name}_test ${tests})
    target_link_libraries(sekimori_${name}_test PRIVATE ${self} ${ARG_TEST_LIBRARIES} ${ARG_LIBRARIES} GTest::gmock GTest::gtest_main)
    target_compile_definitions(sekimori_${name}_test PRIVATE SEKIMORI_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    add_dependencies(sekimori_${name}_test sekimori_spec)
    if(SEKIMORI_SANITIZE)
      target_compile_options(sekimori_${name}_test PRIVATE -O0)
    endif()
    # The command line's own tests link every verb; the sanitizers look at what the verbs call.
    if(NOT room STREQUAL "cli")
      add_dependencies(sekimori_unit_tests sekimori_${name}_test)
    endif()
    gtest_discover_tests(sekimori_${name}_test DISCOVERY_MODE PRE_TEST TEST_PREFIX "${room}: "
      PROPERTIES LABELS unit TIMEOUT 300)
    if(ARG_ON_POSTGRESQL)
      add_test(NAME "real: ${room} on PostgreSQL" COMMAND sh -c
        "test -x /usr/lib/postgresql/15/bin/initdb || test -n \"$SEKIMORI_TEST_POSTGRES\" || { echo 'skipped: PostgreSQL 15 is not installed'; exit 77; }; exec \"$0\""
        "$<TARGET_FILE:sekimori_${name}_test>")
      set_tests_properties("real: ${room} on PostgreSQL" PROPERTIES LABELS real SKIP_RETURN_CODE 77 TIMEOUT 900
        ENVIRONMENT "SEKIMORI_TEST_BACKEND=postgresql")
    endif()
  endif()
endfunction()
