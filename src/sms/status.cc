#include "sms/status.h"

#include <array>

namespace pigeon::sms {
namespace {

constexpr std::uint8_t kTemporary = 0x20;
constexpr std::uint8_t kPermanent = 0x40;
constexpr std::uint8_t kGaveUp = 0x60;

// Causes 0 to 5 are the same below 0x20 and 0x60.
constexpr std::array<std::string_view, 6> kTrying = {
    "the network is congested; it keeps trying",
    "the recipient is busy; the network keeps trying",
    "the recipient does not answer; the network keeps trying",
    "the service was rejected; the network keeps trying",
    "the quality of service is not to be had; the network keeps trying",
    "the recipient's phone reported an error; the network keeps trying",
};
constexpr std::array<std::string_view, 6> kStopped = {
    "the network was congested and has stopped trying",
    "the recipient was busy and the network has stopped trying",
    "the recipient did not answer and the network has stopped trying",
    "the service was rejected and the network has stopped trying",
    "the quality of service was not to be had and the network has stopped trying",
    "the recipient's phone reported an error and the network has stopped trying",
};
constexpr std::array<std::string_view, 10> kRefused = {
    "the remote network made an error in procedure",
    "the recipient can't be reached by this kind of message",
    "the recipient's phone rejected it",
    "the recipient is not obtainable",
    "the quality of service is not to be had",
    "the networks do not work together",
    "it expired before it could be delivered",
    "it was deleted by the sender",
    "the service centre deleted it",
    "the service centre does not know it any more",
};
constexpr std::array<std::string_view, 3> kDone = {
    "delivered",
    "handed on; the network can't confirm that it was delivered",
    "replaced by the service centre",
};

template <std::size_t N>
constexpr std::string_view pick(const std::array<std::string_view, N>& causes, std::size_t cause,
                                std::string_view other) {
  return cause < N ? causes[cause] : other;
}

}  // namespace

Outcome outcome_of(std::uint8_t status) {
  switch (status & 0x60) {
    case kTemporary:
      return Outcome::still_trying;
    case kPermanent:
      return Outcome::failed;
    case kGaveUp:
      return Outcome::gave_up;
    default:
      // 3 to 31 are reserved or the service centre's own, yet "transaction completed"; above 127
      // even that is not said, so nobody is told that the text arrived.
      return status < 0x80 ? Outcome::delivered : Outcome::gave_up;
  }
}

std::string_view meaning_of(std::uint8_t status) {
  if (status >= 0x80) return "the network reported a status that is reserved";
  const std::size_t cause = status & 0x1F;
  switch (status & 0x60) {
    case kTemporary:
      return pick(kTrying, cause, "a temporary trouble; the network keeps trying");
    case kPermanent:
      return pick(kRefused, cause, "it can't be delivered");
    case kGaveUp:
      return pick(kStopped, cause, "a temporary trouble, and the network has stopped trying");
    default:
      return pick(kDone, cause, "completed, in a way that is the service centre's own");
  }
}

}  // namespace pigeon::sms
