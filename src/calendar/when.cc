#include "calendar/when.h"

#include <optional>
#include <vector>

#include "base/spelling.h"
#include "base/utf8.h"
#include "calendar/echo.h"
#include "calendar/lexicon.h"
#include "calendar/resolve.h"
#include "calendar/said.h"
#include "calendar/tokens.h"

namespace pigeon::calendar {
namespace {

constexpr std::size_t kLongestPhrase = 200;

// "tomorow": the hint is the word that was probably meant.
Error with_nearest_word(const Misread& misread, const Lexicon& lexicon) {
  std::vector<std::string_view> phrases;
  for (const Entry& entry : lexicon.entries)
    phrases.push_back(entry.phrase);
  const auto near = nearest_spellings(misread.unknown_word, phrases);
  if (near.empty() || near.front() == misread.unknown_word) return misread.error;
  return Error(misread.error.code(), misread.error.meaning(),
               "Did you mean " + std::string(near.front()) + "?");
}

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
  const Lexicon* misread_in = nullptr;
  for (const Lexicon* lexicon : lexicons()) {
    const auto said = read_said(tokens_of(words, *lexicon, zone.name()), *lexicon, zone.name());
    if (!said) {
      if (!misread || said.error().understood > misread->understood) {
        misread = said.error();
        misread_in = lexicon;
      }
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
  const Error shown = refusal ? *refusal : with_nearest_word(*misread, *misread_in);
  return fail(shown.code(), "\"" + printable(words) + "\": " + shown.meaning(), shown.hint());
}

}  // namespace pigeon::calendar
