// What 3GPP TS 27.005 and 27.007 promise, and what works on nearly every modem (README.md here).
#include "drivers/catalog.h"

namespace pigeon::drivers::generic {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view kPinTries[] = {"+CPINR", "+CSIM=10,\"0020000100\""};
constexpr std::string_view kStorages[] = {"ME", "SM", "MT"};
constexpr int kArity[] = {3, 2, 1};
constexpr int kMode[] = {2, 1, 3};
constexpr int kMt[] = {1, 2};
constexpr int kDs[] = {1, 2, 0};
constexpr int kBfr[] = {0, 1};
constexpr std::string_view kAcknowledge[] = {"+CNMA=1", "+CNMA=0", "+CNMA"};
constexpr std::string_view kBoot[] = {
    "RDY",        "^SYSSTART",         "APP RDY",      "*ATREADY", "*EMRDY: 1",
    "+AT: READY", "NORMAL POWER DOWN", "POWERED DOWN", "^SHUTDOWN"};
constexpr std::string_view kReady[] = {"SMS Ready", "Call Ready", "SMS DONE", "+QIND: SMS DONE",
                                       "+SIM READY"};
constexpr std::string_view kLadder[] = {"reinit", "radio", "reset", "reopen", "usb", "power"};

}  // namespace

extern const Family kFamily;
constexpr Family kFamily{.name = "generic",
                         .profile = {.baud = 115200,
                                     .rtscts = false,
                                     .settle = 100ms,
                                     .probe_tries = 10,
                                     .probe_deadline = 2s,
                                     .settle_after_radio = 500ms,
                                     .pin_tries = kPinTries,
                                     .settle_after_pin = 500ms,
                                     .ready_limit = 30s,
                                     .storages = kStorages,
                                     .cpms_arity = kArity,
                                     .cnmi_mode = kMode,
                                     .cnmi_mt = kMt,
                                     .cnmi_ds = kDs,
                                     .cnmi_bfr = kBfr,
                                     .service = 0,
                                     .direct = modem::Direct::fallback,
                                     .acknowledge = kAcknowledge,
                                     .sweep_every = 60s,
                                     .sweep_by_index = false,
                                     .index_base = 1,
                                     .storage_alarm = 80,
                                     .prompt = true,
                                     .prompt_deadline = 10s,
                                     .submit_deadline = 120s,
                                     .ussd_coding = modem::UssdCoding::plain,
                                     .ussd_dcs = 15,
                                     .ussd_deadline = 60s,
                                     .boot_urcs = kBoot,
                                     .ready_urcs = kReady,
                                     .ladder = kLadder,
                                     .radio_off = 4,
                                     .reset = "+CFUN=1,1",
                                     .reset_limit = 90s,
                                     .resets_a_day = 6,
                                     .network_limit = 15min}};

}  // namespace pigeon::drivers::generic
