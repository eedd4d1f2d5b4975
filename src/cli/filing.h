// Texts filed under topics of a playbook: the file with them added, and what that changes, before
// it is kept.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "cli/context.h"
#include "intents/held_out.h"
#include "playbook/playbook.h"

namespace pigeon::cli {

struct Correction {
  std::string topic;
  std::string text;
};

// `topic<TAB>text` a line; blank lines say nothing. "invalid-example" names FILE:LINE.
Result<std::vector<Correction>> corrections_in(const std::string& content, const std::string& file);

struct Effect {
  std::size_t talks = 0;
  std::size_t passed_before = 0;
  std::size_t passed_after = 0;
  std::vector<std::string> lost = {};  // talks that passed before
  // The playbook's own examples and the new texts, each judged by a model that has not seen it.
  intents::HeldOut own_before = {};
  intents::HeldOut own_after = {};
  intents::HeldOut new_before = {};
  intents::HeldOut new_after = {};

  bool is_good() const { return lost.empty(); }
};

struct Filed {
  std::string source;  // the whole file; comments and layout as they were
  std::size_t added = 0;
  Effect effect = {};
};

// `source` is that of `playbook`. A text that is an example of its topic already is left out.
// Errors: "no-such-topic"; "two-topics" when it is an example of another; "no-place"
// (toml/append.h); "not-an-example" when the playbook refuses it. A second or less for a shop.
Result<Filed> filed(const std::string& source, const playbook::Playbook& playbook,
                    const std::vector<Correction>& corrections);

// Twice the same figure side by side, for a person; or one object.
void print(const Context& context, const Effect& effect, std::size_t added);
Json form_of(const Effect& effect);

}  // namespace pigeon::cli
