#include "calendar/when.h"

#include <optional>

#include "base/utf8.h"
#include "calendar/echo.h"
#include "calendar/lexicon.h"
#include "calendar/resolve.h"
#include "calendar/said.h"
#include "calendar/tokens.h"

namespace pigeon::calendar {
namespace {

constexpr std::size_t kLongestPhrase = 200;

}  // namespace

// Every language reads for itself. The readings that come to an instant must agree; otherwise the
// refusal of the language that understood most is the one to show.
Result<Moment> parse_when(std::string_view words, Instant now, const Zone& zone) {
  if (words.size() > kLongestPhrase) {
    return fail("unclear-time", "These are too many words for a time",
                "Write it as \"2026-12-01 09:00\"");
  }
  std::optional<Moment> moment;
  std::optional<Error> refusal;  // of a phrase that was understood
  std::optional<Misread> misread;
  for (const Lexicon& lexicon : lexicons()) {
    const auto said = read_said(tokens_of(words, lexicon, zone.name()), lexicon, zone.name());
    if (!said) {
      if (!misread || said.error().understood > misread->understood) misread = said.error();
      continue;
    }
    const auto resolved = resolve(*said, now, zone);
    if (!resolved) {
      if (!refusal) refusal = resolved.error();
    } else if (!moment) {
      moment = *resolved;
    } else if (moment->at != resolved->at) {
      const LocalTime local_now = zone.to_local(now);
      return fail("unclear-time", "This means different times in different languages",
                  "Write \"" + echo_civil(moment->civil, local_now) + "\" or \"" +
                      echo_civil(resolved->civil, local_now) + "\"");
    }
  }
  if (moment) return *moment;
  const Error& shown = refusal ? *refusal : misread->error;
  return fail(shown.code(), "\"" + printable(words) + "\": " + shown.meaning(), shown.hint());
}

}  // namespace pigeon::calendar
