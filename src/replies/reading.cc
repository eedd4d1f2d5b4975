#include "replies/reading.h"

#include <algorithm>
#include <cmath>

#include <re2/re2.h>

#include "base/phone_number.h"
#include "base/utf8.h"
#include "consent/words.h"
#include "playbook/spans.h"
#include "replies/pattern.h"
#include "replies/said_time.h"
#include "replies/speech.h"

namespace pigeon::replies {
namespace {

using playbook::Slot;
using playbook::SlotType;
using std::chrono::days;
using std::chrono::floor;
using std::chrono::local_days;

constexpr std::size_t kLongestText = 300;      // characters of a free answer that are kept
constexpr std::size_t kLongestTimePhrase = 7;  // words

re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

// --- bounds ---

// "+1d" counts from today; a date is itself.
std::optional<local_days> day_bound(const std::string& text, const Assistant& assistant,
                                    Instant now) {
  if (text.empty()) return std::nullopt;
  const local_days today = floor<days>(assistant.zone().to_local(now));
  if (text == "+0d") return today;
  if (text.starts_with('+')) {
    const auto span = playbook::duration(std::string_view(text).substr(1));
    return span ? std::optional(today + std::chrono::ceil<days>(*span)) : std::nullopt;
  }
  const auto moment = moment_in(text, assistant.zone());
  return moment ? std::optional(floor<days>(*moment)) : std::nullopt;
}

bool within(const Slot& slot, local_days day, const Assistant& assistant, Instant now) {
  const local_days today = floor<days>(assistant.zone().to_local(now));
  const auto least = day_bound(slot.min, assistant, now);
  const auto most = day_bound(slot.max, assistant, now);
  return day >= least.value_or(today) && (!most || day <= *most);
}

bool within(const Slot& slot, Milliseconds clock) {
  const auto least = playbook::time_of_day(slot.min);
  const auto most = playbook::time_of_day(slot.max);
  return (!least || clock >= *least) && (!most || clock <= *most);
}

bool within(const Slot& slot, double number) {
  const auto least = number_in(slot.min);
  const auto most = number_in(slot.max);
  return (!least || number >= *least) && (!most || number <= *most);
}

// --- times ---

std::optional<local_days> day_of(const Slot& slot, const SaidTime& said, const Assistant& assistant,
                                 Instant now) {
  for (const local_days day : said.days) {
    if (within(slot, day, assistant, now)) return day;
  }
  if (said.days.empty() && said.moment) {
    const local_days day = floor<days>(*said.moment);
    if (within(slot, day, assistant, now)) return day;
  }
  return std::nullopt;
}

// The only reading that the bounds allow, or the first where there are no bounds and it is the
// only one.
std::optional<Milliseconds> clock_of(const Slot& slot, const SaidTime& said) {
  if (said.clocks.empty() && said.moment) return *said.moment - floor<days>(*said.moment);
  std::vector<Milliseconds> allowed;
  const bool bounded = slot.type == SlotType::time && !(slot.min.empty() && slot.max.empty());
  for (const Milliseconds clock : said.clocks) {
    if (!bounded || within(slot, clock)) allowed.push_back(clock);
  }
  if (allowed.empty()) return std::nullopt;
  // Without bounds "7" is 7:00, and "5" can be either.
  const bool unclear = allowed.size() > 1 && allowed.front() < std::chrono::hours(7);
  return unclear ? std::nullopt : std::optional(allowed.front());
}

std::optional<Value> time_value(const Slot& slot, const SaidTime& said, const Assistant& assistant,
                                Instant now) {
  if (slot.type == SlotType::date) {
    const auto day = day_of(slot, said, assistant, now);
    return day ? std::optional<Value>(day_text(*day)) : std::nullopt;
  }
  if (slot.type == SlotType::time) {
    const auto clock = clock_of(slot, said);
    return clock ? std::optional<Value>(clock_text(*clock)) : std::nullopt;
  }
  if (said.moment) {
    if (!within(slot, floor<days>(*said.moment), assistant, now)) return std::nullopt;
    return moment_text(*said.moment);
  }
  const auto day = day_of(slot, said, assistant, now);
  const auto clock = clock_of(slot, said);
  if (!day || !clock) return std::nullopt;
  const LocalTime moment = *day + *clock;
  if (moment <= assistant.zone().to_local(now)) return std::nullopt;
  return moment_text(moment);
}

bool is_time(SlotType type) {
  return type == SlotType::date || type == SlotType::time || type == SlotType::datetime;
}

// "2-4pm", "between 14:00 and 16:00"
std::optional<Value> window_value(std::string_view text, const Assistant& assistant, Instant now) {
  static const re2::RE2 kTwo(
      R"((?i)^\s*(?:between|entre|zwischen|tra|from|von|de|das)?\s*([\d:.h]+\s*(?:am|pm)?)\s*(?:-|–|to|and|bis|und|à|a|et|y|e|as|às)\s*([\d:.h]+\s*(?:am|pm)?)\s*$)");
  std::string first;
  std::string second;
  if (!re2::RE2::FullMatch(piece(text), kTwo, &first, &second)) return std::nullopt;
  const auto begins = said_time(first, {}, now, assistant.zone());
  const auto ends = said_time(second, {}, now, assistant.zone());
  if (!begins || !ends) return std::nullopt;
  for (const Milliseconds end : ends->clocks) {
    for (auto begin = begins->clocks.rbegin(); begin != begins->clocks.rend(); ++begin) {
      if (*begin < end && end - *begin < std::chrono::hours(12))
        return Value{{"begins", clock_text(*begin)}, {"ends", clock_text(end)}};
    }
  }
  return std::nullopt;
}

// --- numbers ---

// "4", "4.50", "4,50 EUR", "£20", "we are 4": the only number of the text.
std::optional<double> only_number(std::string_view text) {
  static const re2::RE2 kNumber(
      R"((?:^|[^\w.,:/-])(\d{1,9}(?:[.,]\d{1,2})?)(?:$|[^\w:/]|[.,](?:\s|$)|(?:EUR|eur|€|h\b)))");
  std::optional<double> found;
  re2::StringPiece rest = piece(text);
  std::string digits;
  while (re2::RE2::FindAndConsume(&rest, kNumber, &digits)) {
    std::ranges::replace(digits, ',', '.');
    const auto number = number_in(digits);
    if (!number || (found && *found != *number)) return std::nullopt;
    found = number;
  }
  return found;
}

std::optional<double> number_said_in(std::string_view text) {
  if (const auto number = only_number(text)) return number;
  const std::string words = consent::normalise(text);
  if (const auto whole = number_word(words)) return *whole;
  // "four people please"; "one" and "un" alone say too little inside a sentence.
  std::optional<double> found;
  std::string_view rest = words;
  while (!rest.empty()) {
    const std::size_t blank = rest.find(' ');
    const auto number = number_word(rest.substr(0, blank));
    if (number && *number > 1) {
      if (found) return std::nullopt;
      found = *number;
    }
    rest = blank == std::string_view::npos ? std::string_view() : rest.substr(blank + 1);
  }
  return found;
}

std::optional<Value> number_value(const Slot& slot, std::string_view text) {
  const auto number = number_said_in(text);
  if (!number || !within(slot, *number)) return std::nullopt;
  if (slot.type == SlotType::number && std::floor(*number) == *number)
    return static_cast<std::int64_t>(*number);
  return *number;
}

// --- phones ---

std::optional<Value> phone_value(std::string_view text, std::string* matched = nullptr) {
  static const re2::RE2 kPhone(R"((\+?[\d][\d ().\-/]{6,18}\d))");
  std::string found;
  if (!re2::RE2::PartialMatch(piece(text), kPhone, &found)) return std::nullopt;
  if (matched) *matched = found;
  const auto number = PhoneNumber::parse(found, "");
  if (number && number->kind() == PhoneNumber::Kind::international) return number->text();
  std::string digits;
  for (const char c : found) {
    if ((c >= '0' && c <= '9') || c == '+') digits += c;
  }
  return digits;
}

// --- choices ---

// "2", "2)", "no. 2", "number 2 please"
std::optional<std::size_t> option_number(std::string_view words, std::size_t options) {
  static const re2::RE2 kNumber(
      R"((?:option |number |no |nr |numero |nummer |the |choice )?(\d{1,2})(?: please| thanks| svp| bitte| merci| por favor| grazie)?)");
  int number = 0;
  if (!re2::RE2::FullMatch(piece(words), kNumber, &number)) {
    const auto word = number_word(words);
    if (!word) return std::nullopt;
    number = *word;
  }
  if (number < 1 || static_cast<std::size_t>(number) > options) return std::nullopt;
  return static_cast<std::size_t>(number - 1);
}

// The only option whose label stands in the text.
std::optional<std::size_t> option_named(std::string_view text,
                                        const std::vector<std::string>& labels) {
  const std::string words = " " + consent::normalise(text) + " ";
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::string label = consent::normalise(labels[i]);
    if (label.empty() || words.find(" " + label + " ") == std::string::npos) continue;
    if (found) return std::nullopt;
    found = i;
  }
  return found;
}

// "11", "half past 9": the only option that begins with that time.
std::optional<std::size_t> option_at(std::string_view text, const std::vector<std::string>& labels,
                                     const Assistant& assistant, Instant now) {
  const auto said = said_time(text, {}, now, assistant.zone());
  if (!said || said->clocks.empty() || !said->days.empty()) return std::nullopt;
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const bool fits = std::ranges::any_of(
        said->clocks, [&](Milliseconds clock) { return labels[i].starts_with(clock_text(clock)); });
    if (!fits) continue;
    if (found) return std::nullopt;
    found = i;
  }
  return found;
}

std::optional<Value> choice_value(std::string_view text, const Question* question,
                                  const Assistant& assistant, Instant now) {
  if (!question || question->options.empty()) return std::nullopt;
  const auto number = option_number(consent::normalise(text), question->options.size());
  if (number) return question->options.at(*number);
  if (const auto named = option_named(text, question->labels)) return question->options.at(*named);
  if (const auto timed = option_at(text, question->labels, assistant, now))
    return question->options.at(*timed);
  return std::nullopt;
}

// --- facts in a longer text ---

struct Word {
  std::string text;
  bool used = false;
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  std::string word;
  for (const char c : std::string(text) + " ") {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == ',' || c == ';' || c == '!' ||
                       c == '?' || c == '(' || c == ')';
    if (!blank) {
      word += c;
      continue;
    }
    while (word.ends_with('.'))
      word.pop_back();
    if (!word.empty()) words.push_back({std::move(word)});
    word.clear();
  }
  return words;
}

bool is_number(const std::string& word) {
  return !word.empty() && word.find_first_not_of("0123456789") == std::string::npos;
}

// "for 2 on friday", "2 on friday": how many, not when. "14 May" is a day.
bool says_how_many(const std::vector<Word>& words, std::size_t begin, std::size_t count) {
  if (is_number(words[begin].text)) return count != 2;
  const std::string first = consent::normalise(words[begin].text);
  const bool for_so_many =
      first == "for" || first == "pour" || first == "fur" || first == "para" || first == "per";
  return for_so_many && count > 1 && is_number(words[begin + 1].text);
}

// A short word alone ("sun", "mon", "may") says too little inside a sentence, and so does a number.
bool may_be_a_time(const std::vector<Word>& words, std::size_t begin, std::size_t count) {
  std::size_t letters = 0;
  for (std::size_t i = begin; i < begin + count; ++i) {
    if (words[i].used) return false;
    letters += words[i].text.size();
  }
  if (count == 1) return letters > 3 && !is_number(words[begin].text);
  return !says_how_many(words, begin, count);
}

class Facts {
 public:
  Facts(std::string_view text, const Assistant& assistant, Instant now)
      : text_(text), assistant_(assistant), now_(now) {}

  std::vector<std::pair<std::string, Value>> of(const std::vector<const Slot*>& wanted) {
    for (const Slot* slot : wanted) {
      if (slot->type == SlotType::pattern) pattern(*slot);
      if (slot->type == SlotType::phone) phone(*slot);
    }
    words_ = words_of(text_);
    times(wanted);
    std::vector<const Slot*> numbers;
    for (const Slot* slot : wanted) {
      if (slot->type == SlotType::number || slot->type == SlotType::money) numbers.push_back(slot);
    }
    if (numbers.size() == 1) number(*numbers.front());
    return std::move(facts_);
  }

 private:
  void pattern(const Slot& slot) {
    std::string matched;
    if (auto value = pattern_value(slot, text_, assistant_, &matched)) take(slot, *value, matched);
  }
  void phone(const Slot& slot) {
    std::string matched;
    if (auto value = phone_value(text_, &matched)) take(slot, *value, matched);
  }

  void take(const Slot& slot, Value value, const std::string& matched) {
    facts_.emplace_back(slot.name, std::move(value));
    const std::size_t at = text_.find(matched);
    if (at != std::string::npos && !matched.empty()) text_.replace(at, matched.size(), " ");
  }

  // The longest phrases first; each word belongs to one phrase.
  void times(const std::vector<const Slot*>& wanted) {
    const bool any =
        std::ranges::any_of(wanted, [](const Slot* slot) { return is_time(slot->type); });
    if (!any) return;
    for (std::size_t count = std::min(kLongestTimePhrase, words_.size()); count > 0; --count) {
      for (std::size_t begin = 0; begin + count <= words_.size(); ++begin) {
        if (!may_be_a_time(words_, begin, count)) continue;
        const auto said = said_time(phrase(begin, count), assistant_.program().languages, now_,
                                    assistant_.zone());
        if (said && fill(wanted, *said)) use(begin, count);
      }
    }
  }

  bool fill(const std::vector<const Slot*>& wanted, const SaidTime& said) {
    bool filled = false;
    for (const Slot* slot : wanted) {
      const bool has =
          std::ranges::any_of(facts_, [&](const auto& f) { return f.first == slot->name; });
      if (has || !is_time(slot->type)) continue;
      if (auto value = time_value(*slot, said, assistant_, now_)) {
        facts_.emplace_back(slot->name, *std::move(value));
        filled = true;
      }
    }
    return filled;
  }

  void number(const Slot& slot) {
    std::string rest;
    for (const Word& word : words_) {
      if (!word.used) rest += word.text + " ";
    }
    if (auto value = number_value(slot, rest)) facts_.emplace_back(slot.name, *std::move(value));
  }

  std::string phrase(std::size_t begin, std::size_t count) const {
    std::string phrase;
    for (std::size_t i = begin; i < begin + count; ++i)
      phrase += (phrase.empty() ? "" : " ") + words_[i].text;
    return phrase;
  }
  void use(std::size_t begin, std::size_t count) {
    for (std::size_t i = begin; i < begin + count; ++i)
      words_[i].used = true;
  }

  std::string text_;
  const Assistant& assistant_;
  Instant now_;
  std::vector<Word> words_;
  std::vector<std::pair<std::string, Value>> facts_;
};

// At most so many characters, none cut.
std::string shortened(std::string_view text, std::size_t most) {
  std::size_t end = 0;
  for (std::size_t count = 0; end < text.size() && count < most; ++count)
    next_code_point(text, end);
  return std::string(text.substr(0, end));
}

}  // namespace

std::optional<Value> read_answer(const Slot& slot, std::string_view text, const Question* question,
                                 const Assistant& assistant, Instant now) {
  switch (slot.type) {
    case SlotType::yesno: {
      const auto yes = yes_or_no(text);
      return yes ? std::optional<Value>(*yes) : std::nullopt;
    }
    case SlotType::choice:
      return choice_value(text, question, assistant, now);
    case SlotType::date:
    case SlotType::time:
    case SlotType::datetime: {
      if (const auto said = said_time(text, {}, now, assistant.zone())) {
        if (auto value = time_value(slot, *said, assistant, now)) return value;
      }
      const auto facts = read_facts({&slot}, text, assistant, now);
      return facts.empty() ? std::nullopt : std::optional<Value>(facts.front().second);
    }
    case SlotType::window:
      return window_value(text, assistant, now);
    case SlotType::number:
    case SlotType::money:
      return number_value(slot, text);
    case SlotType::phone:
      return phone_value(text);
    case SlotType::pattern:
      return pattern_value(slot, text, assistant);
    case SlotType::text:
      if (consent::normalise(text).empty()) return std::nullopt;
      return shortened(to_valid_utf8(text), kLongestText);
  }
  return std::nullopt;
}

std::vector<std::pair<std::string, Value>> read_facts(const std::vector<const Slot*>& wanted,
                                                      std::string_view text,
                                                      const Assistant& assistant, Instant now) {
  constexpr std::size_t kLongestRead = 500;  // a text of ten thousand letters states no facts
  return Facts(text.substr(0, kLongestRead), assistant, now).of(wanted);
}

}  // namespace pigeon::replies
