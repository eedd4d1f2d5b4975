# Warnings, sanitizers and the compiler cache: what every target of ours is compiled with.
add_library(pigeon_compile_options INTERFACE)
target_compile_options(pigeon_compile_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-align
  -Woverloaded-virtual -Wconversion -Wsign-conversion -Wnull-dereference -Wformat=2
  -fno-strict-overflow -fstack-protector-strong)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports null dereferences and dangling uses inside its own <string> and in Asio's
  # coroutine frames when it inlines; the sanitizers watch those instead.
  target_compile_options(pigeon_compile_options INTERFACE
    -Wno-null-dereference -Wno-maybe-uninitialized -Wno-restrict)
  if(CMAKE_UNITY_BUILD)
    # A coroutine's frame is named after its file; there a unity source is no header.
    target_compile_options(pigeon_compile_options INTERFACE -Wno-subobject-linkage)
  endif()
endif()
option(PIGEON_WERROR "Treat warnings as errors" OFF)
if(PIGEON_WERROR)
  target_compile_options(pigeon_compile_options INTERFACE -Werror)
endif()

if(PIGEON_SANITIZE)
  # Left out of UBSan for the time that they cost g++ (a third): null, which AddressSanitizer stops
  # at too, object-size, which knows nothing at -O0, and alignment and vptr, which are then not
  # checked. -DPIGEON_UBSAN_ALL=ON checks everything.
  if(NOT PIGEON_UBSAN_ALL)
    set(PIGEON_UBSAN_LEFT_OUT -fno-sanitize=null,alignment,object-size,vptr)
  endif()
  target_compile_options(pigeon_compile_options INTERFACE
    -fsanitize=address,undefined ${PIGEON_UBSAN_LEFT_OUT}
    -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(pigeon_compile_options INTERFACE -fsanitize=address,undefined)
endif()

if(NOT CMAKE_BUILD_TYPE STREQUAL "Debug" AND NOT PIGEON_SANITIZE AND NOT PIGEON_FUZZ)
  target_compile_definitions(pigeon_compile_options INTERFACE _FORTIFY_SOURCE=2)
endif()

# LLVM's linker, where it is installed, takes a fraction of the time for the many test programs.
find_program(LLD ld.lld)
if(LLD AND CMAKE_BUILD_TYPE STREQUAL "Debug")
  target_link_options(pigeon_compile_options INTERFACE -fuse-ld=lld)
endif()

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
