// What a process notes about its claims in memory that outlives it: that a text was handed to a
// modem, and what the modem said. A claim is on disk before its text is handed over; that it has
// been handed over, and its outcome, is on disk some time later. When the process is killed in
// between, these notes tell which texts were never handed over (they simply go again) and which
// were taken; without them all would be `unknown`.
//
// A mapped file that is never synced. The kernel keeps it when the process is killed; after a loss
// of power it is worth nothing, and the boot's id in it says so. Nothing depends on the file but
// how many texts are unknown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "messages/message.h"

namespace pigeon::store {

struct HandOverNote {
  enum class Kind : std::uint8_t {
    handed = 1,    // the modem has the PDU, or is about to get it
    sent = 2,      // the service centre took it
    not_sent = 3,  // the modem or the network refused it
  };
  messages::MessageId message = 0;
  int part = 0;
  Kind kind = Kind::handed;
  int reference = -1;  // TP-MR of what was sent; -1 when the modem did not tell

  friend bool operator==(const HandOverNote&, const HandOverNote&) = default;
};

// What a run that was killed had noted.
struct LastRun {
  std::string name;
  std::vector<HandOverNote> notes = {};

  friend bool operator==(const LastRun&, const LastRun&) = default;
};

class HandOverNotes {
 public:
  // Reads what an earlier run left in `path`, and makes room for `claims` at a time. Error
  // "notes-failed": no room, no permission; one can do without.
  static Result<HandOverNotes> open(const std::string& path, std::size_t claims);

  HandOverNotes(HandOverNotes&& other) noexcept;
  HandOverNotes& operator=(HandOverNotes&& other) = delete;
  ~HandOverNotes();

  // What the last run on this boot left; nothing after a loss of power.
  const std::optional<LastRun>& last_run() const { return last_; }
  // The name of this run, different each time.
  const std::string& this_run() const { return run_; }

  // Once what the last run left has been dealt with on disk; before anything is noted.
  void begin();

  // A message has at most one claim at a time. Without room for it the notes no longer tell the
  // whole, so all of them become worth nothing.
  void handed(messages::MessageId message, int part);
  void sent(messages::MessageId message, std::optional<int> reference);
  void not_sent(messages::MessageId message);
  // Its outcome is on disk.
  void forget(messages::MessageId message);

 private:
  struct Header;
  struct Place;

  HandOverNotes() = default;
  void judge(messages::MessageId message, HandOverNote::Kind kind, int reference);
  Place* places() const;
  std::size_t count() const;

  void* memory_ = nullptr;
  std::size_t bytes_ = 0;
  std::string run_;
  std::optional<LastRun> last_;
  std::vector<std::size_t> free_;
  std::unordered_map<messages::MessageId, std::size_t> taken_;
};

}  // namespace pigeon::store
