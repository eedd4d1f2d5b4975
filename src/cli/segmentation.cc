#include "cli/segmentation.h"

#include <iostream>

#include "base/utf8.h"
#include "cli/number_offline.h"
#include "cli/table.h"

namespace pigeon::cli {
namespace {

Json form_of(const std::string& to, const sms::Segmentation& cut) {
  Json form = Json::object();
  form["to"] = to;
  form["segments"] = cut.size();
  form["alphabet"] = sms::name_of(cut.alphabet);
  form["forced_by"] = cut.forced_by;
  form["units_left"] = cut.units_left;
  form["unit"] = unit_of(cut);
  return form;
}

std::string joined(const std::vector<std::string>& characters) {
  std::string text;
  for (const std::string& character : characters)
    text += (text.empty() ? "" : " ") + character;
  return text;
}

Pairs pairs_of(const std::string& to, const sms::Segmentation& cut) {
  return {{"to", {to}},
          {"segments", {std::to_string(cut.size())}},
          {"alphabet", {std::string(sms::name_of(cut.alphabet))}},
          {"forced_by", {joined(cut.forced_by), Tone::warning}},
          {"units_left", {std::to_string(cut.units_left)}},
          {"unit", {unit_of(cut)}}};
}

}  // namespace

std::string unit_of(const sms::Segmentation& cut) {
  return cut.alphabet == sms::Alphabet::gsm7 ? "septet" : "utf16";
}

ExitCode print_segmentation(const Context& context, const std::string& to,
                            const std::string& text) {
  const auto number = number_offline(to);
  if (!number) return context.tell(number.error(), ExitCode::usage);
  const auto cut = sms::segment(text);
  if (!cut) return context.tell(cut.error(), ExitCode::usage);
  if (context.json) {
    context.print_json(form_of(*number, *cut));
  } else {
    print_pairs(context.screen, std::cout, pairs_of(*number, *cut));
  }
  return ExitCode::done;
}

}  // namespace pigeon::cli
