// The TPDUs that cross the made-up network, by the codec of pigeon::sms. All carry an SMSC field in
// front, as modems give and take them (27.005 section 3.1 <pdu>).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "simulator/storage.h"
#include "sms/user_data.h"

namespace pigeon::simulator {

// The service centre that everything comes from.
inline constexpr std::string_view kServiceCentre = "+447700900999";

// What a SUBMIT asks for.
struct Submission {
  std::string to;      // completed with the network's country
  sms::UserData data;  // its text, its place in a longer one
  bool wants_report;
  std::uint8_t pid;
};

// "invalid-pdu".
Result<Submission> read_submit(const Octets& pdu);

// The DELIVER that reaches the addressee: the user data as it was sent.
Result<Octets> deliver_of(const Submission& submission, std::string_view from, Instant now);

// The DELIVERs of a text, several when it is long. `from` is a number or a name of 11 letters.
Result<std::vector<Octets>> make_delivers(std::string_view from, std::string_view text,
                                          std::uint16_t concat_reference, Instant now);

Result<Octets> make_status_report(std::uint8_t reference, std::string_view to, Instant submitted,
                                  Instant discharged, int status);

// The SUBMIT of a text typed in text mode.
Result<Octets> make_submit(std::string_view to, std::string_view text, bool wants_report);

// A stored PDU as text mode shows it; nothing when it cannot be read.
struct TextForm {
  std::string address;
  std::string text;
  std::optional<Instant> at;  // when the service centre got it
  struct Report {
    int first_octet;
    int reference;
    std::optional<Instant> discharge;
    int status;
  };
  std::optional<Report> report;  // of a status report
};
std::optional<TextForm> text_form(const Octets& pdu);

// 0 to 3 (23.038 section 4); nothing when it has none.
std::optional<int> message_class(const Octets& deliver);

}  // namespace pigeon::simulator
