// How often something happens: a recurrence rule as of RFC 5545 section 3.3.10, with the SKIP of
// RFC 7529. It is expanded on the wall clock only; what UTC instant a wall-clock time comes to is
// Zone's business.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "calendar/zone.h"

namespace pigeon::calendar {

class Recurrence {
 public:
  // "FREQ=WEEKLY;BYDAY=TH", with or without "RRULE:". Error "invalid-rule".
  static Result<Recurrence> parse(std::string_view rule);

  const std::string& text() const { return text_; }

  // The occurrences in [first, last] of what begins at `start`, in order, at most `most`. COUNT is
  // counted from `start`; UNTIL is judged in `zone` when it is an instant, and holds for its whole
  // day when it is a date. Error "rule-too-frequent" when more would have to be counted than
  // anybody can mean.
  Result<std::vector<LocalTime>> between(LocalTime start, LocalTime first, LocalTime last,
                                         const Zone& zone, std::size_t most) const;

  // Whether occurrences come without end (neither COUNT nor UNTIL).
  bool is_endless() const;

 private:
  struct Digested;
  explicit Recurrence(std::string text, std::shared_ptr<const Digested> digested)
      : text_(std::move(text)), digested_(std::move(digested)) {}

  std::string text_;
  std::shared_ptr<const Digested> digested_;
};

}  // namespace pigeon::calendar
