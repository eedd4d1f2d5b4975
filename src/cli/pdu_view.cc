#include "cli/pdu_view.h"

#include <string>

#include "base/hex.h"
#include "sms/first_octet.h"
#include "sms/status.h"

namespace pigeon::cli {
namespace {

using control::Json;

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json();
}

Json hex_or_null(bool present, std::span<const std::uint8_t> octets) {
  return present ? Json(to_hex(octets)) : Json();
}

Json form_of(const sms::Address& address) {
  return {{"number", address.text}, {"ton", address.ton}, {"npi", address.npi}};
}

std::string_view name_of(sms::MessageWaiting::Kind kind) {
  switch (kind) {
    case sms::MessageWaiting::Kind::voicemail:
      return "voicemail";
    case sms::MessageWaiting::Kind::fax:
      return "fax";
    case sms::MessageWaiting::Kind::email:
      return "email";
    case sms::MessageWaiting::Kind::other:
      break;
  }
  return "other";
}

Json form_of(const std::optional<sms::MessageWaiting>& waiting) {
  if (!waiting) return {};
  return {{"kind", name_of(waiting->kind)},
          {"active", waiting->active},
          {"store", waiting->store},
          {"count", or_null(waiting->count)}};
}

Json form_of(const std::optional<sms::Concat>& concat) {
  if (!concat) return {};
  return {{"reference", concat->reference},
          {"total", concat->total},
          {"sequence", concat->sequence},
          {"bits", concat->bits}};
}

Json form_of(const std::optional<sms::Ports>& ports) {
  if (!ports) return {};
  return {{"destination", ports->destination}, {"source", ports->source}, {"bits", ports->bits}};
}

Json form_of_elements(const sms::UserData& data) {
  if (!data.has_header) return {};
  Json elements = Json::array();
  for (const sms::HeaderElement element : data.elements())
    elements.push_back({{"iei", element.iei}, {"data", to_hex(element.data)}});
  return elements;
}

Json form_of(const sms::LanguageShift& language) {
  if (language == sms::LanguageShift{}) return {};
  return {{"locking", language.locking}, {"single", language.single}};
}

// TP-DCS and what it says; without TP-DCS a text is one of DCS 0.
void add_coding(const sms::UserData& data, Json& form) {
  const bool known = data.has_dcs || data.has_user_data;
  form["dcs"] = known ? Json(data.dcs.value()) : Json();
  form["alphabet"] = known ? Json(sms::name_of(data.dcs.alphabet())) : Json();
  form["class"] = known ? or_null(data.dcs.message_class()) : Json();
  form["compressed"] = known ? Json(data.dcs.compressed()) : Json();
  form["mwi"] = form_of(data.has_user_data ? data.waiting : data.dcs.waiting());
}

void add_user_data(const sms::UserData& data, Json& form) {
  form["udh"] = form_of_elements(data);
  form["concat"] = form_of(data.concat);
  form["ports"] = form_of(data.ports);
  form["language"] = form_of(data.language);
  const bool is_text = data.has_text();
  form["text"] = data.has_user_data && is_text ? Json(data.text) : Json();
  form["data"] = hex_or_null(data.has_user_data && !is_text, data.data());
}

// `key` in its own offset; as sent under raw_`key` when it names no time.
void add_time(const char* key, const sms::TimeStamp* stamp, Json& form) {
  const auto text = stamp == nullptr ? std::nullopt : stamp->rfc3339();
  form[key] = or_null(text);
  if (stamp != nullptr && !text) form[std::string("raw_") + key] = to_hex(stamp->raw);
}

void add_status(const sms::StatusReport* report, Json& form) {
  form["status"] = report == nullptr ? Json() : Json(report->status);
  form["status_text"] = report == nullptr ? Json() : Json(sms::meaning_of(report->status));
}

Json form_of(const sms::Validity* validity) {
  using Format = sms::Validity::Format;
  if (validity == nullptr || validity->format == Format::none) return {};
  Json form = Json::object();
  form["format"] = validity->format == Format::relative   ? "relative"
                   : validity->format == Format::absolute ? "absolute"
                                                          : "enhanced";
  if (validity->minutes) form["minutes"] = validity->minutes->count();
  if (validity->seconds) form["seconds"] = validity->seconds->count();
  if (validity->at) add_time("at", &*validity->at, form);
  return form;
}

// The bits of the first octet that this kind of TPDU has, as sent.
struct FlagPlace {
  const char* name;
  std::uint8_t bit;
  bool in_deliver, in_submit, in_report;
};

constexpr FlagPlace kFlags[] = {
    {"rp", sms::first_octet::kReplyPath, true, true, false},
    {"udhi", sms::first_octet::kHeader, true, true, true},
    {"sri", sms::first_octet::kReport, true, false, false},
    {"srr", sms::first_octet::kReport, false, true, false},
    {"srq", sms::first_octet::kReport, false, false, true},
    {"mms", sms::first_octet::kNoMoreMessages, true, false, true},
    {"lp", sms::first_octet::kLoopPrevention, true, false, true},
    {"rd", sms::first_octet::kRejectDuplicates, false, true, false},
};

Json form_of_flags(const sms::Pdu& pdu, std::uint8_t first) {
  Json flags = Json::object();
  for (const FlagPlace& flag : kFlags) {
    const bool has = pdu.deliver()  ? flag.in_deliver
                     : pdu.submit() ? flag.in_submit
                                    : flag.in_report;
    flags[flag.name] = has ? Json((first & flag.bit) != 0 ? 1 : 0) : Json();
  }
  return flags;
}

const sms::Address& address_of(const sms::Deliver& deliver) {
  return deliver.originator;
}
template <class Tpdu>
const sms::Address& address_of(const Tpdu& tpdu) {
  return tpdu.recipient;
}

template <class Tpdu>
Json form_of(const sms::Pdu& pdu, const Tpdu& tpdu) {
  const sms::Deliver* deliver = pdu.deliver();
  const sms::Submit* submit = pdu.submit();
  const sms::StatusReport* report = pdu.status_report();
  Json form = Json::object();
  form["kind"] = deliver ? "deliver" : submit ? "submit" : "status-report";
  form["smsc"] = pdu.smsc ? Json(pdu.smsc->text) : Json();
  form["mr"] = submit ? Json(submit->reference) : report ? Json(report->reference) : Json();
  form["address"] = form_of(address_of(tpdu));
  form["pid"] = report ? or_null(report->pid) : Json(deliver ? deliver->pid : submit->pid);
  add_coding(tpdu, form);
  add_user_data(tpdu, form);
  add_time("timestamp",
           deliver  ? &deliver->service_centre_time
           : report ? &report->service_centre_time
                    : nullptr,
           form);
  add_time("discharge", report ? &report->discharge : nullptr, form);
  add_status(report, form);
  form["validity"] = form_of(submit ? &submit->validity : nullptr);
  form["flags"] = form_of_flags(pdu, tpdu.first_octet);
  form["truncated"] = tpdu.truncated;
  form["trailing"] = pdu.trailing;
  return form;
}

}  // namespace

Json form_of(const sms::Pdu& pdu) {
  return std::visit([&](const auto& tpdu) { return form_of(pdu, tpdu); }, pdu.tpdu);
}

Json form_of(const sms::DecodeError& error) {
  return {{"error", error.reason}, {"offset", error.offset}};
}

}  // namespace pigeon::cli
