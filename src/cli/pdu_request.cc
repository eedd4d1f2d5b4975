#include "cli/pdu_request.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/spelling.h"
#include "base/utf8.h"
#include "cli/segmentation.h"
#include "sms/submit.h"
#include "sms/transliterate.h"

namespace pigeon::cli {
namespace {

using control::Json;

constexpr std::int64_t kLongestValidity = 63 * 7 * 24 * 60;  // minutes; longer is held to it

constexpr std::array<std::string_view, 11> kKeys = {
    "to",       "text",     "reference", "report", "class",        "validity_minutes",
    "alphabet", "language", "smsc",      "spare",  "transliterate"};

struct Request {
  std::string text;
  sms::SubmitOptions submit;
  sms::SegmentOptions segments;
  bool transliterate = false;
};

// Reads members of one object; the first that can't be used is the error.
class Members {
 public:
  explicit Members(const Json& object) : object_(object) {}

  std::optional<std::string> text(const char* key, const char* wanted) {
    const Json& value = control::member(object_, key);
    if (value.is_null()) return std::nullopt;
    if (!value.is_string()) return refuse(key, value, wanted), std::nullopt;
    return value.get<std::string>();
  }

  std::optional<std::int64_t> number(const char* key, std::int64_t least, std::int64_t most,
                                     const std::string& wanted) {
    const Json& value = control::member(object_, key);
    if (value.is_null()) return std::nullopt;
    const auto number = control::integer_at(object_, key);
    if (!number || *number < least || *number > most)
      return refuse(key, value, wanted), std::nullopt;
    return number;
  }

  bool flag(const char* key) {
    const Json& value = control::member(object_, key);
    if (!value.is_null() && !value.is_boolean()) refuse(key, value, "true or false");
    return control::flag_at(object_, key).value_or(false);
  }

  // The index of the member's word in `words`; 0 when it is absent.
  template <std::size_t N>
  std::size_t choice(const char* key, const std::array<std::string_view, N>& words) {
    const Json& value = control::member(object_, key);
    if (value.is_null()) return 0;
    const auto word = control::text_at(object_, key);
    const auto found = std::ranges::find(words, word.value_or(""));
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    std::string wanted;
    for (const std::string_view each : words)
      wanted += (wanted.empty() ? "" : ", ") + std::string(each);
    refuse(key, value, wanted);
    return 0;
  }

  void refuse(const char* key, const Json& value, const std::string& wanted) {
    if (!failure_)
      failure_ = Error("invalid-request",
                       "\"" + std::string(key) + "\" is " + printable(control::to_line(value)),
                       "Give " + wanted);
  }
  const Json& at(const char* key) const { return control::member(object_, key); }
  const std::optional<Error>& failure() const { return failure_; }

 private:
  const Json& object_;
  std::optional<Error> failure_;
};

std::uint16_t read_languages(Members& members) {
  const Json& value = members.at("language");
  if (value.is_null() || value == "none") return sms::kNoLanguage;
  if (value == "auto") return sms::kAnyLanguage;
  if (value.is_number_integer() && value >= 1 && value <= 13)
    return sms::only_language(value.get<int>());
  members.refuse("language", value, "none, auto, or a table from 1 to 13");
  return sms::kNoLanguage;
}

std::optional<Error> unknown_member(const Json& object) {
  for (const auto& [key, value] : object.items()) {
    if (std::ranges::find(kKeys, key) != kKeys.end()) continue;
    const auto near = nearest_spellings(key, kKeys);
    return Error("invalid-request", "There is no member \"" + printable(key) + "\"",
                 near.empty() ? "See `pigeon pdu encode --help`"
                              : "Do you mean \"" + std::string(near.front()) + "\"?");
  }
  return std::nullopt;
}

Result<Request> read(std::string_view line) {
  const auto object = control::from_line(line);
  if (!object || !object->is_object())
    return fail("invalid-json", "This is not a JSON object on one line",
                R"(Write {"to":"+447700900101","text":"Hello"})");
  if (const auto unknown = unknown_member(*object)) return fail(*unknown);
  Members members(*object);
  Request request;
  request.submit.to = members.text("to", "a number such as \"+447700900101\"").value_or("");
  const auto text = members.text("text", "a text in quotes");
  request.text = text.value_or("");
  const auto reference = members.number("reference", 0, 0xFFFF, "a reference from 0 to 65535");
  request.submit.concat_reference = static_cast<std::uint16_t>(reference.value_or(0));
  request.segments.sixteen_bit_reference = request.submit.concat_reference > 0xFF;
  request.submit.report = members.flag("report");
  if (const auto value = members.number("class", 0, 3, "a class from 0 to 3"))
    request.submit.message_class = static_cast<int>(*value);
  if (const auto minutes =
          members.number("validity_minutes", 1, INT64_MAX, "a number of minutes from 1"))
    request.submit.validity =
        sms::Validity::relative(std::chrono::minutes(std::min(*minutes, kLongestValidity)));
  request.segments.alphabet =
      static_cast<sms::AlphabetChoice>(members.choice<3>("alphabet", {"auto", "gsm7", "ucs2"}));
  request.segments.languages = read_languages(members);
  request.submit.smsc = members.text("smsc", "a number such as \"+447785016005\"");
  request.segments.spare =
      static_cast<sms::Spare>(members.choice<3>("spare", {"characters", "graphemes", "words"}));
  request.segments.allow_empty = true;
  request.transliterate = members.flag("transliterate");
  if (members.failure()) return fail(*members.failure());
  if (members.at("to").is_null() || !text)
    return fail("invalid-request", "\"to\" and \"text\" are needed",
                R"(Write {"to":"+447700900101","text":"Hello"})");
  return request;
}

Json form_of(const std::vector<sms::Transliteration::Change>& changes) {
  Json list = Json::array();
  for (const auto& change : changes)
    list.push_back({{"from", change.from}, {"to", change.to}});
  return list;
}

}  // namespace

Result<Json> encode_request(std::string_view line) {
  auto request = read(line);
  if (!request) return fail(request.error());
  Json form = Json::object();
  std::optional<Json> changes;
  if (request->transliterate) {
    auto written = sms::to_default_alphabet(request->text);
    request->text = std::move(written.text);
    changes = form_of(written.changes);
  }
  const auto cut = sms::segment(request->text, request->segments);
  if (!cut) return fail(cut.error());
  form["alphabet"] = sms::name_of(cut->alphabet);
  form["language"] = {{"locking", cut->language.locking}, {"single", cut->language.single}};
  form["segments"] = cut->size();
  form["units_left"] = cut->units_left;
  form["unit"] = unit_of(*cut);
  form["forced_by"] = cut->forced_by;
  if (changes) form["changed"] = std::move(*changes);
  Json parts = Json::array();
  for (std::size_t i = 0; i < cut->size(); ++i) {
    const auto part = sms::encode_submit(*cut, i, request->submit);
    if (!part) return fail(part.error());
    parts.push_back({{"pdu", part->hex}, {"tpdu_length", part->tpdu_length}});
  }
  form["parts"] = std::move(parts);
  return form;
}

}  // namespace pigeon::cli
