// Whoever owns a number in the made-up network and takes what the service centre hands over.
#pragma once

#include <string>

#include "simulator/storage.h"

namespace pigeon::simulator {

// One TPDU on its way to a subscriber.
struct Delivery {
  enum class Kind { text, status_report };

  Kind kind;
  Octets pdu;  // SMSC field first
};

class Subscriber {
 public:
  virtual ~Subscriber() = default;

  virtual const std::string& number() const = 0;

  // False when it cannot take it now (memory full, switched off): the network keeps it and offers
  // it again when Network::try_again is called.
  virtual bool take(const Delivery& delivery) = 0;
};

}  // namespace pigeon::simulator
