#include "playbook/lengths.h"

#include <algorithm>

#include "playbook/judge.h"
#include "sms/nearest_spelling.h"
#include "sms/segment.h"

namespace pigeon::playbook {
namespace {

// Letters that the longest common value of its kind has: "Wed 14 May", "12:30", "120.50 EUR".
constexpr std::size_t kDay = 10;
constexpr std::size_t kTime = 5;
constexpr std::size_t kMoney = 10;
constexpr std::size_t kNumber = 4;
constexpr std::size_t kColumn = 12;
constexpr std::size_t kText = 20;

class Measure {
 public:
  explicit Measure(const Playbook& playbook) : playbook_(playbook) {}

  std::vector<Length> all() {
    for (const Slot& slot : playbook_.slots) {
      asked_ = &slot;
      add("[slot." + slot.name + "] ask", slot.ask);
      add("[slot." + slot.name + "] retry", slot.retry);
      if (slot.empty) add("[slot." + slot.name + "] empty", slot.empty->say);
    }
    asked_ = nullptr;
    for (const Remind& remind : playbook_.reminds) {
      for (const Stage& stage : remind.stages)
        add("[[remind." + remind.name + ".stage]] say", stage.say);
      if (remind.undelivered) add("[remind." + remind.name + "] undelivered", *remind.undelivered);
    }
    for (const Topic& topic : playbook_.topics) {
      for (const Case& one : topic.cases)
        add("[[topic." + topic.name + ".case]]", one.outcome);
      add("[topic." + topic.name + "]", topic.outcome);
    }
    return std::move(lengths_);
  }

 private:
  void add(const std::string& where, const Outcome& outcome) {
    add(where + " say", outcome.say);
    if (outcome.on_error) add(where + " on_error", *outcome.on_error);
  }

  void add(const std::string& where, const Wording& wording) {
    for (const Wording::Version& version : wording.versions) {
      Length length{.where = where, .language = version.language, .at = version.text.at};
      length.parts = wording.parts;
      measure(length, version.text, wording.parts);
      lengths_.push_back(std::move(length));
    }
  }

  void measure(Length& length, const Template& text, int parts) const {
    std::string sample;
    for (const Piece& piece : text.pieces) {
      if (piece.kind == Piece::Kind::literal) sample += piece.text;
      if (piece.kind == Piece::Kind::value) sample += std::string(width(piece.place), 'x');
    }
    const auto cut = sms::segment(sample);
    if (!cut) return;
    const bool septets = cut->alphabet == sms::Alphabet::gsm7;
    length.alphabet = cut->alphabet;
    length.units = septets ? cut->units.size() : cut->units.size() / 2;
    length.forced_by = cut->forced_by;
    const auto several = static_cast<std::size_t>(parts);
    length.room = parts == 1 ? (septets ? 160 : 70) : several * (septets ? 153 : 67);
  }

  std::size_t width(const Place& place) const {
    for (const std::string& filter : place.filters) {
      if (filter == "day" || filter == "date") return kDay;
      if (filter == "time") return kTime;
      if (filter == "money") return kMoney;
      if (filter == "n") return kNumber;
      if (filter == "first") return kColumn;
    }
    if (place.root == "options") return asked_ ? options_width(*asked_) : kText;
    const Slot* slot = playbook_.slot(place.root);
    if (!slot || !place.field.empty()) return kColumn;
    switch (slot->type) {
      case SlotType::yesno:
      case SlotType::number:
        return kNumber;
      case SlotType::date:
      case SlotType::window:
        return kDay;
      case SlotType::time:
        return kTime;
      case SlotType::money:
        return kMoney;
      case SlotType::datetime:
        return kDay + kTime + 1;
      default:
        return slot->type == SlotType::text ? kText : kColumn;
    }
  }

  // As many options are shown as fit; two at least are worth a question.
  std::size_t options_width(const Slot& slot) const {
    std::size_t one = 4;  // "1) " and the blank after it
    for (const Piece& piece : slot.show.pieces)
      one += piece.kind == Piece::Kind::value ? width(piece.place) : piece.text.size();
    return 2 * one;
  }

  const Playbook& playbook_;
  const Slot* asked_ = nullptr;
  std::vector<Length> lengths_;
};

// "ê (nearest: e)"
std::string letters(const std::vector<std::string>& forced_by) {
  std::string list;
  for (const std::string& letter : forced_by) {
    const auto near = sms::nearest_spelling(letter);
    list += (list.empty() ? "" : ", ") + letter;
    if (!near.empty()) list += " (write " + std::string(near) + ")";
  }
  return list;
}

}  // namespace

std::vector<Length> lengths_of(const Playbook& playbook) {
  return Measure(playbook).all();
}

void judge_lengths(const Playbook& playbook, toml::Table& root) {
  for (const Length& length : lengths_of(playbook)) {
    const bool costly = length.alphabet == sms::Alphabet::ucs2;
    const std::string units = std::to_string(length.units);
    const std::string room = std::to_string(length.room);
    if (!length.fits()) {
      root.blame(length.at,
                 "this text can take " + units + " characters, and " +
                     (length.parts == 1 ? "one SMS" : std::to_string(length.parts) + " SMS") +
                     " has room for " + room +
                     (costly ? ", because of " + letters(length.forced_by) : ""),
                 costly ? "write it without those letters, shorten it, or allow more with parts = 2"
                        : "shorten it, put what can be left out into [ ], or allow more with "
                          "parts = 2");
    } else if (costly) {
      root.note(length.at,
                "this text has room for " + room + " characters instead of 160, because of " +
                    letters(length.forced_by),
                "write it without those letters");
    }
  }
}

}  // namespace pigeon::playbook
