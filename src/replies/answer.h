// What to answer to a text: a plain function of the text, of what is known about its sender, and of
// the playbooks. Order (talking.md 2.3): consent words, loop guards, the topics' exact words, the
// fallback. What no playbook understands is left for people.
//
// Where something has to be looked up first, the answer is what is needed; the daemon fetches it,
// puts it into the context and asks again. Nothing is remembered between the two calls.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "base/instant.h"
#include "base/phone_number.h"
#include "consent/ledger.h"
#include "messages/message.h"
#include "playbook/playbook.h"
#include "replies/recent.h"

namespace pigeon::replies {

// A whole incoming text. The store has kept it and, when it is a STOP or a START, has entered that
// in the ledger in the same transaction.
struct Inbound {
  messages::MessageId id = 0;
  PhoneNumber from;
  std::string text;
  Instant received;
  bool flash = false;  // class 0 (23.038 section 4): shown and forgotten by a phone
};

// What is known about its sender. Whatever `answer` asks for with Needs gets its place here.
struct Context {
  consent::Standing standing = {};
  bool own_number = false;            // it comes from one of our own SIMs
  std::string language = {};          // the contact's own, when known
  std::optional<Recent> recent = {};  // nothing: not looked up yet
};

// What passed between us and the sender, from `since` on.
struct NeedRecent {
  Instant since;
};

// One thing to look up. Reads of an owner's data and the state of a conversation come as further
// alternatives, each with a place for its finding in the context.
using Need = std::variant<NeedRecent>;

// To be looked up, all of them, before the same question is asked again.
struct Needs {
  std::vector<Need> needs;
};

// A text that goes to the sender.
struct Say {
  std::string text;
  messages::Origin origin = messages::Origin::reply;
  std::string program = {};
};

// To be written in one transaction, together with the mark that the text has been dealt with.
struct Actions {
  std::vector<Say> replies = {};
  std::vector<consent::Entry> ledger = {};
  std::string note = {};  // why this and no other answer, for the log; holds nothing private
};

using Outcome = std::variant<Actions, Needs>;

// Playbooks in the order of precedence: the first that knows what to say, says it.
Outcome answer(const Inbound& inbound, const Context& context,
               std::span<const playbook::Playbook> playbooks, Instant now);

}  // namespace pigeon::replies
