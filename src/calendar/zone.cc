#include "calendar/zone.h"

#include <date/tz.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "base/spelling.h"
#include "base/utf8.h"

namespace pigeon::calendar {
namespace {

using std::chrono::seconds;

// The compiled database also holds the same zones counted with and without leap seconds, and files
// that are no place on Earth.
bool is_public_name(std::string_view name) {
  for (const std::string_view hidden : {"posix/", "right/", "posixrules", "localtime", "Factory"}) {
    if (name.starts_with(hidden)) return false;
  }
  return !name.empty();
}

const date::tzdb* database() {
  try {
    return &date::get_tzdb();
  } catch (const std::runtime_error&) {
    return nullptr;
  }
}

const date::time_zone* exact_match(const date::tzdb& zones, std::string_view name) {
  if (!is_public_name(name)) return nullptr;
  const auto found = std::ranges::lower_bound(zones.zones, name, {}, &date::time_zone::name);
  return found != zones.zones.end() && found->name() == name ? &*found : nullptr;
}

// "Try Europe/London or America/New_York".
std::string nearest_names(const date::tzdb& zones, std::string_view name) {
  std::vector<std::string_view> names;
  for (const date::time_zone& zone : zones.zones) {
    if (is_public_name(zone.name())) names.push_back(zone.name());
  }
  std::string hint;
  for (const std::string_view near : nearest_spellings(name, names)) {
    hint += (hint.empty() ? "Did you mean " : " or ") + std::string(near);
  }
  return hint.empty() ? "Write it as Europe/London" : hint + "?";
}

date::local_info local_info(const date::time_zone& zone, LocalTime time) {
  return zone.get_info(date::local_seconds(std::chrono::floor<seconds>(time.time_since_epoch())));
}

date::sys_info utc_info(const date::time_zone& zone, Instant instant) {
  return zone.get_info(std::chrono::floor<seconds>(instant));
}

bool clocks_agree(const date::time_zone& a, const date::time_zone& b, Instant from, Instant to) {
  for (auto at = std::chrono::floor<seconds>(from); at < to;) {
    const auto in_a = a.get_info(at);
    const auto in_b = b.get_info(at);
    if (in_a.offset != in_b.offset) return false;
    at = std::min(in_a.end, in_b.end);
  }
  return true;
}

}  // namespace

Result<Zone> Zone::find(std::string_view name) {
  const date::tzdb* zones = database();
  if (!zones) {
    return fail("no-zone-data", "The system has no time-zone database",
                "Install the package tzdata");
  }
  if (const date::time_zone* zone = exact_match(*zones, name)) return Zone(zone);
  return fail("unknown-zone", "\"" + printable(name.substr(0, 64)) + "\" is not a time zone",
              nearest_names(*zones, name));
}

const std::string& Zone::name() const {
  return zone_->name();
}

// In a gap `first` is the time before it, in an overlap the first pass: always the one wanted.
Instant Zone::to_utc(LocalTime time) const {
  return Instant(time.time_since_epoch() - local_info(*zone_, time).first.offset);
}

LocalTime Zone::to_local(Instant instant) const {
  return LocalTime(instant.time_since_epoch() + offset(instant));
}

bool Zone::is_skipped(LocalTime time) const {
  return local_info(*zone_, time).result == date::local_info::nonexistent;
}

bool Zone::is_repeated(LocalTime time) const {
  return local_info(*zone_, time).result == date::local_info::ambiguous;
}

seconds Zone::offset(Instant instant) const {
  return utc_info(*zone_, instant).offset;
}

std::string Zone::abbreviation(Instant instant) const {
  return utc_info(*zone_, instant).abbrev;
}

std::vector<Zone> zones_of_country(std::string_view country) {
  std::vector<Zone> zones;
  std::ifstream table("/usr/share/zoneinfo/zone.tab");  // country, coordinates, zone, comments
  for (std::string line; std::getline(table, line);) {
    if (country.size() != 2 || !line.starts_with(std::string(country) + "\t")) continue;
    const std::size_t begin = line.find('\t', 3) + 1;
    const std::size_t length = line.find('\t', begin) - begin;
    if (auto zone = Zone::find(std::string_view(line).substr(begin, length)))
      zones.push_back(*zone);
  }
  return zones;
}

std::optional<std::string> country_of_zone(std::string_view zone) {
  std::ifstream table("/usr/share/zoneinfo/zone.tab");
  for (std::string line; std::getline(table, line);) {
    if (line.size() < 4 || line[0] == '#' || line[2] != '\t') continue;
    const std::size_t begin = line.find('\t', 3) + 1;
    if (std::string_view(line).substr(begin, line.find('\t', begin) - begin) == zone)
      return line.substr(0, 2);
  }
  return std::nullopt;
}

std::optional<Zone> only_zone_of_country(std::string_view country, Instant now) {
  const std::vector<Zone> zones = zones_of_country(country);
  if (zones.empty()) return std::nullopt;
  const auto* first = exact_match(*database(), zones.front().name());
  for (const Zone& other : zones) {
    const auto* second = exact_match(*database(), other.name());
    if (!clocks_agree(*first, *second, now, now + std::chrono::years(2))) return std::nullopt;
  }
  return zones.front();
}

}  // namespace pigeon::calendar
