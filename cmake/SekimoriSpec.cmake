# spec/*.toml -> headers under <build>/generated/spec/ (tools/generate_spec.py).
find_package(Python3 REQUIRED COMPONENTS Interpreter)
file(GLOB SEKIMORI_SPEC_FILES CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/spec/*.toml")
set(SEKIMORI_SPEC_HEADERS "")
foreach(file ${SEKIMORI_SPEC_FILES})
  get_filename_component(stem "${file}" NAME_WE)
  list(APPEND SEKIMORI_SPEC_HEADERS "${CMAKE_BINARY_DIR}/generated/spec/${stem}.inc")
endforeach()
set(SEKIMORI_SPEC_STAMP "${CMAKE_BINARY_DIR}/generated/spec/.stamp")
add_custom_command(OUTPUT "${SEKIMORI_SPEC_STAMP}"
  COMMAND "${Python3_EXECUTABLE}" "${CMAKE_SOURCE_DIR}/tools/generate_spec.py" "${CMAKE_SOURCE_DIR}/spec" "${CMAKE_BINARY_DIR}/generated/spec"
  COMMAND "${CMAKE_COMMAND}" -E touch "${SEKIMORI_SPEC_STAMP}"
  BYPRODUCTS ${SEKIMORI_SPEC_HEADERS}
  DEPENDS ${SEKIMORI_SPEC_FILES} "${CMAKE_SOURCE_DIR}/tools/generate_spec.py"
  COMMENT "Generating headers from spec/")
add_custom_target(sekimori_spec DEPENDS "${SEKIMORI_SPEC_STAMP}")
