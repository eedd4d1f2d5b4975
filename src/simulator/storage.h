// A message memory of a modem or SIM (27.005 section 3.1 <mem>): numbered slots, each holding one
// PDU and its state.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pigeon::simulator {

using Octets = std::vector<std::uint8_t>;

// <stat> of 27.005 section 3.1, with the numbers of PDU mode.
enum class MessageState { unread = 0, read = 1, unsent = 2, sent = 3 };

struct StoredMessage {
  MessageState state;
  Octets pdu;  // SMSC field first, as +CMGR shows it

  // Octets of the TPDU alone: the <length> of 27.005 section 3.1.
  std::size_t tpdu_length() const { return pdu.empty() ? 0 : pdu.size() - 1 - pdu.front(); }
};

class Storage {
 public:
  Storage(std::string name, std::size_t slots, int first_index)
      : name_(std::move(name)), first_index_(first_index), slots_(slots) {}

  const std::string& name() const { return name_; }
  std::size_t used() const { return used_; }
  std::size_t total() const { return slots_.size(); }
  bool full() const { return used_ == slots_.size(); }
  int first_index() const { return first_index_; }
  int last_index() const { return first_index_ + static_cast<int>(slots_.size()) - 1; }

  // Takes the lowest free slot; nothing when there is none.
  std::optional<int> add(StoredMessage message);

  // The message at `index`; null when the slot is empty.
  StoredMessage* at(int index);

  // Whether there is a slot of that number, empty or not.
  bool has_slot(int index) const { return index >= first_index_ && index <= last_index(); }
  void erase(int index);

 private:
  std::string name_;
  int first_index_;
  std::vector<std::optional<StoredMessage>> slots_;
  std::size_t used_ = 0;
};

}  // namespace pigeon::simulator
