#include "playbook/template.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"

namespace pigeon::playbook {
namespace {

bool begins_a_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool belongs_to_a_name(char c) {
  return begins_a_name(c) || (c >= '0' && c <= '9');
}

void collect(const std::vector<Piece>& pieces, std::vector<const Place*>& places) {
  for (const Piece& piece : pieces) {
    if (piece.kind == Piece::Kind::value) places.push_back(&piece.place);
    collect(piece.pieces, places);
  }
}

class TemplateParser {
 public:
  TemplateParser(std::string_view text, Brackets brackets) : text_(text), brackets_(brackets) {}

  tl::expected<std::vector<Piece>, TemplateFault> parse() {
    while (at_ < text_.size() && !fault_)
      take();
    if (in_tail_ && !fault_)
      blame(tail_begin_, "this [ is not closed", "write ] where the tail ends");
    if (fault_) return tl::unexpected(*std::move(fault_));
    return std::move(pieces_);
  }

 private:
  void take() {
    const char c = text_[at_];
    if (c == '{' && begins_a_value()) {
      value();
    } else if (brackets_ == Brackets::tails && c == '[') {
      if (in_tail_) return blame(at_, "an optional tail in another one", "close the first with ]");
      in_tail_ = true;
      tail_begin_ = at_++;
      pieces_.push_back({.kind = Piece::Kind::tail});
    } else if (brackets_ == Brackets::tails && c == ']') {
      if (!in_tail_) return blame(at_, "this ] closes nothing", "write [ where the tail begins");
      in_tail_ = false;
      ++at_;
    } else if (brackets_ == Brackets::tails && c == '}') {
      blame(at_, "this } closes nothing", "write { before the name of a value");
    } else {
      literal(c);
      ++at_;
    }
  }

  // In code, a brace without a name is a brace: {"json": 1}.
  bool begins_a_value() const {
    return brackets_ == Brackets::tails ||
           (at_ + 1 < text_.size() && begins_a_name(text_[at_ + 1]));
  }

  void value() {
    const std::size_t end = text_.find('}', at_);
    if (end == std::string_view::npos)
      return blame(at_, "this { is not closed", "write } after the name");
    Place place{.root = {}, .offset = at_};
    std::string_view inside = text_.substr(at_ + 1, end - at_ - 1);
    std::size_t bar = inside.find('|');
    const std::string_view path = trimmed(inside.substr(0, bar));
    const std::size_t dot = path.find('.');
    place.root = path.substr(0, dot);
    if (dot != std::string_view::npos) place.field = path.substr(dot + 1);
    if (!is_name(place.root) || !is_path(place.field) || path.ends_with('.'))
      return blame(at_, "`" + std::string(text_.substr(at_, end - at_ + 1)) + "` names no value",
                   "write {name}, {name.column} or {name|day}");
    while (bar != std::string_view::npos) {
      inside.remove_prefix(bar + 1);
      bar = inside.find('|');
      place.filters.emplace_back(trimmed(inside.substr(0, bar)));
    }
    here().push_back({.kind = Piece::Kind::value, .place = std::move(place)});
    at_ = end + 1;
  }

  static bool is_path(std::string_view path) {
    while (!path.empty()) {
      const std::size_t dot = path.find('.');
      const std::string_view part = path.substr(0, dot);
      if (part.empty() || !std::ranges::all_of(part, belongs_to_a_name)) return false;
      if (dot == std::string_view::npos) return true;
      path.remove_prefix(dot + 1);
    }
    return true;
  }

  void literal(char c) {
    auto& pieces = here();
    if (pieces.empty() || pieces.back().kind != Piece::Kind::literal) pieces.push_back({});
    pieces.back().text += c;
  }

  std::vector<Piece>& here() { return in_tail_ ? pieces_.back().pieces : pieces_; }

  void blame(std::size_t offset, std::string what, std::string instead) {
    fault_ = TemplateFault{offset, std::move(what), std::move(instead)};
  }

  std::string_view text_;
  Brackets brackets_;
  std::size_t at_ = 0;
  bool in_tail_ = false;
  std::size_t tail_begin_ = 0;
  std::vector<Piece> pieces_;
  std::optional<TemplateFault> fault_;
};

}  // namespace

bool is_name(std::string_view text) {
  return !text.empty() && begins_a_name(text.front()) &&
         std::ranges::all_of(text, belongs_to_a_name);
}

std::vector<const Place*> Template::places() const {
  std::vector<const Place*> places;
  collect(pieces, places);
  return places;
}

toml::Position Template::position_of(std::size_t offset) const {
  if (written.find('\n') != std::string::npos) return at;
  toml::Position position = at;
  position.column += 1;  // the quote
  for (std::size_t i = 0; i < offset && i < written.size();) {
    next_code_point(written, i);
    ++position.column;
  }
  return position;
}

tl::expected<Template, TemplateFault> parse_template(std::string_view text, toml::Position at,
                                                     Brackets brackets) {
  auto pieces = TemplateParser(text, brackets).parse();
  if (!pieces) return tl::unexpected(std::move(pieces).error());
  return Template{.written = std::string(text), .at = at, .pieces = *std::move(pieces)};
}

}  // namespace pigeon::playbook
