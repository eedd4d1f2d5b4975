#include "sms/field_reader.h"

#include <algorithm>

namespace pigeon::sms {
namespace {

// TP-PI (9.2.3.27).
constexpr std::uint8_t kHasPid = 0x01;
constexpr std::uint8_t kHasDcs = 0x02;
constexpr std::uint8_t kHasUserData = 0x04;
constexpr std::uint8_t kExtended = 0x80;
constexpr std::uint8_t kPadding = 0xFF;

}  // namespace

TimeStamp FieldReader::time_stamp() {
  TimeStamp stamp;
  if (rest().size() < stamp.raw.size()) {
    refuse({"the time stamp is cut off", position_});
  } else {
    std::copy_n(rest().begin(), stamp.raw.size(), stamp.raw.begin());
    position_ += stamp.raw.size();
  }
  return stamp;
}

void FieldReader::user_data(bool has_header, UserData& into) {
  if (rest().empty()) return refuse({"the length of the user data is cut off", position_});
  if (!failure_) position_ += read_user_data(rest(), has_header, into);
}

void FieldReader::optional_fields(std::optional<std::uint8_t>& pid, bool has_header,
                                  UserData& into) {
  into.has_dcs = false;
  const bool padding = std::ranges::all_of(rest(), [](std::uint8_t o) { return o == kPadding; });
  if (at_end() || padding) return;
  announced_fields(octet(""), pid, has_header, into);
}

void FieldReader::announced_fields(std::uint8_t indicator, std::optional<std::uint8_t>& pid,
                                   bool has_header, UserData& into) {
  for (std::uint8_t more = indicator; (more & kExtended) && !at_end();)
    more = octet("");
  const auto present = [&](std::uint8_t flag) {
    if (!(indicator & flag)) return false;
    if (at_end()) into.truncated = true;
    return !at_end();
  };
  if (present(kHasPid)) pid = octet("");
  into.has_dcs = present(kHasDcs);
  if (into.has_dcs) into.dcs = DataCoding(octet(""));
  if (present(kHasUserData)) user_data(has_header, into);
}

}  // namespace pigeon::sms
