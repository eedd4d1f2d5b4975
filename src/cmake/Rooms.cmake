# One static library per room (folder of src/ or drivers/). A room links exactly the rooms that the
# layer table in src/README.md lets it include; `scripts/check-layers` compares the two.

# pigeon_room(NAME [FILES_STAND_ALONE] [USES room...] [LINKS target...])
#   USES   rooms it may include, as in the table
#   LINKS  libraries from outside
#   FILES_STAND_ALONE: its files are never compiled together
function(pigeon_room name)
  cmake_parse_arguments(ROOM "FILES_STAND_ALONE" "" "USES;LINKS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cc)
  list(FILTER sources EXCLUDE REGEX "/main\\.cc$")
  if(NOT sources)
    message(STATUS "room ${name} is empty")
    file(WRITE ${CMAKE_BINARY_DIR}/empty/${name}.cc "")
    set(sources ${CMAKE_BINARY_DIR}/empty/${name}.cc)
  endif()
  add_library(pigeon_${name} STATIC ${sources})
  target_include_directories(pigeon_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(pigeon_${name} PRIVATE pigeon_compile_options)
  foreach(room IN LISTS ROOM_USES)
    target_link_libraries(pigeon_${name} PUBLIC pigeon_${room})
  endforeach()
  if(ROOM_FILES_STAND_ALONE)
    set_target_properties(pigeon_${name} PROPERTIES UNITY_BUILD OFF)
  endif()
  if(ROOM_LINKS)
    target_link_libraries(pigeon_${name} PUBLIC ${ROOM_LINKS})
  endif()
endfunction()

# pigeon_program(NAME ROOM): an executable from ROOM/main.cc that links the room of that name.
function(pigeon_program name room)
  if(NOT EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${room}/main.cc)
    return()
  endif()
  add_executable(${name} ${CMAKE_CURRENT_SOURCE_DIR}/${room}/main.cc)
  target_link_libraries(${name} PRIVATE pigeon_${room} pigeon_compile_options)
  install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()

# pigeon_room_test(ROOM [USES room...] [FILES_STAND_ALONE])
#   one test program from tests/ROOM/*_test.cc, and a test of CTest for each of its suites; with
#   FILES_STAND_ALONE its files use the same short names for different things and are never
#   compiled together.
function(pigeon_room_test name)
  cmake_parse_arguments(TEST "FILES_STAND_ALONE" "" "USES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cc)
  if(NOT sources)
    return()
  endif()
  add_executable(${name}_test ${sources})
  target_include_directories(${name}_test PRIVATE ${CMAKE_SOURCE_DIR}/tests ${CMAKE_SOURCE_DIR})
  target_compile_definitions(${name}_test PRIVATE
    PIGEON_SOURCE_DIR="${CMAKE_SOURCE_DIR}" PIGEON_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
  target_link_libraries(${name}_test PRIVATE
    pigeon_${name} pigeon_compile_options GTest::gmock GTest::gtest_main)
  foreach(room IN LISTS TEST_USES)
    target_link_libraries(${name}_test PRIVATE pigeon_${room})
  endforeach()
  if(TEST_FILES_STAND_ALONE)
    set_target_properties(${name}_test PROPERTIES UNITY_BUILD OFF)
  endif()
  set(suites ${CMAKE_CURRENT_BINARY_DIR}/${name}_suites.cmake)
  if(NOT EXISTS ${suites})
    file(WRITE ${suites} "add_test(${name}_test NOT_BUILT)\n")
  endif()
  add_custom_command(TARGET ${name}_test POST_BUILD BYPRODUCTS ${suites}
    COMMAND ${CMAKE_COMMAND} -D PROGRAM=$<TARGET_FILE:${name}_test> -D PREFIX=${name}/
            -D OUT=${suites} -P ${CMAKE_SOURCE_DIR}/src/cmake/ListSuites.cmake VERBATIM)
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES ${suites})
endfunction()
