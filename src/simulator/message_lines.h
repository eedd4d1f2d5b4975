// A message as the terminal is shown it: a length and a PDU, or the fields and characters of text
// mode (27.005 sections 3.4 and 4).
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "simulator/settings.h"
#include "simulator/storage.h"
#include "simulator/subscriber.h"

namespace pigeon::simulator {

// <stat> in text mode, in the order of MessageState; the last one asks for all.
inline constexpr std::array<std::string_view, 5> kStateWords{"REC UNREAD", "REC READ", "STO UNSENT",
                                                             "STO SENT", "ALL"};

// What follows "+CMGR: " or "+CMGL: <index>,".
std::string lines_from_memory(const StoredMessage& message, const Settings& settings);

// What follows "+CMT: " or "+CDS: ".
std::string lines_on_arrival(const Delivery& delivery, const Settings& settings);

}  // namespace pigeon::simulator
