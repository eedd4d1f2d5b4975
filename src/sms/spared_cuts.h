// Where to cut a text so that graphemes or words stay whole (Unicode annexes 29 and 14, by ICU), as
// long as that takes no more parts than filling each to its end.
#pragma once

#include <string_view>

#include "sms/coding.h"
#include "sms/cutter.h"
#include "sms/segment.h"

namespace pigeon::sms {

// Hands out the parts of a text in the coding that was chosen for it. What options.spare asks for
// is done when it fits into the same number of parts; where words can't be spared graphemes may be.
Cutter cutter_for(std::string_view utf8, const CodingChoice& choice, const SegmentOptions& options);

}  // namespace pigeon::sms
