#include "sms/submit.h"

#include "sms/address.h"
#include "sms/coding.h"
#include "sms/cutter.h"
#include "sms/dcs.h"
#include "sms/first_octet.h"
#include "sms/spared_cuts.h"
#include "sms/tpdu_writer.h"
#include "sms/validity.h"

namespace pigeon::sms {
namespace {

// What is the same in all parts.
struct Head {
  EncodedAddress smsc;
  EncodedAddress to;
};

Result<EncodedAddress> encode_smsc(const std::optional<std::string>& number) {
  if (!number) return EncodedAddress{{}, 1};
  const auto address = Address::from_number(*number);
  if (!address) return fail(address.error());
  return encode_service_centre(*address);
}

Result<Head> encode_head(const SubmitOptions& options) {
  const auto smsc = encode_smsc(options.smsc);
  if (!smsc) return fail(smsc.error());
  const auto to = encode_number(options.to);
  if (!to) return fail(to.error());
  if (options.message_class && (*options.message_class < 0 || *options.message_class > 3))
    return fail("invalid-class",
                "There is no message class " + std::to_string(*options.message_class),
                "Use 0 (shown at once), 1 (phone), 2 (SIM) or 3 (computer)");
  return Head{*smsc, *to};
}

EncodedPart encode_part(const Head& head, const PartOfText& part, const SubmitOptions& options) {
  std::uint8_t first = first_octet::kSubmit;
  if (options.reject_duplicates) first |= first_octet::kRejectDuplicates;
  first |= static_cast<std::uint8_t>(static_cast<unsigned>(options.validity.format)
                                     << first_octet::kValidityShift);
  if (options.report) first |= first_octet::kReport;
  if (needs_header(part)) first |= first_octet::kHeader;
  TpduWriter writer(head.smsc);
  writer.put(first);
  writer.put(std::uint8_t{0});  // TP-MR
  writer.put(head.to.span());
  writer.put(std::uint8_t{0});  // TP-PID: a plain text
  writer.put(DataCoding::of(part.alphabet, options.message_class).value());
  writer.put(encode_validity(options.validity).span());
  writer.put_part(part, options.concat_reference);
  return writer.finish();
}

}  // namespace

Result<EncodedPart> encode_submit(const Segmentation& segmentation, std::size_t index,
                                  const SubmitOptions& options) {
  const auto head = encode_head(options);
  if (!head) return fail(head.error());
  return encode_part(*head, segmentation.part(index), options);
}

Result<std::vector<EncodedPart>> encode_submit(std::string_view utf8, const SubmitOptions& options,
                                               const SegmentOptions& segments) {
  const auto head = encode_head(options);
  if (!head) return fail(head.error());
  const auto choice = choose_coding(utf8, segments);
  if (!choice) return fail(choice.error());
  const Coding& coding = choice->coding;
  Cutter cutter = cutter_for(utf8, *choice, segments);
  std::vector<EncodedPart> parts;
  parts.reserve(choice->parts);
  PartUnits units;
  do {  // an empty text is one part without a character
    cutter.next(units);
    const PartOfText part{coding.alphabet, coding.language, segments.sixteen_bit_reference,
                          parts.size(),    choice->parts,   units.span()};
    parts.push_back(encode_part(*head, part, options));
  } while (!cutter.at_end());
  return parts;
}

}  // namespace pigeon::sms
