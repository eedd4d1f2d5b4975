// PDUs as a network would hand them to a modem.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fixture.h"
#include "sms/deliver.h"

namespace pigeon::store {

inline sms::DeliverFields text_from(std::string_view sender, std::string text,
                                    Instant sent = kNow) {
  sms::DeliverFields fields;
  fields.originator = sms::Address::from_number(sender).value();
  fields.text = std::move(text);
  fields.time = sent;
  return fields;
}

inline std::vector<std::string> pdus_of(const sms::DeliverFields& fields) {
  std::vector<std::string> pdus;
  const auto parts = sms::encode_deliver(fields).value();
  for (const sms::EncodedPart& part : parts)
    pdus.push_back(part.hex);
  return pdus;
}

inline std::string report_pdu(int reference, std::string_view recipient, int status,
                              Instant discharge = kNow) {
  sms::StatusReportFields fields;
  fields.reference = static_cast<std::uint8_t>(reference);
  fields.recipient = sms::Address::from_number(recipient).value();
  fields.service_centre_time = kNow;
  fields.discharge = discharge;
  fields.status = static_cast<std::uint8_t>(status);
  return sms::encode_status_report(fields).value().hex;
}

class InboundFixture : public StoreTest {
 protected:
  Kept keep(const std::string& hex, Instant now = kNow, const std::string& modem = "sim1") {
    return store().keep({.modem = modem, .hex = hex, .received_at = now}, "GB", now).value();
  }
  // A text of one part that must become a message.
  MessageId hear(std::string_view sender, std::string text, Instant now = kNow) {
    const Kept kept = keep(pdus_of(text_from(sender, std::move(text), now)).at(0), now);
    EXPECT_EQ(kept.kind, Kept::Kind::message);
    return kept.message.value_or(0);
  }
};

}  // namespace pigeon::store
