#include "sms/cutter.h"

#include <algorithm>
#include <cstring>

#include "base/utf8.h"
#include "sms/gsm7.h"
#include "sms/gsm7_tables.h"
#include "sms/ucs2.h"

namespace pigeon::sms {

void Cutter::next(PartUnits& part) {
  next(part, ends_.empty() ? utf8_.size() : ends_[parts_]);
}

void Cutter::next(PartUnits& part, std::size_t stop) {
  ++parts_;
  const std::string_view text = utf8_.substr(0, stop);
  if (coding_.alphabet == Alphabet::gsm7) {
    fill_with_septets(part, text);
  } else {
    fill_with_ucs2(part, text);
  }
}

void Cutter::fill_with_septets(PartUnits& part, std::string_view text) {
  std::uint8_t* const begin = part.octets.data();
  std::uint8_t* const limit = begin + limit_;
  std::uint8_t* end = begin;
  while (position_ < text.size() && end < limit) {
    if (coding_.language.locking == 0) {
      const auto room = static_cast<std::size_t>(limit - end);
      const std::size_t plain = plain_run(text.substr(position_, room));
      std::memcpy(end, text.data() + position_, plain);
      end += plain;
      position_ += plain;
      if (position_ == text.size() || end == limit) break;
    }
    std::size_t after = position_;
    const Gsm7Code code = gsm7_code(next_code_point(text, after), coding_.language);
    if (end + code.count > limit) break;
    if (code.count == 2) *end++ = kEscape;
    *end++ = code.septet;
    position_ = after;
  }
  part.size = static_cast<std::size_t>(end - begin);
}

void Cutter::fill_with_ucs2(PartUnits& part, std::string_view text) {
  std::uint8_t* end = part.octets.data();
  std::size_t units = 0;
  while (position_ < text.size()) {
    std::size_t after = position_;
    const char32_t character = next_code_point(text, after);
    units += units_in_ucs2(character);
    if (units > limit_) break;
    end = put_ucs2(character, end);
    position_ = after;
  }
  part.size = static_cast<std::size_t>(end - part.octets.data());
}

}  // namespace pigeon::sms
