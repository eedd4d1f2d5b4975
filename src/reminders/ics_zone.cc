#include "reminders/ics_zone.h"

#include <libical/ical.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

namespace pigeon::reminders {
namespace {

// ICU's table of Windows names (CLDR windowsZones).
std::optional<calendar::Zone> zone_of_windows(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString id;
  icu::TimeZone::getIDForWindowsID(icu::UnicodeString::fromUTF8(icu::StringPiece(
                                       name.data(), static_cast<int32_t>(name.size()))),
                                   nullptr, id, status);
  if (U_FAILURE(status) != 0 || id.isEmpty()) return std::nullopt;
  std::string iana;
  id.toUTF8String(iana);
  const auto zone = calendar::Zone::find(iana);
  return zone ? std::optional(*zone) : std::nullopt;
}

// One zone for each way in which clocks go today; the first that fits is taken.
constexpr std::array kCandidates{"UTC",
                                 "Europe/London",
                                 "Europe/Paris",
                                 "Europe/Athens",
                                 "Europe/Istanbul",
                                 "Europe/Moscow",
                                 "America/New_York",
                                 "America/Chicago",
                                 "America/Denver",
                                 "America/Phoenix",
                                 "America/Los_Angeles",
                                 "America/Anchorage",
                                 "Pacific/Honolulu",
                                 "America/Halifax",
                                 "America/St_Johns",
                                 "America/Sao_Paulo",
                                 "America/Santiago",
                                 "America/Mexico_City",
                                 "America/Bogota",
                                 "America/Caracas",
                                 "Africa/Lagos",
                                 "Africa/Johannesburg",
                                 "Africa/Nairobi",
                                 "Asia/Jerusalem",
                                 "Asia/Dubai",
                                 "Asia/Tehran",
                                 "Asia/Karachi",
                                 "Asia/Kolkata",
                                 "Asia/Kathmandu",
                                 "Asia/Dhaka",
                                 "Asia/Bangkok",
                                 "Asia/Shanghai",
                                 "Asia/Tokyo",
                                 "Australia/Brisbane",
                                 "Australia/Sydney",
                                 "Australia/Darwin",
                                 "Australia/Adelaide",
                                 "Australia/Lord_Howe",
                                 "Pacific/Auckland",
                                 "Pacific/Chatham"};

}  // namespace

std::optional<calendar::Zone> zone_of_tzid(std::string_view tzid) {
  while (tzid.starts_with('"') || tzid.starts_with(' '))
    tzid.remove_prefix(1);
  while (tzid.ends_with('"') || tzid.ends_with(' '))
    tzid.remove_suffix(1);
  if (tzid == "GMT" || tzid == "Z" || tzid == "Etc/GMT") tzid = "UTC";
  // "/freeassociation.sourceforge.net/Tzfile/Europe/London": the longest ending that is a zone.
  for (std::string_view name = tzid;;) {
    if (const auto zone = calendar::Zone::find(name)) return *zone;
    const std::size_t slash = name.find('/');
    if (slash == std::string_view::npos) break;
    name.remove_prefix(slash + 1);
  }
  return zone_of_windows(tzid);
}

std::optional<calendar::Zone> zone_of_vtimezone(icalcomponent_impl* vtimezone, Instant now) {
  constexpr auto kStep = std::chrono::hours(13);
  constexpr auto kLookAhead = std::chrono::days(731);
  const auto free_zone = [](icaltimezone* zone) { icaltimezone_free(zone, 1); };
  const std::unique_ptr<icaltimezone, decltype(free_zone)> own(icaltimezone_new(), free_zone);
  // The zone takes the component, so it is given a copy.
  icalcomponent* copy = icalcomponent_new_clone(vtimezone);
  if (icaltimezone_set_component(own.get(), copy) == 0) {
    icalcomponent_free(copy);
    return std::nullopt;
  }
  std::vector<calendar::Zone> candidates;
  for (const char* name : kCandidates) {
    if (const auto zone = calendar::Zone::find(name)) candidates.push_back(*zone);
  }
  for (Instant at = now; at < now + kLookAhead && !candidates.empty(); at += kStep) {
    icaltimetype utc = icaltime_from_timet_with_zone(
        std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count(), 0,
        icaltimezone_get_utc_timezone());
    const std::chrono::seconds offset(
        icaltimezone_get_utc_offset_of_utc_time(own.get(), &utc, nullptr));
    std::erase_if(candidates, [&](const auto& zone) { return zone.offset(at) != offset; });
  }
  return candidates.empty() ? std::nullopt : std::optional(candidates.front());
}

}  // namespace pigeon::reminders
