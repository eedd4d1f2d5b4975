#include "at/transcript.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/hex.h"
#include "base/utf8.h"

namespace pigeon::at {
namespace {

constexpr std::chrono::milliseconds kShortestPauseTold{100};
constexpr std::size_t kShortestNumber = 5;
constexpr std::size_t kShortestPdu = 16;
constexpr std::size_t kPduEnds = 4;

bool is_hex(char c) {
  return hex_digit(c) >= 0;
}

std::size_t run_length(std::string_view text, bool (*belongs)(char)) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), belongs) -
                                  text.begin());
}

std::size_t weight(const Transcript::Entry& entry) {
  return sizeof(entry) + entry.text.size();
}

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace

std::string without_pin(std::string_view line) {
  constexpr std::array<std::string_view, 4> kSecretive = {"+CPIN=", "^CPIN=", "+CPWD=", "+CLCK="};
  for (const std::string_view start : kSecretive) {
    const auto* const found =
        std::search(line.begin(), line.end(), start.begin(), start.end(),
                    [](char in_line, char wanted) { return upper(in_line) == wanted; });
    if (found == line.end()) continue;
    const std::size_t kept = static_cast<std::size_t>(found - line.begin()) + start.size();
    // "AT+CPIN=?" asks for the allowed values and holds none.
    if (line.substr(kept) == "?") continue;
    return std::string(line.substr(0, kept)) + "\"****\"";
  }
  return std::string(line);
}

std::string masked(std::string_view line) {
  std::string result;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t hex = run_length(line.substr(i), is_hex);
    const std::size_t digits = run_length(line.substr(i), is_digit);
    if (hex >= kShortestPdu && hex > digits) {
      result += line.substr(i, kPduEnds);
      result += "...";
      result += line.substr(i + hex - kPduEnds, kPduEnds);
      i += hex;
    } else if (digits >= kShortestNumber) {
      result.append(digits, '*');
      i += digits;
    } else {
      const std::size_t plain = std::max<std::size_t>(digits, 1);
      result += line.substr(i, plain);
      i += plain;
    }
  }
  return result;
}

std::string Transcript::Entry::shown() const {
  return std::string{mark, ' '} + printable(text);
}

std::string Transcript::Entry::pause_since(const Entry& before) const {
  const auto pause = std::chrono::duration_cast<std::chrono::milliseconds>(at - before.at);
  return pause < kShortestPauseTold ? "" : "~ " + std::to_string(pause.count()) + "ms";
}

Transcript::Transcript(std::size_t capacity, std::function<TimePoint()> now)
    : capacity_(capacity), now_(std::move(now)) {}

void Transcript::add(char mark, std::string_view text) {
  entries_.push_back(Entry{now_(), mark, without_pin(text)});
  bytes_ += weight(entries_.back());
  // The newest stays even when it alone is more than what may be kept.
  while (bytes_ > capacity_ && entries_.size() > 1) {
    bytes_ -= weight(entries_.front());
    entries_.pop_front();
  }
  // A follower may end its own following, or begin another's, while it is told.
  const Entry entry = entries_.back();
  const std::vector<std::weak_ptr<Follower>> followers = followers_;
  for (const std::weak_ptr<Follower>& weak : followers) {
    if (const auto follower = weak.lock()) (*follower)(entry);
  }
  std::erase_if(followers_, [](const auto& weak) { return weak.expired(); });
}

std::string Transcript::text() const {
  std::string lines;
  const Entry* before = nullptr;
  for (const Entry& entry : entries_) {
    const std::string pause = before == nullptr ? std::string() : entry.pause_since(*before);
    if (!pause.empty()) lines += pause + "\n";
    lines += entry.shown() + "\n";
    before = &entry;
  }
  return lines;
}

std::shared_ptr<void> Transcript::follow(Follower follower) {
  auto handle = std::make_shared<Follower>(std::move(follower));
  followers_.push_back(handle);
  return handle;
}

}  // namespace pigeon::at
