// What modems tell of calls, USSD and the time.
#include <charconv>

#include "at/answers.h"
#include "at/fields.h"

namespace pigeon::at {
namespace {

// Modems whose clock was never set begin in 1970, 1980, 2000 or 2004.
constexpr int kFirstYear = 2020;
constexpr int kLastYear = 2069;

// The numbers of "24/11/24,17:30:00+04" in order; nothing when anything else stands between them.
std::vector<int> numbers_in(std::string_view text) {
  std::vector<int> numbers;
  while (!text.empty()) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc()) return {};
    numbers.push_back(value < 0 ? -value : value);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.empty()) text.remove_prefix(1);
  }
  return numbers;
}

}  // namespace

std::optional<Instant> clock_of(const Response& response) {
  using namespace std::chrono;
  if (response.lines.empty()) return std::nullopt;
  std::string text;
  for (const Field& field : fields_of(response.lines.front()))
    text += (text.empty() ? "" : ",") + field.text;
  const std::vector<int> numbers = numbers_in(text);
  if (numbers.size() != 7) return std::nullopt;  // without a zone nobody knows what it means
  const int full_year = numbers[0] < 100 ? 2000 + numbers[0] : numbers[0];
  const year_month_day date(year(full_year), month(static_cast<unsigned>(numbers[1])),
                            day(static_cast<unsigned>(numbers[2])));
  if (full_year < kFirstYear || full_year > kLastYear || !date.ok() || numbers[3] > 23 ||
      numbers[4] > 59 || numbers[5] > 60)
    return std::nullopt;
  const auto quarters = minutes(15 * numbers[6]);
  const bool west = text.find('-') != std::string::npos;
  return sys_days(date) + hours(numbers[3]) + minutes(numbers[4]) + seconds(numbers[5]) -
         (west ? -quarters : quarters);
}

std::string caller_of(std::string_view urc_line) {
  const std::vector<Field> fields = fields_of(urc_line);
  if (fields.empty() || fields[0].text.empty()) return {};
  const bool international = fields.size() > 1 && fields[1].number() == 145;
  return international && !fields[0].text.starts_with('+') ? "+" + fields[0].text : fields[0].text;
}

UssdAnswer ussd_answer_of(std::string_view urc_line) {
  UssdAnswer answer;
  const std::vector<Field> fields = fields_of(urc_line);
  if (fields.empty()) return answer;
  answer.state = fields[0].number().value_or(0);
  if (fields.size() > 1) answer.text = fields[1].text;
  if (fields.size() > 2) answer.dcs = fields[2].number();
  return answer;
}

}  // namespace pigeon::at
