#include "calendar/zone_edition.h"

#include <fstream>
#include <string_view>

namespace pigeon::calendar {

std::string zone_data_edition() {
  std::ifstream data("/usr/share/zoneinfo/tzdata.zi");
  constexpr std::string_view kSays = "# version ";
  std::string line;
  std::getline(data, line);
  return line.starts_with(kSays) ? line.substr(kSays.size()) : std::string();
}

}  // namespace pigeon::calendar
