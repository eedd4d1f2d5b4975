// Pulling values (talking.md 2.2): a name is what the customer said, what the data hold, or what
// is known anyhow. What is still missing comes back as a want, one at a time.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "base/instant.h"
#include "base/phone_number.h"
#include "playbook/condition.h"
#include "playbook/wording.h"
#include "replies/assistant.h"
#include "replies/conversation.h"
#include "replies/hours.h"
#include "replies/request.h"
#include "replies/want.h"
#include "replies/wording.h"

namespace pigeon::replies {

// To whom something happens, and what is known of them.
struct Occasion {
  PhoneNumber contact;
  std::string name = {};      // the contact's
  std::string language = {};  // the contact's own, when known
  std::string key = {};       // {msg}: the same for the same text after a crash
  Instant now = {};
};

// What has been looked up for this occasion, by Request::key().
using Findings = std::map<std::string, Finding>;

class Pull {
 public:
  // `promised`: nothing: not looked up yet.
  Pull(const Assistant& assistant, const Conversation& conversation, const Occasion& occasion,
       const Findings& findings, const std::optional<std::vector<Promise>>& promised)
      : assistant_(assistant),
        conversation_(conversation),
        occasion_(occasion),
        findings_(findings),
        promised_(promised) {}

  Pulled<bool> holds(const playbook::Condition& condition);

  // In the conversation's language.
  Pulled<std::string> say(const playbook::Wording& wording);
  // A question with its options; `shown` becomes the labels of those that fit.
  Pulled<std::string> ask(const AskSlot& question, const playbook::Wording& wording,
                          std::vector<std::string>& shown);

  // The write with all its values.
  Pulled<Request> bind(const playbook::Write& write);
  // The value of a slot, whatever its type; the row or rows of data.
  Pulled<Value> slot(const playbook::Slot& slot);
  Pulled<Value> data(const playbook::Data& data);

  // What was found for a request; null: not looked up yet.
  const Finding* found(const Request& request) const;

  // Readings are made anew after a write.
  void count_write() { ++writes_; }

  std::string language() const;
  Tongue tongue() const;

 private:
  Pulled<Value> name(const std::string& root);
  Pulled<Value> value(const playbook::Place& place);
  Pulled<Value> windows(const playbook::Data& data);
  Pulled<Request> bind(const playbook::Source& source, bool writes);
  Pulled<std::string> joined(const playbook::Template& text, bool encode, bool writes);
  Pulled<Value> bound(const playbook::Place& place, bool writes);
  Pulled<std::string> composed(const playbook::Wording& wording, const std::string* options);
  std::optional<Value> known(const std::string& root) const;
  std::string label(const playbook::Slot& slot, const Value& row) const;

  const Assistant& assistant_;
  const Conversation& conversation_;
  const Occasion& occasion_;
  const Findings& findings_;
  const std::optional<std::vector<Promise>>& promised_;
  int writes_ = 0;
};

}  // namespace pigeon::replies
