// `pigeon send … --dry-run`: into what a text would be cut (23.040 section 9.2.3.24), reckoned
// here.
#pragma once

#include <string>

#include "cli/context.h"
#include "sms/segment.h"

namespace pigeon::cli {

// In what the text is counted: "septet" or "utf16".
std::string unit_of(const sms::Segmentation& cut);

// Refuses what `send` would refuse before it queues: an empty text, an invalid number, a text of
// too many segments.
ExitCode print_segmentation(const Context& context, const std::string& to, const std::string& text);

}  // namespace pigeon::cli
