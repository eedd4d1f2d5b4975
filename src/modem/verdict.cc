#include "modem/verdict.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <span>

namespace pigeon::modem {
namespace {

struct Row {
  int code;
  Retry retry;
  std::string_view meaning;
  std::string_view hint;
};

constexpr std::string_view kCredit = "Check the credit and the tariff of this SIM";
constexpr std::string_view kNumber = "Check the number";
constexpr std::string_view kRegister = "It is tried again when the network is back";
constexpr std::string_view kSim = "Check that the SIM sits well and that its PIN is configured";
constexpr std::string_view kSupport = "The operator has to enable texting for this SIM";
constexpr std::string_view kAgain = "It is tried again by itself";
constexpr std::string_view kRecover = "The modem is being recovered";

constexpr Row kCms[] = {
    // RP causes: the network's answer (24.011).
    {1, Retry::never, "The number is not assigned", kNumber},
    {8, Retry::account, "The operator bars this subscription", kSupport},
    {10, Retry::account, "Calls from this SIM are barred", kSupport},
    {17, Retry::later, "The network failed", kAgain},
    {21, Retry::later, "The network rejected the text", kCredit},
    {22, Retry::later, "A memory on the way is full", kAgain},
    {27, Retry::later, "The destination is out of order", kAgain},
    {28, Retry::account, "The network does not know this subscriber", kSupport},
    {29, Retry::never, "The network refuses this facility", kSupport},
    {30, Retry::account, "Unknown subscriber", kSupport},
    {38, Retry::network, "The network is out of order", kRegister},
    {41, Retry::later, "Temporary failure of the network", kAgain},
    {42, Retry::later, "The network is congested", kAgain},
    {47, Retry::later, "The network has no resources left", kAgain},
    {50, Retry::account, "Texting is not part of this subscription", kSupport},
    {69, Retry::never, "The network has not implemented this facility", kSupport},
    {81, Retry::later, "The network lost the transfer", kAgain},
    {95, Retry::never, "The network calls the message invalid", ""},
    {96, Retry::never, "The network misses mandatory information", ""},
    {97, Retry::never, "The network does not know this type of message", ""},
    {98, Retry::later, "The message did not fit the state of the network", kAgain},
    {99, Retry::never, "The network does not know an element of the message", ""},
    {111, Retry::later, "Protocol error in the network", kAgain},
    {127, Retry::later, "Interworking with another network failed", kAgain},
    // TP-FCS: the service centre's answer (23.040 section 9.2.3.22).
    {128, Retry::never, "Telematic interworking is not supported", ""},
    {129, Retry::never, "Short message type 0 is not supported", ""},
    {130, Retry::never, "The earlier message can't be replaced", ""},
    {143, Retry::never, "The protocol identifier was refused", ""},
    {144, Retry::never, "The alphabet is not supported", ""},
    {145, Retry::never, "The message class is not supported", ""},
    {159, Retry::never, "The data coding scheme was refused", ""},
    {160, Retry::never, "The command can't be carried out", ""},
    {161, Retry::never, "The command is not supported", ""},
    {175, Retry::never, "The command was refused", ""},
    {176, Retry::never, "The TPDU is not supported", ""},
    {192, Retry::later, "The service centre is busy", kAgain},
    {193, Retry::account, "This SIM has no subscription at the service centre", kSupport},
    {194, Retry::later, "The service centre failed", kAgain},
    {195, Retry::never, "The service centre calls the number invalid", kNumber},
    {196, Retry::never, "The destination is barred", kNumber},
    {197, Retry::sent, "The service centre has this text already", ""},
    {198, Retry::never, "The form of the validity period is not supported", ""},
    {199, Retry::never, "The validity period is not supported", ""},
    {208, Retry::modem, "The SIM's message store is full", kRecover},
    {209, Retry::sim, "The SIM can't store messages", kSim},
    {210, Retry::modem, "Error in the modem", kRecover},
    {211, Retry::modem, "The modem's memory is full", kRecover},
    {212, Retry::later, "The SIM's application toolkit is busy", kAgain},
    {213, Retry::sim, "Error while loading data to the SIM", kSim},
    {255, Retry::later, "The service centre gave no reason", kAgain},
    // 27.005 section 3.2.5.
    {300, Retry::modem, "The modem failed", kRecover},
    {301, Retry::later, "The modem's message service is in use", kAgain},
    {302, Retry::configure, "The modem does not allow it now", kAgain},
    {303, Retry::never, "The modem does not support it", ""},
    {304, Retry::later, "The modem calls the PDU invalid", ""},
    {305, Retry::configure, "The modem has left PDU mode", "It is configured again"},
    {310, Retry::sim, "There is no SIM", kSim},
    {311, Retry::sim, "The SIM wants its PIN", "Set pin = \"…\" in the modem's section"},
    {312, Retry::sim, "The phone-to-SIM PIN is wanted", kSim},
    {313, Retry::sim, "The SIM has failed", kSim},
    {314, Retry::configure, "The SIM is busy", kAgain},
    {315, Retry::sim, "The SIM is a wrong one", kSim},
    {316, Retry::sim, "The SIM is locked and wants its PUK", "Unlock it in a phone"},
    {317, Retry::sim, "The SIM wants its PIN2", kSim},
    {318, Retry::sim, "The SIM wants its PUK2", kSim},
    {320, Retry::modem, "The modem's memory failed", kRecover},
    {321, Retry::modem, "There is no such place in the memory", ""},
    {322, Retry::modem, "The memory is full", kRecover},
    {330, Retry::account, "The SIM has no service centre number", "Set it with AT+CSCA"},
    {331, Retry::network, "There is no network", kRegister},
    {332, Retry::unknown, "The network did not answer in time", ""},
    {340, Retry::later, "No acknowledgement was expected", ""},
    {500, Retry::later, "The modem gave no reason", kCredit},
};

constexpr Row kCme[] = {
    {0, Retry::modem, "The phone failed", kRecover},
    {1, Retry::modem, "No connection to the phone", kRecover},
    {2, Retry::modem, "The link to the phone is reserved", kRecover},
    {3, Retry::configure, "The modem does not allow it now", kAgain},
    {4, Retry::never, "The modem does not support it", ""},
    {5, Retry::sim, "The phone-to-SIM PIN is wanted", kSim},
    {6, Retry::sim, "The phone-to-first-SIM PIN is wanted", kSim},
    {7, Retry::sim, "The phone-to-first-SIM PUK is wanted", kSim},
    {10, Retry::sim, "There is no SIM", kSim},
    {11, Retry::sim, "The SIM wants its PIN", "Set pin = \"…\" in the modem's section"},
    {12, Retry::sim, "The SIM is locked and wants its PUK", "Unlock it in a phone"},
    {13, Retry::sim, "The SIM has failed", kSim},
    {14, Retry::configure, "The SIM is busy", kAgain},
    {15, Retry::sim, "The SIM is a wrong one", kSim},
    {16, Retry::sim, "The PIN is wrong", "Correct pin = \"…\" in the modem's section"},
    {17, Retry::sim, "The SIM wants its PIN2", kSim},
    {18, Retry::sim, "The SIM wants its PUK2", kSim},
    {20, Retry::modem, "The memory is full", kRecover},
    {21, Retry::modem, "There is no such place in the memory", ""},
    {22, Retry::modem, "Not found in the memory", ""},
    {23, Retry::modem, "The memory failed", kRecover},
    {24, Retry::never, "A text is too long for the modem", ""},
    {25, Retry::never, "A character is not valid for the modem", ""},
    {26, Retry::never, "The number is too long for the modem", kNumber},
    {27, Retry::never, "The number has a character that the modem refuses", kNumber},
    {30, Retry::network, "There is no network", kRegister},
    {31, Retry::unknown, "The network did not answer in time", ""},
    {32, Retry::account, "The network allows emergency calls only", kSupport},
    {40, Retry::sim, "The network personalisation PIN is wanted", kSim},
    {41, Retry::sim, "The network personalisation PUK is wanted", kSim},
    {42, Retry::sim, "The network subset personalisation PIN is wanted", kSim},
    {43, Retry::sim, "The network subset personalisation PUK is wanted", kSim},
    {44, Retry::sim, "The service provider personalisation PIN is wanted", kSim},
    {45, Retry::sim, "The service provider personalisation PUK is wanted", kSim},
    {46, Retry::sim, "The corporate personalisation PIN is wanted", kSim},
    {47, Retry::sim, "The corporate personalisation PUK is wanted", kSim},
    {48, Retry::sim, "The hidden key of the phonebook is wanted", kSim},
    {49, Retry::never, "The modem does not support this way of authentication", ""},
    {50, Retry::never, "The modem calls a parameter incorrect", ""},
    {51, Retry::configure, "The command is known and switched off", kAgain},
    {52, Retry::later, "The command was interrupted", kAgain},
    {53, Retry::network, "The modem is not attached to the network", kRegister},
    {54, Retry::network, "The network allows emergency calls only", kRegister},
    {55, Retry::network, "The radio is switched off", kRegister},
    {56, Retry::account, "The SIM allows fixed numbers only", kSupport},
    {57, Retry::later, "The service is temporarily out of order", kAgain},
    {58, Retry::never, "The modem does not support this alphabet", ""},
    {59, Retry::never, "The modem did not expect this data", ""},
    {60, Retry::later, "System failure in the modem", kAgain},
    {61, Retry::never, "The modem misses data", ""},
    {62, Retry::account, "Texts from this SIM are barred", kSupport},
    {63, Retry::later, "The list of waiting messages could not be updated", kAgain},
    {100, Retry::later, "The modem gave no reason", kCredit},
    {102, Retry::account, "The network does not know this SIM's IMSI", kSupport},
    {103, Retry::account, "The network refuses this SIM", kSupport},
    {104, Retry::account, "The network does not know this SIM's IMSI in its register", kSupport},
    {105, Retry::account, "The network refuses this modem's IMEI", kSupport},
    {106, Retry::account, "The network refuses this modem", kSupport},
    {107, Retry::account, "The service is not allowed for this SIM", kSupport},
    {108, Retry::account, "No service is allowed for this SIM", kSupport},
    {109, Retry::network, "The network could not make out who this SIM is", kRegister},
    {110, Retry::network, "The network has detached the modem", kRegister},
    {111, Retry::account, "The network is not allowed for this SIM", kSupport},
    {112, Retry::account, "The area is not allowed for this SIM", kSupport},
    {113, Retry::account, "Roaming is not allowed for this SIM", kSupport},
    {114, Retry::account, "The service is not allowed in this network", kSupport},
    {115, Retry::network, "There are no suitable cells here", kRegister},
    {116, Retry::network, "The switching centre can't be reached", kRegister},
    {117, Retry::network, "The network failed", kRegister},
    {118, Retry::network, "The domain for calls and texts is not available", kRegister},
    {126, Retry::later, "Temporarily not allowed", kAgain},
    {132, Retry::later, "The packet service option is not supported", kAgain},
    {133, Retry::later, "The packet service option is not subscribed", kAgain},
    {134, Retry::later, "The packet service option is out of order", kAgain},
    {148, Retry::later, "Unspecified error of the packet service", kAgain},
    {149, Retry::later, "The packet service refused the authentication", kAgain},
    {150, Retry::later, "Invalid mobile class", kAgain},
    {515, Retry::configure, "The modem is busy", kAgain},
    {772, Retry::sim, "The SIM is powered down", kSim},
};

std::optional<int> number_after(std::string_view code, std::string_view prefix) {
  if (!code.starts_with(prefix)) return std::nullopt;
  code.remove_prefix(prefix.size());
  int value = 0;
  const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), value);
  if (error != std::errc() || end != code.data() + code.size()) return std::nullopt;
  return value;
}

Verdict from_table(std::span<const Row> table, int number, const Error& error) {
  const auto row = std::ranges::find(table, number, &Row::code);
  if (row != table.end()) {
    return {row->retry, Error(error.code(), std::string(row->meaning), std::string(row->hint))};
  }
  return {Retry::later,
          Error(error.code(), "The modem reported error " + std::to_string(number),
                number >= 512 ? "Its maker's manual explains this number" : std::string(kAgain))};
}

// What to do about an error of which only the class is known.
std::string hint_for(Retry retry) {
  switch (retry) {
    case Retry::account:
      return std::string(kSupport);
    case Retry::network:
      return std::string(kRegister);
    case Retry::sim:
      return std::string(kSim);
    case Retry::modem:
    case Retry::configure:
      return std::string(kRecover);
    case Retry::later:
      return std::string(kAgain);
    case Retry::never:
    case Retry::sent:
    case Retry::unknown:
      break;
  }
  return {};
}

}  // namespace

Verdict judge(const Error& error, Profile::Errors vendor) {
  const auto cms = number_after(error.code(), "cms-");
  const auto cme = number_after(error.code(), "cme-");
  if (cms || cme) {
    const auto known = std::ranges::find(vendor, cms ? *cms : *cme, &VendorError::code);
    if (known != vendor.end()) {
      return {known->retry,
              Error(error.code(), std::string(known->meaning), hint_for(known->retry))};
    }
  }
  if (cms) return from_table(kCms, *cms, error);
  if (cme) return from_table(kCme, *cme, error);
  if (error.is("at-timeout") || error.is("line-gone") || error.is("line-stuck")) {
    return {Retry::unknown, Error("outcome-unknown", "The modem took the text and never answered",
                                  "It is not sent again by itself: see `pigeon resolve --help`")};
  }
  return {Retry::later, error};
}

}  // namespace pigeon::modem
