// Reads the fields of a TPDU one after the other (3GPP TS 23.040 section 9.2). After the first that
// is cut off the others come as zeros, so that a decoder is a plain list of fields and asks once,
// at its end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "sms/address.h"
#include "sms/decoded.h"
#include "sms/timestamp.h"
#include "sms/user_data.h"
#include "sms/validity.h"

namespace pigeon::sms {

class FieldReader {
 public:
  FieldReader(std::span<const std::uint8_t> octets, std::size_t position)
      : octets_(octets), position_(position) {}

  std::uint8_t octet(std::string_view missing) {
    if (position_ >= octets_.size()) return refuse({missing, position_}), std::uint8_t{0};
    return octets_[position_++];
  }

  Address address() {
    if (failure_) return {};
    return keep(decode_address(octets_, position_));
  }

  Validity validity(Validity::Format format) {
    if (failure_) return {};
    return keep(decode_validity(format, octets_, position_));
  }

  TimeStamp time_stamp();

  void user_data(bool has_header, UserData& into);

  // What a parameter indicator (9.2.3.27) announces: TP-PID, TP-DCS and user data. Nothing has to
  // be there; what is announced and is not makes the TPDU truncated, not unreadable.
  void optional_fields(std::optional<std::uint8_t>& pid, bool has_header, UserData& into);
  // The same behind an indicator that has been read, as in a SUBMIT-REPORT.
  void announced_fields(std::uint8_t indicator, std::optional<std::uint8_t>& pid, bool has_header,
                        UserData& into);

  bool at_end() const { return position_ >= octets_.size(); }
  std::span<const std::uint8_t> rest() const { return octets_.subspan(position_); }
  const std::optional<DecodeError>& failure() const { return failure_; }
  void refuse(DecodeError error) {
    if (!failure_) failure_ = error;
  }

 private:
  template <class T>
  T keep(Decoded<T>&& decoded) {
    if (decoded) return std::move(*decoded);
    refuse(decoded.error());
    return {};
  }

  std::span<const std::uint8_t> octets_;
  std::size_t position_;
  std::optional<DecodeError> failure_;
};

}  // namespace pigeon::sms
