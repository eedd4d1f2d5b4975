#include "sms/segment.h"

#include "sms/coding.h"
#include "sms/cutter.h"
#include "sms/spared_cuts.h"

namespace pigeon::sms {
namespace {

// Appends the part to the segmentation.
void add(const PartUnits& part, Segmentation& text) {
  text.parts.push_back(
      {static_cast<std::uint32_t>(text.units.size()), static_cast<std::uint16_t>(part.size)});
  text.units.insert(text.units.end(), part.octets.begin(),
                    part.octets.begin() + static_cast<std::ptrdiff_t>(part.size));
}

}  // namespace

PartOfText Segmentation::part(std::size_t index) const {
  return {alphabet, language,     sixteen_bit_reference,
          index,    parts.size(), std::span(units).subspan(parts[index].first, parts[index].count)};
}

Result<Segmentation> segment(std::string_view utf8, const SegmentOptions& options) {
  const auto choice = choose_coding(utf8, options);
  if (!choice) return fail(choice.error());
  const Coding& coding = choice->coding;
  Segmentation text;
  text.alphabet = coding.alphabet;
  text.language = coding.language;
  text.sixteen_bit_reference = options.sixteen_bit_reference;
  if (!coding.is_plainest() && options.alphabet != AlphabetChoice::ucs2)
    text.forced_by = forcing_characters(utf8, coding, options);

  text.parts.reserve(choice->parts);
  Cutter cutter = cutter_for(utf8, *choice, options);
  PartUnits part;
  do {  // an empty text is one part without a character
    cutter.next(part);
    add(part, text);
  } while (!cutter.at_end());
  const std::size_t octets_a_unit = coding.alphabet == Alphabet::gsm7 ? 1 : 2;
  text.units_left = static_cast<int>(coding.units_in_part(choice->parts, options) -
                                     text.parts.back().count / octets_a_unit);
  return text;
}

Result<std::size_t> count_segments(std::string_view utf8, const SegmentOptions& options) {
  const auto choice = choose_coding(utf8, options);
  if (!choice) return fail(choice.error());
  return choice->parts;
}

}  // namespace pigeon::sms
