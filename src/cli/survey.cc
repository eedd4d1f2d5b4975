#include "cli/survey.h"

#include <iostream>

#include "base/utf8.h"
#include "playbook/lengths.h"
#include "playbook/pulls.h"

namespace pigeon::cli {
namespace {

std::string asks_of(const playbook::Topic& topic, const playbook::Playbook& playbook) {
  std::string asks;
  for (const playbook::Slot* slot : playbook::questions_of(topic, playbook))
    asks += (asks.empty() ? "" : ", ") + slot->name;
  return asks;
}

std::string letters_of(const playbook::Length& length) {
  std::string letters;
  for (const std::string& letter : length.forced_by)
    letters += (letters.empty() ? "" : " ") + letter;
  return letters;
}

}  // namespace

void print_survey(const Context& context, const playbook::Playbook& playbook) {
  for (const playbook::Topic& topic : playbook.topics) {
    const std::string asks = asks_of(topic, playbook);
    if (context.json) {
      Json form = Json::object();
      form["file"] = playbook.file;
      form["topic"] = topic.name;
      form["asks"] = asks;
      context.print_json(form);
    } else if (!asks.empty()) {
      std::cout << "[topic." << topic.name
                << "] asks, where it is not said already: " << printable(asks) << '\n';
    }
  }
  for (const playbook::Length& length : playbook::lengths_of(playbook)) {
    if (context.json) {
      Json form = Json::object();
      form["file"] = playbook.file;
      form["line"] = length.at.line;
      form["text"] = length.where;
      form["language"] = length.language.empty() ? Json() : Json(length.language);
      form["worst"] = length.units;
      form["room"] = length.room;
      form["alphabet"] = std::string(sms::name_of(length.alphabet));
      form["forced_by"] = length.forced_by;
      context.print_json(form);
      continue;
    }
    std::cout << "up to " << length.units << " of " << length.room << ", "
              << sms::name_of(length.alphabet);
    if (!length.forced_by.empty()) std::cout << " (" << printable(letters_of(length)) << ')';
    std::cout << ": line " << length.at.line << ' ' << printable(length.where);
    if (!length.language.empty()) std::cout << '.' << length.language;
    std::cout << '\n';
  }
}

}  // namespace pigeon::cli
