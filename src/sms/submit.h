// From a text to the SUBMITs that a modem is handed (3GPP TS 23.040 section 9.2.2.2).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sms/encoded_part.h"
#include "sms/segment.h"
#include "sms/validity.h"

namespace pigeon::sms {

struct SubmitOptions {
  std::string to;                      // "+447700900101", a short code, digits with * # a b c
  bool report = false;                 // ask for a status report
  std::uint16_t concat_reference = 0;  // same for all parts; the low 8 bits count when it has 8
  std::optional<int> message_class;    // 0 to 3; 0 is shown at once and not kept
  Validity validity;                   // none: the service centre decides
  bool reject_duplicates = false;
  std::optional<std::string> smsc;  // "+447700900000"; nothing: the one on the SIM
};

// Part `index` (from 0, less than segmentation.size()) of a segmented text. TP-MR is 0: the modem
// assigns it. Errors "invalid-number" (to or smsc), "invalid-class".
Result<EncodedPart> encode_submit(const Segmentation& segmentation, std::size_t index,
                                  const SubmitOptions& options);

// All of them, for a text of any length that segment() takes, and under its errors too.
Result<std::vector<EncodedPart>> encode_submit(std::string_view utf8, const SubmitOptions& options,
                                               const SegmentOptions& segments = {});

}  // namespace pigeon::sms
