#include "cli/planned_view.h"

#include <iostream>

#include "base/utf8.h"
#include "cli/local_time.h"
#include "cli/message_view.h"

namespace pigeon::cli {
namespace {

std::string printable_at(const Json& object, const char* key) {
  return printable(cell_of(object, key).text);
}

// The time as it was understood, in full.
std::string echo_of(const Json& planned) {
  const std::string echo = printable_at(planned, "echo");
  if (!echo.empty()) return echo;
  return printable_at(planned, "at_local") + " " + printable_at(planned, "zone");
}

void print_for_person(const Screen& screen, const Json& planned) {
  const std::string id = printable_at(planned, "id");
  std::string line = (id.empty() ? "" : id + " ") + "to " + printable_at(planned, "to") + ": ";
  if (planned.contains("left_out")) {
    line += screen.paint("left out: " + printable_at(planned, "left_out"), Tone::warning);
  } else {
    line += echo_of(planned);
  }
  const std::string every = printable_at(planned, "every");
  if (!every.empty()) line += ", and again: " + every;
  std::cout << line << '\n';
  const std::string moved = cell_of(planned, "moved_to_utc").text;
  if (!moved.empty()) {
    std::cout << "  "
              << screen.paint(
                     "goes " + local_time(moved) + " instead: " + printable_at(planned, "why"),
                     Tone::warning)
              << '\n';
  }
  const std::string text = printable_at(planned, "text");
  const std::string segments = cell_of(planned, "segments").text;
  if (!text.empty()) std::cout << "  \"" << text << "\"";
  if (!text.empty() && !segments.empty() && segments != "1")
    std::cout << " (" << segments << " segments)";
  if (!text.empty()) std::cout << '\n';
}

}  // namespace

void print_planned(const Context& context, const Json& planned) {
  if (context.json || !context.screen.terminal) {
    context.print_json(planned);
  } else {
    print_for_person(context.screen, planned);
  }
}

}  // namespace pigeon::cli
