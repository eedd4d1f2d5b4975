#include "calendar/tokens.h"

#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "calendar/folding.h"

namespace pigeon::calendar {
namespace {

using Kind = Token::Kind;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c & 0x80) != 0;
}

// A cursor over one piece between blanks.
class Piece {
 public:
  explicit Piece(std::string_view text) : text_(text) {}

  bool done() const { return at_ == text_.size(); }
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  std::size_t position() const { return at_; }
  void return_to(std::size_t position) { at_ = position; }
  std::string_view since(std::size_t begin) const { return text_.substr(begin, at_ - begin); }
  std::string_view rest() const { return text_.substr(at_); }
  void skip(std::size_t count) { at_ += count; }

  bool take(char c) {
    if (peek() != c || done()) return false;
    ++at_;
    return true;
  }
  bool take(std::string_view word) {
    if (!rest().starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  // A number of `fewest` to `most` digits which no further digit follows.
  std::optional<int> number(std::size_t fewest, std::size_t most) {
    std::size_t count = 0;
    int value = 0;
    while (is_digit(peek(count)) && count < most)
      value = value * 10 + (peek(count++) - '0');
    if (count < fewest || is_digit(peek(count))) return std::nullopt;
    at_ += count;
    return value;
  }
  bool at_word_end() const { return !is_digit(peek()) && !is_letter(peek()); }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

// "2026-12-01" or "2026/12/01".
std::optional<Token> read_date(Piece& in) {
  const auto year = in.number(4, 4);
  const char separator = in.peek();
  if (!year || (separator != '-' && separator != '/')) return std::nullopt;
  in.skip(1);
  const auto month = in.number(1, 2);
  if (!month || !in.take(separator)) return std::nullopt;
  const auto day = in.number(1, 2);
  if (!day) return std::nullopt;
  if (in.peek() == 't' && is_digit(in.peek(1))) in.skip(1);
  return Token{.kind = Kind::date, .year = *year, .first = *month, .second = *day};
}

// "24/12", "24/12/2026", "24.12.", "24.12.2026"; "14.30" may also be a time.
std::optional<Token> read_numeric(Piece& in) {
  const auto first = in.number(1, 2);
  const char separator = in.peek();
  if (!first || (separator != '/' && separator != '.' && separator != '-')) return std::nullopt;
  in.skip(1);
  const std::size_t second_at = in.position();
  const auto second = in.number(1, 2);
  if (!second) return std::nullopt;
  const bool two_digits = in.position() - second_at == 2;
  Token token{.kind = Kind::numeric, .first = *first, .second = *second, .dots = separator == '.'};
  if (separator == '.' && two_digits) token.kind = Kind::dotted;
  if (in.take(separator)) {
    token.kind = Kind::numeric;
    if (is_digit(in.peek())) {
      const auto year = in.number(4, 4);
      if (!year) return std::nullopt;
      token.year = *year;
    }
  }
  if (token.kind == Kind::dotted) token.time = hours(*first) + minutes(*second);
  return token;
}

// "14:30", "14:30:15", "14:30:15.25".
std::optional<Token> read_clock(Piece& in) {
  const std::size_t begin = in.position();
  const auto hour = in.number(1, 2);
  const int digits = static_cast<int>(in.position() - begin);
  if (!hour || !in.take(':')) return std::nullopt;
  const auto minute = in.number(2, 2);
  if (!minute || *minute > 59) return std::nullopt;
  Token token{.kind = Kind::clock, .time = hours(*hour) + minutes(*minute), .hour_digits = digits};
  if (!in.take(':')) return token;
  const auto second = in.number(2, 2);
  if (!second || *second > 59) return std::nullopt;
  token.time += seconds(*second);
  if (in.peek() == '.' && is_digit(in.peek(1))) {
    in.skip(1);
    for (int unit = 100; is_digit(in.peek()); in.skip(1), unit /= 10) {
      token.time += milliseconds(unit * (in.peek() - '0'));
    }
  }
  return token;
}

// "14h30", "9h".
std::optional<Token> read_hour_mark(Piece& in) {
  const std::size_t begin = in.position();
  const auto hour = in.number(1, 2);
  const int digits = static_cast<int>(in.position() - begin);
  if (!hour || !in.take('h')) return std::nullopt;
  if (in.at_word_end()) {
    return Token{.kind = Kind::clock, .time = hours(*hour), .hour_digits = digits, .bare = true};
  }
  const auto minute = in.number(2, 2);
  if (!minute || *minute > 59) return std::nullopt;
  if (!in.take("min")) in.take("mn");
  if (!in.at_word_end()) return std::nullopt;
  return Token{.kind = Kind::clock, .time = hours(*hour) + minutes(*minute), .hour_digits = digits};
}

// "+01:00", "-0930", "+01".
std::optional<Token> read_offset(Piece& in) {
  const int sign = in.peek() == '-' ? -1 : 1;
  if (!in.take('+') && !in.take('-')) return std::nullopt;
  const std::size_t begin = in.position();
  int hour = 0;
  int minute = 0;
  if (const auto both = in.number(4, 4)) {
    hour = *both / 100;
    minute = *both % 100;
  } else {
    in.return_to(begin);
    const auto hour_only = in.number(2, 2);
    if (!hour_only) return std::nullopt;
    hour = *hour_only;
    if (in.take(':')) {
      const auto rest = in.number(2, 2);
      if (!rest) return std::nullopt;
      minute = *rest;
    }
  }
  if (hour > 23 || minute > 59) return std::nullopt;
  return Token{.kind = Kind::offset, .offset = sign * (hours(hour) + minutes(minute))};
}

std::optional<Token> read_number(Piece& in, const Lexicon& lexicon) {
  const auto value = in.number(1, 6);
  if (!value) return std::nullopt;
  Token token{.kind = Kind::number, .value = *value};
  for (const std::string_view suffix : lexicon.ordinal_suffixes) {
    const std::size_t begin = in.position();
    if (in.peek() == '.' && in.peek(1) == suffix.front()) in.skip(1);  // "1.º"
    if (in.take(suffix) && in.at_word_end()) {
      token.kind = Kind::ordinal;
      return token;
    }
    in.return_to(begin);
  }
  if (in.peek() == '.' && !is_digit(in.peek(1))) {
    in.skip(1);
    if (lexicon.ordinal_dot) token.kind = Kind::ordinal;
  }
  return token;
}

// The letters from here on, without the dots of "a.m."; an apostrophe ends the word ("o'clock").
std::string read_letters(Piece& in) {
  std::string word;
  while (is_letter(in.peek()) || (!word.empty() && in.peek() == '.')) {
    if (is_letter(in.peek())) word += in.peek();
    in.skip(1);
  }
  in.take('\'');
  return word;
}

class Reader {
 public:
  Reader(const Lexicon& lexicon, std::string_view zone) : lexicon_(lexicon), zone_(folded(zone)) {}

  void read(std::string_view piece) {
    if (piece == zone_ || (piece.find('/') != std::string_view::npos && is_letter(piece[0]))) {
      add(Token{.kind = Kind::zone}, piece);
      return;
    }
    Piece in(piece);
    while (!in.done()) {
      if (in.peek() == '-' && in.position() > 0 && is_letter(in.peek(1))) {
        in.skip(1);  // "day-after-tomorrow"
      } else if (!read_one(in)) {
        const std::size_t begin = in.position();
        in.skip(in.rest().size());
        add(Token{}, in.since(begin));
      }
    }
  }

  std::vector<Token> finish() {
    std::vector<Token> joined;
    for (std::size_t i = 0; i < tokens_.size();)
      i += join_phrase(i, joined);
    return joined;
  }

 private:
  bool read_one(Piece& in) {
    const std::size_t begin = in.position();
    const auto accept = [&](const std::optional<Token>& token) {
      if (token) {
        add(*token, in.since(begin));
      } else {
        in.return_to(begin);
      }
      return token.has_value();
    };
    if (is_letter(in.peek())) {
      const std::string word = read_letters(in);
      if ((word == "z" || word == "utc") && offset_may_follow()) {
        add(Token{.kind = Kind::offset}, in.since(begin));
      } else {
        add(Token{}, word);
      }
      return true;
    }
    if (!is_digit(in.peek())) return offset_may_follow() && accept(read_offset(in));
    return accept(read_date(in)) || accept(read_clock(in)) ||
           (lexicon_.hour_mark && accept(read_hour_mark(in))) || accept(read_numeric(in)) ||
           accept(read_number(in, lexicon_));
  }

  bool offset_may_follow() const {
    return !tokens_.empty() && (tokens_.back().is(Kind::clock) || tokens_.back().text == "am" ||
                                tokens_.back().text == "pm");
  }

  const Entry* find(std::string_view phrase) const {
    const auto found = std::ranges::find(lexicon_.entries, phrase, &Entry::phrase);
    return found == lexicon_.entries.end() ? nullptr : &*found;
  }

  static Token word_of(const Entry& entry) {
    return Token{.kind = Kind::word,
                 .text = std::string(entry.phrase),
                 .means = entry.means,
                 .value = entry.value,
                 .other = entry.other};
  }

  // "freitagabend" is a weekday and a part of the day.
  bool split_word(std::string_view word, std::vector<Token>& joined) const {
    constexpr std::size_t kShortestDay = 6;  // not the abbreviations
    for (const Entry& day : lexicon_.entries) {
      if (day.means != Means::weekday || day.phrase.size() < kShortestDay) continue;
      if (!word.starts_with(day.phrase)) continue;
      const Entry* part = find(word.substr(day.phrase.size()));
      const bool names_a_part =
          part && (part->means == Means::part_of_day || part->means == Means::noon ||
                   part->means == Means::tomorrow_or_morning);
      if (!names_a_part) continue;
      joined.push_back(word_of(day));
      joined.push_back(word_of(*part));
      return true;
    }
    return false;
  }

  // Joins the longest phrase of the lexicon that begins at `begin`; returns its number of words.
  std::size_t join_phrase(std::size_t begin, std::vector<Token>& joined) const {
    std::string phrase;
    std::size_t words = 0;
    const Entry* best = nullptr;
    std::size_t best_words = 0;
    while (begin + words < tokens_.size() && tokens_[begin + words].is(Kind::unknown)) {
      phrase += (phrase.empty() ? "" : " ") + tokens_[begin + words].text;
      ++words;
      if (const Entry* found = find(phrase)) {
        best = found;
        best_words = words;
      }
    }
    if (best) {
      joined.push_back(word_of(*best));
      return best_words;
    }
    const Token& only = tokens_[begin];
    const bool splits =
        lexicon_.joined_words && only.is(Kind::unknown) && split_word(only.text, joined);
    if (!splits) joined.push_back(only);
    return 1;
  }

  void add(Token token, std::string_view text) {
    token.text = text;
    tokens_.push_back(std::move(token));
  }

  const Lexicon& lexicon_;
  std::string zone_;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokens_of(std::string_view words, const Lexicon& lexicon,
                             std::string_view zone) {
  const std::string text = folded(words);
  Reader reader(lexicon, zone);
  const auto is_gap = [&](std::size_t i) {
    if (text[i] != ',') return text[i] == ' ';
    return i + 1 == text.size() || i == 0 || !is_digit(text[i - 1]) || !is_digit(text[i + 1]);
  };
  for (std::size_t begin = 0, i = 0; i <= text.size(); ++i) {
    if (i < text.size() && !is_gap(i)) continue;
    if (i > begin) reader.read(std::string_view(text).substr(begin, i - begin));
    begin = i + 1;
  }
  return reader.finish();
}

}  // namespace pigeon::calendar
