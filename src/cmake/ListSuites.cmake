# Writes a CTest file with one test for each suite of a GoogleTest program: a process for each single
# test would cost more than most of the tests do. Run as a script after the program is linked:
#   cmake -D PROGRAM=… -D PREFIX=sms/ -D OUT=… -P ListSuites.cmake
execute_process(COMMAND ${PROGRAM} --gtest_list_tests
  OUTPUT_VARIABLE listing RESULT_VARIABLE result TIMEOUT 60)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "${PROGRAM} does not list its tests: ${result}")
endif()
# A suite stands at the start of a line and ends with a dot; "  # TypeParam = …" may follow.
string(REGEX MATCHALL "(^|\n)[A-Za-z0-9_/]+\\." suites "${listing}")
set(tests "")
foreach(suite IN LISTS suites)
  string(REGEX REPLACE "[\n.]" "" suite "${suite}")
  string(APPEND tests
    "add_test([=[${PREFIX}${suite}]=] [=[${PROGRAM}]=] [=[--gtest_filter=${suite}.*]=] --gtest_brief=1)\n"
    "set_tests_properties([=[${PREFIX}${suite}]=] PROPERTIES TIMEOUT 300)\n")
endforeach()
file(WRITE ${OUT} "${tests}")
