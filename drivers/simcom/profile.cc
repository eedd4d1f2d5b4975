// SIMCom 2G: SIM800, SIM800L, SIM900, SIM300 (README.md here).
#include "drivers/catalog.h"

namespace pigeon::drivers::simcom {
namespace {

using namespace std::chrono_literals;

constexpr modem::VendorError kErrors[] = {
    {512, modem::Retry::configure, "The SIM is not ready"},
    {513, modem::Retry::never, "The message is too long"},
    {514, modem::Retry::never, "Bad parameters"},
    {515, modem::Retry::modem, "The modem's storage failed"},
    {517, modem::Retry::configure, "Invalid service mode"},
    {529, modem::Retry::account, "This SIM may not send texts"},
    {531, modem::Retry::modem, "The modem's memory is full"}};
constexpr Identity kIdentities[] = {{"*simcom*", "*SIM800*"},
                                    {"*simcom*", "*SIM900*"},
                                    {"*simcom*", "*SIM300*"},
                                    {"*simcom*", "*SIM808*"},
                                    {"*simcom*", "*SIM868*"}};
constexpr std::string_view kInit[] = {"+IPR=115200", "+CLTS=0"};
constexpr std::string_view kPinTries[] = {"+SPIC", "+CPINR"};
constexpr std::string_view kStorages[] = {"SM", "ME"};
constexpr int kMode[] = {2, 1};
constexpr int kMt[] = {1};
constexpr int kDs[] = {1, 0};
constexpr std::string_view kBoot[] = {"RDY", "+CFUN: 1", "NORMAL POWER DOWN",
                                      "UNDER-VOLTAGE POWER DOWN", "OVER-VOLTAGE POWER DOWN"};
constexpr std::string_view kUnverified[] = {"init", "vendor_errors", "reset"};
constexpr Model kModels[] = {{.name = "SIM300D",
                              .model = "*SIM300D*",
                              .profile = {.ussd_coding = modem::UssdCoding::packed}}};

}  // namespace

extern const Family kFamily;
constexpr Family kFamily{.name = "simcom",
                         .identities = kIdentities,
                         .profile = {.init = kInit,
                                     .pin_tries = kPinTries,
                                     .storages = kStorages,
                                     .cnmi_mode = kMode,
                                     .cnmi_mt = kMt,
                                     .cnmi_ds = kDs,
                                     .direct = modem::Direct::never,
                                     .submit_deadline = 75s,
                                     .vendor_errors = kErrors,
                                     .boot_urcs = kBoot,
                                     .radio_off = 0,
                                     .reset = "+CFUN=1,1"},
                         .unverified = kUnverified,
                         .models = kModels};

}  // namespace pigeon::drivers::simcom
