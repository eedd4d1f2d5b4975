#include "reminders/ics_lines.h"

#include <algorithm>
#include <cctype>

#include "base/utf8.h"

namespace pigeon::reminders {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kLongestFile = 64 * 1024 * 1024;

tl::unexpected<Error> refused(int line, const std::string& why, std::string hint) {
  return fail("invalid-calendar", "line " + std::to_string(line) + ": " + why, std::move(hint));
}

std::string upper(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return result;
}

// Latin-1, as old programs write it.
std::string utf8_of_latin1(std::string_view text) {
  std::string converted;
  for (const char c : text)
    append_utf8(converted, static_cast<unsigned char>(c));
  return converted;
}

// "SUMMARY:Visit", "DTSTART;TZID=Europe/London:2026…": a name comes first.
bool is_content_line(std::string_view line) {
  const std::size_t end = line.find_first_of(":;");
  if (end == std::string_view::npos || end == 0) return false;
  return std::ranges::all_of(line.substr(0, end), [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.';
  });
}

}  // namespace

Result<IcsLines> read_ics_lines(std::string_view file) {
  constexpr const char* kExport = "Export the calendar again as an .ics file";
  if (file.size() > kLongestFile) {
    return fail("invalid-calendar", "The file has more than 64 MiB", "Export a shorter time");
  }
  if (file.starts_with(kByteOrderMark)) file.remove_prefix(kByteOrderMark.size());
  if (file.find('\0') != std::string_view::npos) {
    return refused(1, "This is not a text file", kExport);
  }
  IcsLines lines;
  lines.text = is_valid_utf8(file) ? std::string(file) : utf8_of_latin1(file);
  struct Open {
    std::string name;
    int line;
  };
  std::vector<Open> open;
  bool begun = false;
  int number = 0;
  std::string_view rest = lines.text;
  while (!rest.empty()) {
    ++number;
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    const bool folded = line.starts_with(' ') || line.starts_with('\t');
    if (line.empty() || (folded && begun)) continue;
    if (!begun && upper(line) != "BEGIN:VCALENDAR") {
      return refused(number, "An iCalendar file begins with BEGIN:VCALENDAR", kExport);
    }
    begun = true;
    if (!is_content_line(line)) {
      return refused(number, "\"" + printable(line.substr(0, 40)) + "\" is no line of a calendar",
                     "A line that goes on must begin with a blank; or export the calendar again");
    }
    const std::string name = upper(line);
    if (name.starts_with("BEGIN:")) {
      open.push_back({name.substr(6), number});
      if (open.back().name == "VEVENT") lines.event_lines.push_back(number);
    } else if (name.starts_with("END:")) {
      if (open.empty() || open.back().name != name.substr(4)) {
        return refused(number, name + " ends what did not begin", kExport);
      }
      open.pop_back();
    }
  }
  if (!begun) return refused(1, "The file is empty", kExport);
  if (!open.empty()) {
    return refused(open.back().line,
                   "BEGIN:" + printable(open.back().name) + " has no end: the file was cut off",
                   kExport);
  }
  return lines;
}

}  // namespace pigeon::reminders
