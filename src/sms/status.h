// What a status report says became of a text: TP-Status (3GPP TS 23.040 section 9.2.3.15).
#pragma once

#include <cstdint>
#include <string_view>

namespace pigeon::sms {

enum class Outcome : std::uint8_t {
  delivered,     // it is with the recipient, or was handed on as far as anyone can know
  still_trying,  // a temporary trouble; another report will follow
  failed,        // for good: sending it again will not help
  gave_up,       // a temporary trouble, but the service centre has stopped; we may send it again
};

// Values above 127 are reserved and read by their lower bits, never as delivered.
Outcome outcome_of(std::uint8_t status);

// In plain words: "the recipient's phone did not answer; the network keeps trying".
std::string_view meaning_of(std::uint8_t status);

}  // namespace pigeon::sms
