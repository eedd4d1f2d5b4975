// Everything that happened in the made-up network, in order: one JSON object each
// (docs/pigeon-modem.md lists them). Readers follow it as it grows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace pigeon::simulator {

using Json = nlohmann::ordered_json;

// One line of the control socket. Never throws: malformed UTF-8 becomes U+FFFD.
std::string to_line(const Json& value);

class Journal {
 public:
  using Reader = std::function<void(const std::string& line)>;

  // `event` is an object with the member "event". Older events than the last kKept are forgotten.
  void record(const Json& event);

  // Every event from now on, for as long as the caller keeps what it gets.
  [[nodiscard]] std::shared_ptr<Reader> follow(Reader reader);

  // The lines of past events of one name.
  std::deque<std::string> past(std::string_view event) const;

  // How often each event was recorded.
  const std::map<std::string, std::uint64_t>& counts() const { return counts_; }

  static constexpr std::size_t kKept = 20'000;

 private:
  struct Past {
    std::string event;
    std::string line;
  };

  std::deque<Past> past_;
  std::map<std::string, std::uint64_t> counts_;
  std::vector<std::weak_ptr<Reader>> readers_;
};

}  // namespace pigeon::simulator
