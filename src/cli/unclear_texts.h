// What customers wrote that no topic was found for, put together for the owner: texts that say
// about the same are one group.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/context.h"
#include "replies/assistant.h"

namespace pigeon::cli {

struct UnclearText {
  std::int64_t id = 0;  // of the message, or the line of the file
  std::string text;
};

// Texts that say about the same.
struct UnclearGroup {
  std::vector<UnclearText> texts;   // never empty, oldest first
  std::vector<std::string> topics;  // what they may mean, the likeliest first

  // The group is called after its first text.
  std::int64_t id() const { return texts.front().id; }
};

// The daemon's, for this program; or the exit code of the error that has been told.
tl::expected<std::vector<UnclearText>, ExitCode> unclear_texts(const Context& context,
                                                               const std::string& program);
// A text a line; blank lines say nothing.
std::vector<UnclearText> unclear_texts_in(const std::string& content);

// Those of which a topic would take care by now are moved to `understood`; the rest in groups, the
// largest first.
std::vector<UnclearGroup> groups_of(std::vector<UnclearText> texts,
                                    const replies::Assistant& assistant,
                                    std::vector<UnclearText>& understood);

}  // namespace pigeon::cli
