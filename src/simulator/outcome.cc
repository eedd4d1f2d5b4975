#include "simulator/outcome.h"

#include <algorithm>
#include <array>
#include <span>

namespace pigeon::simulator {
namespace {

struct Words {
  int code;
  std::string_view words;
};

// 27.007 section 9.2.
constexpr std::array kCme{
    Words{cme::kNotAllowed, "operation not allowed"},
    Words{cme::kNotSupported, "operation not supported"},
    Words{cme::kNoSim, "SIM not inserted"},
    Words{cme::kPinRequired, "SIM PIN required"},
    Words{cme::kPukRequired, "SIM PUK required"},
    Words{cme::kSimFailure, "SIM failure"},
    Words{cme::kSimBusy, "SIM busy"},
    Words{cme::kWrongPassword, "incorrect password"},
    Words{cme::kInvalidParameter, "Incorrect parameters"},
};

// 27.005 section 3.2.5.
constexpr std::array kCms{
    Words{cms::kOperationNotAllowed, "operation not allowed"},
    Words{cms::kNotSupported, "operation not supported"},
    Words{cms::kInvalidPduParameter, "invalid PDU mode parameter"},
    Words{cms::kInvalidTextParameter, "invalid text mode parameter"},
    Words{cms::kPinRequired, "SIM PIN required"},
    Words{cms::kSimFailure, "SIM failure"},
    Words{cms::kSimBusy, "SIM busy"},
    Words{cms::kPukRequired, "SIM PUK required"},
    Words{cms::kInvalidIndex, "invalid memory index"},
    Words{cms::kMemoryFull, "memory full"},
    Words{cms::kNoNetwork, "no network service"},
    Words{cms::kNoAcknowledgementExpected, "no +CNMA acknowledgement expected"},
};

std::string code_or_words(std::span<const Words> table, int code, bool words) {
  const auto found = std::ranges::find(table, code, &Words::code);
  if (words && found != table.end()) return std::string(found->words);
  return std::to_string(code);
}

}  // namespace

Outcome::Text Outcome::text(int error_reports) const {
  switch (kind_) {
    case Kind::ok:
      return {"OK", "0"};
    case Kind::no_carrier:
      return {"NO CARRIER", "3"};
    case Kind::cme: {
      if (error_reports == 0) break;
      const std::string line = "+CME ERROR: " + code_or_words(kCme, code_, error_reports == 2);
      return {line, line};
    }
    case Kind::cms: {
      const std::string line = "+CMS ERROR: " + code_or_words(kCms, code_, error_reports == 2);
      return {line, line};
    }
    case Kind::as_written:
      return {line_, line_};
    case Kind::error:
    case Kind::later:
    case Kind::silence:
      break;
  }
  return {"ERROR", "4"};
}

}  // namespace pigeon::simulator
