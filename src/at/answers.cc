#include "at/answers.h"

#include <algorithm>
#include <utility>

#include "at/fields.h"
#include "base/hex.h"

namespace pigeon::at {
namespace {

std::string_view first_line(const Response& response) {
  return response.lines.empty() ? std::string_view() : response.lines.front();
}

std::string first_text(const Response& response) {
  const std::vector<Field> fields = fields_of(first_line(response));
  return fields.empty() ? std::string() : fields.front().text;
}

std::string_view without_brackets(std::string_view text) {
  if (text.starts_with('(')) text.remove_prefix(1);
  if (text.ends_with(')')) text.remove_suffix(1);
  return text;
}

// "(0-2,5)", "0-2" or "1" as the numbers that it allows.
std::vector<int> allowed_numbers(std::string_view group) {
  constexpr int kLargest = 255;
  std::vector<int> numbers;
  for (const Field& field : split_fields(without_brackets(group))) {
    const std::size_t dash = field.text.find('-', 1);
    const Field first{field.text.substr(0, dash), false};
    const Field last =
        dash == std::string::npos ? first : Field{field.text.substr(dash + 1), false};
    if (!first.number() || !last.number()) continue;
    for (int n = *first.number(); n <= std::min(*last.number(), kLargest); ++n)
      numbers.push_back(n);
  }
  return numbers;
}

std::vector<std::string> names_in(std::string_view group) {
  std::vector<std::string> names;
  for (const Field& field : split_fields(without_brackets(group))) {
    if (!field.text.empty()) names.push_back(upper_case(field.text));
  }
  return names;
}

std::optional<Registration> registration_from(const std::vector<Field>& fields, std::size_t first) {
  if (fields.size() <= first || !fields[first].number()) return std::nullopt;
  Registration registration;
  registration.stat = *fields[first].number();
  if (fields.size() > first + 1) registration.area = fields[first + 1].text;
  if (fields.size() > first + 2) registration.cell = fields[first + 2].text;
  return registration;
}

// A PDU as a memory gives it, without what some modems hang on to it.
std::string clean_pdu(std::string_view body, int tpdu_octets) {
  const std::string_view pdu = body.substr(0, body.find_first_of(", "));
  if (!is_hex_octets(pdu)) return std::string(body);
  const int smsc_octets = hex_digit(pdu[0]) * 16 + hex_digit(pdu[1]);
  const std::size_t stated =
      2 * static_cast<std::size_t>(1 + smsc_octets + std::max(tpdu_octets, 0));
  if (tpdu_octets <= 0 || stated >= pdu.size()) return std::string(pdu);
  const bool tail_is_filler =
      upper_case(pdu.substr(stated)).find_first_not_of('F') == std::string::npos;
  return std::string(tail_is_filler ? pdu.substr(0, stated) : pdu);
}

// Headers with `prefix`, each with the line that follows it. `has_index`: +CMGL has one, +CMGR
// none.
std::vector<StoredMessage> stored_messages(const Response& response, std::string_view prefix,
                                           bool has_index) {
  std::vector<StoredMessage> messages;
  bool body_awaited = false;
  for (const std::string& line : response.lines) {
    if (!line.starts_with(prefix)) {
      if (body_awaited) messages.back().pdu = clean_pdu(line, messages.back().length);
      body_awaited = false;
      continue;
    }
    const std::vector<Field> fields = fields_of(line);
    const auto number = [&](std::size_t i) {
      return i < fields.size() ? fields[i].number().value_or(-1) : -1;
    };
    StoredMessage message;
    if (has_index) message.index = number(0);
    message.status = number(has_index ? 1 : 0);
    if (!fields.empty()) message.length = fields.back().number().value_or(-1);
    messages.push_back(std::move(message));
    body_awaited = true;
  }
  return messages;
}

}  // namespace

std::string plain_answer(const Response& response) {
  std::string_view text = after_prefix(first_line(response));
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') {
    text = text.substr(1, text.size() - 2);
  }
  return std::string(text);
}

std::string pin_state_of(const Response& response) {
  return first_text(response);
}

std::optional<int> signal_dbm(const Response& response) {
  const std::optional<int> level = number_of(response);
  if (!level || *level < 0) return std::nullopt;
  if (*level <= 31) return -113 + 2 * *level;
  if (*level >= 100 && *level <= 191) return *level - 216;  // the finer scale of 27.007 table 8.5-1
  return std::nullopt;
}

bool Registration::can_text() const {
  constexpr std::array<int, 6> kUsable = {1, 5, 6, 7, 9, 10};
  return std::find(kUsable.begin(), kUsable.end(), stat) != kUsable.end();
}

bool Registration::is_roaming() const {
  return stat == 5 || stat == 7 || stat == 10;
}

std::optional<Registration> registration_of(const Response& response) {
  // The last line that has the shape of an answer; a URC of the same name may stand before it.
  std::optional<Registration> best;
  bool best_is_answer = false;
  for (const std::string& line : response.lines) {
    const std::vector<Field> fields = fields_of(line);
    const bool is_answer = fields.size() >= 2 && !fields[1].quoted && fields[1].text.size() <= 2 &&
                           fields[1].number().has_value();
    if (best_is_answer && !is_answer) continue;
    if (const auto read = registration_from(fields, is_answer ? 1 : 0)) {
      best = read;
      best_is_answer = is_answer;
    }
  }
  return best;
}

std::optional<Registration> registration_of_urc(std::string_view line) {
  return registration_from(fields_of(line), 0);
}

std::string operator_of(const Response& response) {
  const std::vector<Field> fields = fields_of(first_line(response));
  return fields.size() >= 3 ? fields[2].text : std::string();
}

std::string service_centre_of(const Response& response) {
  const std::vector<Field> fields = fields_of(first_line(response));
  if (fields.empty() || fields[0].text.empty()) return {};
  const bool international = fields.size() >= 2 && fields[1].number() == 145;
  const std::string& number = fields[0].text;
  return international && !number.starts_with('+') ? "+" + number : number;
}

std::optional<int> number_of(const Response& response) {
  const std::vector<Field> fields = fields_of(first_line(response));
  return fields.empty() ? std::nullopt : fields[0].number();
}

std::optional<StorageSets> storage_sets_of(const Response& response) {
  if (response.lines.empty()) return std::nullopt;
  std::vector<Field> groups = fields_of(first_line(response));
  // Some put one more pair of brackets around it all.
  if (groups.size() == 1 && groups[0].text.starts_with("((")) {
    groups = split_fields(without_brackets(groups[0].text));
  }
  StorageSets sets;
  std::size_t filled = 0;
  for (const Field& group : groups) {
    if (filled == sets.memories.size()) break;
    sets.memories[filled++] = names_in(group.text);
  }
  if (filled == 0) return std::nullopt;
  for (std::size_t i = filled; i < sets.memories.size(); ++i)
    sets.memories[i] = sets.memories[i - 1];
  return sets;
}

std::vector<StorageUse> storage_use_of(const Response& response) {
  const std::vector<Field> fields = fields_of(first_line(response));
  std::vector<StorageUse> uses;
  std::string name;
  for (std::size_t i = 0; i + 1 < fields.size();) {
    const auto used = fields[i].number();
    const auto total = fields[i + 1].number();
    if (used && total) {
      uses.push_back(StorageUse{std::exchange(name, {}), *used, *total});
      i += 2;
    } else {
      name = upper_case(fields[i].text);
      ++i;
    }
  }
  return uses;
}

bool IndicationSets::allows(int position, int value) const {
  const std::vector<int>& set = allowed.at(static_cast<std::size_t>(position));
  if (set.empty()) return value == 0;
  return std::find(set.begin(), set.end(), value) != set.end();
}

std::optional<IndicationSets> indication_sets_of(const Response& response) {
  const std::vector<Field> groups = fields_of(first_line(response));
  if (groups.empty()) return std::nullopt;
  IndicationSets sets;
  for (std::size_t i = 0; i < std::min(groups.size(), sets.allowed.size()); ++i) {
    sets.allowed[i] = allowed_numbers(groups[i].text);
  }
  return sets;
}

std::optional<std::array<int, 5>> indications_of(const Response& response) {
  const std::vector<Field> fields = fields_of(first_line(response));
  if (fields.empty()) return std::nullopt;
  std::array<int, 5> values{};
  for (std::size_t i = 0; i < std::min(fields.size(), values.size()); ++i) {
    const auto value = fields[i].number();
    if (!value) return std::nullopt;
    values[i] = *value;
  }
  return values;
}

std::vector<int> services_of(const Response& response) {
  const std::vector<Field> fields = fields_of(first_line(response));
  std::vector<int> services;
  for (const Field& field : fields) {
    const std::vector<int> some = allowed_numbers(field.text);
    services.insert(services.end(), some.begin(), some.end());
  }
  return services;
}

bool is_whole(const StoredMessage& message) {
  const auto octets = from_hex(message.pdu);
  if (!octets || octets->empty() || message.length < 0) return false;
  const std::size_t smsc = 1U + octets->front();
  return octets->size() == smsc + static_cast<std::size_t>(message.length);
}

std::vector<StoredMessage> listing_of(const Response& response) {
  std::vector<StoredMessage> messages = stored_messages(response, "+CMGL:", true);
  std::erase_if(messages, [](const StoredMessage& message) { return message.index < 0; });
  return messages;
}

std::optional<StoredMessage> message_of(const Response& response) {
  std::vector<StoredMessage> messages = stored_messages(response, "+CMGR:", false);
  if (messages.empty() || messages.front().pdu.empty()) return std::nullopt;
  return std::move(messages.front());
}

std::optional<StoredNotice> stored_notice_of(std::string_view urc_line) {
  if (!urc_line.starts_with("+CMTI:") && !urc_line.starts_with("+CDSI:")) return std::nullopt;
  StoredNotice notice;
  const std::vector<Field> fields = fields_of(urc_line);
  if (fields.empty()) return notice;
  if (!fields.front().number()) notice.memory = upper_case(fields.front().text);
  const auto index = fields.back().number();
  if (index && *index >= 0) notice.index = index;
  return notice;
}

std::optional<int> reference_of(const Response& response) {
  const std::optional<int> reference = number_of(response);
  if (!reference || *reference < 0 || *reference > 255) return std::nullopt;
  return reference;
}

}  // namespace pigeon::at
