#include "at/error_names.h"

#include <algorithm>
#include <span>
#include <string>

namespace pigeon::at {
namespace {

struct Row {
  int number;
  std::string_view name;
};

constexpr Row kCms[] = {
    {1, "Unassigned number"},
    {8, "Operator determined barring"},
    {10, "Call barred"},
    {17, "Network failure"},
    {21, "Short message transfer rejected"},
    {22, "Memory capacity exceeded"},
    {27, "Destination out of order"},
    {28, "Unidentified subscriber"},
    {29, "Facility rejected"},
    {30, "Unknown subscriber"},
    {38, "Network out of order"},
    {41, "Temporary failure"},
    {42, "Congestion"},
    {47, "Resources unavailable"},
    {50, "Requested facility not subscribed"},
    {69, "Requested facility not implemented"},
    {81, "Invalid short message transfer reference value"},
    {95, "Invalid message"},
    {96, "Invalid mandatory information"},
    {97, "Message type non-existent or not implemented"},
    {98, "Message not compatible with short message protocol state"},
    {99, "Information element non-existent or not implemented"},
    {111, "Protocol error"},
    {127, "Interworking"},
    {128, "Telematic interworking not supported"},
    {129, "Short message type 0 not supported"},
    {130, "Cannot replace short message"},
    {143, "Unspecified TP-PID error"},
    {144, "Data coding scheme not supported"},
    {145, "Message class not supported"},
    {159, "Unspecified TP-DCS error"},
    {160, "Command cannot be actioned"},
    {161, "Command unsupported"},
    {175, "Unspecified TP-Command error"},
    {176, "TPDU not supported"},
    {192, "Service centre busy"},
    {193, "No service centre subscription"},
    {194, "Service centre system failure"},
    {195, "Invalid SME address"},
    {196, "Destination SME barred"},
    {197, "Short message rejected as duplicate"},
    {198, "Validity period format not supported"},
    {199, "Validity period not supported"},
    {208, "SIM SMS storage full"},
    {209, "No SMS storage capability in SIM"},
    {210, "Error in MS"},
    {211, "Memory capacity exceeded"},
    {212, "SIM application toolkit busy"},
    {213, "SIM data download error"},
    {255, "Unspecified error cause"},
    {300, "ME failure"},
    {301, "SMS service of ME reserved"},
    {302, "Operation not allowed"},
    {303, "Operation not supported"},
    {304, "Invalid PDU mode parameter"},
    {305, "Invalid text mode parameter"},
    {310, "SIM not inserted"},
    {311, "SIM PIN required"},
    {312, "PH-SIM PIN required"},
    {313, "SIM failure"},
    {314, "SIM busy"},
    {315, "SIM wrong"},
    {316, "SIM PUK required"},
    {317, "SIM PIN2 required"},
    {318, "SIM PUK2 required"},
    {320, "Memory failure"},
    {321, "Invalid memory index"},
    {322, "Memory full"},
    {330, "SMSC address unknown"},
    {331, "No network service"},
    {332, "Network timeout"},
    {340, "No +CNMA acknowledgement expected"},
    {500, "Unknown error"},
};

constexpr Row kCme[] = {
    {0, "Phone failure"},
    {1, "No connection to phone"},
    {2, "Phone-adaptor link reserved"},
    {3, "Operation not allowed"},
    {4, "Operation not supported"},
    {5, "PH-SIM PIN required"},
    {6, "PH-FSIM PIN required"},
    {7, "PH-FSIM PUK required"},
    {10, "SIM not inserted"},
    {11, "SIM PIN required"},
    {12, "SIM PUK required"},
    {13, "SIM failure"},
    {14, "SIM busy"},
    {15, "SIM wrong"},
    {16, "Incorrect password"},
    {17, "SIM PIN2 required"},
    {18, "SIM PUK2 required"},
    {20, "Memory full"},
    {21, "Invalid index"},
    {22, "Not found"},
    {23, "Memory failure"},
    {24, "Text string too long"},
    {25, "Invalid characters in text string"},
    {26, "Dial string too long"},
    {27, "Invalid characters in dial string"},
    {30, "No network service"},
    {31, "Network timeout"},
    {32, "Network not allowed - emergency calls only"},
    {40, "Network personalisation PIN required"},
    {41, "Network personalisation PUK required"},
    {42, "Network subset personalisation PIN required"},
    {43, "Network subset personalisation PUK required"},
    {44, "Service provider personalisation PIN required"},
    {45, "Service provider personalisation PUK required"},
    {46, "Corporate personalisation PIN required"},
    {47, "Corporate personalisation PUK required"},
    {48, "Hidden key required"},
    {49, "EAP method not supported"},
    {50, "Incorrect parameters"},
    {51, "Command implemented but currently disabled"},
    {52, "Command aborted by user"},
    {53, "Not attached to network due to MT functionality restrictions"},
    {54, "Modem not allowed - MT restricted to emergency calls only"},
    {55, "Operation not allowed because of MT functionality restrictions"},
    {56, "Fixed dial number only allowed"},
    {57, "Temporarily out of service due to other MT usage"},
    {58, "Language or alphabet not supported"},
    {59, "Unexpected data value"},
    {60, "System failure"},
    {61, "Data missing"},
    {62, "Call barred"},
    {63, "Message waiting indication subscription failure"},
    {100, "Unknown"},
    {103, "Illegal MS"},
    {106, "Illegal ME"},
    {107, "GPRS services not allowed"},
    {111, "PLMN not allowed"},
    {112, "Location area not allowed"},
    {113, "Roaming not allowed in this location area"},
    {126, "Operation temporary not allowed"},
    {132, "Service option not supported"},
    {133, "Requested service option not subscribed"},
    {134, "Service option temporarily out of order"},
    {148, "Unspecified GPRS error"},
    {149, "PDP authentication failure"},
    {150, "Invalid mobile class"},
};

// Other words for the same number, from modems that follow an older text of the standard.
constexpr Row kCmsAlso[] = {
    {301, "SMS ME reserved"},      {302, "Not allowed"},
    {303, "Not supported"},        {304, "Invalid PDU mode"},
    {305, "Invalid text mode"},    {310, "No SIM"},
    {310, "(U)SIM not inserted"},  {314, "(U)SIM busy"},
    {321, "Invalid index"},        {322, "SIM memory full"},
    {330, "SMSC unknown"},         {331, "No network"},
    {340, "No CNMA expected"},     {500, "Unknown"},
    {311, "SIM PIN necessary"},    {316, "SIM PUK necessary"},
    {340, "No CNMA ack expected"},
};

constexpr Row kCmeAlso[] = {
    {0, "MT failure"},
    {0, "ME failure"},
    {3, "Not allowed"},
    {4, "Not supported"},
    {10, "(U)SIM not inserted"},
    {11, "(U)SIM PIN required"},
    {12, "(U)SIM PUK required"},
    {13, "(U)SIM failure"},
    {14, "(U)SIM busy"},
    {15, "(U)SIM wrong"},
    {32, "Emergency calls only"},
    {50, "Invalid parameters"},
    {100, "Unknown error"},
};

std::string letters_and_digits(std::string_view text) {
  std::string kept;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') kept += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) kept += c;
  }
  return kept;
}

std::optional<int> find_name(std::span<const Row> rows, const std::string& wanted) {
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const Row& candidate) {
    return letters_and_digits(candidate.name) == wanted;
  });
  if (row == rows.end()) return std::nullopt;
  return row->number;
}

}  // namespace

std::string_view error_name(ErrorFamily family, int number) {
  const std::span<const Row> rows = family == ErrorFamily::cms ? std::span<const Row>(kCms) : kCme;
  const auto row = std::find_if(rows.begin(), rows.end(),
                                [&](const Row& candidate) { return candidate.number == number; });
  return row == rows.end() ? std::string_view() : row->name;
}

std::optional<int> error_number(ErrorFamily family, std::string_view text) {
  const std::string wanted = letters_and_digits(text);
  const bool cms = family == ErrorFamily::cms;
  if (const auto number = find_name(cms ? std::span<const Row>(kCms) : kCme, wanted)) return number;
  return find_name(cms ? std::span<const Row>(kCmsAlso) : kCmeAlso, wanted);
}

}  // namespace pigeon::at
