// The time as modems write it: yy/MM/dd,hh:mm:ss±zz, the zone in quarter hours (27.007 section
// 8.15, 27.005 section 3.1 <scts>). The made-up network lives in UTC.
#pragma once

#include <string>

#include "base/instant.h"

namespace pigeon::simulator {

std::string time_stamp(Instant instant);

}  // namespace pigeon::simulator
