#include "at/result_code.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "at/error_names.h"
#include "base/utf8.h"

namespace pigeon::at {
namespace {

std::string_view without_leading_blanks(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  return text;
}

Error plain_refusal(std::string_view line) {
  return Error("at-error", "The modem refused the command: " + printable(line));
}

Error numbered_error(ErrorFamily family, std::string_view detail) {
  const std::string code = family == ErrorFamily::cms ? "cms-" : "cme-";
  const std::string title = family == ErrorFamily::cms ? "+CMS ERROR " : "+CME ERROR ";
  int number = 0;
  const auto [end, ec] = std::from_chars(detail.data(), detail.data() + detail.size(), number);
  std::optional<int> known;
  if (ec == std::errc() && number >= 0) {
    known = number;
  } else {
    known = error_number(family, detail);
  }
  if (!known) return Error(code + "text", printable(detail));
  const std::string_view name = error_name(family, *known);
  return Error(code + std::to_string(*known),
               name.empty() ? title + std::to_string(*known) : std::string(name));
}

struct Family {
  std::string_view prefix;
  ErrorFamily family;
};

// Some modems leave the plus out.
constexpr std::array<Family, 4> kNumbered = {{{"+CMS ERROR:", ErrorFamily::cms},
                                              {"CMS ERROR:", ErrorFamily::cms},
                                              {"+CME ERROR:", ErrorFamily::cme},
                                              {"CME ERROR:", ErrorFamily::cme}}};

constexpr std::array<std::string_view, 6> kRefusals = {
    "ERROR", "COMMAND NOT SUPPORT",      "TOO MANY PARAMETERS",
    "NA",    "NOT FOND ^,NOT CUSTOM AT", "ABORTED"};

// "ERROR+CNUM: …" has been seen glued to what follows.
constexpr std::array<std::string_view, 4> kRefusalBeginnings = {"+EXT ERROR:", "MODEM ERROR",
                                                                "ERROR+", "ERROR:"};

constexpr std::array<std::string_view, 5> kCallEnds = {"NO CARRIER", "BUSY", "NO ANSWER",
                                                       "NO DIALTONE", "NO DIAL TONE"};

}  // namespace

bool ResultCode::may_be_followed_by_error() const {
  return kind_ == Kind::refused &&
         (error_.code().starts_with("cms-") || error_.code().starts_with("cme-"));
}

std::optional<ResultCode> read_result_code(std::string_view line) {
  using Kind = ResultCode::Kind;
  if (line == "OK") return ResultCode(Kind::ok, true, Error("", ""));
  if (line == "0") return ResultCode(Kind::number, true, Error("", ""));
  if (line == "4") return ResultCode(Kind::number, false, plain_refusal(line));
  for (const Family& numbered : kNumbered) {
    if (!line.starts_with(numbered.prefix)) continue;
    const std::string_view detail = without_leading_blanks(line.substr(numbered.prefix.size()));
    return ResultCode(Kind::refused, false, numbered_error(numbered.family, detail));
  }
  if (std::find(kRefusals.begin(), kRefusals.end(), line) != kRefusals.end()) {
    return ResultCode(Kind::refused, false, plain_refusal(line));
  }
  for (const std::string_view beginning : kRefusalBeginnings) {
    if (line.starts_with(beginning)) return ResultCode(Kind::refused, false, plain_refusal(line));
  }
  if (std::find(kCallEnds.begin(), kCallEnds.end(), line) != kCallEnds.end()) {
    return ResultCode(Kind::call, false, plain_refusal(line));
  }
  if (line == "CONNECT" || line.starts_with("CONNECT ")) {
    return ResultCode(Kind::call, true, Error("", ""));
  }
  return std::nullopt;
}

}  // namespace pigeon::at
