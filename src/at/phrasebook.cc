#include "at/phrasebook.h"

#include <algorithm>
#include <iterator>

#include "at/fields.h"
#include "at/transcript.h"

namespace pigeon::at {
namespace {

using std::chrono::seconds;

// The deadlines are what vendors ask for and peers use, on the patient side.
constexpr seconds kTrifle{2};
constexpr seconds kQuery{10};
constexpr seconds kPin{30};
constexpr seconds kSetting{20};
constexpr seconds kRead{10};
constexpr seconds kErase{25};
constexpr seconds kList{60};
constexpr seconds kSubmit{120};
constexpr seconds kUssd{30};
constexpr seconds kSearch{120};
constexpr seconds kPowerUp{15};
constexpr seconds kPowerDown{40};
constexpr seconds kRestart{90};

std::string quoted(std::string_view text) {
  return '"' + std::string(text) + '"';
}

// "+CSQ" answered by one "+CSQ:" line.
Command query(std::string name, std::string form, Command::Duration deadline) {
  return Command(name + form, deadline).answering(name + ":").with_lines(1);
}

// Bare text, with or without the prefix, on one line or more.
Command identity(std::string name) {
  return Command(name, kQuery).answering(name + ":").with_bare_lines();
}

Command registration_query(std::string name) {
  return query(std::move(name), "?", kQuery).told_apart_by_registration_shape();
}

Command storage_selection(std::string memories) {
  return query("+CPMS", "=" + memories, kSetting).with_optional_ok();
}

}  // namespace

Command probe() {
  return Command("", kTrifle);
}
Command echo_off() {
  return Command("E0", kTrifle);
}
Command verbose() {
  return Command("V1", kTrifle);
}
Command quiet_off() {
  return Command("Q0", kTrifle);
}
Command numeric_errors() {
  return Command("+CMEE=1", kTrifle);
}
Command text_errors() {
  return Command("+CMEE=2", kTrifle);
}
Command reset_profile() {
  return Command("Z", kQuery);
}

Command manufacturer() {
  return identity("+CGMI");
}
Command model() {
  return identity("+CGMM");
}
Command firmware() {
  return identity("+CGMR");
}
Command serial_number() {
  return identity("+CGSN");
}
Command subscriber() {
  return identity("+CIMI");
}
Command card() {
  return identity("+CCID");
}
Command about() {
  return Command("I", kQuery).with_any_lines();
}

Command pin_state() {
  return query("+CPIN", "?", kQuery).with_optional_ok();
}
// Some say "+CPIN: READY" and leave it at that.
Command enter_pin(std::string_view pin) {
  return query("+CPIN", "=" + quoted(pin), kPin).with_optional_ok().secret();
}
Command pin_tries_left() {
  return Command("+CPINR", kQuery).answering("+CPINR:");
}

Command pdu_mode() {
  return Command("+CMGF=0", kTrifle);
}
Command mode_query() {
  return query("+CMGF", "?", kTrifle);
}
Command service_query() {
  return query("+CSMS", "=?", kSetting);
}
Command select_service(int service) {
  return query("+CSMS", "=" + std::to_string(service), kSetting);
}
Command storages_query() {
  return query("+CPMS", "=?", kSetting);
}
Command storage_use() {
  return query("+CPMS", "?", kSetting).with_optional_ok();
}
Command select_storages(std::string_view reading) {
  return storage_selection(quoted(reading));
}
Command select_storages(std::string_view reading, std::string_view writing) {
  return storage_selection(quoted(reading) + "," + quoted(writing));
}
Command select_storages(std::string_view reading, std::string_view writing,
                        std::string_view receiving) {
  return storage_selection(quoted(reading) + "," + quoted(writing) + "," + quoted(receiving));
}
Command indications_query() {
  return query("+CNMI", "=?", kSetting);
}
Command indications() {
  return query("+CNMI", "?", kSetting);
}
Command select_indications(int mode, int mt, int bm, int ds, int bfr) {
  std::string text = "+CNMI=" + std::to_string(mode);
  for (const int value : {mt, bm, ds, bfr})
    text += "," + std::to_string(value);
  return Command(std::move(text), kSetting);
}
Command list_all() {
  return Command("+CMGL=4", kList).answering("+CMGL:").with_bare_lines();
}
Command read_message(int index) {
  return Command("+CMGR=" + std::to_string(index), kRead).answering("+CMGR:").with_bare_lines();
}
Command erase_message(int index) {
  return Command("+CMGD=" + std::to_string(index), kErase);
}
// A reference without OK is a text that the network took.
Command submit_message(int tpdu_octets) {
  return query("+CMGS", "=" + std::to_string(tpdu_octets), kSubmit).with_optional_ok();
}
Command acknowledge() {
  return Command("+CNMA", kQuery);
}
Command acknowledge_pdu() {
  return Command("+CNMA=1", kQuery);
}

Command signal_quality() {
  return query("+CSQ", "", kQuery);
}
Command registration() {
  return registration_query("+CREG");
}
Command packet_registration() {
  return registration_query("+CGREG");
}
Command lte_registration() {
  return registration_query("+CEREG");
}
Command report_registration(int n) {
  return Command("+CREG=" + std::to_string(n), kQuery);
}
Command network_operator() {
  return query("+COPS", "?", kQuery);
}
Command service_centre() {
  return query("+CSCA", "?", kSetting);
}
Command set_service_centre(std::string_view number) {
  const std::string_view type = number.starts_with('+') ? "145" : "129";
  return Command("+CSCA=" + quoted(number) + "," + std::string(type), kSetting);
}

Command name_callers() {
  return Command("+CLIP=1", kQuery);
}
Command hang_up() {
  return Command("+CHUP", kQuery);
}
Command hang_up_plainly() {
  return Command("H", kQuery);
}
Command ussd_request(std::string_view written, int dcs) {
  return Command("+CUSD=1," + quoted(written) + "," + std::to_string(dcs), kUssd);
}
Command ussd_end() {
  return Command("+CUSD=2", kQuery);
}
Command clock() {
  return query("+CCLK", "?", kQuery);
}
Command character_set(std::string_view name) {
  return Command("+CSCS=" + quoted(name), kQuery);
}
Command search_network() {
  return Command("+COPS=0", kSearch);
}

Command functionality() {
  return query("+CFUN", "?", kQuery);
}
Command set_functionality(int level) {
  return Command("+CFUN=" + std::to_string(level), level == 1 ? kPowerUp : kPowerDown);
}
Command restart() {
  return Command("+CFUN=1,1", kRestart);
}

Command typed(std::string_view text, Command::Duration deadline) {
  // What a line feed, Ctrl-Z or ESC in it would do to the dialogue is nobody's intention.
  std::string clean;
  std::copy_if(text.begin(), text.end(), std::back_inserter(clean),
               [](char c) { return static_cast<unsigned char>(c) >= ' '; });
  clean.erase(0, clean.find_first_not_of(' '));
  if (upper_case(clean.substr(0, 2)) == "AT") clean.erase(0, 2);
  const std::string name = upper_case(clean.substr(0, clean.find_first_of("=?;,")));
  Command command = Command(clean, deadline).with_any_lines();
  if (name.size() > 1) command = std::move(command).answering(name + ":");
  if (name.starts_with('D') || name == "A") command = std::move(command).dialling();
  if (without_pin(clean) != clean) command = std::move(command).secret();
  return command;
}

}  // namespace pigeon::at
