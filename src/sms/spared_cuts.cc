#include "sms/spared_cuts.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

namespace pigeon::sms {
namespace {

using Ends = std::vector<std::size_t>;

std::unique_ptr<icu::BreakIterator> iterator_for(Spare spare, UErrorCode& status) {
  const icu::Locale root = icu::Locale::getRoot();
  return std::unique_ptr<icu::BreakIterator>(
      spare == Spare::words ? icu::BreakIterator::createLineInstance(root, status)
                            : icu::BreakIterator::createCharacterInstance(root, status));
}

// The octets of the text at which a cut spares what is to be spared, in order; none if ICU has no
// data.
Ends boundaries(std::string_view utf8, Spare spare) {
  UErrorCode status = U_ZERO_ERROR;
  UText text = UTEXT_INITIALIZER;
  utext_openUTF8(&text, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status);
  Ends found;
  if (const auto iterator = iterator_for(spare, status); U_SUCCESS(status)) {
    iterator->setText(&text, status);
    for (auto at = iterator->first(); U_SUCCESS(status) && at != icu::BreakIterator::DONE;
         at = iterator->next())
      found.push_back(static_cast<std::size_t>(at));
  }
  utext_close(&text);
  return found;
}

// Each part ends at the last boundary that it reaches; a piece longer than a part is cut as it
// comes.
Ends cut_at(const Ends& boundaries, std::string_view utf8, Coding coding, std::size_t limit) {
  Ends ends;
  Cutter cutter(utf8, coding, limit);
  for (PartUnits part; !cutter.at_end();) {
    const Cutter before = cutter;
    cutter.next(part);
    const auto behind = std::ranges::upper_bound(boundaries, cutter.position());
    if (!cutter.at_end() && behind != boundaries.begin() && *(behind - 1) > before.position()) {
      cutter = before;
      cutter.next(part, *(behind - 1));
    }
    ends.push_back(cutter.position());
  }
  return ends;
}

}  // namespace

Cutter cutter_for(std::string_view utf8, const CodingChoice& choice,
                  const SegmentOptions& options) {
  const std::size_t limit = choice.coding.units_in_part(choice.parts, options);
  if (choice.parts > 1) {
    for (const Spare spare : {Spare::words, Spare::graphemes}) {
      if (spare > options.spare) continue;
      Ends ends = cut_at(boundaries(utf8, spare), utf8, choice.coding, limit);
      if (ends.size() == choice.parts) return {utf8, choice.coding, limit, std::move(ends)};
    }
  }
  return {utf8, choice.coding, limit};
}

}  // namespace pigeon::sms
