#include "simulator/message_lines.h"

#include "base/hex.h"
#include "simulator/charset.h"
#include "simulator/time_stamp.h"
#include "simulator/tpdu.h"

namespace pigeon::simulator {
namespace {

constexpr std::string_view kLineEnd = "\r\n";

std::string in_quotes(std::string_view text) {
  return '"' + std::string(text) + '"';
}

std::string time_of(const std::optional<Instant>& at) {
  return at ? in_quotes(time_stamp(*at)) : "";
}

std::string length_and_pdu(const StoredMessage& message) {
  return std::to_string(message.tpdu_length()) + std::string(kLineEnd) + to_hex(message.pdu);
}

// <fo>,<mr>,<ra>,<tora>,<scts>,<dt>,<st>
std::string report_fields(const TextForm& form, const TextForm::Report& report,
                          const std::string& number) {
  return std::to_string(report.first_octet) + ',' + std::to_string(report.reference) + ',' +
         number + ",145," + time_of(form.at) + ',' + time_of(report.discharge) + ',' +
         std::to_string(report.status);
}

}  // namespace

std::string lines_from_memory(const StoredMessage& message, const Settings& settings) {
  if (settings.text_mode == 0) {
    return std::to_string(static_cast<int>(message.state)) + ",," + length_and_pdu(message);
  }
  const std::string state = in_quotes(kStateWords[static_cast<std::size_t>(message.state)]) + ',';
  const auto form = text_form(message.pdu);
  if (!form) return state + "\"\",," + std::string(kLineEnd) + to_hex(message.pdu);
  const std::string number = in_quotes(to_terminal(form->address, settings.charset));
  if (form->report) return state + report_fields(*form, *form->report, number);
  return state + number + ",," + time_of(form->at) + std::string(kLineEnd) +
         to_terminal(form->text, settings.charset);
}

std::string lines_on_arrival(const Delivery& delivery, const Settings& settings) {
  const StoredMessage message{MessageState::unread, delivery.pdu};
  const bool is_text = delivery.kind == Delivery::Kind::text;
  const auto form = settings.text_mode == 0 ? std::nullopt : text_form(delivery.pdu);
  if (!form) return (is_text ? "," : "") + length_and_pdu(message);
  const std::string number = in_quotes(to_terminal(form->address, settings.charset));
  if (form->report) return report_fields(*form, *form->report, number);
  return number + ",," + time_of(form->at) + std::string(kLineEnd) +
         to_terminal(form->text, settings.charset);
}

}  // namespace pigeon::simulator
