// What customers say: texts of other people (CLINC150, Larson et al. 2019; not in this repository)
// and small grammars of the bench's own. Never an example of the playbook that is judged.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "intents/dice.h"

namespace pigeon::bench {

// "(a|b|) c": one of the alternatives, drawn; they may nest.
std::string drawn(std::string_view grammar, intents::Dice& dice);

class Wordings {
 public:
  // `clinc` may be null: then only grammars are used.
  explicit Wordings(const char* clinc);

  // A text of one of the intents ("order_status order"), of at most `words` words; where there is
  // none, one of the grammar.
  std::string of(std::string_view intents, std::string_view grammar, intents::Dice& dice,
                 std::size_t words = 12) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> texts_;  // by intent
};

}  // namespace pigeon::bench
