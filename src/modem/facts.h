// What a modem is and how it is, as far as it told.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace pigeon::modem {

// Everything that the modem told about itself and its network; empty or nothing when it did not.
struct Facts {
  std::string manufacturer = {};
  std::string model = {};
  std::string firmware = {};
  std::string imei = {};
  std::string imsi = {};
  std::string iccid = {};
  std::string network = {};  // the operator's name
  std::string service_centre = {};
  std::optional<int> signal_dbm = {};
  std::optional<int> registration = {};  // <stat> of 27.007 section 7.2
  std::string storage = {};              // the memory in use ("ME")
  std::optional<int> storage_used = {};
  std::optional<int> storage_total = {};
  std::vector<std::string> memories = {};  // that can be read (+CPMS=?)
  std::string indications = {};            // the +CNMI setting that was accepted
  std::optional<int> pin_tries = {};       // left, when it was asked last
  bool listing_hangs = false;              // +CMGL was never answered: slots are read one by one
  bool stores_nothing = false;             // texts are announced and lie nowhere (+CMTI: ,-1)
};

}  // namespace pigeon::modem
