#include "simulator/replay.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/glob.h"

namespace pigeon::simulator {
namespace {

// How far ahead a command is looked for: a retry that the record has once more.
constexpr std::size_t kFarthest = 60;
constexpr char kEndOfMessage = '\x1a';
constexpr char kLeave = '\x1b';

// "\u{1A}" stands for a control character.
std::string unescaped(std::string_view text) {
  constexpr std::string_view kBegin = "\\u{";
  std::string plain;
  while (!text.empty()) {
    const std::size_t end = text.find('}');
    int value = 0;
    if (text.starts_with(kBegin) && end != std::string_view::npos) {
      std::from_chars(text.data() + kBegin.size(), text.data() + end, value, 16);
      plain += static_cast<char>(value);
      text.remove_prefix(end + 1);
    } else {
      plain += text.front();
      text.remove_prefix(1);
    }
  }
  return plain;
}

// What is masked matches anything.
std::string as_glob(std::string_view told) {
  std::string glob;
  for (std::size_t at = 0; at < told.size(); ++at) {
    if (told.substr(at).starts_with("...")) {
      glob += '*';
      at += 2;
    } else {
      glob += told[at] == '*' && told.substr(at).starts_with("**") ? '?' : told[at];
    }
  }
  return glob;
}

Result<void> read_line(std::string_view line, Milliseconds& pause, std::vector<Played>& record) {
  if (line.starts_with("~ ")) {
    int count = 0;
    const auto [end, error] = std::from_chars(line.data() + 2, line.data() + line.size(), count);
    if (error != std::errc() || std::string_view(end, line.data() + line.size()) != "ms")
      return fail("invalid-transcript", "\"" + std::string(line) + "\" is no pause");
    pause += Milliseconds(count);
  } else if (line.starts_with("> ") || line.starts_with("< ")) {
    const auto kind = line.front() == '>' ? Played::Kind::told : Played::Kind::said;
    record.push_back({kind, unescaped(line.substr(2)), std::exchange(pause, Milliseconds(0))});
  } else if (line.starts_with("# line gone")) {
    record.push_back({Played::Kind::gone, {}, std::exchange(pause, Milliseconds(0))});
  } else if (!line.empty() && !line.starts_with('#')) {
    return fail("invalid-transcript", "\"" + std::string(line) + "\" begins with none of > < ~ #");
  }
  return {};
}

}  // namespace

Result<std::vector<Played>> read_transcript(std::string_view text) {
  std::vector<Played> record;
  Milliseconds pause{0};
  for (int number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (const auto read = read_line(text.substr(0, end), pause, record); !read) {
      return fail(read.error().code(),
                  "line " + std::to_string(number) + ": " + read.error().meaning());
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return record;
}

void Replay::feed(std::string_view bytes) {
  for (const char c : bytes) {
    if (c == '\r') {
      hear(std::exchange(line_, {}));
    } else if (c == kEndOfMessage || c == kLeave) {
      line_ += c;
      hear(std::exchange(line_, {}));
    } else if (c != '\n') {
      line_ += c;
    }
  }
}

void Replay::hear(const std::string& told) {
  if (told.empty()) return;
  const auto fits = [&](std::size_t place) {
    return record_[place].kind == Played::Kind::told &&
           matches_glob(as_glob(record_[place].text), told);
  };
  for (std::size_t place = next_; place < std::min(record_.size(), next_ + kFarthest); ++place) {
    if (fits(place)) return play_from(place + 1);
  }
  // Out of the record's order: any answer that it ever got.
  for (std::size_t place = 0; place < record_.size(); ++place) {
    if (fits(place)) return play_from(place + 1);
  }
  if (told.back() != kLeave) output_("\r\nERROR\r\n");
}

// Everything that was said until the modem was told something again.
void Replay::play_from(std::size_t place) {
  Milliseconds delay{0};
  while (place < record_.size() && record_[place].kind != Played::Kind::told) {
    const Played& played = record_[place++];
    delay += played.after;
    scheduler_.after(delay, [this, played] {
      if (played.kind == Played::Kind::gone) {
        if (gone_) gone_();
      } else if (output_) {
        output_(played.text == ">" ? "\r\n> " : "\r\n" + played.text + "\r\n");
      }
    });
  }
  next_ = place;
}

}  // namespace pigeon::simulator
