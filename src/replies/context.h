// What the engine is told, what it asks for, and what it decides. The engine is a plain function of
// these: it reads no clock and no file. Where something has to be looked up first, the answer is
// what is needed; the caller fetches it, puts it into the context and asks again. Nothing is
// remembered between the two calls.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/instant.h"
#include "base/phone_number.h"
#include "consent/ledger.h"
#include "messages/message.h"
#include "replies/conversation.h"
#include "replies/opinion.h"
#include "replies/recent.h"
#include "replies/tell.h"

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

// What is known about its sender. Whatever is asked for with Needs gets its place here.
struct Context {
  consent::Standing standing = {};
  bool own_number = false;                       // it comes from one of our own SIMs
  std::string name = {};                         // the contact's
  std::string language = {};                     // the contact's own, when known
  std::vector<Conversation> conversations = {};  // those that are not idle, one a program
  int next_tag = 1;                              // the smallest that no conversation has
  std::optional<Recent> recent = {};             // nothing: not looked up yet
  Findings findings = {};
  std::map<std::string, std::vector<Promise>> promised = {};  // by program
  std::optional<Opinion> opinion = {};                        // nothing: not asked for yet
};

// --- needs ---

// What passed between us and the sender, from `since` on.
struct NeedRecent {
  Instant since;
};
// Which call windows a program has promised, on the clock of its zone.
struct NeedPromised {
  std::string program;
};

// A reading or a writing of an owner's data is a Request; writes are made in the order asked for.
using Need = std::variant<NeedRecent, NeedPromised, NeedOpinion, Request>;

// To be looked up, all of them, before the same question is asked again.
struct Needs {
  std::vector<Need> needs;
};

// --- decisions ---

// A text that goes to the contact.
struct Say {
  std::string text;
  messages::Origin origin = messages::Origin::reply;
  std::string program = {};
  std::optional<Instant> expires = {};  // no news any more after that
};

// A text to a person of the owner's.
struct ToAgent {
  PhoneNumber to;
  std::string text;
  std::string program = {};
};

struct PromisedCall {
  std::string program = {};
  CallBack call = {};
};

// To be written in one transaction, together with the mark that the occasion has been dealt with.
struct Actions {
  std::vector<Say> replies = {};
  std::vector<consent::Entry> ledger = {};
  std::vector<Conversation> conversations = {};  // as they are now
  std::vector<ToAgent> to_agents = {};
  std::vector<PromisedCall> calls = {};
  std::optional<Instant> again_at = {};  // nothing was done: the same is to happen then
  // The program that found no topic for the text ("": none that could say so), for `pigeon learn`.
  std::optional<std::string> unclear = {};
  std::string note = {};  // why this and no other answer, for the log; holds nothing private

  // Nothing is said or changed, and why, for the log.
  static Actions silence(std::string why) { return {.note = "silent: " + std::move(why)}; }
};

using Outcome = std::variant<Actions, Needs>;

}  // namespace pigeon::replies
