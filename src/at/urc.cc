#include "at/urc.h"

#include <algorithm>
#include <array>

namespace pigeon::at {
namespace {

struct Row {
  std::string_view start;
  UrcKind kind;
};

// The first row that the line starts with decides; so longer beginnings stand before shorter ones.
constexpr Row kTable[] = {
    {"+CMTI:", UrcKind::message_stored},
    {"+CMT:", UrcKind::message},
    {"+CDSI:", UrcKind::report_stored},
    {"+CDS:", UrcKind::report},
    {"+CBM:", UrcKind::broadcast},
    {"RING", UrcKind::call},
    {"+CRING:", UrcKind::call},
    {"+CLIP:", UrcKind::call},
    {"+CCWA:", UrcKind::call},
    {"NO CARRIER", UrcKind::call},
    {"NO ANSWER", UrcKind::call},
    {"BUSY", UrcKind::call},
    {"MISSED_CALL", UrcKind::call},
    {"VOICE CALL", UrcKind::call},
    {"^CEND", UrcKind::call},
    {"+CREG:", UrcKind::registration},
    {"+CGREG:", UrcKind::registration},
    {"+CEREG:", UrcKind::registration},
    {"+CGEV:", UrcKind::registration},
    {"+CTZ", UrcKind::time},
    {"*PSUTTZ", UrcKind::time},
    {"+NITZ", UrcKind::time},
    {"#NITZ", UrcKind::time},
    {"^NWTIME", UrcKind::time},
    {"*MTZ", UrcKind::time},
    {"DST:", UrcKind::time},
    {"+CIEV: smsfull", UrcKind::memory_full},
    {"+CIEV: \"smsfull\"", UrcKind::memory_full},
    {"+CIEV:", UrcKind::indicator},
    {"+CUSD:", UrcKind::ussd},
    {"+CPIN:", UrcKind::sim},
    {"^SIMST", UrcKind::sim},
    {"#QSS:", UrcKind::sim},
    {"*EPEV", UrcKind::sim},
    {"+QSIMSTAT:", UrcKind::sim},
    {"+QUSIM:", UrcKind::sim},
    {"^SCKS:", UrcKind::sim},
    {"+SIM:", UrcKind::sim},
    {"+SIM READY", UrcKind::sim},
    {"RDY", UrcKind::boot},
    {"APP RDY", UrcKind::boot},
    {"^SYSSTART", UrcKind::boot},
    {"*ATREADY", UrcKind::boot},
    {"+AT: READY", UrcKind::boot},
    {"*EMRDY", UrcKind::boot},
    {"^BOOT", UrcKind::other},  // Huawei sends it all the time
    {"POWERED DOWN", UrcKind::boot},
    {"NORMAL POWER DOWN", UrcKind::boot},
    {"^SHUTDOWN", UrcKind::boot},
    {"Call Ready", UrcKind::ready},
    {"SMS Ready", UrcKind::ready},
    {"SMS DONE", UrcKind::ready},
    {"PB DONE", UrcKind::ready},
    {"+QIND: \"smsfull\"", UrcKind::memory_full},
    {"+QIND: smsfull", UrcKind::memory_full},
    {"+QIND: SMS DONE", UrcKind::ready},
    {"+QIND: PB DONE", UrcKind::ready},
    {"+PBREADY", UrcKind::ready},
    {"^SMMEMFULL", UrcKind::memory_full},
    {"UNDER-VOLTAGE", UrcKind::power},
    {"OVER-VOLTAGE", UrcKind::power},
    {"+CMTE:", UrcKind::power},
    {"+CBC:", UrcKind::power},
    {"^RSSI:", UrcKind::radio},
    {"^HCSQ:", UrcKind::radio},
    {"+CSQ:", UrcKind::radio},
    {"_OSIGQ", UrcKind::radio},
    {"%NWSTATE", UrcKind::radio},
    {"+ECSQ", UrcKind::radio},
    {"+XCSQ", UrcKind::radio},
    {"*ERINFO", UrcKind::radio},
    {"^MODE:", UrcKind::radio},
    {"+CNSMOD", UrcKind::radio},
    {"+ZPASR", UrcKind::radio},
    {"+CUSATP", UrcKind::toolkit},
    {"+CUSATEND", UrcKind::toolkit},
    {"^STIN", UrcKind::toolkit},
    {"*ESTK", UrcKind::toolkit},
    {"+STIN", UrcKind::toolkit},
    {"#STN", UrcKind::toolkit},
    {"+ZUSIMR", UrcKind::toolkit},
    {"+ZEND", UrcKind::toolkit},
    {"$GP", UrcKind::wrong_port},
    {"$GN", UrcKind::wrong_port},
    {"$GL", UrcKind::wrong_port},
    {"+QGPSURC", UrcKind::wrong_port},
};

const Row* find_row(std::string_view line) {
  const auto* const row =
      std::find_if(std::begin(kTable), std::end(kTable),
                   [&](const Row& candidate) { return line.starts_with(candidate.start); });
  return row == std::end(kTable) ? nullptr : row;
}

}  // namespace

UrcKind kind_of(std::string_view line) {
  const Row* row = find_row(line);
  return row == nullptr ? UrcKind::other : row->kind;
}

bool is_known_urc(std::string_view line) {
  return find_row(line) != nullptr;
}

bool looks_unsolicited(std::string_view line) {
  if (line.empty()) return false;
  return std::string_view("+^*#$%_").find(line.front()) != std::string_view::npos ||
         is_known_urc(line);
}

bool brings_pdu(std::string_view line) {
  const UrcKind kind = kind_of(line);
  return kind == UrcKind::message || kind == UrcKind::report || kind == UrcKind::broadcast;
}

}  // namespace pigeon::at
