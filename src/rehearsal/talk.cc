#include "rehearsal/talk.h"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>

#include "base/ascii.h"
#include "data/ics.h"
#include "rehearsal/world.h"

namespace pigeon::rehearsal {
namespace {

using std::chrono::seconds;

constexpr seconds kTyping{20};
constexpr const char* kFirstMoment = "2026-01-05 10:00";

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(trimmed(text.substr(0, end)));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return lines;
}

// "who< rest", "who> rest": the mark stands before any blank.
struct Spoken {
  std::string who;
  bool hears = false;
  std::string rest;
};
std::optional<Spoken> spoken(std::string_view line) {
  const std::size_t mark = line.find_first_of("<> ");
  if (mark == std::string_view::npos || line[mark] == ' ') return std::nullopt;
  return Spoken{std::string(line.substr(0, mark)), line[mark] == '<',
                std::string(trimmed(line.substr(mark + 1)))};
}

class Stage {
 public:
  Stage(const playbook::Talk& talk, const replies::Assistant& assistant)
      : talk_(talk), assistant_(assistant), lines_(lines_of(talk.lines)) {
    verdict_.name = talk.name;
  }

  Verdict play() {
    auto data = FixtureData::make(assistant_.playbook().fixture);
    if (!data) return failed("a fixture that can be made", data.error().text());
    const auto begin = first_moment();
    if (!begin)
      return failed("a time such as at 2026-05-12 10:00", lines_.empty() ? "" : lines_[0]);
    world_.emplace(assistant_, *std::move(data), *begin);
    for (line_ = 0; line_ < lines_.size(); ++line_) {
      const std::string& line = lines_[line_];
      if (line.empty() || line.starts_with('#')) continue;
      if (!take(line)) return std::move(verdict_);
    }
    return finish();
  }

 private:
  std::optional<Instant> moment(std::string_view text) const {
    const auto civil = replies::moment_in(std::string(text), assistant_.zone());
    if (!civil) return std::nullopt;
    return assistant_.zone().to_utc(*civil);
  }

  std::optional<Instant> first_moment() const {
    for (const std::string& line : lines_) {
      if (line.empty() || line.starts_with('#')) continue;
      return line.starts_with("at ") ? moment(line.substr(3)) : moment(kFirstMoment);
    }
    return moment(kFirstMoment);
  }

  // False when the talk has failed.
  bool take(const std::string& line) {
    if (const auto said = spoken(line)) return said->hears ? expect(*said) : write(*said);
    if (line.starts_with("at ")) {
      const auto to = moment(line.substr(3));
      if (!to || *to < world_->now()) {
        failed(to ? "a later time: the clock never goes back" : "a time such as 2026-05-12 10:00",
               line);
        return false;
      }
      world_->move_to(*to);
    } else if (line == "call missed") {
      world_->miss_call(world_->customer());
    } else if (line.starts_with("event ")) {
      const auto [name, values] = event_in(std::string_view(line).substr(6));
      world_->happen(name, values);
    } else if (line == "revoke" || line == "grant") {
      world_->set_consent(line == "grant");
    } else if (line == "undelivered") {
      world_->undelivered();
    } else if (line != "delivered") {
      failed("a line that begins with at > < desk> desk< call event revoke grant undelivered",
             line);
      return false;
    }
    note(line);
    collect();
    return true;
  }

  bool is_desk(const std::string& who) const {
    return who == "desk" || assistant_.playbook().agent(who) != nullptr;
  }

  bool write(const Spoken& said) {
    note(lines_[line_]);
    world_->move_to(world_->now() + kTyping);
    collect();
    const PhoneNumber from = is_desk(said.who)  ? world_->desk()
                             : said.who.empty() ? world_->customer()
                                                : PhoneNumber::from_stored(said.who);
    world_->hear(from, said.rest);
    collect();
    return true;
  }

  bool expect(const Spoken& said) {
    collect();
    auto& waiting = is_desk(said.who)  ? to_desk_
                    : said.who.empty() ? to_others_[world_->customer().text()]
                                       : to_others_[said.who];
    if (said.rest.empty()) {
      if (waiting.empty()) return true;
      failed("nothing more is sent", waiting.front());
      return false;
    }
    if (waiting.empty()) {
      failed(said.rest, "nothing was sent");
      return false;
    }
    const std::string actual = waiting.front();
    waiting.pop_front();
    if (matches(said.rest, actual)) return true;
    failed(said.rest, actual);
    return false;
  }

  Verdict finish() {
    collect();
    line_ = lines_.empty() ? 0 : lines_.size() - 1;
    for (const auto& text : to_desk_)
      return failed("no text that no line claims", "to the desk: " + text);
    for (const auto& [number, texts] : to_others_) {
      for (const auto& text : texts)
        return failed("no text that no line claims", "to " + number + ": " + text);
    }
    verdict_.passed = true;
    return std::move(verdict_);
  }

  void collect() {
    for (Sent& sent : world_->take_sent()) {
      note((sent.to_agent ? "  desk< " : "  < ") + sent.text);
      auto& waiting = sent.to_agent ? to_desk_ : to_others_[sent.to.text()];
      waiting.push_back(std::move(sent.text));
    }
  }

  void note(std::string line) { verdict_.transcript.push_back(std::move(line)); }

  Verdict failed(std::string expected, std::string actual) {
    verdict_.passed = false;
    verdict_.line = talk_.at.line + static_cast<int>(line_) + 1;  // the quotes have a line
    verdict_.expected = std::move(expected);
    verdict_.actual = std::move(actual);
    return verdict_;
  }

  const playbook::Talk& talk_;
  const replies::Assistant& assistant_;
  std::vector<std::string> lines_;
  std::size_t line_ = 0;
  std::optional<World> world_;
  std::deque<std::string> to_desk_;
  std::map<std::string, std::deque<std::string>> to_others_;
  Verdict verdict_;
};

}  // namespace

std::pair<std::string, replies::Value> event_in(std::string_view text) {
  replies::Value values = replies::Value::object();
  const std::size_t blank = text.find(' ');
  std::string name(text.substr(0, blank));
  std::string_view rest = blank == std::string_view::npos ? "" : trimmed(text.substr(blank));
  while (!rest.empty()) {
    const std::size_t equals = rest.find('=');
    if (equals == std::string_view::npos) break;
    const std::string key(trimmed(rest.substr(0, equals)));
    rest.remove_prefix(equals + 1);
    const bool quoted = rest.starts_with('"');
    if (quoted) rest.remove_prefix(1);
    const std::size_t end = rest.find(quoted ? '"' : ' ');
    values[key] = std::string(rest.substr(0, end));
    rest = end == std::string_view::npos ? "" : trimmed(rest.substr(end + 1));
  }
  return {std::move(name), std::move(values)};
}

Instant first_moment(const replies::Assistant& assistant) {
  for (const playbook::Talk& talk : assistant.playbook().talks) {
    for (const std::string& line : lines_of(talk.lines)) {
      if (!line.starts_with("at ")) continue;
      if (const auto civil = replies::moment_in(line.substr(3), assistant.zone()))
        return assistant.zone().to_utc(*civil);
    }
  }
  return assistant.zone().to_utc(*replies::moment_in(kFirstMoment, assistant.zone()));
}

bool matches(std::string_view pattern, std::string_view text) {
  // Iterative: after a mismatch the last star takes one more character.
  std::size_t p = 0;
  std::size_t t = 0;
  std::optional<std::size_t> star;
  std::size_t taken = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      taken = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p;
      ++t;
    } else if (star) {
      p = *star + 1;
      t = ++taken;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*')
    ++p;
  return p == pattern.size();
}

Result<replies::Assistant> assistant_for_talks(playbook::Playbook playbook,
                                               std::vector<std::string> log) {
  replies::Setting setting;
  setting.log = std::move(log);
  const std::string closed = playbook.hours.closed;
  for (const auto& [path, content] : playbook.fixture.files) {
    if (path != closed || closed.empty()) continue;
    // The talks of one playbook lie in one year or two.
    const auto zone = calendar::Zone::find("UTC");
    std::optional<replies::LocalTime> first;
    for (const playbook::Talk& talk : playbook.talks) {
      const std::size_t at = talk.lines.find("at ");
      if (at != std::string::npos && zone && !first)
        first = replies::moment_in(talk.lines.substr(at + 3, 16), *zone);
    }
    const auto day = std::chrono::floor<std::chrono::days>(first.value_or(replies::LocalTime{}));
    auto days = data::closed_days(content, day);
    if (!days)
      return fail("fixture", "[fixture.file] \"" + path + "\": " + days.error().meaning(),
                  days.error().hint());
    setting.closed = *std::move(days);
  }
  return replies::Assistant::prepare(std::move(playbook), setting);
}

Verdict play(const playbook::Talk& talk, const replies::Assistant& assistant) {
  return Stage(talk, assistant).play();
}

}  // namespace pigeon::rehearsal
