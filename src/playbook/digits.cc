// A text that offers "1 OK, 2 change" promises that somebody listens for 1 and 2.
#include <algorithm>
#include <string>
#include <vector>

#include "playbook/judge.h"

namespace pigeon::playbook {
namespace {

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// What is said, with a letter for each value so that "{n} 2" keeps its shape.
std::string shape(const std::vector<Piece>& pieces) {
  std::string text;
  for (const Piece& piece : pieces) {
    if (piece.kind == Piece::Kind::literal) text += piece.text;
    if (piece.kind == Piece::Kind::value) text += "{}";
    text += shape(piece.pieces);
  }
  return text;
}

// Single digits that stand before a word: "1 OK", "2) change". A choice begins after a blank.
std::vector<std::string> offered(const std::string& text) {
  std::vector<std::string> digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] < '1' || text[i] > '9') continue;
    if (i > 0 && text[i - 1] != ' ' && text[i - 1] != '(' && text[i - 1] != '\n') continue;
    std::size_t next = i + 1;
    if (next < text.size() && (text[next] == ')' || text[next] == ':' || text[next] == '=')) ++next;
    if (next >= text.size() || text[next] != ' ') continue;
    if (next + 1 < text.size() && is_alphanumeric(text[next + 1]) &&
        !(text[next + 1] >= '0' && text[next + 1] <= '9'))
      digits.emplace_back(1, text[i]);
  }
  return digits;
}

// "Reply 1 for hours": only such a text of a topic offers anything; "2 rooms" does not.
bool invites(const std::string& text) {
  std::string small = text;
  std::ranges::transform(small, small.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32) : c;
  });
  for (const char* word :
       {"reply", "send ", "text ", "antwort", "repond", "répond", "envoy", "respond", "rispond"}) {
    if (small.find(word) != std::string::npos) return true;
  }
  return false;
}

bool expects(const std::vector<Expected>& expect, const std::string& digit) {
  return std::ranges::any_of(expect, [&](const Expected& one) {
    return std::ranges::find(one.words, digit) != one.words.end();
  });
}

bool contains(const std::vector<std::string>& list, const std::string& item) {
  return std::ranges::find(list, item) != list.end();
}

class Digits {
 public:
  explicit Digits(toml::Table& root) : root_(root) {}

  void judge(const Wording& wording, const std::vector<Expected>& expect, bool menu) {
    for (const Wording::Version& version : wording.versions) {
      const std::string text = shape(version.text.pieces);
      if (!menu && !invites(text)) continue;
      for (const std::string& digit : offered(text)) {
        offered_.push_back(digit);
        if (!expects(expect, digit))
          root_.blame(version.text.at,
                      "this text offers " + digit + ", and nothing expects that answer",
                      "add \"" + digit + "\" = \"topic\" to `expect`, or offer a word of a topic");
      }
    }
  }

  // Each digit that is expected has to be offered by one of the texts.
  void judge_unoffered(const std::vector<Expected>& expect, toml::Position at) {
    for (const Expected& one : expect) {
      for (const std::string& word : one.words) {
        if (word.size() != 1 || word[0] < '1' || word[0] > '9' || contains(offered_, word))
          continue;
        root_.blame(one.topic.at.line > 1 ? one.topic.at : at,
                    "`expect` has " + word + ", and no text offers it",
                    "write what " + word + " means into the text, or remove it");
      }
    }
    offered_.clear();
  }

 private:
  toml::Table& root_;
  std::vector<std::string> offered_;
};

void judge(Digits& digits, const Outcome& outcome, const std::vector<Expected>& expect) {
  digits.judge(outcome.say, expect, !expect.empty());
  if (outcome.on_error) judge(digits, *outcome.on_error, expect);
}

}  // namespace

void judge_digits(const Playbook& playbook, toml::Table& root) {
  Digits digits(root);
  for (const Remind& remind : playbook.reminds) {
    for (const Stage& stage : remind.stages)
      digits.judge(stage.say, remind.expect, !remind.expect.empty());
    digits.judge_unoffered(remind.expect, remind.at);
  }
  for (const Topic& topic : playbook.topics) {
    for (const Case& one : topic.cases)
      judge(digits, one.outcome, topic.expect);
    judge(digits, topic.outcome, topic.expect);
    digits.judge_unoffered(topic.expect, topic.at);
  }
}

}  // namespace pigeon::playbook
