#include "cli/file_contents.h"

#include <cerrno>
#include <fstream>
#include <iostream>
#include <iterator>
#include <system_error>

namespace pigeon::cli {
namespace {

Result<std::string> read_to_end(std::istream& in, const std::string& name,
                                const std::string& hint) {
  const auto unreadable = [&] {
    return fail("cannot-read", name + ": " + std::generic_category().message(errno), hint);
  };
  if (!in) return unreadable();
  std::string text(std::istreambuf_iterator<char>(in), {});
  if (in.bad()) return unreadable();
  return text;
}

}  // namespace

Result<std::string> contents_of(const std::string& file, const std::string& hint) {
  if (file == "-") return read_to_end(std::cin, "standard input", hint);
  std::ifstream in(file, std::ios::binary);
  return read_to_end(in, file, hint);
}

}  // namespace pigeon::cli
