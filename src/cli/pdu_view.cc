#include "cli/pdu_view.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <rapidjson/writer.h>

#include "base/hex.h"
#include "sms/first_octet.h"
#include "sms/status.h"

namespace pigeon::cli {
namespace {

// Where RapidJSON puts its text.
class Sink {
 public:
  using Ch = char;

  explicit Sink(std::string& out) : out_(out) {}
  void Put(char c) { out_.push_back(c); }
  void Flush() {}

 private:
  std::string& out_;
};

using Writer = rapidjson::Writer<Sink>;

void write(Writer& json, std::string_view text) {
  json.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void write(Writer& json, std::int64_t number) {
  json.Int64(number);
}

template <class T>
void put_member(Writer& json, std::string_view key, const T& value) {
  json.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
  write(json, value);
}

void put_member(Writer& json, std::string_view key, bool value) {
  json.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
  json.Bool(value);
}

void put_null(Writer& json, std::string_view key) {
  json.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
  json.Null();
}

template <class T>
void put_member(Writer& json, std::string_view key, const std::optional<T>& value) {
  if (value) {
    put_member(json, key, *value);
  } else {
    put_null(json, key);
  }
}

void put_hex(Writer& json, std::string_view key, std::span<const std::uint8_t> octets) {
  put_member(json, key, to_hex(octets));
}

void write(Writer& json, const sms::Address& address) {
  json.StartObject();
  put_member(json, "number", address.text);
  put_member(json, "ton", address.ton);
  put_member(json, "npi", address.npi);
  json.EndObject();
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

void write(Writer& json, const sms::MessageWaiting& waiting) {
  json.StartObject();
  put_member(json, "kind", name_of(waiting.kind));
  put_member(json, "active", waiting.active);
  put_member(json, "store", waiting.store);
  put_member(json, "count", waiting.count);
  json.EndObject();
}

void write(Writer& json, const sms::Concat& concat) {
  json.StartObject();
  put_member(json, "reference", concat.reference);
  put_member(json, "total", concat.total);
  put_member(json, "sequence", concat.sequence);
  put_member(json, "bits", concat.bits);
  json.EndObject();
}

void write(Writer& json, const sms::Ports& ports) {
  json.StartObject();
  put_member(json, "destination", ports.destination);
  put_member(json, "source", ports.source);
  put_member(json, "bits", ports.bits);
  json.EndObject();
}

void write(Writer& json, const sms::LanguageShift& language) {
  json.StartObject();
  put_member(json, "locking", language.locking);
  put_member(json, "single", language.single);
  json.EndObject();
}

void write(Writer& json, const sms::HeaderElements& elements) {
  json.StartArray();
  for (const sms::HeaderElement element : elements) {
    json.StartObject();
    put_member(json, "iei", element.iei);
    put_hex(json, "data", element.data);
    json.EndObject();
  }
  json.EndArray();
}

// `value` when `present`, else null.
template <class T>
void put_if(bool present, Writer& json, std::string_view key, const T& value) {
  if (present) {
    put_member(json, key, value);
  } else {
    put_null(json, key);
  }
}

// TP-DCS and what it says; without TP-DCS a text is one of DCS 0.
void put_coding(Writer& json, const sms::UserData& data) {
  const bool known = data.has_dcs || data.has_user_data;
  put_if(known, json, "dcs", data.dcs.value());
  put_if(known, json, "alphabet", sms::name_of(data.dcs.alphabet()));
  put_if(known, json, "class", data.dcs.message_class());
  put_if(known, json, "compressed", data.dcs.compressed());
  put_member(json, "mwi", data.has_user_data ? data.waiting : data.dcs.waiting());
}

void put_user_data(Writer& json, const sms::UserData& data) {
  put_if(data.has_header, json, "udh", data.elements());
  put_member(json, "concat", data.concat);
  put_member(json, "ports", data.ports);
  put_if(data.language != sms::LanguageShift{}, json, "language", data.language);
  put_if(data.has_user_data && data.has_text(), json, "text", data.text);
  if (data.has_user_data && !data.has_text()) {
    put_hex(json, "data", data.data());
  } else {
    put_null(json, "data");
  }
}

// `key` in its own offset; as sent under `raw_key` when it names no time.
void put_time(Writer& json, std::string_view key, std::string_view raw_key,
              const sms::TimeStamp* stamp) {
  const auto text = stamp == nullptr ? std::nullopt : stamp->rfc3339();
  put_member(json, key, text);
  if (stamp != nullptr && !text) put_hex(json, raw_key, stamp->raw);
}

void write(Writer& json, const sms::Validity& validity) {
  using Format = sms::Validity::Format;
  json.StartObject();
  const std::string_view format = validity.format == Format::relative   ? "relative"
                                  : validity.format == Format::absolute ? "absolute"
                                                                        : "enhanced";
  put_member(json, "format", format);
  if (validity.minutes) put_member(json, "minutes", std::int64_t{validity.minutes->count()});
  if (validity.seconds) put_member(json, "seconds", std::int64_t{validity.seconds->count()});
  if (validity.at) put_time(json, "at", "raw_at", &*validity.at);
  json.EndObject();
}

// The bits of the first octet that this kind of TPDU has, as sent.
struct FlagPlace {
  std::string_view name;
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

void put_flags(Writer& json, const sms::Pdu& pdu, std::uint8_t first) {
  json.Key("flags");
  json.StartObject();
  for (const FlagPlace& flag : kFlags) {
    const bool has = pdu.deliver()  ? flag.in_deliver
                     : pdu.submit() ? flag.in_submit
                                    : flag.in_report;
    put_if(has, json, flag.name, (first & flag.bit) != 0 ? 1 : 0);
  }
  json.EndObject();
}

const sms::Address& address_of(const sms::Deliver& deliver) {
  return deliver.originator;
}
template <class Tpdu>
const sms::Address& address_of(const Tpdu& tpdu) {
  return tpdu.recipient;
}

template <class Tpdu>
void write(Writer& json, const sms::Pdu& pdu, const Tpdu& tpdu) {
  const sms::Deliver* deliver = pdu.deliver();
  const sms::Submit* submit = pdu.submit();
  const sms::StatusReport* report = pdu.status_report();
  json.StartObject();
  put_member(json, "kind",
             std::string_view(deliver  ? "deliver"
                              : submit ? "submit"
                                       : "status-report"));
  put_if(pdu.smsc.has_value(), json, "smsc", pdu.smsc ? pdu.smsc->text : std::string());
  put_if(deliver == nullptr, json, "mr",
         submit   ? submit->reference
         : report ? report->reference
                  : 0);
  put_member(json, "address", address_of(tpdu));
  put_member(json, "pid",
             report ? report->pid : std::optional(deliver ? deliver->pid : submit->pid));
  put_coding(json, tpdu);
  put_user_data(json, tpdu);
  put_time(json, "timestamp", "raw_timestamp",
           deliver  ? &deliver->service_centre_time
           : report ? &report->service_centre_time
                    : nullptr);
  put_time(json, "discharge", "raw_discharge", report ? &report->discharge : nullptr);
  put_if(report != nullptr, json, "status", report ? report->status : 0);
  put_if(report != nullptr, json, "status_text",
         report ? sms::meaning_of(report->status) : std::string_view());
  if (submit && submit->validity.format != sms::Validity::Format::none) {
    put_member(json, "validity", submit->validity);
  } else {
    put_null(json, "validity");
  }
  put_flags(json, pdu, tpdu.first_octet);
  put_member(json, "truncated", tpdu.truncated);
  put_member(json, "trailing", static_cast<std::int64_t>(pdu.trailing));
  json.EndObject();
}

}  // namespace

void append_line(std::string& out, const sms::Pdu& pdu) {
  Sink sink(out);
  Writer json(sink);
  std::visit([&](const auto& tpdu) { write(json, pdu, tpdu); }, pdu.tpdu);
  out += '\n';
}

void append_error_line(std::string& out, std::string_view reason, std::size_t offset) {
  Sink sink(out);
  Writer json(sink);
  json.StartObject();
  put_member(json, "error", reason);
  put_member(json, "offset", static_cast<std::int64_t>(offset));
  json.EndObject();
  out += '\n';
}

}  // namespace pigeon::cli
