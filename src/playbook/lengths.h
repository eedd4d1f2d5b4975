// How long a text can become: its letters, and each value at the length that its type commonly has.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "playbook/playbook.h"
#include "sms/alphabet.h"

namespace pigeon::playbook {

struct Length {
  std::string where = {};     // "[topic.change] say"
  std::string language = {};  // empty: of all
  toml::Position at = {};
  std::size_t units = 0;   // septets, or UTF-16 units in UCS2; without the optional tails
  std::size_t room = 160;  // of as many segments as its owner allows
  sms::Alphabet alphabet = sms::Alphabet::gsm7;
  std::vector<std::string> forced_by = {};  // the letters that cost 160 for 70
  int parts = 1;

  bool fits() const { return units <= room; }
};

// Of every text of the playbook, in the order of its sections.
std::vector<Length> lengths_of(const Playbook& playbook);

}  // namespace pigeon::playbook
