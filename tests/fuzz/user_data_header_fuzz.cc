// Whatever stands in the header of user data, walking it ends and stays inside, what is understood
// is valid, and nothing understood comes from an element that isn't there (23.040 section
// 9.2.3.24). The first octet is TP-DCS, the rest begins with TP-UDL.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

#include "base/utf8.h"
#include "sms/user_data.h"

namespace {

using namespace pigeon;

void must_hold(bool law) {
  if (!law) std::abort();
}

bool is_inside(std::span<const std::uint8_t> part, std::span<const std::uint8_t> whole) {
  return part.empty() ||
         (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

bool has_element(const sms::UserData& data, std::uint8_t iei) {
  for (const sms::HeaderElement element : data.elements()) {
    if (element.iei == iei) return true;
  }
  return false;
}

void look_at_elements(const sms::UserData& data) {
  std::size_t octets = 0;
  std::size_t elements = 0;
  for (const sms::HeaderElement element : data.elements()) {
    must_hold(is_inside(element.data, data.header()));
    octets += 2 + element.data.size();
    ++elements;
  }
  // An identifier without a length, as the last, is counted with one octet too many.
  must_hold(octets <= data.header().size() + 1 && elements <= data.header().size());
  must_hold(!data.elements().whole() || octets == data.header().size());
  must_hold(data.elements().whole() || data.truncated);
}

void look_at_meaning(const sms::UserData& data) {
  if (const auto& concat = data.concat) {
    must_hold(concat->total > 0 && concat->sequence > 0 && concat->sequence <= concat->total);
    must_hold(concat->bits == 16 || concat->reference <= 0xFF);
    must_hold(has_element(data, concat->bits == 8 ? sms::kElementConcat8 : sms::kElementConcat16));
  }
  if (const auto& ports = data.ports)
    must_hold(has_element(data, ports->bits == 8 ? sms::kElementPorts8 : sms::kElementPorts16));
  must_hold(data.language.single == 0 || has_element(data, sms::kElementSingleShift));
  must_hold(data.language.locking == 0 || has_element(data, sms::kElementLockingShift));
  must_hold(!data.waiting || data.dcs.waiting() || has_element(data, sms::kElementWaiting));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::span<const std::uint8_t> octets(data + 1, size - 1);
  for (const bool has_header : {true, false}) {
    sms::UserData read;
    read.dcs = sms::DataCoding(data[0]);
    const std::size_t taken = sms::read_user_data(octets, has_header, read);
    must_hold(taken >= 1 && taken <= octets.size() && read.user_data.size() == taken - 1);
    must_hold(is_valid_utf8(read.text) && (read.has_text() || read.text.empty()));
    must_hold(is_inside(read.header(), read.user_data) && is_inside(read.data(), read.user_data));
    must_hold(has_header || read.header().empty());
    look_at_elements(read);
    look_at_meaning(read);
  }
  return 0;
}
