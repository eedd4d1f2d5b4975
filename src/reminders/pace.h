// The pace of many: of texts that would all go at once one goes after the other, so that neither
// the SIM nor the people who answer the phone are overrun.
#pragma once

#include <optional>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"
#include "reminders/plan.h"

namespace pigeon::reminders {

inline constexpr const char* kWhyPaced = "one after the other, at the pace that was asked for";

class Pace {
 public:
  // "100 per 1h", "20 per 10m": one every so often. Error "invalid-pace".
  static Result<Pace> parse(std::string_view text);

  explicit Pace(Milliseconds every) : every_(every) {}
  Milliseconds every() const { return every_; }

  // When a text goes that would go at `due`: then, or when its turn has come after those that were
  // asked about before; never in quiet hours. It keeps its time when its turn would come after
  // `last`, at which it still helps.
  Instant place(Instant due, std::optional<Instant> last, const QuietRule& quiet);

 private:
  Milliseconds every_;
  std::optional<Instant> turn_ = {};
};

}  // namespace pigeon::reminders
